"""What becomes of us in a team, a chat and a channel: added, removed, renamed, deleted, shared."""

from dataclasses import replace
from datetime import timedelta

from adapters.teams.activity import Heard, Seat
from adapters.teams.addresses import Addresses
from adapters.teams.chats import Chats
from adapters.teams.product import Product
from bot.closing import close
from bot.message import Button, Card, Place

_GREETED = timedelta(days=3650)
_TEAM_ENDS = frozenset({"teamDeleted", "teamHardDeleted", "teamArchived"})
_CHANNEL_ENDS = frozenset({"channelDeleted", "channelShared"})
"""Nothing is posted in a channel that people of other organisations read."""


class Life:
    def __init__(self, product: Product, chats: Chats, addresses: Addresses) -> None:
        self._product = product
        self._chats = chats
        self._addresses = addresses

    async def happened(self, heard: Heard) -> None:
        seat = heard.seat
        if heard.removed or heard.event in _TEAM_ENDS:
            places = await self._addresses.channels(seat.place.workspace, seat.team) if seat.team else ()
            for place in {seat.place.channel: seat.place, **{each.channel: each for each in places}}.values():
                await self._closed(place)
            return
        if heard.event in _CHANNEL_ENDS:
            await self._closed(heard.about)
            return
        if heard.event == "channelRenamed":
            await self._renamed(heard.about)
        await self._addresses.keep(seat)  # also where the greeting is not taken
        if heard.added:
            await self._lead(seat)
            await self._greet(seat)

    async def _closed(self, place: Place) -> None:
        await close(self._product.store, place, self._product.now())
        await self._addresses.forget(place)

    async def _renamed(self, place: Place) -> None:
        """What is scheduled there is called by the new name."""
        schedules = self._product.store.schedules
        for of in await schedules.at(place):
            ask = replace(of.ask, place=replace(of.ask.place, name=place.name))
            await schedules.change(replace(of, ask=ask), self._product.now())

    async def _lead(self, seat: Seat) -> None:
        """Who adds us to a team is its tenant's first lead; leads name the others."""
        workspaces = self._product.store.workspaces
        settings = await workspaces.get(seat.place.workspace)
        if seat.team and not settings.leads:
            await workspaces.put(
                seat.place.workspace, replace(settings, platform="teams", leads=(seat.person.id,))
            )

    async def _greet(self, seat: Seat) -> None:
        """Once in a place, however often we are added to it."""
        key = f"teams:greeted:{seat.place.workspace}:{seat.place.channel}"
        if seat.shared or not await self._product.store.seen_events.first_time(
            key, self._product.now(), _GREETED
        ):
            return
        words = self._product.texts.words(seat.locale)
        if not seat.personal:
            link = self._chats.private_link(words)
            await self._chats.say(seat, Card((words.text("teams.hello.here"), link)))
            return
        buttons = (
            Button(words.plain("teams.hello.button.try"), "rapport", "try", primary=True),
            Button(words.plain("rapport.button.tip"), "tip", ""),
            Button(words.plain("rapport.button.stored"), "rapport", "stored"),
        )
        await self._chats.say(seat, Card((words.text("teams.hello"), *buttons)))
