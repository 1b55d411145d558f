"""Deleting one platform's folder leaves the other platform and the playground as they are."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.page import opened
from tests.acceptance.product import ROOT, serving
from tests.standins.slack import SlackStandin
from tests.standins.teams import TeamsStandin

NO = "No, there's nothing I can do."


@pytest.fixture
def without(tmp_path: Path):
    """The product's own files, less one folder of adapters."""

    def copied(platform: str) -> str:
        house = tmp_path / f"without_{platform}"
        for folder in ("bot", "adapters", "commands", "content"):
            shutil.copytree(ROOT / folder, house / folder, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.rmtree(house / "adapters" / platform)
        return str(house)

    return copied


async def test_without_slacks_folder_teams_and_the_playground_answer(tmp_path: Path, without):
    async with (
        TeamsStandin() as teams,
        serving(
            tmp_path, PYTHONPATH=without("slack"), RAPPORT_PLAYGROUND="on", **teams.environment
        ) as product,
    ):
        teams.bot = product.url
        assert "apathy" in (await teams.ask(NO)).shown
        await _playground_answers(product.url)
        teams.assert_clean()


async def test_without_teams_folder_slack_and_the_playground_answer(tmp_path: Path, without):
    async with SlackStandin(patience=20.0) as slack:
        keys = {
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_BOT_TOKEN": slack.token,
            "SLACK_API_URL": slack.api_url,
        }
        async with serving(tmp_path, PYTHONPATH=without("teams"), RAPPORT_PLAYGROUND="on", **keys) as product:
            slack.product_url = f"{product.url}/slack/events"
            assert "apathy" in (await slack.command("/rephrase", NO)).message.words
            await _playground_answers(product.url)
        assert slack.refused == []


async def _playground_answers(url: str) -> None:
    async with opened(url) as page:
        assert "apathy" in (await page.say(NO)).words
