"""Finds, for each pattern, the words that stand together in the texts that match: they make one index of many patterns.

Run as a module to write them down after a pattern was changed: `python -m training.anchors`. A test tells when they
are stale. A word that ends in * stands for all that begin with it, 0* for a digit.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path

from bot.coach.english.index import stamp
from bot.coach.english.text import PICTURED, SIGNS
from bot.content.rules import ANCHORS, load_rules, patterns_of

# The interpreter's own parser of patterns; read by whoever writes the index, never when the product runs.
from re import _constants as op, _parser as parser  # isort: skip

Node = tuple[object, object]
Terms = frozenset[frozenset[str]]
"""Words that stand together; all those of one term are in every text that matches. The empty term is always there."""
ALWAYS: Terms = frozenset([frozenset()])

DEPTH = 5
"""How many optional beginnings of a word are followed up."""
STEM = 3
"""Letters the beginning of a word needs to be worth looking for."""
COMMON = frozenset(
    "the a an to of and is are was you your i it we for in on not this that have has be can will with my our no do at or if so".split()  # noqa: SIM905
)
DIGIT: Terms = frozenset([frozenset(["0*"])])
PICTURE: Terms = frozenset([frozenset([PICTURED])])
TOGETHER = 2
"""Words of a term that are written down, the rarest."""
MOST = 80
"""Terms of a pattern: where two parts of it make more together, one of them must do."""
CONTENT = Path(__file__).parents[1] / "content" / "en"
WHOLE = "sayings"
"""The group whose patterns match whole texts."""


def anchors(pattern: str, *, whole: bool = False) -> Terms:
    """Of every match of the pattern all the words of one term at least; `whole`: it matches whole texts."""
    return _sequence(list(parser.parse(pattern)), bounded=whole, closed=whole, depth=0)


@dataclass
class _Reader:
    """What is known of a sequence as far as it was read: the run of letters at its end, and the words before."""

    before: bool
    """No letter stands before the run."""
    run: str = ""
    whole: bool = False
    """The run begins a word."""
    needs: Terms = ALWAYS

    def close(self, *, ends: bool) -> None:
        if self.run and self.whole:
            if ends:
                self.need(frozenset([frozenset([self.run])]))
            elif len(self.run) >= STEM:
                self.need(frozenset([frozenset([self.run + "*"])]))
        self.run = ""

    def need(self, terms: Terms) -> None:
        self.needs = _both(self.needs, terms)

    def sign(self, code: int) -> None:
        if _is_letter(code):
            if not self.run:
                self.whole = self.before
            self.run += chr(code)
            return
        self.close(ends=True)
        self.before = not chr(code).isalnum()
        if chr(code).isdigit():
            self.need(DIGIT)
        elif chr(code) in SIGNS:
            self.need(frozenset([frozenset([chr(code)])]))


def _sequence(nodes: Sequence[Node], *, bounded: bool, closed: bool, depth: int) -> Terms:
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
            had, apart = bool(at.run), _keeps_words_off(kind, value)
            at.close(ends=apart or _ends(nodes[place + 1 :], closed=closed))
            at.before = apart or (at.before and not had)
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
            at.need(_either(_sequence(way, bounded=free, closed=shut, depth=depth) for way in ways))
            at.before = all(_ends_apart(way, before=free) for way in ways)
            continue
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and isinstance(value, tuple):
            least, _, inside = value
            free = at.before and not at.run
            at.close(ends=_ends(nodes[place:], closed=closed))
            if least:
                shut = _ends(nodes[place + 1 :], closed=closed)
                at.need(_sequence(list(inside), bounded=free, closed=shut, depth=depth))
            at.before = _ends_apart(list(inside), before=False) and (free or bool(least))
            continue
        at.close(ends=_apart([(kind, value)]))
        at.before = _apart([(kind, value)])
        if _is_digit(kind, value):
            at.need(DIGIT)
        elif _is_picture(kind, value):
            at.need(PICTURE)
    at.close(ends=closed)
    return at.needs


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


def _either(ways: Iterable[Terms]) -> Terms:
    """Without the terms of which another is a part."""
    together = frozenset[frozenset[str]]().union(*ways)
    return frozenset(term for term in together if not any(other < term for other in together))


def _both(one: Terms, other: Terms) -> Terms:
    if ALWAYS in (one, other) or len(one) * len(other) > MOST:
        return min(one, other, key=_share)
    return _either([frozenset(frozenset(_rarest(a | b)[:TOGETHER]) for a in one for b in other)])


def _share(terms: Terms) -> float:
    """About how many texts are let through."""
    return 1 - prod(1 - prod(map(_often, term)) for term in terms)


def _often(word: str) -> float:
    """About how many texts have it."""
    return (
        0.3
        if word in COMMON or word in ("0*", PICTURED, *SIGNS)
        else 0.2 / len(word) * (2 if word.endswith("*") else 1)
    )


def _rarest(term: Iterable[str]) -> list[str]:
    return sorted(term, key=lambda word: (_often(word), word))


def _begins_with_letter(nodes: Sequence[Node]) -> bool:
    return bool(nodes) and nodes[0][0] is op.LITERAL and _is_letter(nodes[0][1])


def _is_letter(code: object) -> bool:
    return isinstance(code, int) and chr(code).isascii() and chr(code).isalpha()


def _keeps_words_off(kind: object, value: object) -> bool:
    r"""Whether it is a look around that no letter passes: (?![\w']), (?<=[.!] ), (?=,|$)"""
    if kind not in (op.ASSERT, op.ASSERT_NOT) or not isinstance(value, tuple):
        return False
    inside = list(value[1])
    if kind is op.ASSERT:
        return _ends_apart(inside, before=False) if value[0] < 0 else _ends(inside, closed=False)
    signs = inside[0][1] if len(inside) == 1 and inside[0][0] is op.IN else []
    return (op.CATEGORY, op.CATEGORY_WORD) in signs


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
    return kind is op.AT or _keeps_words_off(kind, value) or _apart([(kind, value)])


def _is_picture(kind: object, value: object) -> bool:
    """Whether it is one sign of those that no English word has."""
    if kind is not op.IN or not isinstance(value, list):
        return False
    firsts = [v[0] if k is op.RANGE else v for k, v in value if k in (op.RANGE, op.LITERAL)]
    return len(firsts) == len(value) and all(first > ord("~") for first in firsts)


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
    return kind is op.AT or _keeps_words_off(kind, value) or _apart([(kind, value)])


def written() -> Mapping[Path, str]:
    """The files of anchors as they should be."""
    rules = {rule.id: rule.match for rule in load_rules(CONTENT / "rules").all}
    return {
        CONTENT / "rules" / ANCHORS: _written({"rules": rules}),
        CONTENT / "wording" / ANCHORS: _written(patterns_of(CONTENT / "wording")),
    }


def _written(groups: Mapping[str, Mapping[str, str]]) -> str:
    found = {
        group: {
            name: " ".join([stamp(pattern), *sorted("+".join(_rarest(term)) for term in terms)])
            for name, pattern in patterns.items()
            if (terms := anchors(pattern, whole=group == WHOLE)) != ALWAYS
        }
        for group, patterns in groups.items()
    }
    return json.dumps(found, indent=1) + "\n"


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, encoding="utf-8")
