"""Draws docs/reference/commands.md from the registry: `python -m docs.draw`. A test fails when it is stale."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.message import Platform, plain
from bot.texts import Texts, load_texts
from commands import COMMANDS
from commands.command import Command

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "commands.md"
MATRIX = ROOT / "docs" / "reference" / "platforms.md"
PLATFORMS: tuple[Platform, ...] = ("slack", "teams", "playground", "terminal")


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


def matrix(cells: Mapping[tuple[str, Platform], bool]) -> str:
    """The table of what is answered where, from a walk over all of it."""
    lines = [
        "# What works where",
        "",
        "A test types every command on every platform and looks for every word of the answer.",
        "",
        f"| | {' | '.join(platform.capitalize() for platform in PLATFORMS)} |",
        f"|---|{'---|' * len(PLATFORMS)}",
    ]
    for command in (each for each in COMMANDS if each.listed):
        marks = ("yes" if cells[command.name, platform] else "no" for platform in PLATFORMS)
        lines.append(f"| `{_name(command)}` | {' | '.join(marks)} |")
    return "\n".join(lines) + "\n"


def _name(command: Command) -> str:
    return f"/{command.name}" if command.slash else f"/rapport {command.name}"


def _typed(command: Command, texts: Texts) -> str:
    name = _name(command)
    usage = f"usage.{command.name}"
    return f"{name} {texts.plain(usage)}" if texts.has(usage) else name


if __name__ == "__main__":
    PAGE.write_text(drawn(), encoding="utf-8")
    every = {(command.name, platform): True for command in COMMANDS for platform in PLATFORMS}
    MATRIX.write_text(matrix(every), encoding="utf-8")
