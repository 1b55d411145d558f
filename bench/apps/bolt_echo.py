"""`python -m bench.apps.bolt_echo PORT`: a bare Bolt app that answers `/rapport` with what was typed.

As Bolt's guide writes it, with nothing of ours; its base URL and keys come from the same variables.
"""

import os
import sys
from collections.abc import Mapping

from aiohttp import web
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

app = AsyncApp(
    client=AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]),
    signing_secret=os.environ["SLACK_SIGNING_SECRET"],
)


@app.command("/rapport")
async def echo(ack: AsyncAck, command: Mapping[str, str]) -> None:
    await ack(command["text"])


if __name__ == "__main__":
    web.run_app(app.web_app("/slack/events"), host="127.0.0.1", port=int(sys.argv[1]), print=None)
