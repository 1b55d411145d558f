"""Which register a draft has, what it answers, and whether it needs another wording.

A small linear model weighs what the draft's sentences do: the acts found by the pack's patterns and by the classifier
of sentences, the findings, the length. Every trait is one that a reader can point at; `training/judge.py` makes the
weights from drafts written for it.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from typing import TypeVar, get_args

from bot.coach.tone import REGISTERS
from bot.coach.types import Customer, Register, Stance

STANCES: tuple[Stance, ...] = get_args(Stance)
COLD_FROM = 0.45
"""Share of apathy and sympathy together from which a draft needs another wording."""
DISTRESS_FROM = 0.3
UPSET_FROM = 0.05
"""How upset (by VADER) a message about danger, or about health, has to be for a plain fact to pass over it."""

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

    def judge(self, traits: Traits, customer: Customer) -> tuple[Register, bool]:
        """Register and whether the text needs a rewrite."""
        share = shares(traits, self.registers, REGISTERS)
        cold = share["apathy"] + share["sympathy"]
        if cold >= COLD_FROM or "rules.block" in traits:
            return ("apathy" if share["apathy"] >= share["sympathy"] else "sympathy"), True
        if share["empathy"] >= share["neutral"]:
            return "empathy", False
        return "neutral", passed_over(customer, traits)

    def stance(self, traits: Traits) -> Stance:
        share = shares(traits, self.stances, STANCES)
        return max(STANCES, key=share.__getitem__)


def shares(
    traits: Traits, weights: Mapping[str, Sequence[float]], labels: tuple[Label, ...]
) -> Mapping[Label, float]:
    """How likely each label is; together 1."""
    known = [(value, row) for trait, value in traits.items() if (row := weights.get(trait))]
    values = [value for value, _ in known]
    scores = [sum(map(mul, values, column)) for column in zip(*(row for _, row in known), strict=True)]
    scores = scores or [0.0] * len(labels)
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    total = sum(raised)
    return {label: value / total for label, value in zip(labels, raised, strict=True)}


def passed_over(customer: Customer, traits: Traits) -> bool:
    """Whether the message tells of something that a plain answer, with all it does for them, would leave unheard."""
    if customer.care in ("grief", "self_harm"):
        return True
    if customer.care == "health" and (customer.distressed or customer.upset >= UPSET_FROM):
        return "does.offer" not in traits
    if customer.distressed or (customer.care == "safety" and customer.upset >= DISTRESS_FROM):
        return not traits.keys() & {"does.offer", "does.done", "does.step"}
    return False
