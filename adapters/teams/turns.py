"""A turn: somebody typed, pressed or submitted something, and gets their answer where only they see it."""

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import structlog
from botbuilder.core import InvokeResponse
from botbuilder.schema import ActivityTypes

from adapters.teams import limits
from adapters.teams.activity import Heard, Seat
from adapters.teams.addresses import Addresses
from adapters.teams.chats import Chats, reference_to
from adapters.teams.compose import NAMES, Compose
from adapters.teams.connector import ConnectorError
from adapters.teams.gesture import Pressed, pressed, pressed_ask, typed_ask
from adapters.teams.life import Life
from adapters.teams.product import Product
from adapters.teams.render import ADAPTIVE, REFRESH, Renderer, shown
from adapters.teams.resent import Resent
from bot.message import Ask, Card, Form, Reply
from bot.texts import Words

log = structlog.get_logger()

_NOTICE = "application/vnd.microsoft.activity.message"
_REMEMBERED = 10_000
"""Posts that somebody pressed on, as far as this process knows."""
_MOMENT = 1.0
"""Seconds that an answer waits for what is kept of who asked."""
_DOES = frozenset({"adaptiveCard/action", "task/submit", "composeExtension/submitAction"})
_STOP = frozenset({"stop", "unsubscribe"})


class Turns:
    def __init__(self, product: Product, chats: Chats, renderer: Renderer, addresses: Addresses) -> None:
        self._product = product
        self._chats = chats
        self._renderer = renderer
        self._addresses = addresses
        self._drafts = frozenset(each.name for each in product.commands if each.draft)
        self._slash = {
            name: each.name
            for each in product.commands
            if each.slash
            for name in (each.name, product.names.get(each.name, each.name))
        }
        self._words = frozenset(each.name for each in product.commands if each.listed and not each.slash)
        self._life = Life(product, chats, addresses)
        self._compose = Compose(product, renderer)
        self._resent = Resent(product)
        self._there: OrderedDict[str, None] = OrderedDict()
        self._later: set[asyncio.Task[None]] = set()

    # --- what comes in ----------------------------------------------------------------------------

    async def hear(self, heard: Heard) -> None:
        """Takes what needs no answer of its own, and works on it after the request was answered."""
        known = (ActivityTypes.message, ActivityTypes.conversation_update, ActivityTypes.installation_update)
        if heard.type not in known or not await self._resent.first_time(heard):
            return
        while len(self._later) >= limits.AT_ONCE:
            await asyncio.wait(self._later, return_when=asyncio.FIRST_COMPLETED)
        self._after(self._work_on(heard))

    async def invoked(self, heard: Heard, arrived: float) -> InvokeResponse:
        """What needs its answer now; whatever that takes, it comes within the time Teams gives from the
        moment it `arrived`, on the loop's clock."""
        if not heard.name.startswith(NAMES):
            self._after(self._keep(heard.seat))
        words = self._product.texts.words(heard.seat.locale)
        try:
            async with asyncio.timeout_at(arrived + limits.INVOKE_SECONDS):
                return await self._once(heard, words)
        except TimeoutError:
            log.warning("teams_invoke_slow", name=heard.name)
        except Exception:  # as where the database is away while what changed is noted
            log.exception("teams_turn_failed")
        return _told(heard.name, words.plain("teams.slow"))

    async def close(self, grace: float) -> None:
        """Waits for what is under way."""
        if self._later:
            await asyncio.wait(self._later, timeout=grace)

    def _after(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(self._guarded(work))
        self._later.add(task)
        task.add_done_callback(self._later.discard)
        return task

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except ConnectorError as problem:
            log.warning("teams_not_answered", reason=problem.reason, detail=problem.detail)
        except Exception:
            log.exception("teams_turn_failed")

    async def _keep(self, seat: Seat) -> None:
        """Where they are reached later. Who waits for an answer now gets one without it, too."""
        try:
            await self._addresses.keep(seat)
        except Exception:
            log.exception("teams_not_remembered")

    async def _work_on(self, heard: Heard) -> None:
        seat = heard.seat
        if heard.type != ActivityTypes.message:
            await self._life.happened(heard)
            return
        await asyncio.wait({self._after(self._keep(seat))}, timeout=_MOMENT)
        words = self._product.texts.words(seat.locale)
        if (button := pressed(heard.value)) is not None:
            await self._submitted(button, seat, words)
        elif heard.value is None or heard.text:
            await self._typed(heard, words)

    # --- typed --------------------------------------------------------------------------------------

    async def _typed(self, heard: Heard, words: Words) -> None:
        seat = heard.seat
        if seat.shared:
            await self._private(Reply(Card((words.text("teams.shared"),))), seat, words)
            return
        if heard.text.lower().lstrip("/") in _STOP:
            await self._private(Reply(Card((words.text("teams.stop"),))), seat, words)
            return
        openly = not seat.personal and not heard.targeted
        ask = typed_ask(heard.text, seat, self._slash, self._words, openly=openly)
        if openly and self._tells_a_draft(ask):
            await self._slip(seat, words)
            return
        await self._private(await self._product.answer(ask), seat, words)

    def _tells_a_draft(self, ask: Ask) -> bool:
        word, _, rest = ask.text.partition(" ") if ask.command == "rapport" else (ask.command, "", ask.text)
        return word.lower().lstrip("/") in self._drafts and bool(rest)

    async def _slip(self, seat: Seat, words: Words) -> None:
        """A draft where others read: nothing of it is said again, and it is not answered here."""
        link = self._chats.private_link(words)
        if not await self._told(seat, Card((words.text("teams.slip"), link))):
            await self._chats.say(seat, Card((words.text("teams.slip.here"), link)))

    async def _private(self, reply: Reply, seat: Seat, words: Words) -> None:
        """An answer to something typed: a new message for the person who asked."""
        await self._product.changed(reply.changed)
        card = shown(reply)
        if card is None:
            return
        message = ""
        if seat.personal:
            message = await self._chats.say(seat, card)
        elif reply.to == "here" and isinstance(card, Card) and not seat.shared:
            await self._chats.say(seat, card)
        elif not await self._told(seat, card) and not seat.shared:
            link = self._chats.private_link(words)
            await self._chats.say(seat, Card((words.text("teams.only_for_you"), link)))
        await self._improve(reply, seat, message)

    async def _improve(self, reply: Reply, seat: Seat, message: str) -> None:
        """Asks once more after an answer went out, and improves it in place where that can be."""
        if reply.then is None:
            return
        better = await self._product.answer(reply.then)
        await self._product.changed(better.changed)
        card = shown(better)
        if card is not None and seat.personal and message and better.replaces:
            await self._chats.edit(seat, message, card)
        elif card is not None and seat.personal:
            await self._chats.say(seat, card)
        elif card is not None:
            await self._told(seat, card)
        await self._improve(better, seat, message)

    async def _told(self, seat: Seat, card: Card | Form) -> bool:
        """Whether the person alone gets it, now or in a moment."""
        said = await self._chats.say_privately(seat, card)
        if said == "later":
            self._after(self._chats.say_privately_later(seat, card))
        return said != "not_possible"

    # --- pressed and submitted ----------------------------------------------------------------------

    async def _pressed(self, button: Pressed, seat: Seat) -> Reply:
        """The answer to a press, which also proves that the post is there."""
        reply = await self._product.answer(pressed_ask(button, seat))
        if button.post and button.post not in self._there:
            self._after(self._is_there(button, seat, reply))
        return reply

    async def _is_there(self, button: Pressed, seat: Seat, reply: Reply) -> None:
        conversation = seat.place.channel if seat.place.kind != "channel" else seat.conversation
        shows = next((key for key in reply.changed if key.id == button.post), None)
        reference = reference_to(conversation, button.card or seat.pressed)
        outbox = self._product.store.outbox
        await outbox.seen(button.post, seat.place, reference, shows, self._product.now())
        self._there[button.post] = None
        if len(self._there) > _REMEMBERED:
            self._there.popitem(last=False)

    async def _submitted(self, button: Pressed, seat: Seat, words: Words) -> None:
        """A press from a client that knows no Action.Execute: its answer is a message."""
        reply = await self._pressed(button, seat)
        card = shown(reply)
        if seat.personal and seat.pressed and card is not None and (reply.replaces or button.form):
            await self._product.changed(reply.changed)
            await self._chats.edit(seat, seat.pressed, card)
            await self._improve(reply, seat, seat.pressed)
        else:
            await self._private(reply, seat, words)

    async def _once(self, heard: Heard, words: Words) -> InvokeResponse:
        """What does something does it once; what only shows something is shown as often as it is asked for."""
        if heard.name not in _DOES or _is_refresh(heard):
            return await self._invoked(heard, words)
        if not await self._resent.first_time(heard):
            return self._resent.answer(heard) or _told(heard.name, words.plain("teams.resent"))
        response = await self._invoked(heard, words)
        self._resent.answered(heard, response)
        return response

    async def _invoked(self, heard: Heard, words: Words) -> InvokeResponse:
        value = heard.value or {}
        match heard.name:
            case "adaptiveCard/action":
                action = value.get("action")
                data = action.get("data") if isinstance(action, dict) else None
                return InvokeResponse(status=200, body=await self._executed(data, heard.seat, words))
            case "task/fetch" | "task/submit":
                return InvokeResponse(status=200, body=await self._dialog(heard, words))
            case name if name.startswith(NAMES):
                return InvokeResponse(status=200, body=await self._compose.invoked(heard))
            case _:
                return InvokeResponse(status=200)

    async def _executed(self, data: Any, seat: Seat, words: Words) -> dict[str, Any]:
        """Action.Execute: a card for this person alone in the place of the one they pressed, or words."""
        button = pressed(data)
        if button is None:
            return _words_answer(words.plain("teams.stale"))
        reply = await self._pressed(button, seat)
        await self._product.changed(reply.changed)
        card = shown(reply)
        if card is None:
            return _words_answer(words.plain("teams.done"))
        if isinstance(card, Card) and card.own and (button.own or button.verb == "show"):
            return _card_answer(await self._own_view(card, button, seat))
        if isinstance(card, Card) and seat.personal and not (reply.replaces or button.form):
            self._after(self._private(replace(reply, changed=()), seat, words))
            return _words_answer(words.plain("teams.below"))
        if reply.changed and not seat.personal and await self._told(seat, card):
            # The pressed card is drawn anew in a moment, and that takes everybody's own view of it away.
            return _words_answer(words.plain("teams.yours_alone"))
        if isinstance(card, Card) and seat.personal and seat.pressed:
            self._after(self._replace(reply, card, seat, seat.pressed))
        return _card_answer(self._renderer.draw(card, seat.locale))

    async def _own_view(self, card: Card, button: Pressed, seat: Seat) -> dict[str, Any]:
        """A posted card as this person sees it. Where it is theirs by itself, it comes again whenever the
        posted one is drawn anew; else until then."""
        if button.verb != "show" and (of := card.own):
            ask = Ask(of.command, seat.place, seat.person, verb="show", ids={"id": of.id}, locale=seat.locale)
            own = (await self._product.answer(ask)).card
            card = own if isinstance(own, Card) else card
        return self._renderer.draw(card, seat.locale, readers=(seat.person.id,) if button.own else ())

    async def _replace(self, reply: Reply, card: Card, seat: Seat, message: str) -> None:
        """Draws the message itself anew, so that their other devices show it too."""
        await self._chats.edit(seat, message, card)
        await self._improve(reply, seat, message)

    async def _dialog(self, heard: Heard, words: Words) -> dict[str, Any] | None:
        """A form opens, or comes back with what is wrong in it; what a form did is drawn in the chat."""
        seat = heard.seat
        button = pressed((heard.value or {}).get("data"))
        if button is None:
            return _dialog_words(words.plain("teams.stale"))
        message = button.card or seat.pressed
        reply = await self._pressed(button, seat)
        await self._product.changed(reply.changed)
        card = shown(reply)
        if card is None:
            return _dialog_words(words.plain("teams.done"))
        if isinstance(card, Form) or heard.name == "task/fetch" or not seat.personal:
            return _dialog_answer(self._renderer.dialog(card, seat.locale, message))
        if reply.replaces and message:
            self._after(self._replace(reply, card, seat, message))
        else:
            self._after(self._private(replace(reply, changed=()), seat, words))
        return None


def _card_answer(drawn: dict[str, Any]) -> dict[str, Any]:
    return {"statusCode": 200, "type": ADAPTIVE, "value": drawn}


def _words_answer(text: str) -> dict[str, Any]:
    """Words of the client's own under the card (learn: universal-action-model, response format)."""
    return {"statusCode": 200, "type": _NOTICE, "value": text}


def _dialog_answer(dialog: dict[str, Any]) -> dict[str, Any]:
    return {"task": {"type": "continue", "value": dialog}}


def _dialog_words(text: str) -> dict[str, Any]:
    return {"task": {"type": "message", "value": text}}


def _is_refresh(heard: Heard) -> bool:
    action = (heard.value or {}).get("action")
    return isinstance(action, dict) and action.get("verb") == REFRESH


def _told(name: str, text: str) -> InvokeResponse:
    in_dialog = name.startswith(("task/", NAMES))
    return InvokeResponse(status=200, body=_dialog_words(text) if in_dialog else _words_answer(text))
