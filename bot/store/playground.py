"""The playground's channels and its clock. Only what everyone there may see; private answers never."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import playground_clock, playground_post

_CLOCK = 1
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Post:
    """`id` is the reference by which it is edited; `body` is the playground's own JSON."""

    id: int
    channel: str
    body: str
    at: datetime


class Playground:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def post(self, channel: str, body: str, now: datetime, key: str | None = None) -> int:
        """Adds a message. A `key` posted before gives the message it has, unchanged."""
        insert = self._database.insert(playground_post).values(channel=channel, body=body, at=now, key=key)
        query = insert.on_conflict_do_nothing(index_elements=[playground_post.c.key]).returning(
            playground_post.c.id
        )
        async with self._database.writing() as connection:
            made: int | None = await connection.scalar(query)
            if made is not None:
                return made
            known = sa.select(playground_post.c.id).where(playground_post.c.key == key)
            return (await connection.scalars(known)).one()

    async def edit(self, post: int, body: str) -> None:
        change = sa.update(playground_post).where(playground_post.c.id == post).values(body=body)
        async with self._database.writing() as connection:
            await connection.execute(change)

    async def posts(self, limit: int = 300) -> tuple[Post, ...]:
        """The latest messages of all channels, oldest first."""
        table = playground_post.c
        query = (
            sa.select(table.id, table.channel, table.body, table.at).order_by(table.id.desc()).limit(limit)
        )
        async with self._database.reading() as connection:
            return tuple(reversed([Post(*row) for row in await connection.execute(query)]))

    async def find(self, key: str) -> int | None:
        query = sa.select(playground_post.c.id).where(playground_post.c.key == key)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def ahead(self) -> timedelta:
        """How far the playground's clock was moved forward."""
        query = sa.select(playground_clock.c.ahead)
        ahead = await self._database.read(lambda connection: connection.scalar(query))
        return (ahead or 0) * _MICROSECOND

    async def move(self, by: timedelta) -> None:
        """Moves the clock further forward; it never goes back."""
        insert = self._database.insert(playground_clock).values(id=_CLOCK, ahead=by // _MICROSECOND)
        moved = insert.on_conflict_do_update(
            index_elements=[playground_clock.c.id],
            set_={"ahead": playground_clock.c.ahead + insert.excluded.ahead},
        )
        async with self._database.writing() as connection:
            await connection.execute(moved)
