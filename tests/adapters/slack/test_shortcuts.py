"""Rephrase and See their side on a message: in channels, threads and where the app is no member.

The manifest declares them; Slack offers no other. Their answer opens as a modal, and everything goes on in it.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.slack.manifest import manifest
from bot.services import Services
from bot.texts import Texts
from commands import COMMANDS
from tests.adapters.slack.conftest import by_token, carried_by, opened
from tests.standins.slack import AppConfig, Fails, SlackStandin
from tests.standins.slack.filling import Impossible

DRAFT = "No, there's nothing I can do."
THEIRS = "My tent leaked on the first night of our trip. I was promised a new one. I want my money back."


@pytest.fixture
def told(texts: Texts) -> dict[str, Any]:
    return manifest(COMMANDS, {}, texts, "https://rapport.example.com")


@pytest.fixture
async def slack(told: dict[str, Any], services: Services, carried: str) -> AsyncIterator[SlackStandin]:
    """As installed by our own manifest, without the optional scopes."""
    asked = {"scopes": {"bot": told["oauth_config"]["scopes"]["bot"]}}
    async with SlackStandin(
        AppConfig.from_manifest(told | {"oauth_config": asked}), patience=20.0
    ) as standin:
        environment = carried_by(by_token(standin), standin, carried)
        async with opened(standin, services, environment=environment):
            yield standin
        assert standin.refused == []
        assert standin.guidelines == []


async def picked(slack: SlackStandin, name: str, message, person=None):
    seen = await slack.shortcut(name, on=message, user=person)
    assert (seen.status, seen.error) == (200, None)
    await seen.until(lambda seen: seen.modal_open)
    return seen


async def test_rephrase_on_ones_own_message_opens_its_answer(slack: SlackStandin):
    seen = await picked(slack, "rephrase.message", await slack.say(DRAFT))
    assert "Kinder, and still a no" in seen.modal.words
    before = seen.modal.words
    seen = await slack.press(seen.modal, "Another")
    await seen.until(lambda seen: seen.modal.words != before)
    assert "Kinder, and still a no" in seen.modal.words
    seen = await slack.press(seen.modal, "Show to copy")
    await seen.until(lambda seen: seen.modal.title == "Copy the text")
    assert seen.messages == []  # nothing came into the channel, not even for one person


async def test_rephrase_works_in_a_thread_where_no_command_does(slack: SlackStandin):
    question = await slack.say("A customer asks for an export")
    reply = await slack.say(DRAFT, thread=question)
    seen = await picked(slack, "rephrase.message", reply)
    assert "Kinder, and still a no" in seen.modal.words


async def test_rephrase_on_somebody_elses_message_asks_for_the_answer_to_it(slack: SlackStandin):
    ben = slack.workspace.person("ben")
    slack.support.members.add(ben.id)
    seen = await picked(slack, "rephrase.message", await slack.say(THEIRS, user=ben))
    assert seen.modal.inputs["They wrote"]["element"]["initial_value"] == THEIRS
    seen = await slack.submit(seen.modal, {"You would send": DRAFT})
    assert "first night of your trip" in seen.modal.words


async def test_see_their_side_asks_five_questions_and_drafts_from_one_offer(slack: SlackStandin):
    ben = slack.workspace.person("ben")
    slack.support.members.add(ben.id)
    seen = await picked(slack, "side.message", await slack.say(THEIRS, user=ben))
    assert seen.modal.title == "See their side"
    assert seen.modal.words.count("A guess:") == 3
    assert seen.modal.words.count("Their words don't say.") == 2
    assert THEIRS not in seen.modal.body["private_metadata"]
    refused = await slack.submit(seen.modal, {"What can you honestly offer?": "…"})
    assert list(refused.field_errors) == ["What can you honestly offer?"]
    seen = await slack.submit(seen.modal, {"What can you honestly offer?": "send a repair kit today"})
    assert "first night of your trip" in seen.modal.words
    assert "I can send a repair kit today." in seen.modal.words


async def test_a_shortcut_works_where_the_app_is_no_member(slack: SlackStandin):
    elsewhere = slack.channel("secrets", [slack.amy], private=True, bot=False)
    seen = await picked(slack, "rephrase.message", await slack.say(DRAFT, channel=elsewhere))
    assert "Kinder, and still a no" in seen.modal.words


async def test_a_message_keeps_its_links_and_names_as_they_were_typed(slack: SlackStandin):
    said = await slack.say("See https://example.com/a?b=1&c=2, we can't refund <that> & won't")
    seen = await picked(slack, "side.message", said)
    assert "See https://example.com/a?b=1&c=2, we can't refund <that> & won't" in seen.modal.words


async def test_a_message_without_words_asks_for_them(slack: SlackStandin):
    tip = await slack.dm("tip")
    card = (await tip.at_least(1))[-1]
    seen = await picked(slack, "side.message", card)
    assert seen.modal.title == "See their side"


async def test_an_answer_that_finds_no_modal_comes_into_the_channel_for_one_person(
    told: dict[str, Any], services: Services
):
    async with SlackStandin(AppConfig.from_manifest(told), patience=20.0) as slack, opened(slack, services):
        slack.faults.order("views.open", Fails("internal_error"))
        seen = await slack.shortcut("rephrase.message", on=await slack.say(DRAFT))
        card = (await seen.at_least(1))[-1]
        assert card.private
        assert "Kinder, and still a no" in card.words


async def test_no_other_shortcut_is_offered_and_a_forgotten_one_does_nothing(
    slack: SlackStandin, told: dict[str, Any]
):
    assert [each["callback_id"] for each in told["features"]["shortcuts"]] == [
        "rephrase.message",
        "side.message",
    ]
    said = await slack.say(DRAFT)
    with pytest.raises(Impossible):
        await slack.shortcut("rephrase.keep", on=said)
    slack.app.shortcuts["rephrase.keep"] = "message"  # as an older manifest might have had it
    seen = await slack.shortcut("rephrase.keep", on=said)
    assert (seen.status, seen.messages) == (200, [])


# --- messages to us ----------------------------------------------------------------------------------


async def test_a_direct_message_that_needs_a_form_offers_it(slack: SlackStandin):
    seen = await slack.dm("rephrase")
    card = (await seen.at_least(1))[-1]
    assert card.words.startswith("For that I need a form")
    seen = await slack.press(card, "Open the form")
    await seen.until(lambda seen: seen.modal_open)
    assert seen.modal.title == "Rephrase a draft"


async def test_a_direct_message_with_a_file_is_still_a_draft(slack: SlackStandin):
    message = {"type": "message", "subtype": "file_share", "channel_type": "im", "user": slack.amy.id}
    chat = slack.workspace.dm(slack.amy)
    message |= {"channel": chat.id, "text": DRAFT, "ts": "1.1", "files": [{"id": "F1"}]}
    await slack.events.send(slack.workspace.id, message, subscription="message.im")
    await slack.until(lambda: [each for each in slack.messages if "Kinder, and still a no" in each.words])
