"""The shortest notes, and those of hours, slots and numbers, are sentences; what may mean another thing stays."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.notes.hours import of_hours
from bot.coach.notes.short_notes import short_note


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Logged.", "It's been logged"),
        ("Probably the filter.", "It's probably the filter"),
        ("Devs looking.", "The developers are looking into it"),
        ("Renewal = 3 weeks.", "The renewal takes 3 weeks"),
        ("Under 72 hours = half fee.", "Under 72 hours, the half fee applies"),
        ("Once more and we close the account.", "If it happens again, we'll close the account"),
        ("Lorry broke down a7.", "The lorry broke down on the a7"),
        ("If still rattling ring us.", "If it's still rattling, please ring us"),
        ("Plumber came 9.15 nobody in.", "The plumber came at 9.15, but nobody was in"),
        ("Aim to ship in 2 days.", "We aim to ship in 2 days"),
        ("Already moved twice.", "It's already been moved twice"),
        ("Batteries sold separately.", "Batteries are sold separately"),
        (
            "Returned to sender - label illegible.",
            "It's been returned to sender because the label was illegible",
        ),
    ],
)
def test_short_notes_are_written_out(wording: Wording, line: str, whole: str) -> None:
    assert short_note(line, wording) == whole


@pytest.mark.parametrize(
    "line", ["The van broke down.", "Once more, thank you.", "Probably.", "If still in doubt, wait."]
)
def test_what_is_no_short_note_stays(wording: Wording, line: str) -> None:
    assert short_note(line, wording) is None


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Bar closes 11.", "The bar closes at 11"),
        ("Booked solid until May.", "We're booked solid until May"),
        ("Thursday 4pm with Lena?", "Would Thursday 4pm with Lena suit you?"),
        ("Still beeping?", "Is it still beeping?"),
        ("14 day trial.", "It's a 14 day trial"),
        ("Claims desk 0300 555 0101 open 24h.", "The claims desk is on 0300 555 0101, and it's open 24h"),
        ("Tracking 8810 227.", "The tracking number is 8810 227"),
        ("Bought nov 2019.", "It was bought in November 2019"),
        ("Second visit this month.", "That's the second visit this month"),
        ("30kg max.", "The maximum is 30kg"),
        ("Local outage LS6.", "There's a local outage in LS6"),
    ],
)
def test_notes_of_hours_are_written_out(wording: Wording, line: str, whole: str) -> None:
    assert of_hours(line, wording) == whole


@pytest.mark.parametrize("line", ["Ring 0161 555 0100.", "We close at 9.", "Full", "Second hand 3 years."])
def test_what_is_no_note_of_hours_stays(wording: Wording, line: str) -> None:
    assert of_hours(line, wording) is None


@pytest.mark.parametrize(
    ("draft", "said", "gone"),
    [
        ("Check in closes at 7. Nothing we can do.", "Check-in closes at 7.", "Please check"),
        ("Roadworks on Hill St. Courier isn't a wizard. Fee stands.", "roadworks on Hill St.", "wizard"),
        ("2 reminders sent. Not our problem you don't open your post.", "2 reminders", "your post"),
        (
            "It was on the site. We can't help people who don't read. Term starts 5 May.",
            "5 May",
            "help people",
        ),
        ("You were told not to shower for a day. No refund.", "not to shower", "the shower"),
        ("Send order no. then we look. No photo no claim.", "order number", "order the number"),
        ("Fitter due weds pm. Not before.", "Wednesday afternoon", "pm"),
    ],
)
def test_the_body_is_english(coach: Coach, draft: str, said: str, gone: str) -> None:
    text = coach.rephrase(draft, styles=("warm",), others=False).text
    assert said in text
    assert gone not in text
