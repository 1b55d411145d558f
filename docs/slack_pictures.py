"""Takes the pictures of docs/reference/slack-cards.md: python -m docs.slack_pictures

Plays what people do in Slack against the product on a socket, takes what Slack was sent, and draws it with another
project's Block Kit renderer (npm, in docs/slack) in the system's Chromium. For development only.
"""

import asyncio
import shutil
import sys
import tempfile
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, async_playwright

from adapters.web import Doors, listening
from bot import content
from bot.coach import Coach
from bot.content.rules import load_rules, load_wording
from bot.openings import Openings
from bot.services import Services
from bot.settings import Settings
from bot.store import Store
from bot.store.migrate import migrate
from bot.texts import load_texts
from bot.worker import Tempo, Worker
from commands import COMMANDS, answer
from docs.slack_scenes import PAGE, SCENES, Scene, page
from tests.standins.slack import Message, Person, Reaction, SlackStandin, View

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
RENDERER = ROOT / "docs" / "slack"
WIDTHS = (390, 720)
"""Pixels: a phone, and the message pane of a computer."""
KEPT = 390
MONDAY = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Shot:
    """One thing that Slack shows, with what was done before it."""

    caption: str
    kind: str
    blocks: list[dict[str, Any]]
    view: dict[str, Any]
    private: bool
    at: str


class Studio:
    """People in front of Slack, a clock to turn, and a camera."""

    def __init__(self, slack: SlackStandin) -> None:
        self.slack = slack
        self.now = MONDAY
        self.shots: list[Shot] = []
        self.kim = slack.person("kim", admin=True, tz="Europe/London")
        self.ben = slack.person("ben", tz="Europe/London")
        slack.support.members |= {self.kim.id, self.ben.id}
        for n in range(9):
            slack.support.members.add(slack.person(f"agent{n}", tz="Europe/London").id)

    def message(self, caption: str, message: Message) -> Message:
        self.shots.append(Shot(caption, "message", message.blocks, {}, message.private, self.now.isoformat()))
        return message

    def view(self, caption: str, view: View) -> View:
        self.shots.append(Shot(caption, view.body["type"], [], view.body, False, self.now.isoformat()))
        return view

    async def says(self, command: str, text: str = "", user: Person | None = None) -> Message:
        return (await self.slack.command(command, text, user=user)).message

    async def press(self, where: Message | View, label: str, user: Person | None = None) -> Reaction:
        return await self.slack.press(where, label, user=user)

    async def opens(self, where: Message | View, label: str, user: Person | None = None) -> View:
        before = self.slack.modal_of(user or self.slack.amy)
        seen = await self.press(where, label, user)
        return await seen.until(lambda s: s.modal_open and s.modal is not before and s.modal)

    async def answers(self, where: Message | View, label: str, user: Person | None = None) -> Message:
        return (await (await self.press(where, label, user)).at_least(1))[-1]

    async def later(self, look: Callable[[], Any], **time: float) -> Any:
        """What comes when the clock goes on."""
        self.now += timedelta(**time)
        async with asyncio.timeout(20):
            while not (found := look()):
                await asyncio.sleep(0.02)
                self.now += timedelta(seconds=1)
        return found


@asynccontextmanager
async def studio(data: Path) -> AsyncIterator[Studio]:
    url = f"sqlite:///{data / 'rapport.db'}"
    await migrate(url)
    packs = ROOT / "content"
    coach = Coach(load_rules(packs / "en" / "rules"), load_wording(packs / "en" / "wording"))
    async with SlackStandin(patience=20.0) as slack, await Store.open(url, "k" * 43) as store:
        at = Studio(slack)
        services = Services(
            store,
            content.load([packs]),
            load_texts([packs]),
            coach,
            Openings(),
            lambda: at.now,
            contact="Kim",
        )
        settings = Settings.model_validate(
            {
                "PORT": 0,
                "SLACK_SIGNING_SECRET": slack.signing_secret,
                "SLACK_BOT_TOKEN": slack.token,
                "SLACK_API_URL": slack.api_url,
            }
        )
        async with (
            Doors(settings, services, answer, COMMANDS) as doors,
            listening(doors.app, settings) as own,
        ):
            slack.product_url = f"{own}/slack/events"
            tempo = Tempo(look=0.02, settle=0.05)
            worker = Worker(doors.services.store, doors.answer, doors.senders, services.now, tempo)
            working = asyncio.create_task(worker.run())
            yield at
            worker.stop()
            await working


async def played(scene: Scene) -> Sequence[Shot]:
    with tempfile.TemporaryDirectory() as data:
        async with studio(Path(data)) as at:
            await scene.play(at)
            return at.shots


async def main(folder: Path | None = None) -> None:
    """With a folder, every width and scheme goes there to be looked at, and nothing is kept."""
    for command in (("npm", "ci", "--silent"), ("npm", "run", "--silent", "build")):
        step = await asyncio.create_subprocess_exec(*command, cwd=RENDERER)
        if await step.wait():
            raise SystemExit(1)
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for scene in SCENES:
            shots = [asdict(shot) for shot in await played(scene)]
            for scheme in ("light", "dark"):
                for width in WIDTHS if folder else (KEPT,):
                    name = f"slack-{scene.name}-{scheme}{f'-{width}' if folder else ''}.png"
                    await _picture(browser, shots, scheme, width, (folder or PICTURES) / name)
        await browser.close()
    if not folder:
        PAGE.write_text(page(), encoding="utf-8")


async def _picture(
    browser: Browser, shots: Sequence[dict[str, Any]], scheme: str, width: int, path: Path
) -> None:
    context = await browser.new_context(viewport={"width": width, "height": 600})
    tab = await context.new_page()
    await tab.set_content('<!doctype html><meta charset="utf-8"><div id="root"></div>')
    built = RENDERER / "node_modules" / ".page"
    await tab.add_style_tag(path=built / "page.css")
    await tab.add_script_tag(path=built / "page.js")
    await tab.evaluate("([shots, scheme]) => draw(shots, scheme)", [list(shots), scheme])
    taken = b64encode(await tab.screenshot(full_page=True)).decode()
    await asyncio.to_thread(path.write_bytes, b64decode(await tab.evaluate("small", taken)))
    await context.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
