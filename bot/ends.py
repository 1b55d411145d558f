"""What became of the posts that a worker made, written down: many in one commit, since that costs as much as one."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import assert_never

import structlog

from bot.closing import tell_owner
from bot.counts import Counts, PostOutcome
from bot.store import Store
from bot.store.claims import Again, Claim, Doubt, Ended, Outcome, Sent

log = structlog.get_logger()

_COMPANY = 0.05
"""Seconds that an end waits for others."""


class Ends:
    """`again`: seconds until the next try where the database is away; `within` as many it is tried.

    `news`: workspaces of whose schedules something was posted, or was not.
    """

    def __init__(
        self, store: Store, now: Callable[[], datetime], counts: Counts, *, again: float, within: float
    ) -> None:
        self._store = store
        self._now = now
        self._counts = counts
        self._again = again
        self._within = within
        self._waiting: list[tuple[Claim, Outcome, datetime]] = []
        self._some = asyncio.Event()
        self._closed = False
        self.news: set[str] = set()

    def add(self, claim: Claim, outcome: Outcome) -> None:
        self._counts.posted(claim.place.platform, _named(outcome))
        self._waiting.append((claim, outcome, self._now()))
        self._some.set()

    def take_news(self) -> set[str]:
        news, self.news = self.news, set()
        return news

    def close(self) -> None:
        """No more will be added: `write_down` ends with the last."""
        self._closed = True
        self._some.set()

    async def write_down(self) -> None:
        while self._waiting or not self._closed:
            await self._some.wait()
            await asyncio.sleep(_COMPANY)
            self._some.clear()
            ended, self._waiting = self._waiting, []
            if ended:
                await self._written(ended)

    async def _written(self, ended: Sequence[tuple[Claim, Outcome, datetime]]) -> None:
        """Through a database that is away for a while: a post that is there but not written down would have to be
        looked up, or decided by a lead."""
        deadline = asyncio.get_running_loop().time() + self._within
        while True:
            try:
                await self._store.outbox.finish_all(ended)
                self.news |= {claim.place.workspace for claim, *_ in ended if claim.schedule is not None}
                for claim, outcome, _ in ended:
                    await self._report(claim, outcome)
                return
            except Exception:
                log.exception("finish_failed", posts=len(ended))
                if asyncio.get_running_loop().time() > deadline:
                    return
                await asyncio.sleep(self._again)

    async def _report(self, claim: Claim, outcome: Outcome) -> None:
        """A post that nobody can look up is for its schedule's owner to decide about."""
        if claim.schedule is None or not isinstance(outcome, Ended) or outcome.state != "unsure":
            return
        of = await self._store.schedules.by_id(claim.schedule)
        if of is not None:
            ids = {"s": str(of.id), "of": claim.key}
            await tell_owner(self._store, of, "unsure", ids, key=f"unsure:{claim.key}", now=self._now())


def _named(outcome: Outcome) -> PostOutcome:
    match outcome:
        case Sent():
            return "sent"
        case Again():
            return "again"
        case Doubt():
            return "unknown"
        case Ended(state):
            return state
        case _:
            assert_never(outcome)
