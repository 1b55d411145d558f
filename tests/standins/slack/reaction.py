"""What a person sees after a gesture. It stays live: what comes later is seen through it too."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tests.standins.slack import modals
from tests.standins.slack.door import Answer
from tests.standins.slack.model import Message, Person, View
from tests.standins.slack.world import World

_T = TypeVar("_T")


def sees(world: World, person: Person, message: Message) -> bool:
    """Whether the message stands before this person's eyes now."""
    if message.deleted or message.lost or message.channel.team_id != person.team_id:
        return False
    return message.to == person.id if message.private else person.id in message.channel.members


@dataclass(eq=False)
class Reaction:
    """`error` is what Slack shows instead of an answer ("operation_timeout", "dispatch_failed", ...).

    `field_errors` are a modal's complaints by the label of their field.
    """

    world: World
    person: Person
    gesture: int
    since: int
    answer: Answer
    error: str | None = None
    field_errors: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int | None:
        """The HTTP status of the acknowledgement; None where none came."""
        return self.answer.status

    @property
    def messages(self) -> list[Message]:
        """What is new or changed before the person's eyes since the gesture, in order of change."""
        found = [
            each
            for each in self.world.messages
            if each.changed > self.since and each.via != "person" and sees(self.world, self.person, each)
        ]
        return sorted(found, key=lambda each: each.changed)

    @property
    def answers(self) -> list[Message]:
        """Of those, what came by this gesture's acknowledgement or response_url."""
        return [each for each in self.messages if each.gesture == self.gesture]

    @property
    def message(self) -> Message:
        """The newest of the messages."""
        found = self.messages
        assert found, f"the person sees no answer (status {self.status}, error {self.error})"
        return found[-1]

    @property
    def modal(self) -> View:
        """The modal on top."""
        stack = modals.stack(self.world, self.person.team_id, self.person.id)
        assert stack, f"no modal is open (status {self.status}, error {self.error})"
        return stack[-1]

    @property
    def modal_open(self) -> bool:
        return bool(modals.stack(self.world, self.person.team_id, self.person.id))

    @property
    def home(self) -> View:
        view = self.world.homes.get((self.person.team_id, self.person.id))
        assert view, "no Home was published for this person"
        return view

    async def until(self, look: Callable[["Reaction"], _T], seconds: float = 5.0) -> _T:
        """Waits until `look(self)` is true, for what comes after the acknowledgement."""
        return await self.world.until(lambda: look(self), seconds)

    async def at_least(self, count: int, seconds: float = 5.0) -> list[Message]:
        """Waits until the person sees this many new or changed messages."""
        await self.until(lambda seen: len(seen.messages) >= count, seconds)
        return self.messages


@dataclass(frozen=True)
class Delivery:
    """An event that was sent, and what came back."""

    team_id: str
    event_id: str
    body: dict[str, object]
    answer: Answer
    retry: int = 0

    @property
    def status(self) -> int | None:
        return self.answer.status

    @property
    def accepted(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def will_retry(self) -> bool:
        """Three retries, unless the answer says `x-slack-no-retry: 1` (docs.slack.dev apis/events-api)."""
        return not self.accepted and self.retry < 3 and self.answer.headers.get("x-slack-no-retry") != "1"
