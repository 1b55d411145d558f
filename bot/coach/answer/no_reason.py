"""A no by itself above its reason is one sentence with it: "No. / The pool is closed" → I'm afraid not, as the pool is closed."""

import re
from collections.abc import Sequence

from bot.coach.choice import Choice
from bot.coach.english.grammar import clause_of
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import tokens_of, written
from bot.coach.english.voice import lowered
from bot.coach.kinder.said import Said
from bot.coach.reading.sentences import Seen
from bot.coach.wording import Wording

Found = Sequence[tuple[Seen, Said | None]]
BARE_NO = re.compile(
    r"(?:(?:sorry|afraid|so|well|um),? )?(?:no|nope|nah|negative|no sorry|afraid not|no can do)(?:,? sorry)?"
)
NO_REASON = re.compile(
    r"\b(?:you|we|i|please|instead|but|however|could|would|might|so|who|which|sorry|afraid)\b|\b(?:that|this|it) (?:isn't|is not|won't|can't|will not|cannot)\b|[;:?!]"
)
"""A way out, somebody's deed, or the same no again."""
LONGEST = 110


def with_its_reason(found: Found, wording: Wording, choice: Choice) -> list[tuple[Seen, Said | None]]:
    said = list(found)
    if not said or not BARE_NO.fullmatch(said[0][0].folded.strip(ENDS)) or len(said) == 1:
        return said
    (first, no), (second, why) = said[:2]
    if no is None or why is None or why.fate == "dropped" or second.sentence.bullet or why.text.endswith(":"):
        return said
    bare = why.text.strip(ENDS)
    if len(bare) > LONGEST or why.text.endswith("?") or ". " in bare or NO_REASON.search(fold(bare)):
        return said
    tokens = tokens_of(bare, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or clause.kind != "statement" or clause.lead:
        return said
    text = choice.fill("firm_no_as", {"c": written(lowered(tokens, wording.lexicon))})
    if not text:
        return said
    reason = wording.reasons["plain-no"]
    made = Said("said", f"{text}.", "plain-no", reason.reason, reason.source, act="refusal")
    said[0] = first, made
    said[1] = second, why.gone("plain-no")._replace(act="")
    return said
