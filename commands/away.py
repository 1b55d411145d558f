"""Tell me when you are away, and I write nothing until you are back"""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.delivery.unclear import NotUnderstood
from bot.delivery.until import read_until
from bot.message import Ask, Button, Card, Refusal, Reply
from bot.services import Services
from bot.texts import ours
from commands.command import Command
from commands.dates import day
from commands.home import own
from commands.whereabouts import zone_of

_BACK = ("off", "back", "no", "end")


async def handle(ask: Ask, services: Services) -> Reply:
    """`away until 1 March`: that is the first day they are back. `away off` ends it early."""
    words = services.texts.words(ask.locale)
    workspace, person = ask.place.workspace, ask.person.id
    settings = await services.store.people.get(workspace, person)
    typed = ask.text.strip()
    if ask.verb == "back" or typed.lower() in _BACK:
        await services.store.people.put(workspace, person, replace(settings, away_until=None))
        return Reply(Card((words.text("away.back"),)), changed=(own(ask),))
    today = services.now().astimezone(ZoneInfo(await zone_of(ask, services) or "UTC")).date()
    back = Button(words.plain("away.button.back"), "away", "back")
    if not typed:
        if settings.away_until is None or settings.away_until <= today:
            return Reply(Card((words.text("away.not"),)))
        return Reply(Card((words.text("away.until", **ours(day=day(settings.away_until, words))), back)))
    first_day = read_until(typed, today)
    if isinstance(first_day, NotUnderstood):
        raise Refusal("away.no_date", said=typed, tries=" · ".join(first_day.try_))
    await services.store.people.put(workspace, person, replace(settings, away_until=first_day))
    until = words.text("away.until", **ours(day=day(first_day, words)))
    return Reply(Card((until, back)), changed=(own(ask),))


COMMAND = Command("away", handle)
