"""What is kept about people and teams comes back as it was put."""

import asyncio
from datetime import UTC, date, datetime, timedelta

from bot.message import Place
from bot.store import Store
from bot.store.people import PersonSettings
from bot.store.practice import Answered, PracticeCard
from bot.store.workspaces import WorkspaceSettings


async def test_somebody_new_has_the_defaults(store: Store) -> None:
    assert await store.people.get("T1", "U1") == PersonSettings()
    assert await store.workspaces.get("T1") == WorkspaceSettings()


async def test_a_person_finds_their_settings_again(store: Store) -> None:
    first = PersonSettings(zone="Europe/Berlin", style="brief", away_until=date(2027, 4, 1))
    second = PersonSettings(zone="Asia/Tokyo", muted=True, drafts_choose=False)
    for settings in (first, second):
        await store.people.put("T1", "U1", settings)
        assert await store.people.get("T1", "U1") == settings
    assert await store.people.get("T2", "U1") == PersonSettings()


async def test_a_team_finds_its_settings_again(store: Store, now: datetime) -> None:
    settings = WorkspaceSettings("slack", "Europe/Berlin", "DE-BE", ("U1", "U2"), False, now)
    await store.workspaces.put("T1", WorkspaceSettings())
    await store.workspaces.put("T1", settings)
    assert await store.workspaces.get("T1") == settings


async def test_what_was_shown_is_each_persons_own_with_when_they_saw_it_last(
    store: Store, now: datetime
) -> None:
    for item, at in (("a", now), ("b", now), ("a", now + timedelta(days=1))):
        await store.shown.mark("T1", "U1", "tip", item, at)
    await store.shown.mark("T1", "U1", "quiz", "q", now)
    assert await store.shown.seen("T1", "U1", "tip") == {"a": now + timedelta(days=1), "b": now}
    assert await store.shown.seen("T1", "U2", "tip") == {}


async def test_practice_comes_back_the_most_due_first(store: Store, now: datetime) -> None:
    later = PracticeCard("ownership", '{"stability": 2}', now + timedelta(days=3))
    sooner = PracticeCard("saying-no", '{"stability": 1}', now)
    for card in (later, sooner, later):
        await store.practice.save("T1", "U1", card)
    assert await store.practice.cards("T1", "U1") == (sooner, later)
    assert await store.practice.cards("T1", "U2") == ()


def card_for(answer: Answered) -> PracticeCard:
    return PracticeCard(answer.concept, f'{{"chosen": "{answer.chosen}"}}', answer.at)


async def take(store: Store, answer: Answered) -> bool:
    since = answer.at - timedelta(days=60)
    return await store.practice.take("T1", "U1", answer, card_for(answer), unless_since=since)


async def test_answers_come_back_the_latest_first(store: Store, now: datetime) -> None:
    old = Answered("q1", "saying-no", "b", False, True, now - timedelta(days=61))
    one = Answered("q1", "saying-no", "a", True, None, now)
    two = Answered("q2", "ownership", "c", True, False, now)
    for answer in (old, one, two):
        assert await take(store, answer)
    assert await store.practice.recent("T1", "U1", now - timedelta(days=60)) == (two, one)


async def test_the_first_answer_counts_however_quick_the_second_press(store: Store, now: datetime) -> None:
    presses = [Answered("q1", "saying-no", chosen, False, True, now) for chosen in "abc"]
    taken = await asyncio.gather(*(take(store, press) for press in presses))
    assert sorted(taken) == [False, False, True]
    (kept,) = await store.practice.recent("T1", "U1", now)
    assert taken[presses.index(kept)]
    assert await store.practice.cards("T1", "U1") == (card_for(kept),)


async def test_opinions_are_counted_without_the_person(store: Store, now: datetime) -> None:
    await store.opinions.useful("T1", "tip-1")
    await store.opinions.useful("T1", "tip-1")
    await store.opinions.not_for_me("T1", "U1", "tip-1")
    await store.opinions.not_for_me("T1", "U1", "tip-1")
    await store.opinions.mistake("T1", "tip-1", "The link is dead.", now)
    assert await store.opinions.counts("T1", "tip-1") == {"useful": 2, "not_for_me": 1, "mistake": 1}
    assert await store.opinions.counts("T2", "tip-1") == {"useful": 0, "not_for_me": 0, "mistake": 0}


async def test_a_tip_that_is_not_for_me_is_remembered_for_me(store: Store) -> None:
    await store.opinions.not_for_me("T1", "U1", "tip-1")
    assert await store.opinions.refused("T1", "U1") == {"tip-1"}
    assert await store.opinions.refused("T1", "U2") == frozenset()


async def test_a_place_is_reached_at_its_latest_address(store: Store, now: datetime) -> None:
    chat = Place("teams", "tenant", "a:1", "personal")
    await store.addresses.remember(chat, "https://old", now, person="U1")
    await store.addresses.remember(chat, "https://new", now, person="U1")
    assert await store.addresses.find(chat) == "https://new"
    assert await store.addresses.personal("teams", "tenant", "U1") == chat
    assert await store.addresses.personal("teams", "other", "U1") is None


async def test_a_moment_comes_back_to_the_microsecond(store: Store) -> None:
    moment = datetime(2027, 10, 31, 1, 30, 0, 123457, tzinfo=UTC)
    await store.workspaces.put("T1", WorkspaceSettings(incident_until=moment))
    assert (await store.workspaces.get("T1")).incident_until == moment
