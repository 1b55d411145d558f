"""A no and the way that is left open, in one sentence: "We're not able to post it. You can collect it" → …, but you can
collect it."""

import re
from dataclasses import replace
from itertools import pairwise

from bot.coach.answer.plan import Plan
from bot.coach.answer.reasons import with_reasons
from bot.coach.answer.so_clauses import parted_before_so
from bot.coach.english.text import fold
from bot.coach.kinder.said import Said, retold
from bot.coach.reading.sentences import Seen
from bot.coach.reading.worth import is_bad_news, is_doubtful
from bot.coach.wording import Wording

NO = re.compile(
    r"(?:(?:i'm afraid|i'm sorry that|i'm sorry to say that|i am afraid|we regret to inform you that|i regret(?: to say)? that) )?(?:for [^,]{3,40}, )?"
    r"(?:(?:we|i)(?:'re| are|'m| am|'ve| have) (?:\w+ )?not able to |(?:we|i) won't be able to |(?:we|i) (?:don't|do not) |it isn't possible to |[^,;]{2,40} (?:(?:isn't|aren't|is not|are not) (?:able to|possible)|can't be [a-z]+|(?:is|are) non-[a-z]+)\b)[^:;?!]*\."
)
"""A no that is said once and plainly."""
WAY = re.compile(
    r"(?:you can (?!only\b|not\b|also\b)|you're welcome to |you could |you may (?!be\b|have\b|not\b|also\b|want\b)|you'll find )[^:;?!]*\."
)
ABOUT_THE_NO = re.compile(
    r"(?:pay|wait)\b|(?:see|find|read|check|look)(?: it| up| out)? (?:this|that|it|them|these|those|why|how|more|where|(?:the |our |all |full )*(?:details|terms|rules?|policy|conditions|reasons?|explanation|notes|guidelines|regulations))\b"
)
"""What only bears out the no is no way."""
SORRY_BUT = re.compile(r"^I'm sorry, but (?=\w)")
"""One "but" is enough."""
TURNS = re.compile(r"\b(?:but|however|though|although|yet|nevertheless)\b")
FACT = re.compile(
    r"(?!(?:you can|you may|you could|you'll|you have|we'll|we can|i'll|i can|please|if|unless|once|when|there's no need|and|so|but|we've|i've|thank|as|because|since|that's|this is|it's|here|next)\b)[^:;?!]{8,160}\."
)
"""A hard fact that may stand before a way: "The penalty is automatic"."""
OPEN = re.compile(
    r"\b(?:you can|you may|you could|free|includes?|will be (?:refunded|sent|replaced|repaired))\b"
)
HARD = re.compile(
    r"\b(?:automatic(?:ally)?|payable|mandatory|compulsory|obligatory|final|fixed|excluded|full|exempt|penalty|fine|surcharge|levy|excess|regardless|irreversible|binding|outside|closed|expired|sold)\b"
)
LONGEST = 34
"""Words of both together."""


def bridged(no: str, way: str, *, hard: bool = False) -> tuple[str, str] | None:
    """Both, as they stand in one sentence; None where they are not a no and its way. `hard`: it is as hard as a no."""
    no = SORRY_BUT.sub("I'm sorry that ", no)
    first, second = fold(no), fold(way)
    shuts = NO.fullmatch(first) or (FACT.fullmatch(first) if hard else None)
    fits = shuts and WAY.fullmatch(second) and not ABOUT_THE_NO.search(second)
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
    plan = with_reasons(plan, text, wording)
    said = [(seen, each and _parted(each, wording)) for seen, each in plan.said]
    left = [place for place, (_, each) in enumerate(said) if each is not None and each.fate != "dropped"]
    for at, place in pairwise(left):
        (seen, no), (after, way) = said[at], said[place]
        between = text[seen.sentence.end : after.sentence.start]
        if no is None or way is None or "\n" in between or after.sentence.bullet:
            continue
        hard = _is_hard(seen, no, wording)
        if no.act != "refusal" and not hard:
            continue
        if both := bridged(no.text, way.text, hard=hard):
            reason = wording.reasons["in-person"]
            whole = way if way.rule else Said("said", "", "in-person", reason.reason, reason.source, "inform")
            said[at] = seen, retold(no, both[0], "in-person", wording)
            said[place] = after, whole._replace(fate="said", text=both[1])
    return replace(plan, said=tuple(said))


def _parted(said: Said, wording: Wording) -> Said:
    return said._replace(text=parted_before_so(said.text, wording)) if said.fate == "said" else said


def _is_hard(seen: Seen, said: Said, wording: Wording) -> bool:
    """Whether a statement leaves them nothing to hope for, as a no does."""
    plain = (
        said.act in ("", "inform", "blame", "refusal") and not seen.sentence.bullet and ". " not in said.text
    )
    return bool(
        plain
        and OPEN.search(seen.folded) is None
        and (HARD.search(seen.folded) or is_bad_news(seen.words, wording) or is_doubtful(seen.words, wording))
    )
