"""Moments in words: the wall clock of a zone, as people say it."""

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.texts import Words


@lru_cache(maxsize=256)
def moment(at: datetime, zone: str, words: Words) -> str:
    """ "Thu 26 Nov 9:30 (Berlin)": `at` (aware) on the wall clock of `zone`, an IANA name."""
    local = at.astimezone(ZoneInfo(zone))
    said = words.plain("dates.moment", date=day(local.date(), words), time=clock(local.time()))
    return words.plain("dates.there", moment=said, city=city(zone))


def day(on: date, words: Words) -> str:
    """ "Thu 26 Nov"."""
    return words.plain(
        "dates.date",
        day=words.plain(f"dates.day.{on.weekday()}"),
        number=on.day,
        month=words.plain(f"dates.month.{on.month}"),
    )


def clock(at: time) -> str:
    return f"{at.hour}:{at:%M}"


def city(zone: str) -> str:
    """ "New York" for America/New_York."""
    return zone.rpartition("/")[2].replace("_", " ")
