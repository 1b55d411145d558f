"""The coach's answer improved by a model: masked, within a deadline, held to the guard, or left as it is."""

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from bot.coach import Coach, Rephrasing, Unsafe
from bot.model.breaker import Breaker
from bot.model.budget import Budget
from bot.model.mask import Mask
from bot.model.prompt import Prompt, Voice, bare

Outcome = Literal["better", "guarded", "late", "failed", "resting", "over_budget", "busy", "known"]
"""`guarded`: no answer passed the guard; `late`: the deadline; `resting`: the breaker is open; `busy`: too many at
once; `known`: the same draft was answered within five minutes."""

_TRIES = 2
_AHEAD = 2.0
"""Seconds by which drafts may leave sooner than their rate allows."""
_KEPT = 300.0
"""Seconds an answer is remembered."""
_REMEMBERED = 500


class ModelFailed(Exception):
    """The model gave no answer. `for_good`: asking again at once is no use (a wrong key, no such model)."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.for_good = for_good


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote, and the tokens it cost."""

    text: str
    asked: int
    answered: int


class Client(Protocol):
    """A language model. Raises ModelFailed."""

    async def answer(self, messages: Sequence[dict[str, str]]) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Improved:
    """`rephrasing` is None where the first answer stands; `asked` and `answered` are tokens."""

    rephrasing: Rephrasing | None
    outcome: Outcome
    asked: int = 0
    answered: int = 0


@dataclass(slots=True)
class Improver:
    """`deadline` in seconds, for all tries together; `at_once`: how many drafts may be with the model, and
    `a_second` how many may go there in the long run, so that first answers never wait for better ones."""

    client: Client
    coach: Coach
    mask: Mask
    prompt: Prompt
    budget: Budget
    name: str
    """The model, and `host`, where it is: said to whom switches it on."""
    host: str
    deadline: float = 8.0
    at_once: int = 8
    a_second: float = 2.0
    clock: Callable[[], float] = time.monotonic
    _breaker: Breaker = field(init=False)
    _under_way: int = field(init=False, default=0)
    _free_from: float = field(init=False, default=0.0)
    _kept: OrderedDict[str, tuple[float, str]] = field(
        init=False, default_factory=OrderedDict[str, tuple[float, str]]
    )

    def __post_init__(self) -> None:
        self._breaker = Breaker(self.clock)

    async def improve(
        self,
        draft: str,
        context: str,
        beside: Rephrasing,
        *,
        person: tuple[str, str],
        today: date,
        voice: Voice,
    ) -> Improved:
        """A better answer than `beside`, our own. `person`: workspace and id, for the budget. Never raises."""
        key = hashlib.sha256(repr((draft, context, voice)).encode()).hexdigest()
        if (known := self._known(key)) is not None:
            held = self.coach.held(draft, known, context=context, beside=beside)
            return Improved(held if isinstance(held, Rephrasing) else None, "known")
        if not self.budget.allows(*person, today):
            return Improved(None, "over_budget")
        if not self.has_room:
            return Improved(None, "busy")
        if not self._breaker.allows():
            return Improved(None, "resting")
        spent = _Spent()
        self._free_from = max(self._free_from, self.clock()) + 1 / self.a_second
        self._under_way += 1
        try:
            async with asyncio.timeout(self.deadline):
                found = await self._asked(draft, context, beside, voice, spent)
            self._breaker.succeeded()
            outcome: Outcome = "guarded" if found is None else "better"
        except TimeoutError:
            self._breaker.failed()
            found, outcome = None, "late"
        except ModelFailed as failed:
            self._breaker.failed(for_good=failed.for_good)
            found, outcome = None, "failed"
        finally:
            self._under_way -= 1
            self.budget.spend(*person, today, spent.asked + spent.answered)
        if found is not None:
            self._keep(key, found.text)
        return Improved(found, outcome, spent.asked, spent.answered)

    @property
    def has_room(self) -> bool:
        """A few may leave together; after that they leave at `a_second`."""
        return self._under_way < self.at_once and self._free_from - self.clock() <= _AHEAD

    async def _asked(
        self, draft: str, context: str, beside: Rephrasing, voice: Voice, spent: "_Spent"
    ) -> Rephrasing | None:
        masked = self.mask.of(draft, context)
        hidden_draft, hidden_context = masked.texts
        refused: list[tuple[str, Unsafe]] = []
        for _ in range(_TRIES):
            stance = beside.reading.stance
            chat = self.prompt.messages(hidden_draft, hidden_context, stance, voice, refused)
            answer = await self.client.answer(chat)
            spent.asked += answer.asked
            spent.answered += answer.answered
            text = bare(answer.text)
            held = self._held(draft, context, beside, masked.restored(text), text)
            if isinstance(held, Rephrasing):
                return held
            refused.append((answer.text, held))
        return None

    def _held(
        self, draft: str, context: str, beside: Rephrasing, restored: str | None, text: str
    ) -> Rephrasing | Unsafe:
        if restored is None:
            return "facts"
        if self.prompt.leaked(text):
            return "never_say"
        if not self.mask.names(restored) <= self.mask.names(draft) | self.mask.names(context):
            return "facts"
        return self.coach.held(draft, restored, context=context, beside=beside)

    def _known(self, key: str) -> str | None:
        kept = self._kept.get(key)
        if kept is None or self.clock() - kept[0] > _KEPT:
            return None
        return kept[1]

    def _keep(self, key: str, text: str) -> None:
        """In memory only, and only as long as somebody may ask for the same again."""
        now = self.clock()
        self._kept[key] = (now, text)
        self._kept.move_to_end(key)
        while self._kept and (
            len(self._kept) > _REMEMBERED or now - next(iter(self._kept.values()))[0] > _KEPT
        ):
            self._kept.popitem(last=False)


@dataclass(slots=True)
class _Spent:
    asked: int = 0
    answered: int = 0
