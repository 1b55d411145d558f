"""Dates as people type them: 2027-03-01, 1 March, March 1st, 25/12, 25.12., tomorrow, this Friday."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from bot.delivery.unclear import Unclear
from bot.delivery.words import COUNT, DAY, MONTH, MONTHS, WEEKDAYS

_MONTH = "|".join(sorted(MONTH, key=len, reverse=True))
DAY_NAME = "|".join(sorted(DAY, key=len, reverse=True))
NUMBER = rf"\d{{1,3}}|{'|'.join(COUNT)}|an?"
_NOT_A_TIME = r"(?!\d|:\d|\.\d|h\b|\s?(?:[ap]\.?m\b|uhr\b|o'?clock))"
_WEEKDAY_FIRST = rf"(?:(?P<weekday>{DAY_NAME})\.?,? (?:the )?)?"

_ISO = re.compile(rf"{_WEEKDAY_FIRST}(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\3(?P<day>\d{{1,2}})(?!\d)")
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY_FIRST}(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)? ?(?P<month>{_MONTH})\b\.?(?:,? (?P<year>20\d\d)(?![:\d]))?"
)
_MONTH_DAY = re.compile(
    rf"{_WEEKDAY_FIRST}(?P<month>{_MONTH})\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_NOT_A_TIME}(?:,? (?P<year>20\d\d)(?![:\d]))?"
)
_DOTS = re.compile(
    rf"{_WEEKDAY_FIRST}(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\.(?: ?(?P<year>20\d\d)(?![:.\d])|(?P<short>\d\d)(?![:.\dh]))?"
)
_DOT = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?![\d.:])")
_SLASH = re.compile(rf"{_WEEKDAY_FIRST}(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})(?:/(?P<year>20\d\d|\d\d))?(?![\d/])")
_NEAR = re.compile(r"(?:the )?(?P<word>day after tomorrow|tomorrow|today|tonight|yesterday)\b")
_IN_DAYS = re.compile(rf"in (?P<n>{NUMBER}) (?P<unit>days?|weeks?)(?: time)?\b")
_WHICH = re.compile(
    rf"(?:on )?(?P<which>this coming|this|coming|upcoming|next) (?P<day>{DAY_NAME})\b(?! of| day of)"
)
_ALONE = re.compile(rf"(?P<day>{DAY_NAME})\b\.?")
_NEXT = re.compile(r"next (?P<unit>week|month|year)\b")
_THE_NTH = re.compile(
    r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:of )?\w+day)(?:of (?:the|this) month)?"
)
_MONTH_ALONE = re.compile(rf"(?P<month>{_MONTH})\b(?: (?P<year>20\d\d))?")
_END = re.compile(
    rf"(?:the )?end of (?:(?P<which>the|this|next) )?(?:(?P<unit>week|month|quarter|year)|(?P<month>{_MONTH}))\b"
)


class Found(NamedTuple):
    date: date
    end: int
    yearless: bool = False


def number(word: str) -> int:
    return COUNT.get(word) or (1 if word in ("a", "an") else int(word))


def read_date(text: str, at: int, today: date) -> Found | None:
    """The one date that starts at `at`, or None; raises Unclear for one that does not exist or has two readings."""
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY, _DOTS):
        if m := pattern.match(text, at):
            return _numbered(m, at, today)
    if m := _SLASH.match(text, at):
        return _slashed(m, at, today)
    if m := _NEAR.match(text, at):
        if m["word"] == "yesterday":
            raise Unclear("past", at, m.end(), ("today", "tomorrow"))
        ahead = {"day after tomorrow": 2, "tomorrow": 1}.get(m["word"], 0)
        # "tonight" is read on as a part of the day
        end = m.end() if m["word"] != "tonight" else m.start("word") + 2
        return Found(today + timedelta(ahead), end)
    if m := _IN_DAYS.match(text, at):
        days = number(m["n"]) * (7 if m["unit"].startswith("week") else 1)
        return Found(today + timedelta(days), m.end())
    if m := _WHICH.match(text, at):
        return _which(m, at, today)
    return None


def read_start(text: str, at: int, today: date) -> Found | None:
    """A date after "starting", where "next week" is its Monday and "March" its first day."""
    if found := _read_limit(text, at, today):
        return found
    if m := _NEXT.match(text, at):
        monday, next_year = today + timedelta(7 - today.weekday()), date(today.year + 1, 1, 1)
        return Found({"week": monday, "month": month_start(today, 1), "year": next_year}[m["unit"]], m.end())
    if m := _MONTH_ALONE.match(text, at):
        month = MONTH[m["month"]]
        return Found(date(int(m["year"]), month, 1) if m["year"] else _next_such(month, 1, today), m.end())
    return None


def read_end(text: str, at: int, today: date) -> Found | None:
    """A date after "until", where "March" may or may not take March along."""
    if found := _read_limit(text, at, today):
        return found
    if m := _MONTH_ALONE.match(text, at):
        name = MONTHS[MONTH[m["month"]] - 1].title()
        raise Unclear("two_readings", at, m.end(), (f"end of {name}", f"1 {name}"))
    return None


def _read_limit(text: str, at: int, today: date) -> Found | None:
    """What is a date where a date must follow: also "1.12", "Friday", "the 15th", "end of March"."""
    if found := read_date(text, at, today):
        return found
    if m := _DOT.match(text, at):
        return _numbered(m, at, today)
    if m := _ALONE.match(text, at):
        return Found(today + timedelta((DAY[m["day"]] - today.weekday()) % 7), m.end())
    if m := _END.match(text, at):
        return Found(_end_of(m, today), m.end())
    if m := _THE_NTH.match(text, at):
        day = int(m["day"])
        for ahead in range(12):
            start = month_start(today, ahead)
            if 1 <= day <= monthrange(start.year, start.month)[1] and start.replace(day=day) >= today:
                return Found(start.replace(day=day), m.end())
        raise Unclear("no_such_date", at, m.end())
    return None


def month_start(day: date, ahead: int) -> date:
    months = day.year * 12 + day.month - 1 + ahead
    return date(months // 12, months % 12 + 1, 1)


def _numbered(m: re.Match[str], at: int, today: date) -> Found:
    month = MONTH.get(m["month"]) or int(m["month"])
    groups = m.groupdict()
    year = groups.get("year") or groups.get("short")
    return _checked(m, at, today, (month, int(m["day"])), year)


def _slashed(m: re.Match[str], at: int, today: date) -> Found:
    a, b = int(m["a"]), int(m["b"])
    if a <= 12 and b <= 12 and a != b and a and b:
        tail = f" {_full_year(m['year'])}" if m["year"] else ""
        raise Unclear(
            "day_or_month",
            at,
            m.end(),
            (f"{a} {MONTHS[b - 1].title()}{tail}", f"{b} {MONTHS[a - 1].title()}{tail}"),
        )
    day, month = (a, b) if b <= 12 else (b, a)
    return _checked(m, at, today, (month, day), m["year"])


def _checked(m: re.Match[str], at: int, today: date, such: tuple[int, int], year: str | None) -> Found:
    month, day = such
    try:
        found = date(_full_year(year), month, day) if year else _next_such(month, day, today)
    except ValueError:
        near = (f"{monthrange(2027, month)[1]} {MONTHS[month - 1].title()}",) if 1 <= month <= 12 else ()
        raise Unclear("no_such_date", at, m.end(), near) from None
    weekday = m.groupdict().get("weekday")
    if weekday and DAY[weekday] != found.weekday():
        raise Unclear(
            "no_such_date", at, m.end(), (f"{found.day} {MONTHS[found.month - 1].title()} {found.year}",)
        )
    return Found(found, m.end(), yearless=year is None)


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _next_such(month: int, day: int, today: date) -> date:
    """The next such date, today included; 29 February may be years away. Raises ValueError if there is none."""
    date(2028, month, day)
    for year in range(today.year, today.year + 9):
        if day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    raise ValueError(day)


def _which(m: re.Match[str], at: int, today: date) -> Found:
    """ "this Friday" is the coming one. "next Friday", said on a Tuesday, is this week's to some."""
    weekday = DAY[m["day"]]
    coming = today + timedelta((weekday - today.weekday()) % 7)
    if m["which"] == "next":
        if coming == today:
            return Found(today + timedelta(7), m.end())
        # On a Sunday, too, the week that people are in has six days behind it.
        if today.weekday() < weekday or today.weekday() == 6:
            later = coming + timedelta(7)
            raise Unclear(
                "two_readings",
                at,
                m.end(),
                (f"this {WEEKDAYS[weekday].title()}", f"{later.day} {MONTHS[later.month - 1].title()}"),
            )
    return Found(coming, m.end())


def _end_of(m: re.Match[str], today: date) -> date:
    if m["month"]:
        start = _next_such(MONTH[m["month"]], monthrange(2027, MONTH[m["month"]])[1], today)
        return month_start(start, 1) - timedelta(1)
    later = 1 if m["which"] == "next" else 0
    match m["unit"]:
        case "week":
            return today + timedelta(6 - today.weekday() + 7 * later)
        case "month":
            return month_start(today, 1 + later) - timedelta(1)
        case "quarter":
            return month_start(today, 3 * (1 + later) - (today.month - 1) % 3) - timedelta(1)
        case _:
            return date(today.year + later, 12, 31)
