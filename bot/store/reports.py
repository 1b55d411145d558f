"""What a lead's report is made of: how a team's questions were answered, and what became of its posts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.message import Place
from bot.store.asks import read_ask
from bot.store.columns import Moment
from bot.store.database import Database
from bot.store.outbox import State
from bot.store.schema import occurrence, quiz_round, schedule, tally


@dataclass(frozen=True, slots=True)
class Closed:
    """A question that takes no answers any more: how often each choice was taken. `again`: its channel had been
    asked the same before."""

    item: str
    concept: str
    opened: datetime
    counts: Mapping[str, int]
    again: bool


@dataclass(frozen=True, slots=True)
class Posted:
    """One post of a team's schedule. `where` is the schedule's channel; `person`: whom the post was for, "" where
    it was for the channel itself."""

    number: int
    kind: str
    where: Place
    person: str
    due: datetime
    state: State
    reason: str


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One moment's posts of a schedule. `rate`: how many left a second, None before two have; `ends`: when the
    last of those that wait may leave."""

    sent: int
    left: int
    skipped: int
    failed: int
    rate: float | None
    ends: datetime | None

    def to_go(self, now: datetime) -> timedelta:
        """Until the last one leaves: by its own moment, or by the rate so far where that is slower."""
        waits = max(self.ends - now, timedelta()) if self.ends else timedelta()
        return max(waits, timedelta(seconds=self.left / self.rate)) if self.rate else waits


class Reports:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def questions(self, workspace: str, since: datetime, until: datetime) -> tuple[Closed, ...]:
        """Opened from `since` on and before `until`, and closed by now; the earliest first."""
        table = quiz_round.c
        earlier = quiz_round.alias().c
        again = sa.exists().where(
            earlier.workspace == table.workspace,
            earlier.channel == table.channel,
            earlier.item == table.item,
            earlier.opened < table.opened,
        )
        rounds = sa.select(table.id, table.item, table.concept, table.opened, again.label("again")).where(
            table.workspace == workspace,
            table.opened >= since,
            table.opened < until,
            table.closed.is_not(None),
        )
        counted = (
            sa.select(tally.c.round_id, tally.c.chosen, tally.c.count)
            .join(quiz_round, table.id == tally.c.round_id)
            .where(table.workspace == workspace, table.opened >= since, table.opened < until)
        )
        counts: dict[str, dict[str, int]] = {}
        async with self._database.reading() as connection:
            for round_id, chosen, count in await connection.execute(counted):
                counts.setdefault(round_id, {})[chosen] = count
            rows = (await connection.execute(rounds.order_by(table.opened, table.id))).all()
        return tuple(
            Closed(row.item, row.concept, row.opened, counts.get(row.id, {}), bool(row.again)) for row in rows
        )

    async def outcomes(
        self, workspace: str, since: datetime, until: datetime
    ) -> Mapping[tuple[str, State, str], int]:
        """How many posts by kind, state and reason."""
        what = (schedule.c.kind, occurrence.c.state, sa.func.coalesce(occurrence.c.reason, ""))
        query = sa.select(*what, sa.func.count()).select_from(_POSTS).where(*_due(workspace, since, until))
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.group_by(*what))).all()
        return {(kind, state, reason): count for kind, state, reason, count in rows}

    async def broadcast(self, schedule_id: int, due: datetime) -> Broadcast:
        """Of the posts that were due at that very moment."""
        table = occurrence.c
        query = (
            sa.select(
                table.state,
                sa.func.count(),
                sa.func.min(table.tried_at, type_=Moment),
                sa.func.max(table.tried_at, type_=Moment),
                sa.func.max(table.not_before, type_=Moment),
            )
            .where(table.schedule_id == schedule_id, table.due == due)
            .group_by(table.state)
        )
        counts: Counter[State] = Counter()
        rate, ends = None, None
        async with self._database.reading() as connection:
            for row in await connection.execute(query):
                state, count, first, last, not_before = row
                counts[state] = count
                if state == "sent" and last > first:
                    rate = (count - 1) / (last - first).total_seconds()
                if state == "planned":
                    ends = not_before
        return Broadcast(
            sent=counts["sent"],
            left=counts["planned"] + counts["sending"] + counts["unknown"],
            skipped=counts["skipped"],
            failed=counts["failed"] + counts["unsure"],
            rate=rate,
            ends=ends,
        )

    async def posts(
        self, workspace: str, since: datetime, until: datetime, limit: int = 10_000
    ) -> tuple[Posted, ...]:
        """One by one, the latest first."""
        table = occurrence.c
        what = (schedule.c.number, schedule.c.kind, schedule.c.ask, *(table[name] for name in _OF_A_POST))
        query = sa.select(*what).select_from(_POSTS).where(*_due(workspace, since, until))
        async with self._database.reading() as connection:
            rows = await connection.execute(query.order_by(table.due.desc(), table.id.desc()).limit(limit))
            return tuple(
                Posted(
                    row.number,
                    row.kind,
                    read_ask(row.ask).place,
                    row.person or "",
                    row.due,
                    row.state,
                    row.reason or "",
                )
                for row in rows
            )


_OF_A_POST = ("person", "due", "state", "reason")
_POSTS = occurrence.join(schedule, schedule.c.id == occurrence.c.schedule_id)


def _due(workspace: str, since: datetime, until: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    """Of the team's own schedules; nobody's daily tip or quiz, which is no business of a lead's."""
    return (
        schedule.c.workspace == workspace,
        schedule.c.person.is_(None),
        occurrence.c.due >= since,
        occurrence.c.due < until,
    )
