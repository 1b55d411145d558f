"""Posted things that are drawn from state: where each stands, and which is out of date.

A mark is never lost: one that comes before the post was remembered finds its row locked or waiting.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.message import LiveKey, Place
from bot.store.columns import Moment
from bot.store.database import Database, Insert
from bot.store.given import among, copied, given, rows
from bot.store.nudge import Nudge
from bot.store.schema import live, live_post

REDRAW_GAP = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class LivePost:
    """One message to redraw. `rev` is the state it will show; a later mark makes it dirty again."""

    key: LiveKey
    place: Place
    reference: str
    rev: int


@dataclass(frozen=True, slots=True)
class Shows:
    """A message that was just posted, and what it shows."""

    key: LiveKey
    place: Place
    reference: str
    now: datetime


class Live:
    def __init__(self, database: Database) -> None:
        self._database = database
        self.news = Nudge()

    async def remember(self, key: LiveKey, place: Place, reference: str, now: datetime) -> None:
        """`reference` at `place` shows `key` from now on; it is redrawn where `key` changed before."""
        shown = [Shows(key, place, reference, now)]
        await self._database.write(lambda connection: remember(connection, self._database, shown))

    async def mark(self, keys: Sequence[LiveKey], now: datetime) -> None:
        """What these show has changed: the worker redraws every message of theirs."""
        if not keys:
            return
        changes = rows(_changes([(key, now) for key in keys], 1))

        def marked(connection: sa.Connection) -> None:
            connection.execute(_counted(self._database.is_sqlite, 1), changes)
            connection.execute(_dirty(self._database.is_sqlite), changes)

        await self._database.write(marked)
        self.news.ring()

    async def wake(self, key: LiveKey, at: datetime) -> None:
        """What `key` shows changes by itself at `at`: its messages are redrawn then."""
        await self._database.write(lambda connection: wake(connection, self._database, [(key, at)]))

    async def take_dirty(self, now: datetime, limit: int = 100) -> tuple[LivePost, ...]:
        """What to redraw now. Each message comes at most once in 3 seconds, to one worker only. Mostly there is
        nothing: to see that takes no lock."""
        if not await self._database.read(lambda connection: connection.scalar(_ANY, {"now": now})):
            return ()
        table = live_post.c
        picked = (
            sa.select(table.platform, table.workspace, table.channel, table.reference)
            .where(sa.text("dirty"), table.not_before <= now)
            .order_by(table.not_before)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("picked")
        )
        taken = (
            sa.update(live_post)
            .where(
                table.platform == picked.c.platform,
                table.workspace == picked.c.workspace,
                table.channel == picked.c.channel,
                table.reference == picked.c.reference,
            )
            .values(not_before=now + REDRAW_GAP)
            .returning(
                table.command,
                table.id,
                table.platform,
                table.workspace,
                table.channel,
                table.place_kind,
                table.reference,
                table.rev,
            )
        )

        def take(connection: sa.Connection) -> Sequence[sa.Row[*tuple[Any, ...]]]:
            _woken(connection, self._database, now)
            return connection.execute(taken).all()

        return tuple(
            LivePost(
                LiveKey(row.command, row.id),
                Place(row.platform, row.workspace, row.channel, row.place_kind),
                row.reference,
                row.rev,
            )
            for row in await self._database.write(take)
        )

    async def drawn(self, post: LivePost) -> None:
        """It shows the state of its `rev` now; marked again meanwhile, it stays due."""
        done = sa.update(live_post).where(_is(post), live_post.c.rev == post.rev).values(dirty=False)
        async with self._database.writing() as connection:
            await connection.execute(done)

    async def wait(self, post: LivePost, until: datetime) -> None:
        """It could not be drawn yet: not before `until`."""
        later = sa.update(live_post).where(_is(post)).values(not_before=until)
        async with self._database.writing() as connection:
            await connection.execute(later)

    async def forget(self, post: LivePost) -> None:
        """The message is gone."""
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(live_post).where(_is(post)))

    async def sweep(self, before: datetime) -> None:
        """Forgets what last changed before `before`."""
        old = sa.delete(live).where(live.c.at < before, live.c.wakes.is_(None))
        async with self._database.writing() as connection:
            await connection.execute(old)

    async def end(self, key: LiveKey) -> None:
        """Nothing shows `key` any more."""
        async with self._database.writing() as connection:
            await connection.execute(
                sa.delete(live).where(live.c.command == key.command, live.c.id == key.id)
            )


def remember(connection: sa.Connection, database: Database, posts: Sequence[Shows]) -> None:
    """`Live.remember` of many within a transaction that is under way."""
    if not posts:
        return
    counted = _counted(database.is_sqlite, 0).returning(live.c.command, live.c.id, live.c.rev)
    found = connection.execute(counted, rows(_changes([(post.key, post.now) for post in posts], 0)))
    changes = {LiveKey(command, id): rev for command, id, rev in found}
    news = rows(
        (
            *(post.key.command, post.key.id),
            *(post.place.platform, post.place.workspace, post.place.channel, post.place.kind),
            post.reference,
            changes[post.key] > 0,
            changes[post.key],
            post.now + REDRAW_GAP,
        )
        for post in posts
    )
    connection.execute(_posted(database.is_sqlite), news)


def wake(connection: sa.Connection, database: Database, moments: Sequence[tuple[LiveKey, datetime]]) -> None:
    """`Live.wake` of many within a transaction that is under way."""
    connection.execute(
        _waking(database.is_sqlite), rows((key.command, key.id, 0, at, at) for key, at in moments)
    )


def _woken(connection: sa.Connection, database: Database, now: datetime) -> None:
    """Marks what changes by itself by now."""
    due = (
        sa.update(live)
        .where(sa.text("wakes IS NOT NULL"), live.c.wakes <= now)
        .values(wakes=None, rev=live.c.rev + 1)
        .returning(live.c.command, live.c.id)
    )
    keys = [(command, id) for command, id in connection.execute(due)]
    if keys:
        connection.execute(_dirty(database.is_sqlite), rows(keys))


_ANY = sa.select(
    sa.or_(
        sa.exists().where(sa.text("dirty"), live_post.c.not_before <= sa.bindparam("now", type_=Moment)),
        sa.exists().where(sa.text("wakes IS NOT NULL"), live.c.wakes <= sa.bindparam("now", type_=Moment)),
    )
)
_KEY: Mapping[str, sa.types.TypeEngine[Any]] = {"command": sa.Text(), "id": sa.Text()}


@cache
def _dirty(sqlite: bool) -> sa.Update:
    of = given(sqlite, **_KEY)
    changed = sa.update(live_post).where(among(sqlite, of, live_post.c.command, live_post.c.id))
    return changed.values(dirty=True, rev=live_post.c.rev + 1)


@cache
def _counted(sqlite: bool, more: int) -> Insert:
    """Counts `more` changes of each key. Their row locks are what puts a mark and a remember in an order."""
    insert = copied(sqlite, live, given(sqlite, **_KEY, rev=sa.Integer(), at=Moment()))
    return insert.on_conflict_do_update(
        index_elements=[live.c.command, live.c.id],
        set_={"rev": live.c.rev + more, "at": insert.excluded.at},
    )


@cache
def _posted(sqlite: bool) -> Insert:
    place = {name: sa.Text() for name in ("platform", "workspace", "channel", "place_kind", "reference")}
    of = given(sqlite, **_KEY, **place, dirty=sa.Boolean(), rev=sa.Integer(), not_before=Moment())
    return copied(sqlite, live_post, of).on_conflict_do_nothing()


@cache
def _waking(sqlite: bool) -> Insert:
    of = given(sqlite, **_KEY, rev=sa.Integer(), at=Moment(), wakes=Moment())
    insert = copied(sqlite, live, of)
    return insert.on_conflict_do_update(
        index_elements=[live.c.command, live.c.id], set_={"wakes": insert.excluded.wakes}
    )


def _changes(keys: Iterable[tuple[LiveKey, datetime]], more: int) -> list[tuple[str, str, int, datetime]]:
    """Rows for `_counted`, in one order for all."""
    moments = {(key.command, key.id): at for key, at in keys}
    return [(command, id, more, moments[command, id]) for command, id in sorted(moments)]


def _is(post: LivePost) -> sa.ColumnElement[bool]:
    table = live_post.c
    return sa.and_(
        table.command == post.key.command,
        table.id == post.key.id,
        table.platform == post.place.platform,
        table.workspace == post.place.workspace,
        table.channel == post.place.channel,
        table.reference == post.reference,
    )
