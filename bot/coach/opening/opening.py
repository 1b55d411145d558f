"""A line that opens an answer, and what it may be built from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bot.coach.customer.cases import Found, cases_in, merged
from bot.coach.customer.heard import hear_draft
from bot.coach.memory import remembered
from bot.coach.wording import Wording

WAITS = re.compile(
    r"\b(?:wait\w*|without|answer|delay\w*|appointment|repl(?:y|ies)|cut off|water|come|offline)\b"
)
"""An opening behind which it tells more how long it has been."""
PEOPLED = re.compile(r"\b(?:especially|someone|who|when|caring|child|children)\b")
"""A line with room for nobody else."""
BACK, PAID = (
    re.compile(r"\b(?:refund|money)\b"),
    re.compile(r"refund|money|reimburs|\bpaid\b|\bpay\b|\bcredit"),
)
"""A line that names what they want back, and a draft that speaks of it: to others a refund is never named first."""
TELLING = 3
"""Words that a long draft must hold for a topic."""
LEADING = frozenset(["with", "when", "after", "your", "can't", "you're", "you've", "having", "being", "that"])
ALIKE: Mapping[str, str] = {
    word: group.split()[0]
    for group in (
        "bills bill rent mortgage pay wages money pension afford",
        "baby newborn pregnant pregnancy babies labour",
        "child children kid kids son daughter toddler toddlers boy girl twins boys girls",
        "unwell ill illness sick health hospital medicine medication tablets",
        "work job shift wages",
        "home house flat",
        "mother mum mom mam",
        "father dad",
        "gran nan grandma grandmother",
    )
    for word in group.split()
}
"""Words of one matter: behind one of them the other tells nothing more."""
SMALL = 3
"""Letters of a word that says nothing of what it is about."""


class Opening(NamedTuple):
    text: str
    frame: str


NONE = Opening("", "")


@dataclass(frozen=True, slots=True)
class Told:
    """What an opening may be built from: the draft, whether a sorry stands in it already, whether it is a no, whether
    it only asks, and whether one of its sentences gives them something for sure."""

    text: str
    folded: str
    sorry: bool = False
    refuses: bool = False
    asks: bool = False
    grants: bool = False
    stays: str = ""
    """Its sentences that don't go as mere tone."""


def telling_words(words: str) -> set[str]:
    found = [word.removesuffix("'s") for word in re.findall(r"[\w']+", words.lower())]
    return {
        ALIKE.get(word, word) for word in found if len(word) > SMALL or word in ALIKE or word.isdigit()
    } - LEADING


@remembered
def topics_in(text: str, folded: str, wording: Wording) -> tuple[Found, ...]:
    """What a draft alone tells, the heaviest first; the same for every opening that is tried."""
    found = cases_in(hear_draft(folded, wording), wording.topics, wording, telling=TELLING)
    return merged(found, wording.draft_cues.told(text))
