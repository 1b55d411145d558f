"""Encryption at rest: the newest key seals, every key given still opens."""

import os
import secrets
from base64 import urlsafe_b64encode
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SHORTEST = 32


class WeakKey(ValueError):
    """A secret key that is too short to be one."""


class Keys:
    """The secret keys of an installation, newest first, as RAPPORT_SECRET_KEY lists them by commas."""

    def __init__(self, text: str) -> None:
        keys = [key for part in text.split(",") if (key := part.strip())]
        if not keys or min(map(len, keys)) < SHORTEST:
            raise WeakKey(f"a secret key needs at least {SHORTEST} random characters")
        self._keys = keys
        self._fernet = MultiFernet([Fernet(urlsafe_b64encode(_derive(key, "at rest"))) for key in keys])

    def seal(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """The text, or None where no key of ours sealed it."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def reseal(self, sealed: str) -> str:
        """The same text sealed with the newest key."""
        return self._fernet.rotate(sealed.encode()).decode()

    def secret(self, purpose: str) -> bytes:
        """32 bytes of the newest key for one purpose (signing links, cookies), unlike any other's."""
        return _derive(self._keys[0], purpose)


def key_file(path: Path) -> str:
    """The key kept at `path`; made there, readable by the owner only, where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
        with suppress(FileExistsError):  # another process was quicker: its key is the one
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text().strip()


def _derive(key: str, purpose: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=f"rapport {purpose}".encode()).derive(key.encode())
