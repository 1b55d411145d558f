"""Post the next one of a schedule now, beside its own times"""

from dataclasses import replace

from bot.message import Ask, Card, Refusal, Reply
from bot.services import Services
from bot.texts import ours
from commands import progress
from commands.authority import leads_only
from commands.command import Command
from commands.numbered import numbered, what
from commands.schedule_start import room_of


async def handle(ask: Ask, services: Services) -> Reply:
    """`send now 3`; the now may be left out."""
    await leads_only(ask, services)
    schedule, _ = await numbered(replace(ask, text=ask.text.strip().removeprefix("now")), services)
    if schedule.state == "draft":
        raise Refusal("schedules.not_started", number=schedule.number or 0)
    await room_of(schedule.ask.place, ask, services)
    now = services.now()
    count = await services.store.planner.send_now(schedule.id, now)
    await services.store.trail.add(schedule.workspace, ask.person.id, "sent_now", str(schedule.number), now)
    words = services.texts.words(ask.locale)
    key = "send.each" if schedule.recurrence.each_person else "send.now"
    card = Card((words.text(key, **ours(what=what(schedule, words), count=count)),))
    if count < progress.LARGE:
        return Reply(card)
    return Reply(card, changed=(await progress.follow(schedule, now, ask, services),))


COMMAND = Command("send", handle, audience="leads")
