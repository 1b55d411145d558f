"""Clauses inside of a customer's clauses: "because your checkout was down", "I've seen that my insurance was cancelled", "the vase I ordered
arrived in pieces"."""

from collections.abc import Iterable, Iterator

from bot.coach.english.grammar import Clause, clause_of
from bot.coach.english.phrases import Part
from bot.coach.english.tokens import Token

INTO = frozenset(["that", "because", "cause", "cos", "after", "as", "when", "since", "while", "how"])
SPEAKERS = frozenset(["i", "we", "you"])


def all_clauses(parts: Iterable[Part]) -> Iterator[tuple[Clause, str]]:
    """Each statement, and after it those inside of it; with the "for the third time" that belongs to it."""
    for part in parts:
        clause = part.clause
        if clause.kind != "statement":
            continue
        if any(t.tag in ("sub", "wh") for t in clause.lead) or _unreal(part.tokens):
            continue
        if nth := _nth(clause):
            yield nth
            continue
        yield _without_relative(clause) or clause, ""
        yield from ((each, "") for each in _under(clause))


def _unreal(tokens: Iterable[Token]) -> bool:
    return any(t.low in ("if", "would", "could", "should", "might", "'d", "unless") for t in tokens)


def _nth(clause: Clause) -> tuple[Clause, str] | None:
    """ "This is the third time the gearbox has slipped": the clause, and how often it was so."""
    lows = [t.low for t in clause.rest]
    if clause.verb.tag != "be" or "time" not in lows or lows[:1] != ["the"]:
        return None
    place = lows.index("time")
    inner = clause.rest[place + 1 :]
    if place not in (2, 3) or not inner:
        return None
    whole = clause_of(inner[1:] if inner[0].low == "that" else inner)
    usual = whole and whole.kind == "statement" and lows[1].endswith(("nd", "rd", "th"))
    return (whole, f"for the {lows[1]} time") if whole and usual else None


def _under(clause: Clause) -> Iterator[Clause]:
    for place, token in enumerate(clause.rest[:-2]):
        if token.low in INTO and not _names(clause.rest, place):
            inner = clause_of(clause.rest[place + 1 :])
            if inner is not None and inner.kind == "statement":
                yield _without_relative(inner) or inner
                return


def _names(rest: tuple[Token, ...], place: int) -> bool:
    """ "The shirt that I bought", "that shirt": no clause of its own."""
    return rest[place].low == "that" and place > 0 and rest[place - 1].tag == "noun"


def _without_relative(clause: Clause) -> Clause | None:
    """ "The vase I ordered for the wedding arrived cracked": the vase for the wedding arrived cracked."""
    subject = clause.subject
    if len(subject) < 3 or subject[-1].low not in SPEAKERS or subject[-2].tag != "noun":
        return None
    rest = clause.rest
    for place, token in enumerate(rest):
        finite = token.tag in ("be", "have", "modal", "do") or (
            token.tag == "verb" and token.form in ("past", "s")
        )
        if not finite or place + 1 == len(rest):
            continue
        inner = rest[:place]
        kept = inner if inner[:1] and inner[0].low == "for" else ()
        if kept and any(t.tag in ("pron", "sub") for t in kept):
            kept = ()
        return clause_of((*subject[:-1], *kept, *rest[place:])) or clause_of((*subject[:-1], *rest[place:]))
    return None
