"""What an agent can offer, as a sentence to send: only their own words, with a beginning where it has none."""

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.text import fold, sentences_of
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import capital
from bot.coach.wording import Wording

LED = re.compile(
    r"^(?:(?:yes|yeah|well|ok|okay|maybe|perhaps|honestly|only|just)\b[,.]?\s+)*(?:to (?=[a-z]))?",
    re.IGNORECASE,
)
"""How an answer to "what can you offer?" is often begun, and no letter is."""
ABLE = re.compile(r"^(?:can|could|will|would|may)\s+(?!you\b|i\b|we\b|they\b)", re.IGNORECASE)
WILLING = re.compile(r"^(?:happy|glad|able|willing|ready)\s+to\b", re.IGNORECASE)
DETERMINED = re.compile(
    r"^(?:an?|the|your|our|my|one|two|three|some|half|full|free|another|\d+|(?:eur|usd|gbp|£|\$|€)\s*\d)\b|^[£$€]",
    re.IGNORECASE,
)

NOTHING = re.compile(
    r"^(?:(?:absolutely|sadly|sorry|honestly)\b[,.]?\s+)?(?:nothing|none|no|nope)\b(?:\s+(?:at all|really|else|more|much|whatsoever))?\s*(?:[.,;:!–—-]+\s*|$)",
    re.IGNORECASE,
)
"""No offer at all, perhaps with its reason."""


def sentence_of(offer: str, wording: Wording) -> str:
    """ "send a kit" → "I can send a kit."; "a full refund" → "What I can offer is a full refund."; whole sentences
    and a no stay as they are."""
    text = offer.strip()
    if none := NOTHING.match(text):
        reason = text[none.end() :].strip()
        return f"{wording.frames['offer_nothing'][0]}. {_ended(capital(reason)) if reason else ''}".strip()
    if not text or len(sentences_of(text)) > 1 or _is_no(text) or _is_whole(text, wording.lexicon):
        return _ended(capital(text))
    text = LED.sub("", text, count=1)
    for begun, frame in ((ABLE, "offer_can"), (WILLING, "offer_willing")):
        if begun.match(text):
            return _ended(_framed(wording, frame, text))
    if (clause := clause_of(tokens_of(text, wording.lexicon))) is not None and clause.kind == "command":
        return _ended(_framed(wording, "offer_do", text))
    return _ended(_framed(wording, "offer_thing" if DETERMINED.match(text) else "offer_named", text))


def _framed(wording: Wording, frame: str, text: str) -> str:
    return wording.frames[frame][0].replace("{offer}", _lowered(text))


def _is_whole(text: str, lexicon: Lexicon) -> bool:
    clause = clause_of(tokens_of(text, lexicon))
    return clause is not None and clause.kind in ("statement", "question")


def _is_no(text: str) -> bool:
    """ "nothing", "no refund": a refusal is read and said by who does that."""
    return re.match(r"(?:no|not|none|nothing|never)\b", fold(text)) is not None


def _lowered(text: str) -> str:
    """Without the capital of its first word, where that is no name or "I"."""
    first = re.match(r"[A-Z][a-z]+\b", text)
    return text[:1].lower() + text[1:] if first else text


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else text + "."
