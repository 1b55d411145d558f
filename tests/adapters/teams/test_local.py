"""Without authentication: for this machine alone, whatever a proxy or a browser is made to send here."""

import json
from collections.abc import AsyncIterator

import pytest

from adapters.web import Doors, listening
from bot.services import Services
from bot.settings import Settings
from commands import COMMANDS, answer
from tests.standins.teams import TeamsStandin


@pytest.fixture
async def local(silent_teams: TeamsStandin, services: Services) -> AsyncIterator[TeamsStandin]:
    settings = Settings.model_validate({"PORT": 0, "RAPPORT_TEAMS_LOCAL": "1"})
    async with Doors(settings, services, answer, COMMANDS) as doors, listening(doors.app, settings) as url:
        silent_teams.bot = url
        yield silent_teams


async def test_anybody_here_is_heard_without_a_token(local: TeamsStandin):
    headers = {"Content-Type": "application/json"}
    assert (await local.post(json.dumps(local.lure()).encode(), headers)).status == 200


async def test_what_came_by_another_name_of_this_machine_is_not(local: TeamsStandin):
    headers = {"Content-Type": "application/json", "Host": "rapport.example.com"}
    assert (await local.post(json.dumps(local.lure()).encode(), headers)).status == 401


@pytest.mark.parametrize("service_url", ["https://example.com/", "http://192.0.2.7/", "file:///etc"])
async def test_nobody_elsewhere_is_answered(local: TeamsStandin, service_url: str):
    body = json.dumps(local.lure() | {"serviceUrl": service_url}).encode()
    assert (await local.post(body, {"Content-Type": "application/json"})).status == 403
