"""Cuts a schedule phrase into tokens, left to right; raises Unclear at the first thing that is none."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.delivery import patterns as p
from bot.delivery.clock import Clock, DayPart, read_clock, read_range
from bot.delivery.dates import number, read_date, read_end, read_start
from bot.delivery.tokens import (
    DayOfMonth,
    Days,
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
    Range,
    Repeat,
    Starting,
    Token,
    Unit,
    Until,
    Word,
    Zone,
)
from bot.delivery.unclear import Unclear
from bot.delivery.words import DAY, MONTH, ORDINAL, WEEKDAYS
from bot.delivery.zones import find_zones

_COUNTS = {"twice": 2, "thrice": 3}
_LETTERS = {
    "m-f": frozenset(range(5)),
    "m-th": frozenset(range(4)),
    **dict.fromkeys(("mwf", "m/w/f"), frozenset((0, 2, 4))),
    **dict.fromkeys(("tth", "t/th"), frozenset((1, 3))),
}
_UNITS: dict[str, Unit] = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}


@dataclass(frozen=True, slots=True)
class Lexer:
    """`today` and `now` (aware) are in the zone the phrase is about, `home` the zone of who asks."""

    text: str
    now: datetime
    home: str
    zone: str

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def tokens(self) -> list[Token]:
        """All of the text as tokens; raises Unclear with the whole run of words that mean nothing."""
        out: list[Token] = []
        at = self._skip(0)
        while at < len(self.text):
            found = self._lex(at)
            if not found:
                raise self._unknown(at)
            out.extend(found)
            at = self._skip(max(token.end for token in found))
        return out

    def _skip(self, at: int) -> int:
        gap = p.GAP.match(self.text, at)
        return gap.end() if gap else at

    def _lex(self, at: int) -> list[Token]:
        for rule in _RULES:
            if found := rule(self, at):
                return found
        return []

    def _unknown(self, start: int) -> Unclear:
        at = end = start
        while at < len(self.text):
            if at > start:
                try:
                    known = self._lex(at)
                except Unclear:
                    break
                if known and not isinstance(known[0], Word):
                    break
                if known:
                    at = self._skip(known[0].end)
                    continue
            word = p.ANY.match(self.text, at)
            end = word.end() if word else at + 1
            at = self._skip(end)
        return Unclear("unknown", start, end)

    # One method for each kind of token: the tokens that start at `at`, or none.

    def each_person(self, at: int) -> list[Token]:
        m = p.EACH_PERSON.match(self.text, at)
        return [EachPerson(at, m.end())] if m else []

    def holidays(self, at: int) -> list[Token]:
        for rule, pattern in p.HOLIDAYS:
            if m := pattern.match(self.text, at):
                return [Holidays(at, m.end(), rule)]
        return []

    def until(self, at: int) -> list[Token]:
        if m := p.UNTIL.match(self.text, at):
            found = read_end(self.text, m.end(), self.today)
            if found is None:
                raise self._unknown(m.end())
            return [Until(at, found.end, found.date)]
        if m := p.LASTING.match(self.text, at):
            return [Lasting(at, m.end(), number(m["n"]), _unit(m["unit"]))]
        if m := p.HOW_OFTEN.match(self.text, at):
            raise Unclear("how_often", at, m.end(), (f"until {self.today + timedelta(28)}",))
        return []

    def starting(self, at: int) -> list[Token]:
        if (m := p.START.match(self.text, at)) is None:
            return []
        found = read_start(self.text, m.end(), self.today)
        if found is None:
            return []
        first = Starting(at, found.end, found.date)
        if (m := p.UP_TO.match(self.text, found.end)) and (last := read_end(self.text, m.end(), self.today)):
            return [first, Until(m.start(), last.end, last.date)]
        return [first]

    def exceptions(self, at: int) -> list[Token]:
        if (m := p.EXCEPT.match(self.text, at)) is None:
            return []
        days: set[int] = set()
        dates: list[OnDate] = []
        at_next, end = m.end(), 0
        while True:
            if date_found := read_date(self.text, at_next, self.today):
                dates.append(OnDate(at_next, date_found.end, date_found.date, date_found.yearless))
                end = date_found.end
            elif (found := self.days(at_next)) and isinstance(found[0], Days):
                days |= found[0].days
                end = found[0].end
            else:
                break
            join = p.JOIN_ON.match(self.text, end)
            if join is None:
                break
            at_next = join.end()
        return [Except(at, end, frozenset(days), tuple(dates))] if end else []

    def repeat(self, at: int) -> list[Token]:
        if m := p.REPEAT.match(self.text, at):
            if m["hourly"]:
                return [
                    Repeat(at, m.end(), 30, "min")
                    if m["hourly"].startswith("half")
                    else Repeat(at, m.end(), 1, "hours")
                ]
            half = (m["n"] or "").startswith("half")
            n = 30 if half else number(m["n"] or "a")
            return [Repeat(at, m.end(), n, "hours" if m["unit"].startswith("h") and not half else "min")]
        if m := p.SOON.match(self.text, at):
            half = m["n"] == "half an"
            step = (
                timedelta(minutes=30)
                if half
                else timedelta(**{"hours" if m["unit"].startswith("h") else "minutes": number(m["n"])})
            )
            then = (self.now + step + timedelta(seconds=59)).astimezone(ZoneInfo(self.zone))
            return [
                OnDate(at, m.end(), then.date(), yearless=False),
                Clock(at, m.end(), then.hour, then.minute, plain=False, sure=True),
            ]
        return []

    def range_of_times(self, at: int) -> list[Token]:
        found = read_range(self.text, at)
        return [Range(at, found[1].end, *found)] if found else []

    def one_date(self, at: int) -> list[Token]:
        found = read_date(self.text, at, self.today)
        return [OnDate(at, found.end, found.date, found.yearless)] if found else []

    def how_often(self, at: int) -> list[Token]:
        if m := p.BI.match(self.text, at):
            unit = "week" if "week" in m["what"] else "month" if "month" in m["what"] else "year"
            raise Unclear("two_readings", at, m.end(), (f"every 2 {unit}s",))
        if m := p.EDGE_OF.match(self.text, at):
            raise Unclear("two_readings", at, m.end(), _edges(m))
        if m := p.TIMES_A.match(self.text, at):
            raise Unclear("which_day", at, m.end(), _some_days(m))
        return []

    def frequency(self, at: int) -> list[Token]:
        if m := p.EVERY_NTH_DAY.match(self.text, at):
            word = m["n1"] or m["n"]
            n = 2 if word in ("other", "alternate", "two") else ORDINAL.get(word) or int(word)
            if n > 2:
                day = WEEKDAYS[DAY[re.findall(p.DAY_FORM, m["days"])[0]]].title()
                nth = {3: "third", 4: "fourth", 5: "fifth"}.get(n)
                monthly = (f"{nth} {day} of every month",) if nth else ()
                raise Unclear("two_readings", at, m.end(), (f"every {n} weeks on {day}", *monthly))
            return [Every(at, m.start("days"), 2, "week", second=word in ("second", "2nd"))]
        if m := p.EVERY_N.match(self.text, at):
            word = m["n"]
            if word in ("first", "1st", "last"):
                return []
            n = 2 if word in ("other", "alternate") else ORDINAL.get(word) or number(word)
            return [Every(at, m.end(), n, _unit(m["unit"]))]
        if m := p.ADVERB.match(self.text, at):
            if (unit := _UNITS.get(m["word"])) is not None:
                return [Every(at, m.end(), 1, unit)]
            if m["word"] == "nightly":
                return [Every(at, m.end(), 1, "day"), PartOfDay(at, m.end(), "night")]
            return [Every(at, m.end(), 2, "week" if "fortnight" in m["word"] else "day")]
        if m := p.OF_MONTH.match(self.text, at) or p.EVERY.match(self.text, at):
            return [Every(at, m.end(), 1, _unit(m.groupdict().get("unit") or "day"))]
        return []

    def in_month(self, at: int) -> list[Token]:
        if m := p.NTH.match(self.text, at):
            nths = tuple(ORDINAL[each] for each in re.findall(p.ORDINAL_FORM, m["nths"]))
            if (weekday := DAY.get(m["day"])) is not None:
                return [Nth(at, m.end(), nths, weekday)]
            return [self._edge(at, m, nths)]
        if m := p.OF_MONTH_DAYS.match(self.text, at):
            days = (
                (int(m["day"] or 1),)
                if m["day"] or m["first"]
                else tuple(int(d) for d in p.NTHS.findall(m[0]))
            )
            if any(not 1 <= day <= 31 for day in days):
                raise Unclear("no_such_date", at, m.end(), ("the 1st", "the last day of the month"))
            return [DayOfMonth(at, m.end(), days)]
        return []

    def _edge(self, at: int, m: re.Match[str], nths: tuple[int, ...]) -> Token:
        if m["day"] == "day":
            if nths == (-1,):
                return Edge(at, m.end(), "last day")
            if -1 not in nths:
                return DayOfMonth(at, m.end(), nths)
        elif nths in ((1,), (-1,)):
            return Edge(at, m.end(), "first workday" if nths == (1,) else "last workday")
        raise Unclear("unknown", at, m.end(), ("the first workday", "the last workday"))

    def days(self, at: int) -> list[Token]:
        if m := p.RANGE_OF_DAYS.match(self.text, at):
            if letters := _LETTERS.get(m["letters"] or ""):
                return [Days(at, m.end(), letters, once=False)]
            first, last = m["a"], m["b"]
            span = (DAY[last] - DAY[first]) % 7
            return [Days(at, m.end(), frozenset((DAY[first] + n) % 7 for n in range(span + 1)), once=False)]
        if m := p.DAYS.match(self.text, at):
            if m["day"]:
                return [Days(at, m.end(), frozenset({DAY[m["day"]]}), once=not m["plural"])]
            first, after = (0, 5) if m["work"] else (5, 7) if m["end"] else (0, 7)
            return [Days(at, m.end(), frozenset(range(first, after)), once=False)]
        return []

    def clock(self, at: int) -> list[Token]:
        found = read_clock(self.text, at)
        return [found] if found else []

    def part_of_day(self, at: int) -> list[Token]:
        m = p.PART.match(self.text, at)
        parts: dict[str, DayPart] = {
            "morning": "morning",
            "afternoon": "afternoon",
            "evening": "evening",
            "night": "night",
        }
        return [PartOfDay(at, m.end(), parts[m["part"]])] if m else []

    def months(self, at: int) -> list[Token]:
        if (m := p.MONTHS.match(self.text, at)) is None:
            return []
        return [Months(at, m.end(), tuple(MONTH[name] for name in re.findall(p.MONTH_FORM, m["months"])))]

    def time_zone(self, at: int) -> list[Token]:
        if m := p.LOCAL.match(self.text, at):
            return [Zone(at, m.end(), self.home)]
        ends: list[int] = []
        start = at
        while (m := p.ZONE_NAME.match(self.text, start)) and len(ends) < 4:
            ends.append(m.end())
            start = m.end() + 1
        for end in reversed(ends):
            name = self.text[at:end].rstrip(".")
            zones = find_zones(name, self.home, self.now)
            if not zones:
                continue
            tail = p.ZONE_TAIL.match(self.text, at + len(name))
            stop = tail.end() if tail else at + len(name)
            zone, *others = zones
            if others:
                raise Unclear("which_zone", at, stop, zones)
            return [Zone(at, stop, zone)]
        if ends and self.text[at : ends[0]].startswith(("utc", "gmt")):
            raise Unclear("no_such_zone", at, ends[0], ("UTC", "Asia/Kolkata"))
        return []

    def small_word(self, at: int) -> list[Token]:
        m = p.SMALL.match(self.text, at)
        return [Word(at, m.end(), m[0])] if m else []


# Tried in this order at each place: what is longer or more particular first.
_RULES: tuple[Callable[[Lexer, int], list[Token]], ...] = (
    Lexer.each_person,
    Lexer.holidays,
    Lexer.until,
    Lexer.range_of_times,
    Lexer.starting,
    Lexer.exceptions,
    Lexer.repeat,
    Lexer.one_date,
    Lexer.how_often,
    Lexer.frequency,
    Lexer.in_month,
    Lexer.months,
    Lexer.days,
    Lexer.clock,
    Lexer.part_of_day,
    Lexer.time_zone,
    Lexer.small_word,
)


def _unit(word: str) -> Unit:
    units: dict[str, Unit] = {
        "day": "day",
        "week": "week",
        "month": "month",
        "quarter": "quarter",
        "year": "year",
    }
    return units[word]


def _some_days(m: re.Match[str]) -> tuple[str, ...]:
    if m["unit"] in ("week", "weekly"):
        digits = re.sub(r"\D", "", m["n"])
        n = _COUNTS.get(m["n"]) or int(digits or 2)
        return ("", "every Monday, Wednesday and Friday" if n == 3 else "every Tuesday and Thursday")
    return ("", "daily" if m["unit"].startswith("da") else "the 1st and 15th")


def _edges(m: re.Match[str]) -> tuple[str, ...]:
    short = m["short"] or ""
    if m["unit"] == "week" or short == "eow":
        return ("every Monday",) if m["edge"] in ("start", "beginning") else ("every Friday",)
    if m["edge"] in ("start", "beginning"):
        return ("the 1st of the month", "first workday of the month")
    return ("last day of the month", "last workday of the month")
