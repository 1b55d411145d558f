"""A schedule's life, and what the planner makes of it."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.delivery.recurrence import Recurrence
from bot.message import Ask, Person, Place
from bot.store import Store
from bot.store.claims import Again, Doubt, Sent
from bot.store.people import PersonSettings
from bot.store.posts import Post
from bot.store.schedule import Cancelled, Member, NewSchedule, Schedule
from bot.store.workspaces import WorkspaceSettings

TEAM = Place("slack", "T1", "C1", "channel", "support")
CHAT = Place("slack", "T1", "D1")
DAILY = Recurrence.of(("every day at 09:30",), "Europe/Berlin")
NEXT = datetime(2027, 3, 2, 8, 30, tzinfo=UTC)
"""9:30 in Berlin."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EARLY = NEXT - HOUR


def new(recurrence: Recurrence = DAILY, person: str | None = None) -> NewSchedule:
    place = CHAT if person else TEAM
    return NewSchedule("T1", "U1", "tip", Ask("tip", place, Person("U1")), recurrence, 2 * HOUR, person)


async def started(store: Store, recurrence: Recurrence = DAILY, person: str | None = None) -> Schedule:
    made = await store.schedules.add(new(recurrence, person), EARLY)
    return await store.schedules.start(made.id, EARLY)


async def sent(store: Store, now: datetime) -> list[str]:
    """What a worker would post at that moment: plans, then claims."""
    await store.planner.plan(now)
    return [claim.key for claim in await store.outbox.claim(now + timedelta(seconds=5), 100)]


async def why(store: Store, key: str) -> tuple[str, str]:
    delivery = await store.outbox.find(key)
    assert delivery is not None
    return delivery.state, delivery.reason


async def test_nothing_is_due_before_start(store: Store) -> None:
    made = await store.schedules.add(new(), EARLY)
    assert (made.state, made.next_due) == ("draft", None)
    assert await sent(store, NEXT) == []
    assert (await store.schedules.start(made.id, EARLY)).next_due == NEXT


async def test_a_schedule_is_posted_once_at_its_time_and_moves_on(store: Store) -> None:
    of = await started(store)
    assert await sent(store, NEXT - timedelta(seconds=1)) == []
    assert await sent(store, NEXT) == [f"{of.id}:C1:2027-03-02T09:30"]
    assert await sent(store, NEXT + HOUR) == []
    found = await store.schedules.by_id(of.id)
    assert found is not None
    assert found.next_due == NEXT + DAY


async def test_the_clock_asks_what_the_schedule_holds_now(store: Store) -> None:
    of = await started(store)
    await store.planner.plan(NEXT)
    await store.schedules.change(replace(of, ask=Ask("tip", TEAM, Person("U1"), text="refunds")), NEXT)
    [claim] = await store.outbox.claim(NEXT, 10)
    assert claim.ask.text == "refunds"
    assert claim.ask.ids == {"key": claim.key}
    assert claim.ask.place == TEAM
    assert claim.schedule == of.id


async def test_numbers_are_small_and_stable_within_a_workspace(store: Store) -> None:
    made = [await started(store) for _ in range(3)]
    await store.schedules.end(made[2].id)
    other = await store.schedules.add(replace(new(), workspace="T2"), EARLY)
    other = await store.schedules.start(other.id, EARLY)
    fourth = await started(store)
    assert [each.number for each in (*made, fourth, other)] == [1, 2, 3, 4, 1]
    assert [each.number for each in await store.schedules.of_team("T1")] == [1, 2, 4]


async def test_what_is_only_tried_takes_no_number_and_is_forgotten(store: Store) -> None:
    tried = await store.schedules.add(new(), EARLY)
    assert tried.number is None
    assert await store.schedules.of_team("T1") == ()
    assert (await started(store)).number == 1
    asked = await store.schedules.propose((await store.schedules.add(new(), EARLY)).id)
    assert (asked.number, asked.state) == (2, "draft")
    await store.schedules.sweep(EARLY + timedelta(seconds=1))
    assert await store.schedules.by_id(tried.id) is None
    assert [each.number for each in await store.schedules.of_team("T1")] == [1, 2]


async def test_ones_own_that_ended_is_forgotten_once_its_posts_are(store: Store) -> None:
    posted, never = await started(store, person="U1"), await started(store, person="U1")
    await store.planner.plan(NEXT)
    await store.schedules.end(never.id)
    await store.outbox.sweep(NEXT + DAY)
    await store.schedules.end(posted.id)
    later = await started(store, person="U1")
    await store.planner.plan(NEXT + DAY)
    await store.schedules.end(later.id)
    await store.schedules.sweep(NEXT)
    assert [await store.schedules.by_id(each.id) is None for each in (posted, later)] == [False, False]
    await store.outbox.sweep(NEXT + 3 * DAY)
    await store.schedules.sweep(NEXT)
    assert [await store.schedules.by_id(each.id) for each in (posted, never, later)] == [None] * 3


async def test_only_a_draft_can_be_discarded(store: Store) -> None:
    of = await started(store)
    assert not await store.schedules.discard(of.id)
    draft = await store.schedules.add(new(), EARLY)
    assert await store.schedules.discard(draft.id)
    assert not await store.schedules.discard(draft.id)


async def test_schedules_started_at_once_get_different_numbers(store: Store) -> None:
    made = await asyncio.gather(*(started(store) for _ in range(5)))
    assert sorted(each.number or 0 for each in made) == [1, 2, 3, 4, 5]


async def test_two_planners_plan_everything_once(database_url: str, store: Store) -> None:
    for _ in range(20):
        await started(store)
    async with await Store.open(database_url, "another key for the very same database") as twin:
        counts = await asyncio.gather(*(each.planner.plan(NEXT) for each in (store, twin, store, twin)))
    assert sum(counts) == 20
    assert (await store.outbox.counts())["planned"] == 20


async def test_after_a_night_without_a_worker_only_the_latest_in_time_is_posted(store: Store) -> None:
    of = await started(store)
    assert await sent(store, NEXT + 2 * DAY + HOUR) == [f"{of.id}:C1:2027-03-04T09:30"]
    for day in ("02", "03"):
        assert await why(store, f"{of.id}:C1:2027-03-{day}T09:30") == ("skipped", "late")


async def test_the_planner_says_when_something_comes_next_and_when_all_is_done(store: Store) -> None:
    of = await started(store)
    assert await store.planner.is_idle(EARLY)
    assert await store.planner.next_moment(EARLY, NEXT + DAY) == NEXT
    assert await store.planner.next_moment(EARLY, NEXT - timedelta(seconds=1)) is None
    await store.outbox.post(TEAM, of.ask, EARLY, due=EARLY + timedelta(minutes=5))
    assert await store.planner.next_moment(EARLY, NEXT) == EARLY + timedelta(minutes=5)
    assert not await store.planner.is_idle(NEXT)
    await store.planner.plan(NEXT)
    for claim in await store.outbox.claim(NEXT, 10):
        assert not await store.planner.is_idle(NEXT)
        await store.outbox.finish(claim, Sent("1"), NEXT)
    assert await store.planner.is_idle(NEXT)


async def test_a_repeated_hour_is_posted_once(store: Store) -> None:
    of = await started(store, Recurrence.of(("every day at 02:30",), "Europe/Berlin"))
    night = datetime(2027, 10, 30, 22, 0, tzinfo=UTC)
    await store.planner.plan(night)
    await store.outbox.claim(night, 100)
    found = [key for hour in range(6) for key in await sent(store, night + hour * HOUR)]
    assert found == [f"{of.id}:C1:2027-10-31T02:30"]


async def test_a_holiday_is_skipped_and_says_its_name(store: Store) -> None:
    await store.workspaces.put("T1", WorkspaceSettings(holidays="DE-BE"))
    of = await started(store)
    assert await sent(store, datetime(2027, 3, 8, 8, 30, tzinfo=UTC)) == []
    key = f"{of.id}:C1:2027-03-08T09:30"
    assert await why(store, key) == ("skipped", "holiday: Women's Day")


async def test_in_an_incident_nothing_is_posted(store: Store) -> None:
    of = await started(store)
    await store.workspaces.put("T1", WorkspaceSettings(incident_until=NEXT + HOUR))
    assert await sent(store, NEXT) == []
    assert await why(store, f"{of.id}:C1:2027-03-02T09:30") == ("skipped", "incident")
    assert len(await sent(store, NEXT + DAY)) == 1


async def test_a_pause_until_a_day_ends_by_itself(store: Store) -> None:
    of = await started(store)
    await store.schedules.pause(of.id, EARLY, until=NEXT + HOUR)
    assert await sent(store, NEXT) == []
    assert await why(store, f"{of.id}:C1:2027-03-02T09:30") == ("skipped", "paused")
    assert len(await sent(store, NEXT + DAY)) == 1


async def test_a_pause_lasts_until_somebody_starts_it_again(store: Store) -> None:
    of = await started(store)
    await store.schedules.pause(of.id, EARLY, reason="gone")
    assert await sent(store, NEXT) == []
    found = await store.schedules.by_id(of.id)
    assert found is not None
    assert (found.state, found.reason, found.next_due) == ("paused", "gone", None)
    await store.schedules.start(of.id, NEXT + HOUR)
    assert len(await sent(store, NEXT + DAY)) == 1


async def test_cancelling_drops_what_is_planned_and_counts_what_is_leaving(store: Store) -> None:
    of = await started(store)
    await store.planner.plan(NEXT)
    await store.planner.send_now(of.id, NEXT)
    assert len(await store.outbox.claim(NEXT, 1)) == 1
    assert await store.schedules.end(of.id) == Cancelled(dropped=1, under_way=1)
    assert await sent(store, NEXT + DAY) == []


@pytest.mark.parametrize("by", ["cancel", "pause", "incident"])
@pytest.mark.parametrize("outcome", [Again(NEXT + HOUR / 2, asked=True), Doubt(NEXT + HOUR / 2)])
async def test_what_was_under_way_when_it_was_called_off_does_not_leave_after_all(
    store: Store, by: str, outcome: Again | Doubt
) -> None:
    of = await started(store)
    await store.planner.plan(NEXT)
    [claim] = await store.outbox.claim(NEXT, 10)
    match by:
        case "cancel":
            called_off = await store.schedules.end(of.id)
        case "pause":
            called_off = await store.schedules.pause(of.id, NEXT)
        case _:
            await store.workspaces.put("T1", WorkspaceSettings(incident_until=NEXT + HOUR))
            called_off = await store.schedules.halt("T1")
    assert called_off == Cancelled(dropped=0, under_way=1)
    await store.outbox.finish(claim, outcome, NEXT)
    for doubt in await store.outbox.doubtful(NEXT + HOUR / 2, 10):
        await store.outbox.finish(doubt, Again(NEXT + HOUR / 2), NEXT + HOUR / 2)
    assert await store.outbox.claim(NEXT + 2 * HOUR, 10) == ()
    reason = {"cancel": "cancelled", "pause": "paused", "incident": "incident"}[by]
    assert await why(store, claim.key) == ("skipped", reason)


async def test_the_last_post_of_all_still_leaves_after_it_was_told_to_wait(store: Store) -> None:
    of = await started(store, Recurrence.of(("on 2027-03-02 at 09:30",), "Europe/Berlin"))
    await store.planner.plan(NEXT)
    [claim] = await store.outbox.claim(NEXT, 10)
    found = await store.schedules.by_id(of.id)
    assert found is not None
    assert found.state == "ended"
    await store.outbox.finish(claim, Again(NEXT + HOUR / 2, asked=True), NEXT)
    assert len(await store.outbox.claim(NEXT + HOUR / 2, 10)) == 1


async def test_an_incident_drops_what_is_waiting_for_its_turn(store: Store) -> None:
    of = await started(store)
    await store.outbox.post_all(
        [Post(f"{of.id}:{n}", replace(TEAM, channel=f"C{n}"), None, NEXT, schedule=of.id) for n in range(9)],
        NEXT,
    )
    assert await store.schedules.halt("T1") == Cancelled(dropped=9, under_way=0)
    assert await store.outbox.claim(NEXT + HOUR, 10) == ()


async def test_a_schedule_that_has_run_out_has_ended(store: Store) -> None:
    of = await started(store, Recurrence.of(("every day at 09:30 until 2027-03-02",), "Europe/Berlin"))
    assert len(await sent(store, NEXT)) == 1
    found = await store.schedules.by_id(of.id)
    assert found is not None
    assert (found.state, found.reason) == ("ended", "finished")


async def test_of_two_leads_who_change_it_at_once_the_second_is_told(store: Store) -> None:
    of = await started(store)
    evening = replace(of, recurrence=Recurrence.of(("every day at 17:00",), "Europe/Berlin"))
    assert await store.schedules.change(evening, EARLY)
    assert not await store.schedules.change(replace(of, grace=HOUR), EARLY)
    found = await store.schedules.by_id(of.id)
    assert found is not None
    assert found.next_due == datetime(2027, 3, 2, 16, 0, tzinfo=UTC)


async def test_send_now_is_one_more_beside_its_own_time(store: Store) -> None:
    of = await started(store)
    assert await store.planner.send_now(of.id, EARLY) == 1
    assert len(await sent(store, EARLY)) == 1
    assert len(await sent(store, NEXT)) == 1


async def test_a_daily_tip_of_ones_own_comes_on_workdays_and_not_while_away(store: Store) -> None:
    of = await started(store, person="U7")
    assert of.number is None
    assert await store.schedules.personal("T1", "U7", "tip") == of
    assert await store.schedules.of_team("T1") == ()
    await store.people.put("T1", "U7", PersonSettings(away_until=date(2027, 3, 4)))
    days = [await sent(store, NEXT + n * DAY) for n in range(7)]
    assert [bool(keys) for keys in days] == [False, False, True, True, False, False, True]
    assert await why(store, f"{of.id}:D1:2027-03-02T09:30") == ("skipped", "leave")


@pytest.fixture
async def for_each(store: Store) -> Schedule:
    made = await store.schedules.add(new(replace(DAILY, each_person=True)), EARLY)
    people = [Member("U1", "Europe/Berlin", "D1"), Member("U2", "Europe/Berlin", "D2")]
    await store.schedules.address(made.id, [*people, Member("U3", "America/New_York", "D3")], EARLY)
    return await store.schedules.start(made.id, EARLY)


async def test_each_person_gets_it_at_their_own_time(store: Store, for_each: Schedule) -> None:
    assert for_each.next_due == NEXT
    first, second = await sent(store, NEXT), await sent(store, NEXT + 6 * HOUR)
    assert first == [f"{for_each.id}:U1:2027-03-02T09:30", f"{for_each.id}:U2:2027-03-02T09:30"]
    assert second == [f"{for_each.id}:U3:2027-03-02T09:30"]


async def test_the_clock_asks_for_each_person_by_name(store: Store, for_each: Schedule) -> None:
    await store.planner.plan(NEXT)
    claims = await store.outbox.claim(NEXT + timedelta(seconds=5), 100)
    assert [(claim.ask.person.id, claim.place.channel) for claim in claims] == [("U1", "D1"), ("U2", "D2")]


async def test_who_moves_west_on_that_day_gets_no_second_one(store: Store, for_each: Schedule) -> None:
    await sent(store, NEXT)
    moved = [Member("U1", "America/Los_Angeles", "D9"), Member("U3", "America/Los_Angeles", "D3")]
    await store.schedules.address(for_each.id, moved, NEXT)
    assert await sent(store, NEXT + 6 * HOUR) == []
    assert await sent(store, NEXT + 9 * HOUR) == [f"{for_each.id}:U3:2027-03-02T09:30"]


async def test_who_is_away_or_muted_gets_none(store: Store, for_each: Schedule) -> None:
    await store.people.put("T1", "U1", PersonSettings(muted=True))
    await store.people.put("T1", "U2", PersonSettings(away_until=date(2027, 3, 9)))
    assert await sent(store, NEXT) == []
    assert await why(store, f"{for_each.id}:U1:2027-03-02T09:30") == ("skipped", "muted")
    assert await why(store, f"{for_each.id}:U2:2027-03-02T09:30") == ("skipped", "leave")


async def test_what_stands_still_is_skipped_and_then_goes_on_from_there(store: Store) -> None:
    of, held = await started(store), await started(store)
    await store.schedules.pause(held.id, EARLY)
    other = await store.outbox.post(TEAM, Ask("tip", TEAM, Person("U1")), EARLY, due=NEXT)
    await store.planner.plan(NEXT)
    await store.installations.stand_still(["T1"], NEXT)
    assert await why(store, f"{of.id}:C1:2027-03-02T09:30") == ("skipped", "uninstalled")
    assert await why(store, other) == ("skipped", "uninstalled")
    assert await sent(store, NEXT + 3 * DAY) == []
    await store.installations.carry_on(["T1"], NEXT + 3 * DAY + HOUR)
    found = await store.schedules.by_id(of.id)
    assert found is not None
    assert (found.state, found.paused_at, found.next_due) == ("active", None, NEXT + 4 * DAY)
    still = await store.schedules.by_id(held.id)
    assert still is not None
    assert (still.state, still.next_due) == ("paused", None)
