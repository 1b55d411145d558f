"""The Bot Connector: what a bot may ask of Teams (learn: bot-framework-rest-connector-api-reference)."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.standins.teams.faults import Operation, error
from tests.standins.teams.people import Person, Place
from tests.standins.teams.rules import (
    CONNECTOR_API,
    ERRORS,
    PROACTIVE,
    TARGETED,
    Json,
    guideline,
    objects,
    refused,
)
from tests.standins.teams.server.activity import check_activity, too_big
from tests.standins.teams.server.messages import Message
from tests.standins.teams.server.roster import Roster
from tests.standins.teams.server.world import Call, Effect, World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
ACTIVITIES = "/v3/conversations/{conversation}/activities"


class Refused(Exception):
    """The answer to a request the Connector turns away."""

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None):
        super().__init__(message)
        self.status, self.code, self.headers = status, code, headers or {}

    def response(self) -> web.Response:
        return error(self.status, self.code, str(self), self.headers)


@dataclass
class Trace:
    """What one request turned out to do, for the log of calls."""

    body: Json | None = None
    effect: Effect | None = None
    message: Message | None = None


TRACE = web.RequestKey("trace", Trace)


class Connector:
    def __init__(self, world: World):
        self.world = world
        self.roster = Roster(world)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v3/conversations", self._guard("create", self._create)),
            web.post(ACTIVITIES, self._guard("send", self._send)),
            web.post(f"{ACTIVITIES}/{{activity}}", self._guard("send", self._send)),
            web.put(f"{ACTIVITIES}/{{activity}}", self._guard("update", self._update)),
            web.delete(f"{ACTIVITIES}/{{activity}}", self._guard("delete", self._delete)),
            web.get("/v3/conversations/{conversation}/members", self._guard("members", self.roster.everyone)),
            web.get(
                "/v3/conversations/{conversation}/pagedmembers", self._guard("members", self.roster.page)
            ),
            web.get(
                "/v3/conversations/{conversation}/members/{member}", self._guard("members", self.roster.one)
            ),
            web.get("/v3/teams/{team}", self._guard("teams", self.roster.team)),
            web.get("/v3/teams/{team}/conversations", self._guard("teams", self.roster.channels)),
        ]

    def _guard(self, operation: Operation, handler: Handler) -> Handler:
        """Token, faults and the log around one operation."""

        async def checked(request: web.Request) -> web.StreamResponse:
            if reason := self.world.login.refusal(request.headers.get("Authorization")):
                return error(401, "Unauthorized", reason)
            try:
                return await handler(request)
            except Refused as refusal:
                return refusal.response()

        async def guarded(request: web.Request) -> web.StreamResponse:
            request[TRACE] = Trace()
            response = await self.world.faults.around(operation, request, checked)
            trace = request[TRACE]
            call = Call(
                request.method, request.path, response.status, trace.body, trace.effect, trace.message
            )
            await self.world.called(call)
            return response

        return guarded

    async def _create(self, request: web.Request) -> web.StreamResponse:
        body, where = await self._body(request), "POST v3/conversations"
        self._throttle("send", "create")
        bot = _inside(body, "bot", "id") or self.world.directory.bot_id
        tenant = body.get("tenantId") or _inside(body, "channelData", "tenant", "id")
        if bot != self.world.directory.bot_id:
            raise self._refusal(400, "BadArgument", "bot.id is the bot's id", where)
        if channel := _inside(body, "channelData", "channel", "id"):
            return await self._create_thread(request, body, str(channel), where)
        if tenant != self.world.login.tenant:
            raise self._refusal(400, "BadSyntax", "channelData.tenant.id is the person's tenant", where)
        members = objects(body.get("members"))
        if body.get("isGroup") or len(members) != 1:
            raise self._refusal(
                400, "BadSyntax", "a bot opens chats with one person, no groups", where, PROACTIVE
            )
        person = self.world.directory.find(str(members[0].get("id")))
        if person is None:
            raise self._refusal(
                400, "BadArgument", "members[0].id is a person's 29: id, no address", where, PROACTIVE
            )
        place = self.world.directory.personal(person)
        self._reachable(place)
        answer = {"id": place.id, "serviceUrl": self.world.service_url}
        if activity := body.get("activity"):
            answer["activityId"] = await self._post(request, activity, place, place.id, None)
        return web.json_response(answer, status=201)

    async def _create_thread(
        self, request: web.Request, body: Json, channel: str, where: str
    ) -> web.StreamResponse:
        if not body.get("isGroup") or not body.get("activity"):
            raise self._refusal(
                400, "BadSyntax", "a new thread has isGroup and an activity", where, PROACTIVE
            )
        place = self._place(channel)
        if place.kind != "channel":
            raise self._refusal(400, "BadArgument", "channelData.channel.id is a channel", where, PROACTIVE)
        thread = f"{channel};messageid={self.world.new_id()}"
        activity_id = await self._post(request, body["activity"], place, thread, None)
        answer = {"id": thread, "activityId": activity_id, "serviceUrl": self.world.service_url}
        return web.json_response(answer, status=201)

    async def _send(self, request: web.Request) -> web.StreamResponse:
        body, conversation = await self._body(request), request.match_info["conversation"]
        place = self._place(conversation)
        self._throttle("send", conversation)
        if (reply_to := request.match_info.get("activity")) and reply_to not in self.world.messages:
            note = guideline("a reply names an activity that exists", request.path, CONNECTOR_API)
            self.world.note([] if reply_to in self.world.heard else [note])
        only = self._targeted(request, body, place)
        return web.json_response(
            {"id": await self._post(request, body, place, conversation, only)}, status=201
        )

    async def _post(
        self, request: web.Request, activity: Json, place: Place, conversation: str, only: Person | None
    ) -> str:
        self._checked(request, activity, conversation)
        message = Message(self.world.new_id(), place, conversation, activity, self.world.clock.now(), only)
        effect: Effect = "typing" if activity["type"] == "typing" else "sent"
        if effect == "sent":
            self.world.messages[message.id] = message
        self._trace(request, effect, message)
        return message.id

    async def _update(self, request: web.Request) -> web.StreamResponse:
        body, message = await self._body(request), self._message(request)
        self._throttle("send", message.conversation)
        if message.only is not None and body.get("recipient") is not None:
            raise self._refusal(
                400, "BadArgument", "an update of a targeted message has no recipient", request.path, TARGETED
            )
        self._checked(request, body, message.conversation)
        message.activity = body
        message.views.clear()  # an update draws the card everyone sees anew (docs: User-Specific-Views.md)
        message.edits += 1
        self._trace(request, "edited", message)
        return web.json_response({"id": message.id})

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        message = self._message(request)
        self._throttle("send", message.conversation)
        message.deleted = True
        self._trace(request, "deleted", message)
        return web.Response(status=200)

    async def _body(self, request: web.Request) -> Json:
        raw = await request.read()
        if request.content_type != "application/json":
            raise self._refusal(415, "BadSyntax", "Content-Type is application/json", request.path)
        if too_big(raw):
            raise self._refusal(413, "MessageSizeTooBig", "the message is too big", request.path, ERRORS)
        try:
            body = json.loads(raw)
        except ValueError as wrong:
            raise self._refusal(400, "BadSyntax", "the body is JSON", request.path) from wrong
        if not isinstance(body, dict):
            raise self._refusal(400, "BadSyntax", "the body is an object", request.path)
        request[TRACE].body = body
        return body

    def _checked(self, request: web.Request, activity: Any, conversation: str) -> None:
        where = f"{request.method} {request.path}"
        wrong = check_activity(activity, conversation, self.world.directory, where)
        if refusals := self.world.note(wrong):
            raise Refused(400, "BadSyntax", "; ".join(map(str, refusals)))

    def _place(self, conversation: str) -> Place:
        place = self.world.directory.place(conversation)
        if place is None:
            raise Refused(404, "ConversationNotFound", "Conversation not found.")
        self._reachable(place)
        return place

    def _reachable(self, place: Place) -> None:
        """docs: conversation-messages.md, the error codes of a conversation."""
        if place.id in self.world.directory.blocked_by:
            raise Refused(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.")
        if place.id not in self.world.directory.installed:
            raise Refused(
                403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."
            )

    def _targeted(self, request: web.Request, body: Json, place: Place) -> Person | None:
        """docs: targeted-messages.md."""
        if request.query.get("isTargetedActivity") != "true":
            return None
        if place.kind == "personal":
            raise self._refusal(
                400, "BadArgument", "a targeted message has no place in a 1:1 chat", request.path, TARGETED
            )
        person = self.world.directory.find(str(_inside(body, "recipient", "id")))
        if person is None or person not in self.world.directory.members[place.id]:
            raise self._refusal(
                400, "BadArgument", "recipient.id is a member of the conversation", request.path, TARGETED
            )
        return person

    def _message(self, request: web.Request) -> Message:
        self._place(request.match_info["conversation"])
        message = self.world.messages.get(request.match_info["activity"])
        targeted = request.query.get("isTargetedActivity") == "true"
        if message is None or message.deleted or (message.only is not None) != targeted:
            raise Refused(404, "ActivityNotFoundInConversation", "The activity is not in the conversation.")
        if message.conversation.partition(";")[0] != request.match_info["conversation"].partition(";")[0]:
            raise Refused(404, "ActivityNotFoundInConversation", "The activity is in another conversation.")
        if message.only is not None and (self.world.clock.now() - message.sent).total_seconds() > 24 * 3600:
            raise Refused(404, "ActivityNotFoundInConversation", "Targeted messages are gone after 24 hours.")
        return message

    def _trace(self, request: web.Request, effect: Effect, message: Message) -> None:
        request[TRACE].effect, request[TRACE].message = effect, message

    def _throttle(self, kind: Any, key: str) -> None:
        if seconds := self.world.throttle.wait(kind, key):
            raise Refused(429, "Throttled", "Too many requests.", {"Retry-After": str(seconds)})

    def _refusal(self, status: int, code: str, rule: str, where: str, source: str = CONNECTOR_API) -> Refused:
        self.world.note([refused(rule, where, source)])
        return Refused(status, code, rule)


def _inside(body: Json, *names: str) -> Any:
    value: Any = body
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
