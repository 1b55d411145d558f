"""Findings rules as values, and the index that picks the few worth trying on a draft.

A rule's pattern runs on folded text (see text.fold). Each rule names anchor words; a rule is tried only when one of
them is a word of the draft, which keeps a reading's cost independent of how many rules there are.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from bot.coach.types import Severity

# What the rewriter does where the rule matched. drop: the clause goes, nothing of it is content. cut: these words go,
# the rest of the sentence stays. say: these words are replaced. mark: shown and taught; the sentence itself is said
# anew by its grammar, or stays.
Action = Literal["drop", "cut", "say", "mark"]


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    kind: str
    """The speech act or habit it sees: "blame", "policy", "dismissal", ... ; decides what the reading makes of it."""
    severity: Severity
    action: Action
    anchors: frozenset[str]
    pattern: re.Pattern[str]
    say: str
    reason: str
    source: str
    concept: str
    hits: tuple[str, ...]
    must_not_hit: tuple[str, ...]
    across: bool = False
    """Counts something over the whole draft, not within one sentence."""


@dataclass(frozen=True, slots=True)
class Match:
    rule: Rule
    start: int
    end: int


@dataclass(frozen=True)
class Rules:
    """All rules, and those to try by anchor word."""

    all: tuple[Rule, ...]
    by_anchor: Mapping[str, tuple[Rule, ...]] = field(repr=False)

    @cached_property
    def within(self) -> "Rules":
        """Those to try sentence by sentence."""
        return Rules.of(r for r in self.all if not r.across)

    @cached_property
    def across(self) -> "Rules":
        """Those to try on the whole draft."""
        return Rules.of(r for r in self.all if r.across)

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "Rules":
        everything = tuple(rules)
        index: dict[str, list[Rule]] = {}
        for rule in everything:
            for anchor in rule.anchors:
                index.setdefault(anchor, []).append(rule)
        return cls(everything, {word: tuple(found) for word, found in index.items()})

    def find(
        self, folded: str, words: frozenset[str], start: int = 0, end: int | None = None
    ) -> tuple[Match, ...]:
        """Every match in a stretch whose words are `words`, by position.

        Of matches that overlap the longer stands (a tie goes to the first rule).
        """
        tried: dict[str, Rule] = {}
        for word in words & self.by_anchor.keys():
            for rule in self.by_anchor[word]:
                tried[rule.id] = rule
        found = [
            Match(rule, hit.start(), hit.end())
            for rule in tried.values()
            for hit in rule.pattern.finditer(folded, start, len(folded) if end is None else end)
            if hit.end() > hit.start()
        ]
        found.sort(key=lambda m: (m.start - m.end, m.start, m.rule.id))
        taken: list[Match] = []
        for match in found:
            if all(match.end <= other.start or match.start >= other.end for other in taken):
                taken.append(match)
        return tuple(sorted(taken, key=lambda m: m.start))
