"""views.open, .push, .update, .publish (docs.slack.dev reference/methods/views.*)."""

from typing import Any

from tests.standins.slack import modals
from tests.standins.slack.api.method import Call, Method
from tests.standins.slack.api.shown import view_json
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.errors import Refused, missing_argument
from tests.standins.slack.model import View


def views_open(call: Call) -> Json:
    body = modals.checked(call.args.parsed("view") or _missing("view"), ("modal",))
    trigger = call.world.tickets.exchange(_trigger(call), call.installation.team_ids)
    view = modals.open_view(call.world, trigger.team_id, trigger.user, body)
    return {"view": view_json(call.world, view)}


def views_push(call: Call) -> Json:
    """Only from within an open modal; at most three views on the stack."""
    body = modals.checked(call.args.parsed("view") or _missing("view"), ("modal",))
    trigger = call.world.tickets.exchange(_trigger(call), call.installation.team_ids)
    below = call.world.views.get(trigger.view_id or "")
    if below is None or below.closed:
        raise Refused("not_found")
    return {"view": view_json(call.world, modals.push_view(call.world, below, body))}


def views_update(call: Call) -> Json:
    body = modals.checked(call.args.parsed("view") or _missing("view"), ("modal", "home"))
    view = _named(call)
    if view.closed or view.body["type"] != body["type"]:
        raise Refused("not_found")
    _guarded(call, view)
    modals.update_view(call.world, view, body)
    return {"view": view_json(call.world, view)}


def views_publish(call: Call) -> Json:
    person = call.world.find_person(call.installation, call.args.required("user_id"))
    body = modals.checked(call.args.parsed("view") or _missing("view"), ("home",))
    if not call.world.app.home_tab:
        raise Refused("not_enabled")
    current = call.world.homes.get((person.team_id, person.id))
    if current is None:
        if call.args.text("hash") is not None:
            raise Refused("hash_conflict")
        current = modals.new_view(call.world, person.team_id, person.id, body)
        call.world.homes[(person.team_id, person.id)] = current
    else:
        _guarded(call, current)
        modals.update_view(call.world, current, body)
    return {"view": view_json(call.world, current)}


def _missing(name: str) -> Any:
    raise missing_argument(name)


def _trigger(call: Call) -> str:
    return call.args.text("trigger_id") or _missing("trigger_id")


def _named(call: Call) -> View:
    view_id, external_id = call.args.text("view_id"), call.args.text("external_id")
    if view_id is None and external_id is None:
        raise missing_argument("view_id")
    for view in call.world.views.values():
        if view.team_id in call.installation.team_ids and (
            view.id == view_id or (external_id is not None and view.body.get("external_id") == external_id)
        ):
            return view
    raise Refused("not_found")


def _guarded(call: Call, view: View) -> None:
    expected = call.args.text("hash")
    if expected is not None and expected != view.hash:
        raise Refused("hash_conflict")


METHODS = (
    Method("views.open", views_open, 4),
    Method("views.push", views_push, 4),
    Method("views.update", views_update, 4),
    Method("views.publish", views_publish, 4),
)
