"""Everything Slack knows, in one place, and a bell that rings when something changes."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tests.standins.slack.app import AppConfig
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.clock import Clock
from tests.standins.slack.errors import Refused
from tests.standins.slack.model import (
    ApiCall,
    Channel,
    ChannelKind,
    Guest,
    Installation,
    Message,
    Person,
    Version,
    Via,
    View,
)
from tests.standins.slack.tickets import Tickets

_T = TypeVar("_T")


@dataclass(eq=False)
class Workspace:
    """One team. People and channels are made with `person` and `channel`."""

    world: "World"
    id: str
    name: str
    enterprise_id: str | None = None
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)

    def person(
        self,
        name: str,
        *,
        tz: str | None = "Europe/Berlin",
        admin: bool = False,
        owner: bool = False,
        guest: Guest | None = None,
        deactivated: bool = False,
    ) -> Person:
        """The person of this name, made when first asked for."""
        for each in self.people.values():
            if each.name == name:
                return each
        person = Person(
            self.world.make_id("U"), self.id, name, name.title(), tz, admin, owner, guest, False, deactivated
        )
        self.people[person.id] = person
        return person

    def channel(
        self,
        name: str,
        members: list[Person] | tuple[Person, ...] = (),
        *,
        private: bool = False,
        bot: bool = True,
        shared_outside: bool = False,
    ) -> Channel:
        """A new channel; `bot` says whether the app was invited."""
        kind: ChannelKind = "private" if private else "public"
        channel = Channel(self.world.make_id("C"), self.id, name, kind, shared_outside=shared_outside)
        channel.members |= {each.id for each in members}
        if bot and (installation := self.world.installation_in(self.id)):
            channel.members.add(installation.bot_user)
        self.channels[channel.id] = channel
        return channel

    def dm(self, person: Person) -> Channel:
        """The person's direct messages with the app."""
        installation = self.world.installation_in(self.id)
        if installation is None:
            raise LookupError(f"the app is not installed in {self.name}")
        pair = {person.id, installation.bot_user}
        for each in self.channels.values():
            if each.kind == "im" and each.members == pair:
                return each
        channel = Channel(self.world.make_id("D"), self.id, person.id, "im", pair)
        self.channels[channel.id] = channel
        return channel


class World:
    def __init__(self, app: AppConfig, clock: Clock) -> None:
        self.app = app
        self.clock = clock
        self.tickets = Tickets(clock)
        self.workspaces: dict[str, Workspace] = {}
        self.installations: list[Installation] = []
        self.messages: list[Message] = []
        self.views: dict[str, View] = {}
        self.homes: dict[tuple[str, str], View] = {}
        self.calls: list[ApiCall] = []
        self.guidelines: list[str] = []
        self._changed = asyncio.Condition()
        self._numbers: dict[str, int] = {}
        self._seq = 0
        self.base_url = ""  # where response URLs live
        self.app_id = self.make_id("A")

    # ids and order

    def make_id(self, prefix: str) -> str:
        self._numbers[prefix] = self._numbers.get(prefix, 0) + 1
        return f"{prefix}0{self._numbers[prefix]:09d}"

    def next_seq(self) -> int:
        self._seq += 1
        return self._seq

    @property
    def seq(self) -> int:
        return self._seq

    def make_ts(self) -> str:
        return f"{int(self.clock.now())}.{self.next_seq():06d}"

    # waiting

    async def ring(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def until(self, look: Callable[[], _T], seconds: float) -> _T:
        """Waits until `look()` gives something true and returns it; TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds), self._changed:
            while not (found := look()):
                await self._changed.wait()
            return found

    # looking things up

    def guideline(self, sentence: str) -> None:
        """Notes what Slack allows and advises against."""
        self.guidelines.append(sentence)

    def installation_in(self, team_id: str) -> Installation | None:
        return next(
            (each for each in self.installations if team_id in each.team_ids and each.installed), None
        )

    def find_channel(self, installation: Installation, channel_id: str) -> Channel:
        """The channel, if this installation may know of it: a private one without the bot does not exist for it."""
        for team_id in installation.team_ids:
            channel = self.workspaces[team_id].channels.get(channel_id)
            if channel is not None and (channel.kind == "public" or installation.bot_user in channel.members):
                return channel
        raise Refused("channel_not_found")

    def find_person(self, installation: Installation, user_id: str) -> Person:
        for team_id in installation.team_ids:
            if person := self.workspaces[team_id].people.get(user_id):
                return person
        raise Refused("user_not_found")

    def find_message(self, channel: Channel, ts: str) -> Message:
        """A lasting message; an ephemeral one has no ts that any method knows (methods/chat.postEphemeral)."""
        for message in self.messages:
            if (
                message.channel is channel
                and message.ts == ts
                and not message.private
                and not message.deleted
            ):
                return message
        raise Refused("message_not_found")

    # effects

    def put(
        self,
        channel: Channel,
        author: str,
        via: Via,
        text: str,
        blocks: list[Json],
        *,
        to: str | None = None,
        thread_ts: str | None = None,
        metadata: Json | None = None,
        gesture: int | None = None,
        lost: bool = False,
    ) -> Message:
        ts = self.make_ts()
        message = Message(
            channel,
            ts,
            author,
            via,
            self.seq,
            text,
            self.name_blocks(blocks),
            to,
            thread_ts,
            metadata,
            gesture,
            lost=lost,
        )
        message.changed = message.seq
        message.versions.append(Version(text, tuple(message.blocks)))
        self.messages.append(message)
        return message

    def change(self, message: Message, text: str, blocks: list[Json]) -> None:
        message.text, message.blocks = text, self.name_blocks(blocks)
        message.changed = self.next_seq()
        message.versions.append(Version(text, tuple(message.blocks)))

    def remove(self, message: Message) -> None:
        message.deleted = True
        message.changed = self.next_seq()

    def name_blocks(self, blocks: list[Json]) -> list[Json]:
        """Slack gives a block_id to blocks (and an action_id to elements) that came without."""
        named: list[Json] = []
        for block in blocks:
            each = {**block}
            each.setdefault("block_id", secrets.token_urlsafe(4)[:5])
            if each["type"] in ("actions", "context_actions"):
                each["elements"] = [_named(element) for element in each["elements"]]
            if each["type"] == "section" and "accessory" in each and each["accessory"]["type"] != "image":
                each["accessory"] = _named(each["accessory"])
            if each["type"] == "input":
                each["element"] = _named(each["element"])
            named.append(each)
        return named


def _named(element: Json) -> Json:
    return {"action_id": secrets.token_urlsafe(4)[:5], **element}
