"""Questions with typed answers are fair: what we show as right is marked right, and the start is not."""

from dataclasses import asdict
from pathlib import Path

import pytest

from bot.coach.coach import Coach
from bot.content import load
from bot.content.entries import QuizItem
from bot.content.rules import load_rules, load_wording
from bot.learning.marking import RewriteMark, mark_rewrite, mark_when

OURS = Path("content")
QUIZZES = load([OURS]).quizzes
REWRITES = [item for item in QUIZZES if item.kind == "rewrite"]
TIMES = [item for item in QUIZZES if item.kind == "fill_when"]


@pytest.fixture(scope="module")
def coach() -> Coach:
    return Coach(load_rules(OURS / "en" / "rules"), load_wording(OURS / "en" / "wording"))


def marked(coach: Coach, item: QuizItem, answer: str) -> RewriteMark:
    scene = item.customer or item.stem
    reading = coach.read(answer, context=scene)
    stands = coach.read(item.model or "", context=scene).stance
    return mark_rewrite(
        answer,
        scene=f"{item.stem} {item.customer or ''}",
        keep=item.keep,
        avoid=item.avoid,
        needs=item.needs,
        cold=[finding.words for finding in reading.findings if finding.severity != "hint"],
        moves=asdict(reading.moves),
        turned=stands == "refuse" and reading.stance == "grant",
    )


@pytest.mark.parametrize("item", REWRITES, ids=lambda item: item.id)
def test_the_answer_we_show_for_a_rewrite_passes_its_own_marking(coach: Coach, item: QuizItem):
    mark = marked(coach, item, item.model or "")
    assert mark.right, mark


@pytest.mark.parametrize("item", REWRITES, ids=lambda item: item.id)
def test_the_draft_to_be_rewritten_does_not_pass(coach: Coach, item: QuizItem):
    assert not marked(coach, item, item.draft or "").right


@pytest.mark.parametrize("item", TIMES, ids=lambda item: item.id)
def test_only_the_right_filling_is_a_time_one_can_plan_around(item: QuizItem):
    assert [mark_when(option.text).right for option in item.options] == [
        option.correct for option in item.options
    ]
