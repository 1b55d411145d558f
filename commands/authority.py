"""Who is asking, and what they may: leads are named by leads, and some lead by the platform itself."""

from collections.abc import Collection

from bot.directory import Directory
from bot.message import Ask, CannotDeliver, Person, Place, Refusal
from bot.services import Services


def directory(ask: Ask, services: Services) -> Directory:
    return services.directories[ask.place.platform]


async def chat_of(person: str, ask: Ask, services: Services) -> str:
    """The channel of a person's private chat with us; "" where they have none."""
    try:
        return (await directory(ask, services).chat(ask.place, person)).channel
    except CannotDeliver:
        return ""


async def own_chat(ask: Ask, services: Services) -> Place:
    """The asker's private chat. Raises Refusal where nothing can come to them (a terminal)."""
    try:
        return await directory(ask, services).chat(ask.place, ask.person.id)
    except CannotDeliver as nowhere:
        raise Refusal("schedule.no_chat") from nowhere


async def leads(ask: Ask, services: Services) -> tuple[Person, ...]:
    """Those who were named come first: they are the ones to ask."""
    where = directory(ask, services)
    named = (await services.store.workspaces.get(ask.place.workspace)).leads
    both = (*await where.people(ask.place, named), *await where.leads(ask.place))
    return tuple({person.id: person for person in both}.values())


async def leads_by(named: Collection[str], ask: Ask, services: Services) -> bool:
    """The same as `may_lead` where those who were `named` are known already, and nobody's name is wanted."""
    return ask.person.id in named or await directory(ask, services).is_lead(ask.place, ask.person.id)


async def may_lead(ask: Ask, services: Services) -> bool:
    return any(person.id == ask.person.id for person in await leads(ask, services))


async def leads_only(ask: Ask, services: Services) -> None:
    """Raises Refusal, which names the leads, for anyone else."""
    found = await leads(ask, services)
    if all(person.id != ask.person.id for person in found):
        raise Refusal("leads.only", names=names(found) or services.texts.plain("leads.nobody", ask.locale))


def names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name or person.id for person in people)
