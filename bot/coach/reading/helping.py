"""What a draft does for its reader, in plain words: acts that hardly a cold answer adds; and what it takes from them.

A limit, an order or a no reads cold by itself; beside one of these acts it is part of an answer that helps.
"""

from collections.abc import Sequence

from bot.coach.english.text import letters_of
from bot.coach.memory import remembered
from bot.coach.reading.sentences import Seen, refuses
from bot.coach.wording import Wording

ANYWHERE = {
    "helps_gives": "gives",
    "helps_spares": "spares",
    "helps_reassures": "reassures",
    "helps_path": "shows how",
    "helps_how_to": "shows how",
    "helps_steps": "shows how",
    "helps_open": "leaves open",
    "helps_deed": "acts",
    "takes_away": "takes away",
    "takes_blames": "held against them",
}
"""Patterns of one sentence, wherever it stands, and the names of what they find."""
SINCERE = {"helps_owns": "owns a fault", "helps_suits": "suits"}
"""The same, where no sneer stands beside it."""
NAMES = frozenset((
    *ANYWHERE, *SINCERE, "helps_sneers", "helps_asks_leave", "helps_found", "helps_shuts", "helps_instead", "helps_choose",
    "helps_gently", "helps_beside", "helps_harmless", "helps_yes",
))  # fmt: skip
"""All that is asked of one sentence, be it of a draft or of its versions."""


@remembered
def helps_in(folded: str, wording: Wording) -> frozenset[str]:
    """Names of the patterns of help, and of what takes from it, that are in a folded sentence."""
    may = wording.index.may(letters_of(folded)) & NAMES
    return frozenset(name for name in may if wording.patterns[name].search(folded))


def kindnesses(spoken: Sequence[Seen], wording: Wording) -> frozenset[str]:
    """Names of what the sentences do for the reader."""
    does = [helps_in(seen.folded, wording) for seen in spoken]
    found = {ANYWHERE[name] for its in does for name in its & ANYWHERE.keys()}
    found |= {SINCERE[name] for its in does if "helps_sneers" not in its for name in its & SINCERE.keys()}
    first, last = does[0], does[-1]
    if "helps_asks_leave" in last and not any(
        wording.patterns["but_after"].search(seen.folded) for seen in spoken
    ):
        found.add("asks leave")
    if (
        "soft_offer" in spoken[-1].acts
        and "helps_found" in first
        and not any("helps_shuts" in its for its in does)
    ):
        found.add("tells what it found")
    others = [its for its, seen in zip(does, spoken, strict=True) if not refuses(seen)]
    if len(others) < len(spoken) and any("helps_instead" in its for its in others):
        found.add("instead")
    if "helps_choose" in last:
        found.add("lets choose")
    if "helps_gently" in last and any("apology" in seen.acts for seen in spoken):
        found.add("asks gently")
    return frozenset(found)
