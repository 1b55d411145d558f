"""How often we may speak: Teams' limits for a bot, kept before it has to say so (docs: rate-limit.md).

Each process counts for itself. What is posted by itself keeps them for all replicas together, in the database
(bot/store/pacing.py); answers of several replicas in one conversation may come to more, and then Teams says so
before anything is done, and when to come back (chats.py).
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Sequence

Window = tuple[int, float]
"""So many in so many seconds."""

CONVERSATION: tuple[Window, ...] = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))
"""Of one conversation: messages, new threads, changes and removals together."""
TENANT: tuple[Window, ...] = ((50, 1.0),)
"""Of one tenant, for what we say by ourselves, and read for it; what is planned leaves at 30 a second
(bot/store/pacing.py), which leaves room for cards that are drawn anew."""

_KEYS = 10_000


class Windows:
    """`clock` gives seconds that only go forward."""

    def __init__(self, windows: Sequence[Window], clock: Callable[[], float]) -> None:
        self._windows = windows
        self._longest = max(seconds for _, seconds in windows)
        self._most = max(allowed for allowed, _ in windows)
        self._clock = clock
        self._past: OrderedDict[str, deque[float]] = OrderedDict()

    def take(self, key: str) -> float:
        """0: one more may leave now, and is counted. Else the seconds until it may."""
        now = self._clock()
        past = self._past.setdefault(key, deque(maxlen=self._most))
        self._past.move_to_end(key)
        while past and past[0] <= now - self._longest:
            past.popleft()
        waits = (past[-allowed] + seconds - now for allowed, seconds in self._windows if len(past) >= allowed)
        if (wait := max(waits, default=0.0)) > 0:
            return wait
        past.append(now)
        if len(self._past) > _KEYS:
            self._past.popitem(last=False)
        return 0.0
