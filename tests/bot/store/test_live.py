"""What changed is redrawn: every message, at most once in three seconds, the last state always."""

import asyncio
from datetime import datetime, timedelta

from bot.message import LiveKey, Place
from bot.store import Store

QUIZ = LiveKey("quiz", "r1")
HERE = Place("slack", "T1", "C1", "channel")
GAP = timedelta(seconds=3)


async def test_a_mark_makes_every_message_of_the_key_due(store: Store, now: datetime) -> None:
    for reference in ("1.1", "1.2"):
        await store.live.remember(QUIZ, HERE, reference, now)
    await store.live.remember(LiveKey("quiz", "r2"), HERE, "1.3", now)
    assert await store.live.take_dirty(now + GAP) == ()
    await store.live.mark([QUIZ, QUIZ], now)
    taken = await store.live.take_dirty(now + GAP)
    assert {post.reference for post in taken} == {"1.1", "1.2"}
    assert all(post.key == QUIZ and post.place == HERE for post in taken)


async def test_a_message_is_taken_once_in_three_seconds(store: Store, now: datetime) -> None:
    await store.live.remember(QUIZ, HERE, "1.1", now)
    now += GAP
    await store.live.mark([QUIZ], now)
    [post] = await store.live.take_dirty(now)
    await store.live.drawn(post)
    await store.live.mark([QUIZ], now)
    assert await store.live.take_dirty(now + GAP - timedelta(seconds=1)) == ()
    assert len(await store.live.take_dirty(now + GAP)) == 1


async def test_a_change_while_drawing_is_drawn_next(store: Store, now: datetime) -> None:
    await store.live.remember(QUIZ, HERE, "1.1", now)
    await store.live.mark([QUIZ], now)
    [post] = await store.live.take_dirty(now + GAP)
    await store.live.mark([QUIZ], now + GAP)
    await store.live.drawn(post)
    assert len(await store.live.take_dirty(now + 2 * GAP)) == 1


async def test_what_was_taken_by_a_worker_that_died_comes_again(store: Store, now: datetime) -> None:
    await store.live.remember(QUIZ, HERE, "1.1", now)
    await store.live.mark([QUIZ], now)
    assert len(await store.live.take_dirty(now + GAP)) == 1
    assert len(await store.live.take_dirty(now + 2 * GAP)) == 1


async def test_a_mark_that_comes_before_the_message_is_not_lost(store: Store, now: datetime) -> None:
    await store.live.mark([QUIZ], now)
    await store.live.remember(QUIZ, HERE, "1.1", now)
    assert len(await store.live.take_dirty(now + GAP)) == 1


async def test_two_replicas_never_take_the_same_message(
    database_url: str, store: Store, now: datetime
) -> None:
    for n in range(20):
        await store.live.remember(QUIZ, HERE, str(n), now)
    await store.live.mark([QUIZ], now)
    async with await Store.open(database_url, "another key for the very same database") as twin:
        taken = await asyncio.gather(*(each.live.take_dirty(now + GAP) for each in (store, twin)))
    references = [post.reference for posts in taken for post in posts]
    assert sorted(references) == sorted(set(references))
    assert len(references) == 20


async def test_a_message_that_must_wait_comes_later(store: Store, now: datetime) -> None:
    await store.live.remember(QUIZ, HERE, "1.1", now)
    await store.live.mark([QUIZ], now)
    [post] = await store.live.take_dirty(now + GAP)
    await store.live.wait(post, now + timedelta(minutes=1))
    assert await store.live.take_dirty(now + timedelta(seconds=59)) == ()
    assert len(await store.live.take_dirty(now + timedelta(minutes=1))) == 1


async def test_a_forgotten_message_and_an_ended_key_are_drawn_no_more(store: Store, now: datetime) -> None:
    await store.live.remember(QUIZ, HERE, "1.1", now)
    await store.live.remember(QUIZ, HERE, "1.2", now)
    await store.live.mark([QUIZ], now)
    [post, _] = await store.live.take_dirty(now + GAP)
    await store.live.forget(post)
    assert len(await store.live.take_dirty(now + 2 * GAP)) == 1
    await store.live.end(QUIZ)
    assert await store.live.take_dirty(now + 3 * GAP) == ()


async def test_what_has_not_changed_for_long_is_forgotten_and_what_will_wake_is_not(
    store: Store, now: datetime
) -> None:
    sleeping = LiveKey("quiz", "r2")
    for key in (QUIZ, sleeping):
        await store.live.remember(key, HERE, key.id, now)
    later = now + timedelta(days=30)
    await store.live.wake(sleeping, later)
    await store.live.sweep(now + timedelta(days=1))
    await store.live.mark([QUIZ, sleeping], later)
    assert {post.key for post in await store.live.take_dirty(later)} == {sleeping}


async def test_a_message_wakes_once_at_its_moment(store: Store, now: datetime) -> None:
    await store.live.remember(QUIZ, HERE, "1.1", now)
    await store.live.wake(QUIZ, now + timedelta(hours=1))
    assert await store.live.take_dirty(now + timedelta(minutes=59)) == ()
    [post] = await store.live.take_dirty(now + timedelta(hours=1))
    await store.live.drawn(post)
    assert await store.live.take_dirty(now + timedelta(hours=2)) == ()


async def test_a_moment_that_passed_before_the_message_was_there_is_not_lost(
    store: Store, now: datetime
) -> None:
    await store.live.wake(QUIZ, now)
    await store.live.take_dirty(now)
    await store.live.remember(QUIZ, HERE, "1.1", now)
    assert len(await store.live.take_dirty(now + GAP)) == 1
