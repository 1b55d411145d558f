"""A row of noes comes out as one, with its reason, and is softened once."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("draft", "whole"),
    [
        ("We do not accept cheques. We do not refund postage.", "not able to accept cheques or refund postage."),
        (
            "I'm afraid we can't refund the deposit. I'm afraid we can't move the date.",
            "not able to refund the deposit or move the date.",
        ),
        ("No exceptions. It's policy. We can't help.", "nder our rules, I"),
        ("No can do. Against the rules.", "nder our rules, "),
    ],
)  # fmt: skip
def test_a_row_of_noes_is_one(coach: Coach, draft: str, whole: str) -> None:
    answer = coach.rephrase(draft, context="Could you do this for me, please?").text
    assert whole in answer
    assert "one of our rules" not in answer


def test_the_same_no_is_not_said_again(coach: Coach) -> None:
    draft = "No, your claim isn't covered. It's excluded. Read page 9."
    answer = coach.rephrase(draft, context="My cellar flooded!").text
    assert "isn't covered" in answer
    assert "excluded" not in answer
    assert "page 9" in answer


def test_nobody_is_sorry_to_say_twice(coach: Coach) -> None:
    draft = "I'm sorry to say we can't take it back. I'm sorry to say the fee stays too."
    answer = coach.rephrase(draft).text
    assert answer.lower().count("sorry to say") <= 1
    assert "fee stays" in answer


def test_noes_that_hang_on_something_stay_two(coach: Coach) -> None:
    draft = "We can't post it because it is glass. We can't hold it after Friday."
    answer = coach.rephrase(draft, context="Can you send my vase?").text
    assert " or hold it" not in answer
    assert "after Friday" in answer


def test_what_we_do_not_do_is_nobody_elses(coach: Coach) -> None:
    answer = coach.rephrase("No. We don't do that. Sorry.", context="Can you gift wrap it?").text
    assert "team" not in answer
