"""Leaves a model alone for a while that has failed again and again."""

from collections.abc import Callable


class Breaker:
    """Opens after `failures` in a row for `rest` seconds; then one call finds out whether it is well again."""

    def __init__(self, clock: Callable[[], float], failures: int = 5, rest: float = 60.0) -> None:
        self._clock = clock
        self._most = failures
        self._rest = rest
        self._failed = 0
        self._until = 0.0

    def allows(self) -> bool:
        if self._failed < self._most:
            return True
        if self._clock() < self._until:
            return False
        self._until = self._clock() + self._rest  # the others wait for what becomes of this one
        return True

    def succeeded(self) -> None:
        self._failed = 0

    def failed(self, *, for_good: bool = False) -> None:
        """`for_good`: a wrong key or a model that is not there mends nothing by being asked again at once."""
        self._failed = self._most if for_good else self._failed + 1
        if self._failed >= self._most:
            self._until = self._clock() + self._rest
