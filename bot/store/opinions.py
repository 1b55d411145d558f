"""What people think of a tip: counted without the person; only "not for me" stays with them."""

from datetime import datetime

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import mistake, not_for_me, opinion


class Opinions:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def useful(self, workspace: str, item: str) -> None:
        await self.count(workspace, item, "useful")

    async def count(self, workspace: str, item: str, kind: str) -> None:
        """One more opinion of this kind, from nobody in particular."""
        async with self._database.writing() as connection:
            await connection.execute(self._one_more(workspace, item, kind))

    async def not_for_me(self, workspace: str, person: str, item: str) -> None:
        """Counted once for a person, and remembered so that they do not get it again."""
        remembered = (
            self._database.insert(not_for_me)
            .values(workspace=workspace, person=person, item=item)
            .on_conflict_do_nothing()
            .returning(not_for_me.c.item)
        )
        async with self._database.writing() as connection:
            if await connection.scalar(remembered) is not None:
                await connection.execute(self._one_more(workspace, item, "not_for_me"))

    async def mistake(self, workspace: str, item: str, text: str, now: datetime) -> None:
        """Keeps what the person wrote about the tip, without who wrote it."""
        report = sa.insert(mistake).values(workspace=workspace, item=item, text=text, at=now)
        async with self._database.writing() as connection:
            await connection.execute(report)
            await connection.execute(self._one_more(workspace, item, "mistake"))

    async def refused(self, workspace: str, person: str) -> frozenset[str]:
        """The items this person said are not for them."""
        query = sa.select(not_for_me.c.item).where(
            not_for_me.c.workspace == workspace, not_for_me.c.person == person
        )
        async with self._database.reading() as connection:
            return frozenset((await connection.scalars(query)).all())

    async def counts(self, workspace: str, item: str) -> dict[str, int]:
        """How often each opinion was given; the three of a tip are always there."""
        query = sa.select(opinion.c.kind, opinion.c.count).where(
            opinion.c.workspace == workspace, opinion.c.item == item
        )
        counts: dict[str, int] = {"useful": 0, "not_for_me": 0, "mistake": 0}
        async with self._database.reading() as connection:
            counts.update({kind: count for kind, count in await connection.execute(query)})
        return counts

    def _one_more(self, workspace: str, item: str, kind: str) -> sa.Insert:
        insert = self._database.insert(opinion).values(workspace=workspace, item=item, kind=kind, count=1)
        return insert.on_conflict_do_update(
            index_elements=[opinion.c.workspace, opinion.c.item, opinion.c.kind],
            set_={"count": opinion.c.count + 1},
        )
