"""What Slack does with the body of an acknowledgement.

Sources: docs.slack.dev interactivity/implementing-slash-commands, surfaces/modals (response_action).
"""

from tests.standins.slack import modals
from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.composing import compose
from tests.standins.slack.door import Answer
from tests.standins.slack.errors import Refused
from tests.standins.slack.model import ApiCall, Channel, View
from tests.standins.slack.mrkdwn import escape
from tests.standins.slack.reaction import Reaction
from tests.standins.slack.response_urls import KNOWN
from tests.standins.slack.world import World

CANNOT_READ_COMMAND = "invalid_command_response"
CANNOT_READ_VIEW = "trouble_connecting"  # the modal says: We had some trouble connecting. Try again?


def command(world: World, seen: Reaction, channel: Channel, typed: str) -> None:
    """A command's answer: private unless it says in_channel; then the typed command is shown to all as well."""
    answer = seen.answer
    if answer.failure is not None:
        seen.error = answer.failure
        return
    if answer.empty or answer.json == {}:
        return
    body: Json = answer.json if isinstance(answer.json, dict) else {"text": answer.text}
    try:
        content = compose(world, body, "acknowledgement of a command")
        if content.empty:
            raise Refused("no_text")
    except Refused as refusal:
        _refuse(world, seen, body, refusal)
        seen.error = CANNOT_READ_COMMAND
        return
    if unknown := set(body) - KNOWN:
        world.guideline(f"acknowledgement of a command: unknown keys {sorted(unknown)} are ignored")
    if "replace_original" in body or "delete_original" in body:
        world.guideline("acknowledgement of a command: there is no original to replace or delete")
    public = body.get("response_type") == "in_channel"
    if public:
        world.put(channel, seen.person.id, "command_echo", escape(typed), [], gesture=seen.gesture)
    installation = world.installation_in(channel.team_id)
    assert installation, "the app is not installed here"
    world.put(
        channel,
        installation.bot_user,
        "ack",
        content.text or "",
        content.blocks or [],
        to=None if public else seen.person.id,
        gesture=seen.gesture,
    )


def interaction(world: World, seen: Reaction, what: str) -> None:
    """block_actions, shortcuts, view_closed: only the status counts; a body is not looked at."""
    seen.error = seen.answer.failure
    if seen.error is None and not seen.answer.empty and seen.answer.json != {}:
        world.guideline(f"acknowledgement of {what}: its body is ignored")


def submission(world: World, seen: Reaction, view: View) -> None:
    """No body closes the view; else `response_action` says what becomes of it."""
    answer = seen.answer
    if answer.failure is not None:
        seen.error = answer.failure
        return
    if answer.empty or answer.json == {}:
        view.closed = True
        return
    body = answer.json if isinstance(answer.json, dict) else {}
    try:
        _apply(world, seen, view, body, answer)
    except Refused as refusal:
        _refuse(world, seen, body, refusal)
        seen.error = CANNOT_READ_VIEW


def _apply(world: World, seen: Reaction, view: View, body: Json, answer: Answer) -> None:
    match body.get("response_action"):
        case "errors":
            seen.field_errors = _field_errors(view, body.get("errors"))
        case "update":
            modals.update_view(world, view, modals.checked(body.get("view"), ("modal",)))
        case "push":
            modals.push_view(world, view, modals.checked(body.get("view"), ("modal",)))
        case "clear":
            for each in modals.stack(world, view.team_id, view.user):
                each.closed = True
        case _:
            raise Refused("invalid_response_action", body=answer.text[:200])


def _field_errors(view: View, errors: object) -> dict[str, str]:
    """Keys must be block_ids of input blocks of this view, else the modal only shows a connection error."""
    labels = {block["block_id"]: label for label, block in view.inputs.items()}
    if not isinstance(errors, dict) or not errors:
        raise Refused("invalid_errors")
    for block_id, sentence in errors.items():
        if block_id not in labels or not isinstance(sentence, str) or not sentence:
            raise Refused("invalid_errors", block_id=block_id)
    return {labels[block_id]: sentence for block_id, sentence in errors.items()}


def _refuse(world: World, seen: Reaction, body: Json, refusal: Refused) -> None:
    world.calls.append(
        ApiCall("acknowledgement", body, seen.person.team_id, world.clock.now(), seen.status, refusal.body())
    )
