"""Installing by OAuth: a page, Slack's own, and a page that says how it went.

Source: docs.slack.dev, authentication/installing-with-oauth. The state is signed and ends by itself, so asking
for one stores nothing; it is good once, in the browser that was given it.
"""

import hmac
import secrets
import sqlite3
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlencode

import aiohttp
import structlog
from aiohttp import web
from pydantic import BaseModel, Field
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from sqlalchemy.exc import SQLAlchemyError

from adapters.pages import Action, Pages, Section
from adapters.slack.errors import told
from adapters.slack.manifest import OPTIONAL_SCOPES, REDIRECT, SCOPES
from adapters.slack.tokens import App, Record
from bot.store.seen_events import SeenEvents
from bot.texts import Texts

log = structlog.get_logger()

INSTALL = "/slack/install"
_COOKIE = "rapport-slack-install"
_STATE_SECONDS = 600
"""As long as a code of Slack's is good."""
_AWAY = (SQLAlchemyError, sqlite3.Error, OSError)
"""What a database that is away raises."""


@dataclass(frozen=True, slots=True)
class Install:
    """`url` is where people reach us, `authorize_url` Slack's page. `secret` signs states; `states` remembers
    which were used. `installed` keeps an installation: its tenant, the record, who did it, its workspaces."""

    app: App
    url: str
    authorize_url: str
    secret: bytes
    states: SeenEvents
    now: Callable[[], datetime]
    installed: Callable[[str, Record, str, tuple[str, ...]], Awaitable[None]]
    pages: Pages
    texts: Texts


def mount_install(app: web.Application, install: Install) -> None:
    door = _Door(install)
    app.router.add_get(INSTALL, door.install)
    app.router.add_get(REDIRECT, door.back)


class _Door:
    def __init__(self, install: Install) -> None:
        self._i = install
        self._redirect = install.url + REDIRECT

    async def install(self, _request: web.Request) -> web.Response:
        texts, state = self._i.texts, self._state()
        page = self._i.pages.page(
            texts.plain("slack.install.title"),
            (
                Section(paragraphs=(texts.plain("slack.install.what"), texts.plain("slack.install.next"))),
                Section(
                    texts.plain("slack.install.scopes"),
                    rows=[(each, _reason(each, texts)) for each in (*SCOPES, *OPTIONAL_SCOPES)],
                ),
            ),
            Action(texts.plain("slack.install.button"), self._authorize_url(state)),
        )
        page.set_cookie(
            _COOKIE,
            state,
            max_age=_STATE_SECONDS,
            path=REDIRECT,
            httponly=True,
            samesite="Lax",
            secure=self._i.url.startswith("https://"),
        )
        return page

    async def back(self, request: web.Request) -> web.Response:
        """From Slack, with a code where the person allowed it."""
        page = await self._answer(request)
        page.del_cookie(_COOKIE, path=REDIRECT)
        return page

    async def _answer(self, request: web.Request) -> web.Response:
        if request.query.get("error"):
            return self._failed("cancelled" if request.query["error"] == "access_denied" else "refused", 200)
        state, code = request.query.get("state", ""), request.query.get("code", "")
        given = request.cookies.get(_COOKIE, "")
        if not (code and _same(state, given) and self._is_ours(state)):
            return self._failed("state", 400)
        try:
            first = await self._first_time(state)
        except _AWAY as error:
            log.warning("slack_not_installed", why=type(error).__name__)
            return self._failed("not_kept", 503)
        if not first:
            return self._failed("state", 400)
        try:
            granted = await self._i.app.access(code=code, redirect_uri=self._redirect)
            tenant, record, installer, workspaces = _read(granted)
        except SlackApiError as error:
            log.warning("slack_not_installed", why=told(error))
            unclear = not told(error) or told(error) == type(error).__name__
            return self._failed("unreachable" if unclear else "refused", 502 if unclear else 400)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            log.warning("slack_not_installed", why=type(error).__name__)
            return self._failed("unreachable", 502)
        try:
            await self._i.installed(tenant, record, installer, workspaces)
        except _AWAY as error:
            log.warning("slack_not_installed", workspace=tenant, why=type(error).__name__)
            return self._failed("not_kept", 503)
        log.info("slack_installed", workspace=tenant)
        return self._done(tenant, record)

    def _done(self, tenant: str, record: Record) -> web.Response:
        texts = self._i.texts
        where = "organisation" if record.everywhere else "workspace"
        link = f"https://slack.com/app_redirect?app={record.app}&{'enterprise' if record.everywhere else 'team'}={tenant}"
        return self._i.pages.page(
            texts.plain("slack.installed.title", name=record.name or tenant),
            (
                Section(paragraphs=(texts.plain(f"slack.installed.{where}"),)),
                Section(
                    texts.plain("slack.installed.next"),
                    rows=[
                        (texts.plain(f"slack.installed.{step}"), texts.plain(f"slack.installed.{step}.how"))
                        for step in ("try", "channel", "leads")
                    ],
                ),
            ),
            Action(texts.plain("slack.installed.button"), link),
        )

    def _failed(self, why: str, status: int) -> web.Response:
        texts = self._i.texts
        return self._i.pages.page(
            texts.plain(f"slack.install.{why}.title"),
            (Section(paragraphs=(texts.plain(f"slack.install.{why}"),)),),
            Action(texts.plain("slack.install.again"), INSTALL),
            status=status,
        )

    def _authorize_url(self, state: str) -> str:
        asked = {
            "client_id": self._i.app.client_id,
            "scope": ",".join((*SCOPES, *OPTIONAL_SCOPES)),
            "redirect_uri": self._redirect,
            "state": state,
        }
        return f"{self._i.authorize_url}?{urlencode(asked)}"

    # --- the state --------------------------------------------------------------------------------

    def _state(self) -> str:
        said = f"{secrets.token_urlsafe(18)}.{int(time.time())}"
        return f"{said}.{self._signature(said)}"

    def _is_ours(self, state: str) -> bool:
        said, _, signature = state.rpartition(".")
        if not _same(signature, self._signature(said)):
            return False
        return time.time() - int(said.rpartition(".")[2]) <= _STATE_SECONDS

    def _signature(self, said: str) -> str:
        return hmac.new(self._i.secret, said.encode(), sha256).hexdigest()

    async def _first_time(self, state: str) -> bool:
        ttl = timedelta(seconds=_STATE_SECONDS)
        return await self._i.states.first_time(f"slack-state/{_digest(state)}", self._i.now(), ttl)


def _same(one: str, other: str) -> bool:
    """Whether they are, in a time that does not tell how far. Nothing of ours holds a letter beyond ASCII."""
    return one.isascii() and other.isascii() and hmac.compare_digest(one, other)


def _digest(state: str) -> str:
    return sha256(state.encode()).hexdigest()


def _reason(scope: str, texts: Texts) -> str:
    return texts.plain(f"slack.scope.{scope.replace(':', '_')}")


class _Named(BaseModel):
    id: str = Field(min_length=1)
    name: str | None = None


class _Granted(BaseModel):
    """What oauth.v2.access answers (docs.slack.dev, reference/methods/oauth.v2.access)."""

    access_token: str = Field(min_length=1)
    refresh_token: str = ""
    expires_in: float = 0
    app_id: str = ""
    bot_user_id: str = ""
    scope: str = ""
    is_enterprise_install: bool = False
    team: _Named | None = None
    enterprise: _Named | None = None
    authed_user: _Named | None = None


def _read(granted: AsyncSlackResponse) -> tuple[str, Record, str, tuple[str, ...]]:
    """The tenant, its record, who installed it, and the workspaces that are known by that alone. Raises
    ValueError for an answer that is not whole."""
    found = _Granted.model_validate(granted.data)
    tenant = found.enterprise if found.is_enterprise_install else found.team
    if tenant is None:
        raise ValueError("nothing was named that it was installed into")
    record = Record(
        token=found.access_token,
        refresh_token=found.refresh_token,
        expires=time.time() + found.expires_in if found.expires_in else 0,
        everywhere=found.is_enterprise_install,
        name=tenant.name or "",
        app=found.app_id,
        bot_user=found.bot_user_id,
        scopes=tuple(filter(None, found.scope.split(","))),
    )
    installer = found.authed_user.id if found.authed_user else ""
    return tenant.id, record, installer, () if record.everywhere else (tenant.id,)
