"""Their side: for each of the five questions, a sentence of the customer's own that may answer it. A guess is never
more than their words; where none fits, the question stays blank."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.coach.english.text import fold, sentences_of
from bot.coach.types import Customer
from bot.coach.wording import Wording

LONGEST = 4_000
"""Characters of the message that are read."""
SHOWN = 160
"""Characters of a guess; a longer sentence is no answer to one question."""
CLAUSE = re.compile(
    r"\s+[–—-]+\s+|[;:]\s+|,?\s+(?=(?:and|but|so|because|since)\s+(?:i|i'm|i've|we|my|our|you|it|it's|he|she|they|the|this|that|there|nobody|no one|now|then|still)\b)"
    r"|,\s+(?=(?:i|i'm|i've|we|my|our|you|it's|nobody|no one|the)\b)",
    re.IGNORECASE,
)
"""Where one sentence tells two things."""
LINK = re.compile(r"^(?:and|but|so|because|since)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guess:
    """`words` are the customer's, as they wrote them; `kind` says what in them may answer the question."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Side:
    """`guesses` by question. Nothing is guessed in a language that we don't read."""

    guesses: Mapping[str, Guess]
    customer: Customer
    english: bool


def guesses_of(message: str, wording: Wording) -> Mapping[str, Guess]:
    """By question; a question that nothing in the message answers is not in it. No words are used twice."""
    message = message[:LONGEST]
    told = [words for words in _clauses(message) if len(words) <= SHOWN]
    fits: dict[str, list[tuple[int, int, str]]] = {}
    for rank, each in enumerate(wording.guesses):
        for place, words in enumerate(told):
            if each.pattern.search(fold(words)):
                fits.setdefault(each.question, []).append((rank, place, each.kind))
    found: dict[str, Guess] = {}
    while fits:
        # The question with the fewest words left to choose from chooses first: more of them get an answer.
        question = min(fits, key=lambda each: len({place for _, place, _ in fits[each]}))
        _, taken, kind = min(fits.pop(question))
        found[question] = Guess(kind, told[taken])
        left = {each: [fit for fit in of if fit[1] != taken] for each, of in fits.items()}
        fits = {each: of for each, of in left.items() if of}
    return found


def _clauses(message: str) -> Iterator[str]:
    for sentence in sentences_of(message):
        if sentence.kind != "text":
            continue
        whole = message[sentence.start : sentence.end].strip()
        parts = [LINK.sub("", part).strip(" ,;") for part in CLAUSE.split(whole)]
        if len(parts) > 1 and all(len(part.split()) >= 2 for part in parts):
            yield from parts
        else:
            yield whole
