"""What is scheduled here, when it comes next, and how the last one went"""

from collections.abc import Sequence

from bot.message import Ask, Button, Card, Divider, Note, Part, Refusal, Reply, Spans, Title
from bot.services import Services
from bot.store.outbox import Delivery
from bot.store.schedule import Schedule
from bot.texts import Words, ours
from commands.authority import leads_only, may_lead
from commands.command import Command
from commands.dates import moment
from commands.numbered import what

_SHOWN = 15
"""Schedules on one card; each is two lines and three buttons."""
_STEPS = 15
_ATTENTION = 40
"""Parts of what waits for a lead on Home; what is left comes when these are decided."""


async def handle(ask: Ask, services: Services) -> Reply:
    match ask.verb:
        case "":
            return Reply(await schedules_card(ask, services))
        case "trail":
            return Reply(await _trail(ask, services))
        case "arrived" | "again":
            return await _settle(ask, services)
        case _:
            raise Refusal("schedule.gone")


async def schedules_card(ask: Ask, services: Services) -> Card:
    words = services.texts.words(ask.locale)
    known = await services.store.schedules.of_team(ask.place.workspace)
    lead = await may_lead(ask, services)
    new = Button(words.plain("schedules.button.new"), "schedule", "form", opens_form=True)
    if not known:
        ready = Button(words.plain("schedules.button.setup"), "setup", "", opens_form=True, primary=True)
        return Card((words.text("schedules.none"), *((ready,) if lead else ()), new))
    parts: list[Part] = [Title(words.plain("schedules.title"))]
    for n, each in enumerate(known[:_SHOWN]):
        if n:
            parts.append(Divider())
        parts += await _one(each, services, words)
        if lead:
            parts += _buttons(each, words)
    if len(known) > _SHOWN:
        parts.append(words.note("schedules.more", count=len(known) - _SHOWN))
    if lead:
        parts += await _unsure(ask, services, words)
        parts += (Divider(), new, Button(words.plain("schedules.button.trail"), "schedules", "trail"))
    return Card(tuple(parts))


async def scheduled(
    known: Sequence[Schedule], services: Services, words: Words, most: int
) -> tuple[Part, ...]:
    """What runs, when it comes next and how the last one went: for Home, where its buttons are one press away."""
    new = Button(words.plain("schedules.button.new"), "schedule", "form", opens_form=True)
    if not known:
        ready = Button(words.plain("schedules.button.setup"), "setup", "", opens_form=True)
        return (Title(words.plain("schedules.title")), words.text("schedules.none"), ready, new)
    decided = [each for each in known if each.state != "draft"]
    parts: list[Part] = [Title(words.plain("schedules.title"))] if decided else []
    for each in decided[:most]:
        parts += await _one(each, services, words)
    if len(decided) > most:
        parts.append(words.note("schedules.more", count=len(decided) - most))
    return (*parts, Button(words.plain("schedule.button.all"), "schedules", ""), new)


async def attention(
    known: Sequence[Schedule], ask: Ask, services: Services, words: Words
) -> tuple[Part, ...]:
    """What waits for a lead: who asked to be allowed, what can't be posted any more, what may not have arrived."""
    parts: list[Part] = []
    for each in known:
        if each.state == "draft":
            ids = {"n": str(each.number)}
            parts += (
                words.text("approve.asks", name=each.ask.person.name or each.owner),
                *await _one(each, services, words),
                Button(words.plain("schedules.button.approve"), "approve", "", ids),
                Button(words.plain("approve.button.decline"), "approve", "decline", ids),
            )
        elif each.state == "paused" and each.reason == "gone":
            parts += (*await _one(each, services, words), *_buttons(each, words))
    parts += await _unsure(ask, services, words)
    return tuple(parts[:_ATTENTION])


async def _one(schedule: Schedule, services: Services, words: Words) -> tuple[Part, ...]:
    line = words.text(
        "schedules.line",
        **ours(
            number=schedule.number or 0,
            what=what(schedule, words),
            when=schedule.recurrence.describe(),
            next=_next(schedule, words),
        ),
    )
    last = await services.store.outbox.of_schedule(schedule.id, limit=200)
    result = _last(last, schedule, words)
    return (line, Note(result)) if result else (line,)


def _next(schedule: Schedule, words: Words) -> str:
    zone = schedule.recurrence.zone
    match schedule.state:
        case "draft":
            return words.plain("schedules.next.waiting")
        case "paused":
            return words.plain(
                "schedules.next.gone" if schedule.reason == "gone" else "schedules.next.paused"
            )
        case "active" | "ended":
            pass
    if schedule.paused_until is not None and schedule.next_due and schedule.next_due < schedule.paused_until:
        until = moment(schedule.paused_until, zone, words)
        return words.plain("schedules.next.paused_until", until=until)
    if schedule.next_due is None:
        return words.plain("schedules.next.never")
    return words.plain("schedules.next", moment=moment(schedule.next_due, zone, words))


def _last(deliveries: tuple[Delivery, ...], schedule: Schedule, words: Words) -> Spans:
    """How the latest post went; for one "for each person", how many of them."""
    done = [each for each in deliveries if each.state not in ("planned", "sending")]
    if not done:
        return ()
    latest = done[0]
    when = moment(latest.due, schedule.recurrence.zone, words)
    together = [each for each in done if abs(each.due - latest.due).total_seconds() < 24 * 3600]
    if schedule.recurrence.each_person and len(together) > 1:
        sent = sum(each.state == "sent" for each in together)
        return words.spans("schedules.last.each", **ours(when=when, sent=sent, all=len(together)))
    return words.spans(f"schedules.last.{latest.state}", why=_why(latest, words), **ours(when=when))


def _why(delivery: Delivery, words: Words) -> Spans:
    """A stored reason in words: "holiday: Ascension Day" names the day."""
    reason, _, name = delivery.reason.partition(": ")
    key = f"delivery.skipped.{reason}"
    if words.has(key):
        return words.spans(key, name=name)
    return words.spans("schedules.why", reason=delivery.reason) if delivery.reason else ()


def _buttons(schedule: Schedule, words: Words) -> tuple[Part, ...]:
    ids = {"n": str(schedule.number)}

    def button(verb: str) -> Button:
        return Button(words.plain(f"schedules.button.{verb}"), verb, "", ids)

    match schedule.state:
        case "draft":
            return (button("approve"), button("cancel"))
        case "paused":
            return (button("resume"), button("preview"), button("cancel"))
        case "active" | "ended":
            held = schedule.paused_until is not None
            return (button("preview"), button("resume" if held else "pause"), button("cancel"))


# --- what nobody knows the end of ----------------------------------------------------------------------


async def _unsure(ask: Ask, services: Services, words: Words) -> list[Part]:
    """Posts whose answer was lost where nobody can look: a lead does, and says."""
    parts: list[Part] = []
    for each in (await services.store.outbox.unsure(ask.place.workspace))[:_SHOWN]:
        schedule = None if each.schedule is None else await services.store.schedules.by_id(each.schedule)
        if schedule is None:
            continue
        when = moment(each.due, schedule.recurrence.zone, words)
        ids = {"key": each.key}
        parts += (
            Divider(),
            words.text("schedules.unsure", **ours(what=what(schedule, words), when=when)),
            Button(words.plain("schedules.button.arrived"), "schedules", "arrived", ids),
            Button(words.plain("schedules.button.again"), "schedules", "again", ids),
        )
    return parts


async def _settle(ask: Ask, services: Services) -> Reply:
    await leads_only(ask, services)
    key, now = ask.ids.get("key", ""), services.now()
    delivery = await services.store.outbox.find(key)
    if delivery is None or delivery.place.workspace != ask.place.workspace:
        raise Refusal("schedule.gone")
    if not await services.store.outbox.settle(key, ask.verb == "arrived", now):
        raise Refusal("schedules.settled")
    await services.store.trail.add(ask.place.workspace, ask.person.id, "settled", key, now)
    services.store.outbox.news.ring()
    return Reply(Card((services.texts.text(f"schedules.settled.{ask.verb}", ask.locale),)))


# --- who changed what ----------------------------------------------------------------------------------


async def _trail(ask: Ask, services: Services) -> Card:
    await leads_only(ask, services)
    words = services.texts.words(ask.locale)
    steps = await services.store.trail.latest(ask.place.workspace, _STEPS)
    if not steps:
        return Card((words.text("schedules.trail.none"),))
    where = services.directories[ask.place.platform]
    named = {
        each.id: each.name for each in await where.people(ask.place, [s.person for s in steps if s.person])
    }
    zone = ask.person.zone or "UTC"
    lines = [
        words.text(
            f"schedules.trail.{step.what}",
            name=named.get(step.person or "", "") or words.plain("schedules.trail.somebody"),
            subject=step.subject,
            **ours(when=moment(step.at, zone, words)),
        )
        for step in steps
    ]
    return Card((Title(words.plain("schedules.trail.title")), *lines))


COMMAND = Command("schedules", handle, audience="leads")
