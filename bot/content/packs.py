"""Turns the files of one or more folders into entries, and gathers every fault on the way.

A file is a mapping from kinds to lists, `tips: […]`, `quizzes: […]`; a pack may be one file or many.
`sources:` names sources once, by a short id; `defaults:` gives fields that all entries of that file share.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bot.content.entries import (
    Benefit,
    CareCard,
    ChartRow,
    Concept,
    CorrectedPhrase,
    Entry,
    Phrase,
    Plan,
    Question,
    QuizItem,
    SayNo,
    Situation,
    Source,
    Tip,
    VoiceRule,
)
from bot.content.source import ContentError, Fault, Mapping, line_of, read
from bot.content.source import Sequence as Items

KINDS: dict[str, type[Entry]] = {
    "concepts": Concept,
    "situations": Situation,
    "tips": Tip,
    "quizzes": QuizItem,
    "phrases": Phrase,
    "chart": ChartRow,
    "questions": Question,
    "benefits": Benefit,
    "corrected": CorrectedPhrase,
    "say_no": SayNo,
    "care": CareCard,
    "plans": Plan,
    "voice": VoiceRule,
}
ELSEWHERE = ("rules", "strings", "wording")  # folders with a reader of their own


@dataclass(frozen=True)
class Found:
    """An entry and where it stands."""

    entry: Entry
    path: Path
    raw: Mapping

    def line(self, *where: int | str) -> int:
        """The line of a field of the entry, or of the entry where it was not written down."""
        return line_of(self.raw, where)

    def fault(self, where: tuple[int | str, ...], message: str, remedy: str) -> Fault:
        """What is wrong with a field of the entry, named by the entry's id, and what to do about it."""
        return Fault(str(self.path), self.line(*where), f"'{self.entry.id}': {message}", remedy)


def read_packs(folders: Sequence[Path], locale: str) -> tuple[list[Found], list[Fault]]:
    """Every entry of `folders`, whatever its status, and every fault; an entry with a fault is left out."""
    faults: list[Fault] = []
    files: list[tuple[Path, Mapping]] = []
    for path in _files(folders, locale, faults):
        try:
            files.append((path, read(path)))
        except ContentError as error:
            faults.extend(error.faults)
    sources = _sources(files, faults)
    found: list[Found] = []
    for path, root in files:
        found.extend(_entries(path, root, sources, faults))
    faults.extend(_twice(found))
    faults.extend(_dangling(found, _written(files)))
    return found, faults


def _files(folders: Sequence[Path], locale: str, faults: list[Fault]) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            faults.append(Fault(str(folder), 1, "There is no such folder.", "Check the path of the pack."))
            continue
        base = folder / locale if (folder / locale).is_dir() else folder
        for path in sorted((*base.rglob("*.yaml"), *base.rglob("*.yml"))):
            if not set(path.relative_to(base).parts[:-1]) & set(ELSEWHERE):
                yield path


def _sources(files: Sequence[tuple[Path, Mapping]], faults: list[Fault]) -> dict[str, Source]:
    named: dict[str, Source] = {}
    for path, root in files:
        for raw, line in _listed(path, root, "sources", faults):
            fields = {key: value for key, value in raw.items() if key != "id"}
            name = raw.get("id")
            if not isinstance(name, str):
                faults.append(Fault(str(path), line, "This source has no id.", "Add a short name as 'id:'."))
            elif name in named:
                faults.append(Fault(str(path), line, f"The source '{name}' stands twice.", "Rename one."))
            else:
                try:
                    named[name] = Source.model_validate(fields)
                except ValidationError as error:
                    faults.extend(_explain(error, path, raw, Source))
    return named


def _entries(path: Path, root: Mapping, sources: dict[str, Source], faults: list[Fault]) -> Iterator[Found]:
    defaults = root.get("defaults", Mapping(1))
    if not isinstance(defaults, Mapping):
        faults.append(
            Fault(str(path), root.lines["defaults"], "'defaults' holds no fields.", "Use 'key: value'.")
        )
        return
    for key in root:
        if key in ("sources", "defaults"):
            continue
        if key not in KINDS:
            line, known = root.lines[key], (*KINDS, "sources", "defaults")
            faults.append(Fault(str(path), line, f"'{key}' is no kind of entry.", _nearest(key, known)))
            continue
        for raw, _ in _listed(path, root, key, faults):
            fields: dict[str, object] = {**defaults, **raw}
            unknown = _resolve(fields, sources, path, raw)
            if unknown:
                faults.extend(unknown)
                continue
            try:
                yield Found(KINDS[key].model_validate(fields), path, raw)
            except ValidationError as error:
                faults.extend(_explain(error, path, raw, KINDS[key]))


def _listed(path: Path, root: Mapping, key: str, faults: list[Fault]) -> Iterator[tuple[Mapping, int]]:
    items = root.get(key)
    if items is None:
        return
    if not isinstance(items, Items):
        remedy = "Begin each entry with '- id: …' under it."
        faults.append(Fault(str(path), root.lines[key], f"'{key}' is not a list.", remedy))
        return
    for item, line in zip(items, items.lines, strict=True):
        if isinstance(item, Mapping):
            yield item, line
        else:
            faults.append(Fault(str(path), line, "This entry has no fields.", "Write it as '- id: …'."))


def _resolve(fields: dict[str, object], sources: dict[str, Source], path: Path, raw: Mapping) -> list[Fault]:
    """Puts the sources that are named by id in their place; gives a fault for each unknown name."""
    named = fields.get("sources")
    if not isinstance(named, Items):
        return []
    faults: list[Fault] = []
    resolved: list[object] = []
    for number, name in enumerate(named):
        if isinstance(name, str) and name not in sources:
            message = f"There is no source '{name}'."
            faults.append(
                Fault(str(path), line_of(raw, ("sources", number)), message, _nearest(name, sources))
            )
        resolved.append(sources.get(name) if isinstance(name, str) else name)
    fields["sources"] = resolved
    return faults


def _explain(
    error: ValidationError, path: Path, raw: Mapping, kind: type[Entry] | type[Source]
) -> Iterator[Fault]:
    name = raw.get("id")
    who = f"'{name}': " if isinstance(name, str) else ""
    for each in error.errors(include_url=False):
        where = each["loc"]
        line = line_of(raw, where)
        field = ".".join(str(step) for step in where)
        match each["type"]:
            case "missing":
                message, remedy = f"{who}'{field}' is missing.", f"Add '{where[-1]}:'."
            case "extra_forbidden":
                message = f"{who}'{field}' is not a field of this entry."
                remedy = _nearest(
                    str(where[-1]), [info.alias or name for name, info in kind.model_fields.items()]
                )
            case "value_error":
                message, remedy = (
                    f"{who}{each['msg'].removeprefix('Value error, ')}.",
                    "Mend the entry as it says.",
                )
            case _:
                message, remedy = f"{who}'{field}': {each['msg']}.", f"It holds {_short(each['input'])}."
        yield Fault(str(path), line, message, remedy)


def _twice(found: Sequence[Found]) -> Iterator[Fault]:
    first: dict[tuple[type[Entry], str], Found] = {}
    for each in found:
        earlier = first.setdefault((type(each.entry), each.entry.id), each)
        if earlier is not each:
            where = f"{earlier.path}:{earlier.line('id')}"
            message = f"The id '{each.entry.id}' is taken by {where}."
            yield Fault(str(each.path), each.line("id"), message, "Choose another id.")


def _written(files: Sequence[tuple[Path, Mapping]]) -> dict[type[Entry], set[str]]:
    """Every id that stands in the files, also of entries with a fault: one slip is not told twice."""
    ids: dict[type[Entry], set[str]] = {kind: set() for kind in KINDS.values()}
    for _, root in files:
        for key, kind in KINDS.items():
            items = root.get(key)
            if isinstance(items, Items):
                ids[kind].update(
                    str(item["id"]) for item in items if isinstance(item, Mapping) and "id" in item
                )
    return ids


def _dangling(found: Sequence[Found], ids: dict[type[Entry], set[str]]) -> Iterator[Fault]:
    """References to concepts, situations, tips or quizzes that no pack has."""
    for each in found:
        for kind, where, name in _references(each.entry):
            if name not in ids[kind]:
                message = (
                    f"'{each.entry.id}' points to the {kind.__name__.lower()} '{name}', which no pack has."
                )
                yield Fault(str(each.path), each.line(*where), message, _nearest(name, ids[kind]))


def _references(entry: Entry) -> Iterator[tuple[type[Entry], tuple[int | str, ...], str]]:
    match entry:
        case Concept():
            yield from ((Concept, ("after", n), name) for n, name in enumerate(entry.after))
            yield from ((Situation, ("situations", n), name) for n, name in enumerate(entry.situations))
        case Tip() | QuizItem():
            yield Concept, ("concept",), entry.concept
            yield from ((Situation, ("situations", n), name) for n, name in enumerate(entry.situations))
        case Phrase():
            yield Situation, ("situation",), entry.situation
        case SayNo():
            yield Situation, ("situation",), entry.situation
            yield Concept, ("concept",), entry.concept
        case Plan():
            for n, week in enumerate(entry.weeks):
                yield Tip, ("weeks", n, "tip"), week.tip
                yield QuizItem, ("weeks", n, "quiz"), week.quiz
        case _:
            return


def _nearest(word: str, known: Sequence[str] | set[str] | dict[str, Source] | tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"Did you mean '{near[0]}'?" if near else "Check the name."


def _short(value: object) -> str:
    text = str(value)
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
