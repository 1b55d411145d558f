"""Who may come in: Host and Origin, a strict cookie, a token on every post, a password off loopback."""

import hashlib
import hmac
import ipaddress
import secrets
from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

from aiohttp import web

COOKIE = "rapport_playground"
TOKEN_HEADER = "X-Rapport-Token"  # noqa: S105 - a header's name

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # a card's picture stands in the page itself, so that none is kept to be fetched
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types rapport",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "clipboard-write=(self), camera=(), microphone=(), geolocation=()",
}

_TRIES = 5
_TRIES_BY_ALL = 30
_WINDOW = 60.0
"""Wrong passwords allowed in these seconds, from one address and from all together."""


class Guard:
    """`hosts` are names the playground answers to, beside IP addresses and localhost: a name that somebody
    points at this machine (DNS rebinding) is refused. `password` is "" where none is needed. `clock` gives
    seconds that only grow."""

    def __init__(
        self, *, secret: bytes, hosts: frozenset[str], password: str, clock: Callable[[], float]
    ) -> None:
        self._secret = secret
        self._hosts = hosts
        self._password = password
        self._clock = clock
        self._wrong: deque[tuple[float, str]] = deque(maxlen=_TRIES_BY_ALL)

    @property
    def has_password(self) -> bool:
        return bool(self._password)

    def check_host(self, request: web.Request) -> None:
        name = urlsplit(f"//{request.host}").hostname or ""
        if name not in self._hosts and name != "localhost" and not _is_address(name):
            raise web.HTTPMisdirectedRequest

    def check_post(self, request: web.Request, token: str) -> None:
        """A post has to come from a page of ours: its origin, its cookie and its token agree."""
        if urlsplit(request.headers.get("Origin", "")).netloc != request.host:
            raise web.HTTPForbidden
        visitor = request.cookies.get(COOKIE, "")
        if not self._is_ours(visitor) or not hmac.compare_digest(token, self.token(visitor)):
            raise web.HTTPForbidden

    def may_enter(self, request: web.Request) -> bool:
        """Whether the visitor holds a cookie of ours, and gave the password where one is needed."""
        visitor = request.cookies.get(COOKIE, "")
        return self._is_ours(visitor) and (not self._password or visitor.startswith("in."))

    def visitor(self, request: web.Request) -> str:
        """The visitor's cookie as it is, or a new one for somebody who has not entered yet."""
        known = request.cookies.get(COOKIE, "")
        return known if self._is_ours(known) else self._new("at")

    def token(self, visitor: str) -> str:
        return self._sign("token", visitor)

    def enter(self, request: web.Request, password: str) -> str | None:
        """A cookie for who knows the password, None for a wrong one; 429 after too many wrong ones."""
        now, address = self._clock(), request.remote or ""
        while self._wrong and self._wrong[0][0] < now - _WINDOW:
            self._wrong.popleft()
        if len(self._wrong) == _TRIES_BY_ALL or sum(who == address for _, who in self._wrong) >= _TRIES:
            raise web.HTTPTooManyRequests(headers={"Retry-After": str(int(_WINDOW))})
        if hmac.compare_digest(_digest(password), _digest(self._password)):
            return self._new("in")
        self._wrong.append((now, address))
        return None

    def keep(self, response: web.StreamResponse, visitor: str, *, secure: bool) -> None:
        response.set_cookie(COOKIE, visitor, httponly=True, samesite="Strict", secure=secure, path="/")

    def _new(self, state: str) -> str:
        visitor = f"{state}.{secrets.token_urlsafe(24)}"
        return f"{visitor}.{self._sign('visitor', visitor)}"

    def _is_ours(self, visitor: str) -> bool:
        named, _, signature = visitor.rpartition(".")
        return hmac.compare_digest(signature.encode(), self._sign("visitor", named).encode())

    def _sign(self, purpose: str, value: str) -> str:
        # The password is part of the key: changing it ends every session.
        key = self._secret + _digest(self._password)
        return hmac.new(key, f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
