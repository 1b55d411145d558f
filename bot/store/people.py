"""What a person has set for themselves."""

from collections.abc import Collection, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Any, Literal

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.group import Group
from bot.store.schema import person as table

_CHUNK = 1000

Style = Literal["warm", "plain", "brief", "formal"]


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """`zone` is an IANA name; `style` the version they usually send.

    `away_until` is the first day they are back. `drafts_choose` is None until they were asked
    whether the rules their drafts trip may choose their practice; so is `care`, for notes on breaks.
    """

    zone: str | None = None
    style: Style | None = None
    away_until: date | None = None
    muted: bool = False
    drafts_choose: bool | None = None
    care: bool | None = None


class People:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading: Group[tuple[str, str], PersonSettings] = Group(self._read)

    async def get(self, workspace: str, person: str) -> PersonSettings:
        """Their settings; the defaults for someone who has set nothing."""
        return await self._reading.add((workspace, person))

    async def all(self, workspace: str, people: Collection[str]) -> dict[str, PersonSettings]:
        """Of these people, those who have set something."""
        found = await self._database.read(partial(all_of, names={(workspace, each) for each in people}))
        return {person: settings for (_, person), settings in found.items()}

    async def put(self, workspace: str, person: str, settings: PersonSettings) -> None:
        values = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(settings).items()
        }
        insert = self._database.insert(table).values(workspace=workspace, person=person, **values)
        saved = insert.on_conflict_do_update(index_elements=[table.c.workspace, table.c.person], set_=values)
        async with self._database.writing() as connection:
            await connection.execute(saved)

    async def _read(self, wanted: Sequence[tuple[str, str]]) -> list[PersonSettings]:
        found = await self._database.read(partial(all_of, names=set(wanted)))
        return [found.get(one, PersonSettings()) for one in wanted]


_THESE = sa.select(table).where(
    sa.tuple_(table.c.workspace, table.c.person).in_(sa.bindparam("who", expanding=True))
)


def all_of(connection: sa.Connection, names: Set[tuple[str, str]]) -> dict[tuple[str, str], PersonSettings]:
    """The settings of those (workspace, person) who have set something, within a transaction."""
    found: dict[tuple[str, str], PersonSettings] = {}
    in_order = sorted(names)
    for start in range(0, len(in_order), _CHUNK):
        for row in connection.execute(_THESE, {"who": in_order[start : start + _CHUNK]}):
            found[row.workspace, row.person] = _settings(row)
    return found


def _settings(row: sa.Row[*tuple[Any, ...]]) -> PersonSettings:
    return PersonSettings(
        zone=row.zone,
        style=row.style,
        away_until=row.away_until and date.fromisoformat(row.away_until),
        muted=row.muted,
        drafts_choose=row.drafts_choose,
        care=row.care,
    )
