"""The playground's clock: the real one, moved forward as far as people liked. It never goes back."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.store.playground import Playground as Posts


class Clock:
    """`base` gives aware UTC. How far it is ahead is stored, so it survives a restart."""

    def __init__(self, base: Callable[[], datetime], posts: Posts) -> None:
        self._base = base
        self._posts = posts
        self._ahead = timedelta()

    def now(self) -> datetime:
        return self._base() + self._ahead

    async def load(self) -> None:
        """Reads how far the clock was moved, by this process or another."""
        self._ahead = await self._posts.ahead()

    async def forward(self, by: timedelta) -> None:
        await self._posts.move(by)
        await self.load()
