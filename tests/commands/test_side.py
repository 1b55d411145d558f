"""See their side: from a customer's message to a draft, by five questions and one honest offer."""

import pytest

from bot.content.rules import load_wording
from bot.message import Ask, Form, Reply, Text, plain
from commands import answer
from tests.commands.conftest import CONTENT, Chat, Clock, buttons, read, sendable

THEIRS = "My tent leaked on the first night of our trip. I was promised a new one. I want my money back."


def form_of(reply: Reply) -> Form:
    assert isinstance(reply.card, Form), reply.card
    return reply.card


async def on_message(chat: Chat, command: str, message: str, **ids: str) -> Reply:
    """As picked from the message's own menu."""
    ask = Ask(command, chat.place, chat.person, verb="message", message=message, ids=ids)
    return await answer(ask, chat.services)


async def test_a_message_brings_the_five_questions_each_with_a_guess_or_left_blank(chat: Chat):
    form = form_of(await on_message(chat, "side", THEIRS))
    asked = [plain(part.spans) for part in form.parts if isinstance(part, Text)]
    assert len(asked) == 5
    for question, shown in zip(chat.services.content.questions, asked, strict=True):
        first, guess = shown.split("\n")
        assert first == question.text
        assert guess.startswith("A guess: ") or guess == "Their words don't say. What do you think?"
    assert "“I was promised a new one.”" in asked[1]
    assert "Their words don't say" in asked[3]


async def test_the_form_carries_no_word_of_their_message(chat: Chat):
    form = form_of(await on_message(chat, "side", THEIRS))
    assert "tent" not in str(form.ids)


async def test_what_can_be_offered_becomes_a_draft_that_works_like_any_other(chat: Chat):
    form = await on_message(chat, "side", THEIRS)
    draft = await chat.fill(form, offer="send a repair kit today, free of charge")
    [text] = sendable(draft)
    assert "first night of your trip" in text
    assert text.endswith("I can send a repair kit today, free of charge.")
    assert "the offer is yours" in read(draft)
    assert "Add their message" not in buttons(draft)
    [another] = sendable(await chat.press(draft, "Another"))
    assert another != text
    assert another.endswith("I can send a repair kit today, free of charge.")
    assert "What changed" in read(await chat.press(draft, "Why?"))


async def test_nothing_to_offer_is_a_kinder_no_with_its_doors(chat: Chat):
    draft = await chat.fill(await on_message(chat, "side", THEIRS), offer="nothing")
    assert "Kinder, and still a no" in read(draft)
    door = await chat.press(draft, "Add one thing you can do")
    [text] = sendable(await chat.fill(door, door="else", words="lend you a tent for the weekend"))
    assert text.endswith("What I can do is lend you a tent for the weekend.")


@pytest.mark.parametrize("offer", ["", "  ", "…"])
async def test_an_empty_offer_is_asked_for_and_the_questions_stay(chat: Chat, offer: str):
    refused = form_of(await chat.fill(await on_message(chat, "side", THEIRS), offer=offer))
    assert "Say what you can offer" in refused.errors["offer"]
    assert "“I was promised a new one.”" in read(Reply(refused))


async def test_typed_with_the_message_or_alone(chat: Chat):
    typed = form_of(await chat.say(f"/rapport side > {THEIRS}"))
    assert read(Reply(typed)).startswith(THEIRS)
    alone = await chat.say("/rapport side")
    refused = form_of(await chat.fill(alone, theirs=" "))
    assert list(refused.errors) == ["theirs"]
    assert "first night" in read(await chat.fill(Reply(refused), theirs=THEIRS))


async def test_after_half_an_hour_their_message_is_asked_for_again(chat: Chat, clock: Clock):
    form = await on_message(chat, "side", THEIRS)
    clock.pass_by(minutes=31)
    assert "Paste it again." in read(await chat.fill(form, offer="send a kit"))


async def test_words_of_self_harm_get_no_form_but_who_has_to_act(chat: Chat):
    reply = await on_message(chat, "side", "I want to die and you keep sending bills")
    assert "This needs a person" in read(reply)


async def test_a_message_that_is_too_long_is_refused_with_its_length(chat: Chat):
    assert "10001 characters" in read(await on_message(chat, "side", "a" * 10_001))


def test_every_kind_of_guess_is_for_one_of_our_questions_and_has_words(chat: Chat):
    guesses = load_wording(CONTENT / "en" / "wording").guesses
    assert {each.question for each in guesses} == {each.id for each in chat.services.content.questions}
    assert all(chat.services.texts.has(f"side.guess.{each.kind}") for each in guesses)


async def test_the_questions_lead_to_asking_them_of_a_message(chat: Chat):
    form = await chat.press(await chat.say("/rapport questions"), "Ask them of a message")
    assert form_of(form).title == "See their side"


# --- Rephrase on a message ---------------------------------------------------------------------------


async def test_rephrase_on_ones_own_message_answers_it(chat: Chat):
    reply = await on_message(chat, "rephrase", "No, there's nothing I can do.")
    assert len(sendable(reply)) == 1


async def test_rephrase_on_somebody_elses_message_asks_for_the_draft_that_answers_it(chat: Chat):
    form = form_of(await on_message(chat, "rephrase", THEIRS, **{"from": "other"}))
    [context] = [part.value for part in form.parts if getattr(part, "name", "") == "context"]
    assert context == THEIRS
    reply = await chat.fill(Reply(form), draft="No, there's nothing I can do.")
    assert "first night of your trip" in sendable(reply)[0]


async def test_rephrase_on_a_message_without_words_opens_the_form(chat: Chat):
    assert form_of(await on_message(chat, "rephrase", "")).title == "Rephrase a draft"
