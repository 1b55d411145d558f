"""Who is in the playground's channels: everybody it knows."""

from collections.abc import Mapping, Sequence

from adapters.playground.people import CHANNELS, PERSONAS, person, place
from bot.directory import Room
from bot.message import CannotDeliver, Person, Place
from bot.texts import Texts


class PlaygroundDirectory:
    """The terminal reaches the same channels: whoever sits at it (`owner`) has the machine, and leads too.
    Nothing can be sent to a terminal, which is closed most of the time."""

    def __init__(self, texts: Texts, owner: Person | None = None) -> None:
        self._owner = owner
        everybody = [person(persona, texts) for persona in PERSONAS] + ([owner] if owner else [])
        self._people: Mapping[str, Person] = {each.id: each for each in everybody}
        self._channels = {channel.channel: channel for channel in map(_channel, CHANNELS) if channel}

    async def channel(self, here: Place, said: str) -> Place | None:
        return self._channels.get(said.removeprefix("#").lower())

    async def channels(self, here: Place, person: str) -> Sequence[Place]:
        return tuple(self._channels.values())

    async def room(self, place: Place) -> Room | None:
        found = self._channels.get(place.channel)
        return None if found is None else Room(found, tuple(self._people.values()))

    async def person(self, here: Place, said: str) -> Person | None:
        wanted = said.removeprefix("@").casefold()
        return next(
            (each for each in self._people.values() if wanted in (each.name.casefold(), each.id)), None
        )

    async def people(self, here: Place, ids: Sequence[str]) -> Sequence[Person]:
        return tuple(self._people[id] for id in ids if id in self._people)

    async def chat(self, here: Place, person: str) -> Place:
        if person not in PERSONAS:
            raise CannotDeliver(here, "gone", "a terminal is closed most of the time")
        return place("dm", person)

    async def leads(self, here: Place) -> Sequence[Person]:
        return tuple(self._people[id] for id in ("lead", *([self._owner.id] if self._owner else ())))

    async def is_lead(self, here: Place, person: str) -> bool:
        return any(each.id == person for each in await self.leads(here))


def _channel(name: str) -> Place | None:
    room = CHANNELS[name]
    return None if room == "dm" else place(room, "lead")
