"""What goes on after a gesture was acknowledged: none of it is lost when the process is asked to stop."""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

import structlog

log = structlog.get_logger()

_T = TypeVar("_T")


class Work:
    """Tasks that are under way."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Future[Any]] = set()

    def begin(self, work: Awaitable[_T]) -> asyncio.Future[_T]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def close(self, seconds: float) -> None:
        """Waits for what is under way and what follows from it, at most so long; then lets go of the rest."""
        try:
            async with asyncio.timeout(seconds):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        except TimeoutError:
            log.warning("slack_work_left", tasks=len(self._tasks))
            for task in self._tasks:
                task.cancel()

    def _ended(self, task: asyncio.Future[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("slack_work_failed", exc_info=error)


async def within(task: asyncio.Future[_T], seconds: float) -> _T | None:
    """What the task gives, or None where it needs longer; it goes on."""
    done, _ = await asyncio.wait({task}, timeout=seconds)
    return task.result() if done else None
