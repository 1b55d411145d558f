"""A no and its reason in one sentence: "We're not able to take it back. It was opened" → …, because it was opened; and
"The lane is booked. I'm not able to do that" → The lane is booked, so I'm not able to do that."""

import re
from dataclasses import replace
from itertools import pairwise

from bot.coach.answer.plan import Plan
from bot.coach.answer.softening import uncapitalled
from bot.coach.choice import Choice
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of, written
from bot.coach.kinder.anew import SEEN
from bot.coach.kinder.said import Said, retold
from bot.coach.wording import Wording

NO = re.compile(
    r"(?P<soft>(?:i'm afraid|i'm sorry to say(?: that)?|i'm sorry, but|i regret(?: to say)? that|we regret to inform you that) )?"
    r"(?:(?:we|i)(?:'re| are|'m| am|'ve| have)? (?:\w+ )?(?:not able|unable) to |(?:we|i) (?:can't|cannot|won't be able to|don't|do not|wasn't able to|weren't able to) "
    r"|(?:it|that|this) (?:isn't|is not|won't be|will not be) (?:possible|something (?:i|we)(?:'m| am|'re| are)? (?:can|able to))|it (?:isn't|is not|won't be) possible to "
    r"|[^,;]{2,60} (?:isn't|aren't|won't be|can't be|cannot be|is not|are not) (?:covered|possible|allowed|accepted|refunded|returned|included|eligible|available|approved)|[^,;]{2,60} will stay [a-z]+)[^:;?!]*\."
)
"""A no that is said once and plainly."""
LINKED = re.compile(r"\b(?:because|as|since|so|but|if|unless|until|and|before|after|once|however|though)\b")
ANSWERED = re.compile(
    r"\b(?:case|ticket|matter|file|claim|request|complaint|chat|thread|issue|enquiry)\b.* closed\b"
)
"""Ends the talk, and gives no reason."""
SORRY = re.compile(r"^I'm sorry(?:, but| to say that) ")
"""Too long before the no behind a reason."""
POINTS = re.compile(r"\b(?:that|this|it|them|these|those)\b")
"""Words of a no that speak of what stands before it."""
LONGEST = 32
"""Words of both together."""


def reasoned(plan: Plan, text: str, wording: Wording, choice: Choice) -> Plan:
    """The plan with each no and the reason beside it, on one line of the draft, in one sentence. `text`: the draft."""
    said = list(plan.said)
    left = [place for place, (_, each) in enumerate(said) if each is not None and each.fate != "dropped"]
    taken = -1
    for at, place in pairwise(left):
        (seen, first), (after, second) = said[at], said[place]
        if at == taken or first is None or second is None or not seen.sentence.goes_on(after.sentence, text):
            continue
        if _is_no(first) and (why := _reason(second, wording)):
            both = f"{first.text[:-1]},", f"{choice.one(('because', 'as'), 'why')} {_low(why, wording)}"
        elif _is_no(second) and POINTS.search(fold(second.text)) and (why := _reason(first, wording)):
            both = f"{why[:-1]}, so", SORRY.sub("I'm afraid ", _low(second.text, wording))
        else:
            continue
        if len(f"{both[0]} {both[1]}".split()) <= LONGEST:
            said[at], said[place] = (
                (seen, retold(first, both[0], "plain-no", wording)),
                (after, retold(second, both[1], "plain-no", wording)),
            )
            taken = place
    return replace(plan, said=tuple(said))


def _is_no(said: Said) -> bool:
    folded = fold(said.text)
    hit = NO.fullmatch(folded) if said.act == "refusal" else None
    return hit is not None and LINKED.search(folded, hit.end("soft") if hit["soft"] else 0) is None


def _reason(said: Said, wording: Wording) -> str:
    """The sentence where it tells how things stand, and nothing besides; "" where it doesn't."""
    why = SEEN.sub("", said.text)
    folded = fold(why)
    plain = said.act in ("", "inform", "blame") and why.endswith(".") and ". " not in why
    if (
        not plain
        or LINKED.search(folded)
        or ANSWERED.search(folded)
        or not wording.patterns["stands_why"].fullmatch(folded)
    ):
        return ""
    return why[:1].upper() + why[1:]


def _low(said: str, wording: Wording) -> str:
    return written(uncapitalled(tokens_of(said, wording.lexicon), wording))
