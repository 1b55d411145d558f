"""What a team has set: its leads, its calendar, its switches."""

from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.message import Platform
from bot.store.database import Database
from bot.store.schema import workspace as table


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """`leads` are the platform's ids of people; `zone` an IANA name; `holidays` like "DE-BE".

    `drafts_choose` off keeps everyone's drafts from choosing practice. `incident_until` is when
    incident mode ends by itself, None when there is none.
    """

    platform: Platform | None = None
    zone: str | None = None
    holidays: str | None = None
    leads: tuple[str, ...] = ()
    drafts_choose: bool = True
    incident_until: datetime | None = None


class Workspaces:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, workspace: str) -> WorkspaceSettings:
        """Its settings; the defaults for a workspace that has set nothing."""
        query = sa.select(table).where(table.c.workspace == workspace)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return WorkspaceSettings()
        return WorkspaceSettings(
            platform=row.platform,
            zone=row.zone,
            holidays=row.holidays,
            leads=tuple(row.leads),
            drafts_choose=row.drafts_choose,
            incident_until=row.incident_until,
        )

    async def put(self, workspace: str, settings: WorkspaceSettings) -> None:
        values = asdict(settings) | {"leads": list(settings.leads)}
        insert = self._database.insert(table).values(workspace=workspace, **values)
        saved = insert.on_conflict_do_update(index_elements=[table.c.workspace], set_=values)
        async with self._database.writing() as connection:
            await connection.execute(saved)
