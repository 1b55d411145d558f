"""What a newcomer does in a real browser. Read it as the playground's manual."""

import asyncio
import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import BrowserContext, Locator, Page, expect

from bot.message import Ask, Button, Card, Form, Note, Reply, Sendable, Text

pytestmark = pytest.mark.browser

DRAFT = "No, there's nothing I can do."


def message(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message", exact=True)


def latest(page: Page) -> Locator:
    return page.get_by_role("log").get_by_role("article").last


async def say(page: Page, text: str) -> None:
    await message(page).fill(text)
    await message(page).press("Enter")


async def test_the_first_screen_is_filled_and_waits_for_enter(page: Page):
    await expect(message(page)).to_be_focused()
    await expect(message(page)).to_have_value(DRAFT)
    await expect(page.get_by_role("textbox", name="Their message")).to_have_value(re.compile("tent leaked"))
    await expect(page.get_by_text("A customer may read this as apathy")).to_be_visible()


SENDABLE = "A leak on the first night is miserable — “really”.\nI can send a kit: 5 < 6 & free.\n\nKim 🙂"


async def kinder(ask: Ask) -> Reply:
    """Answers a draft with one text to send, and Why? with a form that only shows something."""
    why = Button("Why?", "rephrase", "why", {"d": "an id and its key"})
    if ask.verb == "why":
        assert ask.ids == why.ids
        return Reply(
            Form("Why these changes?", (Text(("A no as the first word closes the door.",)),), "", "", "")
        )
    return Reply(Card((Text(("A customer may read this as **apathy**.",)), Sendable(SENDABLE, why), why)))


@pytest.fixture
async def with_answer(context: BrowserContext, serve) -> Page:
    """The playground after a first Enter."""
    site = await serve(kinder)
    page = await context.new_page()
    await page.goto(site.url)
    await message(page).press("Enter")
    await expect(latest(page)).to_contain_text("A customer may read this as apathy")
    return page


async def test_enter_answers_privately_and_leaves_the_box_empty_for_the_next(with_answer: Page):
    await expect(latest(with_answer)).to_contain_text("Only you can see this")
    await expect(message(with_answer)).to_have_value("")
    await expect(message(with_answer)).to_be_focused()


async def test_copy_puts_exactly_the_text_on_the_clipboard_and_says_so(with_answer: Page):
    await with_answer.get_by_role("button", name="Copy").click()
    await expect(with_answer.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert await with_answer.evaluate("navigator.clipboard.readText()") == SENDABLE


async def test_why_opens_a_dialog_and_escape_gives_the_focus_back(with_answer: Page):
    why = latest(with_answer).get_by_role("button", name="Why?")
    await why.click()
    await expect(with_answer.get_by_role("dialog", name="Why these changes?")).to_be_visible()
    await with_answer.keyboard.press("Escape")
    await expect(with_answer.get_by_role("dialog")).to_have_count(0)
    await expect(why).to_be_focused()


async def test_a_forms_error_stands_at_its_field_keeps_what_was_typed_and_gets_the_focus(page: Page):
    await say(page, "/rephrase")
    form = page.get_by_role("dialog", name="Rephrase a draft")
    theirs = form.get_by_role("textbox", name="They wrote")
    await theirs.fill("Where is my parcel?")
    await form.get_by_role("button", name="Rephrase").click()
    draft = form.get_by_role("textbox", name="You would send")
    await expect(draft).to_have_attribute("aria-invalid", "true")
    await expect(draft).to_have_accessible_description(re.compile("Type what you would send"))
    await expect(draft).to_be_focused()
    await expect(theirs).to_have_value("Where is my parcel?")
    await draft.fill(DRAFT)
    await form.get_by_role("button", name="Rephrase").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(latest(page)).to_contain_text("Only you can see this")


async def test_the_reading_follows_the_typing(page: Page):
    await message(page).fill("I am sending a repair kit today.")
    await expect(page.locator("[data-reading] .verdict")).not_to_contain_text("apathy")
    await message(page).fill("")
    await expect(page.locator("[data-reading] .verdict")).to_contain_text("Write what you would send")
    await message(page).fill(DRAFT)
    await expect(page.locator("[data-reading] .verdict")).to_contain_text("apathy")


async def test_another_persona_does_not_see_what_was_for_one_alone(page: Page):
    await message(page).press("Enter")
    await expect(page.get_by_role("article")).to_have_count(2)
    await page.get_by_role("combobox", name="You are").select_option("Team lead")
    await expect(page.get_by_role("article")).to_have_count(0)
    await page.get_by_role("combobox", name="You are").select_option("Agent")
    await expect(page.get_by_role("article")).to_have_count(2)


async def test_in_a_channel_a_draft_is_sent_back_with_nothing_posted(page: Page, site):
    await page.get_by_role("link", name="# support").click()
    await say(page, DRAFT)
    await expect(latest(page)).to_contain_text("In a channel I answer commands only")
    assert await site.playground.posts.posts() == ()


async def test_a_post_an_edit_and_the_clock_reach_every_open_page(context: BrowserContext, page: Page, site):
    other = await context.new_page()
    await other.goto(f"{site.url}/#support")
    reference = await site.post("support", Card((Text(("Two-minute practice",)),)))
    await expect(other.get_by_role("article")).to_contain_text("Two-minute practice")
    await expect(other.get_by_role("article")).not_to_contain_text("Only you can see this")
    await site.edit("support", reference, Card((Text(("Answer: B",)),)))
    await expect(other.get_by_role("article")).to_contain_text("Answer: B")
    await expect(other.get_by_role("article")).to_have_count(1)
    await expect(page.get_by_role("link", name="# support")).to_have_attribute("data-new", "1")

    before = await other.locator("#clock time").get_attribute("datetime")
    await page.get_by_role("button", name="+1 day").click()
    await expect(other.locator("#clock time")).not_to_have_attribute("datetime", before or "")
    await expect(page.locator("#clock time")).to_contain_text("Wednesday, March 3, 2027 at 9:0")


async def test_the_clock_goes_to_a_moment_but_never_back(page: Page):
    await page.get_by_label("Forward to").fill("2027-04-01T10:00")
    await page.get_by_role("button", name="Go").click()
    await expect(page.locator("#clock time")).to_have_attribute("datetime", re.compile("2027-04-01"))
    await page.get_by_label("Forward to").fill("2027-03-01T10:00")
    await page.get_by_role("button", name="Go").click()
    await expect(page.get_by_role("alert")).to_contain_text("only moves forward")


async def test_the_pad_has_two_boxes_a_reading_and_the_latest_answer_alone(context: BrowserContext, serve):
    site = await serve(kinder)
    page = await context.new_page()
    await page.goto(f"{site.url}/pad")
    await page.get_by_role("textbox", name="Their message").fill("My tent leaked.")
    for _ in range(2):
        await say(page, DRAFT)
        await expect(page.get_by_role("article")).to_have_count(1)
    await expect(page.locator("[data-reading] .verdict")).to_contain_text("apathy")
    await page.get_by_role("button", name="Copy").click()
    await expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == SENDABLE
    await expect(message(page)).to_have_value(DRAFT)


async def test_the_keyboard_alone_reaches_everything(with_answer: Page):
    page = with_answer
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("textbox", name="Their message")).to_be_focused()
    await page.keyboard.press("Shift+Tab")
    await expect(latest(page).get_by_role("button", name="Why?")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog").get_by_role("button", name="Close")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_role("link", name="Rapport", exact=True).focus()
    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name="Skip to the message box")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(message(page)).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/#support", "/pad", "/nowhere"])
async def test_a_phone_scrolls_only_up_and_down_and_every_target_is_large_enough(browser, site, path: str):
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    page = await context.new_page()
    await page.goto(site.url + path)
    if path == "/":
        await message(page).press("Enter")
        await expect(page.get_by_role("article")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    small = await page.evaluate(
        """[...document.querySelectorAll("button, a, select, input, summary")]
        .filter((one) => one.checkVisibility() && !one.closest("p"))
        .map((one) => [one.textContent, one.getBoundingClientRect()])
        .filter(([, box]) => box.height && (box.height < 44 || box.width < 44)).map(([text]) => text)"""
    )
    assert small == []
    await context.close()


async def test_light_and_dark_follow_the_system_until_somebody_chooses(browser, site):
    context = await browser.new_context(color_scheme="dark")
    page = await context.new_page()
    await page.goto(site.url)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = await page.evaluate(ground)
    await page.get_by_role("button", name="Light").click()
    light = await page.evaluate(ground)
    assert light != dark
    await page.reload()
    assert await page.evaluate(ground) == light
    await context.close()


def _improving() -> tuple[Callable[[Ask], Awaitable[Reply]], asyncio.Event]:
    ready = asyncio.Event()

    async def handler(ask: Ask) -> Reply:
        if ask.verb == "better":
            await ready.wait()
            return Reply(Card((Text(("The better answer",)),)), replaces=True)
        return Reply(
            Card((Text(("The first answer",)),)), then=Ask(ask.command, ask.place, ask.person, verb="better")
        )

    return handler, ready


async def test_an_answer_that_comes_later_improves_the_first_one_in_place(context: BrowserContext, serve):
    handler, ready = _improving()
    site = await serve(handler)
    page = await context.new_page()
    await page.goto(site.url)
    await message(page).press("Enter")
    await expect(latest(page)).to_contain_text("The first answer")
    ready.set()
    await expect(latest(page)).to_contain_text("The better answer")
    await expect(page.get_by_role("article")).to_have_count(2)


async def test_a_pressed_cards_answer_takes_its_place_and_keeps_the_focus_there(
    context: BrowserContext, serve
):
    async def handler(ask: Ask) -> Reply:
        shorter = Button("Shorter", "rephrase", "shorter", {"n": ask.ids.get("n", "") + "1"})
        card = Card((Sendable(f"Text {ask.ids.get('n', '')}", shorter), shorter, Note(("Small print",))))
        return Reply(card, replaces=bool(ask.verb))

    site = await serve(handler)
    page = await context.new_page()
    await page.goto(site.url)
    await message(page).press("Enter")
    for text in ("Text 1", "Text 11"):
        await latest(page).get_by_role("button", name="Shorter").click()
        await expect(latest(page)).to_contain_text(text)
        await expect(latest(page).get_by_role("button", name="Shorter")).to_be_focused()
    await expect(page.get_by_role("article")).to_have_count(2)


async def test_when_the_server_is_gone_nothing_typed_is_lost(page: Page):
    await page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError()); }")
    await message(page).press("Enter")
    await expect(page.get_by_role("status").filter(has_text="That didn't arrive")).to_be_visible()
    await expect(message(page)).to_have_value(DRAFT)


FAINT = """() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  const paint = (colors) => {
    for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((n) => n / 255);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
    if (!text || element.closest("template, script, noscript, svg, .unseen") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element), grounds = [];
    for (let one = element; one; one = one.parentElement) grounds.unshift(getComputedStyle(one).backgroundColor);
    const [a, b] = [light(paint(grounds)), light(paint([...grounds, style.color]))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05), large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) found.push(`${text} (${ratio.toFixed(2)})`);
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_word_stands_out_from_its_ground(browser, site, scheme):
    context = await browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = await context.new_page()
    await page.goto(site.url)
    assert await page.evaluate(FAINT) == []
    await message(page).press("Enter")
    await expect(page.get_by_role("article")).to_have_count(2)
    await say(page, "/rephrase")
    await page.get_by_role("dialog").get_by_role("button", name="Rephrase").click()
    await expect(page.get_by_text("Type what you would send")).to_be_visible()
    assert await page.evaluate(FAINT) == []
    await context.close()


async def test_without_a_clipboard_the_text_is_selected_to_copy_by_hand(context: BrowserContext, serve):
    async def handler(_ask: Ask) -> Reply:
        return Reply(Card((Sendable("Kinder.", Button("Show", "rephrase", "copy")),)))

    site = await serve(handler)
    page = await context.new_page()
    await page.goto(site.url)
    await page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    await message(page).press("Enter")
    await page.get_by_role("button", name="Copy").click()
    await expect(page.get_by_role("status").filter(has_text="The text is selected")).to_be_visible()
    assert await page.evaluate("getSelection().toString()") == "Kinder."


async def test_without_its_script_the_page_puts_no_draft_into_an_address(browser, site):
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site.url)
    await page.get_by_role("button", name="Rephrase").click()
    assert page.url == f"{site.url}/"
    await expect(page.locator("noscript p")).to_be_visible()
    await context.close()
