"""Takes the shove out of an order: "actually read it for once" → read it."""

import re

from bot.coach.english.text import fold
from bot.coach.english.voice import capital

SHOVES = re.compile(
    r"(?:(?:please|kindly|just) )*(?:(?:actually|finally|at least|honestly|do me a favou?r and|do us (?:all )?a favou?r and|for once(?: in your life)?|go and|hurry up and|(?:just )?(?:do|try) the (?:clever|smart|decent|right|sensible) thing(?: for once)? and"
    r"|(?:try (?:and|to) |at least )?(?:be so (?:good|kind) as to|be (?:good|kind|decent) enough to|have the (?:decency|courtesy|goodness|good sense|manners) to|bother to|make (?:an|the) effort to|take the trouble to|trouble yourself to|get round to|learn to|actually)|do(?= (?!not\b|so\b|it\b|this\b|that\b)[a-z]+ ))[, ]+)+(?=[a-z])"
)
"""What only pushes, before the verb of an order."""
SHOVED = re.compile(
    r",? (?:for once(?: in your life)?|for a change|this time(?: a?round)?|once and for all|and be done with it|for (?:god|heaven|goodness|pete)'?s? sake|will you|if you can manage that much|like (?:every(?:one|body) else|an adult|a grown-?up|a normal person)|or else)$"
)
"""The same at its end."""
TRY_THIS_TIME = re.compile(r"try (?:to|and) (?=[a-z]+\b.*(?:this time|for once|for a change)(?: a?round)?$)")


def unshoved(bare: str) -> str:
    """ "Actually read it for once" → read it."""
    folded = fold(bare)
    start = next((m.end() for m in (SHOVES.match(folded), TRY_THIS_TIME.match(folded)) if m), 0)
    end = m.start() if (m := SHOVED.search(folded)) else len(bare)
    left = re.sub(r"\b(you|to) actually (?=[a-z])", r"\1 ", bare[start:end])
    return capital(left) if start else left
