"""What the notices of an office are made of: their things, and how one is read (see office.py)."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.coach.english.forms import Hit
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.english.voice import KEPT_CAPITAL, lowered
from bot.coach.kinder.named import met
from bot.coach.wording import Wording

NP = r"(?P<np>\S.{1,90}?)"
NO_THING = ("i", "we", "you", "there", "who", "which", "what", "nobody", "none", "no", "neither", "nothing", "he", "she", "only", "every", "each", "here", "and", "if")  # fmt: skip
OBJECT = {"they": "them", "these": "these", "it": "it", "those": "those"}
MILDER = {"entertain": "consider"}
NOT_BY_THEM = re.compile(
    r"\b(?:refund|compensation|credit|exception|discount|penalt|proceedings|action|legal)\w*\b"
)


class Made(NamedTuple):
    """`text` without its capital and its stop."""

    text: str
    rule: str
    act: str


Read = Callable[[Hit, str, Wording], Made | None]


def cut(hit: Hit, name: str, clause: str) -> str:
    return clause[hit.start(name) : hit.end(name)] if hit[name] else ""


def thing_of(hit: Hit, clause: str, wording: Wording, *, name: str = "np") -> tuple[str, list[Token]] | None:
    """A noun phrase as it stands after a verb, with its tokens up to the first preposition."""
    tokens = tokens_of(cut(hit, name, clause), wording.lexicon)
    if not tokens or tokens[0].low in NO_THING or tokens[0].tag in ("prep", "modal", "be", "sub"):
        return None
    if len(tokens) == 1 and (tokens[0].tag == "verb" or tokens[0].low in ("this", "that")):
        return None
    for place, token in enumerate(tokens):
        # What looks like a verb is a noun here: "repeat requests", "taxes", "seats not taken up".
        done = token.tag == "verb" and (place or token.form != "ing")
        plain = token.tag in ("det", "adj", "noun", "num", "prep", "to", "not", "adv") or token.low in ("(", ")", "'s", "'", "and", "or", "/", "&", "itself", "themselves")  # fmt: skip
        only = token.tag == "pron" and len(tokens) == 1
        if not (plain or only or done):
            return None
    head: list[Token] = []
    for token in tokens:
        if head and (token.tag in ("prep", "to", "not") or token.low == "(" or token.form == "participle"):
            break
        head.append(token)
    several = fold(clause[hit.end(name) :]).startswith((" are ", " aren't ", " have ", " haven't "))
    low = written(_plainly(tokens, wording))
    if several and head[-1].low.endswith("s") and low[0].isupper() and low[1:2].islower() and len(head) == 1:
        low = f"{low[0].lower()}{low[1:]}"  # "Potholes under 40mm are …": no name stands so
    bare = (
        head[0].tag not in ("det", "pron")
        and not plural(head)
        and head[-1].low in wording.lists["count_nouns"]
    )
    if bare and low[:1].islower() and not is_one(head, "proceedings", wording) and "#" not in low:
        low = f"the {low}"
    return OBJECT.get(low, low), head


def _plainly(tokens: Sequence[Token], wording: Wording) -> Sequence[Token]:
    """Without the capital of a start; a word met in many drafts is no name."""
    if len(tokens) > 1 and (tokens[1].text[:1].isupper() or tokens[1].text[:1].isdigit()):
        return tokens
    low = list(lowered(tokens, wording.lexicon))
    first = low[0]
    plain = (
        first.low not in KEPT_CAPITAL
        and first.text[:1].isupper()
        and first.text[1:].islower()
        and first.tag in ("noun", "verb", "adj")
    )
    return [first._replace(text=first.low), *low[1:]] if plain and met(first.low, wording) else low


def is_one(head: Sequence[Token], kind: str, wording: Wording) -> bool:
    """Whether it is one of the pack's things of this kind."""
    return bool(head) and any(
        t.low in wording.lists[kind] for t in (head[-1], *head[-2:-1]) if t.tag != "det"
    )


def runs_on(rest: str) -> bool:
    return re.match(r"\s(?:and|or|nor|but|yet)\b", fold(rest)) is not None
