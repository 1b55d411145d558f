"""What one sentence of an answer does, and what is to be done with a stretch of it, as two classifiers have learnt it.

The acts are learnt from content/en/acts/*.tsv (`python -m training.acts`), the deeds from those, from sentences with
their cold stretches marked and from edited drafts (`python -m training.deeds`); see linear.py for how.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from bot.coach.english.linear import LinearModel
from bot.coach.memory import remembered

Act = Literal[
    "fact", "ask", "how", "offer", "promise", "grant", "see", "own", "limit", "hello", "bye",
    "jibe", "stock", "shut",
    "no", "order", "blame", "push", "wait", "threat", "grudge", "curt",
]  # fmt: skip
ACTS: tuple[Act, ...] = get_args(Act)
KEEP: frozenset[Act] = frozenset(ACTS[:11])
GIVES: tuple[Act, ...] = ("grant", "promise", "offer")
LEAVE_OUT: frozenset[Act] = frozenset(("jibe", "stock", "shut"))
SAY_ANEW: frozenset[Act] = frozenset(ACTS[14:])

Deed = Literal["keep", "leave out", "say anew"]
DEEDS: tuple[Deed, ...] = get_args(Deed)


class Verdict(NamedTuple):
    """`share` maps each act to its probability; `act` is the likeliest."""

    act: Act
    share: Mapping[Act, float]


class ActModel(LinearModel[Act]):
    """What a sentence does."""

    @remembered
    def read(self, sentence: str) -> Verdict:
        share = self.shares_of(sentence)
        return Verdict(max(ACTS, key=share.__getitem__), share)


class DeedModel(LinearModel[Deed]):
    """What is to be done with a stretch of a draft."""

    @remembered
    def read(self, stretch: str) -> Mapping[Deed, float]:
        return self.shares_of(stretch)
