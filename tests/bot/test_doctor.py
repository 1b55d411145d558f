"""The doctor looks at everything a start needs, changes nothing, and says how to mend what is not well."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import Settings


@pytest.fixture
def doctor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys) -> Callable[..., tuple[int, str]]:
    """Examines a set-up that holds only these variables; gives the exit code and what was said."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)

    def examine(**variables: str) -> tuple[int, str]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        code = main(["doctor"])
        return code, capsys.readouterr().out

    return examine


def test_a_fresh_machine_is_well_and_stays_untouched(doctor, tmp_path: Path):
    code, said = doctor()
    assert code == 0
    assert {line[:4] for line in said.splitlines()} == {"ok  "}
    assert "SQLite will be made at data/rapport.db at the first start" in said
    assert list(tmp_path.iterdir()) == []


def test_a_half_set_platform_is_named_with_how_to_mend_it(doctor):
    code, said = doctor(SLACK_SIGNING_SECRET="shh-secret")
    assert code == 1
    assert "!!  SLACK_BOT_TOKEN is missing, so Slack is only half set up." in said
    assert "Set it, or unset SLACK_SIGNING_SECRET." in said
    assert "shh-secret" not in said


def test_a_variable_that_cannot_be_read_is_named(doctor):
    code, said = doctor(PORT="eighty")
    assert code == 1
    assert "!!  PORT can't be read" in said


def test_a_broken_pack_is_told_by_file_and_line(doctor, tmp_path: Path):
    pack = tmp_path / "packs" / "ours.yaml"
    pack.parent.mkdir()
    pack.write_text("tips:\n  - id: name-the-cake\n    titel: Name the cake\n")
    code, said = doctor(RAPPORT_PACKS=str(pack.parent))
    assert code == 1
    assert f"!!  {pack}:3: " in said


def test_a_database_is_up_to_date_behind_or_away(doctor, tmp_path: Path):
    assert main(["migrate"]) == 0
    assert "SQLite answers and is up to date" in doctor()[1]
    with sqlite3.connect(tmp_path / "data" / "rapport.db") as database:
        database.execute("DELETE FROM alembic_version")
    code, said = doctor()
    assert "SQLite is behind this version." in said
    assert code == 0  # the next start mends it
    code, said = doctor(DATABASE_URL="postgresql://127.0.0.1:1/rapport", RAPPORT_SECRET_KEY="k" * 40)
    assert "!!  PostgreSQL does not answer" in said
    assert code == 1
