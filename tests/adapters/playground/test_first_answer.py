"""The product's best moment, whole: a hard no becomes a text to send, and a door makes it help."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

pytestmark = pytest.mark.browser

COLD = ("nothing I can do", "No,")


@pytest.fixture
async def answer(page: Page) -> Locator:
    """The card after Enter on the first screen, with the product's own coach."""
    await page.get_by_role("textbox", name="Message", exact=True).press("Enter")
    card = page.get_by_role("log").get_by_role("article").last
    await expect(card).to_contain_text("A customer may read this as apathy")
    return card


async def copied(page: Page, card: Locator) -> str:
    await card.get_by_role("button", name="Copy").click()
    await expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    return await page.evaluate("navigator.clipboard.readText()")


async def test_the_answer_names_their_case_keeps_the_no_and_can_be_copied(page: Page, answer: Locator):
    text = await copied(page, answer)
    assert "first night" in text or "leak" in text
    assert re.search(r"can't|cannot|not able|won't be able|isn't something", text)
    assert not any(words in text for words in COLD)
    await expect(answer).to_contain_text("Kinder, and still a no")
    await expect(answer).to_contain_text("Only you can see this")


async def test_why_marks_what_changed_and_names_the_five_parts(page: Page, answer: Locator):
    await answer.get_by_role("button", name="Why?").click()
    dialog = page.get_by_role("dialog", name="Why these changes?")
    await expect(dialog.locator("del")).to_contain_text("nothing I can do")
    await expect(dialog.locator("ins").first).to_be_visible()
    for part in ("Names their case", "Says what you do", "Says when"):
        await expect(dialog).to_contain_text(part)


async def test_a_door_adds_the_agents_own_words_and_nothing_else(page: Page, answer: Locator):
    before = await copied(page, answer)
    await answer.get_by_role("button", name="Add one thing you can do").click()
    form = page.get_by_role("dialog", name="One thing you can do")
    await form.get_by_role("radio", name=re.compile("Something else")).check()
    await form.get_by_role("textbox", name="End that sentence").fill("send a repair kit today")
    await form.get_by_role("button", name="Show the answer").click()
    await expect(answer).to_contain_text("Each claim is yours")
    after = await copied(page, answer)
    assert after == f"{before} What I can do is send a repair kit today."


async def test_another_answer_says_the_same_in_other_words(page: Page, answer: Locator):
    before = await copied(page, answer)
    await answer.get_by_text("More").click()
    await answer.get_by_role("button", name="Another").click()
    await expect(answer).not_to_contain_text(before)
    after = await copied(page, answer)
    assert after != before
    assert not any(words in after for words in COLD)
