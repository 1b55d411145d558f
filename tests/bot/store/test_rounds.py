"""A question in a channel: the first answer counts, and nobody can tell who took part."""

import asyncio
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.message import LiveKey, Place
from bot.store import Store
from bot.store.database import Database
from bot.store.practice import Answered, PracticeCard
from bot.store.rounds import Round, Seen
from bot.store.schema import quiz_round, round_mark

CARD = LiveKey("quiz", "12:C1:2027-03-02T09:30")


def a_round(now: datetime, **changes: bool) -> Round:
    key, closes = "12:C1:2027-03-02T09:30", now + timedelta(days=1)
    return Round(key, "T1", "C1", "q1", "saying-no", now, closes, "Europe/Berlin", "Kim", **changes)


async def test_a_round_is_opened_once(store: Store, now: datetime) -> None:
    first = await store.rounds.open(a_round(now), CARD)
    again = await store.rounds.open(a_round(now + timedelta(minutes=1)), CARD)
    assert first == again == await store.rounds.get(first.id)


async def test_the_first_answer_of_each_person_counts(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    presses = [("U1", "a"), ("U2", "b"), ("U1", "b"), ("U3", "b")]
    heard = [await store.rounds.answer(of.id, person, chosen, now) for person, chosen in presses]
    assert heard == ["counted", "counted", "again", "counted"]
    assert await store.rounds.counts(of.id) == {"a": 1, "b": 2}


async def test_of_many_presses_of_one_person_at_once_one_counts(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    heard = await asyncio.gather(*(store.rounds.answer(of.id, "U1", "a", now) for _ in range(8)))
    assert sorted(heard) == ["again"] * 7 + ["counted"]


async def test_after_its_close_it_takes_no_answer(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    assert await store.rounds.close(of.id, now)
    assert not await store.rounds.close(of.id, now)
    assert await store.rounds.answer(of.id, "U1", "a", now) == "closed"
    assert await store.rounds.answer("unknown", "U1", "a", now) == "closed"


async def test_who_took_part_is_forgotten_at_close(store: Store, database_url: str, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    await store.rounds.answer(of.id, "U1", "a", now)
    await store.rounds.close(of.id, now)
    database = Database(database_url)
    async with database.reading() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(round_mark)) == 0
        assert await connection.scalar(sa.select(quiz_round.c.secret)) is None
    await database.close()


async def test_an_answer_is_also_the_persons_own_practice(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    own = (
        Answered("q1", "saying-no", "a", False, None, now),
        PracticeCard("saying-no", "{}", now + timedelta(days=1)),
    )
    for _ in range(2):
        await store.rounds.answer(of.id, "U1", "a", now, own)
    assert await store.practice.recent("T1", "U1", now) == (own[0],)
    assert await store.practice.cards("T1", "U1") == (own[1],)


async def test_an_anonymous_round_leaves_no_trace_in_anybodys_practice(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now, anonymous=True), CARD)
    own = (Answered("q1", "saying-no", "a", False, None, now), PracticeCard("saying-no", "{}", now))
    assert await store.rounds.answer(of.id, "U1", "a", now, own) == "counted"
    assert await store.practice.recent("T1", "U1", now) == ()


async def test_an_answer_at_the_very_moment_of_the_close_is_too_late(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    last_second = of.closes - timedelta(microseconds=1)
    assert await store.rounds.answer(of.id, "U1", "a", last_second) == "counted"
    assert await store.rounds.answer(of.id, "U2", "a", of.closes) == "closed"


async def test_no_answer_that_was_counted_comes_after_the_close(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    answers = [store.rounds.answer(of.id, f"U{n}", "a", now) for n in range(12)]
    heard = await asyncio.gather(*answers[:6], store.rounds.close(of.id, now), *answers[6:])
    assert (await store.rounds.counts(of.id)).get("a", 0) == heard.count("counted")


async def test_what_shows_a_round_is_redrawn_when_it_closes(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    await store.live.remember(CARD, Place("slack", "T1", "C1", "channel"), "1.1", now)
    assert await store.live.take_dirty(of.closes - timedelta(seconds=1)) == ()
    assert [post.key for post in await store.live.take_dirty(of.closes)] == [CARD]


async def test_a_channel_remembers_what_it_was_asked_and_no_other_does(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    since = now - timedelta(days=60)
    assert (await store.rounds.occasion(of.id, "T1", "C1", since)).round == of
    assert (await store.rounds.occasion("next", "T1", "C1", since)).asked == {"q1": now}
    assert (await store.rounds.occasion("next", "T1", "C2", since)).asked == {}
    assert (await store.rounds.occasion("next", "T1", "C1", now + timedelta(days=1))).asked == {}


async def test_a_round_that_nobody_draws_again_is_closed_by_the_sweep(
    store: Store, database_url: str, now: datetime
) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    await store.rounds.answer(of.id, "U1", "a", now)
    await store.sweep(of.closes)
    assert await marks(database_url) == 1
    await store.sweep(of.closes + timedelta(days=2))
    assert await marks(database_url) == 0
    assert await store.rounds.counts(of.id) == {"a": 1}


async def marks(database_url: str) -> int | None:
    database = Database(database_url)
    async with database.reading() as connection:
        count = await connection.scalar(sa.select(sa.func.count()).select_from(round_mark))
    await database.close()
    return count


async def test_a_person_finds_their_own_part_in_it_and_nobody_elses(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now), CARD)
    answer = Answered("q1", "saying-no", "a", right=False, sure=None, at=now)
    await store.rounds.answer(of.id, "U1", "a", now, (answer, PracticeCard("saying-no", "{}", now)))
    await store.rounds.answer(of.id, "U2", "b", now)
    people = ("U1", "U2", "U3")
    found = await asyncio.gather(*(store.rounds.seen_by(of.id, person) for person in people))
    assert found == [
        Seen(of, {"a": 1, "b": 1}, took_part=True, chosen="a"),
        Seen(of, {"a": 1, "b": 1}, took_part=True, chosen=""),  # nothing was kept for their practice
        Seen(of, {"a": 1, "b": 1}, took_part=False, chosen=""),
    ]
    assert await store.rounds.seen_by("unknown", "U1") is None
    await store.rounds.close(of.id, now)
    closed = await store.rounds.seen_by(of.id, "U1")
    assert closed is not None
    assert not closed.took_part
