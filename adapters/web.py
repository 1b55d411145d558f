"""The one aiohttp app: mounts what the settings switch on, and says whether it is well."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from adapters.files import Files
from bot.message import Ask, Platform, Reply
from bot.services import Services
from bot.settings import Settings
from bot.worker import Sender
from commands.command import Command

if TYPE_CHECKING:
    from adapters.playground.clock import Clock as PlaygroundClock

log = structlog.get_logger()

MAX_BODY = 256 * 1024
"""Bytes; every platform's own requests are far smaller."""
_GRACE = 10.0
"""Seconds that requests under way get to end when the server stops."""


class CannotListen(Exception):
    pass


class Doors:
    """The app, and the platforms' ways to post for a worker of this process. Open them (`async with`)
    before either is used; closing them ends what they hold, such as connections, last.

    `services` and `answer` are the ones to use from here on: their clock is the playground's where that
    is on, since moving it moves everything.
    """

    def __init__(
        self,
        settings: Settings,
        services: Services,
        answer: Callable[[Ask, Services], Awaitable[Reply]],
        commands: Sequence[Command],
    ) -> None:
        self.app = web.Application(client_max_size=MAX_BODY, middlewares=[_unreadable])
        self.senders: dict[Platform, Sender] = {}
        self.services = replace(services, pages=settings.url.rstrip("/"))
        self._answer = answer
        self._held = AsyncExitStack()
        self._clock: PlaygroundClock | None = None
        self._files = Files(lambda: self.services, settings.url)
        real_now = services.now
        if settings.playground_on:
            self._playground(settings, commands)
        if settings.slack_on:
            self._slack(settings, commands)
        if settings.teams_on:
            self._teams(settings, commands, real_now)
        self._files.mount(self.app)
        self._about(settings.contact)
        self.app.router.add_get("/healthz", _healthz)
        self.app.router.add_get("/readyz", self._readyz)
        self._metrics_token = settings.metrics_token.get_secret_value()
        self.app.router.add_get("/metrics", self._metrics)

    async def __aenter__(self) -> Self:
        if self._clock is not None:
            await self._clock.load()
            following = asyncio.create_task(self._clock.follow())
            self._held.callback(following.cancel)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._held.aclose()

    async def answer(self, ask: Ask) -> Reply:
        return await self._files.linked(ask, await self._answer(ask, self.services))

    def _playground(self, settings: Settings, commands: Sequence[Command]) -> None:
        from adapters.playground import build as playground
        from adapters.playground.app import mount
        from adapters.playground.clock import Clock
        from adapters.playground.directory import PlaygroundDirectory

        self._clock = clock = Clock(self.services.now, self.services.store)
        directory = PlaygroundDirectory(self.services.texts)
        self.services = replace(
            self.services,
            now=clock.now,
            directories={**self.services.directories, "playground": directory},
        )
        built = playground.build(
            self.services,
            self.answer,
            commands,
            clock,
            secret=self.services.store.keys.secret("playground"),
            hosts=frozenset(filter(None, (urlsplit(settings.base_url).hostname, settings.host))),
            password="" if settings.on_loopback else settings.playground_password.get_secret_value(),
            secure=settings.base_url.startswith("https://"),
        )
        mount(self.app, built)
        self.senders["playground"] = playground.sender(self.services, built.hub.nudge)

    def _slack(self, settings: Settings, commands: Sequence[Command]) -> None:
        from adapters.slack.app import mount
        from adapters.slack.build import build

        slack = build(settings, self.services, self.answer, commands, self._held)
        mount(self.app, slack.door)
        if slack.install is not None:
            from adapters.slack.install import mount_install

            mount_install(self.app, slack.install)
        self.senders["slack"] = slack.sender
        directories = {**self.services.directories, "slack": slack.directory}
        self.services = replace(self.services, directories=directories)

    def _teams(
        self, settings: Settings, commands: Sequence[Command], real_now: Callable[[], datetime]
    ) -> None:
        from adapters.teams.build import Teams

        teams = Teams(settings, self.services, self.answer, commands, real_now)
        self._held.push_async_callback(teams.close)
        teams.mount(self.app)
        self.services = replace(
            self.services, directories={**self.services.directories, "teams": teams.directory}
        )
        self.senders["teams"] = teams.sender

    def _about(self, contact: str) -> None:
        from adapters.about import mount
        from adapters.pages import Pages

        mount(self.app, Pages(self.services.texts), self.services.texts, contact)

    async def _readyz(self, _request: web.Request) -> web.Response:
        """200 while the database answers, else 503."""
        try:
            await self.services.store.ping()
        except Exception:
            log.exception("not_ready")
            return web.json_response({"ready": False}, status=503)
        return web.json_response({"ready": True})

    async def _metrics(self, request: web.Request) -> web.Response:
        from adapters.metrics import may_read, metrics

        if not may_read(request, self._metrics_token):
            raise web.HTTPForbidden
        body = await metrics(self.services.counts, self.services.store, self.services.now())
        return web.Response(body=body, content_type="text/plain", charset="utf-8")


@web.middleware
async def _unreadable(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """A body that is not in the encoding its sender names is their fault, not ours."""
    try:
        return await handler(request)
    except web.RequestPayloadError:
        return web.Response(status=400)


async def _healthz(_request: web.Request) -> web.Response:
    return web.json_response({"alive": True})


@asynccontextmanager
async def listening(app: web.Application, settings: Settings) -> AsyncGenerator[str]:
    """Serves the app; gives its address. Raises CannotListen where the port is taken."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_GRACE)
    await runner.setup()
    site = web.TCPSite(runner, settings.host, settings.port)
    try:
        await site.start()
    except OSError as error:
        await runner.cleanup()
        raise CannotListen(f"{settings.host}:{settings.port}: {error.strerror}") from error
    try:
        port = runner.addresses[0][1]
        yield f"http://{settings.host}:{port}"
    finally:
        await runner.cleanup()
