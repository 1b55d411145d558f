"""In which zone people live: as they said themselves, as their platform tells it, else as their team does."""

from collections.abc import Sequence

from bot.message import Ask, Person
from bot.services import Services


async def zone_of(ask: Ask, services: Services) -> str | None:
    """The asker's; None where nobody knows."""
    own = await services.store.people.get(ask.place.workspace, ask.person.id)
    team = await services.store.workspaces.get(ask.place.workspace)
    return own.zone or ask.person.zone or team.zone


async def zones_of(people: Sequence[Person], ask: Ask, services: Services, home: str) -> dict[str, str]:
    """By person. Where nobody knows, it is the team's zone, else `home`."""
    settings = await services.store.people.all(ask.place.workspace, [person.id for person in people])
    team = await services.store.workspaces.get(ask.place.workspace)
    return {
        person.id: (settings[person.id].zone if person.id in settings else None)
        or person.zone
        or team.zone
        or home
        for person in people
    }
