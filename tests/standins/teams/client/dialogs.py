"""A dialog that is open before a person (docs: task-modules-bots.md)."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.standins.teams.cards.card import Card, shown_action
from tests.standins.teams.cards.inputs import collect
from tests.standins.teams.client.outcome import Outcome
from tests.standins.teams.rules import Json

Send = Callable[[Json, int], Awaitable[Outcome]]


class Dialog:
    def __init__(self, json: Json, send: Send):
        self.json = json
        self._send = send

    @property
    def title(self) -> str:
        return str(self.json.get("title", ""))

    @property
    def url(self) -> str | None:
        return self.json.get("url")

    @property
    def card(self) -> Card:
        return Card(self.json["card"]["content"])

    @property
    def size(self) -> tuple[Any, Any]:
        """Width and height."""
        return self.json.get("width"), self.json.get("height")

    async def submit(
        self, values: Mapping[str, str] | None = None, title: str | None = None, expect: int = 0
    ) -> Outcome:
        """Fills in the inputs and presses the button of that title, or the only one. Waits for `expect` messages."""
        button = self.card.button(title or self._only())
        # Dialogs know no Action.Execute, so they show what an old client shows.
        action = shown_action(button.json, "old")
        inputs = collect(button.fields, values or {})
        return await self._send(action.get("data", {}) | inputs, expect)

    def _only(self) -> str:
        titles = self.card.buttons
        assert len(titles) == 1, f"which of the buttons {titles}?"
        return titles[0]
