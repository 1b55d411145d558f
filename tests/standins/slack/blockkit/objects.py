"""Composition objects: texts, options, confirmation dialogs.

Sources: docs.slack.dev reference/block-kit/composition-objects/*; the numbers that only the SDK states are those of
slack_sdk/models/blocks/basic_components.py (3.47).
"""

from collections.abc import Iterator

from tests.standins.slack.blockkit.schema import (
    Check,
    array,
    boolean,
    by_type,
    fault,
    one_of,
    shape,
    string,
)

TEXT_MAX = 3_000
OPTION_TEXT_MAX = 75
OPTION_VALUE_MAX = 150
PLACEHOLDER_MAX = 150

block_id = string(1, 255)
action_id = string(1, 255)
url = string(1, 3_000)


def plain_text(high: int, low: int = 1) -> Check:
    """`emoji` belongs to plain_text only; `verbatim` here is an unknown key (composition-objects/text-object)."""
    return by_type(
        {"plain_text": shape({"type": one_of("plain_text"), "text": string(low, high)}, {"emoji": boolean})}
    )


def text(high: int = TEXT_MAX) -> Check:
    """plain_text or mrkdwn; `verbatim` belongs to mrkdwn only (composition-objects/text-object)."""
    return by_type(
        {
            "plain_text": plain_text(high),
            "mrkdwn": shape({"type": one_of("mrkdwn"), "text": string(1, high)}, {"verbatim": boolean}),
        }
    )


confirm = shape(
    {"title": plain_text(100), "text": text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": one_of("primary", "danger")},
)
placeholder = plain_text(PLACEHOLDER_MAX)

_value = string(1, OPTION_VALUE_MAX)
# Selects and overflow menus take plain_text labels only; radio buttons and checkboxes also take mrkdwn.
plain_option = shape({"text": plain_text(OPTION_TEXT_MAX), "value": _value}, {"description": plain_text(75)})
rich_option = shape({"text": text(OPTION_TEXT_MAX), "value": _value}, {"description": text(75)})
overflow_option = shape(
    {"text": plain_text(OPTION_TEXT_MAX), "value": _value}, {"description": plain_text(75), "url": url}
)
option_group = shape({"label": plain_text(75), "options": array(plain_option, 1, 100)})

dispatch_action_config = shape(
    {}, {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 1, 2)}
)
conversation_filter = shape(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), 1, 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)


def options_of(element: dict[str, object]) -> list[object]:
    """Every option of an element, whether given flat or in groups."""
    flat = element.get("options")
    if isinstance(flat, list):
        return flat
    groups = element.get("option_groups")
    found: list[object] = []
    for group in groups if isinstance(groups, list) else []:
        if isinstance(group, dict) and isinstance(group.get("options"), list):
            found.extend(group["options"])
    return found


def initials_exist(value: object, pointer: str) -> Iterator[str]:
    """`initial_option(s)` must be exactly one of the options (block-elements/select-menu-element, radio-button-group)."""
    if not isinstance(value, dict):
        return
    offered = options_of(value)
    if "initial_option" in value and value["initial_option"] not in offered:
        yield fault("initial_option must match one of the options", f"{pointer}/initial_option")
    several = value.get("initial_options")
    for index, each in enumerate(several if isinstance(several, list) else []):
        if each not in offered:
            yield fault("initial_options must match the options", f"{pointer}/initial_options/{index}")


def values_differ(value: object, pointer: str) -> Iterator[str]:
    """Two options of one element may not share a value: the app could not tell them apart."""
    if not isinstance(value, dict):
        return
    seen: set[object] = set()
    for index, option in enumerate(options_of(value)):
        if isinstance(option, dict) and isinstance(option.get("value"), str):
            if option["value"] in seen:
                yield fault(f"duplicate option value: {option['value']}", f"{pointer}/options/{index}/value")
            seen.add(option["value"])
