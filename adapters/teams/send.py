"""The worker's way into Teams: posts and edits where nobody has just spoken."""

from collections.abc import Sequence
from datetime import datetime
from time import monotonic
from typing import Any

from botbuilder.schema import ConversationReference

from adapters.teams import limits
from adapters.teams.activity import language
from adapters.teams.addresses import Addresses
from adapters.teams.chats import Chats, read_reference, reference_to
from adapters.teams.connector import Connector, ConnectorError
from adapters.teams.pace import Windows
from bot.message import CannotDeliver, Card, Place

_LOOK_AGAIN, _MOST_LOOKED = 600.0, 10_000
"""Seconds for which a channel that was not shared is taken for one that is not, and its readers for the same;
so many are remembered."""


class TeamsSender:
    """Teams lets nobody look for what was posted, so a lost answer stays unknown."""

    finds = False

    def __init__(
        self, connector: Connector, chats: Chats, addresses: Addresses, bot: str, paces: Windows
    ) -> None:
        """`paces`: how often a tenant may be spoken to."""
        self._paces = paces
        self._connector = connector
        self._chats = chats
        self._addresses = addresses
        self._bot = bot
        self._looked: dict[str, float] = {}
        self._read_by: dict[str, tuple[float, Sequence[str]]] = {}
        self._own_views = Windows(((1, limits.OWN_VIEWS_SECONDS),), monotonic)

    async def send(self, place: Place, card: Card, key: str) -> str:
        """A new message, in a channel a new thread. The reference names both. Raises CannotDeliver."""
        known = await self._known(place)
        service_url = str(known.service_url)
        try:
            if place.kind == "channel" and await self._shared(place, service_url):
                raise CannotDeliver(place, "gone", "shared with another organisation")
            readers = await self._readers(place, card, service_url)
            activity = self._chats.activity(place.channel, card, language(known.locale), key, readers)
            if place.kind == "channel":
                thread = self._thread(place, activity)
                reference = reference_to(*await self._connector.create(service_url, thread, place.channel))
            else:
                sent = await self._connector.send(service_url, place.channel, activity)
                reference = reference_to(place.channel, sent)
        except ConnectorError as problem:
            raise _undelivered(place, problem) from problem
        if readers:
            self._own_views.take(reference)
        return reference

    async def edit(self, place: Place, reference: str, card: Card) -> None:
        known = await self._known(place)
        conversation, message = read_reference(reference)
        try:
            readers = await self._readers(place, card, str(known.service_url))
            if readers and (wait := self._own_views.take(reference)):
                raise CannotDeliver(place, "busy", "every change is asked for by each reader", wait)
            activity = self._chats.activity(conversation, card, language(known.locale), readers=readers)
            await self._connector.edit(known.service_url, conversation, message, activity)
        except ConnectorError as problem:
            raise _undelivered(place, problem) from problem

    async def find(self, place: Place, key: str, since: datetime) -> str | None:
        raise CannotDeliver(place, "unknown", "Teams has no way to look")

    async def _known(self, place: Place) -> ConversationReference:
        self._take(place)
        known = await self._addresses.find(place)
        if known is None:
            raise CannotDeliver(place, "gone", "nobody has spoken to us there")
        return known

    def _take(self, place: Place) -> None:
        """A request of ours in that tenant, reads too. Nothing was posted where it raises CannotDeliver."""
        if wait := self._paces.take(place.workspace):
            raise CannotDeliver(place, "busy", "as often as Teams allows", wait)

    async def _shared(self, place: Place, service_url: str) -> bool:
        """Whether people of other organisations read it. Asked once in a while: it may be shared later."""
        now = monotonic()
        if self._looked.get(place.channel, float("-inf")) + _LOOK_AGAIN > now:
            return False
        if team := await self._addresses.team_of(place):
            self._take(place)
        try:
            listed = await self._connector.channels(service_url, team) if team else ()
        except ConnectorError as problem:  # nothing was posted: as good as never asked
            reason = "busy" if problem.reason == "unknown" else problem.reason
            raise ConnectorError(reason, problem.detail, problem.retry_after) from problem
        if any(each.get("id") == place.channel and each.get("type") == "shared" for each in listed):
            return True
        if len(self._looked) >= _MOST_LOOKED:
            self._looked.clear()
        self._looked[place.channel] = now
        return False

    async def _readers(self, place: Place, card: Card, service_url: str) -> Sequence[str] | None:
        """Who sees the card in their own way: everybody, where they are few enough; None: it has one look.
        They are members of the place, whether they took part or not."""
        if card.own is None:
            return None
        now = monotonic()
        known = self._read_by.get(place.channel)
        if known and known[0] + _LOOK_AGAIN > now:
            return known[1]
        self._take(place)
        try:
            few = await self._connector.few_members(service_url, place.channel, limits.OWN_VIEWS)
        except ConnectorError:
            return ()  # the post is worth more than its views
        if len(self._read_by) >= _MOST_LOOKED:
            self._read_by.clear()
        readers = [str(each["id"]) for each in few or ()]
        self._read_by[place.channel] = now, readers
        return readers

    def _thread(self, place: Place, activity: dict[str, Any]) -> dict[str, object]:
        """docs: send-proactive-messages.md, a new thread in a channel."""
        activity.pop("conversation")
        return {
            "isGroup": True,
            "bot": {"id": self._bot},
            "tenantId": place.workspace,
            "channelData": {"channel": {"id": place.channel}, "tenant": {"id": place.workspace}},
            "activity": activity,
        }


def _undelivered(place: Place, problem: ConnectorError) -> CannotDeliver:
    return CannotDeliver(place, problem.reason, problem.detail, problem.retry_after)
