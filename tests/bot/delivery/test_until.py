"""Until when: the first day after a pause or a leave."""

from datetime import date

import pytest

from bot.delivery.unclear import NotUnderstood
from bot.delivery.until import read_until

TUESDAY = date(2027, 3, 2)


@pytest.mark.parametrize(
    ("typed", "first_day"),
    [
        ("until 2027-03-15", date(2027, 3, 15)),
        ("until 15 March", date(2027, 3, 15)),
        ("till Monday", date(2027, 3, 8)),
        ("until tommorow", date(2027, 3, 3)),
        ("for two weeks", date(2027, 3, 16)),
        ("for 3 days", date(2027, 3, 5)),
        ("next week", date(2027, 3, 8)),
        ("until the 20th", date(2027, 3, 20)),
        ("1 April.", date(2027, 4, 1)),
    ],
)
def test_the_day_after_it_is_read_as_people_say_it(typed: str, first_day: date) -> None:
    assert read_until(typed, TUESDAY) == first_day


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("until 03/04", "day_or_month"),
        ("until today", "past"),
        ("until 1 March 2020", "past"),
        ("until further notice", "unknown"),
        ("until Monday or so", "unknown"),
        ("until 30 February", "no_such_date"),
    ],
)
def test_what_is_no_day_to_come_is_asked_back(typed: str, reason: str) -> None:
    found = read_until(typed, TUESDAY)
    assert isinstance(found, NotUnderstood)
    assert found.reason == reason
    assert found.try_
