"""The worker: what is due is posted once, what changed is redrawn, nothing is sent on a guess."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.delivery.recurrence import Recurrence
from bot.message import Ask, CannotDeliver, CannotLook, Card, LiveKey, Person, Place, Reply, Text
from bot.store import Store
from bot.store.claims import Claim
from bot.store.outbox import State
from bot.store.posts import Post
from bot.store.schedule import NewSchedule
from bot.worker import Tempo, Worker

HERE = Place("slack", "T1", "C1", "channel")
ASK = Ask("tip", HERE, Person("U1"), text="Say what you can do.")
QUICK = Tempo(look=0.05, lease=1.0, timeout=0.2, settle=0.02, sweep=0.05)


@dataclass
class Channel:
    """A platform that does what the test says: each problem meets one post, each fault one edit, then all is well."""

    finds: bool = True
    problems: list[Exception] = field(default_factory=list)
    posts: dict[str, list[str]] = field(default_factory=dict)
    edits: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)
    arrives_anyway: bool = False
    takes: float = 0.0
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, place: Place, card: Card, key: str) -> str:
        self.begun.set()
        await asyncio.sleep(self.takes)
        problem = self.problems.pop(0) if self.problems else None
        if problem is None or self.arrives_anyway:
            self.posts.setdefault(key, []).append(card.summary)
        if problem is not None:
            raise problem
        return f"ref-{key}"

    async def edit(self, place: Place, reference: str, card: Card) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.edits.append((reference, card.summary))

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        return f"ref-{key}" if key in self.posts else None


async def echo(ask: Ask) -> Reply:
    return Reply(Card((Text((ask.text or ask.verb,)),)), to="here")


def now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def working(
    store: Store, channel: Channel, answer: Callable[[Ask], Awaitable[Reply]] = echo
) -> AsyncIterator[Worker]:
    worker = Worker(store, answer, {"slack": channel}, now, QUICK)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        yield worker
        worker.stop()


async def becomes(store: Store, key: str, *states: State) -> State:
    """Waits until the post is in one of these states."""
    while True:
        delivery = await store.outbox.find(key)
        assert delivery is not None
        if delivery.state in states:
            return delivery.state
        await asyncio.sleep(0.01)


async def until(done: Callable[[], bool]) -> None:
    while not done():  # noqa: ASYNC110 - the worker has no event to tell it
        await asyncio.sleep(0.01)


async def test_a_post_is_made_once_and_its_reference_kept(store: Store) -> None:
    channel = Channel()
    async with working(store, channel):
        key = await store.outbox.post(HERE, ASK, now())
        await becomes(store, key, "sent")
    assert channel.posts == {key: ["Say what you can do."]}
    delivery = await store.outbox.find(key)
    assert delivery is not None
    assert delivery.reference == f"ref-{key}"


async def test_a_lost_answer_is_found_and_not_sent_again(store: Store) -> None:
    channel = Channel(problems=[CannotDeliver(HERE, "unknown")], arrives_anyway=True)
    async with working(store, channel):
        key = await store.outbox.post(HERE, ASK, now())
        await becomes(store, key, "sent")
    assert len(channel.posts[key]) == 1


async def test_a_post_that_is_not_found_is_sent_again(store: Store) -> None:
    channel = Channel(problems=[CannotDeliver(HERE, "unknown")])
    async with working(store, channel):
        key = await store.outbox.post(HERE, ASK, now())
        await becomes(store, key, "sent")
    assert len(channel.posts[key]) == 1


async def test_where_nothing_can_be_looked_up_a_lost_answer_is_for_a_lead_to_decide(store: Store) -> None:
    channel = Channel(finds=False, problems=[CannotDeliver(HERE, "unknown", "reset")], arrives_anyway=True)
    async with working(store, channel):
        key = await store.outbox.post(HERE, ASK, now())
        await becomes(store, key, "unsure")
        [delivery] = await store.outbox.unsure("T1")
        assert (delivery.key, delivery.reason) == (key, "reset")
        await asyncio.sleep(0.1)
    assert len(channel.posts[key]) == 1


async def test_where_we_may_not_look_it_is_for_a_lead_to_decide_and_elsewhere_it_is_looked_up(
    store: Store,
) -> None:
    class Half(Channel):
        async def find(self, place: Place, key: str, since: datetime) -> str | None:
            if place == HERE:
                raise CannotLook(place, "missing_scope")
            return await super().find(place, key, since)

    there = replace(HERE, workspace="T2")
    channel = Half(problems=[CannotDeliver(each, "unknown") for each in (HERE, there)], arrives_anyway=True)
    async with working(store, channel):
        hidden = await store.outbox.post(HERE, ASK, now())
        await becomes(store, hidden, "unsure")
        found = await store.outbox.post(there, ASK, now())
        await becomes(store, found, "sent")
    assert {key: len(posts) for key, posts in channel.posts.items()} == {hidden: 1, found: 1}


async def test_a_fault_while_sending_is_never_taken_for_a_post_that_did_not_leave(store: Store) -> None:
    channel = Channel(finds=True, problems=[RuntimeError("a bug")], arrives_anyway=True)
    async with working(store, channel):
        key = await store.outbox.post(HERE, ASK, now())
        await becomes(store, key, "sent")
    assert len(channel.posts[key]) == 1


async def test_an_answer_that_takes_too_long_is_looked_up(store: Store) -> None:
    channel = Channel(takes=0.5)
    async with working(store, channel):
        key = await store.outbox.post(HERE, ASK, now())
        await becomes(store, key, "unknown")
        channel.takes = 0.0
        await becomes(store, key, "sent")
    assert len(channel.posts[key]) == 1


async def test_a_platform_that_is_busy_gets_the_post_when_it_said(store: Store) -> None:
    channel = Channel(problems=[CannotDeliver(HERE, "busy", retry_after=0.3)])
    async with working(store, channel):
        began = now()
        key = await store.outbox.post(HERE, ASK, began)
        await becomes(store, key, "sent")
        assert now() - began >= timedelta(seconds=0.3)


@pytest.mark.parametrize("everywhere", [True, False])
async def test_what_a_platform_says_of_a_workspace_holds_in_all_its_channels_and_in_no_other_workspace(
    store: Store, everywhere: bool
) -> None:
    beside, elsewhere = replace(HERE, channel="C2"), replace(HERE, workspace="T2")
    channel = Channel(problems=[CannotDeliver(HERE, "busy", retry_after=600, everywhere=everywhere)])
    async with working(store, channel):
        first = await store.outbox.post(HERE, ASK, now())
        await until(lambda: not channel.problems)
        second, third = [
            await store.outbox.post(place, replace(ASK, place=place), now()) for place in (beside, elsewhere)
        ]
        await becomes(store, third, "sent")
    assert set(channel.posts) == ({third} if everywhere else {second, third})
    assert first not in channel.posts


async def test_a_workspace_that_takes_no_more_edits_is_asked_for_none_until_then(store: Store) -> None:
    elsewhere = replace(HERE, workspace="T2")
    channel = Channel(faults=[CannotDeliver(HERE, "busy", retry_after=600, everywhere=True)])
    one, two, three = (LiveKey("tip", name) for name in ("one", "two", "three"))
    for key, place in ((one, HERE), (two, replace(HERE, channel="C2")), (three, elsewhere)):
        await store.live.remember(key, place, key.id, now())
    async with working(store, channel):
        await store.live.mark([one], now())
        await until(lambda: not channel.faults)
        await store.live.mark([two], now())
        await store.live.mark([three], now())
        await until(lambda: bool(channel.edits))
    assert channel.edits == [("three", "show")]


async def test_a_channel_that_is_gone_ends_the_post(store: Store) -> None:
    channel = Channel(problems=[CannotDeliver(HERE, "gone")])
    async with working(store, channel):
        key = await store.outbox.post(HERE, ASK, now())
        assert await becomes(store, key, "failed", "sent") == "failed"


async def test_a_schedule_whose_channel_is_gone_is_paused_and_its_owner_told_once(store: Store) -> None:
    daily = Recurrence.of(("every day at 09:00",), "UTC")
    new = NewSchedule("T1", "U1", "tip", ASK, daily, timedelta(hours=2), owner_chat="D1")
    of = await store.schedules.start((await store.schedules.add(new, now())).id, now())
    channel = Channel(problems=[CannotDeliver(HERE, "gone")])
    async with working(store, channel):
        posts = [Post(f"{of.id}:C1:{n}", HERE, None, now(), schedule=of.id) for n in range(2)]
        await store.outbox.post_all(posts, now())
        await until(lambda: bool(channel.posts))
        paused = await store.schedules.by_id(of.id)
    assert paused is not None
    assert (paused.state, paused.reason) == ("paused", "gone")
    assert list(channel.posts) == [f"gone:{of.id}:{of.rev}"]


async def test_what_comes_too_late_is_skipped(store: Store) -> None:
    channel = Channel()
    long_ago = now() - timedelta(hours=3)
    async with working(store, channel):
        key = await store.outbox.post(HERE, ASK, now(), due=long_ago, grace=timedelta(hours=2))
        assert await becomes(store, key, "skipped", "sent") == "skipped"
    assert channel.posts == {}


@pytest.mark.parametrize(
    ("reply", "state"),
    [(Reply(), "skipped"), (Reply(Card((Text(("Something went wrong.",)),))), "planned")],
    ids=["nothing to post", "words for the asker alone"],
)
async def test_only_a_card_for_here_is_posted(store: Store, reply: Reply, state: State) -> None:
    async def answer(ask: Ask) -> Reply:
        return reply

    channel = Channel()
    async with working(store, channel, answer):
        key = await store.outbox.post(HERE, ASK, now())
        await asyncio.sleep(0.1)
        await becomes(store, key, state)
    assert channel.posts == {}


async def test_a_card_drawn_from_state_is_redrawn_when_it_changed(store: Store) -> None:
    answers = 0

    async def answer(ask: Ask) -> Reply:
        if ask.verb == "show":
            return Reply(Card((Text((f"{answers} answered",)),)), to="here")
        return Reply(Card((Text(("Which one?",)),)), to="here", changed=(LiveKey("quiz", ask.ids["key"]),))

    channel = Channel()
    async with working(store, channel, answer):
        key = await store.outbox.post(HERE, Ask("quiz", HERE, Person("U1")), now())
        await becomes(store, key, "sent")
        for _ in range(5):
            answers += 1
            await store.live.mark([LiveKey("quiz", key)], now())
        await until(lambda: bool(channel.edits))
    assert channel.edits == [(f"ref-{key}", "5 answered")]


async def test_stopping_finishes_what_is_under_way(store: Store) -> None:
    channel = Channel(takes=0.1)
    async with working(store, channel) as worker:
        key = await store.outbox.post(HERE, ASK, now())
        await channel.begun.wait()
        worker.stop()
    delivery = await store.outbox.find(key)
    assert delivery is not None
    assert delivery.state == "sent"


async def test_stopping_hands_back_what_was_not_begun(store: Store) -> None:
    """A worker holds more than it has hands for; another one gets the rest at once, with nothing to look up."""
    posts = [Post(f"post-{n}", replace(HERE, workspace=f"T{n}"), ASK, now()) for n in range(3)]
    await store.outbox.post_all(posts, now())
    channel = Channel(takes=0.1)
    worker = Worker(store, echo, {"slack": channel}, now, replace(QUICK, timeout=10, in_flight=1, batch=3))
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        await channel.begun.wait()
        worker.stop()
    assert len(channel.posts) == 1
    counts = await store.outbox.counts()
    assert (counts["sent"], counts["planned"]) == (1, 2)
    assert len(await store.outbox.claim(now(), 10)) == 2


async def test_what_a_dead_worker_held_is_taken_over_when_its_lease_ends(store: Store) -> None:
    channel = Channel()
    key = await store.outbox.post(HERE, ASK, now())
    assert len(await store.outbox.claim(now(), 1, timedelta(seconds=0.3))) == 1
    async with working(store, channel):
        await becomes(store, key, "sent")
    assert channel.posts == {key: ["Say what you can do."]}


@pytest.mark.parametrize(("half_in", "most"), [(3600.0, 32), (-1.0, 8)])
async def test_a_worker_holds_more_posts_only_where_they_leave_quickly(
    store: Store, monkeypatch: pytest.MonkeyPatch, half_in: float, most: int
) -> None:
    monkeypatch.setattr("bot.worker._QUICK", half_in)
    asked: list[int] = []
    claim = store.outbox.claim

    async def counted(at: datetime, limit: int, *rest: Any) -> tuple[Claim, ...]:
        asked.append(limit)
        return await claim(at, limit, *rest)

    monkeypatch.setattr(store.outbox, "claim", counted)
    channel = Channel()
    places = [replace(HERE, workspace=f"T{n}") for n in range(120)]
    await store.outbox.post_all([Post(f"{n}", place, ASK, now()) for n, place in enumerate(places)], now())
    worker = Worker(store, echo, {"slack": channel}, now, replace(QUICK, batch=8))
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        await until(lambda: len(channel.posts) == len(places))
        worker.stop()
    assert most / 2 < max(asked) <= most


async def test_a_platform_that_becomes_slow_gets_few_posts_that_cannot_be_called_off(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was held for a quick one goes back, and is taken again a few at a time."""
    monkeypatch.setattr("bot.worker._QUICK", 3600.0)
    taken: list[str] = []
    claim = store.outbox.claim

    async def counted(*asked: Any) -> tuple[Claim, ...]:
        claims = await claim(*asked)
        taken.extend(each.key for each in claims)
        return claims

    monkeypatch.setattr(store.outbox, "claim", counted)
    channel = Channel()
    places = [replace(HERE, workspace=f"T{n}") for n in range(200)]
    await store.outbox.post_all([Post(f"{n}", place, ASK, now()) for n, place in enumerate(places)], now())
    worker = Worker(store, echo, {"slack": channel}, now, replace(QUICK, batch=8, in_flight=2))
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        await until(lambda: len(channel.posts) >= 60)
        assert len(taken) == len(set(taken))
        monkeypatch.setattr("bot.worker._SLOW", 0.0)
        await until(lambda: len(channel.posts) == len(places))
        worker.stop()
    assert len(taken) > len(set(taken))
    assert all(len(each) == 1 for each in channel.posts.values())


async def test_two_workers_share_the_work(database_url: str, store: Store) -> None:
    channel = Channel()
    async with (
        await Store.open(database_url, "another key for the very same database") as twin,
        working(store, channel),
        working(twin, channel),
    ):
        places = [Place("slack", f"T{n}", "C1", "channel") for n in range(60)]
        posts = [Post(f"post-{n}", place, ASK, now()) for n, place in enumerate(places)]
        await store.outbox.post_all(posts, now())
        while (await store.outbox.counts())["sent"] < len(posts):  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    assert sorted(channel.posts) == sorted(post.key for post in posts)
    assert all(len(posts) == 1 for posts in channel.posts.values())


async def test_expired_drafts_are_swept(store: Store) -> None:
    long_ago = now() - timedelta(hours=1)
    token = await store.drafts.seal("text", long_ago)
    async with working(store, Channel()):
        await asyncio.sleep(0.2)
    assert await store.drafts.open(token, long_ago) is None


async def test_the_owner_of_a_post_nobody_can_look_up_is_asked_once(store: Store) -> None:
    recurrence = Recurrence.of(("every day at 09:30",), "UTC")
    new = NewSchedule("T1", "U1", "tip", ASK, recurrence, timedelta(hours=2), owner_chat="D1")
    of = await store.schedules.start((await store.schedules.add(new, now())).id, now())
    channel = Channel(finds=False, problems=[CannotDeliver(HERE, "unknown", "reset")], arrives_anyway=True)
    async with working(store, channel):
        await store.planner.send_now(of.id, now())
        while len(channel.posts) < 2:  # noqa: ASYNC110 - the worker has no event to tell it
            await asyncio.sleep(0.01)
    [unsure] = await store.outbox.unsure("T1")
    assert list(channel.posts) == [unsure.key, f"unsure:{unsure.key}"]
