"""Microsoft's signing keys: fetched without blocking, kept, and fetched again for a key not known yet."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
import structlog

log = structlog.get_logger()

_KEEP = 24 * 3600.0
"""Seconds; Microsoft asks for a day at most (learn: bot-framework-rest-connector-authentication)."""
_MOST, _WITHIN = 4, 60.0
"""Fetches within so many seconds: forged tokens with unknown key ids cost Microsoft no request each."""
_PATIENCE = 3.0
"""Seconds for all of a fetch: a request waits for it, and may have to be answered within five."""


@dataclass(frozen=True, slots=True)
class Key:
    """`endorsements`: the channels whose activities it may sign."""

    public: jwt.PyJWK
    endorsements: frozenset[str]


class SigningKeys:
    """`clock` gives seconds that only go forward. Keys outlive an outage of the login."""

    def __init__(self, session: aiohttp.ClientSession, metadata_url: str, clock: Callable[[], float]) -> None:
        self._session = session
        self._url = metadata_url
        self._clock = clock
        self._keys: Mapping[str, Key] = {}
        self._fetched = float("-inf")
        self._tries: deque[float] = deque(maxlen=_MOST)
        self._fetching = asyncio.Lock()
        self._coming: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> Key | None:
        """Only a key that is not known yet is waited for."""
        if kid not in self._keys:
            await self._refresh(kid)
        elif self._clock() - self._fetched > _KEEP and (self._coming is None or self._coming.done()):
            self._coming = asyncio.create_task(self._refresh(kid))
        return self._keys.get(kid)

    async def _refresh(self, kid: str) -> None:
        async with self._fetching:
            now = self._clock()
            if kid in self._keys and now - self._fetched <= _KEEP:
                return  # another was quicker
            if len(self._tries) == _MOST and now - self._tries[0] < _WITHIN:
                return
            self._tries.append(now)
            try:
                async with asyncio.timeout(_PATIENCE):
                    self._keys = _read(await self._get((await self._get(self._url))["jwks_uri"]))
            except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as problem:
                log.warning("teams_keys_not_fetched", problem=type(problem).__name__)
                return
            self._fetched = now

    async def _get(self, url: str) -> dict[str, Any]:
        async with self._session.get(url) as response:
            response.raise_for_status()
            return await response.json(content_type=None)


def _read(listed: Mapping[str, Any]) -> dict[str, Key]:
    """The RSA keys of a JSON Web Key Set. One that cannot be read does not take the others with it."""
    found: dict[str, Key] = {}
    for each in listed["keys"]:
        try:
            key = jwt.PyJWK(each, algorithm="RS256")
            found[each["kid"]] = Key(key, frozenset(each.get("endorsements", ())))
        except (jwt.PyJWTError, AttributeError, KeyError, TypeError, ValueError):
            log.warning("teams_key_unreadable")
    return found
