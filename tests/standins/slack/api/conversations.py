"""conversations.* (docs.slack.dev reference/methods/conversations.*)."""

from tests.standins.slack.api.method import Call, Method, page
from tests.standins.slack.api.shown import channel_json, message_json
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.errors import Refused
from tests.standins.slack.model import Channel, Message

_READ = {"public": "channels:read", "private": "groups:read", "im": "im:read"}
_HISTORY = {"public": "channels:history", "private": "groups:history", "im": "im:history"}
_TYPES = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}


def listed(call: Call) -> list[Channel]:
    """The channels of the asked types that the app may know of; each type needs its own scope."""
    wanted = (call.args.text("types") or "public_channel").split(",")
    found: list[Channel] = []
    for each in wanted:
        if each.strip() not in _TYPES:
            raise Refused("invalid_types")
        kind = _TYPES[each.strip()]
        if kind == "mpim":
            call.needs("mpim:read")
            continue
        call.needs(_READ[kind])
        found += [
            channel
            for channel in call.workspace.channels.values()
            if channel.kind == kind and (kind == "public" or call.installation.bot_user in channel.members)
        ]
    if call.args.flag("exclude_archived"):
        found = [channel for channel in found if not channel.archived]
    return found


def conversations_list(call: Call) -> Json:
    items, cursor = page(listed(call), call.args, 100, 999)
    return {
        "channels": [
            channel_json(each, call.installation) | {"num_members": len(each.members)} for each in items
        ],
        "response_metadata": {"next_cursor": cursor},
    }


def info(call: Call) -> Json:
    channel = call.world.find_channel(call.installation, call.args.required("channel"))
    call.needs(_READ[channel.kind])
    shown = channel_json(channel, call.installation)
    if call.args.flag("include_num_members"):
        shown["num_members"] = len(channel.members)
    return {"channel": shown}


def members(call: Call) -> Json:
    channel = call.world.find_channel(call.installation, call.args.required("channel"))
    call.needs(_READ[channel.kind])
    items, cursor = page(sorted(channel.members), call.args, 100, 999)
    return {"members": items, "response_metadata": {"next_cursor": cursor}}


def history(call: Call) -> Json:
    """Newest first. Metadata comes only with `include_all_metadata`. Replies in threads are not in it."""
    channel = call.world.find_channel(call.installation, call.args.required("channel"))
    call.needs(_HISTORY[channel.kind])
    if call.installation.bot_user not in channel.members:
        raise Refused("not_in_channel")
    oldest, latest = _timestamp(call, "oldest"), _timestamp(call, "latest")
    inclusive = call.args.flag("inclusive")

    def asked(message: Message) -> bool:
        at = float(message.ts)
        return (
            message.channel is channel
            and not (message.private or message.deleted)
            and message.thread_ts in (None, message.ts)
            and (oldest is None or at > oldest or (inclusive and at == oldest))
            and (latest is None or at < latest or (inclusive and at == latest))
        )

    found = sorted(
        (each for each in call.world.messages if asked(each)), key=lambda each: each.seq, reverse=True
    )
    items, cursor = page(found, call.args, 100, 999)
    return {"messages": [_with_metadata(call, each) for each in items], "has_more": bool(cursor)} | (
        {"response_metadata": {"next_cursor": cursor}} if cursor else {}
    )


def conversations_open(call: Call) -> Json:
    if call.args.text("channel") is not None:
        channel = call.world.find_channel(call.installation, call.args.required("channel"))
        return {"channel": {"id": channel.id}}
    users = call.args.values.get("users")
    names = users.split(",") if isinstance(users, str) else users or []
    if not names:
        raise Refused("users_list_not_supplied")
    if len(names) > 1:
        raise Refused(
            "missing_scope", needed="mpim:write", provided=",".join(sorted(call.installation.scopes))
        )
    person = call.world.find_person(call.installation, names[0])
    if person.deactivated:
        raise Refused("user_disabled")
    return {"channel": {"id": call.world.workspaces[person.team_id].dm(person).id}, "no_op": False}


def _with_metadata(call: Call, message: Message) -> Json:
    shown = message_json(call.world, message)
    if message.metadata is not None and call.args.flag("include_all_metadata"):
        shown["metadata"] = message.metadata
    return shown


def _timestamp(call: Call, name: str) -> float | None:
    value = call.args.values.get(name)
    if value in (None, "", "0", 0):
        return None
    try:
        return float(str(value))
    except ValueError:
        raise Refused(f"invalid_ts_{name}") from None


METHODS = (
    # Which scope list, info and members need depends on the type of the channel, so each handler asks itself.
    Method("conversations.list", conversations_list, 2, reads=True),
    Method("conversations.info", info, 3, reads=True),
    Method("conversations.members", members, 4, reads=True),
    Method("conversations.history", history, 3, reads=True),
    Method("conversations.open", conversations_open, 3, ("im:write", "mpim:write")),
)
