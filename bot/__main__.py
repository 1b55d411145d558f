"""The composition root and the command line: builds the parts that are switched on, and nothing else."""

import argparse
import asyncio
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.coach import Coach
    from bot.services import Services
    from bot.settings import Settings
    from bot.store import Store
    from bot.texts import Texts

CONTENT = Path(__file__).resolve().parent.parent / "content"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command of the command line. Returns 0: ok, 1: found fault, 2: wrong use."""
    from adapters.terminal import Terminal
    from bot.content import ContentError
    from bot.settings import SettingsError

    terminal = Terminal(_texts())
    options = _parser(terminal.plain).parse_args(argv)
    try:
        return options.run(options, terminal)
    except SettingsError as error:
        return terminal.faults("cli.settings", (f"{name} {problem}" for name, problem in error.faults))
    except ContentError as error:
        return terminal.faults("cli.content", map(str, error.faults))
    except KeyboardInterrupt:
        return 130


def _parser(say: "Texts.plain") -> argparse.ArgumentParser:  # type: ignore[valid-type]
    parser = argparse.ArgumentParser("python -m bot", description=say("cli.about"))
    parser.set_defaults(run=partial(_serve, web=True, work=True))
    commands = parser.add_subparsers(metavar=say("cli.command"))

    def add(name: str, run: object) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=say(f"cli.{name}"), description=say(f"cli.{name}"))
        command.set_defaults(run=run)
        return command

    add("serve", partial(_serve, web=True, work=True))
    add("web", partial(_serve, web=True, work=False))
    add("worker", partial(_serve, web=False, work=True))
    add("migrate", _migrate)
    add("doctor", _doctor)
    rephrase = add("rephrase", _rephrase)
    rephrase.add_argument("text", nargs="*", help=say("cli.rephrase.text"))
    rephrase.add_argument("--context", default="", help=say("cli.rephrase.context"))
    rephrase.add_argument("--decision", choices=("auto", "yes", "no"), default="auto")
    form = rephrase.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=say("cli.rephrase.json"))
    form.add_argument("--jsonl", action="store_true", help=say("cli.rephrase.jsonl"))
    for name in ("tip", "quiz", "rapport"):
        add(name, partial(_chat, command=name)).add_argument("words", nargs="*")
    content = add("content", _content_check)
    content.add_argument("action", choices=("check",))
    content.add_argument("path", nargs="?", type=Path)
    return parser


# --- the parts -----------------------------------------------------------------------------------


def _texts() -> "Texts":
    from bot.texts import load_texts

    return load_texts([CONTENT])


def _coach() -> "Coach":
    from bot.coach import Coach
    from bot.content.rules import load_rules, load_wording

    return Coach(load_rules(CONTENT / "en" / "rules"), load_wording(CONTENT / "en" / "wording"))


def _settings() -> "Settings":
    """The settings, whole: raises SettingsError where something is half-set."""
    from bot.settings import SettingsError, read_settings

    settings = read_settings()
    if faults := settings.faults():
        raise SettingsError(faults)
    return settings


@asynccontextmanager
async def _store(settings: "Settings") -> AsyncGenerator["Store"]:
    """The open store. SQLite is migrated on the way; PostgreSQL only by `migrate`."""
    from bot.store import Store
    from bot.store.keys import key_file

    key = settings.secret_key.get_secret_value()
    if not settings.on_postgres:
        settings.data.mkdir(parents=True, exist_ok=True)
        key = key or key_file(settings.data / "secret.key")
    store = await Store.open(settings.database_url, key)
    try:
        yield store
    finally:
        await store.close()


def _clock(settings: "Settings") -> "partial[datetime]":
    """Now, or a running clock that started at RAPPORT_CLOCK."""
    started = datetime.now(UTC)
    ahead = settings.clock - started if settings.clock else timedelta()
    return partial(_now, ahead)


def _now(ahead: timedelta) -> datetime:
    return datetime.now(UTC) + ahead


def _services(settings: "Settings", store: "Store") -> "Services":
    from bot import content
    from bot.openings import Openings
    from bot.services import Services

    folders = [CONTENT, *([settings.packs] if settings.packs else [])]
    return Services(
        store=store,
        content=content.load(folders),
        texts=_texts(),
        coach=_coach(),
        openings=Openings(),
        now=_clock(settings),
        contact=settings.contact,
    )
