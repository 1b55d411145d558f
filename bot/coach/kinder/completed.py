"""What was typed as a telegram, or without its articles, as a whole sentence once it is said anew."""

import re

from bot.coach.english.dates import with_prepositions
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import ended
from bot.coach.kinder.said import Said
from bot.coach.kinder.terse import COMPOUND, RECORDS
from bot.coach.notes.articles import (
    linked_with_articles,
    of_with_articles,
    subject_with_article,
    with_articles,
)
from bot.coach.notes.clipped import clipped
from bot.coach.notes.fragments import filled
from bot.coach.notes.headless import in_full, item_in_full
from bot.coach.notes.notes_in_line import in_line
from bot.coach.notes.telegraph import with_article, written_out
from bot.coach.wording import Wording

ARTICLED = frozenset(["please", "full-sentence"])
"""Rules of what may have been typed without its articles."""
FULL = "full-sentence"
ITEM = re.compile(r"(?:photos?|pictures?|copy|copies|screenshots?|scan) of ")
BY_MEANS = re.compile(
    r"(?:Card|E-?mail|Phone|Text|Chat|Cheque) (?:is|works) (?:best|better|easiest|easier|fine|quickest|fastest|preferred|ok)\b"
)
ON_DAY = re.compile(
    r"(\b(?:is|are|was|were) (?:in|at|with) (?:the |your |our )?[a-z]+(?<!on)(?<!by)(?<!from)) ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=\.?$)"
)
""" "The lorry is in your area Thursday"."""
SPELL = re.compile(
    r"(\b(?:hold|press|keep|soak)\b[^,.;]{3,40}?(?<!for)(?<!about)(?<!least)(?<!than)(?<!to)) (\d+ (?:seconds?|minutes?|hours?))\b(?! (?:before|after|later))"
)
""" "Hold the button 10 seconds"."""
SCRAP = 3
"""Words of a note that may be no more than a sigh: "Case closed"."""


def completed(said: Said, wording: Wording) -> Said:
    """What was typed as a telegram as a whole sentence, and "Queue is 9 days" with its article."""
    if said.fate == "dropped" or not said.text:
        return said
    whole = written_out(said.text, wording) or filled(said.text, wording) or in_full(said.text, wording)
    whole = in_line(whole, wording) if whole else _articled(said.text, wording)
    if whole == said.text and said.rule in ARTICLED:
        whole = in_line(whole, wording)
    if said.rule or whole != said.text:
        whole = with_articles(whole, wording)
    whole = SPELL.sub(r"\g<1> for \2", whole) if said.rule == "please" else whole
    whole = ON_DAY.sub(r"\1 on \2", linked_with_articles(whole, wording))
    return _anew(said, with_prepositions(whole), wording)


def with_its_articles(said: Said, wording: Wording) -> Said:
    """A sentence that stays, with the article of its subject and the "at" of its hour, where they were left out."""
    if said.fate != "kept" or "`" in said.text or said.text.endswith(("?", ":")):
        return said
    stopped = said.text.endswith((".", "!"))
    text = (in_full(said.text, wording) if stopped else None) or _articled(said.text, wording)
    return _anew(said, with_prepositions(text), wording, stopped=stopped)


def line_of_list(words: str, wording: Wording) -> Said:
    """A line of a list stays as short as it is, but for its articles: "photo of box", "Remove filter"."""
    said = Said("kept", words)
    if not words[-1:].isalpha():
        return said
    text = item_in_full(words, wording) if ITEM.match(words) else _ordered(words, wording)
    return _anew(said, text, wording, stopped=False)


def _articled(text: str, wording: Wording) -> str:
    if BY_MEANS.match(text):
        return text
    if whole := with_article(text, wording) or subject_with_article(text, wording):
        return of_with_articles(whole, wording)
    return _ordered(text, wording)


def _ordered(text: str, wording: Wording) -> str:
    """ "Upload new form." → upload the new form."""
    first, *rest = tokens_of(text, wording.lexicon)
    orders = wording.lexicon.base(first.low, "base") == first.low and not (
        first.low in RECORDS and rest and rest[0].low in COMPOUND  # "Claim form missing a page"
    )
    told = any(is_finite(token, bare=False) for token in rest)
    return with_articles(text, wording) if orders and not told and ":" not in text else text


def _anew(said: Said, text: str, wording: Wording, *, stopped: bool = True) -> Said:
    if text == said.text:
        return said
    why = wording.reasons[FULL]
    rule, reason, source = (
        (said.rule, said.reason, said.source) if said.rule else (FULL, why.reason, why.source)
    )
    return said._replace(
        fate="said",
        text=ended(text) if stopped else text,
        rule=rule,
        reason=reason,
        source=source,
        act=said.act or "inform",
    )


def kept_after_all(said: Said | None, sentence: str, wording: Wording) -> Said | None:
    """A note of what was done is more than mere tone, as which it was left out: "Case decided in favour of the buyer"."""
    if said is None or said.fate != "dropped" or said.rule != "tone" or len(sentence.split()) <= SCRAP:
        return said
    made = clipped(sentence.strip().rstrip("."), wording)
    why = wording.reasons[FULL]
    return Said("said", ended(made), FULL, why.reason, why.source, act="inform") if made else said
