"""The last openings each person was given, so that two customers in a row don't read the same first words.

In this process's memory only: nothing of a draft is kept but its hash.
"""

from collections import OrderedDict, deque

_PEOPLE = 5_000
_DRAFTS = 10


class Openings:
    """Remembers the openings of a person's last ten drafts, for the last 5,000 people."""

    def __init__(self) -> None:
        self._by_person: OrderedDict[tuple[str, str], deque[tuple[int, str]]] = OrderedDict()

    def used_for_others(self, person: tuple[str, str], draft: str) -> frozenset[str]:
        """Openings this person was given for other drafts; the same draft keeps its answer."""
        mine = hash(draft)
        return frozenset(opening for other, opening in self._by_person.get(person, ()) if other != mine)

    def remember(self, person: tuple[str, str], draft: str, opening: str) -> None:
        if not opening:
            return
        given = self._by_person.setdefault(person, deque(maxlen=_DRAFTS))
        self._by_person.move_to_end(person)
        if (hash(draft), opening) not in given:
            given.append((hash(draft), opening))
        while len(self._by_person) > _PEOPLE:
            self._by_person.popitem(last=False)
