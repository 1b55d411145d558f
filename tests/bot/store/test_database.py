"""What a power cut may take, and who waits for whom on a new file."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from bot.store.database import SQLITE, Database

FULL, NORMAL = 2, 1


def flushing(connection: sa.Connection) -> object:
    return connection.exec_driver_sql("PRAGMA synchronous").scalar()


async def test_only_a_note_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'rapport.db'}")
    assert (await database.write(flushing), await database.note(flushing)) == (FULL, NORMAL)
    await database.close()


async def test_a_new_file_that_somebody_else_reads_is_waited_for(tmp_path: Path) -> None:
    """SQLite itself doesn't wait where two change the journal at once; without its timeout it never does."""
    path = tmp_path / "rapport.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE theirs (id INTEGER)")
        other.execute("BEGIN")
        other.execute("SELECT * FROM theirs").fetchall()
        asyncio.get_running_loop().call_later(0.2, other.rollback)
        database = Database(f"sqlite:///{path}", {**SQLITE, "busy_timeout": "0"})
        async with database.reading() as connection:
            assert await connection.scalar(sa.text("PRAGMA journal_mode")) == "wal"
        await database.close()
