"""What one sentence of an answer does, by a small linear classifier whose every decision can be shown.

It was trained on sentences written for it (content/en/acts/*.tsv) by `python -m bot.content.acts`; the weights are
data beside them. Multinomial logistic regression over words, pairs of neighbours and the sentence's ends: one
dictionary look-up a feature, no library, some 50 microseconds a sentence.
"""

import json
import math
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from bot.coach.memory import remembered

Act = Literal[
    "fact", "ask", "how", "offer", "promise", "grant", "see", "own", "limit", "hello", "bye",
    "jibe", "stock", "shut",
    "no", "order", "blame", "push", "wait", "threat", "grudge", "curt",
]  # fmt: skip
ACTS: tuple[Act, ...] = get_args(Act)
KEEP: frozenset[Act] = frozenset(ACTS[:11])
LEAVE_OUT: frozenset[Act] = frozenset(("jibe", "stock", "shut"))
SAY_ANEW: frozenset[Act] = frozenset(ACTS[14:])

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[^\w\s]")
_ZERO, _MOST, _TENTHS = ord("O"), 45, 10
_LANE = "utf-32-le"
"""Four bytes a letter: a row of letters is one whole number, and adding rows adds every act's weight at once."""
_LANES = struct.Struct(f"<{len(ACTS)}I")
_SHORT, _LONG = 3, 12
"""Words; up to, and from, here on a sentence counts as short or long."""
_STEM = 5
"""Letters of a word's beginning, which "apologise" and "apologies" share."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`share` maps each act to its probability; `act` is the likeliest."""

    act: Act
    share: Mapping[Act, float]

    @property
    def keep(self) -> float:
        return sum(self.share[act] for act in KEEP)

    @property
    def leave_out(self) -> float:
        return sum(self.share[act] for act in LEAVE_OUT)

    @property
    def say_anew(self) -> float:
        return sum(self.share[act] for act in SAY_ANEW)


class ActModel:
    """`weights` maps a feature to one letter an act, in the order of ACTS (see `letters`); "" is the bias."""

    def __init__(self, weights: Mapping[str, str]) -> None:
        self._lanes = {each: int.from_bytes(row.encode(_LANE), "little") for each, row in weights.items()}

    @remembered
    def read(self, sentence: str) -> Verdict:
        return self.weigh(features(sentence))

    def weigh(self, found: Iterable[str]) -> Verdict:
        """The verdict on a sentence whose features were found already."""
        known = self._lanes.get
        lanes = known("", 0) + sum([known(each, 0) for each in found])
        scores = _LANES.unpack(lanes.to_bytes(_LANES.size, "little"))
        highest = max(scores)
        raised = [math.exp((score - highest) / _TENTHS) for score in scores]
        total = sum(raised)
        share: dict[Act, float] = {act: value / total for act, value in zip(ACTS, raised, strict=True)}
        return Verdict(max(ACTS, key=share.__getitem__), share)

    def reasons(self, sentence: str, act: Act, most: int = 4) -> tuple[str, ...]:
        """The words that spoke most for `act`, as they stand in the sentence (lower case)."""
        place = ACTS.index(act)
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


def letters(weights: Iterable[float]) -> str:
    """One printable letter a weight: tenths, counted up and down from "O". Small, and quick to load."""
    return "".join(chr(_ZERO + max(-_MOST, min(_MOST, round(weight * _TENTHS)))) for weight in weights)


def load_acts(path: Path) -> ActModel:
    """The weights that `python -m bot.content.acts` wrote."""
    return ActModel(json.loads(path.read_text(encoding="utf-8")))
