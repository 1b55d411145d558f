"""What pushes a customer away is said as who can help, where to look, or what can't be answered for."""

import pytest

from bot.coach import Coach, Wording
from tests.bot.coach.conftest import said_anew


@pytest.mark.parametrize(
    ("cold", "kept"),
    [
        ("That's between you and your insurer.", "your insurer"),
        ("It's strictly between you and Dr Meyer.", "Dr Meyer"),
        ("Lost items are between you and the driver.", "the driver directly"),
        ("What you do with the keys is between you and the next tenant.", "What you do with the keys"),
        ("That's a matter for the council on 0300 123 4567, not us.", "the council on 0300 123 4567"),
        (
            "Roadside response times are a matter for the assistance provider.",
            "in the hands of the assistance provider",
        ),
        ("It's a courier issue, not ours.", "the courier"),
        ("That's an HR matter.", "HR"),
        ("Please refer to our previous email of 3 May.", "our previous email of 3 May"),
        ("Your beef is with PayPal, not us.", "PayPal"),
        ("We can't speak for the courier.", "the courier"),
        ("We are not the airline.", "the airline"),
        ("You want billing, not support.", "billing"),
        ("Gareths job, not mine.", "Gareth"),
        ("That's the surveyor's remit.", "the surveyor"),
        ("It's the landlord's decision.", "The landlord"),
        ("Head office decides that, not us.", "head office"),
        ("Head office sets the prices.", "The prices"),
        ("Up to your bank, not us.", "your bank"),
        ("Go and bother PayPal.", "PayPal"),
        ("You booked through Expedia, so ask them for a refund.", "them for a refund"),
        ("For anything else please contact the sender.", "the sender"),
        ("You'd have to e-mail the parking office.", "Please e-mail the parking office."),
        ("You'd have to e-mail the parking office and wait.", "Please e-mail the parking office"),
        ("You're better off asking your accountant.", "your accountant"),
        ("After that it's down to the courier.", "with the courier"),
        ("How long that takes is up to your bank, not us.", "How long that takes depends on your bank."),
        ("It's the borrower's duty to know when items are due.", "the borrower to know when items are due."),
    ],
)
def test_who_can_help_is_named_and_who_does_not_is_left_out(wording: Wording, cold: str, kept: str) -> None:
    made = said_anew(cold, wording, salt=cold)

    assert kept.lower() in made.text.lower()
    assert made.text != cold
    for shove in ("not us", "not mine", "not ours", "between you", "Go and", "You'd have"):
        assert shove not in made.text


@pytest.mark.parametrize(
    ("cold", "place"),
    [
        ("Please consult our Help Centre.", "in our Help Centre"),
        ("See the FAQ.", "in the FAQ"),
        ("Pls read the guide first.", "in the guide"),
        ("Kindly refer to the user manual, page 14.", "on page 14 of the user manual."),
        ("Check page 12 of the manual.", "on page 12 of the manual"),
        ("Refer to our help pages for information about refunds.", "refunds in our help pages"),
        ("All of this is explained in our Help Centre.", "in our Help Centre"),
    ],
)
def test_what_they_are_sent_to_read_is_a_place_to_look(wording: Wording, cold: str, place: str) -> None:
    made = said_anew(cold, wording, salt=cold)

    assert place in made.text
    assert made.text.startswith(("You'll find", "The details are", "There's more", "It's on"))


@pytest.mark.parametrize(
    ("cold", "kind"),
    [
        (
            "We are not responsible for what the courier does once the box leaves our dock.",
            "We can't be responsible for what the courier does once the box leaves our dock.",
        ),
        (
            "We accept no liability whatsoever for lost luggage.",
            "We're not able to accept liability for lost luggage.",
        ),
        ("We deny liability in full.", "We're not able to accept liability in full."),
        (
            "The gym does not accept responsibility for items left in lockers.",
            "The gym isn't able to take responsibility for items left in lockers.",
        ),
        (
            "Lost items are the rider's own responsibility (Terms 9.1).",
            "Lost items are the responsibility of the rider (Terms 9.1).",
        ),
        ("Return postage is your own responsibility.", "Return postage is for you to pay."),
        (
            "Once delivered, liability passes to the recipient.",
            "Once delivered, liability is with the recipient.",
        ),
        (
            "It is not our responsibility once the parcel leaves the depot.",
            "Once the parcel leaves the depot, it's no longer with us.",
        ),
        (
            "The 07:14 was cancelled because of a fault, which is Network Rail and nothing to do with us.",
            "The 07:14 was cancelled because of a fault, which is for Network Rail to look after.",
        ),
        ("We only send the bills.", "to send the bills."),
        ("It's not our problem that you have moved.", "that you have moved."),
        ("You use the sauna at your own risk.", "we're not able to take responsibility"),
        ("Guests bathe at their own risk.", "if guests bathe"),
        ("Call them yourself.", "Please call them directly."),
    ],
)
def test_a_no_stays_one_with_all_it_is_said_of(wording: Wording, cold: str, kind: str) -> None:
    text = said_anew(cold, wording, salt=cold).text

    assert kind.lower() in text.lower()
    assert text != cold


@pytest.mark.parametrize(
    "fine",
    [
        "We only sell in packs of six.",
        "We only deliver the parcels on weekdays.",
        "This is the night desk.",
        "It's for the kitchen.",
        "The keys are between you and the door.",
        "The seat between you and the window is free.",
        "The problem is with the valve.",
        "You'd have to pay £50 to change it.",
        "You need support socks.",
        "You can complain to the ombudsman if you like.",
        "The council decides that on 4 May.",
        "We are responsible for the roof.",
        "Your problem is with us now, and I'll see it through.",
        "The answer is in the manual on page 12.",
        "I'll check with the courier and call you back by Friday.",
    ],
)
def test_a_sentence_that_helps_stays_as_it_was_typed(wording: Wording, fine: str) -> None:
    assert said_anew(fine, wording, salt=fine).text == fine


def test_who_to_turn_to_ends_before_the_next_sentence(wording: Wording) -> None:
    made = said_anew("That's between you and your insurer, we just do the bookings.", wording)

    assert "with your insurer directly." in made.text or "your insurer to settle." in made.text
    assert "the bookings" in made.text.rpartition(".")[0].rpartition(".")[2]


def test_a_whole_answer_keeps_the_number_and_the_time(coach: Coach) -> None:
    draft = "Nothing to do with us. That's a matter for the council. Ring 0300 123 4567 before 3 May."
    said = coach.rephrase(draft, context="There is rubbish in front of my house again.").text

    assert "the council can help" in said.lower()
    assert "0300 123 4567 before 3 May" in said
