"""Who is in the tenant, where they talk, and where the app is installed."""

import itertools
import uuid
from dataclasses import dataclass, field
from typing import Literal

TENANT = "72f98c00-0000-4000-8000-0000000000aa"
OTHER_TENANT = "99999999-0000-4000-8000-0000000000bb"

Role = Literal["user", "guest", "anonymous"]
Client = Literal["new", "old"]
PlaceKind = Literal["personal", "groupChat", "channel"]
ChannelType = Literal["standard", "private", "shared"]


@dataclass(frozen=True)
class Person:
    """A member of the tenant. `client="old"` has a Teams client without Action.Execute."""

    name: str
    id: str
    aad: str
    locale: str = "en-US"
    country: str = "US"
    zone: str = "America/New_York"
    role: Role = "user"
    client: Client = "new"
    tenant: str = TENANT


@dataclass(frozen=True)
class Team:
    name: str
    id: str
    aad_group: str


@dataclass(frozen=True)
class Place:
    """A personal chat, a group chat, or a channel of a team."""

    kind: PlaceKind
    id: str
    name: str | None = None
    team: Team | None = None
    channel_type: ChannelType = "standard"


@dataclass
class Directory:
    """Everything the Connector knows about the tenant. Tests change it as administrators and people would."""

    bot_id: str
    people: list[Person] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    members: dict[str, list[Person]] = field(default_factory=dict)
    installed: set[str] = field(default_factory=set)
    blocked_by: set[str] = field(default_factory=set)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def person(self, name: str, **details: str) -> Person:
        """A new person of the tenant, with the app installed in their personal chat."""
        digits = uuid.uuid5(uuid.NAMESPACE_DNS, f"{name} {next(self._numbers)}")
        person = Person(name=name, id=f"29:1{digits.hex}", aad=str(digits), **details)  # type: ignore[arg-type]
        self.people.append(person)
        self.installed.add(self.personal(person).id)
        return person

    def personal(self, person: Person) -> Place:
        place = Place("personal", f"a:1{person.aad.replace('-', '')}")
        self.places.setdefault(place.id, place)
        self.members.setdefault(place.id, [person])
        return place

    def group(self, name: str, members: list[Person]) -> Place:
        """A group chat with the app in it."""
        place = Place("groupChat", f"19:{uuid.uuid5(uuid.NAMESPACE_DNS, name).hex}@thread.v2", name)
        return self._add(place, members)

    def team(self, name: str) -> Team:
        digits = uuid.uuid5(uuid.NAMESPACE_URL, name)
        return Team(name, f"19:{digits.hex}@thread.tacv2", str(digits))

    def channel(self, name: str, team: Team, members: list[Person], kind: ChannelType = "standard") -> Place:
        """A channel of a team that has the app."""
        digits = uuid.uuid5(uuid.NAMESPACE_DNS, f"{team.id} {name}").hex
        return self._add(Place("channel", f"19:{digits}@thread.tacv2", name, team, kind), members)

    def _add(self, place: Place, members: list[Person]) -> Place:
        self.places[place.id] = place
        self.members[place.id] = list(members)
        self.installed.add(place.id)
        return place

    def place(self, conversation_id: str) -> Place | None:
        """The place of a conversation id, which in a channel may carry `;messageid=` (a thread)."""
        return self.places.get(conversation_id.partition(";")[0])

    def find(self, id_or_aad: str) -> Person | None:
        return next((one for one in self.people if id_or_aad in {one.id, one.aad}), None)

    def remove(self, place: Place) -> None:
        """The place is gone: every request about it answers 404 from now on."""
        self.places.pop(place.id)
        self.members.pop(place.id)
        self.installed.discard(place.id)
