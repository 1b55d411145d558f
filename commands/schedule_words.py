"""What was typed after `/rapport schedule`: what, where, and the words that say when."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["tip", "quiz", "text", "plan"]

_OWN_WORDS = re.compile(r'\s*(?:"(?P<straight>[^"]+)"|“(?P<curly>[^”]+)”|„(?P<low>[^“”]+)[“”])\s*')
_KIND = re.compile(
    r"\s*(?:(?:a|an|the|one|my|our)\s+)?(?P<kind>tip|quiz|plan)(?:s|zes)?\b[\s,:]*", re.IGNORECASE
)
_KINDS: dict[str, Kind] = {"tip": "tip", "quiz": "quiz", "plan": "plan"}
_CHANNEL = re.compile(r"(?:\b(?:in|into|to)\s+)?(?P<channel><#[^>\s]+>|#[^\s,;#]+)[,;]?", re.IGNORECASE)
_HERE = re.compile(r"\b(?:in\s+)?(?:here|this channel)\b,?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`kind` is None where it was not said; `text` is what a lead wants posted, for a plan its id; `channel`
    as it was typed, "" where none was; `phrase` says when, for a plan that is typed its name before that."""

    kind: Kind | None
    text: str
    channel: str
    phrase: str


def read_words(typed: str) -> Wanted:
    """Own words stand in quotes, so that nothing in them is taken for a day or a channel."""
    text, rest = "", typed
    kind: Kind | None = None
    if own := _OWN_WORDS.match(typed):
        text = next(filter(None, own.groups()), "").strip()
        kind, rest = "text", typed[own.end() :]
    elif said := _KIND.match(typed):
        kind = _KINDS[said["kind"].lower()]
        rest = typed[said.end() :]
    channel = _CHANNEL.search(rest)
    here = None if channel else _HERE.search(rest)
    if place := channel or here:
        rest = f"{rest[: place.start()]} {rest[place.end() :]}"
    return Wanted(kind, text, channel["channel"] if channel else "", " ".join(rest.split()))
