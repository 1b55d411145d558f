"""Each phrase of the tables means what a person expects of it, or its unclear part is named."""

from datetime import datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.delivery.phrase import Read, read
from bot.delivery.recurrence import BadRule, Recurrence
from bot.delivery.unclear import NotUnderstood

HERE = Path(__file__).parent
BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo(BERLIN))


def rows(file: str) -> list[dict]:
    sections = yaml.safe_load((HERE / file).read_text("utf-8"))
    return [row for section in sections.values() for row in section]


TABLE = rows("phrases.yaml")
HURRY = rows("phrases_in_a_hurry.yaml")


def local_times(recurrence: Recurrence, count: int) -> list[str]:
    zone = ZoneInfo(recurrence.zone)
    return [f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" for at in islice(recurrence.fires(NOW), count)]


@pytest.mark.parametrize("row", [*TABLE, *HURRY], ids=lambda row: row["say"])
def test_is_read_as_a_person_would(row):
    found = read(row["say"], BERLIN, NOW)
    if "ask" in row:
        assert isinstance(found, NotUnderstood)
        assert found.part == row["ask"] == row["say"][found.start : found.end]
    else:
        assert isinstance(found, Read)
        assert found.recurrence.zone == row.get("zone", BERLIN)
        wanted = row.get("only") or row["next"]
        assert local_times(found.recurrence, len(wanted) + ("only" in row)) == wanted


@pytest.mark.parametrize("row", [*TABLE, *HURRY], ids=lambda row: row["say"])
def test_what_is_said_back_is_understood_as_the_same(row):
    found = read(row["say"], BERLIN, NOW)
    if isinstance(found, Read):
        again = read(found.recurrence.describe(), found.recurrence.zone, NOW)
        assert isinstance(again, Read)
        assert again.recurrence == found.recurrence
        assert Recurrence.parse(found.recurrence.text) == found.recurrence


@pytest.mark.parametrize("row", [*TABLE, *HURRY], ids=lambda row: row["say"])
def test_what_is_offered_instead_is_understood(row):
    found = read(row["say"], BERLIN, NOW)
    if isinstance(found, NotUnderstood):
        assert found.try_
        for offer in found.try_:
            assert isinstance(read(offer, BERLIN, NOW), Read), offer


@pytest.mark.parametrize("phrase", ["weekdays at 9 but not in December", "every monday at 9 or 10"])
def test_what_is_offered_never_says_the_opposite(phrase):
    found = read(phrase, BERLIN, NOW)
    assert isinstance(found, NotUnderstood)
    assert not any("December" in offer or "9 10" in offer for offer in found.try_)


def test_the_table_is_as_large_and_as_hard_as_it_says():
    assert len(TABLE) >= 60
    assert len(rows("phrases_in_a_hurry.yaml")) >= 40


@pytest.mark.parametrize(
    ("phrase", "hint"),
    [
        ("every 2nd Tuesday 10am", "every_second"),
        ("every 31st at 9:00", "short_months"),
        ("Friday 16:00", "weekly"),
        ("cron 30 2 * * *", "cron_rule"),
    ],
)
def test_a_reading_that_could_be_another_is_never_silent(phrase, hint):
    found = read(phrase, BERLIN, NOW)
    assert isinstance(found, Read)
    assert found.hints == (hint,)


def test_a_spelling_that_was_put_right_is_told():
    found = read("evry wendesday at 9", BERLIN, NOW)
    assert isinstance(found, Read)
    assert found.corrected == (("wendesday", "wednesday"),)


@pytest.mark.parametrize("word", ["never", "early", "nearly", "teach", "biweekly"])
def test_a_word_of_its_own_is_not_a_misspelt_one(word):
    assert isinstance(read(f"{word} friday at 9:00", BERLIN, NOW), NotUnderstood)


def test_a_line_of_the_stored_form_that_is_none_is_refused():
    for line in (
        "every weekday",
        "every weekday at 9:30",
        "every weekday at 9:30 | in Nowhere/Land",
        "cron 61 9 * * * | in UTC",
        "x; y",
    ):
        with pytest.raises(BadRule):
            Recurrence.parse(line)
