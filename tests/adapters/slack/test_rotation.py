"""Tokens that end after twelve hours are renewed in time, once however many processes run."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import Clients
from adapters.slack.errors import NotInstalled
from adapters.slack.tokens import App, ManyTokens, Record
from bot.store import Store
from tests.standins.slack import AppConfig, Fails, ServerError, SlackStandin

HALF_A_DAY = 43_200


@pytest.fixture
async def standin() -> AsyncIterator[SlackStandin]:
    async with SlackStandin(replace(AppConfig(), token_rotation=True)) as slack:
        yield slack


@asynccontextmanager
async def replica(slack: SlackStandin, store: Store) -> AsyncIterator[Clients]:
    async with ClientSession() as http:
        client = AsyncWebClient(base_url=slack.api_url, session=http, retry_handlers=[])
        app = App(slack.client_id, slack.client_secret, client)
        tokens = ManyTokens(store.installations, app, lambda: datetime.now(UTC), slack.clock.now)
        yield Clients(tokens, slack.api_url, http)


@pytest.fixture
async def installed(standin: SlackStandin, store: Store) -> None:
    installation = standin.installation_of(standin.workspace)
    record = Record(
        token=standin.token,
        refresh_token=installation.refresh_token or "",
        expires=standin.clock.now() + HALF_A_DAY,
    )
    name = standin.workspace.id
    await store.installations.install(
        "slack", name, record.model_dump_json(), datetime.now(UTC), workspaces=[name]
    )


def renewals(slack: SlackStandin) -> int:
    return len([call for call in slack.calls_of("oauth.v2.access") if call.answer and call.answer.get("ok")])


@pytest.mark.usefixtures("installed")
async def test_a_token_is_renewed_before_it_ends_by_one_of_many(standin: SlackStandin, store: Store) -> None:
    team = standin.workspace.id
    standin.clock.forward(HALF_A_DAY - 600)
    async with replica(standin, store) as one, replica(standin, store) as other:
        calls = [each.of(team).auth_test() for each in (one, other) for _ in range(10)]
        assert all(answer["ok"] for answer in await asyncio.gather(*calls))
        assert renewals(standin) == 1
        standin.clock.forward(900)  # the first one is dead by now
        assert (await one.of(team).auth_test())["ok"]
        assert (await other.of(team).auth_test())["ok"]


@pytest.mark.usefixtures("installed")
async def test_a_token_that_ended_is_renewed_at_the_call_that_says_so(
    standin: SlackStandin, store: Store
) -> None:
    team = standin.workspace.id
    async with replica(standin, store) as clients:
        assert (await clients.of(team).auth_test())["ok"]
        standin.clock.forward(HALF_A_DAY)
        answers = await asyncio.gather(*(clients.of(team).auth_test() for _ in range(5)))
        assert all(answer["ok"] for answer in answers)
        assert renewals(standin) == 1


@pytest.mark.usefixtures("installed")
async def test_while_it_can_not_be_renewed_the_old_one_goes_on(standin: SlackStandin, store: Store) -> None:
    standin.clock.forward(HALF_A_DAY - 600)
    standin.faults.order("oauth.v2.access", ServerError())
    async with replica(standin, store) as clients:
        assert (await clients.of(standin.workspace.id).auth_test())["ok"]


@pytest.mark.usefixtures("installed")
async def test_what_can_never_be_renewed_ends_it(standin: SlackStandin, store: Store) -> None:
    team = standin.workspace.id
    standin.clock.forward(HALF_A_DAY + 1)
    standin.faults.order("oauth.v2.access", Fails("invalid_refresh_token"))
    async with replica(standin, store) as clients:
        with pytest.raises(NotInstalled):
            await clients.of(team).auth_test()
    found = await store.installations.get("slack", team)
    assert found is not None
    assert found.ended == "token_expired"
