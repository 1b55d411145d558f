"""Which of many patterns may be in a text, told from its words alone, so that only those few are tried."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

STEM = 3
"""Letters by which the beginnings of words are found."""


def stamp(pattern: str) -> str:
    return f"{zlib.crc32(pattern.encode()):08x}"


@dataclass(frozen=True)
class Index:
    """Names of patterns by their anchors: words of which one stands in every text that matches."""

    always: frozenset[str]
    """Patterns without anchors."""
    words: Mapping[str, frozenset[str]] = field(repr=False)
    numbers: frozenset[str] = field(repr=False)
    """Patterns that any number may be part of; their anchor is 0*."""
    stems: Mapping[str, tuple[tuple[str, str], ...]] = field(repr=False)
    """First letters → (beginning of a word, name)"""

    @classmethod
    def of(cls, patterns: Mapping[str, str], anchors: Mapping[str, str]) -> "Index":
        """`anchors`: by name, the pattern's stamp and words with blanks between them; one that ends in * stands for all
        words that begin with it. Anchors with the stamp of another pattern are out of date, and as good as none.
        """
        known = {
            name: its.split()[1:]
            for name, its in anchors.items()
            if name in patterns and its.split()[0] == stamp(patterns[name])
        }
        words: dict[str, set[str]] = {}
        stems: dict[str, list[tuple[str, str]]] = {}
        for name, its in known.items():
            for anchor in its:
                if anchor.endswith("*") and anchor != "0*":
                    stems.setdefault(anchor[:STEM], []).append((anchor[:-1], name))
                else:
                    words.setdefault(anchor, set()).add(name)
        return cls(
            frozenset(name for name in patterns if name not in known),
            {word: frozenset(found) for word, found in words.items()},
            frozenset(name for name, its in known.items() if "0*" in its),
            {first: tuple(found) for first, found in stems.items()},
        )

    def may(self, words: Iterable[str]) -> frozenset[str]:
        """Names of the patterns that a text of these words (text.letters_of) may match; those left out it does not."""
        found = set(self.always)
        for word in words:
            if exact := self.words.get(word):
                found |= exact
            if word[0].isdigit():
                found |= self.numbers
                continue
            for stem, name in self.stems.get(word[:STEM], ()):
                if name not in found and word.startswith(stem):
                    found.add(name)
        return frozenset(found)
