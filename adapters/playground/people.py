"""Who can be played and where: the playground's own small workspace."""

from dataclasses import dataclass
from typing import Literal

from bot.message import Person, Place
from bot.texts import Texts

WORKSPACE = "playground"

PersonaId = Literal["agent", "lead", "agent2", "agent3", "agent4", "agent5"]
PERSONAS: tuple[PersonaId, ...] = ("agent", "lead", "agent2", "agent3", "agent4", "agent5")
"""Six, because a quiz shows its counts from five answers on."""
_FAR: dict[PersonaId, str] = {"agent3": "America/New_York", "agent5": "Asia/Manila"}
"""Who lives elsewhere than the reader, so that a dry run has zones to show."""

RoomId = Literal["support", "team-leads", "dm"]


@dataclass(frozen=True, slots=True)
class Role:
    """How a persona stands in the menu: `label` names the role, `name` the person."""

    id: PersonaId
    label: str
    name: str


def role(persona: PersonaId, texts: Texts) -> Role:
    return Role(persona, texts.plain(f"playground.role.{persona}"), texts.plain(f"playground.name.{persona}"))


def person(persona: PersonaId, texts: Texts, zone: str | None = None) -> Person:
    """`zone` is the reader's own, where it is known."""
    return Person(id=persona, name=role(persona, texts).name, zone=_FAR.get(persona, zone))


def place(room: RoomId, persona: PersonaId) -> Place:
    """Where a gesture was made. Each persona has a direct message of its own."""
    if room == "dm":
        return Place("playground", WORKSPACE, f"dm-{persona}", "personal")
    return Place("playground", WORKSPACE, room, "channel", room)


CHANNELS: dict[str, RoomId] = {
    "support": "support",
    "team-leads": "team-leads",
    **{f"dm-{persona}": "dm" for persona in PERSONAS},
}
"""The room that each channel of a place is shown in."""


def persona_of(channel: str) -> str:
    """Whose direct message the channel is; "" for a channel everybody sees."""
    return channel.removeprefix("dm-") if channel.startswith("dm-") else ""
