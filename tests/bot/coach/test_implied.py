"""A no that is left to be worked out is said beside its reason; where nothing is refused none is put in."""

import pytest

from bot.coach import Coach
from bot.coach.reading.limits import lies_beyond


@pytest.mark.parametrize(
    ("limit", "case", "key"),
    [
        ("exchanges are 14 days", "you are on day 17", "beyond_time"),
        ("cover stops at 70", "your father is 72", "beyond_limit"),
        ("our warranty is 12 months", "it's now been 15", "beyond_time"),
        ("warranty is two years", "yours is three years old", "beyond_time"),
        ("the cabin bag limit is 8 kg", "yours is 9.2 kg", "beyond_limit"),
        ("the minimum height is 120 cm", "she is 117", "below_limit"),
        ("entries closed on 3 may", "yours came on 5 may", "came_too_late"),
        ("the voucher expired on 1 june", "it is now 4 june", "too_late_now"),
        ("the list closed on the 2nd", "you wrote on the 9th", "came_too_late"),
        ("free delivery is up to 20 miles", "you are 26 miles away", "beyond_limit"),
    ],
)
def test_a_case_beyond_the_limit_is_told(limit: str, case: str, key: str) -> None:
    assert lies_beyond(limit, case) == key


@pytest.mark.parametrize(
    ("limit", "case"),
    [
        ("exchanges are 14 days", "you are on day 12"),
        ("replies take 3 days", "it has been 5"),
        ("repairs are done within 3 weeks", "you have waited 5 weeks"),
        ("the data cap is 20 gb", "you have used 12 gb"),
        ("the fee is 30 euros", "you were charged 45 euros"),
        ("the quote of 11/02 covers the battery only", "the screen is $129"),
        ("sick notes must be in within 3 days", "yours was 5 days late"),
        ("cover stops at 70", "you pay $80"),
        ("the list closed on 2 may", "you wrote on the 9th"),
        ("orders closed at 18:00", "yours was received at 18:04"),
    ],
)
def test_a_case_within_it_or_a_time_of_our_own_is_not(limit: str, case: str) -> None:
    assert lies_beyond(limit, case) == ""


def test_the_limit_the_case_and_the_no_are_one_sentence(coach: Coach) -> None:
    draft = "Swaps are 21 days. You are on day 25."
    answer = coach.rephrase(draft, context="I was in bed with flu for weeks and these boots leak!").text
    assert "Swaps are open for 21 days, and you are on day 25, so I'm afraid" in answer


def test_the_no_is_to_what_they_asked_for(coach: Coach) -> None:
    draft = "Cover stops at 70. Your aunt is 74."
    answer = coach.rephrase(draft, context="Please could you add my aunt to the travel policy?").text
    assert "possible" in answer
    assert answer.count("added to the travel policy") == 1


def test_what_falls_to_them_and_cannot_be_arranged(coach: Coach) -> None:
    answer = coach.rephrase("Under the lease you are responsible for the gutters. Find your own roofer.").text
    assert "able to arrange" in answer
    assert "a roofer yourself" in answer


def test_a_system_is_no_rule(coach: Coach) -> None:
    answer = coach.rephrase("Unfortunately that's how the rota system works.").text
    assert "rota system works" in answer
    assert "not able to change that" in answer
    assert "rules" not in answer


@pytest.mark.parametrize(
    "draft",
    [
        "Swaps are 21 days. You are on day 25. I've extended it for you this once.",
        "Good news: the course takes 12 and you are number 14, so I've opened a second group.",
        "The cap is 20 GB. You have used 12 GB.",
    ],
)
def test_nothing_is_refused_where_something_is_given_or_nothing_exceeded(coach: Coach, draft: str) -> None:
    assert "afraid" not in coach.rephrase(draft, context="Please help, I'm furious").text
