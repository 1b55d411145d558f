"""Each phrase of the tables means what a person expects of it, or its unclear part is named."""

from datetime import datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.delivery.phrase import Read, read
from bot.delivery.recurrence import Recurrence
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


def test_the_table_is_as_large_and_as_hard_as_it_says():
    assert len(TABLE) >= 60
    assert len(rows("phrases_in_a_hurry.yaml")) >= 40
