"""A small linear classifier of sentences whose every decision can be shown: multinomial logistic regression over words,
pairs of neighbours and the sentence's ends, and over where each word lies among all words, so that one it has not met
weighs as its neighbours do. Dictionary look-ups, no library, some 60 microseconds a sentence.

The weights are data beside the pack, made by training/ from sentences written for it.
"""

import json
import math
import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Generic, Self, TypeVar

Label = TypeVar("Label", bound=str)

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[^\w\s]")
_ZERO, _MOST, TENTHS = ord("O"), 45, 10
FINE = 4
"""How much finer the weights by a word's place are counted than the others."""
LANE = "utf-32-le"
"""Four bytes a letter: a row of letters is one whole number, and adding rows adds every label's weight at once."""
_SHORT, _LONG = 3, 12
"""Words; up to, and from, here on a sentence counts as short or long."""
_STEM = 5
"""Letters of a word's beginning, which "apologise" and "apologies" share."""


class LinearModel(Generic[Label]):
    """`weights` maps a feature to one letter a label, in the order of `labels` (see `letters`); "" is the bias.

    `words` maps a word to the same, FINE times as fine, for where it lies among all words; what the words of a
    sentence say together is divided by the root of their number.
    """

    def __init__(self, labels: Sequence[Label], weights: Mapping[str, str], words: Mapping[str, str]) -> None:
        self.labels = labels
        self._lanes = {each: int.from_bytes(row.encode(LANE), "little") for each, row in weights.items()}
        self._words = {each: int.from_bytes(row.encode(LANE), "little") for each, row in words.items()}
        self._row = struct.Struct(f"<{len(labels)}I")

    @classmethod
    def load(cls, labels: Sequence[Label], path: Path) -> Self:
        both = json.loads(path.read_text(encoding="utf-8"))
        return cls(labels, both["features"], both["words"])

    def shares(self, found: Sequence[str]) -> dict[Label, float]:
        """How likely each label is for a sentence with these features; together 1."""
        known, placed = self._lanes.get, self._words
        lanes = known("", 0) + sum([known(each, 0) for each in found])
        scores: Sequence[float] = self._row.unpack(lanes.to_bytes(self._row.size, "little"))
        words = [placed[each] for each in found if each in placed]
        if words:
            part, none = 1 / (FINE * math.sqrt(len(words))), _ZERO * len(words)
            rows = self._row.unpack(sum(words).to_bytes(self._row.size, "little"))
            scores = [score + (row - none) * part for score, row in zip(scores, rows, strict=True)]
        highest = max(scores)
        raised = [math.exp((score - highest) / TENTHS) for score in scores]
        total = sum(raised)
        return {label: value / total for label, value in zip(self.labels, raised, strict=True)}

    def reasons(self, sentence: str, label: Label, most: int = 4) -> tuple[str, ...]:
        """The words that spoke most for a label, as they stand in the sentence (lower case)."""
        place = self.labels.index(label)
        weighed = [
            ((self._lanes[feature] >> 32 * place & 0xFFFFFFFF) - _ZERO, feature)
            for feature in features(sentence)
            if feature in self._lanes
            and feature[0] not in "#^"
            and feature[-1] not in "-$"
            and " _ " not in feature
        ]
        return tuple(feature for weight, feature in sorted(weighed, reverse=True)[:most] if weight > 0)


def features(sentence: str) -> list[str]:
    """Words, their beginnings, pairs, pairs with one word between, the ends, and the shape; numbers are all one."""
    tokens = [
        "0" if token.isdigit() else token for token in _TOKEN.findall(sentence.lower().replace("’", "'"))
    ]
    words = [token for token in tokens if token[0].isalnum()]
    if not words:
        return ["#wordless"]
    found = list(dict.fromkeys(tokens))
    found += {f"{one} {two}": None for one, two in pairwise(tokens)}
    found += {f"{one} _ {three}": None for one, three in zip(words, words[2:], strict=False)}
    found += {f"{word[:_STEM]}-": None for word in words if len(word) > _STEM}
    found += [f"^{words[0]}", f"^{' '.join(words[:2])}", f"{words[-1]}$"]
    if len(words) <= _SHORT:
        found.append("#short")
    elif len(words) >= _LONG:
        found.append("#long")
    if sum(letter.isupper() for letter in sentence) > 0.5 * len(sentence):
        found.append("#shouted")
    return found


def letters(weights: Iterable[float], fine: int = 1) -> str:
    """One printable letter a weight: tenths, counted up and down from "O". Small, and quick to load."""
    return "".join(chr(_ZERO + max(-_MOST, min(_MOST, round(weight * TENTHS * fine)))) for weight in weights)
