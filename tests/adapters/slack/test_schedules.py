"""A schedule on Slack, from its words to the one post in the channel, with a worker and a clock to turn."""

import asyncio
from datetime import timedelta

import pytest

from tests.adapters.slack.conftest import Clock
from tests.standins.slack import Message, SlackStandin
from tests.standins.slack.model import Person
from tests.standins.slack.reaction import Reaction


@pytest.fixture
def carried() -> str:
    """A schedule is the same whichever way its words came."""
    return "http"


@pytest.fixture
def slack(working_slack: SlackStandin) -> SlackStandin:
    return working_slack


async def said(slack: SlackStandin, words: str, user: Person) -> Message:
    return await answered(await slack.command("/rapport", words, user=user))


async def pressed(slack: SlackStandin, card: Message, label: str, user: Person) -> Message:
    return await answered(await slack.press(card, label, user=user))


async def answered(asked: Reaction) -> Message:
    """The answer; on a slow machine Slack is told first that it is being worked on, and the worker may have posted to
    the channel by then."""
    await asked.until(lambda seen: _told(seen) and "Still working" not in _told(seen)[-1].words, 15)
    return _told(asked)[-1]


def _told(asked: Reaction) -> list[Message]:
    return [message for message in asked.messages if message.private]


async def posts(slack: SlackStandin, count: int) -> list[str]:
    """What stands in the channel, once there are so many."""
    async with asyncio.timeout(15):
        while len(found := [post.words for post in slack.posts(slack.support)]) < count:  # noqa: ASYNC110 - the stand-in has no event to tell it
            await asyncio.sleep(0.02)
    return found


async def test_a_tip_every_day_is_posted_once_at_its_minute(slack: SlackStandin, clock: Clock):
    kim = slack.person("kim", admin=True, tz="Europe/London")
    slack.support.members.add(kim.id)
    dry = await said(slack, "schedule tip in #support every day at 09:30 UTC", kim)
    assert dry.private
    assert "Nothing is scheduled yet" in dry.words
    assert not slack.posts(slack.support)
    assert "Started as number" in (await pressed(slack, dry, "Start", kim)).words
    [introduction] = await posts(slack, 1)
    assert "set this up for #support" in " ".join(introduction.split())
    clock.now += timedelta(minutes=29, seconds=59)
    await asyncio.sleep(0.3)
    assert len(slack.posts(slack.support)) == 1
    clock.now += timedelta(seconds=1)
    _, tip = await posts(slack, 2)
    assert "Source:" in tip
    clock.now += timedelta(hours=5)
    await asyncio.sleep(0.3)
    assert len(slack.posts(slack.support)) == 2
    assert "Last: posted Tue 2 Mar 9:30" in (await said(slack, "schedules", kim)).words
    assert "Nothing more comes" in (await said(slack, "cancel 1", kim)).words
    clock.now += timedelta(days=1)
    await asyncio.sleep(0.3)
    assert len(slack.posts(slack.support)) == 2


async def test_each_word_for_leads_is_drawn_by_slack(slack: SlackStandin):
    kim = slack.person("kim", admin=True)
    slack.support.members.add(kim.id)
    typed = "schedule quiz in #support every weekday at 9:30 in UTC"
    await pressed(slack, await said(slack, typed, kim), "Start", kim)
    for words in (
        "schedules", "preview 1", "send now 1", "pause 1 until Monday", "resume 1", "leads", "holidays DE-BE",
        "incident on 2h", "incident off", "away until Friday", "away off", "mute me", "mute off", "cancel 1",
    ):  # fmt: skip
        told = await said(slack, words, kim)
        assert told.private, words
        assert "didn't work" not in told.words, words
