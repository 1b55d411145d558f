"""Where a conversation is reached when nobody has just spoken in it: its reference, encrypted at rest."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

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
        body = {"reference": written(seat.reference), "team": seat.team}
        sealed = self._store.keys.seal(json.dumps(body))
        person = seat.person.id if seat.personal else None
        try:
            await self._store.addresses.remember(seat.place, sealed, self._now(), person)
        except BaseException:
            self._kept.pop(seat.place, None)
            raise

    async def find(self, place: Place) -> ConversationReference | None:
        sealed = await self._store.addresses.find(place)
        body = None if sealed is None else self._opened(sealed)
        return None if body is None else reference_of(body["reference"])

    async def teams(self, tenant: str) -> Mapping[str, str]:
        """The teams that added us, each with its newest service url."""
        bodies = map(self._opened, await self._store.addresses.of_many("teams", tenant))
        return {
            body["team"]: str(reference_of(body["reference"]).service_url)
            for body in bodies
            if body is not None and body["team"]
        }

    async def personal(self, tenant: str, person: str) -> Place | None:
        return await self._store.addresses.personal("teams", tenant, person)

    def _opened(self, sealed: str) -> dict[str, Any] | None:
        text = self._store.keys.open(sealed)
        return None if text is None else json.loads(text)
