"""Rapport in Microsoft's own Agents Playground: the real product, their client, a real browser, nothing else.

Run by `make test-teams-playground`, which installs the Playground and cuts the network off.
"""

import asyncio
import os
import re
import socket
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.acceptance.product import serving

HERE = Path(__file__).resolve().parent
CLI = HERE / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
PICTURES = HERE.parents[1] / "docs" / "pictures"
GENERAL, ANNOUNCEMENTS, GROUP, PERSONAL = (
    "My Team - General", "My Team - Announcements", "Group Chat", "Personal Chat",
)  # fmt: skip
_PATIENCE = 30_000

expect.set_options(timeout=_PATIENCE)


@dataclass(frozen=True)
class Client:
    """What a person sees and does in the Playground."""

    page: Page

    async def open(self, where: str) -> None:
        await self.page.get_by_role("treeitem", name=where).click()

    @property
    def cards(self) -> Locator:
        """All that Rapport has said in what is open."""
        return self.page.locator(".ac-adaptiveCard")

    @property
    def last(self) -> Locator:
        return self.cards.last

    async def say(self, text: str, *, mention: bool = False) -> Locator:
        """Types it, and gives the card that answers."""
        before = await self.cards.count()
        box = self.page.get_by_role("textbox").last
        await box.click()
        if mention:
            await self.page.keyboard.type("@")
            await self.page.get_by_role("menuitem", name="Test Bot").click()
        await self.page.keyboard.type(f" {text}" if mention else text)
        await self.page.keyboard.press("Enter")
        await expect(self.cards).to_have_count(before + 1)
        return self.last

    async def press(self, label: str) -> None:
        await self.last.get_by_role("button", name=label, exact=True).click()

    async def mock(self, activity: str) -> None:
        """An entry of the Playground's own menu, such as "Uninstall application"."""
        await self.page.get_by_role("button", name="Mock an Activity").click()
        await self.page.get_by_role("menuitem").get_by_text(activity, exact=True).click()
        await self.page.get_by_role("button", name="Send activity").click()

    async def picture(self, name: str) -> None:
        """For the documentation, where `RAPPORT_PICTURES=1` asks for it."""
        if os.environ.get("RAPPORT_PICTURES"):
            path = PICTURES / f"teams-{name}.jpg"
            await self.page.screenshot(path=path, type="jpeg", quality=60)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def client(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Client]:
    """A browser on a Playground that talks to a Rapport of its own: one for all tests, as starting the three
    takes longer than a test."""
    tmp_path = tmp_path_factory.mktemp("rapport")
    async with (
        serving(tmp_path, RAPPORT_TEAMS_LOCAL="1", RAPPORT_PLAYGROUND="off") as bot,
        _playground(f"{bot.url}/api/messages", tmp_path) as url,
        async_playwright() as playwright,
    ):
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(_PATIENCE)
        await page.goto(url)
        await expect(page.locator(".ac-adaptiveCard")).to_have_count(1)
        await page.get_by_role("button", name="Hide log panel").click()
        yield Client(page)
        await browser.close()
        assert '"level": "error"' not in bot.log.read_text()


@asynccontextmanager
async def _playground(endpoint: str, home: Path) -> AsyncIterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        "node", str(CLI), "-e", endpoint, "-c", "msteams", "-p", str(port), "--disable-telemetry",
        cwd=home, env={"PATH": os.environ["PATH"], "HOME": str(home), "BROWSER": "none"},
        stdin=DEVNULL, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            while not re.search(rb"Listening on", line := await process.stdout.readline()):
                assert line, "the Playground did not start"
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
