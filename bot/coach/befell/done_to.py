"""What was done to a customer or theirs: "being cut off", "having your flower bed walked through". By whom is left out."""

import re
from collections.abc import Sequence

from bot.coach.befell.account import MEASURE
from bot.coach.befell.telling import ME, MINE, Telling, made, steady, subject_of, words_of
from bot.coach.english.closed_words import NUMBERS
from bot.coach.english.grammar import Clause
from bot.coach.english.phrases import forms, object_of, subject_class
from bot.coach.english.tokens import Token
from bot.coach.wording import Wording

GETS = frozenset(["get", "got", "gets", "gotten", "getting"])
TRAILING = frozenset(["twice", "again", "once", "today", "yesterday", "already"])
LOOSE = frozenset(["out", "off", "loose", "down"])
""" "You let my cat out"."""
BY_US = re.compile(r" ?\bby (?:our|you|us|one of)\b.*$")
"""Whose doing it was."""
TWO = 2
"""Words of "my £20", which is the thing itself."""
ONWARD = frozenset(["down", "over", "off", "out", "through", "across", "up"])
"""Where a thing was dropped or thrown, behind its name."""
Parted = tuple[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]]


def suffered(clause: Clause, wording: Wording) -> Telling | None:
    """ "I was cut off", "my card got declined at the till": told by what was done, not by whom."""
    _, passive, _ = forms(clause)
    verb, rest = clause.verb, clause.rest
    if verb.low in GETS and rest and rest[0].tag == "verb" and rest[0].form in ("past", "participle"):
        verb, rest, passive = rest[0], rest[1:], True
    base = verb.base or verb.low
    through = base in wording.lists["harms_through"] and rest[:1] and rest[0].tag in ("prep", "adv")
    if not passive or clause.negative or not (through or base in wording.lists["harms"]):
        return None
    done = wording.lexicon.form(base, "participle")
    whole = words_of(rest, wording)
    tail = whole if through else BY_US.sub("", whole)
    if any(t.tag in ("modal", "to") for t in clause.group):
        return None
    if subject_class(clause.subject) == "me":
        return made("harm", "being", done, tail) if tail or base in wording.lists["harms_alone"] else None
    subject = subject_of(clause, wording, people=True)
    return made("harm", "having", subject, done, tail) if subject else None


def done_to(clause: Clause, wording: Wording) -> Telling | None:
    """ "You cut me off", "the neighbour's builder cut my phone line"."""
    base, rest = clause.verb.base or clause.verb.low, clause.rest
    kind, passive, _ = forms(clause)
    again = ""
    if base == "keep" and rest and rest[0].form == "ing" and rest[0].base:
        base, rest, again = rest[0].base, rest[1:], "again and again"
    elif clause.verb.form not in ("past", "participle") or kind not in ("", "have"):
        return None
    whose = subject_class(clause.subject)
    outsider = whose in ("company", "other") or [t.low for t in clause.subject] == ["they"]
    if passive or clause.negative or not outsider or base not in wording.lists["harms"]:
        return None
    if base == "hang" and [t.low for t in rest[:3]] in (["up", "on", "me"], ["up", "on", "us"]):
        return made("harm", "being hung up on", words_of(rest[3:], wording))
    found = object_of(rest)
    if found is None:
        return None
    particle, thing, after = _parted(found, wording)
    if after and after[0].tag == "conj":
        return None  # "my tyre and a wheel rim"
    if base == "put" and "up" not in (t.low for t in (*particle, *after)):
        return None
    if base == "let" and LOOSE.isdisjoint(t.low for t in (*particle, *after)):
        return None
    done = wording.lexicon.form(base, "participle")
    tail = words_of((*particle, *after), wording)
    if thing[0].low in ME:
        extra = words_of((*thing[1:], *particle, *after), wording)
        alone = base in wording.lists["harms_alone"]
        return made("harm", "being", done, extra, again) if extra or alone else None
    theirs = any(t.low in MINE for t in (*thing, *after)) or _money(thing, base, wording)
    if not theirs or any(t.tag == "pron" for t in thing):
        return None
    return made("harm", "having", words_of(steady(thing, wording), wording), done, tail, again)


def at_theirs(clause: Clause, wording: Wording) -> Telling | None:
    """ "Your technician laughed at my mum", "he walked through my flower bed"."""
    base, rest = clause.verb.base or clause.verb.low, clause.rest
    if clause.negative or forms(clause)[0] not in ("", "have") or forms(clause)[1] or len(rest) < 2:
        return None
    if (
        base not in wording.lists["harms_through"]
        or rest[0].tag not in ("prep", "adv")
        or subject_class(clause.subject) in ("me", "mine")
    ):
        return None
    done = f"{wording.lexicon.form(base, 'participle')} {rest[0].low}"
    found = object_of(rest[1:])
    if found is None:
        return None
    _, thing, after = found
    if thing[0].low in ME and len(thing) == 1:
        return made("harm", "being", done, words_of(after, wording))
    return (
        made("harm", "having", words_of(thing, wording), done, words_of(after, wording))
        if thing[0].low in MINE
        else None
    )


def _parted(found: Parted, wording: Wording) -> Parted:
    """With the "twice" behind the thing among what follows."""
    particle, thing, after = found
    while len(thing) > 1 and thing[-1].low in TRAILING:
        thing, after = thing[:-1], (thing[-1], *after)
    if len(after) == 1 and after[0].form == "ing":  # "my dry cleaning"
        thing, after = (*thing, *after), ()
    if len(thing) > TWO and any(t.low[0] in "£$€" for t in thing[-1:]):
        thing, after = thing[:-1], (*thing[-1:], *after)
    if len(thing) > TWO and any(
        t.low in wording.lists["persons"] for t in thing[-2:-1]
    ):  # "refused my daughter lunch"
        thing, after = thing[:-1], (*thing[-1:], *after)
    for place in range(1, len(thing) - 1):
        if thing[place].low in ONWARD or thing[place].tag == "det":  # "our invoicing the day before"
            return particle, thing[:place], (*thing[place:], *after)
        if (thing[place].tag == "num" or thing[place].low in NUMBERS) and MEASURE.search(
            f"{thing[place].low} {thing[place + 1].low}"
        ):
            return particle, thing[:place], (*thing[place:], *after)
    return particle, thing, after


def _money(thing: Sequence[Token], base: str, wording: Wording) -> bool:
    """ "You took £79 twice", "you took money in October": theirs, whoever's it is called."""
    amount = any(t.tag == "num" or t.low == "money" for t in thing)
    return amount and base in wording.lists["takes_money"]
