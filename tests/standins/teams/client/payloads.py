"""Activities in the shape Teams sends them (docs: conversation-basics.md and the pages named at each)."""

import html
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.standins.teams.people import Person, Place
from tests.standins.teams.rules import Json
from tests.standins.teams.server.world import World

BOT_NAME = "Rapport"


@dataclass(frozen=True)
class Seat:
    """Who does something, and in which conversation (in a channel, the id of the thread)."""

    person: Person
    place: Place
    conversation: str


def envelope(world: World, kind: str, seat: Seat) -> Json:
    """What every activity carries. Events and invokes have ids that begin with f:, messages bare numbers."""
    activity_id = world.new_id() if kind == "message" else f"f:{uuid.uuid4()}"
    world.heard.add(activity_id)
    return {
        "type": kind,
        "id": activity_id,
        "timestamp": _utc(world.clock.now()),
        "channelId": "msteams",
        "serviceUrl": world.service_url,
        "from": account(seat.person),
        "conversation": _conversation(world, seat),
        "recipient": {"id": world.directory.bot_id, "name": BOT_NAME},
        "channelData": channel_data(seat),
    }


def account(person: Person) -> Json:
    return {"id": person.id, "name": person.name, "aadObjectId": person.aad}


def channel_data(seat: Seat) -> Json:
    data: Json = {"tenant": {"id": seat.person.tenant}}
    place = seat.place
    if place.team is not None:
        data |= {
            "teamsChannelId": place.id, "teamsTeamId": place.team.id,
            "channel": {"id": place.id, "name": place.name, "type": place.channel_type},
            "team": {"id": place.team.id, "name": place.team.name, "aadGroupId": place.team.aad_group},
        }  # fmt: skip
    return data


def message(world: World, text: str, seat: Seat) -> Json:
    """A typed message. Outside a personal chat it begins with the mention that lets the bot hear it
    (docs: channel-and-group-conversations.md), and Teams ends such a text with a line break."""
    activity = envelope(world, "message", seat)
    entities: list[Json] = [client_info(seat.person)]
    shown = html.escape(text, quote=False)
    if seat.place.kind != "personal":
        bot = {"id": world.directory.bot_id, "name": BOT_NAME}
        entities.insert(0, {"type": "mention", "mentioned": bot, "text": f"<at>{BOT_NAME}</at>"})
        text = f"<at>{BOT_NAME}</at> {text}\n"
        shown = (
            f'<span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">{BOT_NAME}</span> {shown}'
        )
    attachment = {"contentType": "text/html", "content": f"<p>{shown}</p>"}
    return activity | {
        "text": text, "textFormat": "plain", "attachments": [attachment], "entities": entities,
        **_local(world, seat.person),
    }  # fmt: skip


def slash(world: World, text: str, seat: Seat) -> Json:
    """A slash command: a message only the bot sees, marked on its recipient (docs: agent-slash-commands.md)."""
    activity = envelope(world, "message", seat)
    activity["recipient"]["isTargeted"] = True
    return activity | {
        "text": text, "textFormat": "plain", "entities": [client_info(seat.person)], **_local(world, seat.person),
    }  # fmt: skip


def submitted(world: World, value: Any, seat: Seat, reply_to: str) -> Json:
    """Action.Submit: a message with no text, its value the data and the inputs (docs: cards-actions.md)."""
    activity = envelope(world, "message", seat)
    activity["channelData"] |= {"source": {"name": "message"}, "legacy": {"replyToId": f"1:{reply_to}"}}
    return activity | {
        "value": value, "replyToId": reply_to, "entities": [client_info(seat.person)], **_local(world, seat.person),
    }  # fmt: skip


def invoke(world: World, name: str, value: Json, seat: Seat) -> Json:
    """An invoke, which waits for its HTTP answer (docs: bot-invoke-activity.md)."""
    activity = envelope(world, "invoke", seat)
    activity["channelData"]["source"] = {
        "name": "compose" if name.startswith("composeExtension/") else "message"
    }
    return activity | {
        "name": name, "value": value, "entities": [client_info(seat.person)], **_local(world, seat.person),
    }  # fmt: skip


def client_info(person: Person) -> Json:
    return {
        "type": "clientInfo", "locale": person.locale, "country": person.country, "platform": "Web",
        "timezone": person.zone,
    }  # fmt: skip


def picked_message(world: World, text_html: str, author: Person, message_id: str) -> Json:
    """The message under a message action (docs: action-commands/create-task-module.md)."""
    user = {"userIdentityType": "aadUser", "id": author.aad, "displayName": author.name}
    return {
        "linkToMessage": f"https://teams.microsoft.com/l/message/{message_id}", "id": message_id, "replyToId": None,
        "createdDateTime": _utc(world.clock.now()), "lastModifiedDateTime": None, "deleted": False,
        "subject": None, "summary": None, "importance": "normal", "locale": author.locale.lower(),
        "body": {"contentType": "html", "content": text_html},
        "from": {"device": None, "conversation": None, "user": user, "application": None},
        "reactions": [], "mentions": [], "attachments": [],
    }  # fmt: skip


def _conversation(world: World, seat: Seat) -> Json:
    place = seat.place
    body: Json = {"conversationType": place.kind, "tenantId": world.login.tenant, "id": seat.conversation}
    if place.kind != "personal":
        body["isGroup"] = True
    if place.kind == "channel":
        body["name"] = place.name
    return body


def _local(world: World, person: Person) -> Json:
    local = world.clock.now().astimezone(ZoneInfo(person.zone))
    return {
        "locale": person.locale,
        "localTimezone": person.zone,
        "localTimestamp": local.isoformat("T", "milliseconds"),
    }


def _utc(when: datetime) -> str:
    return when.isoformat("T", "milliseconds").replace("+00:00", "Z")
