"""What counts as a when, and what a rewrite has to hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.learning.marking import WhenMark, mark_rewrite, mark_when


@pytest.mark.parametrize(
    "answer",
    [
        "I'll look at it by 3 pm.",
        "today before 17:00",
        "Tomorrow morning",
        "on Friday",
        "within 2 hours",
        "in the next ten minutes",
        "by the end of the week",
        "12 May",
        "May 12",
        "by 2027-03-01",
        "once the courier has scanned it",
        "as soon as the part arrives from Ghent",
        "after your call with the bank",
        "soon, and at the latest by noon",
        "at 4",
        "I am checking it now",
        "in a couple of days",
    ],
)
def test_any_time_day_date_span_or_event_is_a_when(answer):
    assert mark_when(answer).right


@pytest.mark.parametrize(
    ("answer", "vague"),
    [
        ("shortly", "shortly"),
        ("I will do it ASAP", "ASAP"),
        ("very soon", "very soon"),
        ("as soon as possible", "as soon as possible"),
        ("as soon as I can", "as soon as I can"),
        ("in due course", "in due course"),
        ("at our earliest convenience", "at our earliest convenience"),
        ("when I can", "when I can"),
        ("in a few days", "few days"),
        ("right away", "right away"),
        ("later", "later"),
        ("once I get to it", "once I get to it"),
    ],
)
def test_a_word_nobody_can_plan_around_is_named(answer, vague):
    mark = mark_when(answer)
    assert (mark.right, mark.fault) == (False, "vague")
    assert vague in mark.vague


def test_words_without_any_time_are_told_apart_from_vague_ones():
    assert mark_when("I will look at your meter log") == WhenMark(False, "no_time")
    assert mark_when("   ") == WhenMark(False, "empty")


@given(
    st.sampled_from(["soon", "shortly", "asap", "in due course", "later"]),
    st.sampled_from(["", ".", "!", ", I promise", " for you"]),
)
def test_no_dressing_turns_a_vague_word_into_a_when(word, tail):
    assert not mark_when(f"I'll do it {word}{tail}").right


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_clock_time_is_a_when(hour, minute):
    assert mark_when(f"by {hour:02}:{minute:02}").right


KEEP = ("billing is paused from today", "a photo of the certificate is fine")
MODEL = (
    "I'm sorry about your father. I have paused the billing today. To close the plan I need a copy of the "
    "certificate; a photo is fine."
)


def mark(answer, keep=(), **brief):
    return mark_rewrite(
        answer,
        keep=keep,
        **({"scene": "", "avoid": (), "needs": (), "cold": (), "moves": {}, "turned": False} | brief),
    )


def test_a_rewrite_that_keeps_the_facts_in_its_own_words_is_right():
    moves = {"acknowledge": "I'm sorry about your father."}
    assert mark(MODEL, KEEP, avoid=["policy"], needs=["acknowledge"], moves=moves).right


def test_a_rewrite_is_told_what_it_lost_what_it_should_not_say_and_which_part_it_lacks():
    answer = "It's policy: send the certificate, a photo is fine."
    marked = mark(
        answer,
        KEEP,
        avoid=["policy"],
        needs=["acknowledge"],
        cold=["It's policy"],
        moves={"acknowledge": None},
    )
    assert not marked.right
    assert marked.lost == ("billing is paused from today",)
    assert marked.said == ("policy",)
    assert marked.cold == ("It's policy",)
    assert marked.lacking == ("acknowledge",)


def test_a_first_line_with_two_details_of_the_scene_acknowledges():
    scene = "A nursery ordered rain suits for a trip tomorrow."
    brief = {"scene": scene, "needs": ["acknowledge"], "moves": {"acknowledge": None}}
    assert mark("A trip tomorrow and no suits can't wait. A courier brings fourteen.", **brief).right
    assert mark("This can't wait. A courier brings fourteen for the trip tomorrow.", **brief).lacking


def test_a_rewrite_that_turns_the_no_into_a_yes_does_not_hold():
    assert not mark(MODEL, KEEP, turned=True).right


def test_a_number_has_to_be_the_same_number():
    assert mark("The fee of 15 euros stays.", ["the fee of 12 euros stays"]).lost
    assert not mark("The 12 euros fee stays.", ["the fee of 12 euros stays"]).lost


def test_a_word_to_avoid_counts_only_as_a_whole_word():
    assert not mark("The policyholder is you.", avoid=["policy"]).said
