"""The one door inward: `answer` never raises, knows every word by two names, and says what it took a slip for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.limits import Limit, Limits
from bot.message import Ask, CannotDeliver, Card, Form, Input, Refusal, Reply
from bot.services import Services
from commands import BY_NAME, COMMANDS, answer, routed
from commands.command import Command
from tests.commands.conftest import Chat, Clock, buttons, read

FORM = Form("A day", (Input("day", "Which day?"),), "Send", "failing", "submit")


async def failing(ask: Ask, services: Services) -> Reply:
    match ask.text:
        case "refused":
            raise Refusal("rephrase.too_long", length=9, limit=8)
        case "field":
            raise Refusal("rephrase.context.empty", field="day", form=FORM)
        case "unknown text":
            raise Refusal("no.such.key")
        case _:
            raise RuntimeError("the zebra draft")


REGISTRY = {"failing": Command("failing", failing)}


async def said(chat: Chat, text: str, **values: str) -> Reply:
    return await answer(Ask("failing", chat.place, chat.person, text, values=values), chat.services, REGISTRY)


async def test_a_refusal_is_a_private_card_that_says_how_to_mend_it(chat: Chat):
    reply = await said(chat, "refused")
    assert isinstance(reply.card, Card)
    assert reply.to == "asker"
    assert "That text has 9 characters; I can read 8 at a time." in read(reply)


async def test_a_refused_field_is_marked_in_its_form_with_what_was_typed(chat: Chat):
    reply = await said(chat, "field", day="Sunday")
    assert isinstance(reply.card, Form)
    assert reply.card.errors == {"day": "Paste what the customer wrote."}
    assert reply.card.parts == (Input("day", "Which day?", value="Sunday"),)


async def test_a_fault_becomes_a_kind_card_whose_reference_stands_in_the_log(chat: Chat, capsys):
    reply = await said(chat, "anything")
    assert read(reply).startswith("That didn't work (ref ")
    assert "tell Kim" in read(reply)
    assert "zebra" not in read(reply)
    reference = read(reply).partition("(ref ")[2].partition(")")[0]
    assert f"reference='{reference}'" in capsys.readouterr().out


@pytest.mark.parametrize("ask", ["no such command", "failing"])
async def test_nothing_a_gesture_holds_makes_it_raise(chat: Chat, ask: str):
    odd = Ask(ask, chat.place, chat.person, "unknown text", verb="\x00", ids={"d": "\ud800"}, locale="xx")
    assert isinstance((await answer(odd, chat.services, REGISTRY)).card, Card)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_every_command_answers_a_verb_it_does_not_know_in_words(chat: Chat, command: Command):
    odd = Ask(command.name, chat.place, chat.person, verb="no such verb", ids={"d": "x", "id": "x"})
    assert isinstance((await answer(odd, chat.services)).card, Card | Form)


# --- words of /rapport -------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["tip late", "  TIP   late ", "/tip late"])
def test_a_word_of_rapport_is_the_command_of_that_name(chat: Chat, words: str):
    ask = Ask("rapport", chat.place, chat.person, words)
    assert routed(ask, BY_NAME) == Ask("tip", chat.place, chat.person, "late")


async def test_rapport_tip_answers_with_a_tip_as_tip_does(chat: Chat):
    long_name = await chat.of("kim").say("/rapport tip late")
    short_name = await chat.of("max").say("/tip late")
    assert buttons(long_name).keys() == buttons(short_name).keys() >= {"Useful", "Another"}


async def test_a_mistyped_word_is_told_what_it_may_be(chat: Chat):
    assert "Did you mean “questions”?" in read(await chat.say("/rapport qestions"))


async def test_an_unknown_word_is_said_back_and_help_is_named(chat: Chat):
    reply = await chat.say("/rapport **xyzzy** now")
    assert "I don't know “**xyzzy**”." in read(reply)
    assert "/rapport help" in read(reply)


def test_a_press_is_never_routed_by_its_text(chat: Chat):
    ask = Ask("rapport", chat.place, chat.person, "tip", verb="stored")
    assert routed(ask, BY_NAME) is ask


async def test_a_flood_of_what_is_sent_to_others_is_stopped_and_a_draft_never(chat: Chat, clock: Clock):
    limited = replace(
        chat, services=replace(chat.services, limits=Limits(person=Limit(2, timedelta(seconds=30))))
    )
    replies = [read(await limited.say("/rapport schedules")) for _ in range(3)]
    assert ["try again in 30 seconds" in each for each in replies] == [False, False, True]
    assert "try again" not in read(await limited.say("/rephrase No."))
    clock.pass_by(seconds=30)
    assert "try again" not in read(await limited.say("/rapport schedules"))


async def test_a_button_of_a_command_that_is_gone_is_told_as_one(chat: Chat):
    """A card may be older than the product behind it."""
    reply = await answer(Ask("gone", chat.place, chat.person, verb="press"), chat.services)
    assert isinstance(reply.card, Card)
    assert "I don't know it any more. Nothing was changed" in read(reply)


async def test_a_platform_that_does_not_answer_is_told_as_that(chat: Chat):
    async def asking(ask: Ask, _services: Services) -> Reply:
        raise CannotDeliver(ask.place, "busy", "ratelimited", 30)

    ask = Ask("asking", replace(chat.place, platform="slack"), chat.person)
    reply = await answer(ask, chat.services, {"asking": Command("asking", asking)})
    assert isinstance(reply.card, Card)
    assert read(reply).startswith("I had to ask Slack something for that and got no answer.")
