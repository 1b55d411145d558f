"""A no that says how little can be done tells instead what one isn't able to do, with all that was in it."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.choice import Choice
from bot.coach.kinder.hands_tied import hands_tied


@pytest.mark.parametrize(
    ("cold", "kept"),
    [
        ("Nothing we can do to bring it forward.", "bring it forward."),
        ("There's not a lot I can do to speed up the kiln.", "do much to speed up the kiln."),
        ("There is nothing we can do about the queue at the border.", "about the queue at the border."),
        ("There's nothing more I can do for you on the boiler.", "any more for you on the boiler."),
        ("There's no way for us to extend it past April.", "extend it past April."),
        ("No way of checking the meter in between.", "possible to check the meter in between."),
        ("No chance of your parcel arriving before Monday.", "Your parcel won't arrive before Monday."),
        ("Nothing can be done to recover the photos.", "possible to recover the photos."),
        ("We can't do anything until you send the V5 form.", "nce you've sent the V5 form"),
        ("I can't do anything until you do that.", "nce you've done that"),
        ("There's nothing we can do unless you have a receipt.", "a receipt"),
        ("We can't do anything from here.", "from here."),
        ("Nothing we could have done to prevent the frost.", "We weren't able to prevent the frost."),
        ("The van has left so there's nothing I can do to change the slot.", "The van has left, so I"),
        ("There's nothing to be done about the damp, the wall is old.", "about the damp, as the wall is old."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_named(wording: Wording, cold: str, kept: str) -> None:
    said = hands_tied(cold, wording, Choice(wording.frames, cold))
    assert said is not None
    assert kept in said.text
    assert "othing" not in said.text
    assert said.act == "refusal"


@pytest.mark.parametrize(
    "other",
    [
        "There's nothing I can do.",
        "There's nothing we can do about it.",
        "There's nothing I can do about the rain, but Sunday is free.",
        "Is there nothing you can do?",
        "If they refuse there is nothing we can do to help.",
        "There's nothing you need to do about the seal.",
        "There's no way to know.",
        "Nothing we can do to make you stay.",
    ],
)
def test_a_no_with_nothing_in_it_or_a_way_beside_it_is_left_to_others(wording: Wording, other: str) -> None:
    assert hands_tied(other, wording, Choice(wording.frames, other)) is None


def test_a_draft_that_only_says_so_is_cold(coach: Coach) -> None:
    assert coach.read(
        "The registry keeps the deeds. There's no way I can get yours any earlier."
    ).needs_rewrite


def test_a_draft_that_leaves_a_way_open_is_not(coach: Coach) -> None:
    text = "The coach has left. There's nothing I can do about tonight, but I've put you on the 6:10."
    assert not coach.read(text).needs_rewrite


def test_what_we_do_not_make_refuses_nothing(coach: Coach) -> None:
    answer = coach.rephrase("We don't make the charger. Not our problem.", context="The charger melted!").text
    assert "not able to make" not in answer


def test_a_bare_no_behind_a_fact_in_one_sentence_points_at_it(coach: Coach) -> None:
    answer = coach.rephrase("Queue is 40 deep, nothing we can do about that.").text
    assert "change" in answer
