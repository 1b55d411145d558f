"""The index leaves out a pattern only where the pattern would not have matched."""

import json
from pathlib import Path

import pytest

from bot.coach import Rules, Wording
from bot.coach.english.text import ENDS, fold, letters_of, sentences_of
from bot.coach.reading.sentences import clauses_of
from training.anchors import anchors, written

DRAFTS = [
    json.loads(line)
    for line in (Path(__file__).parent / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_the_anchors_are_those_of_the_patterns_as_they_are_now():
    """When this fails: python -m training.anchors."""
    for path, text in written().items():
        assert path.read_text(encoding="utf-8") == text, path


def test_no_pattern_that_matches_is_left_out(rules: Rules, wording: Wording):
    texts = [part for d in DRAFTS for part in (d["text"], d["context"] or "")]
    texts += [text for rule in rules.all for text in (*rule.hits, *rule.must_not_hit)]
    for folded in map(fold, texts):
        may = wording.index.may(letters_of(folded))
        found = {name for name, pattern in wording.patterns.items() if pattern.search(folded)}
        found |= {each.id for each in wording.situations if each.pattern.search(folded)}
        assert found <= may | wording.sentence_index.may(letters_of(folded)), folded
        named = {rule.id for rule in rules.all if rule.pattern.search(folded)}
        assert named <= rules.index.may(letters_of(folded)), folded


def test_no_saying_that_says_a_clause_is_left_out(wording: Wording):
    texts = [fold(d["text"][s.start : s.end]) for d in DRAFTS for s in sentences_of(d["text"])]
    parts = {part.strip(ENDS) for text in texts for part in (text, *clauses_of(text))}
    for folded in parts:
        said = {each.id for each in wording.sayings if each.pattern.fullmatch(folded)}
        assert said <= wording.sayings_index.may(letters_of(folded)), folded


def test_no_cut_at_an_end_of_a_sentence_is_left_out(wording: Wording):
    texts = {fold(d["text"][s.start : s.end]) for d in DRAFTS for s in sentences_of(d["text"])}
    for folded in texts:
        cut = {
            each.id
            for each in wording.cuts
            if (each.start and each.start.match(folded)) or (each.end and each.end.search(folded))
        }
        assert cut <= wording.sayings_index.may(letters_of(folded)), folded


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:sorry|apolog\w+)\b", "apolog* sorry"),
        (r"^\W*(?:just |so )?(?:wait|call)\b", "call wait"),
        (r"\b(?:un)?available\b", "available unavailable"),
        (r"\b(?:i|we) help\b", "help+i help+we"),
        (r"\bwithin \d+\b", "within+0*"),
        (r"(?<![\w'])lost(?![\w'])", "lost"),
        (r"\b(?:why not\?|really)", "really* why+?"),
        (r"\b(?:at \d+|soon)\b", "0*+at soon"),
        (r"\b(?:great|wow)!|[\U0001F600-\U0001F64F]", "great+! wow+! ~"),
        (r"\w+ing", ""),
    ],
)
def test_the_anchors_of_a_pattern_are_words_that_stand_together_in_what_it_matches(pattern: str, words: str):
    terms = {"+".join(sorted(term, key=lambda word: (-len(word), word))) for term in anchors(pattern)}
    assert " ".join(sorted(terms)) == words
