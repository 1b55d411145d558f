"""A fresh stand-in of Teams, and a careful bot before it, for the stand-in's own tests."""

from collections.abc import AsyncIterator

import pytest

from tests.standins.careful_bot import CarefulBot
from tests.standins.teams import TeamsStandin


@pytest.fixture
async def teams() -> AsyncIterator[TeamsStandin]:
    async with TeamsStandin() as standin:
        yield standin


@pytest.fixture
async def bot(teams: TeamsStandin) -> AsyncIterator[CarefulBot]:
    async with CarefulBot(teams) as careful:
        yield careful
