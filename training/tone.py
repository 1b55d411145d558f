"""Trains the classifier of words (bot/coach/reading/tone.py) on drafts, and on the sentences of content/en/acts.

A sentence stands for a draft of one sentence, with the register most drafts of its act have; it counts for less.
"""

from collections.abc import Mapping, Sequence
from random import Random

from bot.coach.english.linear import Weights, features, letters
from bot.coach.english.text import facts_of, sentences_of
from bot.coach.reading.acts import Act
from bot.coach.reading.tone import REGISTERS, ToneModel
from bot.coach.types import Register
from training.acts import examples
from training.linear import learn

Draft = tuple[str, str]
"""A text and its register."""

SENTENCE_COUNTS = 0.2
_MOVES = 0.1
USUAL: Mapping[Act, Register] = {
    **dict.fromkeys(("jibe", "blame", "order", "push", "threat", "grudge", "curt", "shut", "no", "wait"), "apathy"),
    **dict.fromkeys(("fact", "ask", "how", "offer", "promise", "grant", "limit", "hello", "bye"), "neutral"),
    **dict.fromkeys(("see", "own"), "empathy"),
    "stock": "sympathy",
}  # fmt: skip


def trained(drafts: Sequence[Draft]) -> dict[str, str]:
    """The weights by feature, as they are written to the file, without those that hardly move anything."""
    found = [features_of(text) for text, _ in drafts] + [features(sentence) for sentence, _ in examples()]
    right = [_place(register) for _, register in drafts] + [_place(USUAL[act]) for _, act in examples()]
    worth = [1.0] * len(drafts) + [SENTENCE_COUNTS] * len(examples())
    learnt = learn(found, right, worth, places=False, strength=12.0)
    return {f: letters(row) for f, row in learnt.features.items() if not f or max(map(abs, row)) >= _MOVES}


def features_of(text: str) -> list[str]:
    return [
        feature
        for s in sentences_of(text, facts_of(text))
        if s.kind == "text"
        for feature in features(text[s.start : s.end])
    ]


def parts(groups: Sequence[str], seed: int, folds: int = 5) -> list[list[int]]:
    """Places in `folds` parts, those of one group in one part."""
    names = sorted(set(groups))
    Random(seed).shuffle(names)  # noqa: S311
    part = {name: n % folds for n, name in enumerate(names)}
    return [[n for n, group in enumerate(groups) if part[group] == fold] for fold in range(folds)]


def held_out(drafts: Sequence[Draft], groups: Sequence[str], seed: int = 2) -> list[ToneModel]:
    """For each draft a model that has seen neither it nor its group."""
    models: dict[int, ToneModel] = {}
    for held in parts(groups, seed):
        without = set(held)
        learnt = trained([each for n, each in enumerate(drafts) if n not in without])
        model = ToneModel(REGISTERS, Weights({"features": learnt}))
        models |= dict.fromkeys(held, model)
    return [models[n] for n in range(len(drafts))]


def _place(register: str) -> int:
    return next(n for n, each in enumerate(REGISTERS) if each == register)
