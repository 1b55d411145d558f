"""Hours, slots, spells and numbers as a note has them: "Doors shut 5.30", "Full today", "8.20 tomorrow with Dr Osei?", "7 day guarantee"."""

import re

from bot.coach.english.dates import CLOCK, DAY
from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, MONTHS, fold
from bot.coach.english.things import low_first, one
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import capital
from bot.coach.memory import remembered
from bot.coach.notes.labelled_things import named_by, with_the
from bot.coach.wording import Wording

LONGEST = 90
"""Characters of a note."""
NP = r"(?P<np>[a-z][a-z-]*(?: [a-z][a-z-]*){0,2}?)"
KEPT = re.compile(
    rf"{NP} (?P<verb>shuts?|opens?|closes?|closed|starts?|started|begins?|ends?|ended|finish(?:es|ed)?|leaves?) (?P<at>\d{{1,2}}(?:[.:]\d\d)?(?: ?[ap]m)?)(?P<rest>(?: (?:on|every|today|sharp|tomorrow|tonight)\b.{{0,25}})?)"
)
FULL = re.compile(
    rf"(?:fully booked|booked (?:up|out|solid)|full(?: up)?)(?P<when> (?:(?:today|tomorrow|tonight|this|next|until|till|on|for|all|from|in)\b.{{0,40}}|{DAY}.{{0,20}}))?"
)
FREE = rf"(?:(?:{DAY}|today|tomorrow|tonight)(?: (?:the )?\d{{1,2}}(?:st|nd|rd|th))?,? (?:at )?(?:{CLOCK}|\d{{1,2}}|morning|afternoon|evening)|{CLOCK},? (?:on )?(?:{DAY}|today|tomorrow|tonight|then))"
OFFER = re.compile(
    rf"(?P<slot>{FREE}(?:,? or {FREE})*(?: (?:with|at|in) [\w' ]{{2,30}})?)(?: (?:instead|any good|ok|okay))?"
)
IF_WANTED = re.compile(
    rf"(?P<slot>{FREE}(?:(?:,|,? or) {FREE})*) (?P<rest>if you (?:want|would like|like|need|wish|prefer|can|'d like|fancy)\b.{{0,40}})"
)
LASTING = re.compile(
    r"(?P<n>\d{1,3})[ -]?(?P<unit>day|week|month|year|hour|min|minute|mo|mth|yr|wk|hr)s?[ -](?P<np>(?:[a-z-]+ ){0,2}?(?P<head>guarantee|warranty|contract|limit|window|wait|policy|trial|term|tenancy|lease|period|list|turnaround|backlog|queue|delay))"
)
BINDING = frozenset(["contract", "term", "tenancy", "lease", "trial", "policy", "turnaround"])
"""What theirs is: "it's a 12-month contract"."""
PHONED = re.compile(
    r"(?P<np>[a-z][a-z -]{2,30}?):? (?P<number>\+?\d[\d ]{7,15}\d)(?P<open>(?:,? open (?P<hours>[\w /.-]{1,20}))?)"
)
CALLS = frozenset("ring call phone contact text dial try use fax message whatsapp on".split())  # noqa: SIM905
TRACKED = re.compile(r"(?:tracking|tracking (?:no|ref)\.?):? (?P<code>[a-z]{0,4} ?\d[\w -]*)")
BOUGHT = re.compile(
    rf"(?P<done>bought|purchased|installed|fitted|sold)(?: in| on)? (?P<when>(?P<month>{MONTHS})(?P<year> \d{{4}})|(?:19|20)\d\d)"
)
NAMES = {
    name[:3]: name
    for name in "January February March April May June July August September October November December".split()  # noqa: SIM905
}
COUNTED = re.compile(
    r"(?P<which>second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th) (?P<what>(?:[a-z]+ )?(?:time|visit|attempt|warning|reminder|request|call|delivery|appointment|no-show|cancellation|pick-?up|payment|offence|breach|month)(?: (?:this|in|now|since)\b.{0,30})?)"
)
""" "Third time this term"."""
MOST = re.compile(r"(?P<n>[£$€]?\d[\d.,]*(?: ?[a-z]+)?) (?P<most>max|min|maximum|minimum)")
WHERE = re.compile(
    r"(?P<what>(?:[a-z]+ ){0,2}(?:outage|fault|closure|strike|power cut|blackout|burst main|leak)) (?P<area>[a-z]{1,2}\d{1,2}[a-z]?)"
)
STILL = re.compile(r"still (?P<how>[a-z]+)(?P<rest>(?: (?:at|on|in|off|out|after)\b.{0,30})?)")


@remembered
def of_hours(line: str, wording: Wording) -> str | None:
    """The note as a sentence; None where it is none of these."""
    bare, end = line.strip().strip(ENDS), line.rstrip()[-1:]
    if not 0 < len(bare) <= LONGEST or end in "!:":
        return None
    made = (_offered if end == "?" else _told)(bare, fold(bare), wording)
    return capital(made) if made else None


def _told(bare: str, low: str, wording: Wording) -> str | None:
    if low.startswith(("full", "booked")):
        return f"we're {low_first(bare)}" if (hit := FULL.fullmatch(low)) and low != "full" else None
    if hit := COUNTED.fullmatch(low):
        return f"that's the {hit['which']} {bare[hit.start('what') :]}"
    if not any(c.isdigit() for c in low):
        return None
    if (hit := MOST.fullmatch(low)) and hit["n"][0] not in "£$€":
        return f"the {hit['most'].removesuffix('imum')}imum is {bare[: hit.end('n')]}"
    if hit := WHERE.fullmatch(low):
        return f"there's {one(bare[: hit.end('what')])} in {bare[hit.start('area') :]}"
    if hit := LASTING.fullmatch(low):
        return f"{_it_or_there(hit['head'])} {one(bare)}"
    if hit := TRACKED.fullmatch(low):
        return f"the tracking number is {bare[hit.start('code') :]}"
    if hit := BOUGHT.fullmatch(low):
        month = hit["month"]
        when = f"{NAMES[month[:3].capitalize()]}{hit['year']}" if month else hit["when"]
        return f"it was {hit['done']} in {when}"
    if hit := IF_WANTED.fullmatch(low):
        return f"I can offer you {low_first(bare) if low[0] == 't' else bare}"
    return _kept(bare, low, wording) or _phoned(bare, low, wording)


def _it_or_there(head: str) -> str:
    return "it's" if head in BINDING else "there's"


def _kept(bare: str, low: str, wording: Wording) -> str | None:
    """ "Doors shut 5.30" → the doors shut at 5.30."""
    hit = KEPT.fullmatch(low)
    named = named_by(bare[: hit.end("np")], wording) if hit else None
    if not hit or not named:
        return None
    verb, many = hit["verb"], plural(named)
    if not many and verb != "shut" and not verb.endswith(("s", "ed")):
        return None
    np = with_the(bare[: hit.end("np")], named, wording)
    return f"{np} {verb} at {bare[hit.start('at') :]}"


def _phoned(bare: str, low: str, wording: Wording) -> str | None:
    """ "Fraud team 0800 555 0142 open 24h" → the fraud team is on 0800 555 0142, and it's open 24h."""
    hit = PHONED.fullmatch(low)
    named = named_by(bare[: hit.end("np")], wording) if hit else None
    if not hit or not named or hit["np"].split()[0] in CALLS or sum(c.isdigit() for c in hit["number"]) < 8:
        return None
    number = bare[hit.start("number") : hit.end("number")]
    many = plural(named)
    if hit["np"].split()[-1] in ("number", "line", "helpline", "hotline", "phone", "tel"):
        on = "is"
    else:
        on = "are on" if many else "is on"
    they = "they are" if many else "it's"
    hours = f", and {they} open {bare[hit.start('hours') :]}" if hit["open"] else ""
    return f"{with_the(bare[: hit.end('np')], named, wording)} {on} {number}{hours}"


def _offered(bare: str, low: str, wording: Wording) -> str | None:
    """ "8.20 tomorrow with Dr Osei?" → would 8.20 tomorrow with Dr Osei suit you; "Still dripping?" → is it still dripping."""
    if hit := OFFER.fullmatch(low):
        return f"would {bare[: hit.end('slot')]} suit you?"
    hit = STILL.fullmatch(low)
    if hit and (hit["how"].endswith("ing") or tokens_of(hit["how"], wording.lexicon)[0].tag == "adj"):
        return f"is it {low_first(bare)}?"
    return None
