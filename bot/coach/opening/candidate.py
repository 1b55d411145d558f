"""An opening that may be said, and what tells whether it fits: where it comes from, what of the customer's message it
takes up, and in which words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.coach.customer.mirror import Mirror, stems_of
from bot.coach.opening.opening import Opening
from bot.coach.types import Customer
from bot.coach.wording import Wording

FAR = 4
"""Words of theirs, or sentences, from which on more tell nothing more."""
LONG, SHORT = 20, 8
"""Words from which a line is long, and to which it is short."""
PARTS = 5
FEW = 3
"""Candidates where little was understood."""
MUCH = 0.6
"""How upset somebody is who wants no light word."""
WORD = re.compile(r"[a-z']+")
SAID_BACK = frozenset(["clause", "that", "told", "account"])
"""Sources whose lines say the customer's own words back."""
SORRY_THAT = re.compile(r"^i'm (?:so |very )?sorry (?:to hear )?(?:that )?")


class Candidate(NamedTuple):
    """`source`: "case:parcel-late", "worst:gone", "clause:me"; what comes before the colon is its kind."""

    source: str
    opening: Opening


@dataclass(frozen=True, slots=True)
class Case:
    """What candidates are held against. `draft`: the stems of the draft."""

    mirror: Mirror
    customer: Customer
    draft: frozenset[str]
    wording: Wording

    def features(self, candidates: Sequence[Candidate]) -> list[list[str]]:
        """Of each candidate, seen beside the others."""
        said = [stems_of(each.opening.text, self.wording) for each in candidates]
        theirs = [len(self.mirror.words & stems) for stems in said]
        few = len(candidates) <= FEW
        made: list[list[str]] = []
        for candidate, stems, shared in zip(candidates, said, theirs, strict=True):
            kind = candidate.source.partition(":")[0]
            beside = [f"most theirs {kind} {shared == max(theirs)}", f"few {kind} {few}"]
            made.append([*beside, *self._of(candidate, kind, stems, shared)])
        return made

    def _of(self, candidate: Candidate, kind: str, said: frozenset[str], shared: int) -> Iterator[str]:
        mirror, customer, text = self.mirror, self.customer, candidate.opening.text
        yield from (f"kind {kind}", f"source {candidate.source}", f"frame {candidate.opening.frame}")
        yield f"theirs {min(shared, FAR)}"
        yield f"share {PARTS * shared // max(1, len(said))}"
        yield f"cover {PARTS * shared // max(1, len(mirror.words))}"
        yield f"of the draft {min(len(mirror.words & said & self.draft), 2)}"
        size = len(text.split())
        yield "long" if size > LONG else "short" if size <= SHORT else "middling"
        yield from (each for each in ("figure",) if any(map(str.isdigit, text)))
        yield from (f"{each} {kind}" for each in ("especially",) if each in text)
        yield from (f"calm {kind} {customer.calm}", f"told {kind} {customer.told}")
        yield from (f"hurt {kind} {mirror.hurt} {customer.hurt}", f"upset {kind} {customer.upset > MUCH}")
        yield f"sentences {min(len(mirror.lines), FAR)}"
        if mirror.lines:
            yield from self._of_its_place(said)
        if kind in SAID_BACK:
            yield from self._of_their_words(text)

    def _of_its_place(self, said: frozenset[str]) -> Iterator[str]:
        """The sentence of theirs that it holds most of."""
        lines = self.mirror.lines
        shared = [len(line.stems & said) for line in lines]
        place = shared.index(max(shared))
        yield from (f"first {place == 0}", f"last {place == len(lines) - 1}", f"asks {lines[place].asks}")
        yield f"harm {lines[place].harmed}, at all {any(each.harmed for each in lines)}"

    def _of_their_words(self, text: str) -> Iterator[str]:
        body = SORRY_THAT.sub("", text.lower())
        for name in ("harmed", "stake"):
            yield f"{name} {self.wording.patterns[name].search(body) is not None}"
        words = WORD.findall(body)
        yield from (f"word {word}" for word in dict.fromkeys(words))
        if words:
            yield from (f"begins {' '.join(words[:2])}", f"ends {words[-1]}")
