"""Drafts of many trades and channels, with how their customers would take them, hold the reading to its work."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.coach import Coach

DRAFTS = [
    json.loads(line)
    for line in (Path(__file__).parent / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_hardly_a_fine_draft_is_found_wanting(coach: Coach):
    fine = [d for d in DRAFTS if not d["needs_rewrite"]]
    wrong = [d["id"] for d in fine if coach.read(d["text"], d["context"] or "").needs_rewrite]
    assert len(wrong) <= 0.06 * len(fine), wrong


def test_few_cold_drafts_are_let_through(coach: Coach):
    cold = [d for d in DRAFTS if d["needs_rewrite"]]
    missed = [d["id"] for d in cold if not coach.read(d["text"], d["context"] or "").needs_rewrite]
    assert len(missed) <= 0.1 * len(cold), missed


@pytest.mark.parametrize("register", ["empathy", "sympathy", "apathy", "neutral"])
def test_registers_are_told_apart(coach: Coach, register: str):
    found = Counter(
        coach.read(d["text"], d["context"] or "").register for d in DRAFTS if d["register"] == register
    )
    assert found[register] >= 0.85 * found.total()
