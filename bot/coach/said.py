"""What became of one sentence of the draft."""

from typing import Literal, NamedTuple

Fate = Literal["kept", "said", "dropped"]


class Said(NamedTuple):
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
    vp: str = ""
    """What is asked for, in the base form: "send a photo"."""
