"""The time Microsoft's servers go by in a test."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Runs like the real clock, from `start` if one is given, and jumps forward when a test moves it."""

    def __init__(self, start: datetime | None = None):
        self._ahead = 0.0 if start is None else start.timestamp() - time.time()

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.stamp(), UTC)

    def stamp(self) -> float:
        """Seconds since 1970, for tokens and throttling windows."""
        return time.time() + self._ahead

    def move(self, by: timedelta) -> None:
        self._ahead += by.total_seconds()
