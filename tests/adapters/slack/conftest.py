"""Slack's door on a real socket, behind a strict Slack: a real SQLite store, the real commands and packs."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

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


@asynccontextmanager
async def opened(slack: SlackStandin, services: Services, handler: Handler = answer) -> AsyncIterator[Doors]:
    """The product with Slack switched on; `handler` answers instead of its commands."""
    settings = Settings.model_validate(
        {
            "PORT": 0,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_BOT_TOKEN": slack.token,
            "SLACK_API_URL": slack.api_url,
        }
    )
    async with Doors(settings, services, handler, COMMANDS) as doors, listening(doors.app, settings) as url:
        slack.product_url = f"{url}/slack/events"
        yield doors


@pytest.fixture
async def standin() -> AsyncIterator[SlackStandin]:
    patience = 20.0  # a machine that runs every test at once is slow, not wrong
    async with SlackStandin(patience=patience) as slack:
        yield slack


@pytest.fixture
async def slack(standin: SlackStandin, services: Services) -> AsyncIterator[SlackStandin]:
    """Slack, with the product behind it. Whatever Slack refused, or advises against, fails the test."""
    async with opened(standin, services):
        yield standin
    assert standin.refused == []
    assert standin.guidelines == []


@pytest.fixture
async def slack_with(
    standin: SlackStandin, services: Services
) -> AsyncIterator[Callable[[Handler], Awaitable[SlackStandin]]]:
    """The same with another handler than the product's commands."""
    async with AsyncExitStack() as stack:

        async def start(handler: Handler) -> SlackStandin:
            await stack.enter_async_context(opened(standin, replace(services), handler))
            return standin

        yield start
    assert standin.refused == []
    assert standin.guidelines == []
