"""Parts of a schedule phrase → rules in hron's words; parts that do not go together are Unclear."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.delivery.clock import Clock, at_day_part
from bot.delivery.dates import month_start
from bot.delivery.parts import DayRun, Parts, TimeRun
from bot.delivery.recurrence import Recurrence, Roll
from bot.delivery.tokens import DayOfMonth, Days, DayToken, Edge, Lasting, Nth, OnDate, Place
from bot.delivery.unclear import Unclear
from bot.delivery.words import MONTHS, WEEKDAYS

Hint = Literal[
    "every_second",  # "every 2nd Tuesday" was taken as every other Tuesday
    "short_months",  # months without a 29th, 30th or 31st are left out
    "weekly",  # a day in the singular was taken as every week
    "cron_rule",  # a cron line: clock changes by cron's rule
]
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_STEP = re.compile(r"every \d+ (day|week|month|year)s")
_EVERY_DAY = frozenset(range(7))
_PART_TIMES = {"morning": "9:00", "afternoon": "14:00", "evening": "18:00", "night": "20:00"}


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes one recurrence of the `parts` of `text`. `now` is an aware instant, `zone` where the times are meant."""

    parts: Parts
    text: str
    zone: str
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def make(self) -> tuple[Recurrence, tuple[Hint, ...]]:
        """The recurrence and what should be said about how it was read; raises Unclear."""
        parts = self.parts
        pairs = self._pairs()
        tokens = [day for days, _ in pairs for day in days]
        if any(isinstance(day, OnDate) != isinstance(tokens[0], OnDate) for day in tokens):
            raise self._clash(tokens[-1])
        clauses = self._clauses()
        roll: Roll = "exact"
        rules: list[str] = []
        for days, times in pairs:
            rules.extend(self._rule(head, times, clauses) for head in self._heads(days))
            if days and isinstance(edge := days[0], Edge) and edge.which != "last day":
                if len(pairs) > 1:
                    raise self._clash(edge)
                roll = edge.which
        found = Recurrence.of(tuple(dict.fromkeys(rules)), self.zone)
        found = replace(found, roll=roll, each_person=parts.each_person)
        if parts.holidays:
            found = replace(found, on_holiday=parts.holidays.rule)
        if found.next(self.now) is None:
            dated = any(isinstance(day, OnDate) for day in tokens)
            raise Unclear(
                "past" if dated else "never",
                0,
                len(self.text),
                (f"tomorrow at {pairs[0][1]}",) if dated else (),
            )
        return found, self._hints(tokens)

    # Which days go with which times.

    def _pairs(self) -> list[tuple[list[DayToken], str]]:
        parts, runs = self.parts, self.parts.runs
        if parts.repeat is not None:
            return [(self._days_of_repeat(), "")]
        if parts.hours is not None:
            raise Unclear(
                "time_range", parts.hours.start, parts.hours.end, (f"at {parts.hours.first.time:%H:%M}",)
            )
        kinds = "".join("d" if isinstance(run, DayRun) else "t" for run in runs)
        if "t" not in kinds:
            raise self._no_time()
        if kinds == "t":
            if parts.every is None and not self._each_part():
                said = ", ".join(
                    f"{clock.time:%H:%M}" for run in runs if isinstance(run, TimeRun) for clock in run.times
                )
                raise Unclear(
                    "no_day", 0, len(self.text), (f"every weekday at {said}", f"tomorrow at {said}")
                )
            return [([], self._times(runs[0]))]
        if len(runs) % 2 or kinds not in ("dt" * (len(runs) // 2), "td" * (len(runs) // 2)):
            raise self._clash(_first(runs[-1]))
        pairs: list[tuple[list[DayToken], str]] = []
        for a, b in zip(runs[::2], runs[1::2], strict=True):
            day_run, time_run = (a, b) if isinstance(a, DayRun) else (b, a)
            pairs.append((day_run.days if isinstance(day_run, DayRun) else [], self._times(time_run)))
        if len(pairs) > 1 and parts.every is not None and parts.every.n > 1:
            raise self._clash(_first(runs[-1]))
        return pairs

    def _days_of_repeat(self) -> list[DayToken]:
        days: list[DayToken] = []
        for run in self.parts.runs:
            if isinstance(run, TimeRun):
                raise self._clash(run.times[0])
            days.extend(run.days)
        for day in days:
            if not isinstance(day, Days):
                raise self._clash(day)
        if self.parts.every is not None and (self.parts.every.unit, self.parts.every.n) != ("day", 1):
            raise self._clash(self.parts.every)
        return days

    def _no_time(self) -> Unclear:
        if part := self.parts.part_of_day:
            start = self.text.rfind("every ", 0, part.start)
            start = start if start >= 0 and not self.text[start + 6 : part.start].strip() else part.start
            lead = "every day " if start < part.start or not self.parts.runs else ""
            return Unclear("day_part", start, part.end, (f"{lead}at {_PART_TIMES[part.part]}",))
        if not self.parts.runs and self.parts.every is None:
            return Unclear("unknown", 0, len(self.text))
        return Unclear("no_time", 0, len(self.text), (f"{self.text} at 9:30",))

    def _times(self, run: DayRun | TimeRun) -> str:
        clocks = run.times if isinstance(run, TimeRun) else []
        return ", ".join(f"{each:%H:%M}" for each in sorted({self._time(clock) for clock in clocks}))

    def _time(self, clock: Clock) -> time:
        part = self.parts.part_of_day
        if part is None:
            if not clock.sure:
                later = f"{clock.hour + 12}:{clock.minute:02d}"
                raise Unclear("day_or_night", clock.start, clock.end, (later, f"{clock.time:%H:%M}"))
            return clock.time
        if (found := at_day_part(clock, part.part)) is None:
            raise self._clash(part)
        return found

    # What is said of the days.

    def _heads(self, days: list[DayToken]) -> list[str]:
        """The rules for these days, without times and clauses."""
        every = self.parts.every
        if not days or all(isinstance(day, Days) for day in days):
            return [self._by_weekday([day for day in days if isinstance(day, Days)])]
        first = days[0]
        if self.parts.repeat is not None or (self.parts.excepted and self.parts.excepted.days):
            raise self._clash(first)
        if all(isinstance(day, OnDate) for day in days):
            return [self._on_date(day) for day in days if isinstance(day, OnDate)]
        if every is not None and every.unit not in ("month", "quarter"):
            raise self._clash(every)
        months = (
            f"every {every.n} months"
            if every is not None and every.unit == "month" and every.n > 1
            else "every month"
        )
        if all(isinstance(day, Nth) for day in days):
            return [
                f"{months} on the {_NTH[nth]} {WEEKDAYS[day.weekday]}"
                for day in days
                if isinstance(day, Nth)
                for nth in day.nths
            ]
        if all(isinstance(day, DayOfMonth) for day in days):
            numbers = sorted({n for day in days if isinstance(day, DayOfMonth) for n in day.days})
            return [f"{months} on the {', '.join(f'{n}{_suffix(n)}' for n in numbers)}"]
        if isinstance(first, Edge) and len(days) == 1:
            return [f"{months} on the {'1st' if first.which == 'first workday' else 'last day'}"]
        raise self._clash(days[-1])

    def _by_weekday(self, days: list[Days]) -> str:
        every, excepted = self.parts.every, self.parts.excepted
        chosen = frozenset[int]().union(*(day.days for day in days)) if days else _EVERY_DAY
        if excepted is not None and excepted.days:
            chosen -= excepted.days
            if not chosen:
                raise self._clash(excepted)
        if repeat := self.parts.repeat:
            hours = self.parts.hours
            span = (
                f"from {hours.first.time:%H:%M} to {hours.last.time:%H:%M}"
                if hours
                else "from 00:00 to 23:59"
            )
            return f"every {repeat.n} {repeat.unit} {span}" + (
                f" on {_named(chosen)}" if chosen != _EVERY_DAY else ""
            )
        if every is None and not days and not self._each_part():
            raise Unclear("no_day", 0, len(self.text))
        self._check_once(days)
        if every is None or (every.n == 1 and every.unit in ("week", "day")):
            if every is not None and every.unit == "week" and not days:
                raise Unclear("which_day", every.start, every.end, ("every Tuesday", "every weekday"))
            # hron finds the next of one weekday twice as quickly when it may step by weeks.
            return f"every week on {_named(chosen)}" if len(chosen) == 1 else f"every {_named(chosen)}"
        if every.unit == "day" and not days and not (excepted and excepted.days):
            return f"every {every.n} days"
        if days and (every.unit == "week" or (every.unit == "day" and every.n % 7 == 0)):
            weeks = every.n if every.unit == "week" else every.n // 7
            return f"every {weeks} weeks on {', '.join(WEEKDAYS[n] for n in sorted(chosen))}"
        if days:
            raise self._clash(days[-1])
        near = {
            "week": ("every Tuesday",),
            "month": ("the first Monday of every month", "the first workday of the month"),
            "quarter": ("the first Monday of the quarter",),
            "year": ("every 1 February",),
        }
        raise Unclear("which_day", every.start, every.end, near.get(every.unit, ("every day",)))

    def _each_part(self) -> bool:
        """ "every night at 10" is every day."""
        return self.parts.part_of_day is not None and self.parts.said_every

    def _check_once(self, days: list[Days]) -> None:
        """ "on Friday" may be the coming one or all of them; "every Friday", "Fridays" and "Mon and Wed" may not."""
        on, day, parts = self.parts.on, self.parts.said_on, self.parts
        if (
            on is None
            or day is None
            or len(days) != 1
            or not day.once
            or len(day.days) != 1
            or parts.said_every
        ):
            return
        if parts.every is None and parts.until is None and parts.starting is None and len(parts.runs) == 2:
            name = WEEKDAYS[min(day.days)].capitalize()
            raise Unclear("two_readings", on.start, day.end, (f"every {name}", f"this {name}"))

    def _on_date(self, day: OnDate) -> str:
        every, parts = self.parts.every, self.parts
        for other in (parts.until, parts.starting, parts.months, parts.excepted):
            if other is not None and not (every and every.unit == "year"):
                raise self._clash(other)
        if every is None and not parts.said_every:
            return f"on {day.date}"
        if (every is not None and every.unit != "year") or not day.yearless:
            raise self._clash(day)
        n = every.n if every is not None else 1
        return f"every {f'{n} years' if n > 1 else 'year'} on {MONTHS[day.date.month - 1][:3]} {day.date.day}"

    # What holds for all of it.

    def _rule(self, head: str, times: str, clauses: tuple[str, str, str, str]) -> str:
        excepted, until, starting, during = clauses
        rule = f"{head} at {times}" if times else head
        if starting == "" and (every := self.parts.every) is not None and every.n > 1:
            starting = f" starting {self._anchor(rule)}"
        return rule + excepted + until + starting + during

    def _anchor(self, rule: str) -> date:
        """Every other Friday begins with the coming one: the first day that the same rule without a gap has."""
        simple = _STEP.sub(r"every \1", rule, count=1)
        first = Recurrence.of((simple,), self.zone).next(self.now)
        return self.today if first is None else first.astimezone(ZoneInfo(self.zone)).date()

    def _clauses(self) -> tuple[str, str, str, str]:
        parts = self.parts
        months = parts.months.months if parts.months else ()
        if parts.every is not None and parts.every.unit == "quarter":
            if months:
                raise self._clash(parts.every)
            # By the calendar's quarters, or every nth of them from the first that comes.
            if parts.every.n > 1:
                raise Unclear("unknown", parts.every.start, parts.every.end, ("every quarter",))
            months = (1, 4, 7, 10)
        excepted = ""
        if parts.excepted and parts.excepted.dates:
            dates = (
                f"{MONTHS[each.date.month - 1][:3]} {each.date.day}" if each.yearless else f"{each.date}"
                for each in parts.excepted.dates
            )
            excepted = f" except {', '.join(dates)}"
        starting = f" starting {parts.starting.date}" if parts.starting else ""
        until = f" until {self._until_date()}" if parts.until else ""
        during = f" during {', '.join(MONTHS[month - 1][:3] for month in months)}" if months else ""
        return excepted, until, starting, during

    def _until_date(self) -> date:
        until = self.parts.until
        start = self.parts.starting.date if self.parts.starting else self.today
        if not isinstance(until, Lasting):
            return until.date if until else start
        if until.unit in ("day", "week"):
            return start + timedelta(until.n * (7 if until.unit == "week" else 1) - 1)
        months = until.n * {"month": 1, "quarter": 3}.get(until.unit, 12)
        target = month_start(start, months)
        last = (month_start(target, 1) - timedelta(1)).day
        return target.replace(day=min(start.day, last)) - timedelta(1)

    def _hints(self, tokens: list[DayToken]) -> tuple[Hint, ...]:
        parts = self.parts
        hints: list[Hint] = []
        if parts.every is not None and parts.every.second:
            hints.append("every_second")
        if any(isinstance(day, DayOfMonth) and max(day.days) > 28 for day in tokens):
            hints.append("short_months")
        plainly = (
            not parts.said_every and parts.every is None and parts.until is None and parts.starting is None
        )
        if plainly and len(tokens) == 1 and isinstance(day := tokens[0], Days) and day.once:
            hints.append("weekly")
        return tuple(hints)

    def _clash(self, place: Place | Clock) -> Unclear:
        return Unclear("clash", place.start, place.end, ("",))


def _first(run: DayRun | TimeRun) -> Place | Clock:
    return run.days[0] if isinstance(run, DayRun) else run.times[0]


def _named(days: frozenset[int]) -> str:
    if days == _EVERY_DAY:
        return "day"
    if days == frozenset(range(5)):
        return "weekday"
    if days == frozenset((5, 6)):
        return "weekend"
    return ", ".join(WEEKDAYS[day] for day in sorted(days))


def _suffix(n: int) -> str:
    return "th" if 11 <= n <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
