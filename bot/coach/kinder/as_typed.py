"""A sentence that stays as it was typed, with what its writer left out of capitals and stops; and what is left of one that is none."""

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.text import ENDS
from bot.coach.english.tokens import tokens_of
from bot.coach.english.typed import with_whole_days
from bot.coach.english.voice import ended
from bot.coach.kinder.named import has_fact
from bot.coach.kinder.said import Said
from bot.coach.kinder.swaps import same_facts
from bot.coach.wording import Wording

STUMP = re.compile(
    r"(?:we|i|it|that|this|they|you)(?:'s|'re|'m| are| am| is| was)?(?: (?:extremely|deeply|truly|terribly|sincerely|very|so|really))?[.!]?"
    r"|(?:really|truly|genuinely|honestly|so)(?: (?:am|are|we are|i am|sorry))?[.!]?|(?:please|kindly|thanks?)[.!]?"
    r"|(?:the|your|our) (?:answer|reasons?|truth|rules?|policy|situation|facts|same|process|outcome|decision)[.!]?",
    re.IGNORECASE,
)
"""What a cut may leave of a sentence that was all apology."""
CHATTED = re.compile(r"[a-z']+(?=[\s.!?,]|$)")
FRAGMENT = 3
SHORT = 8
"""Words of a stump."""


def is_stump(body: str, wording: Wording) -> bool:
    """Whether a cut left a few words without a verb and without a fact: "for any upset caused"."""
    tokens = tokens_of(body.strip(ENDS), wording.lexicon)
    starts = bool(tokens) and (
        tokens[0].tag in ("prep", "sub", "conj")
        or (tokens[0].low in ("your", "our", "my") and len(tokens) <= FRAGMENT)
    )
    return starts and len(tokens) <= SHORT and not has_fact(body) and clause_of(tokens) is None


def as_typed(sentence: str, tidied: str, wording: Wording) -> Said:
    """Kept; a sentence typed without its capital gets it, since it will stand beside whole ones."""
    shouted = (
        sentence.upper() == sentence and len(sentence.split()) >= FRAGMENT and sentence.lower() != sentence
    )
    unended = sentence[-1:].isalpha() and len(sentence.split()) > FRAGMENT and "://" not in sentence
    chatted = (bool(sentence[:1].islower() and CHATTED.match(sentence)) or unended) and "`" not in sentence
    respelt = tidied != " ".join(sentence.split()) and "`" not in sentence
    if not (shouted or chatted or respelt):
        return Said("kept", sentence)
    if not same_facts(tidied, with_whole_days(sentence)):
        if not chatted or shouted:
            return Said("kept", sentence)
        tidied = sentence
    reason = wording.reasons["full-sentence"]
    return Said("said", ended(tidied), "full-sentence", reason.reason, reason.source, act="inform")
