"""Local time through clock changes: a time in a gap moves forward by the gap, one in an overlap fires once."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.calendar import Calendar
from bot.delivery.occurrences import upcoming
from bot.delivery.recurrence import Recurrence

# Ten zones: both hemispheres, half hours, a half-hour change, a change at midnight, a second rule set, and none.
ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Kolkata",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
)


def slots(rule: str, zone: str, day: str, count: int = 2) -> list[str]:
    start = datetime.combine(date.fromisoformat(day), time(), tzinfo=ZoneInfo(zone))
    found = upcoming(Recurrence.of((rule,), zone), start, Calendar(), count)
    return [each.slot for each in found]


@pytest.mark.parametrize(
    ("zone", "clock", "day", "expected"),
    [
        ("Europe/Berlin", "02:30", "2027-03-28", ["2027-03-28T03:30", "2027-03-29T02:30"]),
        ("America/New_York", "02:30", "2027-03-14", ["2027-03-14T03:30", "2027-03-15T02:30"]),
        ("Australia/Lord_Howe", "02:15", "2027-10-03", ["2027-10-03T02:45", "2027-10-04T02:15"]),
        ("Europe/Berlin", "02:30", "2027-10-31", ["2027-10-31T02:30", "2027-11-01T02:30"]),
        ("America/New_York", "01:30", "2027-11-07", ["2027-11-07T01:30", "2027-11-08T01:30"]),
        ("Australia/Lord_Howe", "01:45", "2027-04-04", ["2027-04-04T01:45", "2027-04-05T01:45"]),
        ("Australia/Lord_Howe", "02:30", "2027-10-03", ["2027-10-03T02:30", "2027-10-04T02:30"]),
        ("Australia/Lord_Howe", "02:30", "2027-04-04", ["2027-04-04T02:30", "2027-04-05T02:30"]),
        ("Europe/Berlin", "09:00", "2027-03-28", ["2027-03-28T09:00", "2027-03-29T09:00"]),
        ("Europe/Berlin", "09:00", "2027-10-31", ["2027-10-31T09:00", "2027-11-01T09:00"]),
        ("Asia/Kolkata", "02:30", "2027-03-28", ["2027-03-28T02:30", "2027-03-29T02:30"]),
    ],
)
def test_a_daily_time_on_the_day_the_clocks_change(zone, clock, day, expected):
    assert slots(f"every day at {clock}", zone, day) == expected


def test_of_an_hour_that_comes_twice_the_first_is_meant():
    (fire,) = upcoming(
        Recurrence.of(("every day at 02:30",), "Europe/Berlin"),
        datetime(2027, 10, 30, 22, tzinfo=UTC),
        Calendar(),
        1,
    )
    assert fire.at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # 02:30 in summer time, not an hour later


def test_nothing_fires_again_in_the_second_pass_of_the_hour():
    between = datetime(2027, 10, 31, 0, 45, tzinfo=UTC)
    for daily in (
        Recurrence.of(("every day at 02:30",), "Europe/Berlin"),
        Recurrence.from_cron("30 2 * * *", "Europe/Berlin"),
    ):
        assert daily.next(between) == datetime(2027, 11, 1, 1, 30, tzinfo=UTC)


def test_a_raw_cron_line_in_a_gap_fires_at_its_end_as_cron_does():
    line = Recurrence.from_cron("30 2 * * *", "Europe/Berlin")
    fires = upcoming(line, datetime(2027, 3, 27, 23, tzinfo=UTC), Calendar(), 2)
    assert [each.slot for each in fires] == ["2027-03-28T03:00", "2027-03-29T02:30"]


def test_two_times_that_a_gap_moves_together_post_once():
    rule = "every day at 02:30, 03:30"
    assert slots(rule, "Europe/Berlin", "2027-03-28", 3) == [
        "2027-03-28T03:30",
        "2027-03-29T02:30",
        "2027-03-29T03:30",
    ]


def in_the_zone(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The two rules, written out with nothing but the offsets on both sides of the wall time.

    Where they differ, the clocks change at that wall time. Read by the offset before the change, a time in a
    gap becomes one after it, later by the gap; a time in an overlap becomes the first of the two.
    """
    wall = datetime.combine(day, clock)
    as_utc = wall.replace(tzinfo=UTC)
    offsets = {(as_utc + timedelta(hours=h)).astimezone(zone).utcoffset() for h in range(-26, 27)}
    real = sorted(
        as_utc - offset
        for offset in offsets
        if (as_utc - offset).astimezone(zone).replace(tzinfo=None) == wall
    )
    if real:
        return real[0]
    before = (as_utc - timedelta(hours=26)).astimezone(zone).utcoffset()
    return as_utc - before


@settings(max_examples=150, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    start=st.dates(date(2026, 1, 1), date(2035, 12, 1)),
    clock=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    days=st.sets(st.integers(0, 6), min_size=1),
)
def test_ten_zones_ten_years_agree_with_the_rules_written_out(zone, start, clock, days):
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    rule = Recurrence.of((f"every {', '.join(names[d] for d in sorted(days))} at {clock:%H:%M}",), zone)
    info = ZoneInfo(zone)
    after = datetime.combine(start, time(), tzinfo=UTC)
    candidates = (start + timedelta(n) for n in range(-2, 40))
    expected = [in_the_zone(day, clock, info) for day in candidates if day.weekday() in days]
    expected = [at for at in expected if at > after][:4]
    assert list(islice(rule.fires(after), len(expected))) == expected


@pytest.mark.parametrize("zone", ZONES)
def test_every_clock_change_of_ten_years_is_as_written_out(zone):
    """Where random days would seldom fall: each day on which an offset changes, at each half hour of its night."""
    info = ZoneInfo(zone)
    first = datetime(2026, 1, 1, tzinfo=UTC)
    offsets = [(first + timedelta(days=n)).astimezone(info).utcoffset() for n in range(3653)]
    changes = [(first + timedelta(days=n)).date() for n in range(3652) if offsets[n] != offsets[n + 1]]
    for clock in (time(0, 0), time(0, 30), time(1, 45), time(2, 15), time(2, 30), time(3, 30), time(23, 45)):
        daily = Recurrence.of((f"every day at {clock:%H:%M}",), zone)
        for change in changes:
            expected = sorted({in_the_zone(change + timedelta(n), clock, info) for n in range(-1, 4)})
            assert list(islice(daily.fires(expected[0] - timedelta(seconds=1)), 5)) == expected
