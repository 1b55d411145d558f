"""users.info, users.list, users.conversations (docs.slack.dev reference/methods/users.*)."""

from tests.standins.slack.api.conversations import listed
from tests.standins.slack.api.method import Call, Method, page
from tests.standins.slack.api.shown import channel_json, person_json
from tests.standins.slack.blockkit.walk import Json


def users_info(call: Call) -> Json:
    person = call.world.find_person(call.installation, call.args.required("user"))
    return {"user": person_json(person, call.installation, call.world.clock.now())}


def users_list(call: Call) -> Json:
    """Everybody of the workspace, bots and deactivated people too."""
    people = list(call.workspace.people.values())
    items, cursor = page(people, call.args, 100, 999)
    return {
        "members": [person_json(each, call.installation, call.world.clock.now()) for each in items],
        "response_metadata": {"next_cursor": cursor},
    }


def users_conversations(call: Call) -> Json:
    """The conversations of a person, or of the app itself."""
    who = call.args.text("user") or call.installation.bot_user
    call.world.find_person(call.installation, who)
    found = [channel for channel in listed(call) if who in channel.members]
    items, cursor = page(found, call.args, 100, 999)
    return {
        "channels": [channel_json(each, call.installation) for each in items],
        "response_metadata": {"next_cursor": cursor},
    }


METHODS = (
    Method("users.info", users_info, 4, ("users:read",), reads=True),
    Method("users.list", users_list, 2, ("users:read",), reads=True),
    Method(
        "users.conversations",
        users_conversations,
        3,
        ("channels:read", "groups:read", "im:read", "mpim:read"),
        reads=True,
    ),
)
