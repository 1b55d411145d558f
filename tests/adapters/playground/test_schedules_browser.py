"""A visitor's third try, in a real browser: schedule one, move the clock."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from functools import partial

import pytest
from playwright.async_api import BrowserContext, Locator, Page, expect

from bot.worker import Tempo, Worker
from commands import answer
from tests.adapters.playground.conftest import Site

pytestmark = pytest.mark.browser

QUICK = Tempo(look=0.05, lease=5.0, timeout=2.0)


@pytest.fixture
async def page(context: BrowserContext, site: Site) -> AsyncIterator[Page]:
    """The playground as a visitor finds it, with a worker that posts what is due."""
    services = site.services
    worker = Worker(
        services.store, partial(answer, services=services), {"playground": site.sender}, services.now, QUICK
    )
    working = asyncio.create_task(worker.run())
    page = await context.new_page()
    await page.goto(site.url)
    yield page
    worker.stop()
    await working


def message(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message", exact=True)


def support(page: Page) -> Locator:
    return page.get_by_role("log", name="Messages in # support").get_by_role("article")


async def say(page: Page, text: str) -> None:
    await message(page).fill(text)
    await picture(page)
    await message(page).press("Enter")


async def picture(page: Page, shows: Locator | None = None) -> None:
    """What a visitor sees now, for the animation in the docs (docs/animation.py), where that is wanted."""
    if folder := os.environ.get("PICTURES"):
        if shows is not None:
            await shows.scroll_into_view_if_needed()
        await page.wait_for_timeout(400)  # until nothing moves any more
        await page.screenshot(path=f"{folder}/{time.monotonic_ns()}.png")


async def be(page: Page, persona: str) -> None:
    await page.get_by_role("combobox", name="You are").select_option(persona)


async def test_schedule_one_move_the_clock_answer_it_as_two_people_and_see_it_close(page: Page):
    await page.get_by_role("link", name="# support").click()
    await be(page, "Team lead")
    await say(page, "/rapport schedule quiz in #support every weekday at 9:30 in UTC")
    dry = support(page).last
    await expect(dry).to_contain_text("Nothing is scheduled yet")
    await expect(dry).to_contain_text("Only you can see this")
    await expect(dry).to_contain_text("9:30 in UTC is 4:30 for 1 person in New York")
    await picture(page, dry.get_by_role("button", name="Start"))
    await dry.get_by_role("button", name="Start").click()
    await expect(support(page).filter(has_text="Started as number 1")).to_be_visible()
    introduction = support(page).filter(has_text="Kim set this up for #support")
    await expect(introduction).to_be_visible()
    await picture(page, introduction)

    await page.get_by_role("button", name="+1 hour").click()
    quiz = support(page).filter(has_text="Two-minute practice")
    await expect(quiz).to_contain_text("No answers yet")
    await picture(page, quiz)
    for count, (persona, choice) in enumerate((("Agent", "A"), ("Agent Bo", "B")), start=1):
        await be(page, persona)
        await quiz.get_by_role("button", name=choice, exact=True).click()
        told = support(page).filter(has_text="was the one").filter(visible=True)
        await expect(told).to_be_visible()
        await expect(quiz).to_contain_text(f"{count} answered")
        await picture(page, told)
    await be(page, "Team lead")
    await say(page, "/rapport pause 1")
    await expect(support(page).last).to_contain_text("stays so until you resume it")
    await picture(page, support(page).last)
    await page.get_by_role("button", name="+1 day").click()
    closed = support(page).filter(has_text="Fewer than five answered")
    await expect(closed).to_be_visible()
    await picture(page, closed)
    await say(page, "/rapport resume 1")
    await expect(support(page).last).to_contain_text("Started as number 1")
    await picture(page, support(page).last)
    await say(page, "/rapport cancel 1")
    await expect(support(page).last).to_contain_text("Nothing more comes from it")
    await picture(page, support(page).last)


@pytest.mark.parametrize("width", [390, 1440])
async def test_the_dry_run_and_the_form_fit_a_phone_and_a_desk(page: Page, width: int):
    await page.set_viewport_size({"width": width, "height": 900})
    await page.get_by_role("link", name="# support").click()
    await be(page, "Team lead")
    await say(page, "/rapport schedule tip in #support every weekday at 9:30 in UTC")
    await expect(support(page).last.get_by_role("button", name="Start")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await support(page).last.get_by_role("button", name="Change").click()
    form = page.get_by_role("dialog", name="Schedule a post")
    await expect(form.get_by_label("Or in your own words")).to_have_value("every weekday at 09:30 in UTC")
    assert await form.evaluate("form => form.scrollWidth <= innerWidth")
    await form.get_by_label("Or in your own words").fill("half nine-ish")
    await form.get_by_role("button", name="Show the dry run").click()
    field = form.get_by_label("Or in your own words")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await field.fill("every Monday at 14:00")
    await form.get_by_role("button", name="Show the dry run").click()
    await expect(support(page).last).to_contain_text("every Monday at 14:00")
