"""Where a conversation is reached when nobody has just spoken in it: its reference, encrypted at rest."""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from botbuilder.schema import ConversationAccount, ConversationReference

from adapters.teams.activity import Seat, reference_of, written
from adapters.teams.auth import CHANNEL
from bot.message import Place
from bot.store import Store

_FRESH = 10_000
"""Conversations whose newest address this process knows it has kept already."""

_TOLD = "told"


class Addresses:
    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._kept: OrderedDict[Place, str] = OrderedDict()
        self._of_many = asyncio.Lock()

    async def keep(self, seat: Seat) -> None:
        """Keeps the newest service url of a place, whose chat it is (docs: send-proactive-messages.md), in which
        zone the person lives, and the language of their own chat; a place of many keeps that of who brought us
        there."""
        person = seat.person
        about = _about(seat.place, person.id)
        if person.zone and self._kept.get(about) != person.zone:
            await self._keep(about, person.zone, {"zone": person.zone}, person.id)
        if seat.personal:
            await self._keep_newest(seat, seat.locale)
        else:
            async with self._of_many:  # that we were added is told twice at once, and once without a language
                await self._keep_newest(seat, _TOLD if seat.reference.locale else "")

    async def _keep_newest(self, seat: Seat, language: str) -> None:
        newest = f"{seat.service_url} {language}"
        if self._kept.get(seat.place) in (newest, f"{seat.service_url} {_TOLD}"):
            return
        reference = written(seat.reference)
        if not seat.personal and (known := await self.find(seat.place)) and known.locale:
            reference["locale"] = known.locale
        body = {"reference": reference, "team": seat.team}
        await self._keep(seat.place, newest, body, seat.person.id if seat.personal else None)

    async def keep_channel(self, place: Place, team: str, service_url: str) -> None:
        """A channel of a team that added us, where nobody has spoken to us yet."""
        if await self._store.addresses.find(place) is None:
            conversation = ConversationAccount(
                id=place.channel, tenant_id=place.workspace, conversation_type="channel", is_group=True
            )
            reference = ConversationReference(
                channel_id=CHANNEL, service_url=service_url, conversation=conversation
            )
            await self._keep(place, service_url, {"reference": written(reference), "team": team}, None)

    async def _keep(self, place: Place, newest: str, body: Mapping[str, Any], person: str | None) -> None:
        """`newest` is what a later one may differ in."""
        self._kept[place] = newest
        if len(self._kept) > _FRESH:
            self._kept.popitem(last=False)
        try:
            sealed = self._store.keys.seal(json.dumps(body))
            await self._store.addresses.remember(place, sealed, self._now(), person)
        except BaseException:
            self._kept.pop(place, None)
            raise

    async def forget(self, place: Place) -> None:
        self._kept.pop(place, None)
        await self._store.addresses.forget(place)

    async def zones(self, tenant: str, people: Collection[str]) -> Mapping[str, str]:
        """Where these people live, as the last message of each told; who never wrote is left out."""
        kept = await self._store.addresses.several("teams", tenant, people)
        opened = {person: self._opened(sealed) for person, sealed in kept.items()}
        return {person: str(body["zone"]) for person, body in opened.items() if body and body.get("zone")}

    async def find(self, place: Place) -> ConversationReference | None:
        sealed = await self._store.addresses.find(place)
        body = None if sealed is None else self._opened(sealed)
        return None if body is None else reference_of(body["reference"])

    async def team_of(self, place: Place) -> str:
        """The team of a channel; "" where we do not know it."""
        sealed = await self._store.addresses.find(place)
        body = None if sealed is None else self._opened(sealed)
        return "" if body is None else str(body.get("team") or "")

    async def teams(self, tenant: str) -> Mapping[str, str]:
        """The teams that added us, each with its newest service url."""
        return {team: str(reference.service_url) for team, reference in await self._of_teams(tenant)}

    async def channels(self, tenant: str, team: str) -> Sequence[Place]:
        """Of one team, those we know."""
        return [
            Place("teams", tenant, str(reference.conversation.id).partition(";")[0], "channel")
            for of, reference in await self._of_teams(tenant)
            if of == team and reference.conversation
        ]

    async def _of_teams(self, tenant: str) -> list[tuple[str, ConversationReference]]:
        bodies = map(self._opened, await self._store.addresses.of_many("teams", tenant))
        return [
            (body["team"], reference_of(body["reference"]))
            for body in bodies
            if body is not None and body.get("team")
        ]

    async def personal(self, tenant: str, person: str) -> Place | None:
        return await self._store.addresses.personal("teams", tenant, person)

    def _opened(self, sealed: str) -> dict[str, Any] | None:
        text = self._store.keys.open(sealed)
        return None if text is None else json.loads(text)


def _about(place: Place, person: str) -> Place:
    """Where it is kept what we know of a person: beside their chat, by their id."""
    return Place("teams", place.workspace, person, "personal")
