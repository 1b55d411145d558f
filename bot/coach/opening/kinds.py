"""Kinds of things that a draft may be about, by their nouns, and what may befall them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

ONE = {"is": "is", "has": "has", "it": "it", "its_own": "its", "s": "s", "es": "es"}
MANY = {"is": "are", "has": "have", "it": "them", "its_own": "their", "s": "", "es": ""}
"""What agrees with the noun in a line."""


class Noun(NamedTuple):
    kind: str
    weight: int
    many: bool
    counted: bool
    hint: bool
    """Whether it only tells the kind, and stands in no line: "the vet" for an animal."""
    single: str = ""
    """Of a plural one of them."""


class Line(NamedTuple):
    """A line of an opening; of `one`, `many` or both, by the noun it may be filled with."""

    text: str
    one: bool = True
    many: bool = True


@dataclass(frozen=True, eq=False)
class Kinds:
    nouns: Mapping[str, Noun] = field(repr=False)
    acts: Mapping[str, re.Pattern[str]] = field(repr=False)
    """What may befall a thing, the most telling first."""
    lines: Mapping[tuple[str, str], tuple[Line, ...]] = field(repr=False)
    """By kind and act; the kind "" is for all that have none of their own, the act "any" for all acts."""
    marred: frozenset[str] = frozenset()
    """How a thing is that is named with what ails it: "a blocked drain"."""
    homographs: frozenset[str] = frozenset()
    """Words that are something else where nothing shows them to be the noun: "ring us", "in due course"."""

    @cached_property
    def starts(self) -> frozenset[str]:
        """First words of the nouns."""
        return frozenset(noun.partition(" ")[0] for noun in self.nouns)

    def ways(self, kind: str, act: str, *, marred: bool = False) -> tuple[Line, ...]:
        """`marred`: what ails it is said, so that no line about all of its kind fits."""
        keys = (kind, act), (kind, "" if marred or act == "granted" else "any"), ("", act)
        return next((found for key in keys if (found := self.lines.get(key))), ())
