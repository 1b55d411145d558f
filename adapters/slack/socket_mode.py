"""Socket Mode: Slack's gestures through WebSockets that we open, so no address of ours has to be public.

Source: docs.slack.dev, apis/events-api/using-socket-mode. The SDK's own client closes a socket before it opens
the next one, and acknowledges through whichever is open then; here the next one is open first, and what came
through a socket is acknowledged through it.
"""

import asyncio
import json
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any

import aiohttp
import structlog
from aiohttp import ClientWebSocketResponse, WSMsgType, web
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.errors import told
from adapters.slack.genuine import read_json
from adapters.slack.gesture import NotWhole

log = structlog.get_logger()

Dispatch = Callable[[dict[str, Any]], Awaitable[BoltResponse]]

_SOCKETS = 2
"""Of one process: while one is replaced, the other is there. Slack allows ten for an app."""
_HEARTBEAT = 10.0
_HELLO = 10.0
"""Seconds until a socket has to be greeted."""
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
"""Seconds between two tries to open one."""
_CLOSES = aiohttp.ClientWSTimeout(ws_close=3.0)  # pyright: ignore[reportCallIssue] - an attrs class
_REMEMBERED = 200
"""Envelopes whose answers are kept: one comes again within seconds, or not at all."""
_QUIET = 0.5
"""Seconds without anything new after which a socket may be closed."""


class _Refused(Exception):
    """Slack opened a socket and turned us away: what it said."""


class _Acks:
    """What is given back for each envelope. One that comes twice is answered with the same both times: Slack takes
    the answer that is there first."""

    def __init__(self, dispatch: Dispatch) -> None:
        self._dispatch = dispatch
        self._given: OrderedDict[str, asyncio.Future[dict[str, Any] | None]] = OrderedDict()

    async def of(self, frame: dict[str, Any]) -> dict[str, Any] | None:
        """None: it is not acknowledged. Then Slack sends an event again, and tells a person."""
        key = str(frame["envelope_id"])
        if (given := self._given.get(key)) is not None:
            return await asyncio.shield(given)
        given = self._given[key] = asyncio.get_running_loop().create_future()
        if len(self._given) > _REMEMBERED:
            self._given.popitem(last=False)
        ack = None
        try:  # here, not in a task: what follows the answer by another way must not be there before it
            ack = await self._give(frame)
        finally:
            given.set_result(ack)
        return ack

    async def _give(self, frame: dict[str, Any]) -> dict[str, Any] | None:
        ack: dict[str, Any] = {"envelope_id": frame["envelope_id"]}
        body = frame.get("payload")
        try:
            answer = await self._dispatch(body if isinstance(body, dict) else {})
        except NotWhole:
            log.warning("slack_socket_garbled")
            return ack
        except Exception:
            log.exception("slack_work_failed")
            return None
        if answer.status != 200:
            return None
        if answer.body and frame.get("accepts_response_payload"):
            ack["payload"] = json.loads(answer.body)
        return ack


class _Socket:
    """One that is open, and what came through it and is not acknowledged yet."""

    def __init__(self, connection: ClientWebSocketResponse, acks: _Acks) -> None:
        self._connection = connection
        self._acks = acks
        self._under_way: set[asyncio.Task[None]] = set()
        self._heard = asyncio.get_running_loop().time()
        self.to_replace = asyncio.Event()
        self.why = "closed"
        self._reading = asyncio.create_task(self._read())

    async def leave(self) -> None:
        """Closes it once all that came is acknowledged and nothing more comes, or Slack waits no longer."""
        with suppress(TimeoutError):
            async with asyncio.timeout(limits.ANSWER_SECONDS):
                while not self._connection.closed and self._is_busy():  # noqa: ASYNC110 - quiet is a time
                    await asyncio.sleep(_QUIET / 4)
        await self._connection.close()
        await self._reading

    def _is_busy(self) -> bool:
        return bool(self._under_way) or asyncio.get_running_loop().time() - self._heard < _QUIET

    async def _read(self) -> None:
        try:
            async for message in self._connection:
                if message.type is WSMsgType.TEXT:
                    self._received(message.data)
        finally:
            self.to_replace.set()

    def _received(self, text: str) -> None:
        frame = _frame(text)
        kind = frame.get("type")
        if kind is None:
            log.warning("slack_socket_garbled")
        elif kind == "disconnect":  # a warning comes some seconds before; until it is closed, it works
            self.why = str(frame.get("reason"))
            self.to_replace.set()
        elif "envelope_id" in frame:
            self._heard = asyncio.get_running_loop().time()
            task = asyncio.create_task(self._acknowledge(frame))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _acknowledge(self, frame: dict[str, Any]) -> None:
        if (ack := await self._acks.of(frame)) is not None:
            with suppress(ConnectionError, aiohttp.ClientError):  # closed meanwhile: Slack sends it again
                await self._connection.send_json(ack)


class SocketMode:
    def __init__(self, app_token: str, client: AsyncWebClient, http: aiohttp.ClientSession) -> None:
        self._app_token = app_token
        self._client = client
        self._http = http

    def running(self, dispatch: Dispatch) -> Callable[[web.Application], AsyncIterator[None]]:
        """For an app's `cleanup_ctx`: sockets are open while it serves, and what came is acknowledged at its end."""

        async def context(_app: web.Application) -> AsyncIterator[None]:
            stopping = asyncio.Event()
            acks = _Acks(dispatch)
            keepers = [asyncio.create_task(self._keep(acks, stopping)) for _ in range(_SOCKETS)]
            yield
            stopping.set()
            await asyncio.gather(*keepers)

        return context

    async def _keep(self, acks: _Acks, stopping: asyncio.Event) -> None:
        """One socket, and the next one before it ends."""
        leaving: set[asyncio.Task[None]] = set()
        socket = await self._opened(acks, stopping)
        while socket is not None:
            await _first(stopping, socket.to_replace)
            following = None if stopping.is_set() else await self._opened(acks, stopping)
            log.info("slack_socket_replaced", why="stop" if stopping.is_set() else socket.why)
            left = asyncio.create_task(socket.leave())
            leaving.add(left)
            left.add_done_callback(leaving.discard)
            socket = following
        await asyncio.gather(*leaving)

    async def _opened(self, acks: _Acks, stopping: asyncio.Event) -> _Socket | None:
        """Tries until it is open; None when it is time to stop."""
        wait = _FIRST_WAIT
        while not stopping.is_set():
            try:
                async with asyncio.timeout(_HELLO):
                    return _Socket(await self._connect(), acks)
            except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError, ValueError, _Refused) as error:
                why = str(error) if isinstance(error, _Refused) else told(error)
                log.warning("slack_socket_not_open", why=why, seconds=wait)
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await stopping.wait()
            wait = min(wait * 2, _LONGEST_WAIT)
        return None

    async def _connect(self) -> ClientWebSocketResponse:
        url = (await self._client.apps_connections_open(app_token=self._app_token)).get("url")
        connection = await self._http.ws_connect(str(url), heartbeat=_HEARTBEAT, timeout=_CLOSES)
        try:
            first = await connection.receive()
            said = _frame(first.data) if first.type is WSMsgType.TEXT else {}
            if said.get("type") != "hello":
                raise _Refused(str(said.get("reason", "no hello")))
        except BaseException:  # one that is not greeted in time counts among the ten, too
            await connection.close()
            raise
        return connection


def _frame(text: str) -> dict[str, Any]:
    """Nothing where it is no JSON object."""
    try:
        read = read_json(text)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


async def _first(*events: asyncio.Event) -> None:
    """Returns when one of them is set."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
