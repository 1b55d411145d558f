"""Pieces of a customer's clause, cut and turned towards them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.coach.english.grammar import Clause
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.tokens import Token, written
from bot.coach.english.voice import turned

BROKEN_OFF = frozenset(["still", "no", "nothing", "yet", "now", "not", "never"])
PARTICLES = frozenset(["away", "up", "out", "off", "down", "back", "over", "apart", "through", "on", "in"])
COMPANY = frozenset(["your", "you", "yours"])
ONE_IN_S = frozenset(
    ["lens", "gas", "canvas", "atlas", "alias", "chaos", "analysis", "diagnosis", "basis", "tennis"]
)
"""End as if they were several."""
ME = frozenset(["i", "we"])


@dataclass(frozen=True, slots=True)
class Part:
    tokens: tuple[Token, ...]
    clause: Clause
    link: str
    sentence: int


def trimmed(rest: Sequence[Token]) -> tuple[Token, ...]:
    """Up to the first comma or "and still …", without a trailing stop, "please", "!!" or "anyway"."""
    comma = next(
        (i for i, t in enumerate(rest) if t.low in (",", ";", ":", "(") or t.text in ("-", "–", "—")),
        len(rest),
    )
    kept = list(rest[:comma])
    for place in range(1, len(kept) - 1):
        if kept[place].low in ("and", "but") and (
            (kept[place + 1].low in BROKEN_OFF and not (place + 2 < len(kept) and kept[place + 2].verbal))
            or kept[place + 1].tag in ("modal", "pron")
        ):
            kept = kept[:place]
            break
    while (
        kept
        and (
            (kept[-1].tag == "punct" and kept[-1].text != "%")
            or kept[-1].low in ("please", "anyway", "anymore", "though", "right", "either", "by", "now")
        )
        and not (kept[-1].low == "now" and len(kept) > 1 and kept[-2].low == "right")
    ):
        kept.pop()
    return tuple(kept)


def turned_words(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    return re.sub(r"\s+([,.;:!?])", r"\1", written(turned(tokens))).strip(" ,;:-–—")


def subject_class(subject: Sequence[Token]) -> Literal["me", "company", "mine", "it", "other"]:
    lows = [t.low for t in subject]
    if lows and lows[-1] in ME and len(lows) == 1:
        return "me"
    if lows and lows[0] in COMPANY and (len(lows) == 1 or lows[0] == "your"):
        return "company"
    if len(lows) == 1 and lows[0] in (
        "it",
        "they",
        "he",
        "she",
        "this",
        "that",
        "these",
        "those",
        "there",
        "which",
        "who",
    ):
        return "it"
    if any(low in ("my", "our") for low in lows[:2]):
        return "mine"
    return "other"


def forms(clause: Clause) -> tuple[str, bool, bool]:
    """(auxiliary kind, passive, progressive): "" plain, "can", "do", "have", "be", "will", "must"."""
    lows = [t.base or t.low for t in clause.group if t.tag in ("modal", "have", "be", "do")]
    tags = [t.tag for t in clause.group if t.tag in ("modal", "have", "be", "do")]
    passive = "be" in tags and clause.verb.tag == "verb" and clause.verb.form in ("participle", "past")
    progressive = "be" in tags and clause.verb.tag == "verb" and clause.verb.form == "ing"
    kind = lows[0] if lows else ""
    return kind, passive, progressive


def object_of(rest: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]] | None:
    """(particle, object, what follows) of a transitive verb's rest."""
    place = 0
    particle: tuple[Token, ...] = ()
    if rest and rest[0].low in PARTICLES and len(rest) > 1 and rest[1].tag in ("det", "pron", "noun", "num"):
        particle, place = (rest[0],), 1
    end = place
    while end < len(rest) and (
        rest[end].tag in ("det", "adj", "noun", "num") or (rest[end].tag == "pron" and end == place)
    ):
        end += 1
        if rest[end - 1].tag == "pron":
            break
        if end + 1 < len(rest) and rest[end].low == "of" and rest[end + 1].tag in ("noun", "det", "num"):
            end += 1
    thing = tuple(rest[place:end])
    if not thing or not any(t.tag in ("noun", "pron", "num") for t in thing):
        return None
    return particle, thing, tuple(rest[end:])


def plural(thing: Sequence[Token]) -> bool:
    head = [t for t in thing if t.tag == "noun" or t.form == "s"]  # "swim caps"
    last = head[-1].low if head else ""
    return last.endswith("s") and not last.endswith(("ss", "us")) and last not in ONE_IN_S
