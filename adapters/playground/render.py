"""Card → HTML. Our words and people's words never mix: everything a person said is escaped."""

import base64
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.message import (
    Button,
    Card,
    Chart,
    Choices,
    Diff,
    Divider,
    Fields,
    File,
    Form,
    Image,
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
    Title,
)
from bot.texts import Texts

_TEMPLATES = Path(__file__).parent / "templates"
_MARKS = (
    (re.compile(r"\*\*(.+?)\*\*", re.DOTALL), r"<strong>\1</strong>"),
    (re.compile(r"\*(.+?)\*", re.DOTALL), r"<em>\1</em>"),
    (re.compile(r"`(.+?)`", re.DOTALL), r"<code>\1</code>"),
)
_SAID = re.compile("\x00(\\d+)\x00")


def spans_html(spans: Spans) -> Markup:
    """Our small Markdown as HTML; a person's words stand in it untouched, whatever they hold."""
    said = [span.text for span in spans if isinstance(span, Said)]
    count = iter(range(len(said)))
    ours = "".join(
        f"\x00{next(count)}\x00" if isinstance(span, Said) else span.replace("\x00", "") for span in spans
    )
    html = str(escape(ours))
    for mark, becomes in _MARKS:
        html = mark.sub(becomes, html)
    # Filled in last, so that no mark of ours is ever looked for in a person's words.
    return Markup(_SAID.sub(lambda m: f"<bdi>{escape(said[int(m[1])])}</bdi>", html))  # noqa: S704


class Renderer:
    """Draws pages and fragments from the templates beside this file."""

    def __init__(self, texts: Texts) -> None:
        self._env = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.globals["t"] = texts.plain
        self._env.globals["words"] = lambda key, **values: spans_html(texts.spans(key, **values))
        self._env.filters["spans"] = spans_html
        self._env.filters["data_url"] = _data_url
        self._env.filters["ids"] = _ids
        self._parts = self._env.get_template("parts.html").module

    def page(self, name: str, **values: object) -> str:
        """A whole page or fragment by its template's name."""
        return self._env.get_template(name).render(**values)

    def article(
        self,
        *,
        id: str,
        room: str,
        body: Markup,
        author: str,
        at: datetime,
        owner: str = "",
        private: bool = False,
        kind: str = "answer",
        version: str = "",
    ) -> str:
        """One message. `owner` is the persona who sees it; "" for everybody in the room. `version` tells
        an open page whether it shows this state already."""
        return self._env.get_template("article.html").render(
            id=id,
            room=room,
            body=body,
            author=author,
            at=at,
            owner=owner,
            private=private,
            kind=kind,
            version=version,
        )

    def card(self, card: Card) -> Markup:
        return self._draw(card.parts, {})

    def said(self, text: str, theirs: str) -> Markup:
        """What a person typed, with the customer's message it answers ("" for none)."""
        return self._call("typed", text, theirs)

    def form(self, form: Form) -> str:
        """The form as a dialog; the first field in error gets the focus, else the first field."""
        fields = [part.name for part in form.parts if isinstance(part, Input | Choices)]
        wrong = [name for name in fields if name in form.errors]
        focus = (wrong or fields or [""])[0]
        body = self._draw(form.parts, form.errors, focus)
        return self._env.get_template("form.html").render(form=form, body=body)

    def _draw(self, parts: Sequence[Part], errors: Mapping[str, str], focus: str = "") -> Markup:
        return Markup().join(
            self._call("row", Markup().join(self._part(part, errors, focus) for part in group))
            if is_row
            else Markup().join(self._part(part, errors, focus) for part in group)
            for is_row, group in _rows(parts)
        )

    def _part(self, part: Part, errors: Mapping[str, str], focus: str) -> Markup:
        match part:
            case Title(text):
                return self._call("title", text)
            case Text(spans):
                return self._call("text", spans)
            case Quote(text):
                return self._call("quote", text)
            case Sendable(text):
                return self._call("sendable", text)
            case Diff(pieces):
                return self._call("diff", pieces)
            case Fields(rows):
                return self._call("fields", rows)
            case Choices(name):
                return self._call("choices", part, errors.get(name, ""), name == focus)
            case Input(name):
                return self._call("input", part, errors.get(name, ""), name == focus)
            case Button():
                return self._call("button", part)
            case More():
                return self._call("more", part)
            case Link(label, url):
                return self._call("link", label, url)
            case File():
                return self._call("file", part)
            case Image():
                return self._call("image", part)
            case Chart():
                return self._call("chart", part)
            case Divider():
                return self._call("divider")
            case Note(spans):
                return self._call("note", spans)
            case _:
                assert_never(part)

    def _call(self, macro: str, *arguments: object) -> Markup:
        return getattr(self._parts, macro)(*arguments)


def _rows(parts: Iterable[Part]) -> Iterator[tuple[bool, list[Part]]]:
    """Neighbouring buttons, menus, links and files together, as one row."""
    for is_row, group in groupby(parts, lambda part: isinstance(part, Button | More | Link | File)):
        yield is_row, list(group)


def _ids(ids: Mapping[str, str]) -> str:
    return json.dumps(dict(ids), ensure_ascii=False)


def _data_url(content: bytes, media_type: str) -> str:
    """The bytes in the page itself: nothing of a private card is kept to be fetched later."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
