"""What a handler may use: values and ports, built once by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.coach import Coach
from bot.content import Content
from bot.openings import Openings
from bot.store import Store
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Services:
    """`now` gives aware UTC; `contact` is whom to tell when something fails ("" where none is set)."""

    store: Store
    content: Content
    texts: Texts
    coach: Coach
    openings: Openings
    now: Callable[[], datetime]
    contact: str = ""
