"""Stop every post while something is on fire"""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.message import Ask, Button, Card, Refusal, Reply
from bot.services import Services
from bot.store.schedule import Schedule
from bot.texts import ours
from commands.authority import leads_only
from commands.command import Command
from commands.dates import moment
from commands.numbered import what
from commands.whereabouts import zone_of

_ON = re.compile(r"on\b\s*(?:for\s+)?(?:(?P<count>\d{1,3})\s*(?P<unit>m|h|d)[a-z]*)?\s*$", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_USUAL = timedelta(hours=2)
_LONGEST = timedelta(days=7)


async def handle(ask: Ask, services: Services) -> Reply:
    """`incident on 2h`, `incident off`. It ends by itself; what fell into it is dropped, unless a lead sends it."""
    typed = ask.text.strip()
    if ask.verb == "send":
        return await _send(ask, services)
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
    words = services.texts.words(ask.locale)
    workspace = ask.place.workspace
    settings = await services.store.workspaces.get(workspace)
    await services.store.workspaces.put(workspace, replace(settings, incident_until=until))
    when = moment(until, await zone_of(ask, services) or "UTC", words)
    await services.store.trail.add(workspace, ask.person.id, "incident_on", when, services.now())
    end = Button(words.plain("incident.button.off"), "incident", "off")
    return Reply(Card((words.text("incident.on", **ours(until=when)), end)))


async def _state(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    until = (await services.store.workspaces.get(ask.place.workspace)).incident_until
    if until is None or until <= services.now():
        return Reply(Card((words.text("incident.none"),)))
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
    if not missed:
        return Reply(Card((words.text("incident.off"),)))
    named = ", ".join(what(each, words) for each in missed)
    send = Button(words.plain("incident.button.send"), "incident", "send")
    return Reply(Card((words.text("incident.off"), words.text("incident.missed", **ours(named=named)), send)))


async def _missed(workspace: str, services: Services) -> list[Schedule]:
    """Schedules whose latest post was left out because of it."""
    missed: list[Schedule] = []
    for each in await services.store.schedules.of_team(workspace):
        latest = await services.store.outbox.of_schedule(each.id, limit=1)
        if each.state == "active" and latest and latest[0].reason == "incident":
            missed.append(each)
    return missed


async def _send(ask: Ask, services: Services) -> Reply:
    """The next card of each, once; a channel never gets two at one moment, since its pace is kept."""
    await leads_only(ask, services)
    missed = await _missed(ask.place.workspace, services)
    for each in missed:
        await services.store.planner.send_now(each.id, services.now())
        await services.store.trail.add(
            each.workspace, ask.person.id, "sent_now", str(each.number), services.now()
        )
    words = services.texts.words(ask.locale)
    return Reply(Card((words.text("incident.sent", **ours(count=len(missed))),)), replaces=True)


COMMAND = Command("incident", handle, audience="leads")
