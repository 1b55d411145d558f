"""The opening: a line that takes up this customer's case, from their message, else from what the draft alone tells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.coach.cases import Found, cases_in, details_in
from bot.coach.choice import SLOT, Choice, fill_slots
from bot.coach.happened import CULPRIT, Event
from bot.coach.heard import hear
from bot.coach.mirror import Mirror
from bot.coach.types import Reading
from bot.coach.wording import Wording

THING = re.compile(r"\byour (?P<thing>(?:[a-z]+ ){0,1}[a-z]+)")
EVERYDAY = frozenset(["frustrating", "disappointing", "tiring", "annoying", "a letdown", "inconvenient"])
CLOSE_TO_HEART = ("upsetting", "hard")
"""Where someone of theirs is in it, "annoying" is too little."""
PRONOUNS = (
    "they've ",
    "they're ",
    "he's ",
    "she's ",
    "that's ",
    "it ",
    "it's ",
    "this ",
    "that ",
    "they ",
    "he ",
    "she ",
    "these ",
)
"""Nobody knows who is meant where a line begins so."""
STRONG_FROM = 0.65
NOT_ADJECTIVES = ("a ", "no ", "so ", "hard to ")
UNSURE = re.compile(
    r"\byou (?:can't|cannot|don't|didn't|couldn't) (?:remember|know|think|recall|care|mind)\b"
)
"""Nothing that happened to them."""
WISHED = re.compile(r"\bI (?:can |do )?(?:understand|see|know|hear)\b|\b(?:want|need)\b|[.?!] ")
ROOM = 18
"""Words of a line that has room for what they ask for."""
SORRY = re.compile(r"\bsorry\b")
WEIGHT: Mapping[str, float] = {
    "at": 0, "with": 6, "occasion_on": 6, "occasion": 5, "day": 4, "wait": 4, "nth": 4, "times": 4, "tries": 4, "since": 3, "loyal": 3,
    "felt": 3, "amount": 2, "victim": 2, "want": 1.5, "feel": 0, "feeladj": 0, "noun": 0, "ing": 0, "is": 0, "was": 0, "has": 0, "does": 0,
    "it": 0, "they": 0, "s": 0, "es": 0, "its": 0,
}  # fmt: skip
"""How telling a detail is: what hangs on it before how long, how often and how much, those before the thing itself."""
NAMES = 1.0
FEW = 3
FIRST = 260
"""Letters of a draft in which it says what it is about."""
LIGHT = 5
"""Weight under which a case comes after their own clauses."""
RIVAL = 1
"""How much lighter a case may be that tells more."""
GRAVEST = 10
"""Weight of what is taken up before a death is."""
LITTLE = 0.95
"""How much less a way may tell that is taken for variety."""
OWN = 0.9
"""A sentence written for the case goes before one that is put together, where both tell as much."""


@dataclass(frozen=True, slots=True)
class Opening:
    text: str
    frame: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an opening may be built from: the draft's folded text, what it does, what it refuses ("Sunday collections"),
    whether a sorry stands in it already, and whether it is a no."""

    folded: str
    acts: frozenset[str]
    refused: str = ""
    sorry: bool = False
    refuses: bool = False


def open_with(reading: Reading, mirror: Mirror, told: Told, *, wording: Wording, choice: Choice) -> Opening:
    """The most telling line that can be filled cleanly; at last a plain true one for what the draft does."""
    ways = (_of_cases, _of_clauses, _of_light_cases, _of_topics)
    line = _Line(reading, mirror, told, wording, choice)
    return next((made for way in ways if (made := way(line))), None) or line.plain()


def _of_cases(line: "_Line") -> Opening | None:
    """What the pack knows of their message; where someone died, only the gravest goes before that."""
    grief = line.reading.customer.care == "grief"
    least = GRAVEST if grief else LIGHT
    if made := line.best_case([f for f in line.mirror.cases if f.case.weight >= least]):
        return made
    return line.first(("ack_kin", "ack_bereavement"), {"kin": line.mirror.kin}) if grief else None


def _of_light_cases(line: "_Line") -> Opening | None:
    return line.best_case(line.mirror.cases)


def _of_clauses(line: "_Line") -> Opening | None:
    """Their own clauses turned towards them, details on the side, a wish, a question."""
    mirror, slots = line.mirror, line.details()
    feelings = mirror.details.get("feel") or line.feelings()
    if mirror.kin and set(feelings) <= EVERYDAY:
        feelings = CLOSE_TO_HEART
    slots |= {
        "feel": line.choice.one(feelings, "feel"),
        "feeladj": line.choice.one(_adjectives(feelings), "feel"),
        "extra": mirror.stake,
        "asked": mirror.question,
        "circumstance": next(iter(mirror.circumstances), ""),
    }
    keys: list[str] = []
    if (
        mirror.events
        and not UNSURE.search(mirror.events[0].that)
        and not mirror.events[0].that.startswith(PRONOUNS)
    ):
        keys += _event_keys(mirror.events[0], slots, disputed=line.disputed)
    if set(mirror.details) - {"feel"}:
        keys.append("ack_details")
    wished = "want" in slots
    keys += ["ack_circumstance_want" if wished else "ack_circumstance", "ack_want", "ack_asked"]
    if line.reading.customer.hurt:
        slots["told"] = next(iter(mirror.told), "")
        keys.append("ack_told")
    return line.first(keys, slots)


def _of_topics(line: "_Line") -> Opening | None:
    """What the draft alone tells, the heaviest first."""
    heard = hear(line.told.folded[:FIRST], line.wording, theirs=False)
    told = details_in(heard, line.wording.details, line.wording, only="amount")
    amount = {"amount": told["amount"][0]} if "amount" in told else {}
    for found in cases_in(heard, line.wording.topics, line.wording):
        stances = found.case.stances
        if (not stances or line.stance in stances) and (made := line.of_case(found, amount)):
            return made
    return None


@dataclass(frozen=True, slots=True)
class _Line:
    """One opening in the making."""

    reading: Reading
    mirror: Mirror
    told: Told
    wording: Wording
    choice: Choice

    @property
    def disputed(self) -> bool:
        return bool(self.wording.patterns["disputes"].search(self.told.folded))

    @property
    def strong(self) -> bool:
        """Whether their own words are."""
        return self.reading.customer.upset >= STRONG_FROM

    @property
    def stance(self) -> str:
        return "ask" if self.told.acts == frozenset(["ask"]) else self.reading.stance

    def details(self) -> dict[str, str]:
        slots = {slot: self.choice.one(ways, slot) for slot, ways in self.mirror.details.items()}
        return slots | {"want": self.mirror.wishes[0].want} if self.mirror.wishes else slots

    def feelings(self) -> tuple[str, ...]:
        """No stronger than the customer's own words."""
        return ("very frustrating", "upsetting") if self.strong else ("frustrating",)

    def of_case(self, found: Found, details: Mapping[str, str]) -> Opening | None:
        case = found.case
        slots = {**details, **found.slots}
        if feelings := case.strong if self.strong else case.mild:
            slots["feel"] = self.choice.one(feelings, "feel")
        own = f"ack_{case.id}"
        if self.disputed and self.choice.frames[f"{own}_seen"]:
            return self.richest((f"{own}_seen",), slots)
        for name, forms in (("noun", case.noun), ("ing", case.ing)):
            fitting = [form for form in forms if _fits(form, slots)]
            telling = [form for form in fitting if SLOT.search(form)] or fitting
            if telling:
                slots[name] = fill_slots(self.choice.one(telling, name), slots)
        return self.richest((own,) if self.disputed else (own, "ack_more"), slots)

    def best_case(self, cases: Sequence[Found]) -> Opening | None:
        """Of the heaviest cases the one that can be told with most of their details."""
        slots = self.details()
        best: tuple[float, Opening] | None = None
        for found in cases:
            if found.case.weight < cases[0].case.weight - RIVAL or not (made := self.of_case(found, slots)):
                continue
            worth = found.case.weight + _weight(made.frame) / 2
            if best is None or worth > best[0]:
                best = worth, made
        if best is None:
            return None
        return self.with_wish(best[1], slots) if self.told.refuses else best[1]

    def plain(self) -> Opening:
        """Where nothing of theirs is understood: what this answer is to anybody who gets it."""
        if self.stance == "grant":
            return Opening("", "")
        keys = [f"ack_{self.stance}" if f"ack_{self.stance}" in self.choice.frames else "ack_inform"]
        if keys == ["ack_inform"] and self.wording.patterns["negative"].search(self.told.folded):
            keys = ["ack_bad_news"]
        if self.stance == "refuse":
            keys = ["ack_refused", "ack_thing", *keys]
        if self.reading.customer.hurt:
            keys = ["ack_heard"]
        slots = {"refused": self.told.refused, "thing": _thing(self.told.folded, self.wording)}
        return self.first(keys, slots) or Opening("", "")

    def richest(self, keys: Sequence[str], slots: Mapping[str, str]) -> Opening | None:
        """Of the ways that can be filled one of those that tell most."""
        ways = [
            (_weight(way) + (OWN if place == 0 else 0), way)
            for place, key in enumerate(keys)
            for way in self.choice.order(key)
            if _fits(way, slots) and not (self.told.sorry and SORRY.search(way))
        ]
        best = _best(ways)
        fresh = next((way for way in best if way not in self.choice.used), next(iter(best), None))
        if fresh is None:
            return None
        self.choice.used.add(fresh)
        return Opening(fill_slots(fresh, slots), fresh)

    def with_wish(self, opening: Opening, slots: Mapping[str, str]) -> Opening:
        """What they ask for is named before a no, where the line has room for it."""
        text = opening.text.removesuffix(".")
        if WISHED.search(text) or "," in text or len(text.split()) > ROOM:
            return opening
        too = self.richest(("ack_wish_too",), slots)
        return opening if too is None else Opening(text + too.text, opening.frame)

    def first(self, keys: Sequence[str], slots: Mapping[str, str]) -> Opening | None:
        return next((made for key in keys if (made := self.richest((key,), slots))), None)


def _best(ways: Sequence[tuple[float, str]]) -> list[str]:
    """Those that tell most; where they are few also those that tell a little less, in the order they came in."""
    weights = sorted((weight for weight, _ in ways), reverse=True)
    if not weights:
        return []
    least = max(weights[min(FEW, len(weights)) - 1], weights[0] - LITTLE)
    return [way for weight, way in ways if weight >= least]


def _fits(way: str, slots: Mapping[str, str]) -> bool:
    return all(slots.get(name.lower()) for name in SLOT.findall(way) if name not in ("s", "es"))


def _weight(way: str) -> float:
    return sum(WEIGHT.get(name.lower(), NAMES) for name in set(SLOT.findall(way)))


def _event_keys(event: Event, slots: dict[str, str], *, disputed: bool) -> list[str]:
    """Keys for what happened; where the draft disputes it, or it names us, it is only retold."""
    slots |= {"that": event.that, "ing": event.ing, "inf": event.inf, "noun": event.noun}
    slots["past"] = event.ing if event.past else ""
    wished = "want" in slots
    want = "_want" if wished else ""
    if disputed or (event.story and CULPRIT.search(event.that)):
        return [f"ack_story{want}", "ack_story"]
    if event.story:
        return [f"ack_both{want}", "ack_both"]
    if event.noun:
        return [f"ack_noun{want}"]
    with_stake = (
        [] if wished or not slots["extra"] else (["ack_event_extra"] if event.ing else ["ack_that_extra"])
    )
    return [*with_stake, f"ack_event{want}" if event.ing else f"ack_that{want}", "ack_that"]


def _adjectives(feelings: Sequence[str]) -> tuple[str, ...]:
    plain = (f.removeprefix("very ").removeprefix("really ") for f in feelings)
    return tuple(f for f in plain if not f.startswith(NOT_ADJECTIVES)) or ("hard",)


def _thing(folded: str, wording: Wording) -> str:
    """ "your refund": a thing of theirs that the draft names."""
    for hit in THING.finditer(folded):
        words = hit["thing"].split()
        for size in (2, 1):
            if len(words) >= size and " ".join(words[:size]) in wording.lists["things"]:
                return "your " + " ".join(words[:size])
    own = next((w for w in re.findall(r"[a-z]+", folded) if w in wording.lists["own_things"]), "")
    return f"your {own}" if own else ""
