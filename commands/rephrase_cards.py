"""What /rephrase shows: the answer, why it reads as it does, and its forms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.coach import Edit, Piece, Reading, Rephrasing, Style, Version
from bot.message import (
    Ask,
    Button,
    Card,
    Choices,
    Diff,
    Divider,
    Fields,
    Form,
    Input,
    More,
    Note,
    Option,
    Part,
    Said,
    Sendable,
    Span,
    Spans,
    Text,
    Title,
)
from bot.message import Piece as Mark
from bot.services import Services
from bot.texts import ours

_QUOTED = 3
"""Cold words quoted in the headline; Why? shows them all."""
FIELD_LIMIT = 3_000
"""Characters of a form's field."""
_OPEN_FORMS = frozenset({"why", "door", "context", "feedback"})
_MORE_STYLES: tuple[tuple[str, Style], ...] = (("plainer", "plain"), ("formal", "formal"))


@dataclass(frozen=True, slots=True)
class At:
    """Where an answer stands: its sealed draft, the version and the wording shown."""

    token: str
    style: Style
    seed: int
    context: bool
    joined: Literal["", "door", "offer"] = ""
    """Which of the agent's own words were joined on."""
    model: bool = False
    """A language model worded the warm version."""

    def ids(self, **more: str) -> dict[str, str]:
        return {"d": self.token, "s": self.style, "n": str(self.seed), **more}


def version_of(rephrasing: Rephrasing, style: Style) -> Version | None:
    """The version of that style, else the warm one; None where the draft was left alone."""
    by_style = {version.style: version for version in rephrasing.versions}
    return by_style.get(style) or by_style.get("warm")


def shown(rephrasing: Rephrasing, style: Style) -> str:
    version = version_of(rephrasing, style)
    return version.text if version else rephrasing.text


# --- the answer --------------------------------------------------------------------------------------


def answer_card(rephrasing: Rephrasing, at: At, draft: str, ask: Ask, services: Services) -> Card:
    if rephrasing.text == draft and not (at.joined and rephrasing.versions):
        return _left_alone(rephrasing, at, draft, ask, services)
    words = _Words(ask, services)
    reading = rephrasing.reading
    parts: list[Part] = [_reads(rephrasing, at, words)]
    if reading.customer.upset >= 0.4 or reading.customer.asks:  # below, VADER's negatives are everyday words
        parts.append(Note(_about_them(rephrasing, words)))
    parts.append(_sendable(shown(rephrasing, at.style), at, words))
    parts.append(words.note(_what_it_is(rephrasing, at)))
    if at.model and services.model is not None:
        parts.append(Note(words.spans("model.worded", **ours(name=services.model.name))))
    parts += _buttons(rephrasing, at, words)
    return Card(tuple(parts))


def _reads(rephrasing: Rephrasing, at: At, words: "_Words") -> Text:
    """How a customer may read the draft; where the agent's own words were joined on, how they may read the answer."""
    after = (rephrasing.after or rephrasing.reading).register
    if at.joined == "door":
        return words.text(f"rephrase.door.reads_{after}")
    if at.joined and not _said_anew(rephrasing, at):
        return words.text(f"side.draft.reads_{after}")
    return words.text(f"rephrase.reads.{rephrasing.reading.register}", **_cold_words(rephrasing, words))


def _what_it_is(rephrasing: Rephrasing, at: At) -> str:
    """The truthful label of the text: whose claims are in it, and whether it helps yet."""
    if at.joined == "door":
        return "rephrase.after.door"
    if rephrasing.kinder_but_empty:
        return f"rephrase.after.still_{'defer' if rephrasing.reading.stance == 'defer' else 'no'}"
    return "rephrase.after.kept" if _said_anew(rephrasing, at) or not at.joined else "side.draft.yours"


def _said_anew(rephrasing: Rephrasing, at: At) -> bool:
    """Whether the offer itself was cold: then it is answered as any draft is."""
    return at.joined == "offer" and rephrasing.reading.needs_rewrite


def _cold_words(rephrasing: Rephrasing, words: "_Words") -> dict[str, Spans | str]:
    findings = rephrasing.reading.findings
    quoted: list[Span] = []
    for finding in findings[:_QUOTED]:
        quoted += [" · " if quoted else "", "“", Said(_short(finding.words)), "”"]
    reason = findings[0].reason if findings else words.plain("rephrase.reads.silent")
    return {"words": tuple(span for span in quoted if span), "reason": reason}


def _about_them(rephrasing: Rephrasing, words: "_Words") -> Spans:
    customer = rephrasing.reading.customer
    spans: Spans = ()
    if customer.upset >= 0.4:
        spans += words.spans("rephrase.customer.upset")
    if customer.asks:
        spans += ((" ",) if spans else ()) + words.spans(
            "rephrase.customer.asks", asks=_as_told(customer.asks)
        )
    return spans


def _as_told(asks: str) -> str:
    """What they ask for, told to the agent: "your money back" is theirs."""
    return re.sub(r"\byou\b", "them", re.sub(r"\byour\b", "their", asks))


def _left_alone(rephrasing: Rephrasing, at: At, draft: str, ask: Ask, services: Services) -> Card:
    """Good drafts, other languages, and texts no kinder version of which kept every fact."""
    words = _Words(ask, services)
    reading = rephrasing.reading
    doors = bool(rephrasing.slots)
    if rephrasing.unsafe == "care":  # how the draft reads is nobody's business now
        return Card((words.text("rephrase.unsafe.care"),))
    if rephrasing.unsafe is not None:
        parts: list[Part] = [words.text(f"rephrase.unsafe.{rephrasing.unsafe}")]
        if reading.findings:
            parts.append(words.text(f"rephrase.reads.{reading.register}", **_cold_words(rephrasing, words)))
    elif doors:
        parts = [words.text("rephrase.fine.kind_no_help")]
    elif reading.register == "empathy":
        parts = [words.text("rephrase.fine.works"), _five_parts(reading, words, missing=False)]
    else:
        parts = [words.text("rephrase.fine.plain")]
    row: list[Part] = []
    if reading.findings or reading.register == "empathy":
        row.append(words.button("why", at))
    if doors:
        row.append(words.button("door", at, primary=True))
    if not at.context and rephrasing.unsafe not in ("empty", "language"):
        row.append(words.button("context", at))
    return Card((*parts, *row))


def _sendable(text: str, at: At, words: "_Words") -> Sendable:
    return Sendable(text, Button(words.plain("rephrase.button.copy"), "rephrase", "copy", at.ids()))


def _buttons(rephrasing: Rephrasing, at: At, words: "_Words") -> list[Part]:
    now = shown(rephrasing, at.style)
    offered = {version.style for version in rephrasing.versions if version.text != now} | {*rephrasing.others}
    row: list[Part] = []
    if at.style != "brief" and "brief" in offered:
        row.append(words.version("shorter", "brief", at))
    if at.style != "warm":
        row.append(words.version("warmer", "warm", at))
    row.append(words.button("why", at))
    if rephrasing.slots:
        row.append(words.button("door", at, primary=rephrasing.kinder_but_empty))
    if not at.context:
        row.append(words.button("context", at))
    more = [
        words.version(name, style, at)
        for name, style in _MORE_STYLES
        if at.style != style and style in offered
    ]
    if at.model:  # five fit behind More
        more = [*more[:1], words.button("first", at)]
    more += [words.button(verb, at) for verb in ("another", "keep", "feedback")]
    return [*row, More(words.plain("rephrase.button.more"), tuple(more))]


def kept(draft: str, at: At, ask: Ask, services: Services) -> Card:
    words = _Words(ask, services)
    return Card((words.text("rephrase.kept"), words.button("show", at)))


def flip_question(at: At, ask: Ask, services: Services) -> Card:
    """A door that turns the no into a yes is asked for first."""
    words = _Words(ask, services)
    return Card(
        (words.text("rephrase.flip"), words.button("flip", at, primary=True), words.button("stay", at))
    )


# --- why ---------------------------------------------------------------------------------------------


def why_form(rephrasing: Rephrasing, style: Style, draft: str, ask: Ask, services: Services) -> Form:
    """Before and after with the changed clauses marked, the five parts, and each reason with its source."""
    words = _Words(ask, services)
    version = version_of(rephrasing, style)
    parts: list[Part] = []
    if version is not None and version.text != draft:
        parts += [Title(words.plain("rephrase.why.changed")), Diff(_marks(version.pieces))]
        parts += [
            Text((*words.spans("rephrase.why.reason", reason=edit.reason), " ", *words.source(edit.source)))
            for edit in _distinct(version)
        ]
        parts.append(Divider())
    elif rephrasing.reading.findings:
        parts.append(Title(words.plain("rephrase.why.noticed")))
        parts += [
            Text(
                (
                    *words.spans("rephrase.why.found", words=_short(f.words), reason=f.reason),
                    " ",
                    *words.source(f.source),
                )
            )
            for f in rephrasing.reading.findings
        ]
        parts.append(Divider())
    parts.append(Title(words.plain("rephrase.why.parts")))
    parts.append(_five_parts(rephrasing.after or rephrasing.reading, words))
    parts.append(Note(words.spans("rephrase.why.try")))
    return Form(words.plain("rephrase.why.title"), tuple(parts), "", "rephrase", "why")


def _marks(pieces: Sequence[Piece]) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for piece in pieces:
        if piece.before == piece.after:
            marks.append(Mark("same", piece.after))
            continue
        if piece.before:
            marks.append(Mark("cut", piece.before))
        if piece.after:
            marks.append(Mark("new", piece.after))
    return tuple(marks)


def _distinct(version: Version) -> list[Edit]:
    """One edit for each reason: three clauses changed for the same reason are explained once."""
    return list({edit.reason: edit for edit in version.edits}.values())


def _five_parts(reading: Reading, words: "_Words", missing: bool = True) -> Fields:
    """The five moves of a good answer with the words that make them; the missing ones too, if asked."""
    moves = reading.moves
    found = (
        ("acknowledge", moves.acknowledge),
        ("own", moves.own),
        ("act", moves.act),
        ("when", moves.when),
        ("check_back", moves.check_back),
    )
    return Fields(
        tuple(
            (
                words.plain(f"rephrase.move.{name}"),
                ("“", Said(_short(said)), "”") if said else words.spans("rephrase.move.missing"),
            )
            for name, said in found
            if said or missing
        )
    )


# --- forms -------------------------------------------------------------------------------------------


def draft_form(ask: Ask, services: Services, *, expired: bool = False, theirs: str = "") -> Form:
    words = _Words(ask, services)
    decisions = tuple(
        Option(value, words.plain(f"rephrase.decision.{value}")) for value in ("auto", "yes", "no")
    )
    parts: list[Part] = [words.text("rephrase.form.expired")] if expired else []
    parts += [
        Input(
            "draft",
            words.plain("rephrase.form.draft"),
            multiline=True,
            hint=words.plain("rephrase.form.draft_hint"),
        ),
        Input("context", words.plain("rephrase.form.context"), theirs, multiline=True, optional=True),
        Choices("decision", words.plain("rephrase.form.decision"), decisions, "auto"),
    ]
    return Form(
        words.plain("rephrase.form.title"),
        tuple(parts),
        words.plain("rephrase.form.submit"),
        "rephrase",
        "submit",
    )


def copy_form(text: str, ask: Ask, services: Services) -> Form:
    words = _Words(ask, services)
    field = Input("text", words.plain("rephrase.copy.label"), value=text, multiline=True, optional=True)
    return Form(words.plain("rephrase.copy.title"), (field,), "", "rephrase", "copy")


def context_form(at: At, ask: Ask, services: Services) -> Form:
    words = _Words(ask, services)
    field = Input("context", words.plain("rephrase.form.context"), multiline=True)
    return Form(
        words.plain("rephrase.context.title"), (field,), words.plain("rephrase.form.submit"),
        "rephrase", "context_done", at.ids(),
    )  # fmt: skip


def door_form(rephrasing: Rephrasing, at: At, ask: Ask, services: Services) -> Form:
    """Which is true? Each door starts the sentence; the agent ends it, so every claim is theirs."""
    words = _Words(ask, services)
    doors = tuple(
        Option(slot.door, slot.label, words.plain("rephrase.door.start", start=slot.start))
        for slot in rephrasing.slots
    )
    doors += (Option("no", words.plain("rephrase.door.no"), words.plain("rephrase.door.no_hint")),)
    chosen = rephrasing.prefer_door or doors[0].value
    parts = (
        Choices("door", words.plain("rephrase.door.which"), doors, chosen),
        Input(
            "words", words.plain("rephrase.door.words"), optional=True, max_length=500,
            hint=words.plain("rephrase.door.words_hint"),
        ),
    )  # fmt: skip
    return Form(
        words.plain("rephrase.door.title"),
        parts,
        words.plain("rephrase.door.submit"),
        "rephrase",
        "door_done",
        at.ids(),
    )


def feedback_form(ask: Ask, services: Services) -> Form:
    words = _Words(ask, services)
    verdicts = tuple(
        Option(value, words.plain(f"rephrase.feedback.{value}"))
        for value in ("fits", "fact", "stiff", "missed", "other")
    )
    return Form(
        words.plain("rephrase.feedback.title"),
        (Choices("verdict", words.plain("rephrase.feedback.which"), verdicts, "fits"),
         Note(words.spans("rephrase.feedback.privacy"))),
        words.plain("rephrase.feedback.submit"), "rephrase", "feedback_done",
    )  # fmt: skip


class _Words:
    """The strings of this ask's locale."""

    def __init__(self, ask: Ask, services: Services) -> None:
        self._texts = services.texts
        self._locale = ask.locale

    def plain(self, key: str, **values: str | int) -> str:
        return self._texts.plain(key, self._locale, **values)

    def spans(self, key: str, **values: str | int | Spans) -> Spans:
        return self._texts.spans(key, self._locale, **values)

    def text(self, key: str, **values: str | int | Spans) -> Text:
        return Text(self.spans(key, **values))

    def note(self, key: str) -> Note:
        return Note(self.spans(key))

    def source(self, source: str) -> Spans:
        return self.spans("rephrase.why.source", source=source)

    def button(self, verb: str, at: At, primary: bool = False) -> Button:
        label = self.plain(f"rephrase.button.{verb}")
        return Button(label, "rephrase", verb, at.ids(), primary, opens_form=verb in _OPEN_FORMS)

    def version(self, name: str, style: Style, at: At) -> Button:
        return Button(self.plain(f"rephrase.button.{name}"), "rephrase", "show", at.ids(s=style))


def _short(text: str, most: int = 80) -> str:
    """Quoted words, cut at a word where they are long."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
