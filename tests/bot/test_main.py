"""The command line as people start it: what stops a start is said in words, and a running one stops in peace."""

import socket
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import aiohttp
import pytest

from bot.__main__ import main
from bot.settings import Settings
from tests.acceptance.page import opened
from tests.acceptance.product import run, serving


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """An empty folder and an environment that holds only what the test sets."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)

    def sets(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return sets


async def test_serve_is_ready_at_the_clock_it_was_given_and_ends_soon_after_it_was_asked_to(tmp_path: Path):
    async with (
        serving(tmp_path, RAPPORT_CLOCK="2031-05-05T09:00") as server,
        opened(server.url) as page,
        page.events(),  # an open page is no reason to wait
        aiohttp.ClientSession() as client,
    ):
        for path in ("/healthz", "/readyz"):
            async with client.get(server.url + path) as response:
                assert response.status == 200
        async with client.get(server.url) as response:
            assert 'datetime="2031-05-05T09:0' in await response.text()
        asked = monotonic()
        assert await server.stop() == 0
        assert monotonic() - asked < 6  # two seconds where nothing else runs; the benchmarks say how long


async def test_a_taken_port_is_named_with_what_to_do(tmp_path: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = await run(tmp_path, "serve", PORT=port)
    assert ended.code == 1
    assert "Stop what does, or set PORT" in ended.err
    assert f"127.0.0.1:{port}" in ended.err
    assert "Traceback" not in ended.err


async def test_a_broken_pack_stops_the_start_with_its_file_and_line(tmp_path: Path):
    pack = tmp_path / "packs"
    pack.mkdir()
    (pack / "ours.yaml").write_text("tips:\n  - id: name-the-cake\n    titel: Name the cake\n")
    ended = await run(tmp_path, "serve", RAPPORT_PACKS=str(pack))
    assert ended.code == 1
    assert f"{pack / 'ours.yaml'}:3: " in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""


def test_a_playground_that_is_open_to_others_needs_a_password(here, capsys):
    here(HOST="192.0.2.7")
    assert main(["serve"]) == 1
    told = capsys.readouterr().err
    assert "RAPPORT_PLAYGROUND_PASSWORD is needed, because HOST=192.0.2.7 is open to others." in told


def test_a_half_set_platform_stops_the_start(here, capsys):
    here(SLACK_BOT_TOKEN="xoxb-secret")
    assert main(["worker"]) == 1
    told = capsys.readouterr().err
    assert "SLACK_SIGNING_SECRET is missing" in told
    assert "xoxb-secret" not in told


def test_a_database_that_is_away_is_one_line(here, capsys):
    here(DATABASE_URL="postgresql://127.0.0.1:1/rapport", RAPPORT_SECRET_KEY="k" * 40)
    assert main(["migrate"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("The database could not be used:")
    assert len(told.splitlines()) == 2


def test_migrate_brings_the_database_up_to_date_and_may_run_again(here, capsys, tmp_path: Path):
    here(RAPPORT_DATA=str(tmp_path / "data"))
    assert [main(["migrate"]), main(["migrate"])] == [0, 0]
    assert capsys.readouterr().out == "The database is up to date.\n" * 2
    assert (tmp_path / "data" / "rapport.db").exists()


@pytest.mark.parametrize(
    "words", [["rephrased"], ["rephrase", "--jason", "x"], ["rephrase", "--json", "--jsonl"]]
)
def test_wrong_use_is_exit_code_2(here, capsys, words: list[str]):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err


def test_the_packs_are_checked_with_a_fault_told_by_file_and_line(here, capsys, tmp_path: Path):
    here()
    assert main(["content", "check"]) == 0
    pack = tmp_path / "ours.yaml"
    pack.write_text("tips:\n  - id: name-the-cake\n    titel: Name the cake\n")
    assert main(["content", "check", str(tmp_path)]) == 1
    assert f"{pack}:3: " in capsys.readouterr().err
