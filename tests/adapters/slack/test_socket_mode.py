"""Gestures through sockets that the product opens: replaced before they end, acknowledged where they came."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

import pytest

from bot.message import Ask, Card, Reply, Text
from bot.services import Services
from tests.adapters.slack.conftest import Handler, by_token, carried_by, connected, opened
from tests.standins.slack import DropBeforeEffect, Fails, ServerError, SlackStandin

Start = Callable[[Handler], Awaitable[SlackStandin]]


@pytest.fixture
def carried() -> str:
    return "socket"


def slow(seconds: float) -> Handler:
    async def handler(_ask: Ask, _services: Services) -> Reply:
        await asyncio.sleep(seconds)
        return Reply(Card((Text(("The answer",)),)))

    return handler


async def opened_so_far(slack: SlackStandin, count: int) -> None:
    await slack.sockets.wait_for(count, 20)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_the_next_socket_is_open_before_the_old_one_is_closed(slack: SlackStandin, reason: str) -> None:
    seen: list[int] = []
    slack.sockets.watch = lambda: seen.append(slack.sockets.connected)
    for count in (3, 4, 5):
        await slack.sockets.refresh(reason)
        await opened_so_far(slack, count)
        async with asyncio.timeout(20):
            while slack.sockets.connected > 2:  # noqa: ASYNC110 - the old one is closed when it is quiet
                await asyncio.sleep(0.02)
        assert (await slack.command("/rapport", "help")).message.words
    assert min(seen) >= 2
    assert slack.sockets.stray == []


async def test_a_link_that_slack_cuts_is_opened_anew(slack: SlackStandin) -> None:
    await slack.sockets.refresh("link_disabled")
    await opened_so_far(slack, 3)
    await connected(slack)
    for _ in range(4):
        assert (await slack.command("/rapport", "help")).message.words


async def test_an_envelope_that_comes_twice_is_worked_on_once_and_answered_the_same_both_times(
    slack_with: Start,
) -> None:
    asked: list[Ask] = []

    async def counting(ask: Ask, services: Services) -> Reply:
        asked.append(ask)
        return await slow(0.2)(ask, services)

    slack = await slack_with(counting)
    form = dict(parse_qsl(slack.command_body("/tip", "late").decode()))
    async with asyncio.timeout(20):
        first, second = await slack.sockets.send_twice("slash_commands", form)
    assert first == second
    assert first["text"] == "The answer"
    assert len(asked) == 1


async def test_what_came_through_a_socket_is_acknowledged_through_it(slack_with: Start) -> None:
    slack = await slack_with(slow(0.5))
    asked = [asyncio.create_task(slack.command("/tip")) for _ in range(6)]
    await asyncio.sleep(0.1)
    await slack.sockets.refresh()
    await opened_so_far(slack, 3)
    assert {(await each).message.words for each in asked} == {"The answer"}
    assert slack.sockets.stray == []


async def test_a_start_while_slack_fails_goes_on_until_it_is_in(
    standin: SlackStandin, services: Services
) -> None:
    for fault in (ServerError(), Fails("internal_error"), DropBeforeEffect()):
        standin.faults.order("apps.connections.open", fault)
    async with opened(standin, services, environment=carried_by(by_token(standin), standin, "socket")):
        assert (await standin.command("/rapport", "help")).message.words


async def test_there_is_no_door_for_others(slack: SlackStandin) -> None:
    body = slack.command_body("/tip", "")
    headers = {"Content-Type": "application/x-www-form-urlencoded", **slack.signature(body)}
    assert (await slack.raw(body, headers)).status == 404


async def test_a_broken_frame_ends_nothing(slack: SlackStandin) -> None:
    await slack.sockets.garble("{")
    await slack.sockets.garble('{"type": "slash_commands", "envelope_id": "1", "payload": {"command": 7}}')
    assert (await slack.command("/rapport", "help")).message.words


async def test_what_came_before_the_stop_is_answered(standin: SlackStandin, services: Services) -> None:
    environment = carried_by(by_token(standin), standin, "socket")
    async with opened(standin, services, slow(0.7), environment):
        asked = [asyncio.create_task(standin.command("/tip")) for _ in range(10)]
        await asyncio.sleep(0.1)
    assert {(await each).message.words for each in asked} == {"The answer"}
