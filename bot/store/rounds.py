"""A question in a channel: who answered is not kept, what was answered is only counted.

A press is recognised by a keyed hash of the person, under a secret of this round alone. When the round
closes, secret and hashes are deleted, and nobody can tell any more who took part.
"""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.delivery.recurrence import Recurrence
from bot.message import LiveKey
from bot.store import practice, workspaces
from bot.store.columns import Moment
from bot.store.database import Database, Insert
from bot.store.given import among, copied, given, rows
from bot.store.group import Group
from bot.store.live import wake
from bot.store.practice import Answered, PracticeCard
from bot.store.schema import occurrence, practice_answer, quiz_round, round_mark, schedule, tally
from bot.store.workspaces import WorkspaceSettings

Counted = Literal["counted", "again", "closed"]


@dataclass(frozen=True, slots=True)
class Round:
    """`id` is the key of the post that asked. It takes answers before `closes`; `closed` is when it was
    closed, None until then.

    `zone` is where its times are said; `asker` the name of who set it up, "" where the platform tells
    none. `anonymous`: nobody's own practice hears of it.
    """

    id: str
    workspace: str
    channel: str
    item: str
    concept: str
    opened: datetime
    closes: datetime
    zone: str = "UTC"
    asker: str = ""
    anonymous: bool = False
    closed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a question that is due has to know: `zone` is its schedule's, None where it has none; `asked`
    says when each question was last asked in the channel; `round` is the one an earlier attempt opened."""

    zone: str | None
    team: WorkspaceSettings
    asked: Mapping[str, datetime]
    round: Round | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A round as one person finds it. `took_part`: they have answered, which nobody knows once it has closed;
    `chosen` what, where their own practice knows it, else ""."""

    round: Round
    counts: Mapping[str, int]
    took_part: bool
    chosen: str


class Rounds:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._knowing: Group[tuple[str, str, str, datetime], Occasion] = Group(self._known)
        self._seeing: Group[tuple[str, str], Seen | None] = Group(self._seen)
        self._opening: Group[tuple[Round, LiveKey], Round] = Group(self._open)
        self._rules = _rules(database.is_sqlite)
        self._asked = _asked(database.is_sqlite)
        self._rounds = _rounds(database.is_sqlite)
        self._new = _new(database.is_sqlite)

    async def occasion(self, key: str, workspace: str, channel: str, since: datetime) -> Occasion:
        """For the post `key`; questions asked before `since` count as never asked."""
        return await self._knowing.add((key, workspace, channel, since))

    async def _known(self, wanted: Sequence[tuple[str, str, str, datetime]]) -> list[Occasion]:
        posts = rows((key, workspace, channel) for key, workspace, channel, _ in wanted)
        since = {"since": min(since for *_, since in wanted)}
        places = {workspace for _, workspace, *_ in wanted}
        asked: dict[tuple[str, str], dict[str, datetime]] = {}

        def known(
            connection: sa.Connection,
        ) -> tuple[dict[str, str], dict[str, WorkspaceSettings], dict[str, Round]]:
            texts = {key: text for key, text in connection.execute(self._rules, posts)}
            teams = workspaces.all_of(connection, places)
            for workspace, channel, item, opened in connection.execute(self._asked, posts | since):
                asked.setdefault((workspace, channel), {})[item] = opened
            return texts, teams, {row.id: Round(*row) for row in connection.execute(self._rounds, posts)}

        texts, teams, rounds = await self._database.read(known)
        nothing_set = WorkspaceSettings()
        return [
            Occasion(
                zone=Recurrence.parse(texts[key]).zone if key in texts else None,
                team=teams.get(workspace, nothing_set),
                asked={item: at for item, at in asked.get((workspace, channel), {}).items() if at >= since},
                round=rounds.get(key),
            )
            for key, workspace, channel, since in wanted
        ]

    async def open(self, new: Round, shown_by: LiveKey) -> Round:
        """The round with this id: the new one, or as it was opened before (a post that is tried again).

        What shows it is redrawn when it closes.
        """
        return await self._opening.add((new, shown_by))

    async def _open(self, new: Sequence[tuple[Round, LiveKey]]) -> list[Round]:
        news = rows(
            (*(getattr(each, name) for name in _OF_A_ROUND), secrets.token_hex(32)) for each, _ in new
        )
        shown_by = {each.id: key for each, key in new}
        of_these = rows((id,) for id in shown_by)

        def opened(connection: sa.Connection) -> dict[str, Round]:
            connection.execute(self._new, news)
            found = {row.id: Round(*row) for row in connection.execute(self._rounds, of_these)}
            wake(connection, self._database, [(shown_by[id], each.closes) for id, each in found.items()])
            return found

        found = await self._database.write(opened)
        return [found[each.id] for each, _ in new]

    async def get(self, round_id: str) -> Round | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(_ROUNDS.where(quiz_round.c.id == round_id))).one_or_none()
        return None if row is None else Round(*row)

    async def answer(
        self,
        round_id: str,
        person: str,
        chosen: str,
        now: datetime,
        own: tuple[Answered, PracticeCard] | None = None,
    ) -> Counted:
        """Counts a press. "again": this person's first answer stands. "closed": it takes none any more.

        `own` goes to the person's practice, unless the round is anonymous; nothing links the two.
        """
        query = (
            sa.select(quiz_round.c.secret, quiz_round.c.workspace, quiz_round.c.anonymous)
            .where(quiz_round.c.id == round_id, quiz_round.c.closed.is_(None), quiz_round.c.closes > now)
            .with_for_update(read=True)  # a close waits for the presses before it
        )
        async with self._database.writing() as connection:
            row = (await connection.execute(query)).one_or_none()
            if row is None:
                return "closed"
            mark = _mark(row.secret, person)
            first = self._database.insert(round_mark).values(round_id=round_id, mark=mark)
            first = first.on_conflict_do_nothing().returning(round_mark.c.mark)
            if await connection.scalar(first) is None:
                return "again"
            count = self._database.insert(tally).values(round_id=round_id, chosen=chosen, count=1)
            await connection.execute(
                count.on_conflict_do_update(
                    index_elements=[tally.c.round_id, tally.c.chosen], set_={"count": tally.c.count + 1}
                )
            )
            if own and not row.anonymous:
                answer, card = own
                await practice.keep(
                    self._database,
                    connection,
                    workspace=row.workspace,
                    person=person,
                    answer=answer,
                    card=card,
                )
        return "counted"

    async def seen_by(self, round_id: str, person: str) -> Seen | None:
        """As this person finds it. Sixty may ask at the same moment: they are looked up together."""
        return await self._seeing.add((round_id, person))

    async def _seen(self, wanted: Sequence[tuple[str, str]]) -> list[Seen | None]:
        ids = {round_id for round_id, _ in wanted}
        of_these = sa.select(*_ROUNDS.selected_columns, quiz_round.c.secret).where(quiz_round.c.id.in_(ids))
        numbers = sa.select(tally.c.round_id, tally.c.chosen, tally.c.count).where(tally.c.round_id.in_(ids))
        counts: dict[str, dict[str, int]] = {}
        async with self._database.reading() as connection:
            rows = (await connection.execute(of_these)).all()
            for round_id, choice, count in await connection.execute(numbers):
                counts.setdefault(round_id, {})[choice] = count
            secret_of = {row.id: row.secret for row in rows if row.secret}
            marks = {
                (id, _mark(secret_of[id], person)): (id, person) for id, person in wanted if id in secret_of
            }
            known = sa.select(round_mark.c.round_id, round_mark.c.mark).where(
                sa.tuple_(round_mark.c.round_id, round_mark.c.mark).in_(marks)
            )
            took_part = {marks[id, mark] for id, mark in await connection.execute(known)}
            rounds = {row.id: Round(*row[:-1]) for row in rows}
            chosen = await _chosen(connection, [(rounds[id], person) for id, person in took_part])
        return [
            Seen(rounds[id], counts.get(id, {}), (id, person) in took_part, chosen.get((id, person), ""))
            if id in rounds
            else None
            for id, person in wanted
        ]

    async def close(self, round_id: str, now: datetime) -> bool:
        """Ends it and forgets who took part. False where it was closed before."""
        ended = (
            sa.update(quiz_round)
            .where(quiz_round.c.id == round_id, quiz_round.c.closed.is_(None))
            .values(closed=now, secret=None)
            .returning(quiz_round.c.id)
        )
        async with self._database.writing() as connection:
            if await connection.scalar(ended) is None:
                return False
            await connection.execute(sa.delete(round_mark).where(round_mark.c.round_id == round_id))
        return True

    async def sweep(self, before: datetime, now: datetime) -> None:
        """Closes what should have closed before `before` and was never drawn again, such as a question
        whose channel is gone: nobody's mark outlives its round."""
        overdue = (
            sa.update(quiz_round)
            .where(sa.text("closed IS NULL"), quiz_round.c.closes < before)
            .values(closed=now, secret=None)
            .returning(quiz_round.c.id)
        )
        async with self._database.writing() as connection:
            closed = (await connection.scalars(overdue)).all()
            if closed:
                await connection.execute(sa.delete(round_mark).where(round_mark.c.round_id.in_(closed)))

    async def counts(self, round_id: str) -> dict[str, int]:
        """How often each choice was taken. Who shows it hides it under five answers."""
        query = sa.select(tally.c.chosen, tally.c.count).where(tally.c.round_id == round_id)
        async with self._database.reading() as connection:
            return {chosen: count for chosen, count in await connection.execute(query)}


async def _chosen(
    connection: AsyncConnection, wanted: Sequence[tuple[Round, str]]
) -> dict[tuple[str, str], str]:
    """What each of these people chose, from their own practice: the round itself does not know."""
    if not wanted:
        return {}
    table = practice_answer.c
    query = sa.select(table.workspace, table.person, table.item, table.chosen, table.at).where(
        sa.tuple_(table.workspace, table.person).in_({(of.workspace, person) for of, person in wanted}),
        table.at >= min(of.opened for of, _ in wanted),
        table.sure.is_(None),  # in a channel nobody is asked how sure they are
    )
    answers = (await connection.execute(query)).all()
    return {
        (of.id, person): row.chosen
        for of, person in wanted
        for row in answers
        if (row.workspace, row.person, row.item) == (of.workspace, person, of.item) and row.at >= of.opened
    }


def _mark(secret: bytes, person: str) -> bytes:
    return hmac.new(secret, person.encode(), sha256).digest()


_OF_A_ROUND = tuple(each.name for each in fields(Round))
_ROUNDS = sa.select(*(quiz_round.c[name] for name in _OF_A_ROUND))


def _rules(sqlite: bool) -> sa.Select[str, str]:
    """Of posts, what their schedules say."""
    of = given(sqlite, key=sa.Text())
    rule = sa.select(occurrence.c.key, schedule.c.text).join(
        schedule, occurrence.c.schedule_id == schedule.c.id
    )
    return rule.join(of, among(sqlite, of, occurrence.c.key))


def _asked(sqlite: bool) -> sa.Select[str, str, str, datetime]:
    """What was asked in channels, the latest last."""
    of, table = given(sqlite, key=sa.Text(), workspace=sa.Text(), channel=sa.Text()), quiz_round.c
    return (
        sa.select(table.workspace, table.channel, table.item, table.opened)
        .where(
            among(sqlite, of, table.workspace, table.channel),
            table.opened >= sa.bindparam("since", type_=Moment),
        )
        .order_by(table.opened)
    )


def _rounds(sqlite: bool) -> sa.Select[*tuple[Any, ...]]:
    of = given(sqlite, id=sa.Text())
    return _ROUNDS.where(among(sqlite, of, quiz_round.c.id))


def _new(sqlite: bool) -> Insert:
    kinds = {name: quiz_round.c[name].type for name in (*_OF_A_ROUND, "secret")}
    return copied(sqlite, quiz_round, given(sqlite, **kinds)).on_conflict_do_nothing()
