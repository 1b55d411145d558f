"""A card's files on platforms that take none in a private message: a link that lives ten minutes.

The file waits as ciphertext, as a draft does; its key is in the link alone, so nobody reads it from the database.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

import structlog
from aiohttp import web

from bot.message import Ask, Card, File, Link, Part, Platform, Reply
from bot.services import Services

log = structlog.get_logger()

_LIVES = 10  # minutes
_PLATFORMS: frozenset[Platform] = frozenset({"slack", "teams"})
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


class Files:
    """`public_url`: where people's browsers reach us; "" where they don't, and a file is shown in the card then."""

    def __init__(self, services: Callable[[], Services], public_url: str) -> None:
        self._services = services
        self._public_url = public_url.rstrip("/")

    def mount(self, app: web.Application) -> None:
        app.router.add_get("/files/{token}/{name}", self._get)

    async def linked(self, ask: Ask, reply: Reply) -> Reply:
        """The reply with a link for each file, where its platform needs one."""
        card = reply.card
        if not self._public_url or ask.place.platform not in _PLATFORMS or not isinstance(card, Card):
            return reply
        if not any(isinstance(part, File) for part in card.parts):
            return reply
        now = self._services().now()
        try:
            parts = [await self._link(part, now) if isinstance(part, File) else part for part in card.parts]
        except Exception:  # a database that is away: the rest of the answer is not lost with it
            log.exception("file_not_linked")
            return reply
        return replace(reply, card=replace(card, parts=tuple(parts)))

    async def _link(self, file: File, now: datetime) -> Part:
        body = {"type": file.media_type, "content": base64.b64encode(file.content).decode()}
        token = await self._services().store.drafts.seal(json.dumps(body), now, _LIVES)
        return Link(file.name, f"{self._public_url}/files/{token}/{quote(file.name)}")

    async def _get(self, request: web.Request) -> web.Response:
        services = self._services()
        sealed = await services.store.drafts.open(request.match_info["token"], services.now())
        if sealed is None:
            gone = services.texts.plain("error.file_gone")
            return web.Response(status=404, text=gone, headers=_HEADERS)
        body = json.loads(sealed)
        name = quote(request.match_info["name"])
        return web.Response(
            body=base64.b64decode(body["content"]),
            headers={
                **_HEADERS,
                "Content-Type": body["type"],
                "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            },
        )
