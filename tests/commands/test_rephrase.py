"""/rephrase: one private answer, its buttons and forms; and what it does when something is missing or too late.

What the coach writes is tested with the coach; here it matters that each gesture leads to the right thing.
"""

from dataclasses import replace

import pytest

from bot.message import Ask, Card, Diff, Form, Input, Place, Reply, Sendable, Text
from commands import answer
from commands.rephrase import DRAFT_LIMIT
from tests.commands.conftest import Chat, Clock, buttons, read, sendable, visible

COLD = "No, there's nothing I can do."
WARM = (
    "Your saddle never came and the race is on Sunday. I have sent a new one today, and I will write to "
    "you on Thursday with the tracking number. Tell me if anything is unclear."
)


def form_of(reply: Reply) -> Form:
    assert isinstance(reply.card, Form), reply.card
    return reply.card


def held(reply: Reply) -> dict[str, str]:
    return {part.name: part.value for part in form_of(reply).parts if isinstance(part, Input)}


@pytest.fixture
async def cold(chat: Chat) -> Reply:
    """The answer to an empty refusal."""
    return await chat.say(f"/rephrase {COLD}")


async def test_a_cold_draft_gets_its_reading_one_text_to_send_and_what_to_do_next(cold: Reply):
    assert isinstance(cold.card, Card)
    assert isinstance(cold.card.parts[0], Text)
    assert "A customer may read this as" in read(cold)
    [text] = sendable(cold)
    assert text != COLD
    assert "{" not in text
    assert "Your decision is unchanged" in read(cold)
    assert {"Show to copy", "Why?", "Add one thing you can do", "Add their message"} <= set(buttons(cold))
    assert {"Another", "Keep mine", "Feedback"} <= set(buttons(cold))
    assert visible(cold) <= 6
    assert cold.to == "asker"


async def test_no_button_carries_a_word_of_the_draft(cold: Reply):
    for button in buttons(cold).values():
        assert "nothing" not in str(button.ids)
        assert len(button.ids["d"]) < 100


async def test_a_draft_that_works_is_left_alone_and_told_why(chat: Chat):
    reply = await chat.say(f"/rephrase {WARM}")
    assert sendable(reply) == []
    assert read(reply).startswith(("Leave it: this works.", "Fine as it is."))


async def test_the_same_draft_keeps_its_answer(chat: Chat, cold: Reply):
    assert sendable(await chat.say(f"/rephrase {COLD}")) == sendable(cold)


async def test_why_shows_what_changed_each_reason_and_the_five_parts(chat: Chat, cold: Reply):
    why = form_of(await chat.press(cold, "Why?"))
    assert why.submit == ""
    assert any(isinstance(part, Diff) for part in why.parts)
    said = read(Reply(why))
    assert "What changed" in said
    assert "The five parts of an answer that helps" in said


async def test_show_to_copy_holds_the_whole_text_in_one_field(chat: Chat, cold: Reply):
    assert list(held(await chat.press(cold, "Show to copy")).values()) == sendable(cold)


async def test_another_takes_the_cards_place_and_still_keeps_the_decision(chat: Chat, cold: Reply):
    another = await chat.press(cold, "Another")
    assert another.replaces
    assert len(sendable(another)) == 1
    assert "Your decision is unchanged" in read(another)


async def test_a_version_takes_the_cards_place_and_the_way_back_is_offered(chat: Chat):
    cold = await chat.say(
        "/rephrase As I already told you, your refund of EUR 43.20 on order 88-1204 is denied because "
        "30 days passed. You should have read the terms before you ordered."
    )
    brief = await chat.press(cold, "Shorter")
    assert brief.replaces
    assert len(sendable(brief)[0]) < len(sendable(cold)[0])
    assert sendable(await chat.press(brief, "Warmer")) == sendable(cold)


async def test_keep_mine_leaves_the_text_and_show_again_brings_the_answer_back(chat: Chat, cold: Reply):
    kept = await chat.press(cold, "Keep mine")
    assert kept.replaces
    assert read(kept) == "Your text stays as you wrote it."
    again = await chat.press(kept, "Show the answer again")
    assert sendable(again) == sendable(cold)


async def test_feedback_is_counted_without_the_person_and_without_the_text(chat: Chat, cold: Reply):
    form = await chat.press(cold, "Feedback")
    assert form_of(form).ids == {}
    thanks = await chat.fill(form, verdict="stiff")
    assert "Counted" in read(thanks)
    assert (await chat.services.store.opinions.counts("acme", "rephrase"))["stiff"] == 1


# --- the customer's message --------------------------------------------------------------------------


async def test_lines_behind_an_arrow_are_the_customers(chat: Chat):
    reply = await chat.say(f"/rephrase > My bag is gone!\n  > I want my money back.\n{COLD}")
    assert "Add their message" not in buttons(reply)
    alone = await chat.say("/rephrase > My bag is gone!")
    assert held(alone) == {"draft": "", "context": ""}  # nothing to rephrase: it asks for the draft


async def test_their_message_can_be_added_afterwards_and_is_asked_for_when_empty(chat: Chat, cold: Reply):
    form = await chat.press(cold, "Add their message")
    refused = await chat.fill(form, context="  ")
    assert form_of(refused).errors == {"context": "Paste what the customer wrote."}
    reply = await chat.fill(refused, context="My bag is gone and I fly to my father's funeral on Friday!")
    assert reply.replaces
    assert "Add their message" not in buttons(reply)


# --- the form ----------------------------------------------------------------------------------------


async def test_rephrase_alone_opens_the_form_and_an_empty_draft_keeps_the_rest(chat: Chat):
    form = await chat.say("/rephrase")
    refused = await chat.fill(form, draft=" ", context="Where is my bag?", decision="no")
    assert form_of(refused).errors == {"draft": "Type what you would send. Nothing was saved."}
    assert held(refused) == {"draft": " ", "context": "Where is my bag?"}
    reply = await chat.fill(refused, draft=COLD)
    assert "Why?" in buttons(reply)
    assert "Add their message" not in buttons(reply)


async def test_a_text_that_is_too_long_is_refused_with_its_length(chat: Chat):
    reply = await chat.say(f"/rephrase {'a' * (DRAFT_LIMIT + 1)}")
    assert read(reply) == (
        "That text has 10001 characters; I can read 10000 at a time. Send it in parts. Nothing was saved."
    )


# --- too late ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Why?", "Another", "Show to copy", "Keep mine", "Add their message"])
async def test_after_half_an_hour_a_press_asks_for_the_text_again(
    chat: Chat, clock: Clock, cold: Reply, label: str
):
    clock.pass_by(minutes=29)
    assert "half an hour" not in read(await chat.press(cold, label))
    clock.pass_by(minutes=2)
    expired = await chat.press(cold, label)
    assert "Paste the text again." in read(expired)
    assert "Why?" in buttons(await chat.fill(expired, draft=COLD))


@pytest.mark.parametrize("token", ["", "nonsense", "a.b", "ä.ö"])
async def test_a_button_that_is_not_ours_asks_for_the_text(chat: Chat, token: str):
    ask = Ask("rephrase", chat.place, chat.person, verb="why", ids={"d": token})
    assert "Paste the text again." in read(await answer(ask, chat.services))


# --- the doors ---------------------------------------------------------------------------------------


async def test_five_doors_and_the_no_are_offered(chat: Chat, cold: Reply):
    form = form_of(await chat.press(cold, "Add one thing you can do"))
    [choices] = [part for part in form.parts if hasattr(part, "options")]
    assert len(choices.options) == 6
    assert choices.options[-1].value == "no"
    assert choices.value in {option.value for option in choices.options}


async def test_what_the_agent_can_do_ends_the_text_in_their_own_words(chat: Chat, cold: Reply):
    form = await chat.press(cold, "Add one thing you can do")
    reply = await chat.fill(form, door="else", words="send you a spare charger today")
    assert reply.replaces
    [text] = sendable(reply)
    assert "spare charger" in text
    assert "spare charger" in sendable(await chat.press(reply, "Another"))[0]


async def test_an_empty_door_is_asked_for(chat: Chat, cold: Reply):
    form = await chat.press(cold, "Add one thing you can do")
    refused = await chat.fill(form, door="later", words="  ")
    assert form_of(refused).errors == {"words": "End the sentence, or pick “It really is a no”."}


async def test_a_vague_door_is_asked_back_once(chat: Chat, cold: Reply):
    form = await chat.press(cold, "Add one thing you can do")
    asked = await chat.fill(form, door="later", words="soon")
    assert "“soon” is hard to plan around" in form_of(asked).errors["words"]
    assert held(asked) == {"words": "soon"}
    insisted = await chat.fill(asked)
    assert "soon" in sendable(insisted)[0]


async def test_a_no_that_stays_a_no_adds_nothing(chat: Chat, cold: Reply):
    form = await chat.press(cold, "Add one thing you can do")
    assert sendable(await chat.fill(form, door="no", words="ignored")) == sendable(cold)


async def test_words_that_turn_the_no_into_a_yes_are_asked_for_first(chat: Chat, cold: Reply):
    form = await chat.press(cold, "Add one thing you can do")
    asked = await chat.fill(form, door="else", words="give you your money back today")
    assert list(buttons(asked)) == ["Yes, that's right", "Keep the no"]
    assert "your money back today" in sendable(await chat.press(asked, "Yes, that's right"))[0]
    assert sendable(await chat.press(asked, "Keep the no")) == sendable(cold)


# --- where ------------------------------------------------------------------------------------------


async def test_an_answer_is_for_the_asker_alone_even_in_a_channel(chat: Chat):
    channel = replace(chat, place=Place("playground", "acme", "support", "channel"))
    reply = await channel.say(f"/rephrase {COLD}")
    assert reply.to == "asker"
    assert not any(isinstance(part, Sendable) and part.text == COLD for part in reply.card.parts)
