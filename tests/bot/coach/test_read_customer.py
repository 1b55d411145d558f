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
