"""A small, careful bot over plain aiohttp and PyJWT, by which the stand-in of Teams proves itself.

It shares no code with the product. It believes only Microsoft's tokens and answers as the test tells it.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any, Self

import aiohttp
import jwt
from aiohttp import web

from tests.standins.teams import TeamsStandin
from tests.standins.teams.people import TENANT
from tests.standins.teams.standin import APP_ID, SECRET

Json = dict[str, Any]
MOST_BYTES = 256 * 1024


class CarefulBot:
    """`on_message` and `on_invoke` are the test's; `on_invoke` gives back the body of the answer."""

    def __init__(self, teams: TeamsStandin):
        self.teams = teams
        self.heard: list[Json] = []
        self.on_message: Callable[[Json], Awaitable[None]] = self._nothing
        self.on_invoke: Callable[[Json], Any] = lambda activity: None
        self.token = ""
        self._keys: dict[str, Json] = {}

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=4 * MOST_BYTES)
        app.router.add_post("/api/messages", self._door)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.teams.bot = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=3))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.close()
        await self._runner.cleanup()

    async def _nothing(self, activity: Json) -> None:
        """Stays silent."""

    async def fetch_token(self) -> str:
        url = f"{self.teams.login_url}/{TENANT}/oauth2/v2.0/token"
        form = {
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": SECRET,
            "scope": "https://api.botframework.com/.default",
        }
        async with self.http.post(url, data=form) as response:
            return (await response.json())["access_token"]

    async def call(self, method: str, path: str, body: Any = None) -> tuple[int, Any, dict[str, str]]:
        """One request to the Connector: status, JSON and headers of its answer."""
        self.token = self.token or await self.fetch_token()
        headers = {"Authorization": f"Bearer {self.token}"}
        url = self.teams.service_url + path
        async with self.http.request(method, url, json=body, headers=headers) as response:
            answer = await response.text()
            return response.status, json.loads(answer) if answer else None, dict(response.headers)

    def message(self, conversation: str, /, **fields: Any) -> Json:
        return {
            "type": "message",
            "from": {"id": f"28:{APP_ID}"},
            "conversation": {"id": conversation},
        } | fields

    async def send(
        self, conversation: str, query: str = "", /, **fields: Any
    ) -> tuple[int, Any, dict[str, str]]:
        path = f"v3/conversations/{conversation}/activities{query}"
        return await self.call("POST", path, self.message(conversation, **fields))

    async def reply(self, activity: Json, *, query: str = "", **fields: Any) -> None:
        status, answer, _ = await self.send(activity["conversation"]["id"], query, **fields)
        assert status == 201, answer

    async def _door(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        if len(raw) > MOST_BYTES:
            return web.Response(status=413)
        if request.content_type != "application/json":
            return web.Response(status=415)
        try:
            activity = json.loads(raw)
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not self._has_shape(activity):
            return web.Response(status=400)
        if not await self._believes(request.headers.get("Authorization", ""), activity):
            return web.Response(status=401)
        if activity["channelData"]["tenant"]["id"] != TENANT:
            return web.Response(status=403)
        self.heard.append(activity)
        if activity["type"] == "invoke":
            body = self.on_invoke(activity)
            return web.Response() if body is None else web.json_response(body)
        await self.on_message(activity)
        return web.Response(status=202)

    def _has_shape(self, activity: Any) -> bool:
        return (
            isinstance(activity, dict)
            and isinstance(activity.get("type"), str)
            and isinstance(activity.get("from"), dict)
            and isinstance(activity.get("conversation"), dict)
            and isinstance(activity.get("text", ""), str)
            and activity.get("channelId") == "msteams"
            and activity.get("recipient", {}).get("id") == f"28:{APP_ID}"
        )

    async def _believes(self, authorization: str, activity: Json) -> bool:
        try:
            token = authorization.removeprefix("Bearer ")
            key = await self._key(jwt.get_unverified_header(token)["kid"])
            claims = jwt.decode(
                token,
                jwt.PyJWK(key).key,
                ["RS256"],
                audience=APP_ID,
                issuer="https://api.botframework.com",
                options={"require": ["exp", "nbf", "iss", "aud", "serviceurl"]},
            )
        except (jwt.InvalidTokenError, KeyError):
            return False
        return "msteams" in key["endorsements"] and claims["serviceurl"] == activity.get("serviceUrl")

    async def _key(self, kid: str) -> Json:
        if kid not in self._keys:
            async with self.http.get(self.teams.openid_url) as response:
                address = (await response.json())["jwks_uri"]
            async with self.http.get(address) as response:
                self._keys = {key["kid"]: key for key in (await response.json())["keys"]}
        return self._keys[kid]
