"""A draft is readable nowhere but in its owner's hands: not in the database, not in its journal, not in a log."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.acceptance.drafts import Run, drafts, encodings, found_in, runs_of_four
from tests.acceptance.page import Drawn, Page, Press, opened
from tests.acceptance.product import serving

HOW_MANY = 40
AT_ONCE = 8
THOROUGH = 6
"""Every button on the card of these many drafts is pressed, and one of each other's."""
THEIRS = "Where is it? My son's birthday is on Friday and he is already asking."
FILLED = {
    "words": "the violet notebook on Thursday by noon",
    "context": "My violet notebook never came by noon.",
}


@pytest.mark.parametrize(
    "hidden", encodings("your refund for the lantern is denied").items(), ids=lambda h: h[0]
)
def test_the_search_finds_a_draft_however_it_is_hidden(hidden: tuple[str, bytes]):
    runs = runs_of_four(["Your refund for the lantern, is denied!"])
    noise = bytes(range(256))
    assert found_in(noise + hidden[1] + noise, runs)
    assert not found_in(noise + b"your refund for a lantern is not denied" + noise, runs)


async def test_no_four_words_of_a_draft_or_its_rewrite_are_left_anywhere(tmp_path: Path):
    written = drafts(HOW_MANY)
    assert len(set(written)) == HOW_MANY
    seen = [*written, THEIRS, *FILLED.values()]
    async with serving(tmp_path) as server, opened(server.url) as page:
        waiting = iter(enumerate(written))

        async def person() -> None:
            for number, draft in waiting:
                card = await page.say(draft, theirs=THEIRS if number % 2 else "")
                seen.extend(card.sendable)
                seen.extend(await use(page, card, pressing(card, number)))

        await asyncio.gather(*(person() for _ in range(AT_ONCE)))
        assert len(seen) > 2 * HOW_MANY  # there was something to look for
        look_for(runs_of_four(seen), tmp_path)
        assert await server.stop() == 0
    look_for(runs_of_four(seen), tmp_path)


async def test_a_press_still_works_after_a_restart_and_after_half_an_hour_asks_for_the_text_again(
    tmp_path: Path,
):
    [draft] = drafts(1)
    async with serving(tmp_path) as server, opened(server.url) as page:
        why = (await page.say(draft)).buttons["Why?"]
        assert await server.stop() == 0
    async with serving(tmp_path) as server, opened(server.url) as page:
        assert (await page.press(why)).form is not None
        assert "half an hour" not in (await page.press(why)).words
        await page.move_clock(datetime.now(UTC) + timedelta(minutes=31))
        expired = await page.press(why)
        assert "Paste the text again." in expired.words
        assert "draft" in expired.values
        again = await page.submit(expired, draft=draft)
        assert "Why?" in again.buttons


def pressing(card: Drawn, number: int) -> list[Press]:
    presses = list(card.buttons.values())
    return presses if number < THOROUGH else presses[number % max(len(presses), 1) :][:1]


async def use(page: Page, card: Drawn, presses: list[Press]) -> list[str]:
    """Presses the buttons and fills the forms they open; gives the texts they showed."""
    shown: list[str] = []
    for press in presses:
        answer = await page.press(press)
        if answer.form is not None and answer.form.verb != press.verb:
            answer = await page.submit(answer, **FILLED)
        copied = await page.press(Press("rephrase", "copy", press.ids, card.article))
        shown += [*answer.sendable, copied.values.get("text", "")]
    return shown


def look_for(runs: set[Run], folder: Path) -> None:
    """In every file the product left, its journal among them while it runs."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {"rapport.db", "log.jsonl"} <= {path.name for path in files}
    for path in files:
        assert found_in(path.read_bytes(), runs) == set(), path.name
