"""What a lead's report says: shares with their interval, changes that are more than chance, nothing of a few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learning.report import Change, Learning, Question, Share, change, learning

QUESTIONS = st.builds(
    lambda concept, right, wrong, again: Question(concept, right + wrong, right, again),
    st.sampled_from(["say-no", "name-a-detail"]),
    st.integers(0, 12),
    st.integers(0, 12),
    st.booleans(),
)


def test_answers_of_one_topic_are_taken_together_and_the_hardest_topic_comes_first():
    found = learning([Question("say-no", 10, 4), Question("say-no", 10, 5), Question("detail", 8, 8)], [])
    assert list(found.shares.items()) == [("say-no", Share(9, 20)), ("detail", Share(8, 8))]
    assert (found.asked, found.answered, found.mean) == (3, 3, 9)


def test_a_question_that_four_answered_is_in_no_figure():
    found = learning([Question("say-no", 4, 4), Question("detail", 5, 5)], [])
    assert dict(found.shares) == {"detail": Share(5, 5)}
    assert (found.hidden, found.asked, found.answered, found.mean) == (1, 2, 1, 5)


def test_a_story_the_channel_had_before_counts_as_taken_part_in_and_not_as_learnt():
    found = learning([Question("say-no", 9, 9, again=True)], [])
    assert dict(found.shares) == {}
    assert (found.answered, found.mean) == (1, 9)


@pytest.mark.parametrize(
    ("share", "interval"),
    [(Share(43, 74), (47, 69)), (Share(0, 10), (0, 28)), (Share(10, 10), (72, 100))],
)
def test_a_share_has_wilsons_interval(share, interval):
    assert share.interval == interval


def test_a_change_has_newcombes_interval():
    """Newcombe 1998, table II, example (a): 56/70 and 48/80, method 10: 0.0524 to 0.3339."""
    assert change(Share(48, 80), Share(56, 70)) == Change(Share(48, 80), Share(56, 70), 20, 5, 33)


def test_only_a_change_that_is_more_than_chance_is_called_better():
    much = learning([Question("say-no", 70, 56)], [Question("say-no", 80, 48)])
    assert [(concept, found.points) for concept, found in much.better] == [("say-no", 20)]
    little = learning([Question("say-no", 7, 6)], [Question("say-no", 8, 5)])
    assert little.better == ()
    assert list(little.changes) == ["say-no"]


@given(st.lists(QUESTIONS, max_size=6), QUESTIONS)
def test_two_reports_never_differ_by_fewer_than_five_answers(questions, one_more):
    """However a lead chooses two periods: what one of them has more is whole questions that five answered."""

    def answers(found: Learning) -> int:
        return sum(share.n for share in found.shares.values())

    more = answers(learning([*questions, one_more], [])) - answers(learning(questions, []))
    assert more == 0 or more == one_more.answers >= 5
