"""Who may speak to us: Microsoft's Connector, for our app, from Teams, for a tenant of ours.

Rules: learn.microsoft.com, bot-framework-rest-connector-authentication, "Connector to Bot".
"""

from collections.abc import Callable
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
_REQUIRED = ("exp", "nbf", "iss", "aud", "serviceurl")


class Untrusted(Exception):
    """A request nobody answers. The reason is for our log and names no part of a token."""


class Trust(Protocol):
    async def service_url(self, authorization: str) -> str | None:
        """The address that may be answered; None: whichever the activity names. Raises Untrusted."""
        ...


@dataclass(frozen=True, slots=True)
class ConnectorTrust:
    """Believes a token that Microsoft signed for our app and that is good now."""

    app_id: str
    keys: SigningKeys
    now: Callable[[], datetime]

    async def service_url(self, authorization: str) -> str | None:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Untrusted("no token")
        claims = await self._signed(token)
        now = self.now().timestamp()
        if not _is_moment(claims["exp"]) or claims["exp"] <= now - _SKEW:
            raise Untrusted("expired")
        if not _is_moment(claims["nbf"]) or claims["nbf"] > now + _SKEW:
            raise Untrusted("not yet valid")
        if not isinstance(claims["serviceurl"], str):
            raise Untrusted("no service url")
        return claims["serviceurl"]

    async def _signed(self, token: str) -> dict[str, Any]:
        try:
            kid = jwt.get_unverified_header(token).get("kid")
            key = await self.keys.find(kid) if isinstance(kid, str) else None
            if key is None:
                raise Untrusted("unknown key")
            if CHANNEL not in key.endorsements:
                raise Untrusted("a key of another channel")
            return jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self.app_id,
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
    """Believes anybody on this machine: to try the bot without an account. Never beyond loopback."""

    async def service_url(self, authorization: str) -> str | None:
        return None


def may_call(service_url: str) -> bool:
    """Whether our token may travel there: encrypted, or not leaving this machine."""
    try:
        parts = urlsplit(service_url)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    )


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_moment(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
