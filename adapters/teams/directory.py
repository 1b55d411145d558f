"""Who is where in a tenant: the channels of the teams that added us, and who reads them.

docs: get-teams-context.md. Teams knows no owners of a team here, so nobody leads without being named; who
adds us to a team is named first (turns.py).
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace

from adapters.teams.addresses import Addresses
from adapters.teams.chats import Chats
from adapters.teams.connector import Body, Connector, ConnectorError
from bot.directory import Room
from bot.message import CannotDeliver, Person, Place

_OFFERED = 20
_GENERAL = "General"
"""What Teams shows for a team's first channel, which has no name of its own."""


@dataclass(frozen=True, slots=True)
class _Channel:
    place: Place
    team: str
    service_url: str
    shared: bool


class TeamsDirectory:
    def __init__(self, connector: Connector, chats: Chats, addresses: Addresses) -> None:
        self._connector = connector
        self._chats = chats
        self._addresses = addresses

    async def channel(self, here: Place, said: str) -> Place | None:
        wanted = _bare(said).removeprefix("#").strip().casefold()
        return next(
            (each.place for each in await self._channels(here) if each.place.name.casefold() == wanted), None
        )

    async def channels(self, here: Place, person: str) -> Sequence[Place]:
        found: list[Place] = []
        for each in await self._channels(here):
            if len(found) < _OFFERED and await self._member(
                here, each.service_url, each.place.channel, person
            ):
                found.append(each.place)
        return found

    async def room(self, place: Place) -> Room | None:
        """Of a shared channel we name nobody: people of another organisation read it too."""
        if place.kind != "channel":
            known = await self._addresses.find(place)
            return None if known is None else await self._room(place, str(known.service_url))
        for each in await self._channels(place):
            if each.place.channel == place.channel:
                if each.shared:
                    return Room(each.place, (), outside=True)
                await self._addresses.keep_channel(each.place, each.team, each.service_url)
                return await self._room(each.place, each.service_url)
        return None

    async def person(self, here: Place, said: str) -> Person | None:
        """By their whole name, or a given name that only one of them has."""
        wanted = _bare(said).removeprefix("@").strip().casefold()
        everybody = [each async for each in self._everybody(here)]
        whole = [each for each in everybody if wanted in (each.name.casefold(), each.id.casefold())]
        given = {each.id: each for each in everybody if each.name.casefold().split(" ")[0] == wanted}
        return whole[0] if whole else next(iter(given.values())) if len(given) == 1 else None

    async def people(self, here: Place, ids: Sequence[str]) -> Sequence[Person]:
        found = [await self._known(here, each) for each in ids]
        return await self._at_home(here, [each for each in found if each is not None])

    async def chat(self, here: Place, person: str) -> Place:
        service_url = next(iter((await self._addresses.teams(here.workspace)).values()), "")
        try:
            chat = await self._chats.private_chat(service_url, here.workspace, person)
        except ConnectorError as problem:
            raise _undelivered(here, problem) from problem
        return Place("teams", here.workspace, chat, "personal")

    async def leads(self, here: Place) -> Sequence[Person]:
        return ()

    async def is_lead(self, here: Place, person: str) -> bool:
        return False

    async def _channels(self, here: Place) -> list[_Channel]:
        found: list[_Channel] = []
        for team, service_url in (await self._addresses.teams(here.workspace)).items():
            try:
                listed = await self._connector.channels(service_url, team)
            except ConnectorError as problem:
                if problem.reason == "gone":
                    continue  # a team that has removed us
                raise _undelivered(here, problem) from problem
            for each in listed:
                place = Place(
                    "teams", here.workspace, str(each["id"]), "channel", str(each.get("name") or _GENERAL)
                )
                found.append(_Channel(place, team, service_url, each.get("type") == "shared"))
        return found

    async def _room(self, place: Place, service_url: str) -> Room | None:
        try:
            listed = await self._connector.members(service_url, place.channel)
        except ConnectorError as problem:
            if problem.reason == "gone":
                return None
            raise _undelivered(place, problem) from problem
        return Room(place, await self._at_home(place, map(_person, listed)))

    async def _everybody(self, here: Place) -> AsyncIterator[Person]:
        rooms = [here] if here.kind != "personal" else []
        rooms += [
            Place("teams", here.workspace, team, "channel")
            for team in await self._addresses.teams(here.workspace)
        ]
        seen: set[str] = set()
        for place in rooms:
            room = await self.room(place)
            for each in room.people if room else ():
                if each.id not in seen:
                    seen.add(each.id)
                    yield each

    async def _known(self, here: Place, person: str) -> Person | None:
        for team, service_url in (await self._addresses.teams(here.workspace)).items():
            if found := await self._member(here, service_url, team, person):
                return found
        if (chat := await self._addresses.personal(here.workspace, person)) is None:
            return None
        known = await self._addresses.find(chat)
        return (
            None if known is None else await self._member(here, str(known.service_url), chat.channel, person)
        )

    async def _at_home(self, here: Place, people: Iterable[Person]) -> tuple[Person, ...]:
        """Each in the zone that their own messages told: a roster tells none."""
        listed = tuple(people)
        zones = await self._addresses.zones(here.workspace, [person.id for person in listed])
        return tuple(replace(person, zone=zones.get(person.id)) for person in listed)

    async def _member(self, here: Place, service_url: str, conversation: str, person: str) -> Person | None:
        try:
            return _person(await self._connector.member(service_url, conversation, person))
        except ConnectorError as problem:
            if problem.reason == "gone":
                return None
            raise _undelivered(here, problem) from problem


def _person(listed: Body) -> Person:
    return Person(
        str(listed.get("id", "")), str(listed.get("name") or ""), guest=listed.get("userRole") == "guest"
    )


def _bare(said: str) -> str:
    """Without the tags of a mention."""
    return said.replace("<at>", "").replace("</at>", "").strip()


def _undelivered(place: Place, problem: ConnectorError) -> CannotDeliver:
    return CannotDeliver(place, problem.reason, problem.detail, problem.retry_after)
