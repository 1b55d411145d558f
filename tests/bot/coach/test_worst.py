"""The worst point of an angry message is named first, in the customer's own nouns and numbers, and none is made up."""

import pytest

from bot.coach import Coach, Wording
from bot.coach.befell.worst import worst_in
from tests.bot.coach.conftest import openings


@pytest.mark.parametrize(
    ("message", "kind", "said"),
    [
        ("i ended up in a&e", "hospital", "ending up in A&E"),
        ("my toddler couldn't breathe", "hospital", "having your toddler struggle to breathe"),
        ("the kettle burned my hand", "hurt", "a burned hand"),
        ("my cat was in pain all weekend", "theirs", "your cat was in pain all weekend"),
        ("Third time my lad's been turned away. my son's been left at the gate", "theirs", "your son has been left at the gate"),
        ("Your clerk laughed at me when I asked for a form", "wronged", "being laughed at when you asked for a form"),
        ("your man called my wife a stupid cow", "wronged", "having your wife called names"),
        ("He spilled oil all over my drive", "wronged", "having oil spilled all over your drive"),
        ("Waited 80 mins at the bank then they said the cashier had gone home", "vain",
         "waiting 80 minutes at the bank only to be told that the cashier had gone home"),
        ("Drove 4 hours to get there and the museum was shut", "vain", "driving four hours only to find the museum shut"),
        ("I took a day off unpaid. NO ONE came", "vain", "taking a day off unpaid and then having nobody come"),
        ("your app wiped 3 years of my recipes omg", "gone", "losing three years of your recipes"),
        ("charged me £90 for a cot when we never had a cot", "charged", "being charged £90 for a cot when you never had a cot"),
        ("paid for a sea view and got a view of the bins", "paid", "paying for a sea view and getting a view of the bins"),
        ("3rd box in a row with mould", "nth", "the third box in a row"),
        ("This is the fourth fitter who hasn't shown up", "nth", "the fourth fitter not to turn up"),
        ("It's day 9 and still no mattress", "nth", "day 9"),
        ("14 hours on a station floor. disgusting", "spell", "14 hours on a station floor"),
        ("2 HOURS on hold then you hang up on me", "spell", "two hours on hold only to be hung up on"),
        ("I studied for months and it crashed", "toil", "studying for months"),
        ("I've spent hundreds on this game", "spent", "spending hundreds on the game"),
        ("You deleted it all. 8 years!!", "length", "eight years"),
    ],
)  # fmt: skip
def test_the_worst_point_is_cut_from_what_they_typed(
    wording: Wording, message: str, kind: str, said: str
) -> None:
    first = worst_in(message, wording)[0]

    assert (first.kind, first.doing.removesuffix(" for the third time")) == (kind, said)


@pytest.mark.parametrize(
    "message",
    [
        "If I waited two hours and got cut off I would be upset",
        "I'm scared I'll end up in hospital",
        "We booked a table for two and look forward to it",
        "My son is 8 years old and would like to join",
        "Can I visit my aunt in hospital on a day ticket?",
        "Is this the third floor?",
        "We're away for three weeks, please hold our post",
        "someone spent £900 on my card",
        "It's day 16, may I still return it?",
        "My sister's hearing aid has been with you for a day",
        "we left after five minutes",
    ],
)
def test_what_is_no_harm_or_not_so_is_no_worst_point(wording: Wording, message: str) -> None:
    assert worst_in(message, wording) == ()


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("ordered a size 5 and got a size 9, third parcel in a row", "size 9"),
        ("You people made me carry my bike down six floors", "having to carry your bike"),
        ("You deleted my account. 8 years.", "especially after eight years"),
        (
            "asked four times for someone to ring me",
            "ask four times for someone to ring you|asking four times for someone to ring you",
        ),
    ],
)
def test_it_may_open_the_answer(coach: Coach, wording: Wording, message: str, named: str) -> None:
    lines = openings(coach, wording, message, "We are unable to refund this. It is our policy.")

    assert any(way in line.lower() for line in lines for way in named.split("|")), lines


def test_a_stock_apology_does_not_keep_the_worst_point_out(coach: Coach) -> None:
    draft = (
        "I apologise for the missed visit. The next slot is 4 May. I do understand. Is there anything else?"
    )

    text = coach.rephrase(draft, context="He was due 8-12. I took unpaid leave. No one came.").text

    assert "unpaid leave" in text
    assert text.lower().count("sorry") + text.lower().count("apologi") == 1


def test_a_long_message_takes_no_long_time(wording: Wording) -> None:
    for words in ("i paid for the big red ", "waited two hours at the ", "third box ", "my son was left "):
        assert isinstance(worst_in(words * 80, wording), tuple)
