"""Card and Form → Adaptive Card. Our words are never shortened; a person's are where Teams' size asks for
it, and then it shows."""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, assert_never

from adapters.teams import limits
from adapters.teams.connector import dumps
from adapters.teams.elements import Element, diff_run, heading, rich, run, runs
from adapters.teams.fitting import SHORTEST, cut, rows_of, said_in, without_the_last
from adapters.teams.gesture import Pressed
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
    LiveKey,
    More,
    Note,
    Option,
    Part,
    Quote,
    Reply,
    Result,
    Sendable,
    Text,
    Title,
)
from bot.texts import Texts, Words

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
Json = dict[str, Any]
Surface = Literal["chat", "dialog", "compose"]
"""A dialog sends by Action.Submit alone, and cannot open another (docs: task-modules-bots.md). One that the
message box opened ends by putting a text into it."""

REFRESH = "refresh"
"""What a client says that asks for its person's own view; everything else is a press."""

INSERT, INSERTED = "rapport_insert", "rapport_text"
"""In such a dialog: what its button says, and the field that holds the text."""


class Renderer:
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def draw(
        self, answered: Card | Form, locale: str, post: str = "", readers: Sequence[str] | None = None
    ) -> Json:
        """As a card in the chat; a form too, where no dialog can open since something was typed. `post`: its
        key, where nobody asked for it. `readers`: who sees it in their own way, by themselves; None: it is
        nobody's but the one person's who gets it."""
        drawing = self._drawing("chat", locale, post=post, own=bool(readers))
        if isinstance(answered, Card):
            refresh = drawing.refresh(answered.own, readers) if answered.own and readers is not None else {}
            return self._fitted(answered.parts, lambda some: {**drawing.card(some), **refresh}, locale)
        parts = (Title(answered.title), *answered.parts)
        return self._fitted(parts, lambda some: drawing.form(answered, some), locale)

    def dialog(self, answered: Card | Form, locale: str, card: str) -> Json:
        """What opens as a dialog; `card` is the message it belongs to."""
        return self._dialog(answered, locale, self._drawing("dialog", locale, card))

    def compose(self, answered: Card | Form, locale: str, back: Pressed | None) -> Json:
        """What opens from the message box or a message's menu. `back` leads to what was shown before, from
        where nothing else leads on."""
        return self._dialog(answered, locale, self._drawing("compose", locale), back)

    def inserted(self, text: str) -> Json:
        """What stands in the message box: the text, and nothing of ours."""
        return _adaptive([rich([run(text)])])

    def _dialog(
        self, answered: Card | Form, locale: str, drawing: "_Drawing", back: Pressed | None = None
    ) -> Json:
        if isinstance(answered, Form):
            title = answered.title
            content = self._fitted(answered.parts, lambda parts: drawing.form(answered, parts), locale)
        else:
            title = self._texts.plain("teams.name", locale)
            content = self._fitted(answered.parts, drawing.card, locale)
        if back is not None and isinstance(answered, Form) and not answered.submit:
            words = self._texts.plain("teams.compose.back", locale)
            content["body"].append(_row([_submit(words, back.data())]))
        return {"title": title, "width": "medium", "height": "medium", "card": attachment(content)}

    def _drawing(
        self, surface: Surface, locale: str, card: str = "", post: str = "", *, own: bool = False
    ) -> "_Drawing":
        return _Drawing(surface, self._texts.words(locale), card, post, own)

    def _fitted(self, parts: Sequence[Part], draw: Callable[[Sequence[Part]], Json], locale: str) -> Json:
        """Drawn whole; where that is too big, with the longest of people's words cut until it fits, and then
        with fewer parts. Either shows."""
        drawn = draw(parts)
        lengths = [len(said) for part in parts for said in said_in(part)]
        if sum(lengths) < limits.SURELY_FITS and sum(map(rows_of, parts)) < limits.ROWS_SURELY_FIT:
            return drawn
        mark = self._texts.plain("teams.shortened", locale)
        most = max(lengths, default=0)
        while _too_big(drawn) and most > SHORTEST:
            most = most * 3 // 4
            drawn = draw([cut(part, most, mark) for part in parts])
        while _too_big(drawn) and (fewer := without_the_last(parts)) is not None:
            parts = fewer
            drawn = draw([*(cut(part, most, mark) for part in parts), Note((mark,))])
        return drawn


def _too_big(drawn: Json) -> bool:
    return len(dumps(drawn).encode()) > limits.CARD_BYTES


def shown(reply: Reply) -> Card | Form | None:
    match reply.card:
        case Result(text):
            return Card((Quote(text),))
        case Card() | Form() | None:
            return reply.card
        case _:
            assert_never(reply.card)


def attachment(content: Json) -> Json:
    return {"contentType": ADAPTIVE, "content": content}


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One card on one surface."""

    surface: Surface
    words: Words
    card_id: str
    post: str
    own: bool

    def refresh(self, shows: LiveKey, readers: Sequence[str]) -> Json:
        """By which a client asks for its person's own view: by itself for the `readers` that are named, and
        for others where they wish it (docs: User-Specific-Views.md)."""
        data = Pressed(shows.command, "show", {"id": shows.id}, post=self.post, own=self.own).data()
        title = self.words.plain("teams.own_view")
        action = {"type": "Action.Execute", "title": title, "verb": REFRESH, "data": data}
        return {"refresh": {"action": action, "userIds": list(readers)}}

    def card(self, parts: Sequence[Part]) -> Json:
        return _adaptive(self._elements(parts, {}))

    def form(self, form: Form, parts: Sequence[Part]) -> Json:
        shown_only = not form.submit
        elements = self._elements(parts, form.errors, shown_only=shown_only)
        if shown_only:
            return _adaptive(elements)
        data = Pressed(
            form.command, form.verb, form.ids, form=self.surface == "chat", card=self.card_id
        ).data()
        if self.surface == "chat":
            elements.append({"type": "ActionSet", "actions": [_execute(form.submit, data, primary=True)]})
            return _adaptive(elements)
        return {**_adaptive(elements), "actions": [_submit(form.submit, data)]}

    def _elements(
        self, parts: Sequence[Part], errors: Mapping[str, str], *, shown_only: bool = False
    ) -> list[Element]:
        out: list[Element] = []
        row: list[Element] = []
        waiting: list[Element] = []  # a Sendable's own button, for the next row
        divided = False
        for part in parts:
            actions = self._actions(part)
            if actions is not None:
                row += [*waiting, *actions]
                waiting = []
                continue
            if row:
                out.append(_row(row))
                row = []
            if isinstance(part, Divider):
                divided = True
                continue
            for element in self._element(part, errors, shown_only):
                out.append({**element, "separator": True, "spacing": "large"} if divided else element)
                divided = False
            if isinstance(part, Sendable):
                waiting.append(self._take(part))
        if row or waiting:
            out.append(_row([*waiting, *row]))
        return out

    def _actions(self, part: Part) -> list[Element] | None:
        """The actions of a part that stands in a row; None for the others."""
        match part:
            case Button():
                return [self._button(part)]
            case More(_, buttons):
                return [{**self._button(each), "mode": "secondary"} for each in buttons]
            case Link(label, url):
                return [{"type": "Action.OpenUrl", "title": label, "url": url}]
            case _:
                return None

    def _take(self, part: Sendable) -> Element:
        """The button that gets the text to where it is wanted."""
        if self.surface == "compose":
            return _submit(self.words.plain("teams.compose.insert"), {INSERT: True})
        return self._button(replace(part.show, opens_form=True))

    def _button(self, button: Button) -> Element:
        pressed = Pressed(
            button.command, button.verb, button.ids, card=self.card_id, post=self.post, own=self.own
        )
        if self.surface != "chat":
            return _submit(button.label, pressed.data())
        if button.opens_form:
            return _submit(button.label, {"msteams": {"type": "task/fetch"}, **pressed.data()})
        return _execute(button.label, pressed.data(), primary=button.primary)

    def _element(self, part: Part, errors: Mapping[str, str], shown_only: bool) -> Iterable[Element]:
        match part:
            case Title(text):
                return [heading(text)]
            case Text(spans):
                return [rich(runs(spans))]
            case Note(spans):
                return [rich(runs(spans, size="small", isSubtle=True))]
            case Quote(text):
                return [{"type": "Container", "items": [rich([run(text, italic=True)])]}]
            case Sendable(text) if self.surface == "compose":
                field = Input(INSERTED, self.words.plain("teams.compose.field"), text, multiline=True)
                return [self._input(field, shown_only=False)]
            case Sendable(text):
                return [{"type": "Container", "style": "emphasis", "items": [rich([run(text)])]}]
            case Diff(pieces):
                legend = rich(runs(self.words.spans("teams.diff"), size="small", isSubtle=True))
                return [rich([diff_run(each) for each in pieces]), legend]
            case Fields(rows):
                return [
                    rich([run(f"{label}: ", weight="bolder"), *runs(spans)], spacing="small")
                    for label, spans in rows
                ]
            case Choices():
                return [*self._error(part.label, errors.get(part.name)), self._choices(part)]
            case Input():
                return [*self._error(part.label, errors.get(part.name)), self._input(part, shown_only)]
            case Chart():
                return [_chart(part)]
            case Image(content, alt):
                return [_image(content, alt)]
            case File(name):
                return [rich(runs(self.words.spans("teams.file", name=name)))]
            case Button() | More() | Link() | Divider():
                return []  # drawn by rows
            case _:
                assert_never(part)

    def _error(self, label: str, error: str | None) -> list[Element]:
        if error is None:
            return []
        told = [run(f"{label}: ", weight="bolder", color="attention"), run(error, color="attention")]
        return [rich(told)]

    def _input(self, part: Input, shown_only: bool) -> Element:
        field: Element = {
            "type": "Input.Text",
            "id": part.name,
            "label": part.label,
            "isMultiline": part.multiline,
        }
        if part.value:
            field["value"] = part.value
        if part.hint:
            field["placeholder"] = part.hint
        if shown_only:
            return field
        field["maxLength"] = max(part.max_length, len(part.value))
        return field if part.optional else {**field, **self._required()}

    def _choices(self, part: Choices) -> Element:
        return {
            "type": "Input.ChoiceSet",
            "id": part.name,
            "label": part.label,
            "style": "expanded",
            "wrap": True,
            "choices": [{"title": _choice(each), "value": each.value} for each in part.options],
            **({"value": part.value} if part.value else {}),
            **self._required(),
        }

    def _required(self) -> Element:
        return {"isRequired": True, "errorMessage": self.words.plain("teams.required")}


def _adaptive(body: list[Element]) -> Json:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": limits.CARD_VERSION,
        "body": body,
        "msteams": {"width": "Full"},
    }


def _row(actions: list[Element]) -> Element:
    """Six stand beside each other, the rest goes where the overflow is."""
    primary = [each for each in actions if "mode" not in each]
    hidden = [each for each in actions if "mode" in each]
    over = [{**each, "mode": "secondary"} for each in primary[limits.PRIMARY_ACTIONS :]]
    return {"type": "ActionSet", "actions": [*primary[: limits.PRIMARY_ACTIONS], *over, *hidden]}


def _submit(title: str, data: Json) -> Element:
    return {"type": "Action.Submit", "title": title, "data": data}


def _execute(title: str, data: Json, *, primary: bool) -> Element:
    """With a fallback for clients from before Action.Execute (docs: Work-with-universal-actions)."""
    style = {"style": "positive"} if primary else {}
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": "press",
        "data": data,
        **style,
        "fallback": _submit(title, data),
    }


def _choice(option: Option) -> str:
    return f"{option.label} · {option.hint}" if option.hint else option.label


def _chart(chart: Chart) -> Element:
    """docs: charts-in-adaptive-cards.md. Clients without charts show the same in words."""
    return {
        "type": "Chart.HorizontalBar",
        "title": chart.title,
        "data": [{"x": label, "y": count} for label, count in chart.series],
        "fallback": rich([run(chart.alt)]),
    }


def _image(content: bytes, alt: str) -> Element:
    if len(content) > limits.IMAGE_BYTES:
        return rich([run(alt)])
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    url = f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
    return {"type": "Image", "url": url, "altText": alt}
