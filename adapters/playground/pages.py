"""What the pages are made of: headers, static files, menus, the reading, pages for what went wrong."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from adapters.playground.guard import HEADERS as GUARDED
from adapters.playground.people import PERSONAS, Role, role
from adapters.playground.render import Renderer
from bot.coach import Reading
from bot.texts import Texts
from commands.command import Command

log = structlog.get_logger()

HEADERS = {**GUARDED, "Cache-Control": "no-store"}
_STATIC = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
}
_SHOWN = 2
"""Cold stretches named while typing; the answer names them all."""


def html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html", headers=HEADERS)


# --- static files ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """`version` changes with any file, so that a page never meets a stale one."""

    files: dict[str, tuple[bytes, str]]
    version: str

    def answer(self, name: str) -> web.Response:
        if name not in self.files:
            raise web.HTTPNotFound
        content, media_type = self.files[name]
        headers = {**GUARDED, "Cache-Control": "public, max-age=31536000, immutable"}
        return web.Response(body=content, content_type=media_type, headers=headers)


def static_files() -> StaticFiles:
    files = {
        path.name: (path.read_bytes(), _TYPES[path.suffix])
        for path in sorted(_STATIC.iterdir())
        if path.suffix in _TYPES
    }
    digest = hashlib.blake2s(b"".join(content for content, _ in files.values()), digest_size=6)
    return StaticFiles(files, digest.hexdigest())


# --- what stands on a page ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A command that can be typed; `usage` is what may stand behind it."""

    name: str
    usage: str
    description: str


@dataclass(frozen=True, slots=True)
class Try:
    """A suggestion: fills the boxes of a room. `theirs` and `text` may be ""."""

    label: str
    hint: str
    room: str
    text: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """How a draft reads, in what the page shows: the cold words with their reason, the five parts."""

    register: str
    cold: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, bool], ...]


_TRIES = (("facts", "rephrase", "dm"), ("quiz", "quiz", "dm"), ("schedule", "schedule", "support"))
"""Suggestions by key, the command each needs, and the room it is for."""


def menu(commands: Sequence[Command], texts: Texts) -> tuple[MenuEntry, ...]:
    return tuple(
        MenuEntry(
            f"/{command.name}",
            texts.plain(f"usage.{command.name}") if texts.has(f"usage.{command.name}") else "",
            command.description,
        )
        for command in commands
        if command.slash and command.listed
    )


def tries(commands: Sequence[Command], texts: Texts) -> tuple[Try, ...]:
    """Only what works: a suggestion whose command is not there is not made."""
    there = {command.name for command in commands}
    return tuple(
        Try(
            texts.plain(f"playground.try.{key}"),
            texts.plain(f"playground.try.{key}.hint"),
            room,
            texts.plain(f"playground.try.{key}.text"),
            texts.plain(f"playground.try.{key}.theirs") if texts.has(f"playground.try.{key}.theirs") else "",
        )
        for key, needs, room in _TRIES
        if needs in there
    )


def roles(texts: Texts) -> tuple[Role, ...]:
    return tuple(role(persona, texts) for persona in PERSONAS)


def example(texts: Texts) -> tuple[str, str]:
    """The draft and the customer's message that a newcomer finds in the boxes."""
    return texts.plain("playground.example.draft"), texts.plain("playground.example.theirs")


def reading(read: Reading) -> ReadingView:
    moves = read.moves
    return ReadingView(
        register=read.register,
        cold=tuple((finding.words, finding.reason) for finding in read.findings[:_SHOWN]),
        parts=(
            ("acknowledge", moves.acknowledge is not None),
            ("own", moves.own is not None),
            ("act", moves.act is not None),
            ("when", moves.when is not None),
            ("check_back", moves.check_back is not None),
        ),
    )


def theme(request: web.Request) -> str:
    """Light or dark where the person chose; "" follows their system."""
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in ("light", "dark") else ""


# --- what went wrong -----------------------------------------------------------------------------------


def error_pages(renderer: Renderer) -> Middleware:
    """Turns an error into a page for who asked for one; a script or a platform gets the bare status."""
    version = static_files().version

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < 400 or "text/html" not in request.headers.get("Accept", ""):
                raise
            status, kept = error.status, error.headers
        except Exception:
            if "text/html" not in request.headers.get("Accept", ""):
                raise
            log.exception("page_failed", path=request.path)
            status, kept = 500, {}
        known = status if status in (403, 404, 405, 413, 429, 500, 503) else 400
        page = renderer.page("error.html", status=status, known=known, theme=theme(request), version=version)
        response = html(page, status)
        response.headers.update({name: kept[name] for name in ("Allow", "Retry-After") if name in kept})
        return response

    return middleware
