"""What a team's questions show: how many were right, concept by concept, and whether that changed.

Only questions that at least five people answered go in, and each goes in as a whole: two reports never differ by
one person's answer, and what they differ by stood under the question itself, for everybody, when it closed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

FEWEST = 5
"""Fewer answers than this are never shown: in a small team they would point at people."""
_Z = 1.959963984540054  # 95 %


@dataclass(frozen=True, slots=True)
class Question:
    """A closed question of a channel: `answers` in all, `right` of them. `again`: the channel had this story before."""

    concept: str
    answers: int
    right: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `n` answers."""

    right: int
    n: int

    @property
    def percent(self) -> int:
        return round(100 * self.right / self.n)

    @property
    def interval(self) -> tuple[int, int]:
        """95 %, in percent. Source: Wilson 1927."""
        low, high = _wilson(self)
        return round(100 * low), round(100 * high)


@dataclass(frozen=True, slots=True)
class Change:
    """From one period to the next, in points; `low` to `high` is its 95 % interval."""

    before: Share
    now: Share
    points: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Learning:
    """`shares` by concept, the hardest first; `changes` of those with a period to compare with; `hidden` concepts
    were asked, and too few answered. `asked` questions, `answered` of them by five or more, `mean` answers each."""

    shares: Mapping[str, Share]
    changes: Mapping[str, Change]
    hidden: int
    asked: int
    answered: int
    mean: int

    @property
    def better(self) -> tuple[tuple[str, Change], ...]:
        """Where the interval of the change is above nothing, the largest first."""
        sure = [(concept, change) for concept, change in self.changes.items() if change.low > 0]
        return tuple(sorted(sure, key=lambda each: -each[1].points))


def learning(now: Iterable[Question], before: Iterable[Question]) -> Learning:
    """`now` are the period's questions, `before` those of the period before it."""
    asked = tuple(now)
    shown = [each for each in asked if each.answers >= FEWEST]
    shares, earlier = _shares(shown), _shares(each for each in before if each.answers >= FEWEST)
    hardest_first = sorted(shares, key=lambda concept: (shares[concept].right / shares[concept].n, concept))
    return Learning(
        shares={concept: shares[concept] for concept in hardest_first},
        changes={each: change(earlier[each], shares[each]) for each in hardest_first if each in earlier},
        hidden=len({each.concept for each in asked} - {each.concept for each in shown}),
        asked=len(asked),
        answered=len(shown),
        mean=round(sum(each.answers for each in shown) / len(shown)) if shown else 0,
    )


def change(before: Share, now: Share) -> Change:
    """The interval is Newcombe's of two independent shares (1998, method 10)."""
    p, q = now.right / now.n, before.right / before.n
    (low_p, high_p), (low_q, high_q) = _wilson(now), _wilson(before)
    low = p - q - sqrt((p - low_p) ** 2 + (high_q - q) ** 2)
    high = p - q + sqrt((high_p - p) ** 2 + (q - low_q) ** 2)
    return Change(before, now, now.percent - before.percent, round(100 * low), round(100 * high))


def _shares(questions: Iterable[Question]) -> dict[str, Share]:
    """On stories the channel had not met: an answer that was learnt by heart says little."""
    found: dict[str, Share] = {}
    for each in questions:
        if not each.again:
            old = found.get(each.concept, Share(0, 0))
            found[each.concept] = Share(old.right + each.right, old.n + each.answers)
    return found


def _wilson(share: Share) -> tuple[float, float]:
    p, n = share.right / share.n, share.n
    middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
    return middle - half, middle + half
