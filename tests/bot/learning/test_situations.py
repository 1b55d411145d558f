"""Finding the situation a person means."""

from time import perf_counter

import pytest

from bot.learning.situations import find

NAMES = {
    "refund-refused": ("Refund refused", "no refund", "money back refused"),
    "refund-slow": ("Refund slow", "refund late", "where is my money"),
    "late-order": ("Late order", "delayed parcel", "delivery late"),
    "damaged": ("Damaged", "broken", "arrived broken"),
    "outage": ("Outage", "down", "site is down"),
    "double-charge": ("Double charge", "charged twice", "billed twice"),
}


@pytest.mark.parametrize(
    ("words", "situation"),
    [
        ("late order", "late-order"),
        ("the order is late", "late-order"),
        ("LATE ORDERS", "late-order"),
        ("lat ordr", "late-order"),
        ("delayd parcel", "late-order"),
        ("broken", "damaged"),
        ("damagd", "damaged"),
        ("charged twice", "double-charge"),
        ("refund refused", "refund-refused"),
        ("outtage", "outage"),
    ],
)
def test_other_names_plurals_and_slips_find_it(words, situation):
    assert find(words, NAMES).id == situation


def test_where_two_fit_both_are_named_and_neither_is_guessed():
    found = find("refund", NAMES)
    assert found.id is None
    assert set(found.near) == {"refund-refused", "refund-slow"}


def test_a_name_typed_in_full_is_never_asked_about():
    names = {
        "our-mistake": ("Our mistake", "we were wrong"),
        "their-mistake": ("Their mistake", "my mistake"),
    }
    assert find("our  Mistake!", names).id == "our-mistake"
    assert find("my mistake", names).id == "their-mistake"
    assert find("mistake", names).id is None


@pytest.mark.parametrize("words", ["", "   ", "zebra", "the", "?!"])
def test_words_that_fit_nothing_find_nothing(words):
    found = find(words, NAMES)
    assert (found.id, found.near) == (None, ())


@pytest.mark.parametrize("words", ["as I told you we can't " * 4000, "x" * 100_000])
def test_a_whole_letter_is_looked_at_no_longer_than_a_name(words: str):
    began = perf_counter()
    find(words, NAMES)
    assert perf_counter() - began < 1
