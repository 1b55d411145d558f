"""What a label names, and the sums and spells that stand behind it: "Lead time 9 days", "Meals £15 pp"."""

from itertools import pairwise

from bot.coach.english.phrases import plural
from bot.coach.english.things import MASS, low_first
from bot.coach.english.tokens import Token, tokens_of
from bot.coach.english.voice import KEPT_CAPITAL
from bot.coach.notes.note_words import OWING
from bot.coach.wording import Wording

SUM = r"(?:[£$€]\d(?:[\d.,]*\d)?(?: ?[-–] ?[£$€]?\d(?:[\d.,]*\d)?)?|\d(?:[\d.,]*\d)? ?(?:eur|usd|gbp|chf|euros?|pounds?|dollars?|quid|per ?cent)(?!\w)|\d+(?:[.,]\d+)?%|\d+\.\d\d(?= (?:in the (?:shop|store)|per|each|a (?:day|night|week|month)|for|plus|if)\b))"
UNIT = r"(?:working |business |calendar |full )?(?:min|minute|hr|hour|day|night|week|wk|month|year|yr)s?\b"
SPELL = rf"\d+(?: ?[-–] ?\d+| (?:to|or) \d+)?\+? ?{UNIT}"
AROUND = r"(?:about|around|roughly|approx\.?|approximately|from|up to|at least|at most|currently|now|normally|usually|typically|still|only|just|under|over|at(?= \d+(?:[.,]\d+)?%))"
COUNT = r"\d[\d.,]* ?(?:kg|g|kilos?|lbs?|stone|cm|mm|metres?|m|km|miles?|mph|ml|litres?|l|gb|mb|tb|pages?|people|guests|items|bags|words|characters|points|digits)\b"
MEASURED = frozenset(
    "limit allowance maximum minimum capacity size weight height width length depth speed range storage quota cap requirement mileage count level threshold".split()  # noqa: SIM905
)
"""Whose size is told: "weight limit 23kg"."""
NAME = r"(?P<np>[a-z][\w'&/-]*(?: [a-z][\w'&/-]*){0,4}?)"
TAKE = frozenset(
    "delivery deliveries processing repair repairs refund refunds replacement replacements shipping dispatch transfer transfers installation fitting review reviews investigation approval decision decisions reply replies response responses results application applications clearance activation registration verification assessment tracing switch referral referrals reprint reprints swap tracking payout payouts payment payments".split()  # noqa: SIM905
)
"""What takes its time, rather than is so long."""
OWED = frozenset("arrears charges fees costs debts fines hours".split())  # noqa: SIM905
TAKES = frozenset(
    "take takes need needs last lasts require requires cost costs pay pays get gets give gives offer offers want wants equal equals mean means weigh weighs say says show shows come comes go goes done".split()  # noqa: SIM905
)
"""Verbs before an amount: "Results take 5 days" is a sentence."""
UNCOUNTED = MASS | frozenset(
    "postage shipping insurance cleaning labour labor parking storage transport breakfast lunch dinner entry admission interest vat tax duty handling packaging".split()  # noqa: SIM905
)
ORDERS = frozenset(
    "pay send add allow waive give take expect keep bring use leave wait enter apply deduct get make spend buy see try show provide include settle clear owe select choose donate withdraw top quote save earn receive lose offer offers need want ask have be is are was were has had will can".split()  # noqa: SIM905
)
"""Verbs that have a sum or a time as their object."""
NO_NAME = frozenset(
    "it you we they i he she that this there so please not still now already if all too very always every no never both each as or and but just only once when then until till within after before about around over under from to at in on by for of with per is are was were must up down out off back within than max min approx roughly next earliest soonest first last another more other".split()  # noqa: SIM905
)
WITHIN_NAME = frozenset("of for to from in with after over under on per at by and".split())  # noqa: SIM905


def named_by(np: str, wording: Wording) -> tuple[Token, ...] | None:
    """Its words, where it names a thing or a sum."""
    tokens = tokens_of(np, wording.lexicon)
    head = before_of(tokens)
    first, last = tokens[0], head[-1] if head else tokens[0]
    words = wording.lists["count_nouns"] | wording.lexicon.nouns_first | TAKE | UNCOUNTED
    if (
        not head
        or any(t.tag in ("be", "modal", "have", "do") for t in tokens)
        or first.low in ("a", "an")
        or first.low in NO_NAME | TAKES - {"cost"}
        or (first.low in ORDERS and len(tokens) < 3)
        or first.low in KEPT_CAPITAL
    ):
        return None
    if first.low in ORDERS and first.low not in words:
        return None
    if any(t.tag == "det" and t.form != "genitive" for t in head[1:]):
        return None  # "run the tap"
    if any(
        t.tag in ("be", "modal", "have", "do", "pron", "sub", "wh", "to", "not", "intj", "punct")
        for t in head
    ):
        return None
    if any(
        t.low in TAKES or (t.tag == "verb" and t.form in ("s", "past") and t.low not in words)
        for t in head[1:]
    ):
        return None
    if any(
        plural([before]) and wording.lexicon.base(t.low, "base") and before.low not in OWED
        for before, t in pairwise(head)
    ):
        return None  # "Items cost £5"
    if (
        last.tag in ("adv", "prep", "det", "num")
        or (last.tag == "adj" and last.low not in words | OWING)
        or last.low in KEPT_CAPITAL
        or tokens[-1].low in WITHIN_NAME
        or first.tag in ("adv", "prep", "conj")
    ):
        return None
    if first.low[:2] == "re" and first.low not in words and wording.lexicon.base(first.low[2:], "base"):
        return None  # "Repay £20"
    acts = (
        wording.lexicon.base(first.low, "base") is not None and first.low not in words and first.tag == "verb"
    )
    return None if acts and (len(head) < 2 or len(tokens) > len(head)) else tokens


def before_of(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The thing itself, of a thing with what it is of, for or to."""
    end = next((at for at, t in enumerate(tokens) if at and t.low in WITHIN_NAME), len(tokens))
    return tokens[:end]


def head_of(tokens: tuple[Token, ...]) -> str:
    return before_of(tokens)[-1].low


def with_the(np: str, named: tuple[Token, ...], wording: Wording) -> str:
    head, thing = head_of(named), before_of(named)
    several = plural(thing) and head not in OWED
    doing = head.endswith("ing") and head not in wording.lists["count_nouns"]
    if named[0].tag == "det" or several or doing or (head in UNCOUNTED and len(thing) == 1):
        return low_first(np)
    return f"the {np if any(t.text[:1].isupper() for t in named[1:]) else low_first(np)}"
