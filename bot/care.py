"""How many of a person's drafts today were of a kind that asks for a break: counted in this process's memory only.

Nothing of a draft is kept, nothing is written, and nobody but the person is told.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.content.entries import CareCard, CareTrigger

_PEOPLE = 5_000


@dataclass(slots=True)
class _Day:
    day: date
    counts: Counter[CareTrigger] = field(default_factory=Counter["CareTrigger"])
    told: bool = False


class Care:
    """The day's counts of the last 5,000 people; a new day begins at nothing."""

    def __init__(self) -> None:
        self._days: OrderedDict[tuple[str, str], _Day] = OrderedDict()

    def saw(
        self,
        person: tuple[str, str],
        triggers: Iterable[CareTrigger],
        cards: Sequence[CareCard],
        today: date,
    ) -> CareCard | None:
        """Counts what was seen; the card whose count this reached, where none was shown today."""
        day = self._of(person, today)
        due: CareCard | None = None
        for trigger in triggers:
            day.counts[trigger] += 1
            reached = (card for card in cards if (card.trigger, card.count) == (trigger, day.counts[trigger]))
            due = due or next(reached, None)
        return None if day.told else due

    def anew(self, person: tuple[str, str], today: date) -> None:
        """Another draft, and its first version: those asked for of the last one no longer count."""
        self._of(person, today).counts["many_versions"] = 1

    def told(self, person: tuple[str, str], today: date) -> None:
        """Enough for today."""
        self._of(person, today).told = True

    def _of(self, person: tuple[str, str], today: date) -> _Day:
        day = self._days.get(person)
        if day is None or day.day != today:
            day = self._days[person] = _Day(today)
        self._days.move_to_end(person)
        while len(self._days) > _PEOPLE:
            self._days.popitem(last=False)
        return day
