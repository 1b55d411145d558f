"""Asks at a given number of connections, or at a given pace, and what it took."""

import asyncio
import gc
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil
from aiohttp import ClientConnectionError, ClientSession

from tests.acceptance.product import ROOT, environment

Gesture = Callable[[int], Awaitable[None]]
"""One whole exchange, by its number; raises where it was not answered as a person would expect."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Exchanges a second by the clock; `cpu` are the seconds of the process's own time for one of them."""

    a_second: float
    cpu: float


def median(rates: Sequence[Rate]) -> Rate:
    """Of several rounds, by the clock."""
    return sorted(rates, key=lambda rate: rate.a_second)[len(rates) // 2]


@contextmanager
def undisturbed() -> Iterator[None]:
    """The client looks for no garbage of its own meanwhile: what it holds of earlier rows takes it a fifth of a second,
    which would count as the server's."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def closed_loop(process: psutil.Process, gesture: Gesture, at_once: int, seconds: float) -> Rate:
    """`at_once` people, each asking again as soon as they are answered."""
    done = 0

    async def person() -> None:
        nonlocal done
        while perf_counter() - began < seconds:
            done += 1
            await gesture(done)

    with undisturbed():
        cpu, began = cpu_of(process), perf_counter()
        async with asyncio.TaskGroup() as people:
            for _ in range(at_once):
                people.create_task(person())
    return Rate(done / (perf_counter() - began), (cpu_of(process) - cpu) / done)


async def paced(gesture: Gesture, a_second: float, seconds: float) -> float:
    """p99 in seconds, each counted from the moment it was due, so that a queue shows."""
    took: list[float] = []

    async def ask(number: int, due: float) -> None:
        await asyncio.sleep(max(0.0, due - perf_counter()))
        await gesture(number)
        took.append(perf_counter() - due)

    with undisturbed():
        began = perf_counter()
        async with asyncio.TaskGroup() as people:
            for number in range(int(a_second * seconds)):
                people.create_task(ask(number, began + number / a_second))
    took.sort()
    return took[len(took) * 99 // 100]


@asynccontextmanager
async def comparison(
    module: str, path: str, home: Path, **settings: str
) -> AsyncIterator[tuple[str, Process]]:
    """A comparison app in a process of its own: its base URL, once it listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, str(port),
        cwd=ROOT, env=environment(home, **settings), stdout=DEVNULL, stderr=DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        async with asyncio.timeout(30), ClientSession() as session:
            while True:
                try:
                    await session.post(url + path)
                    break
                except ClientConnectionError:
                    await asyncio.sleep(0.05)
        yield url, process
    finally:
        process.kill()
        await process.wait()


def cpu_of(process: psutil.Process) -> float:
    """Seconds of its own time so far."""
    times = process.cpu_times()
    return times.user + times.system
