"""Where a conversation is reached when nobody has just spoken in it (Teams needs more than an id)."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from bot.message import Place, Platform
from bot.store.database import Database
from bot.store.schema import address as table

_CHUNK = 1000


class Addresses:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def remember(self, place: Place, address: str, now: datetime, person: str | None = None) -> None:
        """Keeps the adapter's own `address` of a place; `person` where it is their personal chat."""
        values = {"address": address, "person": person, "at": now}
        insert = self._database.insert(table).values(
            platform=place.platform, workspace=place.workspace, channel=place.channel, **values
        )
        saved = insert.on_conflict_do_update(
            index_elements=[table.c.platform, table.c.workspace, table.c.channel], set_=values
        )
        async with self._database.writing() as connection:
            await connection.execute(saved)

    async def find(self, place: Place) -> str | None:
        query = sa.select(table.c.address).where(
            table.c.platform == place.platform,
            table.c.workspace == place.workspace,
            table.c.channel == place.channel,
        )
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def several(self, platform: Platform, workspace: str, channels: Collection[str]) -> dict[str, str]:
        """By channel, of those that are known."""
        found: dict[str, str] = {}
        wanted = sorted(channels)
        async with self._database.reading() as connection:
            for start in range(0, len(wanted), _CHUNK):
                query = sa.select(table.c.channel, table.c.address).where(
                    table.c.platform == platform,
                    table.c.workspace == workspace,
                    table.c.channel.in_(wanted[start : start + _CHUNK]),
                )
                found.update({channel: address for channel, address in await connection.execute(query)})
        return found

    async def forget(self, place: Place) -> None:
        """It is closed to us."""
        gone = sa.delete(table).where(
            table.c.platform == place.platform,
            table.c.workspace == place.workspace,
            table.c.channel == place.channel,
        )
        async with self._database.writing() as connection:
            await connection.execute(gone)

    async def of_many(self, platform: Platform, workspace: str) -> tuple[str, ...]:
        """The addresses of its places that are not one person's own."""
        query = (
            sa.select(table.c.address)
            .where(table.c.platform == platform, table.c.workspace == workspace, table.c.person.is_(None))
            .order_by(table.c.channel)
        )
        async with self._database.reading() as connection:
            return tuple((await connection.scalars(query)).all())

    async def personal(self, platform: Platform, workspace: str, person: str) -> Place | None:
        """A person's chat with us, where we have met them."""
        query = (
            sa.select(table.c.channel)
            .where(
                table.c.platform == platform,
                table.c.workspace == workspace,
                table.c.person == person,
                table.c.channel != person,  # what is kept of the person is no chat
            )
            .order_by(table.c.at.desc())
            .limit(1)
        )
        async with self._database.reading() as connection:
            channel = await connection.scalar(query)
        return None if channel is None else Place(platform, workspace, channel, "personal")
