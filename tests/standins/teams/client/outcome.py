"""What came of a gesture, as the person sees it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.standins.teams.cards.card import Card
from tests.standins.teams.rules import Json
from tests.standins.teams.server.activity import ADAPTIVE
from tests.standins.teams.server.messages import Message

if TYPE_CHECKING:
    from tests.standins.teams.client.dialogs import Dialog


@dataclass(frozen=True)
class Outcome:
    """`card` took the place of the one pressed; `notice` and `error` are words of the client; `messages` are new or
    edited and visible to this person; `inserted` are attachments a message extension put into the compose box."""

    card: Card | None = None
    notice: str | None = None
    error: str | None = None
    dialog: "Dialog | None" = None
    messages: tuple[Message, ...] = ()
    inserted: tuple[Json, ...] = ()
    preview: Json | None = None

    @property
    def inserted_cards(self) -> list[Card]:
        return [Card(one["content"]) for one in self.inserted if one["contentType"] == ADAPTIVE]
