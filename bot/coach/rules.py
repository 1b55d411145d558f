"""Findings rules as values, and the index that picks the few worth trying on a draft.

A rule's pattern runs on folded text (see text.fold). Each rule names anchor words, of which one stands in what it finds;
the index tells from its pattern which rules to look at, so that a reading's cost hardly grows with them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from bot.coach.english.index import Index, compiled
from bot.coach.english.text import letters_of, words_of
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
    match: str
    """A regular expression for folded text."""
    say: str
    reason: str
    source: str
    concept: str
    hits: tuple[str, ...]
    must_not_hit: tuple[str, ...]
    across: bool = False
    """Counts something over the whole draft, not within one sentence."""

    @property
    def pattern(self) -> re.Pattern[str]:
        return compiled(self.match)


class Match(NamedTuple):
    rule: Rule
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Rules:
    """All rules, and those to try by the words of a text."""

    by_id: Mapping[str, Rule] = field(repr=False)
    anchors: Mapping[str, str] = field(repr=False)
    """By rule, as they were written down for its pattern."""

    @cached_property
    def index(self) -> Index:
        return Index.of({id_: rule.match for id_, rule in self.by_id.items()}, self.anchors)

    @property
    def all(self) -> tuple[Rule, ...]:
        return tuple(self.by_id.values())

    @cached_property
    def within(self) -> "Rules":
        """Those to try sentence by sentence."""
        return Rules.of((rule for rule in self.all if not rule.across), self.anchors)

    @cached_property
    def across(self) -> "Rules":
        """Those to try on the whole draft."""
        return Rules.of((rule for rule in self.all if rule.across), self.anchors)

    @classmethod
    def of(cls, rules: Iterable[Rule], anchors: Mapping[str, str] | None = None) -> "Rules":
        return cls({rule.id: rule for rule in rules}, anchors or {})

    def find(self, folded: str, start: int = 0, end: int | None = None) -> tuple[Match, ...]:
        """Every match in a stretch, by position.

        Of matches that overlap the longer stands (a tie goes to the first rule).
        """
        stretch, end = (folded, len(folded)) if end is None else (folded[start:end], end)
        may = self.index.may(letters_of(stretch))
        if not may:
            return ()
        words = words_of(stretch)
        found = [
            Match(rule, hit.start(), hit.end())
            for rule in map(self.by_id.__getitem__, may)
            if not rule.anchors.isdisjoint(words)
            for hit in rule.pattern.finditer(folded, start, end)
            if hit.end() > hit.start()
        ]
        found.sort(key=lambda m: (m.start - m.end, m.start, m.rule.id))
        taken: list[Match] = []
        for match in found:
            if all(match.end <= other.start or match.start >= other.end for other in taken):
                taken.append(match)
        return tuple(sorted(taken, key=lambda m: m.start))
