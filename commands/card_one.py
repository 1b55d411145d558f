"""What a schedule would post next, before it does: the same card, asked for without counting as posted."""

from dataclasses import replace

from bot.message import Ask, Card, Refusal
from bot.services import Services
from bot.store.schedule import Schedule
from commands import notice, plans, quiz, tip
from commands.command import Command

_POSTING: dict[str, Command] = {
    each.name: each for each in (tip.COMMAND, quiz.COMMAND, plans.COMMAND, notice.COMMAND)
}


async def card_one(schedule: Schedule, services: Services) -> Card:
    ask = as_preview(schedule)
    card = (await _POSTING[ask.command].handle(ask, services)).card
    if not isinstance(card, Card):
        raise Refusal("schedule.nothing_to_show")
    return card


def as_preview(schedule: Schedule) -> Ask:
    return replace(schedule.ask, verb="preview", ids={**schedule.ask.ids, "s": str(schedule.id)})
