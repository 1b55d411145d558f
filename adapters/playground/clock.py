"""The playground's clock: the real one, moved forward as far as people liked. It never goes back."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.store import Store

log = structlog.get_logger()

_STOPS = 60
_PATIENCE = 2.0
"""Moving it stops at each moment at which something is due, so that it is posted then and not found too
late: at so many moments at most, and so many seconds at each."""
_LOOK = 0.02
_FOLLOW = 1.0


class Clock:
    """`base` gives aware UTC. How far it is ahead is stored, so it survives a restart."""

    def __init__(self, base: Callable[[], datetime], store: Store) -> None:
        self._base = base
        self._store = store
        self._ahead = timedelta()

    def now(self) -> datetime:
        return self._base() + self._ahead

    async def load(self) -> None:
        """Reads how far the clock was moved, by this process or another."""
        self._ahead = await self._store.playground.ahead()

    async def follow(self, every: float = _FOLLOW) -> None:
        """Keeps up with other processes that move it: a worker apart from the pages. Never returns."""
        while True:
            await asyncio.sleep(every)
            try:
                await self.load()
            except Exception:
                log.exception("playground_clock_failed")

    async def forward(self, by: timedelta) -> None:
        end = self.now() + by
        for _ in range(_STOPS):
            due = await self._store.planner.next_moment(self.now(), end)
            if due is None:
                break
            await self._move(due)
            if not await self._is_done():
                break
        await self._move(end)

    async def _move(self, to: datetime) -> None:
        ahead = to - self.now()
        if ahead > timedelta(0):
            await self._store.playground.move(ahead)
            await self.load()
        self._store.schedules.news.ring()
        self._store.outbox.news.ring()
        self._store.live.news.ring()

    async def _is_done(self) -> bool:
        """Waits until what is due by now is posted; False where no worker does it."""
        try:
            async with asyncio.timeout(_PATIENCE):
                while not await self._store.planner.is_idle(self.now()):  # noqa: ASYNC110 - another process may do it
                    await asyncio.sleep(_LOOK)
        except TimeoutError:
            return False
        return True
