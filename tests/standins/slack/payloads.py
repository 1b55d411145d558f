"""Bodies of gestures in Slack's recorded shapes.

Sources: docs.slack.dev interactivity/implementing-slash-commands, reference/interaction-payloads/*, apis/events-api;
the recorded samples in slackapi/java-slack-sdk json-logs/samples/app-backend and slackapi/bolt-python tests.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from tests.standins.slack.api.shown import message_json, view_json
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.model import Channel, Message, Person, View
from tests.standins.slack.mrkdwn import escape
from tests.standins.slack.world import World

VERIFICATION_TOKEN = "legacy-verification-token"


@dataclass(frozen=True)
class Actor:
    """Who does something, and the two tickets it is worth."""

    person: Person
    trigger_id: str
    response_url: str | None


class Payloads:
    def __init__(self, world: World) -> None:
        self._world = world

    def command(self, actor: Actor, channel: Channel, command: str, text: str) -> dict[str, str]:
        """The form of a slash command."""
        workspace = self._world.workspaces[actor.person.team_id]
        form = {
            "token": VERIFICATION_TOKEN,
            "team_id": workspace.id,
            "team_domain": workspace.name,
            "channel_id": channel.id,
            "channel_name": channel.command_name,
            "user_id": actor.person.id,
            "user_name": actor.person.name,
            "command": command,
            "text": text,
            "api_app_id": self._world.app_id,
            "is_enterprise_install": str(self._org_wide(workspace.id)).lower(),
            "response_url": actor.response_url or "",
            "trigger_id": actor.trigger_id,
        }
        if workspace.enterprise_id is not None:
            form |= {"enterprise_id": workspace.enterprise_id, "enterprise_name": "Org"}
        return form

    def message_action(self, actor: Actor, message: Message, action: Json, state: Json) -> Json:
        """block_actions on a message. An ephemeral message is not in the payload, only its container."""
        ephemeral = message.private
        body = self._head("block_actions", actor) | {
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": message.channel.id,
                "is_ephemeral": ephemeral,
            },
            "channel": self._channel(message.channel),
            "state": {"values": state},
            "response_url": actor.response_url,
            "actions": [action],
        }
        if message.thread_ts is not None:
            body["container"]["thread_ts"] = message.thread_ts
        if not ephemeral:
            body["message"] = message_json(self._world, message)
        return body

    def view_action(self, actor: Actor, view: View, action: Json) -> Json:
        return self._head("block_actions", actor) | {
            "container": {"type": "view", "view_id": view.id},
            "view": view_json(self._world, view),
            "actions": [action],
        }

    def view_submission(self, actor: Actor, view: View, response_urls: list[Json]) -> Json:
        return self._head("view_submission", actor) | {
            "view": view_json(self._world, view),
            "response_urls": response_urls,
        }

    def view_closed(self, actor: Actor, view: View, *, is_cleared: bool) -> Json:
        body = self._head("view_closed", actor) | {
            "view": view_json(self._world, view),
            "is_cleared": is_cleared,
        }
        del body["trigger_id"]
        return body

    def message_shortcut(self, actor: Actor, message: Message, callback_id: str) -> Json:
        return self._head("message_action", actor) | {
            "callback_id": callback_id,
            "action_ts": self._now(),
            "response_url": actor.response_url,
            "channel": self._channel(message.channel),
            "message_ts": message.ts,
            "message": message_json(self._world, message),
        }

    def global_shortcut(self, actor: Actor, callback_id: str) -> Json:
        """No channel and no response_url (interaction-payloads/shortcuts-interaction-payload)."""
        return self._head("shortcut", actor) | {"callback_id": callback_id, "action_ts": self._now()}

    def event(self, team_id: str, event: Json, event_id: str) -> Json:
        installation = next(
            (each for each in self._world.installations if team_id in each.team_ids),
            self._world.installations[0],
        )
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": team_id,
            "context_team_id": team_id,
            "context_enterprise_id": self._world.workspaces[team_id].enterprise_id,
            "api_app_id": self._world.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": event_id,
            "event_time": int(self._world.clock.now()),
            "authorizations": [
                {
                    "enterprise_id": self._world.workspaces[team_id].enterprise_id,
                    "team_id": None if installation.enterprise_id else team_id,
                    "user_id": installation.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": installation.enterprise_id is not None,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": f"4-{secrets.token_urlsafe(24)}",
        }

    def action(self, element: Json, block: Json, value: Json) -> Json:
        """One entry of `actions`. Labels come back HTML-escaped (slackapi/bolt-python#513)."""
        action: Json = {
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "type": element["type"],
            "action_ts": self._now(),
        }
        if element["type"] == "button":
            action["text"] = label_json(element["text"])
            for key in ("value", "style", "url"):
                if key in element:
                    action[key] = element[key]
        return action | value

    def _head(self, kind: str, actor: Actor) -> Json:
        workspace = self._world.workspaces[actor.person.team_id]
        team = {"id": workspace.id, "domain": workspace.name}
        enterprise: Json | None = None
        if workspace.enterprise_id is not None:
            enterprise = {"id": workspace.enterprise_id, "name": "Org"}
            team |= {"enterprise_id": workspace.enterprise_id, "enterprise_name": "Org"}
        return {
            "type": kind,
            "token": VERIFICATION_TOKEN,
            "team": team,
            "user": {
                "id": actor.person.id,
                "username": actor.person.name,
                "name": actor.person.name,
                "team_id": workspace.id,
            },
            "api_app_id": self._world.app_id,
            "trigger_id": actor.trigger_id,
            "enterprise": enterprise,
            "is_enterprise_install": self._org_wide(workspace.id),
        }

    def _channel(self, channel: Channel) -> Json:
        return {"id": channel.id, "name": channel.command_name}

    def _org_wide(self, team_id: str) -> bool:
        installation = self._world.installation_in(team_id)
        return installation is not None and installation.enterprise_id is not None

    def _now(self) -> str:
        return f"{self._world.clock.now():.6f}"


def label_json(text: Json) -> Json:
    shown: dict[str, Any] = {"type": text["type"], "text": escape(text["text"])}
    if text["type"] == "plain_text":
        shown["emoji"] = text.get("emoji", True)
    else:
        shown["verbatim"] = text.get("verbatim", False)
    return shown


def option_json(option: Json) -> Json:
    return {**option, "text": label_json(option["text"])}
