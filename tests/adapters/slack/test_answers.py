"""Each gesture in Slack and what the person sees then: commands, buttons, forms, the quiz, direct messages."""

import pytest

from tests.standins.slack import Message, SlackStandin

DRAFT = "No, there's nothing I can do."


async def shown(slack: SlackStandin, card: Message, label: str) -> Message:
    """The card after one of its buttons was pressed."""
    seen = await slack.press(card, label)
    return (await seen.at_least(1))[-1]


# --- commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command", ["/rephrase no, we can't", "/tip", "/tip late order", "/quiz", "/rapport"]
)
async def test_a_command_is_answered_in_its_acknowledgement_for_its_person_alone(
    slack: SlackStandin, command: str
):
    name, _, text = command.partition(" ")
    seen = await slack.command(name, text)
    assert (seen.status, seen.error) == (200, None)
    assert seen.message.private
    assert seen.message.via == "ack"
    # once an hour, for the person's zone and whether they lead
    assert {call.method for call in slack.calls} - {"apps.connections.open"} <= {"users.info"}


@pytest.mark.parametrize(
    "words", ["help", "compare", "questions", "phrases", "phrases late order", "tip", "quiz"]
)
async def test_every_word_of_rapport_is_answered(slack: SlackStandin, words: str):
    seen = await slack.command("/rapport", words)
    assert len(seen.message.words) > 40


async def test_a_command_of_another_name_is_a_word_of_rapport(slack: SlackStandin):
    """A manifest may name them otherwise: what is typed is answered all the same."""
    seen = await slack.command("/compare")
    assert "Three ways to answer the same customer" in seen.message.words
    assert "phrase" in (await slack.command("/phrase")).message.words


async def test_a_command_in_a_channel_that_the_app_is_not_in_is_answered_too(slack: SlackStandin):
    elsewhere = slack.channel("secrets", [slack.amy], private=True, bot=False)
    seen = await slack.command("/tip", channel=elsewhere)
    assert seen.message.private


# --- /rephrase -------------------------------------------------------------------------------------


async def test_the_buttons_of_an_answer_change_it_in_its_place(slack: SlackStandin):
    first = (await slack.command("/rephrase", DRAFT)).message
    before = first.words
    shorter = await shown(slack, first, "Shorter")
    assert shorter is first
    assert shorter.words != before
    assert (await shown(slack, shorter, "Warmer")).words == before
    assert (await shown(slack, first, "Another")).words != before
    assert "as you wrote it" in (await shown(slack, first, "Keep mine")).words


async def test_why_opens_a_modal_that_explains(slack: SlackStandin):
    first = (await slack.command("/rephrase", DRAFT)).message
    seen = await slack.press(first, "Why?")
    await seen.until(lambda seen: seen.modal_open)
    assert seen.modal.title == "Why these changes?"
    assert f"[−{DRAFT}]" in seen.modal.words
    assert "submit" not in seen.modal.body


async def test_show_to_copy_opens_the_text_alone_in_one_field(slack: SlackStandin):
    first = (await slack.command("/rephrase", DRAFT)).message
    seen = await slack.press(first, "Show to copy")
    await seen.until(lambda seen: seen.modal_open)
    (field,) = seen.modal.inputs.values()
    assert field["element"]["initial_value"] in first.words
    assert (await slack.submit(seen.modal)).modal_open is False


async def test_a_form_is_opened_filled_and_answered_where_it_was_asked_for(slack: SlackStandin):
    seen = await slack.command("/rephrase")
    assert seen.answer.empty
    seen = await slack.submit(
        seen.modal,
        {
            "You would send": "We can't refund order 88-1204.",
            "They wrote": "My tent leaked on the first night. I want my money back.",
            "Your decision": "It's a no",
        },
    )
    assert not seen.modal_open
    assert "They ask for: their money back." in seen.message.words.replace("\n", "")
    assert "88-1204" in seen.message.words
    assert seen.message.private


async def test_what_a_form_lacks_is_said_at_its_field(slack: SlackStandin):
    seen = await slack.command("/rephrase")
    seen = await slack.submit(seen.modal, {"You would send": "   "})
    assert list(seen.field_errors) == ["You would send"]
    assert seen.modal_open


async def test_an_open_end_takes_the_agents_own_words_and_takes_the_cards_place(slack: SlackStandin):
    first = (await slack.command("/rephrase", DRAFT)).message
    seen = await slack.press(first, "Add one thing you can do")
    await seen.until(lambda seen: seen.modal_open)
    seen = await slack.submit(
        seen.modal, {"Which is true?": "Something else", "End that sentence": "send a repair kit today"}
    )
    assert not seen.modal_open
    assert seen.message is first
    assert "What I can do is send a repair kit today." in first.words


async def test_a_vague_answer_is_asked_back_once_and_then_taken(slack: SlackStandin):
    first = (await slack.command("/rephrase", DRAFT)).message
    seen = await slack.press(first, "Add one thing you can do")
    await seen.until(lambda seen: seen.modal_open)
    typed = {"Which is true?": "Later", "End that sentence": "soon"}
    seen = await slack.submit(seen.modal, typed)
    assert seen.modal_open
    assert "soon" in seen.modal.words
    seen = await slack.submit(seen.modal, typed)
    assert not seen.modal_open
    assert "soon" in first.words


async def test_an_empty_end_of_a_sentence_is_said_at_the_field(slack: SlackStandin):
    first = (await slack.command("/rephrase", DRAFT)).message
    seen = await slack.press(first, "Add one thing you can do")
    await seen.until(lambda seen: seen.modal_open)
    seen = await slack.submit(seen.modal, {"Which is true?": "Later"})
    assert list(seen.field_errors) == ["End that sentence"]


async def test_a_direct_message_is_a_draft_and_is_answered_there(slack: SlackStandin):
    seen = await slack.dm(DRAFT)
    card = (await seen.at_least(1))[-1]
    assert card.via == "chat.postMessage"
    assert "Show to copy" in card.labels
    assert await shown(slack, card, "Shorter") is card


async def test_one_of_our_own_words_in_a_direct_message_is_no_draft(slack: SlackStandin):
    seen = await slack.dm("help")
    assert "/rephrase" in (await seen.at_least(1))[-1].words


async def test_stop_in_a_direct_message_is_understood_and_can_be_taken_back(slack: SlackStandin):
    seen = await slack.dm("Stop")
    card = (await seen.at_least(1))[-1]
    assert "I don't write to you in private any more" in card.words
    assert "I write to you again" in (await shown(slack, card, "Write to me again")).words


async def test_a_mention_is_answered_with_help_for_its_person_alone(slack: SlackStandin):
    bot = slack.installation_of(slack.workspace).bot_user
    await slack.say(f"@{slack.workspace.people[bot].name} {DRAFT}")
    await slack.until(lambda: [each for each in slack.messages if each.via == "chat.postEphemeral"])
    (card,) = [each for each in slack.messages if each.via == "chat.postEphemeral"]
    assert card.to == slack.amy.id
    assert "/rephrase" in card.words


# --- /tip and /quiz ----------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["Useful", "Not for me", "Another"])
async def test_a_tips_button_takes_its_place(slack: SlackStandin, label: str):
    tip = (await slack.command("/tip")).message
    assert await shown(slack, tip, label) is tip
    assert "Another" in tip.labels


async def test_a_mistake_in_a_tip_is_reported_by_a_form(slack: SlackStandin):
    tip = (await slack.command("/tip")).message
    seen = await slack.press(tip, "Report a mistake")
    await seen.until(lambda seen: seen.modal_open)
    (label,) = seen.modal.inputs
    seen = await slack.submit(seen.modal, {label: "The source says otherwise."})
    assert not seen.modal_open
    assert seen.message is not tip


async def test_a_question_is_answered_with_how_sure_and_its_verdict_takes_its_place(slack: SlackStandin):
    question = (await slack.command("/quiz")).message
    await shown(slack, question, question.labels[0])
    assert {"Sure", "Not sure"} <= set(question.labels)
    await shown(slack, question, "Sure")
    assert "was the one" in question.words.replace("\n", " ")
    assert question.labels == ["Next"]
