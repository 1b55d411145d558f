"""By which words a sentence is known again when it is said anew: what it is about, and what became of it."""

import re
from functools import partial

from bot.coach.choice import Keeping
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.memory import remembered
from bot.coach.wording import Wording

WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
DECISIVE = frozenset(
    "final closed closing concluded resolved stands unchanged declined denied rejected refused dismissed void expired forfeited withdrawn cancelled investigated reviewed upheld liable responsible non-refundable non-transferable non-negotiable excluded ineligible unsuccessful irreversible confidential".split()  # noqa: SIM905
)
"""The decision itself, or what was done about it: in no other form is it known again, and none is put in."""

NUMBERS = frozenset(
    "two three four five six seven eight nine ten twelve twenty thirty fifty hundred hundreds thousand thousands dozen dozens million half".split()  # noqa: SIM905
)


@remembered
def key_words(text: str, wording: Wording) -> frozenset[str]:
    """Nouns, participles and numbers in words."""
    return frozenset(
        t.low
        for t in tokens_of(text, wording.lexicon)
        if t.low in DECISIVE
        or t.form in ("past", "participle")
        or t.low in NUMBERS
        or (t.tag == "noun" and t.low not in wording.lists["vague_things"])
    )


def keeping(text: str, wording: Wording) -> Keeping:
    """Counts what other words for the text lose of its key words, and what they decide that it did not."""
    return partial(_lost, key_words(text, wording))


def _lost(wanted: frozenset[str], said: str) -> int:
    words = frozenset(WORD.findall(fold(said)))
    return len(wanted - words) + len((words & DECISIVE) - wanted)
