"""Teams sends an activity again where it had no answer in time (docs: bot-basics.md): each is worked on once, on
any replica, and what waits for an answer gets the one it had."""

from collections import OrderedDict
from datetime import timedelta

from botbuilder.core import InvokeResponse

from adapters.teams import limits
from adapters.teams.activity import Heard
from adapters.teams.product import Product

_REMEMBERED = 500
"""Answers of this process: a few seconds' worth of presses, which is when they are asked for again."""


class Resent:
    def __init__(self, product: Product) -> None:
        self._product = product
        self._answers: OrderedDict[str, InvokeResponse] = OrderedDict()

    async def first_time(self, heard: Heard) -> bool:
        if not heard.id:
            return True
        lasts = timedelta(minutes=limits.RESENT_MINUTES)
        return await self._product.store.seen_events.first_time(_key(heard), self._product.now(), lasts)

    def answer(self, heard: Heard) -> InvokeResponse | None:
        """The one that it had; None where another process gave it, or it is still being worked on."""
        return self._answers.get(_key(heard))

    def answered(self, heard: Heard, response: InvokeResponse) -> None:
        self._answers[_key(heard)] = response
        if len(self._answers) > _REMEMBERED:
            self._answers.popitem(last=False)


def _key(heard: Heard) -> str:
    return f"teams:{heard.seat.conversation}:{heard.id}"
