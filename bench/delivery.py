"""How quickly posts leave, as ratios to a bare loop that posts as fast as it can, in the same run.

The loop runs in a process of its own right after ours, to the same receiver, with bodies of the size that ours
had there. The receiver and the database share the machine with both. Every team's channel has the same id, so
that Slack is asked once whether it is shared with another organisation; a row of its own tells what a post
costs whose channel was not looked at for ten minutes.

`python -m bench.delivery [--posts 20000] [--database sqlite postgresql]`
"""

import argparse
import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from time import perf_counter, process_time

import aiohttp
import psutil
import sqlalchemy as sa

from bench.posting import CONNECTIONS
from bot.delivery.recurrence import Recurrence
from bot.message import Ask, Person, Place
from bot.store import Store
from bot.store.database import Database
from bot.store.posts import Post
from bot.store.schedule import NewSchedule
from bot.store.schema import schedule, schedule_zone
from tests.chaos.__main__ import postgresql, sqlite
from tests.chaos.post_office import SECRET_KEY, now
from tests.conftest import empty

POSTS = 20_000
_KINDS = ("bare", "tip", "quiz")
_NAMES = {
    "bare": "claim and post only",
    "tip": "whole path, a tip",
    "quiz": "whole path, a quiz",
}
_BARS = {
    ("bare", "sqlite"): 0.45,
    ("bare", "postgresql"): 0.55,
    ("tip", "sqlite"): 0.2,
    ("tip", "postgresql"): 0.2,
    ("quiz", "sqlite"): 0.2,
    ("quiz", "postgresql"): 0.2,
}
_MINUTE = 60.0
_WARM, _QUIET = 3.0, 20.0  # seconds
_SCHEDULES = 100_000
_SIZE = 120  # bytes of a body with a key and a line of text
DATABASES = {"sqlite": ("SQLite", sqlite), "postgresql": ("PostgreSQL", postgresql)}


@dataclass(frozen=True, slots=True)
class Figures:
    """`seconds` by the clock, `cpu` seconds of the posting processes, `memory` bytes of the largest, `size` bytes
    of a post's body.

    `lags` in seconds, by the first word of the posts' keys.
    """

    posts: int
    seconds: float
    cpu: float
    memory: int
    size: int = 0
    lags: Mapping[str, Sequence[float]] = field(default_factory=dict[str, Sequence[float]])

    @property
    def rate(self) -> float:
        return self.posts / self.seconds

    def lag(self, share: float, word: str = "post") -> float:
        lags = sorted(self.lags[word])
        return lags[min(len(lags) - 1, int(len(lags) * share))]


async def rows(posts: int, databases: Sequence[str]) -> AsyncIterator[str]:
    """Lines of a Markdown table: what, measured, bar."""
    async with _receiver() as url:
        raw = await _raw(url, posts, _SIZE)
        yield _row(
            f"A bare loop, {posts:,} posts over {CONNECTIONS} connections",
            f"{raw.rate:,.0f}/s, {_per_post(raw):.2f} ms CPU",
            "–",
        )
        for database in databases:
            name, opened = DATABASES[database]
            async with opened() as at:
                memory = 0
                for kind in _KINDS:
                    one, two = [await _beside_the_loop(url, at, kind, posts, workers) for workers in (1, 2)]
                    yield _row(f"{name}: {_NAMES[kind]}", _ratio(*one), f"≥ {_BARS[kind, database]} ×")
                    yield _row(f"{name}: the same, two workers", _of_two(*two, one=one), "≥ 0.95 × one")
                    memory = max(memory, one[0].memory, two[0].memory)
                looked = await _beside_the_loop(url, at, "tip", posts, looked=False)
                yield _row(f"{name}: whole path, a tip, each channel looked at first", _ratio(*looked), "–")
                yield _row(f"{name}: memory of a worker", f"{memory / 1e6:.0f} MB", "≤ 150 MB")
                for workers in (1, 2):
                    even = await _spread(url, at, posts, workers)
                    lag = f"p50 {even.lag(0.5):.2f} s, p99 {even.lag(0.99):.2f} s"
                    what = f"{name}: {posts:,} spread over a minute, workers: {workers}, lag"
                    yield _row(what, lag, "p99 ≤ 2 s")
                fair = await _beside_a_large_one(url, at)
                lag = f"p99 {fair.lag(0.99, 'small'):.2f} s"
                yield _row(f"{name}: 200 teams beside one with 3,000 posts, their lag", lag, "≤ 2 s")
                took = await _planner_pass(at)
                yield _row(
                    f"{name}: a planner's look at {_SCHEDULES:,} schedules, CPU", f"{took:.1f} ms", "≤ 50 ms"
                )
                idle = await _idle(url, at)
                yield _row(f"{name}: a worker idle beside them, CPU", f"{idle:.2%} of a core", "≤ 1 %")
    yield _row("The next moment of a schedule", f"{_next_fire():.0f} µs", "≤ 50 µs")


def _row(what: str, measured: str, bar: str) -> str:
    return f"| {what} | {measured} | {bar} |\n"


def _per_post(found: Figures) -> float:
    """Milliseconds."""
    return found.cpu / found.posts * 1000


def _ratio(found: Figures, raw: Figures) -> str:
    return (
        f"{found.rate / raw.rate:.2f} × ({found.rate:,.0f}/s, CPU {_per_post(found) / _per_post(raw):.1f} ×)"
    )


def _of_two(found: Figures, raw: Figures, one: tuple[Figures, Figures]) -> str:
    return (
        f"{found.rate / one[0].rate:.2f} × one ({found.rate:,.0f}/s, {found.rate / raw.rate:.2f} × the loop)"
    )


# --- what is measured --------------------------------------------------------------------------------


async def _beside_the_loop(
    url: str, database: str, kind: str, posts: int, workers: int = 1, *, looked: bool = True
) -> tuple[Figures, Figures]:
    """Ours, and the loop right after it: the machine is never the same twice."""
    ours = await _burst(url, database, kind, posts, workers, looked=looked)
    return ours, await _raw(url, posts // 4, ours.size)


async def _raw(url: str, posts: int, size: int) -> Figures:
    loop = await _start("bench.posting", "raw", url, str(posts), str(size))
    await _line(loop)
    began = perf_counter()
    _begin(loop)
    figures = json.loads(await _line(loop))
    return Figures(posts, perf_counter() - began, figures["cpu"], figures["memory"], size)


async def _burst(
    url: str, database: str, kind: str, posts: int, workers: int = 1, *, looked: bool = True
) -> Figures:
    """All are due at once, each in a workspace of its own; `looked`: their channels are known not to be shared."""
    command = "tip" if kind == "bare" else kind

    def planned(due: datetime) -> list[Post]:
        places = (_place(f"T{n}", "C1" if looked else f"C{n}") for n in range(posts))
        return [_post(n, place, due, command) for n, place in enumerate(places)]

    return await _delivered(url, database, planned, kind, workers=workers)


async def _spread(url: str, database: str, posts: int, workers: int) -> Figures:
    """Due one after the other over a minute, through the whole path of a tip."""
    written = timedelta(seconds=5 + posts / 5000)
    gap = timedelta(seconds=_MINUTE / posts)

    def planned(at: datetime) -> list[Post]:
        return [_post(n, _place(f"T{n}"), at + written + n * gap, "tip") for n in range(posts)]

    return await _delivered(url, database, planned, "tip", workers=workers)


async def _beside_a_large_one(url: str, database: str) -> Figures:
    def planned(due: datetime) -> list[Post]:
        large = [_post(n, _place("large", f"C{n % 100}"), due, "tip") for n in range(3000)]
        return large + [_post(n, _place(f"T{n}"), due, "tip", word="small") for n in range(200)]

    return await _delivered(url, database, planned, "bare", wait_for=225)


def _post(n: int, place: Place, due: datetime, command: str, word: str = "post") -> Post:
    return Post(f"{word}-{n}@{due.timestamp()}", place, Ask(command, place, Person("U1", "Kim")), due)


def _place(workspace: str, channel: str = "C1") -> Place:
    return Place("slack", workspace, channel, "channel")


async def _delivered(
    url: str,
    database: str,
    planned: Callable[[datetime], Sequence[Post]],
    kind: str,
    *,
    workers: int = 1,
    wait_for: int | None = None,
) -> Figures:
    """Of an empty database, `planned` when the workers are ready; ends when `wait_for` have arrived (all, if not
    said)."""
    await empty(database)
    async with await Store.open(database, SECRET_KEY) as store:
        before, size_before = await _arrived(url)
        processes = [await _start("bench.posting", kind, url, database) for _ in range(workers)]
        for process in processes:
            await _line(process)
        of = await store.schedules.add(_daily(), now())
        posts = [replace(post, schedule=of.id) for post in planned(now())]
        wanted = wait_for or len(posts)
        await store.outbox.post_all(posts, now())
        began = perf_counter()
        for process in processes:
            _begin(process)
        while (await _arrived(url))[0] - before < wanted:  # noqa: ASYNC110 - another process counts
            await asyncio.sleep(0.05)
        seconds = perf_counter() - began
        for process in processes:
            process.terminate()
        ends = [json.loads(await _line(process)) for process in processes]
        counts = await store.outbox.counts()
        arrived, size = await _arrived(url)
    assert wait_for or counts["sent"] == arrived - before == wanted, counts
    return Figures(
        wanted,
        seconds,
        cpu=sum(end["cpu"] for end in ends),
        memory=max(end["memory"] for end in ends),
        size=(size - size_before) // (arrived - before),
        lags={word: [lag for end in ends for lag in end["lags"].get(word, ())] for word in ("post", "small")},
    )


async def _planner_pass(database: str) -> float:
    """Milliseconds of CPU for a look that finds nothing due among many."""
    await empty(database)
    async with await Store.open(database, SECRET_KEY) as store:
        one = await store.schedules.start((await store.schedules.add(_daily(), now())).id, now())
        await _copied(database, one.id)
        await store.planner.plan(now())
        began = process_time()
        for _ in range(10):
            assert await store.planner.plan(now()) == 0
        return (process_time() - began) / 10 * 1000


async def _idle(url: str, database: str) -> float:
    """Share of a core that a worker takes beside many schedules while nothing is due."""
    worker = await _start("bench.posting", "tip", url, database)
    await _line(worker)
    _begin(worker)
    await asyncio.sleep(_WARM)
    before = psutil.Process(worker.pid).cpu_times()
    await asyncio.sleep(_QUIET)
    after = psutil.Process(worker.pid).cpu_times()
    worker.terminate()
    await _line(worker)
    return (after.user + after.system - before.user - before.system) / _QUIET


def _daily() -> NewSchedule:
    weekday = Recurrence.of(("every weekday at 09:30",), "Europe/Berlin")
    return NewSchedule("T1", "U1", "tip", Ask("tip", _place("T1"), Person("U1")), weekday, timedelta(hours=2))


async def _copied(database: str, of: int) -> None:
    """The same schedule, many times, each due within the next week."""
    connected = Database(database)
    async with connected.writing() as connection:
        row = (await connection.execute(sa.select(schedule).where(schedule.c.id == of))).one()._asdict()
        zone = (await connection.execute(sa.select(schedule_zone))).one()._asdict()
        ids = range(of + 1, of + _SCHEDULES)
        for some in _chunks(ids):
            await connection.execute(sa.insert(schedule), [row | {"id": id, "number": id} for id in some])
            due = [zone["next_due"] + timedelta(seconds=id * 5) for id in some]
            await connection.execute(
                sa.insert(schedule_zone),
                [zone | {"schedule_id": id, "next_due": at} for id, at in zip(some, due, strict=True)],
            )
    await connected.close()


def _chunks(ids: range) -> Iterable[range]:
    return (ids[start : start + 5000] for start in range(0, len(ids), 5000))


def _next_fire() -> float:
    """Microseconds of CPU."""
    weekday = Recurrence.of(("every weekday at 09:30",), "Europe/Berlin")
    at = now()
    began = process_time()
    for _ in range(2000):
        at = weekday.next(at) or at
    return (process_time() - began) / 2000 * 1e6


# --- processes ---------------------------------------------------------------------------------------


@asynccontextmanager
async def _receiver() -> AsyncIterator[str]:
    process = await _start("bench.receiver")
    try:
        yield f"http://127.0.0.1:{int(await _line(process))}/"
    finally:
        process.kill()
        await process.wait()


async def _arrived(url: str) -> tuple[int, int]:
    """How many posts, of how many bytes together."""
    async with aiohttp.ClientSession() as session, session.get(url) as reply:
        found = await reply.json()
        return found["posts"], found["size"]


async def _start(module: str, *arguments: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-W", "ignore", "-m", module, *arguments, stdin=PIPE, stdout=PIPE, limit=2**26
    )


def _begin(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.write(b"go\n")


async def _line(process: Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode()


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=POSTS)
    parser.add_argument("--database", choices=list(DATABASES), nargs="*", default=list(DATABASES))
    args = parser.parse_args()
    async for row in rows(args.posts, args.database):
        sys.stdout.write(row)
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
