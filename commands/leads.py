"""Who may start and change schedules here"""

from dataclasses import replace

from bot.message import Ask, Card, Person, Refusal, Reply, Title
from bot.services import Services
from bot.store.trail import Change
from commands import authority
from commands.command import Command


async def handle(ask: Ask, services: Services) -> Reply:
    """`leads`, `leads add @kim`, `leads remove @kim`. Whoever leads by the platform itself stays one."""
    word, _, said = ask.text.strip().partition(" ")
    match word.lower():
        case "":
            return await _list(ask, services)
        case "add":
            return await _change(said, "lead_added", ask, services)
        case "remove":
            return await _change(said, "lead_removed", ask, services)
        case _:
            raise Refusal("leads.words")


async def _list(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    found = await authority.leads(ask, services)
    if not found:
        return Reply(Card((words.text("leads.none"),)))
    named = (await services.store.workspaces.get(ask.place.workspace)).leads
    lines = [
        words.text("leads.named" if each.id in named else "leads.by_platform", name=each.name or each.id)
        for each in found
    ]
    return Reply(Card((Title(words.plain("leads.title")), *lines, words.note("leads.how"))))


async def _change(said: str, change: Change, ask: Ask, services: Services) -> Reply:
    await authority.leads_only(ask, services)
    person = await _person(said, ask, services)
    workspace = ask.place.workspace
    settings = await services.store.workspaces.get(workspace)
    others = tuple(each for each in settings.leads if each != person.id)
    if change == "lead_removed" and person.id not in settings.leads:
        raise Refusal("leads.not_named", name=person.name)
    leads = (*others, person.id) if change == "lead_added" else others
    await services.store.workspaces.put(workspace, replace(settings, leads=leads))
    await services.store.trail.add(workspace, ask.person.id, change, person.name or person.id, services.now())
    words = services.texts.words(ask.locale)
    everyone = authority.names(await authority.leads(ask, services))
    return Reply(Card((words.text(f"leads.{change}", name=person.name, names=everyone),)))


async def _person(said: str, ask: Ask, services: Services) -> Person:
    if not said.strip():
        raise Refusal("leads.words")
    found = await authority.directory(ask, services).person(ask.place, said.strip())
    if found is None:
        raise Refusal("leads.unknown", said=said.strip())
    return found


COMMAND = Command("leads", handle, audience="leads")
