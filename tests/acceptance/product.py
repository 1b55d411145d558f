"""The product as people start it: `python -m bot …` in a process of its own, with an environment of its own."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str


def environment(home: Path, **settings: str) -> dict[str, str]:
    """Nothing of the machine's own settings; data under `home`, a port that is free."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "RAPPORT_DATA": str(home / "data"),
        "PORT": "0",
        **settings,
    }


async def run(home: Path, *words: str, typed: str = "", **settings: str) -> Ended:
    """One command to its end; `typed` is its stdin."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words,
        cwd=home, env=environment(home, **settings), stdin=PIPE, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(30):
            out, err = await process.communicate(typed.encode())
    except TimeoutError:
        process.kill()
        await process.communicate()
        raise
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


@dataclass(frozen=True)
class Running:
    """A server that is ready. Its logs go to a file."""

    url: str
    process: Process
    log: Path

    async def stop(self) -> int:
        """Asks it to end, as a service manager does; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await self.process.wait()


@asynccontextmanager
async def serving(home: Path, **settings: str) -> AsyncIterator[Running]:
    """`python -m bot serve`, ready."""
    log = home / "log.jsonl"
    with log.open("ab") as err:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve",
            cwd=home, env=environment(home, **settings), stdin=DEVNULL, stdout=PIPE, stderr=err,
        )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            ready = (await process.stdout.readline()).decode()
            url = ready.rpartition(" ")[2].strip()
            assert url.startswith("http://"), (ready, log.read_text())
        yield Running(url, process, log)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
