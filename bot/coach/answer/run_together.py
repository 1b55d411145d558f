"""Two short notes, once they are written out, in one sentence: "The form is unsigned. It has been sent back." """

import re
from dataclasses import replace
from itertools import pairwise

from bot.coach.answer.plan import Plan
from bot.coach.answer.so_clauses import parted_before_so
from bot.coach.answer.softening import uncapitalled
from bot.coach.english.tokens import is_finite, tokens_of, written
from bot.coach.kinder.said import Said, retold
from bot.coach.wording import Wording

APART = re.compile(r"[:;?!]|, | (?:and|but|so|because|as|which) |\b(?:afraid|sorry|please)\b", re.IGNORECASE)
NAMED = re.compile(r"I\b|[A-Z]{2}|[A-Z][a-z]*day\b")
MOST_WORDS = 18
"""Of two notes in one sentence."""


def run_together(plan: Plan, text: str, wording: Wording) -> Plan:
    """The plan with two short notes of one line of the draft, once they are written out, in one sentence."""
    said = [(seen, each and _parted(each, wording)) for seen, each in plan.said]
    left = [place for place, (_, each) in enumerate(said) if each is not None and each.fate != "dropped"]
    taken = -1
    for at, place in pairwise(left):
        (seen, first), (after, second) = said[at], said[place]
        if first is None or second is None or at == taken or after.sentence.bullet:
            continue
        if not seen.sentence.goes_on(after.sentence, text) or not _may_join(first, second, wording):
            continue
        words = written(uncapitalled(tokens_of(second.text, wording.lexicon), wording))
        if words[:1].isupper() and not NAMED.match(words):
            continue
        said[at] = seen, retold(first, f"{first.text[:-1]},", "full-sentence", wording)
        said[place] = after, retold(second, f"and {words}", "full-sentence", wording)
        taken = place
    return replace(plan, said=tuple(said))


def _parted(said: Said, wording: Wording) -> Said:
    text = parted_before_so(said.text, wording) if said.fate == "said" else said.text
    return said if text == said.text else said._replace(text=text)


def _may_join(first: Said, second: Said, wording: Wording) -> bool:
    """Whether both are notes written out, and neither is a no that stands better alone."""
    both = f"{first.text} {second.text}"
    return (
        first.rule == second.rule == "full-sentence"
        and first.text.endswith(".")
        and second.text.endswith(".")
        and not APART.search(both)
        and len(both.split()) <= MOST_WORDS
        and all(_is_whole(each.text, wording) for each in (first, second))
    )


def _is_whole(text: str, wording: Wording) -> bool:
    tokens = tokens_of(text, wording.lexicon)
    leans = tokens[0].form == "base" or tokens[0].tag in ("sub", "prep", "wh", "conj", "adv")
    return not leans and any(is_finite(t, bare=False) for t in tokens)
