"""When a concept comes back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learning.memory import LONGEST_DAYS, Memory, remember

MONDAY = datetime(2027, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def days(memory: Memory, since: datetime = MONDAY) -> float:
    return (memory.due - since) / DAY


def test_the_surer_and_righter_the_answer_the_later_it_comes_back():
    known = remember(None, right=True, sure=True, at=MONDAY)
    barely = remember(None, right=True, sure=False, at=MONDAY)
    missed = remember(None, right=False, sure=False, at=MONDAY)
    assert known.stability > barely.stability > missed.stability
    assert days(known) > days(barely) >= days(missed) == 1


def test_wrong_and_sure_comes_back_the_next_day_even_after_months_of_right_answers():
    memory, at = None, MONDAY
    for _ in range(6):
        memory = remember(memory, right=True, sure=True, at=at)
        at = memory.due
    assert days(remember(memory, right=False, sure=True, at=at), at) == 1
    assert days(remember(memory, right=False, sure=False, at=at), at) > 1


def test_right_answers_space_the_questions_out_but_never_beyond_ninety_days():
    memory, at, gaps = None, MONDAY, []
    for _ in range(8):
        memory = remember(memory, right=True, sure=True, at=at)
        gaps.append(days(memory, at))
        at = memory.due
    assert gaps == sorted(gaps)
    assert gaps[-1] == LONGEST_DAYS


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 400)), min_size=1, max_size=12))
def test_a_question_always_comes_back_after_one_to_ninety_days(answers):
    memory, at = None, MONDAY
    for right, sure, later in answers:
        at += timedelta(days=later)
        memory = remember(memory, right=right, sure=sure, at=at)
        assert DAY <= memory.due - at <= LONGEST_DAYS * DAY


def test_a_memory_survives_being_written_down():
    memory = remember(None, right=True, sure=False, at=MONDAY)
    assert Memory.read(memory.written()) == memory


def test_the_same_answers_at_the_same_times_give_the_same_due_date():
    assert remember(None, right=True, sure=True, at=MONDAY) == remember(
        None, right=True, sure=True, at=MONDAY
    )


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        remember(None, right=True, sure=True, at=datetime(2027, 3, 1, 9))  # noqa: DTZ001
