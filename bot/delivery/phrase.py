"""Plain words → a recurrence, or the part that was not understood and what to try instead.

The house's English for schedules: what `Recurrence.describe` says is read back as the same recurrence.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.delivery.lexer import Lexer
from bot.delivery.parts import Parts, sort_out
from bot.delivery.recurrence import BadRule, Recurrence
from bot.delivery.rules import Hint, Maker
from bot.delivery.unclear import NotUnderstood, Unclear
from bot.delivery.words import Reading, near, prepare
from bot.delivery.zones import zone_words

LONGEST = 200  # characters; a schedule is a line, not a letter
EXAMPLES = ("every weekday at 9:30", "Tuesday and Thursday at 14:00", "first workday of the month at 9:00")
_OFFERS = 3

_FIELD = r"[\d*][\d*/,-]*"
_CRON = re.compile(
    rf"(?P<lead>cron:? +)?(?P<line>{_FIELD} +{_FIELD} +[\d*?][\d*/,?lw-]* +(?:[\d*/,-]|[a-z]{{3}})+ +(?:[\d*/,#l?-]|[a-z]{{3}})+)(?= |$|\))"
)
_CRON_WORD = re.compile(
    r"cron:?(?: +|$)(?P<rest>.*)|@(?:hourly|daily|midnight|weekly|monthly|yearly|annually)\b"
)
_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_TURNS = re.compile(r"\b(?:not|no|or|but|except|without|unless|skip\w*|exclud\w*|instead)\b")
"""Words that a phrase may not lose: without them it would say another thing, or the opposite."""
_DANGLING = re.compile(r"(?:[\s,]+(?:on|in|at|and|the|of|for|but|or))+$", re.IGNORECASE)
_SAID_BACK = re.compile(r"\(cron (?P<line>[^)]*)\)")


@dataclass(frozen=True, slots=True)
class Read:
    """`hints` and `corrected` ((typed, taken as), …) are to be said with the recurrence, so that nothing is silent."""

    recurrence: Recurrence
    hints: tuple[Hint, ...]
    corrected: tuple[tuple[str, str], ...]
    zone_said: bool


def read(phrase: str, zone: str, now: datetime) -> Read | NotUnderstood:
    """What `phrase` means to somebody in `zone` (IANA) at `now` (aware). Never guesses between two readings."""
    try:
        return _read(phrase, zone, now)
    except _Stopped as stopped:
        return _not_understood(phrase, stopped, zone, now)


class _Stopped(Exception):
    """An Unclear with the place in the phrase as it was typed."""

    def __init__(self, unclear: Unclear, start: int, end: int) -> None:
        super().__init__(unclear.reason)
        self.unclear = unclear
        self.start, self.end = start, end


def _read(phrase: str, zone: str, now: datetime) -> Read:
    if not phrase.strip():
        raise _Stopped(Unclear("empty", 0, 0), 0, len(phrase))
    if len(phrase) > LONGEST:
        raise _Stopped(Unclear("too_long", 0, 0), 0, len(phrase))
    reading = prepare(phrase, zone_words())
    try:
        return _of_cron(reading, zone, now) or _of_words(reading, zone, now)
    except Unclear as unclear:
        start, end = _trimmed(phrase, *reading.span(unclear.start, unclear.end))
        raise _Stopped(unclear, start, end) from None


def _of_words(reading: Reading, zone: str, now: datetime) -> Read:
    parts = sort_out(Lexer(reading.text, now, zone, zone).tokens())
    if parts.zone is not None and parts.zone.zone != zone:
        # "tomorrow at 9 Tokyo" is tomorrow in Tokyo: read the dates again there.
        parts = sort_out(Lexer(reading.text, now, zone, parts.zone.zone).tokens())
    at = parts.zone.zone if parts.zone else zone
    try:
        recurrence, hints = Maker(parts, reading.text, at, now).make()
    except BadRule as e:
        raise Unclear("clash", 0, len(reading.text)) from e
    return Read(recurrence, hints, reading.corrected, parts.zone is not None)


def _of_cron(reading: Reading, zone: str, now: datetime) -> Read | None:
    text = reading.text.strip()
    offset = reading.text.index(text)
    if back := _SAID_BACK.search(text):
        found = _of_cron(prepare(f"cron {back['line']}{text[back.end() :]}", zone_words()), zone, now)
        if found is None or found.recurrence.describe().lower() != text:
            raise Unclear("cron", offset + back.start(), offset + back.end())
        return found
    word = _CRON_WORD.match(text)
    line = _CRON.match(text)
    if line is not None:
        start, end, fields = line.start("line"), line.end("line"), line["line"]
    elif word is None:
        return None
    elif word[0] in _NICKNAMES:
        start, end, fields = 0, word.end(), _NICKNAMES[word[0]]
    elif (rest := word["rest"]) in _NICKNAMES:
        start, end, fields = word.start("rest"), word.end(), _NICKNAMES[rest]
    else:
        start, instead = (word.start("rest"), "") if word["rest"] else (0, "cron ")
        raise Unclear("cron", offset + start, offset + len(text), (f"{instead}30 9 * * 1-5",))
    blank = " " * (offset + end)
    parts = sort_out(Lexer(blank + text[end:], now, zone, zone).tokens()) if text[end:].strip() else Parts()
    if (
        parts.runs
        or parts.every
        or parts.repeat
        or parts.until
        or parts.starting
        or parts.months
        or parts.excepted
    ):
        raise Unclear("clash", offset + end, offset + len(text), ("",))
    try:
        recurrence = Recurrence.from_cron(fields, parts.zone.zone if parts.zone else zone)
    except BadRule as e:
        raise Unclear("cron", offset + start, offset + end, ("30 9 * * 1-5",)) from e
    on_holiday = parts.holidays.rule if parts.holidays else "unsaid"
    recurrence = replace(recurrence, on_holiday=on_holiday, each_person=parts.each_person)
    if recurrence.next(now) is None:
        raise Unclear("never", offset + start, offset + end)
    return Read(recurrence, ("cron_rule",), reading.corrected, parts.zone is not None)


def _trimmed(phrase: str, start: int, end: int) -> tuple[int, int]:
    part = phrase[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def _not_understood(phrase: str, stopped: _Stopped, zone: str, now: datetime) -> NotUnderstood:
    """Offers the phrase with the part replaced, then examples: only what is itself understood."""
    start, end, unclear = stopped.start, stopped.end, stopped.unclear
    part = phrase[start:end]
    instead = unclear.instead
    if unclear.reason == "unknown" and not instead:
        instead = tuple(word for word, _ in near(part.lower()) if word[0] == part[0].lower())
        if not _TURNS.search(part.lower()):
            instead += ("",)
    offers = [
        _DANGLING.sub("", " ".join((phrase[:start] + words + phrase[end:]).split())) for words in instead
    ]
    if (start, end) == (0, len(phrase)) or end - start >= len(phrase.strip()):
        offers = [*instead, *offers]
    good: list[str] = []
    for offer in (*offers, *EXAMPLES):
        if len(good) < _OFFERS and offer not in good and _is_understood(offer, zone, now):
            good.append(offer)
    return NotUnderstood(part, start, end, unclear.reason, tuple(good))


def _is_understood(phrase: str, zone: str, now: datetime) -> bool:
    try:
        _read(phrase, zone, now)
    except _Stopped:
        return False
    return True
