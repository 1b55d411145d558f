"""Where a platform let us in: kept encrypted, ended once, renewed by one process at a time."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.store import Store
from bot.store.database import Database
from bot.store.schema import installation
from tests.conftest import SECRET_KEY

LATER = timedelta(seconds=30)


async def test_an_installation_is_found_by_each_of_its_workspaces(store: Store, now: datetime) -> None:
    await store.installations.install("slack", "E1", "tokens", now, installer="U1")
    await store.installations.belongs("slack", "T1", "E1")
    await store.installations.belongs("slack", "T2", "E1")
    for workspace in ("T1", "T2"):
        found = await store.installations.of_workspace("slack", workspace)
        assert found is not None
        assert (found.tenant, found.record, found.installers, found.ended) == ("E1", "tokens", ("U1",), "")
    assert await store.installations.of_workspace("slack", "T3") is None
    assert await store.installations.of_workspace("teams", "T1") is None


async def test_who_installs_again_joins_those_who_did_before(store: Store, now: datetime) -> None:
    for who in ("U1", "U2", "U1"):
        await store.installations.install("slack", "T1", "tokens", now, installer=who)
    found = await store.installations.get("slack", "T1")
    assert found is not None
    assert found.installers == ("U1", "U2")


async def test_it_ends_once_and_only_as_it_was_known(store: Store, now: datetime) -> None:
    await store.installations.install("slack", "T1", "first", now)
    await store.installations.install("slack", "T1", "second", now)
    assert not await store.installations.end("slack", "T1", "revoked", now, rev=1)
    assert await store.installations.end("slack", "T1", "revoked", now, rev=2)
    assert not await store.installations.end("slack", "T1", "revoked", now)
    found = await store.installations.get("slack", "T1")
    assert found is not None
    assert (found.ended, found.record) == ("revoked", "")


async def test_one_process_at_a_time_renews_it(store: Store, now: datetime) -> None:
    await store.installations.install("slack", "T1", "old", now)
    assert await store.installations.lease("slack", "T1", 1, now, 20)
    assert not await store.installations.lease("slack", "T1", 1, now, 20)
    assert await store.installations.lease("slack", "T1", 1, now + LATER, 20)  # the first one died
    await store.installations.renew("slack", "T1", 1, "new")
    assert not await store.installations.lease("slack", "T1", 1, now + LATER, 20)
    found = await store.installations.get("slack", "T1")
    assert found is not None
    assert (found.record, found.rev) == ("new", 2)


async def test_what_was_renewed_meanwhile_is_not_written_over(store: Store, now: datetime) -> None:
    await store.installations.install("slack", "T1", "old", now)
    await store.installations.install("slack", "T1", "installed anew", now)
    await store.installations.renew("slack", "T1", 1, "of the old one")
    found = await store.installations.get("slack", "T1")
    assert found is not None
    assert found.record == "installed anew"


async def test_a_new_key_takes_over_what_the_old_one_encrypted(
    store: Store, database_url: str, now: datetime
) -> None:
    await store.installations.install("slack", "T1", "tokens", now)
    fresh = "another secret key of the tests that was just made"
    async with await Store.open(database_url, f"{fresh},{SECRET_KEY}") as both:
        assert await both.installations.reseal() == 1
    async with await Store.open(database_url, fresh) as new:
        found = await new.installations.get("slack", "T1")
    assert found is not None
    assert found.record == "tokens"
    assert await store.installations.get("slack", "T1") is None


async def test_nothing_of_it_can_be_read_in_the_database(
    store: Store, database_url: str, now: datetime
) -> None:
    await store.installations.install("slack", "T1", "xoxb-secret", now)
    database = Database(database_url)
    async with database.reading() as connection:
        (row,) = (await connection.execute(sa.select(installation))).all()
    await database.close()
    assert "xoxb-secret" not in str(row)
