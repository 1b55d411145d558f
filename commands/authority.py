"""Who may start things for a team: its leads, who are named by leads, and whoever leads by the platform."""

from bot.directory import Directory
from bot.message import Ask, Person, Refusal
from bot.services import Services


def directory(ask: Ask, services: Services) -> Directory:
    return services.directories[ask.place.platform]


async def leads(ask: Ask, services: Services) -> tuple[Person, ...]:
    """Those who were named come first: they are the ones to ask."""
    where = directory(ask, services)
    named = (await services.store.workspaces.get(ask.place.workspace)).leads
    both = (*await where.people(ask.place, named), *await where.leads(ask.place))
    return tuple({person.id: person for person in both}.values())


async def may_lead(ask: Ask, services: Services) -> bool:
    return any(person.id == ask.person.id for person in await leads(ask, services))


async def leads_only(ask: Ask, services: Services) -> None:
    """Raises Refusal, which names the leads, for anyone else."""
    found = await leads(ask, services)
    if all(person.id != ask.person.id for person in found):
        raise Refusal("leads.only", names=names(found) or services.texts.plain("leads.nobody", ask.locale))


def names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name or person.id for person in people)
