"""Slack's door: one URL for commands, interactions and events, checked by us, routed by Bolt."""

import logging
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack import limits
from adapters.slack.answers import Answers, drafted, mentioned
from adapters.slack.genuine import Genuine
from adapters.slack.gesture import (
    Event,
    Gesture,
    Opened,
    Picked,
    Pressed,
    Submitted,
    Typed,
    gesture_of,
    message_of,
    opened_of,
)
from adapters.slack.seen import Seen
from bot.message import Ask, Place
from bot.store.seen_events import SeenEvents

log = structlog.get_logger()

_ANY = re.compile(r"", re.DOTALL)
_RETRIES = timedelta(seconds=limits.EVENT_RETRY_SECONDS)


@dataclass(frozen=True, slots=True)
class Slack:
    """What the door is given. `names` are the commands by what they are called in Slack; `words` those that
    may be written to it alone, `drafts` those whose words are a draft, `shortcuts` the entries of a message's menu. `zone` gives a person's, if Slack does."""

    answers: Answers
    genuine: Genuine
    events: SeenEvents
    now: Callable[[], datetime]
    names: dict[str, str]
    words: frozenset[str]
    drafts: frozenset[str]
    shortcuts: frozenset[str]
    zone: Callable[[Place, str], Awaitable[str | None]]
    token: str


def mount(app: web.Application, slack: Slack) -> None:
    app.router.add_post("/slack/events", _Door(slack).receive)


class _Door:
    def __init__(self, slack: Slack) -> None:
        self._s = slack
        self._seen = Seen(time.monotonic, limits.SIGNATURE_SECONDS * 2)
        self._bolt = self._routes()

    async def receive(self, request: web.Request) -> web.Response:
        if await _is_ssl_check(request):
            return web.Response()
        body = await self._s.genuine.read(request)
        try:
            gesture = gesture_of(body)
        except ValueError:
            raise web.HTTPBadRequest from None
        if gesture is not None and not await self._first_time(gesture):
            return web.Response()
        answer = await self._bolt.async_dispatch(
            # A body that is parsed already: Bolt's own parser loses a form that holds the letters "payload".
            AsyncBoltRequest(body=body, context={"gesture": gesture}, mode="socket_mode")
        )
        headers = {name: values[0] for name, values in answer.headers.items()}
        return web.Response(status=answer.status, text=answer.body, headers=headers)

    async def _first_time(self, gesture: Gesture) -> bool:
        """An event is sent again when our answer was late, to any process; a gesture only by who copied it."""
        if isinstance(gesture, Event):
            return await self._s.events.first_time(f"slack/{gesture.event_id}", self._s.now(), _RETRIES)
        return not gesture.trigger_id or self._seen.first_time(gesture.trigger_id)

    def _routes(self) -> AsyncApp:
        token = self._s.token

        async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            """One workspace by its token. A function, since Bolt calls a method with a `self` of its own."""
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

        logger = logging.getLogger("slack_bolt.rapport")
        logger.setLevel(logging.ERROR)  # it warns of whatever of the environment it passes over
        bolt = AsyncApp(
            name="rapport",
            logger=logger,
            client=self._s.answers.client,
            process_before_response=True,  # it then neither polls for the answer nor leaves tasks behind
            authorize=authorize,  # asking Slack who we are would cost a call at each gesture
            request_verification_enabled=False,  # done before
            ssl_check_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        bolt.command(_ANY)(self._typed)
        bolt.action(_ANY)(self._pressed)
        bolt.view(_ANY)(self._submitted)
        bolt.message_shortcut(_ANY)(self._picked)
        bolt.event("message")(self._said)
        bolt.event("app_mention")(self._said)
        bolt.event("app_home_opened")(self._opened)
        return bolt

    # --- what Bolt routes here -----------------------------------------------------------------------

    async def _typed(self, context: AsyncBoltContext) -> BoltResponse:
        gesture: Typed = context["gesture"]
        ask = gesture.ask(self._s.names)
        return await self._s.answers.typed(gesture, await self._zoned(ask))

    async def _pressed(self, context: AsyncBoltContext, ack: Any) -> BoltResponse:
        gesture: Pressed = context["gesture"]
        if ask := gesture.ask():
            self._s.answers.work.begin(self._answer_press(gesture, ask))
        return await ack()

    async def _answer_press(self, gesture: Pressed, ask: Ask) -> None:
        await self._s.answers.pressed(gesture, await self._zoned(ask))

    async def _submitted(self, context: AsyncBoltContext, ack: Any) -> BoltResponse:
        gesture: Submitted = context["gesture"]
        ask = gesture.ask()
        if ask is None:
            return await ack()
        return await self._s.answers.submitted(gesture, await self._zoned(ask))

    async def _picked(self, context: AsyncBoltContext, ack: Any) -> BoltResponse:
        gesture: Picked = context["gesture"]
        if ask := gesture.ask(self._s.shortcuts):
            self._s.answers.work.begin(self._answer_pick(gesture, ask))
        return await ack()

    async def _answer_pick(self, gesture: Picked, ask: Ask) -> None:
        await self._s.answers.picked(gesture, await self._zoned(ask))

    async def _said(self, context: AsyncBoltContext) -> None:
        event: Event = context["gesture"]
        message = message_of(event)
        if message is None:
            return
        if message.type == "app_mention":
            ask = mentioned(message, event.team_id)
        else:
            ask = drafted(message, event.team_id, self._s.words)
        self._s.answers.work.begin(self._s.answers.said(message, ask))

    async def _opened(self, context: AsyncBoltContext) -> None:
        event: Event = context["gesture"]
        if opened := opened_of(event):
            self._s.answers.work.begin(self._answer_opened(opened, opened.ask(event.team_id)))

    async def _answer_opened(self, opened: Opened, ask: Ask) -> None:
        if opened.tab == "home":
            await self._s.answers.home(opened, await self._zoned(ask))
        else:
            await self._s.answers.greeted(ask)

    async def _zoned(self, ask: Ask) -> Ask:
        """With the person's zone: dates and times are told in it. A draft has none to be told."""
        if ask.command in self._s.drafts:
            return ask
        zone = await self._s.zone(ask.place, ask.person.id)
        return replace(ask, person=replace(ask.person, zone=zone))


async def _is_ssl_check(request: web.Request) -> bool:
    """Slack's probe of the certificate, which it doesn't sign; answered, and nothing else."""
    if request.content_type != "application/x-www-form-urlencoded" or "X-Slack-Signature" in request.headers:
        return False
    return (await request.read()).startswith(b"ssl_check=1")
