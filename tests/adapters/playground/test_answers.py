"""What is posted to whom, and what is never kept."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from adapters.playground.gesture import Gesture, ask_of
from bot.message import Ask, CannotDeliver, Card, LiveKey, Place, Reply, Result, Text
from bot.texts import Texts

COMMANDS = frozenset({"rephrase", "tip", "rapport"})


def typed(texts: Texts, text: str, theirs: str = "") -> Ask:
    body = {"as": "agent", "room": "dm", "page": "a-page-of-ours", "text": text, "theirs": theirs}
    return ask_of(Gesture.model_validate(body), COMMANDS, texts)


@pytest.mark.parametrize(
    ("text", "theirs", "command", "asked"),
    [
        ("No.", "", "rephrase", "No."),
        ("No.", "My tent leaked.\nHelp!", "rephrase", "> My tent leaked.\n> Help!\nNo."),
        ("/rephrase No.", "Help!", "rephrase", "> Help!\nNo."),
        ("/rephrase", "Help!", "rephrase", ""),
        ("/rephrase\n> Help!\nNo.", "", "rephrase", "> Help!\nNo."),
        ("/TIP late order", "Help!", "tip", "late order"),
        ("/rapport tip late", "", "rapport", "tip late"),
        ("/hepl me", "", "rapport", "hepl me"),
        ("/", "", "rapport", ""),
        (" / no", "", "rapport", "no"),
    ],
)
def test_what_is_typed_is_a_command_behind_a_slash_and_a_draft_without(
    texts: Texts, text: str, theirs: str, command: str, asked: str
):
    ask = typed(texts, text, theirs)
    assert (ask.command, ask.text) == (command, asked)


def test_the_browsers_zone_is_the_persons_unless_nobody_knows_it(texts: Texts):
    body = {"as": "lead", "room": "support", "page": "a-page-of-ours", "text": "/tip"}
    for zone, known in (
        ("Asia/Manila", "Asia/Manila"),
        ("Moon/Tycho", None),
        ("../etc/passwd", None),
        ("", None),
    ):
        ask = ask_of(Gesture.model_validate({**body, "zone": zone}), COMMANDS, texts)
        assert (ask.person.name, ask.person.zone, ask.place.channel) == ("Kim", known, "support")


@pytest.fixture
async def ask(client: aiohttp.ClientSession) -> Callable[..., Awaitable[str]]:
    """Posts a gesture the way a page does; gives the fragment."""

    async def post(site, **gesture: object) -> str:
        async with client.get(site.url) as response:
            token = re.search(r'rapport-token" content="(\w+)"', await response.text())
        assert token
        body = {"as": "agent", "room": "dm", "page": "a-page-of-ours", **gesture}
        headers = {"X-Rapport-Token": token[1], "Origin": site.url}
        async with client.post(f"{site.url}/playground/ask", json=body, headers=headers) as response:
            assert response.status == 200
            return await response.text()

    return post


async def test_an_answer_to_everyone_is_posted_one_to_the_asker_is_not(serve, ask):
    async def handler(ask: Ask) -> Reply:
        return Reply(Card((Text((f"to {ask.text}",)),)), to="here" if ask.text == "here" else "asker")

    site = await serve(handler)
    assert "to me" in await ask(site, text="/tip me", room="support")
    assert await site.playground.posts.posts() == ()
    assert "to here" not in await ask(site, text="/tip here", room="support")
    (post,) = await site.playground.posts.posts()
    assert "to here" in post.body


async def test_what_changed_is_marked_for_the_worker(serve, ask, store, now):
    async def handler(_ask: Ask) -> Reply:
        return Reply(changed=(LiveKey("quiz", "q1"),))

    site = await serve(handler)
    place = Place("playground", "playground", "support", "channel")
    await store.live.remember(LiveKey("quiz", "q1"), place, "1", now)
    await ask(site, command="quiz", verb="pick", ids={"a": "1"})
    soon = now + timedelta(seconds=5)
    assert [post.reference for post in await store.live.take_dirty(soon)] == ["1"]


async def test_a_result_fills_the_message_box(serve, ask):
    async def handler(_ask: Ask) -> Reply:
        return Reply(Result("Kinder & shorter"))

    site = await serve(handler)
    assert "<output data-compose>Kinder &amp; shorter</output>" in await ask(site, text="/tip")


async def test_a_post_of_a_channel_is_never_replaced_by_a_private_answer(serve, ask):
    async def handler(_ask: Ask) -> Reply:
        return Reply(Card((Text(("B was the one.",)),)), replaces=True)

    site = await serve(handler)
    assert 'id="a-mine"' in await ask(site, command="quiz", verb="pick", article="a-mine")
    assert 'id="p-1"' not in await ask(site, command="quiz", verb="pick", article="p-1")


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


async def test_no_word_of_a_draft_reaches_the_disk_or_the_log(site, ask, tmp_path: Path, caplog, capfd):
    caplog.set_level("DEBUG")
    await ask(site, text="The zebra refund of EUR 43.20 is denied.", theirs="Where is my okapi?")
    await ask(site, text="/rephrase The zebra refund is denied.", room="support")
    kept = on_disk(tmp_path)
    said = caplog.text + "".join(capfd.readouterr())
    for word in ("zebra", "okapi", "43.20"):
        assert word.encode() not in kept
        assert word not in said


async def test_the_worker_posts_once_for_one_key_finds_it_and_learns_of_a_channel_that_is_not_there(
    site, now
):
    place = Place("playground", "playground", "support", "channel")
    card = Card((Text(("Practice",)),))
    first = await site.sender.send(place, card, "occurrence-1")
    assert await site.sender.send(place, card, "occurrence-1") == first
    assert await site.sender.find(place, "occurrence-1", now) == first
    assert await site.sender.find(place, "occurrence-2", now) is None
    assert len(await site.playground.posts.posts()) == 1
    with pytest.raises(CannotDeliver) as refused:
        await site.sender.send(Place("playground", "playground", "gone", "channel"), card, "occurrence-3")
    assert refused.value.reason == "gone"


async def test_a_moved_clock_stays_moved_after_a_restart(client, site, serve, now):
    await site.playground.clock.forward(now - now.replace(hour=now.hour - 3))
    again = await serve()
    assert (again.playground.clock.now() - now) // timedelta(hours=1) == 3
