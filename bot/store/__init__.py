"""Everything Rapport keeps, behind one object. The only SQL of the product is in this folder."""

from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from bot.store.addresses import Addresses
from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.store.homes import Homes
from bot.store.installations import Installations
from bot.store.keys import Keys
from bot.store.live import Live
from bot.store.opinions import Opinions
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.planner import Planner
from bot.store.playground import Playground
from bot.store.practice import Practice
from bot.store.records import Records
from bot.store.reports import Reports
from bot.store.rounds import Rounds
from bot.store.schedules import Schedules
from bot.store.seen_events import SeenEvents
from bot.store.shown import Shown
from bot.store.trail import Trail
from bot.store.workspaces import Workspaces

_A_DAY = timedelta(days=1)
_TWO_MONTHS = timedelta(days=60)


class Store:
    """Each attribute is one concern. Every moment passed in is aware UTC; nothing here reads a clock."""

    def __init__(self, database: Database, keys: Keys) -> None:
        self._database = database
        self.keys = keys
        self.addresses = Addresses(database)
        self.drafts = Drafts(database)
        self.homes = Homes(database)
        self.live = Live(database)
        self.opinions = Opinions(database)
        self.outbox = Outbox(database)
        self.people = People(database)
        self.playground = Playground(database)
        self.planner = Planner(database, self.outbox.news)
        self.practice = Practice(database)
        self.reports = Reports(database)
        self.records = Records(database)
        self.rounds = Rounds(database)
        self.schedules = Schedules(database)
        self.installations = Installations(database, keys, self.schedules)
        self.seen_events = SeenEvents(database)
        self.shown = Shown(database)
        self.trail = Trail(database)
        self.workspaces = Workspaces(database)

    @classmethod
    async def open(cls, url: str, secret_key: str) -> Self:
        """`secret_key`: one or several by commas, newest first. The database is migrated already."""
        return cls(Database(url), Keys(secret_key))

    async def close(self) -> None:
        await self._database.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def ping(self) -> None:
        """Returns if the database answers; raises what the driver raises if not."""
        async with self._database.reading() as connection:
            await connection.scalar(sa.select(1))

    async def sweep(self, now: datetime) -> None:
        """Deletes what has expired."""
        await self.drafts.sweep(now)
        await self.seen_events.sweep(now)
        await self.schedules.sweep(now - _A_DAY)
        await self.rounds.sweep(now - _A_DAY, now)
        await self.live.sweep(now - _TWO_MONTHS)
        await self.outbox.sweep(now - _TWO_MONTHS)
