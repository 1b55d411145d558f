"""What begins like an order, and is the name of a thing: "claim 88-114 falls …", "check in ends at 8", "grade stands"."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.coach.english.grammar import Clause
from bot.coach.english.tokens import Token
from bot.coach.wording import Wording

LOOKING = frozenset(["see", "read", "refer", "review", "consult", "check"])
SURE = frozenset(["ensure", "verify", "make"])
CALLED = frozenset(["call", "ring", "phone", "dial", "text", "quote", "use"])
ASKS_FOR = frozenset(["costs", "takes", "needs", "cost", "take", "need"])
PLACES = frozenset(["point", "page", "note", "step", "box", "file", "table"])
""" "See the terms, point 4." """
OVER = frozenset(["closed", "ended", "opened", "started", "expired", "lapsed"])
KEEPS = frozenset(["keep", "leave", "have", "get", "find", "hold"])
""" "Keep the windows closed" orders."""
STANDS = frozenset(
    [
        "differs",
        "varies",
        "fails",
        "leaks",
        "works",
        "stands",
        "stays",
        "applies",
        "remains",
        "holds",
        "expires",
        "lasts",
        "ends",
        "starts",
        "closes",
        "opens",
    ]
)
NAMED_SO = frozenset(
    tuple(each.split("-"))
    for each in "check-in check-out drop-off pick-up log-in sign-up cut-off move-in move-out take-off kick-off lead-in".split()  # noqa: SIM905
)
"""Orders that are names of things, too: "check in ends at 8"."""


def is_a_thing(clause: Clause, wording: Wording) -> bool:
    """Whether the first word is a noun after all: "claim 88-114-C falls …", "delay repay form is …", "order 55-20871"."""
    base, rest = clause.verb.base, list(clause.rest)
    if (
        base in ("bar", "stop", "claim")
        and rest
        and (rest[0].low in ("food", "no") or (len(rest[0].text) == 1 and rest[0].text.isupper()))
    ):
        return True
    if len(rest) > 1 and rest[1].low in OVER and rest[0].low.endswith("s") and base not in KEEPS:
        return True  # "Resit requests closed on 4 May"
    if base == "strike" and rest and rest[0].low in ("today", "tomorrow", "on", "this", "until"):
        return True
    if _is_placed_thing(base, rest, wording):
        return True
    if base in CALLED or base in LOOKING or base in SURE:
        return False
    named = base in wording.lists["count_nouns"] or base in wording.lexicon.nouns_first
    if not rest or rest[0].tag == "conj":
        return named or base == "welcome"
    of = rest[0].low == "of" and base not in ("dispose", "think", "beware")
    if of or any(t.low in ASKS_FOR and after.tag == "num" for t, after in pairwise(rest[:3])):
        return True
    numbered = rest[0].text[:1] == "#" or (rest[0].tag == "num" and any(c in rest[0].text for c in "-/#"))
    if named and (numbered or (rest[0].tag == "num" and len(rest) > 1 and rest[1].low == ":")):
        return True
    if rest[0].form == "past" and (len(rest) == 1 or rest[1].tag in ("num", "prep", "adv", "punct")):
        return True
    if rest[0].tag == "prep" and len(rest) > 1 and rest[1].tag == "verb" and rest[1].form == "s":
        return True
    if base in PLACES and rest[0].tag == "num":
        return True
    if named and rest[0].low == "to" and len(rest) > 1 and rest[1].tag == "det":
        return any(t.tag == "be" or (t.tag == "verb" and t.form == "s") for t in rest[2:])
    if rest[0].low == "to" and len(rest) > 2 and rest[1].tag in ("noun", "det"):
        rest = rest[1:]  # "Export to PDF is …", "Access to Wi-Fi costs …"
    for place, token in enumerate(rest):
        if token.tag in ("sub", "wh", "conj", "to", "pron") or token.low in (",", ":", ";"):
            return named and token.low in (",", ":") and place == 0
        if token.low == "may" and rest[place - 1].tag == "num":
            continue
        finite = token.tag in ("be", "modal", "have", "do") or (
            token.tag == "verb" and token.form in ("s", "past")
        )
        perfect = token.tag == "have" and place + 1 < len(rest) and rest[place + 1].form == "participle"
        whose = rest[place - 1].low in ("that", "which", "who")
        if place and finite and (named or token.tag in ("be", "modal") or (perfect and not whose)):
            return True
    return False


def _is_placed_thing(base: str, rest: Sequence[Token], wording: Wording) -> bool:
    """ "Check in ends at 8", "Drop on your blinds says 142": a verb stands behind the preposition, and has no other subject."""
    if len(rest) > 1 and rest[-1].low in STANDS and all(t.tag in ("noun", "adj") for t in rest[:-1]):
        return True  # "Paint batch differs"
    if rest and rest[0].low in STANDS and (len(rest) == 1 or rest[1].tag not in ("noun", "det")):
        return True  # "Grade stands"
    if not rest or rest[0].tag not in ("prep", "adv") or rest[0].low in ("as", "than", "how"):
        return False
    told = list(takewhile(lambda t: t.tag not in ("sub", "wh", "conj", "to", "pron", "punct"), rest))
    for place, token in enumerate(told[1:], 1):
        own = wording.lexicon.base(token.low, "s")
        if own is None or place + 1 == len(rest) or told[place - 1].tag in ("det", "adj", "num"):
            continue
        if place == 1 and (base, rest[0].low) in NAMED_SO:
            return True
        noun = own in wording.lexicon.nouns_first or own in wording.lists["count_nouns"]
        if place > 1 and not noun and told[place - 1].tag == "noun":
            return True
    return False
