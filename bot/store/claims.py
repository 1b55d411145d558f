"""A post in a worker's hands: how it is picked, what the worker is told of it, and how it may end."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from bot.message import Ask, LiveKey, Person, Place, Platform
from bot.store.asks import read_ask
from bot.store.posts import INTRODUCTION
from bot.store.schema import occurrence, schedule

Waiting = tuple[int, Platform, str, bool]
"""A post that may leave: its id, platform and workspace; and whether a person waits for it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One post that is this worker's until its lease ends.

    `key` is unique for ever and goes with the post where the platform carries one. `expires` is when
    it is too late to send. `tried_at` is when the latest attempt began.
    """

    id: int
    key: str
    fence: int
    place: Place
    ask: Ask
    schedule: int | None
    due: datetime
    expires: datetime | None
    attempt: int
    tried_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there. `live` where the message is drawn from state."""

    reference: str
    live: LiveKey | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """It is certainly not there: to be sent not before `at`. `asked`: the platform named the moment."""

    at: datetime
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """It may be there: look for it not before `at`."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """It will not be sent by itself any more."""

    state: Literal["skipped", "failed", "unsure"]
    reason: str


Outcome = Sent | Again | Doubt | Ended


_SCHEDULED = sa.select(schedule.c.ask).where(schedule.c.id == occurrence.c.schedule_id).scalar_subquery()
CLAIMED: tuple[sa.ColumnElement[Any], ...] = (
    *(occurrence.c[name] for name in ("id", "key", "fence", "platform", "workspace", "channel")),
    *(occurrence.c[name] for name in ("place_kind", "person", "schedule_id")),
    *(occurrence.c[name] for name in ("due", "expires", "attempt", "tried_at")),
    sa.func.coalesce(occurrence.c.ask, _SCHEDULED).label("asked"),
)

_introduction = occurrence.alias()
_INTRODUCED_FIRST = sa.exists().where(
    occurrence.c.place_kind != "personal",
    _introduction.c.key == sa.literal(INTRODUCTION) + sa.cast(occurrence.c.schedule_id, sa.Text),
    _introduction.c.state.in_(("planned", "sending", "unknown")),
)
"""Its schedule's introduction is still to come, or on its way, or may have to be sent again."""


_IN_ORDER = sa.text("SET LOCAL enable_sort = off")
"""PostgreSQL counted the states when few were planned: it would read and sort all that are, to take the first."""


def pick(
    state: sa.TextClause,
    moment: sa.Column[datetime],
    now: datetime,
    limit: int,
    platforms: Collection[Platform],
) -> sa.Select[int, Platform, str, bool]:
    """Rows nobody else holds. The state is literal text: a bound one would not meet the partial index."""
    return (
        sa.select(
            occurrence.c.id,
            occurrence.c.platform,
            occurrence.c.workspace,
            occurrence.c.schedule_id.is_(None).label("awaited"),
        )
        .where(state, moment <= now, occurrence.c.platform.in_(sorted(platforms)))
        .order_by(moment)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )


def pick_due(
    connection: sa.Connection, now: datetime, limit: int, platforms: Collection[Platform]
) -> list[Waiting]:
    """What may leave now. What no schedule wants is what a person waits for."""
    if connection.dialect.name == "postgresql":
        connection.execute(_IN_ORDER)
    moment = occurrence.c.not_before
    awaited = sa.text("state = 'planned' AND schedule_id IS NULL")
    due = [_waiting(row) for row in connection.execute(pick(awaited, moment, now, limit, platforms))]
    if len(due) < limit:
        rest = pick(sa.text("state = 'planned'"), moment, now, limit, platforms).where(~_INTRODUCED_FIRST)
        due += [_waiting(row) for row in connection.execute(rest)]
    return list(dict.fromkeys(due))[:limit]


def _waiting(row: sa.Row[int, Platform, str, bool]) -> Waiting:
    id, platform, workspace, awaited = row
    return id, platform, workspace, bool(awaited)


def count_under_way(connection: sa.Connection, due: Collection[Waiting]) -> dict[tuple[Platform, str], int]:
    """How many of these workspaces' posts are under way, with any worker."""
    table = occurrence.c
    query = (
        sa.select(table.platform, table.workspace, sa.func.count())
        .where(sa.text("state IN ('sending', 'unknown')"))
        .group_by(table.platform, table.workspace)
    )
    wanted = {(platform, workspace) for _, platform, workspace, _ in due}
    return {
        (platform, workspace): count
        for platform, workspace, count in connection.execute(query)
        if (platform, workspace) in wanted
    }


def read_claim(row: sa.Row[*tuple[Any, ...]]) -> Claim:
    """Of the columns CLAIMED, in their order; nothing here is done by name, since thousands are read at once."""
    id, key, fence, platform, workspace, channel, kind, person, of, due, expires, attempt, tried, asked = row
    ask = read_ask(asked)
    place = ask.place
    if (place.platform, place.workspace, place.channel) != (platform, workspace, channel):
        place = Place(platform, workspace, channel, kind)
    ask = Ask(
        ask.command,
        place,
        Person(person) if person else ask.person,
        ask.text,
        ask.verb,
        {**ask.ids, "key": key},
        ask.values,
        ask.message,
        ask.locale,
        due,
    )
    return Claim(id, key, fence, place, ask, of, due, expires, attempt, tried)
