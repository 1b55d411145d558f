"""The small dictionary behind the grammar: which forms a verb has, and which words are of which class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Form = Literal["base", "s", "past", "participle", "ing"]

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Word classes and verb forms. Look-ups are in lower case."""

    forms: Mapping[str, Mapping[Form, str]] = field(repr=False)
    """base form → its forms"""
    known: Mapping[str, tuple[tuple[str, Form], ...]] = field(repr=False)
    """any form → the base forms and forms it may be, in order"""
    intransitive: frozenset[str] = field(repr=False)
    adjectives: frozenset[str] = field(repr=False)
    adverbs: frozenset[str] = field(repr=False)
    determiners: frozenset[str] = field(repr=False)
    prepositions: frozenset[str] = field(repr=False)
    nouns_first: frozenset[str] = field(repr=False)
    spelling: Mapping[str, str] = field(repr=False)

    @cached_property
    def typed(self) -> frozenset[str]:
        """Chat spellings, and "i": words whose absence tells that a text is written English already."""
        return frozenset(self.spelling) | {"i"}

    @classmethod
    def of(
        cls,
        *,
        regular: Iterable[str],
        irregular: Iterable[str],
        doubling: Iterable[str],
        intransitive: Iterable[str],
        adjectives: Iterable[str],
        adverbs: Iterable[str],
        determiners: Iterable[str],
        prepositions: Iterable[str],
        nouns_first: Iterable[str],
        spelling: Mapping[str, str],
    ) -> "Lexicon":
        """Builds the forms. `irregular` are "go/went/gone" triples; `doubling` are bases that double their last letter."""
        doubles = frozenset(doubling)
        forms: dict[str, Mapping[Form, str]] = {}
        for base in regular:
            past = _past(base, base in doubles)
            forms[base] = {
                "base": base,
                "s": _third(base),
                "past": past,
                "participle": past,
                "ing": _ing(base, base in doubles),
            }
        for triple in irregular:
            base, past, participle = triple.split("/")
            forms[base] = {
                "base": base, "s": _third(base), "past": past, "participle": participle, "ing": _ing(base, _short(base) or base in doubles)
            }  # fmt: skip
        forms["be"] = {"base": "be", "s": "is", "past": "was", "participle": "been", "ing": "being"}
        forms["have"] = {"base": "have", "s": "has", "past": "had", "participle": "had", "ing": "having"}
        known: dict[str, set[tuple[str, Form]]] = {}
        for base, table in forms.items():
            for form, word in table.items():
                known.setdefault(word, set()).add((base, form))
        for base in doubles:
            if base.endswith("l"):  # US spelling: canceled, labeling
                known.setdefault(base + "ed", set()).update({(base, "past"), (base, "participle")})
                known.setdefault(base + "ing", set()).add((base, "ing"))
        return cls(
            forms, {word: tuple(sorted(is_)) for word, is_ in known.items()}, frozenset(intransitive), frozenset(adjectives),
            frozenset(adverbs), frozenset(determiners), frozenset(prepositions), frozenset(nouns_first), dict(spelling),
        )  # fmt: skip

    def base(self, word: str, *forms: Form) -> str | None:
        """The base of a verb form, preferring the first of `forms` that fits; None where it is no such form."""
        found = self.known.get(word, ())
        for form in forms:
            for base, is_ in found:
                if is_ == form:
                    return base
        return None

    def form(self, base: str, form: Form) -> str:
        """A form of a verb; an unknown verb is taken as regular."""
        if table := self.forms.get(base):
            return table[form]
        regular: dict[Form, str] = {
            "base": base, "s": _third(base), "past": _past(base, False), "participle": _past(base, False), "ing": _ing(base, False)
        }  # fmt: skip
        return regular[form]


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(base: str, double: bool) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if double else "") + "ed"


def _ing(base: str, double: bool) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if double else "") + "ing"


def _short(base: str) -> bool:
    """One vowel between consonants, or a stressed last syllable of that shape: run, set, forget, begin."""
    if base in {"forget", "begin", "upset", "undo", "reset", "input", "rerun", "forbid", "mislead"}:
        return base in {"forget", "begin", "upset", "reset", "input", "rerun", "forbid"}
    return (
        len(base) in (3, 4) and base[-1] not in "aeiouwxy" and base[-2] in VOWELS and base[-3] not in VOWELS
    )
