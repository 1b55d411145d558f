"""Finds in a customer's message what happened to them, what they live with and what they ask for, said towards them.

Only what parses is taken. The clause of the harm is mirrored, never the cause; an accusation becomes what the
customer lived through, without a culprit ("You broke my table" → having your table broken).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.coach.grammar import clause_of
from bot.coach.happened import Event, event_of
from bot.coach.lexicon import Lexicon
from bot.coach.phrases import Part, subject_class, trimmed
from bot.coach.text import fold, sentences_of
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.voice import is_be, lowered, tidy, turned
from bot.coach.wishes import Wish, indirect, wish_asked, wish_told
from bot.coach.wording import Wording

LINKS = frozenset(["and", "but", "or", "so"])


@dataclass(frozen=True, slots=True)
class Mirror:
    """Everything usable of one message, best first."""

    events: tuple[Event, ...] = ()
    circumstances: tuple[str, ...] = ()
    """Finite clauses about their life: "it's the only night your sister is in town"."""
    wishes: tuple[Wish, ...] = ()
    question: str = ""
    """Their question, indirect: "where your package is"."""


def mirror(message: str, wording: Wording) -> Mirror:
    """Reads the first 1,500 characters; what doesn't parse is left out."""
    lexicon = wording.lexicon
    events: list[Event] = []
    circumstances: list[str] = []
    wishes: list[Wish] = []
    question = ""
    parts = _parts(message[:1500], lexicon)
    for place, part in enumerate(parts):
        raw = fold(written(part.tokens))
        if wording.patterns["unmirrored"].search(raw):
            continue
        clause = part.clause
        if clause.kind in ("question", "command"):
            if wish := wish_asked(part, lexicon):
                wishes.append(wish)
            elif clause.kind == "question" and not question:
                question = indirect(part, lexicon)
            continue
        if wish := wish_told(part, lexicon):
            wishes.append(wish)
            continue
        if event := event_of(part, parts[place + 1 : place + 2], wording):
            events.append(event)
        elif any(wording.patterns[n].search(raw) for n in ("stake", "hurt_words")) and (
            circumstance := _circumstance(part, lexicon)
        ):
            circumstances.append(circumstance)
    events.sort(key=lambda e: -e.weight)
    return Mirror(tuple(events), tuple(circumstances), tuple(wishes), question)


# --- clauses -----------------------------------------------------------------------------------------


def _parts(message: str, lexicon: Lexicon) -> list[Part]:
    found: list[Part] = []
    for number, sentence in enumerate(sentences_of(message)[:14]):
        text = tidy(message[sentence.start : sentence.end], lexicon)
        if len(text) > 400:
            continue
        tokens = tokens_of(text, lexicon)
        pending: list[Token] = []
        link = ""
        for size, (segment, after) in enumerate(_segments(tokens)):
            joined = (*pending, *segment)
            clause = clause_of(joined)
            if clause is None or (
                clause.kind == "command" and size and not any(t.low == "please" for t in joined[:2])
            ):
                if found and not pending and found[-1].sentence == number and segment:
                    merged = (*found[-1].tokens, *segment)
                    again = clause_of(merged)
                    if again is not None:
                        found[-1] = Part(merged, again, found[-1].link, number)
                        link = after
                        continue
                pending = list(joined)
                link = link or ""
                continue
            found.append(Part(tuple(joined), clause, link, number))
            pending, link = [], after
    return found


def _segments(tokens: Sequence[Token]) -> list[tuple[tuple[Token, ...], str]]:
    """Stretches between conjunctions, commas and dashes, each with the link that follows. A link that turns out to
    join words, not clauses, stands at the start of its stretch and is put back by the caller."""
    found: list[tuple[tuple[Token, ...], str]] = []
    current: list[Token] = []
    for token in tokens:
        joint = (token.low in LINKS and token.tag == "conj") or token.low in (
            ",",
            ";",
            ":",
            "-",
            "–",
            "—",
            "(",
            ")",
        )
        if joint and current:
            found.append((tuple(current), token.low))
            current = [token]
            continue
        current.append(token)
    if current:
        found.append((tuple(current), ""))
    return found


def _circumstance(part: Part, lexicon: Lexicon) -> str:
    clause = part.clause
    who = subject_class(clause.subject)
    if clause.subject[0].tag == "wh" or any(t.low == "?" for t in part.tokens):
        return ""
    if who == "company" or (
        who == "it"
        and not (is_be(clause.verb) and clause.subject[0].low in ("it", "this") and len(clause.rest) >= 3)
    ):
        return ""
    if (
        clause.negative
        and who == "me"
        and clause.verb.base in ("know", "understand", "think", "care", "believe")
    ):
        return ""
    if any(
        t.low in ("think", "guess", "believe", "hope", "know", "understand", "mean") for t in (clause.verb,)
    ):
        return ""
    said = written(
        turned(lowered((*clause.subject, *clause.group, clause.verb, *trimmed(clause.rest)), lexicon))
    )
    return said if 3 <= len(said.split()) <= 15 else ""
