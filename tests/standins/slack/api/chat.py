"""chat.postMessage, .postEphemeral, .update, .delete (docs.slack.dev reference/methods/chat.*)."""

import re
from typing import Any

from tests.standins.slack.api.method import Call, Method
from tests.standins.slack.api.shown import message_json
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.composing import TEXT_ADVISED, compose
from tests.standins.slack.errors import Refused
from tests.standins.slack.model import Channel, Message

_METADATA_TYPE = re.compile(r"^[A-Za-z0-9_]{1,255}$")


def post_message(call: Call) -> Json:
    channel = _addressed(call)
    body = compose(call.world, call.args.values, f"chat.postMessage to {channel.id}")
    if body.empty:
        raise Refused("no_text")
    _may_post(call, channel)
    message = call.world.put(
        channel,
        call.installation.bot_user,
        "chat.postMessage",
        body.text or "",
        body.blocks or [],
        thread_ts=_thread(call, channel),
        metadata=_metadata(call.args.parsed("metadata")),
    )
    return {"channel": channel.id, "ts": message.ts, "message": message_json(call.world, message)}


def post_ephemeral(call: Call) -> Json:
    """Ok even when nobody gets it: who is not active now never sees it. It has a `message_ts` and no `ts`."""
    channel = _addressed(call)
    body = compose(call.world, call.args.values, f"chat.postEphemeral to {channel.id}")
    if body.empty:
        raise Refused("no_text")
    _may_post(call, channel)
    person = call.world.find_person(call.installation, call.args.required("user"))
    if person.id not in channel.members:
        raise Refused("user_not_in_channel")
    if call.args.values.get("metadata") is not None:
        call.world.guideline("chat.postEphemeral: metadata is ignored on ephemeral messages")
    message = call.world.put(
        channel,
        call.installation.bot_user,
        "chat.postEphemeral",
        body.text or "",
        body.blocks or [],
        to=person.id,
        thread_ts=call.args.text("thread_ts"),
        lost=not person.active,
    )
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """Text without blocks removes the blocks; neither keeps both; an update by blocks shows no "(edited)"."""
    channel = call.world.find_channel(call.installation, call.args.required("channel"))
    message = _own(call, channel, "cant_update_message")
    if len(call.args.text("text") or "") > TEXT_ADVISED:
        raise Refused("msg_too_long")
    body = compose(call.world, call.args.values, f"chat.update in {channel.id}")
    metadata = call.args.parsed("metadata")
    if body.text is None and body.blocks is None and metadata is None:
        raise Refused("no_text")
    if channel.archived:
        raise Refused("is_inactive")
    if metadata is not None:
        message.metadata = _metadata(metadata) if metadata else None
    blocks = body.blocks if body.blocks is not None else ([] if body.text is not None else message.blocks)
    text = body.text if body.text is not None else message.text
    message.edited = message.edited or (body.blocks is None and body.text is not None)
    call.world.change(message, text, blocks)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": message_json(call.world, message),
    }


def delete(call: Call) -> Json:
    channel = call.world.find_channel(call.installation, call.args.required("channel"))
    message = _own(call, channel, "cant_delete_message")
    call.world.remove(message)
    return {"channel": channel.id, "ts": message.ts}


def _addressed(call: Call) -> Channel:
    """The channel named by id; a user's id means the direct messages with that person."""
    name = call.args.required("channel")
    if name[0] in "UW":
        person = call.world.find_person(call.installation, name)
        if person.deactivated:
            raise Refused("channel_not_found")
        return call.world.workspaces[person.team_id].dm(person)
    return call.world.find_channel(call.installation, name)


def _may_post(call: Call, channel: Channel) -> None:
    if channel.archived:
        raise Refused("is_archived")
    if channel.kind == "im" and not call.world.app.messages_tab:
        raise Refused("messages_tab_disabled")
    if (
        call.installation.bot_user not in channel.members
        and "chat:write.public" not in call.installation.scopes
    ):
        raise Refused("not_in_channel")


def _thread(call: Call, channel: Channel) -> str | None:
    ts = call.args.text("thread_ts")
    if ts is None:
        return None
    parent = next((each for each in call.world.messages if each.channel is channel and each.ts == ts), None)
    if parent is None or parent.private:
        raise Refused("cannot_reply_to_message")
    if parent.thread_ts not in (None, ts):
        call.world.guideline("chat.postMessage: thread_ts is a reply's; give its parent's")
    return parent.thread_ts or ts


def _own(call: Call, channel: Channel, otherwise: str) -> Message:
    message = call.world.find_message(channel, call.args.required("ts"))
    if message.author != call.installation.bot_user:
        raise Refused(otherwise)
    return message


def _metadata(value: Any) -> Json | None:
    """`{"event_type", "event_payload"}` (docs.slack.dev messaging/message-metadata)."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise Refused("invalid_metadata_format")
    if (
        set(value) != {"event_type", "event_payload"}
        or not isinstance(value["event_type"], str)
        or not _METADATA_TYPE.match(value["event_type"])
        or not isinstance(value["event_payload"], dict)
    ):
        raise Refused("invalid_metadata_schema")
    return value


_WRITE = ("chat:write",)
METHODS = (
    Method("chat.postMessage", post_message, "post", _WRITE),
    Method("chat.postEphemeral", post_ephemeral, 4, _WRITE),
    Method("chat.update", update, 3, _WRITE),
    Method("chat.delete", delete, 3, _WRITE),
)
