"""A question in a channel: who answered is not kept, what was answered is only counted.

A press is recognised by a keyed hash of the person, under a secret of this round alone. When the round
closes, secret and hashes are deleted, and nobody can tell any more who took part.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

import sqlalchemy as sa

from bot.store import practice
from bot.store.database import Database
from bot.store.practice import Answered, PracticeCard
from bot.store.schema import quiz_round, round_mark, tally

Counted = Literal["counted", "again", "closed"]


@dataclass(frozen=True, slots=True)
class Round:
    """`id` is the key of the post that asked. `closed` is None while it takes answers.

    `anonymous`: nobody's own practice hears of it.
    """

    id: str
    workspace: str
    item: str
    concept: str
    opened: datetime
    closes: datetime
    anonymous: bool = False
    closed: datetime | None = None


class Rounds:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, new: Round) -> Round:
        """The round with this id: the new one, or as it was opened before (a post that is tried again)."""
        insert = self._database.insert(quiz_round).values(
            id=new.id,
            workspace=new.workspace,
            item=new.item,
            concept=new.concept,
            opened=new.opened,
            closes=new.closes,
            anonymous=new.anonymous,
            secret=secrets.token_bytes(32),
        )
        async with self._database.writing() as connection:
            await connection.execute(insert.on_conflict_do_nothing())
            row = (await connection.execute(_ROUNDS.where(quiz_round.c.id == new.id))).one()
        return Round(*row)

    async def get(self, round_id: str) -> Round | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(_ROUNDS.where(quiz_round.c.id == round_id))).one_or_none()
        return None if row is None else Round(*row)

    async def latest(self, workspace: str, limit: int = 100) -> tuple[Round, ...]:
        """The team's rounds, the latest first: what was asked not long ago is not asked again."""
        query = _ROUNDS.where(quiz_round.c.workspace == workspace)
        query = query.order_by(quiz_round.c.opened.desc()).limit(limit)
        async with self._database.reading() as connection:
            return tuple(Round(*row) for row in await connection.execute(query))

    async def answer(
        self, round_id: str, person: str, chosen: str, own: tuple[Answered, PracticeCard] | None = None
    ) -> Counted:
        """Counts a press. "again": this person's first answer stands. "closed": it takes none any more.

        `own` goes to the person's practice, unless the round is anonymous; nothing links the two.
        """
        query = (
            sa.select(quiz_round.c.secret, quiz_round.c.workspace, quiz_round.c.anonymous)
            .where(quiz_round.c.id == round_id, quiz_round.c.closed.is_(None))
            .with_for_update(read=True)  # a close waits for the presses before it
        )
        async with self._database.writing() as connection:
            row = (await connection.execute(query)).one_or_none()
            if row is None:
                return "closed"
            mark = hmac.new(row.secret, person.encode(), sha256).digest()
            first = self._database.insert(round_mark).values(round_id=round_id, mark=mark)
            first = first.on_conflict_do_nothing().returning(round_mark.c.mark)
            if await connection.scalar(first) is None:
                return "again"
            count = self._database.insert(tally).values(round_id=round_id, chosen=chosen, count=1)
            await connection.execute(
                count.on_conflict_do_update(
                    index_elements=[tally.c.round_id, tally.c.chosen], set_={"count": tally.c.count + 1}
                )
            )
            if own and not row.anonymous:
                answer, card = own
                await practice.keep(
                    self._database,
                    connection,
                    workspace=row.workspace,
                    person=person,
                    answer=answer,
                    card=card,
                )
        return "counted"

    async def close(self, round_id: str, now: datetime) -> bool:
        """Ends it and forgets who took part. False where it was closed before."""
        ended = (
            sa.update(quiz_round)
            .where(quiz_round.c.id == round_id, quiz_round.c.closed.is_(None))
            .values(closed=now, secret=None)
            .returning(quiz_round.c.id)
        )
        async with self._database.writing() as connection:
            if await connection.scalar(ended) is None:
                return False
            await connection.execute(sa.delete(round_mark).where(round_mark.c.round_id == round_id))
        return True

    async def counts(self, round_id: str) -> dict[str, int]:
        """How often each choice was taken. Who shows it hides it under five answers."""
        query = sa.select(tally.c.chosen, tally.c.count).where(tally.c.round_id == round_id)
        async with self._database.reading() as connection:
            return {chosen: count for chosen, count in await connection.execute(query)}


_ROUNDS = sa.select(
    *(quiz_round.c[name] for name in ("id", "workspace", "item", "concept", "opened", "closes")),
    *(quiz_round.c[name] for name in ("anonymous", "closed")),
)
