"""What became of one sentence of the draft, or of one clause of it."""

from dataclasses import dataclass
from typing import Literal

Fate = Literal["kept", "said", "dropped", "woven"]
"""`woven`: told in the sentence before it."""


@dataclass(frozen=True, slots=True)
class Said:
    """`text` is "" where the sentence was dropped. `act` is what the new sentence does: refusal, ask, inform …"""

    fate: Fate
    text: str
    rule: str = ""
    reason: str = ""
    source: str = ""
    act: str = ""
    thing: str = ""
    """What is refused, as a noun phrase towards the customer; "" where there is none."""
    bare: bool = False
    """Nothing but a no or a not-yet."""
    inner: str = ""
    """The same for the middle of a sentence, where `text` would not do there."""
    way: str = ""
    """The same as a way left open, for after a no: "you can buy a new one"."""
    habit: bool = False
    """A no to everybody: "we don't ship abroad"; no fact of this case is its reason."""
    link: str = ""
    """The word or sign before this clause in its sentence; "" at its start."""
    parts: tuple["Said", ...] = ()
    """Its clauses, where it has several; `text` has them joined."""
    vp: str = ""
    """What is asked for, in the base form: "send a photo"."""
    until: int = 0
    """Where in the draft the last sentence ends that was joined on; 0 where none was."""
