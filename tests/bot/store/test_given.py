"""Many rows as one value of a statement."""

from datetime import datetime

import pytest
import sqlalchemy as sa

from bot.message import Ask, Person, Place
from bot.store import Store
from bot.store.database import Database
from bot.store.given import among, given, rows
from bot.store.posts import Post
from bot.store.schema import occurrence
from tests.conftest import SECRET_KEY, empty

MANY, FEW, OFTEN = 2_000, 20, 10
HERE = Place("playground", "playground", "team", "channel", "team")
READ = sa.text(
    "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables WHERE relname = 'occurrence'"
)
COUNTED_AS_EMPTY = sa.text(
    "UPDATE pg_class SET reltuples = 0, relpages = 100 WHERE relname IN ('occurrence', 'pk_occurrence')"
)
"""What is left by a look at the table while its rows are there, but not committed yet."""


@pytest.mark.postgres
async def test_a_table_that_was_counted_too_early_is_not_read_whole(postgres: str, now: datetime) -> None:
    async with await Store.open(postgres, SECRET_KEY) as store:
        posts = [Post(f"p{n}", HERE, Ask("tip", HERE, Person("U1")), now) for n in range(MANY)]
        await store.outbox.post_all(posts, now)
    of = given(False, id=sa.BigInteger())
    marked = sa.update(occurrence).where(among(False, of, occurrence.c.id)).values(reason="seen")

    def read(connection: sa.Connection) -> tuple[int, int]:
        ids = list(connection.scalars(sa.select(occurrence.c.id).limit(FEW)))
        connection.execute(COUNTED_AS_EMPTY)
        before: int = connection.scalar(READ)
        changed = connection.execute(marked, rows((id,) for id in ids)).rowcount
        return changed, connection.scalar(READ) - before

    database = Database(postgres)
    changed, looked_at = await database.write(read)
    await database.close()
    await empty(postgres)
    assert changed == FEW
    assert looked_at <= 2 * FEW


@pytest.mark.postgres
async def test_what_was_planned_for_an_empty_table_does_not_read_it_whole_later(
    postgres: str, now: datetime
) -> None:
    """PostgreSQL keeps a plan that was good five times running."""
    of = given(False, id=sa.BigInteger())
    asked = sa.select(occurrence.c.key).where(among(False, of, occurrence.c.id))
    of_some = rows((n,) for n in range(1, FEW + 1))
    database = Database(postgres)
    async with database.reading() as connection:
        for _ in range(OFTEN):
            await connection.execute(asked, of_some)
        async with await Store.open(postgres, SECRET_KEY) as store:
            posts = [Post(f"p{n}", HERE, Ask("tip", HERE, Person("U1")), now) for n in range(MANY)]
            await store.outbox.post_all(posts, now)
        before = await connection.scalar(READ)
        found = (await connection.execute(asked, of_some)).all()
        looked_at = await connection.scalar(READ) - before
    await database.close()
    await empty(postgres)
    assert len(found) == FEW
    assert looked_at <= 2 * FEW
