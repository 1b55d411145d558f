"""The pieces a schedule phrase is made of, each with where it stands in the text that was read."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.delivery.clock import Clock, DayPart
from bot.delivery.recurrence import OnHoliday

Unit = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Place:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Days(Place):
    """Days of the week, Monday is 0. `once` marks one day in the singular: "Friday", not "Fridays"."""

    days: frozenset[int]
    once: bool


@dataclass(frozen=True, slots=True)
class Nth(Place):
    """The first (1) to fifth, or last (-1), of a weekday in a month."""

    nths: tuple[int, ...]
    weekday: int


@dataclass(frozen=True, slots=True)
class DayOfMonth(Place):
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edge(Place):
    which: Literal["first workday", "last workday", "last day"]


@dataclass(frozen=True, slots=True)
class OnDate(Place):
    """One date; `yearless` where the year was ours."""

    date: date
    yearless: bool


DayToken = Days | Nth | DayOfMonth | Edge | OnDate


@dataclass(frozen=True, slots=True)
class Every(Place):
    """ "every 2 weeks", "monthly". `second` marks "every second Friday", which some read as monthly."""

    n: int
    unit: Unit
    second: bool = False


@dataclass(frozen=True, slots=True)
class Repeat(Place):
    """ "every 2 hours"."""

    n: int
    unit: Literal["min", "hours"]


@dataclass(frozen=True, slots=True)
class Range(Place):
    """ "between 9 and 17", which only goes with a Repeat."""

    first: Clock
    last: Clock


@dataclass(frozen=True, slots=True)
class PartOfDay(Place):
    part: DayPart


@dataclass(frozen=True, slots=True)
class Months(Place):
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Zone(Place):
    zone: str


@dataclass(frozen=True, slots=True)
class Holidays(Place):
    rule: OnHoliday


@dataclass(frozen=True, slots=True)
class EachPerson(Place):
    pass


@dataclass(frozen=True, slots=True)
class Until(Place):
    date: date


@dataclass(frozen=True, slots=True)
class Lasting(Place):
    """ "for 2 weeks"."""

    n: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Starting(Place):
    date: date


@dataclass(frozen=True, slots=True)
class Except(Place):
    days: frozenset[int]
    dates: tuple[OnDate, ...]


@dataclass(frozen=True, slots=True)
class Word(Place):
    """A small word; only "every" and "on" change what a day means."""

    word: str


Token = (
    DayToken
    | Every
    | Repeat
    | Range
    | Clock
    | PartOfDay
    | Months
    | Zone
    | Holidays
    | EachPerson
    | Until
    | Lasting
    | Starting
    | Except
    | Word
)
