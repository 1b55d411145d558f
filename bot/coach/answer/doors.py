"""The five doors: what an agent types behind one becomes a sentence of their own; a vague or contrary one is asked back."""

import re

from bot.coach.english.text import fold
from bot.coach.english.voice import capital
from bot.coach.types import Door, DoorQuestion
from bot.coach.wording import Wording


def asked_back(door: Door, words: str, wording: Wording) -> DoorQuestion | None:
    """What to ask once before the words are used; None where they can be."""
    if not re.search(r"\w", words):
        return DoorQuestion("blank", door, "")
    folded = fold(words)
    if hit := wording.patterns["flips_no"].search(folded):
        return DoorQuestion("flips_no", door, words[hit.start() : hit.end()])
    if door in ("later", "check") and (hit := wording.patterns["vague_door"].search(folded)):
        return DoorQuestion("vague", door, words[hit.start() : hit.end()])
    return None


def sentence_of(start: str, words: str) -> str:
    """ "What I can do is" and "send a repair kit" → one sentence; a start typed again is not doubled."""
    typed = words.strip()
    for opening in (
        start,
        "I can",
        "I will",
        "I'll",
        "we can",
        "we will",
        "we'll",
        "because",
        "it is",
        "it's",
        "is",
        "that",
    ):
        if fold(typed).startswith(fold(opening) + " "):
            typed = typed[len(opening) :].strip()
            break
    line = capital(f"{start} {typed}")
    return line if line.endswith((".", "!", "?")) else line + "."
