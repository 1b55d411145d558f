"""Requests no honest Teams would send. Every one is to be refused with a 4xx, with no call outward and nothing kept."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.standins.teams.client import payloads
from tests.standins.teams.client.caller import Caller, HttpAnswer
from tests.standins.teams.client.payloads import Seat
from tests.standins.teams.people import OTHER_TENANT, Person
from tests.standins.teams.rules import Json
from tests.standins.teams.server.login import Key, new_key

TOO_BIG_BYTES = 256 * 1024 + 1
JSON_TYPE = "application/json; charset=utf-8"


class Attacking(Caller):
    agent: Person
    stranger_url: str

    def lure(self) -> Json:
        """A harmless message, to be spoilt."""
        place = self.world.directory.personal(self.agent)
        return payloads.message(self.world, "rephrase No.", Seat(self.agent, place, place.id))

    async def attack(self, attack: "Attack") -> HttpAnswer:
        """Sends it and gives back what the product answered; compare its status with `attack.statuses`."""
        token, body, content_type = attack.build(self)
        headers = {"Content-Type": content_type} | ({} if token is None else {"Authorization": token})
        return await self.post(body, headers)


Build = Callable[[Attacking], tuple[str | None, bytes, str]]


@dataclass(frozen=True)
class Attack:
    name: str
    statuses: frozenset[int]
    build: Build

    def __str__(self) -> str:
        return self.name


def _bearer(token: str) -> str:
    return f"Bearer {token}"


def _signed(by: Attacking, key: Key | None = None, **claims: object) -> str:
    return _bearer((key or by.world.login.key).sign(by.claims(**claims)))


def _forged(name: str, authorization: Callable[[Attacking], str | None]) -> Attack:
    """A good message with a bad token: 401, or 403."""

    def build(by: Attacking) -> tuple[str | None, bytes, str]:
        return authorization(by), json.dumps(by.lure()).encode(), JSON_TYPE

    return Attack(name, frozenset({401, 403}), build)


def _spoilt(
    name: str, statuses: set[int], spoil: Callable[[Attacking, Json], object], kind: str = JSON_TYPE
) -> Attack:
    """A good token with a bad message. `spoil` changes the activity, or gives the bytes to send for it."""

    def build(by: Attacking) -> tuple[str | None, bytes, str]:
        activity = by.lure()
        instead = spoil(by, activity)
        body = instead if isinstance(instead, bytes) else json.dumps(activity).encode()
        return _signed(by), body, kind

    return Attack(name, frozenset(statuses), build)


def _now(by: Attacking) -> int:
    return int(by.world.clock.stamp())


def _strange_key(by: Attacking) -> str:
    """Signed by a key of the attacker's that calls itself Microsoft's."""
    strange = new_key()
    return _bearer(Key(by.world.login.key.kid, strange.private).sign(by.claims()))


def _unendorsed(by: Attacking) -> str:
    """A key Microsoft lists, but for another channel (learn: bot-framework-rest-connector-authentication, step 6)."""
    key = new_key(endorsed=False)
    by.world.login.keys.insert(0, key)
    return _bearer(key.sign(by.claims()))


def _unsigned(by: Attacking) -> str:
    head = {"alg": "none", "typ": "JWT", "kid": by.world.login.key.kid}
    return _bearer(f"{_part(head).decode()}.{_part(by.claims()).decode()}.")


def _public_key_as_secret(by: Attacking) -> str:
    key = by.world.login.key
    secret = key.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = _part({"alg": "HS256", "typ": "JWT", "kid": key.kid}) + b"." + _part(by.claims())
    digest = hmac.new(secret, head, hashlib.sha256).digest()
    return _bearer((head + b"." + base64.urlsafe_b64encode(digest).rstrip(b"=")).decode())


def _part(value: Json) -> bytes:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")


def _tampered(by: Attacking) -> str:
    head, _, signature = by.world.login.key.sign(by.claims()).split(".")
    return _bearer(f"{head}.{_part(by.claims(aud='someone-else')).decode()}.{signature}")


def _other_tenant(_by: Attacking, activity: Json) -> None:
    activity["conversation"]["tenantId"] = OTHER_TENANT
    activity["channelData"]["tenant"]["id"] = OTHER_TENANT


def _to_stranger(by: Attacking, activity: Json) -> None:
    activity["serviceUrl"] = by.stranger_url


TOKEN_ATTACKS = (
    _forged("no token", lambda by: None),
    _forged("an empty token", lambda by: "Bearer "),
    _forged("no bearer", lambda by: "Basic YTpi"),
    _forged("not a JWT", lambda by: "Bearer three.blind.mice"),
    _forged("wrong audience", lambda by: _signed(by, aud="00000000-0000-4000-8000-000000000000")),
    _forged("no audience", lambda by: _signed(by, aud=None)),
    _forged("wrong issuer", lambda by: _signed(by, iss="https://sts.windows.net/evil/")),
    _forged("no issuer", lambda by: _signed(by, iss=None)),
    _forged("unknown key", lambda by: _signed(by, new_key())),
    _forged("strange key under Microsoft's name", _strange_key),
    _forged("key of another channel", _unendorsed),
    _forged("algorithm none", _unsigned),
    _forged("public key as HS256 secret", _public_key_as_secret),
    _forged("claims changed after signing", _tampered),
    _forged("expired", lambda by: _signed(by, nbf=_now(by) - 7200, exp=_now(by) - 3600)),
    _forged("no expiry", lambda by: _signed(by, exp=None)),
    _forged("not yet valid", lambda by: _signed(by, nbf=_now(by) + 3600, exp=_now(by) + 7200)),
    _forged("no serviceurl claim", lambda by: _signed(by, serviceurl=None)),
    _forged("serviceurl claim of a stranger", lambda by: _signed(by, serviceurl=by.stranger_url)),
)

BODY_ATTACKS = (
    _spoilt("serviceUrl of a stranger", {400, 401, 403}, _to_stranger),
    _spoilt("no serviceUrl", {400, 401, 403}, lambda by, it: it.pop("serviceUrl")),
    _spoilt("another tenant", {401, 403}, _other_tenant),
    _spoilt("another bot", {400, 401, 403}, lambda by, it: it["recipient"].update(id="28:someone-else")),
    _spoilt("another channel's activity", {400, 401, 403}, lambda by, it: it.update(channelId="emulator")),
    _spoilt("no conversation", {400}, lambda by, it: it.pop("conversation")),
    _spoilt("no type", {400}, lambda by, it: it.pop("type")),
    _spoilt("type of the wrong kind", {400}, lambda by, it: it.update(type=["message"])),
    _spoilt("from of the wrong kind", {400}, lambda by, it: it.update({"from": "29:me"})),
    _spoilt("text of the wrong kind", {400}, lambda by, it: it.update(text={"$gt": ""})),
    _spoilt("oversized", {413}, lambda by, it: it.update(text="x" * TOO_BIG_BYTES)),
    _spoilt("bad JSON", {400}, lambda by, it: b'{"type": "message",'),
    _spoilt("a list", {400}, lambda by, it: b"[1, 2, 3]"),
    _spoilt("nested without end", {400}, lambda by, it: b"[" * 50_000 + b"]" * 50_000),
    _spoilt("not UTF-8", {400}, lambda by, it: b'{"type": "\xff\xfe"}'),
    _spoilt("empty", {400}, lambda by, it: b""),
    _spoilt("wrong content type", {415}, lambda by, it: None, "text/plain"),
    _spoilt("form", {415}, lambda by, it: b"type=message", "application/x-www-form-urlencoded"),
)

ATTACKS = TOKEN_ATTACKS + BODY_ATTACKS
