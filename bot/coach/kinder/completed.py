"""What was typed as a telegram, or without its articles, as a whole sentence once it is said anew."""

import re

from bot.coach.english.voice import ended
from bot.coach.kinder.said import Said
from bot.coach.notes.articles import linked_with_articles, subject_with_article, with_articles
from bot.coach.notes.clipped import clipped
from bot.coach.notes.fragments import filled
from bot.coach.notes.notes_in_line import in_line
from bot.coach.notes.telegraph import with_article, written_out
from bot.coach.wording import Wording

ARTICLED = frozenset(["please", "full-sentence"])
"""Rules of what may have been typed without its articles."""
FULL = "full-sentence"
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
    whole = written_out(said.text, wording) or filled(said.text, wording)
    whole = (
        in_line(whole, wording)
        if whole
        else with_article(said.text, wording) or subject_with_article(said.text, wording)
    )
    linked = linked_with_articles(whole or said.text, wording)
    whole = linked if linked != said.text else whole
    if whole is None and said.rule in ARTICLED:
        whole = in_line(said.text, wording)
    elif whole is not None or said.rule:
        whole = with_articles(whole or said.text, wording)
    whole = SPELL.sub(r"\g<1> for \2", whole or said.text) if said.rule == "please" else whole
    whole = whole and ON_DAY.sub(r"\1 on \2", whole)
    if whole is None or whole == said.text:
        return said
    why = wording.reasons[FULL]
    rule, reason, source = (
        (said.rule, said.reason, said.source) if said.rule else (FULL, why.reason, why.source)
    )
    return said._replace(
        fate="said",
        text=ended(whole),
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
