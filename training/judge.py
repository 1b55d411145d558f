"""`python -m training.judge`: weighs what drafts do against how they were labelled, prints five-fold figures, writes the weights.

The data are drafts written for this, by hand, in training/drafts.jsonl: {"text","context","register","needs_rewrite",
"stance"}, and the short ones in training/short_drafts.jsonl, half of them fine; a stance of null is not weighed, "cold" are the parts that a reader marked; the drafts of other hands that
the tests hold the coach to, labelled alike; and the drafts of training/letters.txt, many of them letters with one
cold part. First the classifier of words
is trained (training/tone.py); what it says of a draft it has not seen is then one of the judge's traits. Drafts that
answer the same message stand in the same fold. Seeded, so that the same data give the same weights.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from bot.coach.customer.customer import read_customer
from bot.coach.english.linear import Weights as Table
from bot.coach.english.text import sentences_of
from bot.coach.reading.judge import STANCES, Judge, Traits, shares
from bot.coach.reading.read import take_apart
from bot.coach.reading.tone import REGISTERS, ToneModel
from bot.coach.reading.traits import traits_of
from bot.content.rules import load_rules, load_wording
from training.deeds import fine, marked, mended, model, of_acts, unmarked
from training.tone import held_out, parts, trained

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content" / "en"
WEIGHTS = CONTENT / "wording" / "judge.json"
WORDS = CONTENT / "wording" / "tone.json"
DRAFTS = Path(__file__).parent / "drafts.jsonl"
SHORT = Path(__file__).parent / "short_drafts.jsonl"
STRANGERS = ROOT / "tests" / "bot" / "coach" / "strangers_drafts.jsonl"
LEARNT = 1000
"""Of the strangers' drafts the first so many; the rest tell how drafts are read that were never learnt from."""
LETTERS = Path(__file__).parent / "letters.txt"
LETTER_COUNTS = 0.1
"""Two letters for each line, told apart by a few words: at full worth they would drown what whole drafts teach."""
KIND = 0.5
"""Share of the acts that see the customer's side from which a sentence is kind."""

_ROUNDS = 25
_STEP = 0.15
_PENALTY = 0.006
_BALANCE = 0.3
"""How far a rare label counts for more: 0 not at all, 1 as much as all of a common one."""

Row = Mapping[str, Any]
Weights = dict[str, list[float]]


def rows() -> list[Row]:
    """The drafts, ours and the strangers', then the letters, each as it was typed and as it was mended, so that one cold part alone tells them apart.

    `half`: which of the classifiers of stretches has not seen it. A letter without a cold part is kind where a
    sentence of it sees the customer's side.
    """
    drafts = (
        json.loads(line)
        for path, most in ((DRAFTS, None), (SHORT, None), (STRANGERS, LEARNT))
        for line in path.read_text(encoding="utf-8").splitlines()[:most]
    )
    found: list[Row] = [
        {**row, "half": number % 2, "group": row["context"] or row["text"], "counts": 1.0}
        for number, row in enumerate(drafts)
    ]
    acts = load_wording(CONTENT / "wording").acts
    for number, line in enumerate(LETTERS.read_text(encoding="utf-8").splitlines()):
        fine = mended(line)
        read = [acts.read(fine[each.start : each.end]).share for each in sentences_of(fine)]
        kind = any(each["see"] + each["own"] >= KIND for each in read)
        each = {"context": None, "stance": None, "half": number % 2, "group": fine, "counts": LETTER_COUNTS}
        found.append(
            {**each, "text": fine, "register": "empathy" if kind else "neutral", "needs_rewrite": False}
        )
        if (typed := unmarked(line)) != fine:
            found.append({**each, "text": typed, "register": "apathy", "needs_rewrite": True})
    return found


def traits(data: Sequence[Row], tones: Sequence[ToneModel]) -> list[Traits]:
    """Traits of drafts as if none of the classifiers had seen them."""
    rules, loaded = load_rules(CONTENT / "rules"), load_wording(CONTENT / "wording")
    halves = [
        model([*of_acts(), *marked(), *marked("letters", [1 - rest]), *fine([1 - rest])]) for rest in (0, 1)
    ]
    found: list[Traits] = []
    for row, tone in zip(data, tones, strict=True):
        wording = replace(loaded, tone=tone, deeds=halves[row["half"]])
        draft, customer = (
            take_apart(row["text"], rules, wording),
            read_customer(row["context"] or "", wording),
        )
        found.append(
            traits_of(
                draft.spoken, draft.matches, draft.facts, draft.folded, customer=customer, wording=wording
            )
        )
    return found


def train(data: Sequence[tuple[Traits, str, float]], labels: Sequence[str], seed: int = 1) -> Weights:
    """`data`: of each draft its traits, its label, and how much it counts."""
    often = Counter(label for _, label, _ in data)
    mean = len(data) / len(often)
    weights: Weights = {trait: [0.0] * len(labels) for found, _, _ in data for trait in found}
    squares = {trait: [1e-3] * len(labels) for trait in weights}
    order, chance = list(data), Random(seed)  # noqa: S311
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for found, right, counts in order:
            share = list(shares(found, weights, tuple(labels)).values())  # pyright: ignore[reportArgumentType]
            worth = counts * (mean / often[right]) ** _BALANCE
            for n, label in enumerate(labels):
                slope = worth * (share[n] - (label == right))
                for trait, value in found.items():
                    step = slope * value + _PENALTY * weights[trait][n]
                    squares[trait][n] += step * step
                    weights[trait][n] -= _STEP * step / math.sqrt(squares[trait][n])
    return {trait: [round(weight, 3) for weight in row] for trait, row in sorted(weights.items())}


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the labels that occur; pairs of (gold, found)."""
    scores: list[float] = []
    for label in {gold for gold, _ in pairs}:
        hit = sum(gold == found == label for gold, found in pairs)
        either = sum(gold == label for gold, _ in pairs) + sum(found == label for _, found in pairs)
        scores.append(2 * hit / either)
    return sum(scores) / len(scores)


def five_fold(
    data: Sequence[Row], found: Sequence[Traits], key: str, labels: Sequence[str]
) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for held in parts([row["group"] for row in data], seed=1):
        without = set(held)
        seen = [(found[n], row[key], row["counts"]) for n, row in enumerate(data) if n not in without]
        weights = train(seen, labels)
        for n in held:
            if data[n]["counts"] < 1:
                continue
            share = shares(found[n], weights, tuple(labels))  # pyright: ignore[reportArgumentType]
            pairs.append((data[n][key], max(share, key=share.__getitem__)))
    return pairs


def _told_apart(pairs: Sequence[tuple[str, str]]) -> str:
    cold = {"apathy", "sympathy"}
    found = [said in cold for gold, said in pairs if gold in cold]
    wrong = [said in cold for gold, said in pairs if gold not in cold]
    return f"  cold drafts found {sum(found) / len(found):.3f}, fine ones taken for cold {sum(wrong) / len(wrong):.3f}\n"


def main() -> None:
    data = rows()
    whole = [row for row in data if row["counts"] == 1]
    drafts = [(row["text"], row["register"]) for row in whole]
    tones = held_out(drafts, [row["group"] for row in whole])
    learnt = trained(drafts)
    every = ToneModel(REGISTERS, Table({"features": learnt}))
    found = traits(data, [*tones, *[every] * (len(data) - len(whole))])
    words = ",\n".join(f"{json.dumps(name)}:{json.dumps(row)}" for name, row in learnt.items())
    WORDS.write_text("{\n" + words + "\n}\n", encoding="utf-8")
    both: dict[str, Weights] = {}
    for key, labels, name in (("register", REGISTERS, "registers"), ("stance", STANCES, "stances")):
        known = [n for n, row in enumerate(data) if row[key] is not None]
        pairs = five_fold([data[n] for n in known], [found[n] for n in known], key, labels)
        right = sum(gold == said for gold, said in pairs) / len(pairs)
        sys.stdout.write(
            f"{key}: {len(pairs)} drafts, five-fold: macro-F1 {macro(pairs):.3f}, right {right:.3f}\n"
        )
        if key == "register":
            sys.stdout.write(_told_apart(pairs))
        both[name] = train([(found[n], str(data[n][key]), data[n]["counts"]) for n in known], labels)
    WEIGHTS.write_text(
        "{"
        + ",\n".join(
            f"{json.dumps(name)}:{{\n"
            + ",\n".join(f"{json.dumps(t)}:{json.dumps(row)}" for t, row in weights.items())
            + "}"
            for name, weights in both.items()
        )
        + "}\n",
        encoding="utf-8",
    )
    Judge.load(WEIGHTS)


if __name__ == "__main__":
    main()
