"""Events around the bot: installed, removed, renamed, reacted to (docs: conversations/subscribe-to-conversation-events.md)."""

from typing import Any, Literal

from tests.standins.teams.client import payloads
from tests.standins.teams.client.payloads import Seat
from tests.standins.teams.client.talking import Talking
from tests.standins.teams.people import Person, Place
from tests.standins.teams.rules import Json
from tests.standins.teams.server.messages import Message

Add = Literal["add", "add-upgrade"]
Remove = Literal["remove", "remove-upgrade"]
TeamEvent = Literal[
    "channelCreated", "channelRenamed", "channelDeleted", "channelRestored", "channelShared", "channelUnshared",
    "teamRenamed", "teamArchived", "teamUnarchived", "teamDeleted", "teamHardDeleted", "teamRestored",
]  # fmt: skip


class Living(Talking):
    async def install(
        self, where: Place | None = None, user: Person | None = None, action: Add = "add", expect: int = 1
    ) -> list[Message]:
        """The app is added there by this person; gives back the greeting."""
        person = user or self.agent
        place = where or self.personal(person)
        self.world.directory.installed.add(place.id)
        self.world.directory.blocked_by.discard(place.id)
        since = len(self.world.calls)
        bot = {"id": self.world.directory.bot_id}
        await self.event("conversationUpdate", {"membersAdded": [bot]}, person, place)
        fields = {"action": action, "locale": person.locale}
        await self.event("installationUpdate", fields, person, place)
        await self.heard(since, expect)
        return self.world.effects(since, None, person)

    async def uninstall(
        self, where: Place | None = None, user: Person | None = None, action: Remove = "remove"
    ) -> None:
        person = user or self.agent
        place = where or self.personal(person)
        self.world.directory.installed.discard(place.id)
        bot = {"id": self.world.directory.bot_id}
        await self.event("conversationUpdate", {"membersRemoved": [bot]}, person, place)
        await self.event("installationUpdate", {"action": action}, person, place)

    def block(self, user: Person) -> None:
        """The person blocks the bot; no event tells it, only the next send (docs: send-proactive-messages.md)."""
        self.world.directory.blocked_by.add(self.personal(user).id)

    async def joins(self, person: Person, where: Place, by: Person | None = None) -> None:
        self.world.directory.members[where.id].append(person)
        fields = {"membersAdded": [{"id": person.id, "aadObjectId": person.aad}]}
        await self.event("conversationUpdate", fields, by or self.agent, where, team_event="teamMemberAdded")

    async def leaves(self, person: Person, where: Place, by: Person | None = None) -> None:
        self.world.directory.members[where.id].remove(person)
        fields = {"membersRemoved": [{"id": person.id, "aadObjectId": person.aad}]}
        await self.event(
            "conversationUpdate", fields, by or self.agent, where, team_event="teamMemberRemoved"
        )

    async def channel_event(self, event: TeamEvent, where: Place, user: Person | None = None) -> None:
        """One of the events of channels and teams, which carry its name in channelData."""
        if event in {"channelDeleted", "teamDeleted", "teamHardDeleted"}:
            self.world.directory.remove(where)
        await self.event("conversationUpdate", {}, user or self.agent, where, team_event=event)

    async def react(self, message: Message, reaction: str = "like", user: Person | None = None) -> None:
        fields = {"reactionsAdded": [{"type": reaction}], "replyToId": message.id}
        await self.event("messageReaction", fields, user or self.agent, message.place)

    async def event(
        self, kind: str, fields: dict[str, Any], user: Person, where: Place, *, team_event: str | None = None
    ) -> None:
        """Any activity that is no message, known to the product or not."""
        activity: Json = payloads.envelope(self.world, kind, Seat(user, where, where.id)) | fields
        if team_event is not None and where.kind == "channel":
            activity["channelData"]["eventType"] = team_event
        await self.tell(activity)
