"""Slack from the installation to the end: in three workspaces and an organisation all that is shown is used, over HTTP
and by Socket Mode. Slack refuses nothing of it, and advises against nothing."""

import ast
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pytest

from adapters.slack.manifest import OPTIONAL_SCOPES, manifest
from adapters.web import Doors
from bot.services import Services
from bot.texts import Texts
from bot.worker import Tempo, Worker
from commands import COMMANDS
from tests.acceptance.product import ROOT
from tests.acceptance.slack_team import Clock, Team
from tests.acceptance.slack_walk import SUBMIT, Offer, Walk
from tests.adapters.slack.conftest import by_oauth, carried_by, opened
from tests.standins.slack import AppConfig, Person, SlackStandin, Workspace

NOT_OFFERED = {("settings", "model_on")}
"""Where no language model is set up."""

LEARNT = {("views.publish", "hash_conflict"), ("auth.test", "account_inactive")}
"""Refusals that tell us something: another one drew Home meanwhile; the token is dead that Slack said is revoked."""


@dataclass
class Product:
    slack: SlackStandin
    clock: Clock
    services: Services
    tried: set[Offer] = field(default_factory=set[Offer])
    walks: list[Walk] = field(default_factory=list[Walk])

    async def installed(self, name: str, *, without: tuple[str, ...] = ()) -> Team:
        """In a browser; `without` are scopes that were left out."""
        workspace = self.slack.add_workspace(name, installed=False)
        await self.install(workspace, without=without)
        return self._team(workspace)

    async def installed_for_all(self, *names: str) -> list[Team]:
        """Once, for a whole organisation of these workspaces."""
        workspaces = [
            self.slack.add_workspace(name, installed=False, enterprise_id="E0000000001") for name in names
        ]
        await self.install(workspaces[0], org_wide=True)
        return [self._team(each) for each in workspaces]

    async def install(self, workspace: Workspace, **how: Any) -> None:
        start = f"{self.slack.product_url.removesuffix('/slack/events')}/slack/install"
        page = await self.slack.authorize.install(start, _lead(workspace), **how)
        assert page.status == 200, page.text

    async def states(self, team: Team) -> list[str]:
        return [each.state for each in await self.services.store.schedules.of_team(team.workspace.id)]

    @property
    def never_tried(self) -> set[Offer]:
        """What was gone when its turn came, where nothing of its kind was tried either."""
        tried = {(each.where, *each.kind) for each in self.tried}
        lost = {each for walk in self.walks for each in walk.lost}
        return {each for each in lost if (each.where, *each.kind) not in tried}

    def _team(self, workspace: Workspace) -> Team:
        team = Team(self.slack, self.clock, workspace, _lead(workspace), self.tried)
        self.walks += (team.lead, team.agent)
        return team


def _lead(workspace: Workspace) -> Person:
    return workspace.person("lead", owner=True)


@pytest.fixture(params=["http", "socket"])
async def product(
    texts: Texts, services: Services, now: datetime, request: pytest.FixtureRequest
) -> AsyncIterator[Product]:
    clock = Clock(now)
    app = AppConfig.from_manifest(manifest(COMMANDS, {}, texts, ""))
    services = replace(services, now=lambda: clock.now)
    async with SlackStandin(app, patience=20.0) as slack:
        environment = carried_by(by_oauth(slack), slack, request.param)
        async with opened(slack, services, environment=environment) as doors, working(doors):
            yield Product(slack, clock, services)
            assert [each for each in slack.refused if (each.method, each.refused) not in LEARNT] == []
            assert slack.guidelines == []


@asynccontextmanager
async def working(doors: Doors) -> AsyncIterator[None]:
    tempo = Tempo(look=0.1, lease=5.0, timeout=4.0, settle=0.05)
    worker = Worker(doors.services.store, doors.answer, doors.senders, doors.services.now, tempo)
    task = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        worker.stop()
        await task


async def test_three_workspaces_and_an_organisation_use_all_that_slack_shows(product: Product) -> None:
    globex, hooli = await product.installed("globex"), await product.installed("hooli")
    initech = await product.installed("initech", without=OPTIONAL_SCOPES)
    north, south = await product.installed_for_all("north", "south")
    for team in (globex, hooli, initech):
        await team.meets(team.lead, "first team lead")
    for team in (globex, hooli, initech, north, south):
        await team.type_commands()
        await team.use_menus_chats_and_home()
    await north.type_words()
    await globex.read_phrases("good news")
    await hooli.have_a_hard_day()
    await initech.lose_an_answer()
    await north.answer_what_the_clock_brings()
    await north.have_an_incident()
    await south.practise()
    assert drawn() - {each.kind for each in product.tried} == NOT_OFFERED
    assert product.never_tried == set()


async def test_who_goes_is_left_alone_and_who_comes_back_goes_on(product: Product) -> None:
    """One removes it, one has its token revoked; the first installs it again. Nobody else notices."""
    slack, clock = product.slack, product.clock
    teams = gone, revoked, stays = [await product.installed(name) for name in ("globex", "hooli", "initech")]
    for team in teams:
        await team.schedule("tip")
        await team.comes("set this up", team.room)
    await slack.events.uninstall(gone.workspace.id)
    await slack.events.revoke(revoked.workspace.id)
    assert [await product.states(team) for team in teams] == [["paused"], ["paused"], ["active"]]
    clock.turn(9, 30, days=1)
    await stays.comes("Source:", stays.room)
    assert [len(slack.posts(team.room)) for team in teams] == [1, 1, 2]
    await product.install(gone.workspace)
    assert [await product.states(team) for team in teams] == [["active"], ["paused"], ["active"]]
    clock.turn(9, 30, days=1)
    await gone.comes("Source:", gone.room)
    await gone.type_commands()
    assert len(slack.posts(revoked.room)) == 1


def drawn() -> set[tuple[str, str]]:
    """The command and verb of every button and form whose names stand in the code."""
    found: set[tuple[str, str]] = set()
    for path in (ROOT / "commands").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                continue
            match call.func.id, [each.value for each in call.args if isinstance(each, ast.Constant)]:
                case "Button", [str(command), str(verb), *_]:
                    found.add((command, verb))
                case "Form", [str(command), str(), *_]:
                    found.add((command, SUBMIT))
                case _:
                    pass
    return found
