"""What the customer's message shows: how upset, what they ask for, what needs care."""

import re
from functools import cache

from vaderSentiment.vaderSentiment import (  # pyright: ignore[reportMissingTypeStubs]
    SentimentIntensityAnalyzer,
)

from bot.coach.text import fold
from bot.coach.types import Customer
from bot.coach.wording import Wording

SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
ASK = re.compile(
    r"\b(?:i (?:want|need|would like|'d like|demand|expect)|can (?:you|i)|could (?:you|i)|please|may i)\s+(?P<thing>[^.!?,;\n]{3,60})",
    re.IGNORECASE,
)


@cache
def _vader() -> SentimentIntensityAnalyzer:
    """The lexicon is read once, at the first message."""
    return SentimentIntensityAnalyzer()


def read_customer(message: str, wording: Wording) -> Customer:
    if not message.strip():
        return Customer()
    folded = fold(message[:4000])
    upset = max(
        0.0,
        -_vader().polarity_scores(message[:2000])["compound"],  # pyright: ignore[reportUnknownMemberType]
    )
    shouted = len(SHOUTED.findall(message)) >= 2 or message.count("!") >= 2
    patterns = wording.patterns
    care = "none"
    for name in ("self_harm", "grief", "health", "safety", "abuse"):
        if patterns[name].search(folded):
            care = name
            break
    hurt = bool(patterns["harm"].search(folded)) or upset > 0.5 or care not in ("none",)
    return Customer(min(1.0, upset + (0.2 if shouted else 0.0)), None, hurt, care)  # pyright: ignore[reportArgumentType]
