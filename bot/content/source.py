"""Reads one YAML file of a pack into plain data that remembers its lines.

Every scalar stays the text it was written as ("No" is a word here, never False); the models decide types.
Built on parser events, so that nothing is expanded and nothing recurses before it has been checked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self, cast

import yaml

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12  # our deepest entry needs 7

_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a pack: where it is, what it is, and what to do about it. Lines count from 1."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} {self.remedy}"


class ContentError(Exception):
    """Packs that cannot be used; `faults` holds every fault found."""

    def __init__(self, file: str | Path, line: int, message: str, remedy: str) -> None:
        fault = Fault(str(file), line, message, remedy)
        super().__init__(str(fault))
        self.faults: tuple[Fault, ...] = (fault,)

    @classmethod
    def listing(cls, faults: Iterable[Fault]) -> Self:
        """One error for all of `faults` (at least one), sorted by file and line."""
        first, *rest = sorted(faults)
        error = cls(first.file, first.line, first.message, first.remedy)
        error.faults = (first, *rest)
        error.args = ("\n".join(str(fault) for fault in error.faults),)
        return error


class _Parser(Protocol):
    """What both of PyYAML's parsers do, the C one and the plain one."""

    def check_event(self) -> bool: ...
    def get_event(self) -> yaml.Event: ...


class Mapping(dict[str, "Value"]):
    """A YAML mapping: a dict that knows the line of each of its keys."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Sequence(list["Value"]):
    """A YAML list: a list that knows the line of each of its items."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


Value = str | Mapping | Sequence


def line_of(value: Value, path: tuple[int | str, ...]) -> int:
    """The line of the nearest thing at or above `path` that was written down."""
    line = value.line if not isinstance(value, str) else 1
    for step in path:
        if isinstance(value, Mapping) and step in value:
            line, value = value.lines[str(step)], value[str(step)]
        elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
            line, value = value.lines[step], value[step]
        else:
            break
    return line


def read(path: Path) -> Mapping:
    """The mapping that the file at `path` holds.

    Raises ContentError for a file that is too large, not UTF-8, not YAML, nested too deeply, or that uses
    anchors, aliases, tags, duplicate keys or several documents.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        message = f"The file has {size:,} bytes; {MAX_BYTES:,} are allowed."
        raise ContentError(path, 1, message, "Split it by theme.")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ContentError(path, line, "This is not UTF-8 text.", "Save the file as UTF-8.") from error
    try:
        root = _build(_events(text), path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        remedy = "Check the indentation, the quotes and the colons of this line and the one above."
        raise ContentError(path, line, f"This is not valid YAML: {error.problem}.", remedy) from error
    except yaml.YAMLError as error:
        remedy = "Remove control characters from the file."
        raise ContentError(path, 1, f"This is not valid YAML: {error}.", remedy) from error
    if not isinstance(root, Mapping):
        remedy = "Begin with the kind of entry, such as 'tips:', and list the entries under it."
        raise ContentError(path, 1, "The file holds no entries.", remedy)
    return root


def _events(text: str) -> Iterator[yaml.Event]:
    loader = cast("_Parser", _LOADER(text))
    while loader.check_event():
        yield loader.get_event()


def load_strings(path: Path) -> dict[str, tuple[str, int]]:
    """A file of strings, flat: each dotted key with its text and line. Raises ContentError."""
    strings: dict[str, tuple[str, int]] = {}
    root = read(path)
    for key, text in root.items():
        line = root.lines[key]
        if not isinstance(text, str):
            remedy = "Write the whole key in one line, such as 'quiz.title: …'."
            raise ContentError(path, line, f"'{key}' holds more than a text.", remedy)
        strings[key] = (text, line)
    return strings


def _build(events: Iterator[yaml.Event], path: Path) -> Value | None:
    root: Value | None = None
    open_parts: list[Mapping | Sequence] = []
    keys: list[str | None] = []  # the key that waits for its value, one for each open part

    def stop(line: int, message: str, remedy: str) -> ContentError:
        return ContentError(path, line, message, remedy)

    for event in events:
        line: int = event.start_mark.line + 1
        if isinstance(event, yaml.CollectionEndEvent):
            open_parts.pop()
            keys.pop()
            continue
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise stop(line, "A second document begins here.", "Put it in a file of its own.")
        if not isinstance(event, yaml.NodeEvent):
            continue
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise stop(line, "Anchors and aliases (& and *) are not used in packs.", "Write the value out.")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise stop(line, f"Tags such as {event.tag} are not used in packs.", "Remove the tag.")
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = event.value
        elif len(open_parts) == MAX_DEPTH:
            raise stop(line, f"This is nested more than {MAX_DEPTH} deep.", "Move it out by some levels.")
        else:
            value = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)

        parent = open_parts[-1] if open_parts else None
        if isinstance(parent, Mapping):
            key = keys[-1]
            if key is None:
                if not isinstance(value, str):
                    raise stop(line, "A key has to be a word.", "Write it as 'name: value'.")
                if value in parent:
                    raise stop(line, f"'{value}' stands here twice.", "Keep one of the two.")
                parent.lines[value] = line
                keys[-1] = value
                continue
            if value == "":
                raise stop(line, f"'{key}' has no value.", "Give it one or remove the line.")
            parent[key] = value
            keys[-1] = None
        elif parent is not None:
            parent.append(value)
            parent.lines.append(line)
        else:
            root = value
        if not isinstance(value, str):
            open_parts.append(value)
            keys.append(None)
    return root
