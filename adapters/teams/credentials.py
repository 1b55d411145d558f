"""The app's own token for the Connector, fetched without blocking and shared until shortly before its end."""

import asyncio
from collections.abc import Callable

import aiohttp

_SCOPE = "https://api.botframework.com/.default"
_EARLY = 300.0
"""Seconds before its end at which a token is renewed."""
_TIMEOUT = aiohttp.ClientTimeout(total=5)


class NoToken(Exception):
    """The login gave none. Its text names the login's own error code, never a secret."""


class AppToken:
    """One fetch at a time, whoever asks. `clock` gives seconds that only go forward.

    learn.microsoft.com: v2-oauth2-client-creds-grant-flow.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        app_id: str,
        secret: str,
        clock: Callable[[], float],
    ) -> None:
        self._session = session
        self._url = url
        self._form = {
            "grant_type": "client_credentials",
            "client_id": app_id,
            "client_secret": secret,
            "scope": _SCOPE,
        }
        self._clock = clock
        self._token = ""
        self._ends = float("-inf")
        self._coming: asyncio.Task[str] | None = None

    async def get(self) -> str:
        """A token that is good now. Raises NoToken."""
        if self._token and self._clock() < self._ends - _EARLY:
            return self._token
        if self._coming is None:
            self._coming = asyncio.create_task(self._fetch())
            self._coming.add_done_callback(self._came)
        # Shielded: one who gives up waiting must not take the token from the others.
        return await asyncio.shield(self._coming)

    def forget(self, token: str) -> None:
        """It was refused: the next `get` fetches another."""
        if token == self._token:
            self._token = ""

    def _came(self, task: asyncio.Task[str]) -> None:
        self._coming = None
        if not task.cancelled():
            task.exception()  # whoever waits hears of it; with nobody left it is no news

    async def _fetch(self) -> str:
        try:
            async with self._session.post(self._url, data=self._form, timeout=_TIMEOUT) as response:
                body = await response.json(content_type=None)
                if response.status != 200:
                    raise NoToken(f"{response.status} {body.get('error', '')} {body.get('error_codes', '')}")
                self._token = str(body["access_token"])
                self._ends = self._clock() + float(body["expires_in"])
                return self._token
        except (aiohttp.ClientError, TimeoutError) as problem:
            raise NoToken(type(problem).__name__) from problem
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise NoToken("the login's answer could not be read") from problem


class NoAppToken:
    """For the local mode, where nobody asks for a token."""

    async def get(self) -> str:
        return ""

    def forget(self, token: str) -> None:
        """There is none."""
