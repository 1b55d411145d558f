"""What a person can do with Rapport in Teams, done in Microsoft's own client for trying bots out.

Its limits, not ours: no dialogs from a card's button (task/fetch), no targeted messages, no slash
commands, and a card's `refresh` is never asked for.
"""

import pytest
from playwright.async_api import expect

from commands import COMMANDS
from tests.teams_playground.conftest import ANNOUNCEMENTS, GENERAL, GROUP, PERSONAL, Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

NO = "No, there's nothing I can do."


async def test_alone_a_draft_is_answered_and_another_version_takes_its_place(client: Client):
    await client.open(PERSONAL)
    await expect(client.cards.first).to_contain_text("I help with the three hardest chats of your day")
    answer = await client.say(NO)
    await expect(answer).to_contain_text("A customer may read this as apathy")
    await client.picture("draft")
    said = await client.cards.count()
    await client.press("Shorter")
    await expect(client.last.get_by_role("button", name="Warmer", exact=True)).to_be_visible()
    assert await client.cards.count() == said


async def test_every_command_is_answered_alone(client: Client):
    await client.open(PERSONAL)
    for command in COMMANDS:
        if command.listed:
            word = command.name if command.slash or command.name == "help" else f"rapport {command.name}"
            answer = await client.say(word)
            await expect(answer).not_to_be_empty()
            await expect(answer).not_to_contain_text("didn't work")


async def test_a_question_is_answered_by_its_card(client: Client):
    await client.open(PERSONAL)
    await client.say("quiz")
    await client.last.get_by_role("button").first.click()
    await expect(client.last.get_by_role("button", name="Not sure", exact=True)).to_be_visible()
    await client.press("Sure")
    await expect(client.last).to_contain_text("was the one")


async def test_in_a_group_chat_it_answers_a_mention_and_repeats_no_draft(client: Client):
    await client.open(GROUP)
    await expect(client.last).to_contain_text("send me drafts in our private chat")
    tip = await client.say("tip", mention=True)
    await expect(tip.get_by_role("button", name="Useful", exact=True)).to_be_visible()
    slip = await client.say(NO, mention=True)
    await expect(slip).to_contain_text("Your colleagues can see the message you just typed")


async def test_in_a_channel_it_answers_a_mention(client: Client):
    await client.open(GENERAL)
    await expect(client.last).to_contain_text("send me drafts in our private chat")
    tip = await client.say("tip", mention=True)
    await expect(tip.get_by_role("button", name="Useful", exact=True)).to_be_visible()
    await client.picture("channel")


async def test_a_lead_sets_up_a_quiz_that_is_posted_in_the_channel_and_answered_there(client: Client):
    await client.open(GENERAL)  # who adds it to a team is the first lead
    await expect(client.cards.first).to_contain_text("send me drafts in our private chat")
    await client.open(ANNOUNCEMENTS)
    await expect(client.cards).to_have_count(0)
    await client.open(PERSONAL)
    dry_run = await client.say("rapport schedule quiz in #Announcements every weekday at 9:30")
    await expect(dry_run).to_contain_text("Nothing is scheduled yet")
    await client.picture("dry-run")
    await client.press("Start")
    await expect(client.last).to_contain_text("Started as number 1")
    await client.say("rapport send now 1")
    await client.open(ANNOUNCEMENTS)
    await expect(client.cards).to_have_count(2)
    await expect(client.cards.filter(has_text="set this up for #Announcements")).to_have_count(1)
    quiz = client.cards.filter(has_text="Two-minute practice")
    await expect(quiz).to_contain_text("No answers yet")
    await client.picture("quiz")
    await quiz.get_by_role("button").first.click()
    await expect(quiz).to_contain_text("was the one")  # as who has answered sees it
    await expect(quiz).to_contain_text("1 answered")


async def test_rephrase_under_the_message_box_puts_the_rewrite_there(client: Client):
    await client.open(GROUP)
    await client.page.get_by_role("button", name="Trigger Message Extension App").click()
    await client.page.get_by_role("menuitem", name="Action Command").click()
    dialog = client.page.get_by_role("dialog")
    await dialog.get_by_role("textbox", name="Command ID").fill("rephrase")
    await dialog.get_by_role("button", name="Create").click()
    await dialog.get_by_role("textbox", name="You would send").fill(NO)
    await dialog.get_by_role("button", name="Rephrase", exact=True).click()
    field = dialog.get_by_role("textbox", name="Ready to send")
    await expect(field).to_be_visible()
    await client.picture("message-box")
    rewrite = await field.input_value()
    await dialog.get_by_role("button", name="Put it into my message").click()
    await expect(dialog).to_have_count(0)
    await expect(client.page.get_by_role("textbox").last).to_have_text(rewrite)


async def test_removed_and_added_again_it_greets_nobody_twice(client: Client):
    await client.open(PERSONAL)
    said = await client.cards.count()
    await client.mock("Uninstall application")
    await client.mock("Install application")
    answer = await client.say("help")
    await expect(answer).to_contain_text("Every word")
    await expect(client.cards).to_have_count(said + 1)
