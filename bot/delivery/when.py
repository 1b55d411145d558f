"""The answer to `when "PHRASE"`: what was understood and when it fires next, or what was not."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypedDict

from bot.delivery.calendar import Calendar
from bot.delivery.holidays import Region
from bot.delivery.occurrences import Occurrence, upcoming
from bot.delivery.phrase import Read, read
from bot.delivery.recurrence import Recurrence
from bot.delivery.rules import Hint
from bot.delivery.unclear import NotUnderstood


@dataclass(frozen=True, slots=True)
class Understood:
    """`said` is said back and understood again as the same; `next` holds the skipped ones too."""

    recurrence: Recurrence
    said: str
    next: tuple[Occurrence, ...]
    hints: tuple[Hint, ...]
    corrected: tuple[tuple[str, str], ...]

    @property
    def zone(self) -> str:
        return self.recurrence.zone


def when(
    phrase: str, zone: str, start: datetime, count: int = 5, holidays: Region | None = None
) -> Understood | NotUnderstood:
    """The next `count` occurrences after `start` (aware) for somebody in `zone`, days off marked as skipped."""
    return when_by(phrase, zone, start, count, Calendar(region=holidays))


def when_by(
    phrase: str, zone: str, start: datetime, count: int, calendar: Calendar
) -> Understood | NotUnderstood:
    """The same by a team's whole calendar. "except holidays" is asked back where the calendar knows of none."""
    found = read(phrase, zone, start)
    if isinstance(found, NotUnderstood):
        return found
    if (
        found.recurrence.on_holiday in ("skip", "next workday")
        and calendar.region is None
        and not calendar.own_days
    ):
        return _which_holidays(phrase, found, zone, start)
    recurrence = found.recurrence
    coming = upcoming(recurrence, start, calendar, count)
    return Understood(recurrence, recurrence.describe(), coming, found.hints, found.corrected)


def _which_holidays(phrase: str, found: Read, zone: str, start: datetime) -> NotUnderstood:
    at = phrase.lower().find("holiday")
    begin = max(
        phrase.lower().rfind(word, 0, at)
        for word in ("except", "not ", "no ", "skip", "on ", "or ", "without", "unless")
    )
    begin = at if begin < 0 else begin
    end = at + len("holidays") if phrase.lower().startswith("holidays", at) else at + len("holiday")
    rest = " ".join((phrase[:begin] + phrase[end:]).split()).rstrip(" ,;")
    offer = (rest,) if isinstance(read(rest, zone, start), Read) else ()
    return NotUnderstood(phrase[begin:end], begin, end, "which_holidays", offer)


class NextJson(TypedDict):
    at: str
    local: str
    skipped: str | None


class UnderstoodJson(TypedDict):
    understood: str
    zone: str
    next: list[NextJson]


# "try" is a word of Python's, so this one is written the other way.
NotUnderstoodJson = TypedDict("NotUnderstoodJson", {"part": str, "try": list[str]})


def to_json(answer: Understood | NotUnderstood) -> UnderstoodJson | NotUnderstoodJson:
    """The shape that scripts depend on. `at` is UTC, `local` the wall time in `zone`, `skipped` a reason with
    the holiday's name ("holiday: Christmas Day") or null."""
    if isinstance(answer, NotUnderstood):
        return {"part": answer.part, "try": list(answer.try_)}
    return {
        "understood": answer.said,
        "zone": answer.zone,
        "next": [_next_json(each) for each in answer.next],
    }


def _next_json(each: Occurrence) -> NextJson:
    skipped = None
    if each.skipped is not None:
        skipped = f"{each.skipped.reason}: {each.skipped.name}" if each.skipped.name else each.skipped.reason
    return {
        "at": each.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "local": each.slot,
        "skipped": skipped,
    }
