"""Small linear classifiers of sentences whose every decision can be shown: multinomial logistic regression over words,
pairs of neighbours and the sentence's ends, and over where each word lies among all words, so that one it has not met
weighs as its neighbours do. Dictionary look-ups, no library, some 40 microseconds a sentence.

The weights are data beside the pack, made by training/ from sentences written for it.
"""

import json
import math
import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, islice, pairwise, repeat
from operator import add
from pathlib import Path
from typing import Generic, NotRequired, TypedDict, TypeVar

from bot.coach.memory import remembered

Label = TypeVar("Label", bound=str)

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[^\w\s]")
_NUMBER = re.compile(r"\d+")
_ZERO, _MOST, TENTHS = ord("O"), 45, 10
FINE = 4
"""How much finer the weights by a word's place are counted than the others."""
LANE, LANE_BYTES, LANE_MOST = "utf-16-le", 2, 0xFFFF
"""Two bytes a letter: a row of letters is one whole number, and adding rows adds every label's weight at once."""
ROOM = LANE_MOST // (_ZERO + _MOST)
"""Rows that may be added: a sentence of more than a hundred words is read by its first hundred."""
_SHORT, _LONG = 3, 12
"""Words; up to, and from, here on a sentence counts as short or long."""
_STEM = 5
"""Letters of a word's beginning, which "apologise" and "apologies" share."""


class Table(TypedDict):
    """What a model has learnt: for each feature one letter a label (see `letters`); "" is the bias.

    `words` has the same for a word, FINE times as fine, for where it lies among all words; what the words of a sentence
    say together is divided by the root of their number.
    """

    features: Mapping[str, str]
    words: NotRequired[Mapping[str, str]]


def load_table(path: Path) -> Table:
    """From what training/ wrote; a model without places has its features alone."""
    read = json.loads(path.read_text(encoding="utf-8"))
    return read if "words" in read and isinstance(read["words"], dict) else {"features": read}


class Weights:
    """What several models have learnt, side by side, so that a text is looked up once for all of them."""

    def __init__(self, *tables: Table) -> None:
        widths = [len(each["features"][""]) for each in tables]
        self.biases = [tuple(map(ord, each["features"][""])) for each in tables]
        self.places = [0, *accumulate(widths)]
        """In the lanes, of each model's first label; among the words' each model has one lane more."""
        self._features = _side_by_side([each["features"] for each in tables], widths)
        words = [each.get("words", {}) for each in tables]
        known = [dict.fromkeys(each, "\1") for each in words]
        both = [table for pair in zip(words, known, strict=True) for table in pair]
        self._words = _side_by_side(both, [size for width in widths for size in (width, 1)])
        self._sizes = LANE_BYTES * sum(widths), LANE_BYTES * (sum(widths) + len(widths))

    @remembered
    def weigh(self, text: str) -> tuple[bytes, bytes]:
        """What its features say; what its words say, and in each model's last lane how many of them it knows."""
        tokens = _tokens(text)
        features = sum(islice(filter(None, map(self._features.get, _features(tokens, text))), ROOM))
        words = sum(islice(filter(None, map(self._words.get, dict.fromkeys(tokens))), ROOM))
        return features.to_bytes(self._sizes[0], "little"), words.to_bytes(self._sizes[1], "little")

    def of(self, feature: str, lane: int) -> int:
        """What a feature weighs there; 0 where nothing was learnt of it."""
        letter = self._features.get(feature, 0) >> 8 * LANE_BYTES * lane & LANE_MOST
        return letter and letter - _ZERO

    def knows(self, feature: str, lane: int) -> bool:
        return bool(self._features.get(feature, 0) >> 8 * LANE_BYTES * lane & LANE_MOST)


def _side_by_side(tables: Sequence[Mapping[str, str]], widths: Sequence[int]) -> Mapping[str, int]:
    """The rows of a feature in all tables as one whole number. All at once: it is some ten thousand rows."""
    names = [name for name in {name: None for table in tables for name in table} if name]
    rows = zip(
        *(map(table.get, names, repeat("\0" * width)) for table, width in zip(tables, widths, strict=True)),
        strict=True,
    )
    size = LANE_BYTES * sum(widths)
    lanes = "".join(chain.from_iterable(rows)).encode(LANE)
    numbers = (int.from_bytes(lanes[at : at + size], "little") for at in range(0, len(lanes), size))
    alike: dict[int, int] = {}  # two rows of three say what another says, too
    return {name: alike.setdefault(row, row) for name, row in zip(names, numbers, strict=True)}


class LinearModel(Generic[Label]):
    """One of the models in some weights: the one with this number."""

    def __init__(self, labels: Sequence[Label], weights: Weights, number: int = 0) -> None:
        self.labels = labels
        self._weights, self._lane, self._bias = weights, weights.places[number], weights.biases[number]
        self._row = struct.Struct(f"<{len(labels)}H")
        self._placed = struct.Struct(f"<{len(labels) + 1}H")
        self._starts = LANE_BYTES * self._lane, LANE_BYTES * (self._lane + number)

    def weigh(self, text: str) -> tuple[int, ...]:
        """What its features say for each label; such rows add up over sentences."""
        return self._row.unpack_from(self._weights.weigh(text)[0], self._starts[0])

    def shares_of(self, text: str) -> Mapping[Label, float]:
        """How likely each label is; together 1."""
        features, placed = self._weights.weigh(text)
        row = self._row.unpack_from(features, self._starts[0])
        *words, known = self._placed.unpack_from(placed, self._starts[1])
        if not known:
            return self.shares(row)
        part, none = 1 / (FINE * math.sqrt(known)), _ZERO * known
        return self._likely(
            [
                score + bias + (word - none) * part
                for score, bias, word in zip(row, self._bias, words, strict=True)
            ]
        )

    @remembered
    def shares(self, row: tuple[int, ...]) -> Mapping[Label, float]:
        """How likely each label is, by features alone, for what `weigh` gave."""
        return self._likely(list(map(add, row, self._bias)))

    def _likely(self, scores: Sequence[float]) -> Mapping[Label, float]:
        highest = max(scores)
        raised = [math.exp((score - highest) / TENTHS) for score in scores]
        total = sum(raised)
        return {label: value / total for label, value in zip(self.labels, raised, strict=True)}

    def knows(self, word: str) -> bool:
        """Whether it stood in the sentences it learnt from."""
        return self._weights.knows(word, self._lane)

    def reasons(self, sentence: str, label: Label, most: int = 4) -> tuple[str, ...]:
        """The words that spoke most for a label, as they stand in the sentence (lower case)."""
        lane = self._lane + self.labels.index(label)
        weighed = [
            (self._weights.of(feature, lane), feature)
            for feature in features(sentence)
            if feature[0] not in "#^" and feature[-1] not in "-$" and " _ " not in feature
        ]
        return tuple(feature for weight, feature in sorted(weighed, reverse=True)[:most] if weight > 0)


def features(sentence: str) -> list[str]:
    """Words, their beginnings, pairs, pairs with one word between, the ends, and the shape; numbers are all one."""
    return _features(_tokens(sentence), sentence)


def _tokens(sentence: str) -> list[str]:
    lowered = sentence.lower().replace("’", "'")
    return _TOKEN.findall(_NUMBER.sub("0", lowered))


def _features(tokens: list[str], sentence: str) -> list[str]:
    words = [token for token in tokens if token[0].isalnum()]
    if not words:
        return ["#wordless"]
    found = [
        *tokens,
        *[f"{one} {two}" for one, two in pairwise(tokens)],
        *[f"{one} _ {three}" for one, three in zip(words, words[2:], strict=False)],
        *[f"{word[:_STEM]}-" for word in words if len(word) > _STEM],
    ]
    found = [*dict.fromkeys(found), f"^{words[0]}", f"^{' '.join(words[:2])}", f"{words[-1]}$"]
    if len(words) <= _SHORT:
        found.append("#short")
    elif len(words) >= _LONG:
        found.append("#long")
    if not sentence[1:].islower() and sum(map(str.isupper, sentence)) > 0.5 * len(sentence):
        found.append("#shouted")
    return found


def letters(weights: Iterable[float], fine: int = 1) -> str:
    """One printable letter a weight: tenths, counted up and down from "O". Small, and quick to load."""
    return "".join(chr(_ZERO + max(-_MOST, min(_MOST, round(weight * TENTHS * fine)))) for weight in weights)
