"""A lead schedules, the clock moves, the channel gets it, people answer: through the product's own sockets."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from commands import COMMANDS
from tests.acceptance.conftest import House
from tests.acceptance.page import Drawn, Page

Open = Callable[..., Awaitable[House]]
DAY = timedelta(days=1)
NINE = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)
"""When the clock starts: a Tuesday."""


@pytest.fixture
async def page(open_house: Open) -> Page:
    page = (await open_house(*COMMANDS)).page
    page.persona, page.room = "lead", "support"
    return page


@asynccontextmanager
async def channel(page: Page) -> AsyncIterator[Callable[[str], Awaitable[Drawn]]]:
    """Waits for the next post or edit in a channel that says so."""
    async with page.events() as arriving:

        async def says(words: str) -> Drawn:
            async for drawn in arriving:
                if words in drawn.words:
                    return drawn
            raise AssertionError(words)

        yield says


async def pressed(page: Page, shown: Drawn, label: str, persona: str = "lead") -> Drawn:
    page.persona = persona
    answer = await page.press(shown.buttons[label])
    page.persona = "lead"
    return answer


async def test_a_quiz_is_scheduled_posted_answered_closed_paused_resumed_and_cancelled(page: Page):
    async with channel(page) as says:
        dry = await page.say("/rapport schedule quiz in #support every weekday at 9:30 UTC")
        assert "Nothing is scheduled yet" in dry.words
        assert "number 1" in (await pressed(page, dry, "Start")).words
        await says("Kim set this up for #support")

        await page.move_clock(NINE + timedelta(hours=1))
        quiz = await says("No answers yet")
        for n, persona in enumerate(("agent", "agent2", "agent3", "agent4", "agent5"), 1):
            verdict = await pressed(page, quiz, "B", persona)
            assert "was the one" in verdict.words
            assert "Only you can see this" in verdict.words
            assert "answered" in (await pressed(page, quiz, "A", persona)).words.lower()
            await page.move_clock(NINE + timedelta(hours=1, seconds=10 * n))
            await says(f"{n} answered")

        assert "stays so until you resume" in (await page.say("/rapport pause 1")).words
        await page.move_clock(NINE + DAY + timedelta(hours=1))
        closed = await says("the one")
        assert re.search(r"B\D+5", closed.words)

        assert "Started as number 1" in (await page.say("/rapport resume 1")).words
        await page.move_clock(NINE + 2 * DAY + timedelta(hours=1))
        await says("No answers yet")
        assert "Nothing more comes" in (await page.say("/rapport cancel 1")).words
        assert "Nothing is scheduled" in (await page.say("/rapport schedules")).words


async def test_a_week_in_one_step_shows_every_post_of_it(page: Page):
    async with channel(page) as says:
        dry = await page.say("/rapport schedule tip in #support every weekday at 9:30 UTC")
        await pressed(page, dry, "Start")
        await page.move_clock(NINE + 7 * DAY)
        tips = [await says("Source:") for _ in range(5)]
    assert len({tip.words for tip in tips}) == 5
    assert "Last: posted Mon 8 Mar 9:30" in (await page.say("/rapport schedules")).words


async def test_cancelling_stops_what_is_about_to_leave(page: Page, services):
    dry = await page.say("/rapport schedule tip in #support every weekday at 9:30 UTC")
    await pressed(page, dry, "Start")
    asked = asyncio.get_running_loop().time()
    await page.say("/rapport cancel 1")
    assert asyncio.get_running_loop().time() - asked < 5
    await page.move_clock(NINE + DAY)
    posts = await services.store.playground.posts()
    assert [post for post in posts if "Source:" in post.body] == []
