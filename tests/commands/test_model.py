"""An optional language model: off until a lead reads what leaves and switches it on; then a better answer may follow."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.message import Reply
from bot.model.build import improver
from bot.model.client import OpenAIClient
from bot.settings import Settings
from commands import answer
from tests.commands.conftest import Chat, buttons, read, sendable
from tests.standins.openai import KEY, MODEL, Model, serving

DRAFT = "We can't refund the tent, the 30 days are over. You should have checked it. I can send a repair kit by Friday."
TYPED = f"/rephrase > My tent leaked on the first night of our trip.\n{DRAFT}"
BETTER = (
    "A tent that leaks on the first night of a trip is a miserable start. I'm not able to refund it, because the 30 "
    "days are over. What I can do is send a repair kit by Friday."
)


@pytest.fixture
async def model() -> AsyncIterator[Model]:
    async with serving() as model:
        model.writes = lambda _: BETTER
        yield model


@pytest.fixture
async def with_model(lead: Chat, model: Model) -> AsyncIterator[Chat]:
    """The lead's chat, where a model is set up and nobody has switched it on."""
    services = lead.services
    settings = Settings(_env_file=None, RAPPORT_MODEL=MODEL, OPENAI_BASE_URL=model.url)
    async with OpenAIClient(model=MODEL, key=KEY, url=model.url) as client:
        made = improver(settings, client, services.content, services.texts, services.coach)
        yield replace(lead, services=replace(services, model=made))


async def switched_on(chat: Chat) -> Chat:
    told = await chat.fill(await chat.say("/rapport settings"), workspace_model="on")
    await chat.press(told, "Switch it on")
    return chat


async def further(chat: Chat, reply: Reply) -> Reply:
    """What an adapter asks once more, after it has delivered."""
    assert reply.then is not None
    return await answer(reply.then, chat.services)


async def test_it_is_off_until_a_lead_has_read_what_leaves(with_model: Chat, model: Model):
    assert (await with_model.say(TYPED)).then is None
    told = await with_model.fill(await with_model.say("/rapport settings"), workspace_model="on")
    for words in (MODEL, "127.0.0.1", "taken out first", "is never sent"):
        assert words in read(told)
    assert (await with_model.say(TYPED)).then is None  # read, not yet pressed
    await with_model.press(told, "Switch it on")
    assert (await with_model.say(TYPED)).then is not None
    assert model.requests == []  # nothing leaves before the first answer is out


async def test_a_lead_switches_it_off_again(with_model: Chat):
    await switched_on(with_model)
    await with_model.fill(await with_model.say("/rapport settings"), workspace_model="off")
    assert (await with_model.say(TYPED)).then is None
    changes = await with_model.services.store.trail.latest("playground", 5)
    assert [change.what for change in changes] == ["model_off", "model_on"]


async def test_only_a_lead_finds_the_switch(with_model: Chat, agent: Chat):
    other = replace(agent, services=with_model.services)
    assert "language model" not in read(await other.say("/rapport settings"))


async def test_without_a_model_there_is_no_switch(lead: Chat):
    assert "language model" not in read(await lead.say("/rapport settings"))


async def test_ours_comes_at_once_and_the_model_s_follows_in_its_place(with_model: Chat):
    first = await (await switched_on(with_model)).say(TYPED)
    assert sendable(first) != [BETTER]
    better = await further(with_model, first)
    assert better.replaces
    assert sendable(better) == [BETTER]
    assert f"Worded by {MODEL}, and held to the same checks" in read(better)


async def test_its_buttons_speak_of_its_text(with_model: Chat):
    first = await (await switched_on(with_model)).say(TYPED)
    better = await further(with_model, first)
    assert BETTER in str((await with_model.press(better, "Show to copy")).card)
    assert "your team's language model" in read(await with_model.press(better, "Why?"))
    assert sendable(await with_model.press(better, "First version")) == sendable(first)
    assert sendable(await with_model.press(better, "Another")) != [BETTER]
    kept = await with_model.press(better, "Keep mine")
    assert sendable(await with_model.press(kept, "Show the answer again")) == [BETTER]


async def test_what_the_guard_stops_is_followed_by_nothing(with_model: Chat, model: Model):
    model.writes = lambda _: BETTER + " I've refunded you as well."
    first = await (await switched_on(with_model)).say(TYPED)
    assert (await further(with_model, first)).card is None
    assert with_model.services.counts.improvements == {"guarded": 1}
    assert with_model.services.counts.tokens == {"asked": 1400, "answered": 120}


@pytest.mark.parametrize(
    "draft",
    [
        "I've moved your appointment to Friday at 10.",
        "Lo siento, no podemos devolver el dinero del pedido.",
        "🙂",
    ],
)
async def test_a_draft_that_is_left_alone_is_not_sent_anywhere(with_model: Chat, draft: str):
    assert (await (await switched_on(with_model)).say(f"/rephrase {draft}")).then is None


async def test_no_draft_stands_in_a_button_of_the_better_answer(with_model: Chat):
    better = await further(with_model, await (await switched_on(with_model)).say(TYPED))
    for button in buttons(better).values():
        assert not re.search("tent|refund|repair", str(button.ids))
