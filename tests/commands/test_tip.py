"""/tip: one at a time, none twice before all were had, and what people say about them."""

import pytest

from bot.content.entries import Tip
from bot.message import Form, Place, Reply, Title
from tests.commands.conftest import Chat, Clock, buttons, read, visible


def title(reply: Reply) -> str:
    return next(part.text for part in reply.card.parts if isinstance(part, Title))


def shown_tip(chat: Chat, reply: Reply) -> Tip:
    return next(tip for tip in chat.services.content.tips if tip.title == title(reply))


async def test_a_tip_says_what_to_do_when_not_to_and_where_it_comes_from(chat: Chat):
    reply = await chat.say("/tip")
    tip = shown_tip(chat, reply)
    for words in (tip.body, tip.when_not, tip.why, tip.sources[0].cite):
        assert words in read(reply)
    if tip.before and tip.after:
        assert tip.before in read(reply)
        assert tip.after in read(reply)
    assert list(buttons(reply)) == ["Useful", "Not for me", "Another", "Report a mistake"]
    assert visible(reply) <= 5


async def test_no_tip_comes_twice_until_all_were_had(chat: Chat, clock: Clock):
    titles = []
    reply = await chat.say("/tip")
    for _ in chat.services.content.tips:
        titles.append(title(reply))
        clock.pass_by(minutes=1)
        reply = await chat.press(reply, "Another")
    assert len(set(titles)) == len(titles) == len(chat.services.content.tips)
    assert title(reply) == titles[0]


async def test_two_people_are_led_through_the_tips_in_different_orders(chat: Chat):
    kim = chat.of("kim")
    ana = [title(await chat.say("/tip")) for _ in range(6)]
    assert ana != [title(await kim.say("/tip")) for _ in range(6)]


@pytest.mark.parametrize("words", ["late order", "Late Orders", "lat ordr", "delayed", "where is my order?"])
async def test_a_situation_is_understood_by_its_other_names_and_with_slips(chat: Chat, words: str):
    tip = shown_tip(chat, await chat.say(f"/tip {words}"))
    about = {tip.id for tip in chat.services.content.for_situation("late-order").tips}
    assert not about or tip.id in about


async def test_every_situation_has_a_tip_whatever_the_packs_hold(chat: Chat):
    for situation in chat.services.content.situations:
        assert "Useful" in buttons(await chat.say(f"/tip {situation.title}"))


async def test_where_several_situations_fit_it_asks_which_is_meant(chat: Chat):
    asked = await chat.say("/tip refund")
    assert "Which of these is nearest?" in read(asked)
    assert visible(asked) <= 5
    tip = await chat.press(asked, "Refund refused")
    assert tip.replaces
    assert "Useful" in buttons(tip)


async def test_an_unknown_situation_gets_a_way_on(chat: Chat):
    unknown = await chat.say("/tip zebra crossing")
    assert "zebra crossing" in read(unknown)
    assert "Useful" in buttons(await chat.press(unknown, "A tip for any day"))


async def test_useful_is_counted_and_the_tip_stays_to_be_read(chat: Chat):
    reply = await chat.say("/tip")
    tip = shown_tip(chat, reply)
    noted = await chat.press(reply, "Useful")
    assert noted.replaces
    assert tip.body in read(noted)
    assert list(buttons(noted)) == ["Another"]
    assert (await chat.services.store.opinions.counts("acme", tip.id))["useful"] == 1


async def test_a_tip_that_is_not_for_me_never_comes_again(chat: Chat, clock: Clock):
    reply = await chat.say("/tip")
    unwanted = title(reply)
    reply = await chat.press(reply, "Not for me")
    for _ in range(len(chat.services.content.tips) + 1):
        clock.pass_by(minutes=1)
        reply = await chat.press(reply, "Another")
        assert title(reply) != unwanted


async def test_who_wants_none_of_a_situations_tips_is_told_and_offered_others(chat: Chat):
    for tip in chat.services.content.tips:
        await chat.services.store.opinions.not_for_me("acme", "ana", tip.id)
    nothing = await chat.say("/tip")
    assert "Nothing is left here" in read(nothing)


async def test_a_mistake_is_reported_in_a_few_words_without_a_name(chat: Chat):
    reply = await chat.say("/tip")
    tip = shown_tip(chat, reply)
    form = await chat.press(reply, "Report a mistake")
    empty = await chat.fill(form, what="  ")
    assert isinstance(empty.card, Form)
    assert "what" in empty.card.errors
    done = await chat.fill(form, what="The example has two times in it.")
    assert "without your name" in read(done)
    assert (await chat.services.store.opinions.counts("acme", tip.id))["mistake"] == 1


async def test_a_button_of_a_tip_that_left_the_library_says_so(chat: Chat):
    reply = await chat.say("/tip")
    old = Reply(reply.card.__class__(tuple(_as_if_gone(part) for part in reply.card.parts)))
    assert "no longer in the library" in read(await chat.press(old, "Useful"))


def _as_if_gone(part):
    return (
        part.__class__(part.label, part.command, part.verb, {"tip": "gone"})
        if hasattr(part, "verb")
        else part
    )


# --- a tip in a channel, posted by the clock -----------------------------------------------------------


@pytest.fixture
def channel(chat: Chat) -> Chat:
    return chat.at(Place("slack", "acme", "C1", "channel", "support"))


async def test_the_clock_posts_a_tip_for_everybody(channel: Chat):
    posted = await channel.clock_asks("tip", "1")
    assert posted.to == "here"
    assert list(buttons(posted)) == ["Useful", "Not for me", "Report a mistake"]


async def test_what_one_person_thinks_of_a_posted_tip_is_told_to_them_alone(channel: Chat):
    posted = await channel.clock_asks("tip", "1")
    for label in ("Useful", "Not for me"):
        told = await channel.press(posted, label)
        assert told.to == "asker"
        assert not told.replaces
        assert buttons(told) == {}
    tip = shown_tip(channel, posted)
    counts = await channel.services.store.opinions.counts("acme", tip.id)
    assert (counts["useful"], counts["not_for_me"]) == (1, 1)


async def test_a_channel_has_every_tip_once_before_any_comes_again(channel: Chat, clock: Clock):
    titles = []
    for n in range(len(channel.services.content.tips)):
        clock.pass_by(days=1)
        titles.append(title(await channel.clock_asks("tip", str(n))))
    assert len(set(titles)) == len(titles)
    clock.pass_by(days=1)
    assert title(await channel.clock_asks("tip", "again")) == titles[0]


async def test_a_tip_that_is_tried_again_is_the_same_tip(channel: Chat):
    assert await channel.clock_asks("tip", "1") == await channel.clock_asks("tip", "1")


async def test_by_the_clock_a_person_gets_a_tip_in_their_own_chat(chat: Chat):
    daily = await chat.clock_asks("tip", "1")
    assert daily.to == "here"
    assert daily == await chat.clock_asks("tip", "1")
    assert (await chat.press(daily, "Useful")).replaces
