"""Who is where in a workspace, as Slack tells it: channels, people with their zones, owners and admins."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.client import Clients
from adapters.slack.errors import cannot_deliver, word
from bot.delivery.zones import known_zone
from bot.directory import Room
from bot.message import Person, Place

log = structlog.get_logger()

_CHANNEL = re.compile(r"<#(\w+)(?:\|[^>]*)?>")
_PERSON = re.compile(r"<@(\w+)(?:\|[^>]*)?>")
_KINDS = "public_channel,private_channel"
_OFFERED = 20
_PAGE = 200
"""Entries of one page; Slack advises no more (docs.slack.dev, apis/web-api/pagination)."""
_SAME_ZONE = 3600.0
_MOST_ZONES = 50_000
"""People whose zone is remembered at once."""
_PAUSE = 60.0
"""Seconds without a question after one that was not answered."""
_MOMENT = 0.7
"""Seconds, of the three in which a gesture has to be answered."""
_FRESH = 600.0
"""Seconds for which a workspace's people are remembered: asking for all of them is slow, and limited to
twenty pages a minute (reference/methods/users.list). Who came since is asked for alone."""
_MOST_NEW = 20
"""So many; of more the whole list is quicker."""


@dataclass(frozen=True, slots=True)
class _Member:
    person: Person
    handle: str
    leads: bool


class SlackDirectory:
    """`installers` gives the ids of those who let us into a workspace; none where its token was set by hand."""

    def __init__(self, clients: Clients, installers: Callable[[str], Awaitable[Sequence[str]]]) -> None:
        self._clients = clients
        self._installers = installers
        self._people: dict[str, tuple[float, dict[str, _Member | None]]] = {}
        self._zones: dict[str, tuple[float, str | None, bool]] = {}
        self._no_zones: dict[str, float] = {}

    async def zone(self, here: Place, person: str) -> str | None:
        """The zone this person's Slack shows; None where it is not told within a moment. It is asked for once
        an hour at most: people travel."""
        now = time.monotonic()
        at, zone, _ = self._zones.get(person, (-_SAME_ZONE, None, False))
        if now - at < _SAME_ZONE or now < self._no_zones.get(here.workspace, 0.0):
            return zone
        try:
            async with asyncio.timeout(_MOMENT):
                told = _part(await self._of(here).users_info(user=person), "user")
        except Exception as error:
            log.warning("slack_no_zone", why=cannot_deliver(here, error).detail)
            self._no_zones[here.workspace] = now + _PAUSE
            return zone
        if len(self._zones) >= _MOST_ZONES:
            self._zones.clear()
        zone = _zone(told)
        self._zones[person] = (now, zone, _administers(told))
        return zone

    async def channel(self, here: Place, said: str) -> Place | None:
        if named := _CHANNEL.search(said):
            found = await self._channel(here, named[1])
            return None if found is None else _place(here, found)
        name = said.strip().removeprefix("#").lower()
        return next((_place(here, each) for each in await self._ours(here) if each["name"] == name), None)

    async def channels(self, here: Place, person: str) -> Sequence[Place]:
        ours = {each["id"] for each in await self._ours(here)}
        theirs = await self._conversations(here, user=person)
        return [_place(here, each) for each in theirs if each["id"] in ours][:_OFFERED]

    async def room(self, place: Place) -> Room | None:
        found = await self._channel(place, place.channel)
        if found is None or not found.get("is_member"):
            return None
        pages = _Pages(self._of(place).conversations_members, "members", place)
        members = await pages.all(channel=place.channel, limit=_PAGE)
        outside = bool(found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
        known = await (self._known(place) if outside else self._with(place, members))
        people = tuple(member.person for each in members if (member := known.get(each)))
        return Room(_place(place, found), people, outside)

    async def person(self, here: Place, said: str) -> Person | None:
        if named := _PERSON.search(said):
            member = (await self._with(here, named.groups())).get(named[1])
            return member and member.person
        wanted = said.strip().removeprefix("@").casefold()
        known = filter(None, (await self._known(here)).values())
        return next(
            (each.person for each in known if wanted in (each.handle, each.person.name.casefold())), None
        )

    async def people(self, here: Place, ids: Sequence[str]) -> Sequence[Person]:
        if not ids:
            return ()
        known = await self._known(here)
        return [member.person for each in ids if (member := known.get(each))]

    async def chat(self, here: Place, person: str) -> Place:
        try:
            chat = word(await self._of(here).conversations_open(users=person), "channel", "id")
        except Exception as error:
            raise cannot_deliver(here, error) from error
        return Place("slack", here.workspace, chat)

    async def leads(self, here: Place) -> Sequence[Person]:
        """Who installed it; where nobody did who is here, the workspace's owners and admins."""
        known = await self._known(here)
        installers = [known.get(each) for each in await self._installers(here.workspace)]
        here_still = [each.person for each in installers if each]
        return here_still or [each.person for each in known.values() if each and each.leads]

    async def is_lead(self, here: Place, person: str) -> bool:
        """By what was told of this person with their zone: a list of everybody is too slow for a gesture."""
        at, _ = self._people.get(here.workspace, (-_FRESH, {}))
        if time.monotonic() - at < _FRESH:
            return any(each.id == person for each in await self.leads(here))
        if installers := await self._installers(here.workspace):
            return person in installers
        await self.zone(here, person)
        return self._zones.get(person, (0.0, None, False))[2]

    def _of(self, here: Place) -> AsyncWebClient:
        return self._clients.of(here.workspace, awaited=True)

    # --- asking ------------------------------------------------------------------------------------

    async def _channel(self, here: Place, id: str) -> dict[str, Any] | None:
        """None: it is not there, or hidden from us, or archived."""
        try:
            found = _part(await self._of(here).conversations_info(channel=id), "channel")
        except Exception as error:
            problem = cannot_deliver(here, error)
            if problem.reason == "gone":
                return None
            raise problem from error
        return None if found.get("is_archived") else found

    async def _ours(self, here: Place) -> list[dict[str, Any]]:
        return await self._conversations(here)

    async def _conversations(self, here: Place, **whose: str) -> list[dict[str, Any]]:
        pages = _Pages(self._of(here).users_conversations, "channels", here)
        return await pages.all(types=_KINDS, exclude_archived=True, limit=_PAGE, **whose)

    async def _with(self, here: Place, ids: Sequence[str]) -> Mapping[str, _Member | None]:
        """Everybody known, these among them, though they came since."""
        known = await self._known(here)
        new = [each for each in ids if each not in known]
        if len(new) > _MOST_NEW:
            self._people.pop(here.workspace, None)
            return await self._known(here)
        for each in new:
            try:
                told = _part(await self._of(here).users_info(user=each), "user")
            except Exception as error:
                problem = cannot_deliver(here, error)
                if problem.reason != "gone":
                    raise problem from error
                told = {}
            known[each] = _member(told) if told else None
        return known

    async def _known(self, here: Place) -> dict[str, _Member | None]:
        """Everybody of the workspace; None for bots and who has left."""
        at, known = self._people.get(here.workspace, (-_FRESH, {}))
        if time.monotonic() - at < _FRESH:
            return known
        pages = _Pages(self._of(here).users_list, "members", here)
        known = {each["id"]: _member(each) for each in await pages.all(limit=_PAGE)}
        read_at = time.monotonic()
        self._people = {of: kept for of, kept in self._people.items() if read_at - kept[0] < _FRESH}
        self._people[here.workspace] = (read_at, known)
        return known


@dataclass(frozen=True, slots=True)
class _Pages:
    """All pages of a list. Raises CannotDeliver where Slack gives none."""

    method: Callable[..., Awaitable[AsyncSlackResponse]]
    name: str
    here: Place

    async def all(self, **arguments: Any) -> list[Any]:
        found: list[Any] = []
        cursor: str | None = None
        while True:
            try:
                page = await self.method(cursor=cursor, **arguments)
            except Exception as error:
                raise cannot_deliver(self.here, error) from error
            found += page.get(self.name) or []
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return found


def _part(answer: AsyncSlackResponse, name: str) -> dict[str, Any]:
    found = answer.get(name)
    return found if isinstance(found, dict) else {}


def _place(here: Place, channel: Mapping[str, Any]) -> Place:
    return Place("slack", here.workspace, channel["id"], "channel", channel.get("name", ""))


def _member(user: Mapping[str, Any]) -> _Member | None:
    if user.get("deleted") or user.get("is_bot") or user["id"] == "USLACKBOT":
        return None
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("name", "")
    person = Person(
        id=user["id"],
        name=name,
        zone=_zone(user),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
    )
    return _Member(person, user.get("name", "").casefold(), _administers(user))


def _zone(user: Mapping[str, Any]) -> str | None:
    """None: Slack tells none, as of who has left, or one that is new to this machine."""
    zone = user.get("tz")
    return known_zone(zone) if isinstance(zone, str) else None


def _administers(user: Mapping[str, Any]) -> bool:
    return bool(user.get("is_admin") or user.get("is_owner"))
