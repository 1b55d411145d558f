"""What a power cut may take."""

from pathlib import Path

import sqlalchemy as sa

from bot.store.database import Database

FULL, NORMAL = 2, 1


def flushing(connection: sa.Connection) -> object:
    return connection.exec_driver_sql("PRAGMA synchronous").scalar()


async def test_only_a_note_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'rapport.db'}")
    assert (await database.write(flushing), await database.note(flushing)) == (FULL, NORMAL)
    await database.close()
