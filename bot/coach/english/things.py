"""Things named without their article, as a telegram has them: "sit-ski" → the sit-ski, "new lock" → a new lock."""

import re

from bot.coach.english.phrases import plural
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import KEPT_CAPITAL
from bot.coach.wording import Wording

VOWEL = re.compile(r"[aeiou](?!ne\b|ni|se|til|rop)|[£$€]?(?:8|1[18](?!\d))", re.IGNORECASE)
ITS_VERB = re.compile(
    r" (?:by|on|at|in|after|before|without|within|with|for|to|from|via|during|outside|under|over|less|more) (?:(?!(?:and|but|so|because|as|which|who|when|if|until|while|where|since|once)\b)[^\s,;]+ )+?(?:is|are|isn't|aren't|will|won't|must|can|cannot|can't)\b"
)
"""What is said of them comes behind what was done: "claims submitted without a report are rejected"."""
ACTORS = frozenset(
    "courier driver crew carrier supplier manager vendor engineer technician team department office support warehouse bank landlord seller manufacturer hotel airline client customer guest caller tenant patient student user staff police customs".split()  # noqa: SIM905
)
"""Who does things: "driver returned to the depot" is nothing that was done to a driver."""
MASS = frozenset(
    "pick-up pickup delivery collection check-in checkin check-out checkout boarding registration admission entry parking maintenance property cancellation service damage waste water cover cash heat help access work access stress support interest stock post mail rent credit damp mould experience talk time trade training notice".split()  # noqa: SIM905
)
"""What stands well without an article: "Delivery takes 3 days"."""
NAMELESS = frozenset(["noun", "adj", "num", "verb"])


def low_first(text: str) -> str:
    """Without its first capital, unless that is an acronym's."""
    return f"{text[:1].lower()}{text[1:]}" if text[1:2].islower() or text[1:2] in (" ", "-") else text


def one(thing: str) -> str:
    return f"{'an' if VOWEL.match(thing) else 'a'} {low_first(thing)}"


def the(thing: str, wording: Wording) -> str | None:
    """With its article; None where it is no plain thing, or may be a name."""
    tokens = list(tokens_of(thing, wording.lexicon))
    if tokens[0].tag == "det":
        return low_first(thing)
    if tokens[-1].low in KEPT_CAPITAL or any(
        (t.tag not in NAMELESS and t.low != "one") or (place and not (t.text.islower() or t.text.isdigit()))
        for place, t in enumerate(tokens)
    ):
        return None
    many = plural(tokens) or (tokens[0].tag == "num" and len(tokens) > 1)
    return low_first(thing) if many or tokens[-1].low.endswith("ing") else f"the {low_first(thing)}"


def are(thing: str, wording: Wording) -> str:
    return "are" if plural(tokens_of(thing, wording.lexicon)) else "is"
