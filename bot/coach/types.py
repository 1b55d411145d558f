"""What the coach says about a draft: frozen values, no behaviour beyond reading them.

Spans are code-point offsets into the draft. Words in the values are the draft's own, or wording from the content
pack; nothing here is shown to anyone without passing through a card.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Register = Literal["empathy", "sympathy", "apathy", "neutral"]
Stance = Literal["grant", "refuse", "defer", "inform", "ask", "none"]
Style = Literal["warm", "plain", "brief", "formal"]
Decision = Literal["auto", "yes", "no"]
Door = Literal["else", "someone", "later", "reason", "check"]
Care = Literal["none", "grief", "health", "safety", "self_harm", "abuse"]
Severity = Literal["hint", "warn", "block"]
FactKind = Literal[
    "link",
    "email",
    "mention",
    "placeholder",
    "code",
    "id",
    "money",
    "percent",
    "date",
    "time",
    "number",
    "name",
    "quote",
]
# Why the text stayed as it was. "understood": a cold part could not be said anew with certainty;
# "second_reading": no kinder version read better than the draft; "care": words of self-harm, a person must answer.
Unsafe = Literal[
    "empty",
    "language",
    "decision",
    "facts",
    "stance",
    "promise",
    "never_say",
    "understood",
    "second_reading",
    "care",
]
STYLES: tuple[Style, ...] = ("warm", "plain", "brief", "formal")
DOORS: tuple[Door, ...] = ("else", "someone", "later", "reason", "check")


@dataclass(frozen=True, slots=True)
class Finding:
    """One cold (or weak) stretch of the draft, with the rule that saw it and why it matters (at most 20 words)."""

    rule: str
    start: int
    end: int
    reason: str
    source: str
    words: str
    severity: Severity = "warn"
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A protected stretch: no version may lose it, and none may hold one the draft and the customer did not."""

    kind: FactKind
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Moves:
    """The five moves every service framework shares; each holds the draft's own words, or None where it is missing."""

    acknowledge: str | None = None
    own: str | None = None
    act: str | None = None
    when: str | None = None
    check_back: str | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """What the customer's message shows. `upset` is 0 (calm) to 1, by VADER and shouting; never shown as a score."""

    upset: float = 0.0
    asks: str | None = None
    """The one thing they ask for, in words turned towards them ("your money back"); None if none or several."""
    hurt: bool = False
    """A loss, a failure, a wait or a stake is told."""
    care: Care = "none"
    distressed: bool = False
    """They say that they are frightened, in tears, at the end of their strength, or left without help."""
    calm: bool = False
    """They ask for something to be told or done, and tell of nothing that went wrong."""
    told: bool = False
    """There is a message, and it is no calm question."""


@dataclass(frozen=True, slots=True)
class Reading:
    register: Register
    needs_rewrite: bool
    findings: tuple[Finding, ...]
    moves: Moves
    stance: Stance
    facts: tuple[Fact, ...]
    english: bool
    situation: str
    """One of the pack's situations ("late_order"), or "other"."""
    customer: Customer
    empty: bool
    """A total refusal or deferral: no reason, option, person or time in it."""
    cold: tuple[tuple[int, int], ...] = ()
    """The parts that a reader would mark, as whole clauses; none in a draft that needs no other wording."""


class Edit(NamedTuple):
    """One change. `before` is "" for something put in, `after` is "" for something taken out."""

    id: str
    rule: str
    reason: str
    source: str
    before: str
    after: str


class Piece(NamedTuple):
    """A stretch of the version: kept (`edit` is None, before equals after) or changed by the edit named."""

    before: str
    after: str
    edit: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A complete, sendable text. `opening` names the wording frame it starts with ("" when none was put in)."""

    style: Style
    text: str
    edits: tuple[Edit, ...]
    opening: str
    pieces: tuple[Piece, ...]

    def without(self, off: frozenset[str]) -> str:
        """The text with those edits undone and every other one kept."""
        return join_pieces(tuple(p if p.edit not in off else Piece(p.before, p.before) for p in self.pieces))


@dataclass(frozen=True, slots=True)
class Slot:
    """A door: `label` names it, `start` begins the sentence the agent ends. Never part of a text."""

    door: Door
    label: str
    start: str


@dataclass(frozen=True, slots=True)
class Rephrasing:
    reading: Reading
    text: str
    """The warm version; the draft itself when it was left alone."""
    versions: tuple[Version, ...]
    slots: tuple[Slot, ...]
    prefer_door: Door | None
    unsafe: Unsafe | None
    kinder_but_empty: bool
    """Kinder, still no help in it (sympathy): say so, and offer the doors."""
    after: Reading | None
    """The second reading, of the warm version; None when the text was left alone."""
    seed: int = 0
    """Which gives this wording again."""
    others: tuple[Style, ...] = ()
    """Styles not asked for that have a text of their own; it is checked, and stands among `versions`, once they are."""


@dataclass(frozen=True, slots=True)
class DoorQuestion:
    """A door's words are asked back once. `vague`: no day or event in them; `flips_no`: they turn the no into a yes;
    `blank`: nothing was typed. `words` is the part that is meant."""

    kind: Literal["vague", "flips_no", "blank"]
    door: Door
    words: str


def join_pieces(pieces: tuple[Piece, ...]) -> str:
    """Puts pieces together: a piece taken out leaves no double space and no stray one at a line's start or end."""
    text = ""
    for piece in pieces:
        after = piece.after
        if not after:
            continue
        if (not text or text[-1] in " \n") and piece.edit is not None:
            after = after.lstrip(" ")
        if after[0] == "\n":
            text = text.rstrip(" ")
        text += after.lstrip(" ") if text.endswith((" ", "\n")) and after.startswith(" ") else after
    return text.strip(" ") if pieces and pieces[0].edit else text.rstrip(" ")
