"""Resume a schedule that was paused"""

from bot.message import Ask, Refusal, Reply
from bot.services import Services
from commands.authority import leads_only
from commands.command import Command
from commands.numbered import numbered
from commands.schedule_start import begin, started_card


async def handle(ask: Ask, services: Services) -> Reply:
    """People and channel are looked at anew: whom it reaches may have changed meanwhile."""
    await leads_only(ask, services)
    schedule, _ = await numbered(ask, services)
    if schedule.state == "draft":
        raise Refusal("schedules.not_started", number=schedule.number or 0)
    started, missed = await begin(schedule, ask, services)
    await services.store.trail.add(
        schedule.workspace, ask.person.id, "resumed", str(schedule.number), services.now()
    )
    return Reply(started_card(started, missed, ask, services))


COMMAND = Command("resume", handle, audience="leads")
