"""Lines typed without their verb or subject are written out; what is a sentence, or may mean another thing, stays."""

import pytest

from bot.coach import Wording
from bot.coach.notes.telegraph import written_out


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Case 88213 closed.", "Case 88213 has been closed"),
        ("Account locked due to 3 failed attempts.", "The account has been locked due to 3 failed attempts"),
        ("Your refund denied.", "Your refund has been denied"),
        ("Documents rejected", "Documents have been rejected"),
        ("Parcel returned to sender.", "The parcel has been returned to sender"),
        ("Payment not received.", "We haven't received the payment"),
        ("Fault not found.", "We haven't found a fault"),
        ("Request not approved.", "The request has not been approved"),
        ("Signature required.", "The signature is required"),
        ("Refunds processed within 5 days.", "Refunds are processed within 5 days"),
        ("Already shipped.", "It has already been shipped"),
        ("No longer available.", "It's no longer available"),
        ("Sold out.", "It's sold out"),
        ("Still pending.", "It's still pending"),
        ("Closing INC0045127.", "I'm closing INC0045127"),
        ("Missing documents.", "Some documents are missing"),
        ("Missing signature.", "The signature is missing"),
        ("Works fine on our end.", "It works fine on our end"),
        ("Only pair left is row W.", "The only pair left is row W"),
        ("Driver attended 10:42, no answer.", "The driver attended 10:42, no answer"),
        ("No show = 50% charge.", "No show means a 50% charge"),
        ("No show = 80% charge", "No show means an 80% charge"),
        ("leave early = £184 fee", "If you leave early, there's a £184 fee"),
        (
            "nobody answers the door = 60 quid callout",
            "If nobody answers the door, there's a 60 quid callout",
        ),
        ("Due by 3 June.", "It's due by 3 June"),
        ("Driver returned to the depot.", "The driver returned to the depot"),
    ],
)
def test_what_is_missing_is_put_in(wording: Wording, line: str, whole: str):
    assert written_out(line, wording) == whole


@pytest.mark.parametrize(
    "line",
    [
        "We closed case 88213.",
        "The driver returned to the depot.",
        "It closed on 3 May.",
        "Kitchens closed at 10.",
        "Cancelling loses you the deposit.",
        "Closing early is not possible.",
        "Already told you twice.",
        "No longer than a week.",
        "Thanks for waiting.",
        "Please send the form signed.",
        "Nothing helps.",
        "3 nights = 300 EUR",
        "👍👍👍👍 = 50 points",
    ],
)
def test_what_has_its_verb_or_is_not_certain_stays(wording: Wording, line: str):
    assert written_out(line, wording) is None
