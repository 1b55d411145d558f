"""Loads what a draft may be about (wording/kinds*.yaml). Errors name file and line."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from bot.coach.opening.kinds import Kinds, Line, Noun
from bot.content.entry_files import Id, Part, joined, load_file

ONE = frozenset(["gas", "lens", "series", "news", "address", "access", "pass", "business", "boarding pass"])
"""Singular, whatever they end in."""
ONLY_ONE = re.compile(r"\{noun\}|\bevery \{")
"""A line with "a wasted {noun}" is for one thing that can be counted."""


class ActEntry(Part):
    id: Id
    match: str = Field(description="A pattern on a folded sentence of a draft.")


class KindEntry(Part):
    id: Id
    weight: int = Field(description="Of two things in one sentence the heavier is what it is about.")
    nouns: str = Field(description="Each ends with a comma; its plural is known.")
    hints: str = Field(default="", description="Nouns that tell the kind, and stand in no line.")
    mass: str = Field(default="", description="Those of them that nobody counts.")
    say: dict[Id, tuple[str, ...]] = Field(description="Lines by act; those of `any` are for all others.")


class KindsFile(Part):
    marred: str = ""
    homographs: str = Field(default="", description="Nouns only behind an article or an adjective.")
    acts: tuple[ActEntry, ...] = ()
    say: dict[Id, tuple[str, ...]] = Field(default_factory=dict[Id, tuple[str, ...]])
    kinds: tuple[KindEntry, ...] = ()


def load_kinds(folder: Path) -> Kinds:
    files = [load_file(path, KindsFile) for path in sorted(folder.glob("kinds*.yaml"))]
    entries = [entry for each in files for entry in each.kinds]
    nouns: dict[str, Noun] = {}
    for entry in entries:
        for noun, made in _nouns(entry):
            nouns.setdefault(noun, made)
    say = [("", each.say) for each in files] + [(entry.id, entry.say) for entry in entries]
    return Kinds(
        nouns,
        {act.id: re.compile(joined(act.match)) for each in files for act in each.acts},
        {(kind, act): tuple(map(_line, ways)) for kind, lines in say for act, ways in lines.items()},
        frozenset(word for each in files for word in _listed(each.marred)),
        frozenset(word for each in files for word in _listed(each.homographs)),
    )


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _nouns(entry: KindEntry) -> Iterator[tuple[str, Noun]]:
    mass, hints = frozenset(_listed(entry.mass)), frozenset(_listed(entry.hints))
    for noun in (*_listed(entry.nouns), *hints):
        many = noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in ONE
        made = Noun(entry.id, entry.weight, many, counted=noun not in mass, hint=noun in hints)
        yield noun, made
        if not many and noun not in mass:
            yield several(noun), made._replace(many=True, single=noun)


def several(noun: str) -> str:
    """ "delivery" → deliveries"""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")


def _line(text: str) -> Line:
    return Line(text, many=not ONLY_ONE.search(text))
