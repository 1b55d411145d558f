"""Which register a draft has, what it answers, and whether it needs another wording.

A small linear model weighs what the draft's sentences do: the acts found by the pack's patterns and by the classifier
of sentences, the findings, the length. Every trait is one that a reader can point at; `training/judge.py` makes the
weights from drafts written for it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from pathlib import Path
from typing import TypeVar, get_args

from bot.coach.reading.tone import REGISTERS
from bot.coach.types import Customer, Register, Stance

STANCES: tuple[Stance, ...] = get_args(Stance)
COLD_FROM = 0.45
"""Share of apathy and sympathy together from which a draft needs another wording."""
SURELY_COLD = frozenset(["rules.block", "mocks"])
"""Traits of which one is enough."""
DISTRESS_FROM = 0.3
UPSET_FROM = 0.05
"""How upset (by VADER) a message about danger, or about health, has to be for a plain fact to pass over it."""

ASKED = frozenset(["asks", "does.soft_offer"])
ASKS = frozenset(["does.asks_for", "does.own"])
PUSHES = frozenset(
    ["does.refusal", "does.negative", "does.order", "does.you_not", "does.apology", "does.slang"]
)
"""What somebody who asks for something in the first person doesn't do beside it, unless they are cold."""

SHUT = frozenset(["hands tied", "over a limit"])
"""Traits of a no with nothing beside it, where nothing else tells that it is cold."""

WARMLY = frozenset(["owns a fault", "spares", "reassures", "asks leave", "tells what it found"])
"""Acts of helping.py that nobody adds who pushes away; the others are part of cold answers as well."""
SURELY_WARM = frozenset(["asks leave", "owns a fault"])
PARTLY = frozenset(["shows how", "suits", "asks gently"])
WARM_UPTO, HELPS_UPTO, BLOCKED_UPTO = 0.98, 0.82, 0.6
"""Share of the cold registers up to which such an act outweighs it; the last, where a finding alone says that it is cold."""

ANSWERS_UPTO, NO_UPTO = 0.7, 0.5
"""The same for a plain answer to a calm question, and for one that says no."""
INSTEAD_UPTO, INSTEAD_TOLD_UPTO = 0.85, 0.6
"""The same for a no with something else offered beside it, where nothing is told that went wrong, and where something is."""
COLD_BESIDE = frozenset(["rules.block", "does.stock_ack", "mocks"])
COLD_ANSWER = COLD_BESIDE | {"rules.warn", "takes away", "does.apology"}
OPEN_UPTO = 0.6
"""The same where a way is left open, or a choice."""
JIBES = 0.5
"""Share of a jibe from which steps in a row are no help."""

UNANSWERED_FROM = 0.38
"""Share of the cold registers from which it passes over what they told, where nothing is seen or done."""
MAKES_GOOD = WARMLY | {"gives", "sees", "regrets", "instead", "acts"}

Label = TypeVar("Label", Register, Stance)
Traits = dict[str, float]
"""What can be pointed at in a draft, by name (see traits.py)."""


@dataclass(frozen=True)
class Judge:
    """Weights by trait, one for each of REGISTERS and of STANCES."""

    registers: Mapping[str, Sequence[float]]
    stances: Mapping[str, Sequence[float]]

    @classmethod
    def load(cls, path: Path) -> "Judge":
        both = json.loads(path.read_text(encoding="utf-8"))
        return cls(both["registers"], both["stances"])

    def judge(self, traits: Traits, customer: Customer) -> tuple[Register, bool, Stance]:
        """Register, whether the text needs a rewrite, and stance."""
        scores = scores_of(traits, self._rows)
        stances = scores[len(REGISTERS) :]
        register, needs = _register(_shares(scores[: len(REGISTERS)], REGISTERS), traits, customer)
        return register, needs, STANCES[stances.index(max(stances))]

    @cached_property
    def _rows(self) -> Mapping[str, Sequence[float]]:
        """Of registers and stances side by side: every text is asked for both."""
        nothing = (0.0,) * len(REGISTERS), (0.0,) * len(STANCES)
        return {
            trait: (*self.registers.get(trait, nothing[0]), *self.stances.get(trait, nothing[1]))
            for trait in self.registers.keys() | self.stances.keys()
        }


def _register(share: Mapping[Register, float], traits: Traits, customer: Customer) -> tuple[Register, bool]:
    cold = share["apathy"] + share["sympathy"]
    surely = not traits.keys().isdisjoint(SURELY_COLD) and not (cold < BLOCKED_UPTO and cleared(traits))
    if surely or (cold >= COLD_FROM and not (outweighed(cold, traits, customer) or fair(traits, customer))):
        curt = share["apathy"] >= share["sympathy"] or "sorry last" in traits
        return ("apathy" if curt else "sympathy"), True
    if share["empathy"] >= share["neutral"]:
        return "empathy", False
    if not traits.keys().isdisjoint(SHUT) or held_against(traits) or unanswered(cold, traits):
        return "apathy", True
    return "neutral", passed_over(customer, traits)


def shares(
    traits: Traits, weights: Mapping[str, Sequence[float]], labels: tuple[Label, ...]
) -> Mapping[Label, float]:
    """How likely each label is; together 1."""
    return _shares(scores_of(traits, weights) or [0.0] * len(labels), labels)


def scores_of(traits: Traits, weights: Mapping[str, Sequence[float]]) -> list[float]:
    """One for each column of the weights; none where no trait is known."""
    rows = [weights.get(trait) for trait in traits]
    values = [value for value, row in zip(traits.values(), rows, strict=True) if row]
    return [sum(map(mul, values, column)) for column in zip(*filter(None, rows), strict=True)]


def _shares(scores: Sequence[float], labels: tuple[Label, ...]) -> Mapping[Label, float]:
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return {label: value / total for label, value in zip(labels, raised, strict=True)}


def fair(traits: Traits, customer: Customer) -> bool:
    """A limit with an offer or a question beside it, good news, "I need your …" or a mere "ok": nobody is pushed away."""
    if "rules.warn" in traits or "does.stock_ack" in traits:
        return False
    offers = "does.offer" in traits and "does.put_off" not in traits and not ASKED.isdisjoint(traits)
    needs = traits.keys() >= ASKS and PUSHES.isdisjoint(traits)
    return offers or needs or "does.good_news" in traits or ("does.assent" in traits and not customer.hurt)


def held_against(traits: Traits) -> bool:
    """Whether it tells them what they signed or were told, and nothing that would make it good."""
    return "held against them" in traits and traits.keys().isdisjoint(MAKES_GOOD)


def unanswered(cold: float, traits: Traits) -> bool:
    """Whether it passes over what they told, in words that are half cold."""
    return UNANSWERED_FROM <= cold < COLD_FROM and "hurt, unseen, nothing done" in traits


def cleared(traits: Traits) -> bool:
    """Whether words that a finding takes for a blow stand beside what only a kind answer does."""
    return "mocks" not in traits and not traits.keys().isdisjoint(WARMLY | {"gives", "instead"})


def outweighed(cold: float, traits: Traits, customer: Customer) -> bool:
    """Whether what it does for them tells more than a limit, an order or a bare fact beside it."""
    done = traits.keys()
    upto = INSTEAD_TOLD_UPTO if customer.told else INSTEAD_UPTO
    if "instead" in done and cold < upto and done.isdisjoint(COLD_BESIDE):
        return True
    if not SURELY_WARM.isdisjoint(done) or (cold < WARM_UPTO and not WARMLY.isdisjoint(done)):
        return True
    if cold >= HELPS_UPTO:
        return False
    upto = ANSWERS_UPTO if "asked, told" in done else NO_UPTO
    if customer.calm and cold < upto and done.isdisjoint(COLD_ANSWER):
        return True
    left_open = not customer.told and "rules.block" not in done and done & {"leaves open", "lets choose"}
    if left_open and cold < OPEN_UPTO:
        return True
    partly = done & PARTLY
    if partly == {"shows how"} and traits.get("most.jibe", 0) >= JIBES:
        return False
    helped = bool(partly) and not customer.hurt
    return helped or ("gives" in done and not (customer.hurt and "rules.warn" in done))


def passed_over(customer: Customer, traits: Traits) -> bool:
    """Whether the message tells of something that a plain answer, with all it does for them, would leave unheard."""
    if customer.care in ("grief", "self_harm"):
        return True
    if customer.care == "health" and (customer.distressed or customer.upset >= UPSET_FROM):
        return "does.offer" not in traits
    if not traits.keys().isdisjoint(WARMLY | {"gives", "sees", "acts"}):
        return False
    if customer.distressed or (customer.care == "safety" and customer.upset >= DISTRESS_FROM):
        return not traits.keys() & {"does.offer", "does.done", "does.step"}
    return False
