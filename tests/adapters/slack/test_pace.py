"""Slack limits a method in a whole workspace: what it says of one channel's post holds for the posts of all."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot.message import Ask, Card, Form, Input, Person, Place, Reply, Text
from bot.services import Services
from tests.adapters.slack.conftest import opened, working
from tests.standins.slack import Channel, RateLimited, SlackStandin

MINUTE = timedelta(minutes=1)


class Clock:
    def __init__(self, now: datetime) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time


async def posting(_ask: Ask, _services: Services) -> Reply:
    return Reply(Card((Text(("A tip",)),)), to="here")


async def test_no_channel_of_the_workspace_is_tried_before_slack_allows_it(
    standin: SlackStandin, services: Services, now: datetime
):
    store, clock = services.store, Clock(now)
    beside = standin.channel("beside", [standin.amy])

    async def order(channel: Channel) -> None:
        place = Place("slack", standin.workspace.id, channel.id, "channel", channel.name)
        await store.outbox.post(place, Ask("tip", place, Person("U1")), clock.now())

    async def nothing_may_leave() -> None:
        while (await store.outbox.backlog(clock.now())).lag:  # noqa: ASYNC110 - the worker has no event to tell it
            await asyncio.sleep(0.01)

    standin.faults.order("chat.postMessage", RateLimited(60))
    async with opened(standin, replace(services, now=clock.now), posting) as doors, working(doors):
        await order(standin.support)
        await standin.until(lambda: standin.calls_of("chat.postMessage"), 15)
        await order(beside)
        clock.time += timedelta(seconds=1)
        await nothing_may_leave()
        assert len(standin.calls_of("chat.postMessage")) == 1
        clock.time += MINUTE
        await standin.until(lambda: standin.posts(standin.support) and standin.posts(beside), 15)
    assert len(standin.calls_of("chat.postMessage")) == 3


async def test_a_limit_that_one_person_met_is_kept_for_who_comes_next(
    standin: SlackStandin, services: Services
):
    async def form(_ask: Ask, _services: Services) -> Reply:
        return Reply(Form("A form", (Input("what", "What"),), "Send", "tip", "sent"))

    standin.faults.order("views.open", RateLimited(60))
    async with opened(standin, services, form):
        for _ in range(2):
            assert (await standin.command("/tip")).message.labels == ["Open the form"]
        assert len(standin.calls_of("views.open")) == 1


async def test_a_direct_message_is_answered_when_slack_allows_and_not_before(
    standin: SlackStandin, services: Services
):
    standin.faults.order("chat.postMessage", RateLimited(12))
    async with opened(standin, services, posting):
        since = asyncio.get_running_loop().time()
        seen = await standin.dm("We can't do that.")
        await seen.until(lambda seen: seen.messages, 30)
        assert asyncio.get_running_loop().time() - since >= 12
        assert len(standin.calls_of("chat.postMessage")) == 2
