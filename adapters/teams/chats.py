"""Saying something: in a conversation, to one person in it, or in the place of what was said before."""

import asyncio
from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import quote
from weakref import WeakValueDictionary

import structlog

from adapters.teams.activity import Seat
from adapters.teams.addresses import Addresses
from adapters.teams.connector import Connector, ConnectorError
from adapters.teams.render import Renderer, attachment
from bot.message import Card, Form, Link, Part
from bot.texts import Texts, Words

log = structlog.get_logger()

_PATIENCE, _SHORTEST_WAIT = 40.0, 0.1
"""Seconds that an answer waits where Teams asks us to be slower: a window of Teams' is thirty long."""
_NOTE_AFTER = (1.0, 8.0)
"""Seconds before somebody is told that an answer may be lost: what kept it away may pass."""
_LATER = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries to tell one of many; a window of Teams' is thirty seconds long."""
Private = Literal["told", "later", "not_possible"]


class Chats:
    """`bot` is our id in Teams, 28: and the app's."""

    def __init__(
        self, connector: Connector, renderer: Renderer, addresses: Addresses, texts: Texts, bot: str
    ) -> None:
        self._texts = texts
        self._connector = connector
        self._renderer = renderer
        self._addresses = addresses
        self._bot = bot
        self._edits: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def say(self, seat: Seat, card: Card | Form) -> str:
        """Where the person spoke; returns the message's id, "" where in their own chat they were told in its place
        that it may be lost. Raises ConnectorError."""
        try:
            return await self._say(seat, card)
        except ConnectorError as problem:
            if not seat.personal or problem.reason in ("gone", "busy"):
                raise
            log.warning("teams_not_answered", reason=problem.reason, detail=problem.detail)
        for wait in _NOTE_AFTER:
            await asyncio.sleep(wait)
            try:
                await self._say(seat, self._maybe_lost(seat))
            except ConnectorError as problem:
                log.warning("teams_not_answered", reason=problem.reason, detail=problem.detail)
            else:
                break
        return ""

    async def _say(self, seat: Seat, card: Card | Form) -> str:
        return await self._send(seat, seat.conversation, self.activity(seat.conversation, card, seat.locale))

    def _maybe_lost(self, seat: Seat) -> Card:
        return Card((self._texts.text("teams.maybe_lost", seat.locale),))

    async def edit(self, seat: Seat, message: str, card: Card | Form) -> None:
        """Draws a message anew, in the order in which it was asked for. Raises ConnectorError."""
        lock = self._edits.setdefault(message, asyncio.Lock())
        activity = self.activity(seat.conversation, card, seat.locale)
        async with lock:
            await self._patiently(
                lambda: self._connector.edit(seat.service_url, seat.conversation, message, activity)
            )

    async def say_privately(self, seat: Seat, card: Card | Form) -> Private:
        """To the person alone: in their chat, or in a group as a message only they see, or else in their
        chat with us; what may be there already is not said again, but that it may be lost. Where none of it works
        nobody hears of it here."""
        if seat.personal:
            await self.say(seat, card)
            return "told"
        later = lost = False
        for way in (self._targeted, self._in_their_chat):
            try:
                await way(seat, self._maybe_lost(seat) if lost else card)
            except ConnectorError as problem:
                log.info("teams_not_private", reason=problem.reason, detail=problem.detail)
                later = later or problem.reason == "busy"
                lost = lost or problem.reason == "unknown"
            else:
                return "told"
        return "later" if later and not lost else "not_possible"

    async def say_privately_later(self, seat: Seat, card: Card | Form) -> None:
        """Where too many are told at once: as soon as there is room."""
        for wait in _LATER:
            await asyncio.sleep(wait)
            if await self.say_privately(seat, card) != "later":
                return
        log.warning("teams_not_answered", reason="busy", detail="too many at once")

    async def _targeted(self, seat: Seat, card: Card | Form) -> None:
        activity = self.activity(seat.conversation, card, seat.locale)
        addressed = {**activity, "recipient": {"id": seat.person.id}}
        # Where many are answered at once their own chats are quicker than waiting for this one.
        await self._connector.send(seat.service_url, seat.conversation, addressed, only=True)

    async def _in_their_chat(self, seat: Seat, card: Card | Form) -> None:
        chat = await self.private_chat(seat.service_url, seat.place.workspace, seat.person.id)
        await self._connector.send(seat.service_url, chat, self.activity(chat, card, seat.locale))

    async def private_chat(self, service_url: str, tenant: str, person: str) -> str:
        """Their chat with us, opened where we have not met: that works only where they have added us
        (docs: send-proactive-messages.md). Raises ConnectorError."""
        if known := await self._addresses.personal(tenant, person):
            return known.channel
        body = {
            "bot": {"id": self._bot},
            "members": [{"id": person}],
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
            "isGroup": False,
        }
        chat, _ = await self._connector.create(service_url, body)
        return chat

    def activity(
        self,
        conversation: str,
        card: Card | Form,
        locale: str,
        post: str = "",
        readers: Sequence[str] | None = None,
    ) -> dict[str, Any]:
        """A message with a card. Its summary is what a notification reads."""
        drawn = self._renderer.draw(card, locale, post, readers)
        summary = card.title if isinstance(card, Form) else card.summary
        return {
            "type": "message",
            "from": {"id": self._bot},
            "conversation": {"id": conversation},
            "summary": summary[:200],
            "attachments": [attachment(drawn)],
        }

    def private_link(self, words: Words) -> Part:
        """learn.microsoft.com: deep-link-teams, to a chat with the bot."""
        url = f"https://teams.microsoft.com/l/chat/0/0?users={quote(self._bot, safe='')}"
        return Link(words.plain("teams.button.private"), url)

    async def _send(self, seat: Seat, conversation: str, activity: dict[str, Any]) -> str:
        return await self._patiently(lambda: self._connector.send(seat.service_url, conversation, activity))

    async def _patiently(self, call: Any) -> Any:
        """Again where Teams said that nothing was done and when to come back (docs: rate-limit.md)."""
        clock = asyncio.get_running_loop().time
        until = clock() + _PATIENCE
        while True:
            try:
                return await call()
            except ConnectorError as problem:
                wait = 1.0 if problem.retry_after is None else max(problem.retry_after, _SHORTEST_WAIT)
                if problem.reason != "busy" or clock() + wait > until:
                    raise
                await asyncio.sleep(wait)


def reference_to(conversation: str, message: str) -> str:
    """What the store keeps of a post, in a channel with its thread's conversation. No id holds a blank."""
    return f"{conversation} {message}"


def read_reference(reference: str) -> tuple[str, str]:
    conversation, _, message = reference.partition(" ")
    return conversation, message
