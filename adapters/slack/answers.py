"""Gives the reply to who asked: in the acknowledgement where it is ready, else by response_url or in a modal."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import assert_never

import aiohttp
import structlog
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.errors import cannot_deliver, doubtful, told, word
from adapters.slack.form import Origin, Views, changed, field_names
from adapters.slack.gesture import Picked, Pressed, Submitted, Typed, View
from adapters.slack.happened import Message, Opened
from adapters.slack.render import Block
from adapters.slack.send import HOME, SlackSender, acknowledgement, content, home_view
from adapters.slack.way_back import WayBack
from adapters.slack.work import Work, within
from bot.message import (
    Ask,
    Button,
    CannotDeliver,
    Card,
    Form,
    LiveKey,
    Place,
    Reply,
    Result,
    Said,
    Text,
)
from bot.texts import Texts

log = structlog.get_logger()

_PATIENCE = 1.8
"""Seconds an answer may take to travel in the acknowledgement; the rest of Slack's three is for the way."""
_TO_OPEN = limits.ANSWER_SECONDS - 0.6
"""Seconds after a gesture in which its trigger is still good for a modal, with the way to Slack."""
_UNTIL_OPEN = limits.ANSWER_SECONDS + 1.0
"""Seconds that a modal may take to open: later its person gets the answer otherwise."""
_BACK = limits.ANSWER_SECONDS - 0.3
"""Seconds after a gesture by which its acknowledgement has to leave."""
_TRIES, _SETTLES, _LONGEST_WAIT = 3, 1.0, 120.0
"""A direct message is answered as soon as Slack allows; after some minutes its person has gone on."""
_MARGIN = timedelta(seconds=5)
_JSON: dict[str, str | Sequence[str]] = {"Content-Type": "application/json;charset=utf-8"}
_DONE = BoltResponse(status=200, body="")


@dataclass(frozen=True, slots=True)
class Answers:
    """`changed` hears of posted things to redraw, `shown` of a place that shows some from now on."""

    answer: Callable[[Ask], Awaitable[Reply]]
    changed: Callable[[Sequence[LiveKey]], Awaitable[None]]
    shown: Callable[[Sequence[LiveKey], Place, str], Awaitable[None]]
    client: AsyncWebClient
    sender: SlackSender
    way_back: WayBack
    texts: Texts
    views: Views
    work: Work

    # --- commands ---------------------------------------------------------------------------------

    async def typed(self, gesture: Typed, ask: Ask) -> BoltResponse:
        """A slow answer follows by response_url; a slash answer itself can't be replaced later."""
        began, origin = time.monotonic(), gesture.origin(time.time())
        answer = self.work.begin(self.answer(ask))
        reply = await within(answer, _PATIENCE)
        if reply is None:
            self.work.begin(self._late(answer, ask, origin))
            return self._acknowledged(self._told("slack.working"))
        if isinstance(reply.card, Form):
            with suppress(TimeoutError):
                async with asyncio.timeout(began + _BACK - time.monotonic()):
                    if await self._open(reply.card, origin, gesture.trigger_id, began):
                        return _DONE
            return self._acknowledged(self._to_open(ask))
        self._after(reply, origin)
        if reply.card is None:
            return _DONE
        if reply.to == "here":
            self.work.begin(self._reach(origin, _card(reply.card), public=True))
            return _DONE
        return self._acknowledged(_card(reply.card))

    async def _late(self, answer: Awaitable[Reply], ask: Ask, origin: Origin) -> None:
        reply = await answer
        await self._show(reply, origin, self._to_open(ask))

    def _acknowledged(self, card: Card) -> BoltResponse:
        return BoltResponse(status=200, body=acknowledgement(card, self.texts), headers=_JSON)

    # --- buttons ----------------------------------------------------------------------------------

    async def pressed(self, gesture: Pressed, ask: Ask) -> None:
        """Slack looks at nothing but the status here: the answer takes the pressed card's place, or comes
        beside it, or opens. While it is slow a modal says so, since only now may one be opened. Home is drawn
        from state and stays: what is pressed there opens."""
        if gesture.outside:
            await self._reach(gesture.origin(time.time()), self._told("slack.outside"))
            return
        if gesture.on_home:
            return await self._in_a_modal(gesture.trigger_id, gesture.origin(time.time()), ask)
        began, origin = time.monotonic(), gesture.origin(time.time())
        back = origin.reaching(gesture.user.id)
        answer = self.work.begin(self.answer(ask))
        reply = await within(answer, _PATIENCE)
        if reply is None:
            waiting = await self._opened(self._waiting(origin), gesture.trigger_id, began, gesture.view)
            reply = await answer
            if waiting:
                return await self._into(waiting, reply, origin, back)
        if isinstance(reply.card, Form):
            if not await self._open(reply.card, origin, gesture.trigger_id, began, gesture.view):
                await self._reach(back, self._to_open(ask))
            return
        if gesture.view is not None:
            return await self._into(gesture.view.id, reply, origin, back)
        await self._show(reply, origin, self._to_open(ask))

    # --- a message's menu ---------------------------------------------------------------------------

    async def picked(self, gesture: Picked, ask: Ask) -> None:
        """The answer opens: in a thread, and where we are no member, nothing else of ours is sure to be seen."""
        await self._in_a_modal(gesture.trigger_id, gesture.origin(time.time()), ask)

    async def _in_a_modal(self, trigger: str, back: Origin, ask: Ask) -> None:
        """`back` is the way for an answer that finds no modal."""
        began, here = time.monotonic(), back.model_copy(update={"url": "", "person": ""})
        answer = self.work.begin(self.answer(ask))
        reply = await within(answer, _PATIENCE)
        if reply is None:
            waiting = await self._opened(self._waiting(here), trigger, began)
            reply = await answer
            if waiting:
                return await self._into(waiting, reply, here, back)
        if reply.card is None:
            return self._after(reply, back)
        view = await self._opened(self._drawn(reply.card, here), trigger, began)
        if view is not None:
            return self._after(reply, here, view)
        return await self._show(reply, back, self._to_open(ask))

    # --- forms ------------------------------------------------------------------------------------

    async def submitted(self, gesture: Submitted, ask: Ask) -> BoltResponse:
        """The card comes where the form was opened from; where that can't be, in the modal."""
        began, metadata = time.monotonic(), gesture.metadata
        answer = self.work.begin(self.answer(ask))
        reply = await within(answer, _PATIENCE)
        if reply is None:
            self.work.begin(self._fill(gesture, answer))
            return _update(self._waiting(metadata.origin))
        match reply.card:
            case None:
                self._after(reply, metadata.origin)
                return _DONE
            case Form() as form:
                if form.errors and not changed(form, metadata) and set(form.errors) <= set(field_names(form)):
                    return BoltResponse(
                        status=200, body={"response_action": "errors", "errors": dict(form.errors)}
                    )
                return _update(self.views.form(form, metadata.origin, told=True))
            case Card() | Result():
                card = _card(reply.card)
                replaces = reply.replaces and metadata.origin.own
                with suppress(TimeoutError):
                    async with asyncio.timeout(began + _BACK - time.monotonic()):
                        if await self.way_back.respond(metadata.origin, card, replaces=replaces) == "shown":
                            self._after(reply, metadata.origin)
                            return _DONE
                self._after(reply, metadata.origin, gesture.view.id)
                return _update(self.views.card(card, metadata.origin))
            case _:
                assert_never(reply.card)

    async def _fill(self, gesture: Submitted, answer: Awaitable[Reply]) -> None:
        origin = gesture.metadata.origin
        await self._into(gesture.view.id, await answer, origin, origin.reaching(gesture.user.id))

    # --- messages ---------------------------------------------------------------------------------

    async def said(self, message: Message, ask: Ask) -> None:
        """A direct message is answered in it, where only its person reads."""
        reply = await self.answer(ask)
        await self._marked(reply)
        card = self._to_open(ask, "slack.form_here") if isinstance(reply.card, Form) else reply.card
        while card is not None:
            await self._post(message, _card(card), ask.place)
            if reply.then is None:
                return
            reply = await self.answer(reply.then)
            await self._marked(reply)
            card = None if isinstance(reply.card, Form) else reply.card

    async def _post(self, message: Message, card: Card, place: Place) -> None:
        if message.type == "app_mention":
            here = Origin(channel=message.channel, person=message.user, kind=place.kind)
            return await self.way_back.aside(self.client, here, card, message.thread_ts)
        if message.thread_ts and await self._in_thread(message, card):
            return None
        await self._post_once(replace(place, channel=message.channel), card)

    async def _in_thread(self, message: Message, card: Card) -> bool:
        """Whether it is there, or may be."""
        try:
            await self.client.chat_postMessage(
                channel=message.channel,
                thread_ts=message.thread_ts,
                unfurl_links=False,
                **content(card, self.texts),
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("slack_not_shown", why=told(error))
            return doubtful(error)
        return True

    async def _post_once(self, place: Place, card: Card) -> None:
        """Where Slack does not say whether it took it, it is looked for before it is sent again."""
        key, since = f"answer:{secrets.token_urlsafe(9)}", self.sender.now() - _MARGIN
        for _ in range(_TRIES):
            try:
                await self.sender.send(place, card, key)
                return
            except CannotDeliver as problem:
                log.warning("slack_not_shown", why=problem.detail)
                wait = problem.retry_after or _SETTLES
                if problem.reason in ("gone", "uninstalled") or wait > _LONGEST_WAIT:
                    return
                await asyncio.sleep(wait)
                if problem.reason != "unknown":
                    continue
            with suppress(CannotDeliver):
                if await self.sender.find(place, key, since) is None:
                    continue
            return  # it is there; or nobody knows, and never is better than twice

    # --- Home ---------------------------------------------------------------------------------------

    async def home(self, opened: Opened, ask: Ask) -> None:
        """Drawn over what the person saw when they opened it; where that is newer by now, once more from state."""
        seen = opened.view.hash if opened.view else ""
        for hash_ in dict.fromkeys((seen, "")):
            reply = await self.answer(ask)
            if not isinstance(reply.card, Card):
                return
            view = home_view(reply.card)
            try:
                await self.client.views_publish(user_id=opened.user, view=view, hash=hash_ or None)
            except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
                if told(error) == "hash_conflict":
                    continue
                log.warning("slack_not_shown", why=told(error))
                if cannot_deliver(ask.place, error).reason in (
                    "busy",
                    "unknown",
                ):  # the worker draws it, then
                    await self.shown(reply.changed, ask.place, HOME)
                    await self.changed(reply.changed[:1])
                return
            return await self.shown(reply.changed, ask.place, HOME)

    async def greeted(self, ask: Ask) -> None:
        """The first words in a person's chat with us; the product says them once."""
        reply = await self.answer(ask)
        if isinstance(reply.card, Card):
            await self._post(Message(type="message", channel=ask.place.channel), reply.card, ask.place)

    # --- where an answer goes ---------------------------------------------------------------------

    async def _show(self, reply: Reply, origin: Origin, instead: Card) -> None:
        """By response_url; `instead` stands for a form that can't be opened any more."""
        card = instead if isinstance(reply.card, Form) else reply.card
        if card is not None:
            replaces = reply.replaces and origin.own
            await self._reach(origin, _card(card), replaces=replaces, public=reply.to == "here")
        self._after(reply, origin)

    async def _into(self, view: str, reply: Reply, origin: Origin, back: Origin | None = None) -> None:
        """In the modal that is open; by `back` where Slack does not take it."""
        if reply.card is not None:
            try:
                await self.client.views_update(view_id=view, view=self._drawn(reply.card, origin))
            except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
                log.warning("slack_not_shown", why=told(error))
                if back is not None:
                    unclear = isinstance(reply.card, Form) or doubtful(error)
                    await self._reach(back, self._told("slack.maybe_lost") if unclear else _card(reply.card))
        self._after(reply, origin, view)

    def _after(self, reply: Reply, origin: Origin, view: str = "") -> None:
        """What the reply says of other cards, and what it asks once more."""
        if reply.changed or reply.then is not None:
            self.work.begin(self._further(reply, origin, view))

    async def _further(self, reply: Reply, origin: Origin, view: str) -> None:
        await self._marked(reply)
        if reply.then is None:
            return
        better = await self.answer(reply.then)
        if view and better.replaces:
            await self._into(view, better, origin)
        elif not isinstance(better.card, Form):
            await self._show(better, origin, self._told("slack.working"))

    async def _marked(self, reply: Reply) -> None:
        if reply.changed:
            await self.changed(reply.changed)

    async def _reach(
        self, origin: Origin, card: Card, *, replaces: bool = False, public: bool = False
    ) -> None:
        await self.way_back.reach(self.client, origin, card, replaces=replaces, public=public)

    # --- modals -----------------------------------------------------------------------------------

    async def _open(
        self, form: Form, origin: Origin, trigger: str, began: float, view: View | None = None
    ) -> bool:
        return await self._opened(self.views.form(form, origin), trigger, began, view) is not None

    async def _opened(self, drawn: Block, trigger: str, began: float, view: View | None = None) -> str | None:
        """The id of the modal that shows `drawn`: a new one, or one more on `view`; "" where Slack did not tell
        it, None where none could open."""
        try:
            async with asyncio.timeout(_UNTIL_OPEN):
                if view is not None and view.on_top:
                    answer = await self.client.views_update(view_id=view.id, view=drawn)
                elif time.monotonic() - began > _TO_OPEN:
                    return None
                elif view is not None:
                    answer = await self.client.views_push(trigger_id=trigger, view=drawn)
                else:
                    answer = await self.client.views_open(trigger_id=trigger, view=drawn)
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("slack_not_shown", why=told(error))
            return None
        with suppress(SlackApiError):
            return word(answer, "view", "id")
        return ""

    def _drawn(self, card: Card | Form | Result, origin: Origin) -> Block:
        """As a modal that we put there ourselves."""
        if isinstance(card, Form):
            return self.views.form(card, origin, told=True)
        return self.views.card(_card(card), origin)

    def _waiting(self, origin: Origin) -> Block:
        return self.views.card(self._told("slack.working"), origin)

    # --- our own words ----------------------------------------------------------------------------

    def _told(self, key: str) -> Card:
        return Card((self.texts.text(key),))

    def _to_open(self, ask: Ask, why: str = "slack.to_open") -> Card:
        """Slack opens a form within three seconds of a gesture only: one more press is one more gesture."""
        again = Button(self.texts.plain("slack.open"), ask.command, ask.verb, ask.ids, primary=True)
        return Card((self.texts.text(why), again))


def _card(card: Card | Form | Result) -> Card:
    match card:
        case Card():
            return card
        case Result(text):
            return Card((Text((Said(text),)),))
        case Form():
            raise TypeError(card)
        case _:
            assert_never(card)


def _update(view: Block) -> BoltResponse:
    return BoltResponse(status=200, body={"response_action": "update", "view": view})
