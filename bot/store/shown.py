"""Which tips and questions a person has been shown, so that nothing repeats until all were used."""

from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import shown


class Shown:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def seen(self, workspace: str, person: str, kind: str) -> dict[str, datetime]:
        """Each item they were shown, and when last."""
        query = sa.select(shown.c.item, shown.c.at).where(
            shown.c.workspace == workspace, shown.c.person == person, shown.c.kind == kind
        )
        async with self._database.reading() as connection:
            return {item: at for item, at in await connection.execute(query)}

    async def mark(self, workspace: str, person: str, kind: str, item: str, now: datetime) -> None:
        insert = self._database.insert(shown).values(
            workspace=workspace, person=person, kind=kind, item=item, at=now
        )
        again = insert.on_conflict_do_update(index_elements=list(shown.primary_key), set_={"at": now})
        async with self._database.writing() as connection:
            await connection.execute(again)
