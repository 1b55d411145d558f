"""Who changed what in a workspace, for its leads. An actor is a random token: whoever erases a person deletes
the one row that says whose it was, and the trail stays true without naming them."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import actor, trail

Change = Literal[
    "started",
    "changed",
    "paused",
    "resumed",
    "cancelled",
    "sent_now",
    "proposed",
    "allowed",
    "declined",
    "lead_added",
    "lead_removed",
    "holidays",
    "incident_on",
    "incident_off",
    "settled",
    "model_on",
    "model_off",
]


@dataclass(frozen=True, slots=True)
class Step:
    """`person` is None where they were erased. `subject`: a schedule's number, a person, a region."""

    person: str | None
    what: Change
    subject: str
    at: datetime


class Trail:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, workspace: str, person: str, what: Change, subject: str, now: datetime) -> None:
        own = actor.c.workspace == workspace, actor.c.person == person
        fresh = self._database.insert(actor).values(
            workspace=workspace, person=person, token=secrets.token_urlsafe(12)
        )
        async with self._database.writing() as connection:
            await connection.execute(fresh.on_conflict_do_nothing())
            token = (await connection.scalars(sa.select(actor.c.token).where(*own))).one()
            step = {"workspace": workspace, "actor": token, "what": what, "subject": subject, "at": now}
            await connection.execute(sa.insert(trail), [step])

    async def latest(self, workspace: str, limit: int = 20) -> tuple[Step, ...]:
        query = (
            sa.select(actor.c.person, trail.c.what, trail.c.subject, trail.c.at)
            .select_from(trail.outerjoin(actor, actor.c.token == trail.c.actor))
            .where(trail.c.workspace == workspace)
            .order_by(trail.c.id.desc())
            .limit(limit)
        )
        async with self._database.reading() as connection:
            return tuple(Step(*row) for row in await connection.execute(query))

    async def forget(self, workspace: str, person: str) -> None:
        """What they changed stays in the trail; that it was them does not."""
        gone = sa.delete(actor).where(actor.c.workspace == workspace, actor.c.person == person)
        async with self._database.writing() as connection:
            await connection.execute(gone)
