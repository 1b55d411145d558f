"""What is answered to a message comes another way where Slack does not take it: its person is not left without a word."""

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Ask, Card, Reply, Text
from bot.services import Services
from tests.adapters.slack.conftest import Handler
from tests.standins.slack import DropAfterEffect, Fails, Message, RateLimited, SlackStandin

Start = Callable[[Handler], Awaitable[SlackStandin]]


async def answering(_ask: Ask, _services: Services) -> Reply:
    return Reply(Card((Text(("The answer",)),)))


async def mentioned(slack: SlackStandin, answers: int) -> list[Message]:
    """So many of what the person who called sees after it."""
    bot = slack.installation_of(slack.workspace).bot_user
    await slack.say(f"@{slack.workspace.people[bot].name} help")
    return await slack.until(lambda: found if len(found := answered(slack)) >= answers else None, 20)


def answered(slack: SlackStandin) -> list[Message]:
    return [each for each in slack.messages if each.via.startswith("chat.")]


@pytest.mark.parametrize("fault", [Fails("user_not_in_channel"), RateLimited(60)])
async def test_help_that_a_channel_does_not_take_comes_into_the_own_chat_of_who_called(
    slack_with: Start, fault: Fails | RateLimited
):
    slack = await slack_with(answering)
    slack.faults.order("chat.postEphemeral", fault)
    (answer,) = await mentioned(slack, 1)
    assert (answer.words, answer.channel) == ("The answer", slack.workspace.dm(slack.amy))


async def test_who_called_and_may_have_been_answered_is_told_what_to_do(slack_with: Start):
    slack = await slack_with(answering)
    slack.faults.order("chat.postEphemeral", DropAfterEffect())
    first, then = await mentioned(slack, 2)
    assert (first.words, then.channel) == ("The answer", slack.workspace.dm(slack.amy))
    assert "try that once more" in then.words


async def test_an_answer_that_a_thread_of_the_own_chat_does_not_take_comes_beside_it(slack_with: Start):
    slack = await slack_with(answering)
    chat = slack.workspace.dm(slack.amy)
    root = await slack.say("a draft", channel=chat)
    await slack.until(lambda: answered(slack), 20)
    slack.faults.order("chat.postMessage", Fails("cannot_reply_to_message"))
    await slack.say("another", channel=chat, thread=root)
    _, answer = await slack.until(lambda: found if len(found := answered(slack)) == 2 else None, 20)
    assert (answer.words, answer.thread_ts) == ("The answer", None)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("tip late order", ("tip", "late order")),
        ("Rephrase No, there's\nnothing I can do.", ("rephrase", "No, there's\nnothing I can do.")),
        ("rapport schedules", ("rapport", "schedules")),
        ("Help", ("help", "")),
        ("help me, please", ("rephrase", "help me, please")),
        ("Tip: call them", ("rephrase", "Tip: call them")),
        ("stop", ("mute", "")),
        ("  ", ("rephrase", "")),
    ],
)
async def test_what_is_written_to_it_is_a_draft_unless_it_begins_with_a_command(
    slack_with: Start, said: str, asked: tuple[str, str]
):
    heard: list[Ask] = []

    async def hears(ask: Ask, services: Services) -> Reply:
        heard.append(ask)
        return await answering(ask, services)

    slack = await slack_with(hears)
    await slack.dm(said)
    await slack.until(lambda: answered(slack), 20)
    assert [(ask.command, ask.text) for ask in heard] == [asked]
