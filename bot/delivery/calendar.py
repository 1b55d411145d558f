"""When a team does not want a post: holidays, own days, pauses, quiet hours, leave; and what a workday is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from bot.delivery.holidays import Region, holiday_name
from bot.delivery.recurrence import OnHoliday

SkipReason = Literal[
    "holiday", "day_off", "paused", "quiet_hours", "leave", "not_a_workday", "incident", "late"
]

MONDAY_TO_FRIDAY = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
_FARTHEST = 60  # days to look for a workday; a calendar without one leaves the day as it is


@dataclass(frozen=True, slots=True)
class Skip:
    """Why nothing is posted. `name` is the holiday's or the own day's name, else empty."""

    reason: SkipReason
    name: str = ""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to before `end`, on the wall clock; 22:00 to 7:00 goes over midnight."""

    start: time
    end: time

    def holds(self, at: time) -> bool:
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Pause:
    """From `start` to before `until`, aware; None is until somebody resumes."""

    start: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Leave:
    """A person's days away, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that keeps a schedule from posting. The default keeps nothing back."""

    region: Region | None = None
    own_days: Mapping[date, str] = field(default_factory=dict[date, str], hash=False)
    workdays: frozenset[int] = MONDAY_TO_FRIDAY  # Monday is 0
    posts_on: frozenset[int] = EVERY_DAY  # `workdays` for personal practice
    quiet: QuietHours | None = None
    pauses: tuple[Pause, ...] = ()
    leave: tuple[Leave, ...] = ()
    on_holiday: OnHoliday = "skip"  # for schedules that say nothing of holidays

    def day_off(self, day: date) -> Skip | None:
        """A holiday or own day. Weekends are not: who asks for Saturdays gets them."""
        if day in self.own_days:
            return Skip("day_off", self.own_days[day])
        if self.region is not None and (name := holiday_name(self.region, day)):
            return Skip("holiday", name)
        return None

    def is_workday(self, day: date) -> bool:
        return day.weekday() in self.workdays and self.day_off(day) is None

    def workday_from(self, day: date, step: Literal[1, -1]) -> date:
        """`day` if it is a workday, else the nearest one on (1) or back (-1); `day` where none is near."""
        for n in range(_FARTHEST):
            if self.is_workday(found := day + timedelta(n * step)):
                return found
        return day

    def keeps_back(self, at: datetime, local: datetime) -> Skip | None:
        """Whether a pause, leave, a day without posts or quiet hours stand against `at` (aware), `local` there."""
        if any(pause.start <= at and (pause.until is None or at < pause.until) for pause in self.pauses):
            return Skip("paused")
        if any(leave.first <= local.date() <= leave.last for leave in self.leave):
            return Skip("leave")
        if local.weekday() not in self.posts_on:
            return Skip("not_a_workday")
        if self.quiet is not None and self.quiet.holds(local.time()):
            return Skip("quiet_hours")
        return None

    def closes(self, opened: datetime, zone: str) -> datetime:
        """When a quiz opened then closes, in UTC: the next workday, at the same time on the wall clock of `zone`."""
        closes = _closes if self.own_days else _closes_for_many
        return closes(self, opened, zone)


def _closes(calendar: Calendar, opened: datetime, zone: str) -> datetime:
    local = opened.astimezone(ZoneInfo(zone))
    return at_wall_time(calendar.workday_from(local.date() + timedelta(1), 1), local.time(), zone)


_closes_for_many = lru_cache(maxsize=256)(_closes)
"""Thousands of teams without days of their own open one at the same moment."""


def at_wall_time(day: date, clock: time, zone: str) -> datetime:
    """The UTC instant: a time in a gap moves forward by the gap, of two the first (RFC 5545, 3.3.5)."""
    return datetime.combine(day, clock.replace(fold=0), tzinfo=ZoneInfo(zone)).astimezone(UTC)
