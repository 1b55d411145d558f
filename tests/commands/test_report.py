"""/rapport report: totals a lead may see, what became of every post, and two tables to take away."""

import csv
import io
from dataclasses import replace

import pytest

from bot.message import Card, File, Place, Reply
from bot.store.claims import Ended, Outcome, Sent
from bot.store.outbox import Outbox
from bot.store.posts import Post
from bot.store.schedule import Schedule
from tests.commands.conftest import Chat, Clock, buttons, due, introduced, read

CHANNEL = Place("playground", "playground", "support", "channel", "support")


async def asked(lead: Chat, clock: Clock, key: str, *letters: str) -> None:
    """A question in the channel, one answer each by as many people, and its close."""
    here = lead.at(CHANNEL)
    posted = await here.clock_asks("quiz", key)
    for n, letter in enumerate(letters):
        await here.of(f"agent-{n}").at(CHANNEL).press(posted, letter)
    clock.pass_by(days=3)
    await here.redrawn(posted)


def files(reply: Reply) -> dict[str, list[dict[str, str]]]:
    assert isinstance(reply.card, Card)
    return {
        part.name: list(csv.DictReader(io.StringIO(part.content.decode("utf-8-sig"))))
        for part in reply.card.parts
        if isinstance(part, File)
    }


@pytest.fixture
def team(lead: Chat, quiz: Chat) -> Chat:
    """Kim's, with the pack whose questions the tests know."""
    return replace(lead, services=replace(lead.services, content=quiz.services.content))


async def test_it_tells_how_many_took_part_and_what_was_hardest(team: Chat, clock: Clock):
    await asked(team, clock, "1", "A", "A", "B", "B", "B", "C")
    report = read(await team.say("/rapport report"))
    assert "1 of 1 questions had 5 answers or more, 6 each" in report
    assert "Hardest: Care is half of it 50 % right (6 answers, 95 % 19 to 81)" in report
    assert "Not in here, ever: drafts, names" in report
    table = read(await team.press(await team.say("/rapport report"), "Table"))
    assert "Care is half of it: 50 % of 6" in table


async def test_what_four_people_answered_is_hidden_in_every_part_of_it(team: Chat, clock: Clock):
    await asked(team, clock, "1", "A", "B", "B", "B")
    report = await team.say("/rapport report")
    assert "none had 5 answers or more" in read(report)
    assert "Hidden: 1 topics" in read(report)
    assert "Table" not in buttons(report)
    assert "learning.csv" not in files(await team.press(report, "CSV"))


async def test_a_question_that_is_open_says_nothing_yet(team: Chat, clock: Clock):
    posted = await team.at(CHANNEL).clock_asks("quiz", "1")
    for n in range(6):
        await team.of(f"agent-{n}").at(CHANNEL).press(posted, "A")
    assert "Nothing was posted or asked" in read(await team.say("/rapport report"))


async def test_better_is_said_only_beside_the_same_time_before(team: Chat, clock: Clock):
    await asked(team, clock, "1", *"AAAAAAAABB")
    clock.pass_by(days=27)
    await asked(team, clock, "2", *["Sympathy"] * 10)
    said = read(await team.say("/rapport report 30 days"))
    assert "Better: Care is half of it 20 % → 100 % right (10 and 10 answers" in said
    assert "Better" not in read(await team.say("/rapport report last 2 months"))


async def test_it_tells_what_became_of_the_posts_by_kind_and_reason(lead: Chat, clock: Clock):
    store = lead.services.store
    await lead.press(
        await lead.say("/rapport schedule tip in #support every weekday at 9:30 for each person"), "Start"
    )
    schedule = await store.schedules.get("playground", 1)
    assert schedule is not None
    for person, outcome in {
        "agent": Sent("1"),
        "agent2": Ended("skipped", "muted"),
        "agent3": Ended("failed", "gone"),
        "agent4": Ended("unsure", "timeout"),
    }.items():
        await came_to(store.outbox, schedule, person, outcome, clock)
    report = await lead.say("/rapport report 7d")
    assert "Sent 1 (Tip 1), left out 1 (own choice 1), not possible 1, unsure 1." in read(report)
    rows = files(await lead.press(report, "CSV"))["posts.csv"]
    assert {(row["person"], row["outcome"], row["reason"]) for row in rows} == {
        ("Alex", "sent", ""),
        ("Bo", "left out", "own choice"),
        ("Cleo", "not possible", "gone"),
        ("Dana", "may not have arrived", "timeout"),
    }
    assert {row["channel"] for row in rows} == {"#support"}


async def came_to(outbox: Outbox, schedule: Schedule, person: str, outcome: Outcome, clock: Clock) -> None:
    place = replace(CHANNEL, channel=f"dm-{person}", kind="personal")
    key = f"{schedule.id}:{person}:x"
    await outbox.post_all([Post(key, place, None, clock.now, schedule=schedule.id, person=person)], clock.now)
    [claim] = [each for each in await outbox.claim(clock.now, 10) if each.key == key]
    await outbox.finish(claim, outcome, clock.now)
    clock.pass_by(seconds=1)


async def test_nobodys_own_daily_tip_is_in_it(lead: Chat, agent: Chat, clock: Clock):
    await agent.say("/tip daily 9:00")
    clock.pass_by(days=1)
    for claim in await due(lead.services.store, clock):
        await lead.services.store.outbox.finish(claim, Sent("1"), clock.now)
    assert "Nothing was posted" in read(await lead.say("/rapport report"))


async def test_a_spreadsheet_takes_no_name_for_a_formula(lead: Chat, clock: Clock):
    store = lead.services.store
    await lead.press(await lead.say("/rapport schedule tip in #support every weekday at 9:30"), "Start")
    await introduced(lead, store, clock)
    schedule = await store.schedules.get("playground", 1)
    assert schedule is not None
    await came_to(store.outbox, schedule, "=HYPERLINK(1)", Sent("1"), clock)
    [row] = files(await lead.say("/rapport report csv"))["posts.csv"]
    assert row["person"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("typed", ["0d", "400d", "forever", "30 parsecs", "-3d"])
async def test_a_period_that_is_none_is_asked_back(lead: Chat, typed: str):
    assert "I don't know the period" in read(await lead.say(f"/rapport report {typed}"))


async def test_only_leads_see_it(agent: Chat):
    assert "for team leads: Kim" in read(await agent.say("/rapport report"))
