"""Tells for sure that an answer gives them something: then nothing in it is to be regretted."""

import re
from collections.abc import Sequence

from bot.coach.memory import remembered
from bot.coach.reading.sentences import Seen, refuses

WHO = r"(?:i|we|(?:the|our|my) (?:duty |store |shop |area )?(?:manager|team|director|board|head))"
AUX = r"(?:'ve|'ll|'re|'m| have| has| will| shall| am| are| is| did)?"
BETWEEN = r"(?:,? (?:now|just|also|already|gladly|happily|exceptionally|therefore|then|however|decided to|agreed to|happy to|able to|going to|glad to|pleased to|willing to|prepared to|been able to|this (?:time|once)|on this occasion|as a (?:goodwill )?gesture|as a one-off),?)*"
OWED = r"(?:fees?|charges?|fines?|penalt(?:y|ies)|surcharges?|debts?|balance|ban|suspension|block|strikes?|invoice|interest|excess|deposit|bill|ticket|notice|mark)"
THING = r"(?:(?:the|your|this|that|those|these|our|an?) |£|\$|€|\d|it\b|them\b|you\b|us\b)"
GIVEN = re.compile(
    rf"\b{WHO}{AUX}{BETWEEN} (?:(?:refund|waiv|reimburs|credit|compensat|reinstat|unlock|unblock|reopen|restor|honou?r|upgrad|approv|swap|replac|exchang|extend|mov)(?:e|ed|p?ed|n)? (?={THING})"
    rf"|(?:cancel(?:led)?|remov(?:e|ed)|drop(?:ped)?|(?:write|written|wrote|take|taken|took|knock|knocked) (?=.* off\b|off\b)|lift(?:ed)?|withdraw|withdrawn|withdrew|revers(?:e|ed)) (?:off )?(?:the|your|this|that|those) (?:[a-z-]+ ){{0,3}}?{OWED}\b"
    r"|accept(?:ed)? (?:the|your|this|that) (?:[a-z-]+ )?(?:return|claim|request|application|appeal|exchange|form|photos?|item|order)\b"
    r"|let(?:ting)? (?:you (?:off|out|have|keep|go|use|in)|(?:it|this|that) go)\b|ma(?:ke|de|king) (?:you )?an exception\b|(?:take|took|taken|knock|knocked) [^,.;]{2,40} off(?= this| your| the| for|[,.;!]|$)|(?:add|added|put|include|included) [^,.;]{2,40} (?:for free|free of charge|at no (?:extra )?cost)\b|(?:send|sent|post|posted|order|ordered)(?: you)?(?: out)? (?:an?|another|your) (?:new|free|replacement|fresh|second|spare)\b"
    r"|(?:give|gave|given)(?: you)? (?:an?|your|the|another|\d+|£|\$|€) ?(?:\d[\d.,]* ?)?(?:[a-z-]+ )?(?:refund|credit|discount|voucher|replacement|extension|money|month|week|day)\b)"
    r"|\b(?:refund|appeal|return|claim|request|exchange|credit|replacement|extension|voucher|exception|goodwill payment|compensation|upgrade)(?: of \S+(?: eur| euros| pounds| dollars)?)?(?:'s| has| have| is| was| were)?(?: now| been| also| therefore)* (?:approved|accepted|upheld|granted|applied|agreed|allowed|successful)\b"
    rf"|\b{OWED}(?: of \S+)?(?: has| have| is| was| were)?(?: now| been| also| therefore)* (?:waived|removed|cancelled|canceled|withdrawn|dropped|lifted|refunded|reversed|written off|taken off|credited)\b"
    r"|^(?:(?:fine|ok|okay|alright|all right|done|right|sigh|well)[,. ]+)*(?:refunded|credited|waived|approved|reversed|swapped|extended|reinstated|upgraded|reimbursed)\b"
    r"|\b(?:it's|it is|that's|[£$€]?\d[\d.,]*(?: [a-z]+)?(?: is| are| has been| have been| will be)) (?:now |already )*(?:refunded|credited|waived|reimbursed|back (?:on|in|with)|on its way back)\b"
    r"|\byou(?:'ll| will| can) (?:now )?(?:have|get) (?:the|your|an?) (?:full |partial )?(?:refund|replacement|money|credit|exchange|extension|upgrade)\b"
    r"|\b(?:is|are|it's|that's) (?:free(?: of charge)?|on us|on the house) (?:this|for) (?:once|time)\b"
)
UNSURE = re.compile(
    r"\b(?:not|never|no|cannot|unable|nor|neither|if|unless|once you|until|when you|after you|provided|would|might|may|whether|only)\b|n't\b"
)
"""Before what is given: it isn't, or not yet."""
HANGS = re.compile(r"\b(?:if|unless|once|provided|subject to|as soon as) (?:you|we|the|your|it)\b")
ONE_OFF = re.compile(
    r"\b(?:repeat(?:ed)?|again|next time|in future|expect|habit|another time|second time|every time|admission|admitting)\b"
)
"""The limit of a yes, which is no no."""


def gives(spoken: Sequence[Seen]) -> bool:
    """Whether one of its sentences gives something for sure, and none refuses anything but a second time."""
    given = [not seen.words.endswith("?") and _gives(seen.folded) for seen in spoken]
    return any(given) and not any(
        refuses(seen) and not it_gives and not ONE_OFF.search(seen.folded)
        for seen, it_gives in zip(spoken, given, strict=True)
    )


@remembered
def _gives(folded: str) -> bool:
    hit = GIVEN.search(folded)
    return (
        hit is not None and not UNSURE.search(folded[: hit.end()]) and not HANGS.search(folded[hit.end() :])
    )
