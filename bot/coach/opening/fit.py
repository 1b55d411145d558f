"""How likely an opening is to fit: a linear model over what tells it (see candidate.py), learnt by training/openings.py from
openings that readers scored."""

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path


class Fit:
    """`weights`: by feature; "" is the bias."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    @classmethod
    def load(cls, path: Path) -> "Fit":
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def of(self, features: Iterable[str]) -> float:
        """From 0 to 1: how likely a reader would send it."""
        score = self._weights[""] + sum(self._weights.get(feature, 0.0) for feature in features)
        return 1 / (1 + math.exp(-score))
