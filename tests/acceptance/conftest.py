"""The playground on a socket, a worker and a terminal, over one SQLite store, with commands of the test's own."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from aiohttp import web

from adapters.playground.app import mount
from adapters.playground.build import build, sender
from adapters.playground.clock import Clock
from adapters.playground.directory import PlaygroundDirectory
from bot import content
from bot.coach import Coach
from bot.content import Content
from bot.content.rules import load_rules, load_wording
from bot.message import Ask, Reply
from bot.openings import Openings
from bot.services import Services
from bot.store import Store
from bot.texts import Texts, load_texts
from bot.worker import Tempo, Worker
from commands import answer
from commands.command import Command
from tests.acceptance.page import Page, opened
from tests.acceptance.product import ROOT

_CONTENT = ROOT / "content"
_QUICK = Tempo(look=0.02, lease=5.0, timeout=2.0, settle=0.02)


@pytest.fixture
def database_url(tmp_path: Path, template_file: Path) -> str:
    path = tmp_path / "rapport.db"
    shutil.copyfile(template_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def packs() -> Content:
    return content.load([_CONTENT])


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts([_CONTENT])


@pytest.fixture(scope="session")
def coach() -> Coach:
    return Coach(load_rules(_CONTENT / "en" / "rules"), load_wording(_CONTENT / "en" / "wording"))


@pytest.fixture
def clock(store: Store, now: datetime) -> Clock:
    """The playground's; it stands still until it is moved."""
    return Clock(lambda: now, store)


@pytest.fixture
def services(store: Store, packs: Content, texts: Texts, coach: Coach, clock: Clock) -> Services:
    directory = PlaygroundDirectory(texts)
    return Services(store, packs, texts, coach, Openings(), clock.now, directories={"playground": directory})


@dataclass(frozen=True)
class House:
    """One running product. `page` is an open page of the playground, `answer` the one door inward."""

    page: Page
    answer: Callable[[Ask], Awaitable[Reply]]


@pytest.fixture
async def open_house(services: Services, clock: Clock) -> AsyncIterator[Callable[..., Awaitable[House]]]:
    """Starts the playground and a worker that answer with the commands given."""
    async with AsyncExitStack() as stack:

        async def start(*commands: Command) -> House:
            registry: Mapping[str, Command] = {command.name: command for command in commands}
            ask = partial(answer, services=services, commands=registry)
            playground = build(
                services,
                ask,
                commands,
                clock,
                secret=b"a secret",
                hosts=frozenset(),
                password="",
                secure=False,
            )
            app = web.Application()
            mount(app, playground)
            runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            worker = Worker(
                services.store,
                ask,
                {"playground": sender(services, playground.hub.nudge)},
                services.now,
                _QUICK,
            )
            working = asyncio.create_task(worker.run())
            stack.push_async_callback(_end, worker, working)
            page = await stack.enter_async_context(opened(f"http://127.0.0.1:{runner.addresses[0][1]}"))
            return House(page, ask)

        async with asyncio.timeout(20):
            yield start


async def _end(worker: Worker, working: "asyncio.Task[None]") -> None:
    worker.stop()
    await working
