"""Notes that are a noun phrase with a time, a figure or a place, and sentences that lack an article."""

import pytest

from bot.coach.kinder.completed import completed, line_of_list, with_its_articles
from bot.coach.kinder.said import Said
from bot.coach.notes.headless import by_itself, in_full
from bot.coach.wording import Wording


@pytest.mark.parametrize(
    ("note", "whole"),
    [
        ("Plumber Friday between 9 and 12.", "A plumber will come on Friday between 9 and 12"),
        ("Dr Amin only Thursdays.", "Dr Amin is only here on Thursdays"),
        ("Boiler inspection annually.", "There's a boiler inspection annually"),
        ("Width limit 2.10m.", "The width limit is 2.10m"),
        ("Box 4, box 9 unsigned.", "Boxes 4 and 9 are unsigned"),
        ("3 spaces left.", "There are 3 spaces left"),
        ("6 desks, 6 taken.", "There are 6 desks, and 6 are taken"),
        ("So £45, not £30.", "So it's £45, not £30"),
        ("Still in queue.", "It's still in the queue"),
        ("Bond £200 will be returned in May.", "The bond of £200 will be returned in May"),
        ("Licence expired 3 March.", "The licence expired on 3 March"),
        ("Next session starts 9th.", "The next session starts 9th"),
        ("Need: copy of passport, proof of address.", "We need a copy of the passport and proof of address"),
        ("Local surgeries: ask your council.", "For local surgeries, please ask your council"),
        ("Charges: call-out £60, parts £35.", "The charges are £60 for call-out and £35 for parts"),
        ("Photo of dent needed.", "A photo of the dent is needed"),
        ("Tenants to remove bins.", "Tenants are asked to remove bins"),
        ("Van's ready.", "The van is ready"),
        ("Menu > Sound > Volume.", "You'll find it under Menu > Sound > Volume"),
        ("Cancel from Menu > Plan.", None),
        ("2 photos from your phone.", None),
        ("Opening hours: we're open from 9.", None),
        ("Monday.", None),
    ],
)
def test_a_headless_note_is_a_sentence(wording: Wording, note: str, whole: str | None):
    assert in_full(note, wording) == whole


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("Waiting time is 4 hours.", "The waiting time is 4 hours."),
        ("Price of kit is £45.", "The price of the kit is £45."),
        ("Coach leaves 7:45 from the gate.", "The coach leaves at 7:45 from the gate."),
        ("Bookings were made 3 June.", "Bookings were made on 3 June."),
        ("Upload new one.", "Upload a new one."),
        ("Delivery is free.", "Delivery is free."),
        ("Late collection is charged at £5.", "Late collection is charged at £5."),
        ("Customer service is closed.", "Customer service is closed."),
        ("Proof of purchase is required.", "Proof of purchase is required."),
        ("Market Street opens at 9.", "Market Street opens at 9."),
        ("Email is best.", "Email is best."),
        ("Claim form missing a page.", "Claim form missing a page."),
        ("Lease ends 2030.", "The lease ends in 2030."),
        ("You can't come in until 1pm session.", "You can't come in until the 1pm session."),
    ],
)
def test_a_sentence_that_stays_has_its_articles(wording: Wording, typed: str, whole: str):
    assert with_its_articles(Said("kept", typed), wording).text == whole


def test_a_line_of_a_list_keeps_its_form(wording: Wording):
    assert line_of_list("photo of lid", wording).text == "a photo of the lid"
    assert line_of_list("Remove filter", wording).text == "Remove the filter"
    assert line_of_list("Reinstall", wording).text == "Reinstall"


def test_a_span_or_a_rule_by_itself_is_told_as_one(wording: Wording):
    assert by_itself("Clause 7.1.") == "That's under clause 7.1"
    assert by_itself("5-7 working days.") == "It takes 5-7 working days"
    assert by_itself("3 days.") is None
    assert completed(Said("kept", "5-7 working days."), wording).fate == "kept"
