"""Microsoft's limits for one bot (docs: rate-limit.md), as sliding windows over the stand-in's clock."""

import math
from collections import defaultdict, deque
from typing import Literal

from tests.standins.teams.clock import Clock

Kind = Literal["send", "read", "tenant"]

# (requests, seconds). "send" counts in one conversation, updates and deletions with it; "tenant" is the whole app.
WINDOWS: dict[Kind, tuple[tuple[int, int], ...]] = {
    "send": ((7, 1), (8, 2), (60, 30), (1800, 3600)),
    "read": ((14, 1), (16, 2), (120, 30), (3600, 3600)),
    "tenant": ((50, 1),),
}


class Throttle:
    """Off until a test switches it on; then the request over a window is refused and not counted."""

    def __init__(self, clock: Clock):
        self.on = False
        self._clock = clock
        self._past: dict[tuple[Kind, str], deque[float]] = defaultdict(deque)

    def wait(self, kind: Kind, key: str) -> int | None:
        """Whole seconds to wait (for Retry-After), or None where the request may pass and is counted."""
        if not self.on:
            return None
        waits = [self._over(kind, key), self._over("tenant", "")]
        if longest := max(waits):
            return longest
        for past in (self._past[kind, key], self._past["tenant", ""]):
            past.append(self._clock.stamp())
        return None

    def _over(self, kind: Kind, key: str) -> int:
        now, past = self._clock.stamp(), self._past[kind, key]
        while past and past[0] <= now - 3600:
            past.popleft()
        longest = 0
        for allowed, seconds in WINDOWS[kind]:
            if len(past) >= allowed and past[-allowed] > now - seconds:
                longest = max(longest, math.ceil(past[-allowed] + seconds - now))
        return longest
