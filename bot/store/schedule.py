"""What a schedule is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.delivery.recurrence import Recurrence
from bot.message import Ask

ScheduleState = Literal["draft", "active", "paused", "ended"]


class NoSchedule(LookupError):
    """Given up, or never there."""


@dataclass(frozen=True, slots=True)
class NewSchedule:
    """`ask` is what is asked each time; its place is where the card goes. `owner`: who set it up, and
    `owner_chat` the channel of their private chat with us, "" where they have none.

    `person` is set for somebody's own daily tip or quiz, which has no number. Later than `grace` after
    its moment a post is skipped.
    """

    workspace: str
    owner: str
    kind: str
    ask: Ask
    recurrence: Recurrence
    grace: timedelta
    person: str | None = None
    owner_chat: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """`number` is small and stable within its workspace; None while it is only tried, and for somebody's
    own. A draft with a number waits for a lead's word. `reason`: why it is paused or ended, else "".

    `rev` counts its changes. `next_due` is None where nothing is to come.
    """

    id: int
    workspace: str
    number: int | None
    owner: str
    person: str | None
    kind: str
    ask: Ask
    recurrence: Recurrence
    grace: timedelta
    state: ScheduleState
    paused_at: datetime | None
    paused_until: datetime | None
    reason: str
    rev: int
    next_due: datetime | None
    owner_chat: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the people a schedule "for each person" goes to. `channel` is their personal chat."""

    person: str
    zone: str
    channel: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """`dropped` posts will not be made; `under_way` were leaving at that very moment."""

    dropped: int
    under_way: int
