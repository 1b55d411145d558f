"""A signed request can be copied and sent again while its signature is good: each is answered once."""

from collections.abc import Callable


class Seen:
    """`clock` gives seconds. What is older than `seconds` is forgotten."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock = clock
        self._seconds = seconds
        self._times: dict[str, float] = {}

    def first_time(self, key: str) -> bool:
        now = self._clock()
        while self._times:  # oldest first: a dict keeps the order in which it was filled
            oldest, at = next(iter(self._times.items()))
            if now - at <= self._seconds:
                break
            del self._times[oldest]
        if key in self._times:
            return False
        self._times[key] = now
        return True
