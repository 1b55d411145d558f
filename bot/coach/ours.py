"""Knows our own answers when they are fed back: they begin with one of our frames and hold nothing a rule blocks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.coach.choice import SLOT
from bot.coach.read import Draft
from bot.coach.text import fold
from bot.coach.types import Reading

OPENS = ("ack_", "refuse_alone", "defer_alone")


@dataclass(frozen=True)
class Ours:
    """Frames by their first word; those that begin with a slot may begin any text."""

    by_word: Mapping[str, tuple[re.Pattern[str], ...]] = field(repr=False)

    @classmethod
    def of(cls, frames: Mapping[str, tuple[str, ...]]) -> "Ours":
        index: dict[str, list[re.Pattern[str]]] = {}
        for key, ways in frames.items():
            for way in ways if key.startswith(OPENS) else ():
                whole = fold(_whole(way))
                parts = [re.escape(part) for part in SLOT.split(whole)[::2]]
                if sum(len(part) for part in parts) > MIN_WORDS:
                    index.setdefault(whole.split(" ", 1)[0], []).append(re.compile(r".{2,160}?".join(parts)))
        return cls({word: tuple(found) for word, found in index.items()})

    def begins(self, draft: Draft, reading: Reading) -> bool:
        if any(finding.severity == "block" for finding in reading.findings):
            return False
        first = next((s for s in draft.seen if s.sentence.kind == "text"), None)
        if first is None:
            return False
        rest = _whole(draft.folded[first.sentence.start :][:LONGEST])
        word = rest.split(" ", 1)[0]
        slotted = (p for key, found in self.by_word.items() if key.startswith("{") for p in found)
        return any(pattern.match(rest) for pattern in (*self.by_word.get(word, ()), *slotted))


MIN_WORDS = 8
"""Letters of ours a frame must hold to be told from anybody's sentence."""
LONGEST = 400
FULL = (("n't", " not"), ("can not", "cannot"), ("'m ", " am "), ("'re ", " are "), ("'ve ", " have "), ("'ll ", " will "), ("'s ", " is "))  # fmt: skip


def _whole(text: str) -> str:
    """With full forms, so that the formal version is known too."""
    for short, full in FULL:
        text = text.replace(short, full)
    return text
