"""What follows from what, typed as an equation: "Card not shown = visit not booked" → if the card isn't shown, the visit isn't
booked; "Lost the key = buy another one" → if you've lost the key, please buy another one."""

import re

from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import MASS, low_first, one, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import capital
from bot.coach.notes.articles import with_articles
from bot.coach.wording import Wording

SIDES = re.compile(r"(?P<one>[A-Za-z][^=]{3,60}?) ?=>? ?(?P<two>[^=]{3,80})")
DONE = re.compile(
    r"(?:(?P<np>(?!not\b)[a-z][\w'-]*(?: (?!not\b)[a-z][\w'-]*){0,2}) )??(?P<not>not )?(?P<done>[a-z]+(?:ed|en|st|ght|nt|id|de|ut|own|one|rn|lt|ld))(?P<rest>(?: (?:to|on|in|at|by|with|without|within|after|before|from|for|online|late|early|again|twice)\b.*)?)"
)
UNCOVERED = re.compile(
    r"(?:not |no |isn't |void |outside |out of )(?:a |under |in |covered by |part of )?(?:the |our |your )?(?:warranty|guarantee)(?: (?:issue|claim|matter|case|repair))?"
)
NO_SHOW = re.compile(r"no[- ]shows?")
DEEMED = frozenset(
    [
        "damage",
        "wear",
        "tear",
        "misuse",
        "abuse",
        "neglect",
        "error",
        "fault",
        "change",
        "cancellation",
        "refusal",
        "no-show",
        "use",
    ]
)
"""What a thing may count as."""
YOURS = re.compile(
    r"(?P<done>lost|forgot|forgotten|missed|broke|broken|changed|moved|cancelled|returned|opened|used|paid) (?P<what>(?:the|your|it|a|an|my|any)\b.*)"
)


def equation(bare: str, wording: Wording) -> str | None:
    """The line as a condition with what comes of it; None where either side may mean another thing."""
    hit = SIDES.fullmatch(bare)
    if hit is None:
        return None
    if judged := _judged(hit["one"].strip(), hit["two"].strip(), wording):
        return capital(judged)
    condition = _condition(hit["one"], wording)
    then = condition and _outcome(hit["two"], wording)
    return with_articles(f"If {condition}, {then}", wording) if then else None


def _judged(one_: str, two: str, wording: Wording) -> str | None:
    """ "Lens scratched = not warranty", "screen damage = user damage", "no show = no refund"."""
    then = fold(two)
    if NO_SHOW.fullmatch(fold(one_)):
        return f"a no-show means {low_first(two)}"
    if UNCOVERED.fullmatch(then):
        if state := _state(one_, wording):
            return f"if {state}, that isn't covered by the warranty"
        np = _thing(one_, wording)
        return f"{np[0]} {np[1]}n't covered by the warranty" if np else None
    np = _thing(one_, wording) if then.split()[-1] in DEEMED and _thing(two, wording) else None
    return f"{np[0]} {'count' if np[1] == 'are' else 'counts'} as {low_first(two)}" if np else None


def _thing(side: str, wording: Wording) -> tuple[str, str] | None:
    """The thing with its article where it counts, and its "is" or "are"; None for what is none."""
    tokens = list(tokens_of(side, wording.lexicon))
    known = wording.lists["count_nouns"] | wording.lexicon.nouns_first | MASS
    *before, last = tokens
    if last.tag != "noun" and last.low not in known:
        return None
    if len(before) > 2 or any(t.tag not in ("noun", "adj", "verb") and t.low not in known for t in before):
        return None
    if plural(tokens):
        return low_first(side), "are"
    counted = tokens[-1].low in wording.lists["count_nouns"] and tokens[-1].low not in MASS
    return (one(side) if counted else low_first(side)), "is"


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
