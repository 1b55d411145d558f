"""Making a card smaller: people's words cut where they are long, and what is last left out. Nothing of what
can be pressed or filled in is ever left out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.message import (
    Button,
    Chart,
    Choices,
    Diff,
    Fields,
    Input,
    Link,
    More,
    Note,
    Part,
    Quote,
    Said,
    Sendable,
    Spans,
    Text,
)  # fmt: skip

SHORTEST = 40
"""Characters of a person's words that are left of the longest."""
_KEPT = (Button, Choices, Input, Link, More, Sendable)
_FEW = 4


def rows_of(part: Part) -> int:
    """How many rows of a card it makes."""
    match part:
        case Fields(rows):
            return len(rows)
        case More(_, buttons):
            return len(buttons)
        case Chart(_, series):
            return len(series)
        case _:
            return 1


def without_the_last(parts: Sequence[Part]) -> Sequence[Part] | None:
    """With half of the last long table, else without the last part that only shows something; None: there is
    nothing to leave out."""
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if isinstance(part, _KEPT):
            continue
        if isinstance(part, Fields) and len(part.rows) > _FEW:
            return [*parts[:at], Fields(part.rows[: len(part.rows) // 2]), *parts[at + 1 :]]
        return [*parts[:at], *parts[at + 1 :]]
    return None


def said_in(part: Part) -> Iterable[str]:
    match part:
        case Quote(text) | Sendable(text):
            return [text]
        case Text(spans) | Note(spans):
            return [span.text for span in spans if isinstance(span, Said)]
        case Fields(rows):
            return [span.text for _, spans in rows for span in spans if isinstance(span, Said)]
        case Diff(pieces):
            return [piece.text for piece in pieces]
        case Input():
            return [part.value]
        case _:
            return []


def cut(part: Part, most: int, mark: str) -> Part:
    def short(text: str) -> str:
        return text if len(text) <= most else text[:most].rstrip() + mark

    def spans_cut(spans: Spans) -> Spans:
        return tuple(Said(short(span.text)) if isinstance(span, Said) else span for span in spans)

    match part:
        case Quote(text):
            return Quote(short(text))
        case Sendable(text):
            return replace(part, text=short(text))
        case Text(spans):
            return Text(spans_cut(spans))
        case Note(spans):
            return Note(spans_cut(spans))
        case Fields(rows):
            return Fields(tuple((label, spans_cut(spans)) for label, spans in rows))
        case Diff(pieces):
            return Diff(tuple(replace(piece, text=short(piece.text)) for piece in pieces))
        case Input():
            return replace(part, value=short(part.value))
        case _:
            return part
