"""A bare verdict behind what it comes of: "Your claim reached us on day 31. The file is closed." → …, so the file is now
closed."""

import re

from bot.coach.answer.reasons import CASE, JOINED, LONGEST
from bot.coach.english.text import fold
from bot.coach.kinder.said import Said

GROUNDS = frozenset(["grounds", "shows", "differs"])
"""Kinds of statements that a verdict right behind them goes by."""
HAPPENED = re.compile(
    r"\b(?:reached us|came|arrived|expired|lapsed|ended|closed|passed|(?:was|were)(?:n't| not)? [a-z]+(?:ed|en|t|wn)|weren't told|didn't (?:get|find|see|reach|arrive))\b"
)
TOO_LATE = re.compile(
    r"\b(?:reached us|came|arrived|expired|lapsed|ended|passed|withdrawn|weren't told|didn't get)\b"
)
RULE = re.compile(
    r"(?:we (?:ask|need|allow|accept|only)|(?:the|an?|[a-z]+s) [a-z ]{0,40}?(?:is|are|was|must|can|closed|ended|has to|have to)) "
)
ENDED = re.compile(
    r"(?:i'm afraid (?:that )?|i'm sorry to say that |as things stand, |on our side, )?(?P<then>(?:the|your|this) (?:[a-z]+ )?[a-z]+ (?:has been|have been|is now|is) closed)\."
)
"""A verdict that was said anew before."""
SOFT = re.compile(r"(?:i'm afraid |i'm sorry to say that )")


def comes_of(before: Said | None, earlier: Said | None, then: str, *, closes: bool) -> tuple[str, str] | None:
    """What stands before it with a comma, and the verdict with its "so"; None where it may come of something else.

    `earlier`: the sentence before that; `closes`: the verdict ends the matter, and finds nothing right.
    """
    if before is None or not _may_lead(before):
        return None
    told = TOO_LATE if closes else HAPPENED
    low = SOFT.sub("", fold(before.text), count=1)
    of_rule = RULE.match(low) and earlier is not None and CASE.match(fold(earlier.text)) and told.search(fold(earlier.text))  # fmt: skip
    if not of_rule and not (CASE.match(low) and told.search(low)):
        return None
    return f"{before.text[:-1]},", f"so {then}"


def _may_lead(said: Said) -> bool:
    return said.text.endswith(".") and not JOINED.search(said.text) and len(said.text.split()) <= LONGEST
