"""The opening: one line that names this customer's case, from their message, else from the draft's topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.coach.choice import Choice
from bot.coach.mirror import Event, Mirror
from bot.coach.types import Reading
from bot.coach.wording import Situation, Wording

THING = re.compile(r"\byour (?P<thing>(?:[a-z]+ ){0,1}[a-z]+)")
STRONG_FROM = 0.65


@dataclass(frozen=True, slots=True)
class Opening:
    text: str
    frame: str
    names_wish: bool = False


def open_with(
    reading: Reading, mirror: Mirror, folded: str, acts: frozenset[str], *, wording: Wording, choice: Choice
) -> Opening:
    """The most specific line that can be filled cleanly; at last a plain true one for what the draft does."""
    situation = next((s for s in wording.situations if s.id == reading.situation), None)
    feelings = _feelings(situation, reading)
    slots = {"feel": choice.one(feelings, "feel"), "feeladj": choice.one(_adjectives(feelings), "feel")}
    if reading.customer.care == "grief":
        return _first(("ack_bereavement",), slots, choice)
    if wish := next(iter(mirror.wishes), None):
        slots["want"] = wish.want
    if mirror.question:
        slots["asked"] = mirror.question
    if mirror.circumstances:
        slots["circumstance"] = mirror.circumstances[0]
    if event := _best(mirror.events):
        slots |= {"ing": event.ing, "inf": event.inf, "that": event.that, "noun": event.noun}
        slots["past"] = "" if event.present or event.ing.startswith(("not ", "never ")) else event.ing
    keys: list[str] = []
    if slots.get("noun"):
        keys += ["ack_noun_want"] if wish else ["ack_noun"]
    if slots.get("ing"):
        keys += ["ack_event_want"] if wish else ["ack_event"]
    if slots.get("that"):
        keys += ["ack_that"]
    if wish:
        keys += ["ack_want"]
    if mirror.question:
        keys += ["ack_asked"]
    if mirror.circumstances:
        keys += ["ack_circumstance"]
    if thing := _thing(folded, wording):
        slots["thing"] = thing
        keys += ["ack_thing"]
    if situation and f"ack_{situation.id}" in choice.frames:
        keys.insert(
            len(keys) if mirror == Mirror() else max(0, len(keys) - bool(thing)), f"ack_{situation.id}"
        )
    keys += [
        "ack_ask"
        if acts == frozenset(["ask"])
        else "ack_refuse"
        if reading.stance == "refuse"
        else "ack_defer"
        if reading.stance == "defer"
        else "ack_inform"
    ]
    return _first(keys, slots, choice)


def _first(keys: Sequence[str], slots: dict[str, str], choice: Choice) -> Opening:
    for key in keys:
        frame, text = choice.filled(key, slots)
        if text is not None:
            return Opening(text, frame, "{want}" in frame)
    return Opening("", "")


def _best(events: Sequence[Event]) -> Event | None:
    return next((e for e in events if e.ing), next(iter(events), None))


def _feelings(situation: Situation | None, reading: Reading) -> tuple[str, ...]:
    """No stronger than the customer's own words."""
    if situation is None:
        return ("frustrating", "disappointing", "unwelcome", "inconvenient")
    return situation.strong if reading.customer.upset >= STRONG_FROM else situation.mild


def _adjectives(feelings: Sequence[str]) -> tuple[str, ...]:
    return tuple(f for f in feelings if not f.startswith(("a ", "so ", "hard to "))) or ("hard",)


def _thing(folded: str, wording: Wording) -> str:
    """ "your refund": a thing of theirs that the draft names."""
    for hit in THING.finditer(folded):
        words = hit["thing"].split()
        for size in (2, 1):
            if len(words) >= size and " ".join(words[:size]) in wording.lists["things"]:
                return "your " + " ".join(words[:size])
    return next((f"your {w}" for w in re.findall(r"[a-z]+", folded) if w in wording.lists["own_things"]), "")
