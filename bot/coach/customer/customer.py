"""What the customer's message shows: how upset, what they ask for, what needs care."""

import re
from functools import cache

from vaderSentiment.vaderSentiment import (  # pyright: ignore[reportMissingTypeStubs]
    SentimentIntensityAnalyzer,
)

from bot.coach.customer.figures import in_plain_words
from bot.coach.english.text import fold
from bot.coach.memory import remembered
from bot.coach.types import Care, Customer
from bot.coach.wording import Wording

SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
# What is asked for, as a noun phrase: at most four words after "my", "our", "a", "an", "the" or "some".
ASK = re.compile(
    r"\b(?:i(?:'d)?(?: just| only| really| still| would)* (?:want|need|like|demand|expect|request)(?: to (?:get|have|see|receive))?"
    r"|(?:can|could|may) i (?:please )?(?:have|get)|(?:please |just )?give (?:me|us)(?: back)?|send (?:me|us)|where(?: is|'s|s))"
    r" (?P<thing>(?:my|our|an?|the|some) (?!lot\b|way\b|minute\b)[\w'-]+(?: [\w'-]+){0,3})"
)
# Where the phrase ends inside those words.
THING_ENDS = re.compile(
    r" (?:and|or|but|so|because|by|before|for|from|to|today|now|please|asap|at|on|in|that|which|who|when|if|as|is|are|was|were|it|i|you|we|this"
    r"|the|tomorrow|tonight|right|immediately|then|not|still|already|again|with|of)\b.*$"
)
SEVERAL = re.compile(
    r"\b(?:want|need|like|demand|get|have|give me) (?:my|an?|the) [\w' -]{2,40} and (?:my|an?|the|some) "
)
TOWARDS = {"my": "your", "our": "your", "me": "you", "us": "you", "mine": "yours"}
CARE: tuple[Care, ...] = ("self_harm", "grief", "health", "safety", "abuse")
HURT_FROM = 0.3
"""VADER's negative share from which a message counts as hurt without a word of harm in it (tried on our own drafts)."""
SHOUTING = 0.2
"""What shouting adds to `upset`."""
CALM_UPTO, CALM_WORDS, COURTESY = 0.6, 40, 4
"""How upset, and how long, a question may be that anybody would ask; and words of a greeting, thanks or a name beside it."""
SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+")


@cache
def _vader() -> SentimentIntensityAnalyzer:
    """The lexicon is read once, at the first message."""
    return SentimentIntensityAnalyzer()


@remembered
def read_customer(message: str, wording: Wording) -> Customer:
    if not message.strip():
        return Customer()
    folded = fold(in_plain_words(message[:4000], wording))
    upset = max(
        0.0,
        -_vader().polarity_scores(message[:2000])["compound"],  # pyright: ignore[reportUnknownMemberType]
    )
    shouted = len(SHOUTED.findall(message)) >= 2 or message.count("!") >= 2
    care = _care(folded, wording)
    patterns = wording.patterns
    hurt = bool(patterns["harm"].search(folded)) or upset > HURT_FROM or shouted or care != "none"
    distressed = bool(patterns["distress"].search(folded))
    upset = min(1.0, upset + (SHOUTING if shouted else 0.0))
    plainly = upset < CALM_UPTO and care == "none" and not distressed and not shouted
    calm = plainly and _only_asks(folded, wording)
    told = hurt or distressed or patterns["complains"].search(folded) is not None
    return Customer(upset, _ask(folded), hurt, care, distressed, calm, told and not calm)


def _only_asks(folded: str, wording: Wording) -> bool:
    """A question or a request, with nothing beside it that calls for more than an answer."""
    patterns = wording.patterns
    told = patterns["complains"].search(folded) or patterns["recounts"].search(folded)
    if told or len(folded.split()) > CALM_WORDS:
        return False
    parts = SENTENCE_END.split(folded.strip())
    asks = [patterns["asks_plainly"].search(part) is not None for part in parts]
    return any(asks) and all(
        it_asks or len(part.split()) <= COURTESY for part, it_asks in zip(parts, asks, strict=True)
    )


def _care(folded: str, wording: Wording) -> Care:
    for care in CARE:
        if wording.patterns[care].search(folded):
            return care
    return "none"


def _ask(folded: str) -> str | None:
    """The one thing asked for, said to them: "I want my money back" gives "your money back"."""
    if SEVERAL.search(folded):
        return None
    things = {_towards(THING_ENDS.sub("", m["thing"])) for m in ASK.finditer(folded)}
    return things.pop() if len(things) == 1 else None


def _towards(thing: str) -> str:
    return " ".join(TOWARDS.get(word, word) for word in thing.split())
