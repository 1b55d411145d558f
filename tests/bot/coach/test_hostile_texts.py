"""No text, however odd, holds the coach up: every pattern's time grows with the length, not with its square."""

from random import Random
from time import process_time

import pytest

from bot.coach import Coach, Rules, Wording
from bot.coach.english.text import facts_of, fold

PIECES = (
    "you ", "i ", "we ", "can't ", "no ", "not ", "sorry ", "as i ", "already ", "said ", "just ", "really ", "a", "aa ", "1", "12.", "-",
    "/", "@", "#", "`", "{{", "}}", "[A", '"', "'", ".", "..", "!", "?", ",", ";", " ", "  ", "\n", "\n\n", "> ", "* ", "é", "😀", "http://",
    "www.", "EUR ", "3 March ", "monday ", "if you ", "had ", "read ", "the ", "policy ", "per ", "understand ", "frustration ", "but ",
)  # fmt: skip
LONG, SECONDS = 4_000, 2.0


def hostile(chance: Random) -> str:
    """A few pieces again and again: what makes a careless pattern try every way to match."""
    few = chance.sample(PIECES, chance.randint(1, 4))
    text = ""
    while len(text) < LONG:
        text += chance.choice(few)
    return text[:LONG]


@pytest.mark.parametrize("seed", range(12))
def test_odd_repetitions_are_read_in_time(coach: Coach, seed: int):
    text = hostile(Random(seed))
    began = process_time()
    coach.rephrase(text, context=text[:1000])
    assert process_time() - began < SECONDS, text[:200]


def test_no_pattern_of_the_packs_runs_away(rules: Rules, wording: Wording):
    patterns = [r.pattern for r in rules.all] + list(wording.patterns.values())
    patterns += [s.pattern for s in wording.situations]
    for seed in range(4):
        text = fold(hostile(Random(100 + seed)))
        facts_of(text)
        for pattern in patterns:
            began = process_time()
            sum(1 for _ in pattern.finditer(text))
            assert process_time() - began < SECONDS / 4, (pattern.pattern[:80], text[:100])
