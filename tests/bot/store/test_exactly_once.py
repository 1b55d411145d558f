"""However workers crash, stall and lose answers: no post twice, none lost.

Hypothesis plays two workers against the store, one step at a time, and crashes them between any two.
What a worker may do is what bot/worker.py does; the platform shows at once what it accepted.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.message import Ask, Person, Place
from bot.store import Store
from bot.store.outbox import Again, Claim, Doubt, Sent
from tests.conftest import SECRET_KEY, empty

LEASE = timedelta(seconds=60)
SETTLE = timedelta(seconds=5)
START = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)
WORKERS = st.sampled_from(["one", "two"])


@dataclass
class Held:
    """What a worker holds: claimed at a moment, and whether the post has left."""

    claim: Claim
    at: datetime
    left: bool = False


def test_no_post_is_made_twice_and_none_is_lost(database_url: str) -> None:
    class Deliveries(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.runner = asyncio.Runner()
            self.run = self.runner.run
            self.run(empty(database_url))
            self.store = self.run(Store.open(database_url, SECRET_KEY))
            self.now = START
            self.keys: list[str] = []
            self.posted: Counter[str] = Counter()
            self.hands: dict[str, list[Held]] = {"one": [], "two": []}
            self.looking: dict[str, list[Claim]] = {"one": [], "two": []}

        @initialize()
        def first_posts(self) -> None:
            self.plan(3)

        @rule(count=st.integers(1, 3))
        def plan(self, count: int) -> None:
            for _ in range(count):
                place = Place("playground", "playground", f"C{len(self.keys)}", "channel")
                ask = Ask("tip", place, Person("U1"))
                self.keys.append(self.run(self.store.outbox.post(place, ask, self.now)))

        @rule(seconds=st.sampled_from([1, 6, 31, 61]))
        def wait(self, seconds: int) -> None:
            self.now += timedelta(seconds=seconds)

        @rule(worker=WORKERS, limit=st.integers(1, 3))
        def claim(self, worker: str, limit: int) -> None:
            claims = self.run(self.store.outbox.claim(self.now, limit, LEASE))
            self.hands[worker] += [Held(claim, self.now) for claim in claims]

        @precondition(lambda self: any(self.hands.values()))
        @rule(worker=WORKERS)
        def send(self, worker: str) -> None:
            for held in [held for held in self.hands[worker] if not held.left][:1]:
                if self.now - held.at > LEASE / 2:
                    self.hands[worker].remove(held)
                    self.run(self.store.outbox.finish(held.claim, Again(self.now), self.now))
                else:
                    held.left = True
                    self.posted[held.claim.key] += 1
                    assert self.posted[held.claim.key] == 1

        @precondition(lambda self: any(self.hands.values()))
        @rule(worker=WORKERS, heard=st.booleans())
        def finish(self, worker: str, heard: bool) -> None:
            for held in [held for held in self.hands[worker] if held.left][:1]:
                self.hands[worker].remove(held)
                outcome = Sent("ref") if heard else Doubt(self.now + SETTLE)
                self.run(self.store.outbox.finish(held.claim, outcome, self.now))

        @precondition(lambda self: any(self.hands.values()))
        @rule(worker=WORKERS)
        def is_told_to_wait(self, worker: str) -> None:
            for held in [held for held in self.hands[worker] if not held.left][:1]:
                self.hands[worker].remove(held)
                later = Again(self.now + timedelta(seconds=3), asked=True)
                self.run(self.store.outbox.finish(held.claim, later, self.now))

        @rule(worker=WORKERS)
        def take_doubtful(self, worker: str) -> None:
            self.looking[worker] += self.run(self.store.outbox.doubtful(self.now, 2, LEASE))

        @precondition(lambda self: any(self.looking.values()))
        @rule(worker=WORKERS)
        def look_up(self, worker: str) -> None:
            for claim in self.looking[worker][:1]:
                self.looking[worker].remove(claim)
                self.run(self.store.outbox.finish(claim, self.seen(claim), self.now))

        @rule(worker=WORKERS)
        def crash(self, worker: str) -> None:
            self.hands[worker], self.looking[worker] = [], []

        def seen(self, claim: Claim) -> Sent | Again:
            return Sent("ref") if self.posted[claim.key] else Again(self.now)

        def teardown(self) -> None:
            """Everybody dies; a new worker finds the rest. Then every post was made exactly once."""
            for worker in self.hands:
                self.crash(worker)
            for _ in range(5):
                self.now += LEASE + SETTLE
                for claim in self.run(self.store.outbox.doubtful(self.now, 100, LEASE)):
                    self.run(self.store.outbox.finish(claim, self.seen(claim), self.now))
                for claim in self.run(self.store.outbox.claim(self.now, 100, LEASE)):
                    self.posted[claim.key] += 1
                    self.run(self.store.outbox.finish(claim, Sent("ref"), self.now))
            states = self.run(self.store.outbox.counts())
            self.run(self.store.close())
            self.runner.close()
            assert self.posted == Counter(self.keys)
            assert states["sent"] == len(self.keys)

    run_state_machine_as_test(
        Deliveries,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
