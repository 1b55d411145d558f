"""The message extension: a dialog from the message box or a message's menu, whose text goes into the box.

docs: action-commands/create-task-module.md, respond-to-task-module-submit.md. It works where we are not
installed too, so nothing is said in the conversation it was opened in, and its address is nobody's chat with us.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from adapters.teams.activity import Heard, Seat
from adapters.teams.gesture import Pressed, pressed, pressed_ask
from adapters.teams.picked import author_of, picked_words
from adapters.teams.product import Product
from adapters.teams.render import INSERT, INSERTED, Renderer, attachment, shown
from bot.message import Ask, Result
from commands.command import Command, Shortcut

NAMES = "composeExtension/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of ours under the message box, or on a message's menu. `id` stands in the manifest too."""

    id: str
    command: str
    shortcut: Shortcut
    on_message: bool


def entries(commands: Sequence[Command]) -> tuple[Entry, ...]:
    """What a command does with a message stands on its menu, and under the message box where it does it with
    a text of one's own too."""
    return tuple(
        Entry(f"{each.name}.{shortcut.verb}" if on_message else each.name, each.name, shortcut, on_message)
        for on_message in (False, True)
        for each in commands
        for shortcut in (each.shortcuts if on_message else each.shortcuts[:1])
        if on_message or each.draft
    )


class Compose:
    def __init__(self, product: Product, renderer: Renderer) -> None:
        self._product = product
        self._renderer = renderer
        self._entries = {entry.id: entry for entry in entries(product.commands)}

    async def invoked(self, heard: Heard) -> Mapping[str, Any] | None:
        seat = replace(heard.seat, place=replace(heard.seat.place, kind="personal", name=""))
        value = heard.value or {}
        match heard.name:
            case "composeExtension/fetchTask":
                return await self._opened(value, seat)
            case "composeExtension/submitAction":
                return await self._submitted(value.get("data"), seat)
            case _:
                return None

    async def _opened(self, value: Mapping[str, Any], seat: Seat) -> Mapping[str, Any]:
        entry = self._entries.get(str(value.get("commandId")))
        if entry is None:
            return self._told("teams.stale", seat)
        ask = Ask(entry.command, seat.place, seat.person, locale=seat.locale)
        if not entry.on_message:
            return await self._shown(ask, seat)
        words = picked_words(value)
        if not words:
            return self._told("teams.compose.no_words", seat)
        ids = {} if author_of(value) == _own_id(seat) else {"from": "other"}
        return await self._shown(replace(ask, verb=entry.shortcut.verb, message=words, ids=ids), seat)

    async def _submitted(self, data: Any, seat: Seat) -> Mapping[str, Any]:
        if isinstance(data, Mapping) and data.get(INSERT) is True and isinstance(data.get(INSERTED), str):
            return self._inserted(str(data[INSERTED]))
        button = pressed(data)
        if button is None:
            return self._told("teams.stale", seat)
        back = Pressed(button.command, "show", button.ids) if button.ids else None
        return await self._shown(pressed_ask(button, seat), seat, back)

    async def _shown(self, ask: Ask, seat: Seat, back: Pressed | None = None) -> Mapping[str, Any]:
        reply = await self._product.answer(ask)
        await self._product.changed(reply.changed)
        if isinstance(reply.card, Result):
            return self._inserted(reply.card.text)
        card = shown(reply)
        if card is None:
            return self._told("teams.done", seat)
        return {"task": {"type": "continue", "value": self._renderer.compose(card, seat.locale, back)}}

    def _inserted(self, text: str) -> Mapping[str, Any]:
        return {
            "composeExtension": {
                "type": "result",
                "attachmentLayout": "list",
                "attachments": [attachment(self._renderer.inserted(text))],
            }
        }

    def _told(self, key: str, seat: Seat) -> Mapping[str, Any]:
        return {"task": {"type": "message", "value": self._product.texts.plain(key, seat.locale)}}


def _own_id(seat: Seat) -> str:
    """Their id in the directory, by which a picked message names its author."""
    return str(getattr(seat.reference.user, "aad_object_id", None) or "")
