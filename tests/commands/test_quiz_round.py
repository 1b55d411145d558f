"""A question in a channel: posted by the clock, one press each, the answer and the bars at its close."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from inline_snapshot import snapshot

from bot.message import Place, Reply
from bot.store.people import PersonSettings
from bot.store.workspaces import WorkspaceSettings
from tests.commands.conftest import Chat, Clock, buttons, read

CHANNEL = Place("slack", "acme", "C1", "channel", "support")


@pytest.fixture
async def channel(quiz: Chat) -> Chat:
    """Kim leads the team; the question stands in #support, and Berlin is where they are."""
    await quiz.services.store.workspaces.put("acme", WorkspaceSettings(zone="Europe/Berlin"))
    return replace(quiz.of("kim"), person=replace(quiz.person, id="kim", name="Kim"), place=CHANNEL)


def of(channel: Chat, person: str) -> Chat:
    return replace(channel.of(person), place=CHANNEL)


async def answered(channel: Chat, posted: Reply, *letters: str) -> None:
    """One answer each by as many people."""
    for n, letter in enumerate(letters):
        await of(channel, f"agent-{n}").press(posted, letter)


async def test_the_clock_posts_a_question_with_every_option_in_full(channel: Chat):
    posted = await channel.clock_asks("quiz", "1:C1:2027-03-02T10:00")
    assert posted.to == "here"
    assert read(posted) == snapshot("""\
Two-minute practice · Care is half of it · asked for by Kim
Which one would you send?
The cake slid in the van. Which reply is more than kind?
They wrote:
The top tier is on its side. Guests come at six.
A  Oh no, that breaks my heart!
B  A new tier is with you by 5.
C  Please file a claim.
Private: only you see your answer; Kim sees totals of 5 or more. Closes Wed 3 Mar 10:00 (Berlin).
No answers yet\
""")
    assert list(buttons(posted)) == ["A", "B", "C"]


async def test_one_press_answers_and_only_the_one_who_pressed_is_told(channel: Chat):
    posted = await channel.clock_asks("quiz", "1")
    told = await of(channel, "ana").press(posted, "A")
    assert told.to == "asker"
    assert not told.replaces
    assert read(told) == snapshot("""\
B was the one. Before six, and you feel looked after.
You chose A: Kind. At six the tier still lies on its side.
After the kind line comes a step that fits the clock.
Rule of thumb: One kind line, then one thing you can do.
Your first answer counts. It will come back to you in another story.\
""")
    assert told.changed == posted.changed


async def test_the_channel_sees_how_many_answered_and_nothing_else_of_them(channel: Chat):
    posted = await channel.clock_asks("quiz", "1")
    await answered(channel, posted, "A", "B", "B", "B", "C", "C")
    shown = await channel.redrawn(posted)
    assert read(shown).splitlines()[-1] == "6 answered"
    assert read(shown).splitlines()[:-1] == read(posted).splitlines()[:-1]
    assert list(buttons(shown)) == ["A", "B", "C"]


async def test_of_a_double_click_the_first_counts_and_the_second_is_told_so(channel: Chat):
    posted = await channel.clock_asks("quiz", "1")
    ana = of(channel, "ana")
    both = await asyncio.gather(ana.press(posted, "B"), ana.press(posted, "B"))
    assert sorted("You have answered this one" in read(reply) for reply in both) == [False, True]
    assert await channel.services.store.rounds.counts("1") == {"B": 1}


async def test_who_presses_again_sees_what_they_chose_first(channel: Chat):
    posted = await channel.clock_asks("quiz", "1")
    await of(channel, "ana").press(posted, "A")
    again = await of(channel, "ana").press(posted, "B")
    assert "your first answer counts" in read(again)
    assert "You chose A" in read(again)
    assert again.changed == ()


async def test_a_person_who_looks_sees_their_own_view_of_it(channel: Chat, clock: Clock):
    posted = await channel.clock_asks("quiz", "1")
    await of(channel, "ana").press(posted, "A")
    assert read(await of(channel, "ana").looks(posted)) == snapshot("""\
Two-minute practice · Care is half of it · asked for by Kim
Which one would you send?
The cake slid in the van. Which reply is more than kind?
They wrote:
The top tier is on its side. Guests come at six.
A  Oh no, that breaks my heart! (your choice)
B  A new tier is with you by 5. (the one)
C  Please file a claim.
B was the one. Before six, and you feel looked after.
You chose A: Kind. At six the tier still lies on its side.
After the kind line comes a step that fits the clock.
Rule of thumb: One kind line, then one thing you can do.
Your first answer counts. It will come back to you in another story.
1 answered\
""")
    assert read(await of(channel, "ben").looks(posted)) == read(await channel.redrawn(posted))
    clock.pass_by(days=1)
    closed = await channel.redrawn(posted)
    assert read(await of(channel, "ana").looks(posted)) == read(closed)


async def test_of_an_anonymous_answer_its_giver_sees_that_it_counted(channel: Chat):
    posted = await channel.clock_asks("quiz", "1", anonymous="on")
    await of(channel, "ana").press(posted, "A")
    own = read(await of(channel, "ana").looks(posted))
    assert "B was the one." in own
    assert "You chose" not in own
    assert "Nothing of it is kept for your own practice." in own


async def test_nobody_of_another_workspace_sees_it(channel: Chat):
    posted = await channel.clock_asks("quiz", "1")
    stranger = replace(of(channel, "eve"), place=replace(CHANNEL, workspace="other"))
    assert "no longer in the library" in read(await stranger.looks(posted))


async def test_at_its_close_the_same_card_has_the_answer_why_and_the_bars(channel: Chat, clock: Clock):
    posted = await channel.clock_asks("quiz", "1")
    await answered(channel, posted, "A", "B", "B", "B", "C", "C")
    clock.pass_by(days=1)
    closed = await channel.redrawn(posted)
    assert read(closed) == snapshot("""\
Two-minute practice · Care is half of it · closed
Which one would you send?
The cake slid in the van. Which reply is more than kind?
They wrote:
The top tier is on its side. Guests come at six.
A  Oh no, that breaks my heart!
B  A new tier is with you by 5. (the one)
C  Please file a claim.
B was the one. Before six, and you feel looked after.
After the kind line comes a step that fits the clock.
Rule of thumb: One kind line, then one thing you can do.
6 answered: A 1, B 3, C 2
Talk in the thread: where have you met this one?\
""")
    assert buttons(closed) == {}


@pytest.mark.parametrize(("answers", "counts"), [("AABB", False), ("AABBB", True)])
async def test_no_choice_is_counted_out_before_five_answered(
    channel: Chat, clock: Clock, answers: str, counts: bool
):
    posted = await channel.clock_asks("quiz", "1")
    await answered(channel, posted, *answers)
    clock.pass_by(days=1)
    closed = read(await channel.redrawn(posted))
    assert ("answered: A" in closed) == counts
    assert ("Fewer than five answered" in closed) != counts


async def test_an_answer_in_the_last_second_counts_and_one_at_the_close_does_not(channel: Chat, clock: Clock):
    posted = await channel.clock_asks("quiz", "1")
    clock.pass_by(hours=23, minutes=59, seconds=59)
    assert "B was the one." in read(await of(channel, "ana").press(posted, "A"))
    clock.pass_by(seconds=1)
    late = await of(channel, "ben").press(posted, "A")
    assert read(late).startswith("This one has closed")
    assert "B was the one." in read(late)
    assert await channel.services.store.rounds.counts("1") == {"A": 1}


async def test_it_closes_on_the_next_workday_by_the_zone_of_the_team(channel: Chat, clock: Clock):
    await channel.services.store.workspaces.put(
        "acme", WorkspaceSettings(zone="America/New_York", holidays="US")
    )
    clock.now = datetime(2027, 7, 2, 9, 0, tzinfo=UTC)  # a Friday; Monday is kept for the 4th, a Sunday
    assert "Closes Tue 6 Jul 5:00 (New York)." in read(await channel.clock_asks("quiz", "1"))


async def test_a_post_that_is_tried_again_asks_the_same_question(channel: Chat, clock: Clock):
    first = await channel.clock_asks("quiz", "1")
    clock.pass_by(minutes=5)
    assert read(await channel.clock_asks("quiz", "1")) == read(first)


async def test_no_question_comes_twice_in_a_channel_within_sixty_days(channel: Chat, clock: Clock):
    assert "The cake slid" in read(await channel.clock_asks("quiz", "1"))
    clock.pass_by(days=1)
    assert "A course was called off" in read(await channel.clock_asks("quiz", "2"))
    clock.pass_by(days=1)
    assert (await channel.clock_asks("quiz", "3")).card is None
    elsewhere = replace(channel, place=replace(CHANNEL, channel="C2"))
    assert "The cake slid" in read(await elsewhere.clock_asks("quiz", "4"))
    clock.pass_by(days=58)
    assert "The cake slid" in read(await channel.clock_asks("quiz", "5"))


async def test_what_is_typed_is_never_asked_in_a_channel(channel: Chat):
    keys = [await channel.clock_asks("quiz", str(n)) for n in range(3)]
    assert ["Put a when" in read(each) for each in keys if each.card] == [False, False]


async def test_a_question_can_be_named(channel: Chat):
    assert "A course was called off" in read(await channel.clock_asks("quiz", "1", item="guitar"))


async def test_a_channel_answer_is_the_persons_own_practice_too(channel: Chat, clock: Clock):
    posted = await channel.clock_asks("quiz", "1")
    await of(channel, "ana").press(posted, "A")
    (kept,) = await channel.services.store.practice.recent("acme", "ana", clock.now)
    assert (kept.item, kept.chosen, kept.right, kept.sure) == ("cake", "A", False, None)
    clock.pass_by(days=2)
    assert "A course was called off" in read(await channel.of("ana").say("/quiz"))


async def test_who_had_this_story_in_private_keeps_that_answer_and_is_still_counted(
    channel: Chat, clock: Clock
):
    ana = channel.of("ana")
    await ana.press(await ana.press(await ana.say("/quiz"), "B"), "Sure")
    posted = await channel.clock_asks("quiz", "1")
    assert "You chose A" in read(await of(channel, "ana").press(posted, "A"))
    assert await channel.services.store.rounds.counts("1") == {"A": 1}
    (kept,) = await channel.services.store.practice.recent("acme", "ana", clock.now)
    assert kept.chosen == "B"
    assert "You chose" not in read(await of(channel, "ana").press(posted, "A"))


async def test_an_anonymous_answer_is_counted_and_kept_for_nobody(channel: Chat, clock: Clock):
    posted = await channel.clock_asks("quiz", "1", anonymous="on")
    assert "Anonymous: your answer is only counted" in read(posted)
    assert "Nothing of it is kept" in read(await of(channel, "ana").press(posted, "A"))
    again = read(await of(channel, "ana").press(posted, "B"))
    assert "your first answer counts" in again
    assert "You chose" not in again
    assert await channel.services.store.practice.recent("acme", "ana", clock.now) == ()
    assert await channel.services.store.rounds.counts("1") == {"A": 1}


async def test_a_guest_is_counted_like_anybody(channel: Chat):
    posted = await channel.clock_asks("quiz", "1")
    guest = replace(of(channel, "zoe"), person=replace(channel.person, id="zoe", guest=True))
    assert "B was the one." in read(await guest.press(posted, "B"))


async def test_nobody_of_another_workspace_is_counted(channel: Chat):
    posted = await channel.clock_asks("quiz", "1")
    stranger = replace(of(channel, "ana"), place=replace(CHANNEL, workspace="other"))
    assert "no longer in the library" in read(await stranger.press(posted, "B"))
    assert await channel.services.store.rounds.counts("1") == {}


async def test_a_person_who_says_what_the_clock_says_gets_a_private_question(channel: Chat):
    press = replace(next(iter(buttons(await channel.say("/quiz")).values())), verb="", ids={"key": "1"})
    posted = Reply(replace((await channel.say("/quiz")).card, parts=(press,)))
    assert (await channel.press(posted, press.label)).to == "asker"
    assert await channel.services.store.rounds.get("1") is None


async def test_by_the_clock_a_person_gets_their_own_question_in_their_chat_while_one_is_due(
    quiz: Chat, clock: Clock
):
    await quiz.services.store.people.put("acme", "ana", PersonSettings(zone="Europe/Berlin"))
    daily = await quiz.clock_asks("quiz", "1")
    assert daily.to == "here"
    assert daily.changed == ()
    await quiz.press(await quiz.press(daily, "B"), "Sure")
    assert (await quiz.clock_asks("quiz", "2")).card is None
