"""POST /api/messages: what may not come in is refused with a 4xx, everything else is answered at once."""

import asyncio

import structlog
from aiohttp import web

from adapters.teams import limits
from adapters.teams.activity import Foreign, Misshapen, check, heard, parse
from adapters.teams.auth import Trust, Untrusted
from adapters.teams.connector import dumps
from adapters.teams.turns import Turns

log = structlog.get_logger()

PATH = "/api/messages"


class Door:
    """`bot` is our id in Teams, `tenants` those whose people may use it; both empty in the local mode."""

    def __init__(self, turns: Turns, trust: Trust, bot: str, tenants: frozenset[str]) -> None:
        self._turns = turns
        self._trust = trust
        self._bot = bot
        self._tenants = tenants

    def mount(self, app: web.Application) -> None:
        app.router.add_post(PATH, self.messages)

    async def messages(self, request: web.Request) -> web.Response:
        """Refused in this order: too large, no JSON, a token nobody believes, not an activity, not ours."""
        if (request.content_length or 0) > limits.MAX_BODY:
            raise web.HTTPRequestEntityTooLarge(limits.MAX_BODY, request.content_length or 0)
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        arrived = asyncio.get_running_loop().time()
        body = await request.read()
        try:
            token = request.headers.get("Authorization", "")
            trusted = await self._trust.service_url(token, request.host)
            read = parse(body)
            check(read, self._bot, self._tenants)
            if not self._trust.may_answer(read["serviceUrl"], trusted):
                raise Foreign("service url")
            activity = heard(read)
        except Untrusted as refused:
            return _refused(401, "untrusted", str(refused))
        except Misshapen as refused:
            return _refused(400, "misshapen", str(refused))
        except Foreign as refused:
            return _refused(403, "foreign", str(refused))
        if activity.type != "invoke":
            await self._turns.hear(activity)
            return web.Response()
        response = await self._turns.invoked(activity, arrived)
        if response.body is None:
            return web.Response(status=response.status)
        return web.Response(
            text=dumps(response.body), status=response.status, content_type="application/json"
        )


def _refused(status: int, why: str, detail: str) -> web.Response:
    log.warning("teams_refused", why=why, detail=detail)
    return web.Response(status=status)
