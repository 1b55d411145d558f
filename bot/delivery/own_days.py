"""A team's own days off, from a calendar file or a table."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

_LONGEST_RUN = 366  # days; a longer "holiday" is a mistake in the file
_MOST_DAYS = 5_000


@dataclass(frozen=True, slots=True)
class OwnDays:
    """Days off with their names. `ignored` counts entries with a time of day: a meeting is no day off."""

    days: Mapping[date, str]
    ignored: int = 0


@dataclass(frozen=True, slots=True)
class BadFile:
    """Why a file was not taken; `line` where it is known, counted from 1."""

    reason: Literal["not_a_calendar", "not_a_date", "ends_before_it_starts", "too_long", "too_many", "empty"]
    line: int | None = None


def read_ics(data: bytes, today: date) -> OwnDays | BadFile:
    """All-day events, repeating ones for the next three years. Never raises for a bad file."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415
    from icalendar import Calendar  # noqa: PLC0415

    try:
        calendar = Calendar.from_ical(data)
        events = [each for each in calendar.events if "DTSTART" in each]
        spans: list[tuple[date, date, str]] = []
        ignored = 0
        for event in events:
            start = event.decoded("DTSTART")
            if isinstance(start, datetime) or not isinstance(start, date):
                ignored += 1
                continue
            end = event.decoded("DTEND") if "DTEND" in event else start + timedelta(1)
            last = (end.date() if isinstance(end, datetime) else end) - timedelta(1)
            name = str(event.get("SUMMARY", ""))
            if not event.rrules:
                spans.append((start, max(start, last), name))
                continue
            first = datetime(start.year, start.month, start.day)  # noqa: DTZ001  # a date has no zone
            rule = rrulestr(event.rrules[0].to_ical().decode(), dtstart=first, ignoretz=True)
            horizon = datetime(today.year + 3, 12, 31)  # noqa: DTZ001
            for repeat in rule.between(datetime(today.year, 1, 1), horizon, inc=True):  # noqa: DTZ001
                spans.append((repeat.date(), repeat.date() + (last - start), name))
                if len(spans) > _MOST_DAYS:
                    return BadFile("too_many")
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return BadFile("not_a_calendar")
    return _own(((first, last, name, None) for first, last, name in spans), ignored)


_CELL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def read_csv(text: str) -> OwnDays | BadFile:
    """Lines `date,name` or `first,last,name`, dates as 2027-03-01; a heading line is passed over."""
    spans: list[tuple[date, date, str, int | None]] = []
    dialect = csv.excel
    if ";" in text.partition("\n")[0]:
        dialect = type("semicolons", (csv.excel,), {"delimiter": ";"})
    for line, row in enumerate(csv.reader(io.StringIO(text.removeprefix("\ufeff")), dialect), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if line == 1 and not any(c.isdigit() for c in cells[0]):
            continue
        dates = [cell for cell in cells[:2] if _CELL_DATE.match(cell)]
        if not _CELL_DATE.match(cells[0]):
            return BadFile("not_a_date", line)
        try:
            first, *rest = (date.fromisoformat(cell) for cell in dates)
        except ValueError:
            return BadFile("not_a_date", line)
        name = next((cell for cell in cells[len(dates) :] if cell), "")
        spans.append((first, rest[0] if rest else first, name, line))
    return _own(spans, 0)


def _own(spans: Iterable[tuple[date, date, str, int | None]], ignored: int) -> OwnDays | BadFile:
    days: dict[date, str] = {}
    for first, last, name, line in spans:
        if last < first:
            return BadFile("ends_before_it_starts", line)
        if (last - first).days >= _LONGEST_RUN:
            return BadFile("too_long", line)
        days |= {first + timedelta(n): name for n in range((last - first).days + 1)}
        if len(days) > _MOST_DAYS:
            return BadFile("too_many")
    return OwnDays(days, ignored) if days else BadFile("empty")
