"""Socket Mode: real WebSockets over which gestures travel instead of signed requests.

Source: docs.slack.dev apis/events-api/using-socket-mode. Up to ten sockets; any payload may go to any of them; the
eleventh is told `too_many_websockets` (slackapi/node-slack-sdk#1654).
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.standins.slack.errors import Refused

SOCKETS_MAX = 10


@dataclass(frozen=True)
class Ack:
    """`payload` is what came with the acknowledgement, None where it came bare."""

    payload: Any


@dataclass(eq=False)
class _Socket:
    response: web.WebSocketResponse
    waiting: dict[str, asyncio.Future[Ack]] = field(default_factory=dict)


class SocketMode:
    def __init__(self, app_id: str, app_token: str) -> None:
        self.app_token = app_token
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._sockets: list[_Socket] = []
        self._turn = 0
        self._accepted = 0
        self.base = ""
        self.greetings: list[str] = []  # what the next ones are greeted with in place of hello
        self.opened = asyncio.Condition()
        self.stray: list[str] = []  # frames that acknowledged nothing
        self.watch: Callable[[], None] = lambda: None  # called when a socket opened or closed

    def open(self, token: str | None) -> str:
        """apps.connections.open: a URL that can be used once."""
        if token is None:
            raise Refused("not_authed")
        if not token.startswith("xapp-"):
            raise Refused("not_allowed_token_type")
        if token != self.app_token:
            raise Refused("invalid_auth")
        ticket = secrets.token_urlsafe(12)
        self._tickets.add(ticket)
        return f"{self.base}/link/?ticket={ticket}&app_id={self._app_id}"

    @property
    def connected(self) -> int:
        return len(self._sockets)

    async def accept(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401)
        self._tickets.discard(ticket)
        response = web.WebSocketResponse()
        await response.prepare(request)
        if self.greetings:
            await response.send_str(self.greetings.pop(0))
            await response.receive()
            return response
        if len(self._sockets) >= SOCKETS_MAX:
            await response.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await response.close()
            return response
        socket = _Socket(response)
        self._sockets.append(socket)
        self._accepted += 1
        self.watch()
        await response.send_json(
            {
                "type": "hello",
                "num_connections": len(self._sockets),
                "connection_info": {"app_id": self._app_id},
                "debug_info": {"host": "applink", "approximate_connection_time": 18_060},
            }
        )
        async with self.opened:
            self.opened.notify_all()
        try:
            async for frame in response:
                if frame.type is WSMsgType.TEXT:
                    self._received(socket, frame.data)
        finally:
            if socket in self._sockets:
                self._sockets.remove(socket)
            self.watch()
            for future in socket.waiting.values():
                future.cancel()
        return response

    def _received(self, socket: _Socket, text: str) -> None:
        try:
            frame = json.loads(text)
            future = socket.waiting.pop(frame["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self.stray.append(text)
            return
        future.set_result(Ack(frame.get("payload")))

    async def send(self, kind: str, payload: Any, seconds: float, extra: dict[str, Any]) -> Ack:
        """Sends an envelope to the next socket in turn; TimeoutError when no acknowledgement comes in time."""
        if not self._sockets:
            raise ConnectionError("no socket is open")
        self._turn += 1
        socket = self._sockets[self._turn % len(self._sockets)]
        envelope_id = secrets.token_hex(16)
        future: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
        socket.waiting[envelope_id] = future
        envelope = {"envelope_id": envelope_id, "payload": payload, "type": kind, **extra}
        await socket.response.send_json(envelope)
        try:
            async with asyncio.timeout(seconds):
                return await future
        finally:
            socket.waiting.pop(envelope_id, None)

    async def wait_for(self, count: int, seconds: float = 5.0) -> None:
        """Waits until this many sockets have been opened since the start, closed ones included."""
        async with asyncio.timeout(seconds), self.opened:
            while self._accepted < count:
                await self.opened.wait()

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Tells one socket to reconnect ("warning", "refresh_requested", "link_disabled"); the app closes it."""
        socket = self._sockets[0]
        await socket.response.send_json(
            {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink"}}
        )
        if reason == "link_disabled":
            await socket.response.close()

    async def send_twice(self, kind: str, payload: Any) -> list[Any]:
        """One envelope through two sockets at once; what each was acknowledged with."""
        envelope = {"envelope_id": secrets.token_hex(16), "payload": payload, "type": kind}
        loop, sockets = asyncio.get_running_loop(), self._sockets[:2]
        futures: list[asyncio.Future[Ack]] = [loop.create_future() for _ in sockets]
        for socket, future in zip(sockets, futures, strict=True):
            socket.waiting[envelope["envelope_id"]] = future
            await socket.response.send_json({**envelope, "accepts_response_payload": True})
        return [(await future).payload for future in futures]

    async def garble(self, text: str) -> None:
        """A frame that is none of Slack's."""
        await self._sockets[0].response.send_str(text)

    async def close(self) -> None:
        for socket in list(self._sockets):
            await socket.response.close()
