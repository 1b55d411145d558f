"""See what a schedule would post next"""

from bot.delivery.occurrences import upcoming
from bot.message import Ask, Button, Card, More, Note, Reply
from bot.services import Services
from bot.store.calendars import calendar_of
from bot.store.people import PersonSettings
from bot.texts import ours
from commands.card_one import card_one
from commands.command import Command
from commands.dates import clock, day
from commands.numbered import numbered, what

_NEXT = 5


async def handle(ask: Ask, services: Services) -> Reply:
    schedule, _ = await numbered(ask, services)
    words = services.texts.words(ask.locale)
    team = await services.store.workspaces.get(schedule.workspace)
    calendar = calendar_of(schedule, team, PersonSettings())
    coming = upcoming(schedule.recurrence, services.now(), calendar, _NEXT)
    dates = ", ".join(
        f"{day(each.local.date(), words)} {clock(each.local.time())}"
        for each in coming
        if each.skipped is None
    )
    card = await card_one(schedule, services)
    head = words.spans(
        "preview.head", **ours(number=schedule.number or 0, what=what(schedule, words), dates=dates)
    )
    shown = tuple(part for part in card.parts if not isinstance(part, Button | More))
    return Reply(Card((Note(head), *shown)))


COMMAND = Command("preview", handle, audience="leads")
