"""/rapport phrases: sentences to borrow; whatever can be copied is complete, and true."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from bot import content
from bot.message import Form, Quote
from tests.commands.conftest import Chat, Clock, buttons, read, sendable, visible

PACK = """
defaults:
  sources: [{cite: Practice, claim: Experts agree., strength: practice}]
situations:
  - id: late-order
    title: Late order
    words: [delayed]
    what: They planned around a date.
    name_this: What it was for.
    watch_out: A second date that slips.
    doors: [later]
phrases:
  - {id: known, situation: late-order, move: acknowledge, text: "I waited for a van like that last week.", why: It shares., when_not: It is a lie., honesty_condition: "Did you wait for a delivery yourself?"}
  - {id: check, situation: late-order, move: check_back, text: "Does that still help?", why: It asks., when_not: Never., }
  - {id: when, situation: late-order, move: when, text: "[Name] calls you by [time], and again by [time].", why: A name and a time., when_not: No time was agreed.}
  - {id: own, situation: late-order, move: own, text: "I have it on my desk.", why: One face., when_not: It is not with you.}
"""


@pytest.fixture
def small(chat: Chat, tmp_path: Path) -> Chat:
    """A chat whose only situation has four phrases: one with a claim, one with gaps, two complete."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    return replace(chat, services=replace(chat.services, content=content.load([folder])))


async def test_a_situation_opens_with_what_it_is_like_and_its_first_phrase(chat: Chat):
    reply = await chat.say("/rapport phrases late order")
    situation = chat.services.content.situation("late-order")
    for words in (situation.title, situation.what, situation.name_this, "Show that you see it", "1 of 10"):
        assert words in read(reply)


async def test_nothing_that_can_be_copied_has_a_gap(chat: Chat):
    for phrase in chat.services.content.phrases:
        reply = await chat.say(f"/rapport phrases {phrase.situation}")
        assert visible(reply) <= 5
        for _ in chat.services.content.for_situation(phrase.situation).phrases:
            for text in sendable(reply):
                assert not re.search(r"[\[\]_…]", text)
            reply = await chat.press(reply, "Next") if "Next" in buttons(reply) else reply


async def test_next_leads_through_the_parts_of_an_answer_in_order_and_round_again(small: Chat):
    reply = await small.press(await small.say("/rapport phrases late"), "No, show me another")
    seen = []
    for _ in range(4):
        seen.append(read(reply).splitlines()[1])
        reply = await small.press(reply, "Next" if "Next" in buttons(reply) else "No, show me another")
    assert seen == [
        "Make it yours · 2 of 4",
        "Say when · 3 of 4",
        "Leave the door open · 4 of 4",
        "Show that you see it · 1 of 4",
    ]


async def test_a_part_of_the_answer_can_be_picked_directly(small: Chat):
    reply = await small.press(await small.say("/rapport phrases late"), "Leave the door open")
    assert sendable(reply) == ["Does that still help?"]


async def test_a_phrase_that_claims_something_of_the_agent_asks_first_if_it_is_true(small: Chat):
    asked = await small.say("/rapport phrases late order")
    assert "Is this true for you? Did you wait for a delivery yourself?" in read(asked)
    assert "I waited for a van" not in read(asked)
    shown = await small.press(asked, "Yes, that is true")
    assert sendable(shown) == ["I waited for a van like that last week."]


async def test_a_gap_is_filled_in_a_form_and_only_then_can_be_copied(small: Chat):
    gap = await small.press(await small.say("/rapport phrases late"), "Say when")
    assert sendable(gap) == []
    assert "… calls you by …, and again by …." in read(gap)
    form = await small.press(gap, "Fill it in")
    assert read(form) == snapshot("""\
[Name] calls you by [time], and again by [time].
Name
Time (1)
Time (2)\
""")
    filled = await small.fill(form, gap0="robin", gap1="9:30.", gap2="Friday  noon.")
    assert sendable(filled) == ["Robin calls you by 9:30, and again by Friday noon."]


async def test_what_was_filled_in_can_be_shown_to_copy_for_half_an_hour(small: Chat, clock: Clock):
    form = await small.press(
        await small.press(await small.say("/rapport phrases late"), "Say when"), "Fill it in"
    )
    filled = await small.fill(form, gap0="Robin", gap1="9:30", gap2="noon")
    assert "Robin" not in str(buttons(filled))
    copy = await small.press(filled, "Show to copy")
    assert isinstance(copy.card, Form)
    assert "Robin calls you by 9:30, and again by noon." in str(copy.card)
    clock.now += timedelta(minutes=31)
    assert "Fill it in again" in read(await small.press(filled, "Show to copy"))


async def test_a_gap_left_open_marks_its_field(small: Chat):
    form = await small.press(
        await small.press(await small.say("/rapport phrases late"), "Say when"), "Fill it in"
    )
    refused = await small.fill(form, gap0="Robin", gap1="9:30")
    assert isinstance(refused.card, Form)
    assert list(refused.card.errors) == ["gap2"]
    assert "Robin" in str(refused.card.parts)


async def test_a_vague_word_in_a_gap_is_asked_back_once(small: Chat):
    form = await small.press(
        await small.press(await small.say("/rapport phrases late"), "Say when"), "Fill it in"
    )
    asked = await small.fill(form, gap0="Robin", gap1="soon", gap2="noon")
    assert "“soon”" in asked.card.errors["gap1"]
    assert sendable(await small.fill(asked)) == ["Robin calls you by soon, and again by noon."]


async def test_without_words_it_lists_the_situations_and_opens_a_form_to_pick_one(chat: Chat):
    home = await chat.say("/rapport phrases")
    form = await chat.press(home, "Pick a situation")
    assert "Late order" in read(home)
    picked = await chat.fill(form, situation="refund-refused")
    assert chat.services.content.situation("refund-refused").what in read(picked)


async def test_near_and_unknown_words_get_a_way_on(chat: Chat):
    near = await chat.say("/rapport phrases refund")
    assert "Refund slow" in buttons(near)
    assert chat.services.content.situation("refund-slow").what in read(await chat.press(near, "Refund slow"))
    unknown = await chat.say("/rapport phrases zebra crossing")
    assert "zebra crossing" in read(unknown)
    assert "Pick a situation" in buttons(unknown)


async def test_a_situation_without_phrases_says_so(chat: Chat):
    held = {phrase.situation for phrase in chat.services.content.phrases}
    for situation in chat.services.content.situations:
        if situation.id not in held:
            assert "no phrases for this moment yet" in read(
                await chat.say(f"/rapport phrases {situation.title}")
            )


async def test_the_five_phrases_that_are_often_taught_are_shown_with_their_guard(chat: Chat):
    reply = await chat.press(await chat.say("/rapport phrases"), "Five that are often taught")
    taught = chat.services.content.corrected
    assert len(taught) == 5
    for each in taught:
        for words in (
            each.idea,
            each.unguarded,
            each.problem,
            each.text,
            each.guard,
            each.honesty_condition or "",
        ):
            assert words in read(reply)
        assert sendable(reply) == []
        assert Quote(each.unguarded) in reply.card.parts
        reply = await chat.press(reply, "Next") if "Next" in buttons(reply) else reply
