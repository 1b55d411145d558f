"""The tokens of a schedule phrase, sorted by what they do."""

from dataclasses import dataclass, field
from typing import TypeVar, assert_never

from bot.delivery.clock import Clock
from bot.delivery.tokens import (
    DayOfMonth,
    Days,
    DayToken,
    EachPerson,
    Edge,
    Every,
    Except,
    Holidays,
    Lasting,
    Months,
    Nth,
    OnDate,
    PartOfDay,
    Place,
    Range,
    Repeat,
    Starting,
    Token,
    Until,
    Word,
    Zone,
)
from bot.delivery.unclear import Unclear

P = TypeVar("P", bound=Place)


@dataclass(frozen=True, slots=True)
class DayRun:
    days: list[DayToken]


@dataclass(frozen=True, slots=True)
class TimeRun:
    times: list[Clock]


@dataclass(slots=True)
class Parts:
    """`runs` keep days and times in the order they were said: that tells which belong together."""

    runs: list[DayRun | TimeRun] = field(default_factory=list["DayRun | TimeRun"])
    every: Every | None = None
    repeat: Repeat | None = None
    hours: Range | None = None
    part_of_day: PartOfDay | None = None
    months: Months | None = None
    zone: Zone | None = None
    holidays: Holidays | None = None
    until: Until | Lasting | None = None
    starting: Starting | None = None
    excepted: Except | None = None
    each_person: bool = False
    said_every: bool = False
    on: Place | None = None  # the "on" before a single day
    said_on: Days | None = None  # and that day


def sort_out(tokens: list[Token]) -> Parts:
    """Each token to its place; raises Unclear where two want the same one."""
    parts = Parts()
    before: Token | None = None
    for token in tokens:
        match token:
            case Days() | Nth() | DayOfMonth() | Edge() | OnDate():
                _add_day(parts, token)
                if isinstance(token, Days) and isinstance(before, Word) and before.word == "on":
                    parts.on, parts.said_on = before, token
            case Clock():
                if parts.runs and isinstance(last := parts.runs[-1], TimeRun):
                    last.times.append(token)
                else:
                    parts.runs.append(TimeRun([token]))
            case Every():
                parts.every = _frequency(parts.every, token)
            case Repeat():
                parts.repeat = _only(parts.repeat, token)
            case Range():
                parts.hours = _only(parts.hours, token)
            case PartOfDay():
                parts.part_of_day = _only(parts.part_of_day, token)
            case Months():
                parts.months = _only(parts.months, token)
            case Zone():
                if parts.zone is not None and parts.zone.zone != token.zone:
                    raise Unclear("clash", token.start, token.end, ("",))
                parts.zone = token
            case Holidays():
                parts.holidays = _only(parts.holidays, token)
            case Until() | Lasting():
                parts.until = _only(parts.until, token)
            case Starting():
                parts.starting = _only(parts.starting, token)
            case Except():
                parts.excepted = _only(parts.excepted, token)
            case EachPerson():
                parts.each_person = True
            case Word():
                parts.said_every |= token.word in ("every", "each", "all")
            case _:
                assert_never(token)
        before = token
    return parts


def _add_day(parts: Parts, token: DayToken) -> None:
    if parts.runs and isinstance(last := parts.runs[-1], DayRun):
        last.days.append(token)
    else:
        parts.runs.append(DayRun([token]))


def _only(held: P | None, token: P) -> P:
    if held is not None:
        raise Unclear("clash", token.start, token.end, ("",))
    return token


def _frequency(held: Every | None, token: Every) -> Every:
    """ "monthly … of the month" says one thing twice; "every week … of the month" says two."""
    if held is None or held.unit == token.unit:
        return token if held is None or token.n > held.n else held
    if {held.unit, token.unit} == {"quarter", "month"}:
        return held if held.unit == "quarter" else token
    raise Unclear("clash", token.start, token.end, ("",))
