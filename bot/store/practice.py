"""One person's practice: a spaced-repetition card for each concept, and what they answered."""

from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.schema import practice_answer, practice_card


@dataclass(frozen=True, slots=True)
class PracticeCard:
    """`card` is the scheduler's own JSON; `due` is when the concept comes back."""

    concept: str
    card: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """`sure` is None where it was not asked (a channel question is one press)."""

    item: str
    concept: str
    chosen: str
    right: bool
    sure: bool | None
    at: datetime


class Practice:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def cards(self, workspace: str, person: str) -> tuple[PracticeCard, ...]:
        """All concepts met so far, the one due first at the front."""
        table = practice_card.c
        query = (
            sa.select(table.concept, table.card, table.due)
            .where(table.workspace == workspace, table.person == person)
            .order_by(table.due, table.concept)
        )
        async with self._database.reading() as connection:
            return tuple(PracticeCard(*row) for row in await connection.execute(query))

    async def save(self, workspace: str, person: str, card: PracticeCard) -> None:
        async with self._database.writing() as connection:
            await connection.execute(_saved(self._database, workspace, person, card))

    async def take(
        self, workspace: str, person: str, answer: Answered, card: PracticeCard, *, unless_since: datetime
    ) -> bool:
        """Keeps the answer and the concept's new card together; False, and nothing kept, where the same item
        was answered at or after `unless_since`: the first answer counts."""
        table = practice_answer.c
        earlier = sa.select(table.id).where(
            table.workspace == workspace,
            table.person == person,
            table.item == answer.item,
            table.at >= unless_since,
        )
        async with self._database.writing() as connection:
            # The card goes first: its row is the lock that makes a second press wait and then see the first.
            await connection.execute(_saved(self._database, workspace, person, card))
            if await connection.scalar(earlier.limit(1)) is not None:
                await connection.rollback()
                return False
            values = asdict(answer) | {"workspace": workspace, "person": person}
            await connection.execute(sa.insert(practice_answer).values(values))
        return True

    async def recent(self, workspace: str, person: str, since: datetime) -> tuple[Answered, ...]:
        """Their answers from `since` on, the latest first."""
        table = practice_answer.c
        query = (
            sa.select(table.item, table.concept, table.chosen, table.right, table.sure, table.at)
            .where(table.workspace == workspace, table.person == person, table.at >= since)
            .order_by(table.at.desc(), table.id.desc())
        )
        async with self._database.reading() as connection:
            return tuple(Answered(*row) for row in await connection.execute(query))


async def keep(
    database: Database,
    connection: AsyncConnection,
    *,
    workspace: str,
    person: str,
    answer: Answered,
    card: PracticeCard,
) -> None:
    """An answer and the concept's new card, within a transaction that is under way."""
    await connection.execute(_saved(database, workspace, person, card))
    values = asdict(answer) | {"workspace": workspace, "person": person}
    await connection.execute(sa.insert(practice_answer).values(values))


def _saved(database: Database, workspace: str, person: str, card: PracticeCard) -> sa.Insert:
    insert = database.insert(practice_card).values(
        workspace=workspace, person=person, concept=card.concept, card=card.card, due=card.due
    )
    return insert.on_conflict_do_update(
        index_elements=[practice_card.c.workspace, practice_card.c.person, practice_card.c.concept],
        set_={"card": insert.excluded.card, "due": insert.excluded.due},
    )
