"""Jibes told by their grammar: what people in general say, a thing that is itself, a question nobody could answer."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.reading.jibes import is_jibe, mocks
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    "sentence",
    [
        "Anyone can claim a vase came cracked.",
        "Most grown-ups check the date before they book.",
        "My other pupils manage.",
        "If the gate is shut, the gate is shut.",
        "A deadline is a deadline.",
        "That's what final means.",
        "Either you want the plot or you don't.",
        "What were we supposed to do?",
        "How is that our problem?",
        "Ever heard of a manual?",
        "Your complaint makes no sense.",
        "I don't know how else to put it.",
        "We can't be expected to babysit every guest.",
        "Wow, fourth time this year you've lost your badge!",
        "Gosh, another missing invoice.",
        "Maybe tie it to your wrist?",
    ],
)
def test_a_jibe_is_told_by_its_grammar(sentence: str, wording: Wording) -> None:
    assert is_jibe(sentence, wording)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anyone over 18 can apply.",
        "Everyone on the list gets a text.",
        "Other branches may still have it.",
        "If you're not home, the parcel goes to the depot.",
        "Which part of the order is missing?",
        "Did you get the second email?",
        "Your review is still under moderation.",
        "I don't know what else was in the box.",
        "Nobody should have to cope without heating, and I'm sorry.",
        "I've read all three of your messages.",
        "We are the platform, not the seller.",
        "That's the third time your bus left early, and I'm sorry.",
        "Maybe take the 8:15 in the meantime?",
    ],
)
def test_what_tells_something_is_no_jibe(sentence: str, wording: Wording) -> None:
    assert not is_jibe(sentence, wording)


def test_a_kind_generality_is_not_read_as_mockery(wording: Wording) -> None:
    assert is_jibe("Everybody makes mistakes.", wording)
    assert not mocks("Everybody makes mistakes.", wording)


def test_a_jibe_makes_a_plain_answer_cold_and_goes(coach: Coach) -> None:
    said = coach.rephrase("Ever heard of a manual? Page 12 explains the filter change.")
    assert said.reading.needs_rewrite
    assert "manual" not in said.text
    assert "Page 12 explains the filter change." in said.text


def test_a_condition_that_repeats_itself_goes_whole(coach: Coach) -> None:
    said = coach.rephrase("Fitters work 8 to 6. If you're not in, you're not in. Next slot is the 19th.")
    assert "not in" not in said.text
    assert "8 to 6" in said.text
    assert "19th" in said.text


def test_a_way_forward_thrown_at_them_is_left_open_kindly(wording: Wording) -> None:
    assert said_anew("Upgrade or don't.", wording).text == "You can upgrade if you'd like."


def test_mishaps_counted_out_make_an_answer_cold(coach: Coach) -> None:
    said = coach.rephrase(
        "Gosh, another missing invoice. Perhaps keep your mail in one place? The copy is attached."
    )
    assert said.reading.needs_rewrite
    assert "Gosh" not in said.text
    assert "keep your mail" not in said.text
    assert "copy" in said.text
