"""What one person's Home is drawn from, read in one go: many ask for theirs at the same moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import sqlalchemy as sa

from bot.message import LiveKey
from bot.store import people, workspaces
from bot.store.columns import Moment
from bot.store.database import Database
from bot.store.group import Group
from bot.store.people import PersonSettings
from bot.store.schema import not_for_me, practice_answer, practice_card, shown
from bot.store.workspaces import WorkspaceSettings


@dataclass(frozen=True, slots=True)
class Home:
    """`due`: when each concept they have met comes back; `answered`: their answers since the moment asked for.

    `tips`: when they were last shown each; `refused`: those that are not for them.
    """

    settings: PersonSettings
    team: WorkspaceSettings
    due: tuple[datetime, ...] = ()
    answered: tuple[datetime, ...] = ()
    tips: Mapping[str, datetime] = field(default_factory=dict[str, datetime])
    refused: frozenset[str] = frozenset()


def home_of(workspace: str, person: str) -> LiveKey:
    """What a person's Home is called where it is to be redrawn."""
    return LiveKey("rapport", f"{workspace}/{person}")


def homes_of_leads(workspace: str) -> LiveKey:
    """What the Homes of all who lead there are called together."""
    return LiveKey("rapport", workspace)


class Homes:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading: Group[tuple[str, str, datetime], Home] = Group(self._read)

    async def get(self, workspace: str, person: str, since: datetime) -> Home:
        return await self._reading.add((workspace, person, since))

    async def _read(self, wanted: Sequence[tuple[str, str, datetime]]) -> list[Home]:
        return await self._database.read(partial(_homes, wanted=wanted))


def _of(
    kind: str, table: sa.Table, item: sa.Column[str], at: sa.ColumnElement[datetime]
) -> sa.Select[str, str, str, str, datetime]:
    """What a table has of those who are asked for, in the one shape in which all are read."""
    asked = sa.tuple_(table.c.workspace, table.c.person).in_(sa.bindparam("who", expanding=True))
    called = sa.literal_column(f"'{kind}'", sa.Text)
    return sa.select(called, table.c.workspace, table.c.person, item, at).where(asked)


_ALL = sa.union_all(
    _of("due", practice_card, practice_card.c.concept, practice_card.c.due),
    _of("answered", practice_answer, practice_answer.c.item, practice_answer.c.at).where(
        practice_answer.c.at >= sa.bindparam("since", type_=Moment)
    ),
    _of("tip", shown, shown.c.item, shown.c.at).where(shown.c.kind == sa.literal_column("'tip'")),
    _of("refused", not_for_me, not_for_me.c.item, sa.cast(sa.null(), Moment)),
)
"""Built once: to put it together costs more than to ask it."""


def _homes(connection: sa.Connection, wanted: Sequence[tuple[str, str, datetime]]) -> list[Home]:
    who = {(workspace, person) for workspace, person, _ in wanted}
    settings = people.all_of(connection, who)
    teams = workspaces.all_of(connection, {workspace for workspace, _ in who})
    since = min(each for _, _, each in wanted)
    rows: dict[tuple[str, str, str], list[tuple[str, datetime]]] = {}
    for kind, workspace, person, item, at in connection.execute(_ALL, {"who": sorted(who), "since": since}):
        rows.setdefault((kind, workspace, person), []).append((item, at))

    def home(workspace: str, person: str, from_: datetime) -> Home:
        def of(kind: str) -> Sequence[tuple[str, datetime]]:
            return rows.get((kind, workspace, person), ())

        return Home(
            settings.get((workspace, person), PersonSettings()),
            teams.get(workspace, WorkspaceSettings()),
            due=tuple(at for _, at in of("due")),
            answered=tuple(at for _, at in of("answered") if at >= from_),
            tips=dict(of("tip")),
            refused=frozenset(item for item, _ in of("refused")),
        )

    return [home(*each) for each in wanted]
