"""Things as the Web API and the payloads show them (docs.slack.dev reference/objects/*)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.model import Channel, Installation, Message, Person, View
from tests.standins.slack.mrkdwn import as_given_back, emoji_named, escape
from tests.standins.slack.world import World


def message_json(world: World, message: Message) -> Json:
    """A message as Slack gives it back, with its texts changed on the way. Metadata is added by who may show it."""
    installation = world.installation_in(message.channel.team_id)
    shown: Json = {
        "user": message.author,
        "type": "message",
        "ts": message.ts,
        "text": as_given_back(message.text),
        "team": message.channel.team_id,
    }
    if installation is not None and message.author == installation.bot_user:
        shown |= {"bot_id": installation.bot_id, "app_id": installation.app_id}
    if message.blocks:
        shown["blocks"] = [_given_back(block) for block in message.blocks]
    if message.thread_ts is not None:
        shown["thread_ts"] = message.thread_ts
    if message.edited:
        shown["edited"] = {"user": message.author, "ts": f"{message.ts.split('.')[0]}.000000"}
    return shown


def _given_back(node: Any) -> Any:
    if isinstance(node, list):
        return [_given_back(each) for each in node]
    if not isinstance(node, dict):
        return node
    shown = {key: _given_back(each) for key, each in node.items()}
    if node.get("type") == "mrkdwn":
        shown["text"] = as_given_back(node["text"])
        shown.setdefault("verbatim", False)
    elif node.get("type") == "plain_text":
        shown["text"] = emoji_named(escape(node["text"]))
        shown.setdefault("emoji", True)
    return shown


def person_json(person: Person, installation: Installation, now: float) -> Json:
    shown: Json = {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.name,
        "deleted": person.deactivated,
        "is_bot": person.bot,
        "is_app_user": False,
        "updated": int(now),
        "profile": {"real_name": person.real_name, "display_name": person.name, "team": person.team_id},
    }
    if person.deactivated:
        return shown
    if "users:read.email" in installation.scopes:
        shown["profile"]["email"] = f"{person.name}@example.com"
    shown |= {
        "real_name": person.real_name,
        "is_admin": person.admin or person.owner,
        "is_owner": person.owner,
        "is_primary_owner": False,
        "is_restricted": person.guest is not None,
        "is_ultra_restricted": person.guest == "single_channel",
    }
    if person.tz is not None:
        here = datetime.fromtimestamp(now, ZoneInfo(person.tz))
        offset = here.utcoffset()
        shown |= {
            "tz": person.tz,
            "tz_label": here.tzname(),
            "tz_offset": int(offset.total_seconds()) if offset else 0,
        }
    return shown


def channel_json(channel: Channel, installation: Installation) -> Json:
    if channel.kind == "im":
        other = next(iter(channel.members - {installation.bot_user}), "")
        return {
            "id": channel.id,
            "is_im": True,
            "user": other,
            "is_org_shared": False,
            "context_team_id": channel.team_id,
        }
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.kind == "private",
        "is_archived": channel.archived,
        "is_general": channel.name == "general",
        "is_shared": channel.shared_outside,
        "is_ext_shared": channel.shared_outside,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "is_member": installation.bot_user in channel.members,
        "context_team_id": channel.team_id,
    }


def view_json(world: World, view: View) -> Json:
    """A view with what the person typed so far, and the fields Slack adds."""
    installation = world.installation_in(view.team_id)
    shown: Json = {
        "id": view.id,
        "team_id": view.team_id,
        "type": view.body["type"],
        "blocks": [_given_back(block) for block in view.blocks],
        "private_metadata": view.body.get("private_metadata", ""),
        "callback_id": view.body.get("callback_id", ""),
        "state": {"values": view.values},
        "hash": view.hash,
        "title": view.body.get("title", {"type": "plain_text", "text": "View Title", "emoji": True}),
        "clear_on_close": view.body.get("clear_on_close", False),
        "notify_on_close": view.body.get("notify_on_close", False),
        "close": view.body.get("close"),
        "submit": view.body.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": world.app_id,
        "external_id": view.body.get("external_id", ""),
        "app_installed_team_id": view.team_id,
        "bot_id": installation.bot_id if installation else "",
    }
    return shown
