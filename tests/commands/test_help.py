"""/rapport help: every listed word, and more about one."""

import re
from dataclasses import replace

import pytest

from bot.content.source import load_strings
from bot.message import Card, Link, Reply
from commands import BY_NAME, COMMANDS
from tests.commands.conftest import CONTENT, Chat, buttons, read


async def test_every_listed_command_has_its_line_and_its_own_help(chat: Chat):
    every = read(await chat.say("/rapport help"))
    for command in filter(lambda each: each.listed, COMMANDS):
        name = f"/{command.name}" if command.slash else f"/rapport {command.name}"
        assert f"{name}" in every
        assert f"{command.description}." in every
        assert command.description[-1] != "."
        one = await chat.say(f"/rapport help {command.name}")
        assert command.description in read(one)
        assert f"Open {name}" in buttons(one)


async def test_help_and_what_is_stored_lead_to_the_pages_that_say_it_at_length(chat: Chat):
    here = replace(chat, services=replace(chat.services, pages="https://rapport.example.com"))
    assert links(await here.say("/rapport help")) == [
        "https://rapport.example.com/privacy",
        "https://rapport.example.com/terms",
        "https://rapport.example.com/support",
    ]
    stored = await here.press(await here.say("/rapport"), "What is stored?")
    assert links(stored) == ["https://rapport.example.com/privacy"]
    assert links(await chat.say("/rapport help")) == []  # where no browser reaches us


def links(reply: Reply) -> list[str]:
    assert isinstance(reply.card, Card)
    return [part.url for part in reply.card.parts if isinstance(part, Link)]


async def test_help_on_a_word_opens_it(chat: Chat):
    one = await chat.say("/rapport help tip")
    assert "Useful" in buttons(await chat.press(one, "Open /tip"))


@pytest.mark.parametrize("typed", ["tip", "/tip", "/rapport tip", "TIP"])
async def test_the_word_may_be_typed_in_any_way(chat: Chat, typed: str):
    assert "Open /tip" in buttons(await chat.say(f"/rapport help {typed}"))


async def test_a_slip_is_answered_with_what_is_near(chat: Chat):
    near = await chat.say("/rapport help phrasse")
    assert "Open /rapport phrases" in buttons(await chat.press(near, "phrases"))


async def test_an_unknown_word_leads_to_all_words(chat: Chat):
    unknown = await chat.say("/rapport help xylophone")
    assert "xylophone" in read(unknown)
    assert "/quiz" in read(await chat.press(unknown, "All words"))


def test_no_string_of_ours_speaks_of_a_word_that_is_not_built():
    for path in (CONTENT / "en" / "strings").glob("*.yaml"):
        for key, (text, _) in load_strings(path).items():
            for word in re.findall(r"`/(?:rapport )?([a-z]+)", text):
                assert word in BY_NAME, f"{key} speaks of {word}"
