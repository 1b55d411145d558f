"""Knows our own answers when they are fed back: they begin with one of our frames and hold nothing a rule blocks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.coach.choice import SLOT
from bot.coach.read import Draft
from bot.coach.text import fold
from bot.coach.types import Reading
from bot.coach.wording import Wording

OPENS = ("ack_", "refuse_alone", "defer_alone")


@dataclass(frozen=True)
class Ours:
    """Frames by their first word; those that begin with a slot may begin any text."""

    by_word: Mapping[str, tuple[re.Pattern[str], ...]] = field(repr=False)

    @classmethod
    def of(cls, wording: Wording) -> "Ours":
        feelings = sorted({_whole(f) for s in wording.situations for f in (*s.mild, *s.strong)}, key=len)
        felt = "(?:" + "|".join(map(re.escape, (*reversed(feelings), *PLAIN_FEELINGS))) + ")"
        index: dict[str, list[re.Pattern[str]]] = {}
        for key, ways in wording.frames.items():
            for way in ways if key.startswith(OPENS) else ():
                whole = fold(_whole(way))
                pattern = "".join(
                    (felt if part.startswith("feel") else ".{2,160}?") if odd % 2 else re.escape(part)
                    for odd, part in enumerate(SLOT.split(whole))
                )
                if len(SLOT.sub("", whole)) + (FELT if "{feel" in whole else 0) >= TELLING:
                    index.setdefault(whole.split(" ", 1)[0], []).append(re.compile(pattern))
        return cls({word: tuple(found) for word, found in index.items()})

    def begins(self, draft: Draft, reading: Reading) -> bool:
        if any(m.rule.severity == "block" and m.rule.kind in STINGING for m in draft.matches):
            return False
        first = next((s for s in draft.seen if s.sentence.kind == "text"), None)
        if first is None:
            return False
        rest = _whole(draft.folded[first.sentence.start :][:LONGEST])
        word = rest.split(" ", 1)[0]
        slotted = (p for key, found in self.by_word.items() if key.startswith("{") for p in found)
        return any(pattern.match(rest) for pattern in (*self.by_word.get(word, ()), *slotted))


STINGING = frozenset(["insult", "sarcasm", "belittling", "dismissal", "scolding"])
"""What no answer of ours holds; other hard findings may stand in facts that we had to keep."""
TELLING = 15
"""Letters of ours a frame must hold to be told from anybody's sentence; a feeling of ours counts for some."""
FELT = 10
PLAIN_FEELINGS = ("frustrating", "disappointing", "unwelcome", "inconvenient", "hard")
LONGEST = 400
FULL = (("n't", " not"), ("can not", "cannot"), ("'m ", " am "), ("'re ", " are "), ("'ve ", " have "), ("'ll ", " will "), ("'s ", " is "))  # fmt: skip


def _whole(text: str) -> str:
    """With full forms, so that the formal version is known too."""
    for short, full in FULL:
        text = text.replace(short, full)
    return text
