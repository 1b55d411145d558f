"""When a concept is asked again: FSRS-6 as py-fsrs 6.3.2 ships it, in whole days and without its dice."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from fsrs import Card, Rating, Scheduler, State

RETENTION = 0.90
LONGEST_DAYS = 90

# No learning steps: a question is asked once a day, never again after ten minutes.
# No fuzzing: py-fsrs draws it from a random source that cannot be passed in.
_SCHEDULER = Scheduler(
    desired_retention=RETENTION,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST_DAYS,
    enable_fuzzing=False,
)


@dataclass(frozen=True, slots=True)
class Memory:
    """What one person holds of one concept. `stability` in days, `difficulty` 1..10, times in UTC."""

    stability: float
    difficulty: float
    due: datetime
    reviewed: datetime

    def written(self) -> str:
        """As one line for the store."""
        kept = {"stability": self.stability, "difficulty": self.difficulty}
        return json.dumps(kept | {"due": self.due.isoformat(), "reviewed": self.reviewed.isoformat()})

    @classmethod
    def read(cls, line: str) -> Self:
        """The memory that `written` made `line` of."""
        kept = json.loads(line)
        due, reviewed = datetime.fromisoformat(kept["due"]), datetime.fromisoformat(kept["reviewed"])
        return cls(float(kept["stability"]), float(kept["difficulty"]), due, reviewed)


def remember(memory: Memory | None, *, right: bool, sure: bool, at: datetime) -> Memory:
    """The memory after an answer at `at`; None stands for a concept never asked before.

    Due again after 1 to 90 days, when recall is expected to have fallen to 0.90. Right and sure counts as
    known, right but not sure as barely known. Wrong is forgotten; wrong and sure is a belief to put right,
    so it comes back the next day. Raises ValueError for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("an answer needs a time with its zone")
    at = at.astimezone(UTC)
    reviewed, _ = _SCHEDULER.review_card(_card(memory, at), _rating(right=right, sure=sure), at)
    if reviewed.stability is None or reviewed.difficulty is None:
        raise ValueError("py-fsrs left a reviewed card without a stability")
    due = reviewed.due
    if sure and not right:
        due = min(due, at + timedelta(days=1))
    return Memory(reviewed.stability, reviewed.difficulty, due, at)


def _rating(*, right: bool, sure: bool) -> Rating:
    if not right:
        return Rating.Again
    return Rating.Good if sure else Rating.Hard


def _card(memory: Memory | None, at: datetime) -> Card:
    # The id is ours to give: left out, py-fsrs sleeps a millisecond to make one from the clock.
    if memory is None:
        return Card(card_id=0, due=at)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.reviewed,
    )
