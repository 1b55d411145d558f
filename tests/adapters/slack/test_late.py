"""When the database is slow, Slack fails or the process stops: nobody waits for nothing, nothing is lost."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from adapters.slack import client
from bot.message import Ask, Button, Card, Form, Input, LiveKey, Reply, Text
from bot.services import Services
from tests.adapters.slack.conftest import Handler, opened
from tests.standins.slack import (
    Channel,
    DropAfterEffect,
    DropBeforeEffect,
    Fails,
    FailsAfterEffect,
    Garbage,
    Hang,
    HangAfterEffect,
    Message,
    RateLimited,
    Reaction,
    ServerError,
    SlackStandin,
    Slow,
    View,
)

Start = Callable[[Handler], Awaitable[SlackStandin]]

CARD = Card((Text(("The answer",)), Button("Press", "tip", "pressed"), Button("Form", "tip", "form")))
BETTER = Card((Text(("A better answer",)),))
FORM = Form("A form", (Input("what", "What"),), "Send", "tip", "sent")
SLOW = 2.3
"""Seconds: more than an answer may take to travel in the acknowledgement, less than Slack's three."""


def replying(reply: Reply, *, first: Reply | None = None, seconds: float = 0.0) -> Handler:
    """Answers typed words with `first` at once, everything else with `reply` after a while."""

    async def handler(ask: Ask, _services: Services) -> Reply:
        if first is not None and ask.verb == "":
            return first
        await asyncio.sleep(seconds)
        return reply

    return handler


# --- a slow answer -------------------------------------------------------------------------------


async def test_a_slow_command_says_so_in_time_and_is_answered_a_moment_later(slack_with: Start):
    slack = await slack_with(replying(Reply(CARD), seconds=SLOW))
    seen = await slack.command("/tip")
    assert "Still working on it" in seen.message.words
    await seen.at_least(2)
    assert "The answer" in seen.message.words
    assert seen.message.private


async def test_a_slow_form_comes_behind_a_button_since_slack_opens_none_so_late(slack_with: Start):
    answers = iter([SLOW, 0.0])

    async def handler(_ask: Ask, _services: Services) -> Reply:
        await asyncio.sleep(next(answers))
        return Reply(FORM)

    slack = await slack_with(handler)
    seen = await slack.command("/tip")
    card = (await seen.at_least(2))[-1]
    assert card.labels == ["Open the form"]
    seen = await slack.press(card, "Open the form")
    await seen.until(lambda seen: seen.modal_open)
    assert seen.modal.title == "A form"


async def test_a_slow_press_waits_in_a_modal_that_then_holds_the_answer(slack_with: Start):
    slack = await slack_with(replying(Reply(FORM), first=Reply(CARD), seconds=SLOW))
    card = (await slack.command("/tip")).message
    seen = await slack.press(card, "Form")
    assert seen.status == 200
    await seen.until(lambda seen: seen.modal_open)
    assert "Still working on it" in seen.modal.words
    await seen.until(lambda seen: seen.modal.title == "A form")


async def test_a_slow_form_is_answered_in_the_modal(slack_with: Start):
    slack = await slack_with(replying(Reply(CARD), first=Reply(FORM), seconds=SLOW))
    seen = await slack.command("/tip")
    seen = await slack.submit(seen.modal, {"What": "x"})
    assert "Still working on it" in seen.modal.words
    await seen.until(lambda seen: "The answer" in seen.modal.words)


# --- what comes after ----------------------------------------------------------------------------


async def test_a_better_answer_comes_as_a_second_card_of_a_command(slack_with: Start):
    async def handler(ask: Ask, _services: Services) -> Reply:
        return Reply(BETTER) if ask.verb == "again" else Reply(CARD, then=ask_again(ask))

    slack = await slack_with(handler)
    seen = await slack.command("/tip")
    first, second = await seen.at_least(2)
    assert ("The answer" in first.words, second.words) == (True, "A better answer")
    assert second.private


async def test_a_better_answer_takes_the_pressed_cards_place(slack_with: Start):
    async def handler(ask: Ask, _services: Services) -> Reply:
        match ask.verb:
            case "pressed":
                return Reply(Card((Text(("Soon better",)),)), replaces=True, then=ask_again(ask))
            case "again":
                return Reply(BETTER, replaces=True)
            case _:
                return Reply(CARD)

    slack = await slack_with(handler)
    card = (await slack.command("/tip")).message
    await (await slack.press(card, "Press")).until(lambda _: card.words == "A better answer")
    assert [version.blocks[0]["type"] for version in card.versions] == ["rich_text"] * 3


def ask_again(ask: Ask) -> Ask:
    return Ask(ask.command, ask.place, ask.person, verb="again")


async def test_what_a_gesture_changed_is_marked_to_be_redrawn(slack_with: Start, services: Services):
    slack = await slack_with(replying(Reply(CARD, changed=(LiveKey("quiz", "k1"),))))
    rang = asyncio.create_task(services.store.live.news.wait(5))
    await slack.command("/tip")
    await rang


# --- Slack fails ---------------------------------------------------------------------------------


async def test_a_form_that_could_not_be_opened_is_offered_again(slack_with: Start):
    slack = await slack_with(replying(Reply(FORM), first=Reply(FORM)))
    for fault in (Fails("internal_error"), ServerError(), Garbage(), DropBeforeEffect()):
        slack.faults.order("views.open", fault)
        seen = await slack.command("/tip")
        assert seen.message.labels == ["Open the form"]
        seen = await slack.press(seen.message, "Open the form")
        await seen.until(lambda seen: seen.modal_open)
        await slack.close(seen.modal)


async def test_an_answer_to_a_form_that_finds_no_way_out_stays_in_the_modal(slack_with: Start):
    slack = await slack_with(replying(Reply(CARD), first=Reply(FORM)))
    slack.faults.order("response_url", Fails("expired_url"))
    seen = await slack.command("/tip")
    seen = await slack.submit(seen.modal, {"What": "x"})
    assert "The answer" in seen.modal.words
    assert "Press" in seen.modal.labels


async def test_a_form_that_was_left_open_for_an_hour_is_answered_in_the_modal(slack_with: Start):
    """The way back to where it was opened is good for half an hour."""
    slack = await slack_with(replying(Reply(CARD), first=Reply(FORM)))
    seen = await slack.command("/tip")
    url = slack.world.tickets.response_urls
    for ticket in url.values():
        ticket.uses = 5
    seen = await slack.submit(seen.modal, {"What": "x"})
    assert "The answer" in seen.modal.words
    slack.world.calls.clear()  # it was refused, as it should be


async def test_the_buttons_of_a_card_in_a_modal_work_there(slack_with: Start):
    async def handler(ask: Ask, _services: Services) -> Reply:
        match ask.verb:
            case "":
                return Reply(FORM)
            case "form":
                return Reply(FORM)
            case "pressed":
                return Reply(BETTER, replaces=True)
            case _:
                return Reply(CARD)

    slack = await slack_with(handler)
    slack.faults.order("response_url", Fails("expired_url"), times=9)
    seen = await slack.command("/tip")
    seen = await slack.submit(seen.modal, {"What": "x"})
    for depth in (2, 3, 3):
        seen = await slack.press(seen.modal, "Form")
        await seen.until(lambda seen: seen.modal.title == "A form")
        stack = [view for view in slack.world.views.values() if not view.closed]
        assert len(stack) == depth
        seen = await slack.submit(seen.modal, {"What": "x"})
        assert "The answer" in seen.modal.words
    seen = await slack.press(seen.modal, "Press")
    await seen.until(lambda seen: "A better answer" in seen.modal.words)


# --- the way back is broken ---------------------------------------------------------------------------

SURELY_LOST = [ServerError(), RateLimited(1), Fails("expired_url")]
MAYBE_LOST = [DropBeforeEffect(), DropAfterEffect(), Garbage(), Hang(), HangAfterEffect()]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Slack that hangs is waited for a second and a half, not ten."""
    monkeypatch.setattr(client, "_TIMEOUT", 1.5)


async def pressed_with(slack: SlackStandin, fault, channel: Channel) -> list[Message]:
    """What the person sees of the answer to a press whose response_url fails."""
    card = (await slack.command("/tip", channel=channel)).message
    slack.faults.order("response_url", fault)
    seen = await slack.press(card, "Press")
    await seen.until(lambda seen: [each for each in seen.messages if each.via.startswith("chat.")], 15)
    return seen.messages


def name_of(value: object) -> str:
    return type(value).__name__


@pytest.mark.parametrize("fault", SURELY_LOST, ids=name_of)
async def test_an_answer_that_its_url_did_not_take_comes_once_another_way_to_that_person(
    slack_with: Start, fault
):
    slack = await slack_with(replying(Reply(BETTER), first=Reply(CARD)))
    (answer,) = await pressed_with(slack, fault, slack.support)
    assert (answer.words, answer.via, answer.to) == ("A better answer", "chat.postEphemeral", slack.amy.id)


@pytest.mark.parametrize("fault", MAYBE_LOST, ids=name_of)
async def test_an_answer_that_may_have_come_is_not_given_twice_and_the_person_is_told_what_to_do(
    slack_with: Start, fault
):
    slack = await slack_with(replying(Reply(BETTER), first=Reply(CARD)))
    seen = await pressed_with(slack, fault, slack.support)
    assert len([each for each in seen if each.words == "A better answer"]) <= 1
    assert "try that once more" in seen[-1].words
    assert seen[-1].private


async def test_where_the_app_is_no_member_the_answer_comes_into_the_persons_own_chat(
    standin: SlackStandin, services: Services
):
    elsewhere = standin.channel("secrets", [standin.amy], private=True, bot=False)
    async with opened(standin, services, replying(Reply(BETTER), first=Reply(CARD))):
        (answer,) = await pressed_with(standin, ServerError(), elsewhere)
    assert answer.words == "A better answer"
    assert answer.channel is standin.workspace.dm(standin.amy)


async def test_a_slow_commands_lost_answer_is_not_the_last_word(slack_with: Start):
    slack = await slack_with(replying(Reply(BETTER), seconds=SLOW))
    slack.faults.order("response_url", ServerError())
    seen = await slack.command("/tip")
    await seen.until(lambda seen: seen.message.words == "A better answer", 15)
    assert seen.message.private


async def test_what_was_pressed_on_home_and_finds_no_modal_comes_into_the_persons_own_chat(
    standin: SlackStandin, services: Services
):
    async with opened(standin, services):
        await standin.open_home()
        view = await standin.until(lambda: standin.home_of(standin.amy), 15)
        standin.faults.order("views.open", Fails("internal_error"))
        seen = await standin.press(view, "Help")
        await seen.until(lambda seen: seen.messages, 15)
    assert "/rephrase" in seen.message.words
    assert standin.refused == []


@pytest.mark.parametrize("fault", [Fails("internal_error"), RateLimited(1), *MAYBE_LOST], ids=name_of)
async def test_a_modal_that_waits_for_ever_is_not_the_last_word(slack_with: Start, fault):
    slack = await slack_with(replying(Reply(BETTER), first=Reply(CARD), seconds=SLOW))
    card = (await slack.command("/tip")).message
    slack.faults.order("views.update", fault, times=2)
    seen = await slack.press(card, "Press")
    await seen.until(lambda seen: [*seen.messages, *_holding(seen, BETTER)], 20)
    if seen.messages:
        assert seen.message.private
        assert seen.message.words == "A better answer" or "try that once more" in seen.message.words


def _holding(seen: Reaction, card: Card) -> list[View]:
    return [seen.modal] if seen.modal_open and card.summary in seen.modal.words else []


@pytest.mark.parametrize("fault", [ServerError(), Garbage(), Hang()], ids=name_of)
async def test_a_form_that_slack_is_slow_to_open_is_offered_again_after_a_press(slack_with: Start, fault):
    slack = await slack_with(replying(Reply(FORM), first=Reply(CARD)))
    card = (await slack.command("/tip")).message
    slack.faults.order("views.open", fault)
    seen = await slack.press(card, "Form")
    await seen.until(lambda seen: seen.messages, 20)
    assert seen.message.labels == ["Open the form"]


# --- faults of ours, and the end -----------------------------------------------------------------


async def test_a_fault_after_the_acknowledgement_does_not_take_it_back(slack_with: Start):
    async def handler(ask: Ask, _services: Services) -> Reply:
        if ask.verb == "again":
            raise RuntimeError("after")
        return Reply(CARD, then=ask_again(ask))

    slack = await slack_with(handler)
    seen = await slack.command("/tip")
    assert (seen.status, seen.error) == (200, None)
    assert "The answer" in seen.message.words
    card = seen.message
    seen = await slack.press(card, "Press")
    assert (seen.status, seen.error) == (200, None)


async def test_acknowledged_work_is_finished_when_the_process_is_asked_to_stop(
    standin: SlackStandin, services: Services
):
    async with opened(standin, services, replying(Reply(CARD), first=Reply(CARD), seconds=0.7)):
        card = (await standin.command("/tip")).message
        seen = await standin.press(card, "Press")
        said = await standin.dm("a draft")
        assert len(seen.messages) == 0
    assert "chat.postMessage" in [each.via for each in said.messages]
    assert "The answer" in seen.answers[-1].words


async def test_a_slow_slack_holds_up_nobody_else(slack_with: Start):
    slack = await slack_with(replying(Reply(BETTER), first=Reply(CARD)))
    card = (await slack.command("/tip")).message
    slack.faults.order("response_url", Slow(1.0))
    seen = await slack.press(card, "Press")
    assert (await slack.command("/tip")).message.words.startswith("The answer")
    await seen.until(lambda seen: any(each.words == "A better answer" for each in seen.messages))


async def test_an_event_that_slack_sends_again_is_answered_once(slack_with: Start):
    slack = await slack_with(replying(Reply(CARD), first=Reply(CARD)))
    seen = await slack.dm("a draft")
    await seen.at_least(1)
    again = await slack.events.retry(slack.events.deliveries[-1])
    assert again.accepted
    await asyncio.sleep(0.1)
    assert len(seen.messages) == 1


@pytest.mark.parametrize(
    "fault",
    [
        ServerError(),
        Garbage(),
        DropBeforeEffect(),
        DropAfterEffect(),
        FailsAfterEffect(),
        RateLimited(1),
        Hang(),
        HangAfterEffect(),
    ],
    ids=name_of,
)
async def test_an_answer_in_a_direct_message_comes_once_whatever_slack_does(slack_with: Start, fault):
    slack = await slack_with(replying(Reply(CARD)))
    slack.faults.order("chat.postMessage", fault)
    seen = await slack.dm("a draft")
    await seen.at_least(1, 20)
    await asyncio.sleep(1.5)
    assert len(seen.messages) == 1
