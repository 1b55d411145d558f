"""What a message tells, by the pack's patterns: which cases it is, with their things, and the details on the side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.coach.choice import SLOT
from bot.coach.customer.cues import Case
from bot.coach.customer.heard import Heard
from bot.coach.english.phrases import turned_words
from bot.coach.english.tokens import tokens_of
from bot.coach.wording import Book, Detail, Wording

MARKS = re.compile(r"[⟨⟩]")
LONG = 32
"""Words from which a message tells so much that a case needs more than a word to be believed."""
SURE = 13
RATE = re.compile(r"\d $")
""" "12 a week" is no wait of a week."""
ON_DAY = re.compile(
    r"(?<! on)(?<! this)(?<! next)(?<! due)(?<! last)(?<! coming)(?<! for)(?<! since)(?<! from)(?<! until)(?<! till)(?<! by)(?<! before)(?<! after)(?<! every) ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
""" "Your son's wedding Saturday": on Saturday."""
TELLING = 2
KEPT = 4
"""Cases of one message that are tried, the heaviest first."""
AGREES = {False: {"is": "is", "it": "it"}, True: {"is": "are", "it": "them"}}
"""Slots that agree with {thing}."""


@dataclass(frozen=True, slots=True)
class Found:
    case: Case
    slots: Mapping[str, str]


def cases_in(
    heard: Heard, book: Book[Case], wording: Wording, *, telling: int = TELLING
) -> tuple[Found, ...]:
    """The heaviest first; of one case the match that names most. `telling`: words of a match that a long text needs."""
    found: dict[str, Found] = {}
    long = len(heard.marked.split()) > LONG
    for case, pattern in book.of(heard.words):
        for hit in pattern.finditer(heard.folded):
            slots = _slots(hit, heard, wording)
            if slots is None:
                continue
            if long and case.weight < SURE and not slots and len(hit.group().split()) < telling:
                continue
            if case.id not in found or len(slots) > len(found[case.id].slots):
                found[case.id] = Found(case, slots)
    return tuple(sorted(found.values(), key=lambda f: -f.case.weight)[:KEPT])


def merged(found: Sequence[Found], told: Sequence[Case]) -> tuple[Found, ...]:
    """The heaviest first; a case that a pattern found with its things stands with them."""
    known = {each.case for each in found}
    whole = (*found, *(Found(case, {}) for case in told if case not in known))
    return tuple(sorted(whole, key=lambda f: -f.case.weight)[:KEPT])


def details_in(heard: Heard, book: Book[Detail], wording: Wording) -> Mapping[str, tuple[str, ...]]:
    """By slot, the ways to say the first detail that is there."""
    told: dict[str, tuple[str, ...]] = {}
    for detail, pattern in book.of(heard.words):
        if detail.slot in told:
            continue
        for hit in pattern.finditer(heard.folded):
            if detail.slot == "wait" and RATE.search(heard.folded[: hit.start("v")]):
                continue
            if ways := tuple(_filled(detail.says, _slots(hit, heard, wording) or {})):
                told[detail.slot] = ways
                break
    return told


def _filled(ways: Sequence[str], slots: Mapping[str, str]) -> Iterator[str]:
    for way in ways:
        if all(slots.get(name) for name in SLOT.findall(way)):
            yield ON_DAY.sub(r" on \1", SLOT.sub(lambda m: slots[m[1]], way))


def _slots(hit: re.Match[str], heard: Heard, wording: Wording) -> dict[str, str] | None:
    """None where the thing of the match is a person."""
    slots: dict[str, str] = {}
    for name in hit.groupdict():
        start, end = hit.span(name)
        if start < 0:
            continue
        if not name.startswith("np_"):
            if said := _said(heard.marked[start:end], wording):
                slots[name] = said.lower() if name in ("kin", "school") else said
            continue
        phrase = heard.phrase(start)
        if phrase is not None and phrase.head in wording.lists["persons"]:
            return None
        if phrase is not None:
            slots |= {name.removeprefix("np_"): phrase.text, **AGREES[phrase.plural]}
    return slots


def _said(words: str, wording: Wording) -> str:
    """Words taken over as they are, said towards the customer."""
    plain = " ".join(MARKS.sub(" ", words).split())
    return turned_words(tokens_of(plain, wording.lexicon), wording.lexicon)
