"""What I keep of you: take it away, or have it erased

A person's own, in the workspace where they ask; nobody else may ask for it in chat.
"""

import json

from bot.message import Ask, Button, Card, File, Refusal, Reply, Title
from bot.services import Services
from bot.texts import ours
from commands.command import Command


async def handle(ask: Ask, services: Services) -> Reply:
    match ask.verb or ask.text.strip().lower():
        case "":
            return Reply(await _kept(ask, services))
        case "export":
            return Reply(await _handed_out(ask, services))
        case "erase":
            return Reply(_sure(ask, services))
        case "erase_now" if ask.verb:
            count = await services.store.records.erase_person(ask.person.id, ask.place.workspace)
            return Reply(
                Card((services.texts.text("me.erased", ask.locale, **ours(count=count)),)), replaces=True
            )
        case "keep" if ask.verb:
            return Reply(Card((services.texts.text("me.keep", ask.locale),)), replaces=True)
        case _:
            raise Refusal("me.words")


async def _kept(ask: Ask, services: Services) -> Card:
    """How much there is, by what it is; the rest is said in the file."""
    words = services.texts.words(ask.locale)
    found = await services.store.records.of_person(ask.person.id, ask.place.workspace)
    count = sum(len(rows) for rows in found.values())
    return Card(
        (
            Title(words.plain("me.title")),
            words.text("me.kept", **ours(count=count)),
            words.note("me.never"),
            Button(words.plain("me.button.export"), "me", "export"),
            Button(words.plain("me.button.erase"), "me", "erase"),
        )
    )


async def _handed_out(ask: Ask, services: Services) -> Card:
    words = services.texts.words(ask.locale)
    found = await services.store.records.of_person(ask.person.id, ask.place.workspace)
    content = json.dumps(found, indent=2, ensure_ascii=False).encode()
    return Card((words.text("me.exported"), File(words.plain("me.file"), "application/json", content)))


def _sure(ask: Ask, services: Services) -> Card:
    words = services.texts.words(ask.locale)
    return Card(
        (
            words.text("me.sure"),
            Button(words.plain("me.button.erase_now"), "me", "erase_now"),
            Button(words.plain("me.button.keep"), "me", "keep"),
        )
    )


COMMAND = Command("me", handle)
