"""What a draft alone is about: the thing it names and what befalls it ("the claim", refused), for an opening that says
what such news is to whoever gets it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.coach.choice import Choice, fill_slots
from bot.coach.english.text import fold, sentences_of
from bot.coach.english.tokens import Token, tokens_of
from bot.coach.memory import remembered
from bot.coach.opening.kinds import MANY, ONE, Line, Noun
from bot.coach.opening.roles import Role, role_of
from bot.coach.wording import Wording

STRONG = 8
"""Weight of a thing that a sentence is about even where it stands before another noun: "prescription requests"."""
OBJECTS = frozenset(["granted", "refused", "asked", "elsewhere"])
"""Acts whose thing is named behind them: "we don't accept walk-ins"."""
LOOSE = frozenset(["elsewhere"])
"""Acts that befall the thing of another sentence, too: "Marking is done by the lecturers. Ask them." """
NAMED = 3
"""What being named as what is given, refused or asked for adds to the weight of a thing."""
OWNED = frozenset(["your", "ur"])
YOURS = re.compile(r"\b(?:yours|urs)\b")
"""Of the many that a rule names one is theirs: "Claims go in within a week. Yours came in later." """
ANY = frozenset(
    ["a", "an", "any", "no", "another", "every", "each", "some", "more", "further", "other", "one"]
)
"""Determiners of what is not theirs yet."""
DEFINITE = re.compile(r"\{(?:[Tt]he|[Ii]ts)\}")
ACRONYMS = frozenset(
    [
        "iban",
        "pin",
        "mot",
        "pcn",
        "csv",
        "sim",
        "api",
        "pc",
        "id",
        "otp",
        "atm",
        "tv",
        "cv",
        "gp",
        "nhs",
        "dvd",
        "usb",
        "vat",
        "rma",
        "eta",
        "url",
    ]
)
TO_MAKE = re.compile(r"\b(?:file|make|raise|submit|open|lodge|start|put in) (?:an? |your |the |another )?$")
"""Before what they are to begin: "not much we can do, file a claim" refuses none."""
APOLOGY = re.compile(r"\bsorry\b")


class Thing(NamedTuple):
    """A noun as a sentence of the draft names it. `at`: where it stands in the folded sentence."""

    noun: Noun
    text: str
    at: int
    owned: bool
    marred: bool
    """Whether it was named with what ails it: "blocked drains"."""
    role: Role
    """What it is to its sentence: "by phone" and "if you lose the key" only stand by."""
    named: bool
    """Whether it was named as one that there is: "the claim", "your claim", not "a claim"."""
    many: bool = False
    """Whether the draft speaks of all of its kind."""

    @property
    def slots(self) -> Mapping[str, str]:
        many, counted = self.noun.many, self.noun.counted
        one = counted and not many
        return {
            "noun": self.text,
            "a": f"a {self.text}" if one else self.text,
            "the": f"the {self.text}" if self.named or not many else self.text,
            "its": f"{'your' if self.owned else 'the'} {self.text}" if self.named or not many else self.text,
            **(MANY if many else ONE),
        }


class _Row(NamedTuple):
    """A sentence of the draft."""

    folded: str
    things: Sequence[Thing]
    acts: Sequence[tuple[str, int]]


class Topic(NamedTuple):
    act: str
    thing: Thing


@remembered
def things_in(sentence: str, wording: Wording) -> tuple[Thing, ...]:
    """Those of its nouns that the pack knows, in order; of a compound the last word."""
    kinds, folded = wording.kinds, fold(sentence)
    tokens = tokens_of(sentence, wording.lexicon)
    found: list[Thing] = []
    at = 0
    place = 0
    while place < len(tokens):
        if tokens[place].low not in kinds.starts:
            place += 1
            continue
        at = max(folded.find(tokens[place].low, at), at)
        size = next((n for n in (3, 2, 1) if _words(tokens, place, n) in kinds.nouns), 0)
        if not size or (size == 1 and not _names(tokens, place, wording)):
            place += 1
            continue
        end = place + size
        noun = kinds.nouns[_words(tokens, place, size)]
        leads_on = end < len(tokens) and tokens[end].tag == "noun" and tokens[end].text[:1].islower()
        known = _words(tokens, end, 1) in kinds.nouns
        if not leads_on or noun.weight >= STRONG + known:
            found.append(_thing(tokens, range(place, end), noun, at, wording))
        place = end
    return tuple(found)


def _words(tokens: Sequence[Token], place: int, size: int) -> str:
    words = tokens[place : place + size]
    return " ".join(t.low for t in words) if len(words) == size else ""


def _names(tokens: Sequence[Token], place: int, wording: Wording) -> bool:
    """Whether a word stands as a noun, and is no name."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    capital = token.text[:1].isupper() and not token.text.isupper()
    if capital and before is not None and before.tag != "punct":
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.low in wording.kinds.homographs and (before is None or before.tag not in ("det", "adj")):
        return False
    starts = before is None or before.tag in ("punct", "conj")
    orders = starts and wording.lexicon.base(token.low, "base") is not None
    if orders and not (after is not None and (after.verbal or after.tag in ("modal", "be", "have", "noun"))):
        return False
    return token.tag == "noun" or (
        before is not None and before.tag in ("det", "adj", "num") and token.tag in ("verb", "adj")
    )


def _thing(tokens: Sequence[Token], span: range, noun: Noun, at: int, wording: Wording) -> Thing:
    """With the word that tells which it is ("a parking charge"), or what ails it ("a blocked drain")."""
    first = span.start
    if first and span.stop - first == 1:
        before = tokens[first - 1]
        of_kind = before.tag == "noun" and before.low in wording.kinds.nouns and before.text.islower()
        if before.low in wording.kinds.marred or of_kind:
            first -= 1
    lead = first
    while lead and tokens[lead - 1].tag in ("adj", "num", "noun"):
        lead -= 1
    det = tokens[lead - 1].low if lead and tokens[lead - 1].tag == "det" else ""
    text = " ".join(t.low.upper() if t.low in ACRONYMS else t.low for t in tokens[first : span.stop])
    role = role_of(tokens, lead - bool(det), span.stop)
    marred = tokens[first].low in wording.kinds.marred
    named = bool(det) and det not in ANY and not (det == "that" and noun.many)
    return Thing(noun, text, at, det in OWNED, marred, role, named)


@remembered
def topics_of(text: str, wording: Wording, *, refuses: bool, grants: bool) -> tuple[Topic, ...]:
    """The things a draft names, the one that touches life most first, each with what befalls it."""
    rows = [
        _Row(
            folded := fold(text[s.start : s.end]),
            things_in(text[s.start : s.end], wording),
            _acts(folded, wording),
        )
        for s in sentences_of(text)
        if s.kind == "text"
    ]
    given = grants and any(act == "granted" for each in rows for act, _ in each.acts)
    told = {"refused": refuses, "granted": given}
    loose = next((act for each in rows for act, _ in each.acts if act in LOOSE), "any")
    folded = fold(text)
    made: list[tuple[int, Topic]] = []
    for row in rows:
        acts = [(act, end) for act, end in row.acts if told.get(act, True)]
        act, end = acts[0] if acts else (loose, 0)
        act = loose if act == "ruled" and loose != "any" else act
        behind = next((thing for thing in row.things if thing.at >= end), None) if act in OBJECTS else None
        for each in row.things:
            if given and not (act == "granted" and each is behind):
                continue
            if each.role == "aside" or (act == "refused" and TO_MAKE.search(row.folded[: each.at])):
                continue
            weight = each.noun.weight + NAMED * (each is behind) - each.noun.hint
            made.append((weight, Topic(act, _one(each, folded))))
    return tuple(topic for _, topic in sorted(made, key=lambda each: -each[0]))


def _one(thing: Thing, folded: str) -> Thing:
    """Of the many that a rule names one; theirs, where the draft comes to it."""
    single = thing.noun.single
    if thing.named or thing.marred or not single:
        return thing
    theirs = YOURS.search(folded) is not None or f"your {single}" in folded
    return thing._replace(
        noun=thing.noun._replace(many=False, single=""), text=single, owned=theirs, named=theirs, many=True
    )


def _acts(folded: str, wording: Wording) -> Sequence[tuple[str, int]]:
    """What befalls something in a sentence, the most telling first, each with the end of the words that say so."""
    found = ((act, pattern.search(folded)) for act, pattern in wording.kinds.acts.items())
    return [(act, hit.end()) for act, hit in found if hit]


def lines_for(
    topics: Sequence[Topic], wording: Wording, choice: Choice, *, sorry: bool
) -> Iterator[tuple[str, str]]:
    """(way, text) of each topic that fits what the answer is, the most telling first."""
    for act, thing in topics:
        kinds, marred = wording.kinds, thing.marred and act != "granted"
        found = kinds.lines.get((thing.noun.kind, "marred")) if marred else None
        ways = [w for w in found or kinds.ways(thing.noun.kind, act, marred=marred) if _fits(w, thing)]
        kept = [w.text for w in ways if not (sorry and APOLOGY.search(w.text))]
        order = sorted(choice.order(kept), key=lambda way: _telling(way, thing))
        way = next((each for each in order if each not in choice.used), order[0] if order else "")
        if way:
            choice.used.add(way)
            yield way, fill_slots(way, thing.slots)


def _telling(way: str, thing: Thing) -> int:
    """Least for a line that names what the draft names as the draft names it: "the charge" before "a charge"."""
    if "{" not in way:
        return 2
    return int(thing.named and DEFINITE.search(way) is None)


def _fits(line: Line, thing: Thing) -> bool:
    """Of the many of a rule none is "the claim"."""
    if (thing.many or thing.noun.many) and not thing.named and DEFINITE.search(line.text):
        return False
    if thing.noun.hint:
        return "{" not in line.text
    return line.many or (thing.noun.counted and not thing.noun.many)
