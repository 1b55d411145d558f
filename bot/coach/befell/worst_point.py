"""A worst point, and how the words of one are cut from what somebody typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from bot.coach.befell import worst_shapes as shapes
from bot.coach.befell.account import said_of
from bot.coach.english.tokens import tokens_of
from bot.coach.wording import Wording

Kind = Literal[
    "theirs",
    "ill",
    "own",
    "hospital",
    "hurt",
    "mind",
    "least",
    "wronged",
    "missed",
    "means",
    "priced",
    "vain",
    "gone",
    "charged",
    "paid",
    "nth",
    "spell",
    "toil",
    "spent",
    "off",
    "lives",
    "aged",
    "length",
    "meant",
    "soon",
]
ORDER: Sequence[Kind] = get_args(Kind)
FIRST_OF_ALL = frozenset(["theirs", "wronged", "ill", "own", "mind", "least", "missed", "means", "priced"])
"""Worst points beside which no other line weighs anything."""


@dataclass(frozen=True, slots=True)
class Worst:
    """`doing` "waiting 70 minutes at the surgery only to hear that the nurse had left", `do` the same with "wait"; of a count "the third box in a row"."""

    kind: Kind
    doing: str
    do: str = ""


def calm(text: str) -> str:
    text = shapes.HOURS.sub(
        r"\1 minutes", shapes.CURSES.sub("", text.translate(str.maketrans({"’": "'", "–": "-", "—": "-"})))
    )
    return shapes.SHOUT.sub(lambda hit: hit[0] if shapes.ACRONYM.match(hit[0]) else hit[0].lower(), text)


def _real(text: str, hit: re.Match[str]) -> bool:
    ends = re.search(r"[.!?]", text[hit.end() :])
    return not shapes.UNREAL.search(text[: hit.start()]) and not (
        ends and ends[0] == "?" and text[: hit.end()].rstrip().count(" ") < 3
    )


def hits(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (hit for hit in pattern.finditer(text) if _real(text, hit))


def said_back(words: str, wording: Wording) -> str:
    if not words:
        return ""
    return said_of(tokens_of(words.strip(" ,.;:!?-"), wording.lexicon), wording.lexicon)
