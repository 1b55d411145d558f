"""A sentence of the agent's own that is kind already: in no version is it cut, hedged or left out."""

import re
from collections.abc import Sequence

from bot.coach.english.text import fold, letters_of
from bot.coach.kinder.cuts import Hurt
from bot.coach.kinder.said import Said, as_said
from bot.coach.memory import remembered
from bot.coach.reading.acts import Act
from bot.coach.reading.helping import helps_in
from bot.coach.wording import Wording

KIND = ("helps_spares", "helps_reassures", "helps_beside", "helps_harmless", "helps_yes")
COLD: tuple[Act, ...] = ("jibe", "grudge", "blame", "push", "shut")
MEANT = 0.8
"""Share of the cold acts up to which such words are meant."""
WELL_FORMED = re.compile(r"[A-Z\d£$€\"'(].*[^\w\s,;:]\s*", re.DOTALL)
"""Begun and ended as a sentence; what was typed in haste is written out like any other."""
THANKLESS = re.compile(
    r"\b(?:even though|although|despite|this once|just this|one-?off|anyway|however|but)\b"
)
DENIES = re.compile(r"\b(?:not|never|nobody|no one|cannot)\b|n't\b")
HEDGE = re.compile(
    r"(?:from what i can see, |as far as i can see, |as things stand, |i can see that |i should (?:explain|mention) that |one thing to mention is that )"
)
JUST = re.compile(r"^(?:just|simply|then|first) ", re.IGNORECASE)
MOMENT = " at the moment"
SURE = 0.9
"""The share of "keep" from which a plain fact is told without a hedge."""


@remembered
def stays(sentence: str, wording: Wording) -> bool:
    """Whether it owns a fault, gives, spares, reassures or wishes well, and nothing in it takes that back."""
    plain = sentence.strip()
    if not WELL_FORMED.fullmatch(plain):
        return False
    folded = fold(plain)
    does = helps_in(folded, wording)
    owns = "helps_owns" in does and "helps_sneers" not in does
    gives = "helps_gives" in does and not DENIES.search(folded)
    kind = owns or gives or not does.isdisjoint(KIND)
    if not kind or THANKLESS.search(folded):
        return False
    share = wording.acts.read(plain).share
    return sum(share[act] for act in COLD) < MEANT


def as_told(sentence: str, cold: Sequence[Hurt], wording: Wording) -> Said | None:
    """The sentence as it stands, or its steps in one breath with one "please"; None for any that is to be said anew."""
    if any(hurt.rule.severity != "hint" for hurt in cold):
        return None
    if stays(sentence, wording):
        return Said("kept", sentence)
    plain, folded = sentence.strip(), fold(sentence)
    steps = "helps_steps" in wording.index.may(letters_of(folded))
    if not steps or not wording.patterns["helps_steps"].match(folded):
        return None
    told = JUST.sub("", plain)
    return as_said(f"Please {told[:1].lower()}{told[1:].rstrip('.')}", "please", "ask", wording)


def unhedged(said: Said | None, sentence: str, wording: Wording) -> Said | None:
    """A fact that reads as fine is told as the agent told it."""
    if said is None or said.fate != "said":
        return said
    told = fold(said.text).strip(" .")
    hedge = HEDGE.match(told)
    if hedge is None and not told.endswith(MOMENT):
        return said
    rest = told[hedge.end() if hedge else 0 :].removesuffix(MOMENT)
    same = rest and fold(sentence).strip(" .").endswith(rest[1:])
    return Said("kept", sentence) if same and wording.deeds.read(sentence)["keep"] >= SURE else said
