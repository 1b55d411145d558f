"""Things that fail a customer: "finding the lamp cracked", "when the app won't open"."""

from collections.abc import Sequence

from bot.coach.befell.account import shortened
from bot.coach.befell.telling import Telling, made, made_when, subject_of, words_of
from bot.coach.english.grammar import Clause
from bot.coach.english.phrases import forms, plural, subject_class
from bot.coach.english.tokens import Token
from bot.coach.wording import Wording

SOME, MOST = 3, 8
"""Words in a row, with the thing, that are said back as they were said."""
COMES = frozenset(["arrive", "come", "turn", "show"])


LATELY = frozenset(
    ["last", "this", "night", "morning", "evening", "afternoon", "today", "yesterday", "tonight"]
)
"""When it was, which "how hard it is to find …" can't carry."""


def there_is(what: Sequence[Token], wording: Wording) -> Telling | None:
    """Of "there's": "mould in the baby's room", "no hot water"."""
    while len(what) > 2 and what[-1].low in LATELY:
        what = what[:-1]
    lows = [t.low for t in what]
    if lows[:1] == ["no"] and len(what) > 1:
        nothing = wording.lists["vague_things"] | wording.lists["no_lack"]
        return made("fails", "having", words_of(what, wording)) if nothing.isdisjoint(lows) else None
    if wording.lists["unwelcome"].isdisjoint(lows):
        return None
    return made("state", "finding", words_of(what, wording))


def found_it(clause: Clause, wording: Wording) -> Telling | None:
    """ "I found a slug in my salad"."""
    mine = subject_class(clause.subject) == "me" and clause.verb.base == "find" and clause.verb.form != "base"
    if clause.negative or not mine or not clause.rest or clause.rest[0].low == "no":
        return None
    return there_is(clause.rest, wording)


def in_a_state(clause: Clause, wording: Wording) -> Telling | None:
    """ "My mother's albums are soaked", "the lamp arrived cracked", "the lift is out"."""
    base, rest = clause.verb.base or clause.verb.low, list(clause.rest)
    if clause.negative or not (clause.verb.tag == "be" or base in COMES):
        return None
    if base in COMES and (came := _came(clause, base, rest, wording)):
        return came
    while (
        rest
        and rest[0].tag == "adv"
        and rest[0].low not in wording.lists["spoilt"] | wording.lists["stopped"]
    ):
        rest = rest[1:]
    subject = subject_of(clause, wording)
    if not subject or not rest:
        return None
    tail = words_of(rest, wording)
    if rest[0].low in wording.lists["spoilt"]:
        return made("state", "finding", subject, tail)
    if clause.verb.tag == "be" and rest[0].low in wording.lists["stopped"]:
        be = ("have been" if plural(clause.subject) else "has been") if "since" in tail.split() else ""
        return made_when("fails", subject, be or ("are" if plural(clause.subject) else "is"), tail)
    return None


def _came(clause: Clause, base: str, rest: Sequence[Token], wording: Wording) -> Telling | None:
    """ "The vase arrived in pieces", "the bike came with no pedals"."""
    lows = [t.low for t in rest]
    bad = wording.lists["spoilt"] | {"pieces", "bits", "upside", "without", "no"} | wording.lists["unwelcome"]
    subject = subject_of(clause, wording)
    if not subject or bad.isdisjoint(lows) or not len(rest) > 1:
        return None
    without = [
        t._replace(text="without", low="without") if t.low == "with" and after.low == "no" else t
        for t, after in zip(rest, (*rest[1:], rest[-1]), strict=True)
    ]
    rest = [t for t in without if t.low != "no"]
    tail = words_of(rest, wording)
    return made("state", "having", subject, base, tail) if not bad.isdisjoint(tail.split()) else None


def gave_out(clause: Clause, wording: Wording) -> Telling | None:
    """ "The shoes fell apart after two walks", "the app won't open", "the boiler keeps cutting out"."""
    base, rest, lexicon = clause.verb.base or clause.verb.low, clause.rest, wording.lexicon
    subject = subject_of(clause, wording)
    if not subject:
        return _missed(clause, wording)
    many = plural(clause.subject)
    joint = next((i for i, t in enumerate(rest) if i and t.low == "and"), len(rest))
    rest = rest[:joint]
    tail = words_of(rest, wording)
    if base == "keep" and rest and rest[0].form == "ing":
        if clause.verb.form == "past":
            return made("state", "having", subject, "keep", tail)
        return made_when("fails", subject, "keep" if many else "keeps", tail)
    kind, passive, progressive = forms(clause)
    if kind == "have" and base == "go" and not clause.negative and not rest:
        return made_when("fails", subject, "have gone" if many else "has gone")
    if clause.negative and clause.verb.tag == "verb" and not passive and not progressive:
        return _does_not(clause, subject, tail, wording)
    cuts_out = base == "cut" and [t.low for t in rest[:1]] == ["out"]
    if clause.negative or kind not in ("", "have") or not (cuts_out or base in wording.lists["gives_out"]):
        return None
    if any(t.low in ("my", "our", "me", "us") for t in rest[:1]):
        return None
    brief = words_of(shortened(rest, max(SOME, MOST - len(subject.split()))), wording)
    return made("state", "having", subject, lexicon.form(base, "base"), brief)


def _missed(clause: Clause, wording: Wording) -> Telling | None:
    """ "The tutor didn't turn up": people, who are waited for as things are."""
    base = clause.verb.base or clause.verb.low
    lows = [t.low for t in clause.subject]
    shows = base in ("arrive", "come") or (
        base in ("turn", "show") and [t.low for t in clause.rest[:1]] == ["up"]
    )
    whose = lows[:1] and lows[0] in ("the", "your") and lows[-1] in wording.lists["persons"]
    if not (clause.negative and shows and whose) or len(lows) > 4:
        return None
    return made("waits", "waiting for the", " ".join(lows[1:]), "in vain")


def _does_not(clause: Clause, subject: str, tail: str, wording: Wording) -> Telling | None:
    base = clause.verb.base or clause.verb.low
    kind, _, _ = forms(clause)
    many = plural(clause.subject)
    if base in wording.lists["no_failure"] or (len(tail.split()) > 6):
        return None
    if base in COMES and (base not in ("turn", "show") or tail == "up"):
        if kind == "have":
            return made("waits", "waiting for", subject)
        return made("waits", "waiting for", subject, "in vain")
    aux = {"will": "won't", "can": "can't"}.get(kind, "don't" if many else "doesn't")
    if kind not in ("will", "can", "do"):
        return None
    return made_when("fails", subject, aux, wording.lexicon.form(base, "base"), tail)
