"""A large broadcast has one card that is drawn anew: sent, left, how quickly, how long still."""

from dataclasses import replace

import pytest

from bot.message import Ask, Card, Chart, Person, Place, Reply
from bot.store import Store
from bot.store.claims import Sent
from bot.store.schedule import Member
from commands import answer
from tests.commands.conftest import Chat, Clock, due, read


@pytest.fixture
async def large(lead: Chat, store: Store, clock: Clock) -> Chat:
    """Number 1 goes to 40 people, each in their own chat with Rapport in Slack."""
    typed = "/rapport schedule tip in #support every weekday at 9:30 for each person"
    await lead.press(await lead.say(typed), "Start")
    schedule = await store.schedules.get("playground", 1)
    assert schedule is not None
    slack = replace(
        schedule, ask=replace(schedule.ask, place=Place("slack", "playground", "support", "channel"))
    )
    await store.schedules.change(slack, clock.now)
    people = [Member(f"p{n}", "Europe/Berlin", f"D{n}") for n in range(40)]
    await store.schedules.address(schedule.id, people, clock.now)
    return lead


async def shown(lead: Chat, sent: Reply) -> Reply:
    [key] = [each for each in sent.changed if each.command == "progress"]
    return await answer(
        Ask(key.command, lead.place, Person(""), verb="show", ids={"id": key.id}), lead.services
    )


async def some_left(store: Store, clock: Clock, seconds: int) -> None:
    for _ in range(seconds * 10):
        clock.pass_by(seconds=0.1)
        for claim in await store.outbox.claim(clock.now, 100, platforms=["slack"]):
            await store.outbox.finish(claim, Sent("1"), clock.now)


async def test_it_tells_what_has_left_how_quickly_and_how_long_the_rest_takes(
    large: Chat, store: Store, clock: Clock
):
    sent = await large.say("/rapport send now 1")
    assert "leaves now for 40 people" in read(sent)
    await some_left(store, clock, 4)
    card = await shown(large, sent)
    assert isinstance(card.card, Card)
    [chart] = [part for part in card.card.parts if isinstance(part, Chart)]
    assert chart.title == "17 of 40 sent"
    assert "4 a second, about 6 s to go" in read(card)
    await some_left(store, clock, 7)
    assert read(await shown(large, sent)) == "Done: number 1, Tip in #support. 40 sent."


async def test_it_comes_to_the_leads_own_chat_and_is_drawn_again_until_all_have_left(
    large: Chat, store: Store, clock: Clock
):
    await large.say("/rapport send now 1")
    claim, *others = await due(store, clock)
    assert claim.place == large.place
    posted = await answer(claim.ask, large.services)
    assert posted.to == "here"
    assert "0 of 40 sent" in read(posted)
    (key,) = posted.changed
    await store.outbox.finish(claim, Sent("1", key), clock.now)
    for each in others:
        await store.outbox.finish(each, Sent("1"), clock.now)
    clock.pass_by(seconds=4)
    [again] = await store.live.take_dirty(clock.now)
    assert again.key == key
    await some_left(store, clock, 20)
    assert "Done" in read(await shown(large, posted))


async def test_what_is_cancelled_on_its_way_is_told(large: Chat, store: Store, clock: Clock):
    sent = await large.say("/rapport send now 1")
    await some_left(store, clock, 2)
    cancelled = await large.say("/rapport cancel 1")
    assert "are dropped" in read(cancelled)
    card = read(await shown(large, sent))
    assert card.startswith("Done: number 1")
    assert "Left out" in card


async def test_a_small_broadcast_has_none(lead: Chat, clock: Clock):
    typed = "/rapport schedule tip in #support every weekday at 9:30 for each person"
    await lead.press(await lead.say(typed), "Start")
    sent = await lead.say("/rapport send now 1")
    assert "progress" not in [each.command for each in sent.changed]


async def test_nobody_asks_for_it_by_hand(agent: Chat):
    made_up = Ask("progress", agent.place, agent.person, verb="show", ids={"id": "progress:1:x"})
    assert "I don't know" in read(await answer(made_up, agent.services))
