"""The coach's own words as values: sentence frames, situations, doors, word lists. Loaded from content, never written here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from bot.coach.customer.cues import Case, Cues
from bot.coach.english.index import Index, compiled
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.text import letters_of
from bot.coach.memory import remembered
from bot.coach.opening.fit import Fit
from bot.coach.opening.kinds import Kinds
from bot.coach.reading.acts import Act, ActModel, DeedModel
from bot.coach.reading.judge import Judge
from bot.coach.reading.tone import ToneModel
from bot.coach.types import Door

SENTENCE_END = re.compile(r"(?<=[.?!]) ")


@dataclass(frozen=True, slots=True)
class Situation:
    """A recognised kind of case: the words that give it away and the door that helps there."""

    id: str
    pattern: re.Pattern[str]
    door: Door


@dataclass(frozen=True, slots=True)
class Detail:
    """Something a message tells on the side: how long, how often, what hangs on it. `says`: its words, with the groups
    of the pattern as slots."""

    slot: str
    says: tuple[str, ...]


C = TypeVar("C", Case, Detail)


@dataclass(frozen=True)
class Book(Generic[C]):
    """Cases or details with the patterns that find them in a marked text (heard.py). A group np_X is a noun phrase."""

    entries: tuple[C, ...]
    patterns: Mapping[str, tuple[C, str]] = field(repr=False)
    """In the order of the entries."""
    index: Index = field(repr=False)

    def of(self, words: frozenset[str]) -> Iterator[tuple[C, re.Pattern[str]]]:
        """Those that a text of these words may match."""
        for name in sorted(self.index.may(words) & self._places.keys(), key=self._places.__getitem__):
            entry, pattern = self.patterns[name]
            yield entry, compiled(pattern)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.patterns)}


@dataclass(frozen=True, slots=True)
class DoorWording:
    door: Door
    label: str
    start: str


class Reason(NamedTuple):
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Taught:
    reason: str
    source: str
    concept: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Cold words at a sentence's start or end that hold no fact; the rest of the sentence stays."""

    id: str
    starts: str
    """A pattern at the start of folded text; "" where it has none."""
    ends: str
    """The same for its end, searched for."""
    reason: str
    source: str

    @property
    def start(self) -> re.Pattern[str] | None:
        return compiled(self.starts) if self.starts else None

    @property
    def end(self) -> re.Pattern[str] | None:
        return compiled(self.ends) if self.ends else None


@dataclass(frozen=True, slots=True)
class Swap:
    """A stretch that pushes away, and the same fact in a kinder word; {1} in `to` is the pattern's first group."""

    id: str
    match: str
    to: str
    reason: str
    source: str
    late: bool = False
    """Tried last, where a sentence still holds words that no version says."""

    @property
    def pattern(self) -> re.Pattern[str]:
        return compiled(self.match)


@dataclass(frozen=True, slots=True)
class Saying:
    """A whole clause and the frames that say it anew; `say` is "drop" where it is tone and nothing else, and is dropped."""

    id: str
    act: str
    match: str
    say: str
    reason: str
    source: str
    apart: bool = False
    """Hung on with "and", it becomes a sentence of its own: the end of a talk, or a wait without a date."""

    @property
    def pattern(self) -> re.Pattern[str]:
        return compiled(self.match)


@dataclass(frozen=True, slots=True)
class GuessWording:
    """Words of a customer's that may answer one of the five questions."""

    question: str
    kind: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Wording:
    lexicon: Lexicon = field(repr=False)
    frames: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Templates by key; a slot is written {name} and filled whole."""
    patterns: Mapping[str, re.Pattern[str]] = field(repr=False)
    """Patterns on folded text, by name: what counts as an offer, an apology, an acknowledgement …"""
    lists: Mapping[str, frozenset[str]] = field(repr=False)
    situations: tuple[Situation, ...] = field(repr=False)
    cases: Book[Case] = field(repr=False)
    """Of the customer's message."""
    topics: Book[Case] = field(repr=False)
    """Of a draft alone."""
    details: Book[Detail] = field(repr=False)
    cues: Cues = field(repr=False)
    """By which a case is recognised in a customer's sentence."""
    draft_cues: Cues = field(repr=False)
    """By which a case is recognised in a draft alone."""
    kinds: Kinds = field(repr=False)
    """What a draft alone may be about."""
    doors: tuple[DoorWording, ...] = field(repr=False)
    cuts: tuple[Cut, ...] = field(repr=False)
    swaps: tuple[Swap, ...] = field(repr=False)
    sayings: tuple[Saying, ...] = field(repr=False)
    index: Index = field(repr=False)
    """Which situations, and which patterns of whole texts, may be in one, by its words."""
    sentence_index: Index = field(repr=False)
    """The same for the patterns of what a sentence does."""
    sayings_index: Index = field(repr=False)
    """The same for the cuts, swaps and sayings, which the sentences of an answer are not asked for."""
    reasons: Mapping[str, Reason] = field(repr=False)
    """Why the engine's own changes are made, by the rule named on the edit."""
    acts: ActModel = field(repr=False)
    """What a sentence does, learnt from sentences written for it."""
    deeds: DeedModel = field(repr=False)
    """What is to be done with a stretch of a cold draft."""
    tone: ToneModel = field(repr=False)
    """How words would be taken, learnt from drafts written for it."""
    judge: Judge = field(repr=False)
    fit: Fit = field(repr=False)
    """Whether an opening fits, learnt from openings that readers scored."""
    cold: Mapping[Act, Taught] = field(repr=False)
    """What a sentence that is cold by its act teaches, where no rule named its words."""
    guesses: tuple[GuessWording, ...] = field(repr=False)
    """In the order in which they are tried."""

    @remembered
    def cuts_of(self, folded: str) -> tuple[Cut, ...]:
        """Those that may be found in a folded text, or in a part of it, in order."""
        may = self.sayings_index.may(letters_of(folded)) & self._cuts.keys()
        return tuple(self.cuts[place] for place in sorted(self._cuts[name] for name in may))

    def swaps_of(self, folded: str, after: int = -1) -> list[int]:
        """Places of those that may be found in a folded text, in order, behind the one with this place."""
        may = self.sayings_index.may(letters_of(folded)) & self._swaps.keys()
        return sorted(place for name in may if (place := self._swaps[name]) > after)

    @remembered
    def sayings_of(self, folded: str) -> tuple[tuple[Saying, re.Match[str]], ...]:
        """Those that say the whole of a folded clause, in order, with what they found in it."""
        may = self.sayings_index.may(letters_of(folded)) & self.places.keys()
        tried = (self.sayings[place] for place in sorted(self.places[name] for name in may))
        return tuple((each, hit) for each in tried if (hit := each.pattern.fullmatch(folded)))

    @cached_property
    def lines(self) -> frozenset[str]:
        """The sentences of the frames that are said as they are."""
        whole = (way for ways in self.frames.values() for way in ways if "{" not in way)
        return frozenset(
            line if line[-1] in ".?!" else f"{line}." for way in whole for line in SENTENCE_END.split(way)
        )

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Of the sayings in their order, by id."""
        return {each.id: place for place, each in enumerate(self.sayings)}

    @cached_property
    def _swaps(self) -> Mapping[str, int]:
        return {each.id: place for place, each in enumerate(self.swaps)}

    @cached_property
    def _cuts(self) -> Mapping[str, int]:
        return {each.id: place for place, each in enumerate(self.cuts)}
