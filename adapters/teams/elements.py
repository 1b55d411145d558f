"""Text as elements of an Adaptive Card. Everything stands in TextRuns, which Teams draws as it is written:
nobody's words become a link, a mention or markup (schema: TextRun)."""

import re
from collections.abc import Iterator
from typing import Any

from bot.message import Piece, Said, Span, Spans

Element = dict[str, Any]

_MARKS = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|`(?P<code>.+?)`", re.DOTALL)
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
    """Our small Markdown as styled runs, a person's words as they are."""
    return [each for span in spans for each in _span(span, style)]


def _span(span: Span, style: dict[str, object]) -> Iterator[Element]:
    if isinstance(span, Said):
        yield run(span.text, **style)
        return
    end = 0
    for mark in _MARKS.finditer(span):
        if mark.start() > end:
            yield run(span[end : mark.start()], **style)
        end = mark.end()
        match mark.lastgroup:
            case "bold":
                yield run(mark["bold"], **{**style, "weight": "bolder"})
            case "italic":
                yield run(mark["italic"], **style, italic=True)
            case _:
                yield run(mark["code"], **style, fontType="monospace")
    if end < len(span):
        yield run(span[end:], **style)


def diff_run(piece: Piece) -> Element:
    """What changed is marked in the text itself: struck through, or underlined and bold."""
    match piece.kind:
        case "same":
            return run(piece.text)
        case "cut":
            return run(piece.text, strikethrough=True)
        case "new":
            return run(piece.text, underline=True, weight="bolder")
