"""`python -m bot.content.acts`: trains the classifier of sentences, prints its five-fold figures, writes its weights.

The data are lines `label<TAB>sentence<TAB>kinder` in content/en/acts/*.tsv, written for this by hand. Logistic
regression by AdaGrad with an L2 penalty; seeded, so that the same data give the same weights.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from bot.coach.acts import ACTS, KEEP, LEAVE_OUT, Act, ActModel, features, letters

FOLDER = Path(__file__).resolve().parents[2] / "content" / "en" / "acts"
WEIGHTS = FOLDER.parent / "wording" / "acts.json"

Example = tuple[str, Act]
_ROUNDS = 12
_STEP = 0.2
_PENALTY = 2e-3
_SEEN_AT_LEAST = 2
_MOVES = 0.35


def examples(folder: Path = FOLDER) -> list[Example]:
    """Every labelled sentence, in a fixed order. Raises ValueError with file and line for a label not known."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            label, sentence, *_ = [*line.split("\t"), ""]
            act: Act | None = next((act for act in ACTS if act == label), None)
            if act is None or not sentence:
                raise ValueError(f"{path.name}:{number}: a line is label, tab, sentence; not {line[:40]!r}")
            found.append((sentence, act))
    return found


def train(data: Sequence[Example], seed: int = 1) -> ActModel:
    return ActModel(trained(data, seed))


def trained(data: Sequence[Example], seed: int = 1) -> dict[str, str]:
    """The weights by feature, as they are written to the file."""
    return lettered(_weights(data, seed))


def lettered(weights: Mapping[str, Sequence[float]]) -> dict[str, str]:
    """Without the features that hardly move anything."""
    return {each: letters(row) for each, row in sorted(weights.items()) if max(map(abs, row)) >= _MOVES}


def _weights(data: Sequence[Example], seed: int) -> dict[str, list[float]]:
    rows = [([*features(sentence), ""], ACTS.index(act), 1.0) for sentence, act in data]
    return weigh(rows, len(ACTS), seed)


Row = tuple[list[str], int, float]
"""Features, the right label's place, and how much the example counts."""


def weigh(rows: list[Row], labels: int, seed: int) -> dict[str, list[float]]:
    """Multinomial logistic regression: for each feature seen more than once, one weight a label."""
    often = Counter(feature for found, _, _ in rows for feature in found)
    rows = [
        ([each for each in found if often[each] >= _SEEN_AT_LEAST], act, worth) for found, act, worth in rows
    ]
    weights = {feature: [0.0] * labels for found, _, _ in rows for feature in found}
    squares = {feature: [1e-6] * labels for feature in weights}
    chance = Random(seed)  # noqa: S311
    for _ in range(_ROUNDS):
        chance.shuffle(rows)
        for found, right, worth in rows:
            scores = [math.fsum(weights[each][n] for each in found) for n in range(labels)]
            highest = max(scores)
            raised = [math.exp(score - highest) for score in scores]
            total = sum(raised)
            for n, value in enumerate(raised):
                slope = worth * (value / total - (n == right))
                if abs(slope) < 1e-3:
                    continue
                for each in found:
                    weight, square = weights[each], squares[each]
                    step = slope + _PENALTY * weight[n]
                    square[n] += step * step
                    weight[n] -= _STEP * step / math.sqrt(square[n])
    return weights


def five_fold(data: Sequence[Example], seed: int = 1, folds: int = 5) -> list[tuple[Act, Act]]:
    """For each sentence of the first `folds` fifths: its label, and what a model that had not seen it said."""
    shuffled = list(data)
    Random(seed).shuffle(shuffled)  # noqa: S311
    said: list[tuple[Act, Act]] = []
    for fold in range(folds):
        model = train([each for n, each in enumerate(shuffled) if n % 5 != fold], seed)
        said.extend((act, model.read(sentence).act) for sentence, act in shuffled[fold::5])
    return said


def _deed(act: Act) -> str:
    return "keep" if act in KEEP else "leave out" if act in LEAVE_OUT else "say anew"


def figures(said: Sequence[tuple[str, str]]) -> str:
    """How many were right; precision and recall of each label. `said` is pairs of what is true and what was found."""
    right = sum(gold == found for gold, found in said)
    lines = [f"{right / len(said):.3f} of {len(said)} right"]
    for each in dict.fromkeys(gold for gold, _ in said):
        hit = said.count((each, each))
        found = sum(found == each for _, found in said)
        gold = sum(gold == each for gold, _ in said)
        lines.append(f"  {each}: precision {hit / max(1, found):.2f}, recall {hit / gold:.2f} of {gold}")
    return "\n".join(lines) + "\n"


def main() -> None:
    data = examples()
    said = five_fold(data)
    sys.stdout.write(figures([(_deed(gold), _deed(found)) for gold, found in said]))
    sys.stdout.write(figures(said))
    rows = ",\n".join(f"{json.dumps(name)}:{json.dumps(row)}" for name, row in trained(data).items())
    WEIGHTS.write_text("{\n" + rows + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
