"""Stop every post while something is on fire"""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.message import Ask, Button, Card, Part, Person, Refusal, Reply
from bot.services import Services
from bot.store.schedule import Schedule
from bot.texts import Words, ours
from commands.authority import chat_of, leads_only, may_lead
from commands.command import Command
from commands.dates import moment
from commands.numbered import what
from commands.whereabouts import zone_of

_ON = re.compile(r"on\b\s*(?:for\s+)?(?:(?P<count>\d{1,3})\s*(?P<unit>m|h|d)[a-z]*)?\s*$", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_USUAL = timedelta(hours=2)
_LONGEST = timedelta(days=7)
_GAP = timedelta(minutes=30)
"""Between two schedules whose posts are spread afterwards."""


async def handle(ask: Ask, services: Services) -> Reply:
    """`incident on 2h`, `incident off`. It ends by itself; what fell into it is dropped, unless a lead sends it."""
    typed = ask.text.strip()
    if ask.verb in ("send", "spread"):
        return await _send(ask, services)
    if ask.verb == "over" and ask.due:
        return await _over(ask, services)
    if ask.verb == "off" or typed.lower() == "off":
        return await _off(ask, services)
    if not typed:
        return await _state(ask, services)
    await leads_only(ask, services)
    on = _ON.match(typed)
    if on is None:
        raise Refusal("incident.words", said=typed)
    lasts = int(on["count"]) * _UNITS[on["unit"].lower()] if on["count"] else _USUAL
    if not timedelta(0) < lasts <= _LONGEST:
        raise Refusal("incident.words", said=typed)
    return await _on(services.now() + lasts, ask, services)


async def _on(until: datetime, ask: Ask, services: Services) -> Reply:
    """What is planned is dropped at once; whoever switched it on is asked about it at its end."""
    words = services.texts.words(ask.locale)
    workspace = ask.place.workspace
    settings = await services.store.workspaces.get(workspace)
    await services.store.workspaces.put(workspace, replace(settings, incident_until=until))
    dropped = await services.store.schedules.halt(workspace)
    when = moment(until, await zone_of(ask, services) or "UTC", words)
    await services.store.trail.add(workspace, ask.person.id, "incident_on", when, services.now())
    await _ask_at_its_end(until, ask, services)
    counts = (
        (words.note("incident.dropped", **ours(dropped=dropped.dropped, under_way=dropped.under_way)),)
        if dropped.dropped or dropped.under_way
        else ()
    )
    end = Button(words.plain("incident.button.off"), "incident", "off")
    return Reply(Card((words.text("incident.on", **ours(until=when)), *counts, end)))


async def _ask_at_its_end(until: datetime, ask: Ask, services: Services) -> None:
    if not (chat := await chat_of(ask.person.id, ask, services)):
        return
    ends = until.isoformat()
    over = Ask(
        "incident", ask.place, Person(ask.person.id), verb="over", ids={"ends": ends}, locale=ask.locale
    )
    place = replace(ask.place, channel=chat, kind="personal", name="")
    key = f"incident:{ask.place.workspace}:{ends}"
    await services.store.outbox.post(place, over, services.now(), key=key, due=until)


async def _over(ask: Ask, services: Services) -> Reply:
    """Its time is up; nothing to say where it was ended, or made longer, before."""
    settings = await services.store.workspaces.get(ask.place.workspace)
    if settings.incident_until is None or settings.incident_until.isoformat() != ask.ids.get("ends"):
        return Reply()
    words = services.texts.words(ask.locale)
    missed = await _missed(ask.place.workspace, services)
    return Reply(Card((words.text("incident.over"), *_left_out(missed, words))), to="here")


async def _state(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    until = (await services.store.workspaces.get(ask.place.workspace)).incident_until
    if until is None or until <= services.now():
        missed = await _missed(ask.place.workspace, services) if await may_lead(ask, services) else []
        return Reply(Card((words.text("incident.none"), *_left_out(missed, words))))
    when = moment(until, await zone_of(ask, services) or "UTC", words)
    end = Button(words.plain("incident.button.off"), "incident", "off")
    return Reply(Card((words.text("incident.on", **ours(until=when)), end)))


async def _off(ask: Ask, services: Services) -> Reply:
    """Says what was left out meanwhile, and offers to send it."""
    await leads_only(ask, services)
    words = services.texts.words(ask.locale)
    workspace = ask.place.workspace
    settings = await services.store.workspaces.get(workspace)
    await services.store.workspaces.put(workspace, replace(settings, incident_until=None))
    await services.store.trail.add(workspace, ask.person.id, "incident_off", "", services.now())
    missed = await _missed(workspace, services)
    return Reply(Card((words.text("incident.off"), *_left_out(missed, words))))


def _left_out(missed: list[Schedule], words: Words) -> tuple[Part, ...]:
    if not missed:
        return ()
    named = ", ".join(what(each, words) for each in missed)
    spread = Button(words.plain("incident.button.spread"), "incident", "spread")
    return (
        words.text("incident.missed", **ours(named=named)),
        Button(words.plain("incident.button.send"), "incident", "send"),
        *((spread,) if len(missed) > 1 else ()),
    )


async def _missed(workspace: str, services: Services) -> list[Schedule]:
    """Schedules whose latest post was left out because of it."""
    missed: list[Schedule] = []
    for each in await services.store.schedules.of_team(workspace):
        latest = await services.store.outbox.of_schedule(each.id, limit=1)
        if each.state == "active" and latest and latest[0].reason == "incident":
            missed.append(each)
    return missed


async def _send(ask: Ask, services: Services) -> Reply:
    """The next card of each, once: all at once, each channel at its pace, or one after the other."""
    await leads_only(ask, services)
    words = services.texts.words(ask.locale)
    missed, now = await _missed(ask.place.workspace, services), services.now()
    if not missed:
        raise Refusal("incident.nothing_left")
    gap = _GAP if ask.verb == "spread" else timedelta()
    for n, each in enumerate(missed):
        await services.store.planner.send_now(each.id, now, now + n * gap)
        await services.store.trail.add(each.workspace, ask.person.id, "sent_now", str(each.number), now)
    said = ours(count=len(missed), minutes=gap // timedelta(minutes=1))
    key = "incident.spread" if gap else "incident.sent"
    return Reply(Card((words.text(key, **said),)), replaces=True)


COMMAND = Command("incident", handle, audience="leads")
