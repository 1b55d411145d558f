"""Block elements: what each may hold, and in which block and on which surface it may stand.

Sources: docs.slack.dev reference/block-kit/block-elements/*; slack_sdk/models/blocks/block_elements.py (3.47).
"""

from collections.abc import Iterator

from tests.standins.slack.blockkit.objects import (
    action_id,
    confirm,
    conversation_filter,
    dispatch_action_config,
    initials_exist,
    option_group,
    overflow_option,
    placeholder,
    plain_option,
    plain_text,
    rich_option,
    url,
    values_differ,
)
from tests.standins.slack.blockkit.richtext import rich_text
from tests.standins.slack.blockkit.schema import (
    Check,
    all_of,
    array,
    boolean,
    fault,
    integer,
    one_of,
    shape,
    string,
)

BUTTON_TEXT_MAX = 75
BUTTON_VALUE_MAX = 2_000
INPUT_MAX = 3_000

_id = {"action_id": action_id}
_ask = {**_id, "confirm": confirm}
_focus = {"focus_on_load": boolean}
_menu = {**_ask, **_focus, "placeholder": placeholder}
_typed = {**_id, **_focus, "placeholder": placeholder, "dispatch_action_config": dispatch_action_config}
_many = {"max_selected_items": integer(1, 1_000)}


def _kind(name: str, required: dict[str, Check], optional: dict[str, Check]) -> Check:
    return shape({"type": one_of(name), **required}, optional)


def _options_or_groups(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict) and ("options" in value) == ("option_groups" in value):
        yield fault("must define either `options` or `option_groups`", pointer)


def _select(name: str, extra: dict[str, Check]) -> Check:
    options = {"options": array(plain_option, 1, 100), "option_groups": array(option_group, 1, 100)}
    return all_of(
        _kind(name, {}, {**_menu, **options, **extra}), _options_or_groups, initials_exist, values_differ
    )


def _choices(name: str, extra: dict[str, Check]) -> Check:
    return all_of(
        _kind(name, {"options": array(rich_option, 1, 10)}, {**_ask, **_focus, **extra}),
        initials_exist,
        values_differ,
    )


def _image_source(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict) and ("image_url" in value) == ("slack_file" in value):
        yield fault("must define either `slack_file` or `image_url`", pointer)


image = all_of(
    # alt_text is required: without it the picture is nothing to a screen reader (block-elements/image-element).
    _kind(
        "image",
        {"alt_text": string(1, 2_000)},
        {"image_url": url, "slack_file": shape({}, {"id": string(1), "url": url})},
    ),
    _image_source,
)

ELEMENTS: dict[str, Check] = {
    "button": _kind(
        "button",
        {"text": plain_text(BUTTON_TEXT_MAX)},
        {
            **_ask,
            "url": url,
            "value": string(0, BUTTON_VALUE_MAX),
            "style": one_of("primary", "danger"),
            "accessibility_label": string(1, 75),
        },
    ),
    "overflow": all_of(_kind("overflow", {"options": array(overflow_option, 1, 5)}, _ask), values_differ),
    "image": image,
    "static_select": _select("static_select", {"initial_option": plain_option}),
    "multi_static_select": _select(
        "multi_static_select", {"initial_options": array(plain_option, 1, 100), **_many}
    ),
    "external_select": _kind(
        "external_select",
        {},
        {**_menu, "initial_option": plain_option, "min_query_length": integer(0, 1_000)},
    ),
    "users_select": _kind("users_select", {}, {**_menu, "initial_user": string(1)}),
    "multi_users_select": _kind(
        "multi_users_select", {}, {**_menu, **_many, "initial_users": array(string(1))}
    ),
    "conversations_select": _kind(
        "conversations_select",
        {},
        {
            **_menu,
            "initial_conversation": string(1),
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": conversation_filter,
        },
    ),
    "multi_conversations_select": _kind(
        "multi_conversations_select",
        {},
        {
            **_menu,
            **_many,
            "initial_conversations": array(string(1)),
            "default_to_current_conversation": boolean,
            "filter": conversation_filter,
        },
    ),
    "channels_select": _kind(
        "channels_select", {}, {**_menu, "initial_channel": string(1), "response_url_enabled": boolean}
    ),
    "multi_channels_select": _kind(
        "multi_channels_select", {}, {**_menu, **_many, "initial_channels": array(string(1))}
    ),
    "radio_buttons": _choices("radio_buttons", {"initial_option": rich_option}),
    "checkboxes": _choices("checkboxes", {"initial_options": array(rich_option, 1, 10)}),
    "datepicker": _kind("datepicker", {}, {**_menu, "initial_date": string(10, 10)}),
    "timepicker": _kind("timepicker", {}, {**_menu, "initial_time": string(5, 5), "timezone": string(1)}),
    "datetimepicker": _kind(
        "datetimepicker", {}, {**_ask, **_focus, "initial_date_time": integer(1_000_000_000, 9_999_999_999)}
    ),
    "plain_text_input": _kind(
        "plain_text_input",
        {},
        {
            **_typed,
            "initial_value": string(0, INPUT_MAX),
            "multiline": boolean,
            "min_length": integer(0, INPUT_MAX),
            "max_length": integer(1, INPUT_MAX),
        },
    ),
    "rich_text_input": _kind("rich_text_input", {}, {**_typed, "initial_value": rich_text}),
    "email_text_input": _kind("email_text_input", {}, {**_typed, "initial_value": string()}),
    "url_text_input": _kind("url_text_input", {}, {**_typed, "initial_value": string()}),
    "number_input": _kind(
        "number_input",
        {"is_decimal_allowed": boolean},
        {**_typed, "initial_value": string(), "min_value": string(), "max_value": string()},
    ),
    "feedback_buttons": _kind(
        "feedback_buttons",
        {
            name: shape(
                {"text": plain_text(75), "value": string(1, 2_000)}, {"accessibility_label": string(1, 75)}
            )
            for name in ("positive_button", "negative_button")
        },
        _id,
    ),
    "icon_button": _kind(
        "icon_button",
        {"icon": one_of("trash"), "text": plain_text(75)},
        {
            **_ask,
            "value": string(0, 2_000),
            "accessibility_label": string(1, 75),
            "visible_to_user_ids": array(string(1), 0, 10),
        },
    ),
}

_PICKERS = ("datepicker", "timepicker", "radio_buttons", "checkboxes", "static_select", "external_select")
_LISTS = ("users_select", "conversations_select", "channels_select")
_MULTI = ("multi_static_select", "multi_users_select", "multi_conversations_select", "multi_channels_select")
_TYPED = ("plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input")

IN_SECTION = ("button", "overflow", "image", *_PICKERS, *_LISTS, *_MULTI)
IN_ACTIONS = ("button", "overflow", "datetimepicker", *_PICKERS, *_LISTS)
IN_INPUT = ("datetimepicker", *_PICKERS, *_LISTS, *_MULTI, *_TYPED)

# The surfaces column of the block elements table: these stand nowhere but where it says.
NOT_ON_SURFACE: dict[str, tuple[str, ...]] = {
    "message": ("email_text_input", "url_text_input", "number_input", "rich_text_input"),
    "home": ("email_text_input", "url_text_input", "number_input", "datetimepicker"),
    "modal": (),
}
