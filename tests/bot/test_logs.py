"""Logs: one JSON line per event, and never what a person wrote."""

import json
import subprocess
import sys

import pytest

from tests.acceptance.product import ROOT

START = "import logging, structlog; from bot import logs; logs.start(); log = structlog.get_logger()\n"


def lines_of(script: str) -> list[dict]:
    """What a process of its own logs while it runs the script: every line has to be JSON."""
    ended = subprocess.run(
        [sys.executable, "-c", START + script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert ended.stdout == ""
    return [json.loads(line) for line in ended.stderr.splitlines()]


FAILS = """
def fails():
    try:
        raise ValueError("the zebra draft")
    except ValueError as error:
        raise RuntimeError("the zebra draft again") from error
try:
    fails()
except RuntimeError:
"""


@pytest.mark.parametrize("call", ["log.exception", "logging.getLogger('aiohttp.server').exception"])
def test_the_message_of_an_exception_is_never_logged_only_its_kind_and_place(call: str):
    [line] = lines_of(f"{FAILS}    {call}('it_failed')")
    assert "zebra" not in json.dumps(line)
    assert line["error"] == "RuntimeError"
    assert line["where"][-1].endswith("fails")
    assert line["level"] == "error"


def test_an_exception_of_a_task_that_has_ended_is_logged_by_its_kind_and_place_too():
    [line] = lines_of(
        f"{FAILS} pass\ntry:\n    fails()\nexcept RuntimeError as error:\n    kept = error\nlog.error('it_failed', exc_info=kept)"
    )
    assert "zebra" not in json.dumps(line)
    assert (line["error"], line["where"][-1].endswith("fails")) == ("RuntimeError", True)


def test_a_librarys_own_words_are_replaced_by_where_it_said_them():
    [line] = lines_of("logging.getLogger('aiohttp.server').error('bad request: %s', 'the zebra draft')")
    assert "zebra" not in json.dumps(line)
    assert (line["event"], line["logger"]) == ("library", "aiohttp.server")


def test_an_event_keeps_its_name_its_values_and_a_moment_in_utc():
    [line] = lines_of("log.info('posted', key='k1', length=12)")
    assert (line["event"], line["key"], line["length"]) == ("posted", "k1", 12)
    assert line["at"].endswith("Z")


def test_an_id_of_the_ask_follows_into_what_a_library_logs():
    first, second = lines_of(
        "structlog.contextvars.bind_contextvars(ask='a1'); log.info('asked')\n"
        "logging.getLogger('sqlalchemy').warning('slow')"
    )
    assert first["ask"] == second["ask"] == "a1"


def test_libraries_that_chatter_are_held_to_warnings():
    script = "".join(
        f"logging.getLogger({name!r}).info('hello');" for name in ("aiohttp.access", "alembic.x")
    )
    assert lines_of(script) == []
