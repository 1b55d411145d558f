"""However workers crash, stall and lose answers: no post twice, none lost.

Two workers play against the store, one small step at a time in an order that hypothesis seeds, and may
crash between any two. What a worker may do is what bot/worker.py does; the platform shows at once what
it accepted.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.recurrence import Recurrence
from bot.message import Ask, Person, Place
from bot.store.claims import Again, Claim, Doubt, Outcome, Sent
from bot.store.database import Database
from bot.store.outbox import Outbox
from bot.store.planner import Planner
from bot.store.schedule import NewSchedule
from bot.store.schedules import Schedules
from tests.conftest import empty

LEASE = timedelta(seconds=60)
SETTLE = timedelta(seconds=5)
STEPS = 120
START = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(eq=False)
class Held:
    """A post that a worker claimed, or looks for: since when, and whether it has left."""

    worker: int
    claim: Claim
    at: datetime
    left: bool = False


class World:
    def __init__(self, outbox: Outbox, planner: Planner, chance: Random) -> None:
        self.outbox = outbox
        self.planner = planner
        self.chance = chance
        self.now = self.planned_until = START
        self.keys: list[str] = []
        self.posted: Counter[str] = Counter()
        self.held: list[Held] = []
        self.looking: list[Held] = []

    async def step(self) -> None:
        steps: list[Callable[[], Awaitable[None]]] = [
            self.want,
            self.plan,
            self.wait,
            self.claim,
            self.take_doubtful,
        ]
        if any(not held.left for held in self.held):
            steps += [self.send, self.send, self.is_told_to_wait]
        if any(held.left for held in self.held):
            steps += [self.hear, self.hear]
        if self.looking:
            steps += [self.look_up, self.look_up]
        if self.held or self.looking:
            steps.append(self.crash)
        await self.chance.choice(steps)()

    async def plan(self) -> None:
        """Two planners look at once at what the schedule wants."""
        await asyncio.gather(*(self.planner.plan(self.now) for _ in range(2)))

    async def want(self) -> None:
        place = Place("playground", "playground", f"C{len(self.keys)}", "channel")
        self.keys.append(await self.outbox.post(place, Ask("tip", place, Person("U1")), self.now))

    async def wait(self) -> None:
        self.now += timedelta(seconds=self.chance.choice([1, 6, 31, 61]))

    async def claim(self) -> None:
        worker = self.chance.randrange(2)
        for claim in await self.outbox.claim(self.now, 2, LEASE):
            self.held.append(Held(worker, claim, self.now))

    async def send(self) -> None:
        held = self.chance.choice([held for held in self.held if not held.left])
        if self.now - held.at > LEASE / 2:
            await self.end(held, Again(self.now))
        else:
            held.left = True
            self.posted[held.claim.key] += 1
            assert self.posted[held.claim.key] == 1, "posted twice"

    async def is_told_to_wait(self) -> None:
        held = self.chance.choice([held for held in self.held if not held.left])
        await self.end(held, Again(self.now + timedelta(seconds=3), asked=True))

    async def hear(self) -> None:
        held = self.chance.choice([held for held in self.held if held.left])
        await self.end(held, self.chance.choice([Sent("ref"), Doubt(self.now + SETTLE)]))

    async def take_doubtful(self) -> None:
        worker = self.chance.randrange(2)
        for claim in await self.outbox.doubtful(self.now, 2, LEASE):
            self.looking.append(Held(worker, claim, self.now))

    async def look_up(self) -> None:
        looking = self.chance.choice(self.looking)
        self.looking.remove(looking)
        await self.outbox.finish(looking.claim, self.found(looking.claim), self.now)

    async def crash(self) -> None:
        worker = self.chance.randrange(2)
        self.held = [held for held in self.held if held.worker != worker]
        self.looking = [looking for looking in self.looking if looking.worker != worker]

    async def end(self, held: Held, outcome: Outcome) -> None:
        self.held.remove(held)
        await self.outbox.finish(held.claim, outcome, self.now)

    def found(self, claim: Claim) -> Outcome:
        return Sent("ref") if self.posted[claim.key] else Again(self.now)

    async def recover(self) -> None:
        """Everybody has died; a new worker finds the rest."""
        await self.planner.plan(self.now)
        self.planned_until = self.now
        for _ in range(4):
            self.now += LEASE + SETTLE
            for claim in await self.outbox.doubtful(self.now, 100, LEASE):
                await self.outbox.finish(claim, self.found(claim), self.now)
            for claim in await self.outbox.claim(self.now, 100, LEASE):
                self.posted[claim.key] += 1
                await self.outbox.finish(claim, Sent("ref"), self.now)


async def scheduled(schedules: Schedules, now: datetime) -> int:
    """Every minute a post in a channel."""
    place = Place("playground", "playground", "support", "channel")
    ask = Ask("tip", place, Person("U1"))
    every_minute = Recurrence.from_cron("* * * * *", "UTC")
    new = NewSchedule("playground", "U1", "tip", ask, every_minute, timedelta(minutes=2))
    return (await schedules.start((await schedules.add(new, now)).id, now)).id


def test_no_post_is_made_twice_and_none_is_lost(database_url: str) -> None:
    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(seed=st.integers(0, 2**32))
    def crashes(seed: int) -> None:
        asyncio.run(play(seed))

    async def play(seed: int) -> None:
        await empty(database_url)
        database = Database(database_url)
        outbox = Outbox(database)
        world = World(outbox, Planner(database, outbox.news), Random(seed))
        of = await scheduled(Schedules(database), world.now)
        for _ in range(STEPS):
            await world.step()
        await world.recover()
        states = await outbox.counts()
        by_schedule = await outbox.of_schedule(of)
        await database.close()
        made = [each.key for each in by_schedule if each.state == "sent"]
        assert world.posted == Counter([*world.keys, *made])
        assert states["sent"] == len(world.keys) + len(made)
        assert {each.reason for each in by_schedule if each.state != "sent"} <= {"late"}
        minutes = (world.planned_until - START) // timedelta(minutes=1)
        assert {each.due for each in by_schedule} == {
            START + timedelta(minutes=n + 1) for n in range(minutes)
        }
        assert len(by_schedule) == minutes

    crashes()
