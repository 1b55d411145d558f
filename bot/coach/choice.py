"""Chooses among ways to say a thing: the draft's hash and a seed pick, so that the same draft keeps its answer."""

import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from bot.coach.english.voice import capital
from bot.coach.kinder.said import Said

SLOT = re.compile(r"\{(\w+)\}")
WORD = re.compile(r"[a-z]+")
Keeping = Callable[[str], int]


@cache
def slots_of(frame: str) -> tuple[str, ...]:
    """The names in a frame of the pack."""
    return tuple(SLOT.findall(frame))


@cache
def pairs_of(frames: tuple[str, ...]) -> tuple[str, Mapping[str, str]]:
    """Of lines like "prior to = before" a pattern of all that stand before the sign, the longest first, and what each
    becomes."""
    pairs = dict(pair.split(" = ", 1) for pair in frames)
    return "(?:" + "|".join(map(re.escape, sorted(pairs, key=len, reverse=True))) + ")", pairs


@cache
def telling_of(frames: tuple[str, ...]) -> frozenset[str]:
    """Of all that stand before the sign the longest words, of which one is in any text that one of them is in."""
    return frozenset(max(WORD.findall(before), key=len) for before in pairs_of(frames)[1])


def tell(frames: tuple[str, ...], text: str) -> bool:
    """Whether one of them may be in a text: quicker by far than to look for each."""
    return not telling_of(frames).isdisjoint(WORD.findall(text.lower()))


A = re.compile(r"([Aa])(?<!\w[Aa]) (?=[aeioAEIO][a-z]|[uU](?:p|m|n(?!i)))(?!one\b|once\b|eu|ew)")
TAIL = "tail"
"""The one slot that may be empty; where it isn't, it brings its own space, unless it begins with a comma."""


@dataclass
class Choice:
    """No way is used twice in a text where another is left."""

    frames: Mapping[str, tuple[str, ...]]
    salt: str
    used: set[str] = field(default_factory=set[str])
    asked: int = 0
    """How often it was asked for a way."""
    settled: dict[int, Said | None] = field(default_factory=dict[int, Said | None])
    """By its start, what became of a sentence for which no choice was asked: the same for every choice of a draft."""

    @cached_property
    def _seed(self) -> int:
        return zlib.crc32(self.salt.encode(errors="replace"))

    def ways(self, key: str) -> Sequence[str]:
        return self.frames[key]

    def order(self, ways: Iterable[str]) -> list[str]:
        """Ways in an order given by the draft and the seed."""
        return sorted(ways, key=lambda way: zlib.crc32(way.encode(), self._seed))

    def one(self, ways: Sequence[str], key: str) -> str:
        return ways[zlib.crc32(f"{key}|{self.salt}".encode(errors="replace")) % len(ways)]

    def fill(self, key: str, slots: Mapping[str, str], keeping: Keeping | None = None) -> str | None:
        """The first way in order whose slots are all there; {Name} is the slot with a capital."""
        return self.filled(key, slots, keeping)[1]

    def filled(
        self, key: str, slots: Mapping[str, str], keeping: Keeping | None = None
    ) -> tuple[str, str | None]:
        """(the frame, its text); ("", None) where no way can be filled.

        `keeping` counts what a text loses of the words that it should keep; only the ways that lose least are looked at.
        """
        self.asked += 1
        whole = [
            frame
            for frame in self.ways(key)
            if all(slots.get(name.lower()) or name == TAIL for name in slots_of(frame))
        ]
        if not whole:
            return "", None
        ordered = self.order(whole)
        if keeping is not None and len(ordered) > 1:
            lost = {frame: keeping(fill_slots(frame, slots)) for frame in ordered}
            ordered = [frame for frame in ordered if lost[frame] == min(lost.values())]
        frame = next((frame for frame in ordered if frame not in self.used), ordered[0])
        self.used.add(frame)
        return frame, fill_slots(frame, slots)


@dataclass
class Plainest(Choice):
    """The shortest way each time: for the plain and the brief version."""

    def order(self, ways: Iterable[str]) -> list[str]:
        return sorted(ways, key=lambda way: (len(way), way))


@dataclass
class Formal(Choice):
    """Office words, where a key has them: for the formal version."""

    def ways(self, key: str) -> Sequence[str]:
        return self.frames.get(f"{key}_formal") or self.frames[key]


def fill_slots(frame: str, slots: Mapping[str, str]) -> str:
    """The frame with its slots filled, and "an" where "a" has come before a vowel."""
    if "{" not in frame:
        return frame
    return A.sub(r"\1n ", SLOT.sub(lambda m: _slot(m.group(1), slots), frame))


def _slot(name: str, slots: Mapping[str, str]) -> str:
    value = slots.get(name.lower(), "")
    if name == TAIL:
        return f"{'' if value[:1] in ',;' else ' '}{value}"
    return capital(value) if name[0].isupper() else value
