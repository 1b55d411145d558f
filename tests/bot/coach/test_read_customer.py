"""What the customer's message tells: what they ask for, whether it hurts, whether a person must answer."""

import pytest

from bot.coach import Coach


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("I want my money back.", "your money back"),
        ("Where's my parcel? I need it for Friday.", "your parcel"),
        ("can i get a new charger please", "a new charger"),
        ("I need a refund and a replacement.", None),
        ("My sofa broke.", None),
    ],
)
def test_one_ask_is_turned_towards_them_and_several_are_none(coach: Coach, message: str, asks: str | None):
    assert coach.read("No.", message).customer.asks == asks


@pytest.mark.parametrize(
    ("message", "care"),
    [
        ("I just want to die.", "self_harm"),
        ("My father passed away in May.", "grief"),
        ("I am in hospital and need the oxygen.", "health"),
        ("The charger caught fire.", "safety"),
        ("You idiots.", "abuse"),
        ("I want my money back.", "none"),
    ],
)
def test_words_that_need_care_are_told_apart(coach: Coach, message: str, care: str):
    assert coach.read("No.", message).customer.care == care


@pytest.mark.parametrize(
    "message",
    [
        "What time does the pottery room open?",
        "hi, do you sell the lids separately",
        "Please move my swimming lesson to Friday. Thanks, Ola",
        "Good morning. I would like to know how long the course is.",
        "Where's the car park?",
    ],
)
def test_a_question_that_tells_of_nothing_wrong_is_calm(coach: Coach, message: str):
    customer = coach.read("No.", message).customer
    assert customer.calm
    assert not customer.told


@pytest.mark.parametrize(
    "message",
    [
        "What time does the pottery room open? I've been waiting in the rain since nine.",
        "You cut the hedge I asked you to leave.",
        "The till kept my card",
        "Is anyone going to look at the roof?",
        "I paid extra for the morning slot. Can I have it back?",
    ],
)
def test_a_question_with_a_story_beside_it_is_not(coach: Coach, message: str):
    customer = coach.read("No.", message).customer
    assert customer.told
    assert not customer.calm


def test_who_cannot_go_on_a_trip_is_in_no_danger(coach: Coach):
    assert coach.read("No.", "My son can't go on the farm trip now.").customer.care == "none"
    assert coach.read("No.", "I can't go on.").customer.care == "self_harm"


@pytest.mark.parametrize(
    "text",
    ["Nein.", "Voilà", "Grazie mille", "Pas possible", "Das geht nicht.", "No se puede.", "注文は届きました"],
)
def test_other_languages_are_recognised_however_short(coach: Coach, text: str):
    reading = coach.read(text)
    assert not reading.english
    assert not reading.needs_rewrite


@pytest.mark.parametrize(
    "text",
    ["The café opens at 9.", "Hi José, see you at noon.", "nope cant do that", "We ship to Los Angeles."],
)
def test_english_with_foreign_names_stays_english(coach: Coach, text: str):
    assert coach.read(text).english


@pytest.mark.parametrize("piece", ["you ", "sorry ", "no ", ". ", '"', "1,", "@a.", "is very "])
def test_reading_grows_with_the_length_and_no_faster(coach: Coach, piece: str):
    assert coach.read(piece * (10_000 // len(piece)), piece * 400) is not None
