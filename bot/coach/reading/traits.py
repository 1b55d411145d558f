"""What a draft does, as numbers that a reader can check: the input of the judge."""

import math
import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.coach.english.text import ENDS
from bot.coach.reading.acts import ACTS, Act
from bot.coach.reading.helping import kindnesses
from bot.coach.reading.jibes import mocks
from bot.coach.reading.judge import Traits
from bot.coach.reading.limits import lies_beyond
from bot.coach.reading.sentences import Seen, acknowledges, helps, refuses, regrets_the_case
from bot.coach.rules import Match
from bot.coach.types import Customer, Fact
from bot.coach.wording import Wording

OPENING_ACTS: tuple[Act, ...] = ("see", "stock", "jibe", "no", "curt", "order", "blame")
MOST, MEAN = tuple(f"most.{act}" for act in ACTS), tuple(f"mean.{act}" for act in ACTS)
LEAST = 0.0025
"""A share this small rules a register out, however much smaller it gets."""
MANY = 3
"""Sentences from which one cold one among them has to be looked for."""
HANDS_TIED = frozenset(["nothing-i-can-do", "no-way-to", "cannot-do-anything"])
"""Rules that find a no which speaks of one's own powerlessness."""
WAYS = frozenset(["offer", "soft_offer", "done", "own", "check_back"])
TURNS = re.compile(
    r"\b(?:but|however|instead|otherwise|although|though|what (?:i|we) can|so (?:i|we)(?:'ve|'ll| have| will) (?!no\b|not\b|to\b))\b"
)
"""A way is left open beside it."""
PARTS = re.compile(r"(?:, | - |; )(?=[a-z])")
FEW = 3
"""Sentences of an answer that is a limit, a case beyond it, and little besides."""
SORRY_LAST = re.compile(r"(?:^|[,;] ?|(?<=\w) )(?:i'm |im |i am |we're |so |very |but )*sorry[.!: (]*$")
REGRETS = frozenset(["apology", "pity", "stock_ack", "sees"])
OPENING_PATTERNS = ("soft_lead", "stock_ack", "sees", "pity", "bare_no", "order", "refusal")


def traits_of(
    spoken: Sequence[Seen],
    matches: Collection[Match],
    facts: Collection[Fact],
    folded: str,
    *,
    customer: Customer,
    wording: Wording,
) -> Traits:
    """What can be pointed at in a draft, each from 0 to 2.

    Of the customer's message only that it tells of a harm which the draft neither names nor helps with: whether there
    is a message at all must not tell a cold draft from a kind one.
    """
    found: Traits = {"bias": 1.0}
    if not spoken:
        return found
    verdicts = [s.verdict.share for s in spoken if s.verdict is not None]
    if verdicts:
        shares_of_acts = list(zip(*(share.values() for share in verdicts), strict=True))
        found.update(zip(MOST, map(max, shares_of_acts), strict=True))
        found.update(zip(MEAN, [sum(each) / len(verdicts) for each in shares_of_acts], strict=True))
        for act in OPENING_ACTS:
            found[f"first.{act}"] = verdicts[0][act]
    for name in frozenset[str]().union(*(s.acts for s in spoken)):
        found[f"does.{name}"] = 1.0
    found.update(dict.fromkeys(kindnesses(spoken, wording), 1.0))
    if _hands_tied(spoken):
        found["hands tied"] = 1.0
    if len(spoken) <= FEW and _over_a_limit(spoken):
        found["over a limit"] = 1.0
    for name in OPENING_PATTERNS:
        if name in spoken[0].acts:
            found[f"opens.{name}"] = 1.0
    for severity in ("block", "warn", "hint"):
        found[f"rules.{severity}"] = min(2, sum(m.rule.severity == severity for m in matches))
    deeds = [share for s in spoken for share in s.deeds]
    for deed in ("leave out", "say anew"):
        most = sorted((share[deed] for share in deeds), reverse=True)
        found[f"coldest.{deed}"] = most[0] if most else 0.0
        found[f"second.{deed}"] = most[1] if len(most) > 1 else 0.0
        found[f"coldest.{deed}, many"] = most[0] if len(spoken) >= MANY else 0.0
    shares = wording.tone.shares(tuple(map(sum, zip(*(s.tone for s in spoken), strict=True))))
    coldest = max(wording.tone.shares(s.tone)["apathy"] for s in spoken)
    found |= {"coldest sentence": coldest, "coldest of many": coldest if len(spoken) >= MANY else 0.0}
    for register, share in shares.items():
        found[f"words.{register}"] = math.log(max(LEAST, share)) / 3
    words = sum(len(s.words.split()) for s in spoken)
    found |= {
        "helps": any(map(helps, spoken)),
        "sees": any(acknowledges(s, wording) for s in spoken),
        "regrets": any(regrets_the_case(s, wording) for s in spoken),
        "refuses": any(map(refuses, spoken)),
        "no rule": not matches,
        "words": math.log1p(words) / 4,
        "sentences": min(len(spoken), 6) / 6,
        "words a sentence": min(20.0, words / len(spoken)) / 20,
        "a scrap": words <= 5,
        "facts": min(3, sum(f.kind not in ("name", "mention") for f in facts)) / 3,
        "asks": any("?" in s.words for s in spoken),
        "!": "!" in folded,
        "please": "please" in folded,
    }
    hurt = customer.hurt and not customer.calm
    found["passes over"] = hurt and not (
        found["helps"] or found["sees"] or found["regrets"] or "does.done" in found
    )
    found["mocks"] = any(mocks(s.words, wording) for s in spoken)
    unseen = hurt and not (found["sees"] or found["regrets"])
    idle = unseen and not found.keys() & {"does.offer", "does.done", "does.step"}
    found |= {
        "hurt, unseen": unseen,
        "hurt, unseen, nothing done": idle,
        "hurt, unseen, cold words": unseen * shares["apathy"],
        "hurt, nothing done, cold words": idle * shares["apathy"],
        "distressed, unseen": unseen and customer.distressed,
    }
    found["sorry last"] = words > MANY and _sorry_at_the_end(spoken)
    found |= _answered(found, customer, shares["apathy"])
    return {trait: float(value) for trait, value in found.items() if value}


def _answered(found: Traits, customer: Customer, cold_words: float) -> Traits:
    """How it stands to what they wrote: a plain answer is fine where they asked, and passes over what they told."""
    away, on = (
        found.get("takes away", 0),
        not found.keys().isdisjoint(("leaves open", "acts", "lets choose", "gives")),
    )
    if customer.calm:
        told = not (found["refuses"] or found["mocks"] or found["rules.block"])
        return {
            "asked": 1.0,
            "asked, told": told,
            "asked, told, nothing taken": told and not away,
            "asked, refused, a way on": not told and on,
            "asked, cold words": cold_words,
        }
    idle = not (found["sees"] or found["regrets"] or on) and not found.keys() & {
        "does.offer",
        "does.done",
        "does.step",
    }
    return {
        "told, nothing done": customer.told and idle,
        "told, taken away": customer.told and away,
        "unasked, nothing taken": not customer.told and not away,
        "unasked, taken away, no way on": not customer.told and away and not on,
    }


def _hands_tied(spoken: Sequence[Seen]) -> bool:
    """Whether one's own powerlessness is all that it offers."""
    tied = [any(m.rule.id in HANDS_TIED for m in seen.cold) for seen in spoken]
    rest = [seen for seen, is_tied in zip(spoken, tied, strict=True) if not is_tied]
    turns = any(TURNS.search(seen.folded) for seen in spoken)
    return any(tied) and not turns and not any(helps(s) or not WAYS.isdisjoint(s.acts) for s in rest)


def _over_a_limit(spoken: Sequence[Seen]) -> bool:
    """Whether it only counts out to them that they are beyond a limit."""
    said = [part for seen in spoken for part in PARTS.split(seen.folded.strip(ENDS))]
    beyond = any(lies_beyond(limit, case) for limit, case in pairwise(said))
    return beyond and not any(
        helps(s) or not WAYS.isdisjoint(s.acts) or TURNS.search(s.folded) for s in spoken
    )


def _sorry_at_the_end(spoken: Sequence[Seen]) -> bool:
    """Whether all its regret is a "sorry" behind the shut door."""
    regrets = [not REGRETS.isdisjoint(seen.acts) for seen in spoken]
    return regrets[-1] and sum(regrets) == 1 and SORRY_LAST.search(spoken[-1].folded) is not None
