"""Steps told in one line: "Go to My Races, choose the runner, then press Edit" stays one sentence, with one "please"; none of
its steps is cut as a push."""

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.kinder.said import Said, as_said
from bot.coach.wording import Wording

NEXT = re.compile(r", (?:and )?(?:then )?")
LAST = re.compile(r", (?:and )?then ")
PLACE = re.compile(r"[A-Z][\w ]{1,30}")
"""A page or button named after "then": "go to Settings, then Alerts"."""
TONE = re.compile(r"\b(?:or|please|stop|don't|not|never|elsewhere|yourself|wait|if|because|so)\b")
HOW, STINGS = 0.35, 0.3
"""Share of acts from which a sentence tells how it is done, and from which it is a jibe after all."""


def in_steps(bare: str, wording: Wording) -> Said | None:
    if ", " not in bare or TONE.search(fold(bare)):
        return None
    parts = NEXT.split(bare)
    ordered = LAST.search(bare) is not None
    if (len(parts) < 3 and not ordered) or not all(
        _is_step(part, wording) or (ordered and part is parts[-1] and PLACE.fullmatch(part)) for part in parts
    ):
        return None
    share = wording.acts.read(bare).share
    if share["how"] < HOW and (share["jibe"] >= STINGS or not ordered):
        return None
    return as_said(f"Please {bare[0].lower()}{bare[1:]}", "please", "ask", wording)


def _is_step(part: str, wording: Wording) -> bool:
    tokens = tokens_of(f"{part[:1].lower()}{part[1:]}", wording.lexicon)
    clause = clause_of(tokens)
    return clause is not None and clause.kind == "command" and not clause.negative
