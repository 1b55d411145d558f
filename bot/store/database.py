"""The engines. SQLite for one machine, PostgreSQL for many, by the URL alone."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, nullcontext
from time import sleep
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import InterfaceError, InternalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
_TO_READ, _TO_WRITE = "BEGIN", "BEGIN IMMEDIATE"
Insert = postgresql.Insert | sqlite.Insert
SQLITE: Mapping[str, str] = {
    "busy_timeout": "30000",
    "journal_mode": "WAL",
    "synchronous": "FULL",  # a power cut must not take back a `sending` mark
    "foreign_keys": "ON",
}
_TRIES, _MOMENT = 200, 0.05  # seconds: ten in all
_NOT_FLUSHED: Mapping[str, str] = {"synchronous": "NORMAL"}
POSTGRESQL: Mapping[str, str] = {
    # A statement that was planned while its table was nearly empty reads the whole of it ever after; each of ours
    # that many wait for has an index. Where a table has to be read whole it still is, without being compiled first.
    "enable_seqscan": "off",
    "jit": "off",
}

_T = TypeVar("_T")


class Database:
    """Reads and writes apart: on SQLite a write takes the lock when it begins, a read never does.

    `read` and `write` are for what many wait for at the same moment: on SQLite all their statements are one visit
    to a thread, where with `reading` and `writing` each is four.
    """

    def __init__(self, url: str, sqlite_settings: Mapping[str, str] = SQLITE) -> None:
        address = async_url(url)
        self.is_sqlite = address.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._writer = _sqlite_engine(address, sqlite_settings, begin=_TO_WRITE, pool_size=1)
            self._reader = _sqlite_engine(address, sqlite_settings, begin=_TO_READ, pool_size=4)
            self._one_writes = asyncio.Lock()
            self._reads = _Thread(address, sqlite_settings, begin=_TO_READ)
            self._writes = _Thread(address, sqlite_settings, begin=_TO_WRITE)
            self._notes = _Thread(address, {**sqlite_settings, **_NOT_FLUSHED}, begin=_TO_WRITE)
        else:
            self._writer = self._reader = _postgresql_engine(address)
            self._one_writes = nullcontext()
            self._reads = self._writes = self._notes = None

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncConnection]:
        async with self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncGenerator[AsyncConnection]:
        """One transaction: committed at the end, rolled back by an exception."""
        async with self._one_writes, self._writer.begin() as connection:
            yield connection

    async def read(self, work: Callable[[sa.Connection], _T]) -> _T:
        """What `work` gives of what it reads; it does nothing else, since others wait for its thread."""
        if self._reads is not None:
            return await self._reads.visit(work)
        async with self.reading() as connection:
            return await connection.run_sync(work)

    async def write(self, work: Callable[[sa.Connection], _T]) -> _T:
        """One transaction, as `writing`."""
        if self._writes is not None:
            async with self._one_writes:
                return await self._writes.visit(work)
        async with self.writing() as connection:
            return await connection.run_sync(work)

    async def note(self, work: Callable[[sa.Connection], _T]) -> _T:
        """As `write`, for what may be gone after a power cut: on SQLite nobody waits until the disk has it."""
        if self._notes is None:
            return await self.write(work)
        async with self._one_writes:
            return await self._notes.visit(work)

    def insert(self, table: sa.Table) -> Insert:
        """An insert that knows `on_conflict_…` in this database's dialect."""
        return insert(self.is_sqlite, table)

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()
        for thread in (self._reads, self._writes, self._notes):
            if thread is not None:
                await asyncio.to_thread(thread.close)


def insert(on_sqlite: bool, table: sa.Table) -> Insert:
    return sqlite.insert(table) if on_sqlite else postgresql.insert(table)


class _Thread:
    """A connection to SQLite with a thread of its own."""

    def __init__(self, address: URL, settings: Mapping[str, str], *, begin: str) -> None:
        self._engine = sa.create_engine(
            address.set(drivername="sqlite+pysqlite"), pool_size=1, max_overflow=0
        )
        _as_ours(self._engine, settings, begin, lambda: sleep(_MOMENT))
        self._thread = ThreadPoolExecutor(1, "sqlite")

    async def visit(self, work: Callable[[sa.Connection], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._run, work)

    def close(self) -> None:
        self._thread.shutdown()
        self._engine.dispose()

    def _run(self, work: Callable[[sa.Connection], _T]) -> _T:
        with self._engine.begin() as connection:
            return work(connection)


def async_url(url: str) -> URL:
    """The URL people write (`sqlite:///file`, `postgres://…?sslmode=require`) for our drivers."""
    address = make_url(url)
    backend = address.drivername.partition("+")[0]
    if backend not in _DRIVERS:
        raise ValueError(f"{backend} is not a database Rapport knows: sqlite or postgresql")
    address = address.set(drivername=_DRIVERS[backend])
    if "sslmode" in address.query:  # the name libpq and every hoster use; asyncpg calls it ssl
        address = address.difference_update_query(["sslmode"]).update_query_dict(
            {"ssl": address.query["sslmode"]}
        )
    return address


def _postgresql_engine(address: URL) -> AsyncEngine:
    engine = create_async_engine(address, pool_size=5, max_overflow=5, pool_pre_ping=True)

    def failed(context: ExceptionContext) -> None:
        # A server that stops in the middle of a statement leaves asyncpg's connection open but out of
        # step; SQLAlchemy does not take that for a lost connection and would use it again for ever.
        if isinstance(context.sqlalchemy_exception, InternalError | InterfaceError):
            context.is_disconnect = True

    def connected(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for name, value in POSTGRESQL.items():
            cursor.execute(f"SET SESSION {name} = {value}")
        cursor.close()
        connection.commit()

    event.listen(engine.sync_engine, "handle_error", failed)
    event.listen(engine.sync_engine, "connect", connected)
    return engine


def _sqlite_engine(address: URL, settings: Mapping[str, str], *, begin: str, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(address, pool_size=pool_size, max_overflow=0)
    # Whoever holds the file may need this loop to let it go.
    _as_ours(engine.sync_engine, settings, begin, lambda: await_only(asyncio.sleep(_MOMENT)))
    return engine


def _set(cursor: Any, pragma: str, pause: Callable[[], None]) -> None:
    """Where two change the journal of a new file at once SQLite waits for neither, whatever its timeout: one tries again."""
    for _ in range(_TRIES):
        try:
            cursor.execute(pragma)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            pause()
        else:
            return
    cursor.execute(pragma)


def _as_ours(engine: sa.Engine, settings: Mapping[str, str], begin: str, pause: Callable[[], None]) -> None:
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # ours to begin: the driver would begin late and without a lock
        cursor = connection.cursor()
        for name, value in settings.items():
            _set(cursor, f"PRAGMA {name}={value}", pause)
        cursor.close()

    def begins(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begins)
