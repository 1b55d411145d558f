"""Zones as people name them, and what one clock is for people elsewhere."""

from datetime import UTC, datetime

import pytest

from bot.delivery.people import by_zone, offers_own_time
from bot.delivery.zones import find_zones

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/new_york", "America/New_York"),
        ("Manila", "Asia/Manila"),
        ("Kuala Lumpur", "Asia/Kuala_Lumpur"),
        ("Munich", "Europe/Berlin"),
        ("san francisco", "America/Los_Angeles"),
        ("Bengaluru", "Asia/Kolkata"),
        ("UK", "Europe/London"),
        ("Philippines", "Asia/Manila"),
        ("Japan", "Asia/Tokyo"),
        ("ET", "America/New_York"),
        ("PT", "America/Los_Angeles"),
        ("CET", "Europe/Berlin"),
        ("gmt", "UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("utc -5", "Etc/GMT+5"),
    ],
)
def test_a_name_that_means_one_zone(name, zone):
    assert find_zones(name, BERLIN, NOW) == (zone,)


@pytest.mark.parametrize("name", ["CST", "IST", "BST", "AST", "USA", "Portland"])
def test_a_name_that_means_several_is_not_guessed(name):
    assert len(find_zones(name, BERLIN, NOW)) > 1


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("CST", "America/Chicago"),
        ("CST", "Asia/Shanghai"),
        ("IST", "Asia/Kolkata"),
        ("IST", "Europe/Dublin"),
        ("PST", "Asia/Manila"),
        ("GMT", "Europe/London"),
        ("BST", "Europe/London"),
        ("CET", "Europe/Paris"),
    ],
)
def test_a_short_name_that_is_used_at_home_means_home(name, home):
    assert find_zones(name, home, NOW) == (home,)


@pytest.mark.parametrize("name", ["Springfield", "", "Atlantis", "UTC+25", "UTC+5:30"])
def test_a_name_that_means_none(name):
    assert find_zones(name, BERLIN, NOW) == ()


def test_people_are_counted_by_zone_with_their_own_time_and_holiday():
    thanksgiving = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    zones = [BERLIN] * 14 + ["America/New_York"] * 9 + ["Asia/Manila"] * 7
    groups = by_zone(zones, thanksgiving)
    assert [(g.zone, g.people, f"{g.local:%H:%M}", g.holiday) for g in groups] == [
        (BERLIN, 14, "09:30", None),
        ("America/New_York", 9, "03:30", "Thanksgiving Day"),
        ("Asia/Manila", 7, "16:30", None),
    ]


def test_own_times_are_offered_only_where_clocks_are_more_than_three_hours_apart():
    assert offers_own_time([BERLIN, "America/New_York"], NOW)
    assert not offers_own_time([BERLIN, "Europe/London", "Europe/Helsinki"], NOW)
    assert not offers_own_time([BERLIN, "Europe/Moscow", "Asia/Dubai"], NOW)  # three hours, not more
    assert not offers_own_time([], NOW)
