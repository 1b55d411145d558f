"""Reading the product's answers to invokes as strictly as Teams does."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.standins.teams.cards.check import check_card
from tests.standins.teams.rules import (
    DIALOGS,
    SIZE,
    UNIVERSAL_ACTIONS,
    Broken,
    Json,
    guideline,
    is_one_of,
    objects,
    refused,
)
from tests.standins.teams.server.activity import ADAPTIVE, COMFORTABLE_BYTES, check_attachment
from tests.standins.teams.server.world import World

MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
SIZES = frozenset({"small", "medium", "large"})
TASK_FIELDS = frozenset({"title", "height", "width", "url", "card", "fallbackUrl", "completionBotId"})


@dataclass(frozen=True)
class CardAnswer:
    """What Action.Execute came back with: a card for this person, words, or an error, one of them."""

    card: Json | None = None
    notice: str | None = None
    error: str | None = None


@dataclass(frozen=True)
class TaskAnswer:
    """A dialog to show (title, card, size), words in its place, or neither: the dialog closes."""

    dialog: Json | None = None
    notice: str | None = None


@dataclass(frozen=True)
class ComposeAnswer:
    """What a message extension came back with."""

    task: TaskAnswer | None = None
    inserted: tuple[Json, ...] = ()
    preview: Json | None = None
    notice: str | None = None


class Unfit(Exception):
    """The answer has no shape Teams knows."""


def read_card_answer(body: Any, world: World) -> CardAnswer:
    """The three members of an Action.Execute answer (learn: universal-action-model, response format)."""
    where = "adaptiveCard/action"
    if not isinstance(body, dict) or not isinstance(body.get("statusCode"), int):
        raise Unfit("statusCode, type and value are there")
    status, kind, value = body["statusCode"], body.get("type"), body.get("value")
    if unknown := set(body) - {"statusCode", "type", "value"}:
        raise Unfit(f"only statusCode, type and value, not {sorted(unknown)}")
    match kind:
        case _ if kind == ADAPTIVE and status == 200:
            settle(world, [*check_card(value, where), *_size(value, where)])
            return CardAnswer(card=value)
        case _ if kind == MESSAGE and status == 200 and isinstance(value, str) and value:
            return CardAnswer(notice=value)
        case _ if kind == ERROR and 400 <= status < 600 and isinstance(value, dict) and value.get("message"):
            return CardAnswer(error=f"{value.get('code')}: {value['message']}")
        case _:
            raise Unfit(
                f"statusCode {status}, type {kind!r} and this value fit together ({UNIVERSAL_ACTIONS})"
            )


def read_task_answer(body: Any, world: World, where: str) -> TaskAnswer:
    """docs: task-modules-bots.md. Nothing at all closes the dialog, so it is no answer to task/fetch."""
    if body in (None, {}):
        if where.endswith(("fetch", "fetchTask")):
            raise Unfit("a fetch answers with a dialog or a message")
        return TaskAnswer()
    task = body.get("task") if isinstance(body, dict) else None
    if not isinstance(task, dict):
        raise Unfit("the answer has a task")
    match task.get("type"), task.get("value"):
        case "message", str() as notice if notice:
            return TaskAnswer(notice=notice)
        case "continue", dict() as dialog:
            settle(world, _dialog(dialog, world, where))
            return TaskAnswer(dialog=dialog)
        case kind, _:
            raise Unfit(f"task is continue with an object or message with words, not {kind!r}")


def read_compose_answer(body: Any, world: World, where: str) -> ComposeAnswer:
    """docs: respond-to-task-module-submit.md and respond-to-search.md."""
    if not isinstance(body, dict) or "composeExtension" not in body:
        return ComposeAnswer(task=read_task_answer(body, world, where))
    extension = body["composeExtension"]
    if not isinstance(extension, dict):
        raise Unfit("composeExtension is an object")
    match extension.get("type"):
        case "result":
            return ComposeAnswer(inserted=_inserted(extension, world, where))
        case "botMessagePreview":
            return ComposeAnswer(preview=extension.get("activityPreview"))
        case "message" if extension.get("text"):
            return ComposeAnswer(notice=extension["text"])
        case kind:
            raise Unfit(f"composeExtension is result, botMessagePreview or message, not {kind!r}")


def _inserted(extension: Json, world: World, where: str) -> tuple[Json, ...]:
    if not is_one_of(extension.get("attachmentLayout"), frozenset({"list", "grid"})):
        raise Unfit("attachmentLayout is list or grid")
    attachments = extension.get("attachments")
    if not isinstance(attachments, list) or not (attachments or where.endswith("query")):
        raise Unfit("a result has attachments")
    broken: list[Broken] = []
    for number, attachment in enumerate(attachments):
        at = f"{where}.attachments[{number}]"
        broken += check_attachment(attachment, world.directory, at)
        if isinstance(attachment, dict) and "preview" in attachment:
            broken += check_attachment(attachment["preview"], world.directory, f"{at}.preview")
    settle(world, broken)
    return tuple(attachments)


def settle(world: World, broken: list[Broken]) -> None:
    """Writes all down; a refusal among it makes the answer unfit."""
    if refusals := world.note(broken):
        raise Unfit("; ".join(map(str, refusals)))


def _dialog(dialog: Json, world: World, where: str) -> list[Broken]:
    broken = [
        refused(f"a dialog has no {name}", where, DIALOGS) for name in sorted(set(dialog) - TASK_FIELDS)
    ]
    broken += _dialog_size(dialog, where)
    if ("card" in dialog) == ("url" in dialog):
        broken.append(refused("a dialog has a card or a url", where, DIALOGS))
    if "url" in dialog and not str(dialog["url"]).startswith("https://"):
        broken.append(refused("the url of a dialog is https", where, DIALOGS))
    if not dialog.get("title"):
        broken.append(guideline("a dialog has a title", where, DIALOGS))
    if "card" in dialog:
        broken += check_attachment(dialog["card"], world.directory, f"{where}.card")
        broken += _submits(dialog["card"], where)
        broken += _size(dialog["card"], where)
    return broken


def _dialog_size(dialog: Json, where: str) -> Iterator[Broken]:
    for name in ("height", "width"):
        value = dialog.get(name, "small")
        if not (value in SIZES if isinstance(value, str) else isinstance(value, int) and value > 0):
            yield refused(f"{name} is pixels, small, medium or large", where, DIALOGS)


def _submits(attachment: Any, where: str) -> Iterator[Broken]:
    content = attachment.get("content") if isinstance(attachment, dict) else None
    for action in objects(content.get("actions")) if isinstance(content, dict) else []:
        if action.get("type") == "Action.Execute":
            yield guideline("a dialog sends by Action.Submit", where, DIALOGS)


def _size(content: Any, where: str) -> Iterator[Broken]:
    size = len(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
    if size > COMFORTABLE_BYTES:
        yield guideline(f"{size} bytes are over {COMFORTABLE_BYTES}", where, SIZE)
