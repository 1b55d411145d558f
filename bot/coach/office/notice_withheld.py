"""What an office can't promise, and what it takes away, said by one of its people: "places are not guaranteed" is what we're
not able to guarantee, "access will be withdrawn" what we'll have to do."""

import re
from collections.abc import Sequence

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.english.tokens import Token
from bot.coach.office.notice import NP, Made, cut, runs_on, thing_of
from bot.coach.wording import Wording

SOMETIMES = r"(?: always| ever| yet| therefore)?"
UNSURE = re.compile(
    rf"{NP}(?P<head> (?:is|are) (?:always |all |also |strictly )?subject to [^,;]{{3,50}}?)?(?: and|,? so)? (?:(?:is|are|was|were)(?: not|n't){SOMETIMES} guaranteed|(?:cannot|can't|can not|could not|couldn't){SOMETIMES} be guaranteed)(?P<rest>(?: (?!by\b)[^,;]+)?)"
)
TAKEN = frozenset("restrict suspend block close lock freeze withdraw disconnect terminate cancel deactivate disable revoke".split())  # noqa: SIM905  # fmt: skip
OFTEN_ASKED = frozenset(["cancel", "close", "terminate", "deactivate", "disconnect", "withdraw"])
"""What was done may have been asked for."""
WHY = re.compile(
    r" (?:as|because|since|until|due|following|after) (?!.*\b(?:request|asked|instruct|wish)\w*)"
)
HELD = frozenset(
    "account accounts access service services membership subscription line supply cover policy card booking bookings order orders place claim claims application registration licence license permit permits pass login profile listing offer".split()  # noqa: SIM905
)
"""What we hold for them, and can take away."""
CUT_OFF = re.compile(
    rf"{NP} (?P<when>will be|'ll be|has been|have been|had to be)(?: automatically| now| then| temporarily)* (?P<done>[a-z]+)(?P<rest>(?: (?!by\b|and\b|or\b|as (?:no|you)\b|because (?:no|you)\b|due\b)[^;]+)?)"
)
BY_OTHERS = frozenset("payment card proof transaction application visa offer bid".split())  # noqa: SIM905
"""What others may have turned down."""
UNTIL = re.compile(
    r"until (?P<till>(?:it|this|that|they|the [a-z]+|your [a-z]+|we|payment|you)(?:'s|'ve|'re)? [^,;]{2,40}?),? (?P<np>(?:your|the|our|all|any|this) [^,;]{2,40}?|access|service|cover|membership) (?:is|are|stays?|remains?|will (?:be|stay|remain)) (?P<done>[a-z]+)"
)

DEALT = re.compile(
    rf"{NP} (?:is|are|was|were|will)(?: not|n't)(?: normally| usually| currently)?(?: be)? (?P<done>dealt|catered|responded|replied|entered|looked|provided)(?P<prep> (?:with|for|to|into|at))(?P<rest>(?: (?!by\b|and\b|or\b)[^;,]+)?)"
)
NOT_GRANTED = re.compile(
    rf"{NP} (?:was|were)(?: not|n't)(?: therefore)? (?P<done>authori[sz]ed|approved|accepted|granted|permitted|awarded|allowed)(?P<rest>(?: (?!by\b|and\b|or\b)[^;,]+)?)"
)


def _dealt(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Individual requests are not dealt with" → we're not able to deal with individual requests."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording)
    if thing is None or base is None:
        return None
    return Made(
        f"we're not able to {base}{hit['prep']} {thing[0]}{cut(hit, 'rest', clause)}", "office-no", "refusal"
    )


def _not_granted(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "The absence was not authorised" → we weren't able to authorise the absence."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording)
    if thing is None or base is None or thing[1][-1].low in BY_OTHERS:
        return None
    return Made(f"we weren't able to {base} {thing[0]}{cut(hit, 'rest', clause)}", "office-no", "refusal")


def _unsure(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Siblings are not guaranteed a place" → we're not able to guarantee siblings a place."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or runs_on(rest):
        return None
    if hit["head"]:
        them = "them" if hit["head"].startswith(" are") or plural(thing[1]) else "it"
        text = f"{thing[0]}{cut(hit, 'head', clause)}, so we're not able to guarantee {them}{rest}"
        return Made(text, "office-no", "refusal")
    return Made(f"we're not able to guarantee {thing[0]}{rest}", "office-no", "refusal")


def _is_held(thing: Sequence[Token]) -> bool:
    begins = thing[0].tag == "det" or thing[0].low in ("your", "our") or thing[0].low in HELD
    return begins and any(t.low in HELD for t in thing[-2:])


def _cut_off(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Your account will be restricted on Friday" → we'll have to restrict your account on Friday."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording)
    if thing is None or base not in TAKEN or not _is_held(thing[1]):
        return None
    if base in OFTEN_ASKED and hit["when"] not in ("will be", "'ll be") and not WHY.match(hit["rest"] or ""):
        return None
    np = f"{thing[0][0].lower()}{thing[0][1:]}" if thing[1][0].low in HELD else thing[0]
    have = "we'll have" if hit["when"] in ("will be", "'ll be") else "we've had"
    return Made(f"{have} to {base} {np}{cut(hit, 'rest', clause)}", "in-person", "inform")


def _until(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Until it's paid access is withdrawn" → we've had to withdraw access until it's paid."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing = thing_of(hit, clause, wording)
    if thing is None or base not in TAKEN or not _is_held(thing[1]):
        return None
    return Made(f"we've had to {base} {thing[0]} until {cut(hit, 'till', clause)}", "in-person", "inform")


WITHHELD = (
    Form(UNSURE, _unsure, ("guaranteed",)),
    Form(CUT_OFF, _cut_off, (" be ", " been ")),
    Form(UNTIL, _until, ("until ",)),
    Form(DEALT, _dealt, (" with", " for", " to", " into", " at")),
    Form(NOT_GRANTED, _not_granted, (" was not ", " were not ", " wasn't ", " weren't ")),
)
