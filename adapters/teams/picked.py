"""The words of a message that somebody picked: Teams hands it over as HTML (docs: create-task-module.md)."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from adapters.teams import limits

_BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "pre", "h1", "h2", "h3"})
_BREAKS = _BLOCKS | {"br", "li", "tr", "hr"}
_UNSAID = frozenset({"blockquote", "script", "style", "title"})
"""A quote is what it answers to: somebody else's words."""
_STRAY = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_DECLARED = re.compile(r"<[!?][^<>]*>")
"""What opens and does not close, and comments: Python's reader looks through all the rest for each of them."""
_GAPS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")


def picked_words(value: Mapping[str, Any]) -> str:
    """As a person reads it; "" where there are none, as under a picture or a card."""
    payload = value.get("messagePayload")
    body = payload.get("body") if isinstance(payload, Mapping) else None
    content = body.get("content") if isinstance(body, Mapping) else None
    if not isinstance(body, Mapping) or not isinstance(content, str):
        return ""
    if body.get("contentType") == "text":
        return content.strip()
    reader = _Reader()
    reader.feed(_DECLARED.sub("", _STRAY.sub("&lt;", content[: limits.PICKED_LENGTH])))
    reader.close()
    return reader.words


def author_of(value: Mapping[str, Any]) -> str:
    """Their id in the directory; "" where an app wrote it."""
    author = value.get("messagePayload")
    for name in ("from", "user", "id"):
        author = author.get(name) if isinstance(author, Mapping) else None
    return author if isinstance(author, str) else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._said: list[str] = []
        self._unsaid = 0

    @property
    def words(self) -> str:
        lines = (_GAPS.sub(" ", line).strip() for line in "".join(self._said).split("\n"))
        return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSAID:
            self._unsaid += 1
        elif tag in _BREAKS:
            self._say("\n- " if tag == "li" else "\n")
        elif tag == "emoji":
            self._say(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSAID:
            self._unsaid = max(0, self._unsaid - 1)
        elif tag in _BLOCKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        self._say(data)

    def _say(self, text: str) -> None:
        if not self._unsaid:
            self._said.append(text)
