"""Slack's door beside a bare Bolt app, asked in turns by the same client over loopback."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from time import time
from urllib.parse import urlencode

import psutil
from aiohttp import ClientSession, TCPConnector, web
from slack_sdk.signature import SignatureVerifier

from adapters.slack.tokens import Record
from bench.drafts import draft
from bench.load import Gesture, Rate, closed_loop, comparison, median, paced
from bot.store import Store
from bot.store.migrate import migrate
from tests.acceptance.product import serving

_CONNECTIONS = 64
_ROUNDS = 3
_SECONDS = 4.0
"""Of each round; the two are asked in turns, so that a busy moment of the machine falls on both."""
_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
_WORKSPACES = 1_000
"""That have it installed; asks come from all of them in turn."""
_WARM = 500
"""Of each command, so that most workspaces have asked by then."""
_KEY = "a secret key of the benchmark that is long enough"


@dataclass(frozen=True, slots=True)
class SlackRates:
    """`p99` in seconds, at half of `rephrase`'s own rate."""

    rapport: Rate
    bolt: Rate
    rephrase: Rate
    p99: float


async def slack_rates(home: Path) -> SlackRates:
    async with _slack() as api, ClientSession(connector=TCPConnector(limit=0)) as session:
        both = {"SLACK_SIGNING_SECRET": _SECRET, "SLACK_API_URL": api}
        many = {"SLACK_CLIENT_ID": "1.1", "SLACK_CLIENT_SECRET": "bench", "RAPPORT_SECRET_KEY": _KEY}
        one = {"SLACK_BOT_TOKEN": "xoxb-1-1-bench"}
        await _installed(home / "ours")
        async with (
            serving(home / "ours", **both, **many) as ours,
            comparison("bench.apps.bolt_echo", "/slack/events", home, **both, **one) as (bolt_url, bolt),
        ):
            ids = count()
            chance = Random(5)
            drafts = [draft(200, chance) for _ in range(500)]
            here, there = psutil.Process(ours.process.pid), psutil.Process(bolt.pid)

            def command(url: str, name: str, text: str = "") -> Gesture:
                async def gesture(number: int) -> None:
                    said = drafts[number % len(drafts)] if name == "/rephrase" else text
                    answer = await _command(session, url + "/slack/events", name, said, next(ids))
                    assert url != bolt_url or answer == text, answer

                return gesture

            rapport, echo = command(ours.url, "/rapport"), command(bolt_url, "/rapport", "hello")
            rephrase = command(ours.url, "/rephrase")
            for number in range(_WARM):
                for gesture in (rapport, echo, rephrase):
                    await gesture(number)
            found: dict[str, list[Rate]] = {"rapport": [], "bolt": [], "rephrase": []}
            for _ in range(_ROUNDS):
                for what, process, gesture in (
                    ("rapport", here, rapport),
                    ("bolt", there, echo),
                    ("rephrase", here, rephrase),
                ):
                    found[what].append(await closed_loop(process, gesture, _CONNECTIONS, _SECONDS))
            middle = {what: median(rates) for what, rates in found.items()}
            p99 = await paced(rephrase, middle["rephrase"].a_second / 2, _SECONDS * 2)
    return SlackRates(middle["rapport"], middle["bolt"], middle["rephrase"], p99)


async def _command(session: ClientSession, url: str, name: str, text: str, number: int) -> str:
    body = urlencode(
        {
            "token": "unused",
            "team_id": f"T{number % _WORKSPACES}",
            "team_domain": "bench",
            "channel_id": "C0BENCH",
            "channel_name": "support",
            "user_id": f"U0BENCH{number % 500}",
            "user_name": "agent",
            "command": name,
            "text": text,
            "api_app_id": "A0BENCH",
            "is_enterprise_install": "false",
            "response_url": f"http://127.0.0.1:9/commands/{number}",
            "trigger_id": f"{number}.1.{number:032x}",
        }
    )
    stamp = str(int(time()))
    signature = SignatureVerifier(_SECRET).generate_signature(timestamp=stamp, body=body)
    assert signature is not None
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature,
    }
    async with session.post(url, data=body, headers=headers) as answer:
        said = await answer.text()
        assert answer.status == 200, (answer.status, said[:200])
        assert said, f"{name} was acknowledged without an answer"
        return said


async def _installed(home: Path) -> None:
    """A store in which every workspace has its token."""
    url = f"sqlite:///{home / 'data' / 'rapport.db'}"
    await migrate(url)
    async with await Store.open(url, _KEY) as store:
        for number in range(_WORKSPACES):
            name = f"T{number}"
            record = Record(token=f"xoxb-{number}-1-bench", name=f"Bench {number}")
            await store.installations.install(
                "slack", name, record.model_dump_json(), datetime.now(UTC), workspaces=[name]
            )


@asynccontextmanager
async def _slack() -> AsyncIterator[str]:
    """As much of Slack's Web API as a start asks for."""

    async def method(request: web.Request) -> web.Response:
        return web.json_response(
            {
                "ok": request.match_info["method"] in ("auth.test", "users.info", "users.list"),
                "user": {"id": "U0BENCH", "tz": "Europe/Berlin"}
                if request.match_info["method"] == "users.info"
                else "rapport",
                "members": [{"id": "U0BENCH", "name": "lead", "is_admin": True, "tz": "Europe/Berlin"}],
                "url": "https://bench.slack.com/",
                "team": "Bench",
                "team_id": "T0BENCH",
                "user_id": "U0RAPPORT",
                "bot_id": "B0RAPPORT",
                "is_enterprise_install": False,
            },
            headers={"X-OAuth-Scopes": "commands,chat:write"},
        )

    app = web.Application()
    app.router.add_route("*", "/api/{method}", method)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"{site.name}/api/"
    finally:
        await runner.cleanup()
