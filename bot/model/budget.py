"""Tokens a day, for each person and each workspace; in this process's memory, since who rewrites is nobody's business."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Budget:
    """Limits count prompt and answer together."""

    for_person: int
    for_workspace: int
    _day: date = date.min
    _used: Counter[tuple[str, ...]] = field(default_factory=Counter[tuple[str, ...]])

    def allows(self, workspace: str, person: str, today: date) -> bool:
        self._begin(today)
        return (
            self._used[workspace, person] < self.for_person and self._used[(workspace,)] < self.for_workspace
        )

    def spend(self, workspace: str, person: str, today: date, tokens: int) -> None:
        self._begin(today)
        self._used[workspace, person] += tokens
        self._used[(workspace,)] += tokens

    def _begin(self, today: date) -> None:
        if today != self._day:
            self._day = today
            self._used.clear()
