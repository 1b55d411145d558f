"""Recognises a case by its cues. A cue is a few groups of words; a sentence that holds a word of each tells the case."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.coach.english.text import sentences_of
from bot.coach.memory import remembered

WORD = re.compile(r"[a-z0-9£$€]+")
BEFORE_S = re.compile(r"\b([a-z]+)['’]s\b")
""" "the heating's off" holds "heating", too."""
LONGEST = 4
"""Words of an alternative."""
STEM = 3
"""Letters of the shortest beginning of a word that an alternative may be."""
SENTENCES = 16
WHOLE, LEADS = 1, 2


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
    written as `words_of` gives them; one that ends in * stands for all that begin so. There are thousands of groups, most
    of a few words: as sets they take five times the room."""

    case: Case
    groups: tuple[Collection[str], ...]
    never: Collection[str] = ()

    def fits(self, found: frozenset[str]) -> bool:
        return found.isdisjoint(self.never) and not any(map(found.isdisjoint, self.groups))


@dataclass(frozen=True, eq=False)
class Cues:
    known: Mapping[str, int] = field(repr=False)
    """Every alternative of every cue (WHOLE), and the words that one begins with before its last (LEADS)."""
    stems: Mapping[str, tuple[str, ...]] = field(repr=False)
    """What an alternative with a * has before it, by its words and the first letters of the last."""
    first: Mapping[str, tuple[Cue, ...]] = field(repr=False)
    """The cues by the alternatives of their smallest group."""

    @classmethod
    def of(cls, cues: Iterable[Cue]) -> "Cues":
        whole: set[str] = set()
        first: dict[str, list[Cue]] = {}
        for cue in cues:
            whole.update(cue.never, *cue.groups)
            for alternative in min(cue.groups, key=len):
                first.setdefault(alternative, []).append(cue)
        known = dict.fromkeys(whole, WHOLE)
        stems: dict[str, list[str]] = {}
        alike: dict[tuple[Cue, ...], tuple[Cue, ...]] = {}
        for alternative in sorted(whole):
            *lead, last = alternative.split()
            for size in range(1, len(lead) + 1):
                beginning = " ".join(lead[:size])
                known[beginning] = known.get(beginning, 0) | LEADS
            if last.endswith("*"):
                stems.setdefault(" ".join((*lead, last[:STEM])), []).append(alternative[:-1])
        return cls(
            known,
            {letters: tuple(found) for letters, found in stems.items()},
            {word: alike.setdefault(each := tuple(found), each) for word, found in first.items()},
        )

    @remembered
    def told(self, text: str) -> tuple[Case, ...]:
        """The cases that its first sentences tell, in the order in which they tell them."""
        cases: dict[Case, None] = {}
        for sentence in sentences_of(text)[:SENTENCES]:
            words = text[sentence.start : sentence.end]
            bare = (word for word in BEFORE_S.findall(words.lower()) if self.known.get(word, 0) & WHOLE)
            in_order = dict.fromkeys((*self._alternatives(words_of(words)), *bare))
            found = frozenset(in_order)
            for word in in_order:
                cases |= {cue.case: None for cue in self.first.get(word, ()) if cue.fits(found)}
        return tuple(cases)

    def _alternatives(self, words: Sequence[str]) -> Iterator[str]:
        for start in range(len(words)):
            lead = ""
            for word in words[start : start + LONGEST]:
                whole = lead + word
                what = self.known.get(whole, 0)
                if what & WHOLE:
                    yield whole
                for stem in self.stems.get(lead + word[:STEM], ()):
                    if whole.startswith(stem):
                        yield stem + "*"
                if not what & LEADS:
                    break
                lead = whole + " "


def words_of(text: str) -> list[str]:
    """Words in lower case, without apostrophes; what a hyphen joins is several."""
    return WORD.findall(text.lower().replace("’", "").replace("'", ""))
