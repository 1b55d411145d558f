"""What becomes of the sentences of a cold draft, and how a customer's own words open the answer."""

import pytest

from bot.coach import Coach, Rephrasing, Wording
from bot.coach.mirror import mirror
from bot.coach.whole import time_first, whole

FUNERAL = "The lilies for my grandmother's funeral came in bright orange."


@pytest.mark.parametrize(
    ("curt", "said"),
    [
        ("Claim closed", "The claim has been closed"),
        ("payment not received", "The payment hasn't been received"),
        ("Next sailing is 18:30", "The next sailing is 18:30"),
        ("Accidental damage, not covered by the warranty", "Accidental damage isn't covered by the warranty"),
        ("Refund of £18.40 for the frozen items", "The refund is £18.40 for the frozen items"),
        ("Missed check-in = missed sailing", "The missed check-in means missed sailing"),
        ("Menu: Reports > Pay run > Export", "Menu: Reports > Pay run > Export"),
        ("The early bird price ended on Sunday", "The early bird price ended on Sunday"),
    ],
)
def test_a_curt_stretch_becomes_a_whole_sentence_or_stays(wording: Wording, curt: str, said: str) -> None:
    assert whole(curt, wording) == said


def test_a_time_may_go_first_and_nothing_else_moves(wording: Wording) -> None:
    assert time_first("Your account will be closed within 5 days", wording) == (
        "Within 5 days, your account will be closed."
    )
    assert time_first("Our records show the meter was read on 12 May", wording) == ""


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "You lost my bag with my insulin in it on flight BX204.",
            "your bag with your insulin in it was lost",
        ),
        ("You haven't answered my emails", "your emails have not been answered"),
        ("Your update wiped all my presets.", "the update wiped all your presets"),
        (
            "Can't log in, it says my account doesn't exist.",
            "you can't log in and it says your account doesn't exist",
        ),
        (
            "You shadowbanned my shop a week before christmas",
            "your shop was shadowbanned a week before Christmas",
        ),
    ],
)
def test_what_happened_is_retold_towards_the_customer_without_a_culprit(
    wording: Wording, message: str, told: str
) -> None:
    assert any(told in event.that for event in mirror(message, wording).events)


def test_what_hangs_on_it_stands_beside_what_happened(wording: Wording) -> None:
    seen = mirror("I can't see her report card and the parents' evening is tonight.", wording)

    assert (seen.events[0].ing, seen.stake) == (
        "not being able to see her report card",
        "with the parents' evening tonight",
    )


@pytest.mark.parametrize(
    ("draft", "gone", "left"),
    [
        (
            "Fees are automatic. I can't waive them. You should have kept an eye on it.",
            "kept an eye",
            "automatic",
        ),
        ("The plan has no SLA. We can't refund it. Hold your hand too?", "hand", "SLA"),
        ("We can't magic it out of the air. The script isn't in. Ask your GP.", "magic", "GP"),
        ("Late is late. The $35 fee applies.", "Late is late", "$35"),
        (
            "Per our terms, section 9, we can't refund this. That's on you.",
            "Per our terms",
            "section 9",
        ),
        ("You must report damage within 7 days. Claim closed.", "must", "within 7 days"),
        ("You're not inserting them correctly. It's normal feedback.", "You're not", "inserted correctly"),
        (
            "Please send a photo and your receipt, otherwise we can't do anything.",
            ", otherwise",
            "a photo and your receipt",
        ),
    ],
)
def test_what_only_stings_goes_and_what_informs_stays(coach: Coach, draft: str, gone: str, left: str) -> None:
    said = coach.rephrase(draft, context="My order broke and nobody answers me.")

    assert left in said.text
    assert gone not in said.text


def test_the_bereaved_are_met_with_whom_they_lost(coach: Coach) -> None:
    text = coach.rephrase("White lilies were sold out. It's in the form you signed.", context=FUNERAL).text

    assert "your grandmother" in text
    assert "sorry" in text or "condolences" in text


def test_a_dead_link_is_no_bereavement(coach: Coach) -> None:
    reading = coach.read("We already sent it.", "The link in your mail is dead.")

    assert reading.customer.care == "none"


def test_a_doors_line_stands_before_the_sign_off(coach: Coach) -> None:
    said = coach.answer_door(
        "Hi Sam,\n\nNo, there's nothing I can do.\n\nBest regards,\nJo",
        door="else",
        words="send a kit on Monday",
    )

    assert isinstance(said, Rephrasing)
    assert said.text.endswith("What I can do is send a kit on Monday.\n\nBest regards,\nJo")
