"""Days off: public holidays by code, a team's own from a calendar file or a table."""

from datetime import date

import pytest

from bot.delivery.holidays import Region, UnknownRegion, find_region, holiday_name
from bot.delivery.own_days import BadFile, OwnDays, read_csv, read_ics

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("DE-BE", Region("DE", "BE")),
        ("us-ca", Region("US", "CA")),
        ("FR", Region("FR")),
        ("de-augsburg", Region("DE", "Augsburg")),
    ],
)
def test_codes_are_read_in_any_case(code, region):
    assert find_region(code) == region


def test_an_unknown_part_names_the_parts_there_are():
    found = find_region("DE-XX")
    assert isinstance(found, UnknownRegion)
    assert "DE-BE" in found.near


def test_an_unknown_country_is_refused():
    assert isinstance(find_region("Germany"), UnknownRegion)
    assert isinstance(find_region(""), UnknownRegion)


def test_holidays_have_english_names():
    assert holiday_name(Region("DE"), date(2026, 12, 25)) == "Christmas Day"
    assert holiday_name(Region("DE"), date(2026, 12, 24)) is None


def ics(*lines: str) -> bytes:
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:team", *lines, "END:VCALENDAR", ""]
    ).encode()


def event(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT"]


def test_all_day_events_of_a_calendar_are_days_off_and_meetings_are_not():
    found = read_ics(
        ics(
            *event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Closing"),
            *event("DTSTART:20261201T090000Z", "DTEND:20261201T100000Z", "SUMMARY:Meeting"),
        ),
        TODAY,
    )
    assert found == OwnDays({date(2026, 12, d): "Closing" for d in (24, 25, 26)}, ignored=1)


def test_an_event_without_an_end_is_one_day():
    assert read_ics(ics(*event("DTSTART;VALUE=DATE:20261224", "SUMMARY:Eve")), TODAY) == OwnDays(
        {date(2026, 12, 24): "Eve"}
    )


def test_a_day_that_repeats_each_year_is_a_day_off_for_three_years():
    found = read_ics(
        ics(*event("DTSTART;VALUE=DATE:20200704", "SUMMARY:Founders", "RRULE:FREQ=YEARLY")), TODAY
    )
    assert isinstance(found, OwnDays)
    assert sorted(found.days) == [date(year, 7, 4) for year in (2026, 2027, 2028, 2029)]


def test_a_repeat_that_ends_on_a_moment_in_utc_is_read_too():
    found = read_ics(
        ics(*event("DTSTART;VALUE=DATE:20260704", "SUMMARY:F", "RRULE:FREQ=YEARLY;UNTIL=20270801T000000Z")),
        TODAY,
    )
    assert isinstance(found, OwnDays)
    assert sorted(found.days) == [date(2026, 7, 4), date(2027, 7, 4)]


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"\xff\xfe\x00", b"BEGIN:VCALENDAR", ics(*event("DTSTART;VALUE=DATE:2026-99-99"))]
)
def test_a_file_that_is_no_calendar_is_refused_and_never_raises(data):
    assert isinstance(read_ics(data, TODAY), BadFile)


def test_a_table_has_one_day_or_a_span_a_line():
    assert read_csv("date,name\n2026-12-24,Eve\n2026-12-30,2026-12-31,Closing\n\n") == OwnDays(
        {date(2026, 12, 24): "Eve", date(2026, 12, 30): "Closing", date(2026, 12, 31): "Closing"}
    )


def test_a_table_from_a_german_spreadsheet_has_semicolons_and_a_mark_in_front():
    assert read_csv("\ufeffDatum;Name\r\n2026-12-24;Heiligabend\r\n") == OwnDays(
        {date(2026, 12, 24): "Heiligabend"}
    )


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("2026-12-24,Eve\n24.12.2026,Eve\n", BadFile("not_a_date", 2)),
        ("2026-02-30,Never\n", BadFile("not_a_date", 1)),
        ("2026-12-24,2026-12-01,Back\n", BadFile("ends_before_it_starts", 1)),
        ("2026-12-24,2036-12-24,Decade\n", BadFile("too_long", 1)),
        ("", BadFile("empty")),
        ("date,name\n", BadFile("empty")),
    ],
)
def test_a_bad_table_names_its_line(text, bad):
    assert read_csv(text) == bad
