"""The hours in which a team wants no post: "22:00 to 7:00", "8pm-7am", "from 18 until 8"."""

import re

from bot.delivery.calendar import QuietHours
from bot.delivery.clock import read_span
from bot.delivery.unclear import NotUnderstood, Unclear
from bot.delivery.words import prepare

_LEAD = re.compile(r"\s*(?:(?:from|between)\s+)?")
_EXAMPLES = ("20:00 to 7:00", "8pm to 7am")


def read_quiet(words: str) -> QuietHours | NotUnderstood:
    """A bare "8 to 6" can be meant in two ways and is asked back."""
    text = prepare(words, frozenset()).text.rstrip(" .")
    lead = _LEAD.match(text)
    try:
        found = read_span(text, lead.end() if lead else 0)
    except Unclear as unclear:
        return NotUnderstood(words, 0, len(words), unclear.reason, unclear.instead or _EXAMPLES)
    if found is None or text[found[1].end :].strip():
        return NotUnderstood(words, 0, len(words), "unknown", _EXAMPLES)
    first, last = found
    if first.time == last.time:
        return NotUnderstood(words, 0, len(words), "clash", _EXAMPLES)
    if first.plain and first.hour < 12:
        by_day, by_night = (
            f"{hour}:{first.minute:02} to {last.time:%-H:%M}" for hour in (first.hour, first.hour + 12)
        )
        return NotUnderstood(words, 0, len(words), "day_or_night", (by_night, by_day))
    return QuietHours(first.time, last.time)
