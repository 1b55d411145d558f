"""The check in front of Bolt: nothing that Slack did not sign, now, in a shape of Slack's, gets further.

Bolt alone answers unsigned rubbish with 500, and a command that holds the letters "payload" with 404.
"""

import hmac
import json
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from adapters.slack import limits

_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_MOST_FIELDS = 64
_UNTYPEABLE = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)
"""A NUL, or half of a character; both halves stand beside each other where JSON writes one so."""


class Genuine:
    """`clock` gives seconds since 1970 as Slack's own clock does."""

    def __init__(self, signing_secret: str, clock: Callable[[], float]) -> None:
        self._secret = signing_secret.encode()
        self._clock = clock

    async def read(self, request: web.Request) -> dict[str, Any]:
        """The body of a genuine request: a command's form, an interaction's payload, or an event.

        Raises 413 for one that is too large, 415 for another media type, 401 for a bad signature, 400 for a
        body that can't be read.
        """
        raw = await request.read()
        if request.content_type not in (_FORM, _JSON):
            raise web.HTTPUnsupportedMediaType
        self._check(request, raw)
        try:
            text = raw.decode()
            body = read_json(text) if request.content_type == _JSON else _form(text)
        except (ValueError, RecursionError):
            raise web.HTTPBadRequest from None
        if not isinstance(body, dict):
            raise web.HTTPBadRequest
        return body

    def _check(self, request: web.Request, raw: bytes) -> None:
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        given = request.headers.get("X-Slack-Signature", "")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12 and given.isascii()):
            raise web.HTTPUnauthorized
        if abs(self._clock() - int(stamp)) > limits.SIGNATURE_SECONDS:
            raise web.HTTPUnauthorized
        signed = hmac.new(self._secret, b"v0:" + stamp.encode() + b":" + raw, sha256).hexdigest()
        if not hmac.compare_digest(f"v0={signed}", given):
            raise web.HTTPUnauthorized


def read_json(text: str) -> Any:
    """Without what nobody can type and no database takes. Raises ValueError or RecursionError."""
    read = json.loads(text)
    return _typeable(read) if _UNTYPEABLE.search(text) else read


def _typeable(read: Any) -> Any:
    match read:
        case str():
            return read.encode("utf-8", "ignore").decode().replace("\0", "")
        case list():
            return [_typeable(each) for each in read]
        case dict():
            return {_typeable(name): _typeable(each) for name, each in read.items()}
        case _:
            return read


def _form(text: str) -> Any:
    fields = dict(
        parse_qsl(
            text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    )
    return read_json(fields["payload"]) if "payload" in fields else _typeable(fields)
