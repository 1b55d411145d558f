"""/rapport schedule plan: four weeks on one theme, each step in its order, and then the end."""

from datetime import date, timedelta

import pytest

from bot.store import Store
from bot.store.claims import Sent
from tests.commands.conftest import Chat, Clock, buttons, due, posted, read

TYPED = "/rapport schedule plan say no well in #support at 9:30"


async def test_its_calendar_stands_in_the_dry_run(lead: Chat):
    dry = read(await lead.say(TYPED))
    plan = lead.services.content.plan("say-no-well")
    assert "Four-week plan: Say no well in #support" in dry
    lines = [line for line in dry.splitlines() if ":" in line and line[:3] in ("Mon", "Wed", "Fri")]
    assert len(lines) == 12
    # It is Tuesday, 2 March: the first Monday is the 8th.
    assert lines[0] == f"Mon 8 Mar: Tip: {lead.services.content.tip(plan.weeks[0].tip).title} · 9:30"
    assert lines[1].startswith("Wed 10 Mar: Question: ")
    assert lines[2] == f"Fri 12 Mar: Five minutes: {plan.weeks[0].title} · 9:30"
    assert lines[11].startswith("Fri 2 Apr: Five minutes: ")


async def _month(lead: Chat, store: Store, clock: Clock, days: int) -> list[tuple[str, str]]:
    """What is posted in the channel in that many days, by day."""
    got: list[tuple[str, str]] = []
    for _ in range(days * 24 * 2):
        clock.pass_by(minutes=30)
        for claim in await due(store, clock):
            text = await posted(lead, claim)
            await store.outbox.finish(claim, Sent(f"m{len(got)}", None), clock.now)
            got.append((f"{clock.now:%a %d %b}", text))
    return got


async def test_every_step_is_posted_once_in_its_order_and_then_it_has_ended(
    lead: Chat, store: Store, clock: Clock
):
    plan, content = lead.services.content.plan("say-no-well"), lead.services.content
    started = await lead.press(await lead.say(TYPED), "Start")
    assert "Plan “say no well” in #support" in read(started)
    introduction, *steps = await _month(lead, store, clock, 45)
    assert "Kim set this up" in introduction[1]
    assert [day for day, _ in steps] == [
        f"{clock_day:%a %d %b}"
        for week in range(4)
        for clock_day in (_monday(week), _monday(week) + timedelta(2), _monday(week) + timedelta(4))
    ]
    for week, (tip, quiz, talk) in zip(plan.weeks, zip(*[iter(steps)] * 3, strict=True), strict=True):
        assert content.tip(week.tip).title in tip[1]
        assert content.quiz(week.quiz).stem in quiz[1]
        assert week.talk in talk[1]
    assert await store.schedules.of_team("playground") == ()


def _monday(week: int) -> date:
    return date(2027, 3, 8) + timedelta(weeks=week)


async def test_a_pause_moves_its_steps_and_loses_none(lead: Chat, store: Store, clock: Clock):
    await lead.press(await lead.say(TYPED), "Start")
    first = await _month(lead, store, clock, 8)  # to Wednesday the 10th
    await lead.say("/rapport pause 1")
    clock.pass_by(days=7)
    assert await due(store, clock) == []
    await lead.say("/rapport resume 1")
    rest = await _month(lead, store, clock, 40)
    plan = lead.services.content.plan("say-no-well")
    assert len(first) - 1 + len(rest) == 12
    assert plan.weeks[0].talk in rest[0][1]
    assert plan.weeks[3].talk in rest[-1][1]


async def test_a_step_that_is_tried_again_is_the_same_step(lead: Chat, store: Store, clock: Clock):
    await lead.press(await lead.say(TYPED), "Start")
    for _ in range(7 * 48):
        clock.pass_by(minutes=30)
        for claim in await due(store, clock):
            text = await posted(lead, claim)
            assert await posted(lead, claim) == text
            await store.outbox.finish(claim, Sent("m", None), clock.now)


@pytest.mark.parametrize(
    "typed",
    [
        'plan "Say no well" in #support',
        "plan say-no-well at 9:30 Europe/Berlin in #support",
        "plan: say no wel in #support at 9:30",
        "the plan Say no well, in #support",
    ],
)
async def test_it_is_understood_as_people_type_it(lead: Chat, typed: str):
    dry = read(await lead.say(f"/rapport schedule {typed}"))
    assert "Four-week plan: Say no well" in dry
    assert "Mon 8 Mar" in dry
    assert "9:30" in dry


async def test_days_of_the_leads_own_are_kept(lead: Chat):
    dry = read(await lead.say("/rapport schedule plan say no well in #support Tuesday and Thursday at 14:00"))
    assert "every Tuesday and Thursday at 14:00" in dry
    assert "Tue 2 Mar: Tip: " in dry  # it is ten o'clock


async def test_an_unknown_plan_shows_the_ones_there_are(lead: Chat):
    told = read(await lead.say("/rapport schedule plan zebra crossing in #support at 9:30"))
    assert "Say no well" in told
    assert "From cold to clear" in told


async def test_a_plan_is_for_a_channel(lead: Chat):
    told = read(await lead.say("/rapport schedule plan say no well in #support at 9:30 for each person"))
    assert "for a channel" in told


async def test_a_lead_schedules_it_from_the_plan_itself_by_a_form(lead: Chat, agent: Chat):
    shown = await lead.say("/rapport plans say no well")
    dry = await lead.fill(await lead.press(shown, "Schedule it"))
    assert "Four-week plan: Say no well" in read(dry)
    assert "Mon 8 Mar" in read(dry)
    assert "Schedule it" not in buttons(await agent.say("/rapport plans say no well"))


async def test_what_comes_next_is_shown_without_counting(lead: Chat):
    dry = await lead.say(TYPED)
    first = lead.services.content.tip(lead.services.content.plan("say-no-well").weeks[0].tip)
    assert first.title in read(await lead.press(dry, "See card 1"))
    await lead.press(dry, "Start")
    for _ in range(2):
        assert first.title in read(await lead.say("/rapport preview 1"))


async def test_a_holiday_moves_a_step_to_the_next_workday(lead: Chat):
    await lead.say("/rapport holidays DE-BE")
    dry = read(await lead.say(f"{TYPED} starting 22 March"))
    lines = [line for line in dry.splitlines() if line[:3] in ("Mon", "Tue", "Wed", "Thu", "Fri")]
    # Good Friday is 26 March 2027, Easter Monday the 29th: week 1's talk comes on Tuesday the 30th.
    assert any(line.startswith("Fri 26 Mar: left out") for line in lines)
    assert any(line.startswith("Tue 30 Mar: Five minutes") for line in lines)
    steps = [line for line in lines if "left out" not in line]
    assert len(steps) == 12
    assert [line.split(": ")[1] for line in steps[:3]] == ["Tip", "Question", "Five minutes"]
