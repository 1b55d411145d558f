"""The opening: one line that names this customer's case, from their message, else from the draft's topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.coach.choice import Choice
from bot.coach.happened import Event
from bot.coach.mirror import Mirror
from bot.coach.types import Reading
from bot.coach.wording import Situation, Wording

THING = re.compile(r"\byour (?P<thing>(?:[a-z]+ ){0,1}[a-z]+)")
THE = re.compile(
    r"\bthe (?P<of>(?:waiting|delivery|service|booking|late|return|exchange|cancellation|exit|rental|tenancy) )?(?P<noun>[a-z]+)\b"
)
LOOSE = frozenset(
    [
        "result",
        "seat",
        "item",
        "photo",
        "file",
        "form",
        "list",
        "part",
        "size",
        "place",
        "policy",
        "plan",
        "limit",
        "report",
        "rate",
        "code",
        "visit",
        "feature",
    ]
)
"""Too general to be named without the draft's own "the"."""
EVERYDAY = frozenset(["frustrating", "disappointing", "tiring", "annoying", "a letdown", "inconvenient"])
CLOSE_TO_HEART = ("upsetting", "hard")
"""Where someone of theirs is in it, "annoying" is too little."""
STRONG_FROM = 0.65
NOT_ADJECTIVES = ("a ", "so ", "hard to ")


@dataclass(frozen=True, slots=True)
class Opening:
    text: str
    frame: str


@dataclass(frozen=True, slots=True)
class Told:
    """What an opening may be built from: the draft's folded text, what it does, and what it refuses ("Sunday collections")."""

    folded: str
    acts: frozenset[str]
    refused: str = ""


def open_with(reading: Reading, mirror: Mirror, told: Told, *, wording: Wording, choice: Choice) -> Opening:
    """The most specific line that can be filled cleanly; at last a plain true one for what the draft does."""
    situation = next((s for s in wording.situations if s.id == reading.situation), None)
    feelings = _feelings(situation, reading)
    if mirror.kin and set(feelings) <= EVERYDAY:
        feelings = CLOSE_TO_HEART
    slots = {"feel": choice.one(feelings, "feel"), "feeladj": choice.one(_adjectives(feelings), "feel")}
    wish = next(iter(mirror.wishes), None)
    if wish:
        slots["want"] = wish.want
    slots |= {"extra": mirror.stake, "asked": mirror.question, "refused": told.refused}
    if reading.customer.care == "grief":
        slots["kin"] = mirror.kin
        return _first(("ack_kin", "ack_bereavement"), slots, choice)
    keys: list[str] = []
    disputed = bool(wording.patterns["disputes"].search(told.folded))
    if mirror.events:
        keys += _event_keys(mirror.events[0], slots, disputed=disputed, wished=wish is not None)
    if mirror.circumstances:
        slots["circumstance"] = mirror.circumstances[0]
        keys += ["ack_circumstance_want"] if wish else ["ack_circumstance"]
    if wish:
        keys += ["ack_want"]
    if mirror.question:
        keys += ["ack_asked"]
    if mirror.told and not keys:
        slots["circumstance"] = mirror.told[0]
        keys += ["ack_circumstance"]
    if told.refused:
        keys += ["ack_refused"]
    if slots_thing := _thing(told.folded, wording):
        slots["thing"] = slots_thing
        keys += ["ack_thing" if slots_thing.startswith("your ") else "ack_the_thing"]
    if situation and mirror != Mirror() and f"ack_{situation.id}" in choice.frames:
        keys.append(f"ack_{situation.id}")
    keys.append(
        "ack_ask"
        if told.acts == frozenset(["ask"])
        else {"refuse": "ack_refuse", "defer": "ack_defer"}.get(reading.stance, "ack_inform")
    )
    return _first(keys, slots, choice)


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


def _first(keys: Sequence[str], slots: dict[str, str], choice: Choice) -> Opening:
    for key in keys:
        frame, text = choice.filled(key, slots)
        if text is not None:
            return Opening(text, frame)
    return Opening("", "")


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
    if own := next((w for w in re.findall(r"[a-z]+", folded) if w in wording.lists["own_things"]), ""):
        return f"your {own}"
    named = (hit for hit in THE.finditer(folded) if hit["noun"] in wording.lists["asked_about"])
    if found := next((f"the {hit['of'] or ''}{hit['noun']}" for hit in named), ""):
        return found
    return next(
        (f"the {w}" for w in re.findall(r"[a-z]+", folded) if w in wording.lists["asked_about"] - LOOSE), ""
    )
