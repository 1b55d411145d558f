"""Multinomial logistic regression over features and over the places of words (see words.py), by scikit-learn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from training.words import FILE, own_words, stem_of

SEEN_AT_LEAST = 2
_PLACE = 0.25 / 24
"""How much a word's place counts beside the word itself."""
_RARE = 1e-3
"""Share of all words from which on a word counts for less, the commoner it is."""
_ROUNDS = 200
_STRENGTH = 3.0
"""The inverse of the penalty."""


@dataclass(frozen=True)
class Learnt:
    """One row of weights a feature; "" is the bias. `words` gives one a likely word, to be divided by the root of how many."""

    features: dict[str, list[float]]
    words: dict[str, list[float]]


@cache
def words() -> dict[str, Any]:
    """Where each word lies."""
    with np.load(FILE) as file:
        placed = file["placed"].astype(np.float32) * _PLACE
        return dict(zip(str(file["words"]).split("\n"), placed, strict=True))


@cache
def likely() -> frozenset[str]:
    """Words of support: those of what was written for it, and other forms of them. The rest of an encyclopaedia's
    would be half of what a process holds of the classifiers, and none of them is met."""
    stems = set(map(stem_of, own_words()))
    return frozenset(word for word in words() if stem_of(word) in stems)


def learn(
    found: Sequence[Sequence[str]],
    right: Sequence[int],
    worth: Sequence[float] | None = None,
    *,
    places: bool = True,
    strength: float = _STRENGTH,
) -> Learnt:
    """`found`: features of each example, plain words among them; `right`: its label, from 0 on without a gap.

    `places`: whether it learns from where words lie, too.
    """
    often = Counter(feature for each in found for feature in each)
    names = [feature for feature, times in sorted(often.items()) if times >= SEEN_AT_LEAST]
    at = {feature: n for n, feature in enumerate(names)}
    cells = [(row, at[f]) for row, each in enumerate(found) for f in dict.fromkeys(each) if f in at]
    table = csr_matrix((np.ones(len(cells)), tuple(np.array(cells).T)), shape=(len(found), len(names)))
    weight: dict[str, float] = {}
    if places:
        total = sum(often[word] for word in often if word in words())
        weight = {word: _RARE / (_RARE + often[word] / total) for word in words()}
        table = hstack([table, csr_matrix(np.array([_placed(each, weight) for each in found]))]).tocsr()
    model = LogisticRegression(C=strength, max_iter=_ROUNDS)
    model.fit(table, np.array(right), sample_weight=worth)
    rows: Any = model.coef_
    features = dict(zip(names, rows[:, : len(names)].T.tolist(), strict=True)) | {
        "": model.intercept_.tolist()
    }
    axes = rows[:, len(names) :].T
    kept = weight.keys() & likely()
    return Learnt(features, {word: (words()[word] @ axes * weight[word]).tolist() for word in sorted(kept)})


def _placed(found: Sequence[str], weight: dict[str, float]) -> Any:
    known = [each for each in dict.fromkeys(found) if each in weight]
    if not known:
        return np.zeros(len(next(iter(words().values()))))
    return sum(words()[each] * weight[each] for each in known) / len(known) ** 0.5
