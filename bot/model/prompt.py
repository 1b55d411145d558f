"""What a model is asked: our instructions, the team's voice, and two texts that are data."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.coach import Stance, Unsafe

_SHINGLE = 6
"""Words of ours in a row that no customer's answer holds by chance."""
_FENCE = re.compile(r"^```\w*\n(.*)\n```$", re.DOTALL)
_QUOTED = re.compile(r"""^(["'“])(.*)["'”]$""", re.DOTALL)
_WORD = re.compile(r"[a-z']+")


@dataclass(frozen=True, slots=True)
class Voice:
    """A team's own: rules for its words, and sentences it likes, for the case at hand."""

    rules: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prompt:
    """`instructions` go before everything; `stances` say what the draft decides, `complaints` why an answer was
    not taken; the rest are the headings before a team's voice. All come from content/en/strings/model.yaml."""

    instructions: str
    rules: str
    phrases: str
    stances: Mapping[Stance, str]
    complaints: Mapping[str, str]
    again: str

    def messages(
        self,
        draft: str,
        context: str,
        stance: Stance,
        voice: Voice,
        refused: Sequence[tuple[str, Unsafe]] = (),
    ) -> list[dict[str, str]]:
        """As a chat: system, then the case, then each answer that was not taken with why."""
        told = [self.instructions, self.stances[stance]]
        if voice.rules:
            told.append("\n".join((self.rules, *(f"- {rule}" for rule in voice.rules))))
        if voice.phrases:
            told.append("\n".join((self.phrases, *(f"- {phrase}" for phrase in voice.phrases))))
        theirs = f"<customer>\n{_as_data(context)}\n</customer>\n" if context else ""
        chat = [
            {"role": "system", "content": "\n\n".join(told)},
            {"role": "user", "content": f"{theirs}<draft>\n{_as_data(draft)}\n</draft>"},
        ]
        for answer, why in refused:
            complaint = self.complaints.get(why, self.complaints["other"])
            chat += (
                {"role": "assistant", "content": answer},
                {"role": "user", "content": f"{complaint} {self.again}"},
            )
        return chat

    def leaked(self, text: str) -> bool:
        """Whether an answer holds a run of our own instructions, or the marks around the texts."""
        ours = _WORD.findall(self.instructions.lower())
        runs = {tuple(ours[n : n + _SHINGLE]) for n in range(len(ours) - _SHINGLE + 1)}
        theirs = _WORD.findall(text.lower())
        return re.search(r"</?(?:draft|customer)>", text) is not None or any(
            tuple(theirs[n : n + _SHINGLE]) in runs for n in range(len(theirs) - _SHINGLE + 1)
        )


def bare(answer: str) -> str:
    """Without the fence or quotation marks that models like to put around a text."""
    text = answer.strip()
    if fenced := _FENCE.match(text):
        text = fenced[1].strip()
    quoted = _QUOTED.match(text)
    return quoted[2].strip() if quoted and quoted[1] not in quoted[2] else text


def _as_data(text: str) -> str:
    """A text can't close its own mark."""
    return re.sub(r"<(/?(?:draft|customer))>", r"(\1)", text)
