"""When a post may leave: slots reserved in the database, so that replicas need not talk about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.message import Place, Platform
from bot.store.database import Database
from bot.store.schema import slot

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Pace:
    """The shortest time between two posts in one channel, and in one workspace."""

    channel: timedelta
    workspace: timedelta


PACES: Mapping[Platform, Pace] = {
    # docs.slack.dev, rate limits: one message a second in a channel, "several hundred" a minute in all
    "slack": Pace(timedelta(seconds=1), timedelta(seconds=0.2)),
    # learn.microsoft.com, rate limits for bots: 7 a second and 1,800 an hour in a thread, 50 a second in all
    "teams": Pace(timedelta(seconds=0.5), timedelta(seconds=0.02)),
    "playground": Pace(timedelta(), timedelta()),
    "terminal": Pace(timedelta(), timedelta()),
}


async def reserve(
    database: Database,
    connection: AsyncConnection,
    wanted: Sequence[tuple[Place, datetime]],
    paces: Mapping[Platform, Pace],
) -> list[datetime]:
    """For each place and earliest moment, in this order, the moment it may leave.

    Rows are locked in the order of their keys, so two planners never wait for each other crosswise.
    """
    if not wanted:
        return []
    gaps = {key: gap for place, _ in wanted for key, gap in _keys(place, paces)}
    free: dict[str, datetime] = {}
    for keys in _chunks(sorted(gaps)):
        insert = database.insert(slot).values([{"key": key, "next_free": wanted[0][1]} for key in keys])
        locked = insert.on_conflict_do_update(
            index_elements=[slot.c.key], set_={"next_free": slot.c.next_free}
        ).returning(slot.c.key, slot.c.next_free)
        free.update({key: moment for key, moment in await connection.execute(locked)})
    moments: list[datetime] = []
    for place, earliest in wanted:
        keys = [key for key, _ in _keys(place, paces)]
        moment = max([earliest, *(free[key] for key in keys)])
        free.update({key: moment + gaps[key] for key in keys})
        moments.append(moment)
    await _write(database, connection, free)
    return moments


async def postpone(
    database: Database, connection: AsyncConnection, places: Iterable[tuple[Place, datetime]]
) -> None:
    """A platform asked us to wait: the channel's next slot is not before that moment."""
    until: dict[str, datetime] = {}
    for place, moment in places:
        key = _channel(place)
        until[key] = max(moment, until.get(key, moment))
    await _write(database, connection, until)


async def _write(database: Database, connection: AsyncConnection, free: Mapping[str, datetime]) -> None:
    for keys in _chunks(sorted(free)):
        insert = database.insert(slot).values([{"key": key, "next_free": free[key]} for key in keys])
        later = insert.on_conflict_do_update(
            index_elements=[slot.c.key],
            set_={"next_free": insert.excluded.next_free},
            where=slot.c.next_free < insert.excluded.next_free,
        )
        await connection.execute(later)


def _keys(place: Place, paces: Mapping[Platform, Pace]) -> list[tuple[str, timedelta]]:
    pace = paces[place.platform]
    both = (
        (_channel(place), pace.channel),
        (f"w:{place.platform}:{place.workspace}", pace.workspace),
    )
    return [(key, gap) for key, gap in both if gap]


def _channel(place: Place) -> str:
    return f"c:{place.platform}:{place.workspace}:{place.channel}"


def _chunks(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
