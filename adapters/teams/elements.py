"""Text as elements of an Adaptive Card. Everything stands in TextRuns, which Teams draws as it is written:
nobody's words become a link, a mention or markup (schema: TextRun)."""

import re
from collections.abc import Iterator
from typing import Any

from bot.message import Piece, Said, Spans

Element = dict[str, Any]

_MARKS = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|`(?P<code>.+?)`", re.DOTALL)
_MARK = re.compile(r"[*`]")
_SAID = "\ue000"
"""Stands for a person's words while ours are read."""
_LIVE = re.compile(r"[*_`\[\]<>{}\\~|#&@]|(?m:^\s*(?:[-+=]|\d+[.)]))|www\.|://")
"""What a TextBlock might draw as Markdown."""


def rich(runs: list[Element], **more: object) -> Element:
    said = [each for each in runs if each["text"]]
    return {"type": "RichTextBlock", "inlines": said or [run(" ")], **more}


def run(text: str, **style: object) -> Element:
    return {"type": "TextRun", "text": text, **style}


def heading(text: str) -> Element:
    """A heading for screen readers too, which only a TextBlock can be; one that might be read as Markdown
    is drawn large instead."""
    if _LIVE.search(text):
        return rich([run(text, size="medium", weight="bolder")])
    return {
        "type": "TextBlock",
        "text": text,
        "wrap": True,
        "style": "heading",
        "size": "medium",
        "weight": "bolder",
    }


def runs(spans: Spans, **style: object) -> list[Element]:
    """Our small Markdown as styled runs, a person's words as they are, also where a mark is around them."""
    said: list[str] = []
    ours = ""
    for span in spans:
        if isinstance(span, Said):
            ours += _SAID
            said.append(span.text)
        else:
            ours += span.replace(_SAID, "")
    words = iter(said)
    return [
        run(text, **look) for piece, look in _styled(ours, style) for text in _filled(piece, words) if text
    ]


def _styled(text: str, style: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    if not _MARK.search(text):
        yield text, style
        return
    end = 0
    for mark in _MARKS.finditer(text):
        yield text[end : mark.start()], style
        end = mark.end()
        match mark.lastgroup:
            case "bold":
                yield mark["bold"], {**style, "weight": "bolder"}
            case "italic":
                yield mark["italic"], {**style, "italic": True}
            case _:
                yield mark["code"], {**style, "fontType": "monospace"}
    yield text[end:], style


def _filled(piece: str, words: Iterator[str]) -> Iterator[str]:
    first, *rest = piece.split(_SAID)
    yield first
    for each in rest:
        yield next(words)
        yield each


def diff_run(piece: Piece) -> Element:
    """What changed is marked in the text itself: struck through, or underlined and bold."""
    match piece.kind:
        case "same":
            return run(piece.text)
        case "cut":
            return run(piece.text, strikethrough=True)
        case "new":
            return run(piece.text, underline=True, weight="bolder")
