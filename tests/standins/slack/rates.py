"""Rate limits: per method, per workspace, in windows of a minute; posting also per channel.

Source: docs.slack.dev apis/web-api/rate-limits; reference/methods/conversations.history for new unlisted apps.
"""

import math
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Literal

from tests.standins.slack.api.method import TIERS
from tests.standins.slack.clock import Clock

POST_SECONDS_PER_CHANNEL = 1.0
# The workspace-wide limit is not published; older text said "several hundred messages per minute".
POSTS_A_MINUTE_PER_WORKSPACE = 300


@dataclass(frozen=True)
class Exceeded:
    method: str
    team_id: str
    channel: str | None
    retry_after: int


class Rates:
    """Counts always and notes what Slack would refuse in `exceeded`; answers 429 only once `enforce` was called."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._windows: dict[tuple[str, ...], deque[float]] = defaultdict(deque)
        self.enforced = False
        self.exceeded: list[Exceeded] = []
        self._limits: dict[str, int] = {}

    def enforce(self) -> None:
        self.enforced = True

    def limit(self, method: str, per_minute: int) -> None:
        """Another limit for one method: 1 for the history of a new app outside the Marketplace."""
        self._limits[method] = per_minute

    def retry_after(
        self, method: str, tier: int | Literal["post"], team_id: str, channel: str | None
    ) -> int | None:
        """Counts a call. Seconds to wait where Slack answers 429, else None."""
        if tier == "post":
            wait = self._full((method, team_id, channel or ""), POST_SECONDS_PER_CHANNEL, 1)
            wait = wait or self._full((method, team_id), 60.0, POSTS_A_MINUTE_PER_WORKSPACE)
        else:
            wait = self._full((method, team_id), 60.0, self._limits.get(method, TIERS[tier]))
        if wait is None:
            return None
        self.exceeded.append(Exceeded(method, team_id, channel, wait))
        return wait if self.enforced else None

    def _full(self, key: tuple[str, ...], seconds: float, most: int) -> int | None:
        window, now = self._windows[key], self._clock.now()
        while window and now - window[0] >= seconds:
            window.popleft()
        if len(window) >= most:
            return max(1, math.ceil(window[0] + seconds - now))
        window.append(now)
        return None
