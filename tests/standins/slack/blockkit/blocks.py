"""Blocks: what each holds, and which stand on which surface.

Sources: docs.slack.dev reference/block-kit/blocks/*; slack_sdk/models/blocks/blocks.py (3.47).
"""

from collections.abc import Iterator

from tests.standins.slack.blockkit.elements import ELEMENTS, IN_ACTIONS, IN_INPUT, IN_SECTION, image
from tests.standins.slack.blockkit.objects import block_id, plain_text, text, url
from tests.standins.slack.blockkit.richtext import rich_text
from tests.standins.slack.blockkit.schema import (
    Check,
    all_of,
    array,
    boolean,
    by_type,
    fault,
    integer,
    one_of,
    shape,
    string,
)

SECTION_TEXT_MAX = 3_000
FIELDS_MAX = 10
FIELD_TEXT_MAX = 2_000
HEADER_MAX = 150
ACTIONS_MAX = 25
CONTEXT_MAX = 10
MARKDOWN_MAX = 12_000
TABLE_ROWS_MAX = 100
TABLE_COLUMNS_MAX = 20

_id = {"block_id": block_id}


def _among(names: tuple[str, ...]) -> Check:
    return by_type({name: ELEMENTS[name] for name in names})


def _section_has_words(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict) and "text" not in value and "fields" not in value:
        yield fault("must define either `text` or `fields`", pointer)


def _image_has_source(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict) and ("image_url" in value) == ("slack_file" in value):
        yield fault("must define either `slack_file` or `image_url`", pointer)


_cell = by_type(
    {
        "raw_text": shape({"type": one_of("raw_text"), "text": string(1)}),
        "rich_text": rich_text,
    }
)

BLOCKS: dict[str, Check] = {
    "section": all_of(
        shape(
            {"type": one_of("section")},
            {
                **_id,
                "text": text(SECTION_TEXT_MAX),
                "fields": array(text(FIELD_TEXT_MAX), 1, FIELDS_MAX),
                "accessory": _among(IN_SECTION),
                "expand": boolean,
            },
        ),
        _section_has_words,
    ),
    "header": shape({"type": one_of("header"), "text": plain_text(HEADER_MAX)}, _id),
    "divider": shape({"type": one_of("divider")}, _id),
    "actions": shape({"type": one_of("actions"), "elements": array(_among(IN_ACTIONS), 1, ACTIONS_MAX)}, _id),
    "context": shape(
        {
            "type": one_of("context"),
            "elements": array(
                by_type({"image": image, "mrkdwn": text(), "plain_text": text()}), 1, CONTEXT_MAX
            ),
        },
        _id,
    ),
    "context_actions": shape(
        {
            "type": one_of("context_actions"),
            "elements": array(_among(("feedback_buttons", "icon_button")), 1, 5),
        },
        _id,
    ),
    "image": all_of(
        shape(
            {"type": one_of("image"), "alt_text": string(1, 2_000)},
            {
                **_id,
                "image_url": url,
                "slack_file": shape({}, {"id": string(1), "url": url}),
                "title": plain_text(2_000),
            },
        ),
        _image_has_source,
    ),
    "input": shape(
        {"type": one_of("input"), "label": plain_text(2_000), "element": _among(IN_INPUT)},
        {**_id, "hint": plain_text(2_000), "optional": boolean, "dispatch_action": boolean},
    ),
    "markdown": shape({"type": one_of("markdown"), "text": string(1, MARKDOWN_MAX)}, _id),
    "rich_text": rich_text,
    "table": shape(
        {
            "type": one_of("table"),
            "rows": array(array(_cell, 1, TABLE_COLUMNS_MAX), 1, TABLE_ROWS_MAX),
        },
        {
            **_id,
            "column_settings": array(
                shape(
                    {},
                    {
                        "align": one_of("left", "center", "right"),
                        "is_wrapped": boolean,
                        "width": integer(1, 1_000),
                    },
                ),
                0,
                TABLE_COLUMNS_MAX,
            ),
        },
    ),
}

_EVERYWHERE = ("section", "header", "divider", "actions", "context", "image", "input", "rich_text")
ON_SURFACE: dict[str, tuple[str, ...]] = {
    # markdown, table and context_actions are for messages only (blocks/markdown-block, /table-block).
    "message": (*_EVERYWHERE, "markdown", "table", "context_actions"),
    "modal": _EVERYWHERE,
    "home": _EVERYWHERE,
}
