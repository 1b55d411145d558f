"""Who may speak to us: Microsoft's Connector, for our app, from Teams, for a tenant of ours.

Rules: learn.microsoft.com, bot-framework-rest-connector-authentication, "Connector to Bot".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Any, Protocol
from urllib.parse import urlsplit

import jwt

from adapters.teams.keys import SigningKeys

ISSUER = "https://api.botframework.com"
CHANNEL = "msteams"
_SKEW = 300.0
"""Seconds that Microsoft's clock may differ from ours."""
_KNOWN_FOR, _MOST_KNOWN = 300.0, 256
_REQUIRED = ("exp", "nbf", "iss", "aud", "serviceurl")


class Untrusted(Exception):
    """A request nobody answers. The reason is for our log and names no part of a token."""


@dataclass(frozen=True, slots=True)
class _Seen:
    claims: Mapping[str, Any]
    at: float


class Trust(Protocol):
    async def service_url(self, authorization: str, host: str) -> str:
        """The address that its sender may be answered at. `host`: the one it was sent to. Raises Untrusted."""
        ...

    def may_answer(self, service_url: str, trusted: str) -> bool:
        """Whether an activity that names this address may be answered there."""
        ...


class ConnectorTrust:
    """Believes a token that Microsoft signed for our app and that is good now."""

    def __init__(self, app_id: str, keys: SigningKeys, now: Callable[[], datetime]) -> None:
        self._app_id = app_id
        self._keys = keys
        self._now = now
        self._known: dict[str, _Seen] = {}

    async def service_url(self, authorization: str, host: str) -> str:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token or not token.isascii():
            raise Untrusted("no token")
        now = self._now().timestamp()
        claims = await self._claims(token, now)
        if not _is_moment(claims["exp"]) or claims["exp"] <= now - _SKEW:
            raise Untrusted("expired")
        if not _is_moment(claims["nbf"]) or claims["nbf"] > now + _SKEW:
            raise Untrusted("not yet valid")
        if not isinstance(claims["serviceurl"], str):
            raise Untrusted("no service url")
        return claims["serviceurl"]

    def may_answer(self, service_url: str, trusted: str) -> bool:
        return service_url == trusted and may_call(service_url)

    async def _claims(self, token: str, now: float) -> Mapping[str, Any]:
        """Microsoft uses a token for an hour: its signature is checked once in five minutes."""
        known = self._known.get(token)
        if known is not None and 0 <= now - known.at < _KNOWN_FOR:
            return known.claims
        claims = await self._signed(token)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[token] = _Seen(claims, now)
        return claims

    async def _signed(self, token: str) -> dict[str, Any]:
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = await self._keys.find(kid) if isinstance(kid, str) else None
            if key is None:
                raise Untrusted("unknown key")
            if CHANNEL not in key.endorsements:
                raise Untrusted("a key of another channel")
            return jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=ISSUER,
                # Moments are looked at by the caller, with the clock this process runs by.
                options={
                    "require": list(_REQUIRED),
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                    "strict_aud": True,
                },
            )
        except jwt.PyJWTError as error:
            raise Untrusted(type(error).__name__) from None


class LoopbackTrust:
    """Believes anybody on this machine: to try the bot without an account. Never beyond loopback, neither
    what comes through a proxy or by another name of this machine, nor an address elsewhere."""

    async def service_url(self, authorization: str, host: str) -> str:
        if not _leads_here(f"http://{host}"):
            raise Untrusted("another host's name")
        return ""

    def may_answer(self, service_url: str, trusted: str) -> bool:
        return _leads_here(service_url)


def may_call(service_url: str) -> bool:
    """Whether our token may travel there: encrypted, or not leaving this machine."""
    try:
        parts = urlsplit(service_url)
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or _leads_here(service_url))


def _leads_here(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "http" and is_loopback(parts.hostname or "")


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_moment(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
