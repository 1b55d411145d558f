"""How a draft's words would be taken, by a linear classifier over the same features as the acts (acts.features).

It was trained by `python -m training.judge` on whole drafts written for it, and on the sentences of content/en/acts.
What it says of a draft is one of the judge's traits; what it says of a sentence tells which ones to point at.
"""

import json
import math
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

from bot.coach.types import Register

REGISTERS: tuple[Register, ...] = get_args(Register)
_TENTHS = 10
_LANE = "utf-32-le"
_LANES = struct.Struct(f"<{len(REGISTERS)}I")


class ToneModel:
    """`weights` maps a feature to one letter a register, in the order of REGISTERS (see acts.letters); "" is the bias."""

    def __init__(self, weights: Mapping[str, str]) -> None:
        self._lanes = {each: int.from_bytes(row.encode(_LANE), "little") for each, row in weights.items()}
        self._bias = self.weigh(("",))

    @classmethod
    def load(cls, path: Path) -> "ToneModel":
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def knows(self, word: str) -> bool:
        """Whether it stood in the drafts it learnt from."""
        return word in self._lanes

    def weigh(self, found: Iterable[str]) -> int:
        """What some features say together, for all registers at once; such sums add up over sentences."""
        known = self._lanes.get
        return sum([known(each, 0) for each in found])

    def shares(self, weighed: int) -> Mapping[Register, float]:
        """How likely each register is, for what `weigh` gave; together 1."""
        scores = _LANES.unpack((weighed + self._bias).to_bytes(_LANES.size, "little"))
        highest = max(scores)
        raised = [math.exp((score - highest) / _TENTHS) for score in scores]
        total = sum(raised)
        return {register: value / total for register, value in zip(REGISTERS, raised, strict=True)}
