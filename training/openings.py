"""`python -m training.openings`: weighs what tells whether an opening fits, prints five-fold figures, writes the weights.

The data are openings that the coach might have put before an answer, in training/openings.jsonl: {"message","draft",
"openings": [[source, frame, text, score]]}; readers scored each 0 (would not send), 1 (would) or 2 (as they would write it).
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bot.coach.customer.customer import read_customer
from bot.coach.customer.mirror import mirror, stems_of
from bot.coach.opening.acknowledge import FIRST
from bot.coach.opening.candidate import Candidate, Case
from bot.coach.opening.fit import Fit
from bot.coach.opening.opening import Opening
from bot.coach.wording import Wording
from bot.content.rules import load_wording
from training.linear import learn

WORDING = Path(__file__).resolve().parents[1] / "content" / "en" / "wording"
WEIGHTS = WORDING / "openings.json"
OPENINGS = Path(__file__).parent / "openings.jsonl"
_STRENGTH = 0.2
_MOVES = 0.02
"""Weights under it are left out."""
_COVERAGES = (1.0, 0.85, 0.7)

Found = tuple[tuple[str, ...], int]


def messages(wording: Wording) -> list[list[Found]]:
    """For each message its openings, by their features, with their scores."""
    made: list[list[Found]] = []
    for line in OPENINGS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        case = Case(
            mirror(row["message"], wording),
            read_customer(row["message"], wording),
            stems_of(row["draft"][:FIRST], wording),
            wording,
        )
        candidates = [Candidate(source, Opening(text, frame)) for source, frame, text, _ in row["openings"]]
        scores = [score for *_, score in row["openings"]]
        made.append(list(zip(map(tuple, case.features(candidates)), scores, strict=True)))
    return made


def trained(data: Sequence[Sequence[Found]]) -> Mapping[str, float]:
    found = [each for message in data for each in message]
    learnt = learn(
        [each for each, _ in found], [int(score > 0) for _, score in found], places=False, strength=_STRENGTH
    )
    weights = {feature: round(row[0], 3) for feature, row in learnt.features.items()}
    return {feature: weight for feature, weight in weights.items() if not feature or abs(weight) >= _MOVES}


def five_fold(data: Sequence[Sequence[Found]]) -> list[tuple[float, int]]:
    """For each message how likely its likeliest opening was held to fit by a model that had not seen it, and its score."""
    said: list[tuple[float, int]] = []
    for fold in range(5):
        fit = Fit(trained([each for n, each in enumerate(data) if n % 5 != fold]))
        said += [max((fit.of(found), score) for found, score in each) for each in data[fold::5]]
    return sorted(said, reverse=True)


def figures(said: Sequence[tuple[float, int]]) -> str:
    lines = [f"{len(said)} messages; of the likeliest opening of each"]
    for share in _COVERAGES:
        kept = said[: round(share * len(said))]
        good = np.mean([score > 0 for _, score in kept])
        best = np.mean([score > 1 for _, score in kept])
        lines.append(
            f"  at {share:.0%} (from {kept[-1][0]:.2f} on): {good:.3f} would be sent, {best:.3f} are as a reader writes them"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    data = messages(load_wording(WORDING))
    sys.stdout.write(figures(five_fold(data)))
    WEIGHTS.write_text(json.dumps(trained(data), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
