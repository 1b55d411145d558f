"""A question in a channel: the first answer counts, and nobody can tell who took part."""

import asyncio
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.store import Store
from bot.store.database import Database
from bot.store.practice import Answered, PracticeCard
from bot.store.rounds import Round
from bot.store.schema import quiz_round, round_mark


def a_round(now: datetime, **changes: bool) -> Round:
    return Round("12:C1:2027-03-02T09:30", "T1", "q1", "saying-no", now, now + timedelta(days=1), **changes)


async def test_a_round_is_opened_once(store: Store, now: datetime) -> None:
    first = await store.rounds.open(a_round(now))
    again = await store.rounds.open(a_round(now + timedelta(minutes=1)))
    assert first == again == await store.rounds.get(first.id)
    assert await store.rounds.latest("T1") == (first,)


async def test_the_first_answer_of_each_person_counts(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now))
    presses = [("U1", "a"), ("U2", "b"), ("U1", "b"), ("U3", "b")]
    heard = [await store.rounds.answer(of.id, person, chosen) for person, chosen in presses]
    assert heard == ["counted", "counted", "again", "counted"]
    assert await store.rounds.counts(of.id) == {"a": 1, "b": 2}


async def test_of_many_presses_of_one_person_at_once_one_counts(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now))
    heard = await asyncio.gather(*(store.rounds.answer(of.id, "U1", "a") for _ in range(8)))
    assert sorted(heard) == ["again"] * 7 + ["counted"]


async def test_after_its_close_it_takes_no_answer(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now))
    assert await store.rounds.close(of.id, now)
    assert not await store.rounds.close(of.id, now)
    assert await store.rounds.answer(of.id, "U1", "a") == "closed"
    assert await store.rounds.answer("unknown", "U1", "a") == "closed"


async def test_who_took_part_is_forgotten_at_close(store: Store, database_url: str, now: datetime) -> None:
    of = await store.rounds.open(a_round(now))
    await store.rounds.answer(of.id, "U1", "a")
    await store.rounds.close(of.id, now)
    database = Database(database_url)
    async with database.reading() as connection:
        assert await connection.scalar(sa.select(sa.func.count()).select_from(round_mark)) == 0
        assert await connection.scalar(sa.select(quiz_round.c.secret)) is None
    await database.close()


async def test_an_answer_is_also_the_persons_own_practice(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now))
    own = (
        Answered("q1", "saying-no", "a", False, None, now),
        PracticeCard("saying-no", "{}", now + timedelta(days=1)),
    )
    for _ in range(2):
        await store.rounds.answer(of.id, "U1", "a", own)
    assert await store.practice.recent("T1", "U1", now) == (own[0],)
    assert await store.practice.cards("T1", "U1") == (own[1],)


async def test_an_anonymous_round_leaves_no_trace_in_anybodys_practice(store: Store, now: datetime) -> None:
    of = await store.rounds.open(a_round(now, anonymous=True))
    own = (Answered("q1", "saying-no", "a", False, None, now), PracticeCard("saying-no", "{}", now))
    assert await store.rounds.answer(of.id, "U1", "a", own) == "counted"
    assert await store.practice.recent("T1", "U1", now) == ()
