"""Allow what somebody asked to schedule"""

from dataclasses import replace

from bot.message import Ask, Button, Card, Person, Refusal, Reply
from bot.services import Services
from bot.store.schedule import Schedule
from commands.authority import leads_only
from commands.command import Command
from commands.numbered import numbered
from commands.schedule_dry_run import dry_run
from commands.schedule_start import begin, room_of, started_card


async def handle(ask: Ask, services: Services) -> Reply:
    """Asked by the clock, it brings the dry run to the lead; a press or `approve 3` starts it."""
    match ask.verb:
        case "asked" if ask.due:
            return await _brought(ask, services)
        case "decline":
            return await _declined(ask, services)
        case _:
            return await _allowed(ask, services)


async def _brought(ask: Ask, services: Services) -> Reply:
    """Nothing where it was decided meanwhile."""
    schedule, _ = await numbered(ask, services)
    if schedule.state != "draft":
        return Reply()
    words = services.texts.words(ask.locale)
    lead = replace(ask, person=Person(ask.person.id, ask.person.name))
    room = await room_of(schedule.ask.place, lead, services)
    shown = await dry_run(schedule, room, lead, services)
    ids = {"n": str(schedule.number)}
    name = schedule.ask.person.name or schedule.owner
    return Reply(
        Card(
            (
                words.text("approve.asks", name=name),
                *(part for part in shown.parts if not isinstance(part, Button)),
                Button(words.plain("schedules.button.approve"), "approve", "", ids, primary=True),
                Button(words.plain("approve.button.decline"), "approve", "decline", ids),
            )
        ),
        to="here",
    )


async def _waiting(ask: Ask, services: Services) -> Schedule:
    await leads_only(ask, services)
    schedule, _ = await numbered(ask, services)
    if schedule.state != "draft":
        raise Refusal("approve.decided", number=schedule.number or 0)
    return schedule


async def _allowed(ask: Ask, services: Services) -> Reply:
    schedule = await _waiting(ask, services)
    started, missed = await begin(schedule, ask, services)
    await _tell(schedule, "allowed", ask, services)
    return Reply(started_card(started, missed, ask, services), replaces=bool(ask.ids))


async def _declined(ask: Ask, services: Services) -> Reply:
    schedule = await _waiting(ask, services)
    await services.store.schedules.end(schedule.id, "declined")
    await _tell(schedule, "declined", ask, services)
    name = schedule.ask.person.name or schedule.owner
    return Reply(Card((services.texts.text("approve.declined", ask.locale, name=name),)), replaces=True)


async def _tell(schedule: Schedule, what: str, ask: Ask, services: Services) -> None:
    """Who asked hears of it in private; and the trail keeps who decided."""
    now = services.now()
    change = "allowed" if what == "allowed" else "declined"
    await services.store.trail.add(schedule.workspace, ask.person.id, change, str(schedule.number), now)
    if not schedule.owner_chat:
        return
    chat = replace(schedule.ask.place, channel=schedule.owner_chat, kind="personal", name="")
    lead = Person(ask.person.id, ask.person.name)
    news = Ask("notice", chat, lead, verb=change, ids={"s": str(schedule.id)}, locale=ask.locale)
    await services.store.outbox.post(chat, news, now, key=f"{change}:{schedule.id}")


COMMAND = Command("approve", handle, audience="leads")
