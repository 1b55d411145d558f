"""Pause a schedule, until you resume it or until a date"""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.delivery.unclear import NotUnderstood
from bot.delivery.until import read_until
from bot.message import Ask, Button, Card, Refusal, Reply
from bot.services import Services
from bot.texts import ours
from commands.authority import leads_only
from commands.command import Command
from commands.dates import day
from commands.numbered import numbered, what


async def handle(ask: Ask, services: Services) -> Reply:
    """`pause 3`, `pause 3 until 1 March`: that day it posts again."""
    await leads_only(ask, services)
    schedule, rest = await numbered(ask, services)
    if schedule.state == "draft":
        raise Refusal("schedules.not_started", number=schedule.number or 0)
    words = services.texts.words(ask.locale)
    now = services.now()
    zone = ZoneInfo(schedule.recurrence.zone)
    first_day = None
    if rest.strip():
        first_day = read_until(rest, now.astimezone(zone).date())
        if isinstance(first_day, NotUnderstood):
            tries = " · ".join(first_day.try_)
            raise Refusal("pause.no_date", said=rest.strip(), tries=tries)
    until = datetime.combine(first_day, time(), tzinfo=zone) if first_day else None
    cancelled = await services.store.schedules.pause(schedule.id, now, until=until)
    await services.store.trail.add(schedule.workspace, ask.person.id, "paused", str(schedule.number), now)
    said = {"number": schedule.number or 0, "what": what(schedule, words)}
    told = (
        words.text("pause.until", **ours(**said, day=day(first_day, words)))
        if first_day
        else words.text("pause.paused", **ours(**said))
    )
    resume = Button(words.plain("schedules.button.resume"), "resume", "", {"n": str(schedule.number)})
    leaving = (words.note("pause.under_way", count=cancelled.under_way),) if cancelled.under_way else ()
    return Reply(Card((told, *leaving, resume)))


COMMAND = Command("pause", handle, audience="leads")
