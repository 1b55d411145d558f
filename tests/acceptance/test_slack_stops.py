"""The product is asked to stop in the middle of a hundred commands: each is answered, and the next process is there.

How soon it is there, `make bench` measures.
"""

import asyncio
import socket
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.acceptance.product import serving
from tests.standins.slack import SlackStandin

MANY = 100


@pytest.mark.parametrize("carried", ["http", "socket"])
async def test_a_hundred_commands_under_way_are_all_answered(tmp_path: Path, carried: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    async with SlackStandin(patience=20.0) as slack:
        how = (
            {"SLACK_SIGNING_SECRET": slack.signing_secret}
            if carried == "http"
            else {"SLACK_APP_TOKEN": slack.app_token}
        )
        settings = {"PORT": port, "SLACK_BOT_TOKEN": slack.token, "SLACK_API_URL": slack.api_url, **how}
        async with serving(tmp_path, **settings) as running:
            slack.product_url = f"{running.url}/slack/events"
            if carried == "socket":
                await slack.sockets.wait_for(2, 20)
            asked = [
                asyncio.create_task(slack.command("/rephrase", f"No, we can't refund order {n}."))
                for n in range(MANY)
            ]
            await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
            assert await running.stop() == 0
            seen = [await each for each in asked]
        assert [each.error for each in seen if each.error] == []
        answered = {each.gesture for each in slack.messages if "Still working" not in each.words}
        assert {each.gesture for each in seen} <= answered
        assert "slack_work_left" not in running.log.read_text(encoding="utf-8")
        async with serving(tmp_path, **settings) as again, ClientSession() as http:
            async with http.get(f"{again.url}/readyz") as ready:
                assert ready.status == 200
            if carried == "socket":
                await slack.sockets.wait_for(4, 20)
            assert (await slack.command("/rapport", "help")).error is None
        assert slack.refused == []
