"""Every rule is tested by the texts it brings, and by a whole draft in which it alone names the cold words."""

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from bot.coach.english.text import fold
from bot.coach.reading.read import take_apart
from bot.coach.rules import Rule, Rules
from bot.content.rules import load_rules, load_wording

CONTENT = Path(__file__).parents[3] / "content" / "en"
RULES = load_rules(CONTENT / "rules")
WORDING = load_wording(CONTENT / "wording")
DRAFTS = {
    each["rule"]: each["draft"]
    for each in map(
        json.loads, (Path(__file__).parent / "rule_drafts.jsonl").read_text(encoding="utf-8").splitlines()
    )
}


@pytest.mark.parametrize("rule", RULES.all, ids=lambda rule: rule.id)
def test_a_rule_hits_what_it_says_and_nothing_it_excludes(rule: Rule):
    for text in rule.hits:
        folded = fold(text)
        assert any(m.rule is rule for m in RULES.of([rule]).find(folded)), text
    for text in rule.must_not_hit:
        folded = fold(text)
        assert not RULES.of([rule]).find(folded), text


@pytest.mark.parametrize("rule", RULES.all, ids=lambda rule: rule.id)
def test_without_the_rule_cold_words_of_a_draft_would_go_unnamed(rule: Rule):
    draft = DRAFTS[rule.id]
    named = [m for m in take_apart(draft, RULES, WORDING).matches if m.rule is rule]
    assert named, draft
    others = Rules.of(each for each in RULES.all if each is not rule)
    for match in take_apart(draft, others, WORDING).matches:
        assert all(match.end <= m.start or m.end <= match.start for m in named), match.rule.id


def test_at_least_two_hundred_habits_are_known():
    assert len(RULES.all) >= 200
    assert len({rule.reason for rule in RULES.all}) == len(RULES.all)


def test_no_list_of_words_has_two_meanings():
    """Of two lists with one name the later would win, and the other's words would be lost."""
    files = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (CONTENT / "wording").glob("patterns*.yaml")
    ]
    for section in ("lists", "patterns"):
        names = Counter(name for each in files for name in each.get(section) or ())
        assert [name for name, times in names.items() if times > 1] == []
