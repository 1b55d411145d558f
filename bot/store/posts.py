"""Writing down posts to make, whoever wants them: a handler, or a schedule that is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.message import Ask, Place, Platform
from bot.store.asks import write_ask
from bot.store.database import Database
from bot.store.pacing import Leaving, Pace, reserve
from bot.store.schema import occurrence

INTRODUCTION = "introduction:"
_CHUNK = 1000
_SOON = timedelta(seconds=5)  # what is due later takes no slot yet


def introduction_key(schedule: int) -> str:
    """Of the post that tells a channel what is scheduled there: no post of that schedule comes before it."""
    return f"{INTRODUCTION}{schedule}"


@dataclass(frozen=True, slots=True)
class Post:
    """One post to make: `ask` is asked when it is `due`, and its card goes to `place`.

    `ask` is None where `schedule` holds it; `person` is then whom it is for. `skipped` says why it is
    not made after all: it stands in the record for the lead to see.
    """

    key: str
    place: Place
    ask: Ask | None
    due: datetime
    expires: datetime | None = None
    schedule: int | None = None
    person: str | None = None
    skipped: str | None = None


async def write_posts(
    database: Database,
    connection: AsyncConnection,
    posts: Sequence[Post],
    now: datetime,
    paces: Mapping[Platform, Pace],
) -> None:
    """Within a transaction. A key that is known changes nothing. The first leave first."""
    for start in range(0, len(posts), _CHUNK):
        await _write(database, connection, posts[start : start + _CHUNK], now, paces)


async def _write(
    database: Database,
    connection: AsyncConnection,
    posts: Sequence[Post],
    now: datetime,
    paces: Mapping[Platform, Pace],
) -> None:
    leaving = [post for post in posts if post.skipped is None and post.due <= now + _SOON]
    wanted = [Leaving(post.place, max(post.due, now), awaited=post.schedule is None) for post in leaving]
    moments = await reserve(database, connection, wanted, paces)
    leaves = {post.key: moment for post, moment in zip(leaving, moments, strict=True)}
    rows = [
        {
            "key": post.key,
            "schedule_id": post.schedule,
            "platform": post.place.platform,
            "workspace": post.place.workspace,
            "channel": post.place.channel,
            "place_kind": post.place.kind,
            "person": post.person,
            "ask": write_ask(replace(post.ask, place=post.place)) if post.ask else None,
            "state": "skipped" if post.skipped else "planned",
            "reason": post.skipped,
            "due": post.due,
            "not_before": leaves.get(post.key, post.due),
            "expires": post.expires,
        }
        for post in posts
    ]
    if rows:
        await connection.execute(database.insert(occurrence).on_conflict_do_nothing(), rows)
