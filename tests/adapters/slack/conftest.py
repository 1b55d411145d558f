"""Slack's door on a real socket, behind a strict Slack: a real SQLite store, the real commands and packs."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientTimeout

from adapters.slack.client import Clients
from adapters.slack.tokens import OneToken
from adapters.web import Doors, listening
from bot import content
from bot.coach import Coach
from bot.content import Content
from bot.content.rules import load_rules, load_wording
from bot.message import Ask, Reply
from bot.openings import Openings
from bot.services import Services
from bot.settings import Settings
from bot.store import Store
from bot.texts import Texts, load_texts
from bot.worker import Tempo, Worker
from commands import COMMANDS, answer
from tests.standins.slack import SlackStandin

CONTENT = Path(__file__).resolve().parents[3] / "content"
Handler = Callable[[Ask, Services], Awaitable[Reply]]


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
def services(store: Store, packs: Content, texts: Texts, coach: Coach, now: datetime) -> Services:
    return Services(
        store=store,
        content=packs,
        texts=texts,
        coach=coach,
        openings=Openings(),
        now=lambda: now,
        contact="Kim",
    )


def by_token(slack: SlackStandin) -> dict[str, object]:
    """The settings of a product in one workspace."""
    return {
        "PORT": 0,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_BOT_TOKEN": slack.token,
        "SLACK_API_URL": slack.api_url,
    }


def by_oauth(slack: SlackStandin) -> dict[str, object]:
    """The settings of a product that any workspace may install."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return {
        "PORT": port,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_CLIENT_ID": slack.client_id,
        "SLACK_CLIENT_SECRET": slack.client_secret,
        "SLACK_API_URL": slack.api_url,
    }


@pytest.fixture(params=["http", "socket"])
def carried(request: pytest.FixtureRequest) -> str:
    """How gestures travel: whatever works over HTTP works by Socket Mode."""
    return request.param


def carried_by(environment: dict[str, object], slack: SlackStandin, carried: str) -> dict[str, object]:
    if carried == "http":
        return environment
    unsigned = {name: value for name, value in environment.items() if name != "SLACK_SIGNING_SECRET"}
    return {**unsigned, "SLACK_APP_TOKEN": slack.app_token}


@asynccontextmanager
async def opened(
    slack: SlackStandin,
    services: Services,
    handler: Handler = answer,
    environment: dict[str, object] | None = None,
) -> AsyncIterator[Doors]:
    """The product with Slack switched on; `handler` answers instead of its commands."""
    settings = Settings.model_validate(environment or by_token(slack))
    assert settings.faults() == ()
    async with Doors(settings, services, handler, COMMANDS) as doors, listening(doors.app, settings) as url:
        slack.product_url = f"{url}/slack/events"
        if settings.slack_app_token.get_secret_value():
            await connected(slack)
        yield doors


async def connected(slack: SlackStandin, sockets: int = 2) -> None:
    async with asyncio.timeout(20):
        while slack.sockets.connected < sockets:  # noqa: ASYNC110 - sockets close, too
            await asyncio.sleep(0.01)


@asynccontextmanager
async def working(doors: Doors) -> AsyncIterator[None]:
    """Its worker too."""
    tempo = Tempo(look=0.02, lease=5.0, timeout=4.0, settle=0.05)
    worker = Worker(doors.services.store, doors.answer, doors.senders, doors.services.now, tempo)
    task = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        worker.stop()
        await task


@asynccontextmanager
async def called(slack: SlackStandin, store: Store, seconds: int = 10) -> AsyncIterator[Clients]:
    """Slack's Web API as the stand-in's first workspace."""
    async with ClientSession(timeout=ClientTimeout(total=seconds)) as http:
        token = OneToken(slack.token, store.installations, lambda: datetime.now(UTC))
        yield Clients(token, slack.api_url, http)


@pytest.fixture
async def standin() -> AsyncIterator[SlackStandin]:
    patience = 20.0  # a machine that runs every test at once is slow, not wrong
    async with SlackStandin(patience=patience) as slack:
        yield slack


@pytest.fixture
async def slack(standin: SlackStandin, services: Services, carried: str) -> AsyncIterator[SlackStandin]:
    """Slack, with the product behind it. Whatever Slack refused, or advises against, fails the test."""
    async with opened(standin, services, environment=carried_by(by_token(standin), standin, carried)):
        yield standin
    assert standin.refused == []
    assert standin.guidelines == []


@dataclass
class Clock:
    """Stands still until it is turned."""

    now: datetime


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
async def working_slack(
    standin: SlackStandin, services: Services, clock: Clock, carried: str
) -> AsyncIterator[SlackStandin]:
    """The same with a worker beside it, by that clock."""
    environment = carried_by(by_token(standin), standin, carried)
    moving = replace(services, now=lambda: clock.now)
    async with opened(standin, moving, environment=environment) as doors, working(doors):
        yield standin
    # Two that draw a Home at once: Slack takes one, and it is drawn once more.
    assert [each for each in standin.refused if each.refused != "hash_conflict"] == []
    assert standin.guidelines == []


@pytest.fixture
async def slack_with(
    standin: SlackStandin, services: Services, carried: str
) -> AsyncIterator[Callable[[Handler], Awaitable[SlackStandin]]]:
    """The same with another handler than the product's commands."""
    async with AsyncExitStack() as stack:

        async def start(handler: Handler) -> SlackStandin:
            environment = carried_by(by_token(standin), standin, carried)
            await stack.enter_async_context(opened(standin, replace(services), handler, environment))
            return standin

        yield start
    assert standin.refused == []
    assert standin.guidelines == []
