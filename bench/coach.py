"""How long the coach takes for a draft: reading, warm version and guard, by length.

Measured as the product serves: garbage is looked for as seldom as there (bot/garbage.py). Without that a draft of ten
thousand characters now and then pays for a look through everything the start made, a tenth of a second.
"""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from time import process_time

from bench.drafts import draft
from bot import garbage
from bot.coach import Coach
from bot.content.rules import load_rules, load_wording
from tests.acceptance.product import ROOT

_ROUNDS = (
    (100, 300, "–"),
    (500, 200, "p99 ≤ 5 ms"),
    (2_000, 60, "linear in length"),
    (10_000, 15, "≤ 100 ms"),
)
"""Characters, drafts, and the bar."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of this process's own time: what else the machine does is not counted."""

    characters: int
    p50: float
    p99: float
    bar: str


def latencies() -> list[Latency]:
    """Each draft is another one, so that nothing is answered from a memory of the last."""
    words = ROOT / "content" / "en"
    coach = Coach(load_rules(words / "rules"), load_wording(words / "wording"))
    chance = Random(7)
    for _ in range(30):
        coach.rephrase(draft(300, chance))
    with _settled():
        return [_latency(coach, characters, count, bar, chance) for characters, count, bar in _ROUNDS]


@contextmanager
def _settled() -> Generator[None]:
    """As `serve` settles; afterwards as before, for what is measured next."""
    thresholds = gc.get_threshold()
    garbage.settle()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)


def _latency(coach: Coach, characters: int, count: int, bar: str, chance: Random) -> Latency:
    took: list[float] = []
    for text in [draft(characters, chance) for _ in range(count)]:
        began = process_time()
        coach.rephrase(text, styles=("warm",), others=False)
        took.append((process_time() - began) * 1000)
    took.sort()
    return Latency(characters, took[count // 2], took[min(count - 1, count * 99 // 100)], bar)
