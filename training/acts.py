"""`python -m training.acts`: trains the classifier of sentences, prints its five-fold figures, writes its weights.

The data are lines `label<TAB>sentence<TAB>kinder` in content/en/acts/*.tsv, written for this by hand.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

from bot.coach.english.linear import FINE, Table, Weights, features, letters
from bot.coach.reading.acts import ACTS, KEEP, LEAVE_OUT, Act, ActModel
from training.linear import learn

FOLDER = Path(__file__).resolve().parents[1] / "content" / "en" / "acts"
WEIGHTS = FOLDER.parent / "wording" / "acts.json"

Example = tuple[str, Act]
_MOVES, _SHIFTS = 0.2, 0.1


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


def train(data: Sequence[Example]) -> ActModel:
    return ActModel(ACTS, Weights(trained(data)))


def trained(data: Sequence[Example]) -> Table:
    """The weights by feature and by word, as they are written to the file; without those that hardly move anything."""
    learnt = learn([features(sentence) for sentence, _ in data], [ACTS.index(act) for _, act in data])
    return {
        "features": {
            f: letters(row) for f, row in learnt.features.items() if not f or max(map(abs, row)) >= _MOVES
        },
        "words": {w: letters(row, FINE) for w, row in learnt.words.items() if max(map(abs, row)) >= _SHIFTS},
    }


def five_fold(data: Sequence[Example], seed: int = 1, folds: int = 5) -> list[tuple[Act, Act]]:
    """For each sentence of the first `folds` fifths: its label, and what a model that had not seen it said."""
    shuffled = list(data)
    Random(seed).shuffle(shuffled)  # noqa: S311
    said: list[tuple[Act, Act]] = []
    for fold in range(folds):
        model = train([each for n, each in enumerate(shuffled) if n % 5 != fold])
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
    WEIGHTS.write_text(json.dumps(trained(data), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
