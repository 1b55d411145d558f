"""Whole messages and views: what no single block can say about itself.

Sources: docs.slack.dev reference/block-kit/blocks, reference/views/modal-views, reference/views/home-tab-views;
slackapi/bolt-js#2509 for the total length of a message's blocks.
"""

import json
from collections.abc import Iterator
from typing import Any, Literal

from tests.standins.slack.blockkit.blocks import BLOCKS, ON_SURFACE
from tests.standins.slack.blockkit.elements import NOT_ON_SURFACE
from tests.standins.slack.blockkit.objects import plain_text
from tests.standins.slack.blockkit.schema import Check, array, boolean, by_type, fault, one_of, shape, string
from tests.standins.slack.blockkit.walk import Json, elements, length

Surface = Literal["message", "modal", "home"]

MESSAGE_BLOCKS_MAX = 50
VIEW_BLOCKS_MAX = 100
VIEW_TITLE_MAX = 24
PRIVATE_METADATA_MAX = 3_000
VIEW_BYTES_MAX = 250_000
MESSAGE_CHARACTERS_MAX = 13_200
MARKDOWN_CHARACTERS_MAX = 12_000


def message_faults(blocks: object) -> list[str]:
    """What Slack would refuse in a message's blocks; empty when it would take them."""
    check = _blocks_check("message", MESSAGE_BLOCKS_MAX, low=0)
    found = list(check(blocks, "/blocks"))
    if not found and isinstance(blocks, list):
        found += _whole(blocks, "/blocks", "message")
        found += _markdown_total(blocks)
        if sum(block["type"] == "table" for block in blocks) > 1:
            found.append(fault("only one table allowed", "/blocks"))
    return found


def blocks_too_long(blocks: list[Json]) -> bool:
    """`msg_blocks_too_long`: undocumented, all texts of all blocks together (bolt-js#2509)."""
    return length(blocks) > MESSAGE_CHARACTERS_MAX


def view_faults(view: object, kinds: tuple[str, ...]) -> list[str]:
    """What Slack would refuse in a view of one of these kinds ("modal", "home")."""
    found = list(by_type({kind: _VIEWS[kind] for kind in kinds})(view, "/view"))
    if found or not isinstance(view, dict):
        return found
    surface: Surface = "home" if view["type"] == "home" else "modal"
    found += _whole(view["blocks"], "/view/blocks", surface)
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    if surface == "modal" and inputs and "submit" not in view:
        # reference/views/modal-views: "submit is required when an input block is within the blocks array".
        found.append(fault("missing required field: submit", "/view"))
    return found


def view_too_large(view: Any) -> bool:
    return len(json.dumps(view, separators=(",", ":"), ensure_ascii=False).encode()) > VIEW_BYTES_MAX


def _blocks_check(surface: Surface, high: int, low: int) -> Check:
    return array(by_type({name: BLOCKS[name] for name in ON_SURFACE[surface]}), low, high)


_identity = {
    "private_metadata": string(0, PRIVATE_METADATA_MAX),
    "callback_id": string(0, 255),
    "external_id": string(0, 255),
}
_VIEWS: dict[str, Check] = {
    # `submit_disabled` was for workflow steps; a modal that carries it is refused (nicklambourne/slackblocks#36).
    "modal": shape(
        {
            "type": one_of("modal"),
            "title": plain_text(VIEW_TITLE_MAX),
            "blocks": _blocks_check("modal", VIEW_BLOCKS_MAX, low=0),
        },
        {
            **_identity,
            "close": plain_text(VIEW_TITLE_MAX),
            "submit": plain_text(VIEW_TITLE_MAX),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
        },
    ),
    "home": shape(
        {"type": one_of("home"), "blocks": _blocks_check("home", VIEW_BLOCKS_MAX, low=0)}, dict(_identity)
    ),
}


def _whole(blocks: list[Json], pointer: str, surface: Surface) -> Iterator[str]:
    block_ids: set[str] = set()
    focused = 0
    for index, block in enumerate(blocks):
        where = f"{pointer}/{index}"
        block_id = block.get("block_id")
        if block_id is not None:
            if block_id in block_ids:
                yield fault(f"block_id `{block_id}` already exists for another block", f"{where}/block_id")
            block_ids.add(block_id)
        action_ids: set[str] = set()
        for placed in elements([block]):
            element = placed.element
            if element["type"] in NOT_ON_SURFACE[surface]:
                yield fault(f"unsupported type: {element['type']} in a {surface}", where)
            action_id = element.get("action_id")
            if action_id is not None:
                # "Should be unique among all other action_ids in the containing block" (block-elements/*).
                if action_id in action_ids:
                    yield fault(f'`action_id` "{action_id}" already exists for another element', where)
                action_ids.add(action_id)
            focused += element.get("focus_on_load") is True
            yield from _input_bounds(element, where)
    if focused > 1:
        yield fault("only one element may have focus_on_load", pointer)


def _input_bounds(element: Json, where: str) -> Iterator[str]:
    if element["type"] != "plain_text_input":
        return
    low, high = element.get("min_length", 0), element.get("max_length", 3_000)
    if low > high:
        yield fault("min_length must not exceed max_length", where)
    if len(element.get("initial_value", "")) > high:
        yield fault(f"must be less than {high + 1} characters", f"{where}/element/initial_value")


def _markdown_total(blocks: list[Json]) -> Iterator[str]:
    """The markdown blocks of one payload share 12,000 characters (blocks/markdown-block)."""
    total = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if total > MARKDOWN_CHARACTERS_MAX:
        yield fault(
            f"markdown blocks must be less than {MARKDOWN_CHARACTERS_MAX + 1} characters in total", "/blocks"
        )
