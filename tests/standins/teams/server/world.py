"""The state of Teams in a test: who and where, what was sent, what was broken."""

import asyncio
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from tests.standins.teams.clock import Clock
from tests.standins.teams.faults import Faults
from tests.standins.teams.people import Directory, Person, Place
from tests.standins.teams.rules import Broken, Json
from tests.standins.teams.server.login import Login
from tests.standins.teams.server.messages import Message
from tests.standins.teams.throttle import Throttle

Effect = Literal["sent", "edited", "deleted", "typing"]


@dataclass(frozen=True)
class Call:
    """One request the product made: its answer's status, and the message it made or changed."""

    method: str
    path: str
    status: int
    body: Json | None = None
    effect: Effect | None = None
    message: Message | None = None


@dataclass
class World:
    """`heard` are the ids of all activities Teams gave the product."""

    clock: Clock
    login: Login
    directory: Directory
    throttle: Throttle
    service_url: str = ""
    faults: Faults = field(default_factory=Faults)
    messages: dict[str, Message] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def new_id(self) -> str:
        """An activity id as Teams makes them: the milliseconds of its birth, never twice."""
        return str(int(self.clock.stamp() * 1000) * 1000 + next(self._numbers))

    def note(self, broken: Iterable[Broken]) -> list[Broken]:
        """Writes down what was broken and gives back the refusals among it."""
        listed = list(broken)
        self.broken += listed
        return [one for one in listed if one.level == "refused"]

    async def called(self, call: Call) -> None:
        async with self._changed:
            self.calls.append(call)
            self._changed.notify_all()

    async def until(self, wanted: Callable[[], bool], seconds: float) -> bool:
        """Waits for calls until `wanted` holds; False when the time is over."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(wanted)
        except TimeoutError:
            return wanted()
        return True

    def effects(self, since: int, place: Place | None, person: Person) -> list[Message]:
        """The messages sent or edited since that call, there, that this person sees; each once, oldest first."""
        seen: dict[str, Message] = {}
        for call in self.calls[since:]:
            message = call.message
            if message is None or call.effect not in {"sent", "edited"} or not message.visible_to(person):
                continue
            if person not in self.directory.members.get(message.place.id, []):
                continue
            if place is None or message.place == place:
                seen[message.id] = message
        return list(seen.values())
