"""A no and the way that is left open, in one sentence: "We're not able to post it. You can collect it" → …, but you can
collect it."""

import re
from dataclasses import replace
from itertools import pairwise

from bot.coach.answer.plan import Plan
from bot.coach.answer.reasons import with_reasons
from bot.coach.answer.run_together import run_together
from bot.coach.english.text import fold
from bot.coach.kinder.said import Said
from bot.coach.wording import Wording

NO = re.compile(
    r"(?:(?:i'm afraid|i'm sorry that|i'm sorry to say that|i am afraid|we regret to inform you that|i regret(?: to say)? that) )?(?:for [^,]{3,40}, )?"
    r"(?:(?:we|i)(?:'re| are|'m| am|'ve| have) (?:\w+ )?not able to |(?:we|i) won't be able to |(?:we|i) (?:don't|do not) |it isn't possible to |[^,;]{2,40} (?:(?:isn't|aren't|is not|are not) (?:able to|possible)|can't be [a-z]+|(?:is|are) non-[a-z]+)\b)[^:;?!]*\."
)
"""A no that is said once and plainly."""
WAY = re.compile(
    r"(?:you can (?!only\b|not\b|also\b)|you're welcome to |you could |you may (?!be\b|have\b|not\b|also\b)|you'll find )[^:;?!]*\."
)
ABOUT_THE_NO = re.compile(
    r"(?:see|find|read|check|look)(?: it| up| out)? (?:this|that|it|them|these|those|why|how|more|where|(?:the |our |all |full )*(?:details|terms|rules?|policy|conditions|reasons?|explanation|notes|guidelines|regulations))\b"
)
"""What only bears out the no is no way."""
SORRY_BUT = re.compile(r"^I'm sorry, but (?=\w)")
"""One "but" is enough."""
TURNS = re.compile(r"\b(?:but|however|though|although|yet|nevertheless)\b")
LONGEST = 34
"""Words of both together."""


def bridged(no: str, way: str) -> tuple[str, str] | None:
    """Both, as they stand in one sentence; None where they are not a no and its way."""
    no = SORRY_BUT.sub("I'm sorry that ", no)
    first, second = fold(no), fold(way)
    fits = NO.fullmatch(first) and WAY.fullmatch(second) and not ABOUT_THE_NO.search(second)
    if (
        not fits
        or TURNS.search(first)
        or TURNS.search(second)
        or len(no.split()) + len(way.split()) > LONGEST
    ):
        return None
    return f"{no[:-1]}, but", way[0].lower() + way[1:]


def joined(plan: Plan, text: str, wording: Wording) -> Plan:
    """The plan with a no and the way behind it, on one line of the draft, in one sentence. `text`: the draft."""
    plan = run_together(with_reasons(plan, text, wording), text, wording)
    said = list(plan.said)
    left = [place for place, (_, each) in enumerate(said) if each is not None and each.fate != "dropped"]
    for at, place in pairwise(left):
        (seen, no), (after, way) = said[at], said[place]
        between = text[seen.sentence.end : after.sentence.start]
        if no is None or way is None or no.act != "refusal" or "\n" in between or after.sentence.bullet:
            continue
        if both := bridged(no.text, way.text):
            reason = wording.reasons["in-person"]
            whole = way if way.rule else Said("said", "", "in-person", reason.reason, reason.source, "inform")
            said[at] = seen, no._replace(text=both[0])
            said[place] = after, whole._replace(fate="said", text=both[1])
    return replace(plan, said=tuple(said))
