"""Somebody's own daily tip or quiz: one of a kind, in their own chat, on workdays in their own zone."""

from bot.services import Services
from bot.store.schedule import NewSchedule, Schedule


async def take_up(new: NewSchedule, services: Services) -> Schedule:
    """Starts it at once, in place of what the person had of its kind."""
    now = services.now()
    if new.person is not None:
        await give_up(new.workspace, new.person, new.kind, services)
    made = await services.store.schedules.add(new, now)
    return await services.store.schedules.start(made.id, now)


async def give_up(workspace: str, person: str, kind: str, services: Services) -> bool:
    """False where they had none."""
    old = await services.store.schedules.personal(workspace, person, kind)
    if old is None:
        return False
    await services.store.schedules.end(old.id, "given up")
    return True
