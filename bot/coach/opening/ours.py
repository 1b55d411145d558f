"""Knows our own answers when they are fed back: they begin with one of our frames and hold nothing a rule blocks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.coach.choice import SLOT, fill_slots, slots_of
from bot.coach.english.text import fold
from bot.coach.opening.kinds import MANY, ONE
from bot.coach.reading.read import Draft
from bot.coach.types import Reading
from bot.coach.wording import Wording

AN = re.compile(r"\b([aA])n(?= )")
"""A frame has "a" before its slot, whatever fills it."""
THING = {name: f"{{{name}}}" for name in ("a", "the", "its", "noun")}
"""The thing that a line is about stays open."""
AGREES = re.compile(r"\{(?:is|has|s|es)\}")
OPENS = ("ack_", "refuse_alone", "defer_alone")


@dataclass(frozen=True, slots=True)
class Shape:
    """A frame as its words of ours in order."""

    words: tuple[str, ...]

    def begins(self, text: str) -> bool:
        """Whether a text that begins with its first words goes on with the others."""
        place = len(self.words[0])
        for part in self.words[1:]:
            found = text.find(part, place + 2, place + LONGEST_SLOT + len(part)) if part else place + 2
            if found < 0:
                return False
            place = found + len(part)
        return True


@dataclass(frozen=True)
class Ours:
    """Frames by what stands before their first slot; what begins with one may begin any text."""

    by_start: Mapping[str, tuple[Shape, ...]] = field(repr=False)

    @cached_property
    def lengths(self) -> frozenset[int]:
        return frozenset(map(len, self.by_start))

    @classmethod
    def of(cls, wording: Wording) -> "Ours":
        index: dict[str, list[Shape]] = {}
        frames = [way for key, ways in wording.frames.items() for way in ways if key.startswith(OPENS)]
        lines = {line.text for lines in wording.kinds.lines.values() for line in lines}
        for way in (
            *(
                _open(each, agrees)
                for each in frames
                for agrees in ((ONE, MANY) if AGREES.search(each) else (ONE,))
            ),
            *(fill_slots(line, agrees | THING) for line in sorted(lines) for agrees in (ONE, MANY)),
        ):
            whole = fold(_whole(way)).removesuffix(".")
            words = tuple(SLOT.split(whole)[::2])
            if sum(map(len, words)) >= TELLING:
                index.setdefault(words[0], []).append(Shape(words))
        return cls({start: tuple(found) for start, found in index.items()})

    def begins(self, draft: Draft, reading: Reading) -> bool:
        if any(m.rule.severity == "block" and m.rule.kind in STINGING for m in draft.matches):
            return False
        first = next((s for s in draft.seen if s.sentence.kind == "text"), None)
        if first is None or (reading.register == "sympathy" and VAGUE.search(first.folded)):
            return False
        rest = _whole(draft.folded[first.sentence.start :][:LONGEST])
        starts = (rest[:length] for length in self.lengths)
        return any(shape.begins(rest) for start in starts for shape in self.by_start.get(start, ()))


VAGUE = re.compile(
    r"\b(?:sorry|regret|sad)\b.{0,40}\b(?:your (?:\w+ )?(?:situation|experience|concerns?|issues?|inconvenience|frustration)|(?:the|any|this) (?:issue|inconvenience))\b"
    r"|\bsorry to (?:hear|read|learn) (?:about |of )?(?:that|this|it)(?=[.,!;]| and\b| but\b|$)"
)
"""How anybody's pity begins, whatever happened."""
STINGING = frozenset(["insult", "sarcasm", "belittling", "dismissal", "scolding"])
"""What no answer of ours holds; other hard findings may stand in facts that we had to keep."""
TELLING = 15
"""Letters of ours a frame must hold to be told from anybody's sentence."""
LONGEST = 400
LONGEST_SLOT = 160
FULL = (("n't", " not"), ("can not", "cannot"), ("'m ", " am "), ("'re ", " are "), ("'ve ", " have "), ("'ll ", " will "), ("'s ", " is "))  # fmt: skip


def _open(way: str, agrees: Mapping[str, str]) -> str:
    """A frame with what agrees with its thing filled, and the others open."""
    slots: dict[str, str] = {name.lower(): f"{{{name}}}" for name in slots_of(way)}
    return fill_slots(way, {**slots, **agrees}) if AGREES.search(way) else way


def _whole(text: str) -> str:
    """With full forms, so that the formal version is known too."""
    for short, full in FULL:
        text = text.replace(short, full)
    return AN.sub(r"\1", text)
