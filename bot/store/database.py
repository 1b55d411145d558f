"""The engines. SQLite for one machine, PostgreSQL for many, by the URL alone."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import InterfaceError, InternalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
SQLITE: Mapping[str, str] = {
    "busy_timeout": "30000",
    "journal_mode": "WAL",
    "synchronous": "FULL",  # a power cut must not take back a `sending` mark
    "foreign_keys": "ON",
}


class Database:
    """Reads and writes apart: on SQLite a write takes the lock when it begins, a read never does."""

    def __init__(self, url: str, sqlite_settings: Mapping[str, str] = SQLITE) -> None:
        address = async_url(url)
        self.is_sqlite = address.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._writer = _sqlite_engine(address, sqlite_settings, begin="BEGIN IMMEDIATE", pool_size=1)
            self._reader = _sqlite_engine(address, sqlite_settings, begin="BEGIN", pool_size=4)
        else:
            self._writer = self._reader = _postgresql_engine(address)

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncConnection]:
        async with self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncGenerator[AsyncConnection]:
        """One transaction: committed at the end, rolled back by an exception."""
        async with self._writer.begin() as connection:
            yield connection

    def insert(self, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
        """An insert that knows `on_conflict_…` in this database's dialect."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()


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

    event.listen(engine.sync_engine, "handle_error", failed)
    return engine


def _sqlite_engine(address: URL, settings: Mapping[str, str], *, begin: str, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(address, pool_size=pool_size, max_overflow=0)

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # ours to begin: the driver would begin late and without a lock
        cursor = connection.cursor()
        for name, value in settings.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    def begins(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", connected)
    event.listen(engine.sync_engine, "begin", begins)
    return engine
