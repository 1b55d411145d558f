"""However workers crash, stall and lose answers: no post twice, none lost.

Hypothesis plays two workers against the store, one step at a time, and crashes them between any two.
What a worker may do is what bot/worker.py does; the platform shows at once what it accepted.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.message import Ask, Person, Place
from bot.store.database import Database
from bot.store.outbox import Again, Claim, Doubt, Outbox, Outcome, Sent
from tests.conftest import empty

LEASE = timedelta(seconds=60)
SETTLE = timedelta(seconds=5)
START = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)
ANY = st.integers(0, 5)
WORKERS = st.sampled_from(["one", "two"])


T = TypeVar("T")


def pick(those: Sequence[T], which: int) -> T:
    return those[which % len(those)]


@dataclass(eq=False)
class Held:
    """A post a worker holds: since when, and whether it has left."""

    worker: str
    claim: Claim
    at: datetime
    left: bool = False


@dataclass(eq=False)
class Looking:
    worker: str
    claim: Claim


def test_no_post_is_made_twice_and_none_is_lost(database_url: str) -> None:
    class Deliveries(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.runner = asyncio.Runner()
            self.run = self.runner.run
            self.run(empty(database_url))
            self.database = Database(database_url)
            self.outbox = Outbox(self.database, linger=0)
            self.now = START
            self.keys: list[str] = []
            self.posted: Counter[str] = Counter()
            self.held: list[Held] = []
            self.looking: list[Looking] = []

        def fresh(self) -> list[Held]:
            return [held for held in self.held if not held.left]

        def gone(self) -> list[Held]:
            return [held for held in self.held if held.left]

        def finish(self, claim: Claim, outcome: Outcome) -> None:
            self.run(self.outbox.finish(claim, outcome, self.now))

        @rule()
        def plan(self) -> None:
            place = Place("playground", "playground", f"C{len(self.keys)}", "channel")
            self.keys.append(self.run(self.outbox.post(place, Ask("tip", place, Person("U1")), self.now)))

        @rule(seconds=st.sampled_from([1, 6, 31, 61]))
        def wait(self, seconds: int) -> None:
            self.now += timedelta(seconds=seconds)

        @rule(worker=WORKERS)
        def claim(self, worker: str) -> None:
            claims = self.run(self.outbox.claim(self.now, 2, LEASE))
            self.held += [Held(worker, claim, self.now) for claim in claims]

        @precondition(fresh)
        @rule(which=ANY)
        def send(self, which: int) -> None:
            held = pick(self.fresh(), which)
            if self.now - held.at > LEASE / 2:
                self.held.remove(held)
                self.finish(held.claim, Again(self.now))
            else:
                held.left = True
                self.posted[held.claim.key] += 1
                assert self.posted[held.claim.key] == 1

        @precondition(gone)
        @rule(which=ANY, heard=st.booleans())
        def hear(self, which: int, heard: bool) -> None:
            held = pick(self.gone(), which)
            self.held.remove(held)
            self.finish(held.claim, Sent("ref") if heard else Doubt(self.now + SETTLE))

        @precondition(fresh)
        @rule(which=ANY)
        def is_told_to_wait(self, which: int) -> None:
            held = pick(self.fresh(), which)
            self.held.remove(held)
            self.finish(held.claim, Again(self.now + timedelta(seconds=3), asked=True))

        @rule(worker=WORKERS)
        def take_doubtful(self, worker: str) -> None:
            claims = self.run(self.outbox.doubtful(self.now, 2, LEASE))
            self.looking += [Looking(worker, claim) for claim in claims]

        @precondition(lambda self: self.looking)
        @rule(which=ANY)
        def look_up(self, which: int) -> None:
            looking = pick(self.looking, which)
            self.looking.remove(looking)
            self.finish(looking.claim, self.seen(looking.claim))

        @precondition(lambda self: self.held or self.looking)
        @rule(worker=WORKERS)
        def crash(self, worker: str) -> None:
            self.held = [held for held in self.held if held.worker != worker]
            self.looking = [looking for looking in self.looking if looking.worker != worker]

        def seen(self, claim: Claim) -> Outcome:
            return Sent("ref") if self.posted[claim.key] else Again(self.now)

        def teardown(self) -> None:
            """Everybody dies; a new worker finds the rest. Then every post was made exactly once."""
            for _ in range(4):
                self.now += LEASE + SETTLE
                for claim in self.run(self.outbox.doubtful(self.now, 100, LEASE)):
                    self.finish(claim, self.seen(claim))
                for claim in self.run(self.outbox.claim(self.now, 100, LEASE)):
                    self.posted[claim.key] += 1
                    self.finish(claim, Sent("ref"))
            states = self.run(self.outbox.counts())
            self.run(self.database.close())
            self.runner.close()
            assert self.posted == Counter(self.keys)
            assert states["sent"] == len(self.keys)

    run_state_machine_as_test(
        Deliveries,
        settings=settings(
            max_examples=20,
            phases=[Phase.generate],
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
