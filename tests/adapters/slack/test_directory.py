"""Who is where, as Slack tells it; and a schedule from the first word to the post, on Slack alone."""

from collections.abc import AsyncIterator

import pytest

from adapters.slack.directory import SlackDirectory
from bot.message import CannotDeliver, Place
from bot.store import Store
from tests.adapters.slack.conftest import called
from tests.standins.slack import Fails, RateLimited, SlackStandin


@pytest.fixture
async def directory(standin: SlackStandin, store: Store) -> AsyncIterator[SlackDirectory]:
    async def nobody(_workspace: str) -> tuple[str, ...]:
        return ()

    async with called(standin, store) as clients:
        yield SlackDirectory(clients, nobody)
    assert standin.refused == []


@pytest.fixture
def here(standin: SlackStandin) -> Place:
    return Place("slack", standin.workspace.id, standin.support.id, "channel", "support")


async def test_a_channel_is_found_by_its_name_and_by_slacks_own_mention(standin, directory, here):
    assert await directory.channel(here, "#support") == here
    assert await directory.channel(here, f"<#{standin.support.id}|support>") == here
    hidden = standin.channel("hidden", [standin.amy], private=True, bot=False)
    assert await directory.channel(here, "#hidden") is None
    standin.support.archived = True
    assert await directory.channel(here, f"<#{standin.support.id}>") is None
    assert await directory.channel(here, f"<#{hidden.id}>") is None
    assert [call.refused for call in standin.refused] == ["channel_not_found"]  # that is the answer
    standin.calls.clear()


async def test_channels_are_those_that_both_are_in(standin, directory, here):
    kim = standin.person("kim")
    both = standin.channel("both", [kim])
    standin.channel("only-kim", [kim], bot=False)
    assert [each.channel for each in await directory.channels(here, kim.id)] == [both.id]


async def test_a_room_has_its_people_with_zones_and_guests_without_bots(standin, directory, here):
    ana = standin.person("ana", tz="Asia/Manila", guest="single_channel")
    gone = standin.person("gone", deactivated=True)
    standin.support.members |= {ana.id, gone.id}
    room = await directory.room(here)
    assert [(each.name, each.zone, each.guest) for each in room.people] == [
        ("amy", "Europe/Berlin", False),
        ("ana", "Asia/Manila", True),
    ]
    assert not room.outside


@pytest.mark.parametrize("new", [1, 30])
async def test_who_came_a_moment_ago_is_in_the_room_and_is_found(standin, directory, here, new: int):
    await directory.room(here)
    people = [standin.person(f"new{n}", tz="Asia/Manila") for n in range(new)]
    bot = standin.person("helper")
    bot.bot = True
    standin.support.members |= {each.id for each in (*people, bot)}
    for _ in range(2):
        room = await directory.room(here)
        assert {each.name for each in room.people} == {"amy", *(each.name for each in people)}
    assert (await directory.person(here, f"<@{people[0].id}>")).zone == "Asia/Manila"
    assert (
        len(standin.calls_of("users.list")) + len(standin.calls_of("users.info")) <= 3
    )  # each asked for once


async def test_a_room_that_others_share_is_told_and_one_we_are_not_in_is_none(standin, directory, here):
    shared = standin.channel("shared", [standin.amy], shared_outside=True)
    assert (await directory.room(Place("slack", here.workspace, shared.id, "channel"))).outside
    other = standin.channel("other", [standin.amy], bot=False)
    assert await directory.room(Place("slack", here.workspace, other.id, "channel")) is None


async def test_people_are_found_by_name_by_mention_and_by_id(standin, directory, here):
    amy = standin.amy
    for said in ("@amy", "Amy", f"<@{amy.id}|amy>"):
        assert (await directory.person(here, said)).id == amy.id
    assert await directory.person(here, "@nobody") is None
    assert [each.name for each in await directory.people(here, [amy.id, "U9"])] == ["amy"]


async def test_owners_and_admins_lead(standin, directory, here):
    standin.person("kim", admin=True)
    standin.person("lee", owner=True)
    assert [each.name for each in await directory.leads(here)] == ["kim", "lee"]


async def test_a_persons_own_chat_is_opened(standin, directory, here):
    place = await directory.chat(here, standin.amy.id)
    assert place == Place("slack", here.workspace, standin.workspace.dm(standin.amy).id, "personal")


async def test_a_long_list_is_read_to_its_end(standin, directory, here):
    for number in range(450):
        standin.support.members.add(standin.person(f"agent{number}").id)
    assert len((await directory.room(here)).people) == 451


@pytest.mark.parametrize(
    ("fault", "reason"), [(RateLimited(60), "busy"), (Fails("internal_error"), "unknown")]
)
async def test_where_slack_gives_no_answer_that_is_said(standin, directory, here, fault, reason):
    standin.faults.order("users.list", fault)
    with pytest.raises(CannotDeliver) as problem:
        await directory.leads(here)
    assert problem.value.reason == reason


async def test_a_zone_is_asked_for_once_and_not_waited_for(standin, directory, here):
    assert await directory.zone(here, standin.amy.id) == "Europe/Berlin"
    assert await directory.zone(here, standin.amy.id) == "Europe/Berlin"
    assert len(standin.calls_of("users.info")) == 1
    standin.faults.order("users.info", RateLimited(30))
    assert await directory.zone(here, standin.person("kim").id) is None


async def test_a_lead_sets_up_a_schedule_and_anybody_else_is_told_who_may(slack: SlackStandin):
    lead = slack.person("kim", admin=True)
    slack.support.members.add(lead.id)
    channel = f"<#{slack.support.id}|support>"
    seen = await slack.command("/rapport", f"schedule tip in {channel} every weekday at 9:30", user=lead)
    assert "Start" in seen.message.labels, seen.message.words
    assert "Europe/Berlin" in seen.message.words or "Berlin" in seen.message.words
    seen = await slack.command("/rapport", f"schedule tip in {channel} every weekday at 9:30")
    assert "kim" in seen.message.words.lower()
