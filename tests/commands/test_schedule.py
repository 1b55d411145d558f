"""/rapport schedule: a dry run first, Start for leads, and a lead's word for everybody else."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from inline_snapshot import snapshot

from bot.message import Ask, Form, Person, Place
from bot.store import Store
from bot.store.claims import Again, Ended
from bot.store.schedule import Schedule
from commands import answer
from tests.commands.conftest import Chat, Clock, buttons, due, introduced, posted, read

SUPPORT = Place("playground", "playground", "support", "channel", "support")
TYPED = "/rapport schedule tip in #support every weekday at 9:30"


async def test_a_dry_run_says_what_when_and_who_before_anything_is_scheduled(lead: Chat, store: Store):
    dry = await lead.say(TYPED)
    assert read(dry) == snapshot("""\
Nothing is scheduled yet
Tip in #support (6 people; no guests; nobody from outside), every weekday at 09:30 in Europe/Berlin.
Wed 3 Mar: 9:30
Thu 4 Mar: 9:30
Fri 5 Mar: 9:30
Mon 8 Mar: 9:30
Tue 9 Mar: 9:30 (Eid al-Fitr (estimated): 1 person in Manila off; posted anyway)
9:30 in Berlin is 3:30 for 1 person in New York, 16:30 for 1 person in Manila.
5 posts a week are a lot. Most teams start with 2.
Before the first post I introduce myself in #support, once.\
""")
    assert list(buttons(dry)) == [
        "See card 1",
        "Send card 1 to me",
        "Each person at their 9:30",
        "Tue and Thu",
        "Start",
        "Change",
        "Discard",
    ]
    assert await store.schedules.of_team("playground") == ()


async def test_a_start_and_a_discard_in_one_moment_end_with_one_of_them(
    lead: Chat, store: Store, monkeypatch: pytest.MonkeyPatch
):
    dry = await lead.say(TYPED)
    start = store.schedules.start

    async def too_late(schedule_id: int, now: datetime) -> Schedule:
        assert await store.schedules.discard(schedule_id)
        return await start(schedule_id, now)

    monkeypatch.setattr(store.schedules, "start", too_late)
    assert "started, changed or given up meanwhile" in read(await lead.press(dry, "Start"))


async def test_nothing_is_due_before_start_and_then_it_is_posted_at_its_minute(
    lead: Chat, store: Store, clock: Clock
):
    dry = await lead.say(TYPED)
    clock.pass_by(hours=24)
    assert await due(store, clock) == []
    started = await lead.press(dry, "Start")
    assert "number 1" in read(started)
    [introduction] = await due(store, clock)
    assert "Kim set this up for #support" in await posted(lead, introduction)
    clock.pass_by(hours=23, minutes=29)
    assert await due(store, clock) == []
    clock.pass_by(minutes=1)
    [tip] = await due(store, clock)
    assert tip.place == SUPPORT
    assert "Source:" in await posted(lead, tip)


async def test_card_one_is_the_card_that_comes_first(lead: Chat, store: Store, clock: Clock):
    for what in ("tip", "quiz", '"Lunch is at noon today."'):
        dry = await lead.say(f"/rapport schedule {what} in #support tomorrow at 9:30")
        card = read(await lead.press(dry, "See card 1")).partition("\n")[2]
        sent = await lead.press(dry, "Send card 1 to me")
        assert "your chat with me" in read(sent)
        [mine] = await due(store, clock)
        assert mine.place == lead.place
        assert card in await posted(lead, mine)
        await lead.press(dry, "Start")
        [introduction] = [each for each in await due(store, clock)] or [None]
        if introduction:
            await posted(lead, introduction)
        clock.pass_by(hours=24)
        [first] = await due(store, clock)
        assert card.splitlines()[-1] in await posted(lead, first)


async def test_each_person_gets_it_at_their_own_half_past_nine(lead: Chat, store: Store, clock: Clock):
    dry = await lead.press(await lead.say(TYPED), "Each person at their 9:30")
    assert "for each person of #support" in read(dry)
    await lead.press(dry, "Start")
    got = {}
    for _ in range(24 * 2):
        clock.pass_by(minutes=30)
        for claim in await due(store, clock):
            got[claim.ask.person.id] = f"{clock.now:%H:%M}"
            assert claim.place.kind == "personal"
    assert got == snapshot(
        {
            "agent3": "14:30",
            "agent5": "01:30",
            "agent": "08:30",
            "agent2": "08:30",
            "agent4": "08:30",
            "lead": "08:30",
        }
    )


async def test_five_a_week_can_become_two(lead: Chat):
    dry = await lead.press(await lead.say(TYPED + " until 1 April"), "Tue and Thu")
    assert "every Tuesday and Thursday at 09:30 until 2027-04-01" in read(dry)
    assert "Tue and Thu" not in buttons(dry)


async def test_what_is_not_understood_is_named_with_what_would_be(lead: Chat):
    asked = await lead.say("/rapport schedule quiz in #support every weekday half nine-ish")
    assert read(asked) == snapshot("""\
Nothing is scheduled yet
I got “every weekday” but not “half nine-ish”.
“half nine-ish” is half past the hour to some people and half an hour before it to others.
Try: every weekday 9:30 · every weekday 8:30 · every weekday at 9:30\
""")
    assert list(buttons(asked)) == ["Use the form"]


async def test_the_form_asks_the_same_by_menus(lead: Chat, clock: Clock):
    form = await lead.say("/rapport schedule")
    wrong = await lead.fill(form, days="monday", time="25:00")
    assert isinstance(wrong.card, Form)
    assert list(wrong.card.errors) == ["time"]
    dry = await lead.fill(form, what="quiz", days="two", time="9:30 in London", until="1 April")
    assert "Quiz in #support" in read(dry)
    assert "every Tuesday and Thursday at 09:30 until 2027-04-01 in Europe/London" in read(dry)
    changed = await lead.press(dry, "Change")
    again = await lead.fill(changed, when="every 2nd Tuesday at 10")
    assert "every 2 weeks on Tuesday at 10:00" in read(again)
    assert again.replaces


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"what": "text", "text": " "}, "text"),
        ({"when": "every day at 9"}, "days"),
        ({"days": "own", "when": "now and then"}, "when"),
        ({"time": ""}, "time"),
    ],
)
async def test_a_field_that_cannot_be_taken_says_why(lead: Chat, values: dict[str, str], field: str):
    wrong = await lead.fill(await lead.say("/rapport schedule"), **values)
    assert isinstance(wrong.card, Form)
    assert list(wrong.card.errors) == [field]


async def test_who_is_no_lead_sees_the_dry_run_and_asks_one(
    lead: Chat, agent: Chat, store: Store, clock: Clock
):
    dry = await agent.say(TYPED)
    assert "Starting it needs a team lead: Kim" in read(dry)
    assert list(buttons(dry))[-3:] == ["Ask Kim to allow", "Send it to me only", "Discard"]
    assert "number 1" in read(await agent.press(dry, "Ask Kim to allow"))
    [asked] = await due(store, clock)
    assert asked.place == lead.place
    question = await answer(asked.ask, lead.services)
    assert "Alex asks you to allow this" in read(question)
    assert "every weekday at 09:30" in read(question)
    assert "Started as number 1" in read(await lead.press(question, "Allow"))
    told, introduction = await due(store, clock)
    assert {told.place.channel, introduction.place.channel} == {"dm-agent", "support"}
    assert "decided already" in read(await lead.press(question, "Decline"))


async def test_a_lead_may_allow_it_by_its_number_and_who_is_none_may_not(lead: Chat, agent: Chat):
    await agent.press(await agent.say(TYPED), "Ask Kim to allow")
    assert "for team leads: Kim" in read(await agent.say("/rapport approve 1"))
    assert "Waits for a lead's word" in read(await lead.say("/rapport schedules"))
    assert "Started as number 1" in read(await lead.say("/rapport approve 1"))


async def test_a_pressed_start_of_somebody_who_is_no_lead_starts_nothing(agent: Chat, store: Store):
    dry = await agent.say(TYPED)
    ask = buttons(dry)["Discard"]
    forged = replace(ask, verb="start")
    reply = await agent.press(replace(dry, card=replace(dry.card, parts=(forged,))), "Discard")
    assert "for team leads" in read(reply)
    assert await store.schedules.of_team("playground") == ()


async def test_for_oneself_alone_it_comes_to_ones_own_chat(agent: Chat, store: Store, clock: Clock):
    mine = await agent.press(await agent.say(TYPED), "Send it to me only")
    assert "for you alone" in read(mine)
    clock.pass_by(hours=23, minutes=30)
    [claim] = await due(store, clock)
    assert claim.place == agent.place
    assert "Source:" in await posted(agent, claim)


async def test_preview_send_now_pause_resume_and_cancel_go_by_number(lead: Chat, store: Store, clock: Clock):
    await lead.press(await lead.say(TYPED), "Start")
    await introduced(lead, store, clock)
    assert "Wed 3 Mar 9:30" in read(await lead.say("/rapport preview 1"))
    assert "leaves now" in read(await lead.say("/rapport send now 1"))
    assert len(await due(store, clock)) == 1
    assert "goes on by itself on Mon 8 Mar" in read(await lead.say("/rapport pause 1 until Monday"))
    assert "Paused until Mon 8 Mar" in read(await lead.say("/rapport schedules"))
    assert "Started as number 1" in read(await lead.say("/rapport resume 1"))
    assert "stays so until you resume" in read(await lead.say("/rapport pause"))
    clock.pass_by(days=1)
    assert await due(store, clock) == []
    await lead.say("/rapport resume 1")
    clock.pass_by(days=1)
    await store.planner.plan(clock.now)
    assert "1 that were planned are dropped" in read(await lead.say("/rapport cancel 1"))
    assert await due(store, clock) == []
    assert "no schedule 1" in read(await lead.say("/rapport resume 1"))
    trail = read(await lead.say("/rapport schedule tip in #support every Monday at 9"))
    assert "Nothing is scheduled yet" in trail


async def test_the_trail_says_who_changed_what(lead: Chat, store: Store):
    await lead.press(await lead.say(TYPED), "Start")
    await lead.say("/rapport pause 1")
    trail = await lead.press(await lead.say("/rapport schedules"), "Who changed what")
    assert read(trail).splitlines()[1:] == [
        "Tue 2 Mar 10:00 (Berlin): Kim paused 1",
        "Tue 2 Mar 10:00 (Berlin): Kim started 1",
    ]


async def test_a_channel_nobody_knows_or_that_one_is_not_in_is_refused(lead: Chat):
    assert "no channel #nowhere" in read(await lead.say("/rapport schedule tip in #nowhere daily at 9"))
    stranger = replace(lead, person=Person("guest", "Gil"))
    assert "You are not in #support" in read(await stranger.say(TYPED))


async def test_the_introduction_comes_once_in_a_channel(lead: Chat, store: Store, clock: Clock):
    for _ in range(2):
        await lead.press(await lead.say(TYPED), "Start")
    first, second = await due(store, clock)
    assert "Kim set this up" in await posted(lead, first)
    assert (await answer(second.ask, lead.services)).card is None
    assert "Kim set this up" in await posted(lead, first)  # tried again, it is the same


async def test_at_night_the_introduction_waits_for_the_first_post(lead: Chat, store: Store, clock: Clock):
    clock.pass_by(hours=13)
    await lead.press(await lead.say(TYPED), "Start")
    assert await due(store, clock) == []
    clock.pass_by(hours=10, minutes=29)
    [introduction] = await due(store, clock)
    assert introduction.ask.verb == "introduction"


async def test_sent_now_the_first_post_waits_for_its_introduction(lead: Chat, store: Store, clock: Clock):
    clock.pass_by(hours=13)  # at night, when the introduction would wait for the morning
    await lead.press(await lead.say(TYPED), "Start")
    await lead.say("/rapport send now 1")
    [introduction] = await due(store, clock)
    assert introduction.ask.verb == "introduction"
    await store.outbox.finish(introduction, Again(clock.now + timedelta(seconds=4)), clock.now)
    assert await due(store, clock) == []
    clock.pass_by(seconds=5)
    await introduced(lead, store, clock)
    [question] = await due(store, clock)
    assert question.ask.command == "tip"


async def test_muted_means_nothing_comes_in_private(lead: Chat, agent: Chat, store: Store, clock: Clock):
    await agent.say("/rapport mute me")
    await lead.press(await lead.press(await lead.say(TYPED), "Each person at their 9:30"), "Start")
    clock.pass_by(hours=24)
    assert "agent" not in {claim.ask.person.id for claim in await due(store, clock)}
    assert "write to you again" in read(
        await agent.press(await agent.say("/rapport mute me"), "Write to me again")
    )


async def test_a_lead_decides_about_a_post_whose_answer_was_lost(
    lead: Chat, agent: Chat, store: Store, clock: Clock
):
    await lead.press(await lead.say(TYPED), "Start")
    await introduced(lead, store, clock)
    await lead.say("/rapport send now 1")
    [claim] = await due(store, clock)
    await store.outbox.finish(claim, Ended("unsure", "timeout"), clock.now)
    shown = await lead.say("/rapport schedules")
    assert "I don't know whether it is there" in read(shown)
    assert "for team leads" in read(await agent.press(shown, "Send again"))
    assert "sent again" in read(await lead.press(shown, "Send again"))
    [again] = await due(store, clock)
    assert again.key == claim.key
    assert "decided meanwhile" in read(await lead.press(shown, "It's there"))
    news = Ask(
        "notice", lead.place, lead.person, verb="unsure", ids={"s": "1", "of": claim.key}, due=clock.now
    )
    assert list(buttons(await answer(news, lead.services))) == ["It's there", "Send again"]
