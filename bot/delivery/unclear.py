"""What was not understood, as a value: the part, where it stands, why, and phrases that would be."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "unknown",  # words that mean nothing here
    "empty",
    "too_long",
    "no_time",
    "no_day",
    "which_day",  # "every month", "twice a week": on which day?
    "two_readings",  # "biweekly", "every third Tuesday", "next Friday"
    "vague_time",  # 9ish, around 9
    "day_part",  # every morning
    "half_hour",  # "half nine" is 9:30 in London and 8:30 in Berlin
    "day_or_night",  # a bare 5
    "no_such_time",
    "no_such_date",
    "no_such_zone",
    "day_or_month",  # 03/04
    "which_zone",  # CST, IST
    "time_range",
    "clash",  # two things that do not go together
    "how_often",  # "5 times"
    "past",
    "never",  # no date left that fits
    "cron",
    "which_holidays",  # "except holidays" where no country is set
]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """`part` is `phrase[start:end]` in code points; every phrase in `try_` is one that is understood."""

    part: str
    start: int
    end: int
    reason: Reason
    try_: tuple[str, ...]


class Unclear(Exception):
    """Stops the reading at [start, end) of the text being read; `instead` are words to put there."""

    def __init__(self, reason: Reason, start: int, end: int, instead: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.start = start
        self.end = end
        self.instead = instead
