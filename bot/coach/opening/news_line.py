"""A sentence of a draft as its news is read from it: its tokens, and what stands before and behind a verb."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.coach.english.phrases import PARTICLES
from bot.coach.english.tokens import Token
from bot.coach.opening.named_things import Named, named_at
from bot.coach.wording import Wording

SUPPOSED = frozenset("if unless when whether because until before once otherwise while".split())  # noqa: SIM905
APART = frozenset(["verb", "noun", "adj", "det", "pron"])
"""What parts a noun from a verb that is another's."""
IT = frozenset(["it", "this", "that", "they", "these", "those", "none", "yours"])
PATIENTS = frozenset("patients pupils students members customers clients applications children".split())  # noqa: SIM905
"""People of whom a place takes on some."""


class News(NamedTuple):
    kind: str
    slots: Mapping[str, str]


class Line(NamedTuple):
    tokens: Sequence[Token]
    folded: str
    wording: Wording
    topic: Named | None
    """What the first sentence began with: "it" and a missing subject stand for it."""

    @property
    def says_no(self) -> bool:
        return any(t.tag == "not" or t.low == "no" for t in self.tokens)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(t.low for t in self.tokens)

    def listed(self, name: str) -> frozenset[str]:
        return self.wording.lists[name]

    def after(self, place: int) -> Token | None:
        return self.tokens[place + 1] if place + 1 < len(self.tokens) else None

    def named(self, place: int) -> Named | None:
        return named_at(self.tokens, place, self.wording)

    def subject(self, verb: int) -> Named | None:
        """What stands before the verb: the first noun phrase of its clause."""
        start = verb
        while start and self.tokens[start - 1].tag not in ("punct", "sub", "conj"):
            start -= 1
        while start < verb and self.tokens[start].tag in ("adv", "intj") and self.tokens[start].low != "no":
            start += 1
        if any(t.low in SUPPOSED for t in self.tokens[max(start - 1, 0) : verb]):
            return None
        if start == verb and start and self.tokens[start - 1].tag == "conj":
            return self.leading()
        if all(t.low in IT for t in self.tokens[start:verb]):
            return self.topic
        named = self.named(start)
        if named is None or named.end > verb:
            return None
        gap = (t for t in self.tokens[named.end : verb] if not any(map(str.isdigit, t.text)))
        first = next(gap, None)
        return None if first is not None and first.tag in APART else named

    def leading(self) -> Named | None:
        """The noun phrase that a sentence begins with, where what is said of it follows."""
        start = next((i for i, t in enumerate(self.tokens) if t.tag not in ("adv", "intj", "punct")), 0)
        tokens, after = list(self.tokens), self.after(start)
        verb = bool(tokens) and tokens[start].tag == "verb" and after is not None and after.tag == "noun"
        if verb:
            tokens[start] = tokens[start]._replace(tag="adj")  # "Repeat prescriptions take 72 hours"
        named = named_at(tokens, start, self.wording)
        if named is None or not start < named.end < len(tokens):
            return None
        return None if verb and not tokens[named.end].verbal else named

    def object(self, place: int) -> Named | None:
        last = len(self.tokens) - 1
        while place <= last and (
            self.tokens[place].tag == "adv" or (self.tokens[place].low in PARTICLES and place < last)
        ):
            place += 1
        return self.named(place)

    def ending(self, place: int) -> Named | None:
        """The noun phrase whose head stands there."""
        start = place
        while start and self._before_head(start - 1):
            start -= 1
            if self.tokens[start].tag == "det":
                break
        tokens = [
            t._replace(tag="adj") if start <= i < place and t.tag == "verb" else t
            for i, t in enumerate(self.tokens)
        ]
        tokens[place] = tokens[place]._replace(tag="noun")
        named = named_at(tokens[: place + 1], start, self.wording)
        if named is None or named.head != self.tokens[place].low:
            return None
        return named._replace(counted=not named.many and not named.mass)

    def _before_head(self, place: int) -> bool:
        token = self.tokens[place]
        if token.tag in ("noun", "adj", "det") or token.low == "no":
            return True
        first = place > 0 and self.tokens[place - 1].tag == "punct"
        return token.tag == "verb" and token.form in ("participle", "ing", "past") and first

    def supposed(self, place: int) -> bool:
        """Whether it only hangs on a condition."""
        for token in reversed(self.tokens[:place]):
            if token.tag == "punct":
                return False
            if token.low in SUPPOSED:
                return True
        return False

    def negated(self, place: int) -> bool:
        before = [
            t
            for t in self.tokens[:place]
            if t.tag not in ("adv", "be", "have", "to") and t.low not in ("able", "currently")
        ]
        return bool(before) and (before[-1].tag == "not" or before[-1].low == "unable")

    def group(self, place: int) -> int:
        """Where the verb's auxiliaries begin."""
        while place and self.tokens[place - 1].tag in ("be", "have", "not", "modal", "adv"):
            place -= 1
        return place

    def been(self, place: int) -> bool:
        """Whether it is done to its subject."""
        return any(t.tag == "be" for t in self.tokens[self.group(place) : place])

    def ours(self, place: int) -> bool:
        return any(t.low in ("we", "i", "i've", "we've") for t in self.tokens[:place])


def of_people(named: Named, people: frozenset[str]) -> bool:
    return not people.isdisjoint((named.head, named.head.removesuffix("s")))
