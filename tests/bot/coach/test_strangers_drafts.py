"""Eighteen hundred drafts by eighteen hands that saw neither rules nor words of the coach, half of them fine, each hundred
labelled by the hand that wrote it.

The shares are what the coach reached when it had read them, hundred by hundred; they hold it there.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.coach import Coach
from bot.coach.types import Rephrasing

Draft = dict[str, Any]
DRAFTS: list[Draft] = [
    json.loads(line)
    for line in (Path(__file__).parent / "strangers_drafts.jsonl").read_text(encoding="utf-8").splitlines()
]
HUNDREDS = [DRAFTS[start : start + 100] for start in range(0, len(DRAFTS), 100)]
FINE_CHANGED = (0.02, 0.08, 0.04, 0.06, 0.02, 0.04, 0.02, 0.02, 0.02, 0.04, 0.0, 0.0, 0.04, 0.02, 0.0, 0.04, 0.0, 0.02)  # fmt: skip
COLD_LEFT = (0.06, 0.02, 0.02, 0.04, 0.02, 0.06, 0.02, 0.0, 0.02, 0.04, 0.0, 0.0, 0.06, 0.06, 0.02, 0.02, 0.08, 0.0)  # fmt: skip
ALL_KEPT = (0.98, 1.0, 1.0, 0.98, 0.98, 0.98, 1.0, 1.0, 0.94, 0.98, 0.98, 0.98, 0.98, 0.86, 0.98, 0.98, 0.92, 0.98)  # fmt: skip


@pytest.fixture(scope="module")
def answers(coach: Coach) -> dict[str, Rephrasing]:
    return {d["id"]: coach.rephrase(d["text"], context=d["context"] or "") for d in DRAFTS}


@pytest.mark.parametrize(("drafts", "most"), list(zip(HUNDREDS, FINE_CHANGED, strict=True)))
def test_fine_drafts_are_left_alone(drafts: list[Draft], most: float, answers: dict[str, Rephrasing]):
    fine = [d for d in drafts if not d["needs_rewrite"]]
    changed = [d["id"] for d in fine if answers[d["id"]].text != d["text"]]
    assert len(changed) <= most * len(fine), changed


@pytest.mark.parametrize(("drafts", "most"), list(zip(HUNDREDS, COLD_LEFT, strict=True)))
def test_cold_drafts_are_said_anew(drafts: list[Draft], most: float, answers: dict[str, Rephrasing]):
    cold = [d for d in drafts if d["needs_rewrite"]]
    left = [d["id"] for d in cold if answers[d["id"]].text == d["text"]]
    assert len(left) <= most * len(cold), left


def test_every_number_is_in_every_version(coach: Coach, answers: dict[str, Rephrasing]):
    for draft in DRAFTS:
        facts = [each.words for each in coach.facts(draft["text"]) if each.kind in ("number", "money", "id")]
        for version in answers[draft["id"]].versions:
            assert not [fact for fact in facts if fact not in version.text], (draft["id"], version.style)


@pytest.mark.parametrize(("drafts", "least"), list(zip(HUNDREDS, ALL_KEPT, strict=True)))
def test_what_a_stranger_says_must_stay_stays(
    drafts: list[Draft], least: float, answers: dict[str, Rephrasing]
):
    kept = [
        all(each.lower() in answers[d["id"]].text.lower() for each in d["must_keep"] if _plain(each))
        for d in drafts
        if d["needs_rewrite"]
    ]
    assert sum(kept) >= least * len(kept)


def _plain(fact: object) -> bool:
    """Words that have to be there as they are; others name several ways, or a no."""
    return isinstance(fact, str) and not fact.startswith(("re:", "neg:"))
