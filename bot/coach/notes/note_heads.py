"""What a phrase in a note is about, and whether there are many of it: "two items from order 4471" is about items."""

import re
from collections.abc import Sequence

from bot.coach.english.phrases import plural
from bot.coach.english.tokens import Token
from bot.coach.notes.note_words import COUNTING, NOUNS_TOO, RESET, UNCOUNTED, WORKERS
from bot.coach.wording import Wording

HELD_BY = re.compile(r"\b(?:and|&)\b")


def head_of(np: Sequence[Token]) -> Token | None:
    """What the phrase is about: the last noun before what else is told of it."""
    head: Token | None = None
    for token in np:
        if token.tag in ("prep", "punct") or token.low == "of":
            break
        if (
            token.tag == "verb"
            and token.form in ("past", "participle", "ing")
            and head is not None
            and token is not np[-1]
        ):
            break
        if token.tag in ("noun", "adj", "verb") and not (token.low.isdigit()):
            head = token if token.tag != "adj" or head is None else head
    return head or (np[0] if np else None)


def is_many(np: Sequence[Token]) -> bool:
    if len(np) > 2 and np[0].tag == "num" and np[1].low == "of":
        return np[0].low not in ("1", "one")  # "3 of 5 pallets"
    head = head_of(np)
    if len(np) == 2 and np[0].tag == "adj" and np[1].tag == "num":
        return np[1].low != "1"
    if np[0].tag == "num" and (len(np) == 1 or np[0].low[0] in "£$€"):
        return False
    until = next((at for at, t in enumerate(np) if t.tag in ("prep", "punct")), len(np))
    if head is not None and head.low in UNCOUNTED and not any(HELD_BY.fullmatch(t.low) for t in np[:until]):
        return False
    if any(HELD_BY.fullmatch(t.low) for t in np[:until]):
        return True
    return head is not None and (
        plural([head._replace(tag="noun")])
        or np[0].low in COUNTING
        or head.low in ("all", "both", "people", "children", "crew")
    )


def np_ends(tokens: Sequence[Token], end: int) -> bool:
    """Whether a noun, its number or a bracket stands before."""
    last = tokens[end - 1]
    return (
        last.tag in ("noun", "num")
        or last.low in RESET
        or last.text in (")", "%")
        or (last.tag == "verb" and last.form == "base")
        or last.low in NOUNS_TOO
        or (end == 1 and last.low in ("second", "third", "last", "other"))
        or (last.form == "ing" and end > 1 and tokens[end - 2].tag == "noun")
    )


def first_det(np: Sequence[Token]) -> bool:
    return np[0].tag == "det" and np[0].low not in ("no", "your", "our", "all")


def is_worker(head: Token, wording: Wording) -> bool:
    low = head.low
    person = low in wording.lists["people"] and low not in ("account", "card", "dog")
    return person or low in WORKERS or low.removesuffix("s") in WORKERS


def works(head: Token, wording: Wording) -> bool:
    """Somebody at work: of the known ones, or by the form of the word."""
    low = head.low.removesuffix("s")
    return (
        is_worker(head, wording)
        or low.endswith(("ist", "ician", "stress"))
        or low in ("guy", "boss", "owner")
    )
