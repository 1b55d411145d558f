"""Microsoft's login for the bot, and the keys by which the bot knows Microsoft."""

import base64
import uuid
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.standins.teams.clock import Clock
from tests.standins.teams.rules import Json

ISSUER = "https://api.botframework.com"
SCOPE = "https://api.botframework.com/.default"
TOKEN_SECONDS = 3599


@dataclass(frozen=True)
class Key:
    """One RS256 key. `published` and `endorsed` say how it stands in the list of keys."""

    kid: str
    private: rsa.RSAPrivateKey
    published: bool = True
    endorsed: bool = True

    def sign(self, claims: Json, **header: str) -> str:
        return jwt.encode(claims, self.private, "RS256", headers={"kid": self.kid, "x5t": self.kid, **header})

    def jwk(self) -> Json:
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "RSA", "use": "sig", "kid": self.kid, "x5t": self.kid,
            "n": _base64(numbers.n), "e": _base64(numbers.e),
            "endorsements": ["msteams"] if self.endorsed else ["webchat"],
        }  # fmt: skip


@cache
def _usual_private() -> rsa.RSAPrivateKey:
    """One key for all tests of a process, since making one takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def usual_key() -> Key:
    return Key(uuid.uuid4().hex, _usual_private())


def new_key(*, published: bool = True, endorsed: bool = True) -> Key:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return Key(uuid.uuid4().hex, private, published, endorsed)


@dataclass
class Token:
    """A token given out to the bot."""

    value: str
    audience: str
    expires: float


@dataclass
class Login:
    """Counts what it was asked, so that a test can say how often a token or the keys were fetched."""

    clock: Clock
    app_id: str
    secret: str
    tenant: str
    keys: list[Key] = field(default_factory=lambda: [usual_key()])
    tokens: list[Token] = field(default_factory=list)
    token_requests: int = 0
    openid_requests: int = 0
    keys_requests: int = 0
    unreadable: list[Any] = field(default_factory=list[Any])
    """What stands among the keys and is none."""

    @property
    def key(self) -> Key:
        """The key Microsoft signs with now."""
        return self.keys[-1]

    def rotate_keys(self) -> None:
        """A new key signs from now on, and the old ones are no longer listed."""
        self.keys = [new_key()]

    def revoke_tokens(self) -> None:
        """Every token given out so far is refused by the Connector."""
        self.tokens.clear()

    def refusal(self, authorization: str | None) -> str | None:
        """Why the Connector turns this header away, or None (learn: bot-framework-rest-connector-authentication)."""
        scheme, _, value = (authorization or "").partition(" ")
        token = next((one for one in self.tokens if one.value == value), None)
        if scheme != "Bearer" or token is None:
            return "no token of this login"
        if token.audience != ISSUER:
            return f"the token is for {token.audience}"
        return "the token has expired" if token.expires <= self.clock.stamp() else None

    async def token(self, request: web.Request) -> web.StreamResponse:
        """The client credentials grant (learn: v2-oauth2-client-creds-grant-flow)."""
        self.token_requests += 1
        if request.content_type != "application/x-www-form-urlencoded":
            return self._error(400, "invalid_request", 900144, "The request body must be form-encoded.")
        form = {name: str(value) for name, value in (await request.post()).items()}
        if request.match_info["tenant"] not in {self.tenant, "botframework.com"}:
            return self._error(400, "invalid_request", 90002, "Tenant not found.")
        if form.get("grant_type") != "client_credentials":
            return self._error(400, "unsupported_grant_type", 70003, "The grant type is not supported.")
        if form.get("client_id") != self.app_id:
            return self._error(
                401, "unauthorized_client", 700016, "Application was not found in the directory."
            )
        if form.get("client_secret") != self.secret:
            return self._error(401, "invalid_client", 7000215, "Invalid client secret provided.")
        scope = form.get("scope", "")
        if not scope.startswith("https://") or not scope.endswith("/.default"):
            return self._error(400, "invalid_scope", 1002012, "The scope must end in /.default.")
        token = Token(uuid.uuid4().hex, scope.removesuffix("/.default"), self.clock.stamp() + TOKEN_SECONDS)
        self.tokens.append(token)
        return web.json_response(
            {"token_type": "Bearer", "expires_in": TOKEN_SECONDS, "ext_expires_in": TOKEN_SECONDS,
             "access_token": token.value},
            headers={"Cache-Control": "no-store, no-cache"},
        )  # fmt: skip

    async def openid(self, request: web.Request) -> web.StreamResponse:
        self.openid_requests += 1
        return web.json_response(
            {
                "issuer": ISSUER,
                "authorization_endpoint": "https://invalid.botframework.com",
                "jwks_uri": str(request.url.with_path("/v1/.well-known/keys")),
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            }
        )

    async def jwks(self, _request: web.Request) -> web.StreamResponse:
        self.keys_requests += 1
        return web.json_response(
            {"keys": [*self.unreadable, *(key.jwk() for key in self.keys if key.published)]}
        )

    def _error(self, status: int, error: str, number: int, words: str) -> web.Response:
        """Microsoft's shape (learn: reference-error-codes)."""
        now = f"{self.clock.now():%Y-%m-%d %H:%M:%SZ}"
        body: dict[str, Any] = {
            "error": error, "error_description": f"AADSTS{number}: {words} Timestamp: {now}",
            "error_codes": [number], "timestamp": now, "trace_id": str(uuid.uuid4()),
            "correlation_id": str(uuid.uuid4()),
        }  # fmt: skip
        return web.json_response(body, status=status)


def _base64(number: int) -> str:
    size = (number.bit_length() + 7) // 8
    return base64.urlsafe_b64encode(number.to_bytes(size, "big")).rstrip(b"=").decode()
