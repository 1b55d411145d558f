"""Teams' door beside a stock botbuilder bot, asked in turns: a message with a signed token, and its reply."""

import asyncio
import json
from asyncio import Future
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import time
from typing import Any

import jwt
import psutil
from aiohttp import ClientSession, TCPConnector, web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bench.load import Gesture, Rate, closed_loop, comparison, median, paced
from tests.acceptance.product import serving

_CONNECTIONS = 16
_PEOPLE = 500
"""Known by then, and so many that nobody's chat comes near the pace that Teams allows."""
_ROUNDS = 3
_SECONDS = 4.0
_APP = "11111111-2222-4333-8444-555555555555"
_TENANT = "99999999-8888-4777-8666-555555555555"
_ISSUER = "https://api.botframework.com"
_WARM = 10.0
"""Seconds; each person has written at least once by then."""


@dataclass(frozen=True, slots=True)
class TeamsRates:
    """Whole turns: the message, its reply, and ours also keeps that it has seen it. `p99` in seconds, from the
    moment a message is due to its reply, at half of our own rate."""

    ours: Rate
    stock: Rate
    p99: float


async def teams_rates(home: Path) -> TeamsRates:
    async with _microsoft() as outside, ClientSession(connector=TCPConnector(limit=0)) as session:
        settings = {
            "MicrosoftAppId": _APP,
            "MicrosoftAppPassword": "bench",
            "MicrosoftAppType": "SingleTenant",
            "MicrosoftAppTenantId": _TENANT,
            "MICROSOFT_LOGIN_URL": outside.url,
            "MICROSOFT_OPENID_METADATA_URL": f"{outside.url}/openid",
        }
        (home / "teams").mkdir()
        async with (
            serving(home / "teams", **settings) as ours,
            comparison("bench.apps.cloud_adapter_echo", "/api/messages", home, **settings) as (
                stock_url,
                stock,
            ),
        ):
            ids = count()

            def turn(url: str) -> Gesture:
                async def gesture(number: int) -> None:
                    await _turn(session, url + "/api/messages", outside, next(ids))

                return gesture

            here, there = psutil.Process(ours.process.pid), psutil.Process(stock.pid)
            await closed_loop(here, turn(ours.url), _CONNECTIONS, _WARM)
            await closed_loop(there, turn(stock_url), _CONNECTIONS, _WARM / 5)
            found = [
                (
                    await closed_loop(here, turn(ours.url), _CONNECTIONS, _SECONDS),
                    await closed_loop(there, turn(stock_url), _CONNECTIONS, _SECONDS),
                )
                for _ in range(_ROUNDS)
            ]
            rate = median([ours for ours, _ in found])
            p99 = await paced(turn(ours.url), rate.a_second / 2, _SECONDS)
    return TeamsRates(rate, median([stock for _, stock in found]), p99)


async def _turn(session: ClientSession, url: str, outside: "_Microsoft", number: int) -> None:
    conversation = f"a:{number % _PEOPLE}"
    reply = outside.awaited(conversation)
    activity = outside.message(conversation, number)
    async with session.post(url, data=activity, headers=outside.headers) as answer:
        assert answer.status in {200, 201, 202}, (answer.status, await answer.text())
    async with asyncio.timeout(30):
        await reply


@dataclass
class _Microsoft:
    """The keys, the login and the Connector, as far as a message and its reply go."""

    url: str = ""
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    headers: dict[str, str] = field(default_factory=dict)
    replies: dict[str, Future[None]] = field(default_factory=dict)

    def awaited(self, conversation: str) -> Future[None]:
        self.replies[conversation] = asyncio.get_running_loop().create_future()
        return self.replies[conversation]

    def message(self, conversation: str, number: int) -> str:
        return json.dumps(
            {
                "type": "message",
                "id": f"{1_700_000_000_000 + number}",
                "timestamp": "2026-11-24T09:30:00.000Z",
                "localTimezone": "Europe/Berlin",
                "serviceUrl": f"{self.url}/",
                "channelId": "msteams",
                "from": {"id": f"29:{number % _PEOPLE}", "name": "Agent", "aadObjectId": conversation},
                "conversation": {"conversationType": "personal", "tenantId": _TENANT, "id": conversation},
                "recipient": {"id": f"28:{_APP}", "name": "Rapport"},
                "channelData": {"tenant": {"id": _TENANT}},
                "locale": "en-US",
                "textFormat": "plain",
                "text": "help",
            }
        )

    def open(self, url: str) -> None:
        self.url = url
        now = int(time())
        claims = {"iss": _ISSUER, "aud": _APP, "nbf": now, "exp": now + 3_600, "serviceurl": f"{url}/"}
        token = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "bench"})
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    async def openid(self, request: web.Request) -> web.Response:
        return web.json_response({"issuer": _ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def keys(self, request: web.Request) -> web.Response:
        key: dict[str, Any] = RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return web.json_response(
            {"keys": [key | {"kid": "bench", "use": "sig", "endorsements": ["msteams"]}]}
        )

    async def token(self, request: web.Request) -> web.Response:
        return web.json_response({"token_type": "Bearer", "expires_in": 86_399, "access_token": "bench"})

    async def reply(self, request: web.Request) -> web.Response:
        await request.read()
        awaited = self.replies.pop(request.match_info["conversation"], None)
        if awaited is not None and not awaited.done():
            awaited.set_result(None)
        return web.json_response({"id": "1"}, status=201)


@asynccontextmanager
async def _microsoft() -> AsyncIterator[_Microsoft]:
    outside = _Microsoft()
    app = web.Application()
    app.router.add_get("/openid", outside.openid)
    app.router.add_get("/keys", outside.keys)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", outside.token)
    app.router.add_post("/v3/conversations/{conversation}/activities", outside.reply)
    app.router.add_post("/v3/conversations/{conversation}/activities/{activity}", outside.reply)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    outside.open(site.name)
    try:
        yield outside
    finally:
        await runner.cleanup()
