"""When a post may leave: slots reserved in the database, so that replicas need not talk about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.message import Place, Platform
from bot.store.database import Database
from bot.store.schema import slot

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Pace:
    """The shortest time between two posts in one channel, and in one workspace.

    `in_flight`: posts under way at once in a workspace. When a worker dies, so many have to be looked up.
    """

    channel: timedelta
    workspace: timedelta
    in_flight: int = 1000


PACES: Mapping[Platform, Pace] = {
    # docs.slack.dev, rate limits: one message a second in a channel, "several hundred" a minute in all, of which
    # some are left for answers; conversations.history, which looks a post up: once a minute for most apps
    "slack": Pace(timedelta(seconds=1), timedelta(seconds=0.25), in_flight=3),
    # learn.microsoft.com, rate limits for bots: 7 in a second, 8 in two, 60 in thirty and 1,800 in an hour in
    # a conversation, 50 a second in a tenant, once 30
    "teams": Pace(timedelta(seconds=2), timedelta(seconds=1 / 30), in_flight=10),
    "playground": Pace(timedelta(), timedelta()),
    "terminal": Pace(timedelta(), timedelta()),
}


@dataclass(frozen=True, slots=True)
class Leaving:
    """A post that may leave at `earliest`. `awaited`: a person waits for it, so it stands behind nothing that is
    broadcast, in its workspace or to the same channel; what is broadcast makes room."""

    place: Place
    earliest: datetime
    awaited: bool


async def reserve(
    database: Database,
    connection: AsyncConnection,
    wanted: Sequence[Leaving],
    paces: Mapping[Platform, Pace],
) -> list[datetime]:
    """For each, in this order, the moment it may leave.

    Rows are locked in the order of their keys, so two planners never wait for each other crosswise.
    """
    if not wanted:
        return []
    gaps = {key: gap for each in wanted for key, gap in _keys(each, paces)}
    free: dict[str, datetime] = {}
    for keys in _chunks(sorted(gaps)):
        insert = database.insert(slot).values([{"key": key, "next_free": wanted[0].earliest} for key in keys])
        locked = insert.on_conflict_do_update(
            index_elements=[slot.c.key], set_={"next_free": slot.c.next_free}
        ).returning(slot.c.key, slot.c.next_free)
        free.update({key: moment for key, moment in await connection.execute(locked)})
    moments: list[datetime] = []
    for each in wanted:
        keys = [key for key, _ in _keys(each, paces)]
        behind = keys[:1] if each.awaited else keys
        moment = max([each.earliest, *(free[key] for key in behind)])
        free.update({key: max(free[key], moment) + gaps[key] for key in keys})
        moments.append(moment)
    await connection.run_sync(_write, database, free)
    return moments


def postpone(connection: sa.Connection, database: Database, places: Iterable[tuple[Place, datetime]]) -> None:
    """A platform asked us to wait: the channel's next slot is not before that moment, whoever waits for it."""
    until: dict[str, datetime] = {}
    for place, moment in places:
        for key in (_channel(place), _awaited(place)):
            until[key] = max(moment, until.get(key, moment))
    _write(connection, database, until)


def _write(connection: sa.Connection, database: Database, free: Mapping[str, datetime]) -> None:
    for keys in _chunks(sorted(free)):
        insert = database.insert(slot).values([{"key": key, "next_free": free[key]} for key in keys])
        later = insert.on_conflict_do_update(
            index_elements=[slot.c.key],
            set_={"next_free": insert.excluded.next_free},
            where=slot.c.next_free < insert.excluded.next_free,
        )
        connection.execute(later)


def _keys(each: Leaving, paces: Mapping[Platform, Pace]) -> list[tuple[str, timedelta]]:
    """What it takes a slot of; first, where it is awaited, its channel's for such posts alone."""
    place, pace = each.place, paces[each.place.platform]
    all_ = (
        *(((_awaited(place), pace.channel),) if each.awaited else ()),
        (_channel(place), pace.channel),
        (f"w:{place.platform}:{place.workspace}", pace.workspace),
    )
    return [(key, gap) for key, gap in all_ if gap]


def _channel(place: Place) -> str:
    return f"c:{place.platform}:{place.workspace}:{place.channel}"


def _awaited(place: Place) -> str:
    return f"a:{place.platform}:{place.workspace}:{place.channel}"


def _chunks(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
