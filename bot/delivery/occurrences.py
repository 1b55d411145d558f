"""What a schedule does next: each fire as an instant, a wall time and, where it is skipped, the reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from bot.delivery.calendar import Calendar, Skip, at_wall_time
from bot.delivery.recurrence import Recurrence

# A day off and the workday that stands for it are never farther apart: two weeks of closing at New Year.
_REACH = timedelta(days=21)
_LOOK_BACK = timedelta(days=7)
_MOST_MISSED = 50
_MANY = 500  # in four weeks; beyond it nobody needs the exact figure


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`at` is aware UTC, `local` the naive wall time in the schedule's zone. `moved_from` is the day off it
    stands for; a skipped day off that is made up for later has `moved_to`."""

    at: datetime
    local: datetime
    skipped: Skip | None = None
    moved_from: date | None = None
    moved_to: date | None = None

    @property
    def slot(self) -> str:
        """The label that is unique within a schedule and target: "2027-10-31T02:30", once even where an hour repeats."""
        return f"{self.local:%Y-%m-%dT%H:%M}"


def occurrences(recurrence: Recurrence, after: datetime, calendar: Calendar) -> Iterator[Occurrence]:
    """Every occurrence strictly after `after` (aware), in order, the skipped ones too; each wall time once."""
    on_holiday = calendar.on_holiday if recurrence.on_holiday == "unsaid" else recurrence.on_holiday
    if on_holiday == "post":
        calendar = replace(calendar, region=None, own_days={})
    found = (
        _moving(recurrence, after, calendar)
        if recurrence.roll != "exact" or on_holiday == "next workday"
        else _staying(recurrence, after, calendar)
    )
    last = ""
    for each in found:
        if each.slot != last:
            yield each
        last = each.slot


def upcoming(
    recurrence: Recurrence, after: datetime, calendar: Calendar, count: int
) -> tuple[Occurrence, ...]:
    return tuple(islice(occurrences(recurrence, after, calendar), count))


def upcoming_posts(
    recurrence: Recurrence, after: datetime, calendar: Calendar, count: int
) -> tuple[Occurrence, ...]:
    """The next `count` that are really posted, with what is left out before and between them."""
    found: list[Occurrence] = []
    for each in islice(occurrences(recurrence, after, calendar), _MANY):
        if count <= 0:
            break
        found.append(each)
        count -= each.skipped is None
    return tuple(found)


def posts_a_week(recurrence: Recurrence, after: datetime, calendar: Calendar) -> float:
    """How often it posts over the four weeks after `after`, for the word "that is a lot"."""
    end = after + timedelta(weeks=4)
    soon = takewhile(lambda each: each.at <= end, islice(occurrences(recurrence, after, calendar), _MANY))
    return sum(each.skipped is None for each in soon) / 4


@dataclass(frozen=True, slots=True)
class CatchUp:
    """What to do about a schedule that was due: at most one `post`, the others with why not, and when next.

    `missed_since` is set where more was missed than is worth a row each: since when.
    """

    post: Occurrence | None
    skipped: tuple[Occurrence, ...]
    next_due: datetime | None
    missed_since: datetime | None = None


def catch_up(
    recurrence: Recurrence, next_due: datetime, now: datetime, grace: timedelta, calendar: Calendar
) -> CatchUp:
    """After a pause of the whole house: the latest within `grace` is still posted, all before it are late."""
    begin = max(next_due, now - grace - _LOOK_BACK)
    due: list[Occurrence] = []
    then: datetime | None = None
    for each in occurrences(recurrence, begin - timedelta(microseconds=1), calendar):
        if each.at > now:
            then = each.at
            break
        due.append(each)
    timely = [each for each in due if each.skipped is None and each.at >= now - grace]
    post = timely[-1] if timely else None
    skipped = tuple(
        each if each.skipped else replace(each, skipped=Skip("late")) for each in due if each is not post
    )
    more = begin > next_due or len(skipped) > _MOST_MISSED
    return CatchUp(post, skipped[-_MOST_MISSED:], then, next_due if more else None)


def _staying(recurrence: Recurrence, after: datetime, calendar: Calendar) -> Iterator[Occurrence]:
    zone = ZoneInfo(recurrence.zone)
    for at in recurrence.fires(after):
        local = at.astimezone(zone).replace(tzinfo=None, fold=0)
        yield Occurrence(at, local, calendar.day_off(local.date()) or calendar.keeps_back(at, local))


def _moving(recurrence: Recurrence, after: datetime, calendar: Calendar) -> Iterator[Occurrence]:
    """Fires that may land on another day come out of order: each waits until nothing earlier can follow."""
    zone = ZoneInfo(recurrence.zone)
    waiting: list[tuple[datetime, int, int, Occurrence]] = []
    local_day = after.astimezone(zone).date()
    recent = any(calendar.day_off(local_day - timedelta(n)) for n in range(_REACH.days + 1))
    begin = after - _REACH if recent or recurrence.roll != "exact" else after
    for n, at in enumerate(recurrence.fires(begin)):
        earliest = at - _REACH if recurrence.roll == "last workday" else at
        while waiting and waiting[0][0] < earliest:
            yield from _later(heappop(waiting)[3], after)
        local = at.astimezone(zone).replace(tzinfo=None, fold=0)
        for each in _moved(recurrence, calendar, at, local):
            # At one wall time a plain occurrence comes before one that was moved there.
            heappush(waiting, (each.at, each.moved_from is not None, n, each))
    while waiting:
        yield from _later(heappop(waiting)[3], after)


def _later(each: Occurrence, after: datetime) -> Iterator[Occurrence]:
    if each.at > after:
        yield each


def _moved(recurrence: Recurrence, calendar: Calendar, at: datetime, local: datetime) -> Iterator[Occurrence]:
    day = local.date()
    over = recurrence.last_day or date.max
    match recurrence.roll:
        case "first workday":
            target = calendar.workday_from(day, 1)
        case "last workday":
            target = calendar.workday_from(day, -1)
        case "exact":
            off = calendar.day_off(day)
            target = day if off is None else calendar.workday_from(day, 1)
            if off is not None:
                makes_up = day < target <= over
                yield Occurrence(at, local, off, moved_to=target if makes_up else None)
                if not makes_up:
                    return
    if target > over:
        return
    moved_at = at if target == day else at_wall_time(target, local.time(), recurrence.zone)
    moved_local = moved_at.astimezone(ZoneInfo(recurrence.zone)).replace(tzinfo=None, fold=0)
    skip = calendar.keeps_back(moved_at, moved_local)
    yield Occurrence(moved_at, moved_local, skip, moved_from=None if target == day else day)
