"""What is kept of a person or a workspace is handed out whole, and erased without a trace."""

import json
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.delivery.recurrence import Recurrence
from bot.message import Ask, LiveKey, Person, Place
from bot.store import Store
from bot.store.database import Database
from bot.store.people import PersonSettings
from bot.store.records import OF_NOBODY
from bot.store.schedule import Member, NewSchedule
from bot.store.schema import metadata
from bot.store.workspaces import WorkspaceSettings

KIM, AMY = "U0KIM", "U0AMY"
TEAM = Place("slack", "T0ACME", "C0SUP", "channel", "support")
OTHER = Place("slack", "T0OTHER", "C0SUP2", "channel", "support")


async def lived_in(store: Store, place: Place, lead: str, agent: str, now: datetime) -> None:
    """A workspace in which a lead schedules and an agent practises."""
    name = place.workspace
    await store.installations.install("slack", name, "tokens", now, installer=lead, workspaces=[name])
    await store.workspaces.put(name, WorkspaceSettings("slack", leads=(lead, agent)))
    for person in (lead, agent):
        await store.people.put(name, person, PersonSettings(muted=True))
        await store.shown.mark(name, person, "tip", "one", now)
        await store.trail.add(name, person, "started", "1", now)
    daily = Recurrence.of(("every day at 09:30",), "UTC")
    ask = Ask("tip", place, Person(lead, "Kim Lead"))
    team = await store.schedules.add(NewSchedule(name, lead, "tip", ask, daily, timedelta(hours=1)), now)
    await store.schedules.start(team.id, now)
    chat = Place("slack", name, f"D{agent}")
    own = NewSchedule(name, agent, "tip", Ask("tip", chat, Person(agent)), daily, timedelta(hours=1), agent)
    await store.schedules.start((await store.schedules.add(own, now)).id, now)
    await store.schedules.address(team.id, [Member(agent, "UTC", f"D{agent}")], now)
    await store.planner.plan(now + timedelta(days=1))
    await store.outbox.post(chat, Ask("rapport", chat, Person(agent)), now)
    await store.live.remember(LiveKey("rapport", f"{name}/{agent}"), Place("slack", name, agent), "home", now)


async def everything(database_url: str) -> str:
    """All that stands in the database, but for what can't be anyone's."""
    database = Database(database_url)
    async with database.reading() as connection:
        rows = [
            (table.name, tuple(row))
            for table in metadata.sorted_tables
            for row in await connection.execute(sa.select(table))
        ]
    await database.close()
    return str(rows)


async def test_a_persons_records_are_handed_out_without_anybody_elses(store: Store, now: datetime) -> None:
    await lived_in(store, TEAM, KIM, AMY, now)
    found = await store.records.of_person(AMY)
    assert {"shown", "person", "schedule", "audience", "occurrence", "actor"} <= set(found)
    assert {row["person"] for row in found["shown"]} == {AMY}
    json.dumps(found)
    assert "tokens" not in str(await store.records.of_workspace(TEAM.workspace))


async def test_an_erased_person_is_nowhere_and_their_team_goes_on(
    store: Store, database_url: str, now: datetime
) -> None:
    await lived_in(store, TEAM, KIM, AMY, now)
    for person in (AMY, KIM):
        assert await store.records.erase_person(person) > 0
        assert person not in (await everything(database_url)).replace(f"D{person}", "")
    assert [each.kind for each in await store.schedules.of_team(TEAM.workspace)] == ["tip"]
    assert "Kim Lead" not in await everything(database_url)
    assert await store.records.erase_person(AMY) == 0


async def test_an_erased_workspace_is_gone_and_the_others_stay(
    store: Store, database_url: str, now: datetime
) -> None:
    await lived_in(store, TEAM, KIM, AMY, now)
    await lived_in(store, OTHER, "U0ANA", "U0BOB", now)
    before = await store.records.of_workspace(OTHER.workspace)
    assert await store.installations.end("slack", TEAM.workspace, "app_uninstalled", now)
    assert await store.records.erase_workspace(TEAM.workspace) > 0
    left = await everything(database_url)
    assert [word for word in (TEAM.workspace, TEAM.channel + "'", KIM, AMY) if word in left] == []
    assert await store.records.of_workspace(TEAM.workspace) == {}
    assert await store.records.of_workspace(OTHER.workspace) == before


async def test_every_table_is_looked_through(store: Store) -> None:
    """A new table has a workspace, belongs to one that has, or is told of here."""
    reached = {
        table.name
        for table in metadata.sorted_tables
        if {"workspace", "schedule_id", "round_id", "tenant"} & set(table.c.keys())
    }
    assert set(metadata.tables) - reached - OF_NOBODY == {"slot"}
