"""The HTTP side: receives calls, checks token and scopes, applies ordered faults, keeps the record.

Sources: docs.slack.dev apis/web-api (forms of arguments, `ok`, errors), authentication/tokens.
"""

import asyncio
import base64
import binascii
import json
import secrets
from typing import Any, NoReturn

from aiohttp import web

from tests.standins.slack import faults as fault
from tests.standins.slack.api import METHODS
from tests.standins.slack.api.method import Arguments, Call, Method
from tests.standins.slack.api.oauth import Credentials, access
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.errors import Refused
from tests.standins.slack.faults import Faults
from tests.standins.slack.model import ApiCall, Installation
from tests.standins.slack.oauth import Codes
from tests.standins.slack.rates import Rates
from tests.standins.slack.response_urls import respond
from tests.standins.slack.socket_mode import SocketMode
from tests.standins.slack.world import World

TOKENLESS = ("oauth.v2.access", "apps.connections.open")


class Server:
    def __init__(
        self,
        *,
        world: World,
        faults: Faults,
        rates: Rates,
        codes: Codes,
        credentials: Credentials,
        sockets: SocketMode,
    ) -> None:
        self._world = world
        self._faults = faults
        self._rates = rates
        self._codes = codes
        self._credentials = credentials
        self._sockets = sockets
        self.closing = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/{method}", self._api),
            web.post("/{folder:commands|actions}/{rest:.+}", self._response_url),
            web.get("/link/", self._sockets.accept),
        ]

    async def _api(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        args = Arguments({})
        installation: Installation | None = None
        team_id: str | None = None
        ordered: fault.Fault | None = None
        headers: dict[str, str] = {"x-slack-req-id": secrets.token_hex(16)}
        try:
            if name not in METHODS and name not in TOKENLESS:
                raise Refused("unknown_method", req_method=name)
            args = Arguments(await _arguments(request, METHODS.get(name)))
            if name in TOKENLESS:
                ordered = await self._before(request, name, None, None)
                answer = self._tokenless(request, name, args)
            else:
                method = METHODS[name]
                installation = self._authenticated(request, args)
                team_id = args.values.get("team_id") or installation.team_ids[0]
                headers["x-oauth-scopes"] = ",".join(sorted(installation.scopes))
                headers["x-accepted-oauth-scopes"] = ",".join(method.scopes)
                channel = str(args.values.get("channel") or "")
                ordered = await self._before(request, name, channel, team_id)
                if (wait := self._rates.retry_after(name, method.tier, str(team_id), channel)) is not None:
                    raise _limited(wait)
                call = Call(self._world, installation, args, name)
                if method.scopes:
                    call.needs(*method.scopes)
                answer = method.run(call)
            body = {"ok": True, **answer}
            if isinstance(ordered, fault.FailsAfterEffect):
                body = {"ok": False, "error": ordered.error}
        except Refused as refusal:
            body = refusal.body()
        except _Answer as early:
            self._record(name, args, team_id, early.status, early.body, by_order=early.by_order)
            await self._world.ring()
            return early.response or _cut(request)
        self._record(name, args, team_id, 200, body, by_order=isinstance(ordered, fault.FailsAfterEffect))
        await self._world.ring()
        await self._after(request, ordered)
        if isinstance(ordered, fault.DropAfterEffect):
            return _cut(request)
        return web.json_response(body, headers=headers)

    async def _response_url(self, request: web.Request) -> web.StreamResponse:
        ticket = self._world.tickets.response_urls.get(request.path)
        team_id = ticket.channel.team_id if ticket else None
        body: Any = None
        try:
            ordered = await self._before(
                request, "response_url", ticket.channel.id if ticket else None, team_id
            )
            try:
                body = json.loads(await request.text())
            except ValueError:
                raise Refused("invalid_payload") from None
            respond(self._world, request.path, body)
        except Refused as refusal:
            self._record("response_url", Arguments(_object(body)), team_id, 400, refusal.body())
            await self._world.ring()
            expired = refusal.code in ("expired_url", "used_url", "invalid_url")
            return (
                web.json_response(refusal.body(), status=404)
                if expired
                else web.Response(status=400, text=refusal.code)
            )
        except _Answer as early:
            self._record(
                "response_url", Arguments({}), team_id, early.status, early.body, by_order=early.by_order
            )
            return early.response or _cut(request)
        self._record("response_url", Arguments(_object(body)), team_id, 200, {"ok": True})
        await self._world.ring()
        await self._after(request, ordered)
        if isinstance(ordered, fault.DropAfterEffect):
            return _cut(request)
        return web.Response(text="ok")

    # who calls

    def _authenticated(self, request: web.Request, args: Arguments) -> Installation:
        token = _bearer(request) or args.values.pop("token", None)
        if not token:
            raise Refused("not_authed")
        for installation in self._world.installations:
            if token in installation.tokens:
                if not installation.installed:
                    # A bot's token after the uninstall: account_inactive; token_revoked is for users' tokens.
                    raise Refused("account_inactive")
                dies = installation.tokens[token]
                if dies is not None and self._world.clock.now() >= dies:
                    raise Refused("token_expired")
                return installation
        raise Refused("invalid_auth")

    def _tokenless(self, request: web.Request, name: str, args: Arguments) -> Json:
        if name == "apps.connections.open":
            return {"url": self._sockets.open(_bearer(request) or args.text("token"))}
        given = _basic(request) or Credentials(args.text("client_id") or "", args.text("client_secret") or "")
        return access(self._world, self._codes, self._credentials, given, args)

    # faults

    async def _before(
        self, request: web.Request, name: str, channel: str | None, team_id: str | None
    ) -> fault.Fault | None:
        ordered = self._faults.take(name, channel, team_id)
        match ordered:
            case fault.ServerError():
                raise _Answer(
                    web.Response(
                        status=500, text="<html><body>Server Error</body></html>", content_type="text/html"
                    )
                )
            case fault.RateLimited(seconds):
                raise _limited(seconds, by_order=True)
            case fault.Garbage(body, content_type):
                raise _Answer(web.Response(body=body, content_type=content_type))
            case fault.Fails(error):
                told: Json = {"ok": False, "error": error}
                raise _Answer(web.json_response(told), told, by_order=True)
            case fault.DropBeforeEffect():
                raise _Answer(None)
            case fault.Hang():
                await self.closing.wait()
                raise _Answer(None)
            case fault.Slow(seconds):
                await asyncio.sleep(seconds)
            case _:
                pass
        return ordered

    async def _after(self, request: web.Request, ordered: fault.Fault | None) -> None:
        if isinstance(ordered, fault.HangAfterEffect):
            await self.closing.wait()

    def _record(
        self,
        name: str,
        args: Arguments,
        team_id: str | None,
        status: int | None,
        answer: Any,
        *,
        by_order: bool = False,
    ) -> None:
        values = {key: value for key, value in args.values.items() if key not in ("token", "client_secret")}
        self._world.calls.append(
            ApiCall(name, values, team_id, self._world.clock.now(), status, answer, by_order)
        )


class _Answer(Exception):
    """Ends a request with this response, or with a cut connection (None)."""

    def __init__(
        self, response: web.Response | None, body: Json | None = None, *, by_order: bool = False
    ) -> None:
        super().__init__()
        self.response = response
        self.body = body
        self.by_order = by_order

    @property
    def status(self) -> int | None:
        return self.response.status if self.response else None


def _limited(seconds: int, *, by_order: bool = False) -> _Answer:
    body: Json = {"ok": False, "error": "ratelimited"}
    return _Answer(
        web.json_response(body, status=429, headers={"Retry-After": str(seconds)}), body, by_order=by_order
    )


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _arguments(request: web.Request, method: Method | None) -> dict[str, Any]:
    """Query, form and JSON alike; methods that only read look at form and query alone."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.text() or "{}")
        except ValueError:
            raise Refused("invalid_json") from None
        if not isinstance(body, dict):
            raise Refused("json_not_object")
        if method is None or not method.reads:
            values |= body
    elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        values |= dict(await request.post())
    elif request.can_read_body and await request.read():
        raise Refused("invalid_post_type")
    return {key: value for key, value in values.items() if value is not None}


def _bearer(request: web.Request) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else None


def _basic(request: web.Request) -> Credentials | None:
    scheme, _, coded = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        client_id, _, secret = base64.b64decode(coded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        _refuse_credentials()
    return Credentials(client_id, secret)


def _refuse_credentials() -> NoReturn:
    raise Refused("invalid_client_id")


def _object(body: Any) -> dict[str, Any]:
    return body if isinstance(body, dict) else {}
