"""When a schedule fires. hron (readable rules) and cronsim (raw cron lines) stay inside this file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import chain, repeat
from typing import Literal, cast, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError
from hron import HronError, Schedule

# Where "first workday of the month" comes from: the 1st, moved on to a workday by the calendar; the last
# day likewise, moved back.
Roll = Literal["exact", "first workday", "last workday"]
# What a schedule says of holidays; "unsaid" leaves it to the team's setting.
OnHoliday = Literal["unsaid", "post", "skip", "next workday"]

_HOLIDAY_WORDS: dict[OnHoliday, str] = {
    "unsaid": "",
    "post": " even on holidays",
    "skip": " except holidays",
    "next workday": " on holidays the next workday",
}
EACH_PERSON = " for each person"
_CRON = "cron "
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


class BadRule(ValueError):
    """A rule or cron line that neither library takes; the message is for logs and for tests."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """One or more rules in one zone, that share their clauses.

    `rules` are hron expressions without a zone ("every weekday at 09:30 until 2027-03-01") or one cron line
    ("cron 30 9 * * 1-5"). A local time in a gap moves forward by the gap, one in an overlap fires once, at
    the first (RFC 5545, 3.3.10); a cron line keeps Debian cron's rule (in a gap: the gap's end).
    """

    rules: tuple[str, ...]
    zone: str
    roll: Roll = "exact"
    on_holiday: OnHoliday = "unsaid"
    each_person: bool = False

    @classmethod
    def of(cls, rules: tuple[str, ...], zone: str) -> "Recurrence":
        """Checks the rules and writes them the canonical way; raises BadRule."""
        try:
            canonical = tuple(str(Schedule.parse(rule)) for rule in rules)
            Schedule.parse(f"{canonical[0]} in {zone}")
        except HronError as e:
            raise BadRule(str(e)) from e
        return cls(canonical, zone)

    @classmethod
    def from_cron(cls, line: str, zone: str) -> "Recurrence":
        """Five fields, Debian's rules; raises BadRule. A line with six fields (seconds) is refused."""
        fields = line.split()
        if len(fields) != 5:
            raise BadRule("a cron line has five fields")
        found = cls((_CRON + " ".join(fields),), zone)
        _engines(found.rules, found.zone)
        return found

    @classmethod
    def parse(cls, text: str) -> "Recurrence":
        """Reads `text` (as stored) back; raises BadRule."""
        body, *options = text.split("; ")
        *rules, zone = body.split(" | ")
        found = cls(tuple(rules), zone.removeprefix("in "))
        for option in options:
            if option == "each person":
                found = replace(found, each_person=True)
            elif option in get_args(Roll):
                found = replace(found, roll=cast(Roll, option))
            else:
                found = replace(found, on_holiday=_holiday_option(option))
        if not _engines(found.rules, found.zone):
            raise BadRule(f"no rule in {text!r}")
        return found

    @property
    def text(self) -> str:
        """What is stored: exact, complete, read back by `parse`."""
        parts = [" | ".join((*self.rules, f"in {self.zone}"))]
        if self.roll != "exact":
            parts.append(self.roll)
        if self.on_holiday != "unsaid":
            parts.append(f"holidays {self.on_holiday}")
        if self.each_person:
            parts.append("each person")
        return "; ".join(parts)

    @property
    def is_cron(self) -> bool:
        return self.rules[0].startswith(_CRON)

    @property
    def last_day(self) -> date | None:
        """The day after "until", on which it may still post."""
        found = _UNTIL.search(self.rules[0])
        return None if found is None else date.fromisoformat(found[1])

    def in_zone(self, zone: str) -> "Recurrence":
        """The same wall-clock times elsewhere, for a person in another zone."""
        return replace(self, zone=zone)

    def next(self, after: datetime) -> datetime | None:
        """The first fire strictly after `after` (aware), in UTC; None when there is none left."""
        fires = (engine(after) for engine in _engines(self.rules, self.zone))
        return min((fire for fire in fires if fire is not None), default=None)

    def fires(self, after: datetime) -> Iterator[datetime]:
        """Every fire strictly after `after`, in order, in UTC."""
        while (fire := self.next(after)) is not None:
            yield fire
            after = fire

    def describe(self) -> str:
        """What is said back, in the words `bot.delivery.phrase` understands as this same recurrence."""
        tail = _HOLIDAY_WORDS[self.on_holiday] + (EACH_PERSON if self.each_person else "")
        zone = "" if self.each_person else f" in {_zone_in_words(self.zone)}"
        if self.is_cron:
            line = self.rules[0].removeprefix(_CRON)
            return f"{_cron_in_words(line)} (cron {line}){zone}{tail}"
        heads, clauses = zip(*(_split_clauses(rule) for rule in self.rules), strict=True)
        said = _join_words([_in_words(head, self.roll) for head in heads])
        return f"{said}{_capitals(clauses[0])}{zone}{tail}"


def _holiday_option(option: str) -> OnHoliday:
    name = option.removeprefix("holidays ")
    if name not in get_args(OnHoliday):
        raise BadRule(f"unknown option {option!r}")
    return cast(OnHoliday, name)


class _HronEngine:
    __slots__ = ("_schedule",)

    def __init__(self, rule: str, zone: str) -> None:
        try:
            self._schedule = Schedule.parse(f"{rule} in {zone}")
        except HronError as e:
            raise BadRule(str(e)) from e

    def __call__(self, after: datetime) -> datetime | None:
        found = self._schedule.next_from(after)
        return None if found is None else found.astimezone(UTC)


class _CronEngine:
    __slots__ = ("_line", "_zone")

    def __init__(self, line: str, zone: str) -> None:
        try:
            CronSim(line, _ANY_DAY)
            self._line, self._zone = line, ZoneInfo(zone)
        except (CronSimError, ZoneInfoNotFoundError, ValueError) as e:
            raise BadRule(str(e)) from e

    def __call__(self, after: datetime) -> datetime | None:
        # In the second pass of an overlap cronsim answers with the first pass again: ask on until it is later.
        for fire in CronSim(self._line, after.astimezone(self._zone)):
            if (at := fire.astimezone(UTC)) > after:
                return at
        return None


@lru_cache(maxsize=16_384)
def _engines(rules: tuple[str, ...], zone: str) -> tuple[_HronEngine | _CronEngine, ...]:
    return tuple(
        _CronEngine(rule.removeprefix(_CRON), zone) if rule.startswith(_CRON) else _HronEngine(rule, zone)
        for rule in rules
    )


# From hron's canonical English to words a person reads: names in capitals, "and" in lists.
_NAME = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b"
)
_UNTIL = re.compile(r" until (\d{4}-\d\d-\d\d)")
_CLAUSE = re.compile(r" (?:except|until|starting|during) ")
_LIST = re.compile(r"([^\s,]+(?:, [^\s,]+)*), ([^\s,]+)")


def _split_clauses(rule: str) -> tuple[str, str]:
    found = _CLAUSE.search(rule)
    return (rule, "") if found is None else (rule[: found.start()], rule[found.start() :])


def _capitals(words: str) -> str:
    return _NAME.sub(lambda m: m[0].capitalize(), words)


_NICER = (
    ("every week on ", "every "),
    ("every 1 ", "every "),
    (" min from", " minutes from"),
    ("00 on weekday", "00 on weekdays"),
)


def _in_words(head: str, roll: Roll) -> str:
    for hrons, ours in _NICER:
        head = head.replace(hrons, ours)
    if roll == "first workday":
        head = head.replace("on the 1st", "on the first workday")
    elif roll == "last workday":
        head = head.replace("on the last day", "on the last workday")
    return _capitals(_LIST.sub(r"\1 and \2", head))


def _zone_in_words(zone: str) -> str:
    """Etc/GMT-2 is two hours ahead of UTC: IANA counts the other way round than people."""
    offset = zone.removeprefix("Etc/GMT")
    return f"UTC{-int(offset):+d}" if offset != zone and offset[1:].isdigit() else zone


def _join_words(parts: list[str]) -> str:
    separators = chain(repeat(", ", max(len(parts) - 2, 0)), [" and ", ""] if len(parts) > 1 else [""])
    return "".join(part + separator for part, separator in zip(parts, separators, strict=True))


def _cron_in_words(line: str) -> str:
    try:
        return _in_words(str(Schedule.from_cron(line)), "exact")
    except HronError:
        words = CronSim(line, _ANY_DAY).explain()
        return words[0].lower() + words[1:]
