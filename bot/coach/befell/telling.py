"""What befell a customer, as it can be said back to them, and the pieces it is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.coach.befell.account import ENDS_BADLY, IT, OPEN, said_of, shortened
from bot.coach.customer.heard import MINE
from bot.coach.english.grammar import Clause
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.phrases import plural
from bot.coach.english.tokens import Token
from bot.coach.english.voice import KEPT_CAPITAL
from bot.coach.wording import Wording

Kind = Literal["need", "harm", "promised", "waits", "bill", "state", "fails", "nobody", "spell"]
LONGEST = 14
"""Words that are said back in one breath."""
NEVER = frozenset(
    "he she who which what it this that these those there no not every nobody none".split()  # noqa: SIM905
)
"""Begin no subject that is told as a thing."""
ME = frozenset(["me", "us"])
NOBODY = re.compile(r"^(?:having )?(?:nobody|no)\b")
""""Having nobody answer" leans on nothing else."""
SHORT = 3
"""Letters of a shouted word that may as well be a name ("TSB")."""
CAUSE = re.compile(r" because of .*$")
"""Whose fault it was."""
BEFORE = re.compile(
    r"(?<!\bfor)(?<!\bin)(?<!\bof)(?<!\bby)(?<!after)(?<!over)(?<!than)(?<!every)(?<!within) (?:\d+|an?|one|two|three|four|five|six|seven) (?:minutes|hours?|days?|weeks?)$"
)
"""What is left of "two days before his recital"."""
FOR_ME = frozenset(["for", "on"])
BARE = {
    "having": "have",
    "being": "be",
    "finding": "find",
    "waiting": "wait",
    "getting": "get",
    "running": "run",
    "counting": "count",
    "expecting": "expect",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """`doing`: "having your phone line cut"; `when`: "the app won't open"; of one, the other is ""."""

    kind: Kind
    doing: str = ""
    when: str = ""

    @property
    def do(self) -> str:
        """ "have your phone line cut"; "" where nobody does it."""
        first, _, rest = self.doing.partition(" ")
        return f"{BARE[first]} {rest}" if first in BARE else ""


INNOCENT = re.compile(
    r"\b(?:(?:did|done|doing) (?:nothing|not do anything) wrong|(?:never|not|n't) (?:cheated|stolen|lied|broken any|broke any))\b"
)
"""What they are accused of and deny: said back it would be conceded."""


def sayable(words: str) -> bool:
    return (
        bool(words)
        and len(words.split()) <= LONGEST
        and not OPEN.search(NOBODY.sub("", words))
        and not IT.search(words)
        and not INNOCENT.search(words)
        and words.rsplit(maxsplit=1)[-1].lower() not in ENDS_BADLY
    )


def steady(tokens: Sequence[Token], wording: Wording) -> tuple[Token, ...]:
    """Without the adverbs of mood and "for me", and with what was shouted in small letters."""
    lexicon = wording.lexicon
    tokens = _not_for_me(tokens)
    return tuple(
        _calm(t, lexicon, wording)
        for t in tokens
        if t.low not in wording.lists["mood_adverbs"] and t.low not in ("just", "now", "so")
    )


def _not_for_me(tokens: Sequence[Token]) -> Sequence[Token]:
    """ "Has been blank for me since Monday": blank since Monday."""
    places = [i for i, t in enumerate(tokens[1:]) if t.low in ME and tokens[i].low in FOR_ME]
    return [t for i, t in enumerate(tokens) if i not in places and i - 1 not in places]


def _calm(token: Token, lexicon: Lexicon, wording: Wording) -> Token:
    if not token.text.isupper() or len(token.text) < SHORT:
        return token
    ordinary = token.tag in ("conj", "prep", "det", "pron", "not", "be", "have", "do", "modal", "to", "adv")
    if len(token.text) > SHORT or token.low in wording.lists["time_words"]:
        known = lexicon.nouns_first | wording.lists["time_words"] | lexicon.adjectives
        ordinary = ordinary or token.low in lexicon.known or token.low in known
    small = token.low.capitalize() if token.low in KEPT_CAPITAL else token.low
    return token._replace(text=small) if ordinary else token


def words_of(tokens: Sequence[Token], wording: Wording) -> str:
    short = shortened(tokens)
    return said_of(short, wording.lexicon) if short else ""


def subject_of(clause: Clause, wording: Wording, *, people: bool = False) -> str:
    """A thing of theirs, or one that stands for itself; ours is told as a thing. "" where it is none."""
    subject = clause.subject
    while len(subject) > 1 and subject[0].low in ("all", "both", "half", "then", "now"):
        subject = subject[1:]
    if not subject or subject[0].tag == "pron" or subject[0].low in NEVER or subject[-1].tag != "noun":
        return ""
    if any(
        t.verbal or t.tag in ("sub", "wh", "pron", "punct", "conj") or t.low in wording.lists["unnaming"]
        for t in subject
    ):
        return ""
    theirs = subject[0].low in MINE
    heads = {_head(subject)}
    never = wording.lists["vague_things"] | wording.lists["time_words"] | wording.lists["persons"]
    if not heads.isdisjoint(never) and not (people and theirs):
        return ""
    first = subject[0].low
    if first == "your" or (first == "the" and "your" in (t.low for t in subject)):
        subject = tuple(t._replace(text="the", low="the") if t.low == "your" else t for t in subject)
    elif subject[0].tag != "det":
        named = subject[0].text[:1].isupper() and subject[0].low not in wording.lexicon.nouns_first
        if named or not plural(subject):
            return ""
    words = said_of(subject, wording.lexicon)
    return words[:1].lower() + words[1:] if subject[0].tag == "det" or words.split()[0].istitle() else words


def _head(subject: Sequence[Token]) -> str:
    """The noun before the first preposition: the lamp of "the lamp for my mum"."""
    nouns: list[str] = []
    for token in subject:
        if token.tag == "prep":
            break
        nouns += [token.low] if token.tag == "noun" else []
    return nouns[-1] if nouns else ""


def made(kind: Kind, *words: str) -> Telling | None:
    doing = CAUSE.sub("", " ".join(" ".join(words).split()))
    if kind in ("harm", "state"):
        doing = BEFORE.sub("", doing)
    return Telling(kind, doing) if sayable(doing) else None


def made_when(kind: Kind, *words: str) -> Telling | None:
    when = " ".join(" ".join(words).split())
    return Telling(kind, when=when) if sayable(when) else None
