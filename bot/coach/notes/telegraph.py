"""Lines typed as a telegram, written out: "Payment not received." → We haven't received the payment."""

import itertools
import re
from collections.abc import Sequence

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.sound import second_verb
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import ACTORS, ITS_VERB, MASS, low_first, one
from bot.coach.english.tokens import Token, is_finite, tokens_of
from bot.coach.english.voice import KEPT_CAPITAL, capital, going_on
from bot.coach.memory import remembered
from bot.coach.notes.articles import with_articles
from bot.coach.notes.clipped import clipped, clocked
from bot.coach.notes.coming import NEXT, coming
from bot.coach.notes.notes import noted
from bot.coach.wording import Wording

SO_WE = re.compile(
    r"^because .{6,}(?<! and)(?<! but)(?<! that)(?<! as) (?:we|i|you|they|it)(?:'[a-z]+| (?:can|can't|cannot|will|won't|have|had|are|do|don't|did|didn't|now|must|could|couldn't))\b"
)
"""What comes of the cause: "because the tag is gone we can't take it"."""
_REST = r"(?P<rest>(?: (?:due to|because|as|by|on|at|in|for|until|till|since|from|to|per|pending|while|once|when|after|with|within|without|via|under|already|again|twice|every|only)\b.*)?)"
STATE = re.compile(
    r"(?P<np>(?!(?:we|i|you|they|he|she|it|this|that|these|those|who|what|if|when|nobody|nothing|no|not|the|a|an|my|our|all|every|please|to|make|get|keep|have|any|still|just|also)\b)[\w'&.-]+(?: [\w#/&.-]+){0,3}?) (?P<not>not )?"
    r"(?P<how>(?:incomplete|ready|available|unavailable|overdue|pending|invalid|faulty|empty|full|(?:open|shut)(?! (?:at|on|from) )|late|compulsory|mandatory|optional|payable|refundable|transferable|non-refundable|valid|possible|compatible|eligible|white|clear|readable|legible|working|correct|incorrect|wrong|void|expired(?! (?:on|in|at|after|before|last) )|in stock|out of stock|on order|on back ?order|on hold|on site|done|complete|completed)\b|(?:allowed|accepted|permitted|covered|included|provided|offered|supported|guaranteed)\b(?! by\b))(?P<rest>(?: (?:for|on|at|in|until|till|from|after|before|by|with|without|within|under|to|since|because|due|as|if|when|once|unless|here|yet|now|today|tomorrow|this|next|online|again) ?.*|,? \(.*| (?:mon|tues|wednes|thurs|fri|satur|sun)day.*)?)"
)
""" "Form incomplete (box 14)", "name changes not allowed"."""
PRICED = re.compile(
    r"(?P<what>(?:new|replacement|spare|extra) [a-z]+(?: [a-z]+)?) (?P<price>[£$€]?\d+(?:\.\d\d)?|\d+ (?:eur|usd|gbp|chf|quid|euros?|dollars|pounds))"
)
""" "New glass 89"."""
DONE_ALONE = re.compile(
    r"(?:cancell?ed|(?P<on>received|returned|reassigned|transferred)|refunded|updated|changed|resent|removed|approved|extended|credited|unlocked|amended|corrected|reinstated)"
)
""" "Cancelled." to somebody who asked for it."""
EXPIRED = re.compile(r"(?P<np>[a-z][\w'-]*(?: [a-z][\w'-]*){0,3}?) expired")
TIME = re.compile(r" \d\d?[:.]\d\d\b")
NOTS = re.compile(r"not [a-z]+able(?:(?:,| and|, and| or|, or)? not [a-z]+able)+")
NOTS_APART = re.compile(r"(?:,? ?\b(?:and |or )?)not ")
""" "Not refundable, not exchangeable"."""
NO_WAY = re.compile(r"no way (?:round|around|past) (?:it|this|that)")
NOT_MUCH = re.compile(
    r"(?:not (?:much|a lot|a great deal|anything|a thing)|little|very little) (?:that )?(?:i|we|you|they|anyone|anybody) (?:can|could)(?: really)? (?:do|say|add|change|offer)\b[^,;]{0,60}"
)
""" "Not much we can do" tells what there is."""
UNDER_NONE = re.compile(
    r"not (?:a |under |in |part of |covered by |covered under )?(?:the |our |your )?warranty"
)
MARKED = re.compile(
    r"marked (?:as )?(?P<how>delivered|collected|returned|received|dispatched|shipped|lost|no access|paid|resolved|solved).*"
)
DONE = re.compile(
    rf"(?P<np>(?!(?:we|i|you|they|he|she|it|this|that|these|those|who|which|what|if|when|once|unless|nobody|nothing|no|not|the|a|an|my|our|all|each|every|please|to|already|missing|only|just|even|once|twice|never|both|all)\b)[£$€]?[\w#/&.-]+(?: [£$€]?[\w#/&.-]+){{0,4}}?) (?P<not>not )?(?P<done>[a-z]+){_REST}"
)
""" "Refund denied on 3 May", "Case 88213 closed"."""
ALREADY = re.compile(rf"already (?P<done>[a-z]+){_REST}(?: \([^()]*\))?")
IS = re.compile(
    r"(?:no longer(?! than\b)|currently|temporarily|fully|completely|still|not (?:coming|arriving|working|showing|going|running|starting|returning)(?= (?:back|in|out|up|on|at|until|till|from|to|this|today|tomorrow|now|yet))|not [a-z]+(?:able|ible)(?= )|sold out|out of (?:stock|print|date|season|range|warranty|order)|booked (?:out|up|solid)|unavailable|due (?=on|by|in|back|\d|today|tomorrow|mon|tues|wednes|thurs|fri))\b.*"
)
""" "No longer available", "still pending"."""
IT_DOES = re.compile(
    r"(?:works|looks|seems|appears|runs|shows|says|needs|takes|costs|depends|means|doesn't|isn't|wasn't|won't(?! be [a-z]+ing\b)|can't be|arrives|closes|opens|comes|goes|expires|includes|lasts|requires|weighs|stays|remains|contains|drops off"
    r"|(?:should|could|might|may|would)(?: also| still| only| then)? (?:be|land|arrive|come|take|show|work|go|reach|appear|clear|drop|turn up|ship|fit|help)|has been|was (?!there|it|this|that|the|your|a\b)[a-z]+ed)\b .+"
)
""" "Works fine on our end"."""
THE = re.compile(
    r"(?!(?:next|last) (?:week|month|year|time|term|night|\w+day)\b)(?:only|next|last|earliest|latest|nearest|closest|whole|entire) (?!the\b|your\b|our\b|an?\b|two\b|three\b|four\b|\d)[\w/-]+(?: [\w/-]+){0,6}? (?:is|are|was|were)\b.+"
)
EQUALS = re.compile(
    r"(?P<what>[a-z][^=]{3,50}?) ?= ?(?P<then>[£$€]?\d[\w.,%]* (?:\w+ ){0,3}?(?:fee|charge|surcharge|fine|penalty|ban|call-?out)\b[^=]{0,50})"
)
""" "No show = 50% charge"."""
DOING = re.compile(
    r"(?:(?:still |now |just )?(?:closing|cancell?ing|marking|escalating|forwarding|refunding|resolving|archiving|merging|transferring|reassigning|sending|processing|issuing|chasing)\b(?! (?:times?|fees?|charges?|dates?|period|hours|days?|balance|codes?|costs?|address|limits?|list|room|delays?|account|averages?|takes|is|speed|error|centre|center|office|team|department|plant|slot)\b)"
    r"|(?:still |now |just )?(?:waiting (?:on|for)|looking (?:into|at|for)|checking (?:with|on|into|the|your)|working (?:on|through)|going (?:through|over)|trying to|asking (?:the|for|our)|speaking (?:to|with))\b) .+"
)
WAIT = re.compile(r"currently (?:about |around )?\d[\d-]* (?:working )?(?:hours|days|weeks|months)")
LAST = re.compile(r"last (?:seen|used|[a-z]{3,}ed) (?!by\b)(?!.*\b(?:is|are|was|were|has|have)\b)")
OURS = re.compile(r"^(?:\w+ )?(?:waiting|looking at)\b")
"""What a company does rather than one of its people."""
MISSING = re.compile(r"missing (?P<np>(?!from\b|out\b|in\b|the\b|your\b|a\b)[\w' -]{3,50})")
SEEN = frozenset(["received", "found", "got", "seen", "located"])
"""What we haven't done with a thing, rather than what has not been done with it."""
MORE_DONE = frozenset(
    "report log escalate add find locate miss extend dispatch archive schedule reschedule verify confirm check attend reply answer review credit collect assign reassign transfer delay damage fix repair replace open upload supply enter give take read sign date log install book place need".split()  # noqa: SIM905
)
"""Besides those of the pack's list."""
OTHERS = frozenset(["different", "separate", "new", "further", "second", "similar"])
"""Before what is not known yet: "a different team", "a new referral"."""
STATES = frozenset(["require", "need", "limit", "cap", "rate"])
""" "Signature required" tells what is, not what was done."""
ACTED = re.compile(
    rf"(?:{'|'.join(sorted(ACTORS))}) (?:has |have |had |was |is |will |can |could |did )?(?:[a-z]+ed|came|left|went|tried|found|called|rang)\b(?! (?:by|to be)\b).*"
)
""" "Driver attended 10:42"."""
INFORMED = re.compile(
    rf"(?P<who>{'|'.join(sorted(ACTORS))}) (?:informed|notified|contacted|advised|instructed|chased|briefed|alerted|emailed)(?P<rest>(?: (?:on|at|by|today|yesterday|this|last|twice)\b.*)?)"
)
""" "Landlord informed": it was done to them."""
EIGHT = re.compile(r"[£$€]?(?:8|1[18](?!\d))")
"""Said with a vowel first: an 80% charge, an £18 fee."""
HELD = frozenset(["hold", "keep", "store", "stop", "delay", "detain", "lose", "damage"])
"""What is done to a thing, where "is" or "was" would have to be guessed."""
STAYS = frozenset(["remains", "stays", "keeps", "looks", "seems", "got", "gets"])
"""Verbs that look like things before a participle: "your listing remains removed"."""
OWED = frozenset(["due", "payable", "outstanding", "owing", "owed"])
SUM = re.compile(r"[£$€]\d[\d.,]* [a-z]")
WHEN = re.compile(
    r" (?:on (?:the )?\d|at \d|in (?:19|20)\d\d|yesterday|last |(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
HABIT = re.compile(r" (?:within|every|only|via|at|per)\b")
MEANWHILE = re.compile(
    r"(?P<lead>(?P<until>Until then|Till then)|In the meantime|Meanwhile|After that|From then on|Under (?:the|our|your) [a-z &]{3,40}(?=,)),? (?=[a-z])(?!date\b|day\b|time\b|point\b|period\b|week\b|month\b|year\b|deadline\b)"
)
SUPERLATIVE = re.compile(
    r"(?:(?:cheapest|quickest|fastest|slowest|smallest|largest|biggest|lowest|highest|extra|minimum|maximum)(?: (?:now|available|option|one|size|price|rate|charge|cost|amount))? (?:is|are|was|were)\b|(?:wait|call[- ]out|re-?upload|check-?up|top-?up|sign-?up|set-?up|follow-?up) (?:is|was|costs|takes)\b|(?P<off>cooling[- ]off)(?= (?:is|was|ends|ended|lasts|runs)\b))"
)
""" "Cheapest now is £17", "Cooling off is 14 days"."""
SPOKEN = frozenset(["be", "have", "do", "modal", "pron"])
"""In no line without its verb."""
CLOSES = re.compile(r" (?:at|in|on|from|until|for)\b")
""" "Kitchens closed at 10" themselves."""


@remembered
def written_out(line: str, wording: Wording) -> str | None:
    """The line as a sentence with its verb and subject; None where it is one, or what is missing is not certain."""
    bare = line.strip().strip(ENDS)
    low = fold(bare)
    if line.rstrip().endswith("?"):
        return None
    if note := noted(line, wording):
        return note
    if low.startswith("because ") and "," not in low and "=" not in low and not SO_WE.search(low):
        return f"That's {low[0]}{bare[1:]}"
    if UNDER_NONE.fullmatch(low):
        return "This isn't covered by the warranty"
    if NOTS.fullmatch(low):
        nots = [each.strip() for each in NOTS_APART.split(low)[1:]]
        return f"This isn't {', '.join(nots[:-1])}{' or ' if nots[:-1] else ''}{nots[-1]}"
    if NO_WAY.fullmatch(low) or NOT_MUCH.fullmatch(low):
        return f"There's {low}"
    if done := DONE_ALONE.fullmatch(low):
        return f"{'It' if done['on'] else 'That'}'s been {low}"
    if hit := PRICED.fullmatch(low):
        return f"The {bare[:1].lower()}{bare[1 : hit.end('what')]} is {bare[hit.start('price') :]}"
    if hit := EXPIRED.fullmatch(low):
        named = tokens_of(bare[: hit.end("np")], wording.lexicon)
        if _is_thing(named):
            return f"{_with_article(bare[: hit.end('np')], named, wording)} {'have' if plural(named) else 'has'} expired"
    if hit := MARKED.fullmatch(low):
        return f"It was marked as {bare[hit.start('how') : hit.end('how')]}{' at' if TIME.match(low, hit.end('how')) else ''}{bare[hit.end('how') :]}"
    if (hit := NEXT.fullmatch(low)) and not (hit["is"] and hit["what"] in MASS):
        return coming(hit, bare, wording.lexicon)
    if (hit := STATE.fullmatch(low)) and (made := _is_so(hit, bare, wording)):
        return made
    if (hit := DONE.fullmatch(low)) and (made := _happened(hit, bare, wording)):
        return made
    if hit := ALREADY.fullmatch(low):
        told = f"already {'' if WHEN.match(hit['rest']) else 'been '}{bare[hit.start('done') :]}"
        return (
            f"It {'was' if WHEN.match(hit['rest']) else 'has'} {told}"
            if _verb(hit["done"], wording)
            else None
        )
    if WAIT.fullmatch(low):
        return f"The wait is {low}"
    if IS.fullmatch(low) and not any(t.tag in SPOKEN for t in tokens_of(bare, wording.lexicon)):
        return f"It's {bare[:1].lower()}{bare[1:]}"
    if hit := EQUALS.fullmatch(low):
        return _costs(bare[: hit.end("what")], bare[hit.start("then") :], wording)
    if IT_DOES.fullmatch(low):
        return f"It {bare[:1].lower()}{bare[1:]}"
    if hit := INFORMED.fullmatch(low):
        past = " was" if hit["rest"] else " has been"
        return f"The {low[: hit.end('who')]}{past}{bare[hit.end('who') :]}"
    if THE.fullmatch(low) or ACTED.fullmatch(low):
        return f"The {bare[:1].lower()}{bare[1:]}"
    if DOING.fullmatch(low) and not any(is_finite(t, bare=False) for t in tokens_of(bare, wording.lexicon)):
        who = "We're" if OURS.search(low) else "I'm"
        return with_articles(f"{who} {low_first(bare)}", wording)
    if hit := MISSING.fullmatch(low):
        thing = bare[hit.start("np") :]
        many = plural(tokens_of(thing, wording.lexicon))
        return f"Some {thing} are missing" if many else f"The {thing} is missing"
    if LAST.match(low):
        return f"It was {low_first(bare)}"
    made = clipped(line.strip(ENDS), wording)
    return capital(made) if made else None


def _is_so(hit: "re.Match[str]", bare: str, wording: Wording) -> str | None:
    """ "Form incomplete (box 14)" → the form is incomplete (box 14)."""
    thing = list(tokens_of(bare[: hit.end("np")], wording.lexicon))
    if len(thing) > 1 and thing[-1].form == "s" and hit["not"]:
        thing[-1] = thing[-1]._replace(tag="noun")  # "name changes not allowed"
    if (
        not _is_thing(thing)
        or thing[-1].tag != "noun"
        or (
            wording.lexicon.base(thing[0].low, "base") == thing[0].low
            and len(thing) > 1
            and thing[0].low not in wording.lists["count_nouns"] | wording.lexicon.nouns_first
        )
    ):
        return None
    many = plural(thing)
    if not many and thing[-1].low not in wording.lists["count_nouns"]:
        return None
    np = _with_article(bare[: hit.end("np")], thing, wording)
    return f"{np} {'are' if many else 'is'} {hit['not'] or ''}{bare[hit.start('how') :]}"


def _costs(what: str, then: str, wording: Wording) -> str:
    """What follows from a deed, a case or a thing, all of which may stand before the "="."""
    tokens = tokens_of(what, wording.lexicon)
    low, then = f"{what[:1].lower()}{what[1:]}", f"{'an' if EIGHT.match(then) else 'a'} {then}"
    if tokens[0].tag == "verb" and tokens[0].form == "base":
        return f"If you {low}, there's {then}"
    if any(is_finite(t, bare=False) for t in tokens):
        return f"If {low}, there's {then}"
    return f"{what} means {then}"


def _happened(hit: "re.Match[str]", bare: str, wording: Wording) -> str | None:
    verb = _verb(hit["done"], wording)
    thing = tokens_of(bare[: hit.end("np")], wording.lexicon)
    many, rest = plural(thing), bare[hit.start("rest") :]
    if (
        verb is None
        or not _is_thing(thing)
        or thing[-1].low.removesuffix("s") in ACTORS
        or ITS_VERB.match(fold(rest))
    ):
        return None
    if verb in ("close", "open") and CLOSES.match(rest):
        return None
    np = _with_article(bare[: hit.end("np")], thing, wording)
    if verb == "need" and rest.startswith(" to "):
        return None
    if verb in STATES and not many and thing[0].low in ("new", "further", "fresh", "separate"):
        np = re.sub("^The ", "A ", np)  # "New referral needed"
    if verb in STATES:
        return f"{np} {'are' if many else 'is'} {hit['not'] or ''}{hit['done']}{rest}"
    if hit["not"] and hit["done"] in SEEN:
        named = re.sub(r"^[Tt]he ", "a " if hit["done"] == "found" else "the ", np)
        return f"We haven't {hit['done']} {named}{rest}"
    if many and (HABIT.match(rest) or rest.endswith(" only")):
        return f"{np} are {hit['not'] or ''}{hit['done']}{rest}"
    if WHEN.match(rest):
        return f"{np} {'were' if many else 'was'} {hit['not'] or ''}{hit['done']}{rest}"
    if rest.startswith(" within"):
        return None  # done already, or yet to be
    return f"{np} {'have' if many else 'has'} {hit['not'] or ''}been {hit['done']}{rest}"


def _verb(done: str, wording: Wording) -> str | None:
    """What was done, where it is something that is done to a thing."""
    verb = wording.lexicon.base(done, "participle")
    return verb if verb in wording.lists["done_verbs"] or verb in MORE_DONE else None


def _is_thing(thing: Sequence[Token]) -> bool:
    owned = thing[0].low == "your"
    kept = thing[owned:]
    if len(kept) > 2 and kept[1].low == "of" and kept[2].tag == "num":
        kept = (kept[0], *kept[2:])  # "credit of $12"
    return (
        all(t.tag in ("noun", "adj", "num") for t in kept)
        and any(t.tag == "noun" for t in kept)
        and kept[-1].low not in STAYS
    )


def _with_article(np: str, thing: Sequence[Token], wording: Wording) -> str:
    """ "refund" → the refund; what has its "your", a number or a name of its own keeps it."""
    first, head = thing[0], thing[-1]
    named = (
        first.low in KEPT_CAPITAL or any(t.text[:1].isupper() for t in thing[1:]) or first.text[1:2].isupper()
    )
    counted = head.low in wording.lists["count_nouns"] and not any(c in "#/-" for t in thing for c in t.text)
    if SUM.match(np) and counted:
        return f"{'An' if EIGHT.match(np) else 'A'} {np}"
    if len(thing) > 2 and thing[1].low == "of" and first.low in wording.lists["count_nouns"]:
        return f"{'An' if first.low[0] in 'aeio' else 'A'} {np[:1].lower()}{np[1:]}"
    if first.low == "your" or named or plural(thing) or not counted:
        return np
    return capital(one(np)) if first.low in OTHERS else f"The {low_first(np)}"


@remembered
def with_article(text: str, wording: Wording) -> str | None:
    """ "Queue is 9 days" → the queue is 9 days; None where nothing is missing, or it may be a name."""
    if lead := MEANWHILE.match(text):
        rest = with_article(capital(text[lead.end() :]), wording)
        if rest or lead["until"]:
            return f"{lead['lead']}, {going_on(rest or text[lead.end() :], wording.lexicon)}"
        return None
    if text.rstrip().endswith("?") or fold(text).startswith(("reference is", "reference to")):
        return None
    if hit := SUPERLATIVE.match(fold(text)):
        return (
            f"The {low_first(text)}" if not hit["off"] else f"The cooling-off period{text[hit.end('off') :]}"
        )
    clause = clause_of(tokens_of(text.strip(ENDS), wording.lexicon))
    if clause is None or clause.kind != "statement" or clause.lead or not clause.subject:
        return None
    if clause.rest and clause.rest[0].tag in ("be", "modal", "have"):
        return None
    if clause.verb.form == "s" and second_verb(clause.rest, clause.subject, wording.lexicon):
        return None  # "password resets are …", "date changes made late are …"
    said = itertools.takewhile(lambda t: t.tag in ("prep", "noun", "adj", "det", "be", "modal"), clause.rest)
    if (
        clause.verb.form == "s"
        and clause.rest[:1]
        and clause.rest[0].tag == "prep"
        and any(t.tag in ("be", "modal") and t.low != "may" for t in said)
    ):
        return None  # "deposit holds by hotels aren't …"
    base = wording.lexicon.base(clause.verb.low, "participle")
    done = base in wording.lists["done_verbs"] or base in HELD
    ends = not clause.rest or clause.rest[0].tag in ("prep", "punct")
    if done and not clause.group and ends:
        return None  # "Parcel held at customs" has no verb of its own
    if (
        not clause.group
        and clause.verb.form in ("past", "participle")
        and clipped(text.split(",", maxsplit=1)[0], wording)
    ):
        return None  # "Handset tested, …"
    subject = list(clause.subject)
    cut = next((place for place, t in enumerate(subject) if t.tag == "prep" and t.low != "of"), 0)
    by_itself = wording.lexicon.base(clause.verb.low, "past") in ("expire", "lapse", "end", "start", "run")
    told = bool(clause.group) or clause.verb.tag in ("be", "have") or by_itself
    if cut and told and wording.lexicon.base(subject[0].low, "base") is None:
        subject = subject[:cut]  # "oven in unit was dirty"
    if len(subject) > 1 and subject[-1].low in OWED:
        del subject[-1]  # "amount due"
    if len(subject) > 2 and subject[-2].low == "of" and subject[-1].tag == "num":
        del subject[-2:]  # "bench fee of $45"
    if subject[0].low == "payment" and clause.rest[:1] and clause.rest[0].low == "due":
        return None
    if SUM.match(text) and len(subject) > 1 and subject[-1].low in wording.lists["count_nouns"]:
        return f"{'An' if EIGHT.match(text) else 'A'} {text}"
    owned = next((place for place, t in enumerate(subject) if t.form == "genitive"), len(subject))
    modifies = clause.rest and clause.rest[0].tag == "noun" and clause.verb.form in ("past", "participle")
    if (
        not (
            subject[-1].low in wording.lists["count_nouns"]
            or (len(subject) > 1 and subject[-1].low in wording.lexicon.nouns_first)
        )
        or subject[-1].low in MASS
        or (modifies and not clause.group)  # "computer generated fines"
        or any(
            (t.tag not in ("noun", "adj", "num") and t.form != "genitive" and t.low != "daily")
            or not (t.text[1:].islower() or len(t.text) == 1 or (t.text.isupper() and t is not subject[-1]))
            for t in subject
        )
        or any(t.text[:1].isupper() for t in subject[1:])
        or subject[0].tag == "num"
        or subject[-1].tag == "num"
        or any(c in "#/-" for t in subject for c in t.text)
        or plural(subject)
        or subject[owned - 1].low in KEPT_CAPITAL
        or (owned < len(subject) and subject[owned - 1].low not in wording.lists["count_nouns"] | ACTORS)
        or (wording.lexicon.base(subject[0].low, "ing") and subject[0].low not in MASS)
    ):
        return None
    low = text if subject[0].low in KEPT_CAPITAL else low_first(text)
    if subject[0].low in OTHERS:
        return capital(one(text))
    return clocked(f"The {low}") if by_itself else f"The {low}"
