"""Answers sent to a response_url.

Source: docs.slack.dev interactivity/handling-user-interaction ("message responses"). The status and body of a
refusal are not documented; webhooks are known to answer 400 with the bare code (slackapi/java-slack-sdk#1017).
"""

from typing import Any

from tests.standins.slack.composing import Body, compose
from tests.standins.slack.errors import Refused
from tests.standins.slack.tickets import ResponseUrl
from tests.standins.slack.world import World

KNOWN = {
    "text",
    "blocks",
    "attachments",
    "response_type",
    "replace_original",
    "delete_original",
    "thread_ts",
    "unfurl_links",
    "unfurl_media",
    "metadata",
    "mrkdwn",
    "link_names",
    "parse",
}


def respond(world: World, path: str, body: Any) -> None:
    """Applies one answer; raises Refused."""
    ticket = world.tickets.use(path)
    if not isinstance(body, dict):
        raise Refused("invalid_payload")
    where = f"response_url of a {ticket.kind}"
    if unknown := set(body) - KNOWN:
        world.guideline(f"{where}: unknown keys {sorted(unknown)} are ignored")
    if _true(body.get("delete_original")):
        _delete(world, ticket, where)
        return
    content = compose(world, body, where)
    if content.empty:
        raise Refused("no_text")
    if _true(body.get("replace_original")) and _replaced(world, ticket, content, where):
        return
    _add(world, ticket, body, content, where)


def _delete(world: World, ticket: ResponseUrl, where: str) -> None:
    if not _ours(world, ticket):
        world.guideline(f"{where}: delete_original does nothing, there is no message of the app to delete")
    elif ticket.source:
        world.remove(ticket.source)


def _replaced(world: World, ticket: ResponseUrl, content: Body, where: str) -> bool:
    """A command's answer, or a message that is not the app's, cannot be replaced: the answer comes as a new one."""
    if not _ours(world, ticket) or ticket.source is None or ticket.source.deleted:
        world.guideline(f"{where}: replace_original does nothing, there is no message of the app to replace")
        return False
    world.change(ticket.source, content.text or "", content.blocks or [])
    ticket.source.gesture = ticket.gesture
    return True


def _add(world: World, ticket: ResponseUrl, body: dict[str, Any], content: Body, where: str) -> None:
    if ticket.kind == "action" and "replace_original" not in body:
        world.guideline(
            f"{where}: say replace_original true or false; the default has differed over the years"
        )
    public = body.get("response_type") == "in_channel"
    if body.get("response_type") not in (None, "in_channel", "ephemeral"):
        raise Refused("invalid_response_type")
    thread_ts = body.get("thread_ts")
    if thread_ts is not None and not public:
        world.guideline(f"{where}: thread_ts needs response_type in_channel and replace_original false")
        thread_ts = None
    installation = world.installation_in(ticket.channel.team_id)
    if installation is None:
        raise Refused("account_inactive")
    world.put(
        ticket.channel,
        installation.bot_user,
        "response_url",
        content.text or "",
        content.blocks or [],
        to=None if public else ticket.user,
        thread_ts=thread_ts or (None if public else ticket.thread_ts),
        metadata=body.get("metadata") if public else None,
        gesture=ticket.gesture,
    )


def _ours(world: World, ticket: ResponseUrl) -> bool:
    installation = world.installation_in(ticket.channel.team_id)
    return (
        ticket.kind == "action"
        and ticket.source is not None
        and installation is not None
        and ticket.source.author == installation.bot_user
    )


def _true(value: object) -> bool:
    return value in (True, "true", "True", 1)
