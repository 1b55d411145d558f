"""Tells a jibe by its grammar: whatever its words, it is said of nobody and nothing in particular.

What people in general know, say or manage; a thing that is itself; a question that nobody could answer; a verdict on
what the customer wrote; the sigh of one who can't put it any other way.
"""

from bot.coach.english.stretches import stretches_of
from bot.coach.english.text import fold
from bot.coach.memory import remembered
from bot.coach.wording import Wording

WHOLE = ("jibe_itself", "jibe_not_a", "jibe_tag")
STARTS = (
    "jibe_general",
    "jibe_verdict",
    "jibe_sigh",
    "jibe_disbelief",
    "jibe_hopeless",
    "jibe_counted",
    "jibe_tip",
)
SURE = ("jibe_itself", "jibe_anyone_says")
"""Shapes that are a jibe's whatever the words are."""
PLAIN = (*SURE, "jibe_question", "jibe_sigh", "jibe_verdict", "jibe_counted")
"""Shapes that no kind answer has."""
LONG = (*WHOLE, "jibe_question", "jibe_counted")
"""Shapes of more than one clause."""
ENDS = " .!?,;:-"
SHORTEST, LONGEST = 5, 160
"""Characters of a clause that is looked at."""
LIKELY, KEPT = 0.25, 0.5
"""The classifier's share of jibes from which, and its share of "keep" up to which, a clause of such a shape is one."""
SEES = 0.4
"""The share of kind words from which it is none: "Nobody should have to cope with that alone"."""


@remembered
def is_jibe(text: str, wording: Wording) -> bool:
    """By its shape, and by what the classifiers make of its words."""
    shape = _shape_of(fold(text).strip(ENDS), wording)
    if not shape or (shape not in LONG and len(stretches_of(text, wording)) > 1):
        return False
    if shape in SURE:
        return True
    share = wording.acts.read(text).share
    if share["see"] + share["own"] >= SEES:
        return False
    return share["jibe"] >= LIKELY or (shape != "jibe_not_a" and wording.deeds.read(text)["keep"] <= KEPT)


@remembered
def mocks(sentence: str, wording: Wording) -> bool:
    """Whether nobody could take it for anything else."""
    return is_jibe(sentence, wording) and _shape_of(fold(sentence).strip(ENDS), wording) in PLAIN


def _shape_of(folded: str, wording: Wording) -> str:
    """The name of the pattern that it has the shape of; "" for none."""
    patterns = wording.patterns
    if lead := patterns["jibe_lead"].match(folded):
        folded = folded[lead.end() :]
    if not SHORTEST <= len(folded) <= LONGEST:
        return ""
    if whole := next((name for name in WHOLE if patterns[name].fullmatch(folded)), ""):
        return whole
    if begins := next((n for n in ("jibe_anyone_says", "jibe_question") if patterns[n].match(folded)), ""):
        return begins
    begins = next((name for name in STARTS if patterns[name].match(folded)), "")
    return "" if begins and patterns["jibe_informs"].search(folded) else begins
