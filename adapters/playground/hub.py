"""The open pages: what is posted, edited or answered later reaches each of them at once."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

from adapters.playground.post import PostView
from bot.store.playground import Playground as Posts

_LOOK_EVERY = 1.0
"""Seconds between looks into the store: another process may have posted. Ours nudges at once."""
_WAITING = 100
"""Fragments that may wait for one page; a page that reads none is dropped and reconnects."""


class TooManyPages(Exception):
    """More pages are open than the playground serves."""


class Hub:
    """Knows the open pages by the id each page carries. Nothing it sends is stored here."""

    def __init__(self, posts: Posts, view: PostView, most: int = 200) -> None:
        self._posts = posts
        self._view = view
        self._most = most
        self._pages: dict[str, asyncio.Queue[str | None]] = {}
        self._later: set[asyncio.Task[None]] = set()
        self._someone = asyncio.Event()
        self._nudged = asyncio.Event()
        self._seen: dict[int, str] = {}

    @asynccontextmanager
    async def page(self, id: str) -> AsyncIterator[AsyncIterator[str]]:
        """The fragments for one page, from now on; first everything posted so far, which the page
        already shows unless it came in between. Ends when the hub closes."""
        if len(self._pages) >= self._most:
            raise TooManyPages
        queue: asyncio.Queue[str | None] = asyncio.Queue(_WAITING)
        self._pages[id] = queue
        self._someone.set()
        try:
            yield self._read(queue)
        finally:
            if self._pages.get(id) is queue:
                del self._pages[id]
            if not self._pages:
                self._someone.clear()

    async def _read(self, queue: asyncio.Queue[str | None]) -> AsyncIterator[str]:
        for post in await self._posts.posts():
            yield self._view.html(post)
        while (fragment := await queue.get()) is not None:
            yield fragment

    def send(self, page: str, fragment: str) -> None:
        """To one page; lost if it is gone, as private answers are."""
        if page in self._pages:
            self._put(page, self._pages[page], fragment)

    def send_all(self, fragment: str) -> None:
        for page, queue in list(self._pages.items()):
            self._put(page, queue, fragment)

    def nudge(self) -> None:
        """Something was posted: look now."""
        self._nudged.set()

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Runs `work` after the answer went out; the hub owns it and ends it when it closes."""
        task = asyncio.create_task(work)
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def run(self) -> None:
        """Watches the channels while somebody looks; costs nothing while nobody does."""
        while True:
            await self._someone.wait()
            await self._look()
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_EVERY):
                    await self._nudged.wait()
            self._nudged.clear()

    def close(self) -> None:
        for queue in self._pages.values():
            with suppress(asyncio.QueueFull):
                queue.put_nowait(None)
        for task in self._later:
            task.cancel()

    async def _look(self) -> None:
        posts = await self._posts.posts()
        for post in posts:
            if self._seen.get(post.id) != post.body:
                self.send_all(self._view.html(post))
        self._seen = {post.id: post.body for post in posts}

    def _put(self, page: str, queue: asyncio.Queue[str | None], fragment: str) -> None:
        try:
            queue.put_nowait(fragment)
        except asyncio.QueueFull:
            del self._pages[page]
