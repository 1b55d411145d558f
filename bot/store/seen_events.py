"""Platforms deliver an event again when our answer was late: each is handled once, on any replica."""

from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.store.columns import Moment
from bot.store.database import Database
from bot.store.group import Group
from bot.store.schema import seen_event

_Sighting = tuple[str, datetime, datetime]
_COMPANY = 0.005
"""Seconds a sighting waits for others: too short for a person, and a write for each would cost as much again as its
answer."""


class SeenEvents:
    def __init__(self, database: Database) -> None:
        self._database = database
        insert = database.insert(seen_event)
        self._fresh = insert.on_conflict_do_update(
            index_elements=[seen_event.c.key],
            set_={"expires": insert.excluded.expires},
            where=seen_event.c.expires <= sa.bindparam("now", type_=Moment),
        ).returning(seen_event.c.key)
        self._group: Group[_Sighting, bool] = Group(self._record, linger=_COMPANY)

    def first_time(self, key: str, now: datetime, ttl: timedelta) -> Awaitable[bool]:
        """Whether `key` has not been seen within its `ttl`; of many who ask at once one hears True."""
        return self._group.add((key, now, now + ttl))

    async def sweep(self, now: datetime) -> None:
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(seen_event).where(seen_event.c.expires <= now))

    async def _record(self, sightings: Sequence[_Sighting]) -> Sequence[bool]:
        news = {key: expires for key, _, expires in reversed(sightings)}
        now = max(now for _, now, _ in sightings)
        rows = [{"key": key, "expires": expires, "now": now} for key, expires in sorted(news.items())]
        first = await self._database.note(lambda connection: set(connection.scalars(self._fresh, rows)))
        answers: list[bool] = []
        for key, _, _ in sightings:
            answers.append(key in first)
            first.discard(key)
        return answers
