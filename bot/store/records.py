"""All that is kept of a person or of a workspace: handed out, or erased."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.message import Person
from bot.store.asks import read_ask, write_ask
from bot.store.database import Database
from bot.store.schema import (
    audience,
    installation,
    live,
    live_post,
    metadata,
    occurrence,
    quiz_round,
    schedule,
    slot,
    workspace,
)

Found = Mapping[str, list[dict[str, Any]]]
"""Rows by the name of their table."""

OF_NOBODY = frozenset({"draft", "seen_event", "playground_post", "playground_clock", "live"})
"""What can't be anyone's: a draft is ciphertext under a random id, the others hold no person's id."""
_SECRET = frozenset({"sealed", "secret", "mark", "token"})
"""Columns that are never handed out."""


class Records:
    """Ids are the platform's. A person is looked for in one `workspace`, or in every one where none is named."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_person(self, person: str, workspace: str | None = None) -> Found:
        return await self._found(dict(_persons(person, workspace)))

    async def of_workspace(self, name: str) -> Found:
        return await self._found(dict(_workspaces(name)))

    async def erase_person(self, person: str, workspace: str | None = None) -> int:
        """How many rows went. What they set up for a team stays, and names them no more."""
        async with self._database.writing() as connection:
            count = await _let_go(connection, person, workspace)
            for table, where in reversed(list(_persons(person, workspace))):
                if table.name not in _SHARED:
                    count += (await connection.execute(sa.delete(table).where(where))).rowcount
            at_home = live.c.id.like(f"{workspace or '%'}/{person}")
            count += (await connection.execute(sa.delete(live).where(at_home))).rowcount
        return count

    async def erase_workspace(self, name: str) -> int:
        """How many rows went. Its token is among them: to be used there again it has to be installed anew."""
        shown = sa.select(live_post.c.id).where(live_post.c.workspace == name)
        async with self._database.writing() as connection:
            of_it = sa.or_(live.c.id.in_(shown), live.c.id.like(f"{name}/%"))
            count = (await connection.execute(sa.delete(live).where(of_it))).rowcount
            for table, where in reversed(list(_workspaces(name))):
                count += (await connection.execute(sa.delete(table).where(where))).rowcount
        return count

    async def _found(self, queries: Mapping[sa.Table, sa.ColumnElement[bool]]) -> Found:
        found: dict[str, list[dict[str, Any]]] = {}
        async with self._database.reading() as connection:
            for table, where in queries.items():
                shown = [column for column in table.c if column.name not in _SECRET]
                rows = (await connection.execute(sa.select(*shown).where(where))).mappings().all()
                if rows:
                    found[table.name] = [{name: _plain(value) for name, value in row.items()} for row in rows]
        return found


_SHARED = frozenset({"schedule", "workspace", "installation"})
"""Rows that belong to a team and may name a person."""


def _persons(person: str, workspace: str | None) -> Iterator[tuple[sa.Table, sa.ColumnElement[bool]]]:
    """Where a person's id stands, in an order in which what refers to another comes later."""
    for table, where in _by_id(person):
        yield table, sa.and_(where, _within(table, workspace))


def _within(table: sa.Table, name: str | None) -> sa.ColumnElement[bool]:
    if name is None:
        return sa.true()
    if "workspace" in table.c:
        return table.c.workspace == name
    return table.c.tenant == name if table is installation else sa.true()


def _by_id(person: str) -> Iterator[tuple[sa.Table, sa.ColumnElement[bool]]]:
    own = sa.select(schedule.c.id).where(schedule.c.person == person)
    named = f'%"{person}"%'
    for table in metadata.sorted_tables:
        match table.name:
            case "schedule":
                yield (
                    table,
                    sa.or_(table.c.owner == person, table.c.person == person, table.c.ask.like(named)),
                )
            case "occurrence":
                lone = sa.and_(table.c.schedule_id.is_(None), table.c.ask.like(named))
                to_them = sa.or_(table.c.person == person, table.c.channel == person)
                yield table, sa.or_(to_them, lone, table.c.schedule_id.in_(own))
            case "live_post":
                yield table, table.c.channel == person
            case "workspace":
                yield table, sa.cast(table.c.leads, sa.Text).like(named)
            case "installation":
                yield table, sa.cast(table.c.installers, sa.Text).like(named)
            case _ if "person" in table.c:
                yield table, table.c.person == person
            case _:
                pass


def _workspaces(name: str) -> Iterator[tuple[sa.Table, sa.ColumnElement[bool]]]:
    """All of a workspace's rows, in the same order."""
    schedules = sa.select(schedule.c.id).where(schedule.c.workspace == name)
    rounds = sa.select(quiz_round.c.id).where(quiz_round.c.workspace == name)
    for table in metadata.sorted_tables:
        if "workspace" in table.c:
            yield table, table.c.workspace == name
        elif "schedule_id" in table.c:
            yield table, table.c.schedule_id.in_(schedules)
        elif "round_id" in table.c:
            yield table, table.c.round_id.in_(rounds)
        elif table is installation:
            yield table, table.c.tenant == name
        elif table is slot:
            yield table, sa.or_(table.c.key.like(f"_:%:{name}"), table.c.key.like(f"_:%:{name}:%"))


async def _let_go(connection: AsyncConnection, person: str, within: str | None) -> int:
    """Takes their name out of what belongs to a team; what is theirs alone goes."""
    query = sa.select(schedule).where(
        sa.or_(schedule.c.owner == person, schedule.c.ask.like(f'%"{person}"%')), _within(schedule, within)
    )
    rows = (await connection.execute(query.where(schedule.c.person.is_distinct_from(person)))).all()
    for row in rows:
        ask = read_ask(row.ask)
        nobody = replace(ask, person=Person("")) if ask.person.id == person else ask
        owner = {"owner": "", "owner_chat": None} if row.owner == person else {}
        change = sa.update(schedule).where(schedule.c.id == row.id)
        await connection.execute(change.values(ask=write_ask(nobody), **owner))
    count = len(rows)
    for table, column in ((workspace, "leads"), (installation, "installers")):
        of_them = sa.cast(table.c[column], sa.Text).like(f'%"{person}"%')
        found = sa.select(table).where(of_them, _within(table, within))
        for row in (await connection.execute(found)).mappings().all():
            kept = [each for each in row[column] if each != person]
            keys = [key == row[key.name] for key in table.primary_key]
            await connection.execute(sa.update(table).where(*keys).values({column: kept}))
            count += 1
    theirs = sa.and_(schedule.c.person == person, _within(schedule, within))
    own = sa.select(schedule.c.id).where(theirs)
    for table in (occurrence, audience):
        count += (await connection.execute(sa.delete(table).where(table.c.schedule_id.in_(own)))).rowcount
    count += (await connection.execute(sa.delete(schedule).where(theirs))).rowcount
    return count


def _plain(value: object) -> object:
    """As JSON has it."""
    return value.isoformat() if isinstance(value, datetime) else value
