"""Slack's stand-in plays a person: what they do arrives in Slack's shapes, and what they see is what Slack shows.

The app before it is a plain Bolt app, so signatures and shapes are judged by Slack's own library.
"""

import pytest
from slack_sdk.errors import SlackApiError

from tests.standins.slack import Impossible, SlackStandin
from tests.standins.small_app import SmallApp

pytestmark = pytest.mark.usefixtures("app")


async def test_a_command_is_answered_to_the_person_alone(slack: SlackStandin) -> None:
    seen = await slack.command("/small", "No.")
    assert seen.message.private
    assert seen.message.words.splitlines()[0] == "Warm *words* & more"
    assert seen.message.labels == ["Why & how?", "Form", "Discard", "Formal", "Plainer"]
    assert slack.posts(slack.support) == []
    ben = slack.person("ben")
    slack.support.members.add(ben.id)
    assert slack.seen_by(ben) == []
    assert slack.refused == []
    assert slack.guidelines == []


async def test_a_public_acknowledgement_shows_everybody_what_was_typed(slack: SlackStandin) -> None:
    await slack.command("/public", "my draft")
    assert [each.words for each in slack.posts(slack.support)] == ["/public my draft", "For all"]


async def test_an_unreadable_acknowledgement_is_shown_as_an_error(slack: SlackStandin) -> None:
    seen = await slack.command("/broken")
    assert seen.error == "invalid_command_response"
    assert seen.messages == []
    assert slack.refused[0].refused == "invalid_blocks"


async def test_an_app_that_does_not_know_the_command_leaves_an_error(slack: SlackStandin) -> None:
    seen = await slack.command("/unknown")
    assert (seen.status, seen.error) == (404, "dispatch_failed")


async def test_a_response_url_takes_five_answers(slack: SlackStandin) -> None:
    seen = await slack.command("/later")
    await slack.until(lambda: len(slack.calls_of("response_url")) == 6)
    assert [each.words for each in seen.answers] == [f"number {number}" for number in range(5)]
    assert slack.refused[0].refused == "used_url"


async def test_a_response_url_lives_half_an_hour(slack: SlackStandin, app: SmallApp) -> None:
    await slack.command("/small")
    url = app.bodies[0]["response_url"]
    slack.clock.forward(30 * 60 + 1)
    async with slack.door.session.post(url, json={"text": "late"}) as answer:
        assert answer.status == 404
    assert slack.refused[0].refused == "expired_url"


async def test_the_answer_to_a_command_cannot_be_replaced(slack: SlackStandin) -> None:
    seen = await slack.command("/swap")
    await seen.at_least(1)
    assert "replace_original does nothing" in slack.guidelines[0]


async def test_a_press_finds_the_button_by_its_label_and_sends_it_escaped(
    slack: SlackStandin, app: SmallApp
) -> None:
    first = await slack.command("/small")
    seen = await slack.press(first.message, "Why & how?")
    await seen.at_least(1)
    assert seen.message is first.message
    assert seen.message.words == "Because."
    assert app.actions[0]["text"]["text"] == "Why &amp; how?"
    assert (app.actions[0]["action_id"], app.actions[0]["value"]) == ("why", "42")
    assert "message" not in app.bodies[-1]
    assert app.bodies[-1]["container"]["is_ephemeral"] is True


async def test_a_public_message_comes_along_with_the_press(slack: SlackStandin, app: SmallApp) -> None:
    await slack.command("/post")
    message = (await slack.until(lambda: slack.posts(slack.support)))[0]
    await slack.press(message, "Formal", user=slack.amy)
    assert app.bodies[-1]["message"]["ts"] == message.ts
    assert app.actions[0]["selected_option"]["value"] == "formal"


async def test_only_who_sees_a_message_can_press_it(slack: SlackStandin) -> None:
    first = await slack.command("/small")
    with pytest.raises(Impossible, match="does not see"):
        await slack.press(first.message, "Form", user=slack.person("ben"))
    with pytest.raises(Impossible, match="nothing shows 'Shorter'"):
        await slack.press(first.message, "Shorter")


async def test_a_deleted_answer_is_gone(slack: SlackStandin) -> None:
    message = (await slack.command("/small")).message
    await slack.press(message, "Discard")
    await slack.until(lambda: message.deleted)
    assert slack.seen_by(slack.amy) == []


async def test_a_reload_loses_private_messages(slack: SlackStandin) -> None:
    await slack.command("/small")
    slack.reload(slack.amy)
    assert slack.seen_by(slack.amy) == []


async def test_a_form_is_filled_by_what_stands_above_its_fields(slack: SlackStandin, app: SmallApp) -> None:
    first = await slack.command("/small")
    form = await (await slack.press(first.message, "Form")).until(lambda seen: slack.modal_of(slack.amy))
    assert form.title == "Rephrase"
    assert list(form.inputs) == ["Your draft", "Decision"]
    seen = await slack.submit(form, {"Your draft": "No.", "Decision": "no"})
    assert not seen.modal_open
    values = app.bodies[-1]["view"]["state"]["values"]
    assert values["draft"]["text"] == {"type": "plain_text_input", "value": "No."}
    assert values["decision"]["picked"]["selected_option"]["value"] == "no"


@pytest.fixture
async def form(slack: SlackStandin):
    first = await slack.command("/small")
    await slack.press(first.message, "Form")
    return await slack.until(lambda: slack.modal_of(slack.amy))


async def test_slacks_client_keeps_an_incomplete_form(slack: SlackStandin, form) -> None:
    with pytest.raises(Impossible, match="'Your draft' is required"):
        await slack.submit(form)
    with pytest.raises(Impossible, match="at most 100"):
        await slack.submit(form, {"Your draft": "x" * 101})
    with pytest.raises(Impossible, match="no option 'maybe'"):
        await slack.submit(form, {"Your draft": "x", "Decision": "maybe"})


async def test_an_error_stands_at_its_field_and_the_form_stays(slack: SlackStandin, form) -> None:
    seen = await slack.submit(form, {"Your draft": "again"})
    assert seen.field_errors == {"Your draft": "Say more."}
    assert seen.modal is form


async def test_an_error_for_no_field_only_shows_trouble(slack: SlackStandin, form) -> None:
    seen = await slack.submit(form, {"Your draft": "nowhere"})
    assert seen.error == "trouble_connecting"
    assert slack.refused[0].refused == "invalid_errors"


async def test_a_form_can_become_the_next_one_and_keeps_what_was_typed(slack: SlackStandin, form) -> None:
    seen = await slack.submit(form, {"Your draft": "next"})
    assert seen.modal.title == "Next"
    assert seen.modal.values["draft"]["text"]["value"] == "next"


async def test_closing_is_told_where_asked_for(slack: SlackStandin, app: SmallApp, form) -> None:
    seen = await slack.close(form)
    assert seen is not None
    assert seen.error is None
    assert app.bodies[-1]["type"] == "view_closed"
    assert slack.modal_of(slack.amy) is None


async def test_a_shortcut_on_a_message_carries_the_message(slack: SlackStandin, app: SmallApp) -> None:
    message = await slack.say("Where is <my> payload?")
    await slack.shortcut("see_their_side", on=message)
    await slack.until(lambda: slack.modal_of(slack.amy))
    assert app.bodies[-1]["message"]["text"] == "Where is &lt;my&gt; payload?"


async def test_a_direct_message_reaches_the_app(slack: SlackStandin) -> None:
    seen = await slack.dm("hello")
    await seen.at_least(1)
    assert seen.message.words == "You said hello"


async def test_a_mention_reaches_the_app(slack: SlackStandin) -> None:
    await slack.say("@rapport help")
    await slack.until(lambda: [each for each in slack.seen_by(slack.amy) if each.private])


async def test_home_is_drawn_when_it_is_opened(slack: SlackStandin) -> None:
    await slack.open_home()
    home = await slack.until(lambda: slack.home_of(slack.amy))
    assert "Why & how?" in home.labels
    await slack.press(home, "Form")
    await slack.until(lambda: slack.modal_of(slack.amy))


async def test_an_event_may_come_again_with_the_same_id(slack: SlackStandin, app: SmallApp) -> None:
    delivery = await slack.open_home()
    assert delivery is not None
    assert delivery.accepted
    again = await slack.events.retry(delivery)
    assert again.retry == 1
    assert app.bodies[0]["event_id"] == app.bodies[1]["event_id"]


async def test_an_event_nobody_takes_is_tried_three_more_times(slack: SlackStandin) -> None:
    delivery = await slack.events.join(slack.person("ben"), slack.support)
    for number in (1, 2, 3):
        assert delivery is not None
        assert delivery.status == 404
        assert delivery.will_retry
        delivery = await slack.events.retry(delivery, "http_error")
        assert delivery.retry == number
    assert not delivery.will_retry


async def test_an_archived_channel_is_told_and_takes_no_post(slack: SlackStandin, app: SmallApp) -> None:
    await slack.events.archive(slack.support, slack.amy)
    assert app.bodies[-1]["event"]["type"] == "channel_archive"
    with pytest.raises(SlackApiError, match="is_archived"):
        await app.bolt.client.chat_postMessage(channel=slack.support.id, text="x")


async def test_a_forged_or_stale_signature_is_a_real_one_gone_wrong(slack: SlackStandin) -> None:
    body = slack.command_body("/small", "No.")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await slack.raw(body, form | slack.signature(body))).status == 200
    assert (await slack.raw(body, form | slack.signature(body, secret="guessed"))).status == 401
    assert (await slack.raw(body, form | slack.signature(body, at=slack.clock.wall() - 600))).status == 401
    assert (await slack.raw(body + b"x", form | slack.signature(body))).status == 401
    assert (await slack.raw(body, form)).status == 401


async def test_the_challenge_and_the_probe_are_sent_as_slack_sends_them(slack: SlackStandin) -> None:
    assert (await slack.url_verification()).json == {"challenge": "3eZbrw1aBm2rZgRN"}
    assert (await slack.ssl_check()).status == 200


async def test_after_the_uninstall_there_is_no_command_and_no_token(
    slack: SlackStandin, app: SmallApp
) -> None:
    await slack.events.uninstall(slack.workspace.id)
    told = [body["event"]["type"] for body in app.bodies if body.get("type") == "event_callback"]
    assert told == ["tokens_revoked", "app_uninstalled"]
    with pytest.raises(SlackApiError, match="account_inactive"):
        await app.bolt.client.auth_test()
    with pytest.raises(Impossible, match="not installed"):
        await slack.command("/small")
