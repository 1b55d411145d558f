"""Two short sentences that are one: "Do not refresh. It only restarts the queue.", "Read the lease. Section 7.", "It's wood. Wood moves." """

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import ended
from bot.coach.kinder.said import Said
from bot.coach.notes.headless import by_itself
from bot.coach.notes.notes_in_line import of_a_sum
from bot.coach.reading.sentences import Seen
from bot.coach.wording import Wording

Found = list[tuple[Seen, Said | None]]

PLACE = re.compile(
    r"(?:(?:section|clause|article|para(?:graph)?|page|p\.|seat|row|gate|platform|room|aisle|bay|line|option|box|step|floor|desk|window|code|chapter|level|part|ext(?:ension)?)\.? )?#?[a-z]{0,4}-?\d[\w().-]*"
)
"""A place or a code by itself: "Section 7.", "E-4021."."""
CLAUSE_OF = re.compile(
    r"(?P<what>lease|contract|agreement|policy|terms|handbook|licence|license) (?P<where>(?:clause|section|article|paragraph|para|rule|page) [\d.]+[a-z]?)"
)
""" "Lease clause 7." """
CODE = re.compile(r"[a-z]{1,5}-?\d[\w-]*")
CODE_OF = re.compile(
    r"\b(?:the|this|that|your) (?:error|reference|order|tracking|booking|product|item|model|fault|promo|voucher|discount) (?:code|number)\b(?! [\w-]*\d)"
)
"""What a code by itself is the code of."""
BARE_NUMBER = re.compile(r"[#\d.,]+")
MOST = re.compile(r" max(?:imum)?(?=\.?$)")
REASON = re.compile(r"(?:reason|ground|cause|code) [\w()-]*\d[\w()-]*")
WITH = re.compile(
    r"(?:with|without|in|by|via|from|on|at|for|to|including|excluding|plus|incl|no later than|not later than) (?!.*\b(?:can|can't|cannot|is|are|will|won't|nothing|nobody|we|i|you|it|there)\b)[\w£$€][^,;:]{1,50}"
)
NO_THING = re.compile(
    r"no (?!one\b|need\b|way\b|idea\b|problem\b|worries\b|rush\b|exceptions?\b|excuses?\b)(?P<np>[a-z-]+(?: [a-z-]+)?)"
)
SPELL = re.compile(
    r"(?:about |up to |around |roughly |approx\.? |at least |allow |normally |usually |typically )?\d+(?:(?: ?[-–] ?| to | or )\d+)? (?:(?:working|business|calendar|full) )?(?:minute|hour|day|week|month|year)s?(?: (?:max|minimum|maximum|usually|normally|at least|or so))?"
)
""" "5-10 working days." """
UNDER_WAY = re.compile(
    r"\b(?:processed|sent|issued|refunded|paid|ordered|shipped|posted|dispatched|submitted|raised|requested|transferred|approved|credited|started|logged|escalated|booked in|delivery|deliveries|refunds?|repairs?|processing|shipping|payments?|transfers?|replacements?|claims?|applications?|decisions?|reviews?|visas?)\b"
)
WAITING = re.compile(r"\b(?:wait|awaiting|waiting|queue|backlog|list)\b")
FAILURES = re.compile(
    r"(?:\d+|one|two|three|four|five) (?:wrong|failed|missed|late|unpaid|incorrect|bounced|unanswered) [a-z]+(?: [a-z]+)?"
)
PASSIVE = re.compile(
    r"\b(?:has|have|was|were|is|are)(?: been)? (?:locked|blocked|closed|suspended|cancelled|canceled|frozen|removed|paused|returned)$"
)
ITS = re.compile(
    r"(?:it is|we're|we are) an? [a-z' -]{3,40}|you're (?:still )?\d+ [a-z]+ (?:early|late|short|over|under)|it's (?:a |an )?(?!not\b|best\b|worth\b|up to\b|for you\b|only\b|all\b|in\b|on\b|at\b|stated\b|written\b|there\b)[a-z -]{3,40}"
)
IT_DOES = re.compile(
    r"(?:it|that|this)(?: (?:just|only|simply|merely|always))? (?P<verb>(?!was\b|has\b|is\b)[a-z]+s)\b (?!(?:like|as if|to me)\b).+"
)
""" "It only restarts the queue." """
DOESNT = re.compile(r"(?!.*[.?!] )please don't [^,;:]{2,70}")
ASKS = re.compile(r"(?!.*[.?!] )please (?!don't)[^,;:]{2,60}")
WE_CANT = re.compile(
    r"we(?: can't| cannot| can not| don't| do not| aren't able to| are not able to| are unable to|'re not able to| won't) (?:[a-z]+ ){1,3}(?:it|them|that|those|these|this)(?: (?:here|there|at all|on our side|from here))?"
)
""" "We cannot see them", behind what is asked."""
IT_IS = re.compile(r"it's (?P<np>(?:an? )?[a-z]+)")
AMOUNT = re.compile(r"[£$€]?\d+(?:[.,]\d+)*(?: ?(?:eur|usd|gbp|euros?|pounds?|dollars?|quid))?")
COSTLY = re.compile(
    r"\b(?:(?:the|a|an) )?((?:[a-z]+ )?(?:fee|charge|cost|price|deposit|fine|penalty|surcharge|rate))\b(?!.*\d)"
)
NO_OBJECT = re.compile(
    r"(?P<ask>(?:(?:[^.?!]*, )?[Pp]lease(?: could you)?|(?:[Cc]ould|[Cc]an|[Ww]ould) you(?: please)?|You can) (?:(?:re-?send|send|re-?submit|submit|re-?attach|attach|re-?upload|upload|put|bring|post|forward|supply|provide|enclose|re-?scan|scan|retake)(?= (?:(?!her\b|other\b|another\b|over\b)[a-z]+er|separately|again|individually|as|by|via|to|against|under|over|through|within|before|in|on|with|back|direct|directly|straight|unopened|online|together|first|instead)\b|[.,?])|complete(?= (?:by|and|in|before|online|within|again)\b|[.,?])|return(?= (?:via|unopened|unused|unworn|within|in (?:the|its)|by (?:post|courier|mail))\b)))(?P<rest>.*)"
)
""" "Please resend smaller": what it is, the sentence before tells."""
OFTEN = re.compile(
    r"twice|three times|again|already|yesterday|in writing|in full|in advance|both times|every time"
)
FOR_REASONS = re.compile(r"it's (?P<why>for [a-z ]+ reasons|because of [a-z ]+)")
ENDS_SO = re.compile(r"[,;]|\b(?:because|as|since|due to|please)\b")
NOT_THEN = re.compile(
    r"not (?:before|after|until|earlier|later|sooner|beforehand|by [a-z]+|via [a-z]+|at [a-z]+)(?: (?:that|then))?"
)
""" "It's reviewed in August. Not before." """
TIME = re.compile(r"\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2}:\d\d|noon")
LONGEST = 130
"""Characters of two sentences that may be one."""
NUMBERED = re.compile(r"(?:you're|you are)(?: still| now)? (?:at|on|number|no\.?|#) ?#?(?P<at>\d{1,4})")
QUEUE = re.compile(r"\b(?:queue|line|waiting list|waitlist|backlog)\b")
UNIT = re.compile(
    r"\b\d+(?: (?:working|business|full))? (?P<unit>hours|days|weeks|months|minutes|miles|points|percent)\b"
)
WASTES = re.compile(
    r"\b(?:waste|wastes|annoy|annoys|irritate|irritates|piss|pisses|anger|angers|bother|bothers)\b"
)


def adjoined(found: Found, text: str, wording: Wording) -> Found:
    """The sentences of a draft with each scrap joined to the one it belongs to; `text` is the draft."""
    made: Found = []
    for seen, said in found:
        here = said and _of_what(seen, said, made, text, wording)
        before = made[-1] if made else None
        joined = before and here and _together(before, (seen, here), text)
        if before and joined and here:
            made[-1] = (before[0], _full(joined, before[1], wording))
            here = here.gone("full-sentence")._replace(act="")
        elif here and not seen.sentence.bullet and (whole := by_itself(here.text)):
            here = _full(here._replace(text=ended(whole)), said, wording)
        elif here is not said and here:
            here = _full(here, said, wording)
        made.append((seen, here or said))
    return made


def _full(said: Said, was: Said | None, wording: Wording) -> Said:
    if was is not None and was.rule:
        return said
    why = wording.reasons["full-sentence"]
    return said._replace(
        fate="said", rule="full-sentence", reason=why.reason, source=why.source, act=said.act or "inform"
    )


def _of_several(before: Seen, wording: Wording) -> bool:
    """Whether the sentence before tells of several things: "The photos were too large." """
    clause = clause_of(tokens_of(before.words, wording.lexicon))
    if clause is not None and any(t.low in ("and", "+", "&") for t in clause.subject):
        return True
    if clause is not None and clause.verb.tag == "verb" and clause.rest and clause.rest[0].low in ("a", "an"):
        return False  # "refunds require a written statement": that one
    return clause is not None and plural(clause.subject[:2] if len(clause.subject) > 1 else clause.subject)


def _of_what(seen: Seen, said: Said, made: Found, text: str, wording: Wording) -> Said:
    """A number or a length of time by itself, with what it is one of: "You're at 14." → you're number 14 in the queue."""
    low = fold(said.text).strip(ENDS)
    if said.fate == "dropped" or seen.sentence.bullet or len(low) > LONGEST:
        return said
    if hit := NUMBERED.fullmatch(low):
        unit = list(UNIT.finditer(made[-1][0].folded)) if made else []
        if not unit and QUEUE.search(fold(text)):
            return said._replace(text=f"You're number {hit['at']} in the queue.", act="inform")
        return said._replace(text=f"You're at {hit['at']} {unit[-1]['unit']} so far.") if unit else said
    if (
        said.rule == "please"
        and seen.words.rstrip()[-1:] != ":"
        and (asked := NO_OBJECT.fullmatch(said.text))
    ):
        told = next((each for each, was in reversed(made) if was is None or was.act != "ask"), None)
        them = "them" if told and _of_several(told, wording) else "it"
        down = " down" if asked["ask"].endswith("put") and asked["rest"].startswith(" as") else ""
        return said._replace(text=f"{asked['ask']} {them}{down}{asked['rest']}", vp="")
    if made and SPELL.fullmatch(low) and made[-1][0].sentence.goes_on(seen.sentence, text):
        last = " ".join(before.folded for before, was in made[-2:] if was is None or not was.bare)
        spell = MOST.sub(" at most", f"{said.text[:1].lower()}{said.text[1:]}")
        if WAITING.search(last):
            return said._replace(text=f"The wait is {spell}")
        return said._replace(text=f"It takes {spell}") if UNDER_WAY.search(last) else said
    return said


def _together(one: tuple[Seen, Said | None], two: tuple[Seen, Said], text: str) -> Said | None:
    """Both in one sentence; None where they are two."""
    (before, head), (after, said) = one, two
    if (
        head is None
        or "dropped" in (head.fate, said.fate)
        or not head.text.endswith(".")
        or head.bare
        or said.bare
        or before.sentence.bullet
        or not before.sentence.goes_on(after.sentence, text)
        or len(head.text) + len(said.text) > LONGEST
    ):
        return None
    stem, tail = head.text[:-1], said.text.strip(ENDS)
    low, last = fold(tail), fold(stem)
    joined = _scrap(stem, last, tail, low, after) or _reason(stem, last, tail, low, head)
    return head._replace(text=f"{joined}.", vp="") if joined else None


def _scrap(stem: str, last: str, tail: str, low: str, after: Seen) -> str:
    """Words that go on with the sentence before them."""
    small = f"{tail[:1].lower()}{tail[1:]}"
    if REASON.fullmatch(low) and not low.startswith("code"):
        return f"{stem} for {small}"
    if AMOUNT.fullmatch(low) and (summed := of_a_sum(stem, tail)):
        return summed
    if (cost := AMOUNT.fullmatch(low)) and (what := COSTLY.search(last)):
        return f"{stem}. The {what[1]} is {cost.group()}"
    if under := CLAUSE_OF.fullmatch(low):
        return f"{stem}, under {under['where']} of the {under['what']}"
    if (why := FOR_REASONS.fullmatch(low)) and not ENDS_SO.search(last):
        return f"{stem}{',' if why['why'].startswith('for') else ''} {why['why']}"
    if low == "that's the law" and not ENDS_SO.search(last):
        return f"{stem}, as {low}"
    if NOT_THEN.fullmatch(low) and "," not in last and " not " not in last:
        return f"{stem}, and {small}"
    if OFTEN.fullmatch(low):
        return f"{stem} {low}"
    if TIME.fullmatch(low) and last.startswith(("please ", "i'll ", "we'll ", "it will ")):
        return f"{stem} at {tail}"
    if CODE.fullmatch(low) and (named := CODE_OF.search(stem)):
        return f"{stem[: named.end()]} {tail}{stem[named.end() :]}"
    if PLACE.fullmatch(low) and not BARE_NUMBER.fullmatch(low) and any(c.isdigit() for c in low):
        return f"{stem}, {small if tail[1:2].islower() else tail}"
    if WITH.fullmatch(low) and last.startswith(("please ", "it's ", "i've ", "we've ")):
        return f"{stem}{'' if last.endswith((' only', ' it', ' them')) else ','} {small}"
    if (no := NO_THING.fullmatch(after.folded.strip(ENDS))) and ASKS.fullmatch(last):
        return f"{stem}, with no {no['np']}"
    return f"{stem} after {small}" if FAILURES.fullmatch(low) and PASSIVE.search(last) else ""


def _reason(stem: str, last: str, tail: str, low: str, head: Said) -> str:
    """A sentence that says why the one before it is so."""
    small = f"{tail[:1].lower()}{tail[1:]}"
    if head.act == "refusal" and ITS.fullmatch(low) and "," not in last:
        return f"{stem}, as {small}"
    if WE_CANT.fullmatch(low) and (ASKS.fullmatch(last) or DOESNT.fullmatch(last)):
        return f"{stem}, as {small}"
    if (does := IT_DOES.fullmatch(low)) and not WASTES.search(low):
        if DOESNT.fullmatch(last):
            return f"{stem}, as that {tail.split(maxsplit=1)[1]}"
        return f"{stem}, as {small}" if ASKS.fullmatch(last) and does["verb"] not in ("takes", "says") else ""
    if (thing := IT_IS.fullmatch(last)) and low.startswith(f"{thing['np'].split()[-1]} "):
        return f"{stem}, and {small}"
    return ""
