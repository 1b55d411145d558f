"""Card → Block Kit.

A person's words stand in rich_text or plain_text only, which Slack never reads for mentions, links or
markup; mrkdwn is not used at all. Only a person's words are ever shortened, with a mark.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar, assert_never

from adapters.slack import limits
from adapters.slack.values import query_of, value_of
from bot.message import (
    Button,
    Card,
    Chart,
    Choices,
    Diff,
    Divider,
    Fields,
    File,
    Image,
    Input,
    Link,
    More,
    Note,
    Part,
    Piece,
    Quote,
    Said,
    Sendable,
    Spans,
    Text,
    Title,
    plain,
)

Block = dict[str, Any]
_Drawn = TypeVar("_Drawn")
"""A block or an element of one, or its JSON."""

_CUT = " […]"
_BAR = 20
_MARKED = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|`(?P<code>.+?)`", re.DOTALL)
_DIFF = {"same": ("", "", {}), "cut": ("[−", "]", {"strike": True}), "new": ("[+", "]", {"bold": True})}


# --- a card --------------------------------------------------------------------------------------


def common(card: Card) -> bool:
    """Whether many people may get just this card: all in it are words of ours, and no button knows whose it is."""
    return all(_common(part) for part in card.parts)


def _common(part: Part) -> bool:
    match part:
        case Button():
            return not part.ids
        case More():
            return not any(each.ids for each in part.buttons)
        case Text(spans) | Note(spans):
            return not any(isinstance(span, Said) for span in spans)
        case Title() | Divider():
            return True
        case _:
            return False


def summary(card: Card, otherwise: str) -> str:
    """Our own first words, for notifications: a person's words are left out of it, since a locked screen
    shows it and Slack reads it for mentions."""
    for part in card.parts:
        match part:
            case Title(text):
                spans: Spans = (text,)
            case Text(spans) | Note(spans):
                pass
            case _:
                continue
        ours = plain(tuple(["…" if isinstance(span, Said) else span for span in spans]))
        return _escaped(ours.replace("\n", " ")[: limits.SUMMARY])
    return _escaped(otherwise)


def blocks(parts: Sequence[Part], *, most: int = limits.MESSAGE_BLOCKS) -> list[Block]:
    """The parts of a card as at most `most` blocks."""
    drawn = _laid_out(fitted(parts), _block, _rows)
    return drawn if len(drawn) <= most else _merged(drawn)


def written(parts: Sequence[Part]) -> str:
    """A message's blocks as JSON, of parts that are drawn once: a broadcast has them in thousands of messages, whose
    buttons alone differ in what they carry. Not for what somebody was answered: that is not kept."""
    drawn = _laid_out(parts, _written_once, _written_rows)
    text = f"[{', '.join(drawn)}]"
    if len(drawn) <= limits.MESSAGE_BLOCKS and len(text) <= limits.MESSAGE_TEXT:  # so are the texts in it
        return text
    return json.dumps(blocks(parts))


def _laid_out(
    parts: Sequence[Part],
    draw: Callable[[Part], Iterable[_Drawn]],
    draw_rows: Callable[[Sequence[Part], int], Iterable[_Drawn]],
) -> list[_Drawn]:
    """Neighbouring buttons stand in one row, a sendable block's own button before those that follow it."""
    drawn: list[_Drawn] = []
    row: list[Part] = []
    shows: list[Button] = []
    for part in parts:
        match part:
            case Button() | More() | Link():
                row.append(part)
                continue
            case _:
                pass
        if row:
            drawn += draw_rows([*shows, *row], len(drawn))
            shows, row = [], []
        if isinstance(part, Sendable):
            if shows:
                drawn += draw_rows(shows, len(drawn))
            shows = [part.show]
        drawn += draw(part)
    if shows or row:
        drawn += draw_rows([*shows, *row], len(drawn))
    return drawn


@lru_cache(maxsize=1024)
def _written_once(part: Part) -> tuple[str, ...]:
    return tuple(map(json.dumps, _block(part)))


def _block(part: Part) -> Iterator[Block]:
    match part:
        case Title(text):
            yield {"type": "header", "text": plain_text(text)}
        case Text(spans):
            yield from _rich("rich_text_section", _inline(spans))
        case Quote(text):
            yield from _rich("rich_text_quote", _texts(text))
        case Sendable(text):
            yield from _rich("rich_text_preformatted", _texts(text))
        case Diff(pieces):
            yield from _rich("rich_text_section", [_marked(piece) for piece in pieces if piece.text])
        case Fields(rows):
            for label, spans in rows:
                yield from _rich(
                    "rich_text_section", [_text(label, {"bold": True}), _text("  "), *_inline(spans)]
                )
        case Chart(title, series, _):
            yield from _rich("rich_text_section", [_text(title, {"bold": True})])
            yield from _rich("rich_text_preformatted", _texts(bars(series)))
        case Image(_, alt):
            yield from _rich("rich_text_section", _texts(alt))
        case File(name, _, content):
            yield from _rich("rich_text_section", [_text(name, {"bold": True})])
            yield from _rich("rich_text_preformatted", _texts(content.decode(errors="replace")))
        case Divider():
            yield {"type": "divider"}
        case Note(spans):
            if words := plain(spans):
                yield {
                    "type": "context",
                    "elements": [plain_text(shortened(words, limits.CONTEXT))],
                }
        case Choices() | Input() | Button() | More() | Link():
            return  # fields stand in forms only; buttons are drawn in rows
        case _:
            assert_never(part)


def bars(series: Sequence[tuple[str, int]]) -> str:
    """A chart in text: one line a bar, with its count; the bars begin below each other."""
    most = max((count for _, count in series), default=1) or 1
    wide = max((len(label) for label, _ in series), default=0)
    return "\n".join(
        f"{label.ljust(wide)}  {'▇' * round(_BAR * count / most)} {count}" for label, count in series
    )


def plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


# --- buttons -------------------------------------------------------------------------------------


def _rows(parts: Sequence[Part], above: int) -> list[Block]:
    return [{"type": "actions", "elements": row} for row in _in_rows(parts, above, _element)]


def _written_rows(parts: Sequence[Part], above: int) -> list[str]:
    rows = _in_rows(parts, above, _written_element)
    return [f'{{"type": "actions", "elements": [{", ".join(row)}]}}' for row in rows]


def _in_rows(
    parts: Sequence[Part], above: int, draw: Callable[[Part, str], _Drawn]
) -> Iterator[list[_Drawn]]:
    elements = [draw(part, f"{above}.{n}") for n, part in enumerate(parts)]
    return (elements[n : n + limits.ROW] for n in range(0, len(elements), limits.ROW))


def _written_element(part: Part, action_id: str) -> str:
    if not isinstance(part, Button):
        return json.dumps(_element(part, action_id))
    before, after = _without_ids(part.label, part.command, part.verb, part.primary, action_id)
    return f"{before}{query_of(part.ids.items())}{after}"


@lru_cache(maxsize=1024)
def _without_ids(label: str, command: str, verb: str, primary: bool, action_id: str) -> tuple[str, str]:
    """A button's JSON before and after its ids."""
    button = Button(label, command, verb, primary=primary)
    before, mark, after = json.dumps(_element(button, action_id)).rpartition('?"')
    return f"{before}{mark[0]}", f"{mark[1]}{after}"


def _element(part: Part, action_id: str) -> Block:
    match part:
        case Button(label, command, verb, ids, primary):
            value = value_of(command, verb, ids.items())
            style = {"style": "primary"} if primary else {}
            return {
                "type": "button", "action_id": action_id, "text": plain_text(label), "value": value, **style
            }  # fmt: skip
        case More(_, buttons):
            options = [
                {"text": plain_text(each.label), "value": value_of(each.command, each.verb, each.ids.items())}
                for each in buttons
            ]
            return {"type": "overflow", "action_id": action_id, "options": options}
        case Link(label, url):
            return {"type": "button", "action_id": action_id, "text": plain_text(label), "url": url}
        case _:
            raise TypeError(part)


# --- text ----------------------------------------------------------------------------------------


def _rich(kind: str, elements: list[Block]) -> Iterator[Block]:
    if elements:
        yield {"type": "rich_text", "elements": [{"type": kind, "elements": elements}]}


def _text(text: str, style: dict[str, bool] | None = None) -> Block:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def _texts(text: str) -> list[Block]:
    return [_text(text)] if text else []


def _inline(spans: Spans) -> list[Block]:
    """Our small Markdown as styles; a person's words as they are, also inside marks of ours."""
    words = iter([span.text for span in spans if isinstance(span, Said)])
    ours = "".join("\x00" if isinstance(span, Said) else span.replace("\x00", "") for span in spans)
    elements: list[Block] = []

    def add(text: str, style: dict[str, bool] | None) -> None:
        for n, bit in enumerate(text.split("\x00")):
            if n and (said := next(words)):
                elements.append(_text(said, style))
            if bit:
                elements.append(_text(bit, style))

    end = 0
    for mark in _MARKED.finditer(ours):
        add(ours[end : mark.start()], None)
        add(mark[mark.lastgroup or 0], {str(mark.lastgroup): True})
        end = mark.end()
    add(ours[end:], None)
    return elements


def _marked(piece: Piece) -> Block:
    before, after, style = _DIFF[piece.kind]
    return _text(f"{before}{piece.text}{after}", dict(style))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# --- what fits -----------------------------------------------------------------------------------


def shortened(text: str, most: int) -> str:
    """A person's words with a mark where they were cut."""
    return text if len(text) <= most else text[: max(0, most - len(_CUT))].rstrip() + _CUT


def fitted(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts with people's words short enough for one message; what is to be copied is cut last."""
    whole = sum(map(_size, parts))
    if whole <= limits.MESSAGE_TEXT:
        return parts
    words = [length for part in parts for length in _lengths(part)]
    room = limits.MESSAGE_TEXT - (whole - sum(words))
    each = max(len(_CUT), room // len(words)) if words else 0
    cut = [_shorter(part, each) for part in parts]
    left = limits.MESSAGE_TEXT - sum(_size(part) for part in cut if not isinstance(part, Sendable))
    count = sum(isinstance(part, Sendable) for part in cut)
    return [
        replace(part, text=shortened(part.text, left // count)) if isinstance(part, Sendable) else part
        for part in cut
    ]


def _lengths(part: Part) -> list[int]:
    match part:
        case Quote(text):
            return [len(text)]
        case Text(spans) | Note(spans):
            return [len(span.text) for span in spans if isinstance(span, Said)]
        case Fields(rows):
            return [len(span.text) for _, spans in rows for span in spans if isinstance(span, Said)]
        case Diff(pieces):
            return [len(piece.text) for piece in pieces]
        case _:
            return []


def _size(part: Part) -> int:
    match part:
        case Title(text) | Quote(text) | Sendable(text):
            return len(text) + (limits.BUTTON_LABEL if isinstance(part, Sendable) else 0)
        case Text(spans) | Note(spans):
            return _with_marks(spans)
        case Fields(rows):
            return sum(len(label) + 2 + _with_marks(spans) for label, spans in rows)
        case Diff(pieces):
            return sum(len(piece.text) + 3 for piece in pieces)
        case Button(label) | Link(label):
            return len(label)
        case More(_, buttons):
            return sum(len(each.label) for each in buttons)
        case Chart(title, series):
            return len(title) + len(bars(series))
        case File(name, _, content):
            return len(name) + len(content)
        case Image(_, alt):
            return len(alt)
        case Choices() | Input() | Divider():
            return 0
        case _:
            assert_never(part)


def _with_marks(spans: Spans) -> int:
    return sum(len(span.text) if isinstance(span, Said) else len(span) for span in spans)


def _shorter(part: Part, most: int) -> Part:
    def cut(spans: Spans) -> Spans:
        return tuple(Said(shortened(s.text, most)) if isinstance(s, Said) else s for s in spans)

    match part:
        case Quote(text):
            return Quote(shortened(text, most))
        case Text(spans):
            return Text(cut(spans))
        case Note(spans):
            return Note(cut(spans))
        case Fields(rows):
            return Fields(tuple((label, cut(spans)) for label, spans in rows))
        case Diff(pieces):
            return Diff(tuple(replace(piece, text=shortened(piece.text, most)) for piece in pieces))
        case _:
            return part


def _merged(drawn: Sequence[Block]) -> list[Block]:
    """Neighbouring texts in one block: many short lines are fewer blocks."""
    out: list[Block] = []
    for block in drawn:
        if out and block["type"] == out[-1]["type"] == "rich_text":
            out[-1] = {"type": "rich_text", "elements": [*out[-1]["elements"], *block["elements"]]}
        else:
            out.append(block)
    return out
