"""Work that takes long, beside the event loop: whoever else asks meanwhile is answered."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Beside:
    """One hand, so that the loop always has its turn: Python runs one thread at a time."""

    def __init__(self) -> None:
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="beside")

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` gives; it changes nothing that others read, and waits for nothing."""
        return await asyncio.get_running_loop().run_in_executor(self._hand, work)
