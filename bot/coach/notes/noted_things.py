"""The thing that a note is about, with the article it was typed without."""

import re

from bot.coach.english.text import fold
from bot.coach.english.things import ACTORS, MASS, low_first, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.wording import Wording

NOUNS = r"(?P<np>(?:your |the |our )?[a-z][a-z'-]*(?: [a-z][a-z'-]*){0,2}?)"
STARTS_NONE = frozenset(
    "it you we they i he she that this there so please not still now already if get keep make leave stay be all too very always every no never both each as or and but just only once when anything everything nothing thanks thank sorry what who how why where yes our your the certainly definitely probably maybe otherwise".split()  # noqa: SIM905
)
"""First words of what is no thing with its state."""
TAKEN = re.compile(r"^(?:a|an|the|this|that|these|those|your|our|my|his|her|their|any|some|every|each|no)\b")


def thing_of(np: str, wording: Wording, *, acting: bool = False) -> str | None:
    """With its article, where it is a thing that something is done to."""
    first, *_ = low = fold(np).split()
    tokens = tokens_of(np, wording.lexicon)
    if (
        first in STARTS_NONE
        or (low[-1] in ACTORS and not acting)
        or any(is_finite(t, bare=False) and t.low != t.base for t in tokens)
    ):
        return None
    if low[0].endswith("ed") or not (tokens[-1].tag == "noun" or low[-1] in wording.lists["count_nouns"]):
        return None
    if any(t.tag not in ("det", "noun", "adj", "verb") for t in tokens):
        return None
    if TAKEN.match(fold(np)) or low[-1] in MASS:
        return low_first(np)
    counted = low[-1].endswith("ing") and low[-1] in wording.lists["count_nouns"]
    return f"the {low_first(np)}" if counted else the(np, wording)
