"""Who is where on a platform: asked when something is scheduled, and when somebody is to be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.message import Person, Place


@dataclass(frozen=True, slots=True)
class Room:
    """A channel and everybody who reads it, bots left out; guests are marked on the person.

    `outside`: people of another organisation read it too, whom a list of ours may not name.
    """

    place: Place
    people: tuple[Person, ...]
    outside: bool = False


class Directory(Protocol):
    """One platform's. `here` is where the asking is done: it tells the workspace.

    A person's `zone` is None where the platform does not tell it. Raises CannotDeliver where the
    platform gives no answer.
    """

    async def channel(self, here: Place, said: str) -> Place | None:
        """The channel that a typed "#support", or the platform's own mention of one, means; None where
        there is none that we can see."""
        ...

    async def channels(self, here: Place, person: str) -> Sequence[Place]:
        """Channels that this person and we are both in: what a menu offers, at most 20."""
        ...

    async def room(self, place: Place) -> Room | None:
        """None: it is not there, or we are not in it."""
        ...

    async def person(self, here: Place, said: str) -> Person | None:
        """Whom a typed "@kim", or the platform's own mention, means."""
        ...

    async def people(self, here: Place, ids: Sequence[str]) -> Sequence[Person]:
        """These people by name; who has left is left out."""
        ...

    async def chat(self, here: Place, person: str) -> Place:
        """This person's private chat with us, opened where it was not."""
        ...

    async def leads(self, here: Place) -> Sequence[Person]:
        """Who leads without being named by anyone: the installer, or a workspace's owners and admins."""
        ...

    async def is_lead(self, here: Place, person: str) -> bool:
        """Whether this person is one of them, told at the cost of a gesture: nobody else is looked up."""
        ...
