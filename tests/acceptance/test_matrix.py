"""The matrix: every command in Slack, Teams, the playground and the terminal.

One product has all its doors open at once; the stand-ins of Slack and of Microsoft are strict, and each cell says
that the person saw every word of the one answer the command gave.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace

import pytest

from adapters.terminal import PERSON, PLACE
from adapters.web import Doors, listening
from bot.clock import Clock
from bot.message import Ask, Card, Fields, Form, Note, Part, Platform, Quote, Reply, Text, Title, plain
from bot.services import Services
from bot.settings import Settings
from bot.texts import Texts
from commands import COMMANDS, answer
from commands.command import Command
from docs.draw import MATRIX, PLATFORMS, matrix
from tests.acceptance.page import Page, opened
from tests.acceptance.tty import at_a_terminal
from tests.standins.slack import SlackStandin
from tests.standins.teams import TeamsStandin

pytestmark = pytest.mark.asyncio


@dataclass
class Product:
    """All doors of one product, and the last answer any of them was given."""

    slack: SlackStandin
    teams: TeamsStandin
    page: Page
    answers: "Answers"
    services: Services
    texts: Texts
    monkeypatch: pytest.MonkeyPatch


@dataclass
class Answers:
    given: list[Reply] = field(default_factory=list[Reply])

    async def __call__(self, ask: Ask, services: Services) -> Reply:
        reply = await answer(ask, services)
        self.given.append(reply)
        return reply


@pytest.fixture
async def product(
    services: Services, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Product]:
    answers = Answers()
    services = replace(services, now=Clock().now)  # tokens run out by the real clock
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(SlackStandin(patience=20.0))
        teams = await stack.enter_async_context(TeamsStandin())
        settings = Settings.model_validate(
            {
                "PORT": 0,
                "RAPPORT_PLAYGROUND": "on",
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_BOT_TOKEN": slack.token,
                "SLACK_API_URL": slack.api_url,
                **teams.environment,
            }
        )
        doors = await stack.enter_async_context(Doors(settings, services, answers, COMMANDS))
        url = await stack.enter_async_context(listening(doors.app, settings))
        slack.product_url, teams.bot = f"{url}/slack/events", url
        page = await stack.enter_async_context(opened(url))
        yield Product(slack, teams, page, answers, services, texts, monkeypatch)
        assert slack.refused == []
        assert slack.guidelines == []
        teams.assert_clean()


async def test_every_command_is_answered_in_the_same_words_on_every_platform(product: Product):
    ways: Mapping[Platform, Callable[[Product, Command], Awaitable[bool]]] = {
        "slack": _in_slack,
        "teams": _in_teams,
        "playground": _in_the_playground,
        "terminal": _in_the_terminal,
    }
    cells = {
        (command.name, platform): await ways[platform](product, command)
        for command in COMMANDS
        if command.listed
        for platform in PLATFORMS
    }
    assert [cell for cell, answered in cells.items() if not answered] == []
    assert MATRIX.read_text(encoding="utf-8") == matrix(cells), "Draw it anew: python -m docs.draw"


async def _in_slack(product: Product, command: Command) -> bool:
    name, text = (f"/{command.name}", "") if command.slash else ("/rapport", command.name)
    seen = await product.slack.command(name, text)
    reply = product.answers.given[-1]
    return _shows(seen.modal.words if isinstance(reply.card, Form) else seen.message.words, reply)


async def _in_teams(product: Product, command: Command) -> bool:
    """Teams opens a dialog from a press only, so a typed command's form stands in the chat."""
    message = await product.teams.ask(command.name)
    return _shows(message.shown, product.answers.given[-1])


async def _in_the_playground(product: Product, command: Command) -> bool:
    drawn = await product.page.say(f"/{command.name}" if command.slash else f"/rapport {command.name}")
    return _shows(drawn.words, product.answers.given[-1])


async def _in_the_terminal(product: Product, command: Command) -> bool:
    with at_a_terminal(product.texts, product.monkeypatch) as tty:
        reply = await product.answers(Ask(command.name, PLACE, PERSON), product.services)
        tty.terminal.show(reply)
        return _shows(tty.drawn, reply)


def _shows(shown: str, reply: Reply) -> bool:
    """Whether every word of the answer is there, whatever marks and breaks the platform puts between."""
    assert reply.card is not None
    assert isinstance(reply.card, Card | Form)
    letters = _letters(shown)
    return all(_letters(words) in letters for part in reply.card.parts for words in _words(part))


def _words(part: Part) -> list[str]:
    match part:
        case Title(text) | Quote(text):
            return [text]
        case Text(spans) | Note(spans):
            return [plain(spans)]
        case Fields(rows):
            return [plain(spans) for _, spans in rows]
        case _:
            return []


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
