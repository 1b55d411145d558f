"""An event that a platform delivers again is handled once."""

import asyncio
from datetime import datetime, timedelta

from bot.store import Store

HOUR = timedelta(hours=1)


async def test_of_many_who_ask_at_once_one_is_the_first(store: Store, now: datetime) -> None:
    asked = [store.seen_events.first_time(f"Ev{n % 3}", now, HOUR) for n in range(30)]
    assert sum(await asyncio.gather(*asked)) == 3


async def test_of_two_replicas_one_is_the_first(database_url: str, store: Store, now: datetime) -> None:
    async with await Store.open(database_url, "another key for the very same database") as twin:
        asked = [each.seen_events.first_time("Ev1", now, HOUR) for each in (store, twin)]
        assert sorted(await asyncio.gather(*asked)) == [False, True]


async def test_a_key_is_new_again_when_it_has_expired(store: Store, now: datetime) -> None:
    assert await store.seen_events.first_time("Ev1", now, HOUR)
    assert not await store.seen_events.first_time("Ev1", now + HOUR - timedelta(seconds=1), HOUR)
    assert await store.seen_events.first_time("Ev1", now + HOUR, HOUR)


async def test_sweeping_forgets_only_what_expired(store: Store, now: datetime) -> None:
    await store.seen_events.first_time("short", now, HOUR)
    await store.seen_events.first_time("long", now, 3 * HOUR)
    await store.sweep(now + HOUR)
    assert await store.seen_events.first_time("short", now, HOUR)
    assert not await store.seen_events.first_time("long", now, HOUR)
