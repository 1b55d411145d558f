"""Times told without a verb: "Then 30 days", "Decision within 15 days", "Next available is 6 weeks", "ETA 19/06"."""

import re

from bot.coach.english.dates import CLOCK, DATE, DAY, timed
from bot.coach.english.phrases import plural
from bot.coach.english.things import low_first
from bot.coach.english.tokens import tokens_of
from bot.coach.notes.labelled_things import AROUND, NAME, SPELL, named_by, with_the
from bot.coach.wording import Wording

LATE = re.compile(
    rf"{NAME} (?P<so>(?:{AROUND} )*{SPELL} (?:late|early|overdue|behind|old|away|long|out of (?:date|warranty)|too (?:late|early|long))(?: .{{2,30}})?)"
)
SCHEDULED = re.compile(
    rf"{NAME}:? (?:(?:on )?(?P<day>(?:{DAY}|{DATE})(?: \d{{1,2}}(?:st|nd|rd|th))?),? ?)?(?:at )?(?P<clock>(?:{CLOCK}|\d{{1,2}}(?:[:.]\d\d)?(?:am|pm)?[-–]\d{{1,2}}(?:[:.]\d\d)?(?:am|pm)?))?(?P<rest>(?:, .{{2,40}}| \(.*\)| (?:in|at|with|by) .{{2,40}})?)"
)
OCCASIONS = frozenset(
    "interview appointment appt hearing meeting viewing inspection exam test class lesson session rehearsal fitting consultation curfew scan operation training induction assessment kick-off check-up checkup handover doors service surgery party tour departure flight train ferry coach bus trial ceremony funeral workshop webinar auction cut-off deadline call shift visit resit date".split()  # noqa: SIM905
)
""" "Interview Thursday 10am"."""
GOES_TO = frozenset(
    "ring phone call book contact email text attend visit cancel rebook check".split()  # noqa: SIM905
)
""" "Ring surgery 8am" is an order."""
THEN = re.compile(
    rf"(?:and )?then (?P<spell>(?:{AROUND} )*{SPELL})(?P<rest>(?: (?:to|for|from|until) .{{2,40}})?)"
)
WITHIN = re.compile(rf"(?P<np>[a-z][a-z'-]*(?: [a-z][a-z'-]*){{0,2}}?) (?P<within>within {SPELL}.{{0,30}})")
NEXT_IN = re.compile(
    rf"(?:the )?(?P<next>next|earliest|soonest|first)(?P<free> available| free| possible)?(?P<np>(?: (?!is\b|in\b)[a-z-]+){{0,2}}?)(?: is| in|:| =)? (?P<spell>(?:{AROUND} )*{SPELL})(?P<rest>(?: (?:away|from now|at least|wait))?)"
)
""" "Next available is 6 weeks"."""
ESTIMATED = re.compile(
    r"est(?:imated|\.)? (?P<what>restore|restoration|return|delivery|arrival|repair|fix|completion|collection|departure|dispatch|reopening)(?: is|:)? (?P<when>(?P<by>by |around |before |after )?(?:\d|tomorrow|today|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*)"
)
ON_CLOCK = re.compile(r"(?:by |around )?\d{1,2}(?:[:.]\d\d| ?[ap]m)|(?:by |around )?(?:noon|midnight)")
DATED = re.compile(
    r"(?P<np>eta|etd|deadline|due date|closing date|cut-?off|expiry|expiry date|start date|end date|renewal date|move-?in|check-?in|check-?out|last orders|kick-?off|doors|arrival|departure) (?P<when>\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|(?:noon|midnight|midday)\b.{0,30})"
)
AWAITED = frozenset(
    "decision decisions reply response answer outcome result results refund delivery dispatch repair replacement callback update payment report confirmation letter visit collection call payout inspection appointment verdict quote invoice credit resolution".split()  # noqa: SIM905
)
"""What is to come: "Decision within 15 working days"."""


def late(bare: str, low: str, wording: Wording) -> str | None:
    """ "Parcel 3 days late" → the parcel is 3 days late."""
    hit = LATE.fullmatch(low)
    np = bare[: hit.end("np")] if hit else ""
    named = named_by(np, wording) if hit else None
    if not hit or not named:
        return None
    return f"{with_the(np, named, wording)} {'are' if plural(named) else 'is'} {bare[hit.start('so') :]}"


def scheduled(bare: str, low: str, wording: Wording) -> str | None:
    """ "Blood test Tuesday 8am" → the blood test is on Tuesday at 8am; "Curfew 11pm" → the curfew is at 11pm."""
    hit = SCHEDULED.fullmatch(low)
    words = hit["np"].split() if hit else []
    if hit is None or words[-1] not in OCCASIONS or (len(words) > 1 and words[0] in GOES_TO):
        return None
    np = bare[: hit.end("np")]
    named = named_by(np, wording)
    if named is None:
        return None
    day = timed(bare[hit.start("day") : hit.end("day")]) if hit["day"] else ""
    clock = bare[hit.start("clock") : hit.end("clock")] if hit["clock"] else ""
    at = f"{'' if '-' in clock else ' at'} {clock}" if clock else ""
    many = plural(named)
    whole = with_the(np, named, wording)
    if not many and named[0].tag != "det" and not whole.startswith("the "):
        whole = f"the {whole}"
    return f"{whole} {'are' if many else 'is'}{day}{at}{bare[hit.start('rest') :]}"


def then(bare: str, low: str, _: Wording) -> str | None:
    hit = THEN.fullmatch(low)
    return f"it then takes {bare[hit.start('spell') :]}" if hit else None


def within(bare: str, low: str, wording: Wording) -> str | None:
    """ "Decision within 15 days" → the decision is due within 15 days."""
    hit = WITHIN.fullmatch(low)
    if hit is None or hit["np"].split()[-1] not in AWAITED or hit["np"].startswith("claim "):
        return None
    np = bare[: hit.end("np")]
    named = named_by(np, wording)
    if named is None:
        return None
    return (
        f"{with_the(np, named, wording)} {'are' if plural(named) else 'is'} due {bare[hit.start('within') :]}"
    )


def next_in(bare: str, low: str, _: Wording) -> str | None:
    """ "Next available is 6 weeks" → the next one available is in 6 weeks."""
    hit = NEXT_IN.fullmatch(low)
    if hit is None or hit["np"].strip() in ("visit", "bill"):
        return None
    free, np = hit["free"] or "", bare[hit.start("np") : hit.end("np")]
    alone = hit["next"] if hit["next"] in ("earliest", "soonest") and not free else f"{hit['next']} one{free}"
    what = f"{hit['next']}{free}{np}" if np else alone
    spell = bare[hit.start("spell") : hit.end("spell")]
    away = "" if hit["rest"].strip() in ("away", "from now", "wait") else hit["rest"]
    return f"the {what} is in {spell}{away}"


def dated(bare: str, low: str, wording: Wording) -> str | None:
    """ "ETA 19/06" → the ETA is 19/06; "Est restore 6pm" → the estimated restoration time is 6pm."""
    if hit := DATED.fullmatch(low):
        np = bare[: hit.end("np")]
        when = re.sub(
            r"\b((?:noon|midnight|midday)) (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
            r"\1 on ",
            bare[hit.start("when") :],
            flags=re.IGNORECASE,
        )
        many = plural(tokens_of(np, wording.lexicon))
        return f"{'' if low.startswith(('arrival', 'departure')) else 'the '}{low_first(np)} {'are' if many else 'is'} {when}"
    if hit := ESTIMATED.fullmatch(low):
        what = {"restore": "restoration"}.get(hit["what"], hit["what"])
        kind = "" if hit["by"] else " time" if ON_CLOCK.match(hit["when"]) else " date"
        return f"the estimated {what}{kind} is {bare[hit.start('when') :]}"
    return None
