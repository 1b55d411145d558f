"""What a person has set for themselves."""

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Literal

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import person as table

Style = Literal["warm", "plain", "brief", "formal"]


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """`zone` is an IANA name; `style` the version they usually send; the daily times are local.

    `away_until` is the first day they are back. `drafts_choose` is None until they were asked
    whether the rules their drafts trip may choose their practice.
    """

    zone: str | None = None
    style: Style | None = None
    tip_daily: time | None = None
    quiz_daily: time | None = None
    away_until: date | None = None
    muted: bool = False
    drafts_choose: bool | None = None


class People:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, workspace: str, person: str) -> PersonSettings:
        """Their settings; the defaults for someone who has set nothing."""
        query = sa.select(table).where(table.c.workspace == workspace, table.c.person == person)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return PersonSettings()
        return PersonSettings(
            zone=row.zone,
            style=row.style,
            tip_daily=row.tip_daily and time.fromisoformat(row.tip_daily),
            quiz_daily=row.quiz_daily and time.fromisoformat(row.quiz_daily),
            away_until=row.away_until and date.fromisoformat(row.away_until),
            muted=row.muted,
            drafts_choose=row.drafts_choose,
        )

    async def put(self, workspace: str, person: str, settings: PersonSettings) -> None:
        values = {
            name: value.isoformat() if isinstance(value, date | time) else value
            for name, value in asdict(settings).items()
        }
        insert = self._database.insert(table).values(workspace=workspace, person=person, **values)
        saved = insert.on_conflict_do_update(index_elements=[table.c.workspace, table.c.person], set_=values)
        async with self._database.writing() as connection:
            await connection.execute(saved)
