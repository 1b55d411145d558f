"""Which of many patterns may be in a text, told from its words alone, so that only those few are tried."""

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from sys import intern

STEM = 3
"""Letters by which the beginnings of words are found."""


def stamp(pattern: str) -> str:
    return f"{zlib.crc32(pattern.encode()):08x}"


Name = str
"""Of a pattern."""
Beside = str
"""The word that stands beside an anchor: itself where it stands alone, nothing beside a beginning that does."""


@dataclass(frozen=True)
class Index:
    """Names of patterns by their anchors: words that stand together in the texts that match."""

    always: frozenset[Name]
    """Patterns without anchors."""
    words: Mapping[str, tuple[tuple[Name, Beside], ...]] = field(repr=False)
    stems: Mapping[str, tuple[tuple[str, Name, Beside], ...]] = field(repr=False)
    """First letters → (beginning of a word, name, words beside it)"""

    @classmethod
    def of(cls, patterns: Mapping[Name, str], anchors: Mapping[Name, str]) -> "Index":
        """`anchors`: by name, the pattern's stamp and, with blanks between them, words of which one is there; with + two
        that are there together, the rarer first. One that ends in * stands for all words that begin with it, 0* for a
        digit. Anchors with the stamp of another pattern are out of date, and as good as none.
        """
        known = {
            name: its.split()[1:]
            for name, its in anchors.items()
            if name in patterns and its.split()[0] == stamp(patterns[name])
        }
        words: dict[str, list[tuple[Name, Beside]]] = {}
        stems: dict[str, list[tuple[str, Name, Beside]]] = {}
        for name, its in known.items():
            for anchor in its:
                word, *others = anchor.split("+")
                beside = intern(next((each for each in others if each == "0*" or each[-1] != "*"), ""))
                if word.endswith("*") and word != "0*":
                    stems.setdefault(word[:STEM], []).append((word[:-1], name, beside))
                else:
                    words.setdefault(word, []).append((name, beside or word))
        return cls(
            frozenset(name for name in patterns if name not in known),
            {word: tuple(found) for word, found in words.items()},
            {first: tuple(found) for first, found in stems.items()},
        )

    def of_names(self, names: Collection[Name]) -> "Index":
        """The index of those patterns alone."""
        words = {
            word: tuple(each for each in found if each[0] in names) for word, found in self.words.items()
        }
        stems = {
            first: tuple(each for each in found if each[1] in names) for first, found in self.stems.items()
        }
        return Index(
            self.always & frozenset(names),
            {word: found for word, found in words.items() if found},
            {first: found for first, found in stems.items() if found},
        )

    def may(self, words: frozenset[str]) -> frozenset[Name]:
        """Names of the patterns that a text of these words (text.letters_of) may match; those left out it does not."""
        found = set(self.always)
        for word in words:
            for name, beside in self.words.get(word, ()):
                if beside in words:
                    found.add(name)
            for stem, name, beside in self.stems.get(word[:STEM], ()):
                if word.startswith(stem) and (not beside or beside in words):
                    found.add(name)
        return frozenset(found)
