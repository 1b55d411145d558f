"""Where a conversation is reached when nobody has just spoken in it: its reference, encrypted at rest."""

import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

from botbuilder.schema import ConversationReference

from adapters.teams.activity import Seat, reference_of, written
from bot.message import Place
from bot.store import Store

_FRESH = 10_000
"""Conversations whose newest address this process knows it has kept already."""


class Addresses:
    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._kept: OrderedDict[Place, str] = OrderedDict()

    async def keep(self, seat: Seat) -> None:
        """Keeps the newest service url of a place, and whose chat it is (docs: send-proactive-messages.md)."""
        if self._kept.get(seat.place) == seat.service_url:
            return
        self._kept[seat.place] = seat.service_url
        if len(self._kept) > _FRESH:
            self._kept.popitem(last=False)
        sealed = self._store.keys.seal(json.dumps(written(seat.reference)))
        person = seat.person.id if seat.personal else None
        try:
            await self._store.addresses.remember(seat.place, sealed, self._now(), person)
        except BaseException:
            self._kept.pop(seat.place, None)
            raise

    async def find(self, place: Place) -> ConversationReference | None:
        sealed = await self._store.addresses.find(place)
        opened = None if sealed is None else self._store.keys.open(sealed)
        return None if opened is None else reference_of(json.loads(opened))

    async def personal(self, tenant: str, person: str) -> Place | None:
        return await self._store.addresses.personal("teams", tenant, person)
