"""What happens in a workspace and is told to the app: messages, Home, membership, uninstalling.

Sources: docs.slack.dev apis/events-api, reference/events/*.
"""

import secrets
from typing import Any

from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.door import Door
from tests.standins.slack.model import Channel, Message, Person
from tests.standins.slack.mrkdwn import as_given_back, escape
from tests.standins.slack.payloads import Payloads
from tests.standins.slack.reaction import Delivery
from tests.standins.slack.world import World

_SCOPES = {"message.im": "im:history", "app_mention": "app_mentions:read"}
"""An event that an installation lacks the scope for is not sent there (reference/events/*, "Required scopes")."""


class Events:
    def __init__(self, world: World, door: Door) -> None:
        self._world = world
        self._door = door
        self._payloads = Payloads(world)
        self.deliveries: list[Delivery] = []

    async def send(self, team_id: str, event: Json, *, subscription: str | None = None) -> Delivery | None:
        """Delivers an event, if the manifest subscribes to it and the installation has its scope; `message` events
        by their channel type."""
        wanted = self._world.app.events
        name = subscription or event["type"]
        if wanted is not None and name not in wanted:
            return None
        installation = self._world.installation_in(team_id)
        if name in _SCOPES and (installation is None or _SCOPES[name] not in installation.scopes):
            return None
        event_id = f"Ev{secrets.token_hex(5).upper()}"
        event = {"event_ts": f"{self._world.clock.now():.6f}", **event}
        body = self._payloads.event(team_id, event, event_id)
        return await self._deliver(team_id, event_id, body, 0, None)

    async def retry(self, delivery: Delivery, reason: str = "http_timeout") -> Delivery:
        """The same event once more, as Slack does at once, after a minute and after five."""
        return await self._deliver(
            delivery.team_id, delivery.event_id, dict(delivery.body), delivery.retry + 1, reason
        )

    async def _deliver(
        self, team_id: str, event_id: str, body: dict[str, Any], retry: int, reason: str | None
    ) -> Delivery:
        answer = await self._door.event(body, (retry, reason) if reason else None)
        delivery = Delivery(team_id, event_id, body, answer, retry)
        self.deliveries.append(delivery)
        await self._world.ring()
        return delivery

    async def say(
        self, person: Person, channel: Channel, text: str, thread: Message | None = None
    ) -> Message:
        """A person writes. Messages always arrive escaped; the app hears of direct messages and of mentions."""
        if person.id not in channel.members:
            raise AssertionError(f"{person.name} is not in {channel.name}")
        workspace = self._world.workspaces[person.team_id]
        written = escape(text)
        for each in workspace.people.values():
            written = written.replace(f"@{each.name}", f"<@{each.id}>")
        thread_ts = (thread.thread_ts or thread.ts) if thread else None
        message = self._world.put(channel, person.id, "person", written, [], thread_ts=thread_ts)
        await self._world.ring()
        installation = self._world.installation_in(channel.team_id)
        if installation is None or installation.bot_user not in channel.members:
            return message
        event: Json = {
            "user": person.id,
            "ts": message.ts,
            "client_msg_id": secrets.token_hex(16),
            "text": as_given_back(written),
            "team": workspace.id,
            "channel": channel.id,
            "event_ts": message.ts,
        }
        if thread_ts is not None:
            event["thread_ts"] = thread_ts
        if channel.kind == "im":
            await self.send(
                workspace.id, {"type": "message", "channel_type": "im", **event}, subscription="message.im"
            )
        elif f"<@{installation.bot_user}>" in written:
            await self.send(workspace.id, {"type": "app_mention", **event})
        return message

    async def open_home(self, person: Person, tab: str = "home") -> Delivery | None:
        """Also sent for the Messages tab, with `tab: "messages"`, and then without a view."""
        channel = self._world.workspaces[person.team_id].dm(person)
        event: Json = {"type": "app_home_opened", "user": person.id, "channel": channel.id, "tab": tab}
        view = self._world.homes.get((person.team_id, person.id))
        if tab == "home" and view is not None:
            event["view"] = {"id": view.id, "type": "home", "hash": view.hash, "blocks": view.blocks}
        return await self.send(person.team_id, event)

    async def join(self, person: Person, channel: Channel) -> Delivery | None:
        channel.members.add(person.id)
        event = {
            "type": "member_joined_channel",
            "user": person.id,
            "channel": channel.id,
            "channel_type": "C" if channel.kind == "public" else "G",
            "team": channel.team_id,
        }
        return await self.send(channel.team_id, event)

    async def archive(self, channel: Channel, by: Person) -> Delivery | None:
        channel.archived = True
        kind = "channel_archive" if channel.kind == "public" else "group_archive"
        return await self.send(channel.team_id, {"type": kind, "channel": channel.id, "user": by.id})

    async def uninstall(self, team_id: str) -> list[Delivery | None]:
        """The token dies first; the two events come in no promised order."""
        revoked = await self.revoke(team_id)
        return [revoked, await self.send(team_id, {"type": "app_uninstalled"})]

    async def revoke(self, team_id: str) -> Delivery | None:
        """The bot's token, alone."""
        installation = self._world.installation_in(team_id)
        if installation is None:
            raise LookupError(f"not installed in {team_id}")
        installation.installed = False
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [installation.bot_user]}}
        return await self.send(team_id, revoked)
