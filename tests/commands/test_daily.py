"""/tip daily and /quiz daily: one's own, in one's own chat and time."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from adapters.playground.directory import PlaygroundDirectory
from bot.message import Card, Form, Person, Place
from bot.store import Store
from bot.store.claims import Claim, Sent
from bot.store.schedule import Member
from bot.store.workspaces import WorkspaceSettings
from bot.worker import Tempo, Worker
from commands import answer
from tests.commands.conftest import Chat, Clock, due, posted, read

ZONES = (
    "Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Manila",
    "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney", "Africa/Johannesburg", "Pacific/Auckland", "America/Chicago",
)  # fmt: skip


async def test_a_daily_tip_comes_on_workdays_at_its_time(agent: Chat, store: Store, clock: Clock):
    on = await agent.say("/tip daily 9:00")
    assert "every weekday at 09:00 in Europe/Berlin" in read(on)
    assert "The next: Wed 3 Mar 9:00 (Berlin)" in read(on)
    days: list[str] = []
    for _ in range(7 * 24):
        clock.pass_by(hours=1)
        for claim in await due(store, clock):
            assert claim.place == agent.place
            assert "Source:" in await posted(agent, claim)
            days.append(f"{clock.now:%a %H:%M}")
    assert days == ["Wed 08:00", "Thu 08:00", "Fri 08:00", "Mon 08:00", "Tue 08:00"]


async def test_off_ends_it_and_another_time_takes_its_place(agent: Chat, store: Store, clock: Clock):
    await agent.say("/tip daily 9:00")
    changed = await agent.say("/tip daily 16:30 in London")
    assert "16:30 in Europe/London" in read(changed)
    assert "16:30" in read(await agent.say("/tip daily"))
    assert "No daily tip any more" in read(await agent.press(changed, "Stop it"))
    assert "You have no daily tip" in read(await agent.say("/tip daily off"))
    clock.pass_by(days=3)
    assert await due(store, clock) == []


async def test_a_daily_question_comes_only_when_one_is_due(agent: Chat, store: Store, clock: Clock):
    await agent.say("/quiz daily 9:30")
    clock.pass_by(hours=23, minutes=30)
    [claim] = await due(store, clock)
    assert claim.ask.command == "quiz"
    assert await posted(agent, claim)


@pytest.mark.parametrize("typed", ["/tip daily half nine-ish", "/tip daily 25:00", "/quiz daily whenever"])
async def test_a_time_that_is_none_is_asked_back(agent: Chat, typed: str):
    assert "I don't know what time" in read(await agent.say(typed))


async def test_who_lives_nobody_knows_where_is_asked_once(agent: Chat):
    nowhere = replace(agent, person=Person("agent", "Alex"))
    asked = await nowhere.say("/tip daily 9")
    assert isinstance(asked.card, Form)
    wrong = await nowhere.fill(asked, zone="Atlantis")
    assert isinstance(wrong.card, Form)
    assert list(wrong.card.errors) == ["zone"]
    assert "in America/New_York" in read(await nowhere.fill(wrong, zone="New York"))
    assert "in America/New_York" in read(await nowhere.say("/quiz daily 9:30"))


async def test_who_is_away_or_keeps_a_holiday_gets_none(agent: Chat, store: Store, clock: Clock):
    await store.workspaces.put("playground", WorkspaceSettings(holidays="DE-BE"))
    await agent.say("/tip daily 9:00")
    await agent.say("/rapport away until Friday")
    days: list[str] = []
    for _ in range(7 * 24):
        clock.pass_by(hours=1)
        days += [f"{clock.now:%a}" for _ in await due(store, clock)]
    assert days == ["Fri", "Tue"]  # Monday the 8th is a holiday in Berlin


async def test_a_terminal_cannot_be_written_to(agent: Chat):
    terminal = replace(agent, person=Person("local"), place=Place("playground", "playground", "terminal"))
    assert "cannot write to you here" in read(await terminal.say("/tip daily 9:00 in Berlin"))


async def sent(store: Store, claims: Sequence[Claim], clock: Clock) -> None:
    await asyncio.gather(*(store.outbox.finish(claim, Sent("1"), clock.now) for claim in claims))


async def moments(store: Store, clock: Clock, span: timedelta) -> AsyncIterator[None]:
    """Stops the clock at every moment at which something is due."""
    end = clock.now + span
    while (at := await store.planner.next_moment(clock.now, end)) is not None:
        clock.now = at
        yield


class BigOffice(PlaygroundDirectory):
    """Writes to anybody."""

    async def chat(self, here: Place, person: str) -> Place:
        return replace(here, channel=f"dm-{person}")


@dataclass
class Mailbox:
    """Keeps when each post came and to whom."""

    clock: Clock
    got: list[tuple[str, datetime]] = field(default_factory=list)
    finds: bool = True

    async def send(self, place: Place, card: Card, key: str) -> str:
        assert card.parts
        self.got.append((place.channel, self.clock.now))
        return key

    async def edit(self, place: Place, reference: str, card: Card) -> None: ...

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        raise AssertionError("no answer was lost")


async def test_500_people_in_12_zones_get_one_on_each_workday_through_a_clock_change(
    agent: Chat, store: Store, clock: Clock
):
    """The worker runs; its clock is ours. From Friday 26 March: Berlin and London change theirs on Sunday the 28th."""
    clock.now = datetime(2027, 3, 25, 12, 0, tzinfo=UTC)
    services = replace(agent.services, directories={"playground": BigOffice(agent.services.texts)})
    zones = {f"p{n}": ZONES[n % len(ZONES)] for n in range(500)}
    for person, zone in zones.items():
        own = replace(agent, services=services, person=Person(person, zone=zone))
        assert "every weekday" in read(await own.say("/tip daily 9:00"))
    mailbox = Mailbox(clock)
    worker = Worker(
        store,
        partial(answer, services=services),
        {"playground": mailbox},
        lambda: clock.now,
        Tempo(look=0.02),
    )
    async with asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        async for _ in moments(store, clock, timedelta(days=7)):
            while not await store.planner.is_idle(clock.now):  # noqa: ASYNC110 - the worker has no event to tell it
                await asyncio.sleep(0.01)
        worker.stop()
    got: Counter[tuple[str, str]] = Counter()
    for channel, at in mailbox.got:
        person = channel.removeprefix("dm-")
        local = at.astimezone(ZoneInfo(zones[person]))
        assert (local.hour, local.minute) == (9, 0), (person, local)
        got[person, f"{local:%Y-%m-%d}"] += 1
    assert set(got.values()) == {1}
    assert len(got) == 500 * 5
    assert all(datetime.fromisoformat(day).weekday() < 5 for _, day in got)


async def test_500_people_of_one_schedule_get_it_at_their_half_past_nine_never_at_night_never_twice(
    lead: Chat, store: Store, clock: Clock
):
    dry = await lead.press(
        await lead.say("/rapport schedule tip in #support every weekday at 9:30"), "Each person at their 9:30"
    )
    started = await lead.press(dry, "Start")
    assert "number 1" in read(started)
    schedule = await store.schedules.get("playground", 1)
    assert schedule is not None
    people = [Member(f"p{n}", ZONES[n % len(ZONES)], f"dm-{n}") for n in range(500)]
    await store.schedules.address(schedule.id, people, clock.now)
    zones = {each.person: each.zone for each in people}
    got: Counter[tuple[str, str]] = Counter()
    async for _ in moments(store, clock, timedelta(days=3)):
        await store.planner.plan(clock.now)
        while claims := await store.outbox.claim(clock.now, 1000):
            for claim in claims:
                local = clock.now.astimezone(ZoneInfo(zones[claim.ask.person.id]))
                assert 8 <= local.hour < 20
                got[claim.ask.person.id, f"{local:%Y-%m-%d}"] += 1
            await sent(store, claims, clock)
    assert set(got.values()) == {1}
    assert {person for person, _ in got} == set(zones)
