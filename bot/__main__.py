"""The composition root and the command line: builds the parts that are switched on, and nothing else."""

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.terminal import PERSON, PLACE, Terminal
from bot import garbage
from bot.content.source import ContentError
from bot.settings import Settings, SettingsError, read_settings
from bot.texts import Texts, load_texts

if TYPE_CHECKING:
    from bot.coach import Coach
    from bot.content import Content
    from bot.message import Ask, LiveKey
    from bot.model import Improver
    from bot.services import Services

CONTENT = Path(__file__).resolve().parent.parent / "content"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command of the command line. Returns 0: ok, 1: found fault, 2: wrong use."""
    try:
        terminal = Terminal(load_texts([CONTENT]))
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    options = _parser(terminal).parse_args(argv)
    try:
        return options.run(options, terminal)
    except SettingsError as error:
        return terminal.faults("cli.settings", (f"{name} {problem}" for name, problem in error.faults))
    except ContentError as error:
        return terminal.faults("cli.content_faults", map(str, error.faults))
    except _NoDatabase as error:
        return terminal.faults("cli.database", [str(error)])
    except KeyboardInterrupt:
        return 130


def _parser(terminal: Terminal) -> argparse.ArgumentParser:
    say = terminal.plain
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
    rephrase.add_argument(
        "--decision", choices=("auto", "yes", "no"), default="auto", help=say("cli.rephrase.decision")
    )
    shape = rephrase.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=say("cli.rephrase.json"))
    shape.add_argument("--jsonl", action="store_true", help=say("cli.rephrase.jsonl"))
    for name in ("tip", "quiz", "rapport"):
        chat = add(name, partial(_chat, command=name))
        chat.add_argument("words", nargs="*", help=say("cli.words"))
        chat.add_argument("--out", type=Path, help=say("cli.out"))
    when = add("when", _when)
    when.add_argument("phrase", help=say("cli.when.phrase"))
    when.add_argument("--zone", default="UTC", help=say("cli.when.zone"))
    when.add_argument("--from", dest="start", type=datetime.fromisoformat, help=say("cli.when.from"))
    when.add_argument("--count", type=_up_to_100, default=5, metavar="N", help=say("cli.when.count"))
    when.add_argument("--holidays", default="", metavar="CC[-REGION]", help=say("cli.when.holidays"))
    when.add_argument("--json", action="store_true", help=say("cli.rephrase.json"))
    content = add("content", _content_check)
    content.add_argument("action", choices=("check",))
    content.add_argument("path", nargs="?", type=Path, help=say("cli.content.path"))
    manifest = add("manifest", _manifest)
    manifest.add_argument("platform", choices=("slack", "teams"))
    manifest.add_argument("--url", help=say("cli.manifest.url"))
    manifest.add_argument("--zip", type=Path, help=say("cli.manifest.zip"))
    manifest.add_argument("--level", metavar="1.17", help=say("cli.manifest.level"))
    for name in ("export", "erase"):
        records = add(name, partial(_records, erase=name == "erase"))
        of = records.add_mutually_exclusive_group(required=True)
        of.add_argument("--person", metavar="ID", help=say("cli.records.person"))
        of.add_argument("--workspace", metavar="ID", help=say("cli.records.workspace"))
        records.add_argument("--out", type=Path, metavar="FILE", help=say("cli.records.out"))
    keys = add("keys", _rotate_keys)
    keys.add_argument("action", choices=("rotate",))
    return parser


def _up_to_100(text: str) -> int:
    if not 1 <= (count := int(text)) <= 100:
        raise ValueError(text)
    return count


# --- what the command line does ----------------------------------------------------------------


def _serve(_options: argparse.Namespace, terminal: Terminal, *, web: bool, work: bool) -> int:
    from bot import logs

    garbage.keep()
    settings = _whole_settings()
    logs.start()
    return asyncio.run(_run(settings, terminal, web=web, work=work))


def _migrate(_options: argparse.Namespace, terminal: Terminal) -> int:
    from bot.store.migrate import migrate

    settings = _whole_settings()
    with _database_faults():
        asyncio.run(migrate(settings.database_url))
    terminal.say("cli.migrated")
    return 0


def _doctor(_options: argparse.Namespace, terminal: Terminal) -> int:
    from bot.doctor import examine

    checks = asyncio.run(examine(CONTENT))
    return terminal.checks(checks)


def _rephrase(options: argparse.Namespace, terminal: Terminal) -> int:
    if options.jsonl:
        from adapters.rephrase_lines import answers

        code = 0
        for answer, fault in answers(_coach(), sys.stdin):
            code |= fault
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        return code
    text = " ".join(options.text) or sys.stdin.read()
    if not text.strip():
        terminal.faults("cli.rephrase.nothing", ())
        return 2
    if options.json:
        from adapters.rephrase_lines import Request, answer

        asked = Request(id=None, text=text.strip(), context=options.context, decision=options.decision)
        sys.stdout.write(json.dumps(answer(_coach(), asked), ensure_ascii=False, indent=2) + "\n")
        return 0
    from bot.message import Ask

    values = {"draft": text, "context": options.context, "decision": options.decision}
    return _talk(Ask("rephrase", PLACE, PERSON, verb="submit", values=values), terminal)


def _chat(options: argparse.Namespace, terminal: Terminal, *, command: str) -> int:
    from bot.message import Ask

    terminal.file = options.out
    return _talk(Ask(command, PLACE, PERSON, " ".join(options.words)), terminal)


def _when(options: argparse.Namespace, terminal: Terminal) -> int:
    from adapters import when_lines

    start = options.start or datetime.now(UTC)
    return when_lines.run(
        terminal,
        options.phrase,
        zone=options.zone,
        start=start,
        count=options.count,
        holidays=options.holidays,
        as_json=options.json,
    )


def _content_check(options: argparse.Namespace, terminal: Terminal) -> int:
    from bot.content.check import check
    from bot.content.rules import compile_patterns, load_rules, load_wording

    folder: Path = options.path or CONTENT
    whole = (folder / "en" / "strings").is_dir()  # a library like ours; a team's pack leans on ours
    if faults := check([folder] if whole else [CONTENT, folder], datetime.now(UTC).date()):
        return terminal.faults("cli.content_faults", map(str, faults))
    if folder == CONTENT:
        load_rules(CONTENT / "en" / "rules")
        load_wording(CONTENT / "en" / "wording")
        compile_patterns(CONTENT / "en" / "wording")
    terminal.say("cli.content.fine", files=sum(1 for _ in folder.rglob("*.yaml")))
    return 0


def _manifest(options: argparse.Namespace, terminal: Terminal) -> int:
    from adapters import manifests
    from commands import COMMANDS

    settings, texts = read_settings(), load_texts([CONTENT])
    if options.platform == "slack":
        return manifests.slack(options.url, settings, COMMANDS, texts, terminal)
    url: str = options.url or settings.base_url
    return manifests.teams(url, settings, COMMANDS, texts, terminal, level=options.level, path=options.zip)


def _records(options: argparse.Namespace, terminal: Terminal, *, erase: bool) -> int:
    from adapters import keeping

    do = keeping.erase if erase else keeping.hand_out
    of = {"person": options.person, "workspace": options.workspace}
    return _over_the_store(partial(do, terminal=terminal, out=options.out, **of))


def _rotate_keys(_options: argparse.Namespace, terminal: Terminal) -> int:
    from adapters import keeping

    return _over_the_store(partial(keeping.rotate_keys, terminal=terminal))


def _over_the_store(do: Callable[["Services"], Awaitable[None]]) -> int:
    async def opened() -> None:
        async with _services(settings) as services:
            await do(services)

    settings = _whole_settings()
    asyncio.run(opened())
    return 0


# --- the parts ---------------------------------------------------------------------------------


def _whole_settings() -> Settings:
    """Raises SettingsError where something is missing or half-set."""
    settings = read_settings()
    if faults := settings.faults():
        raise SettingsError(faults)
    return settings


def _coach() -> "Coach":
    from bot.coach import Coach
    from bot.content.rules import load_rules, load_wording

    ours = CONTENT / "en"
    return Coach.later(lambda: (load_rules(ours / "rules"), load_wording(ours / "wording")))


class _NoDatabase(Exception):
    pass


@contextmanager
def _database_faults() -> Generator[None]:
    """Whatever a driver raises while it connects or migrates becomes one line."""
    from sqlalchemy.exc import DBAPIError

    from bot.store.migrate import NotMigrated

    try:
        yield
    except (OSError, DBAPIError, NotMigrated) as error:
        raise _NoDatabase(str(error).partition("\n")[0]) from error


@asynccontextmanager
async def _services(settings: Settings) -> AsyncGenerator["Services"]:
    """Opens the store and builds the rest. SQLite is migrated on the way; PostgreSQL only by `migrate`."""
    from bot import content
    from bot.clock import Clock
    from bot.openings import Openings
    from bot.services import Services
    from bot.store import Store
    from bot.store.keys import key_file
    from bot.store.migrate import migrate, migrated

    packs = content.load([CONTENT, *([settings.packs] if settings.packs else [])])
    key = settings.secret_key.get_secret_value()
    with _database_faults():
        if settings.on_postgres:
            await migrated(settings.database_url)
        else:
            key = key or key_file(settings.data / "secret.key")
            await migrate(settings.database_url)
    texts, coach = load_texts([CONTENT]), _coach()
    async with (
        _model(settings, packs, texts, coach) as model,
        await Store.open(settings.database_url, key) as store,
    ):
        yield Services(
            store=store,
            content=packs,
            texts=texts,
            coach=coach,
            openings=Openings(),
            now=Clock(settings.clock).now,
            contact=settings.contact,
            model=model,
            team_phrases=_team_phrases(settings, packs) if model else frozenset(),
        )


@asynccontextmanager
async def _model(
    settings: Settings, packs: "Content", texts: Texts, coach: "Coach"
) -> AsyncGenerator["Improver | None"]:
    """The language model, where one is set up; its library is loaded only then."""
    if not settings.model_on:
        yield None
        return
    from bot.model.build import improver

    try:
        from bot.model.client import OpenAIClient
    except ModuleNotFoundError as missing:
        mend = "Install it with pip install -r requirements-model.txt, or unset RAPPORT_MODEL."
        raise SettingsError((("RAPPORT_MODEL", f"needs the package {missing.name}. {mend}"),)) from missing
    key = settings.model_key.get_secret_value()
    async with OpenAIClient(model=settings.model, key=key, url=settings.model_url) as client:
        yield improver(settings, client, packs, texts, coach)


def _team_phrases(settings: Settings, packs: "Content") -> frozenset[str]:
    from bot import content

    if settings.packs is None:
        return frozenset()
    ours = {each.id for each in content.load([CONTENT]).phrases}
    return frozenset(each.id for each in packs.phrases) - ours


def _talk(ask: "Ask", terminal: Terminal) -> int:
    """One conversation of the local person, over the same store as the server's."""
    from bot import logs

    async def talk() -> None:
        from adapters.playground.directory import PlaygroundDirectory
        from commands import answer

        async with _services(settings) as opened:
            directory = PlaygroundDirectory(opened.texts, PERSON)
            services = replace(opened, directories={"terminal": directory})

            async def changed(keys: Sequence["LiveKey"]) -> None:
                await services.store.live.mark(keys, services.now())

            await terminal.talk(ask, partial(answer, services=services), changed)

    settings = _whole_settings()
    logs.start("WARNING")
    asyncio.run(talk())
    return 0


async def _run(settings: Settings, terminal: Terminal, *, web: bool, work: bool) -> int:
    """Serves and works until SIGTERM or Ctrl-C; what is under way is finished first."""
    from adapters.web import CannotListen, Doors, listening
    from bot.worker import Worker
    from commands import COMMANDS, answer

    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    async with (
        _services(settings) as services,
        Doors(settings, services, answer, COMMANDS) as doors,
        AsyncExitStack() as listeners,
    ):
        now, counts = doors.services.now, services.counts
        worker = Worker(services.store, doors.answer, doors.senders, now, counts=counts)
        if web:
            services.coach.load()
            try:
                url = await listeners.enter_async_context(listening(doors.app, settings))
            except CannotListen as error:
                return terminal.faults("cli.cannot_listen", [str(error)])
            terminal.say("cli.ready", url=url)
        garbage.settle()
        async with asyncio.TaskGroup() as tasks:
            if work:
                tasks.create_task(worker.run())
                terminal.say("cli.working")
            await stopping.wait()
            worker.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
