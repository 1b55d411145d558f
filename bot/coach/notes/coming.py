"""What comes next, and when: "Next review September" → the next review is in September."""

import re

from bot.coach.english.lexicon import Lexicon
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import MASS
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import capital
from bot.coach.notes.clipped import at_clock

NEXT = re.compile(
    r"(?P<what>(?:(?:next|earliest|latest|first|last|nearest|new)(?: available| free| possible| open)?(?: (?!(?:leaves|starts|begins|opens|closes|ends|runs|goes|departs|arrives|comes|falls|lands|renews|ships) )[a-z][a-z-]+){0,2}?|(?:cut-?off|deadline|due date|eta|pick-?up|collection|delivery|check-?(?:in|out)|renewal|restock)))"
    r"(?P<is> is| =|:)? (?P<when>(?P<prep>on|in|at|from|after|before|between|by|during|around) .+|(?:the )?\d{1,2}(?:st|nd|rd|th)\b.*|(?:[01]?\d|2[0-3])(?::|\.)[0-5]\d\b.*|\d+\.\d\d (?:on|in|by)\b.*|\d{1,2} ?[ap]m\b.*|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b.*|(?:today|tomorrow|tonight|next|this|mid|early|late)\b.*|tb[ac]\b)"
)
""" "Next review September", "earliest 9th May"."""
PRICE = re.compile(r"(?P<sum>\d+\.\d\d) (?P<rest>(?:on|in|by)\b.*)")
PAID = frozenset(["payment", "instalment", "installment", "bill", "charge", "fee", "invoice"])


def coming(hit: "re.Match[str]", bare: str, lexicon: Lexicon) -> str:
    """ "Next review September" → the next review is in September."""
    what, when, low = bare[: hit.end("what")], bare[hit.start("when") :], hit["when"]
    if (price := PRICE.match(low)) and what.lower().rsplit(maxsplit=1)[-1] in PAID:
        return (
            f"The {what[:1].lower()}{what[1:]} of {when[: price.end('sum')]} is {when[price.start('rest') :]}"
        )
    if what.lower() in ("next", "last"):
        what = f"{what} one"
    many = plural(tokens_of(what, lexicon))
    prep = (
        "at "
        if re.match(r"\d{1,2}(?::|\.)\d\d|\d{1,2} ?[ap]m", low)
        else "in "
        if re.match(
            r"(?!may \d|\w+ \d{1,2}(?:st|nd|rd|th)?\b(?!\d))(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|mid|early|late",
            low,
        )
        else "on "
    )
    if (
        hit["prep"]
        or (hit["is"] == " is" and low.startswith("the "))
        or low.startswith(("today", "tomorrow", "tonight", "next", "this"))
    ):
        prep = ""
    if re.match(
        r"\d{1,2}(?:st|nd|rd|th)\b(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", low
    ):
        prep = "on the "
    if fold(what) == "eta" and prep != "at ":
        prep = ""
    if low in ("tbc", "tba"):
        prep, when = "", "still to be confirmed" if low == "tbc" else "still to be announced"
    head = what if what.isupper() else f"{what[:1].lower()}{what[1:]}"
    the = "" if fold(what) in MASS else "The "
    return capital(f"{the}{head} {'are' if many else 'is'} {prep}{at_clock(when)}")
