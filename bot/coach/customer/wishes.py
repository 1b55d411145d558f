"""What a customer asks for, said towards them."""

import re
from dataclasses import dataclass

from bot.coach.english.lexicon import Lexicon
from bot.coach.english.phrases import Part, forms, object_of, subject_class, trimmed, turned_words
from bot.coach.english.tokens import Token, written

WANT = frozenset(["want", "need", "like", "love", "demand", "expect", "require"])
LONGEST = 10
LEFT_OPEN = re.compile(
    r"\b(?:any\w*|what|they|he|she|them|him|those|these|this|that|our|us|we|if|because|or|but|not|sure|i|wonder)\b|[A-Z]{2,}|[\"“,;:]"
)
"""Words that lean on something outside of the wish, or name us."""
OTHERS = frozenset(
    "tell explain let help stop make be do give say try wait see check look get have call know speak talk come send".split()  # noqa: SIM905
)
"""Asked of us, these don't turn into something done."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What they want: `hope` as it follows "hoping" ("for your money back", "to swap it"), `wish` as it follows "want"."""

    hope: str
    wish: str


def _wish(words: str) -> Wish | None:
    """Of "to swap it" or "your money back"."""
    words = words.replace("please ", "")
    if not 2 <= len(words.split()) <= LONGEST or LEFT_OPEN.search(words) or words.startswith("it "):
        return None
    if words.startswith("to "):
        return Wish(words, words)
    return Wish(f"for {words}", "")


def wish_told(part: Part, lexicon: Lexicon) -> Wish | None:
    """ "I want my money back", "I'd like to exchange it"."""
    clause = part.clause
    if subject_class(clause.subject) != "me" or clause.negative or clause.verb.base not in WANT:
        return None
    kind, _, progressive = forms(clause)
    would = kind in ("would", "'d")
    if clause.verb.base in ("like", "love") and not would:
        return None
    if progressive or kind in ("have", "do"):
        return None
    rest = trimmed(clause.rest)
    if not rest or rest[0].tag == "not" or (clause.verb.base == "need" and rest[0].tag == "to"):
        return None
    thing = turned_words(rest, lexicon)
    return None if clause.verb.form == "past" else _wish(thing)


def wish_asked(part: Part, lexicon: Lexicon) -> Wish | None:
    """ "Can I swap it?" → want to swap it; "Can you take X off?" → want X taken off; "Please cancel X"."""
    clause = part.clause
    kind, passive, _ = forms(clause)
    rest = tuple(t for t in trimmed(clause.rest) if t.low not in ("please", "just"))
    if clause.verb.tag not in ("verb", "have", "do", "be") or clause.negative or clause.wh:
        return None
    if clause.kind == "question":
        if kind not in ("can", "could", "may", "would", "will") or passive:
            return None
        if subject_class(clause.subject) == "me":
            tail = turned_words(rest, lexicon)
            return _wish(f"to {clause.verb.base} {tail}".strip())
        if clause.subject[0].low != "you" or len(clause.subject) > 1:
            return None
    elif not any(t.low == "please" for t in (*clause.lead, *clause.rest)) and len(rest) > 12:
        return None
    rest = tuple(t for t in rest if t.low != "please")
    if clause.verb.base in OTHERS:
        return None
    found = object_of(rest)
    if found is None:
        return None
    particle, thing, tail = found
    if (thing[0].tag == "pron" and thing[0].low in ("me", "us", "you")) or _clipped(thing):
        return None
    done = " ".join(
        w
        for w in (
            turned_words(thing, lexicon),
            lexicon.form(clause.verb.base, "participle"),
            written(particle),
            turned_words(tail, lexicon),
        )
        if w
    )
    return _wish(f"to have {done}")


def _clipped(thing: tuple[Token, ...]) -> bool:
    """ "Can you resend invoice": a thing without its article can't be told back."""
    if thing[0].tag == "num" and len(thing) == 1:
        return True  # "Order 9031 from …"
    return thing[0].tag in ("noun", "adj") and thing[0].text.islower() and not thing[-1].low.endswith("s")
