"""Every rule is tested by the texts it brings."""

from pathlib import Path

import pytest

from bot.coach.text import fold, words_of
from bot.content.rules import load_rules

RULES = load_rules(Path(__file__).parents[3] / "content" / "en" / "rules")


@pytest.mark.parametrize("rule", RULES.all, ids=lambda rule: rule.id)
def test_a_rule_hits_what_it_says_and_nothing_it_excludes(rule):
    for text in rule.hits:
        folded = fold(text)
        assert any(m.rule is rule for m in RULES.of([rule]).find(folded, words_of(folded))), text
    for text in rule.must_not_hit:
        folded = fold(text)
        assert not RULES.of([rule]).find(folded, words_of(folded)), text
