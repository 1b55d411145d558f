"""What follows from what, typed as an equation: "Card not shown = visit not booked" → if the card isn't shown, the visit isn't
booked; "Lost the key = buy another one" → if you've lost the key, please buy another one."""

import re

from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import low_first, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.notes.articles import with_articles
from bot.coach.wording import Wording

SIDES = re.compile(r"(?P<one>[A-Za-z][^=]{3,60}?) ?=>? ?(?P<two>[^=]{3,80})")
DONE = re.compile(
    r"(?:(?P<np>(?!not\b)[a-z][\w'-]*(?: (?!not\b)[a-z][\w'-]*){0,2}) )??(?P<not>not )?(?P<done>[a-z]+(?:ed|en|st|ght|nt|id|de|ut|own|one|rn|lt|ld))(?P<rest>(?: (?:to|on|in|at|by|with|without|within|after|before|from|for|online|late|early|again|twice)\b.*)?)"
)
YOURS = re.compile(
    r"(?P<done>lost|forgot|forgotten|missed|broke|broken|changed|moved|cancelled|returned|opened|used|paid) (?P<what>(?:the|your|it|a|an|my|any)\b.*)"
)

KIND = re.compile(
    r"(?:[a-z'-]+ ){0,3}(?:damage|damages|fault|faults|error|errors|misuse|wear|tear|breakage|loss|theft|cracks?|scratches|dents?|stains?|neglect|issue|issues)"
)
"""What kind of damage or fault it is."""
UNCOVERED = re.compile(
    r"(?:not|no|not under|outside|out of|not a|not in|not covered by) (?:the |your |our )?(?:warranty|guarantee)(?: (?:issue|claim|matter|case|repair))?"
)


def equation(bare: str, wording: Wording) -> str | None:
    """The line as a condition with what comes of it; None where either side may mean another thing."""
    hit = SIDES.fullmatch(bare)
    if hit is None:
        return None
    if plain := _plainly(hit["one"], hit["two"], wording):
        return plain
    condition = _condition(hit["one"], wording)
    then = condition and _outcome(hit["two"], wording)
    return with_articles(f"If {condition}, {then}", wording) if then else None


def _plainly(one: str, two: str, wording: Wording) -> str | None:
    """ "Screen damage = user damage" → screen damage counts as user damage; "Lens scratched = not warranty" → a scratched
    lens isn't covered by the warranty."""
    left, right = KIND.fullmatch(fold(one)), UNCOVERED.fullmatch(fold(two))
    if right is None:
        same = left and KIND.fullmatch(fold(two))
        return (
            f"{one} {'count' if plural(tokens_of(one, wording.lexicon)) else 'counts'} as {low_first(two)}"
            if same
            else None
        )
    if left:
        return (
            f"{one} {'are' if plural(tokens_of(one, wording.lexicon)) else 'is'}n't covered by the warranty"
        )
    state = _state(one, wording)
    return f"If {state}, that isn't covered by the warranty" if state else None


def _condition(one: str, wording: Wording) -> str | None:
    if yours := YOURS.fullmatch(fold(one)):
        return f"you've {'forgotten' if yours['done'] == 'forgot' else 'broken' if yours['done'] == 'broke' else yours['done']} {one[yours.start('what') :]}"
    return _state(one, wording)


def _outcome(two: str, wording: Wording) -> str | None:
    first = fold(two).split(maxsplit=1)[0]
    if first == "no":
        return f"there's {low_first(two)}"
    if state := _state(two, wording):
        return state
    tokens = tokens_of(two, wording.lexicon)
    orders = wording.lexicon.base(first, "base") == first and first not in wording.lexicon.nouns_first
    return (
        f"please {low_first(two)}"
        if orders and len(tokens) > 1 and not any(is_finite(t, bare=False) for t in tokens)
        else None
    )


def _state(side: str, wording: Wording) -> str | None:
    """ "card not shown" → the card isn't shown."""
    hit = DONE.fullmatch(fold(side))
    if (
        hit is None
        or wording.lexicon.base(hit["done"], "participle") is None
        or wording.lexicon.base(hit["done"], "base")
    ):
        return None
    no = "n't" if hit["not"] else ""
    if not hit["np"]:
        return f"it is{no} {side[hit.start('done') :]}" if no else f"it's {low_first(side)}"
    np = side[: hit.end("np")]
    tokens = tokens_of(np, wording.lexicon)
    whole = the(np, wording)
    if (
        whole is None
        or tokens[0].tag in ("pron", "adv", "prep")
        or any(is_finite(t, bare=False) for t in tokens)
    ):
        return None
    return f"{whole} {'are' if plural(tokens) else 'is'}{no} {side[hit.start('done') :]}"
