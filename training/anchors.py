"""Finds, for each pattern, words of which one stands in every text that matches: they make one index of many patterns.

Run as a module to write them down after a pattern was changed: `python -m training.anchors`. A test tells when they
are stale. A word that ends in * stands for all that begin with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill
from typing import Any

from bot.coach.index import stamp
from bot.content.rules import patterns_of

# The interpreter's own parser of patterns; read by whoever writes the index, never when the product runs.
from re import _constants as op, _parser as parser  # isort: skip

Node = tuple[object, object]
Found = frozenset[str] | None
"""Words, one of which must be there; None where nothing can be said."""

DEPTH = 5
"""How many optional beginnings of a word are followed up."""
STEM = 3
"""Letters the beginning of a word needs to be worth looking for."""
COMMON = frozenset(
    "the a an to of and is are was you your i it we for in on not this that have has be can will with my our no do at or if so".split()  # noqa: SIM905
)
DIGIT = frozenset(["0*"])
"""Any word that begins with a digit."""
WORDING = Path(__file__).parents[1] / "content" / "en" / "wording"
FILE = "anchors.yaml"
NOTE = (
    "# Made by `python -m training.anchors`: one of these words stands in every text its pattern matches.\n"
)
SHAPE: Mapping[str, Any] = {
    "width": 116,
    "initial_indent": "  ",
    "subsequent_indent": "    ",
    "break_on_hyphens": False,
}


def anchors(pattern: str) -> Found:
    """The fewest and rarest words that every match of the pattern holds one of."""
    return _sequence(list(parser.parse(pattern)), bounded=False, closed=False, depth=0)


@dataclass
class _Reader:
    """What is known of a sequence as far as it was read: the run of letters at its end, and the best words so far."""

    before: bool
    """No letter stands before the run."""
    run: str = ""
    whole: bool = False
    """The run begins a word."""
    best: Found = None

    def close(self, *, ends: bool) -> None:
        if self.run and self.whole:
            if ends:
                self.best = _better(self.best, frozenset([self.run]))
            elif len(self.run) >= STEM:
                self.best = _better(self.best, frozenset([self.run + "*"]))
        self.run = ""

    def sign(self, code: int) -> None:
        if _is_letter(code):
            if not self.run:
                self.whole = self.before
            self.run += chr(code)
            return
        self.close(ends=True)
        self.before = not chr(code).isalnum()
        if chr(code).isdigit():
            self.best = _better(self.best, DIGIT)


def _sequence(nodes: Sequence[Node], *, bounded: bool, closed: bool, depth: int) -> Found:
    """`bounded`: what stands before is no letter; `closed`: what follows is none."""
    nodes = _inlined(nodes)
    at = _Reader(bounded)
    for place, (kind, value) in enumerate(nodes):
        if kind is op.LITERAL and isinstance(value, int):
            at.sign(value)
            continue
        if kind is op.AT:
            at.close(ends=True)
            at.before = at.before or value in (op.AT_BOUNDARY, op.AT_BEGINNING)
            continue
        if kind in (op.ASSERT, op.ASSERT_NOT):
            had = bool(at.run)
            at.close(ends=_ends(nodes[place + 1 :], closed=closed))
            at.before = at.before and not had
            continue
        if kind is op.BRANCH or _optional(kind, value):
            ways = _ways(kind, value)
            touching = at.run or _begins_with_letter(nodes[place + 1 :])
            if touching and depth < DEPTH and len(ways) <= 40:
                return _either(
                    _sequence(
                        [*nodes[:place], *way, *nodes[place + 1 :]],
                        bounded=bounded,
                        closed=closed,
                        depth=depth + 1,
                    )
                    for way in ways
                )
            free, shut = at.before and not at.run, _ends(nodes[place + 1 :], closed=closed)
            at.close(ends=_ends(nodes[place:], closed=closed))
            at.best = _better(
                at.best, _either(_sequence(way, bounded=free, closed=shut, depth=depth) for way in ways)
            )
            at.before = all(_ends_apart(way, before=free) for way in ways)
            continue
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and isinstance(value, tuple):
            least, _, inside = value
            free = at.before and not at.run
            at.close(ends=_ends(nodes[place:], closed=closed))
            if least:
                shut = _ends(nodes[place + 1 :], closed=closed)
                at.best = _better(at.best, _sequence(list(inside), bounded=free, closed=shut, depth=depth))
            at.before = _ends_apart(list(inside), before=False) and (free or bool(least))
            continue
        at.close(ends=_apart([(kind, value)]))
        at.before = _apart([(kind, value)])
        if _is_digit(kind, value):
            at.best = _better(at.best, DIGIT)
    at.close(ends=closed)
    return at.best


def _inlined(nodes: Sequence[Node]) -> list[Node]:
    found: list[Node] = []
    for kind, value in nodes:
        if kind is op.SUBPATTERN and isinstance(value, tuple):
            found.extend(_inlined(list(value[3])))
        else:
            found.append((kind, value))
    return found


def _optional(kind: object, value: object) -> bool:
    return kind in (op.MAX_REPEAT, op.MIN_REPEAT) and isinstance(value, tuple) and value[:2] == (0, 1)


def _ways(kind: object, value: object) -> list[list[Node]]:
    if not isinstance(value, tuple):
        return []
    return [list(way) for way in value[1]] if kind is op.BRANCH else [list(value[2]), []]


def _either(ways: Iterable[Found]) -> Found:
    together: set[str] = set()
    for way in ways:
        if way is None:
            return None
        together |= way
    return frozenset(together)


def _better(one: Found, other: Found) -> Found:
    if one is None or other is None:
        return one if other is None else other
    return min(one, other, key=_cost)


def _cost(words: frozenset[str]) -> float:
    return sum(30 if w in COMMON else 8 / len(w) + (2 if w.endswith("*") else 0) for w in words)


def _begins_with_letter(nodes: Sequence[Node]) -> bool:
    return bool(nodes) and nodes[0][0] is op.LITERAL and _is_letter(nodes[0][1])


def _is_letter(code: object) -> bool:
    return isinstance(code, int) and chr(code).isascii() and chr(code).isalpha()


def _ends(nodes: Sequence[Node], *, closed: bool) -> bool:
    """Whether what follows cannot go on with the word; `closed` is what holds at the end."""
    if not nodes:
        return closed
    kind, value = _inlined(nodes[:1])[0] if _inlined(nodes[:1]) else (None, None)
    if kind is op.BRANCH or _optional(kind, value):
        rest = _ends(nodes[1:], closed=closed)
        return all(_ends(way, closed=rest) for way in _ways(kind, value))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and isinstance(value, tuple):
        least, _, inside = value
        rest = True if least else _ends(nodes[1:], closed=closed)
        return rest and _ends(list(inside), closed=False)
    return kind is op.AT or _apart([(kind, value)])


def _is_digit(kind: object, value: object) -> bool:
    return kind is op.IN and value == [(op.CATEGORY, op.CATEGORY_DIGIT)]


def _apart(nodes: Iterable[Node]) -> bool:
    """Whether it is one sign that is never a letter: [ ,.], \\s, \\W."""
    (kind, value), *more = _inlined(list(nodes)) or [(None, None)]
    if more:
        return False
    if kind is op.IN and isinstance(value, list):
        return all(
            (k is op.LITERAL and not chr(v).isalnum())
            or (k is op.CATEGORY and v in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD))
            for k, v in value
        )
    return kind is op.LITERAL and isinstance(value, int) and not chr(value).isalnum()


def _ends_apart(nodes: Sequence[Node], *, before: bool) -> bool:
    """Whether a word may begin right after it."""
    inlined = _inlined(nodes)
    if not inlined:
        return before
    kind, value = inlined[-1]
    if kind is op.BRANCH or _optional(kind, value):
        before = _ends_apart(inlined[:-1], before=before)
        return all(_ends_apart(way, before=before) for way in _ways(kind, value))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and isinstance(value, tuple):
        least, _, inside = value
        return _ends_apart(list(inside), before=False) and (
            bool(least) or _ends_apart(inlined[:-1], before=before)
        )
    return kind is op.AT or _apart([(kind, value)])


def written(folder: Path) -> str:
    """The file of anchors as it should be."""
    lines = [NOTE]
    for group, patterns in patterns_of(folder).items():
        lines.append(f"{group}:\n")
        for name, pattern in patterns.items():
            if found := anchors(pattern):
                lines.append(fill(f"{name}: {stamp(pattern)} {' '.join(sorted(found))}", **SHAPE) + "\n")
    return "".join(lines)


if __name__ == "__main__":
    (WORDING / FILE).write_text(written(WORDING), encoding="utf-8")
