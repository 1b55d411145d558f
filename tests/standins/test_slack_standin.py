"""Slack's stand-in refuses what Slack refuses, in Slack's words. Slack's own client calls it over a socket."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.standins.slack import (
    DropAfterEffect,
    DropBeforeEffect,
    FailsAfterEffect,
    Garbage,
    Hang,
    HangAfterEffect,
    RateLimited,
    ServerError,
    SlackStandin,
)
from tests.standins.slack.app import AppConfig

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "words", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


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


async def test_a_trigger_opens_one_view_within_three_seconds(
    slack: SlackStandin, client: AsyncWebClient
) -> None:
    trigger = slack.world.tickets.trigger(slack.workspace.id, slack.amy.id)
    opened = await client.views_open(trigger_id=trigger, view=modal())
    assert (await refusal(client.views_open(trigger_id=trigger, view=modal())))[
        "error"
    ] == "exchanged_trigger_id"
    late = slack.world.tickets.trigger(slack.workspace.id, slack.amy.id)
    slack.clock.forward(3.1)
    assert (await refusal(client.views_open(trigger_id=late, view=modal())))["error"] == "expired_trigger_id"
    assert (await refusal(client.views_open(trigger_id="1.2.x", view=modal())))[
        "error"
    ] == "invalid_trigger_id"
    view = opened["view"]
    await client.views_update(view_id=view["id"], hash=view["hash"], view=modal(title=plain("Second")))
    stale = client.views_update(view_id=view["id"], hash=view["hash"], view=modal())
    assert (await refusal(stale))["error"] == "hash_conflict"
    assert (await refusal(client.views_update(view_id="V0", view=modal())))["error"] == "not_found"


async def test_three_views_stack_up_and_no_more(slack: SlackStandin, client: AsyncWebClient) -> None:
    def trigger(view_id: str | None) -> str:
        return slack.world.tickets.trigger(slack.workspace.id, slack.amy.id, view_id)

    view_id = (await client.views_open(trigger_id=trigger(None), view=modal()))["view"]["id"]
    for _ in range(2):
        pushed = await client.views_push(trigger_id=trigger(view_id), view=modal())
        assert pushed["view"]["previous_view_id"] == view_id
        view_id = pushed["view"]["id"]
    fourth = client.views_push(trigger_id=trigger(view_id), view=modal())
    assert (await refusal(fourth))["error"] == "push_limit_reached"


async def test_home_takes_what_a_home_takes(client: AsyncWebClient, slack: SlackStandin) -> None:
    await client.views_publish(user_id=slack.amy.id, view={"type": "home", "blocks": [section()]})
    assert slack.home_of(slack.amy) is not None
    data = await refusal(client.views_publish(user_id=slack.amy.id, view=modal()))
    assert data["error"] == "invalid_arguments"


async def test_a_call_needs_a_live_token_and_its_scope(slack: SlackStandin, client: AsyncWebClient) -> None:
    nobody = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    assert (await refusal(nobody.auth_test()))["error"] == "not_authed"
    assert (await refusal(nobody.auth_test(token="xoxb-guessed")))["error"] == "invalid_auth"
    slack.take_scope("chat:write")
    data = await refusal(client.chat_postMessage(channel=slack.support.id, text="x"))
    assert (data["error"], data["needed"]) == ("missing_scope", "chat:write")
    assert "commands" in data["provided"]
    assert (await refusal(client.api_call("chat.shout")))["error"] == "unknown_method"
    slack.installation_of(slack.workspace).installed = False
    assert (await refusal(client.auth_test()))["error"] == "account_inactive"


async def test_a_channel_must_be_open_to_the_app(slack: SlackStandin, client: AsyncWebClient) -> None:
    public, private = slack.channel("public", bot=False), slack.channel("private", bot=False, private=True)
    archived = slack.channel("old")
    archived.archived = True
    for channel, error in (
        (public, "not_in_channel"),
        (private, "channel_not_found"),
        (archived, "is_archived"),
    ):
        assert (await refusal(client.chat_postMessage(channel=channel.id, text="x")))["error"] == error
    assert (await refusal(client.chat_postMessage(channel="#public", text="x")))[
        "error"
    ] == "channel_not_found"
    assert (
        await refusal(client.api_call("chat.postMessage", json={"channel": slack.support.id, "text": " "}))
    )["error"] == "no_text"
    await client.chat_postMessage(channel=slack.amy.id, text="x")
    assert slack.seen_by(slack.amy)[0].channel.kind == "im"


async def test_an_ephemeral_message_reaches_only_who_is_here(
    slack: SlackStandin, client: AsyncWebClient
) -> None:
    ben = slack.person("ben")
    elsewhere = client.chat_postEphemeral(channel=slack.support.id, user=ben.id, text="x")
    assert (await refusal(elsewhere))["error"] == "user_not_in_channel"
    slack.support.members.add(ben.id)
    ben.active = False
    sent = await client.chat_postEphemeral(channel=slack.support.id, user=ben.id, text="x")
    assert sent["ok"] is True
    assert slack.seen_by(ben) == []
    await client.chat_postEphemeral(channel=slack.support.id, user=slack.amy.id, text="y")
    assert [each.words for each in slack.seen_by(slack.amy)] == ["y"]
    gone = client.chat_update(channel=slack.support.id, ts=sent["message_ts"], text="z")
    assert (await refusal(gone))["error"] == "message_not_found"


async def test_an_update_keeps_or_drops_blocks_as_slack_does(
    slack: SlackStandin, client: AsyncWebClient
) -> None:
    sent = await client.chat_postMessage(channel=slack.support.id, text="one", blocks=[section("one")])
    here: Json = {"channel": slack.support.id, "ts": sent["ts"]}
    await client.chat_update(**here, text="two", blocks=[section("two")])
    message = slack.posts(slack.support)[0]
    assert (message.words, message.edited) == ("two", False)
    await client.chat_update(**here, text="three")
    assert (message.words, message.edited, message.blocks) == ("three", True, [])
    assert (await refusal(client.chat_update(**here, text="x" * 4001)))["error"] == "msg_too_long"
    theirs = await slack.say("mine")
    data = await refusal(client.chat_update(channel=slack.support.id, ts=theirs.ts, text="x"))
    assert data["error"] == "cant_update_message"
    assert [version.text for version in message.versions] == ["one", "two", "three"]


async def test_what_slack_only_advises_is_noted(slack: SlackStandin, client: AsyncWebClient) -> None:
    await client.api_call("chat.postMessage", json={"channel": slack.support.id, "blocks": [section()]})
    await client.chat_postMessage(channel=slack.support.id, text="x" * 4001)
    await client.chat_postMessage(channel=slack.support.id, text="@amy", link_names=True)
    assert [each.split(": ")[1][:20] for each in slack.guidelines] == [
        "blocks without a top",
        "text of 4001 charact",
        "link_names or parse=",
    ]


async def test_what_is_live_in_a_message_is_found(slack: SlackStandin, client: AsyncWebClient) -> None:
    draft = "<!channel> see <https://evil.example|here> *now* <@U0000000002>"
    safe = draft.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("*now*", "now")
    await client.chat_postMessage(channel=slack.support.id, text="plain", blocks=[section(safe)])
    await client.chat_postMessage(channel=slack.support.id, text="plain", blocks=[section(draft)])
    await client.chat_postMessage(
        channel=slack.support.id, text="plain", blocks=[{"type": "section", "text": plain(draft)}]
    )
    careful, careless, quoted = slack.posts(slack.support)
    assert [each.kind for each in careful.live_from(draft)] == ["autolink"]
    assert {each.kind for each in careless.live_from(draft)} == {"broadcast", "link", "markup", "user"}
    assert quoted.live == ()
    assert careful.words == draft.replace("*now*", "now")


async def test_history_gives_metadata_newest_first_and_changed_texts(
    slack: SlackStandin, client: AsyncWebClient
) -> None:
    first = await client.chat_postMessage(
        channel=slack.support.id, text="a & b https://example.com \N{PARTY POPPER}"
    )
    metadata = {"event_type": "rapport", "event_payload": {"key": "k"}}
    await client.chat_postMessage(channel=slack.support.id, text="second", metadata=metadata)
    found = await client.conversations_history(
        channel=slack.support.id, oldest=first["ts"], include_all_metadata=True
    )
    assert [each["metadata"] for each in found["messages"]] == [metadata]
    every = await client.conversations_history(channel=slack.support.id)
    assert every["messages"][1]["text"] == "a &amp; b <https://example.com> :tada:"
    assert "metadata" not in every["messages"][0]
    slack.take_scope("channels:history")
    assert (await refusal(client.conversations_history(channel=slack.support.id)))[
        "needed"
    ] == "channels:history"


async def test_metadata_has_a_shape(slack: SlackStandin, client: AsyncWebClient) -> None:
    wrong = client.chat_postMessage(channel=slack.support.id, text="x", metadata={"key": "k"})
    assert (await refusal(wrong))["error"] == "invalid_metadata_schema"


async def test_arguments_come_by_json_form_and_query(slack: SlackStandin) -> None:
    headers = {"Authorization": f"Bearer {slack.token}"}
    body = {"channel": slack.support.id, "text": "x", "blocks": json.dumps([section()])}
    url = f"{slack.api_url}chat.postMessage"
    async with aiohttp.ClientSession(headers=headers) as session:
        for call in (
            session.post(url, data=body),
            session.post(url, json=body),
            session.post(url, params=body),
            session.get(url, params=body),
        ):
            async with call as answer:
                assert (await answer.json())["ok"] is True
        async with session.post(url, data="{", headers={"Content-Type": "application/json"}) as answer:
            assert (await answer.json())["error"] == "invalid_json"
        # Methods that only read do not look at a JSON body.
        async with session.post(f"{slack.api_url}users.info", json={"user": slack.amy.id}) as answer:
            assert (await answer.json())["error"] == "invalid_arguments"


async def test_people_and_channels_are_told_as_slack_tells_them(
    slack: SlackStandin, client: AsyncWebClient
) -> None:
    gone = slack.person("gone", tz=None, deactivated=True)
    guest = slack.person("guest", guest="single_channel", tz="America/New_York")
    assert "tz" not in (await client.users_info(user=gone.id))["user"]
    told = (await client.users_info(user=guest.id))["user"]
    assert (told["tz"], told["is_ultra_restricted"]) == ("America/New_York", True)
    shared = slack.channel("partners", shared_outside=True)
    assert (await client.conversations_info(channel=shared.id))["channel"]["is_ext_shared"] is True
    slack.channel("secret", private=True)
    listed = await client.conversations_list(types="public_channel,private_channel", limit=2)
    rest = await client.conversations_list(
        types="public_channel,private_channel", limit=2, cursor=listed["response_metadata"]["next_cursor"]
    )
    names = [each["name"] for each in listed["channels"] + rest["channels"]]
    assert names == ["support", "partners", "secret"]
    assert (await refusal(client.conversations_list(types="im")))["needed"] == "im:read"
    members = await client.conversations_members(channel=slack.support.id)
    assert slack.amy.id in members["members"]


async def test_rates_are_counted_always_and_enforced_when_asked(
    slack: SlackStandin, client: AsyncWebClient
) -> None:
    for _ in range(2):
        await client.chat_postMessage(channel=slack.support.id, text="x")
    assert [each.method for each in slack.rates.exceeded] == ["chat.postMessage"]
    slack.rates.enforce()
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=slack.support.id, text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "1"
    slack.clock.forward(1)
    await client.chat_postMessage(channel=slack.support.id, text="x")
    for _ in range(20):
        await client.conversations_list()
    assert (await refusal(client.conversations_list()))["error"] == "ratelimited"


@pytest.mark.parametrize("fault", [RateLimited(7), ServerError(), Garbage(), DropBeforeEffect(), Hang()])
async def test_a_fault_before_the_effect_posts_nothing(slack: SlackStandin, fault: Any) -> None:
    client = AsyncWebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[], timeout=1)
    slack.faults.order("chat.postMessage", fault)
    with pytest.raises((SlackApiError, aiohttp.ClientError, TimeoutError)):
        await client.chat_postMessage(channel=slack.support.id, text="x")
    assert slack.posts(slack.support) == []
    await client.chat_postMessage(channel=slack.support.id, text="x")
    assert len(slack.posts(slack.support)) == 1
    assert slack.refused == []


@pytest.mark.parametrize("fault", [DropAfterEffect(), HangAfterEffect(), FailsAfterEffect("internal_error")])
async def test_a_fault_after_the_effect_leaves_the_post(slack: SlackStandin, fault: Any) -> None:
    client = AsyncWebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[], timeout=1)
    slack.faults.order("chat.postMessage", fault, channel=slack.support.id)
    with pytest.raises((SlackApiError, aiohttp.ClientError, TimeoutError)):
        await client.chat_postMessage(channel=slack.support.id, text="x")
    assert len(slack.posts(slack.support)) == 1


async def test_slacks_own_client_posts_twice_when_an_answer_is_lost(slack: SlackStandin) -> None:
    """Its default retry handler does it; this is the trap the product has to avoid."""
    client = AsyncWebClient(token=slack.token, base_url=slack.api_url)
    slack.faults.order("chat.postMessage", DropAfterEffect())
    await client.chat_postMessage(channel=slack.support.id, text="x")
    assert len(slack.posts(slack.support)) == 2


async def test_a_slow_product_times_out_as_in_slack() -> None:
    async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(never, "127.0.0.1", 0)
    async with SlackStandin(patience=0.2) as slack, server:
        slack.product_url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/slack/events"
        assert (await slack.command("/tip")).error == "operation_timeout"
    async with SlackStandin() as slack:
        slack.product_url = "http://127.0.0.1:1/slack/events"
        assert (await slack.command("/tip")).error == "dispatch_failed"


async def test_the_manifest_decides_what_there_is() -> None:
    app = AppConfig.from_manifest(
        {
            "features": {"slash_commands": [{"command": "/rapport", "should_escape": True}]},
            "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}},
            "oauth_config": {"scopes": {"bot": ["commands"]}},
        }
    )
    async with SlackStandin(app) as slack:
        with pytest.raises(AssertionError, match="not a valid command"):
            await slack.command("/tip")
        client = AsyncWebClient(token=slack.token, base_url=slack.api_url, retry_handlers=[])
        home = client.views_publish(user_id=slack.amy.id, view={"type": "home", "blocks": []})
        assert (await refusal(home))["error"] == "not_enabled"
        assert await slack.event({"type": "app_mention"}) is None


@pytest.fixture
async def two() -> AsyncIterator[SlackStandin]:
    async with SlackStandin() as slack:
        slack.add_workspace("globex")
        yield slack


async def test_one_workspace_knows_nothing_of_another(two: SlackStandin) -> None:
    globex = next(each for each in two.world.workspaces.values() if each.name == "globex")
    client = AsyncWebClient(token=two.token_of(globex), base_url=two.api_url, retry_handlers=[])
    assert (await client.auth_test())["team_id"] == globex.id
    assert (await refusal(client.users_info(user=two.amy.id)))["error"] == "user_not_found"
    data = await refusal(client.chat_postMessage(channel=two.support.id, text="x"))
    assert data["error"] == "channel_not_found"
    trigger = two.world.tickets.trigger(two.workspace.id, two.amy.id)
    assert (await refusal(client.views_open(trigger_id=trigger, view=modal())))[
        "error"
    ] == "invalid_trigger_id"
