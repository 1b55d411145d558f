"""What a noun is to its sentence: what is told of it is told of its subject, object or topic, never of what only stands by."""

from collections.abc import Sequence
from typing import Literal

from bot.coach.english.tokens import Token

Role = Literal["subject", "object", "topic", "aside"]
SUPPOSED = frozenset(
    [
        "if",
        "unless",
        "when",
        "whether",
        "because",
        "until",
        "before",
        "after",
        "once",
        "where",
        "or",
        "otherwise",
    ]
)
"""Behind these stands what the sentence only hangs on."""
NOT_THEIRS = frozenset(["our", "my", "their", "his", "her", "its"])
ABOUT = frozenset(["about", "for", "of", "on", "regarding", "concerning", "without", "to"])
HEADS = frozenset(
    """
    answer ask asked asking bill billed charge charged charges cost costs claim claims date date decision enquiry fault fee
    fees fine invoice issue issues news no nothing order pay paid payment price problem problems query question refund
    liable refunded refunds request requests responsible rules trouble update updates use wait waited waiting work works
    """.split()  # noqa: SIM905
)
"""Words behind which "for", "of" or "about" names what it is about: "a charge for the visit", "wait for the results"."""


STOPS = frozenset(",;:.!?-–—(*•")
"""What a clause begins behind: not the mark of a path through a menu."""
SCOPE = frozenset(["do", "handle", "own", "make", "search", "check", "deal", "help", "sell", "see", "take"])
"""Verbs whose object tells no more than whose work it is: "I only do returns"."""


def role_of(tokens: Sequence[Token], lead: int, end: int) -> Role:
    """Of the noun phrase from `lead` to before `end`."""
    if tokens[lead].low in NOT_THEIRS or _supposed(tokens, lead):
        return "aside"
    before = next((t for t in reversed(tokens[:lead]) if t.tag not in ("adv", "intj")), None)
    if before is not None and before.tag == "punct" and before.low not in STOPS:
        return "aside"
    if before is None or before.tag in ("punct", "conj", "sub"):
        after = next((t for t in tokens[end:] if t.tag not in ("adv", "adj", "num")), None)
        alone = after is None or after.verbal or after.tag in ("punct", "not", "prep", "verb", "noun", "conj")
        return "subject" if alone else "aside"
    if before.low in ABOUT and before.tag in ("prep", "to", "sub"):
        place = max(i for i in range(lead) if tokens[i] is before)
        headed = before.low == "without" or (place > 0 and tokens[place - 1].low in HEADS)
        return "topic" if headed or place == 0 else "aside"
    if before.tag in ("verb", "be", "have", "not", "pron", "modal", "do") or before.low == "no":
        return "aside" if before.base in SCOPE else "object"
    mistaken = before.tag == "noun" and tokens[lead].tag == "det"
    return "object" if mistaken else "aside"


def _supposed(tokens: Sequence[Token], lead: int) -> bool:
    """Whether a condition is open where it stands: not behind the comma that ends it."""
    for token in reversed(tokens[:lead]):
        if token.low in SUPPOSED:
            return True
        if token.tag == "punct":
            return False
    return False
