"""Days, dates and times of day as they are typed in a note: "3rd", "Friday", "10:42"."""

import re

from bot.coach.english.text import MONTHS, fold

DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
CLOCK = r"(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]m|noon|midnight)"
DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:[-–]\d{{1,2}})?(?: of)? {MONTHS}\b|{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b)"
SAID = r"(?:on|at|in|by|from|after|before|until|till|within|between|around|during)\b"
ADVERB = r"(?:today|tomorrow|tonight|yesterday|this|next|last|later|soon|again|twice)\b"
WHEN = rf"(?:{SAID} (?:the )?(?:{DATE}|{DAY}|{CLOCK}|\d)|{ADVERB}|{DATE}|{DAY}|{CLOCK})"
ON = re.compile(rf"(?:the )?(?:{DATE}|{DAY})")
AT = re.compile(CLOCK)
THE_NTH = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)\b(?!(?: of)? {MONTHS}\b)")
IN = re.compile(rf"(?:(?:early|mid|late)[ -])?{MONTHS}\b(?! \d)")
""" "Due June". """

HAPPENS = re.compile(
    rf"(?P<verb>\b(?:(?:was|were) (?!dated\b|called\b|named\b)[a-z]+ed|starts?|begins?|ends?|meets?|opens?|closes?|leaves?|departs?|arrives?|expires?|expired|lapsed|made|sent|paid|received|posted|booked|delivered|issued|signed|closed|cancelled|arrived|started|ended|wrote)|\b(?:meeting|hearing|check[- ]?out|check[- ]?in|checkout|appointment|visit|session|tour|class|exam|test|interview|inspection|lesson|delivery|departure) (?:is|was)) (?=(?P<when>\d{{1,2}}(?: of)? {MONTHS}\b|\d{{1,2}}(?:st|nd|rd|th)(?=[,.;]|$| (?:at|and|so|but|because|for|from)\b)|\d{{1,2}}:\d\d(?![\d:])|\d{{1,2}} ?[ap]m\b))",
    re.IGNORECASE,
)
""" "Tour meets 8:30", "decisions were made 12 May"."""

IN_YEAR = re.compile(
    r"\b(starts?|begins?|ends?|opens?|closes?|expires?|expired|lapsed|made|sent|paid|issued|signed|closed|started|ended|lapses) (?=(?:19|20)\d\d\b(?![-:.]\d))"
)
SLOT = re.compile(
    r"\b(until|till|for|to|from|before|after|on) (?=\d{1,2}(?:[:.]\d\d)? ?[ap]m (?:session|slot|class|tour|sitting|show|train|bus|ferry|flight|collection|appointment)\b)"
)
""" "Until 1pm session"."""


def with_prepositions(text: str) -> str:
    """ "The tour meets 8:30" → the tour meets at 8:30; "made 12 May" → made on 12 May."""
    if not any(c.isdigit() for c in text):
        return text
    text = HAPPENS.sub(lambda m: f"{m['verb']}{timed(m['when']).removesuffix(m['when'])}", text)
    text = IN_YEAR.sub(r"\1 in ", text)
    return SLOT.sub(r"\1 the ", text)


def timed(rest: str) -> str:
    """ "Friday" → on Friday, "10:42" → at 10:42, with the white space that stood before."""
    bare = rest.strip()
    low = fold(bare)
    if not bare:
        return rest
    if IN.match(low) and low != "may":
        return f" in {bare}"
    if ON.match(low) and not low.startswith("the "):
        return f" on {'the ' if THE_NTH.match(low) else ''}{bare}"
    if ON.match(low):
        return f" on {bare}"
    return f" at {bare}" if AT.match(low) else f" {bare}"
