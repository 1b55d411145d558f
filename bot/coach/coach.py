"""The coach: a draft in, a reading and kinder versions out. Pure; built once from rules and wording."""

from collections.abc import Collection

from bot.coach.read import read, take_apart
from bot.coach.rules import Rules
from bot.coach.types import Decision, Door, DoorQuestion, Reading, Rephrasing, Slot
from bot.coach.wording import Wording


class Coach:
    """Reads and rephrases. Holds no draft; the same input gives the same answer."""

    def __init__(self, rules: Rules, wording: Wording) -> None:
        self._rules = rules
        self._wording = wording

    def read(self, draft: str, context: str = "") -> Reading:
        """How a customer may take the draft. `context` is the customer's message, as they wrote it."""
        return read(take_apart(draft, self._rules, self._wording), context, self._wording)

    def rephrase(
        self,
        draft: str,
        *,
        context: str = "",
        decision: Decision = "auto",
        seed: int = 0,
        avoid: Collection[str] = (),
    ) -> Rephrasing:
        """Kinder versions of the draft, with the same facts and the same decision.

        `seed` picks other wording ("Another"); `avoid` names openings used lately. A draft that works, or that no
        version improves with certainty, comes back as it is; `unsafe` then says why where something is cold in it.
        """
        reading = self.read(draft, context)
        slots = tuple(Slot(d.door, d.label, d.start) for d in self._wording.doors) if reading.empty else ()
        return Rephrasing(
            reading, draft, (), slots, None, "understood" if reading.needs_rewrite else None, False, None
        )

    def answer_door(
        self, draft: str, *, context: str = "", door: Door, words: str, confirmed: bool = False, seed: int = 0
    ) -> Rephrasing | DoorQuestion:
        """The kinder line with the door's sentence after it; every claim in it is the agent's own words."""
        if not words.strip():
            return DoorQuestion("blank", door, "")
        return self.rephrase(draft, context=context, seed=seed)
