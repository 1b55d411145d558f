"""Which token opens which workspace: one from the settings, or one for each that let us in.

A token that Slack says is dead is given up at once, and its workspaces' schedules with it.
"""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

import aiohttp
import structlog
from pydantic import BaseModel, ConfigDict
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.errors import NotInstalled, told
from bot.store.installations import Installation, Installations

log = structlog.get_logger()

_T = TypeVar("_T")

_FRESH = 60.0
"""Seconds for which a replica believes what it knows: as long may it answer a workspace that another one
was told is gone."""
_MOST = 10_000
"""Workspaces remembered at once."""
_EARLY = 2 * 60 * 60
"""Seconds before its end at which a token is renewed (docs.slack.dev, authentication/using-token-rotation)."""
_LEASE = 20.0
_LOOK_AGAIN = 0.25


@dataclass(frozen=True, slots=True)
class Token:
    """`everywhere`: one for many workspaces, so some methods have to be told which is meant. `scopes`: those that
    were granted; none where nobody told us."""

    value: str
    everywhere: bool = False
    tenant: str = ""
    rev: int = 0
    scopes: frozenset[str] = frozenset()


class Record(BaseModel):
    """What we keep of an installation; the store encrypts it. `expires` in seconds since 1970, 0: never."""

    model_config = ConfigDict(frozen=True)

    token: str
    refresh_token: str = ""
    expires: float = 0
    everywhere: bool = False
    name: str = ""
    app: str = ""
    bot_user: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Installed:
    """What a gesture says of where it was made. `org_wide`: under the whole organisation's installation."""

    workspace: str
    enterprise: str = ""
    org_wide: bool = False

    @property
    def tenant(self) -> str:
        return self.enterprise if self.org_wide and self.enterprise else self.workspace


class Tokens(Protocol):
    """Everything here raises NotInstalled where we are not let in (any more)."""

    async def of(self, workspace: str) -> Token: ...

    async def admit(self, at: Installed) -> None:
        """Returns where gestures from there are ours to answer."""
        ...

    async def lost(self, workspace: str, token: Token, why: str) -> bool:
        """Slack said `why` this token works no more. Whether there is another one by now."""
        ...

    async def ended(self, at: Installed, why: str, since: datetime | None) -> None:
        """Slack told us that we were removed, at `since`."""
        ...

    async def installers(self, workspace: str) -> Sequence[str]: ...


class OneToken:
    """The bot token of one workspace, from the settings: there is nothing to renew, and nobody installed it."""

    def __init__(self, value: str, store: Installations, now: Callable[[], datetime]) -> None:
        self._token = Token(value)
        self._store = store
        self._now = now
        self._met: set[str] = set()

    async def of(self, workspace: str) -> Token:
        return self._token

    async def admit(self, at: Installed) -> None:
        """A new token comes with a new start: what stood still under the old one goes on."""
        if at.workspace not in self._met:
            self._met.add(at.workspace)
            await self._store.carry_on([at.workspace], self._now())

    async def lost(self, workspace: str, token: Token, why: str) -> bool:
        log.error("slack_ended", workspace=workspace, why=why)
        await self._store.stand_still([workspace], self._now())
        return False

    async def ended(self, at: Installed, why: str, since: datetime | None) -> None:
        await self.lost(at.workspace, self._token, why)

    async def installers(self, workspace: str) -> Sequence[str]:
        return ()


@dataclass(frozen=True, slots=True)
class App:
    """The app's own credentials, with a client that has no token."""

    client_id: str
    client_secret: str
    client: AsyncWebClient

    async def access(self, **what: str) -> AsyncSlackResponse:
        """A token for a code, or for the one that renews it. Not by the library's own method: that signs in
        with a part of aiohttp that is on its way out."""
        secret = {"client_id": self.client_id, "client_secret": self.client_secret}
        return await self.client.api_call("oauth.v2.access", data={**secret, **what})


@dataclass(frozen=True, slots=True)
class _Admitted:
    """Whom a workspace is let in by, and who let us in there."""

    tenant: str
    installers: tuple[str, ...]


class ManyTokens:
    """Those that came by OAuth, from the store; what was read a moment ago is not read again."""

    def __init__(
        self,
        store: Installations,
        app: App,
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._app = app
        self._now = now
        self._clock = clock
        self._tokens: dict[str, tuple[float, Token]] = {}
        self._admitted: dict[str, tuple[float, _Admitted]] = {}

    async def of(self, workspace: str) -> Token:
        if (known := _fresh(self._tokens, workspace)) is not None:
            return known
        found = await self._store.of_workspace("slack", workspace)
        if found is None or found.ended:
            raise NotInstalled
        token = await self._current(found)
        _keep(self._tokens, workspace, token)
        return token

    async def admit(self, at: Installed) -> None:
        known = _fresh(self._admitted, at.workspace)
        if known is not None and known.tenant == at.tenant:
            return
        found, seen_under = await asyncio.gather(
            self._store.get("slack", at.tenant), self._store.tenant_of("slack", at.workspace)
        )
        if found is None or found.ended:
            raise NotInstalled
        if seen_under != at.tenant:
            await self._store.belongs("slack", at.workspace, at.tenant)
            self._tokens.pop(at.workspace, None)
        _keep(self._admitted, at.workspace, _Admitted(at.tenant, found.installers))

    async def lost(self, workspace: str, token: Token, why: str) -> bool:
        self._tokens.pop(workspace, None)
        found = await self._store.get("slack", token.tenant)
        if found is None or found.ended:
            return False
        if found.rev != token.rev:
            return True
        if why == "token_expired" and _record(found).refresh_token:
            return (await self._current(found, at_once=True)).rev != token.rev
        await self._end(found.tenant, why, found.rev)
        return False

    async def ended(self, at: Installed, why: str, since: datetime | None) -> None:
        """An event that was under way for long may be of an installation before the one that works now."""
        found = await self._store.get("slack", at.tenant)
        if found is None or found.ended:
            return
        if since is not None and since < found.at and await self._works(found):
            return
        await self._end(found.tenant, why)

    async def installers(self, workspace: str) -> Sequence[str]:
        """Every Home asks: those that came with the gesture's admission are known."""
        if (known := _fresh(self._admitted, workspace)) is not None:
            return known.installers
        found = await self._store.of_workspace("slack", workspace)
        return () if found is None else found.installers

    def forget(self, tenant: str) -> None:
        """It was installed anew, or ended: what is known of its workspaces is old."""
        for known in (
            [workspace for workspace, (_, token) in self._tokens.items() if token.tenant == tenant],
            [workspace for workspace, (_, known) in self._admitted.items() if known.tenant == tenant],
        ):
            for workspace in known:
                self._tokens.pop(workspace, None)
                self._admitted.pop(workspace, None)

    async def _end(self, tenant: str, why: str, rev: int | None = None) -> None:
        ended = await self._store.end("slack", tenant, why, self._now(), rev)
        self.forget(tenant)
        if ended:
            log.warning("slack_ended", workspace=tenant, why=why)

    async def _works(self, found: Installation) -> bool:
        try:
            await self._app.client.auth_test(token=_record(found).token)
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            return False
        return True

    # --- renewing ---------------------------------------------------------------------------------

    async def _current(self, found: Installation, *, at_once: bool = False) -> Token:
        """Its token; a new one where that ends soon. One process renews, the others wait for it only where
        the old one works no more."""
        record = _record(found)
        left = record.expires - self._clock()
        if not record.refresh_token or (left > _EARLY and not at_once):
            return _token(found, record)
        if await self._store.lease("slack", found.tenant, found.rev, self._now(), _LEASE):
            return await self._renewed(found, record, works=left > 0 and not at_once)
        if left > 0 and not at_once:
            return _token(found, record)
        return await self._renewed_by_another(found)

    async def _renewed(self, found: Installation, record: Record, *, works: bool) -> Token:
        try:
            answer = await self._app.access(grant_type="refresh_token", refresh_token=record.refresh_token)
            renewed = {
                "token": answer["access_token"],
                "refresh_token": answer["refresh_token"],
                "expires": self._clock() + float(answer["expires_in"] or 0),
            }
            new = Record.model_validate({**record.model_dump(), **renewed})
        except (SlackApiError, aiohttp.ClientError, TimeoutError, ValueError) as error:
            log.warning("slack_not_renewed", workspace=found.tenant, why=told(error))
            if works:
                return _token(found, record)
            if told(error) == "invalid_refresh_token":
                await self._end(found.tenant, "token_expired", found.rev)
                raise NotInstalled from error
            raise
        await self._store.renew("slack", found.tenant, found.rev, new.model_dump_json())
        return _token(replace(found, rev=found.rev + 1), new)

    async def _renewed_by_another(self, before: Installation) -> Token:
        async with asyncio.timeout(_LEASE):
            while True:
                await asyncio.sleep(_LOOK_AGAIN)
                found = await self._store.get("slack", before.tenant)
                if found is None or found.ended:
                    raise NotInstalled
                if found.rev != before.rev:
                    return _token(found, _record(found))


def _record(found: Installation) -> Record:
    return Record.model_validate_json(found.record)


def _token(found: Installation, record: Record) -> Token:
    return Token(record.token, record.everywhere, found.tenant, found.rev, frozenset(record.scopes))


def _fresh(known: Mapping[str, tuple[float, _T]], workspace: str) -> _T | None:
    read_at, value = known.get(workspace, (0.0, None))
    return value if time.monotonic() - read_at < _FRESH else None


def _keep(known: dict[str, tuple[float, _T]], workspace: str, value: _T) -> None:
    if len(known) >= _MOST:
        known.clear()
    known[workspace] = (time.monotonic(), value)
