"""Which register a draft has, and whether it needs another wording: decided by acts, not by tone words.

The order follows how a customer takes a message: contempt outweighs everything, then a door that is shut with nothing
beside it, then regret that leads nowhere, then care with a step; what needs no feeling is neutral.
"""

from collections.abc import Sequence

from bot.coach.rules import Match
from bot.coach.sentences import SOFT, Seen, acknowledges, helps, refuses, regrets_the_case
from bot.coach.types import Customer, Register
from bot.coach.wording import Wording

# Kinds of findings that a spoken regret does not lift to sympathy: they are aimed at the person.
AT_THE_PERSON = frozenset(
    ["insult", "sarcasm", "belittling", "dismissal", "blame", "accusation", "threat", "scolding", "closure"]
)
# Kinds that one friendly word and a way on make good: the step was only asked for a little roughly.
LIFTED = frozenset(["command", "policy", "delay"])
# Kinds that a real way on makes good by itself.
HELPED = frozenset(["command", "refusal", "disowning", "deflection", "closure", "threat"])
CURT_ALONE = 2.0
"""Curtness from which a draft reads cold although nobody is known to be upset."""
CURT_TO_HURT = 0.0
"""The same, in answer to somebody who told of a loss, a failure or a wait."""


def judge(
    seen: Sequence[Seen], matches: Sequence[Match], customer: Customer, wording: Wording
) -> tuple[Register, bool]:
    """Register and whether the text needs a rewrite. Empty drafts and bare courtesies are neutral."""
    if not seen:
        return "neutral", False
    cold = [m for m in matches if m.rule.severity != "hint"]
    sees = any(acknowledges(s, wording) for s in seen)
    help_ = any(helps(s) for s in seen)
    names = any(regrets_the_case(s, wording) for s in seen)
    opening = seen[:2] if seen[0].words.count(" ") < 3 else seen[:1]
    soft_first = any(s.acts & {"stock_ack", "pity", "soft_lead"} for s in opening)
    soft = any(s.acts & SOFT for s in seen)
    aimed = any(m.rule.severity == "block" and m.rule.kind in AT_THE_PERSON for m in cold)
    kinds = {m.rule.kind for m in cold}
    lifted = help_ and (
        sees or names or kinds <= HELPED or (_friendly(seen) and len(cold) == 1 and kinds <= LIFTED)
    )
    if any(m.rule.severity == "block" for m in cold) or (cold and not lifted):
        return ("sympathy" if soft_first and not aimed else "apathy"), True
    refused = any(refuses(s) for s in seen)
    plainly_heard = any(
        "stock_ack" in s.acts and not wording.patterns["but_after"].search(s.folded) for s in opening
    )
    if sees or (help_ and (names or (plainly_heard and refused))):
        if help_ or not (refused or soft_first):
            return "empathy", False
        return ("sympathy" if soft else "empathy"), soft
    if refused:
        if help_:
            return "neutral", False
        return ("sympathy" if soft_first else "apathy"), True
    if soft and not help_:
        return (
            "sympathy" if soft_first or names else "apathy" if customer.hurt else "neutral"
        ), soft_first or names or customer.hurt
    curt = curtness(seen, matches)
    if curt >= CURT_ALONE or (customer.hurt and not help_ and curt >= CURT_TO_HURT):
        return "apathy", True
    return "neutral", False


def _friendly(seen: Sequence[Seen]) -> bool:
    return any("courtesy" in s.acts for s in seen)


def curtness(seen: Sequence[Seen], matches: Sequence[Match]) -> float:
    """How clipped and one-sided it reads; each part below is a habit a reader can point at."""
    orders = sum(1 for s in seen if "order" in s.acts and "courtesy" not in s.acts)
    scraps = sum(1 for s in seen if "scrap" in s.acts)
    against_you = sum(1 for s in seen if "you_not" in s.acts)
    negative = sum(1 for s in seen if "negative" in s.acts)
    slang = any("slang" in s.acts for s in seen)
    hints = len({m.rule.id for m in matches})
    kind = sum(1 for s in seen if "courtesy" in s.acts) + sum(1 for s in seen if helps(s))
    return (
        min(orders, 2) + 0.6 * min(scraps, 3) + 1.2 * min(against_you, 2) + 0.7 * min(negative, 2)
        + (1.0 if slang else 0.0) + 0.4 * hints - 1.3 * kind
    )  # fmt: skip
