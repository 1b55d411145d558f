"""Whether a draft says in its words that it gives something, whatever its acts were taken for."""

import re

GIVEN = re.compile(
    r"\b(?:i|we)(?:'ve|ve| have)? (?:now |just |already )?(?:taken|knocked) (?:the |your )?\S+(?: \w+)? off\b"
    r"|\b(?:i|we)(?:'ve|ve| have)? (?:now |just |already )?(?:refunded|credited|waived|reopened|reinstated|reversed|extended|unlocked)\b"
    r"|\b(?:i|we)(?:'ll| will)(?: (?!not\b|never\b|only\b|if\b|when\b)\w+){0,4} (?:waive|refund|credit|reverse|reinstate|replace)\b"
    r"|\b(?:refund|claim|request|application|extension|appeal|return|exchange|leave)(?: (?:has been|is|was|now))? (?:approved|granted|upheld|accepted)\b"
    r"|\b(?:i|we)(?:'ll| will| can) (?:drop (?:the|your)|(?:take|knock) (?:\S+ ){1,5}?off\b)"
    r"|^(?:(?:ok|okay|fine|alright|right)[,. ]+)*(?:all )?(?:done|sorted)\b(?! (?:deal|by))"
)
"""What is given in a sentence whose act was not seen: nothing to regret."""
ONCE = re.compile(
    r"\b(?:this once|this time|on this occasion|gesture|one-?off|exception|second time|(?:won't|not) (?:happen|be repeated))\b"
)
"""Said with a yes that is not to be repeated, and so sounds like a no."""


def says_it_gives(folded: str, *, refuses: bool) -> bool:
    """Of a draft taken for a no only where it gives this once."""
    return GIVEN.search(folded) is not None and (ONCE.search(folded) is not None or not refuses)
