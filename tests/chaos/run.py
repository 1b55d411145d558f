"""The experiment: posts to make, workers that are killed with -9 at random moments, and what arrived."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from time import monotonic

import aiohttp
from sqlalchemy.exc import SQLAlchemyError

from bot.message import Ask, Person, Place
from bot.store import Store
from bot.store.outbox import State
from bot.store.posts import Post
from tests.chaos.post_office import SECRET_KEY, now

LEASE = 3.0


@dataclass(frozen=True)
class Chaos:
    """`lost`, `busy` and `broken` are shares of all calls. The posts are due one after the other within
    `seconds`, and the `kills` happen meanwhile; each post takes `takes` seconds, so many are under way at any moment.

    `blind` workers never find what they look up: the experiment must notice.
    """

    posts: int
    kills: int
    seconds: float
    seed: int
    workers: int = 2
    takes: float = 0.2
    lost: float = 0.02
    busy: float = 0.02
    broken: float = 0.01
    revived: bool = True
    blind: bool = False


@dataclass(frozen=True)
class Found:
    """What the platform's own record says, beside our table. `struck`: kills while there was still work."""

    lost: int
    struck: int
    doubled: int
    states: dict[State, int]
    look_ups: int
    seconds: float

    @property
    def well(self) -> bool:
        open_ = sum(count for state, count in self.states.items() if state != "sent")
        return not (self.lost or self.doubled or open_)


async def run(database_url: str, chaos: Chaos) -> Found:
    """Against an empty, migrated database."""
    chance = Random(chaos.seed)
    async with await Store.open(database_url, SECRET_KEY) as store, _post_office(chaos) as office:
        keys = await _plan(store, chaos)
        struck = 0
        began = monotonic()
        command = ["-m", "tests.chaos.worker", database_url, office, str(LEASE)]
        command += ["--blind"] if chaos.blind else []
        workers = [await _start(command) for _ in range(chaos.workers)]
        try:
            for moment in sorted(chance.uniform(0.5, chaos.seconds) for _ in range(chaos.kills)):
                await asyncio.sleep(max(0.0, began + moment - monotonic()))
                struck += await _at_work(store)
                victim = chance.randrange(len(workers))
                await _kill(workers.pop(victim))
                if chaos.revived:
                    workers.append(await _start(command))
            states = await _finished(store)
        finally:
            for worker in workers:
                await _kill(worker, signal.SIGTERM)
        async with aiohttp.ClientSession() as session, session.get(f"{office}/record") as answer:
            record = await answer.json()
        arrived = Counter(key for _, key, _ in record["posts"])
        assert set(arrived) <= set(keys)
        return Found(
            lost=len(keys) - len(arrived),
            struck=struck,
            doubled=sum(count - 1 for count in arrived.values()),
            states=states,
            look_ups=record["look_ups"],
            seconds=monotonic() - began,
        )


async def _plan(store: Store, chaos: Chaos) -> Sequence[str]:
    """Each in a workspace of its own, so that no pause between two posts slows them."""
    first, gap = now(), timedelta(seconds=chaos.seconds / chaos.posts)
    posts = [_post(n, first + n * gap) for n in range(chaos.posts)]
    await store.outbox.post_all(posts, first)
    return [post.key for post in posts]


def _post(n: int, due: datetime) -> Post:
    place = Place("slack", f"T{n}", f"C{n}", "channel")
    return Post(f"post-{n}", place, Ask("tip", place, Person("U1"), text=f"Tip {n}"), due)


async def _at_work(store: Store) -> bool:
    states = await store.outbox.counts()
    return bool(states["planned"] + states["sending"] + states["unknown"])


async def _finished(store: Store) -> dict[State, int]:
    """Waits, two minutes at most, until nothing is open any more."""
    deadline = monotonic() + 120
    while True:
        with suppress(OSError, SQLAlchemyError):  # the database may be away for a while
            states = await store.outbox.counts()
            if not states["planned"] + states["sending"] + states["unknown"] or monotonic() > deadline:
                return states
        await asyncio.sleep(0.1)


@asynccontextmanager
async def _post_office(chaos: Chaos) -> AsyncIterator[str]:
    faults = [f"--{name}={getattr(chaos, name)}" for name in ("seed", "takes", "lost", "busy", "broken")]
    office = await _start(["-m", "tests.chaos.post_office", *faults], stdout=asyncio.subprocess.PIPE)
    assert office.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(await office.stdout.readline())}"
    finally:
        await _kill(office)


async def _start(
    arguments: list[str], stdout: int = asyncio.subprocess.DEVNULL
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", *arguments, stdout=stdout, stderr=asyncio.subprocess.DEVNULL
    )


async def _kill(process: asyncio.subprocess.Process, by: signal.Signals = signal.SIGKILL) -> None:
    if process.returncode is None:
        process.send_signal(by)
    await process.wait()
