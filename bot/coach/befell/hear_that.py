"""A clause of the customer's as it follows "I'm sorry to hear that": "your mum had a fall", "you were in hospital". Never one about us."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.coach.befell.account import ECHO, NTH, cut, said_of
from bot.coach.befell.inner import all_clauses
from bot.coach.befell.telling import LONGEST, sayable, steady
from bot.coach.english.grammar import Clause
from bot.coach.english.phrases import Part, plural, subject_class, trimmed
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token
from bot.coach.wording import Wording

SHORTEST = 4
SHORTEST_TOLD, LONGEST_TOLD = 3, 18
"""Words of a clause that is told back as a whole."""
UNREAL = frozenset("if would could should might 'd unless will 'll must may can".split())  # noqa: SIM905
OURS = frozenset(["you", "your", "yours", "yourself", "us", "we"])
TIMED = re.compile(r"\d|\b(?:since|for|every|twice|all)\b")


@dataclass(frozen=True, slots=True)
class HeardThat:
    """`bad`: it tells of something that went wrong; `stake`: of what hangs on it, or who; `person`: with a person."""

    words: str
    bad: bool
    stake: bool
    person: bool


class Clausal(NamedTuple):
    """A clause of theirs turned towards them, whoever it is about; `about`: me, mine, company, it or other."""

    words: str
    about: str


def clauses_of(parts: Iterable[Part], wording: Wording) -> tuple[Clausal, ...]:
    """What they state of what was or is: no wish, no thought, nothing that may only come."""
    found = (_turned(part.clause, wording) for part in parts if part.clause.kind == "statement")
    return tuple(each for each in found if each)


def _turned(clause: Clause, wording: Wording) -> Clausal | None:
    unreal = any(t.low in UNREAL for t in (*clause.group, *clause.lead))
    if unreal or (clause.verb.base or clause.verb.low) in wording.lists["thought"]:
        return None
    subject = steady(clause.subject, wording)
    while subject and (subject[0].tag == "adv" or subject[0].low in wording.lists["time_words"]):
        subject = subject[1:]
    if not subject or not _stands(subject):
        return None
    said = (*subject, *steady(clause.group, wording), clause.verb, *steady(trimmed(clause.rest), wording))
    words = said_of(said, wording.lexicon)
    if not SHORTEST_TOLD <= len(words.split()) <= LONGEST_TOLD:
        return None
    small = subject[0].tag in ("det", "pron", "num") or subject[0].text.islower()
    return Clausal(f"{words[:1].lower() if small else words[:1]}{words[1:]}", subject_class(subject))


def _stands(subject: Sequence[Token]) -> bool:
    """With its article, several, or a name; "boiler went off" and "third time" lack one."""
    first = subject[0]
    if first.tag in ("wh", "sub"):
        return False
    named = first.text[:1].isupper() and subject[-1].text[:1].isupper() and len(subject) > 1
    return first.tag in ("det", "pron", "num") or plural(subject) or named


def heard_that(parts: Iterable[Part], wording: Wording) -> HeardThat | None:
    """The clause that says most of what went wrong; else that which says most."""
    found = [told for clause, often in all_clauses(parts) if not often and (told := _told(clause, wording))]
    return max(
        found,
        key=lambda each: (
            each.bad,
            each.person,
            each.stake,
            bool(TIMED.search(each.words)),
            len(each.words.split()),
        ),
        default=None,
    )


def _told(clause: Clause, wording: Wording) -> HeardThat | None:
    base = clause.verb.base or clause.verb.low
    if base in wording.lists["thought"] or any(
        t.low in ("will", "'ll", "shall", "must", "may") for t in clause.group
    ):
        return None
    subject = steady(clause.subject, wording)
    if subject_class(subject) not in ("me", "mine") and not _known(subject, wording):
        return None
    rest = steady(cut(clause.rest), wording)
    said = (*subject, *steady(clause.group, wording), clause.verb, *rest)
    if any(t.low in ("i", "we", "he", "she", "they", "it", "that") for t in rest):
        return None
    if any(t.low in OURS and t.low != "we" for t in said) or any(t.tag in ("wh", "sub") for t in said):
        return None
    cut_off = len(rest) < len(clause.rest) and clause.rest[len(rest)].tag == "num"
    if len(rest) == 0 or cut_off or not SHORTEST <= len(said) <= LONGEST:
        return None
    words = said_of(said, wording.lexicon)
    if not sayable(words) or " going to " in words or _echoes(said, words) or NTH.search(words):
        return None
    folded = fold(words)
    slip = wording.patterns["own_slip"].search(folded)
    person = bool(wording.patterns["ailing"].search(folded))
    bad = not slip and (person or bool(wording.patterns["harmed"].search(folded)))
    standing = clause.verb.tag in ("be", "have") or base in wording.lists["stands"]
    stake = standing and not slip and bool(wording.patterns["stake"].search(folded))
    return HeardThat(words[:1].lower() + words[1:], bad, stake, bad and person)


def _known(subject: Sequence[Token], wording: Wording) -> bool:
    """ "The stairlift", "water": a thing or a person with its name."""
    if not subject or subject[0].low not in ("the", "a", "an") or subject[-1].tag != "noun":
        return False
    return not any(
        t.verbal or t.tag in ("pron", "punct", "conj") or t.low in wording.lists["vague_things"]
        for t in subject
    )


def _echoes(said: Sequence[Token], words: str) -> bool:
    """Whether more words in a row are theirs than can be said back."""
    theirs, ours = [t.low for t in said], words.lower().split()
    runs = {tuple(theirs[i : i + ECHO + 1]) for i in range(len(theirs) - ECHO)}
    return any(tuple(ours[i : i + ECHO + 1]) in runs for i in range(len(ours) - ECHO))
