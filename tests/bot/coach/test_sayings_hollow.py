"""Hollow courtesy: what swears to a promise goes and the promise stays; regrets, stamps and turns as plain lines."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.english.text import facts_of
from bot.coach.opening.called import called
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        ("The lift will be 100% fixed on Friday.", "The lift will be fixed on Friday."),
        ("The fee will be 100% refunded on Friday.", "The fee will be 100% refunded on Friday."),
        ("It'll definitely be on the van tonight.", "It'll be on the van tonight."),
        ("I promise you it will be ready by 9 May.", "It will be ready by 9 May."),
        ("The kitchen will be done on Friday, 100% guaranteed.", "The kitchen will be done on Friday."),
        (
            "Your piano will be there tomorrow morning 100%, I personally guarantee it.",
            "Your piano will be there tomorrow morning.",
        ),
        ("You'll get 100% of the fee back.", "You'll get 100% of the fee back."),
        ("The deposit is 100% guaranteed by the state.", "The deposit is 100% guaranteed by the state."),
    ],
)
def test_what_swears_to_a_promise_goes_and_the_promise_stays(cold: str, kind: str, wording: Wording):
    assert (said_anew(cold, wording).text or cold) == kind


@pytest.mark.parametrize(
    "regret",
    [
        "The whole team is so sorry too.",
        "Everyone here at Kite House feels awful about it.",
        "Words can't express how sorry we are.",
        "We apologise for any upset caused and thank you for banking with us.",
    ],
)
def test_a_regret_that_fits_anybody_is_left_out(regret: str, wording: Wording):
    assert said_anew(regret, wording).fate == "dropped"


@pytest.mark.parametrize(
    ("stamp", "held"),
    [
        ("Noted and forwarded to the depot.", "it's been passed to the depot"),
        ("Your remarks have been passed to the relevant office.", "to the office responsible"),
        ("Your turn will come eventually.", "queue for this"),
        ("Somebody will ring you at some point in the coming days.", "ring you in the coming days"),
        ("Have a lovely week, Team Harbour.", "Team Harbour"),
    ],
)
def test_a_stamp_tells_where_it_went(stamp: str, held: str, wording: Wording):
    assert held in said_anew(stamp, wording).text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("We are so sorry, Imani, this is awful.", "Imani"),
        ("Our sincerest apologies, Mr Lund.", "Mr Lund"),
        ("Sorry to hear that, Priya!", "Priya"),
        ("I'm sorry, Friday is full.", ""),
        ("I'm sorry, The Harbour is shut.", ""),
        ("So sorry, Monday, then.", ""),
    ],
)
def test_who_is_spoken_to_in_an_apology(words: str, name: str):
    assert called(words)[0] == name


def test_a_name_in_an_apology_that_goes_opens_the_answer(coach: Coach):
    said = coach.rephrase("We are so, so sorry, Imani, we're mortified. The slot has been given away.")
    assert said.text.startswith("Imani, ")
    assert "The slot has gone to someone else." in said.text


def test_regret_alone_is_no_refusal(coach: Coach):
    said = coach.rephrase(
        "I'm so sorry for your trouble. It's a shame, it really is.", context="My lamp broke."
    )
    assert "not able" not in said.text


def test_pity_before_a_refusal_is_not_taken_for_our_own(coach: Coach):
    draft = "I'm sorry to hear that. Your claim for £90 was declined. We apologise for any disappointment this may cause."
    said = coach.rephrase(draft)
    assert "£90" in said.text
    assert "disappointment this may" not in said.text


def test_a_hundred_percent_is_a_fact_unless_it_only_swears():
    assert [f.words for f in facts_of("refund 100% of it")] == ["100%"]
    assert not facts_of("It will be 100% fixed. There this week 100%. Bye")


def test_a_polite_limit_with_a_question_beside_it_is_left_alone(coach: Coach):
    said = coach.rephrase("Unfortunately the court isn't free at six. Is there another hour that suits you?")
    assert not said.versions


def test_what_stock_cheer_leaves_is_the_answer_alone(coach: Coach):
    said = coach.rephrase(
        "No worries! These things happen. The new slot is 9 June.", context="You lost my gift!"
    )
    assert "9 June" in said.text
    assert "worries" not in said.text


def test_a_tag_question_gives_way_to_the_cause(coach: Coach):
    said = coach.rephrase("Obviously we can't control the wind, can we? The lift is shut until noon.")
    assert "outside our control" in said.text
    assert "can we" not in said.text


@pytest.mark.parametrize(
    "warning",
    ["We trust we will not need to write to you about this again.", "I hope this won't happen again."],
)
def test_a_hope_not_to_write_again_goes(warning: str, wording: Wording) -> None:
    assert said_anew(warning, wording).fate == "dropped"
