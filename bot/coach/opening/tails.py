"""What follows "especially" behind an opening: what the thing was to them, what hangs on it, how long it has been."""

import re
from collections.abc import Iterator, Sequence

from bot.coach.befell.telling import Telling
from bot.coach.customer.mirror import Mirror
from bot.coach.opening.opening import Opening, telling_words

LONGEST = 24
"""Words of a line with what makes it weigh more."""
PAIR = 16
"""Words of two things that befell them."""
BEHIND = frozenset(["toil", "spent", "off", "length"])
"""Worst points that are told behind another line, after "after"."""
TAILS = BEHIND - {"toil", "spent"} | {"meant", "soon", "lives", "aged"}
"""Those that are told behind another line, or where there is no other."""
FULLEST = re.compile(r"\bespecially\b|,.*,")
"""Lines with no room for more."""
FULL = re.compile(r"\d| and |\bafter\b")


def paired(first: Telling, tellings: Sequence[Telling]) -> str:
    """Two of them in one breath: "being cut off twice and shouted at by the driver"."""
    for each in tellings:
        verb, _, rest = each.doing.partition(" ")
        if verb not in ("being", "having") or not first.doing.startswith(f"{verb} "):
            continue
        whole = f"{first.doing} and {rest}"
        apart = telling_words(first.doing).isdisjoint(telling_words(each.doing))
        if first.doing and each.doing and each is not first and apart and len(whole.split()) <= PAIR:
            return whole
    return ""


def behind(mirror: Mirror) -> str:
    """What they put into it, as it follows "after"."""
    effort = (d.doing for d in mirror.deeds if d.kind == "effort" and " since " not in d.doing)
    long = (each.doing for each in mirror.worst if each.kind in BEHIND)
    return next(long, "") or next(effort, "")


def lived_through(mirror: Mirror) -> Iterator[str]:
    """What they went through, as it follows "especially" behind a line that names something else."""
    for deed in mirror.deeds:
        if deed.kind in ("effort", "work", "loss") and deed.doing:
            yield f"after {deed.doing}"
        elif deed.kind == "unable":
            yield f"when {deed.when}"


def weighing(mirror: Mirror) -> str:
    """What the thing was to them, what is due, or what they have to live on, as it follows "especially"."""
    of = {each.kind: each.doing for each in mirror.worst}
    who = of.get("lives", "") or of.get("aged", "")
    return of.get("meant", "") or of.get("soon", "") or (f"when {who}" if who else "")


def with_weight(opening: Opening, mirror: Mirror, more: str = "") -> Opening | None:
    """With what the thing was to them, else with `more`, where the line does not tell."""
    what = weighing(mirror) or more
    said = telling_words(opening.text)
    full = FULLEST.search(opening.text) or (what.startswith("when") and " when " in opening.text)
    if not what or full or not said.isdisjoint(telling_words(what)):
        return None
    return _joined(opening, what)


def with_tail(opening: Opening, mirror: Mirror) -> Opening:
    """With that, else with how long it has been or was, where the line does not tell."""
    if fuller := with_weight(opening, mirror):
        return fuller
    more = behind(mirror)
    full = "," in opening.text or FULL.search(opening.text)
    fresh = telling_words(more).isdisjoint(telling_words(opening.text))
    return (_joined(opening, f"after {more}") if more and fresh and not full else None) or opening


def _joined(opening: Opening, tail: str) -> Opening | None:
    whole = f"{opening.text[:-1]}, especially {tail}."
    return Opening(whole, opening.frame) if len(whole.split()) <= LONGEST else None
