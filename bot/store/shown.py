"""Which tips and questions a person has been shown, so that nothing repeats until all were used."""

from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import shown


class Shown:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def seen(self, workspace: str, person: str, kind: str) -> frozenset[str]:
        query = sa.select(shown.c.item).where(_of(workspace, person, kind))
        async with self._database.reading() as connection:
            return frozenset((await connection.scalars(query)).all())

    async def mark(self, workspace: str, person: str, kind: str, item: str, now: datetime) -> None:
        insert = self._database.insert(shown).values(
            workspace=workspace, person=person, kind=kind, item=item, at=now
        )
        async with self._database.writing() as connection:
            await connection.execute(insert.on_conflict_do_nothing())

    async def forget(self, workspace: str, person: str, kind: str) -> None:
        """The list is used up: it begins again."""
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(shown).where(_of(workspace, person, kind)))


def _of(workspace: str, person: str, kind: str) -> sa.ColumnElement[bool]:
    return sa.and_(shown.c.workspace == workspace, shown.c.person == person, shown.c.kind == kind)
