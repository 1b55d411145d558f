"""Which part of a clause without its "is" or "has been" is what it is about, and which was done or is so: "refund not sent"."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from bot.coach.english.dates import CLOCK, DATE, DAY
from bot.coach.english.phrases import plural
from bot.coach.english.tokens import ING_NOUNS, Token
from bot.coach.notes.note_heads import first_det, head_of, is_many, is_worker, np_ends, works
from bot.coach.notes.note_words import (
    AWAY,
    AWAY_ON,
    BOTH,
    GONE,
    HANGS,
    LATER,
    LEAVES,
    LINKING,
    NEVER_LIES,
    NO_VERB,
    NOW,
    OF_ITSELF,
    OPENED_BY_US,
    OUT_OF,
    REFUSED_IT,
    RESET,
    RUN,
    SHOWING,
    SPELLS,
    SPOKEN_TO,
    STANDING,
    STANDS_AT,
    STATES,
    TIMES,
    UNCHANGED,
    UNCOUNTED,
    VEHICLES,
    WAITING,
    WITH_PERSON,
)
from bot.coach.notes.noted_things import STARTS_NONE
from bot.coach.wording import Wording

BEFORE = NOW | {"never", "since", "longer", "no", "non"}
"""What may stand between a thing and what is told of it."""
NO_THING = (STARTS_NONE - {"all", "both", "no", "only", "leave"}) | frozenset(
    ["which", "what", "whose", "whatever", "whichever", "irrespective", "regardless"]
)
"""First words of what is no thing that something was done to."""
NOT_FIRST = frozenset(["pron", "wh", "sub", "prep", "intj", "not", "conj", "to"])
DOING = ING_NOUNS | WAITING
FOLLOWING = frozenset(["prep", "punct", "adv", "sub", "to", "num"])
MONTH_OR_DAY = re.compile(rf"{DAY}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
FEW = 3
UNITS = re.compile(
    r"(?:hours?|h|hrs?|minutes?|mins?|days?|weeks?|months?|years?|working|business|calendar|times|x)\b"
)


class Clip(NamedTuple):
    """`np` what it is about, `said` "not" and adverbs, `core` the participle or state, `rest` what follows."""

    np: tuple[Token, ...]
    said: tuple[Token, ...]
    core: Token
    rest: tuple[Token, ...]
    base: str
    """Of a participle; "" of a state, a place or a number."""


def clip_of(tokens: Sequence[Token], wording: Wording) -> Clip | None:
    if not _may_begin(tokens, wording):
        return None
    found: Clip | None = None
    depth = 0
    for at in range(1, len(tokens)):
        token = tokens[at]
        depth += (token.text == "(") - (token.text == ")")
        if depth or (found is not None and not found.base):
            continue
        if token.low == "may" and tokens[at - 1].tag == "num":
            continue
        if token.tag in ("sub", "wh") or token.low in HANGS:
            break
        if token.tag in ("be", "modal", "have", "do") or token.low in LINKING or _acts(token, wording):
            return None  # it has its verb, and what stood before only says which is meant
        if found and token.low in SHOWING and is_many(found.np):
            return None
        if found and token.low.endswith("s") and at + 1 < len(tokens) and tokens[at + 1].low == "that":
            return None  # "the report dated 2 May concludes that …"
        if token.tag == "pron":
            if found is None:
                return None
            break
        if (
            found
            and token.tag == "verb"
            and token.form == "past"
            and at + 1 < len(tokens)
            and tokens[at + 1].tag in ("pron", "det")
        ):
            return None
        found = _at(tokens, at, found, wording) or found
    return found if found is not None and _is_thing(found, wording) else None


def _acts(token: Token, wording: Wording) -> bool:
    return token.tag == "verb" and token.form == "s" and not _noun_s(token, wording)


def _may_begin(tokens: Sequence[Token], wording: Wording) -> bool:
    first, second = tokens[0], tokens[1]
    if len(second.text) > 2 and first.text.isupper() and second.text.isupper() and second.text.isalpha():
        return False
    if first.text[-1:] == "%" or (first.tag == "num" and second.text == "%"):
        return False
    if first.low in NO_THING or first.tag in NOT_FIRST or (first.tag == "adv" and first.low != "only"):
        return False
    noun = (
        first.low in wording.lexicon.nouns_first
        or first.low in wording.lists["count_nouns"]
        or first.low in UNCOUNTED
    )
    known = noun or first.tag in ("adj", "det") or first.low in wording.lexicon.adjectives
    if not known and first.low not in DOING and wording.lexicon.base(first.low, "ing"):
        return False
    if (
        not known
        and wording.lexicon.base(first.low, "participle")
        and (second.tag not in ("noun", "adj") or second.low == "due")
    ):
        return False
    order = wording.lexicon.base(first.low, "base") == first.low
    done = (
        second.tag == "not"
        or second.low in ("out", "still", "already")
        or bool(wording.lexicon.base(second.low, "participle") not in (None, second.low))
    )
    if order and not known and not done and first.tag == "verb":
        return False
    asked = order and (first.low in wording.lists["owed"] or first.low in wording.lists["request_verbs"])
    return not (asked and (second.tag in ("det", "pron", "num") or plural(tokens[1:2])))


def _noun_s(token: Token, wording: Wording) -> bool:
    return token.base in wording.lexicon.nouns_first or token.base in wording.lists["count_nouns"]


def _done(tokens: Sequence[Token], at: int, wording: Wording) -> str | None:
    """The verb that was done; of an unknown word in -ed what stands before it."""
    low = tokens[at].low
    base = wording.lexicon.base(low, "participle")
    if base:
        return base if low != base or low in UNCHANGED else None
    unknown = (
        low.endswith("ed")
        and len(low) > 5
        and low not in wording.lexicon.adjectives
        and low not in wording.lists["count_nouns"]
    )
    alone = at + 1 == len(tokens) or tokens[at + 1].low in ("by", "until", "till", "in")
    return (
        low[:-2]
        if unknown and alone and low not in NO_VERB and not low.startswith("un") and tokens[at].text.islower()
        else None
    )


def _at(tokens: Sequence[Token], at: int, before: Clip | None, wording: Wording) -> Clip | None:
    """The clause, were its predicate to begin here."""
    token, start = tokens[at], at
    while start > 1 and tokens[start - 1].low in BEFORE and tokens[start - 1].tag != "noun":
        start -= 1
    if not np_ends(tokens, start):
        return None
    np, said, rest = tuple(tokens[:start]), tuple(tokens[start:at]), tuple(tokens[at + 1 :])
    base = _done(tokens, at, wording) if token.low != "stuck" else None
    if (
        base
        and not (token.low in STATES and not rest)
        and _passive(token.low, base, np, rest, wording)
        and _ends(rest[0] if rest else None, rest, base)
    ):
        made = Clip(np, said, token, rest, base)
        return made if _tells(made, before) else None
    stands = before is None and (
        _is_so(token, said, rest) or _is_there(token, said, rest) or _is_about(token, np, said, rest, wording)
    )
    return Clip(np, said, token, rest, "") if stands else None


def _tells(clip: Clip, before: Clip | None) -> bool:
    """Whether it is what is told, and doesn't just say which is meant: "the reason given", "the card used"."""
    later = clip.core.low in LATER and not clip.said
    if later and (first_det(clip.np) or any(t.low == "of" for t in clip.np)):
        return False
    if before is None:
        return True
    at_once = len(clip.np) == len(before.np) + len(before.said) + 1  # "returned damaged"
    return bool(before.base) and not at_once and not (later and not clip.rest)


def _is_so(token: Token, said: Sequence[Token], rest: Sequence[Token]) -> bool:
    """ "Form incomplete", "photos no good", "visits subject to change", "sidewall not repairable", "claim missing a page"."""
    after = rest[0] if rest else None
    follows = after.low if after else ""
    if token.low == "missing" and after is not None and after.tag == "noun":
        return len(rest) == 1
    if token.low in STATES and not (token.low == "due" and follows == "to"):
        return after is None or after.tag in FOLLOWING or MONTH_OR_DAY.match(follows) is not None
    if (token.low, follows) == ("subject", "to") or (
        token.low == "no" and follows in ("good", "use", "longer")
    ):
        return True
    return (
        (token.tag == "adj" or token.low == "worth" or token.low.endswith(("able", "ible", "worthy")))
        and any(t.low == "not" for t in said)
        and (after is None or after.tag in ("prep", "punct", "adv", "to") or after.low in ("per", "it"))
    )


def _is_there(token: Token, said: Sequence[Token], rest: Sequence[Token]) -> bool:
    """ "Battery at 40%", "claim on hold", "income below the limit", "lift out of service", "cover already at minimum"."""
    after = rest[0] if rest else None
    if (
        token.low == "at"
        and after
        and after.tag == "num"
        and (after.text.endswith("%") or rest[-1].text == "%")
    ):
        return True
    if token.low in ("on", "in", "at", "under") and after and after.low in STANDING and len(rest) <= FEW:
        return True
    if token.low in ("below", "above", "beyond"):
        return not any(t.tag == "verb" and t.form in ("past", "s") for t in rest)
    if token.low in ("over", "under") and after and after.tag == "num" and len(rest) == 1:
        return True
    if token.low == "out" and [t.low for t in rest[:1]] == ["of"] and rest[1:] and rest[1].low in OUT_OF:
        return True
    if not any(t.low in ("already", "still", "currently", "now", "not") for t in said):
        return False
    return (
        token.tag in ("prep", "num")
        or token.low in ("back", "in", "here", "out", "home", "up", "down")
        or (
            token.low == "to"
            and after is not None
            and after.low in ("standard", "spec", "code", "specification")
        )
    )


def _is_about(
    token: Token, np: Sequence[Token], said: Sequence[Token], rest: Sequence[Token], wording: Wording
) -> bool:
    """ "Vet busy until 4", "seamstress off", "chef on holiday", "card machine down", "bus 14 not running past the mill"."""
    counted = len(np) > 2 and np[0].tag == "num" and np[1].low == "of"
    head, after = head_of(np[2:] if counted else np), rest[0] if rest else None
    if head is None:
        return False
    doing = token.form == "ing" or (
        said and token.low.endswith("ing") and wording.lexicon.base(token.low, "ing")
    )
    if any(
        (t.tag == "verb" and t.form == "base") or t.low == "need"
        for t in takewhile(lambda t: t.tag not in ("sub", "wh", "to"), rest)
    ):
        return False  # "rabbits not eating need seeing"
    if doing and (said or (token.low not in DOING and (after is None or after.tag != "noun"))):
        return works(head, wording) or any(t.low in NOW for t in said)
    if token.low in ("on", "in", "at", "with") and after is not None:
        away = after.low in AWAY_ON and works(head, wording)
        lies = len(rest) == 1 and after.low in STANDS_AT and head.tag == "noun" and head.low not in NEVER_LIES
        return away or lies
    if after is not None and after.tag not in FOLLOWING and not MONTH_OR_DAY.match(after.low):
        return False
    if token.low == "free":
        when = after is not None and (
            after.tag == "num" or after.low in ("on", "from", "until", "till", "at")
        )
        return when and head.low in wording.lists["count_nouns"]
    return (token.low in AWAY and works(head, wording)) or (
        token.low == "down" and after is None and head.low in RUN
    )


def _ends(after: Token | None, rest: Sequence[Token], base: str) -> bool:
    """Whether nothing follows that would make it active, or part of a name: "computer generated fines"."""
    if (
        after is None
        or after.tag in ("prep", "punct", "adv", "sub", "to", "conj")
        or after.low in TIMES
        or after.low in SPELLS
        or base == "mark"
    ):
        return True
    if after.tag == "num":
        following = rest[1] if len(rest) > 1 else None
        if following is None or following.tag in ("num", "punct", "prep", "adv", "sub", "conj"):
            return True
        return UNITS.match(following.low) is not None or bool(
            re.match(rf"{DATE}|{CLOCK}", f"{after.low} {following.low}")
        )
    low = after.low
    if base in ("refuse", "deny") and low in REFUSED_IT:
        return True
    if base in ("report", "mark", "record") and low in (
        "lost",
        "stolen",
        "missing",
        "delivered",
        "collected",
        "returned",
    ):
        return True
    return bool(
        re.match(
            rf"{DAY}|ref\b|reference\b|early\b|late\b|pending\b|due\b|un[a-z]+|damaged|free\b|blank|empty|incomplete|broken|faulty|short\b|open\b|used\b|worn\b|wet\b|dirty\b",
            low,
        )
    ) or bool(
        re.match(r"(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)", low)
        and len(rest) > 1
        and rest[1].tag == "num"
    )


def _passive(low: str, base: str, np: Sequence[Token], rest: Sequence[Token], wording: Wording) -> bool:
    """Whether it is what was done, and not what the thing did."""
    head = head_of(np)
    if head is None:
        return False
    spoken = bool(rest) and (low, rest[0].low) in SPOKEN_TO
    if spoken and len(rest) > 1 and rest[1].tag in ("pron", "det", "noun"):
        return False  # "the neighbour signed for it"
    if spoken or (base == "mark" and rest and not is_worker(head, wording)):
        return True
    if (
        wording.lexicon.base(low, "past") is None
        and base not in wording.lexicon.intransitive
        and base not in GONE
        and not is_worker(head, wording)
    ):
        return True
    if base == "move" and rest and rest[0].low in ("in", "out"):
        return False
    if base == "open" and head.low in OPENED_BY_US:
        return True
    if base in ("refuse", "deny") and rest and rest[0].low in REFUSED_IT:
        return True
    if base != "close" and is_worker(head, wording):
        return base in WITH_PERSON
    if head.low in VEHICLES and base in ("leave", "return", "stop", "delay"):
        return base == "delay"
    if base in wording.lexicon.intransitive and base not in BOTH | {"freeze"}:
        return False
    if base in OF_ITSELF and not (base == "return" and head.tag != "verb"):
        timed_ = bool(rest) and (
            rest[0].tag == "num" or rest[0].low in ("at", "on", "in", "from", "early", "late")
        )
        if base == "leave":
            named = any(t.text[:1].isupper() for t in np[1:])
            return head.low not in VEHICLES | LEAVES and np[0].tag != "det" and not named
        return base in BOTH and not timed_ and np[0].tag != "det"
    return True


def _is_thing(clip: Clip, wording: Wording) -> bool:
    """Whether what it is about is a plain thing, with nothing in it that could be the verb."""
    np = clip.np
    depth = 0
    for at, token in enumerate(np):
        depth += token.text.count("(") - token.text.count(")")
        if depth:
            continue
        if token.tag in ("pron", "wh", "sub", "intj", "modal", "be", "have", "do"):
            return False
        if token.tag == "punct" and token.text not in "()&/-%":
            return False
        if token.tag == "conj" and token.low not in ("and", "or"):
            return False
        if at and token.tag == "verb" and token.form == "s" and not _noun_s(token, wording):
            return False
        if at and token.tag == "verb" and token.form in ("past", "participle"):
            following = np[at + 1] if at + 1 < len(np) else None
            if token.low in RESET:
                continue
            if following is None or following.tag not in ("prep", "noun", "num"):
                return False
    head = head_of(np)
    return head is not None and head.tag in ("noun", "num", "verb", "det", "adj")
