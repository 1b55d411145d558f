"""Bringing a database to the tables this version knows. Alembic is loaded only when that is due."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import SQLITE, Database

HEAD = "installations"
"""The newest revision in `migrations/versions`; a test holds the two together."""

WAIT = 30.0
_LOCK = 0x72_6170_706F_7274  # any number nobody else takes: "rapport" in hexadecimal
_TRY_LOCK = sa.select(sa.func.pg_try_advisory_xact_lock(_LOCK))
_REVISION = sa.text("SELECT version_num FROM alembic_version")


class NotMigrated(RuntimeError):
    """The database is not at this version's revision, or somebody else is migrating it."""


async def pending(url: str) -> bool:
    """Whether `migrate` has something to do."""
    async with _database(url) as database:
        return await _pending(database)


async def migrate(url: str, wait: float = WAIT) -> None:
    """Migrates to HEAD in one transaction; one process does it, the others wait for it.

    Raises NotMigrated when another process holds the lock for longer than `wait` seconds.
    """
    async with _database(url) as database:
        if not await _pending(database):
            return
        async with database.writing() as connection:
            if not database.is_sqlite:  # on SQLite the transaction is the lock
                await _lock(connection, wait)
            await connection.run_sync(_upgrade)


async def migrated(url: str, wait: float = WAIT) -> None:
    """Returns once the database is at HEAD; raises NotMigrated when that takes longer than `wait` s."""
    async with _database(url) as database:
        try:
            async with asyncio.timeout(wait):
                while await _pending(database):  # noqa: ASYNC110 - another process changes it
                    await asyncio.sleep(0.5)
        except TimeoutError:
            raise NotMigrated(
                f"the database is not at revision {HEAD}: run `python -m bot migrate`"
            ) from None


async def _pending(database: Database) -> bool:
    try:
        async with database.reading() as connection:
            return await connection.scalar(_REVISION) != HEAD
    except (OperationalError, ProgrammingError) as error:
        if "alembic_version" in str(error.orig):
            return True  # no such table: a new database
        raise


async def _lock(connection: AsyncConnection, wait: float) -> None:
    try:
        async with asyncio.timeout(wait):
            while not await connection.scalar(_TRY_LOCK):  # noqa: ASYNC110 - held by another process
                await asyncio.sleep(0.2)
    except TimeoutError:
        raise NotMigrated(f"another process has been migrating this database for {wait:.0f} s") from None


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415 - rarely due, and a tenth of a second of start-up
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@asynccontextmanager
async def _database(url: str) -> AsyncGenerator[Database]:
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        await asyncio.to_thread(Path(address.database).parent.mkdir, parents=True, exist_ok=True)
    # SQLite changes a table by making it anew; dropping the old one must not delete what refers to it.
    database = Database(url, {**SQLITE, "foreign_keys": "OFF"})
    try:
        yield database
    finally:
        await database.close()
