"""Who is in a conversation, and what channels a team has (docs: get-teams-context.md)."""

from aiohttp import web

from tests.standins.teams.faults import error
from tests.standins.teams.people import Person, Place
from tests.standins.teams.rules import Json
from tests.standins.teams.server.world import World

SMALLEST_PAGE, PAGE, LARGEST_PAGE = 50, 200, 500


class Roster:
    def __init__(self, world: World):
        self._world = world

    async def everyone(self, request: web.Request) -> web.StreamResponse:
        found = self._members(request)
        return (
            found if isinstance(found, web.Response) else web.json_response([_account(one) for one in found])
        )

    async def page(self, request: web.Request) -> web.StreamResponse:
        """Pages of 50 to 500, 200 where nothing is said; chats answer all at once."""
        found = self._members(request)
        if isinstance(found, web.Response):
            return found
        wanted = int(request.query.get("pageSize", PAGE))
        if not SMALLEST_PAGE <= wanted <= LARGEST_PAGE:
            return error(400, "BadArgument", f"pageSize is {SMALLEST_PAGE} to {LARGEST_PAGE}")
        start = int(request.query.get("continuationToken", "0"))
        body: Json = {"members": [_account(one) for one in found[start : start + wanted]]}
        if start + wanted < len(found):
            body["continuationToken"] = str(start + wanted)
        return web.json_response(body)

    async def one(self, request: web.Request) -> web.StreamResponse:
        found = self._members(request)
        if isinstance(found, web.Response):
            return found
        wanted = request.match_info["member"]
        member = next((one for one in found if wanted in {one.id, one.aad}), None)
        if member is None:
            return error(404, "MemberNotFoundInConversation", "The member is not in the conversation.")
        return web.json_response(_account(member))

    async def team(self, request: web.Request) -> web.StreamResponse:
        channels = self._channels(request.match_info["team"])
        if not channels:
            return error(404, "TeamNotFound", "The team was not found.")
        team = channels[0].team
        assert team is not None
        count = len(self._world.directory.members[channels[0].id])
        body = {"id": team.id, "name": team.name, "aadGroupId": team.aad_group, "type": "standard",
                "channelCount": len(channels), "memberCount": count, "tenantId": self._world.login.tenant}  # fmt: skip
        return web.json_response(body)

    async def channels(self, request: web.Request) -> web.StreamResponse:
        channels = self._channels(request.match_info["team"])
        listed = [{"id": one.id, "name": one.name, "type": one.channel_type} for one in channels]
        return web.json_response({"conversations": listed})

    def _channels(self, team_id: str) -> list[Place]:
        places = self._world.directory.places.values()
        return [place for place in places if place.team is not None and place.team.id == team_id]

    def _members(self, request: web.Request) -> list[Person] | web.Response:
        directory = self._world.directory
        place = directory.place(request.match_info["conversation"])
        if place is None:
            return error(404, "ConversationNotFound", "Conversation not found.")
        if place.id not in directory.installed:
            return error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.")
        if seconds := self._world.throttle.wait("read", place.id):
            return error(429, "Throttled", "Too many requests.", {"Retry-After": str(seconds)})
        return directory.members[place.id]


def _account(person: Person) -> Json:
    given, _, surname = person.name.partition(" ")
    address = f"{given.lower()}@example.com"
    return {
        "id": person.id, "name": person.name, "objectId": person.aad, "aadObjectId": person.aad,
        "givenName": given, "surname": surname, "email": address, "userPrincipalName": address,
        "tenantId": person.tenant, "userRole": person.role,
    }  # fmt: skip
