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


@remembered
def does(name: str, folded: str, wording: Wording) -> bool:
    """Whether the pattern is in a folded sentence."""
    may = wording.index.may(letters_of(folded))
    return name in may and wording.patterns[name].search(folded) is not None


def kindnesses(spoken: Sequence[Seen], wording: Wording) -> frozenset[str]:
    """Names of what the sentences do for the reader."""
    mays = {seen.folded: wording.index.may(letters_of(seen.folded)) for seen in spoken}
    found = {
        ANYWHERE[name]
        for folded, may in mays.items()
        for name in ANYWHERE.keys() & may
        if does(name, folded, wording)
    }
    found |= {
        SINCERE[name]
        for folded, may in mays.items()
        for name in SINCERE.keys() & may
        if does(name, folded, wording) and not does("helps_sneers", folded, wording)
    }
    first, last = spoken[0], spoken[-1]
    if does("helps_asks_leave", last.folded, wording) and not any(
        wording.patterns["but_after"].search(seen.folded) for seen in spoken
    ):
        found.add("asks leave")
    if (
        "soft_offer" in last.acts
        and does("helps_found", first.folded, wording)
        and not any(does("helps_shuts", folded, wording) for folded in mays)
    ):
        found.add("tells what it found")
    others = [seen for seen in spoken if not refuses(seen)]
    if len(others) < len(spoken) and any(does("helps_instead", seen.folded, wording) for seen in others):
        found.add("instead")
    if does("helps_choose", last.folded, wording):
        found.add("lets choose")
    if does("helps_gently", last.folded, wording) and any("apology" in seen.acts for seen in spoken):
        found.add("asks gently")
    return frozenset(found)
