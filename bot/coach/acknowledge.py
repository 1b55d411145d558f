"""The opening: a line that takes up this customer's case, from their message, else from what the draft alone tells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.coach.cases import Found, cases_in
from bot.coach.choice import SLOT, Choice, fill_slots
from bot.coach.happened import Event
from bot.coach.heard import hear
from bot.coach.mirror import Mirror
from bot.coach.types import Reading
from bot.coach.wording import Situation, Wording

THING = re.compile(r"\byour (?P<thing>(?:[a-z]+ ){0,1}[a-z]+)")
EVERYDAY = frozenset(["frustrating", "disappointing", "tiring", "annoying", "a letdown", "inconvenient"])
CLOSE_TO_HEART = ("upsetting", "hard")
"""Where someone of theirs is in it, "annoying" is too little."""
STRONG_FROM = 0.65
NOT_ADJECTIVES = ("a ", "so ", "hard to ")
UNSURE = re.compile(
    r"\byou (?:can't|cannot|don't|didn't|couldn't) (?:remember|know|think|recall|care|mind)\b"
)
"""Nothing that happened to them."""
WISHED = re.compile(r"\bI (?:can |do )?(?:understand|see|know|hear)\b|\b(?:want|need)\b|[.?!] ")
ROOM = 18
"""Words of a line that has room for what they ask for."""
SORRY = re.compile(r"\bsorry\b")
WEIGHT: Mapping[str, float] = {
    "with": 6, "occasion_on": 6, "occasion": 5, "day": 4, "wait": 4, "nth": 4, "times": 4, "tries": 4, "since": 3, "loyal": 3,
    "felt": 3, "amount": 2, "want": 1.5, "feel": 0, "feeladj": 0, "noun": 0, "ing": 0, "is": 0, "was": 0, "has": 0, "does": 0,
    "it": 0, "they": 0, "s": 0, "es": 0, "its": 0,
}  # fmt: skip
"""How telling a detail is: what hangs on it before how long, how often and how much, those before the thing itself."""
NAMES = 1.0
FEW = 3
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
    line = _Line(choice, told.sorry)
    slots = {slot: choice.one(ways, slot) for slot, ways in mirror.details.items()}
    if mirror.wishes:
        slots["want"] = mirror.wishes[0].want
    if reading.customer.care == "grief":
        return line.first(("ack_kin", "ack_bereavement"), slots | {"kin": mirror.kin})
    disputed = bool(wording.patterns["disputes"].search(told.folded))
    strong = reading.customer.upset >= STRONG_FROM
    for found in mirror.cases:
        if made := line.of_case(found, slots, strong=strong, disputed=disputed):
            return line.with_wish(made, slots) if told.refuses else made
    return line.first(*_plainer(reading, mirror, told, slots, wording=wording, choice=choice))


@dataclass(frozen=True, slots=True)
class _Line:
    choice: Choice
    sorry: bool

    def of_case(
        self, found: Found, details: Mapping[str, str], *, strong: bool, disputed: bool
    ) -> Opening | None:
        case = found.case
        slots = {**details, **found.slots}
        if feelings := case.strong if strong else case.mild:
            slots["feel"] = self.choice.one(feelings, "feel")
        own = f"ack_{case.id}"
        if disputed and self.choice.frames[f"{own}_seen"]:
            return self.richest((f"{own}_seen",), slots)
        for name, forms in (("noun", case.noun), ("ing", case.ing)):
            ways = [fill_slots(form, slots) for form in forms if _fits(form, slots)]
            if ways:
                slots[name] = self.choice.one(ways, name)
        return self.richest((own,) if disputed else (own, "ack_more"), slots)

    def richest(self, keys: Sequence[str], slots: Mapping[str, str]) -> Opening | None:
        """Of the ways that can be filled one of those that tell most."""
        ways = [
            (_weight(way) + (OWN if place == 0 else 0), way)
            for place, key in enumerate(keys)
            for way in self.choice.order(key)
            if _fits(way, slots) and not (self.sorry and SORRY.search(way))
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

    def first(self, keys: Sequence[str], slots: Mapping[str, str]) -> Opening:
        return next((made for key in keys if (made := self.richest((key,), slots))), Opening("", ""))


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


def _plainer(
    reading: Reading, mirror: Mirror, told: Told, details: dict[str, str], *, wording: Wording, choice: Choice
) -> tuple[list[str], dict[str, str]]:
    """Keys and slots where no case of the pack fits: their own clauses, their wish or question, then the draft's topic."""
    situation = next((s for s in wording.situations if s.id == reading.situation), None)
    feelings = _feelings(situation, reading)
    if mirror.kin and set(feelings) <= EVERYDAY:
        feelings = CLOSE_TO_HEART
    slots = {
        **details,
        "feel": choice.one(feelings, "feel"),
        "feeladj": choice.one(_adjectives(feelings), "feel"),
    }
    slots |= {"extra": mirror.stake, "asked": mirror.question, "refused": told.refused}
    keys: list[str] = []
    if mirror.events and not UNSURE.search(mirror.events[0].that):
        disputed = bool(wording.patterns["disputes"].search(told.folded))
        keys += _event_keys(mirror.events[0], slots, disputed=disputed, wished="want" in slots)
    if mirror.details:
        keys.append("ack_details")
    if mirror.circumstances:
        slots["circumstance"] = mirror.circumstances[0]
        keys += ["ack_circumstance_want"] if "want" in slots else ["ack_circumstance"]
    keys += [key for key, slot in (("ack_want", "want"), ("ack_asked", "asked")) if slots.get(slot)]
    stance = "ask" if told.acts == frozenset(["ask"]) else reading.stance
    for topic in _topics(told.folded, stance, wording):
        slots |= topic.slots
        keys.append(f"ack_{topic.case.id}")
    if stance == "refuse":
        keys.append("ack_refused")
        slots["thing"] = _thing(told.folded, wording)
        keys.append("ack_thing")
    keys.append({"refuse": "ack_refuse", "defer": "ack_defer", "ask": "ack_ask"}.get(stance, "ack_inform"))
    return keys, slots


def _topics(folded: str, stance: str, wording: Wording) -> Iterator[Found]:
    """What the draft alone tells, the heaviest first."""
    heard = hear(folded, wording, theirs=False)
    for found in cases_in(heard, wording.topics, wording):
        if not found.case.stances or stance in found.case.stances:
            yield found


def _event_keys(event: Event, slots: dict[str, str], *, disputed: bool, wished: bool) -> list[str]:
    """Keys for what happened; where the draft disputes it, or it names us, it is only retold."""
    slots |= {"that": event.that, "ing": event.ing, "inf": event.inf, "noun": event.noun}
    slots["past"] = event.ing if event.past else ""
    want = "_want" if wished else ""
    if event.story or disputed:
        return [f"ack_story{want}", "ack_story"]
    if event.noun:
        return [f"ack_noun{want}"]
    with_stake = (
        [] if wished or not slots["extra"] else (["ack_event_extra"] if event.ing else ["ack_that_extra"])
    )
    return [*with_stake, f"ack_event{want}" if event.ing else f"ack_that{want}", "ack_that"]


def _feelings(situation: Situation | None, reading: Reading) -> tuple[str, ...]:
    """No stronger than the customer's own words."""
    if situation is None:
        return ("frustrating", "disappointing")
    return situation.strong if reading.customer.upset >= STRONG_FROM else situation.mild


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
