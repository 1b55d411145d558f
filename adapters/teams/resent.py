"""Teams sends an activity again where it had no answer in time (docs: bot-basics.md): each is worked on once, on
any replica, and what waits for an answer gets the one it had."""

import asyncio
from collections import OrderedDict
from datetime import timedelta

import structlog
from botbuilder.core import InvokeResponse

from adapters.teams import limits
from adapters.teams.activity import Heard
from adapters.teams.product import Product

log = structlog.get_logger()

_REMEMBERED = 500
"""Answers of this process: a few seconds' worth of presses, which is when they are asked for again."""

_MET = 10_000
_MOMENT = 1.0
"""Seconds that an activity waits to hear whether another process had it."""


class Resent:
    def __init__(self, product: Product) -> None:
        self._product = product
        self._answers: OrderedDict[str, InvokeResponse] = OrderedDict()
        self._met: OrderedDict[str, None] = OrderedDict()
        self._looking: set[asyncio.Future[bool]] = set()

    async def first_time(self, heard: Heard) -> bool:
        """Where the database is slow or away nobody waits for it: a process knows its own."""
        if not heard.id:
            return True
        key, lasts = _key(heard), timedelta(minutes=limits.RESENT_MINUTES)
        if key in self._met:
            return False
        self._met[key] = None
        if len(self._met) > _MET:
            self._met.popitem(last=False)
        looking = asyncio.ensure_future(
            self._product.store.seen_events.first_time(key, self._product.now(), lasts)
        )
        self._looking.add(looking)
        looking.add_done_callback(self._looked)
        done, _ = await asyncio.wait({looking}, timeout=_MOMENT)
        return not done or looking.exception() is not None or looking.result()

    def _looked(self, looking: asyncio.Future[bool]) -> None:
        self._looking.discard(looking)
        if not looking.cancelled() and (error := looking.exception()):
            log.error("teams_not_remembered", exc_info=error)

    def answer(self, heard: Heard) -> InvokeResponse | None:
        """The one that it had; None where another process gave it, or it is still being worked on."""
        return self._answers.get(_key(heard))

    def answered(self, heard: Heard, response: InvokeResponse) -> None:
        self._answers[_key(heard)] = response
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)


def _key(heard: Heard) -> str:
    return f"teams:{heard.seat.conversation}:{heard.id}"
