"""The day on which a pause or a leave is over: "until 1 March", "till Monday", "for two weeks"."""

import re
from datetime import date

from bot.delivery.dates import read_start
from bot.delivery.unclear import NotUnderstood, Unclear
from bot.delivery.words import prepare

_LEAD = re.compile(r"\s*(?:(?:until|till|to|through|-)\s+)?(?:the\s+)?(?:(?P<span>for)\s+)?")
_EXAMPLES = ("until Monday", "until 1 March", "for two weeks")


def read_until(words: str, today: date) -> date | NotUnderstood:
    """The first day after it, later than `today`."""
    text = prepare(words, frozenset()).text.rstrip(" .")
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    if lead and lead["span"]:
        text = f"{text[:at]}in {text[at:]}"
    try:
        found = read_start(text, at, today)
    except Unclear as unclear:
        return NotUnderstood(words, 0, len(words), unclear.reason, unclear.instead or _EXAMPLES)
    if found is None or text[found.end :].strip():
        return NotUnderstood(words, 0, len(words), "unknown", _EXAMPLES)
    if found.date <= today:
        return NotUnderstood(words, 0, len(words), "past", _EXAMPLES)
    return found.date
