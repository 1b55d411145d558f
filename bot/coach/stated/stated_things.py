"""The things that short statements are made of (see stated.py), and what one comes to: which ways there are to say it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bot.coach.answer.softening import uncapitalled
from bot.coach.english.forms import Hit
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.office.notice import thing_of as any_thing_of
from bot.coach.stated.claimed import bare_thing
from bot.coach.wording import Wording

NP = r"(?P<np>[^,;:]{2,70}?)"


class Found(NamedTuple):
    """Which ways there are to say it, and what goes into them; `kind`: how it links to its neighbours."""

    key: str
    slots: Mapping[str, str]
    kind: str = ""
    act: str = "inform"


Find = Callable[[Hit, str, Wording], Found | None]


def thing_of(hit: Hit, clause: str, wording: Wording) -> tuple[str, list[Token]] | None:
    """The thing it is said of, without the capital of a start; None where it is no plain thing."""
    thing = any_thing_of(hit, clause, wording)
    last = tokens_of(thing[0], wording.lexicon)[-1] if thing else None
    if thing is None or last is None or not (last.tag in ("noun", "num", "pron") or last.form == "ing" or last.low == ")" or "-" in last.low):  # fmt: skip
        return None
    tokens = tokens_of(thing[0], wording.lexicon)
    if len(tokens) == 1:
        return thing
    first, after = tokens[:2]
    compound = first.tag == "noun" and first.text[1:].islower() and after.text.isalpha() and after.text.islower() and (after.tag == "noun" or after.form == "ing")  # fmt: skip
    low = f"{first.low}{thing[0][len(first.low) :]}" if compound else written(uncapitalled(tokens, wording))
    return low, thing[1]


def the(np: str, head: Sequence[Token]) -> str:
    return np if head[0].tag in ("det", "pron") or np.startswith("the ") else f"the {np}"


def somebody(head: Sequence[Token], wording: Wording) -> bool:
    return (
        head[-1].low in wording.lists["people"] and head[-1].low not in ("account", "card") if head else False
    )


def are(head: Sequence[Token], *, past: bool = False) -> str:
    many = plural(head) or head[-1].low in ("them", "they", "these", "those", "you", "we")
    return ("were" if many else "was") if past else ("are" if many else "is")


def subject(np: str) -> str:
    return {"them": "they"}.get(np, np)


POINTING = frozenset(["it", "this", "that", "these", "those", "they"])


def plain_thing(hit: Hit, clause: str, wording: Wording) -> tuple[str, list[Token]] | None:
    """As in other statements; "that" may stand for what was told before."""
    words = fold(hit["np"])
    if words in POINTING:
        return words, list(tokens_of(words, wording.lexicon))
    return thing_of(hit, clause, wording) or bare_thing(hit, clause, wording)


def slots_of(thing: tuple[str, list[Token]], *, past: bool = False) -> dict[str, str]:
    be = are(thing[1], past=past)
    it = "they" if be in ("are", "were") else "it"
    return {"np": {"they": "them"}.get(thing[0], thing[0]), "subj": subject(thing[0]), "be": be, "it": it, "them": "them" if it == "they" else "it", "was": "were" if it == "they" else "was", "has": "have" if it == "they" else "has"}  # fmt: skip
