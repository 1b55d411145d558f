"""The index leaves out a pattern only where the pattern would not have matched."""

import json
from pathlib import Path

import pytest

from bot.coach import Rules, Wording
from bot.coach.text import fold, letters_of
from training.anchors import FILE, WORDING, anchors, written

DRAFTS = [
    json.loads(line)
    for line in (Path(__file__).parent / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_the_anchors_are_those_of_the_patterns_as_they_are_now():
    """When this fails: python -m training.anchors."""
    assert (WORDING / FILE).read_text(encoding="utf-8") == written(WORDING)


def test_no_pattern_that_matches_is_left_out(rules: Rules, wording: Wording):
    texts = [part for d in DRAFTS for part in (d["text"], d["context"] or "")]
    texts += [text for rule in rules.all for text in (*rule.hits, *rule.must_not_hit)]
    for folded in map(fold, texts):
        may = wording.index.may(letters_of(folded))
        found = {name for name, pattern in wording.patterns.items() if pattern.search(folded)}
        found |= {each.id for each in wording.situations if each.pattern.search(folded)}
        assert found <= may, folded


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:sorry|apolog\w+)\b", "apolog* sorry"),
        (r"^\W*(?:just |so )?(?:wait|call)\b", "call wait"),
        (r"\b(?:un)?available\b", "available unavailable"),
        (r"\b(?:i|we) (?:will|can) help\b", "help"),
        (r"\bwithin \d+\b", "within"),
        (r"\b(?:at \d+|soon)\b", "0* soon"),
        (r"\w+ing", ""),
    ],
)
def test_the_anchors_of_a_pattern_are_its_fewest_and_rarest_words(pattern: str, words: str):
    assert " ".join(sorted(anchors(pattern) or ())) == words
