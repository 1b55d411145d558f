"""The playground's pages and what they post. Every answer is a fragment that the page puts in its place."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

import structlog
from aiohttp import web
from markupsafe import Markup

from adapters.playground import pages
from adapters.playground.clock import Clock
from adapters.playground.gesture import Draft, Gesture, Move, ask_of, read_body
from adapters.playground.guard import COOKIE, TOKEN_HEADER, Guard
from adapters.playground.hub import Hub, TooManyPages
from adapters.playground.people import role
from adapters.playground.post import PostView
from adapters.playground.render import Renderer
from bot.coach import Reading
from bot.message import Ask, Card, Form, LiveKey, Reply, Result
from bot.store.playground import Playground as Posts
from bot.texts import Texts
from commands.command import Command

log = structlog.get_logger()

_HEARTBEAT = 15.0
"""Seconds of silence after which an open stream says that it lives."""


@dataclass(frozen=True, slots=True)
class Playground:
    """What the playground is given. `read` is the coach's reading of a draft with the customer's message;
    `changed` hears of posted things to redraw."""

    answer: Callable[[Ask], Awaitable[Reply]]
    read: Callable[[str, str], Reading]
    changed: Callable[[Sequence[LiveKey]], Awaitable[None]]
    commands: Sequence[Command]
    texts: Texts
    posts: Posts
    clock: Clock
    guard: Guard
    renderer: Renderer
    view: PostView
    hub: Hub
    promise: str
    """The key of the line that says what becomes of a draft here."""
    secure: bool = False
    """Whether people reach it by https."""


def mount(app: web.Application, playground: Playground) -> None:
    """Adds the playground to the web app: its pages, its posts, and what runs while it serves."""
    doors = _Doors(playground)
    app.router.add_routes(
        [
            web.get("/", doors.home),
            web.get("/pad", doors.pad),
            web.get("/playground/login", doors.login_page),
            web.post("/playground/login", doors.login),
            web.post("/playground/ask", doors.ask),
            web.post("/playground/read", doors.read),
            web.post("/playground/clock", doors.move_clock),
            web.get("/playground/events", doors.events),
            web.get("/playground/static/{name}", doors.static),
        ]
    )
    app.middlewares.append(pages.error_pages(playground.renderer))
    app.cleanup_ctx.append(doors.running)
    app.on_shutdown.append(doors.closing)


class _Doors:
    def __init__(self, playground: Playground) -> None:
        self._p = playground
        self._slash = frozenset(command.name for command in playground.commands if command.slash)
        self._static = pages.static_files()

    async def running(self, _app: web.Application) -> AsyncIterator[None]:
        await self._p.clock.load()
        watch = asyncio.create_task(self._p.hub.run())
        yield
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)

    async def closing(self, _app: web.Application) -> None:
        self._p.hub.close()

    # --- pages ------------------------------------------------------------------------------------

    async def home(self, request: web.Request) -> web.StreamResponse:
        posts = [
            Markup(self._p.view.html(post))  # noqa: S704 - drawn by our own renderer
            for post in await self._p.posts.posts()
        ]
        return self._page(request, "home.html", posts=posts)

    async def pad(self, request: web.Request) -> web.StreamResponse:
        return self._page(request, "pad.html", posts=())

    def _page(self, request: web.Request, name: str, posts: Sequence[Markup]) -> web.StreamResponse:
        guard = self._p.guard
        guard.check_host(request)
        if guard.has_password and not guard.may_enter(request):
            raise web.HTTPSeeOther("/playground/login")
        visitor = guard.visitor(request)
        draft, theirs = pages.example(self._p.texts)
        html = self._p.renderer.page(
            name,
            token=guard.token(visitor),
            page=secrets.token_urlsafe(9),
            posts=posts,
            now=self._p.clock.now(),
            commands=pages.menu(self._p.commands, self._p.texts),
            tries=pages.tries(self._p.commands, self._p.texts),
            roles=pages.roles(self._p.texts),
            draft=draft,
            theirs=theirs,
            promise=self._p.promise,
            reading=pages.reading(self._p.read(draft, theirs)),
            theme=pages.theme(request),
            version=self._static.version,
        )
        response = pages.html(html)
        guard.keep(response, visitor, secure=self._p.secure)
        return response

    async def login_page(self, request: web.Request) -> web.StreamResponse:
        return self._login(request, wrong=False)

    def _login(self, request: web.Request, *, wrong: bool) -> web.StreamResponse:
        guard = self._p.guard
        guard.check_host(request)
        visitor = guard.visitor(request)
        html = self._p.renderer.page(
            "login.html",
            token=guard.token(visitor),
            wrong=wrong,
            theme=pages.theme(request),
            version=self._static.version,
        )
        response = pages.html(html, status=403 if wrong else 200)
        guard.keep(response, visitor, secure=self._p.secure)
        return response

    async def login(self, request: web.Request) -> web.StreamResponse:
        guard = self._p.guard
        guard.check_host(request)
        if (request.content_length or 0) > 4096:
            raise web.HTTPRequestEntityTooLarge(4096, request.content_length or 0)
        fields = await request.post()
        guard.check_post(request, str(fields.get("token", "")))
        visitor = guard.enter(request, str(fields.get("password", "")))
        if visitor is None:
            return self._login(request, wrong=True)
        response = web.HTTPSeeOther("/")
        guard.keep(response, visitor, secure=self._p.secure)
        raise response

    async def static(self, request: web.Request) -> web.StreamResponse:
        return self._static.answer(request.match_info["name"])

    # --- posts ------------------------------------------------------------------------------------

    def _check(self, request: web.Request) -> None:
        guard = self._p.guard
        guard.check_host(request)
        guard.check_post(request, request.headers.get(TOKEN_HEADER, ""))
        if not guard.may_enter(request):
            raise web.HTTPForbidden

    async def ask(self, request: web.Request) -> web.StreamResponse:
        self._check(request)
        gesture = await read_body(request, Gesture)
        if gesture.is_draft and gesture.room != "dm":
            return pages.html(self._said(gesture, "") + self._private(gesture, self._told("channel_only")))
        if not gesture.command and not gesture.text.strip():
            return pages.html("")
        ask = ask_of(gesture, self._slash, self._p.texts)
        reply = await self._p.answer(ask)
        id = _private_id(gesture, reply)
        shown = await self._show(gesture, ask, reply, id)
        if not gesture.command and not isinstance(reply.card, Form):
            theirs = gesture.theirs.strip() if ask.command == "rephrase" else ""
            shown = self._said(gesture, theirs) + shown
        if reply.changed:
            await self._p.changed(reply.changed)
        if reply.then is not None:
            self._p.hub.later(self._then(gesture, reply.then, id))
        return pages.html(shown)

    async def _then(self, gesture: Gesture, ask: Ask, id: str) -> None:
        """Asks once more, after the first answer went out; what replaces it takes its place."""
        reply = await self._p.answer(ask)
        if reply.changed:
            await self._p.changed(reply.changed)
        self._p.hub.send(gesture.page, await self._show(gesture, ask, reply, id if reply.replaces else ""))
        if reply.then is not None:
            await self._then(gesture, reply.then, id)

    async def _show(self, gesture: Gesture, ask: Ask, reply: Reply, id: str) -> str:
        match reply.card:
            case None:
                return ""
            case Form() as form:
                return self._p.renderer.form(form)
            case Result(text):
                return self._p.renderer.page("result.html", text=text)
            case Card() as card:
                if reply.to == "here" and ask.place.kind == "channel":
                    await self._p.posts.post(ask.place.channel, self._p.view.body(card), self._p.clock.now())
                    self._p.hub.nudge()
                    return ""
                return self._private(gesture, card, id)
            case _:
                assert_never(reply.card)

    def _told(self, key: str) -> Card:
        return Card((self._p.texts.text(f"playground.{key}"),))

    def _private(self, gesture: Gesture, card: Card, id: str = "") -> str:
        return self._p.renderer.article(
            id=id or f"a-{secrets.token_urlsafe(6)}",
            room=gesture.room,
            body=self._p.renderer.card(card),
            author=self._p.texts.plain("playground.rapport"),
            at=self._p.clock.now(),
            owner=gesture.persona,
            private=True,
        )

    def _said(self, gesture: Gesture, theirs: str) -> str:
        """What the person typed, with the customer's message it answers, shown to them alone."""
        return self._p.renderer.article(
            id=f"m-{secrets.token_urlsafe(6)}",
            room=gesture.room,
            body=self._p.renderer.said(gesture.text.strip(), theirs),
            author=role(gesture.persona, self._p.texts).name,
            at=self._p.clock.now(),
            owner=gesture.persona,
            private=True,
            kind="mine",
        )

    async def read(self, request: web.Request) -> web.StreamResponse:
        self._check(request)
        draft = await read_body(request, Draft)
        reading = pages.reading(self._p.read(draft.text, draft.theirs)) if draft.text.strip() else None
        return pages.html(self._p.renderer.page("reading.html", reading=reading))

    async def move_clock(self, request: web.Request) -> web.StreamResponse:
        self._check(request)
        move = await read_body(request, Move)
        now = self._p.clock.now()
        by = timedelta(hours=move.hours) if move.to is None else move.to - now
        if by > timedelta(0):
            await self._p.clock.forward(by)
        fragment = self._p.renderer.page("clock.html", now=self._p.clock.now(), refused=by <= timedelta(0))
        if by > timedelta(0):
            self._p.hub.send_all(fragment)
        return pages.html(fragment)

    # --- what comes later -------------------------------------------------------------------------

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events, each a fragment, until the page goes or the process stops."""
        guard = self._p.guard
        guard.check_host(request)
        if COOKIE not in request.cookies or not guard.may_enter(request):
            raise web.HTTPForbidden
        try:
            async with self._p.hub.page(request.query.get("page", "")) as fragments:
                response = web.StreamResponse(
                    headers={**pages.HEADERS, "Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
                )
                await response.prepare(request)
                await _stream(response, fragments)
                return response
        except TooManyPages:
            raise web.HTTPServiceUnavailable from None


async def _stream(response: web.StreamResponse, fragments: AsyncIterator[str]) -> None:
    coming: asyncio.Future[str] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(fragments))  # pyright: ignore[reportArgumentType]
            done, _ = await asyncio.wait({coming}, timeout=_HEARTBEAT)
            if not done:
                await response.write(b": here\n\n")
                continue
            lines = coming.result().splitlines()
            coming = None
            await response.write("".join(f"data: {line}\n" for line in lines).encode() + b"\n")
    except (StopAsyncIteration, ConnectionResetError):
        return
    finally:
        if coming is not None:
            coming.cancel()


def _private_id(gesture: Gesture, reply: Reply) -> str:
    """The pressed card's own id where the answer takes its place; a post of a channel is never replaced."""
    if reply.replaces and gesture.article.startswith("a-"):
        return gesture.article
    return f"a-{secrets.token_urlsafe(6)}"
