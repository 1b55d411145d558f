"""Recognises a case by its cues. A cue is a few groups of words; a sentence that holds a word of each tells the case."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.coach.text import sentences_of

WORD = re.compile(r"[a-z0-9£$€]+")
BEFORE_S = re.compile(r"\b([a-z]+)['’]s\b")
""" "the heating's off" holds "heating", too."""
LONGEST = 4
"""Words of an alternative."""
STEM = 3
"""Letters of the shortest beginning of a word that an alternative may be."""
SENTENCES = 16


@dataclass(frozen=True, slots=True)
class Case:
    """Something that happens to customers ("a leak"), told from their message, or from the draft alone. Its sentences are
    the frames ack_ID."""

    id: str
    weight: int
    weighs: tuple[str, ...] = ()
    """Of a case that makes others weigh more: how it follows "with" ("a baby in the house")."""


@dataclass(frozen=True, slots=True)
class Cue:
    """`groups`: of each one alternative must be there; `never`: none of these. An alternative is one to four words,
    written as `words_of` gives them; one that ends in * stands for all that begin so."""

    case: Case
    groups: tuple[frozenset[str], ...]
    never: frozenset[str] = frozenset()

    def fits(self, found: frozenset[str]) -> bool:
        return not self.never & found and all(group & found for group in self.groups)


@dataclass(frozen=True)
class Cues:
    known: frozenset[str] = field(repr=False)
    """Every alternative of every cue."""
    begun: Mapping[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    """By its first word, what follows in an alternative."""
    stems: Mapping[str, tuple[str, ...]] = field(repr=False)
    """By its first letters, the beginning of a word that is an alternative by itself."""
    first: Mapping[str, tuple[Cue, ...]] = field(repr=False)
    """The cues by the alternatives of their smallest group."""

    @classmethod
    def of(cls, cues: Iterable[Cue]) -> "Cues":
        known: set[str] = set()
        first: dict[str, list[Cue]] = {}
        for cue in cues:
            known |= cue.never.union(*cue.groups)
            for alternative in min(cue.groups, key=len):
                first.setdefault(alternative, []).append(cue)
        begun: dict[str, list[tuple[str, ...]]] = {}
        stems: dict[str, list[str]] = {}
        for word, *rest in map(str.split, sorted(known)):
            if rest or not word.endswith("*"):
                begun.setdefault(word, []).append(tuple(rest))
            else:
                stems.setdefault(word[:STEM], []).append(word[:-1])
        return cls(
            frozenset(known),
            {word: tuple(found) for word, found in begun.items()},
            {letters: tuple(found) for letters, found in stems.items()},
            {word: tuple(found) for word, found in first.items()},
        )

    def told(self, text: str) -> tuple[Case, ...]:
        """The cases that its first sentences tell, in the order in which they tell them."""
        cases: dict[Case, None] = {}
        for sentence in sentences_of(text)[:SENTENCES]:
            words = text[sentence.start : sentence.end]
            bare = (word for word in BEFORE_S.findall(words.lower()) if word in self.known)
            in_order = dict.fromkeys((*self._alternatives(words_of(words)), *bare))
            found = frozenset(in_order)
            for word in in_order:
                cases |= {cue.case: None for cue in self.first.get(word, ()) if cue.fits(found)}
        return tuple(cases)

    def _alternatives(self, words: Sequence[str]) -> Iterator[str]:
        for place, word in enumerate(words):
            yield from (f"{stem}*" for stem in self.stems.get(word[:STEM], ()) if word.startswith(stem))
            for rest in self.begun.get(word, ()):
                if _follows(rest, words[place + 1 : place + 1 + len(rest)]):
                    yield " ".join((word, *rest))


def _follows(wanted: Sequence[str], words: Sequence[str]) -> bool:
    if len(words) < len(wanted):
        return False
    return all(
        word == want or (want[-1] == "*" and len(word) >= STEM and word.startswith(want[:-1]))
        for want, word in zip(wanted, words, strict=True)
    )


def words_of(text: str) -> list[str]:
    """Words in lower case, without apostrophes; what a hyphen joins is several."""
    return WORD.findall(text.lower().replace("’", "").replace("'", ""))
