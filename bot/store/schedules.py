"""Schedules: what a team or a person wants posted again and again, and when each is due next.

A schedule that is due becomes posts in the same transaction in which its next moment moves on, so two
workers that plan at once plan it once, and one that dies in between has planned nothing.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.calendar import Calendar
from bot.delivery.occurrences import upcoming
from bot.delivery.recurrence import Recurrence
from bot.message import Place
from bot.store import workspaces
from bot.store.asks import read_ask, write_ask
from bot.store.calendars import calendar_of
from bot.store.columns import Moment
from bot.store.database import Database
from bot.store.nudge import Nudge
from bot.store.people import PersonSettings
from bot.store.schedule import Cancelled, Member, NewSchedule, NoSchedule, Schedule
from bot.store.schema import audience, occurrence, schedule, schedule_zone
from bot.store.workspaces import WorkspaceSettings

_TRIES = 8
UNINSTALLED = "uninstalled"
"""Why a schedule stands still, and a post was skipped, where we are not let in any more."""
_MICROSECOND = timedelta(microseconds=1)


class Schedules:
    def __init__(self, database: Database) -> None:
        self._database = database
        self.news = Nudge()

    async def add(self, new: NewSchedule, now: datetime) -> Schedule:
        """As a draft without a number: nothing is due before `start`."""
        async with self._database.writing() as connection:
            made = (await connection.execute(_insert(new, now))).scalar_one()
            return await one(connection, made)

    async def get(self, workspace: str, number: int) -> Schedule | None:
        return await self._find(schedule.c.workspace == workspace, schedule.c.number == number)

    async def by_id(self, schedule_id: int) -> Schedule | None:
        return await self._find(schedule.c.id == schedule_id)

    async def personal(self, workspace: str, person: str, kind: str) -> Schedule | None:
        """Somebody's own daily tip or quiz."""
        return await self._find(
            schedule.c.workspace == workspace,
            schedule.c.person == person,
            schedule.c.kind == kind,
            schedule.c.state != "ended",
        )

    async def of_team(self, workspace: str) -> tuple[Schedule, ...]:
        """The team's, by number; not what is only tried, not what ended, and nobody's own."""
        query = SCHEDULES.where(
            schedule.c.workspace == workspace, schedule.c.number.is_not(None), schedule.c.state != "ended"
        ).order_by(schedule.c.number)
        async with self._database.reading() as connection:
            return tuple(read(row) for row in await connection.execute(query))

    async def at(self, place: Place) -> tuple[Schedule, ...]:
        """What is active and posts to this one place."""
        query = SCHEDULES.where(schedule.c.workspace == place.workspace, schedule.c.state == "active")
        async with self._database.reading() as connection:
            found = [read(row) for row in await connection.execute(query)]
        return tuple(
            each
            for each in found
            if (each.ask.place.platform, each.ask.place.channel) == (place.platform, place.channel)
            and not each.recurrence.each_person
        )

    async def leave(self, chat: Place) -> None:
        """Whose chat it is gets nothing more of what goes to each person."""
        of_it = sa.and_(
            occurrence.c.platform == chat.platform,
            occurrence.c.workspace == chat.workspace,
            occurrence.c.channel == chat.channel,
            occurrence.c.schedule_id.is_not(None),
        )
        mine = sa.select(schedule.c.id).where(schedule.c.workspace == chat.workspace)
        gone = sa.delete(audience).where(audience.c.channel == chat.channel, audience.c.schedule_id.in_(mine))
        async with self._database.writing() as connection:
            await connection.execute(gone)
            await self._drop(connection, of_it, "gone")

    async def address(self, schedule_id: int, members: Sequence[Member], now: datetime) -> None:
        """Whom a schedule "for each person" goes to from now on."""
        rows = [
            {"schedule_id": schedule_id, "person": each.person, "zone": each.zone, "channel": each.channel}
            for each in members
        ]
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(audience).where(audience.c.schedule_id == schedule_id))
            if rows:
                await connection.execute(sa.insert(audience), rows)
            of = await one(connection, schedule_id)
            if of.state == "active":
                await self._aim(connection, of, now)

    async def start(self, schedule_id: int, now: datetime) -> Schedule:
        """From now on it is due when its recurrence says; also after a pause. The team's has a number then."""
        for _ in range(_TRIES):
            try:
                async with self._database.writing() as connection:
                    found = await one(connection, schedule_id)
                    if found.person is None:
                        await _give_number(connection, found)
                    values = {"state": "active", "paused_at": None, "paused_until": None, "reason": None}
                    await self._set(connection, schedule_id, **values)
                    await self._aim(connection, found, now)
                    started = await one(connection, schedule_id)
            except IntegrityError:  # two were started at once and wanted the same number
                continue
            self.news.ring()
            return started
        raise RuntimeError("no free number for a schedule")

    async def propose(self, schedule_id: int) -> Schedule:
        """A draft that waits for a lead's word: it has a number by which the lead can speak of it."""
        for _ in range(_TRIES):
            try:
                async with self._database.writing() as connection:
                    await _give_number(connection, await one(connection, schedule_id))
                    return await one(connection, schedule_id)
            except IntegrityError:
                continue
        raise RuntimeError("no free number for a schedule")

    async def discard(self, schedule_id: int) -> bool:
        """Forgets a draft. False where it is no draft any more."""
        gone = (
            sa.delete(schedule)
            .where(schedule.c.id == schedule_id, schedule.c.state == "draft")
            .returning(schedule.c.id)
        )
        async with self._database.writing() as connection:
            return await connection.scalar(gone) is not None

    async def sweep(self, before: datetime) -> None:
        """Forgets drafts that were only tried, and made before `before`; and somebody's own that ended and has
        no post left in the record. The team's stay: their numbers are never given twice."""
        tried = sa.delete(schedule).where(
            schedule.c.state == "draft", schedule.c.number.is_(None), schedule.c.created < before
        )
        over = sa.delete(schedule).where(
            schedule.c.state == "ended",
            schedule.c.person.is_not(None),
            schedule.c.created < before,
            ~sa.exists().where(occurrence.c.schedule_id == schedule.c.id),
        )
        async with self._database.writing() as connection:
            await connection.execute(tried)
            await connection.execute(over)

    async def change(self, changed: Schedule, now: datetime) -> bool:
        """Keeps another kind, ask, recurrence or grace. False where somebody else changed it since it was read."""
        async with self._database.writing() as connection:
            values = {
                "kind": changed.kind,
                "ask": write_ask(changed.ask),
                "text": changed.recurrence.text,
                "grace": changed.grace // _MICROSECOND,
            }
            if not await self._set(connection, changed.id, schedule.c.rev == changed.rev, **values):
                return False
            if changed.state == "active":
                await self._aim(connection, changed, now)
        self.news.ring()
        return True

    async def pause(
        self, schedule_id: int, now: datetime, until: datetime | None = None, reason: str = ""
    ) -> Cancelled:
        """Until somebody starts it again, or by itself: what falls before `until` is skipped and shown."""
        async with self._database.writing() as connection:
            if until is None:
                await self._still(connection, schedule_id)
            values = {"state": "active" if until else "paused", "paused_at": now, "paused_until": until}
            await self._set(connection, schedule_id, **values, reason=reason)
            return await self._drop(connection, occurrence.c.schedule_id == schedule_id, "paused")

    async def end(self, schedule_id: int, reason: str = "cancelled") -> Cancelled:
        """For good. What is planned is not sent any more."""
        async with self._database.writing() as connection:
            await self._still(connection, schedule_id)
            await self._set(connection, schedule_id, state="ended", reason=reason)
            return await self._drop(connection, occurrence.c.schedule_id == schedule_id, reason)

    async def halt(self, workspace: str) -> Cancelled:
        """What its schedules have planned is left out: an incident began. They themselves go on."""
        of_it = sa.select(schedule.c.id).where(schedule.c.workspace == workspace)
        held = sa.select(schedule_zone.c.zone).where(schedule_zone.c.schedule_id.in_(of_it)).with_for_update()
        async with self._database.writing() as connection:
            await connection.execute(held)  # waits for a planner that is at it
            return await self._drop(connection, occurrence.c.schedule_id.in_(of_it), "incident")

    async def finish(self, schedule_id: int) -> None:
        """It has made its last post: nothing more is due. What is under way still leaves."""
        async with self._database.writing() as connection:
            await self._still(connection, schedule_id)
            await self._set(connection, schedule_id, state="ended", reason="finished")

    async def replan(self, workspace: str, now: datetime) -> None:
        """Its calendar changed (holidays, own days): every active schedule's next moment is found anew."""
        query = SCHEDULES.where(schedule.c.workspace == workspace, schedule.c.state == "active")
        async with self._database.writing() as connection:
            for row in (await connection.execute(query)).all():
                await self._aim(connection, read(row), now)

    async def stand_still(self, connection: AsyncConnection, names: Collection[str], now: datetime) -> None:
        """Within a transaction: nothing of these workspaces is posted, as long as we are not let in."""
        query = sa.select(schedule.c.id).where(schedule.c.workspace.in_(names), schedule.c.state == "active")
        for id in (await connection.scalars(query)).all():
            await self._still(connection, id)
            since = sa.func.coalesce(schedule.c.paused_at, sa.literal(now, Moment))
            await self._set(connection, id, state="paused", paused_at=since, reason=UNINSTALLED)
        waiting = sa.update(occurrence).where(occurrence.c.workspace.in_(names), sa.text("state = 'planned'"))
        await connection.execute(waiting.values(state="skipped", reason=UNINSTALLED))

    async def carry_on(self, connection: AsyncConnection, names: Collection[str], now: datetime) -> None:
        """Within a transaction: what stood still is due again, as it was; what a lead paused stays so."""
        query = SCHEDULES.where(
            schedule.c.workspace.in_(names), schedule.c.state == "paused", schedule.c.reason == UNINSTALLED
        )
        for each in [read(row) for row in (await connection.execute(query)).all()]:
            since = each.paused_at if each.paused_until else None
            await self._set(connection, each.id, state="active", paused_at=since, reason=None)
            await self._aim(connection, each, now)

    async def _find(self, *where: sa.ColumnElement[bool]) -> Schedule | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(SCHEDULES.where(*where))).one_or_none()
        return None if row is None else read(row)

    async def _set(
        self, connection: AsyncConnection, schedule_id: int, *where: sa.ColumnElement[bool], **values: object
    ) -> bool:
        change = (
            sa.update(schedule)
            .where(schedule.c.id == schedule_id, *where)
            .values(rev=schedule.c.rev + 1, **values)
            .returning(schedule.c.id)
        )
        return await connection.scalar(change) is not None

    async def _aim(self, connection: AsyncConnection, of: Schedule, now: datetime) -> None:
        """Sets when it is due next, in each of its zones."""
        teams = await connection.run_sync(workspaces.all_of, {of.workspace})
        days = calendar_of(of, teams.get(of.workspace, WorkspaceSettings()), PersonSettings())
        zones = [of.recurrence.zone]
        if of.recurrence.each_person:
            query = sa.select(audience.c.zone).where(audience.c.schedule_id == of.id).distinct()
            zones = list((await connection.scalars(query)).all())
        await connection.execute(sa.delete(schedule_zone).where(schedule_zone.c.schedule_id == of.id))
        rows = [
            {
                "schedule_id": of.id,
                "zone": zone,
                "next_due": next_due(of.recurrence.in_zone(zone), now, days),
            }
            for zone in zones
        ]
        if rows:
            await connection.execute(sa.insert(schedule_zone), rows)

    async def _still(self, connection: AsyncConnection, schedule_id: int) -> None:
        """Nothing of it is due. Waits for a planner that is at it, so that what it plans is dropped too."""
        quiet = sa.update(schedule_zone).where(schedule_zone.c.schedule_id == schedule_id)
        await connection.execute(quiet.values(next_due=None))

    async def _drop(
        self, connection: AsyncConnection, of_it: sa.ColumnElement[bool], reason: str
    ) -> Cancelled:
        dropped = (
            sa.update(occurrence)
            .where(of_it, sa.text("state = 'planned'"))
            .values(state="skipped", reason=reason)
            .returning(occurrence.c.id)
        )
        leaving = sa.select(sa.func.count()).where(of_it, sa.text("state IN ('sending', 'unknown')"))
        return Cancelled(
            dropped=len((await connection.scalars(dropped)).all()),
            under_way=(await connection.scalars(leaving)).one(),
        )


SCHEDULES = sa.select(
    schedule,
    sa.select(sa.func.min(schedule_zone.c.next_due))
    .where(schedule_zone.c.schedule_id == schedule.c.id)
    .scalar_subquery()
    .label("next_due"),
)


def next_due(recurrence: Recurrence, after: datetime, days: Calendar) -> datetime | None:
    """The next moment the planner has something to do: also one that will be skipped, to say so."""
    return next((each.at for each in upcoming(recurrence, after, days, 1)), None)


def read(row: sa.Row[*tuple[Any, ...]]) -> Schedule:
    return Schedule(
        id=row.id,
        workspace=row.workspace,
        number=row.number,
        owner=row.owner,
        owner_chat=row.owner_chat or "",
        person=row.person,
        kind=row.kind,
        ask=read_ask(row.ask),
        recurrence=Recurrence.parse(row.text),
        grace=row.grace * _MICROSECOND,
        state=row.state,
        paused_at=row.paused_at,
        paused_until=row.paused_until,
        reason=row.reason or "",
        rev=row.rev,
        next_due=row.next_due,
    )


async def one(connection: AsyncConnection, schedule_id: int) -> Schedule:
    """Within a transaction. Raises NoSchedule where there is none (any more)."""
    row = (await connection.execute(SCHEDULES.where(schedule.c.id == schedule_id))).one_or_none()
    if row is None:
        raise NoSchedule
    return read(row)


async def members(connection: AsyncConnection, schedule_id: int, zone: str | None = None) -> list[Member]:
    """Whom a schedule "for each person" goes to: all, or those who live in `zone`."""
    query = sa.select(audience.c.person, audience.c.zone, audience.c.channel).where(
        audience.c.schedule_id == schedule_id
    )
    if zone is not None:
        query = query.where(audience.c.zone == zone)
    return [Member(*row) for row in await connection.execute(query.order_by(audience.c.person))]


async def _give_number(connection: AsyncConnection, of: Schedule) -> None:
    """The next free one; a number is never given twice, even where its schedule has ended."""
    if of.number is not None:
        return
    taken = sa.select(sa.func.coalesce(sa.func.max(schedule.c.number), 0)).where(
        schedule.c.workspace == of.workspace
    )
    number = (await connection.scalars(taken)).one() + 1
    await connection.execute(sa.update(schedule).where(schedule.c.id == of.id).values(number=number))


def _insert(new: NewSchedule, now: datetime) -> sa.Executable:
    return (
        sa.insert(schedule)
        .values(
            workspace=new.workspace,
            owner=new.owner,
            owner_chat=new.owner_chat,
            person=new.person,
            kind=new.kind,
            ask=write_ask(new.ask),
            text=new.recurrence.text,
            grace=new.grace // _MICROSECOND,
            state="draft",
            rev=1,
            created=now,
        )
        .returning(schedule.c.id)
    )
