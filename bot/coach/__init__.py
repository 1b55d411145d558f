"""The heart: draft → reading → kinder versions, held by a guard. Pure; see coach.Coach."""

from bot.coach.coach import Coach
from bot.coach.customer.side import Guess, Side
from bot.coach.rules import Rules
from bot.coach.types import (
    Customer,
    Decision,
    Door,
    DoorQuestion,
    Edit,
    Fact,
    Finding,
    Moves,
    Piece,
    Reading,
    Register,
    Rephrasing,
    Slot,
    Stance,
    Style,
    Unsafe,
    Version,
)
from bot.coach.wording import Wording

__all__ = [
    "Coach", "Customer", "Decision", "Door", "DoorQuestion", "Edit", "Fact", "Finding", "Guess", "Moves", "Piece", "Reading",
    "Register", "Rephrasing", "Rules", "Side", "Slot", "Stance", "Style", "Unsafe", "Version", "Wording",
]  # fmt: skip
