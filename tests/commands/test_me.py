"""/rapport me: what is kept of a person is theirs to have and to erase, in their own workspace only."""

import json
from dataclasses import replace

import pytest

from bot.message import Card, File, Reply
from tests.commands.conftest import Chat, buttons, read


def file_of(reply: Reply) -> dict:
    assert isinstance(reply.card, Card)
    [file] = [part for part in reply.card.parts if isinstance(part, File)]
    return json.loads(file.content)


async def used(chat: Chat) -> None:
    await chat.say("/tip")
    question = await chat.say("/quiz")
    await chat.press(question, next(iter(buttons(question))))
    await chat.fill(await chat.say("/rapport settings"), style="plain")


async def test_it_says_how_much_and_hands_it_out(chat: Chat):
    await used(chat)
    told = await chat.say("/rapport me")
    kept = file_of(await chat.press(told, "Give it to me"))
    count = sum(len(rows) for rows in kept.values())
    assert count >= 2
    assert f"{count} entries" in read(told)
    assert {"shown", "person"} <= kept.keys()
    assert file_of(await chat.say("/rapport me export")) == kept


async def test_it_erases_only_after_it_was_asked_for_twice(chat: Chat):
    await used(chat)
    before = file_of(await chat.say("/rapport me export"))
    sure = await chat.say("/rapport me erase")
    assert file_of(await chat.say("/rapport me export")) == before
    assert "Nothing was erased" in read(await chat.press(sure, "Keep it"))
    assert "Erased" in read(await chat.press(sure, "Erase all of it"))
    assert file_of(await chat.say("/rapport me export")) == {}


async def test_another_person_and_the_same_id_in_another_workspace_keep_theirs(chat: Chat):
    elsewhere = chat.at(replace(chat.place, workspace="other"))
    for each in (chat, chat.of("ben"), elsewhere):
        await used(each)
    kept = [file_of(await each.say("/rapport me export")) for each in (chat.of("ben"), elsewhere)]
    await chat.press(await chat.say("/rapport me erase"), "Erase all of it")
    assert [file_of(await each.say("/rapport me export")) for each in (chat.of("ben"), elsewhere)] == kept


async def test_no_word_of_a_draft_is_in_it(chat: Chat):
    await chat.say("/rephrase No, there's nothing I can do about the zebra.")
    assert "zebra" not in json.dumps(file_of(await chat.say("/rapport me export")))


@pytest.mark.parametrize("typed", ["erase_now", "everything", "keep"])
async def test_nothing_else_is_done_by_typing(chat: Chat, typed: str):
    await used(chat)
    assert "I know" in read(await chat.say(f"/rapport me {typed}"))
    assert file_of(await chat.say("/rapport me export")) != {}
