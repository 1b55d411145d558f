"""The playground on a real socket, over a real SQLite store, with the real commands and packs."""

import os
import secrets
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic

import aiohttp
import pytest
from aiohttp import web
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from adapters.playground.app import Playground, mount
from adapters.playground.build import build, sender
from adapters.playground.clock import Clock
from adapters.playground.directory import PlaygroundDirectory
from adapters.playground.send import PlaygroundSender
from bot import content
from bot.coach import Coach
from bot.content.rules import load_rules, load_wording
from bot.message import Ask, Card, Place, Reply
from bot.openings import Openings
from bot.services import Services
from bot.store import Store
from bot.texts import Texts, load_texts
from commands import COMMANDS, answer

CONTENT = Path(__file__).resolve().parents[3] / "content"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

expect.set_options(timeout=15_000)  # a machine that runs every test at once is slow, not wrong

Handler = Callable[[Ask], Awaitable[Reply]]


@dataclass(frozen=True)
class Site:
    """A running playground; its services have its clock. `post` is the worker's way to put a card into a channel."""

    url: str
    playground: Playground
    sender: PlaygroundSender
    services: Services

    async def post(self, channel: str, card: Card, key: str = "") -> str:
        place = Place("playground", "playground", channel, "channel")
        return await self.sender.send(place, card, key or secrets.token_hex(4))

    async def edit(self, channel: str, reference: str, card: Card) -> None:
        await self.sender.edit(Place("playground", "playground", channel, "channel"), reference, card)


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts([CONTENT])


@pytest.fixture
def database_url(tmp_path: Path, template_file: Path) -> str:
    path = tmp_path / "rapport.db"
    shutil.copyfile(template_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def coach() -> Coach:
    return Coach(load_rules(CONTENT / "en" / "rules"), load_wording(CONTENT / "en" / "wording"))


@pytest.fixture
async def services(store: Store, texts: Texts, coach: Coach, now: datetime) -> Services:
    clock = Clock(lambda: now, store)
    return Services(
        store=store,
        content=content.load([CONTENT]),
        texts=texts,
        coach=coach,
        openings=Openings(),
        now=clock.now,
        directories={"playground": PlaygroundDirectory(texts)},
    )


@pytest.fixture
async def serve(services: Services, now: datetime) -> AsyncIterator[Callable[..., Awaitable[Site]]]:
    """Starts a playground; `handler` answers instead of the product's commands."""
    async with AsyncExitStack() as stack:

        async def start(handler: Handler | None = None, password: str = "", host: str = "127.0.0.1") -> Site:
            began = monotonic()
            clock = Clock(lambda: now + timedelta(seconds=monotonic() - began), services.store)
            own = replace(services, now=clock.now)
            playground = build(
                own,
                handler or partial(answer, services=own),
                COMMANDS,
                clock,
                secret=b"a secret of the tests",
                hosts=frozenset({"rapport.example"}),
                password=password,
                secure=False,
            )
            app = web.Application()
            mount(app, playground)
            app.router.add_get("/broken", _broken)
            runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            site = web.TCPSite(runner, host, 0)
            await site.start()
            port = runner.addresses[0][1]
            return Site(f"http://127.0.0.1:{port}", playground, sender(own, playground.hub.nudge), own)

        yield start


async def _broken(_request: web.Request) -> web.Response:
    raise RuntimeError("a customer's words")


@pytest.fixture
async def site(serve: Callable[..., Awaitable[Site]]) -> Site:
    return await serve()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


# --- a real browser ----------------------------------------------------------------------------------


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        missing = f"no browser found (looked for {', '.join(BROWSERS)}): apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        await browser.close()


@pytest.fixture
async def context(browser: Browser, serve: object) -> AsyncIterator[BrowserContext]:
    """A window of one person, who allows the clipboard. Whatever a page complains about fails the test."""
    complaints: list[str] = []
    context = await browser.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(15_000)
    context.on(
        "console", lambda message: complaints.append(message.text) if message.type == "error" else None
    )
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    await context.close()
    assert complaints == []


@pytest.fixture
async def page(context: BrowserContext, site: Site) -> Page:
    """The playground as a newcomer finds it."""
    page = await context.new_page()
    await page.goto(site.url)
    return page
