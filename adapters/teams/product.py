"""What this door is given of the product."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.message import Ask, LiveKey, Reply
from bot.store import Store
from bot.texts import Texts
from commands.command import Command


@dataclass(frozen=True, slots=True)
class Product:
    """`names`: what a command is called instead."""

    answer: Callable[[Ask], Awaitable[Reply]]
    store: Store
    texts: Texts
    now: Callable[[], datetime]
    commands: Sequence[Command]
    names: Mapping[str, str]

    async def changed(self, keys: Sequence[LiveKey]) -> None:
        if keys:
            await self.store.live.mark(keys, self.now())
