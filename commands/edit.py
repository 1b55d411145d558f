"""Change what a schedule posts, where, or when"""

from dataclasses import replace

from bot.message import Ask, Button, Card, Refusal, Reply
from bot.services import Services
from bot.texts import ours
from commands.authority import leads_only
from commands.command import Command
from commands.numbered import numbered, what
from commands.schedule import GRACE, clocks_ask, filled, form_of
from commands.schedule_dry_run import dry_run
from commands.schedule_start import address


async def handle(ask: Ask, services: Services) -> Reply:
    """The form is filled with what it is now; submitted, it counts from the next post on."""
    await leads_only(ask, services)
    schedule, _ = await numbered(ask, services)
    if ask.verb != "submit":
        known = {"n": str(schedule.number), "rev": str(schedule.rev)}
        return Reply(await form_of(schedule, replace(ask, ids=known), services))
    if ask.ids.get("rev") != str(schedule.rev):
        raise Refusal("edit.meanwhile", number=schedule.number or 0)
    wanted, found, room = await filled(ask, services)
    kind, now = wanted.kind or "tip", services.now()
    changed = replace(
        schedule,
        kind=kind,
        ask=clocks_ask(kind, wanted.text, room.place, schedule.ask.person, schedule.ask.locale),
        recurrence=found.recurrence,
        grace=GRACE[kind],
    )
    if not await services.store.schedules.change(changed, now):
        raise Refusal("edit.meanwhile", number=schedule.number or 0)
    await address(changed, room, ask, services)
    await services.store.trail.add(schedule.workspace, ask.person.id, "changed", str(schedule.number), now)
    words = services.texts.words(ask.locale)
    said = ours(number=schedule.number or 0, what=what(changed, words))
    shown = await dry_run(changed, room, ask, services, found)
    _, *rest = (part for part in shown.parts if not isinstance(part, Button))
    return Reply(Card((words.text("edit.done", **said), *rest)))


COMMAND = Command("edit", handle, audience="leads")
