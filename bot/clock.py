"""A running clock that can stand ahead of the real one, and be moved forward."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Aware UTC. Starts at `start` if given, else now, and runs on; it never goes back."""

    def __init__(self, start: datetime | None = None) -> None:
        self.ahead = start - datetime.now(UTC) if start else timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def move(self, by: timedelta) -> None:
        """Raises ValueError for a step back: what is posted can't be unposted."""
        if by < timedelta():
            raise ValueError("the clock moves forward only")
        self.ahead += by
