"""Which tips and questions a person or a channel has been shown, so that nothing repeats until all were used."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from bot.store.columns import Moment
from bot.store.database import Database, Insert
from bot.store.given import among, copied, given, rows
from bot.store.group import Group
from bot.store.schema import shown as table

_Viewer = tuple[str, str, str]
"""workspace, person (or channel), kind"""


class Shown:
    """At nine in the morning thousands ask at once: they are read together and written together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading: Group[_Viewer, dict[str, datetime]] = Group(self._read)
        self._marking: Group[tuple[_Viewer, str, datetime], None] = Group(self._write)
        self._seen = _seen(database.is_sqlite)
        self._mark = _mark(database.is_sqlite)

    async def seen(self, workspace: str, person: str, kind: str) -> dict[str, datetime]:
        """Each item they were shown, and when last."""
        return await self._reading.add((workspace, person, kind))

    async def mark(self, workspace: str, person: str, kind: str, item: str, now: datetime) -> None:
        await self._marking.add(((workspace, person, kind), item, now))

    async def first_time(self, workspace: str, person: str, kind: str, item: str, now: datetime) -> bool:
        """Marks it, and says whether it was not marked before: true once, however many ask at once."""
        row = {"workspace": workspace, "person": person, "kind": kind, "item": item, "at": now}
        insert = self._database.insert(table).values(row).on_conflict_do_nothing().returning(table.c.item)
        async with self._database.writing() as connection:
            return await connection.scalar(insert) is not None

    async def _read(self, viewers: Sequence[_Viewer]) -> list[dict[str, datetime]]:
        found: dict[_Viewer, dict[str, datetime]] = {}
        who = rows(set(viewers))
        for workspace, person, kind, item, at in await self._database.read(
            lambda connection: connection.execute(self._seen, who).all()
        ):
            found.setdefault((workspace, person, kind), {})[item] = at
        return [dict(found.get(viewer, {})) for viewer in viewers]

    async def _write(self, marks: Sequence[tuple[_Viewer, str, datetime]]) -> list[None]:
        latest = {(*viewer, item): now for viewer, item, now in marks}
        wanted = rows((*which, now) for which, now in latest.items())
        await self._database.write(lambda connection: connection.execute(self._mark, wanted).close())
        return [None] * len(marks)


def _seen(sqlite: bool) -> sa.Select[str, str, str, str, datetime]:
    of = given(sqlite, workspace=sa.Text(), person=sa.Text(), kind=sa.Text())
    same = among(sqlite, of, table.c.workspace, table.c.person, table.c.kind)
    return sa.select(table.c.workspace, table.c.person, table.c.kind, table.c.item, table.c.at).where(same)


def _mark(sqlite: bool) -> Insert:
    of = given(sqlite, workspace=sa.Text(), person=sa.Text(), kind=sa.Text(), item=sa.Text(), at=Moment())
    insert = copied(sqlite, table, of)
    return insert.on_conflict_do_update(
        index_elements=list(table.primary_key), set_={"at": insert.excluded.at}
    )
