"""Form → modal view, and what was typed in one. A card is shown in a modal too, where there is no message
to answer with.

A view's private metadata says what submitting it asks, where the answer goes, and nothing a person wrote.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.slack import limits
from adapters.slack.render import Block, blocks, plain_text, shortened
from adapters.slack.values import value_of
from bot.message import Card, Choices, Form, Input, Option, Part, PlaceKind
from bot.texts import Texts


class Origin(BaseModel):
    """Where a gesture was made, and how it can be answered there. It travels in a view's metadata.

    `url`: the response_url, "" where there is none; it serves until 30 minutes after `at` (seconds since 1970).
    `person` is who made it, where they may be written to otherwise; "" where the answer has a place of its own.
    `own`: whether that replaces a message of ours, so that an answer may take its place.
    """

    model_config = ConfigDict(frozen=True)

    channel: str = ""
    person: str = ""
    kind: PlaceKind = "personal"
    name: str = ""
    url: str = ""
    at: float = 0
    own: bool = False

    def reaching(self, person: str) -> "Origin":
        """Where that person can be written to: here, or in their own chat with us."""
        return self if self.person else Origin(channel=person, person=person)

    def usable(self, now: float) -> bool:
        return bool(self.url) and now - self.at < limits.RESPONSE_URL_SECONDS


class Metadata(BaseModel):
    """`ask` is what a button carries (see `value_of`); "" where submitting only closes."""

    model_config = ConfigDict(frozen=True)

    ask: str = ""
    origin: Origin = Origin()


def read_metadata(text: str) -> Metadata:
    """Raises ValueError for a view that is not one of ours."""
    try:
        return Metadata.model_validate_json(text or "{}")
    except ValidationError:
        raise ValueError("a view of another making") from None


@dataclass(frozen=True, slots=True)
class Views:
    """Draws modals in our words."""

    texts: Texts

    def form(self, form: Form, origin: Origin, *, told: bool = False) -> Block:
        """`told`: the errors stand in the view itself, where Slack can't be given them apart."""
        drawn: list[Block] = []
        texts: list[Part] = []
        for part in form.parts:
            if not isinstance(part, Input | Choices):
                texts.append(part)
                continue
            drawn += blocks(texts, most=limits.VIEW_BLOCKS)
            texts = []
            if told and part.name in form.errors:
                drawn.append(_told(form.errors[part.name]))
            drawn += _fields(part) if form.submit else self._shown(part)
        drawn += blocks(texts, most=limits.VIEW_BLOCKS)
        ask = value_of(form.command, form.verb, form.ids.items()) if form.submit else ""
        view = self._view(form.title, drawn, Metadata(ask=ask, origin=origin))
        fields = any(block["type"] == "input" for block in drawn)
        if form.submit or fields:  # a modal with a field has to have something to submit
            view["submit"] = plain_text(form.submit or self.texts.plain("slack.done"))
        return view

    def card(self, card: Card, origin: Origin) -> Block:
        drawn = blocks(card.parts, most=limits.VIEW_BLOCKS)
        return self._view(self.texts.plain("slack.title"), drawn, Metadata(origin=origin))

    def _view(self, title: str, drawn: list[Block], metadata: Metadata) -> Block:
        return {
            "type": "modal",
            "callback_id": "rapport",
            "title": plain_text(title),
            "close": plain_text(self.texts.plain("slack.close")),
            "private_metadata": metadata.model_dump_json(exclude_defaults=True),
            "blocks": drawn,
        }

    def _shown(self, part: Input | Choices) -> list[Block]:
        """A field to copy from; a text that is too long for one comes in several."""
        if isinstance(part, Choices) or len(part.value) <= limits.FIELD_VALUE:
            return _fields(part)
        pieces = _pieces(part.value, limits.FIELD_VALUE)
        return [
            block
            for n, piece in enumerate(pieces, 1)
            for block in _fields(
                Input(
                    f"{part.name}.{n}",
                    self.texts.plain("slack.part", label=part.label, n=n, of=len(pieces)),
                    value=piece,
                    multiline=True,
                    optional=True,
                )
            )
        ]


def _told(message: str) -> Block:
    text = {"type": "text", "text": message, "style": {"bold": True}}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [text]}]}


def _pieces(text: str, most: int) -> list[str]:
    """The text in pieces of at most `most` characters, cut at a space where there is one."""
    pieces: list[str] = []
    while len(text) > most:
        cut = text.rfind(" ", most // 2, most) + 1 or most
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def _fields(part: Input | Choices) -> list[Block]:
    match part:
        case Input(name, label, value, hint, multiline, optional, max_length):
            element: Block = {
                "type": "plain_text_input",
                "action_id": name,
                "multiline": multiline,
                "max_length": min(max_length, limits.FIELD_VALUE),
            }
            if value:
                element["initial_value"] = shortened(value, element["max_length"])
            return [_input(name, label, element, optional=optional, hint=hint)]
        case Choices(name, label, options, value):
            offered = [_option(each) for each in options]
            element = {
                "type": "radio_buttons" if len(offered) <= limits.RADIO else "static_select",
                "action_id": name,
                "options": offered,
            }
            if chosen := [drawn for drawn in offered if drawn["value"] == value]:
                element["initial_option"] = chosen[0]
            return [_input(name, label, element, optional=False, hint="")]
        case _:
            assert_never(part)


def _input(name: str, label: str, element: Block, *, optional: bool, hint: str) -> Block:
    more = {"hint": plain_text(hint)} if hint else {}
    return {
        "type": "input", "block_id": name, "label": plain_text(label), "element": element, "optional": optional,
        **more,
    }  # fmt: skip


def _option(option: Option) -> Block:
    hint = {"description": plain_text(option.hint)} if option.hint else {}
    return {"text": plain_text(option.label), "value": option.value, **hint}


# --- what was typed ------------------------------------------------------------------------------


class _Chosen(BaseModel):
    value: str


class _Field(BaseModel):
    value: str | None = None
    selected_option: _Chosen | None = None

    @property
    def held(self) -> str:
        return self.selected_option.value if self.selected_option else self.value or ""


class State(BaseModel):
    """`view.state` of a submission: by block, then by element; ours have one element each."""

    values: dict[str, dict[str, _Field]] = {}

    @property
    def typed(self) -> Mapping[str, str]:
        return {name: field.held for fields in self.values.values() for name, field in fields.items()}


def changed(form: Form, metadata: Metadata) -> bool:
    """Whether the form asks something else than the view that is open: its errors alone do not tell that."""
    return value_of(form.command, form.verb, form.ids.items()) != metadata.ask


def field_names(form: Form) -> Sequence[str]:
    return [part.name for part in form.parts if isinstance(part, Input | Choices)]
