"""A platform is a folder: without it the other one and the playground go on as they are."""

import shutil
from pathlib import Path

import aiohttp
import pytest

from tests.acceptance.page import opened
from tests.acceptance.product import ROOT, serving

SETTINGS = {
    "slack": {"SLACK_SIGNING_SECRET": "a secret of the tests", "SLACK_BOT_TOKEN": "xoxb-1"},
    "teams": {"MicrosoftAppId": "app", "MicrosoftAppPassword": "secret", "MicrosoftAppTenantId": "acme"},
}
DOORS = {"slack": "/slack/events", "teams": "/api/messages"}


@pytest.mark.parametrize(("gone", "stays"), [("slack", "teams"), ("teams", "slack")])
async def test_without_one_platforms_folder_the_other_and_the_playground_work(
    tmp_path: Path, gone: str, stays: str
):
    tree = tmp_path / "tree"
    for name in ("bot", "commands", "adapters", "content"):
        shutil.copytree(ROOT / name, tree / name)
    shutil.rmtree(tree / "adapters" / gone)
    settings = {**SETTINGS[stays], "RAPPORT_PLAYGROUND": "on", "PYTHONPATH": str(tree)}
    async with (
        serving(tmp_path, **settings) as server,
        opened(server.url) as page,
        aiohttp.ClientSession() as client,
    ):
        assert "Why?" in (await page.say("No, there's nothing I can do.")).buttons
        headers = {"Content-Type": "application/json"}
        async with client.post(server.url + DOORS[stays], data=b"{}", headers=headers) as response:
            assert response.status == 401  # it stands there, and asks who knocks
        async with client.post(server.url + DOORS[gone], data=b"{}", headers=headers) as response:
            assert response.status == 404
