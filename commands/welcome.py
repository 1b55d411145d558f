"""The first words to who has just met Rapport, said once: to who installed it, and to who opens it

Only the clock asks for it; nobody types it.
"""

from bot.message import Ask, Button, Card, Part, Refusal, Reply, Title
from bot.services import Services
from bot.texts import Words, ours
from commands.command import Command


async def handle(ask: Ask, services: Services) -> Reply:
    if not ask.due:
        raise Refusal("rapport.unknown_word", word=ask.command)
    workspace, person, key = ask.place.workspace, ask.person.id, ask.ids["key"]
    said = await services.store.shown.seen(workspace, person, "welcome")
    if said and key not in said:
        return Reply()
    await services.store.shown.mark(workspace, person, "welcome", key, services.now())
    words = services.texts.words(ask.locale)
    parts = _installer(ask, words) if ask.verb == "installer" else _agent(words)
    return Reply(Card(parts), to="here")


def _agent(words: Words) -> tuple[Part, ...]:
    example = words.plain("rapport.example")
    return (
        words.text("welcome.agent"),
        words.note("welcome.kept"),
        Button(words.plain("welcome.button.try", example=example), "rapport", "try", primary=True),
        Button(words.plain("rapport.button.tip"), "tip", ""),
        Button(words.plain("rapport.button.stored"), "rapport", "stored"),
    )


def _installer(ask: Ask, words: Words) -> tuple[Part, ...]:
    return (
        Title(words.plain("welcome.title")),
        words.text("welcome.installer", **ours(name=ask.ids["name"])),
        Button(words.plain("welcome.button.channel"), "setup", "", opens_form=True, primary=True),
        Button(words.plain("welcome.button.leads"), "leads", ""),
        Button(words.plain("welcome.button.stored"), "rapport", "stored"),
        words.note("welcome.try"),
    )


COMMAND = Command("welcome", handle, listed=False)
