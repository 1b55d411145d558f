"""Loads the coach's rules and wording from YAML into pure values. Errors name file and line."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.coach import wording
from bot.coach.english.index import Index, compiled
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.linear import Weights, load_table
from bot.coach.opening.fit import Fit
from bot.coach.reading.acts import ACTS, DEEDS, Act, ActModel, DeedModel
from bot.coach.reading.judge import Judge
from bot.coach.reading.sentences import NAMES
from bot.coach.reading.tone import REGISTERS, ToneModel
from bot.coach.rules import Rule, Rules
from bot.coach.types import DOORS, Door, Severity
from bot.coach.wording import DoorWording, Situation, Wording
from bot.content.cases import Cases
from bot.content.entry_files import Id, Part, checked, joined, load_file
from bot.content.kinds import load_kinds
from bot.content.source import ContentError, Fault, line_of, read

Reason = Annotated[str, StringConstraints(min_length=8, max_length=160)]
MAX_REASON_WORDS = 20
ANCHORS = "anchors.json"


class RuleEntry(Part):
    """One finding. `pattern` runs on folded text: lower case, straight quotes, plain dashes."""

    id: Id
    kind: Id
    severity: Severity = "warn"
    action: Literal["drop", "cut", "say", "mark"] = "mark"
    anchors: str = Field(
        description="Words, separated by spaces; one of them stands in every text that matches."
    )
    pattern: str
    say: str = ""
    reason: Reason
    source: str
    concept: Id
    across: bool = Field(default=False, description="Tried on the whole draft, not sentence by sentence.")
    hits: tuple[str, ...] = Field(min_length=3)
    must_not_hit: tuple[str, ...] = Field(min_length=3)


class RulesFile(Part):
    rules: tuple[RuleEntry, ...]


class LexiconFile(Part):
    verbs: "VerbLists"
    adjectives: str
    adverbs: str
    determiners: str
    prepositions: str
    nouns_first: str
    spelling: dict[str, str]


class VerbLists(Part):
    regular: str
    irregular: str
    doubling: str
    intransitive: str


class SituationEntry(Part):
    id: Id
    pattern: str
    door: Door


class SituationsFile(Part):
    situations: tuple[SituationEntry, ...]


class DoorEntry(Part):
    door: Door
    label: str
    start: str


class DoorsFile(Part):
    doors: tuple[DoorEntry, ...]


class FramesFile(Part):
    frames: dict[str, tuple[str, ...]]


class CutEntry(Part):
    id: Id
    start: str = ""
    end: str = ""
    reason: Reason
    source: str


class SwapEntry(Part):
    id: Id
    match: str
    to: str = Field(description="What stands in its place; {1} is the pattern's first group.")
    late: bool = Field(
        default=False, description="Tried last, where a sentence still holds words that nobody says."
    )


class SayingEntry(Part):
    id: Id
    act: Id
    match: str
    say: str
    apart: bool = Field(default=False, description='Hung on with "and", it becomes a sentence of its own.')
    reason: Reason
    source: str


class ReasonEntry(Part):
    reason: Reason
    source: str


class ColdEntry(Part):
    reason: Reason
    source: str
    concept: Id


class ColdFile(Part):
    cold: dict[Act, ColdEntry]


class GuessEntry(Part):
    question: Id
    kind: Id
    pattern: str


class GuessesFile(Part):
    guesses: tuple[GuessEntry, ...]


class SayingsFile(Part):
    cuts: tuple[CutEntry, ...] = ()
    swaps: tuple[SwapEntry, ...] = ()
    sayings: tuple[SayingEntry, ...] = ()
    reasons: dict[str, ReasonEntry] = Field(default_factory=dict)


class PatternsFile(Part):
    patterns: dict[str, str | tuple[str, ...]] = Field(
        default_factory=dict,
        description="A list is many patterns with one name: they are called name.1, name.2 …",
    )
    lists: dict[str, str] = Field(default_factory=dict)


class AnchorsFile(Part):
    """Made by training/anchors.py; none for what is not there."""

    rules: dict[str, str] = Field(default_factory=dict)
    patterns: dict[str, str] = Field(default_factory=dict)
    cuts: dict[str, str] = Field(default_factory=dict)
    swaps: dict[str, str] = Field(default_factory=dict)
    sayings: dict[str, str] = Field(default_factory=dict)
    cases: dict[str, str] = Field(default_factory=dict)
    topics: dict[str, str] = Field(default_factory=dict)
    details: dict[str, str] = Field(default_factory=dict)


def load_sayings(folder: Path) -> SayingsFile:
    """Of all its files, those of sayings.yaml first."""
    found = [load_file(path, SayingsFile) for path in sorted(folder.glob("sayings*.yaml"))]
    kinds = (each for file in found for each in (file.cuts, file.swaps, file.sayings))
    _once(folder, (entry.id for entry in chain.from_iterable(kinds)))
    return SayingsFile(
        cuts=tuple(chain.from_iterable(each.cuts for each in found)),
        swaps=tuple(chain.from_iterable(each.swaps for each in found)),
        sayings=tuple(chain.from_iterable(each.sayings for each in found)),
        reasons={id_: reason for each in found for id_, reason in each.reasons.items()},
    )


def load_frames(folder: Path) -> dict[str, tuple[str, ...]]:
    found = [load_file(path, FramesFile).frames for path in sorted(folder.glob("frames*.yaml"))]
    _once(folder, chain.from_iterable(found))
    return {key: ways for each in found for key, ways in each.items()}


def _once(folder: Path, names: Iterable[str]) -> None:
    """Of two files that have the same name the later would win without a word. Raises ContentError."""
    for name, times in Counter(names).items():
        if times > 1:
            raise ContentError(folder, 1, f"'{name}' stands there {times} times.", "Rename one.")


def load_anchors(folder: Path) -> AnchorsFile:
    path = folder / ANCHORS
    return AnchorsFile.model_validate_json(path.read_bytes()) if path.exists() else AnchorsFile()


def load_rules(folder: Path) -> Rules:
    """All rules of the folder's files. Raises ContentError with every fault found."""
    rules: list[Rule] = []
    faults: list[Fault] = []
    seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        raw = read(path)
        entries = checked(raw, path, RulesFile).rules
        for place, entry in enumerate(entries):
            line = line_of(raw, ("rules", place))
            if entry.id in seen:
                faults.append(
                    Fault(
                        str(path),
                        line,
                        f"The rule '{entry.id}' is also in {seen[entry.id].name}.",
                        "Rename one.",
                    )
                )
            seen[entry.id] = path
            try:
                rules.append(_rule(entry))
            except ValueError as error:
                faults.append(Fault(str(path), line, f"Rule '{entry.id}': {error}", "Mend it."))
    if faults:
        raise ContentError.listing(faults)
    return Rules.of(rules, load_anchors(folder).rules)


def _rule(entry: RuleEntry) -> Rule:
    if len(entry.reason.split()) > MAX_REASON_WORDS:
        raise ValueError(f"the reason has more than {MAX_REASON_WORDS} words.")
    return Rule(
        entry.id, entry.kind, entry.severity, entry.action, frozenset(entry.anchors.split()), entry.pattern, entry.say, entry.reason, entry.source,
        entry.concept, entry.hits, entry.must_not_hit, entry.across,
    )  # fmt: skip


def patterns_of(folder: Path) -> dict[str, dict[str, str]]:
    """The patterns that an index chooses from: those of the reading with the situations, the cuts and the sayings."""
    situations = load_file(folder / "situations.yaml", SituationsFile).situations
    return _named(_load_patterns(folder), situations, load_sayings(folder), Cases(folder))


def _load_patterns(folder: Path) -> list[PatternsFile]:
    return [load_file(path, PatternsFile) for path in sorted(folder.glob("patterns*.yaml"))]


def _named(
    found: Sequence[PatternsFile], situations: Sequence[SituationEntry], sayings: SayingsFile, cases: Cases
) -> dict[str, dict[str, str]]:
    reading: dict[str, str] = {}
    for name, pattern in chain.from_iterable(each.patterns.items() for each in found):
        if isinstance(pattern, str):
            reading[name] = joined(pattern)
        else:
            reading.update({f"{name}.{n}": joined(one) for n, one in enumerate(pattern, 1)})
    return {
        "patterns": reading | {each.id: joined(each.pattern) for each in situations},
        "cuts": {
            each.id: "|".join(filter(None, (each.start and f"^(?:{each.start})", each.end)))
            for each in sayings.cuts
        },
        "swaps": {each.id: each.match for each in sayings.swaps},
        "sayings": {each.id: each.match for each in sayings.sayings},
        **cases.sources,
    }


def compile_patterns(folder: Path) -> None:
    """Those that otherwise wait for a text that may match them. Raises ContentError."""
    for name, pattern in chain.from_iterable(each.items() for each in patterns_of(folder).values()):
        try:
            compiled(pattern)
        except re.error as error:
            raise ContentError(folder, 1, f"Pattern {name}: {error}.", "Mend it.") from error


def load_wording(folder: Path) -> Wording:
    """Lexicon, frames, situations, doors and patterns. Raises ContentError."""
    # First, since reading them takes twice the room they keep: what comes after fills it.
    weights = Weights(*(load_table(folder / name) for name in ("acts.json", "deeds.json", "tone.json")))
    words = load_file(folder / "lexicon.yaml", LexiconFile)
    found = _load_patterns(folder)
    cases = Cases(folder)
    frames = load_frames(folder) | cases.frames
    doors = tuple(
        DoorWording(d.door, d.label, d.start) for d in load_file(folder / "doors.yaml", DoorsFile).doors
    )
    if {d.door for d in doors} != set(DOORS):
        raise ContentError(folder / "doors.yaml", 1, "Not every door is there.", f"List {', '.join(DOORS)}.")
    situations = load_file(folder / "situations.yaml", SituationsFile).situations
    sayings = load_sayings(folder)
    kinder = sayings.reasons["kinder-word"].reason, sayings.reasons["kinder-word"].source
    anchors, patterns = load_anchors(folder), _named(found, situations, sayings, cases)
    told, topics, details = cases.books(
        {"cases": anchors.cases, "topics": anchors.topics, "details": anchors.details}
    )
    cues, draft_cues = cases.cues()
    return Wording(
        lexicon=Lexicon.of(
            regular=words.verbs.regular.split(), irregular=words.verbs.irregular.split(), doubling=words.verbs.doubling.split(),
            intransitive=words.verbs.intransitive.split(), adjectives=words.adjectives.split(), adverbs=words.adverbs.split(),
            determiners=words.determiners.split(), prepositions=words.prepositions.split(),
            nouns_first=words.nouns_first.split(), spelling=words.spelling,
        ),
        frames=frames,
        patterns={name: re.compile(pattern) for name, pattern in patterns["patterns"].items()},
        lists={name: frozenset(w.strip() for w in words.split()) for each in found for name, words in each.lists.items()},
        situations=tuple(
            Situation(s.id, re.compile(joined(s.pattern)), s.door) for s in situations
        ),
        cases=told, topics=topics, details=details, cues=cues, draft_cues=draft_cues, kinds=load_kinds(folder),
        doors=doors,
        cuts=tuple(
            wording.Cut(c.id, c.start, c.end, c.reason, c.source) for c in sayings.cuts
        ),
        swaps=tuple(
            wording.Swap(s.id, s.match, s.to, *kinder, s.late) for s in sayings.swaps
        ),
        sayings=tuple(
            wording.Saying(
                each.id, each.act, each.match, each.say, each.reason, each.source, each.apart
            )
            for each in sayings.sayings
        ),
        index=Index.of(
            {name: its for name, its in patterns["patterns"].items() if name not in NAMES}, anchors.patterns
        ),
        sentence_index=Index.of({name: patterns["patterns"][name] for name in NAMES}, anchors.patterns),
        sayings_index=Index.of(
            patterns["cuts"] | patterns["swaps"] | patterns["sayings"],
            anchors.cuts | anchors.swaps | anchors.sayings,
        ),
        reasons={id_: wording.Reason(r.reason, r.source) for id_, r in sayings.reasons.items()},
        acts=ActModel(ACTS, weights, 0),
        deeds=DeedModel(DEEDS, weights, 1),
        tone=ToneModel(REGISTERS, weights, 2),
        judge=Judge.load(folder / "judge.json"),
        fit=Fit.load(folder / "openings.json"),
        guesses=tuple(
            wording.GuessWording(g.question, g.kind, re.compile(joined(g.pattern)))
            for g in load_file(folder / "guesses.yaml", GuessesFile).guesses
        ),
        cold={act: wording.Taught(c.reason, c.source, c.concept) for act, c in load_file(folder / "cold.yaml", ColdFile).cold.items()},
    )  # fmt: skip
