"""What a reader sees of a text, and which parts of it are alive: links, mentions, emphasis, lists, dates.

Teams draws TextBlock and Fact text as Markdown (schema: TextBlock.text), TextRun as it stands, and a message's own
text as Markdown or, by textFormat, plain or HTML (learn: format-your-bot-messages). A wider Markdown than Teams'
subset is read here on purpose: what is alive for any renderer counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.standins.teams.rules import Json, objects

LiveKind = Literal[
    "link",
    "image",
    "mention",
    "emphasis",
    "code",
    "heading",
    "list",
    "quote",
    "rule",
    "table",
    "date",
    "markup",
]

_MARKDOWN = MarkdownIt("js-default")
_OPENS: dict[str, LiveKind] = {
    "em_open": "emphasis", "strong_open": "emphasis", "s_open": "emphasis", "heading_open": "heading",
    "bullet_list_open": "list", "ordered_list_open": "list", "blockquote_open": "quote", "hr": "rule",
    "table_open": "table", "code_block": "code", "fence": "code", "code_inline": "code",
}  # fmt: skip
_DATE = re.compile(r"\{\{(?:DATE|TIME)\([^)]*\)\}\}")
_BARE_LINK = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>]+")


@dataclass(frozen=True)
class Live:
    """One live thing: its kind, the text it covers, and where a link leads or whom a mention calls."""

    kind: LiveKind
    text: str
    target: str = ""


@dataclass(frozen=True)
class Drawn:
    """A text as it is drawn."""

    shown: str
    live: tuple[Live, ...]


def draw_markdown(text: str) -> Drawn:
    tokens = _MARKDOWN.parse(text)
    live = [*_alive(tokens), *(Live("date", found.group()) for found in _DATE.finditer(text))]
    return Drawn("\n".join(_words(tokens)), tuple(live))


def draw_plain(text: str) -> Drawn:
    return Drawn(text, ())


def draw_message(activity: Json) -> Drawn:
    """The text of an activity. Teams makes bare addresses links there, and HTML in Markdown is honoured."""
    text, form = str(activity.get("text") or ""), activity.get("textFormat", "markdown")
    drawn = draw_markdown(text) if form == "markdown" else draw_plain(text)
    tags = list(_tags(text)) if form != "plain" else []
    bare = [Live("link", found.group(), found.group()) for found in _BARE_LINK.finditer(text)]
    return Drawn(drawn.shown, (*drawn.live, *tags, *bare, *mentions(activity.get("entities"), text)))


def mentions(entities: Any, text: str) -> Iterator[Live]:
    """Mentions come alive by an entity whose `text` stands in the message (docs: channel-and-group-conversations)."""
    for entity in objects(entities):
        if entity.get("type") == "mention" and str(entity.get("text")) in text:
            yield Live("mention", str(entity["text"]), str(entity.get("mentioned", {}).get("id", "")))


def _alive(tokens: list[Token]) -> Iterator[Live]:
    for number, token in enumerate(tokens):
        if token.type == "inline":
            yield from _alive(token.children or [])
        elif token.type == "link_open":
            yield Live("link", _until(tokens, number, "link_close"), str(token.attrGet("href")))
        elif token.type == "image":
            yield Live("image", token.content, str(token.attrGet("src")))
        elif token.type in _OPENS:
            close = token.type.replace("_open", "_close")
            text = token.content if close == token.type else _until(tokens, number, close)
            yield Live(_OPENS[token.type], text)


def _until(tokens: list[Token], start: int, close: str) -> str:
    level, inside = tokens[start].level, []
    for token in tokens[start + 1 :]:
        if token.type == close and token.level == level:
            break
        inside.append(token)
    return "".join(
        _inline(token.children) if token.type == "inline" else _inline([token]) for token in inside
    )


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _inline(token.children)
        elif token.type in {"code_block", "fence"}:
            yield token.content.rstrip("\n")


def _inline(children: list[Token] | None) -> str:
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(breaks.get(child.type, child.content) for child in children or [])


def _tags(text: str) -> Iterator[Live]:
    found: list[Live] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag != "at":  # a mention, alive only with its entity
                found.append(Live("markup", f"<{tag}>", dict(attrs).get("href") or ""))

    reader = Tags()
    reader.feed(text)
    reader.close()
    yield from found
