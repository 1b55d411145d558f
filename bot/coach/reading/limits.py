"""Tells how a case stands to a limit, by number, unit or date: "returns are 30 days", "you are on day 32"."""

import re

from bot.coach.english.closed_words import NUMBERS
from bot.coach.english.text import MONTHS

UNITS = {
    word: unit
    for unit, words in {
        "minute": "minute minutes min mins", "hour": "hour hours hrs hr h", "day": "day days", "week": "week weeks", "month": "month months",
        "year": "year years yrs", "kg": "kg kgs kilos kilo", "g": "g grams", "cm": "cm", "m": "m metres meters metre", "km": "km kilometres",
        "mile": "mile miles", "gb": "gb", "mb": "mb", "person": "people guests persons", "item": "items", "money": "£ $ € eur euro euros pounds dollars usd gbp",
    }.items()
    for word in words.split()
}  # fmt: skip
TIMES = frozenset(["minute", "hour", "day", "week", "month", "year"])
MONTH_BY_NUMBER = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
AMOUNT = re.compile(
    r"(?P<sign>[£$€])? ?(?<![\d/:.])(?P<n>\d[\d,]*(?:\.\d+)?)(?!\d|[/:]\d|\.\d|%| ?percent| ?[ap]\.?m|st\b|nd\b|rd\b|th\b)[ -]?(?P<unit>[a-z€]+)?"
    rf"|\b(?P<word>{'|'.join(NUMBERS[2:])}) (?P<of>[a-z]+)"
)
DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTHS})|(?P<month2>{MONTHS}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?|the (?P<day3>\d{{1,2}})(?:st|nd|rd|th))\b(?! ?\d{{4}})"
)
LIMIT = re.compile(
    r"(?P<what>(?:[a-z'-]+ ){1,7}?)(?:(?:is|are|was|were|runs?|lasts?|covers?|covered|ends?|ended|stops?|stopped|goes|closed|closes|appl(?:y|ies)|includes?|allows?|seats?|holds?|takes?|must be|need to be|accepted|possible|valid|limited|only|up|for|within|until|at|to|on) )+[^;:?!]*"
)
"""So much and no more, of something that they are given."""
OURS = re.compile(
    r"\b(?:deliver(?:y|ies|ed)|shipping|shipped|dispatch\w*|respon[sd]\w*|repl(?:y|ies)|processing|processed|turnaround|wait\w*|queues?|lead times?|targets?|aims?|taking|arriv\w+|fees?|charges?|prices?|costs?|rates?|rent|pay\w*|paid|due|owe[ds]?|balance|aim|deposit|bill|repairs? (?:is|are|take))\b"
)
"""What we are to keep to, and what is owed: nobody is refused because of it."""
LASTS = re.compile(r"\btakes?\b")
""" "It takes 3 weeks": a time of ours, too."""
LEAST = re.compile(
    r"\b(?:minimum|at least|from the age|or over|and over|older than|no less than|in advance|ahead|before)\b"
)
STATE = re.compile(
    r"(?P<link>and |but |while )?(?P<who>you|yours|your [a-z-]+(?: [a-z-]+)?|it|this|that|today|he|she|they)(?:'(?:s|re|ve)| is| are| was| were| has| have| had| came| reached us| reached| arrived| used| claimed| asked(?: for)?| booked| bought| measures?| weighs?| weighed| returned| wrote| applied| entered| ordered| brought| sent)\b[^;:?!,]*"
)
NO = re.compile(
    r"\b(?:no|not|never|cannot|unable|only|just|nothing|without|so(?! far)|because|late|early|since|wait\w*)\b|n't\b"
)
NOW = re.compile(r"(?:and |but )?(?:it|this|today)(?:'s| is)(?: now| already)?\b")
MOST = 24
"""Words of a rule with its case."""
Quantity = tuple[float, str]


def lies_beyond(limit: str, case: str) -> str:
    """The key of how the case stands to the limit, both folded; "" where it is within it, or they are no such two."""
    if not ((DATE.search(case) or AMOUNT.search(case)) and STATE.fullmatch(case) and LIMIT.fullmatch(limit)):
        return ""
    ours = OURS.search(limit) if not limit.startswith("free ") else None
    if len(f"{limit} {case}".split()) > MOST or ours or OURS.search(case) or NO.search(case):
        return ""
    return _compared(limit, case)


def _compared(limit: str, case: str) -> str:
    """The key of how the case stands to the limit; "" where it is within it, or nobody can tell."""
    until, came = _date(limit), _date(case)
    if until and came:
        named = {until[0] < 0, came[0] < 0}
        if len(named) > 1 or came <= until or LEAST.search(limit):
            return ""
        return "too_late_now" if NOW.match(case) else "came_too_late"
    if until or came:
        return ""
    most, has = _amount(limit), _amount(case)
    if most is None or has is None:
        return ""
    if has[1] not in ("", most[1]) and not (has[1] == "year" and not most[1]):
        return ""
    if LEAST.search(limit):
        return "below_limit" if has[0] < most[0] and most[1] not in TIMES else ""
    over = "beyond_time" if most[1] in TIMES else "beyond_limit"
    return over if has[0] > most[0] and not (most[1] in TIMES and LASTS.search(limit)) else ""


def _date(folded: str) -> tuple[int, int] | None:
    dates = list(DATE.finditer(folded))
    if len(dates) != 1:
        return None
    hit = dates[0]
    month = hit["month"] or hit["month2"]
    return MONTH_BY_NUMBER.index(month[:3]) if month else -1, int(hit["day"] or hit["day2"] or hit["day3"])


def _amount(folded: str) -> Quantity | None:
    """The one amount in it: (32, "day") of "day 32" and of "32 days"."""
    hits = list(AMOUNT.finditer(folded))
    if len(hits) != 1:
        return None
    hit = hits[0]
    if hit["word"]:
        unit = UNITS.get(hit["of"], "")
        return (float(NUMBERS.index(hit["word"])), unit) if unit else None
    before = re.search(r"\b(?P<unit>day|week|month|year) (?:number )?$", folded[: hit.start()])
    unit = (
        UNITS.get(hit["unit"] or "", "")
        or (before["unit"] if before else "")
        or ("money" if hit["sign"] else "")
    )
    return float(hit["n"].replace(",", "").rstrip(".")), unit
