"""What one person's Home is drawn from, read in one go: many ask for theirs at the same moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

import sqlalchemy as sa

from bot.message import LiveKey
from bot.store import people, workspaces
from bot.store.database import Database
from bot.store.group import Group
from bot.store.people import PersonSettings
from bot.store.schema import not_for_me, practice_answer, practice_card, shown
from bot.store.workspaces import WorkspaceSettings

_TIP = "tip"


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


def _homes(connection: sa.Connection, wanted: Sequence[tuple[str, str, datetime]]) -> list[Home]:
    who = {(workspace, person) for workspace, person, _ in wanted}
    since = min(each for _, _, each in wanted)
    due: dict[tuple[str, str], list[datetime]] = {}
    answered: dict[tuple[str, str], list[datetime]] = {}
    tips: dict[tuple[str, str], dict[str, datetime]] = {}
    refused: dict[tuple[str, str], set[str]] = {}
    settings = people.all_of(connection, who)
    teams = workspaces.all_of(connection, {workspace for workspace, _ in who})
    for row in connection.execute(_of(practice_card, who, practice_card.c.due)):
        due.setdefault((row.workspace, row.person), []).append(row.due)
    answers = _of(practice_answer, who, practice_answer.c.at).where(practice_answer.c.at >= since)
    for row in connection.execute(answers):
        answered.setdefault((row.workspace, row.person), []).append(row.at)
    of_tips = _of(shown, who, shown.c.item, shown.c.at).where(shown.c.kind == _TIP)
    for row in connection.execute(of_tips):
        tips.setdefault((row.workspace, row.person), {})[row.item] = row.at
    for row in connection.execute(_of(not_for_me, who, not_for_me.c.item)):
        refused.setdefault((row.workspace, row.person), set()).add(row.item)
    return [
        Home(
            settings.get((workspace, person), PersonSettings()),
            teams.get(workspace, WorkspaceSettings()),
            tuple(due.get((workspace, person), ())),
            tuple(at for at in answered.get((workspace, person), ()) if at >= from_),
            tips.get((workspace, person), {}),
            frozenset(refused.get((workspace, person), ())),
        )
        for workspace, person, from_ in wanted
    ]


def _of(
    table: sa.Table, who: set[tuple[str, str]], *columns: sa.ColumnElement[object]
) -> "sa.Select[tuple[object, ...]]":
    people_of = sa.tuple_(table.c.workspace, table.c.person).in_(sorted(who))
    return sa.select(table.c.workspace, table.c.person, *columns).where(people_of)
