"""End a schedule for good, also what is leaving right now"""

from bot.message import Ask, Card, Reply
from bot.services import Services
from bot.texts import ours
from commands.authority import leads_only
from commands.command import Command
from commands.numbered import numbered, what


async def handle(ask: Ask, services: Services) -> Reply:
    """What is planned is dropped at once; what is under way at this very moment is counted."""
    await leads_only(ask, services)
    schedule, _ = await numbered(ask, services)
    words = services.texts.words(ask.locale)
    said = ours(number=schedule.number or 0, what=what(schedule, words))
    cancelled = await services.store.schedules.end(schedule.id)
    await services.store.trail.add(
        schedule.workspace, ask.person.id, "cancelled", str(schedule.number), services.now()
    )
    counts = (
        (words.note("cancel.counts", **ours(dropped=cancelled.dropped, under_way=cancelled.under_way)),)
        if cancelled.dropped or cancelled.under_way
        else ()
    )
    return Reply(Card((words.text("cancel.done", **said), *counts)))


COMMAND = Command("cancel", handle, audience="leads")
