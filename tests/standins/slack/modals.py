"""The stack of modals a person has open, and the values in them.

Source: docs.slack.dev surfaces/modals, reference/views.
"""

import secrets
from typing import Any

from tests.standins.slack.blockkit.surfaces import view_faults, view_too_large
from tests.standins.slack.blockkit.walk import Json, elements
from tests.standins.slack.errors import Refused, invalid_arguments
from tests.standins.slack.model import View
from tests.standins.slack.world import World

STACK_MAX = 3


def checked(body: Any, kinds: tuple[str, ...]) -> Json:
    """The view, if Slack would take it."""
    if view_too_large(body):
        raise Refused("view_too_large")
    if faults := view_faults(body, kinds):
        raise invalid_arguments(faults)
    return body


def new_view(
    world: World,
    team_id: str,
    user: str,
    body: Json,
    *,
    below: View | None = None,
) -> View:
    _external_id_is_free(world, team_id, body, None)
    seq = world.next_seq()
    view_id = world.make_id("V")
    body = body | {"blocks": world.name_blocks(body["blocks"])}
    view = View(
        view_id, team_id, user, body, seq, _hash(world), below.root_id if below else view_id, changed=seq
    )
    view.previous_id = below.id if below else None
    view.values = starting_values(body["blocks"])
    world.views[view_id] = view
    return view


def open_view(world: World, team_id: str, user: str, body: Json) -> View:
    """A new root; what the person had open before is gone."""
    for each in stack(world, team_id, user):
        each.closed = True
    return new_view(world, team_id, user, body)


def push_view(world: World, below: View, body: Json) -> View:
    if len(stack(world, below.team_id, below.user)) >= STACK_MAX:
        raise Refused("push_limit_reached")
    return new_view(world, below.team_id, below.user, body, below=below)


def update_view(world: World, view: View, body: Json) -> None:
    """What was typed stays where block_id and action_id stay the same; the rest starts afresh."""
    _external_id_is_free(world, view.team_id, body, view)
    before = view.values
    view.body = body | {"blocks": world.name_blocks(body["blocks"])}
    view.values = starting_values(view.blocks)
    for block_id, actions in view.values.items():
        for action_id, value in actions.items():
            old = before.get(block_id, {}).get(action_id)
            if old is not None and old["type"] == value["type"]:
                actions[action_id] = old
    view.hash, view.changed = _hash(world), world.next_seq()


def stack(world: World, team_id: str, user: str) -> list[View]:
    """The person's open modals, the topmost last."""
    return [
        view
        for view in world.views.values()
        if view.team_id == team_id and view.user == user and view.body["type"] == "modal" and not view.closed
    ]


def starting_values(blocks: list[Json]) -> dict[str, dict[str, Json]]:
    """`view.state.values` before anybody typed: each stateful element with its initial value, or null."""
    values: dict[str, dict[str, Json]] = {}
    for placed in elements(blocks):
        element = placed.element
        slot = SLOTS.get(element["type"])
        if slot is not None:
            key, initial = slot
            empty: Any = [] if key.endswith("s") else None
            values.setdefault(placed.block["block_id"], {})[element["action_id"]] = {
                "type": element["type"],
                key: element.get(initial, empty),
            }
    return values


# Where each stateful element keeps its value, and which property holds the initial one (reference/views, "state").
SLOTS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}


def _hash(world: World) -> str:
    return f"{int(world.clock.now())}.{secrets.token_hex(4)}"


def _external_id_is_free(world: World, team_id: str, body: Json, mine: View | None) -> None:
    external_id = body.get("external_id")
    for view in world.views.values() if external_id else ():
        if (
            view is not mine
            and not view.closed
            and view.team_id == team_id
            and view.body.get("external_id") == external_id
        ):
            raise Refused("duplicate_external_id")
