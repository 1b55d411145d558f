"""Where a platform let us in: its own record, with its tokens, encrypted; and whom each workspace belongs to.

A tenant is what was installed into: one workspace, or an organisation with many. When it ends, what its
workspaces have scheduled stands still; when it is there again, it goes on.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.message import Platform
from bot.store.database import Database
from bot.store.group import Group
from bot.store.keys import Keys
from bot.store.schedules import Schedules
from bot.store.schema import installation, installed_workspace


@dataclass(frozen=True, slots=True)
class Installation:
    """`record` is the platform's; `installers` are who let us in, the first one first. `ended` says why it
    works no more, "" while it does. `rev` moves with each change: who acts on an old one acts on nothing."""

    tenant: str
    record: str
    installers: tuple[str, ...]
    ended: str
    at: datetime
    rev: int


class Installations:
    def __init__(self, database: Database, keys: Keys, schedules: Schedules) -> None:
        self._database = database
        self._keys = keys
        self._schedules = schedules
        self._reading: Group[tuple[Platform, str], Installation | None] = Group(self._read)
        self._seeing: Group[tuple[Platform, str], str | None] = Group(self._seen)

    async def install(
        self,
        platform: Platform,
        tenant: str,
        record: str,
        now: datetime,
        *,
        installer: str = "",
        workspaces: Collection[str] = (),
    ) -> None:
        """Lets us in, again or for the first time. What stood still goes on."""
        async with self._database.writing() as connection:
            found = await self._get(connection, platform, tenant)
            before = found.installers if found else ()
            values = {
                "sealed": self._keys.seal(record),
                "installers": list(dict.fromkeys((*before, *filter(None, [installer])))),
                "ended": None,
                "at": now,
                "rev": found.rev + 1 if found else 1,
                "lease_until": None,
            }
            insert = self._database.insert(installation).values(platform=platform, tenant=tenant, **values)
            await connection.execute(
                insert.on_conflict_do_update(index_elements=list(installation.primary_key), set_=values)
            )
            for workspace in workspaces:
                await self._belongs(connection, platform, workspace, tenant)
            known = await self._workspaces(connection, platform, tenant)
            await self._schedules.carry_on(connection, known, now)
        self._schedules.news.ring()

    async def get(self, platform: Platform, tenant: str) -> Installation | None:
        """None where there is none, or where no key of ours opens its record."""
        return await self._reading.add((platform, tenant))

    async def tenant_of(self, platform: Platform, workspace: str) -> str | None:
        """The tenant that a workspace was last seen to belong to."""
        return await self._seeing.add((platform, workspace))

    async def of_workspace(self, platform: Platform, workspace: str) -> Installation | None:
        """The installation that a workspace was last seen to belong to."""
        tenant = await self.tenant_of(platform, workspace)
        return None if tenant is None else await self.get(platform, tenant)

    async def belongs(self, platform: Platform, workspace: str, tenant: str) -> None:
        """Remembers under which installation a workspace was seen."""
        async with self._database.writing() as connection:
            await self._belongs(connection, platform, workspace, tenant)

    async def lease(self, platform: Platform, tenant: str, rev: int, now: datetime, seconds: float) -> bool:
        """Whether its tokens are ours to renew: one process at a time, and only as they were at `rev`."""
        table = installation.c
        free = sa.or_(table.lease_until.is_(None), table.lease_until <= now)
        taken = (
            sa.update(installation)
            .where(*_is(platform, tenant), table.rev == rev, table.ended.is_(None), free)
            .values(lease_until=now + timedelta(seconds=seconds))
            .returning(table.rev)
        )
        async with self._database.writing() as connection:
            return await connection.scalar(taken) is not None

    async def renew(self, platform: Platform, tenant: str, rev: int, record: str) -> None:
        """Keeps new tokens, unless it was installed anew since `rev`."""
        table = installation.c
        change = sa.update(installation).where(*_is(platform, tenant), table.rev == rev)
        async with self._database.writing() as connection:
            await connection.execute(
                change.values(sealed=self._keys.seal(record), rev=rev + 1, lease_until=None)
            )

    async def end(
        self, platform: Platform, tenant: str, why: str, now: datetime, rev: int | None = None
    ) -> bool:
        """Its tokens work no more: they are forgotten, and its workspaces' schedules stand still.

        False where it had ended already, or where it is not as it was at `rev` any more.
        """
        table = installation.c
        same = () if rev is None else (table.rev == rev,)
        change = (
            sa.update(installation)
            .where(*_is(platform, tenant), table.ended.is_(None), *same)
            .values(ended=why, sealed=self._keys.seal(""), rev=table.rev + 1, lease_until=None)
            .returning(table.rev)
        )
        async with self._database.writing() as connection:
            if await connection.scalar(change) is None:
                return False
            known = await self._workspaces(connection, platform, tenant)
            await self._schedules.stand_still(connection, known, now)
        return True

    async def stand_still(self, workspaces: Collection[str], now: datetime) -> None:
        """What these have scheduled is not posted, where what lets us in is not kept here."""
        async with self._database.writing() as connection:
            await self._schedules.stand_still(connection, workspaces, now)

    async def carry_on(self, workspaces: Collection[str], now: datetime) -> None:
        async with self._database.writing() as connection:
            await self._schedules.carry_on(connection, workspaces, now)
        self._schedules.news.ring()

    async def reseal(self) -> int:
        """Encrypts every record with the newest key; how many there were."""
        async with self._database.writing() as connection:
            rows = (await connection.execute(sa.select(installation))).all()
            for row in rows:
                if self._keys.open(row.sealed) is None:
                    continue
                change = sa.update(installation).where(*_is(row.platform, row.tenant))
                await connection.execute(change.values(sealed=self._keys.reseal(row.sealed)))
        return len(rows)

    async def _read(self, wanted: Sequence[tuple[Platform, str]]) -> list[Installation | None]:
        """Every minute each workspace that is at work is looked for: many of them at the same moment."""
        key = sa.tuple_(installation.c.platform, installation.c.tenant)
        query = sa.select(installation).where(key.in_(set(wanted)))
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        found = {(row.platform, row.tenant): row for row in rows}
        return [self._opened(row) if (row := found.get(one)) is not None else None for one in wanted]

    async def _seen(self, wanted: Sequence[tuple[Platform, str]]) -> list[str | None]:
        table = installed_workspace.c
        query = sa.select(installed_workspace).where(
            sa.tuple_(table.platform, table.workspace).in_(set(wanted))
        )
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        found = {(row.platform, row.workspace): row.tenant for row in rows}
        return [found.get(one) for one in wanted]

    async def _get(self, connection: AsyncConnection, platform: Platform, tenant: str) -> Installation | None:
        query = sa.select(installation).where(*_is(platform, tenant))
        row = (await connection.execute(query)).one_or_none()
        return None if row is None else self._opened(row)

    def _opened(self, row: sa.Row[*tuple[Any, ...]]) -> Installation | None:
        record = self._keys.open(row.sealed)
        if record is None:
            return None
        return Installation(row.tenant, record, tuple(row.installers), row.ended or "", row.at, row.rev)

    async def _belongs(
        self, connection: AsyncConnection, platform: Platform, workspace: str, tenant: str
    ) -> None:
        values = {"platform": platform, "workspace": workspace, "tenant": tenant}
        insert = self._database.insert(installed_workspace).values(**values)
        keys = list(installed_workspace.primary_key)
        await connection.execute(insert.on_conflict_do_update(index_elements=keys, set_={"tenant": tenant}))

    async def _workspaces(self, connection: AsyncConnection, platform: Platform, tenant: str) -> list[str]:
        table = installed_workspace.c
        query = sa.select(table.workspace).where(table.platform == platform, table.tenant == tenant)
        return list((await connection.scalars(query)).all())


def _is(platform: Platform, tenant: str) -> tuple[sa.ColumnElement[bool], ...]:
    return installation.c.platform == platform, installation.c.tenant == tenant
