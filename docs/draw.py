"""Draws docs/reference/commands.md from the registry: `python -m docs.draw`. A test fails when it is stale."""

from collections.abc import Iterator
from pathlib import Path

from bot.message import plain
from bot.texts import Texts, load_texts
from commands import COMMANDS
from commands.command import Command

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "commands.md"


def drawn() -> str:
    return "\n".join(_lines(load_texts([ROOT / "content"]))) + "\n"


def _lines(texts: Texts) -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "Drawn from the registry in `commands/__init__.py` by `python -m docs.draw`; a test fails when it is stale."
    yield ""
    yield "Type them in the playground as they stand here. In the terminal a command is"
    yield "`python -m bot tip late order`, and a word of Rapport's is `python -m bot rapport compare`."
    for command in (each for each in COMMANDS if each.listed):
        yield ""
        yield f"## `{_typed(command, texts)}`"
        yield ""
        yield f"{command.description}."
        if texts.has(f"help.{command.name}"):
            yield ""
            yield plain(texts.spans(f"help.{command.name}"))


def _typed(command: Command, texts: Texts) -> str:
    name = f"/{command.name}" if command.slash else f"/rapport {command.name}"
    usage = f"usage.{command.name}"
    return f"{name} {texts.plain(usage)}" if texts.has(usage) else name


if __name__ == "__main__":
    PAGE.write_text(drawn(), encoding="utf-8")
