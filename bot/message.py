"""The shared language: what reaches a handler (`Ask`) and what it answers (`Reply`).

Frozen values only; this module imports nothing of ours, and every adapter speaks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

Platform = Literal["slack", "teams", "playground", "terminal"]
PlaceKind = Literal["personal", "channel", "group"]


# --- who, where, what was asked -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation on a platform. `workspace` is the platform's tenant (team id, tenant id, …)."""

    platform: Platform
    workspace: str
    channel: str
    kind: PlaceKind = "personal"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks. `id` is the platform's; `zone` an IANA name where the platform tells it."""

    id: str
    name: str = ""
    zone: str | None = None
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One gesture: typed, pressed, submitted, picked from a menu, or the clock's.

    `verb` is "" for typed words; a button or form names its own. `ids` is what the button or form
    carried (never a person's text), `values` what a form's fields held. `message` is the text of the
    message a shortcut was used on. `due` (aware UTC) is set where the clock asks, and only there: the
    moment its post was due. `ids["key"]` is then the post's key.
    """

    command: str
    place: Place
    person: Person
    text: str = ""
    verb: str = ""
    ids: Mapping[str, str] = field(default_factory=dict[str, str])
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    message: str = ""
    locale: str = "en"
    due: datetime | None = None

    @property
    def asker(self) -> str:
        """Who asks, as nobody else is called."""
        return f"{self.place.platform}/{self.person.id}"


# --- text -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """A person's words inside a sentence of ours: always escaped, never markup, mention or link."""

    text: str


Span = str | Said
"""`str` is our own text with small Markdown: **bold**, *italic*, `code`, line breaks. No links."""
Spans = tuple[Span, ...]


# --- the parts of a card: a closed union ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Title:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's words, set apart."""

    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """Pressing it is an `Ask(command, verb=verb, ids=ids)`. `ids` never holds a person's text.

    `opens_form`: its answer is a Form. Teams has to know that before it is pressed; a Sendable's button
    opens one anyway.
    """

    label: str
    command: str
    verb: str
    ids: Mapping[str, str] = field(default_factory=dict[str, str], hash=False)
    primary: bool = False
    opens_form: bool = False


@dataclass(frozen=True, slots=True)
class More:
    """Further buttons behind one (an overflow menu); at most five."""

    label: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Sendable:
    """The one clean block to copy. Where the platform has a clipboard the adapter draws Copy;
    elsewhere it draws `show`, which opens a form with the text in one field."""

    text: str
    show: Button


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Literal["same", "cut", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed in a person's text; drawn with marks in the text, never by colour alone."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Short label and value pairs."""

    rows: tuple[tuple[str, Spans], ...]


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Pick one (radio buttons). Stands in forms only."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """A text field. Stands in forms only. `max_length` in characters."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    multiline: bool = False
    optional: bool = False
    max_length: int = 3000


@dataclass(frozen=True, slots=True)
class File:
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Image:
    content: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars: (label, count) from top to bottom. `alt` says the same in words."""

    title: str
    series: tuple[tuple[str, int], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Divider:
    pass


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    spans: Spans


Part = (
    Title
    | Text
    | Quote
    | Sendable
    | Diff
    | Fields
    | Choices
    | Input
    | Button
    | More
    | Link
    | File
    | Image
    | Chart
    | Divider
    | Note
)


# --- what a handler answers ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LiveKey:
    """The name of a posted thing that is drawn from state: asked again as
    `Ask(command, verb="show", ids={"id": id})` when it changed; asked so by a person, it is that person's
    own view of it."""

    command: str
    id: str


@dataclass(frozen=True, slots=True)
class Card:
    """Neighbouring Button, More and Link parts are drawn as one row.

    `own`: it shows this thing, of which each reader has a view of their own. A platform that can draws that
    view in the place of the card; elsewhere everybody reads the same.
    """

    parts: tuple[Part, ...]
    own: LiveKey | None = None

    @property
    def summary(self) -> str:
        """The first words of the card as plain text, for notifications and screen readers."""
        for part in self.parts:
            match part:
                case Title(text) | Quote(text) | Sendable(text):
                    return text
                case Text(spans) | Note(spans):
                    return plain(spans)
                case _:
                    continue
        return ""


@dataclass(frozen=True, slots=True)
class Form:
    """A modal, dialog, or prompts. Submitting is an `Ask(command, verb=verb, ids=ids, values=…)`.

    `errors` maps a field's name to what is wrong with it; the fields keep what was typed.
    A form whose `submit` is "" only shows something and is closed.
    """

    title: str
    parts: tuple[Part, ...]
    submit: str
    command: str
    verb: str
    ids: Mapping[str, str] = field(default_factory=dict[str, str])
    errors: Mapping[str, str] = field(default_factory=dict[str, str])

    def refused(self, name: str, message: str, values: Mapping[str, str]) -> "Form":
        """The same form with `message` at the field `name` and everything typed still there."""
        parts = tuple(
            replace(part, value=values.get(part.name, part.value))
            if isinstance(part, Input | Choices)
            else part
            for part in self.parts
        )
        return replace(self, parts=parts, errors={name: message})


@dataclass(frozen=True, slots=True)
class Result:
    """Text a message extension hands to the compose box."""

    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """At most one card, form or result, to the person who asked or into the place, now.

    `replaces`: instead of the card whose button was pressed. `then`: asked once more after delivery;
    its answer takes the first one's place where it `replaces` and the platform can, else it is a
    second private card, and may ask further in turn. `changed`: posted things to redraw.
    """

    card: Card | Form | Result | None = None
    to: Literal["asker", "here"] = "asker"
    replaces: bool = False
    then: Ask | None = None
    changed: tuple[LiveKey, ...] = ()


class Refusal(Exception):
    """The person can mend it: the text at `key` says how. With a `form`, it marks `field` in it."""

    def __init__(self, key: str, *, field: str = "", form: Form | None = None, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.field = field
        self.form = form
        self.values = values


Undelivered = Literal["gone", "uninstalled", "refused", "busy", "unknown"]


class CannotDeliver(Exception):
    """A post that did not arrive. `retry_after` in seconds where the platform named it; `everywhere`: that holds for
    all channels of the workspace.

    `reason`: gone (the place is dead), uninstalled (we are not let in there any more), refused (certainly not posted), busy (rate limited),
    unknown (it may have been posted).
    """

    def __init__(
        self,
        place: Place,
        reason: Undelivered,
        detail: str = "",
        retry_after: float | None = None,
        *,
        everywhere: bool = False,
    ) -> None:
        super().__init__(f"{reason}: {detail}")
        self.place = place
        self.reason: Undelivered = reason
        self.detail = detail
        self.retry_after = retry_after
        self.everywhere = everywhere


class CannotLook(CannotDeliver):
    """We are not allowed to look there for what was posted, however long we wait."""

    def __init__(self, place: Place, detail: str) -> None:
        super().__init__(place, "refused", detail)


def plain(spans: Spans) -> str:
    """The spans as plain text, without our small Markdown."""
    return "".join(
        [span.text if isinstance(span, Said) else span.replace("*", "").replace("`", "") for span in spans]
    )
