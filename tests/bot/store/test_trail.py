"""The trail of changes: it names people only as long as they want to be known."""

from datetime import datetime, timedelta

from bot.store import Store
from bot.store.trail import Step


async def test_the_trail_says_who_changed_what_the_latest_first(store: Store, now: datetime) -> None:
    later = now + timedelta(minutes=1)
    await store.trail.add("T1", "U1", "started", "3", now)
    await store.trail.add("T1", "U2", "paused", "3", later)
    await store.trail.add("T2", "U1", "started", "1", now)
    assert await store.trail.latest("T1") == (
        Step("U2", "paused", "3", later),
        Step("U1", "started", "3", now),
    )


async def test_who_is_forgotten_leaves_a_trail_without_a_name(store: Store, now: datetime) -> None:
    await store.trail.add("T1", "U1", "started", "3", now)
    await store.trail.forget("T1", "U1")
    assert await store.trail.latest("T1") == (Step(None, "started", "3", now),)
