"""What the running product costs: start, memory after many asks, and nothing to do."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

import psutil

from bench.drafts import draft
from bench.load import cpu_of
from tests.acceptance.page import Page, opened
from tests.acceptance.product import serving

_ASKS = 2_000
_AT_ONCE = 8
_MOST = 30.0
"""Seconds of asking, so that the whole run stays under two minutes on a busy machine."""
_IDLE = 10.0


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds by the clock, and of the process's own time."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Footprint:
    """`memory` in bytes, of the process; `cpu_per_ask` and `stop` in seconds; `idle` is a share of one core."""

    first_start: Start
    start: Start
    asks: int
    cpu_per_ask: float
    memory: int
    idle: float
    stop: float


async def footprint(home: Path) -> Footprint:
    began = perf_counter()
    async with serving(home) as server:
        first_start = Start(perf_counter() - began, cpu_of(psutil.Process(server.process.pid)))
        await server.stop()
    began = perf_counter()
    async with serving(home) as server:
        process = psutil.Process(server.process.pid)
        start = Start(perf_counter() - began, cpu_of(process))
        async with opened(server.url) as page:
            asks = await _ask(page)
        asked = cpu_of(process)
        memory = process.memory_info().rss
        await asyncio.sleep(_IDLE)
        idle = (cpu_of(process) - asked) / _IDLE
        began = perf_counter()
        await server.stop()
        stop = perf_counter() - began
    return Footprint(first_start, start, asks, (asked - start.cpu) / asks, memory, idle, stop)


async def _ask(page: Page) -> int:
    """How many were asked."""
    chance = Random(11)
    began = perf_counter()
    asked = 0

    async def person() -> None:
        nonlocal asked
        while asked < _ASKS and perf_counter() - began < _MOST:
            asked += 1
            await page.say(draft(200, chance))

    await asyncio.gather(*(person() for _ in range(_AT_ONCE)))
    return asked
