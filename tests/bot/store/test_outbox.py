"""Posts to make: claimed by one worker, finished by it alone, never sent on a guess."""

import asyncio
import itertools
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.recurrence import Recurrence
from bot.message import Ask, LiveKey, Person, Place
from bot.store import Store
from bot.store.claims import Again, Claim, Doubt, Ended, Outcome, Sent, pick_due
from bot.store.database import Database
from bot.store.posts import Post
from bot.store.schedule import NewSchedule
from tests.bot.store.test_given import READ
from tests.conftest import SECRET_KEY, empty

HERE = Place("playground", "playground", "team", "channel", "team")
ASK = Ask("tip", HERE, Person("U1", "Ada"), text="refund", ids={"n": "1"})
LEASE = timedelta(seconds=60)


async def state(store: Store, key: str) -> str:
    delivery = await store.outbox.find(key)
    assert delivery is not None
    return delivery.state


async def claim_one(store: Store, now: datetime) -> Claim:
    [claim] = await store.outbox.claim(now, 10)
    return claim


async def test_a_post_is_claimed_with_its_ask_and_its_key(store: Store, now: datetime) -> None:
    key = await store.outbox.post(HERE, ASK, now)
    claim = await claim_one(store, now)
    assert claim.key == key
    assert claim.place == HERE
    assert claim.ask == Ask(
        "tip", HERE, Person("U1", "Ada"), text="refund", ids={"n": "1", "key": key}, due=now
    )
    assert await state(store, key) == "sending"
    assert await store.outbox.claim(now, 10) == ()


async def test_the_same_key_is_one_post(store: Store, now: datetime) -> None:
    for _ in range(2):
        await store.outbox.post(HERE, ASK, now, key="round-1")
    assert len(await store.outbox.claim(now, 10)) == 1


async def test_a_post_waits_for_its_moment(store: Store, now: datetime) -> None:
    tomorrow = now + timedelta(days=1)
    await store.outbox.post(HERE, ASK, now, due=tomorrow, grace=timedelta(hours=2))
    assert await store.outbox.claim(now, 10) == ()
    claim = await claim_one(store, tomorrow)
    assert (claim.due, claim.expires) == (tomorrow, tomorrow + timedelta(hours=2))


@pytest.mark.parametrize(
    ("outcome", "becomes"),
    [
        (Sent("1.1"), "sent"),
        (Ended("skipped", "late"), "skipped"),
        (Ended("failed", "gone"), "failed"),
        (Ended("unsure", "timeout"), "unsure"),
    ],
)
async def test_what_became_of_a_post_is_kept(
    store: Store, now: datetime, outcome: Outcome, becomes: str
) -> None:
    key = await store.outbox.post(HERE, ASK, now)
    await store.outbox.finish(await claim_one(store, now), outcome, now)
    assert await state(store, key) == becomes
    assert await store.outbox.claim(now + LEASE, 10) == ()
    assert await store.outbox.doubtful(now + LEASE, 10) == ()


async def test_many_ends_are_written_together(store: Store, now: datetime) -> None:
    keys = [await store.outbox.post(HERE, ASK, now) for _ in range(9)]
    ends: list[Outcome] = [Sent("1.1"), Ended("failed", "gone"), Again(now)]
    claims = await store.outbox.claim(now, 10)
    await store.outbox.finish_all([(claim, ends[n % 3], now) for n, claim in enumerate(claims)])
    assert [await state(store, key) for key in keys] == ["sent", "failed", "planned"] * 3


async def test_a_post_that_surely_did_not_leave_is_sent_again_in_its_time(
    store: Store, now: datetime
) -> None:
    await store.outbox.post(HERE, ASK, now)
    later = now + timedelta(seconds=30)
    await store.outbox.finish(await claim_one(store, now), Again(later), now)
    assert await store.outbox.claim(now, 10) == ()
    assert (await claim_one(store, later)).attempt == 2


async def test_a_lost_answer_is_looked_for_and_not_repeated(store: Store, now: datetime) -> None:
    key = await store.outbox.post(HERE, ASK, now)
    settled = now + timedelta(seconds=5)
    await store.outbox.finish(await claim_one(store, now), Doubt(settled), now)
    assert await store.outbox.claim(settled, 10) == ()
    assert await store.outbox.doubtful(now, 10) == ()
    [doubt] = await store.outbox.doubtful(settled, 10)
    await store.outbox.finish(doubt, Sent("1.1"), settled)
    assert await state(store, key) == "sent"


async def test_a_lease_that_ran_out_means_unknown_and_its_late_finish_changes_nothing(
    store: Store, now: datetime
) -> None:
    key = await store.outbox.post(HERE, ASK, now)
    frozen = await claim_one(store, now)
    assert await store.outbox.doubtful(now + LEASE - timedelta(seconds=1), 10) == ()
    [doubt] = await store.outbox.doubtful(now + LEASE, 10)
    assert await state(store, key) == "unknown"
    await store.outbox.finish(frozen, Again(now), now + LEASE)
    assert await state(store, key) == "unknown"
    assert doubt.fence > frozen.fence


async def test_the_certain_knowledge_that_it_is_there_comes_never_too_late(
    store: Store, now: datetime
) -> None:
    key = await store.outbox.post(HERE, ASK, now)
    frozen = await claim_one(store, now)
    [doubt] = await store.outbox.doubtful(now + LEASE, 10)
    await store.outbox.finish(doubt, Ended("unsure", "timeout"), now + LEASE)
    await store.outbox.finish(frozen, Sent("1.1"), now + LEASE)
    assert await state(store, key) == "sent"


async def test_a_lead_decides_what_nobody_can_look_up(store: Store, now: datetime) -> None:
    arrived, lost = [await store.outbox.post(HERE, ASK, now) for _ in range(2)]
    for claim in await store.outbox.claim(now, 10):
        await store.outbox.finish(claim, Ended("unsure", "timeout"), now)
    assert [delivery.key for delivery in await store.outbox.unsure("playground")] == [arrived, lost]
    assert await store.outbox.settle(arrived, True, now)
    assert await store.outbox.settle(lost, False, now)
    assert not await store.outbox.settle(lost, False, now)
    assert await store.outbox.unsure("playground") == ()
    assert [claim.key for claim in await store.outbox.claim(now, 10)] == [lost]


async def test_a_press_on_the_post_proves_it_arrived(store: Store, now: datetime) -> None:
    key = await store.outbox.post(HERE, ASK, now)
    await store.outbox.finish(await claim_one(store, now), Ended("unsure", "timeout"), now)
    shows = LiveKey("quiz", key)
    await store.outbox.seen(key, replace(HERE, channel="elsewhere"), "1.1", shows, now)
    assert await state(store, key) == "unsure"
    await store.outbox.seen(key, HERE, "1.1", shows, now)
    assert await state(store, key) == "sent"
    await store.live.mark([shows], now)
    (post,) = await store.live.take_dirty(now + timedelta(seconds=4))
    assert (post.key, post.reference) == (shows, "1.1")


async def test_two_replicas_never_hold_the_same_post(database_url: str, store: Store, now: datetime) -> None:
    for _ in range(40):
        await store.outbox.post(HERE, ASK, now)
    async with await Store.open(database_url, "another key for the very same database") as twin:
        claims = await asyncio.gather(*(each.outbox.claim(now, 15) for each in (store, twin, store, twin)))
    keys = [claim.key for taken in claims for claim in taken]
    assert len(keys) == len(set(keys)) == 40


async def broadcast(store: Store, now: datetime, *places: Place) -> None:
    """What a schedule wants at each of these places."""
    daily = Recurrence.of(("every day at 09:00",), "UTC")
    of = await store.schedules.add(NewSchedule("T1", "U1", "tip", ASK, daily, timedelta(hours=2)), now)
    posts = [Post(f"{of.id}:{n}", place, ASK, now, schedule=of.id) for n, place in enumerate(places, start=1)]
    await store.outbox.post_all(posts, now)


@pytest.mark.postgres
async def test_the_first_due_are_taken_without_reading_all_that_are(postgres: str, now: datetime) -> None:
    """However few were planned when PostgreSQL counted last."""
    many, few = 2_000, 20
    async with await Store.open(postgres, SECRET_KEY) as store:
        await broadcast(store, now, *(replace(HERE, channel=f"C{n}") for n in range(many)))

    def read(connection: sa.Connection) -> int:
        before: int = connection.scalar(READ)
        assert len(pick_due(connection, now, few, [HERE.platform])) == few
        return connection.scalar(READ) - before

    database = Database(postgres)
    looked_at = await database.write(read)
    await database.close()
    await empty(postgres)
    assert looked_at <= 3 * few


async def test_a_channel_gets_one_post_a_second_and_a_small_team_does_not_wait_for_a_large_one(
    store: Store, now: datetime
) -> None:
    large = [Place("slack", "large", f"C{n % 2}", "channel") for n in range(40)]
    await broadcast(store, now, *large, Place("slack", "small", "C9", "channel"))
    left: dict[str, list[int]] = {"C0": [], "C1": [], "C9": []}
    for tenth in range(250):
        moment = now + timedelta(seconds=tenth / 10)
        for claim in await store.outbox.claim(moment, 100):
            left[claim.place.channel].append(tenth)
            await store.outbox.finish(claim, Sent("1.1"), moment)
    assert left.pop("C9") == [0]
    assert sum(map(len, left.values())) == 40
    for moments in left.values():
        gaps = [after - before for before, after in itertools.pairwise(moments)]
        assert min(gaps) >= 10


async def test_what_a_person_waits_for_goes_before_what_is_broadcast(store: Store, now: datetime) -> None:
    await broadcast(store, now, *(Place("slack", "T1", f"C{n}", "channel") for n in range(600)))
    later = now + timedelta(seconds=30)
    key = await store.outbox.post(Place("slack", "T1", "D1"), ASK, later)
    [first] = await store.outbox.claim(later, 1)
    assert first.key == key


async def test_nothing_that_is_broadcast_holds_up_what_a_person_waits_for(
    store: Store, now: datetime
) -> None:
    """Neither a long queue to their own chat, nor posts under way, nor some that nobody knows the end of."""
    theirs = Place("slack", "T1", "D599")
    await broadcast(store, now, *(Place("slack", "T1", f"D{n}") for n in range(600)))
    for claim in await store.outbox.claim(now + timedelta(seconds=5), 10):
        await store.outbox.finish(claim, Doubt(now + timedelta(hours=1)), now)
    later = now + timedelta(seconds=30)
    keys = [await store.outbox.post(theirs, ASK, later) for _ in range(2)]
    assert [claim.key for claim in await store.outbox.claim(later, 10)] == keys[:1]
    soon = later + timedelta(seconds=1)  # two in one channel keep a channel's pace
    assert [claim.key for claim in await store.outbox.claim(soon, 10)] == keys[1:]


async def test_a_broadcast_leaves_room_for_answers(store: Store, now: datetime) -> None:
    """Slack takes some three hundred posts a minute in a workspace: sixty are left for people."""
    await broadcast(store, now, *(Place("slack", "T1", f"D{n}") for n in range(600)))
    left = 0
    for tenth in range(600):
        moment = now + timedelta(seconds=tenth / 10)
        for claim in await store.outbox.claim(moment, 100):
            left += 1
            await store.outbox.finish(claim, Sent("1.1"), moment)
    assert left == 240


async def test_a_workspace_has_three_posts_under_way_and_its_others_are_in_nobodys_way(
    store: Store, now: datetime
) -> None:
    await broadcast(store, now, *(Place("slack", "T1", f"C{n}", "channel") for n in range(20)))
    later = now + timedelta(seconds=10)
    await store.outbox.post(Place("slack", "T2", "C1", "channel"), ASK, later)
    claims = await store.outbox.claim(later, 10)
    assert [claim.place.workspace for claim in claims] == ["T2", "T1", "T1", "T1"]
    assert await store.outbox.claim(later, 10) == ()
    await store.outbox.finish(claims[1], Sent("1.1"), later)
    later += timedelta(seconds=1)
    assert len(await store.outbox.claim(later, 10)) == 1


async def test_when_a_platform_asks_to_wait_the_channels_next_posts_wait_too(
    store: Store, now: datetime
) -> None:
    place = Place("slack", "T1", "C1", "channel")
    await store.outbox.post(place, ASK, now)
    until = now + timedelta(seconds=30)
    await store.outbox.finish(await claim_one(store, now), Again(until, asked=True), now)
    await store.outbox.post(place, ASK, now)
    assert await store.outbox.claim(until - timedelta(seconds=1), 10) == ()
    assert len(await store.outbox.claim(until, 10)) == 2


async def test_a_post_drawn_from_state_is_remembered_with_its_reference(store: Store, now: datetime) -> None:
    await store.outbox.post(HERE, ASK, now)
    quiz = LiveKey("quiz", "r1")
    await store.outbox.finish(await claim_one(store, now), Sent("1.1", quiz), now)
    await store.live.mark([quiz], now)
    [post] = await store.live.take_dirty(now + timedelta(seconds=3))
    assert (post.key, post.reference, post.place.channel) == (quiz, "1.1", "team")


async def test_sweeping_keeps_what_has_not_ended(store: Store, now: datetime) -> None:
    ended, open_ = [await store.outbox.post(HERE, ASK, now) for _ in range(2)]
    [first, _] = await store.outbox.claim(now, 10)
    await store.outbox.finish(first, Sent("1.1"), now)
    await store.outbox.sweep(now + timedelta(days=60))
    assert await store.outbox.find(ended) is None
    assert await state(store, open_) == "sending"
