"""Posts to make, each exactly once: what is due is claimed with a lease, sent, and written down.

planned → sending → sent | skipped | failed | unknown → sent | planned | unsure (a lead decides).
A claim goes straight to `sending`, so a lease that ran out always means "unknown", never "try again".
Every finish carries the claim's fence; only the certain knowledge that a post is there needs none.
"""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, assert_never, get_args

import sqlalchemy as sa

from bot.message import Ask, LiveKey, Place, Platform
from bot.store.called_off import drop_called_off, hold_schedules
from bot.store.claims import (
    CLAIMED,
    Again,
    Claim,
    Doubt,
    Ended,
    Outcome,
    Sent,
    Waiting,
    count_under_way,
    pick,
    pick_due,
    read_claim,
)
from bot.store.columns import Moment
from bot.store.database import Database
from bot.store.given import among, given, rows
from bot.store.live import Shows, remember
from bot.store.nudge import Nudge
from bot.store.pacing import PACES, Pace, postpone
from bot.store.posts import Post, write_posts
from bot.store.schema import occurrence, slot

State = Literal["planned", "sending", "sent", "skipped", "failed", "unknown", "unsure"]

PLATFORMS: frozenset[Platform] = frozenset(get_args(Platform))
LEASE = timedelta(seconds=60)
_CROWDED = timedelta(seconds=0.5)
_ANY_DOUBT = sa.select(
    sa.exists().where(
        sa.text("state IN ('sending', 'unknown')"),
        occurrence.c.lease_until <= sa.bindparam("now", type_=Moment),
    )
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One post as a lead sees it. `person`: whom it is for, "" where it is for a channel."""

    key: str
    place: Place
    state: State
    due: datetime
    reason: str
    reference: str
    person: str = ""
    schedule: int | None = None


@dataclass(frozen=True, slots=True)
class Backlog:
    """`states`: how many posts are planned, sending, unknown. `lag`: how long the oldest one that may leave
    by now has waited."""

    states: Mapping[State, int]
    lag: timedelta


class Outbox:
    def __init__(self, database: Database, paces: Mapping[Platform, Pace] = PACES) -> None:
        self._database = database
        self._paces = paces
        self.news = Nudge()
        self._take = _take(database.is_sqlite)
        self._settled = _settled(database.is_sqlite)
        self._fenced = _fenced(database.is_sqlite)

    async def post(
        self,
        place: Place,
        ask: Ask,
        now: datetime,
        *,
        key: str = "",
        due: datetime | None = None,
        grace: timedelta | None = None,
    ) -> str:
        """Has `ask` asked when it is `due` (at once if not said) and its card posted at `place`.

        Returns the post's key. The same `key` a second time changes nothing: one thing, one post.
        Later than `grace` after its moment it is skipped instead.
        """
        due = due or now
        wanted = Post(key or secrets.token_urlsafe(12), place, ask, due, due + grace if grace else None)
        await self.post_all([wanted], now)
        return wanted.key

    async def post_all(self, posts: Sequence[Post], now: datetime) -> None:
        """All of them or none; the first leave first where a platform wants a pause between two."""
        async with self._database.writing() as connection:
            await write_posts(self._database, connection, posts, now, self._paces)
        self.news.ring()

    async def claim(
        self,
        now: datetime,
        limit: int,
        lease: timedelta = LEASE,
        platforms: Collection[Platform] = PLATFORMS,
    ) -> tuple[Claim, ...]:
        """Takes up to `limit` posts of these platforms that may leave now: those a person waits for, then
        those that waited longest. Where a workspace has as many under way as its platform bears, its
        other posts wait a moment and are in nobody's way."""

        def taken(connection: sa.Connection) -> list[Claim]:
            due = pick_due(connection, now, limit, platforms)
            if not due:
                return []
            ids, crowded = self._shared_out(due, count_under_way(connection, due))
            if crowded:
                later = sa.update(occurrence).where(occurrence.c.id.in_(crowded))
                connection.execute(later.values(not_before=now + _CROWDED))
            which = rows((id,) for id in ids)
            moments = {"tried": now, "leased": now + lease}
            claims = map(read_claim, connection.execute(self._take, which | moments).all())
            by_id = {claim.id: claim for claim in claims}
            return [by_id[id] for id in ids if id in by_id]

        return tuple(await self._database.write(taken))

    def _shared_out(
        self, due: Sequence[Waiting], under_way: Mapping[tuple[Platform, str], int]
    ) -> tuple[list[int], list[int]]:
        """Which of them may leave, and which have to wait for others of their workspace: nothing does that a
        person waits for."""
        count = dict(under_way)
        taken: list[int] = []
        crowded: list[int] = []
        for id, platform, workspace, awaited in due:
            count[platform, workspace] = count.get((platform, workspace), 0) + 1
            free = count[platform, workspace] <= self._paces[platform].in_flight
            (taken if free or awaited else crowded).append(id)
        return taken, crowded

    async def doubtful(
        self,
        now: datetime,
        limit: int,
        lease: timedelta = LEASE,
        platforms: Collection[Platform] = PLATFORMS,
    ) -> tuple[Claim, ...]:
        """Takes posts nobody knows the end of: their worker died, or the answer was lost."""
        if not await self._database.read(lambda connection: connection.scalar(_ANY_DOUBT, {"now": now})):
            return ()
        table = occurrence.c
        doubt = sa.text("state IN ('sending', 'unknown')")
        # Materialised, so that PostgreSQL locks exactly the rows that are then updated.
        picked = (
            pick(doubt, table.lease_until, now, limit, platforms).cte("picked").prefix_with("MATERIALIZED")
        )
        taken = (
            sa.update(occurrence)
            .where(table.id == picked.c.id)
            .values(state="unknown", fence=table.fence + 1, lease_until=now + lease)
            .returning(*CLAIMED)
        )
        claims = await self._database.write(
            lambda connection: [read_claim(row) for row in connection.execute(taken)]
        )
        return tuple(sorted(claims, key=lambda claim: (claim.due, claim.id)))

    async def finish(self, claim: Claim, outcome: Outcome, now: datetime) -> None:
        """Writes down what became of a claim. A claim that is somebody else's by now changes nothing."""
        await self.finish_all([(claim, outcome, now)])

    async def finish_all(self, ended: Sequence[tuple[Claim, Outcome, datetime]]) -> None:
        """Of many, each with its moment, in one commit: it costs about the same."""
        there: list[tuple[int, str]] = []
        other: list[_Change] = []
        waits: list[tuple[Place, datetime]] = []
        shown: list[Shows] = []
        for claim, outcome, now in ended:
            match outcome:
                case Sent(reference, live):
                    there.append((claim.id, reference))
                    if live:
                        shown.append(Shows(live, claim.place, reference, now))
                case Again(at, asked):
                    other.append((claim.id, claim.fence, "planned", at, None, None))
                    if asked:
                        waits.append((claim.place, at))
                case Doubt(at):
                    other.append((claim.id, claim.fence, "unknown", None, at, None))
                case Ended(state, reason):
                    other.append((claim.id, claim.fence, state, None, None, reason))
                case _:
                    assert_never(outcome)
        again = [c for c, outcome, _ in ended if isinstance(outcome, Again) and c.schedule is not None]

        def written(connection: sa.Connection) -> None:
            if there:
                connection.execute(self._settled, rows(there))
            hold_schedules(connection, again)
            if other:
                connection.execute(self._fenced, rows(other))
            drop_called_off(connection, again)
            remember(connection, self._database, shown)
            postpone(connection, self._database, waits)

        await self._database.write(written)

    async def settle(self, key: str, arrived: bool, now: datetime) -> bool:
        """A lead says whether an unsure post is there; if not, it is sent again. False: it was not unsure."""
        values = {"state": "sent"} if arrived else {"state": "planned", "not_before": now, "expires": None}
        change = (
            sa.update(occurrence)
            .where(occurrence.c.key == key, occurrence.c.state == "unsure")
            .values(reason=None, **values)
            .returning(occurrence.c.id)
        )
        async with self._database.writing() as connection:
            return await connection.scalar(change) is not None

    async def seen(
        self, key: str, place: Place, reference: str, shows: LiveKey | None, now: datetime
    ) -> None:
        """Somebody pressed a button of this very post, there: it is there, whatever we thought."""
        table = occurrence.c
        there = _THERE.where(
            table.key == key,
            table.platform == place.platform,
            table.workspace == place.workspace,
            table.channel == place.channel,
        )
        async with self._database.writing() as connection:
            news = await connection.scalar(
                there.values(state="sent", reference=reference, reason=None).returning(table.id)
            )
            if news is not None and shows is not None:
                shown = [Shows(shows, place, reference, now)]
                await connection.run_sync(remember, self._database, shown)

    async def find(self, key: str) -> Delivery | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(_DELIVERIES.where(occurrence.c.key == key))).one_or_none()
        return None if row is None else _delivery(row)

    async def unsure(self, workspace: str) -> tuple[Delivery, ...]:
        """What a lead has to decide about."""
        query = _DELIVERIES.where(occurrence.c.workspace == workspace, occurrence.c.state == "unsure")
        async with self._database.reading() as connection:
            return tuple(_delivery(row) for row in await connection.execute(query.order_by(occurrence.c.id)))

    async def of_schedule(self, schedule_id: int, limit: int = 1000) -> tuple[Delivery, ...]:
        """Its posts, the latest first; those to come are not among them before they are planned."""
        query = _DELIVERIES.where(occurrence.c.schedule_id == schedule_id)
        query = query.order_by(occurrence.c.due.desc(), occurrence.c.id.desc()).limit(limit)
        async with self._database.reading() as connection:
            return tuple(_delivery(row) for row in await connection.execute(query))

    async def counts(self) -> dict[State, int]:
        """How many posts are in each state."""
        query = sa.select(occurrence.c.state, sa.func.count()).group_by(occurrence.c.state)
        async with self._database.reading() as connection:
            found: dict[State, int] = {state: count for state, count in await connection.execute(query)}
        return {state: found.get(state, 0) for state in get_args(State)}

    async def backlog(self, now: datetime) -> Backlog:
        """What has not ended; costs the same however many have."""
        waiting = sa.select(sa.func.count(), sa.func.min(occurrence.c.not_before, type_=Moment)).where(
            sa.text("state = 'planned'")
        )
        leaving = (
            sa.select(occurrence.c.state, sa.func.count())
            .where(sa.text("state IN ('sending', 'unknown')"))
            .group_by(occurrence.c.state)
        )
        async with self._database.reading() as connection:
            planned, oldest = (await connection.execute(waiting)).one()
            found: dict[State, int] = {state: count for state, count in await connection.execute(leaving)}
        states: dict[State, int] = {"planned": planned, "sending": 0, "unknown": 0, **found}
        return Backlog(states, max(now - oldest, timedelta()) if oldest else timedelta())

    async def sweep(self, before: datetime, limit: int = 5000) -> None:
        """Forgets posts that ended and were due before `before`, and pauses that are long over."""
        old = (
            sa.select(occurrence.c.id)
            .where(occurrence.c.state.in_(("sent", "skipped", "failed")), occurrence.c.due < before)
            .limit(limit)
        )
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(occurrence).where(occurrence.c.id.in_(old)))
            await connection.execute(sa.delete(slot).where(slot.c.next_free < before))


_Change = tuple[int, int, State, datetime | None, datetime | None, str | None]
"""Of a post: its id, the fence of the claim that ended; its state now, when it leaves, when it is looked for, why."""


def _take(sqlite: bool) -> sa.UpdateBase:
    """A claim of those that may leave."""
    of, table = given(sqlite, id=sa.BigInteger()), occurrence.c
    return (
        sa.update(occurrence)
        .where(among(sqlite, of, table.id))
        .values(
            state="sending",
            attempt=table.attempt + 1,
            tried_at=sa.bindparam("tried", type_=Moment),
            fence=table.fence + 1,
            lease_until=sa.bindparam("leased", type_=Moment),
        )
        .returning(*CLAIMED)
    )


_THERE = sa.update(occurrence).where(sa.text("state IN ('planned', 'sending', 'unknown', 'unsure')"))


def _settled(sqlite: bool) -> sa.Update:
    of = given(sqlite, id=sa.BigInteger(), reference=sa.Text())
    there = _THERE.where(among(sqlite, of, occurrence.c.id))
    return there.values(state="sent", reference=of.c.reference, reason=None)


def _fenced(sqlite: bool) -> sa.Update:
    of = given(
        sqlite,
        id=sa.BigInteger(),
        fence=sa.BigInteger(),
        state=sa.Text(),
        leaves=Moment(),
        looked=Moment(),
        reason=sa.Text(),
    )
    table = occurrence.c
    return (
        sa.update(occurrence)
        .where(
            among(sqlite, of, table.id),
            table.fence == of.c.fence,
            sa.text("occurrence.state IN ('sending', 'unknown')"),
        )
        .values(
            state=of.c.state,
            not_before=sa.func.coalesce(of.c.leaves, table.not_before),
            lease_until=of.c.looked,
            reason=of.c.reason,
        )
    )


_DELIVERIES = sa.select(
    *(occurrence.c[name] for name in ("key", "platform", "workspace", "channel", "place_kind")),
    *(occurrence.c[name] for name in ("state", "due", "reason", "reference", "person", "schedule_id")),
)


def _delivery(row: sa.Row[*tuple[Any, ...]]) -> Delivery:
    place = Place(row.platform, row.workspace, row.channel, row.place_kind)
    return Delivery(
        row.key,
        place,
        row.state,
        row.due,
        row.reason or "",
        row.reference or "",
        row.person or "",
        row.schedule_id,
    )
