"""The Teams door on a real socket, over a real SQLite store, in front of the strict stand-in of Microsoft."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.web import Doors, listening
from bot import content
from bot.clock import Clock
from bot.coach import Coach
from bot.content import Content
from bot.content.rules import load_rules, load_wording
from bot.openings import Openings
from bot.services import Services
from bot.settings import Settings
from bot.store import Store
from bot.texts import Texts, load_texts
from bot.worker import Tempo, Worker
from commands import COMMANDS, answer
from tests.standins.teams import TeamsStandin

CONTENT = Path(__file__).resolve().parents[3] / "content"


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts([CONTENT])


@pytest.fixture(scope="session")
def packs() -> Content:
    return content.load([CONTENT])


@pytest.fixture(scope="session")
def coach() -> Coach:
    return Coach(load_rules(CONTENT / "en" / "rules"), load_wording(CONTENT / "en" / "wording"))


@pytest.fixture
def database_url(tmp_path: Path, template_file: Path) -> str:
    path = tmp_path / "rapport.db"
    shutil.copyfile(template_file, path)
    return f"sqlite:///{path}"


@pytest.fixture
def services(store: Store, texts: Texts, packs: Content, coach: Coach) -> Services:
    return Services(store, packs, texts, coach, Openings(), Clock().now, contact="Kim")


@dataclass(frozen=True)
class Running:
    url: str
    doors: Doors


@pytest.fixture
async def silent_teams() -> AsyncIterator[TeamsStandin]:
    """Microsoft, with nobody listening yet; whatever rule was broken by the end fails the test."""
    async with TeamsStandin() as standin:
        yield standin
        standin.assert_clean()


@pytest.fixture
async def running(silent_teams: TeamsStandin, services: Services) -> AsyncIterator[Running]:
    settings = Settings.model_validate({"PORT": 0, **silent_teams.environment})
    async with Doors(settings, services, answer, COMMANDS) as doors, listening(doors.app, settings) as url:
        silent_teams.bot = url
        yield Running(url, doors)


@pytest.fixture
async def teams(silent_teams: TeamsStandin, running: Running) -> TeamsStandin:
    """Microsoft in front of the running product."""
    return silent_teams


@pytest.fixture
async def worker(running: Running) -> AsyncIterator[Worker]:
    doors = running.doors
    worker = Worker(
        doors.services.store, doors.answer, doors.senders, doors.services.now, Tempo(look=0.05, settle=0.1)
    )
    task = asyncio.create_task(worker.run())
    yield worker
    worker.stop()
    await task


async def becomes(look: Callable[[], Awaitable[object]], wanted: object, seconds: float = 15) -> None:
    """Waits for something in the store that the product does by itself."""
    async with asyncio.timeout(seconds):
        while True:
            if await look() == wanted:
                return
            await asyncio.sleep(0.02)
