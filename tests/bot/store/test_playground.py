"""The playground keeps its channels and its clock over a restart."""

from datetime import datetime, timedelta

from bot.store import Store


async def test_posts_come_in_order_whatever_their_channel(store: Store, now: datetime) -> None:
    first = await store.playground.post("team", "one", now)
    await store.playground.post("other", "elsewhere", now)
    await store.playground.post("team", "two", now)
    await store.playground.edit(first, "one, edited")
    assert [post.body for post in await store.playground.posts()] == ["one, edited", "elsewhere", "two"]
    assert [post.body for post in await store.playground.posts(limit=1)] == ["two"]


async def test_the_same_key_is_posted_once(store: Store, now: datetime) -> None:
    first = await store.playground.post("team", "one", now, key="k")
    assert await store.playground.post("team", "again", now, key="k") == first
    assert await store.playground.find("k") == first
    assert await store.playground.find("other") is None
    assert [post.body for post in await store.playground.posts()] == ["one"]


async def test_the_clock_only_goes_forward_and_adds_up(store: Store) -> None:
    assert await store.playground.ahead() == timedelta()
    await store.playground.move(timedelta(hours=1))
    await store.playground.move(timedelta(minutes=5))
    assert await store.playground.ahead() == timedelta(hours=1, minutes=5)
