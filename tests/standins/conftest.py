"""Fresh stand-ins of Slack and Teams, each with a small bot before it, for the stand-ins' own tests."""

from collections.abc import AsyncIterator

import pytest

from tests.standins.careful_bot import CarefulBot
from tests.standins.slack import SlackStandin
from tests.standins.small_app import SmallApp
from tests.standins.teams import TeamsStandin


@pytest.fixture
async def teams() -> AsyncIterator[TeamsStandin]:
    async with TeamsStandin() as standin:
        yield standin


@pytest.fixture
async def bot(teams: TeamsStandin) -> AsyncIterator[CarefulBot]:
    async with CarefulBot(teams) as careful:
        yield careful


@pytest.fixture
async def slack() -> AsyncIterator[SlackStandin]:
    async with SlackStandin() as standin:
        yield standin


@pytest.fixture
async def app(slack: SlackStandin) -> AsyncIterator[SmallApp]:
    async with SmallApp(slack) as small:
        yield small
