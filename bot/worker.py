"""Plans and delivers what is due, redraws what changed, sweeps what expired.

Any number of workers share one database and need no leader: what one holds is leased, and what a dead
one held is taken over. A post whose end nobody knows is looked up, never simply sent again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol, assert_never

import structlog

from bot.closing import close
from bot.counts import Counts
from bot.ends import Ends
from bot.held import Held
from bot.message import Ask, CannotDeliver, CannotLook, Card, LiveKey, Person, Place, Platform, Reply
from bot.store import Store
from bot.store.claims import Again, Claim, Doubt, Ended, Outcome, Sent
from bot.store.homes import homes_of_leads
from bot.store.live import REDRAW_GAP, LivePost

log = structlog.get_logger()


class Sender(Protocol):
    """A platform's way to post where nobody has just asked. Each method raises CannotDeliver.

    `finds`: whether `find` can say for certain, where we may look at all, that a key was not posted.
    """

    @property
    def finds(self) -> bool: ...

    async def send(self, place: Place, card: Card, key: str) -> str:
        """Posts the card, carrying `key` where the platform allows; returns the message's reference."""
        ...

    async def edit(self, place: Place, reference: str, card: Card) -> None: ...

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        """The reference of what was posted with `key` after `since`; None: it certainly was not. Raises
        CannotLook where we may not see."""
        ...


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds, except `in_flight`: posts under way at once in this worker, and `batch`: the least posts in its hands
    where more are due, those that wait for one under way to end among them.

    A post may take `timeout`, far less than its `lease`. `settle` is how long a platform may take to
    show what it accepted. `look`: how often to look for work of other processes.
    """

    look: float = 1.0
    lease: float = 60.0
    timeout: float = 10.0
    settle: float = 5.0
    sweep: float = 60.0
    in_flight: int = 128
    batch: int = 512


_QUICK, _SLOW = 0.25, 0.5  # seconds in which half a batch leaves: so many more may be held, or fewer
_MOST_BATCHES = 4  # held at once: a second's worth at the pace that earns them
_BUSY_LOOK = 0.1  # seconds until the next look while there is work
_PLANS = 200  # schedules in one transaction
_LOOKUPS = 20  # at once: they must not take the connections of posts
_MOST_ATTEMPTS = 8
_LONGEST_WAIT = timedelta(minutes=5)
_GIVE_UP_LOOKING = timedelta(hours=1)
_REDRAW_AGAIN = timedelta(seconds=30)
_CLOCKS_DIFFER = timedelta(seconds=5)


class Worker:
    """`answer` is commands.answer with its services; `now` gives aware UTC.

    Asked by the clock, only a card to "here" is posted: what a handler says to the asker (a refusal, an
    error) is not for a channel. A card that is drawn from state names itself in `changed` by a LiveKey
    whose id is its post's key (`ask.ids["key"]`). Asked for the same key twice (an attempt failed), a
    handler must do its part once.
    """

    def __init__(
        self,
        store: Store,
        answer: Callable[[Ask], Awaitable[Reply]],
        senders: Mapping[Platform, Sender],
        now: Callable[[], datetime],
        tempo: Tempo | None = None,
        *,
        counts: Counts | None = None,
    ) -> None:
        self._store = store
        self._answer = answer
        self._senders = senders
        self._now = now
        self._tempo = tempo or Tempo()
        self._ends = Ends(store, now, counts or Counts(), again=self._tempo.look, within=self._tempo.lease)
        self._lease = timedelta(seconds=self._tempo.lease)
        self._stopping = asyncio.Event()
        self._claimed: asyncio.Queue[tuple[Claim, float] | None] = asyncio.Queue()
        self._few_left = asyncio.Event()
        self._batch = self._tempo.batch
        self._posts_held, self._edits_held = Held(), Held()
        self._told = datetime.min.replace(tzinfo=UTC)

    async def run(self) -> None:
        """Until `stop`; then what is under way is finished first."""
        async with asyncio.TaskGroup() as last:
            last.create_task(self._ends.write_down())
            async with asyncio.TaskGroup() as loops:
                loops.create_task(self._deliver())
                loops.create_task(self._supervise("plan", self._plan))
                loops.create_task(self._supervise("look_up", self._look_up))
                loops.create_task(self._supervise("redraw", self._redraw))
                loops.create_task(self._supervise("sweep", self._sweep))
            self._ends.close()

    def stop(self) -> None:
        self._stopping.set()
        self._store.schedules.news.ring()
        self._store.outbox.news.ring()
        self._store.live.news.ring()
        self._few_left.set()

    async def _supervise(self, name: str, step: Callable[[], Awaitable[None]]) -> None:
        """Steps for ever: a database that is away or a fault in one step ends no loop."""
        while not self._stopping.is_set():
            try:
                await step()
            except Exception:
                log.exception("worker_step_failed", step=name)
                await self._pause(self._tempo.look)

    async def _pause(self, seconds: float) -> None:
        """Sleeps, but wakes to stop."""
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return

    async def _plan(self) -> None:
        if await self._store.planner.plan(self._now(), _PLANS) < _PLANS:
            await self._store.schedules.news.wait(self._tempo.look)

    # --- posts ------------------------------------------------------------------------------------

    async def _deliver(self) -> None:
        async with asyncio.TaskGroup() as hands:
            for _ in range(self._tempo.in_flight):
                hands.create_task(self._hand())
            await self._supervise("claim", self._claim)
            self._hand_back(but=0)
            for _ in range(self._tempo.in_flight):
                self._claimed.put_nowait(None)

    async def _claim(self) -> None:
        """Fetches more while some still wait, so that no hand does."""
        clock = asyncio.get_running_loop().time
        room = self._batch - self._claimed.qsize()
        claimed_at = clock()
        claims = await self._store.outbox.claim(self._now(), room, self._lease, self._senders.keys())
        for claim in claims:
            self._claimed.put_nowait((claim, claimed_at))
        if len(claims) == room:
            while self._claimed.qsize() > self._batch // 2 and not self._stopping.is_set():
                self._few_left.clear()
                await self._few_left.wait()
            self._batch = self._paced(clock() - claimed_at)
        else:
            await self._store.outbox.news.wait(_BUSY_LOOK if claims else self._tempo.look)

    def _paced(self, seconds: float) -> int:
        """How many to hold from now on, when half of those held left in so many seconds."""
        least = self._tempo.batch
        if seconds < _QUICK:
            return min(self._batch * 2, least * _MOST_BATCHES)
        return max(self._batch // 2, least) if seconds > _SLOW else self._batch

    def _hand_back(self, *, but: int) -> None:
        """What is held can't be called off: where a platform has become slow, no more than a few seconds' worth is."""
        while self._claimed.qsize() > but:
            if waiting := self._claimed.get_nowait():
                self._ends.add(waiting[0], Again(self._now()))

    async def _hand(self) -> None:
        """One post at a time. Nobody waits until an end is written down: that takes as long as many posts."""
        while (waiting := await self._claimed.get()) is not None:
            if self._claimed.qsize() <= self._batch // 2:
                self._few_left.set()
            claim, claimed_at = waiting
            if asyncio.get_running_loop().time() - claimed_at > 2 * _SLOW and not self._stopping.is_set():
                self._batch = self._tempo.batch
                self._hand_back(but=self._batch)
            try:
                outcome = await self._attempt(claim, claimed_at)
            except Exception:
                log.exception("post_failed", key=claim.key)
                outcome = Doubt(self._settled())
            self._ends.add(claim, outcome)

    async def _attempt(self, claim: Claim, claimed_at: float) -> Outcome:
        now = self._now()
        if claim.expires and now > claim.expires:
            return Ended("skipped", "late")
        if (free := self._posts_held.until(claim.place, now)) > now:
            return Again(free)
        begun = False
        try:
            async with asyncio.timeout(self._tempo.timeout):
                reply = await self._reply(claim.ask)
                if reply is None:
                    return self._once_more(claim, "no answer")
                if reply.card is None:
                    return Ended("skipped", "nothing to post")
                if not isinstance(reply.card, Card) or reply.to != "here":
                    return self._once_more(claim, "no card for here")
                if asyncio.get_running_loop().time() - claimed_at > self._tempo.lease / 2:
                    return Again(
                        self._now()
                    )  # this process stood still: another may soon think the row is free
                begun = True
                reference = await self._senders[claim.place.platform].send(claim.place, reply.card, claim.key)
        except CannotDeliver as problem:
            if problem.reason == "gone" and claim.schedule:
                await close(self._store, claim.place, self._now())
            return self._problem(claim, problem)
        except TimeoutError:
            if begun:
                return self._doubt(claim, "timeout")
            log.exception("clock_ask_failed", command=claim.ask.command, verb=claim.ask.verb)
            return self._once_more(claim, "no answer")
        if others := _others(reply, claim):
            await self._store.live.mark(others, self._now())
        return Sent(reference, _itself(reply, claim))

    async def _reply(self, ask: Ask) -> Reply | None:
        """None: it failed, and nothing was posted."""
        try:
            return await self._answer(ask)
        except Exception:
            log.exception("clock_ask_failed", command=ask.command, verb=ask.verb)
            return None

    async def _reply_in_time(self, ask: Ask) -> Reply | None:
        try:
            async with asyncio.timeout(self._tempo.timeout):
                return await self._reply(ask)
        except TimeoutError:
            log.exception("clock_ask_failed", command=ask.command, verb=ask.verb)
            return None

    def _problem(self, claim: Claim, problem: CannotDeliver) -> Outcome:
        match problem.reason:
            case "gone":
                return Ended("failed", "gone")
            case "uninstalled":
                return Ended("skipped", "uninstalled")
            case "refused":
                return self._once_more(claim, problem.detail)
            case "busy":
                return Again(self._posts_held.hold(claim.place, problem, self._now()), asked=True)
            case "unknown":
                return self._doubt(claim, problem.detail)
            case _:
                assert_never(problem.reason)

    def _once_more(self, claim: Claim, reason: str) -> Outcome:
        """Surely not posted: again after 2, 4, 8 … seconds, then given up."""
        if claim.attempt >= _MOST_ATTEMPTS:
            return Ended("failed", reason)
        return Again(self._now() + min(timedelta(seconds=2**claim.attempt), _LONGEST_WAIT))

    def _doubt(self, claim: Claim, reason: str) -> Outcome:
        if self._senders[claim.place.platform].finds:
            return Doubt(self._settled())
        return Ended("unsure", reason)

    def _settled(self) -> datetime:
        return self._now() + timedelta(seconds=self._tempo.settle)

    # --- posts nobody knows the end of ------------------------------------------------------------

    async def _look_up(self) -> None:
        claims = await self._store.outbox.doubtful(self._now(), _LOOKUPS, self._lease, self._senders.keys())
        async with asyncio.TaskGroup() as look_ups:
            for claim in claims:
                look_ups.create_task(self._resolve(claim))
        if len(claims) < _LOOKUPS:
            await self._pause(self._tempo.settle / 2)

    async def _resolve(self, claim: Claim) -> None:
        try:
            outcome = await self._found(claim)
        except Exception:
            log.exception("look_up_failed", key=claim.key)
            outcome = Doubt(self._settled())
        self._ends.add(claim, outcome)

    async def _found(self, claim: Claim) -> Outcome:
        sender = self._senders[claim.place.platform]
        if not sender.finds:
            return Ended("unsure", "its answer was lost")
        try:
            async with asyncio.timeout(self._tempo.timeout):
                reference = await sender.find(claim.place, claim.key, claim.due - _CLOCKS_DIFFER)
        except CannotLook as problem:
            return Ended("unsure", problem.detail)
        except (CannotDeliver, TimeoutError) as problem:
            if self._now() - claim.tried_at > _GIVE_UP_LOOKING:
                return Ended("unsure", "it could not be looked up")
            retry = problem.retry_after if isinstance(problem, CannotDeliver) else None
            return Doubt(self._now() + timedelta(seconds=retry or self._tempo.settle))
        if reference is None:
            return Again(self._now())
        reply = await self._reply_in_time(claim.ask)
        return Sent(reference, _itself(reply, claim) if reply else None)

    # --- posted things drawn from state -----------------------------------------------------------

    async def _redraw(self) -> None:
        await self._tell_leads()
        posts = await self._store.live.take_dirty(self._now())
        async with asyncio.TaskGroup() as edits:
            for post in posts:
                edits.create_task(self._draw(post))
        await self._store.live.news.wait(self._tempo.look)

    async def _tell_leads(self) -> None:
        """Their Homes name what was posted last. Not for each post: every mark wakes all who redraw."""
        if self._ends.news and self._now() - self._told >= REDRAW_GAP:
            news, self._told = self._ends.take_news(), self._now()
            await self._store.live.mark([homes_of_leads(workspace) for workspace in news], self._now())

    async def _draw(self, post: LivePost) -> None:
        if (free := self._edits_held.until(post.place, self._now())) > self._now():
            return await self._store.live.wait(post, free)
        reply = await self._reply_in_time(
            Ask(post.key.command, post.place, Person(""), verb="show", ids={"id": post.key.id})
        )
        if reply is not None and reply.card is None:
            return await self._store.live.forget(post)  # what it showed is no more
        if reply is None or not isinstance(reply.card, Card) or reply.to != "here":
            return await self._store.live.wait(post, self._now() + _REDRAW_AGAIN)
        try:
            async with asyncio.timeout(self._tempo.timeout):
                await self._senders[post.place.platform].edit(post.place, post.reference, reply.card)
        except CannotDeliver as problem:
            if problem.reason in ("gone", "uninstalled"):
                return await self._store.live.forget(post)
            if problem.everywhere:
                self._edits_held.hold(post.place, problem, self._now())
            wait = timedelta(seconds=problem.retry_after) if problem.retry_after else _REDRAW_AGAIN
            return await self._store.live.wait(post, self._now() + wait)
        except Exception:
            log.exception("redraw_failed", command=post.key.command)
            return await self._store.live.wait(post, self._now() + _REDRAW_AGAIN)
        await self._store.live.drawn(post)

    # --- what expired -----------------------------------------------------------------------------

    async def _sweep(self) -> None:
        await self._store.sweep(self._now())
        await self._pause(self._tempo.sweep)


def _itself(reply: Reply, claim: Claim) -> LiveKey | None:
    return next((key for key in reply.changed if key.id == claim.key), None)


def _others(reply: Reply, claim: Claim) -> tuple[LiveKey, ...]:
    return tuple(key for key in reply.changed if key.id != claim.key)
