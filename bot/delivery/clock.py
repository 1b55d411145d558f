"""Times of day as people type them: 9:30, 9.30, 9am, 17h, 0900, half past nine, noon."""

import re
from dataclasses import dataclass, replace
from datetime import time
from typing import Literal

from bot.delivery.unclear import Unclear
from bot.delivery.words import COUNT as HOURS

DayPart = Literal["morning", "afternoon", "evening", "night"]

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_MINUTES = {"five": 5, "ten": 10, "fifteen": 15} | _TENS
_MINUTES_FIVE = {f"{tens}{gap}five": n + 5 for tens, n in _TENS.items() for gap in (" ", "-")}
_MINUTE_WORDS = _MINUTES | _MINUTES_FIVE

_MONTH_WORDS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(HOURS)})"
_MERIDIEM = r"(?P<half>a\.?m\.?|p\.?m\.?|[ap])(?![a-z])"
_SUFFIX = r"(?:h|hrs?|hours|uhr|o'?\s?clock)(?![a-z])"
_NAMED = re.compile(r"(?P<name>noon|midday|midnight)\b")
_DIGITS = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:\s?[:.]\s?(?P<minute>\d{{2}})(?::00)?(?!\d)|h(?P<hminute>\d{{2}})(?!\d))?"
    rf"\s*(?:{_MERIDIEM}|(?P<clock>{_SUFFIX}))?(?![\d/])"
)
_PACKED = re.compile(
    rf"(?P<hour>\d{{1,2}})(?P<minute>\d{{2}})\s*(?:{_MERIDIEM}|(?P<clock>{_SUFFIX}))?(?![\d:./-])"
)
_SPOKEN = re.compile(
    rf"(?P<offset>half|(?:a )?quarter|{'|'.join(_MINUTE_WORDS)}|\d{{1,2}} minutes?|(?:5|10|20|25)(?= past| after))(?: minutes?)? (?P<way>past|after|to|before|till) "
    rf"(?P<hour>{_HOUR})(?: {_SUFFIX})?\s*(?:{_MERIDIEM})?(?![\w:])"
)
# "9 30": a second number that cannot be an hour of its own.
_SPACED = re.compile(
    rf"(?P<hour>\d{{1,2}}) (?P<minute>00|2[4-9]|[345]\d)(?![\d:./-])\s*(?:{_MERIDIEM}|(?P<clock>{_SUFFIX}))?"
)
_WORDS = re.compile(
    rf"(?P<hour>{'|'.join(HOURS)})(?:[ -](?P<minute>{'|'.join(sorted(_MINUTE_WORDS, key=len, reverse=True))}))?\b"
    rf"\s*(?:{_MERIDIEM}|(?P<clock>{_SUFFIX}))?"
)
_BRITISH_HALF = re.compile(rf"half[ -](?P<hour>{_HOUR})(?:\s?-?ish)?\b")
_ABOUT = re.compile(
    r"(?:around|about|approx(?:imately|\.)?|roughly|circa|ca\.?|~|some ?time around)\s*(?:at )?"
)
_ISH = re.compile(r"\s?-?ish\b(?:\s*(?P<half>[ap])\.?m\b)?")
_RANGE = re.compile(
    rf"\s*(?:-|to)\s*(?=(?:{_HOUR})(?!\w*\d|\d?(?:st|nd|rd|th)|[/.]\d\d?[/.]| ?(?:of )?[a-z]*(?:day|month)| (?:{_MONTH_WORDS})))"
    r"|\s*(?:until|till|bis)\s*(?=\d{1,2}(?:[:.]\d\d(?!\.)| ?[ap]\.?m))"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at [start, end). `sure` is False for a bare 1 to 6, which may be day or night, and
    `plain` says that neither am/pm nor a 24-hour form settled it."""

    start: int
    end: int
    hour: int
    minute: int
    plain: bool
    sure: bool

    @property
    def time(self) -> time:
        return time(self.hour, self.minute)


def read_clock(text: str, at: int) -> Clock | None:
    """The time that starts at `at`, or None; raises Unclear for what looks like a time and is none."""
    if about := _ABOUT.match(text, at):
        inner = read_clock(text, about.end())
        if inner is None:
            return None
        raise Unclear("vague_time", at, inner.end, (f"{inner.time:%H:%M}",))
    if (half := _BRITISH_HALF.match(text, at)) and not text.startswith("half past", at):
        hour = _hour(half["hour"])
        near = (f"{hour}:30", f"{hour - 1}:30") if 2 <= hour <= 23 else (f"{hour}:30",)
        raise Unclear("half_hour", at, half.end(), near)
    found = _spoken(text, at) or _one(text, at)
    if found is None:
        return None
    if ish := _ISH.match(text, found.end):
        half = f" {ish['half']}m" if ish["half"] else ""
        raise Unclear("vague_time", at, ish.end(), (f"{found.hour}:{found.minute:02d}{half}",))
    if (gap := _RANGE.match(text, found.end)) and (until := read_clock(text, gap.end())):
        raise Unclear("time_range", at, until.end, (f"{found.time:%H:%M}",))
    return found


def at_day_part(clock: Clock, part: DayPart) -> time | None:
    """The time that "9 in the evening" means; None where the two do not go together."""
    hour = clock.hour
    if not clock.plain:
        fits = {
            "morning": hour < 12,
            "afternoon": 12 <= hour < 19,
            "evening": hour >= 16,
            "night": hour >= 18 or hour < 5,
        }
        return clock.time if fits[part] else None
    later = {"morning": None, "afternoon": range(1, 7), "evening": range(4, 12), "night": range(7, 12)}[part]
    if part == "morning":
        return clock.time if hour < 12 else None
    if part == "afternoon" and hour == 12:
        return clock.time
    return time(hour + 12, clock.minute) if later is not None and hour in later else None


def _hour(word: str) -> int:
    return HOURS.get(word) or int(word)


def _named(text: str, at: int) -> Clock | None:
    if (m := _NAMED.match(text, at)) is None:
        return None
    return Clock(at, m.end(), 0 if m["name"] == "midnight" else 12, 0, plain=False, sure=True)


def _spoken(text: str, at: int) -> Clock | None:
    """Quarter past nine, ten to ten. "Half to nine" is nothing that anybody says."""
    if (m := _SPOKEN.match(text, at)) is None:
        return None
    offset = m["offset"].removeprefix("a ").removesuffix("s").removesuffix(" minute")
    sign = 1 if m["way"] in ("past", "after") else -1
    if sign < 0 and offset == "half":
        return None
    minutes = {"half": 30, "quarter": 15}.get(offset) or _MINUTE_WORDS.get(offset) or int(offset)
    base = _clock(m, at)
    total = (base.hour * 60 + sign * minutes) % (24 * 60)
    if minutes >= 60:
        raise Unclear("no_such_time", at, m.end(), ())
    sure = base.sure and not (base.plain and total < 7 * 60)
    return Clock(at, m.end(), total // 60, total % 60, base.plain, sure)


def _packed(text: str, at: int) -> Clock | None:
    """0900, 930, 1430h: four digits only where "at", a leading zero or a suffix says that they are a time."""
    if (m := _PACKED.match(text, at)) is None:
        return None
    led = text[:at].rstrip().endswith(("at", "@"))
    short = len(m["hour"]) == 1
    return _clock(m, at) if led or short or m["hour"].startswith("0") or m["half"] or m["clock"] else None


def _spaced(text: str, at: int) -> Clock | None:
    return _clock(m, at) if (m := _SPACED.match(text, at)) else None


def _digits(text: str, at: int) -> Clock | None:
    return _clock(m, at) if (m := _DIGITS.match(text, at)) else None


def _words(text: str, at: int) -> Clock | None:
    return _clock(m, at) if (m := _WORDS.match(text, at)) else None


def _clock(m: re.Match[str], at: int) -> Clock:
    """The time of a match with `hour`, and where they were said `minute` and `half` (am, pm).

    A bare hour from 1 to 6 is not sure: "at 5" is hardly ever five in the morning.
    """
    said = m.groupdict()
    hour, minute_said = _hour(m["hour"]), said.get("minute") or said.get("hminute") or ""
    minute = _MINUTE_WORDS.get(minute_said) or int(minute_said or 0)
    half = (said.get("half") or "")[:1]
    if half and 1 <= hour <= 12 and minute < 60:
        return Clock(at, m.end(), hour % 12 + (12 if half == "p" else 0), minute, plain=False, sure=True)
    if half or hour > 23 or minute > 59:
        raise Unclear("no_such_time", at, m.end(), _near(hour, minute))
    in_24_hours = m["hour"].startswith("0") or hour > 12
    settled = in_24_hours or (said.get("clock") or "") in ("h", "hr", "hrs", "uhr")
    in_figures = bool(minute_said) and m["hour"].isdigit()
    return Clock(
        at, m.end(), hour, minute, plain=not settled, sure=settled or in_figures or not 1 <= hour <= 6
    )


def _near(hour: int, minute: int) -> tuple[str, ...]:
    """What 14pm, 24:00 and 9:75 may have been meant for."""
    if hour > 24:
        return ()
    return (f"{hour % 24}:{minute:02d}",) if minute <= 59 else (f"{hour % 24}:00",)


_BETWEEN = re.compile(r"(?:from|between) ")
_AND = re.compile(r"\s*(?:-|to|and|until|till|bis)\s*")


def read_range(text: str, at: int) -> tuple[Clock, Clock] | None:
    """ "from 9 to 17", "between 9 and 5"; the second is taken as afternoon where only that is later."""
    if (lead := _BETWEEN.match(text, at)) is None or (found := read_span(text, lead.end())) is None:
        return None
    first, last = found
    if last.plain and last.time <= first.time and last.hour < 12:
        last = replace(last, hour=last.hour + 12)
    if last.time <= first.time:
        raise Unclear("time_range", at, last.end)
    return first, last


def read_span(text: str, at: int) -> tuple[Clock, Clock] | None:
    """ "22:00 to 7:00": as they stand, also over midnight."""
    if (first := _one(text, at)) is None or (join := _AND.match(text, first.end)) is None:
        return None
    last = _one(text, join.end())
    return None if last is None else (first, last)


def _one(text: str, at: int) -> Clock | None:
    for form in (_named, _packed, _spaced, _digits, _words):
        if found := form(text, at):
            return found
    return None
