"""Bad days of Microsoft's servers, ordered by a test for the next requests of one kind."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from aiohttp import web

Operation = Literal["token", "openid", "keys", "create", "send", "update", "delete", "members", "teams"]

CODES = {
    412: "PreconditionFailed",
    429: "Throttled",
    500: "ServiceError",
    502: "BadGateway",
    504: "GatewayTimeout",
}


@dataclass(frozen=True)
class Answer:
    """Answer with this status and no effect."""

    status: int
    code: str | None = None
    retry_after: int | None = None


@dataclass(frozen=True)
class Hang:
    """Say nothing for so many seconds, then answer as usual."""

    seconds: float


@dataclass(frozen=True)
class DropBefore:
    """Cut the connection before anything happened."""


@dataclass(frozen=True)
class DropAfter:
    """Do what was asked, then cut the connection: the caller can't know."""


Fault = Answer | Hang | DropBefore | DropAfter
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Faults:
    """A queue of faults for each operation; an operation with an empty queue works."""

    def __init__(self) -> None:
        self._queues: dict[Operation, deque[Fault]] = defaultdict(deque)

    def add(self, operation: Operation, fault: Fault, times: int) -> None:
        self._queues[operation].extend([fault] * times)

    def clear(self) -> None:
        self._queues.clear()

    async def around(
        self, operation: Operation, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        queue = self._queues[operation]
        if not queue:
            return await handler(request)
        match queue.popleft():
            case Answer(status, code, retry_after):
                headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
                return error(
                    status, code or CODES.get(status, "ServiceError"), "as the test ordered", headers
                )
            case Hang(seconds):
                await asyncio.sleep(seconds)
                return await handler(request)
            case DropBefore():
                return cut(request)
            case DropAfter():
                await handler(request)
                return cut(request)


def cut(request: web.Request) -> web.StreamResponse:
    """Close the socket with no answer; the response returned goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def error(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> web.Response:
    """The Connector's error shape (learn: bot-framework-rest-connector-api-reference, ErrorResponse)."""
    body = {"error": {"code": code, "message": message}}
    return web.json_response(body, status=status, headers=headers or {})
