"""How often one person, and one workspace, may ask for what is written down or sent to others.

In this process's memory: a flood is stopped where it comes in, and nobody who works by hand ever meets it.
"""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta

_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Limit:
    """`burst` at once, then one each `every`."""

    burst: int
    every: timedelta


PERSON = Limit(120, timedelta(seconds=0.5))
WORKSPACE = Limit(600, timedelta(seconds=0.1))


class Limits:
    """Remembers the last 10,000 who asked."""

    def __init__(self, person: Limit = PERSON, workspace: Limit = WORKSPACE) -> None:
        self._person = person
        self._workspace = workspace
        self._full_at: OrderedDict[Hashable, datetime] = OrderedDict()

    def wait(self, workspace: str, person: str, now: datetime) -> timedelta:
        """Nothing, and the ask is counted; or how long until one more is taken."""
        both = (((workspace, person), self._person), (workspace, self._workspace))
        longest = max(self._left(key, limit, now) for key, limit in both)
        if longest <= timedelta():
            for key, limit in both:
                self._full_at[key] = max(self._full_at.get(key, now), now) + limit.every
                self._full_at.move_to_end(key)
            while len(self._full_at) > _KEPT:
                self._full_at.popitem(last=False)
        return max(longest, timedelta())

    def _left(self, key: Hashable, limit: Limit, now: datetime) -> timedelta:
        """Source: the generic cell rate algorithm (ITU-T I.371)."""
        return self._full_at.get(key, now) - now - (limit.burst - 1) * limit.every
