"""One person's practice: a spaced-repetition card for each concept, and what they answered."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

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
        insert = self._database.insert(practice_card).values(
            workspace=workspace, person=person, concept=card.concept, card=card.card, due=card.due
        )
        saved = insert.on_conflict_do_update(
            index_elements=[practice_card.c.workspace, practice_card.c.person, practice_card.c.concept],
            set_={"card": insert.excluded.card, "due": insert.excluded.due},
        )
        async with self._database.writing() as connection:
            await connection.execute(saved)

    async def answered(self, workspace: str, person: str, answer: Answered) -> None:
        insert = sa.insert(practice_answer).values(
            workspace=workspace,
            person=person,
            item=answer.item,
            concept=answer.concept,
            chosen=answer.chosen,
            right=answer.right,
            sure=answer.sure,
            at=answer.at,
        )
        async with self._database.writing() as connection:
            await connection.execute(insert)

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
