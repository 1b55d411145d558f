"""What one sentence of a draft does: its acts, by the patterns of the pack, and what follows from several of them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from bot.coach.english.text import Sentence, letters_of
from bot.coach.memory import remembered
from bot.coach.reading.acts import Deed, Verdict
from bot.coach.rules import Match
from bot.coach.wording import Wording

WORD = re.compile(r"[a-z']+")
DIGIT = re.compile(r"\d")
# One class of signs at the start lets the search skip from sign to sign.
CLAUSE_END = re.compile(
    r"[,;:\s](?:(?<=[,;:])\s+|(?<=\s)(?:[-–]\s+|(?=(?:but|because|so|and|otherwise|unless|which)\s)))"
)
CLAUSE_WORDS = 3
"""A clause of a word or two says nothing by itself."""
NAMES = frozenset((
    "apology", "stock_ack", "pity", "soft_lead", "refusal", "bare_no", "no_noun", "help", "offer", "soft_offer", "defer", "vague_time", "grant", "ask",
    "when", "own", "check_back", "sees", "case", "courtesy", "order", "you_not", "negative", "slang", "stock_only", "step",
    "done", "asks_for", "put_off", "turned_down", "good_news", "assent",
))  # fmt: skip
SCRAP_WORDS = 4
REGRET_WORDS = 5


class Seen(NamedTuple):
    """One sentence with what it does. Spans of `cold` are in the draft."""

    sentence: Sentence
    words: str
    folded: str
    acts: frozenset[str]
    cold: tuple[Match, ...]
    verdict: Verdict | None
    """What the sentence does, as the trained classifier reads it; None for code, a greeting and the like."""
    tone: tuple[int, ...] = ()
    """What its words say for each register (see linear.LinearModel.weigh)."""
    deeds: tuple[Mapping[Deed, float], ...] = ()
    """What is to be done with each of its clauses, as the trained classifier reads them."""

    def at(self, sentence: Sentence) -> Self:
        """A sentence seen by itself, as one of a draft."""
        cold = tuple(Match(m.rule, m.start + sentence.start, m.end + sentence.start) for m in self.cold)
        return self._replace(sentence=sentence, cold=cold)


@remembered
def acts_of(folded: str, wording: Wording) -> frozenset[str]:
    """Names of the patterns that are in a folded sentence, and "scrap" for a few words without a verb of their own."""
    may = wording.sentence_index.may(letters_of(folded))
    found = {name for name in may if wording.patterns[name].search(folded)}
    words = WORD.findall(folded)
    if (
        0 < len(words) <= SCRAP_WORDS
        and not DIGIT.search(folded)
        and not found & {"help", "offer", "courtesy", "own", "apology", "ask"}
    ):
        found.add("scrap")
    return frozenset(found)


def refuses(seen: Seen) -> bool:
    return bool(seen.acts & {"refusal", "bare_no", "no_noun"})


def helps(seen: Seen) -> bool:
    """An offer, a step taken, or a way on; not a stock close, and not inside the refusal itself."""
    if "offer" in seen.acts or ("step" in seen.acts and not refuses(seen)):
        return True
    return "help" in seen.acts and not refuses(seen) and "stock_only" not in seen.acts


def acknowledges(seen: Seen, wording: Wording) -> bool:
    """The customer's side is named: their feeling, their effort, their right to mind; a formula is none."""
    if "sees" not in seen.acts or (seen.cold and any(m.rule.severity == "block" for m in seen.cold)):
        return False
    if "stock_ack" in seen.acts and not wording.patterns["sees"].search(
        wording.patterns["stock_ack"].sub(" ", seen.folded)
    ):
        return False
    return len(WORD.findall(seen.folded)) >= 4


def regrets_the_case(seen: Seen, wording: Wording) -> bool:
    """Sorry for something of this customer's: "your bag", "for your loss", "you waited"."""
    return (
        "apology" in seen.acts
        and "case" in seen.acts
        and not refuses(seen)
        and not wording.patterns["but_after"].search(seen.folded)
    )


def regrets_by_name(seen: Seen, wording: Wording) -> bool:
    """A sorry that says for what, in words of this case; a formula or a "sorry, but" is none."""
    return (
        "apology" in seen.acts
        and not seen.acts & {"stock_ack", "stock_only"}
        and not wording.patterns["but_after"].search(seen.folded)
        and len(WORD.findall(seen.folded)) >= REGRET_WORDS
    )


@remembered
def clauses_of(words: str) -> Sequence[str]:
    """A sentence cut at its commas and links, for a look at each part; the whole where none says anything by itself."""
    parts = [part for part in CLAUSE_END.split(words) if len(part.split()) >= CLAUSE_WORDS]
    return parts or [words]
