"""The answer of `when`: its shape for scripts, days off, and what it asks back."""

import json
from datetime import UTC, datetime

from inline_snapshot import snapshot

from bot.delivery.calendar import Calendar
from bot.delivery.holidays import Region
from bot.delivery.unclear import NotUnderstood
from bot.delivery.when import Understood, to_json, when, when_by

START = datetime(2026, 12, 24, 7, 0, tzinfo=UTC)


def test_an_understood_phrase_says_it_back_with_the_next_times():
    answer = when("every weekday at 9:30", "Europe/Berlin", START, 3, Region("DE", "BE"))
    assert to_json(answer) == snapshot(
        {
            "understood": "every weekday at 09:30 in Europe/Berlin",
            "zone": "Europe/Berlin",
            "next": [
                {"at": "2026-12-24T08:30:00Z", "local": "2026-12-24T09:30", "skipped": None},
                {
                    "at": "2026-12-25T08:30:00Z",
                    "local": "2026-12-25T09:30",
                    "skipped": "holiday: Christmas Day",
                },
                {"at": "2026-12-28T08:30:00Z", "local": "2026-12-28T09:30", "skipped": None},
            ],
        }
    )


def test_a_phrase_that_is_not_understood_names_the_part_and_what_to_try():
    answer = when("every weekday at half nine-ish", "Europe/Berlin", START)
    assert to_json(answer) == snapshot(
        {
            "part": "half nine-ish",
            "try": ["every weekday at 9:30", "every weekday at 8:30", "Tuesday and Thursday at 14:00"],
        }
    )
    assert json.dumps(to_json(answer))


def test_one_date_is_listed_once_however_many_are_asked_for():
    answer = when("tomorrow at 15:00", "Europe/Berlin", START, 10)
    assert isinstance(answer, Understood)
    assert [each.slot for each in answer.next] == ["2026-12-25T15:00"]


def test_tomorrow_is_tomorrow_where_the_time_is_meant():
    late = datetime(2026, 12, 24, 22, 30, tzinfo=UTC)  # still the 24th in Berlin, the 25th in Tokyo
    answer = when("tomorrow at 9:00 Tokyo", "Europe/Berlin", late)
    assert isinstance(answer, Understood)
    assert [each.slot for each in answer.next] == ["2026-12-26T09:00"]


def test_except_holidays_asks_which_where_none_are_set():
    answer = when("2pm CET every friday except holidays", "Europe/Berlin", START)
    assert isinstance(answer, NotUnderstood)
    assert (answer.part, answer.reason, answer.try_) == (
        "except holidays",
        "which_holidays",
        ("2pm CET every friday",),
    )


def test_except_holidays_is_kept_where_they_are_known():
    answer = when_by(
        "2pm CET every friday except holidays",
        "Europe/Berlin",
        START,
        2,
        Calendar(Region("DE"), on_holiday="post"),
    )
    assert isinstance(answer, Understood)
    assert [each.skipped is None for each in answer.next] == [False, False]  # 25 December and 1 January
    assert answer.said == "every Friday at 14:00 in Europe/Berlin except holidays"
