"""What leads set for a team: who leads, days off, a stop in an emergency, and changes of a schedule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.message import Ask, Form, Person, Reply
from bot.store import Store
from bot.store.people import PersonSettings
from bot.store.workspaces import WorkspaceSettings
from commands import answer
from tests.commands.conftest import Chat, Clock, buttons, due, introduced, posted, read

TYPED = "/rapport schedule tip in #support every weekday at 9:30"


@pytest.fixture
async def started(lead: Chat, store: Store, clock: Clock) -> None:
    await lead.press(await lead.say(TYPED), "Start")
    await introduced(lead, store, clock)


@pytest.mark.usefixtures("started")
async def test_edit_opens_what_it_is_now_and_changes_it_from_the_next_post_on(
    lead: Chat, store: Store, clock: Clock
):
    form = await lead.say("/rapport edit 1")
    wrong = await lead.fill(form, when="every blue moon")
    assert isinstance(wrong.card, Form)
    assert list(wrong.card.errors) == ["when"]
    done = await lead.fill(form, what="quiz", when="every day at 14:00")
    assert "number 1 is Quiz in #support now" in read(done)
    clock.pass_by(hours=4)
    [claim] = await due(store, clock)
    assert claim.ask.command == "quiz"
    assert "changed number 1 meanwhile" in read(await lead.fill(form, when="every day at 15:00"))


@pytest.mark.usefixtures("started")
async def test_edit_may_make_it_for_each_person(lead: Chat, store: Store, clock: Clock):
    await lead.fill(await lead.say("/rapport edit 1"), when="every weekday at 9:30 for each person")
    clock.pass_by(hours=23, minutes=30)
    assert {"agent", "lead"} <= {claim.ask.person.id for claim in await due(store, clock)}


async def test_leads_name_leads_and_take_them_off(lead: Chat, agent: Chat):
    assert "for team leads: Kim" in read(await agent.say("/rapport leads add @Bo"))
    assert "Kim (by the workspace itself)" in read(await agent.say("/rapport leads"))
    assert "Alex leads from now on. Team leads: Alex, Kim." in read(
        await lead.say("/rapport leads add @alex")
    )
    assert "Start" in buttons(await agent.say(TYPED))
    assert "Alex leads no more" in read(await lead.say("/rapport leads remove Alex"))
    assert "was not named" in read(await lead.say("/rapport leads remove @Kim"))
    assert "I know nobody called “@Zoe”" in read(await lead.say("/rapport leads add @Zoe"))
    assert "Ask Kim to allow" in buttons(await agent.say(TYPED))


@pytest.mark.usefixtures("started")
async def test_holidays_leave_their_days_out_with_the_reason(
    lead: Chat, agent: Chat, store: Store, clock: Clock
):
    assert "for team leads" in read(await agent.say("/rapport holidays DE-BE"))
    near = read(await lead.say("/rapport holidays DE-XX"))
    assert "no holidays for “DE-XX”" in near
    assert "DE-BB" in near
    kept = await lead.say("/rapport holidays de-be")
    assert "Mon 8 Mar Women's Day" in read(kept)
    assert "Mon 8 Mar: left out: Women's Day" in read(await lead.say(TYPED))
    own = await lead.press(kept, "Own days and hours")
    wrong = await lead.fill(own, days="first of May, party")
    assert isinstance(wrong.card, Form)
    assert list(wrong.card.errors) == ["days"]
    assert "Wed 3 Mar Company day" in read(await lead.fill(own, days="2027-03-03, Company day"))
    clock.pass_by(days=1)
    assert await due(store, clock) == []
    assert "left out Wed 3 Mar 9:30 (Berlin) (day off: Company day)" in read(
        await lead.say("/rapport schedules")
    )


@pytest.mark.usefixtures("started")
async def test_quiet_hours_and_workdays_are_the_teams_own(
    lead: Chat, agent: Chat, store: Store, clock: Clock
):
    form = await lead.press(await lead.say("/rapport holidays"), "Own days and hours")
    wrong = await lead.fill(form, quiet="10 to 6")
    assert isinstance(wrong.card, Form)
    assert wrong.card.errors["quiet"].endswith("Try: 22:00 to 6:00 · 10:00 to 6:00")
    kept = read(await lead.fill(form, quiet="19:00 to 10:00", week="60123", days="2027-03-04, Move"))
    assert "Quiet hours: 19:00 to 10:00" in kept
    assert "Workdays: Sunday to Thursday" in kept
    dry = read(await lead.say(TYPED))
    assert "Wed 3 Mar: left out: quiet hours" in dry
    assert "none of these would be posted" in dry
    two_a_week = await lead.fill(await setup_form(lead), channel="support", time="9:30")
    assert "Mon 8 Mar: Tip: quiet hours" in read(two_a_week)
    again = await lead.press(await lead.say("/rapport holidays"), "Own days and hours")
    assert "Quiet hours: 19:00 to 10:00" in read(await lead.fill(again, days=""))
    assert (await store.workspaces.get("playground")).own_days == {}
    await agent.say("/tip daily 12:00")
    days: list[str] = []
    for _ in range(7 * 24):
        clock.pass_by(hours=1)
        days += [f"{clock.now:%a}" for claim in await due(store, clock) if claim.place == agent.place]
    assert days == ["Tue", "Wed", "Thu", "Sun", "Mon"]


async def setup_form(lead: Chat) -> Reply:
    ask = Ask("setup", lead.place, lead.person)
    return await answer(ask, lead.services)


async def test_more_days_off_than_a_field_holds_stay_where_it_is_left_empty(lead: Chat, store: Store):
    days = {date(2027, 3, 2) + timedelta(n): "Works holiday of the whole company" for n in range(120)}
    await store.workspaces.put("playground", WorkspaceSettings(own_days=days))
    form = await lead.press(await lead.say("/rapport holidays"), "Own days and hours")
    await lead.fill(form, quiet="20:00 to 7:00")
    assert (await store.workspaces.get("playground")).own_days == days


async def test_a_calendar_file_can_be_pasted(lead: Chat, store: Store):
    calendar = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Acme//Days off//EN",
            "BEGIN:VEVENT",
            "UID:1@acme.example",
            "DTSTAMP:20270101T000000Z",
            "DTSTART;VALUE=DATE:20270405",
            "SUMMARY:Stocktaking",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    own = await lead.press(await lead.say("/rapport holidays"), "Own days and hours")
    assert "Stocktaking" in read(await lead.fill(own, days=calendar))
    assert (await store.workspaces.get("playground")).own_days == {date(2027, 4, 5): "Stocktaking"}


@pytest.mark.usefixtures("started")
async def test_an_incident_stops_posts_and_a_lead_may_send_what_was_left_out(
    lead: Chat, agent: Chat, store: Store, clock: Clock
):
    assert "for team leads" in read(await agent.say("/rapport incident on 2h"))
    clock.pass_by(hours=23)
    on = await lead.say("/rapport incident on 2h")
    assert "Nothing is posted until Wed 3 Mar 11:00 (Berlin)" in read(on)
    clock.pass_by(hours=1)
    assert await due(store, clock) == []
    off = await lead.press(on, "End it now")
    assert "Left out meanwhile: Tip in #support" in read(off)
    assert "They leave now: 1." in read(await lead.press(off, "Send them now"))
    assert len(await due(store, clock)) == 1
    assert "nothing left out" in read(await lead.press(off, "Send them now"))


@pytest.mark.usefixtures("started")
async def test_an_incident_ends_by_itself(lead: Chat, store: Store, clock: Clock):
    await lead.say("/rapport incident on 90 minutes")
    clock.pass_by(hours=23, minutes=30)
    over, tip = await due(store, clock)
    assert (over.place, tip.ask.command) == (lead.place, "tip")
    assert "posts go on from now" in await posted(lead, over)
    assert "There is no incident" in read(await lead.say("/rapport incident"))
    assert "don't understand" in read(await lead.say("/rapport incident on 3 weeks"))


@pytest.mark.usefixtures("started")
async def test_at_its_end_the_lead_may_spread_what_was_left_out(lead: Chat, store: Store, clock: Clock):
    await lead.press(await lead.say("/rapport schedule quiz in #support every weekday at 9:40"), "Start")
    clock.pass_by(hours=23)
    await lead.say("/rapport incident on 2h")
    clock.pass_by(hours=1)
    await due(store, clock)
    clock.pass_by(hours=1)
    [over] = [claim for claim in await due(store, clock) if claim.ask.command == "incident"]
    told = await answer(over.ask, lead.services)
    assert "Left out meanwhile: Tip in #support, Quiz in #support" in read(told)
    assert "30 minutes apart: 2" in read(await lead.press(told, "Spread them out"))
    assert [claim.ask.command for claim in await due(store, clock)] == ["tip"]
    clock.pass_by(minutes=30)
    assert [claim.ask.command for claim in await due(store, clock)] == ["quiz"]


@pytest.mark.usefixtures("started")
async def test_an_incident_that_was_ended_early_is_not_ended_again(lead: Chat, store: Store, clock: Clock):
    await lead.press(await lead.say("/rapport incident on 2h"), "End it now")
    clock.pass_by(hours=2)
    [over] = await due(store, clock)
    assert (await answer(over.ask, lead.services)).card is None


async def test_away_is_until_the_first_day_back(agent: Chat, store: Store):
    assert "You are not away" in read(await agent.say("/rapport away"))
    away = await agent.say("/rapport away until 1 April")
    assert "until Thu 1 Apr, your first day back" in read(away)
    assert await store.people.get("playground", "agent") == PersonSettings(away_until=date(2027, 4, 1))
    assert "Welcome back" in read(await agent.press(away, "I am back"))
    assert "I don't know what day" in read(await agent.say("/rapport away until whenever"))


async def test_a_team_without_a_lead_says_so(lead: Chat):
    nobody = replace(lead, services=replace(lead.services, directories={"playground": NoLeads(lead)}))
    assert "Nobody leads here yet" in read(await nobody.say("/rapport leads"))
    assert "nobody here is one yet" in read(await nobody.say(TYPED))


class NoLeads:
    """A platform where nobody leads without being named."""

    def __init__(self, lead: Chat) -> None:
        self._known = lead.services.directories["playground"]

    def __getattr__(self, name: str) -> object:
        return getattr(self._known, name)

    async def leads(self, here: object) -> tuple[Person, ...]:
        return ()


async def test_a_channel_is_set_up_with_a_quiz_on_two_days_and_a_tip_on_monday(
    lead: Chat, agent: Chat, store: Store, clock: Clock
):
    assert "Set up my channel" not in buttons(await agent.say("/rapport schedules"))
    form = await lead.press(await lead.say("/rapport schedules"), "Set up my channel")
    wrong = await lead.fill(form, time="half nine-ish")
    assert isinstance(wrong.card, Form)
    assert list(wrong.card.errors) == ["time"]
    dry = await lead.fill(form, channel="support", time="9:30")
    dates = [line for line in read(dry).splitlines() if " Mar: " in line]
    assert dates == [
        "Thu 4 Mar: Quiz, 9:30",
        "Mon 8 Mar: Tip, 9:30",
        "Tue 9 Mar: Quiz, 9:30",
        "Thu 11 Mar: Quiz, 9:30",
        "Mon 15 Mar: Tip, 9:30",
        "Tue 16 Mar: Quiz, 9:30",
    ]
    assert await due(store, clock) == []
    started = await lead.press(dry, "Start")
    assert "Number 1: Quiz in #support. The first comes Thu 4 Mar 9:30 (Berlin)." in read(started)
    assert "Number 2: Tip in #support. The first comes Mon 8 Mar 9:30 (Berlin)." in read(started)
    introduction, same = await due(store, clock)
    assert "Quiz, every Tuesday and Thursday" in (said := await posted(lead, introduction))
    assert "Tip, every Monday" in said
    assert (await answer(same.ask, lead.services)).card is None
    other = await lead.fill(form, channel="team-leads")
    assert "Discarded" in read(await lead.press(other, "Discard"))
    assert len(await store.schedules.of_team("playground")) == 2
