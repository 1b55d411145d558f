"""Loads what happens to customers (wording/cases*.yaml, topics*.yaml, details.yaml): how it is told from their words, and
the sentences that take it up. Errors name file and line."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import Field

from bot.coach.customer.cues import LONGEST, STEM, Case, Cue, Cues, words_of
from bot.coach.english.index import Index
from bot.coach.wording import Book, Detail
from bot.content.entry_files import Id, Part, joined, load_file
from bot.content.source import ContentError

PHRASE = re.compile(r"(?<!\?P)<(\w+)>")
BLANK = re.compile(r"(\[(?:\\.|[^\]])*\])| (\??)")
"""A blank outside of a class of signs."""


class CaseEntry(Part):
    id: Id
    match: tuple[str, ...] = Field(
        default=(),
        description="Patterns on a message with opened contractions. <thing> is a noun phrase, @name a macro.",
    )
    cues: tuple[str, ...] = Field(
        default=(),
        description="Groups of words, joined by ' + ': one of each stands in a customer's sentence. ! forbids a group.",
    )
    draft: tuple[str, ...] = Field(default=(), description="Cues in a sentence of a draft.")
    weight: int = Field(default=5, description="The heaviest that fits is taken up.")
    say: tuple[str, ...]
    weighs: tuple[str, ...] = Field(
        default=(), description="What makes other cases weigh more, as it follows 'with'."
    )


class CasesFile(Part):
    cases: tuple[CaseEntry, ...]


class DetailEntry(Part):
    slot: Id
    match: tuple[str, ...] = Field(min_length=1)
    says: tuple[str, ...]


class DetailsFile(Part):
    macros: dict[str, str]
    details: tuple[DetailEntry, ...]


Sources = dict[str, str]
"""Patterns by name: the id of a case and its number among the case's own."""


class Cases:
    """The folder's cases, topics and details, each with its patterns."""

    def __init__(self, folder: Path) -> None:
        found = load_file(folder / "details.yaml", DetailsFile)
        self.details = found.details
        self.cases = tuple(_entries(folder, "cases*.yaml"))
        self.topics = tuple(_entries(folder, "topics*.yaml"))
        self._macros = sorted(found.macros.items(), key=lambda m: -len(m[0]))
        self.frames = {f"ack_{each.id}": each.say for each in (*self.cases, *self.topics)}
        if len(self.frames) < len(self.cases + self.topics):
            raise ContentError(folder, 1, "Two cases have one id.", "Rename one.")
        self._made = {e.id: Case(e.id, e.weight, e.weighs) for e in (*self.cases, *self.topics)}
        self.sources: Mapping[str, Sources] = {
            "cases": self._written({e.id: e.match for e in self.cases}),
            "topics": self._written({e.id: e.match for e in self.topics}),
            "details": self._written({f"{n}-{e.slot}": e.match for n, e in enumerate(self.details)}),
        }

    def books(self, anchors: Mapping[str, Sources]) -> tuple[Book[Case], Book[Case], Book[Detail]]:
        """Cases, topics, details; `anchors` as they were written down for each."""

        def case_book(entries: tuple[CaseEntry, ...], name: str) -> Book[Case]:
            patterns = {
                each: (self._made[each.rsplit(".", 1)[0]], source)
                for each, source in self.sources[name].items()
            }
            made = tuple(self._made[e.id] for e in entries)
            return Book(made, patterns, Index.of(self.sources[name], anchors[name]))

        details = tuple(Detail(e.slot, e.says) for e in self.details)
        patterns = {
            name: (details[int(name.split("-", 1)[0])], source)
            for name, source in self.sources["details"].items()
        }
        return (
            case_book(self.cases, "cases"),
            case_book(self.topics, "topics"),
            Book(details, patterns, Index.of(self.sources["details"], anchors["details"])),
        )

    def cues(self) -> tuple[Cues, Cues]:
        """Of customers' sentences, and of a draft's."""
        alternative = cache(alternative_of)  # most stand in several cues
        return (
            Cues.of(cue_of(self._made[e.id], line, alternative) for e in self.cases for line in e.cues),
            Cues.of(cue_of(self._made[e.id], line, alternative) for e in self.cases for line in e.draft),
        )

    def _written(self, entries: Mapping[str, tuple[str, ...]]) -> Sources:
        return {
            f"{id_}.{number}": self._source(one)
            for id_, patterns in entries.items()
            for number, one in enumerate(patterns, 1)
        }

    def _source(self, pattern: str) -> str:
        """A blank stands for any gap between words, a blank with ? for one that may be missing; <thing> for a noun phrase
        of that name."""
        whole = joined(pattern)
        for _ in range(2):  # a macro may hold others
            for name, its in self._macros:
                whole = whole.replace(f"@{name}", f"(?:{its})")
        whole = PHRASE.sub(lambda m: f"⟨(?P<np_{m[1]}>[^⟨⟩]+)⟩", whole)
        whole = BLANK.sub(lambda m: m[1] or (r"[ ⟨⟩]*" if m[2] else r"[ ⟨⟩]+"), whole)
        return rf"(?<![\w'])(?:{whole})(?![\w'])"


def alternative_of(written: str) -> str:
    """As words_of gives its words; nothing where no text can hold it."""
    words, star = words_of(written), "*" if written.rstrip().endswith("*") else ""
    findable = 0 < len(words) <= LONGEST and (not star or len(words[-1]) >= STEM)
    return " ".join(words) + star if findable else ""


def cue_of(case: Case, line: str, alternative: Callable[[str], str] = alternative_of) -> Cue:
    groups = [part.strip() for part in line.split(" + ")]
    wanted = tuple(
        tuple(dict.fromkeys(map(alternative, part.split("|")))) for part in groups if not part.startswith("!")
    )
    never = tuple(
        dict.fromkeys(
            alternative(way) for part in groups if part.startswith("!") for way in part[1:].split("|")
        )
    )
    if not wanted or any("" in group for group in (never, *wanted)):
        raise ContentError(
            Path("wording"),
            1,
            f"A cue of {case.id} can never be found: {line}",
            f"Name a group that must be there, of phrases up to {LONGEST} words; before a * stand {STEM} letters or more.",
        )
    return Cue(case, wanted, never)


def _entries(folder: Path, files: str) -> Iterator[CaseEntry]:
    for path in sorted(folder.glob(files)):
        yield from load_file(path, CasesFile).cases
