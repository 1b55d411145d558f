"""A kinder word in the place of one that pushes away, where the facts stay the same."""

import re
from collections.abc import Mapping
from functools import partial

from bot.coach.choice import SLOT
from bot.coach.english.text import facts_of, fold
from bot.coach.english.voice import capital
from bot.coach.kinder.named import has_fact
from bot.coach.memory import remembered
from bot.coach.wording import Swap, Wording


@remembered
def swapped(text: str, wording: Wording, *, late: bool = False) -> tuple[str, Swap | None]:
    """With a kinder word for each that pushes them away, and the first rule that did it. `late`: by those tried last."""
    first, folded = None, fold(text)
    places = wording.swaps_of(folded)
    while places:
        place, *places = places
        swap = wording.swaps[place]
        hit = swap.pattern.search(folded) if swap.late == late else None
        if hit is None:
            continue
        groups = {str(n): text[hit.start(n) : hit.end(n)] for n in range(1, len(hit.groups()) + 1)}
        if hit.lastindex and hit.start(1) == 0 and "{1}" in swap.to[1:] and not groups["1"][1:2].isupper():
            groups["1"] = groups["1"][:1].lower() + groups["1"][1:]
        put = SLOT.sub(partial(_of, groups), swap.to)
        new = text[: hit.start()] + (capital(put) if hit.start() == 0 else put) + text[hit.end() :]
        if (has_fact(new) or has_fact(text)) and not same_facts(new, text):
            continue
        text, folded, first = new, fold(new), first or swap
        places = wording.swaps_of(folded, place)
    return text, first


def _of(groups: Mapping[str, str], slot: "re.Match[str]") -> str:
    return groups[slot[1]]


def same_facts(text: str, before: str) -> bool:
    return {f.words.lower() for f in facts_of(text)} == {f.words.lower() for f in facts_of(before)}
