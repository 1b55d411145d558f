"""What befell a customer is said back from their own clauses, and nothing is conceded or made up by it."""

import re

import pytest

from bot.coach import Coach, Wording
from bot.coach.customer.customer import read_customer
from bot.coach.customer.figures import in_plain_words
from bot.coach.customer.mirror import mirror
from tests.bot.coach.conftest import openings


def told(message: str, wording: Wording) -> list[str]:
    return [each.doing or each.when for each in mirror(message, wording).tellings]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Your roofer left a hole above my bed", "having a hole left above your bed"),
        ("I was laughed at by your receptionist", "being laughed at by our receptionist"),
        ("The pharmacist shouted at my gran in front of the queue", "having your gran shouted at in front of the queue"),
        ("My permit got cancelled without a word", "having your permit cancelled without a word"),
        ("You've put my rent up by £210", "having your rent put up by £210"),
        ("You KEEP moving my appointment", "having your appointment moved again and again"),
        ("you took £60 twice", "having £60 taken twice"),
        ("I've been on hold for 2 hours", "being on hold for two hours"),
        ("The kettle I bought for my nan arrived in pieces", "having the kettle for your nan arrive in pieces"),
        ("My albums are soaked through", "finding your albums soaked through"),
        ("There were mouse droppings in the flour", "finding mouse droppings in the flour"),
        ("I found a screw in my soup", ""),
        ("The hinges broke after two days", "having the hinges break after two days"),
        ("Your website kept timing out", "having the website keep timing out"),
        ("the scanner won't connect to my laptop", "the scanner won't connect to your laptop"),
        ("nobody has rung me back since tuesday", "having nobody ring you back since Tuesday"),
        ("You still haven't sent my certificate", "waiting for your certificate"),
        ("they haven't emptied our brown bin", "waiting to have your brown bin emptied"),
        ("the tutor didn't turn up again", "waiting for the tutor in vain"),
        ("still no answer about my deposit", "having no answer about your deposit"),
        ("fifty minutes in the snow and not one tram", "fifty minutes in the snow"),
        ("Fifty minutes in the snow. Not one tram.", "fifty minutes in the snow"),
        ("There's an invoice for £90 here, what is it", ""),
        ("I just got a bill for $2,380!", "getting a bill for $2,380"),
        ("I'm down to my last two tablets", "being down to your last two tablets"),
        ("This is the third time the gearbox has slipped", ""),
        ("This is the third time the gearbox has failed", "having the gearbox fail for the third time"),
    ],
)  # fmt: skip
def test_what_befell_them_is_cut_from_their_clause(wording: Wording, message: str, said: str) -> None:
    assert told(message, wording)[:1] == ([said] if said else [])


@pytest.mark.parametrize(
    "message",
    [
        "If you cancelled my booking I would be upset",
        "Would you close my account please",
        "You refunded my deposit, thanks",
        "The lamp arrived this morning, lovely",
        "There is no rush",
        "I moved my appointment",
        "He closed it",
    ],
)
def test_what_befell_nobody_is_not_told(wording: Wording, message: str) -> None:
    assert told(message, wording) == []


@pytest.mark.parametrize(
    ("message", "that", "bad"),
    [
        ("My mum had a stroke yesterday and we can't come", "your mum had a stroke yesterday", True),
        ("I haven't slept since the test", "you haven't slept since the test", True),
        ("I was taking my husband to his chemo", "you were taking your husband to his chemo", False),
        ("I was late for my tour", "you were late for your tour", False),
    ],
)
def test_a_clause_of_theirs_can_be_heard(wording: Wording, message: str, that: str, bad: bool) -> None:
    heard = mirror(message, wording).that

    assert heard is not None
    assert (heard.words, heard.bad) == (that, bad)


@pytest.mark.parametrize(
    "message", ["I think you are wrong", "You ruined my day", "I want a refund now", "It was broken"]
)
def test_what_is_about_us_or_only_thought_is_not_heard_as_theirs(wording: Wording, message: str) -> None:
    assert mirror(message, wording).that is None


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("how do i export my contacts", "how to export your contacts"),
        ("Is the pool open on Sundays?", "whether the pool is open on Sundays"),
        ("Why are you like this?", ""),
        ("Can you help?", ""),
    ],
)
def test_a_question_is_said_back_as_what_they_would_know(wording: Wording, message: str, asked: str) -> None:
    assert mirror(message, wording).asked == asked


@pytest.mark.parametrize(
    ("figure", "plain"),
    [
        ("im sick of it", "im tired of it"),
        ("My heart sank at the till", "I was dismayed at the till"),
        ("I’m shocked at the price", "I'm surprised at the price"),
        ("my son is sick", "my son is sick"),
    ],
)
def test_a_figure_of_speech_is_no_illness(wording: Wording, figure: str, plain: str) -> None:
    assert in_plain_words(figure, wording) == plain


def test_nobody_shocked_at_a_price_is_in_danger(wording: Wording) -> None:
    assert read_customer("I was shocked at the price of the towels", wording).care == "none"
    assert read_customer("The kettle shocked me and I burnt my hand", wording).care == "safety"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Your roofer left a hole above my son's bed", "a hole left above your son's bed"),
        ("nobody has rung me back since tuesday, my baby is 3 weeks old", "nobody ring(?:ing)? you back since Tuesday.* baby"),
        ("im sick of it, still no answer about my deposit", "no answer about your deposit"),
        ("I lost three days' wages waiting in for your fitter", "three days' wages"),
    ],
)  # fmt: skip
def test_the_opening_may_hold_what_they_told(coach: Coach, wording: Wording, message: str, said: str) -> None:
    draft = "No, that isn't possible. Read the terms."
    lines = openings(coach, wording, message, draft)
    text = coach.rephrase(draft, context=message).text

    assert any(re.search(said, line) for line in lines), lines
    assert not re.search(r"unwell|recovering|we (?:left|failed|lost)", text), text
