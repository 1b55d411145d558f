"""How a gesture reaches the product: as a signed request, or through an open socket.

Sources: docs.slack.dev authentication/verifying-requests-from-slack (v0 signatures), interactivity (3,000 ms).
"""

import asyncio
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.standins.slack.clock import Clock
from tests.standins.slack.socket_mode import SocketMode

Kind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True)
class Answer:
    """What came back. `failure` is set where nothing usable did."""

    status: int | None
    text: str
    json: Any  # the parsed body where it was JSON, else None
    headers: dict[str, str]
    failure: Literal["operation_timeout", "dispatch_failed"] | None

    @property
    def empty(self) -> bool:
        return not self.text.strip()


class Door:
    """Slack gives up after `patience` seconds: 3 for commands, interactions and events."""

    def __init__(self, clock: Clock, secret: str, sockets: SocketMode, patience: float) -> None:
        self._clock = clock
        self.secret = secret
        self._sockets = sockets
        self.patience = patience
        self.url = ""
        self._session: ClientSession | None = None

    async def open(self) -> None:
        self._session = ClientSession()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    @property
    def session(self) -> ClientSession:
        if self._session is None:
            raise RuntimeError("the stand-in is not running")
        return self._session

    def signature(self, body: bytes, *, at: float | None = None, secret: str | None = None) -> dict[str, str]:
        """The two headers that prove a body came from Slack; `at` and `secret` are for forging."""
        timestamp = str(int(self._clock.wall() if at is None else at))
        base = b":".join((b"v0", timestamp.encode(), body))
        digest = hmac.new((secret or self.secret).encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}

    async def form(self, kind: Kind, form: dict[str, str]) -> Answer:
        """A slash command (`kind` slash_commands) or, as `payload=`, an interaction."""
        if self._sockets.connected:
            payload: Any = json.loads(form["payload"]) if kind == "interactive" else form
            return await self._through_socket(kind, payload, {"accepts_response_payload": True})
        body = urlencode(form).encode()
        return await self.raw(
            body, {"Content-Type": "application/x-www-form-urlencoded", **self.signature(body)}
        )

    async def event(self, body: dict[str, Any], retry: tuple[int, str] | None) -> Answer:
        if self._sockets.connected:
            extra = {
                "accepts_response_payload": False,
                "retry_attempt": retry[0] if retry else 0,
                "retry_reason": retry[1] if retry else "",
            }
            return await self._through_socket("events_api", body, extra)
        coded = json.dumps(body).encode()
        headers = {"Content-Type": "application/json", **self.signature(coded)}
        if retry is not None:
            headers |= {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]}
        return await self.raw(coded, headers)

    async def raw(self, body: bytes, headers: dict[str, str]) -> Answer:
        """Any body with any headers, as it is."""
        if not self.url:
            raise RuntimeError("set slack.product_url first, or connect a socket")
        agent = {
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept": "application/json,*/*",
        }
        try:
            async with self.session.post(
                self.url,
                data=body,
                headers={**agent, **headers},
                timeout=ClientTimeout(total=self.patience),
                allow_redirects=False,
            ) as response:
                text = (await response.read()).decode(errors="replace")
                return Answer(
                    response.status,
                    text,
                    _parsed(response.content_type, text),
                    {key.lower(): value for key, value in response.headers.items()},
                    None if response.status == 200 else "dispatch_failed",
                )
        except TimeoutError:
            return Answer(None, "", None, {}, "operation_timeout")
        except (ClientError, ConnectionError):
            return Answer(None, "", None, {}, "dispatch_failed")

    async def _through_socket(self, kind: Kind, payload: Any, extra: dict[str, Any]) -> Answer:
        try:
            ack = await self._sockets.send(kind, payload, self.patience, extra)
        except TimeoutError:
            return Answer(None, "", None, {}, "operation_timeout")
        except (ConnectionError, asyncio.CancelledError):
            return Answer(None, "", None, {}, "dispatch_failed")
        if ack.payload is None or ack.payload == "":
            return Answer(200, "", None, {}, None)
        if isinstance(ack.payload, str):
            return Answer(200, ack.payload, None, {}, None)
        return Answer(200, json.dumps(ack.payload), ack.payload, {}, None)


def _parsed(content_type: str, text: str) -> Any:
    if content_type != "application/json":
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
