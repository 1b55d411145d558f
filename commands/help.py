"""Every word Rapport understands"""

import difflib
from collections.abc import Sequence

from bot.message import Ask, Button, Card, Link, Part, Reply, Title
from bot.services import Services
from bot.texts import Words, ours
from commands.command import Command

_PAGES = ("privacy", "terms", "support")


def help_on(commands: Sequence[Command]) -> Command:
    """The help for `commands` and for itself. A function, since the registry it lists holds it too."""

    async def handle(ask: Ask, services: Services) -> Reply:
        words = services.texts.words(ask.locale)
        listed = [each for each in (*commands, itself) if each.listed]
        asked = ask.ids.get("word", "") or ask.text.strip().lower().removeprefix("/").removeprefix("rapport ")
        if not asked:
            return Reply(_all(listed, words, services.pages))
        by_name = {each.name: each for each in listed}
        if asked in by_name:
            return Reply(_one(by_name[asked], words))
        return Reply(_unknown(asked, list(by_name), words))

    itself = Command("help", handle)
    return itself


def _all(listed: Sequence[Command], words: Words, pages: str) -> Card:
    parts: list[Part] = [Title(words.plain("help.title"))]
    parts += [
        words.text(
            "help.line", **ours(name=_name(each), usage=_usage(each, words), description=each.description)
        )
        for each in listed
    ]
    links = (Link(words.plain(f"page.link.{page}"), f"{pages}/{page}") for page in _PAGES if pages)
    return Card((*parts, words.note("help.more"), *links))


def _one(command: Command, words: Words) -> Card:
    """How one command is typed, what it does, and a button that does it."""
    line = ours(name=_name(command), usage=_usage(command, words), description=command.description)
    key = f"help.{command.name}"
    more = (words.text(key),) if words.has(key) else ()
    return Card(
        (
            words.text("help.line", **line),
            *more,
            Button(
                words.plain("help.button.try", name=_name(command)),
                command.name,
                "",
                opens_form=command.draft,
            ),
            Button(words.plain("help.button.all"), "help", ""),
        )
    )


def _unknown(asked: str, names: Sequence[str], words: Words) -> Card:
    near = difflib.get_close_matches(asked, names, n=3, cutoff=0.5)
    if not near:
        return Card(
            (words.text("help.unknown", asked=asked), Button(words.plain("help.button.all"), "help", ""))
        )
    buttons = tuple(Button(each, "help", "", {"word": each}) for each in near)
    return Card((words.text("help.did_you_mean", asked=asked), *buttons))


def _name(command: Command) -> str:
    return f"/{command.name}" if command.slash else f"/rapport {command.name}"


def _usage(command: Command, words: Words) -> str:
    """What may be typed after the name, with a space before it; "" where nothing may."""
    key = f"usage.{command.name}"
    return f" {words.plain(key)}" if words.has(key) else ""
