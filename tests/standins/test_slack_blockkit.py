"""Slack's stand-in reads Block Kit as strictly as Slack: each limit, each unknown key, each wrong place."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.standins.slack import SlackStandin

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def button(action_id: str = "a", **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain("Press"), **more}


def section(text: str = "words", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def option(value: str, text: str = "One") -> Json:
    return {"text": plain(text), "value": value}


def overflow(*options: Json) -> Json:
    return {"type": "overflow", "action_id": "o", "options": list(options)}


def field(element: Json | None = None, **more: Any) -> Json:
    return {
        "type": "input",
        "label": plain("Draft"),
        "element": element or {"type": "plain_text_input", "action_id": "t"},
        **more,
    }


def modal(**more: Any) -> Json:
    return {"type": "modal", "title": plain("Title"), "blocks": [section()], **more}


@pytest.fixture
def client(slack: SlackStandin) -> AsyncWebClient:
    return AsyncWebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[], timeout=2)


async def refusal(call: Any) -> Json:
    with pytest.raises(SlackApiError) as caught:
        await call
    data = caught.value.response.data
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize(
    ("blocks", "sentence"),
    [
        ([section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ([section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        ([{"type": "section"}], "must define either `text` or `fields` [json-pointer:/blocks/0]"),
        (
            [section(fields=[mrkdwn("x")] * 11)],
            "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
        ),
        (
            [section(fields=[mrkdwn("x" * 2001)])],
            "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
        ),
        ([section(colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
        ([{"type": "sections"}], "unsupported type: sections [json-pointer:/blocks/0/type]"),
        (
            [{"type": "header", "text": mrkdwn("x")}],
            "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
        ),
        (
            [{"type": "header", "text": plain("x" * 151)}],
            "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
        ),
        (
            [{"type": "section", "text": {**mrkdwn("x"), "emoji": True}}],
            "invalid additional property: emoji [json-pointer:/blocks/0/text]",
        ),
        (
            [{"type": "section", "text": {**plain("x"), "verbatim": True}}],
            "invalid additional property: verbatim [json-pointer:/blocks/0/text]",
        ),
        (
            [actions(*[button(str(n)) for n in range(26)])],
            "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
        ),
        (
            [actions(button("a"), button("a"))],
            '`action_id` "a" already exists for another element [json-pointer:/blocks/0]',
        ),
        (
            [section(block_id="b"), section(block_id="b")],
            "block_id `b` already exists for another block [json-pointer:/blocks/1/block_id]",
        ),
        (
            [actions({**button(), "text": plain("x" * 76)})],
            "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
        ),
        (
            [actions(button(value="x" * 2001))],
            "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
        ),
        (
            [actions(button("x" * 256))],
            "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
        ),
        (
            [actions(button(style="bold"))],
            "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
        ),
        (
            [section(accessory=overflow(*[option(str(n)) for n in range(6)]))],
            "no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]",
        ),
        (
            [section(accessory=overflow(option("x" * 151)))],
            "must be less than 151 characters [json-pointer:/blocks/0/accessory/options/0/value]",
        ),
        (
            [section(accessory={"type": "image", "image_url": "https://example.com/a.png"})],
            "missing required field: alt_text [json-pointer:/blocks/0/accessory]",
        ),
        (
            [{"type": "context", "elements": [mrkdwn("x")] * 11}],
            "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
        ),
        (
            [{"type": "context", "elements": [button()]}],
            "unsupported type: button [json-pointer:/blocks/0/elements/0/type]",
        ),
        (
            [
                {
                    "type": "rich_text",
                    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}],
                }
            ],
            "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]",
        ),
    ],
)
async def test_blocks_are_refused_with_the_pointer_to_the_fault(
    slack: SlackStandin, client: AsyncWebClient, blocks: list[Json], sentence: str
) -> None:
    data = await refusal(client.chat_postMessage(channel=slack.support.id, text="x", blocks=blocks))
    assert data["error"] == "invalid_blocks"
    assert sentence in data["errors"]
    assert f"[ERROR] {sentence}" in data["response_metadata"]["messages"]
    assert slack.posts(slack.support) == []


async def test_what_is_at_every_limit_is_taken(slack: SlackStandin, client: AsyncWebClient) -> None:
    blocks = [
        section("x" * 3000, block_id="b" * 255),
        actions(*[button(f"a{n}", value="v" * 2000) for n in range(25)]),
        section(accessory=overflow(*[option(f"{n}" * 150, "t" * 75) for n in range(5)])),
        {"type": "header", "text": plain("h" * 150)},
    ]
    await client.chat_postMessage(channel=slack.support.id, text="x" * 4000, blocks=blocks)
    assert slack.guidelines == []


async def test_blocks_together_may_be_too_long(slack: SlackStandin, client: AsyncWebClient) -> None:
    blocks = [section("x" * 3000) for _ in range(5)]
    data = await refusal(client.chat_postMessage(channel=slack.support.id, text="x", blocks=blocks))
    assert data["error"] == "msg_blocks_too_long"


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        (modal(title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
        (modal(close=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/close/text]"),
        (
            modal(private_metadata="x" * 3001),
            "must be less than 3001 characters [json-pointer:/view/private_metadata]",
        ),
        (modal(callback_id="x" * 256), "must be less than 256 characters [json-pointer:/view/callback_id]"),
        (modal(submit_disabled=True), "invalid additional property: submit_disabled [json-pointer:/view]"),
        (modal(blocks=[section()] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
        (modal(blocks=[field()]), "missing required field: submit [json-pointer:/view]"),
        ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
        (
            modal(blocks=[{"type": "markdown", "text": "x"}]),
            "unsupported type: markdown [json-pointer:/view/blocks/0/type]",
        ),
        (
            modal(
                submit=plain("Go"),
                blocks=[
                    field(
                        {
                            "type": "plain_text_input",
                            "action_id": "t",
                            "max_length": 3,
                            "initial_value": "four",
                        }
                    )
                ],
            ),
            "must be less than 4 characters [json-pointer:/view/blocks/0/element/initial_value]",
        ),
        (
            modal(
                submit=plain("Go"),
                blocks=[
                    field(
                        {
                            "type": "radio_buttons",
                            "action_id": "r",
                            "options": [option("1")],
                            "initial_option": option("2"),
                        }
                    )
                ],
            ),
            "initial_option must match one of the options [json-pointer:/view/blocks/0/element/initial_option]",
        ),
    ],
)
async def test_views_are_refused_as_invalid_arguments(
    slack: SlackStandin, client: AsyncWebClient, view: Json, sentence: str
) -> None:
    trigger = slack.world.tickets.trigger(slack.workspace.id, slack.amy.id)
    data = await refusal(client.views_open(trigger_id=trigger, view=view))
    assert data["error"] == "invalid_arguments"
    assert f"[ERROR] {sentence}" in data["response_metadata"]["messages"]
    assert "errors" not in data


async def test_a_view_of_more_than_250_kb_is_too_large(slack: SlackStandin, client: AsyncWebClient) -> None:
    trigger = slack.world.tickets.trigger(slack.workspace.id, slack.amy.id)
    options = [option(f"{n:0150}", "\N{GREEK SMALL LETTER ALPHA}" * 75) for n in range(100)]
    menus = [actions({"type": "static_select", "action_id": "s", "options": options}) for _ in range(8)]
    data = await refusal(client.views_open(trigger_id=trigger, view=modal(blocks=menus)))
    assert data["error"] == "view_too_large"
