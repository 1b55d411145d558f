"""The worst point of a customer's message, in their own nouns and numbers: the night in hospital, the third box in a row, the seventy
minutes that ended at a shut door. Said as what it is like, never as whose doing it was."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.coach.befell import worst_shapes as shapes
from bot.coach.befell.worst_cost import charged, count, gone, length, paid, spell, spent, toil, vain
from bot.coach.befell.worst_done import hospital, hurt, theirs, wronged
from bot.coach.befell.worst_means import aged, amounts, inside, lives, means, meant, missed
from bot.coach.befell.worst_people import illness, own, plight
from bot.coach.befell.worst_point import ORDER, Worst, calm
from bot.coach.befell.worst_stakes import stakes
from bot.coach.customer.heard import OWNED
from bot.coach.english.voice import tidy
from bot.coach.wording import Wording


def worst_in(message: str, wording: Wording) -> tuple[Worst, ...]:
    """The heaviest first; of each kind one."""
    message = OWNED.sub(r"\1's \2", message)
    text = " ".join(
        calm(tidy(each, wording.lexicon)) for each in re.split(r"(?<=[.!?\n]) ?", message) if each.strip()
    )
    if not text:
        return ()
    found: dict[str, Worst] = {}
    for way in WAYS:
        for each in way(text, wording):
            if each.kind in found or len(each.doing.split()) > shapes.LONGEST:
                continue
            last = (
                each.doing.removesuffix(" up on")
                .removesuffix("ed at")
                .removesuffix("ted on")
                .rpartition(" ")[2]
            )
            if not shapes.BROKEN.search(last) or (each.kind == "own" and not LEFT_OPEN.search(each.doing)):
                found[each.kind] = each
    if "hospital" in found and not found.keys().isdisjoint(["theirs", "own"]):
        del found["hospital"]  # the same stay, told of whom it was
    if {"theirs", "nth"} <= found.keys() and " time that " in found["nth"].doing:
        often = found["nth"].doing.partition(" that ")[0]
        found["theirs"] = Worst("theirs", f"{found['theirs'].doing} for {often}")
    return tuple(sorted(found.values(), key=lambda each: ORDER.index(each.kind)))


LEFT_OPEN = re.compile(
    r"\b(?:stuck|trapped|kept|left|waiting|sitting|standing) (?:on|in|at|to|for|by|with|under)$"
)
"""Where what was cut off belonged to it: "stuck on" it."""
WAYS: Sequence[Callable[[str, Wording], Iterator[Worst]]] = (
    plight, theirs, illness, own, hospital, hurt, means, meant, inside, missed, amounts, lives, stakes, aged, wronged, vain, gone, charged, paid,
    count, spell, toil, spent, length,
)  # fmt: skip
