"""What became of one sentence of the draft."""

from typing import Literal, NamedTuple, Self

from bot.coach.english.voice import capital, closed
from bot.coach.wording import Wording

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
    called: str = ""
    """Who was spoken to in a sentence that was dropped."""

    @property
    def refuses(self) -> bool:
        """Whether it was said anew as a no."""
        return self.fate == "said" and self.act == "refusal"

    def gone(self, rule: str) -> Self:
        """Left out, as another sentence says it: by its own rule, or by `rule` where it stood as it was."""
        return self._replace(fate="dropped", text="", rule=self.rule or rule)


def as_said(text: str, rule: str, act: str, wording: Wording, *, thing: str = "", vp: str = "") -> Said:
    reason = wording.reasons[rule]
    text = closed(capital(text.strip()))
    return Said(
        "said",
        text if text.rstrip("\"'”’").endswith((".", "?", "!")) else text + ".",
        rule,
        reason.reason,
        reason.source,
        act,
        thing,
        vp=vp,
    )


def retold(said: Said, text: str, rule: str, wording: Wording) -> Said:
    """The same in other words: by its own rule, or by `rule` where it stood as it was."""
    if said.rule:
        return said._replace(fate="said", text=text)
    reason = wording.reasons[rule]
    return Said("said", text, rule, reason.reason, reason.source, said.act or "inform")
