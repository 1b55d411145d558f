"""Messages the bot has sent, as they stand in Teams now."""

from dataclasses import dataclass, field
from datetime import datetime

from tests.standins.teams.cards.card import Card
from tests.standins.teams.cards.live import Live, draw_message
from tests.standins.teams.people import Person, Place
from tests.standins.teams.rules import Json
from tests.standins.teams.server.activity import ADAPTIVE


@dataclass
class Message:
    """One message. Updates change it in place; `views` are the cards single people got by Action.Execute, and
    `asked` when each client last asked for one."""

    id: str
    place: Place
    conversation: str
    activity: Json
    sent: datetime
    only: Person | None = None
    edits: int = 0
    deleted: bool = False
    views: dict[str, Json] = field(default_factory=dict)
    asked: dict[str, datetime] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return str(self.activity.get("text") or "")

    @property
    def cards(self) -> list[Card]:
        attachments = self.activity.get("attachments") or []
        return [Card(one["content"]) for one in attachments if one["contentType"] == ADAPTIVE]

    @property
    def card(self) -> Card:
        """Its card, as all see it."""
        if len(self.cards) != 1:
            raise AssertionError(f"the message has {len(self.cards)} cards: {self.text!r}")
        return self.cards[0]

    def card_for(self, person: Person) -> Card:
        """Its card as this person sees it (docs: User-Specific-Views.md)."""
        view = self.views.get(person.id)
        return self.card if view is None else Card(view)

    def visible_to(self, person: Person) -> bool:
        return not self.deleted and (self.only is None or self.only == person)

    @property
    def shown(self) -> str:
        """Every word of it, text first."""
        return "\n".join([draw_message(self.activity).shown, *(card.shown for card in self.cards)]).strip()

    @property
    def live(self) -> list[Live]:
        return [*draw_message(self.activity).live, *(live for card in self.cards for live in card.live)]

    @property
    def data(self) -> list[Json]:
        """The data of all its actions."""
        return [data for card in self.cards for data in card.data]
