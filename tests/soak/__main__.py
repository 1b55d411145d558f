"""The whole run: `python -m tests.soak [--minutes 60] [--database sqlite postgresql]`. Exit 1 when it did not hold."""

import argparse
import asyncio
import tempfile
from pathlib import Path

from tests.chaos.__main__ import postgresql, sqlite
from tests.soak.run import Soak, run


async def main(minutes: float, databases: list[str]) -> bool:
    well = True
    for database in databases:
        async with sqlite() if database == "sqlite" else postgresql() as url:
            with tempfile.TemporaryDirectory(prefix="rapport-soak-") as home:
                found = await run(Path(home), Soak(minutes), DATABASE_URL=url, RAPPORT_SECRET_KEY="k" * 40)
        first, last = found.looks[len(found.looks) // 4], found.looks[-1]
        print(  # noqa: T201 - a script
            f"{database:<12} {found.done} gestures, {found.posts} posts in channels; memory {first.memory / 2**20:.0f} → {last.memory / 2**20:.0f} MB,"
            f" open handles {first.handles} → {last.handles}, CPU a gesture {first.cpu * 1000:.1f} → {last.cpu * 1000:.1f} ms",
            *found.faults,
            sep="\n  ",
            flush=True,
        )
        well &= not found.faults
    return well


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], nargs="*")
    args = parser.parse_args()
    raise SystemExit(0 if asyncio.run(main(args.minutes, args.database or ["sqlite", "postgresql"])) else 1)
