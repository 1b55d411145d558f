"""Which of many patterns may be in a text, told from its words alone, so that only those few are tried."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from sys import intern

from bot.coach.memory import remembered

STEM = 3
"""Letters by which the beginnings of words are found."""


def stamp(pattern: str) -> str:
    return f"{zlib.crc32(pattern.encode()):08x}"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """When a text may match it: most patterns of the pack never are, and to compile them all takes a start long."""
    return re.compile(pattern)


Name = str
"""Of a pattern."""
Beside = tuple[tuple[str, tuple[Name, ...]], ...]
"""A word that stands beside an anchor (the anchor itself, where it stands alone), and the patterns that have both."""


@dataclass(frozen=True, eq=False)
class Index:
    """Names of patterns by their anchors: words that stand together in the texts that match."""

    always: frozenset[Name]
    """Patterns without anchors."""
    words: Mapping[str, Beside] = field(repr=False)
    stems: Mapping[str, tuple[tuple[str, str, Name], ...]] = field(repr=False)
    """First letters → (beginning of a word, the word beside it or none, name)"""

    @classmethod
    def of(cls, patterns: Mapping[Name, str], anchors: Mapping[Name, str]) -> "Index":
        """`anchors`: by name, the pattern's stamp and, with blanks between them, words of which one is there; with + two
        that are there together, the rarer first. One that ends in * stands for all words that begin with it, 0* for a
        digit. Anchors with the stamp of another pattern are out of date, and as good as none. What several words lead to
        is kept once.
        """
        known = {
            name: its.split()[1:]
            for name, its in anchors.items()
            if name in patterns and its.split()[0] == stamp(patterns[name])
        }
        words: dict[str, dict[str, list[Name]]] = {}
        stems: dict[str, list[tuple[str, str, Name]]] = {}
        for name, its in known.items():
            for anchor in its:
                word, *others = anchor.split("+")
                beside = intern(next((each for each in others if each == "0*" or each[-1] != "*"), ""))
                if word.endswith("*") and word != "0*":
                    stems.setdefault(word[:STEM], []).append((word[:-1], beside, name))
                else:
                    words.setdefault(word, {}).setdefault(beside or word, []).append(name)
        alike: dict[tuple[str, tuple[Name, ...]], tuple[str, tuple[Name, ...]]] = {}
        several: dict[tuple[Name, ...], tuple[Name, ...]] = {}

        def pair(each: str, found: tuple[Name, ...]) -> tuple[str, tuple[Name, ...]]:
            made = each, several.setdefault(found, found)
            return alike.setdefault(made, made)

        return cls(
            frozenset(patterns.keys() - known.keys()),
            {
                word: tuple(pair(each, tuple(found)) for each, found in beside.items())
                for word, beside in words.items()
            },
            {first: tuple(found) for first, found in stems.items()},
        )

    @remembered
    def may(self, words: frozenset[str]) -> frozenset[Name]:
        """Names of the patterns that a text of these words (text.letters_of) may match; those left out it does not."""
        found, stems = set(self.always), self.stems
        for word in self.words.keys() & words:
            for each, names in self.words[word]:
                if each in words:
                    found.update(names)
        for word in words:
            if word[:STEM] in stems:
                for stem, other, name in stems[word[:STEM]]:
                    if word.startswith(stem) and (not other or other in words):
                        found.add(name)
        return frozenset(found)
