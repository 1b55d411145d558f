"""Keep me from writing to you in private"""

from dataclasses import replace

from bot.message import Ask, Button, Card, Reply
from bot.services import Services
from commands.command import Command

_OFF = ("off", "unmute", "no", "end")


async def handle(ask: Ask, services: Services) -> Reply:
    """`mute me`, `mute off`. Channels are everybody's; what is posted there stays."""
    words = services.texts.words(ask.locale)
    workspace, person = ask.place.workspace, ask.person.id
    settings = await services.store.people.get(workspace, person)
    off = ask.verb == "off" or ask.text.strip().lower() in _OFF
    await services.store.people.put(workspace, person, replace(settings, muted=not off))
    if off:
        return Reply(Card((words.text("mute.off"),)))
    undo = Button(words.plain("mute.button.off"), "mute", "off")
    return Reply(Card((words.text("mute.on"), undo)))


COMMAND = Command("mute", handle)
