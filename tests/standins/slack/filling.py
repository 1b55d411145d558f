"""What a person types and picks in a modal, and what Slack's own client refuses to send.

Source: docs.slack.dev reference/views ("state"), reference/block-kit/blocks/input-block.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.standins.slack.blockkit.walk import Json
from tests.standins.slack.modals import SLOTS
from tests.standins.slack.model import Channel, Person, View
from tests.standins.slack.mrkdwn import Words, reads
from tests.standins.slack.payloads import option_json

Typed = str | int | None | Person | Channel | Sequence[str]


class Impossible(AssertionError):
    """A person cannot do this in Slack: the thing is not there, or the client does not let them."""


def fill(view: View, values: Mapping[str, Typed]) -> None:
    """Puts values into fields, named by what stands above them or by block_id; choices by their visible text."""
    for name, typed in values.items():
        block = view.inputs.get(name) or next(
            (each for each in view.blocks if each["type"] == "input" and each["block_id"] == name), None
        )
        if block is None:
            raise Impossible(f"no field {name!r} in {view.title!r}, there are {list(view.inputs)}")
        store(view.values, block, block["element"], _value(block["element"], typed))


def store(values: dict[str, dict[str, Json]], block: Json, element: Json, value: Any) -> None:
    key, _ = SLOTS[element["type"]]
    values.setdefault(block["block_id"], {})[element["action_id"]] = {"type": element["type"], key: value}


def visible(text: Json) -> str:
    return reads(Words(text["text"], text["type"], ""))


def refuse_incomplete(view: View) -> None:
    """The client itself keeps an incomplete form: empty required fields, and texts too short or too long."""
    for label, block in view.inputs.items():
        element = block["element"]
        key, _ = SLOTS[element["type"]]
        value = view.values.get(block["block_id"], {}).get(element["action_id"], {}).get(key)
        if value in (None, "", []):
            if not block.get("optional", False):
                raise Impossible(f"{label!r} is required")
            continue
        if element["type"] == "plain_text_input":
            if len(value) > element.get("max_length", 3_000):
                raise Impossible(f"{label!r} takes at most {element.get('max_length', 3_000)} characters")
            if len(value) < element.get("min_length", 0):
                raise Impossible(f"{label!r} needs at least {element['min_length']} characters")


def _value(element: Json, typed: Typed) -> Any:
    kind = element["type"]
    if typed is None:
        return [] if SLOTS[kind][0].endswith("s") else None
    if kind in ("static_select", "radio_buttons"):
        return _option(element, str(typed))
    if kind in ("multi_static_select", "checkboxes"):
        if isinstance(typed, str) or not isinstance(typed, Sequence):
            raise Impossible(f"{kind} takes a list of visible texts")
        return [_option(element, each) for each in typed]
    if isinstance(typed, Person | Channel):
        return typed.id
    if (
        kind == "plain_text_input"
        and isinstance(typed, str)
        and not element.get("multiline")
        and "\n" in typed
    ):
        raise Impossible("this field takes one line")
    return typed


def _option(element: Json, text: str) -> Json:
    options = element.get("options") or [
        option for group in element.get("option_groups", []) for option in group["options"]
    ]
    for option in options:
        if visible(option["text"]) == text:
            return option_json(option)
    raise Impossible(f"no option {text!r}, there are {[visible(option['text']) for option in options]}")
