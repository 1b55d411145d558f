"""What a schedule does next by a team's calendar: skipped with a reason, moved to a workday, late after an outage."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.delivery.calendar import Calendar, Leave, Pause, QuietHours, Skip
from bot.delivery.holidays import Region
from bot.delivery.occurrences import catch_up, posts_a_week, upcoming
from bot.delivery.phrase import Read, read
from bot.delivery.recurrence import Recurrence

BERLIN = "Europe/Berlin"


def schedule(phrase: str, zone: str = BERLIN) -> Recurrence:
    found = read(phrase, zone, datetime(2026, 11, 24, tzinfo=UTC))
    assert isinstance(found, Read)
    return found.recurrence


def lines(phrase: str, start: str, calendar: Calendar, count: int, zone: str = BERLIN) -> list[str]:
    after = datetime.fromisoformat(start).replace(tzinfo=UTC)
    return [
        each.slot + (f" {each.skipped.reason} {each.skipped.name}".rstrip() if each.skipped else "")
        for each in upcoming(schedule(phrase, zone), after, calendar, count)
    ]


def test_a_holiday_is_shown_as_skipped_with_its_name():
    assert lines("every weekday at 9:30", "2026-12-24", Calendar(Region("DE", "BE")), 3) == [
        "2026-12-24T09:30",
        "2026-12-25T09:30 holiday Christmas Day",
        "2026-12-28T09:30",
    ]


def test_a_holiday_of_a_region_is_kept_only_there():
    womens_day = "2027-03-08T09:30"
    assert lines("every weekday at 9:30", "2027-03-08", Calendar(Region("DE", "BE")), 1) == [
        f"{womens_day} holiday Women's Day"
    ]
    assert lines("every weekday at 9:30", "2027-03-08", Calendar(Region("DE", "HH")), 1) == [womens_day]


def test_even_on_holidays_posts_anyway():
    assert lines("every weekday at 9:30 even on holidays", "2026-12-25", Calendar(Region("DE")), 1) == [
        "2026-12-25T09:30"
    ]


def test_a_weekly_post_on_a_holiday_moves_to_the_next_workday_when_asked():
    moving = "every Friday at 10:00, on holidays the next workday"
    assert lines(moving, "2026-12-20", Calendar(Region("DE")), 4) == [
        "2026-12-25T10:00 holiday Christmas Day",
        "2026-12-28T10:00",
        "2027-01-01T10:00 holiday New Year's Day",
        "2027-01-04T10:00",
    ]


def test_nothing_is_moved_beyond_the_day_it_ends():
    moving = "every Friday at 10:00 until 2026-12-25 on holidays the next workday"
    assert lines(moving, "2026-12-20", Calendar(Region("DE")), 4) == [
        "2026-12-25T10:00 holiday Christmas Day"
    ]
    first = "first workday of the month at 9 until 2027-01-03"
    assert lines(first, "2026-11-20", Calendar(Region("DE")), 4) == ["2026-12-01T09:00"]


def test_a_day_that_has_its_own_post_does_not_get_a_second_one_from_the_holiday_before():
    moving = "every weekday at 9:00 on holidays the next workday"
    assert lines(moving, "2026-12-24T10:00", Calendar(Region("DE")), 3) == [
        "2026-12-25T09:00 holiday Christmas Day",
        "2026-12-28T09:00",
        "2026-12-29T09:00",
    ]


def test_the_first_workday_of_the_month_passes_over_holidays_and_weekends():
    assert lines("first workday of the month at 9", "2026-12-02", Calendar(Region("DE")), 3) == [
        "2027-01-04T09:00",
        "2027-02-01T09:00",
        "2027-03-01T09:00",
    ]


def test_the_first_workday_is_seen_even_when_the_first_of_the_month_is_already_over():
    assert lines("first workday of the month at 9", "2027-01-02T12:00", Calendar(Region("DE")), 1) == [
        "2027-01-04T09:00"
    ]


def test_the_last_workday_of_the_month_goes_back_from_the_last_day():
    closing = Calendar(own_days={date(2026, 12, 30): "Closing", date(2026, 12, 31): "Closing"})
    assert lines("last workday of the month at 16:00", "2026-11-01", closing, 3) == [
        "2026-11-30T16:00",
        "2026-12-29T16:00",
        "2027-01-29T16:00",
    ]


def test_workdays_are_the_teams_own():
    sunday_to_thursday = Calendar(workdays=frozenset({6, 0, 1, 2, 3}))
    assert lines("first workday of the month at 9", "2027-07-20", sunday_to_thursday, 1) == [
        "2027-08-01T09:00"
    ]


def test_a_team_that_never_works_still_gets_an_answer():
    assert lines("first workday of the month at 9", "2027-01-02", Calendar(workdays=frozenset()), 1) == [
        "2027-02-01T09:00"
    ]


def test_own_days_carry_their_name():
    closing = Calendar(own_days={date(2026, 12, 24): "Team day"})
    assert lines("daily at 9:00", "2026-12-24", closing, 1) == ["2026-12-24T09:00 day_off Team day"]


def test_a_pause_ends_at_its_date():
    pause = Pause(datetime(2026, 11, 24, tzinfo=UTC), datetime(2026, 11, 26, tzinfo=UTC))
    assert lines("daily at 9:00", "2026-11-24", Calendar(pauses=(pause,)), 3) == [
        "2026-11-24T09:00 paused",
        "2026-11-25T09:00 paused",
        "2026-11-26T09:00",
    ]


def test_quiet_hours_go_over_midnight():
    quiet = Calendar(quiet=QuietHours(time(22), time(7)))
    assert lines("daily at 6:59, 7:00, 21:59 and 22:00", "2026-11-24", quiet, 4) == [
        "2026-11-24T06:59 quiet_hours",
        "2026-11-24T07:00",
        "2026-11-24T21:59",
        "2026-11-24T22:00 quiet_hours",
    ]


def test_personal_practice_keeps_to_workdays_and_leave():
    person = Calendar(posts_on=frozenset(range(5)), leave=(Leave(date(2026, 11, 30), date(2026, 11, 30)),))
    assert lines("daily at 9:00", "2026-11-27", person, 5) == [
        "2026-11-27T09:00",
        "2026-11-28T09:00 not_a_workday",
        "2026-11-29T09:00 not_a_workday",
        "2026-11-30T09:00 leave",
        "2026-12-01T09:00",
    ]


def test_a_quiz_closes_on_the_next_workday_at_the_same_local_time():
    calendar = Calendar(Region("DE"))
    opened = datetime(2026, 12, 24, 8, 30, tzinfo=UTC)  # a Thursday, 9:30 in Berlin
    assert calendar.closes(opened, BERLIN) == datetime(2026, 12, 28, 8, 30, tzinfo=UTC)
    before_the_clocks_change = datetime(2027, 3, 26, 8, 30, tzinfo=UTC)  # a Friday, 9:30 in Berlin
    assert Calendar().closes(before_the_clocks_change, BERLIN) == datetime(2027, 3, 29, 7, 30, tzinfo=UTC)


def test_each_person_gets_their_own_wall_clock():
    own = schedule("every weekday at 9:30 for each person")
    assert own.each_person
    manila = upcoming(own.in_zone("Asia/Manila"), datetime(2026, 11, 24, tzinfo=UTC), Calendar(), 1)
    assert [(each.slot, each.at) for each in manila] == [
        ("2026-11-24T09:30", datetime(2026, 11, 24, 1, 30, tzinfo=UTC))
    ]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("every weekday at 9:30", 5), ("Tue and Thu 9:00", 2), ("every 2 weeks on Monday 9:00", 0.5)],
)
def test_how_often_it_posts_a_week(phrase, expected):
    assert posts_a_week(schedule(phrase), datetime(2026, 11, 24, tzinfo=UTC), Calendar()) == expected


# After an outage


NINE = datetime(2026, 11, 24, 8, tzinfo=UTC)  # 9:00 in Berlin
TWO_HOURS = timedelta(hours=2)


def test_within_the_grace_a_late_post_is_still_made():
    found = catch_up(
        schedule("daily at 9:00"), NINE, NINE + timedelta(hours=1, minutes=59), TWO_HOURS, Calendar()
    )
    assert found.post is not None
    assert found.post.slot == "2026-11-24T09:00"
    assert found.next_due == NINE + timedelta(days=1)


def test_beyond_the_grace_it_is_skipped_as_late():
    found = catch_up(schedule("daily at 9:00"), NINE, NINE + timedelta(hours=3), TWO_HOURS, Calendar())
    assert found.post is None
    assert [each.skipped for each in found.skipped] == [Skip("late")]
    assert found.next_due == NINE + timedelta(days=1)


def test_of_many_missed_only_the_latest_is_posted():
    found = catch_up(
        schedule("every hour"), NINE, NINE + timedelta(hours=5, minutes=10), TWO_HOURS, Calendar()
    )
    assert found.post is not None
    assert found.post.at == NINE + timedelta(hours=5)
    assert [each.at for each in found.skipped] == [NINE + timedelta(hours=n) for n in range(5)]
    assert found.next_due == NINE + timedelta(hours=6)


def test_a_holiday_missed_in_the_outage_keeps_its_own_reason():
    calendar = Calendar(own_days={date(2026, 11, 24): "Team day"})
    found = catch_up(schedule("daily at 9:00"), NINE, NINE + timedelta(hours=1), TWO_HOURS, calendar)
    assert found.post is None
    assert [each.skipped for each in found.skipped] == [Skip("day_off", "Team day")]


def test_a_year_of_outage_is_summed_up_and_not_listed():
    found = catch_up(schedule("every hour"), NINE, NINE + timedelta(days=365), TWO_HOURS, Calendar())
    assert len(found.skipped) == 50
    assert found.missed_since == NINE
    assert found.next_due is not None


def test_a_schedule_that_is_over_has_no_next():
    found = catch_up(schedule("2026-11-24 9:00"), NINE, NINE, TWO_HOURS, Calendar())
    assert found.post is not None
    assert found.next_due is None
