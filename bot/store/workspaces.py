"""What a team has set: its leads, its calendar, its switches."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from typing import Any

import sqlalchemy as sa

from bot.delivery.calendar import MONDAY_TO_FRIDAY, QuietHours
from bot.message import Platform
from bot.store.database import Database
from bot.store.schema import workspace as table


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """`leads` are the platform's ids of people; `zone` an IANA name; `holidays` like "DE-BE".

    `drafts_choose` off keeps everyone's drafts from choosing practice; `care` on lets notes on
    breaks be offered; `model` on lets the language model improve answers. `incident_until` is when
    incident mode ends by itself, None when there is none. `own_days` are the team's own days off by name;
    `workdays` its days of the week, Monday is 0.
    """

    platform: Platform | None = None
    zone: str | None = None
    holidays: str | None = None
    leads: tuple[str, ...] = ()
    drafts_choose: bool = True
    incident_until: datetime | None = None
    own_days: Mapping[date, str] = field(default_factory=dict[date, str])
    quiet: QuietHours | None = None
    workdays: frozenset[int] = MONDAY_TO_FRIDAY
    care: bool = False
    model: bool = False


class Workspaces:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, workspace: str) -> WorkspaceSettings:
        """Its settings; the defaults for a workspace that has set nothing."""
        found = await self._database.read(partial(all_of, names={workspace}))
        return found.get(workspace, WorkspaceSettings())

    async def put(self, workspace: str, settings: WorkspaceSettings) -> None:
        quiet = settings.quiet
        values: dict[str, object] = {
            "platform": settings.platform,
            "zone": settings.zone,
            "holidays": settings.holidays,
            "leads": list(settings.leads),
            "drafts_choose": settings.drafts_choose,
            "care": settings.care,
            "model": settings.model,
            "incident_until": settings.incident_until,
            "own_days": {day.isoformat(): name for day, name in settings.own_days.items()},
            "quiet_from": quiet and quiet.start.isoformat(),
            "quiet_until": quiet and quiet.end.isoformat(),
            "workdays": "".join(map(str, sorted(settings.workdays))),
        }
        insert = self._database.insert(table).values(workspace=workspace, **values)
        saved = insert.on_conflict_do_update(index_elements=[table.c.workspace], set_=values)
        async with self._database.writing() as connection:
            await connection.execute(saved)


_THESE = sa.select(table).where(table.c.workspace.in_(sa.bindparam("names", expanding=True)))


def all_of(connection: sa.Connection, names: Set[str]) -> dict[str, WorkspaceSettings]:
    """The settings of those that have set something, within a transaction."""
    rows = connection.execute(_THESE, {"names": sorted(names)})
    return {row.workspace: _settings(row) for row in rows}


def _settings(row: sa.Row[*tuple[Any, ...]]) -> WorkspaceSettings:
    own_days: dict[str, str] = row.own_days or {}
    return WorkspaceSettings(
        platform=row.platform,
        zone=row.zone,
        holidays=row.holidays,
        leads=tuple(row.leads),
        drafts_choose=row.drafts_choose,
        care=row.care,
        model=row.model,
        incident_until=row.incident_until,
        own_days={date.fromisoformat(day): name for day, name in own_days.items()},
        quiet=row.quiet_from
        and QuietHours(time.fromisoformat(row.quiet_from), time.fromisoformat(row.quiet_until)),
        workdays=frozenset(map(int, row.workdays)) if row.workdays else MONDAY_TO_FRIDAY,
    )
