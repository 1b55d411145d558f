"""Sealed drafts: what an answer's buttons need of a draft, unreadable on our disk.

The key exists only in the button's value. A row can be opened by whose it is and who holds the button, on any
replica and after a restart, for half an hour; nobody can open it from the database. A power cut may take the last
ones: a press then asks for the text again, as when one has expired.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.store.database import Database
from bot.store.group import Group
from bot.store.schema import draft

_NONCE = 12
_Row = tuple[str, bytes, datetime]


class Drafts:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._group: Group[_Row, None] = Group(self._insert)

    async def seal(self, payload: str, now: datetime, minutes: int = 30, *, of: str = "") -> str:
        """Keeps `payload` as ciphertext; the token ("id.key", 60 characters, url-safe) opens it again, for the
        same `of`."""
        name, key, nonce = secrets.token_urlsafe(12), secrets.token_bytes(32), secrets.token_bytes(_NONCE)
        sealed = nonce + AESGCM(key).encrypt(nonce, payload.encode(), _bound(name, of))
        await self._group.add((name, sealed, now + timedelta(minutes=minutes)))
        return f"{name}.{urlsafe_b64encode(key).rstrip(b'=').decode()}"

    async def open(self, token: str, now: datetime, *, of: str = "") -> str | None:
        """What was sealed, as often as asked; None when expired, unknown, somebody else's or not one of our tokens."""
        name, _, secret = token.partition(".")
        try:
            key = urlsafe_b64decode(secret + "=")
            cipher = AESGCM(key)
        except ValueError:
            return None
        query = sa.select(draft.c.sealed).where(draft.c.id == name, draft.c.expires > now)
        sealed: bytes | None = await self._database.read(lambda connection: connection.scalar(query))
        if sealed is None:
            return None
        try:
            return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], _bound(name, of)).decode()
        except InvalidTag:
            return None

    async def sweep(self, now: datetime) -> None:
        """Deletes what has expired."""
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(draft).where(draft.c.expires <= now))

    async def _insert(self, rows: Sequence[_Row]) -> Sequence[None]:
        values = [{"id": name, "sealed": sealed, "expires": expires} for name, sealed, expires in rows]
        await self._database.note(lambda connection: connection.execute(sa.insert(draft), values).close())
        return [None] * len(rows)


def _bound(name: str, of: str) -> bytes:
    return f"{name}/{of}".encode()
