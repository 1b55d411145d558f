"""What a schedule would post next, before it does: the same card, asked for without counting as posted."""

from dataclasses import replace

from bot.message import Card, Refusal
from bot.services import Services
from bot.store.schedule import Schedule
from commands import notice, quiz, tip
from commands.command import Command

_POSTING: dict[str, Command] = {each.name: each for each in (tip.COMMAND, quiz.COMMAND, notice.COMMAND)}


async def card_one(schedule: Schedule, services: Services) -> Card:
    ask = replace(schedule.ask, verb="preview")
    card = (await _POSTING[ask.command].handle(ask, services)).card
    if not isinstance(card, Card):
        raise Refusal("schedule.nothing_to_show")
    return card
