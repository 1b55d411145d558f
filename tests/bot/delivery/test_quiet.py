"""Quiet hours in words."""

from datetime import time

import pytest

from bot.delivery.calendar import QuietHours
from bot.delivery.quiet import read_quiet
from bot.delivery.unclear import NotUnderstood


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("22:00 to 7:00", time(22), time(7)),
        ("8pm-7am", time(20), time(7)),
        ("from 18 until 8", time(18), time(8)),
        ("between 19:30 and 7:45", time(19, 30), time(7, 45)),
        ("12:00 - 13:00", time(12), time(13)),
        ("9am to 5pm", time(9), time(17)),
    ],
)
def test_from_one_time_to_another_also_over_midnight(words: str, start: time, end: time) -> None:
    assert read_quiet(words) == QuietHours(start, end)


@pytest.mark.parametrize(
    "words", ["at night", "22:00", "22:00 to", "25:00 to 7:00", "7 to 7", "20:00 to 7:00 on Fridays"]
)
def test_what_is_no_span_of_time_is_asked_back(words: str) -> None:
    assert isinstance(read_quiet(words), NotUnderstood)


def test_hours_that_could_be_day_or_night_are_asked_back_with_both() -> None:
    found = read_quiet("10 to 6")
    assert isinstance(found, NotUnderstood)
    assert found.try_ == ("22:00 to 6:00", "10:00 to 6:00")
