"""A clock that runs by itself and can be moved forward."""

import time
from collections.abc import Callable


class Clock:
    """Seconds since 1970. It runs; `forward` moves it on at once.

    `wall` is what requests are signed with: the product checks signatures against its own clock. Give the product's
    clock here where a test moves that one too.
    """

    def __init__(self, wall: Callable[[], float] = time.time) -> None:
        self.wall = wall
        self._moved = 0.0

    def now(self) -> float:
        return self.wall() + self._moved

    def forward(self, seconds: float) -> None:
        self._moved += seconds
