"""The news of a draft without a message: what it is (a fee, a no, a wait, something removed) and the thing it is about,
told by the grammar of its sentences."""

import re
from collections.abc import Mapping

from bot.coach.english.text import fold, sentences_of
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import tidy
from bot.coach.memory import remembered
from bot.coach.opening.named_things import DEFINITE, OWNED, Named, as_named
from bot.coach.opening.news_line import PATIENTS, Line, News, of_people
from bot.coach.opening.news_noes import denied_in
from bot.coach.opening.news_told import told_in
from bot.coach.wording import Wording

WEIGHTS: Mapping[str, int] = {
    "given": 11,
    "missed-you": 10,
    **dict.fromkeys(("declined", "you-missed", "cancelled", "locked", "removed", "gone", "due", "lost"), 9),
    **dict.fromkeys(("uncovered", "kept", "failed", "closed", "expired", "rise", "incomplete", "unpaid"), 8),
    **dict.fromkeys(("fee", "charged", "wish", "their-wish", "animal", "places", "leeway"), 7),
    **dict.fromkeys(("not-offered", "not-given", "not-taken"), 7),
    **dict.fromkeys(("no-date", "wait"), 6),
    **dict.fromkeys(("span", "limit", "limited", "shut", "hours"), 5),
    "asked": 4,
    "elsewhere": 3,
    "about": 1,
}
"""Which of a draft's news its opening is about."""
AT_THE_DOOR = re.compile(
    r"\b(?<!if )(?:nobody|no ?-?one) (?:was |were |at )?(?:in|home|there|answered|available)\b|\bno answer\b|\bcard (?:was |has been )?left\b|\bno show\b"
    r"|\b(?:were|was) ?(?:n't|not) (?:in|home|at home)\b|\bno access\b|\bcould ?(?:n't| not) (?:get in|gain access)\b|\bmissed (?:visit|delivery|call[- ]?out)\b"
)
VISITS = re.compile(
    r"\b(?:driver|engineer|parcel|visit|delivery|called|attended|attempted|technician|courier|call[- ]?out|plumber|fitter|surveyor|inspector|installer|cleaner|re-?delivery)\b"
)
LONGEST = 40
"""Words of a sentence that its grammar is sure of."""


@remembered
def news_of(text: str, wording: Wording, *, refuses: bool) -> tuple[News, ...]:
    """Of each of its sentences, the most telling first; at last the thing it begins with."""
    text = tidy(text, wording.lexicon)
    folded = fold(text)
    found: list[News] = []
    if AT_THE_DOOR.search(folded) and VISITS.search(folded):
        found.append(News("missed-you", {}))
    topic: Named | None = None
    first: Line | None = None
    for sentence in sentences_of(text):
        words = text[sentence.start : sentence.end]
        tokens = as_named(tokens_of(words, wording.lexicon), wording)
        if sentence.kind != "text" or "?" in words or len(tokens) > LONGEST:
            continue
        line = Line(tokens, fold(words), wording, topic)
        if topic is None and (topic := line.leading()):
            first = line
        found += told_in(line)
        if refuses or line.says_no:
            found += denied_in(line)
    if topic is not None and first is not None and _asked_about(topic, first):
        found.append(News("about", topic.slots))
    return tuple(sorted(found, key=lambda each: -WEIGHTS[each.kind]))


def _asked_about(topic: Named, first: Line) -> bool:
    """Whether somebody may have asked about the thing a draft begins with: it is told of, and no person or place."""
    if topic.shortened or "=" in first.folded or topic.head in first.listed("unwanted_noes"):
        return False
    people = first.listed("persons") | first.listed("people") | first.listed("more_people")
    if of_people(topic, people | first.listed("untold") | PATIENTS):
        return False
    met = first.listed("count_nouns") | first.listed("mass_nouns")
    known = topic.head in first.wording.kinds.nouns or not met.isdisjoint(
        (topic.head, topic.head.removesuffix("s"))
    )
    said = first.tokens[topic.end]
    told = said.tag in ("be", "modal", "have", "prep") or said.form == "participle"
    return told and (known or topic.det in DEFINITE | OWNED) and first.tokens[topic.end - 1].tag == "noun"
