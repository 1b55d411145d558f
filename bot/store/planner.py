"""Turns schedules that are due into posts.

The posts, the schedule's next moment and the slots the posts take move in one transaction: two workers
that plan at once plan everything once, and one that dies in between has planned nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.calendar import Skip
from bot.delivery.occurrences import CatchUp, Occurrence, catch_up
from bot.message import Place, Platform
from bot.store import people, schedules, workspaces
from bot.store.calendars import calendar_of, in_incident
from bot.store.database import Database
from bot.store.nudge import Nudge
from bot.store.pacing import PACES, Leaving, Pace, reserve
from bot.store.people import PersonSettings
from bot.store.posts import Post, introduction_key, write_posts
from bot.store.schedule import Member, Schedule
from bot.store.schema import occurrence, schedule, schedule_zone
from bot.store.workspaces import WorkspaceSettings


@dataclass(frozen=True, slots=True)
class _Due:
    """A schedule that is due in one of its zones, and all that decides what to do."""

    schedule: Schedule
    zone: str
    next_due: datetime
    team: WorkspaceSettings
    owner: PersonSettings


class Planner:
    def __init__(self, database: Database, news: Nudge, paces: Mapping[Platform, Pace] = PACES) -> None:
        """`news` is rung when there are posts to send."""
        self._database = database
        self._news = news
        self._paces = paces

    async def plan(self, now: datetime, limit: int = 200) -> int:
        """Plans up to `limit` schedules that are due; how many there were."""
        async with self._database.writing() as connection:
            due = await _due(connection, now, limit)
            found = [_caught_up(each, now) for each in due]
            posts: list[Post] = []
            for each, what in zip(due, found, strict=True):
                posts += await _posts(connection, each, what)
            await write_posts(self._database, connection, posts, now, self._paces)
            await _move(connection, [(each, what.next_due) for each, what in zip(due, found, strict=True)])
        if due:
            self._news.ring()
        return len(due)

    async def send_now(self, schedule_id: int, now: datetime, at: datetime | None = None) -> int:
        """Once more at once, or `at` a moment, beside its own moments; the number of posts."""
        async with self._database.writing() as connection:
            of = await schedules.one(connection, schedule_id)
            await _hurry_introduction(self._database, connection, of, now, self._paces)
            posts = await _once_more(connection, of, at or now)
            await write_posts(self._database, connection, posts, now, self._paces)
        self._news.ring()
        return len(posts)

    async def next_moment(self, after: datetime, until: datetime) -> datetime | None:
        """When something is due next, later than `after` and not later than `until`."""
        moments = (
            sa.select(sa.func.min(column)).where(where, column > after, column <= until)
            for column, where in (
                (schedule_zone.c.next_due, sa.true()),
                (occurrence.c.not_before, sa.text("state = 'planned'")),
            )
        )
        async with self._database.reading() as connection:
            found = [await connection.scalar(query) for query in moments]
        return min((each for each in found if each is not None), default=None)

    async def is_idle(self, now: datetime) -> bool:
        """Whether nothing that was due by `now` is still to be planned or on its way."""
        waiting = (
            sa.select(schedule_zone.c.zone).where(schedule_zone.c.next_due <= now),
            sa.select(occurrence.c.id).where(sa.text("state = 'planned'"), occurrence.c.not_before <= now),
            sa.select(occurrence.c.id).where(sa.text("state IN ('sending', 'unknown')")),
        )
        async with self._database.reading() as connection:
            return not await connection.scalar(sa.select(sa.or_(*(query.exists() for query in waiting))))


async def _hurry_introduction(
    database: Database,
    connection: AsyncConnection,
    of: Schedule,
    now: datetime,
    paces: Mapping[Platform, Pace],
) -> None:
    """One that was to come later comes now: it goes before every post of its schedule."""
    later = sa.and_(
        occurrence.c.key == introduction_key(of.id),
        occurrence.c.not_before > now,
        sa.text("state = 'planned'"),
    )
    if await connection.scalar(sa.select(occurrence.c.id).where(later)) is not None:
        (moment,) = await reserve(database, connection, [Leaving(of.ask.place, now, awaited=True)], paces)
        await connection.execute(sa.update(occurrence).where(later).values(not_before=moment))


async def _once_more(connection: AsyncConnection, of: Schedule, now: datetime) -> list[Post]:
    slot = f"now-{now:%Y-%m-%dT%H:%M:%S}"
    if of.recurrence.each_person:
        return [_to_member(of, each, slot, now) for each in await schedules.members(connection, of.id)]
    target = Member(of.person or of.ask.place.channel, "", of.ask.place.channel)
    return [replace(_to_member(of, target, slot, now), place=of.ask.place, person=of.person)]


async def _due(connection: AsyncConnection, now: datetime, limit: int) -> list[_Due]:
    """Ours until the transaction ends; what another planner holds is passed over."""
    query = (
        sa.select(schedule_zone)
        .where(schedule_zone.c.next_due <= now)
        .order_by(schedule_zone.c.next_due)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = (await connection.execute(query)).all()
    if not rows:
        return []
    wanted = schedules.SCHEDULES.where(schedule.c.id.in_({row.schedule_id for row in rows}))
    found = {row.id: schedules.read(row) for row in await connection.execute(wanted)}
    teams = await connection.run_sync(workspaces.all_of, {each.workspace for each in found.values()})
    owners = await connection.run_sync(
        people.all_of, {(each.workspace, each.person) for each in found.values() if each.person}
    )
    due: list[_Due] = []
    for row in rows:
        of = found[row.schedule_id]
        team = teams.get(of.workspace, WorkspaceSettings())
        owner = owners.get((of.workspace, of.person or ""), PersonSettings())
        due.append(_Due(of, row.zone, row.next_due, team, owner))
    return due


def _caught_up(due: _Due, now: datetime) -> CatchUp:
    of = due.schedule
    recurrence = of.recurrence.in_zone(due.zone)
    return catch_up(recurrence, due.next_due, now, of.grace, calendar_of(of, due.team, due.owner))


async def _posts(connection: AsyncConnection, due: _Due, found: CatchUp) -> list[Post]:
    of = due.schedule
    posts = [_to_place(of, due.zone, each) for each in found.skipped]
    if found.post is None:
        return posts
    if in_incident(due.team, found.post.at):
        return [*posts, _to_place(of, due.zone, replace(found.post, skipped=Skip("incident")))]
    if not of.recurrence.each_person:
        why = "muted" if due.owner.muted else None
        return [*posts, replace(_to_place(of, due.zone, found.post), skipped=why)]
    return posts + await _to_members(connection, due, found.post)


async def _to_members(connection: AsyncConnection, due: _Due, at: Occurrence) -> list[Post]:
    of = due.schedule
    members = await schedules.members(connection, of.id, due.zone)
    settings = await connection.run_sync(people.all_of, {(of.workspace, each.person) for each in members})
    posts: list[Post] = []
    for each in members:
        own = settings.get((of.workspace, each.person), PersonSettings())
        away = own.away_until is not None and at.local.date() < own.away_until
        why = "muted" if own.muted else "leave" if away else None
        posts.append(replace(_to_member(of, each, at.slot, at.at), skipped=why))
    return posts


async def _move(connection: AsyncConnection, moves: Sequence[tuple[_Due, datetime | None]]) -> None:
    """Their next moments; a schedule that has none left in any zone has ended."""
    if not moves:
        return
    rows = [{"of": due.schedule.id, "there": due.zone, "then": then} for due, then in moves]
    await connection.execute(_MOVE, rows)
    over = {due.schedule.id for due, then in moves if then is None}
    if over:
        left = sa.exists().where(
            schedule_zone.c.schedule_id == schedule.c.id, schedule_zone.c.next_due.is_not(None)
        )
        ended = sa.update(schedule).where(schedule.c.id.in_(over), ~left)
        await connection.execute(ended.values(state="ended", reason="finished"))


_MOVE = (
    sa.update(schedule_zone)
    .where(schedule_zone.c.schedule_id == sa.bindparam("of"), schedule_zone.c.zone == sa.bindparam("there"))
    .values(next_due=sa.bindparam("then"))
)


def _to_place(of: Schedule, zone: str, at: Occurrence) -> Post:
    """To the place of its ask; for a schedule "for each person" the one row that says why a zone got none."""
    target = zone if of.recurrence.each_person else of.ask.place.channel
    return Post(
        key=f"{of.id}:{target}:{at.slot}",
        place=of.ask.place,
        ask=None,
        due=at.at,
        expires=at.at + of.grace,
        schedule=of.id,
        person=of.person,
        skipped=_words(at.skipped),
    )


def _to_member(of: Schedule, member: Member, slot: str, at: datetime) -> Post:
    """Keyed by the person: who moves to another zone on that day gets no second one."""
    return Post(
        key=f"{of.id}:{member.person}:{slot}",
        place=Place(of.ask.place.platform, of.workspace, member.channel, "personal"),
        ask=None,
        due=at,
        expires=at + of.grace,
        schedule=of.id,
        person=member.person,
    )


def _words(skip: Skip | None) -> str | None:
    """As it is stored: the reason, and the day's name where it has one ("holiday: Ascension Day")."""
    if skip is None:
        return None
    return f"{skip.reason}: {skip.name}" if skip.name else skip.reason
