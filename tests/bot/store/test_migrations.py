"""One set of revisions makes the same tables on both databases."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.store import migrate as module
from bot.store.database import Database
from bot.store.migrate import HEAD, NotMigrated, migrate, migrated, pending
from bot.store.schema import metadata


async def test_a_migrated_database_has_exactly_the_tables_of_the_schema(database_url: str) -> None:
    database = Database(database_url)

    def differences(connection: sa.Connection) -> list[object]:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


def test_head_names_the_newest_revision() -> None:
    scripts = ScriptDirectory(str(Path(module.__file__).parent / "migrations"))
    assert scripts.get_heads() == [HEAD]


async def test_a_new_database_is_pending_until_it_is_migrated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/rapport.db"
    assert await pending(url)
    await migrate(url)
    assert not await pending(url)


async def test_processes_that_start_together_migrate_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/rapport.db"
    await asyncio.gather(*(migrate(url) for _ in range(4)))
    assert not await pending(url)


async def test_who_waits_in_vain_is_told_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NotMigrated, match="python -m bot migrate"):
        await migrated(f"sqlite:///{tmp_path}/rapport.db", wait=0.01)


async def test_who_waits_goes_on_when_another_process_has_migrated(database_url: str) -> None:
    await migrated(database_url, wait=10)
