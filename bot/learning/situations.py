"""From the words a person types to the situation they mean: other names, plurals and slips of the finger."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = re.compile(r"an?|and|for|from|i|in|is|it|my|of|on|or|our|the|their|they|to|was|we|with|your")
_ENDINGS = ("ing", "ed", "es", "s", "e", "y")

_MOST_WORDS = 12
_LONGEST_WORD = 30
"""Whoever writes more doesn't name a situation: comparing it all would hold up everybody else."""

_SLIP = 0.78  # "refnud" and "refund" share 0.83, "bug" and "big" 0.67
_SURE = 0.62
_MAYBE = 0.28


@dataclass(frozen=True, slots=True)
class Found:
    """`id` where one situation is meant; else up to three near ones, the nearest first."""

    id: str | None
    near: tuple[str, ...] = ()


def find(words: str, names: Mapping[str, Iterable[str]]) -> Found:
    """The situation that `words` mean, given every name that each situation goes by.

    The answer is certain only where the best one stands alone; two as good as each other are both `near`.
    """
    named = [each for each, known in names.items() if _plain(words) in map(_plain, known)]
    if len(named) == 1:
        return Found(named[0])
    asked = list(dict.fromkeys(_stems(words)))[:_MOST_WORDS]
    if not asked:
        return Found(None)
    scores = {
        each: max((_score(asked, _stems(name)) for name in known), default=0.0)
        for each, known in names.items()
    }
    ranked = sorted(scores, key=lambda each: -scores[each])
    near = tuple(each for each in ranked if scores[each] >= _MAYBE)[:3]
    if not near:
        return Found(None)
    best = scores[near[0]]
    rivals = [each for each in near[1:] if best - scores[each] < 0.05]
    if best >= _SURE and not rivals:
        return Found(near[0])
    return Found(None, near)


def _score(asked: list[str], name: list[str]) -> float:
    """How well the words fit a name, 0..1: mostly how much of what was asked it explains, then how much of
    the name was said."""
    if not name:
        return 0.0
    fits = [max(_alike(word, other) for other in name) for word in asked]
    back = [max(_alike(other, word) for word in asked) for other in name]
    return 0.65 * sum(fits) / len(fits) + 0.35 * sum(back) / len(back)


def _alike(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if min(len(word), len(other)) < 4:
        return 0.0
    ratio = SequenceMatcher(None, word, other, autojunk=False).ratio()
    return ratio if ratio >= _SLIP else 0.0


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.casefold()) if not _EMPTY.fullmatch(word)]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)][:_LONGEST_WORD]
    return word[:_LONGEST_WORD]
