"""A statement or request said with another verb: "Late checkout is $40" → Late checkout costs $40. Its nouns and numbers stay."""

import re

from bot.coach.english.text import fold
from bot.coach.english.voice import capital
from bot.coach.turned.turned_order import LEANING, lowered
from bot.coach.wording import Wording

TIME = r"(?:up to |about |around |at least |between )?(?:\d[\d,.]*(?: ?(?:-|to|and) ?\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:more )?(?:working |business |calendar )?(?:minutes?|hours?|days?|weeks?|months?)"
TAKES = re.compile(
    rf"(?P<what>[^,;:]{{3,60}}?) (?:can |may |will |usually |normally )?takes? (?P<time>{TIME})"
)
HOLDS = r"(?:terms|contract|agreement|policy|confirmation|email|e-mail|letter|statement|invoice|manual|handbook|website|site|app|menu|label|t&cs|receipt|portal|leaflet|listing|ad|advert|page|screen|board|noticeboard|envelope|box|bag|drawer|cupboard|folder|settings|brochure|guide|notes|front|back|help cent(?:re|er)|faqs?|changelog|release notes|bulletin|calendar|timetable|inbox|profile)"
FOUND = re.compile(
    rf"(?P<what>(?!(?:no|nothing|there|here|it|this|that|what|who|you|we|i)\b)[^,;:]{{2,50}}?) (?:is|are|can be found) (?P<where>(?:in|on) (?:(?:the|your|our) )?(?:[a-z0-9&-]+ ){{0,3}}?{HOLDS}(?: (?:in|inside|of|for|with|under|you|we)\b[^,;:]{{2,50}})?)"
)
THERE_IS = re.compile(
    rf"there(?:'s| is| are) (?P<what>(?!no\b|nothing\b|not\b|only\b)[^,;:]{{2,50}}?) (?P<where>(?:in|on) (?:the|your|our) (?:[a-z0-9&-]+ ){{0,3}}?{HOLDS})"
)
MOVES = re.compile(
    r"\b(?:order|account|request|case|claim|refund|payment|name|customer|driver|team|staff|parcel|money)s?$"
)
""" "The order is on our site": that is no place to find it."""
PLACE = re.compile(
    r"you(?:'re| are) (?P<at>number \S+|\d+(?:st|nd|rd|th)|position \S+) (?P<where>(?:in|on) (?:the|our) (?:queue|line|list|waiting list|waitlist))"
)
QUEUED = re.compile(
    r"you(?:'re| are)(?: now| already)? (?P<where>in (?:the|our|a) (?:\w+ )?(?:queue|line)|on (?:the|our) (?:\w+ )?(?:list|waitlist))"
)
AHEAD = re.compile(
    r"there(?:'s| is| are)(?P<still> still| currently)? (?P<what>[\w ,]{3,40}?) (?P<where>(?:ahead of|before|in front of) you)"
)
LISTED = re.compile(
    r"there(?:'s| is| are) (?P<what>\d[\d,]* [a-z ]{3,30}?) on (?P<list>(?:the|our) (?:\w+ ){0,2}list)(?P<rest> [^,;:]{3,60})?"
)
WITH = re.compile(
    r"(?P<what>it|this|(?:your|the) [a-z -]{3,40}?) (?:is|'s)(?: now| currently| still)? with (?P<who>(?:the|our|another) [a-z -]{0,25}?(?:team|department|office|supplier|workshop|warehouse|courier|lab|depot|engineers?|specialists?))"
)
AMOUNT = r"(?:[$£€¥]|(?:chf|eur|usd|gbp|aud|cad) ?)\d[\d.,]*\d?|\d[\d.,]* ?(?:[$£€]|dollars|euros?|pounds|pence|cents|chf|eur|usd|gbp)"
RUNS = re.compile(
    rf"(?P<what>(?:(?:the|our|your|this) )?(?:[\w-]+ ){{0,2}}?(?:warranty|guarantee|contract|notice period|minimum term|lease|trial|subscription)) (?:is|was) (?P<time>(?:only )?{TIME})(?P<rest> (?:from|for|in|on|with) [^,;:]{{3,50}})?"
)
DUE = re.compile(
    r"(?P<what>[^,;:?]{3,60}) (?:is|are) (?P<due>due(?= (?:on|by|within|in|before|tomorrow|today)\b)|payable) (?P<rest>[^;:?]{3,60})"
)
OWED = re.compile(
    r"\b(?:payment|invoice|balance|rent|fee|fine|bill|instalment|installment|deposit|premium|charge)s?\b"
)
MUST = re.compile(
    r"(?P<what>[^,;:?]{2,60}?) (?:must|ha(?:s|ve) to|will have to) (?P<do>(?!not\b|have\b)[a-z]+ [^;:?]{2,90})"
)
GUESSED = re.compile(
    r"be (?:a|an|so|very|really|some|the|hard|frustrating|annoying|difficult|awful|upsetting|disappointing)\b"
)
"""What "must" guesses and does not order."""
ONLY_ONE = re.compile(r"only (?P<who>the [a-z -]{3,30}?) (?P<can>can|may) (?P<do>[^,;:?]{3,60})")
IN_TOUCH = re.compile(
    r"(?P<who>[a-z' ]{1,40}?)(?P<will>'ll| will) (?:contact you|get back to you|reach out(?: to you)?|get in contact(?: with you)?)(?P<rest>(?: (?:if|when|once|by|within|on|about|with|after|as soon as|in)\b[^;:?]{2,80})?)"
)
LOOKING = re.compile(
    r"(?P<who>we|i|someone|somebody|one of us|(?:the|our) [a-z ]{3,30})(?P<will>'ll| will) (?P<do>look|review|check|investigate|process|consider|assess) (?P<rest>[^;:?]{2,80})"
)
HAS_NOT = re.compile(
    r"(?P<what>[^,;:?]{2,60}?) (?P<aux>do|does)(?:n't| not) (?P<do>meet|pass|reach|qualify|match)\b(?P<rest>[^;:?]{0,60})"
)
SHOWN = re.compile(
    r"(?P<where>(?:the|our) (?:log|records?|system|report|portal|tracking|file|history)s?) shows? (?P<what>an? [^,;:?]{3,80})"
)
UNABLE = re.compile(
    r"(?P<who>i|we)(?:'m| am|'re| are)(?: still)? (?:not able|unable) to (?P<do>[a-z]+)(?P<what>(?: [^,;:?]{2,50})?)|(?P<who2>i|we) (?:can't|cannot|can not) (?P<do2>[a-z]+)(?P<what2>(?: [^,;:?]{2,50})?)"
)


def takes(sentence: str, wording: Wording) -> str:
    """ "Repairs take 5 days." → Please allow 5 days for repairs."""
    hit = TAKES.fullmatch(sentence)
    words = fold(hit["what"]).split() if hit else []
    if not hit or words[0] in ("you", "there", "what", "which", "who") or words[-1] == "then":
        return ""
    if re.search(r"\d|\band$", hit["what"]):
        return ""  # "Copies cost £5 and take a day": two things told of them
    if fold(hit["what"]) in LEANING:
        return f"Please allow {hit['time']}"
    return f"Please allow {hit['time']} for {lowered(hit['what'], wording)}"


def found(sentence: str, wording: Wording) -> str:
    """ "The limit is in your terms." → You'll find the limit in your terms."""
    folded = fold(sentence)
    for pattern in (FOUND, THERE_IS):
        hit = pattern.fullmatch(folded)
        if (
            hit
            and not MOVES.search(hit["what"])
            and not re.search(r" (?:is|are|was|which|who|that (?=\S))", hit["what"])
        ):
            what, where = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "where"))
            return f"You'll find {lowered(what, wording)} {where}"
    return ""


def queue(sentence: str, wording: Wording) -> str:
    """ "You are number 12 in the queue." → Your place in the queue is number 12."""
    folded = fold(sentence)
    if hit := PLACE.fullmatch(folded):
        at, where = (sentence[hit.start(name) : hit.end(name)] for name in ("at", "where"))
        return f"Your place {where} is {at}"
    if hit := QUEUED.fullmatch(folded):
        return f"You have a place {hit['where']}"
    if hit := AHEAD.fullmatch(folded):
        return f"You{hit['still'] or ''} have {hit['what']} {hit['where']}"
    if hit := LISTED.fullmatch(folded):
        return f"{capital(hit['list'])} has {hit['what']} on it{hit['rest'] or ''}"
    if hit := WITH.fullmatch(folded):
        what, who = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "who"))
        return f"{capital(who)} {'have' if who.endswith('s') else 'has'} {lowered(what, wording)}"
    return ""


def runs(sentence: str, wording: Wording) -> str:
    """ "The warranty is 12 months." → The warranty runs for 12 months."""
    del wording
    hit = RUNS.fullmatch(fold(sentence))
    if not hit:
        return ""
    verb = "ran" if " was " in fold(sentence) else "runs"
    what = sentence[: hit.end("what")]
    return f"{what} {verb} for {sentence[hit.start('time') :]}"


def to_be_paid(sentence: str, wording: Wording) -> str:
    """ "The invoice is payable within 14 days." → The invoice needs to be paid within 14 days."""
    hit = DUE.fullmatch(fold(sentence))
    if not hit or not OWED.search(hit["what"]) or re.search(r" (?:is|are|was|and) ", hit["what"]):
        return ""
    what, rest = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "rest"))
    needs = "need" if _several(what) else "needs"
    done = "made" if re.search(r"payments?$", fold(what)) else "paid"
    return f"{what} {needs} to be {done} {rest}"


def needs_to(sentence: str, wording: Wording) -> str:
    """ "Passports must be valid for 6 months." → Passports need to be valid for 6 months."""
    hit = MUST.fullmatch(fold(sentence))
    if not hit or hit["what"].split()[0] in (LEANING - {"we", "i"}) | {
        "there",
        "if",
        "when",
        "you",
        "please",
    }:
        return ""
    if GUESSED.match(hit["do"]) or (
        not hit["do"].startswith("be ") and not wording.lexicon.base(hit["do"].split()[0], "base")
    ):
        return ""
    what, do = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "do"))
    several = _several(what) or " have to " in fold(sentence) or fold(what) in ("we", "i", "you")
    return f"{what} {'need' if several else 'needs'} to {do}"


def only(sentence: str, wording: Wording) -> str:
    """ "Only the guest can sign." → The guest is the only one who can sign."""
    hit = ONLY_ONE.fullmatch(fold(sentence))
    if not hit:
        return ""
    last = hit["who"].split()[-1]
    known = wording.lists["people"] | wording.lists["persons"]
    if last.endswith("s") or not (last in known or last.endswith("holder")):
        return ""
    return f"{capital(hit['who'])} is the only one who {hit['can']} {sentence[hit.start('do') :]}"


def in_touch(sentence: str, wording: Wording) -> str:
    """ "Someone will get back to you." → Someone will be in touch; "We'll look into it" → We'll be looking into it."""
    folded = fold(sentence)
    if hit := IN_TOUCH.fullmatch(folded):
        who, rest = (sentence[hit.start(name) : hit.end(name)] for name in ("who", "rest"))
        return f"{who}{hit['will']} be in touch{rest}"
    if hit := LOOKING.fullmatch(folded):
        who, rest = (sentence[hit.start(name) : hit.end(name)] for name in ("who", "rest"))
        return f"{who}{hit['will']} be {wording.lexicon.form(hit['do'], 'ing')} {rest}"
    return ""


def has_not(sentence: str, wording: Wording) -> str:
    """ "Your form doesn't meet the criteria." → Your form hasn't met the criteria."""
    hit = HAS_NOT.fullmatch(fold(sentence))
    if not hit or not re.match(r"(?:your|this|the)\b|you$", hit["what"]):
        return ""
    what, rest = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "rest"))
    several = not hit["aux"].startswith("does")
    return f"{what} {'haven' if several else 'hasn'}'t {wording.lexicon.form(hit['do'], 'participle')}{rest}"


def shown(sentence: str, wording: Wording) -> str:
    """ "The log shows a login at 23:14." → There's a login at 23:14 in the log."""
    del wording
    hit = SHOWN.fullmatch(fold(sentence))
    if not hit:
        return ""
    where, what = (sentence[hit.start(name) : hit.end(name)] for name in ("where", "what"))
    return f"{capital('in ' + where[0].lower() + where[1:])} there's {what}"


def unable(sentence: str, wording: Wording) -> str:
    """ "I'm not able to change that." → Changing that isn't something I'm able to do."""
    hit = UNABLE.fullmatch(fold(sentence))
    if not hit:
        return ""
    now = "" if hit["who"] else "2"
    do = hit[f"do{now}"]
    if not wording.lexicon.base(do, "base") or do in (
        "be",
        "do",
        "see",
        "understand",
        "find",
        "say",
        "wait",
        "have",
        "believe",
    ):
        return ""
    what = sentence[hit.start(f"what{now}") : hit.end(f"what{now}")]
    if re.search(
        r"\b(?:until|unless|without|if|when|because|any|and|for|why|how|what|who|yet|more|either)\b",
        fold(what),
    ):
        return ""
    who = "I'm" if hit[f"who{now}"] == "i" else "we're"
    return f"{capital(wording.lexicon.form(do, 'ing'))}{what} isn't something {who} able to do"


def _several(what: str) -> bool:
    """Whether its head, the last word before "of" or "for", is a plural."""
    head = re.split(
        r" (?:of|for|in|on|with|at|to|per|from|under|over|aged|without|above|below) ", fold(what)
    )[0].split()[-1]
    if head in ("children", "people", "men", "women", "staff", "police", "feet", "teeth"):
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))
