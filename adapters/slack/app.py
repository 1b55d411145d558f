"""Slack's door: one URL for commands, interactions and events, checked by us; all but commands routed by Bolt."""

import logging
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import structlog
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.answers import Answers
from adapters.slack.client import Clients
from adapters.slack.errors import NotInstalled
from adapters.slack.genuine import Genuine
from adapters.slack.gesture import (
    Event,
    NotWhole,
    Picked,
    Pressed,
    Submitted,
    Typed,
    gesture_of,
    installed_at,
)
from adapters.slack.happened import drafted, mentioned, message_of, opened_of
from adapters.slack.seen import Seen
from adapters.slack.socket_mode import SocketMode
from adapters.slack.tokens import Installed, Tokens
from adapters.slack.work import within
from bot.message import Ask, Card, Place, Reply
from bot.store.seen_events import SeenEvents

log = structlog.get_logger()

_ANY = re.compile(r"", re.DOTALL)
_IDEMPOTENT = frozenset({"app_uninstalled", "tokens_revoked"})
"""Done before they are acknowledged, and as often as they come: what fails here, Slack sends again."""
_RETRIES = timedelta(seconds=limits.EVENT_RETRY_SECONDS)
_COPIES = timedelta(seconds=limits.SIGNATURE_SECONDS * 2)
"""How long a copy of a request could be taken for one of Slack's."""
_MOMENT = 0.2
"""Seconds that a gesture waits to hear whether another process had it."""
_NOTHING = BoltResponse(status=200, body="")

Gesture = Picked | Typed | Pressed | Submitted
"""What a person did, as against what happened. Sent again only by who copied it: it is acted on once."""


@dataclass(frozen=True, slots=True)
class Slack:
    """What the door is given. `names` are the commands by what they are called in Slack; `words` those that
    may be written to it alone, `drafts` those whose words are a draft, `shortcuts` the entries of a message's menu. `zone` gives a person's, if Slack does."""

    answers: Answers
    genuine: Genuine
    tokens: Tokens
    clients: Clients
    events: SeenEvents
    now: Callable[[], datetime]
    names: dict[str, str]
    words: frozenset[str]
    drafts: frozenset[str]
    shortcuts: frozenset[str]
    zone: Callable[[Place, str], Awaitable[str | None]]
    socket_mode: SocketMode | None


def mount(app: web.Application, slack: Slack) -> None:
    """Over HTTP, or by sockets of ours where the settings say so."""
    door = _Door(slack)
    if slack.socket_mode is None:
        app.router.add_post("/slack/events", door.receive)
    else:
        app.cleanup_ctx.append(slack.socket_mode.running(door.dispatch))


class _Door:
    def __init__(self, slack: Slack) -> None:
        self._s = slack
        self._seen = Seen(time.monotonic, _COPIES.total_seconds())
        self._bolt = self._routes()

    async def receive(self, request: web.Request) -> web.Response:
        if await _is_ssl_check(request):
            return web.Response()
        body = await self._s.genuine.read(request)
        try:
            answer = await self.dispatch(body)
        except NotWhole:
            raise web.HTTPBadRequest from None
        headers = {name: values[0] for name, values in answer.headers.items()}
        return web.Response(status=answer.status, text=answer.body, headers=headers)

    async def dispatch(self, body: dict[str, Any]) -> BoltResponse:
        """The acknowledgement of what Slack sent, and what it starts. Raises NotWhole."""
        gesture = gesture_of(body)
        if isinstance(gesture, Typed):
            return await self._typed(gesture, installed_at(body))
        request = _for_bolt(body, {"gesture": gesture, "installed": gesture and installed_at(body)})
        if isinstance(gesture, Event) and gesture.event.get("type") not in _IDEMPOTENT:
            self._s.answers.work.begin(self._once(gesture, request))
            return _NOTHING
        if isinstance(gesture, Gesture) and gesture.trigger_id:
            if not self._seen.first_time(gesture.trigger_id):
                return _NOTHING
            if isinstance(gesture, Submitted) and not await self._first_anywhere(gesture):
                return _NOTHING
        return await self._bolt.async_dispatch(request)

    async def _typed(self, gesture: Typed, at: Installed) -> BoltResponse:
        """Not by Bolt: a command is what people wait for, and Bolt's way to its listener costs a fifth of the rest."""
        if not self._seen.first_time(gesture.trigger_id) or not await self._first_anywhere(gesture):
            return _NOTHING
        return await self._answers(at).typed(gesture, gesture.ask(self._s.names))

    async def _once(self, event: Event, request: AsyncBoltRequest) -> None:
        """An event is sent again when our answer was late, to any process. It is acknowledged before it is
        looked for among those that were: that may take longer than Slack waits. Where the database is away a
        process knows its own."""
        if not self._seen.first_time(event.event_id):
            return
        try:
            first = await self._s.events.first_time(f"slack/{event.event_id}", self._s.now(), _RETRIES)
        except Exception:
            log.exception("slack_not_remembered")
            first = True
        if first:
            await self._bolt.async_dispatch(request)

    async def _first_anywhere(self, gesture: Gesture) -> bool:
        """Whether no process had it before. Where the database is slow or away nobody waits for it: a process
        knows its own."""
        key = f"slack/{gesture.trigger_id}"
        seen = self._s.answers.work.begin(self._s.events.first_time(key, self._s.now(), _COPIES))
        try:
            return await within(seen, _MOMENT) is not False
        except Exception:
            log.exception("slack_not_remembered")
            return True

    async def _if_first(self, gesture: Gesture, work: Callable[[], Awaitable[None]]) -> None:
        if await self._first_anywhere(gesture):
            await work()

    def _routes(self) -> AsyncApp:
        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            """Ours are the clients that call Slack, and they know their tokens; Bolt wants to see one."""
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token="xoxb-elsewhere")  # noqa: S106

        logger = logging.getLogger("slack_bolt.rapport")
        logger.setLevel(logging.ERROR)  # it warns of whatever of the environment it passes over
        bolt = AsyncApp(
            name="rapport",
            logger=logger,
            client=AsyncWebClient(retry_handlers=[]),
            process_before_response=True,  # it then neither polls for the answer nor leaves tasks behind
            authorize=authorize,  # asking Slack who we are would cost a call at each gesture
            request_verification_enabled=False,  # done before
            ssl_check_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        bolt.action(_ANY)(self._pressed)
        bolt.view(_ANY)(self._submitted)
        bolt.message_shortcut(_ANY)(self._picked)
        bolt.event("message")(self._said)
        bolt.event("app_mention")(self._said)
        bolt.event("app_home_opened")(self._opened)
        bolt.event("app_uninstalled")(self._ended)
        bolt.event("tokens_revoked")(self._ended)
        return bolt

    # --- what Bolt routes here -----------------------------------------------------------------------

    async def _pressed(self, context: AsyncBoltContext, ack: Any) -> BoltResponse:
        gesture: Pressed = context["gesture"]
        if ask := gesture.ask():
            work = partial(self._answers(context["installed"]).pressed, gesture, ask)
            self._s.answers.work.begin(self._if_first(gesture, work))
        return await ack()

    async def _submitted(self, context: AsyncBoltContext, ack: Any) -> BoltResponse:
        gesture: Submitted = context["gesture"]
        ask = gesture.ask()
        if ask is None:
            return await ack()
        return await self._answers(context["installed"]).submitted(gesture, ask)

    async def _picked(self, context: AsyncBoltContext, ack: Any) -> BoltResponse:
        gesture: Picked = context["gesture"]
        if ask := gesture.ask(self._s.shortcuts):
            work = partial(self._answers(context["installed"]).picked, gesture, ask)
            self._s.answers.work.begin(self._if_first(gesture, work))
        return await ack()

    async def _said(self, context: AsyncBoltContext) -> None:
        event: Event = context["gesture"]
        message = message_of(event)
        if message is None:
            return
        if message.type == "app_mention":
            ask = mentioned(message, event.team_id)
        else:
            ask = drafted(message, event.team_id, self._s.words, self._s.names)
        await self._answers(context["installed"]).said(message, ask)

    async def _opened(self, context: AsyncBoltContext) -> None:
        event: Event = context["gesture"]
        opened = opened_of(event)
        if opened is None:
            return
        answers, ask = self._answers(context["installed"]), opened.ask(event.team_id)
        if opened.tab == "home":
            await answers.home(opened, ask)
        else:
            await answers.greeted(ask)

    async def _ended(self, context: AsyncBoltContext) -> None:
        """We were removed. Of revoked tokens only the bot's own ends us: we hold no person's."""
        event: Event = context["gesture"]
        kind = event.event["type"]
        if kind == "tokens_revoked" and not (event.event.get("tokens") or {}).get("bot"):
            return
        since = datetime.fromtimestamp(event.event_time, UTC) if event.event_time else None
        await self._s.tokens.ended(context["installed"], kind, since)

    # --- as the workspace it came from --------------------------------------------------------------

    def _answers(self, at: Installed) -> Answers:
        """Slack is called as its workspace, and nobody else's people are answered."""
        client = self._s.clients.of(at.workspace, awaited=True)
        return replace(self._s.answers, client=client, answer=partial(self._answer, at))

    async def _answer(self, at: Installed, ask: Ask) -> Reply:
        try:
            await self._s.tokens.admit(at)
        except NotInstalled:
            return Reply(Card((self._s.answers.texts.text("slack.not_installed"),)))
        except Exception:  # a database that is away: the command tells the person, with a reference
            log.exception("slack_not_admitted")
        return await self._s.answers.answer(await self._zoned(ask))

    async def _zoned(self, ask: Ask) -> Ask:
        """With the person's zone: dates and times are told in it. A draft has none to be told."""
        if ask.command in self._s.drafts or ask.person.zone:
            return ask
        zone = await self._s.zone(ask.place, ask.person.id)
        return replace(ask, person=replace(ask.person, zone=zone))


def _for_bolt(body: dict[str, Any], context: dict[str, Any]) -> AsyncBoltRequest:
    """As a body that is parsed already: Bolt's own parser loses a form that holds the letters "payload". It reads
    more of it than we do, and breaks where a part has another type."""
    try:
        return AsyncBoltRequest(body=body, context=context, mode="socket_mode")
    except (AttributeError, KeyError, TypeError, ValueError):
        raise NotWhole from None


async def _is_ssl_check(request: web.Request) -> bool:
    """Slack's probe of the certificate, which it doesn't sign; answered, and nothing else."""
    if request.content_type != "application/x-www-form-urlencoded" or "X-Slack-Signature" in request.headers:
        return False
    return (await request.read()).startswith(b"ssl_check=1")
