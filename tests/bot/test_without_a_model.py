"""Where no model is named, nothing of one is loaded; half-set, it stops the start with how to mend it."""

from pathlib import Path

import pytest

from tests.acceptance.product import ROOT, run, serving
from tests.standins.openai import KEY, MODEL

LOADED = "import sys, runpy; sys.argv = ['bot', 'rapport', 'compare']\ntry: runpy.run_module('bot', run_name='__main__')\nexcept SystemExit: pass\nprint('openai' in sys.modules)"


async def test_nothing_imports_the_client_of_a_model(tmp_path: Path):
    import asyncio
    import sys

    from tests.acceptance.product import environment

    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        LOADED,
        cwd=ROOT,
        env=environment(tmp_path, OPENAI_API_KEY="sk-of-something-else"),
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert out.decode().splitlines()[-1] == "False"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"RAPPORT_MODEL": MODEL}, "OPENAI_API_KEY is missing"),
        (
            {"RAPPORT_MODEL": MODEL, "OPENAI_BASE_URL": "http://models.example.com/v1"},
            "OPENAI_BASE_URL has to start with https://",
        ),
    ],
)
async def test_half_set_it_stops_the_start(tmp_path: Path, settings: dict[str, str], told: str):
    ended = await run(tmp_path, "serve", **settings)
    assert ended.code == 1
    assert told in ended.err + ended.out


async def test_whole_it_starts_and_the_doctor_names_it(tmp_path: Path):
    settings = {"RAPPORT_MODEL": MODEL, "OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
    async with serving(tmp_path, **settings) as server:
        assert await server.stop() == 0
    assert f"{MODEL} at 127.0.0.1" in (await run(tmp_path, "doctor", **settings)).out
