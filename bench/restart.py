"""A deploy in the middle of work: SIGTERM while a hundred commands are under way, and the next process at once."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.acceptance.product import serving
from tests.standins.slack import SlackStandin

_COMMANDS = 100
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Restart:
    """`heard`: how many of those who asked got an answer, or were told in Slack's three seconds what comes; `seconds`
    from SIGTERM until the next process is ready."""

    asked: int
    heard: int
    seconds: float


async def restart(home: Path) -> Restart:
    """The middle one of some, by its time; of all, who heard nothing."""
    found = [await _once(home) for _ in range(_ROUNDS)]
    middle = sorted(each.seconds for each in found)[_ROUNDS // 2]
    return Restart(sum(each.asked for each in found), sum(each.heard for each in found), middle)


async def _once(home: Path) -> Restart:
    async with SlackStandin() as slack:
        settings = {
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_BOT_TOKEN": slack.token,
            "SLACK_API_URL": slack.api_url,
        }
        async with serving(home, **settings) as running:
            slack.product_url = f"{running.url}/slack/events"
            asked = [
                asyncio.create_task(slack.command("/rephrase", f"No, we can't refund order {n}."))
                for n in range(_COMMANDS)
            ]
            await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
            began = perf_counter()
            assert await running.stop() == 0
            async with serving(home, **settings):
                seconds = perf_counter() - began
        seen = [await each for each in asked]
        answered = {each.gesture for each in slack.messages if each.words}
        return Restart(len(seen), sum(not each.error and each.gesture in answered for each in seen), seconds)
