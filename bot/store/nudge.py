"""A bell between the store and the worker of the same process; other processes look every second."""

import asyncio
from contextlib import suppress


class Nudge:
    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Until somebody rings, or rang since the last wait; at most `seconds`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()
