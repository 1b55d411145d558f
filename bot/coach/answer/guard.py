"""What no version may do, whoever wrote it: lose or invent a fact, turn a decision, promise, claim, or say the unsayable."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from operator import eq

from bot.coach.english.text import RUN, SHORT_UNIT, SPREAD, UNITS, facts_of, fold, letters_of
from bot.coach.english.things import low_first
from bot.coach.english.voice import tidy
from bot.coach.memory import remembered
from bot.coach.types import Fact, Stance, Unsafe
from bot.coach.wording import Wording

IDLE_NO = re.compile(
    r"\bno point (?:in )?[a-z]+ing\b|\b(?:order|model|ref|reference|tracking|account|phone|serial|invoice|booking|policy|membership|mobile|part|reg|contact) no(?=[?.,;)]| \+|$| (?:and|or)\b)"
)
"""No answer's no."""
GRANTED = re.compile(
    r"(?:^|[.!?,;:] |\bok(?:ay)? |\bdone |\band )(?:just |now |i )?(?:refunded|waived|approved|reimbursed|credited|extended|unlocked|reinstated|upgraded)\b"
    r"|\d (?:now |already )?(?:refunded|waived|reimbursed|credited)\b"
    r"|\b(?:refund|credit|exception|replacement|upgrade) (?:now |already )?(?:approved|issued|processed|granted|on its way)\b"
    r"|\b(?:has been|have been|will be|is being|are being) (?:now |already |fully |automatically )?(?:refunded|waived|approved|reimbursed|credited|extended|unlocked|reinstated|upgraded)\b"
)
"""Given, by one who doesn't say who: "refunded 13.50 to your wallet"."""
OURS = re.compile(
    r"\b(?:i|we)\b|(?:^|[.!?] )will |\bwill be (?:now |automatically |then )?[a-z]+(?:ed|nt|ught|de)\b"
)
"""We say it of ourselves: "Will pass it on", "will be refunded"."""
DIGITS = re.compile(r"\d+")
DAYS = {
    short: f"{day}day"
    for day, shorts in {
        "mon": "mon", "tues": "tue tues", "wednes": "wed weds", "thurs": "thu thur thurs", "fri": "fri", "satur": "sat", "sun": "sun",
    }.items()
    for short in shorts.split()
}  # fmt: skip
DAY = re.compile(rf"\b({'|'.join(sorted(DAYS, key=len, reverse=True))})\b")
MAX_APOLOGIES = 1
EXACT = frozenset(["link", "email", "placeholder", "code", "id", "money"])
SKIPPED = re.compile(r"https?://\S+|`[^`]*`")
TWICE = re.compile(r"\b(?!had\b|that\b|no\b|bye\b|ha\b|very\b)([a-z]++) \1\b")
# One class of signs at the start lets the search skip from sign to sign.
SMOKE = re.compile(
    r"[ ,.!?](?:(?<=\S ) +(?=\S)|(?<= )[,.;!?](?:\s|$)|(?<=,)[,.]|(?<=\.),|(?<=[!?])\.|(?<!\.\.)(?<=\.)\.(?!\.))"
)
STUMPS = re.compile(
    r"[.!?](?=\s|$)(?:(?<=\band.)|(?<=\bbut.)|(?<=\bor.)|(?<=\bbecause.)|(?<=\bthe.)|(?<=\ba.)|(?<=\bto.)|(?<=\buntil.)|(?<=\bunless.)|(?<=\bif.)|(?<=\bthan.)"
    r"|(?<=\bwhen.)(?<!yet when.)|(?<=\bof.)(?<!think of.)(?<!aware of.)(?<!care of.)(?<!hear of.)(?<!heard of.)(?<!dream of.)(?<!afraid of.)(?<!rid of.)(?<!kind of.)(?<!sort of.))"
)
"""Stops behind a word that leads on."""
BROKEN = re.compile(
    r"\b(?:(?:and|so|because) (?:but|however|because|and)\b|but (?:but|however|and)\b"
    r"|(?:your my|my your|you me|me you|your your|the your|the my|a the|the a|able not|(?<!with )(?<!for )(?<!to )(?<!of )(?<!about )(?<!between )you is|i is|we is|they is|we was)\b)"
)
BREAKS = frozenset(
    [
        *product(("but", "and", "so", "because"), ("but", "however", "and")),
        *product(("and", "so", "because"), ("because",)),
        *(("your", "my"), ("my", "your"), ("you", "me"), ("me", "you"), ("your", "your"), ("the", "your"), ("the", "my")),
        *(("a", "the"), ("the", "a"), ("able", "not"), ("you", "is"), ("i", "is"), ("we", "is"), ("they", "is"), ("we", "was")),
    ]
)  # fmt: skip
"""Neighbours of which there are some in every text that is broken so."""
WRONG_A = re.compile(r"\ba (?=[aeio]\w{2,})(?!one\b|once\b|eu|ewe)")
SMOKY = re.compile(r"[ ,.!?][ ,.;!?]")
"""In every text with smoke."""
LOWER = re.compile(r"[.!?] +[a-z]")
LOWER_START = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!etc)(?<!no)(?<!vs)[a-z)]{2}[.!?] +[a-z](?!\w*[@./_])")


@dataclass(frozen=True, slots=True)
class Given:
    """What the draft and the customer gave: the only facts a version may hold, and all of the draft's it must."""

    draft: str
    folded: str
    context: str
    wanted: frozenset[str]
    exact: tuple[str, ...]
    allowed: frozenset[str]
    digits: frozenset[str]
    says_no: bool
    refuses: bool
    """Its answer is a no, which must be heard in every version."""
    apologies: int

    @classmethod
    def of(
        cls, draft: str, facts: Sequence[Fact], context: str, wording: Wording, *, stance: Stance = "refuse"
    ) -> "Given":
        folded = fold(draft)
        wanted = frozenset(_key(f) for f in facts)
        return cls(
            draft,
            folded,
            fold(context),
            wanted,
            tuple(f.words for f in facts if f.kind in EXACT),
            wanted
            | frozenset(_key(f) for f in facts_of(context))
            | {DAYS[m[1]] for m in DAY.finditer(folded)},
            frozenset(DIGITS.findall(draft)) | frozenset(DIGITS.findall(context)),
            bool(wording.patterns["any_no"].search(IDLE_NO.sub("", folded))),
            stance == "refuse",
            len(wording.patterns["sorry"].findall(folded)),
        )


def check(text: str, given: Given, wording: Wording) -> Unsafe | None:
    """Which check the text fails; None where it may be shown."""
    if not text.strip():
        return "empty"
    if not _facts_hold(text, given):
        return "facts"
    after, patterns = fold(text), wording.patterns
    may = wording.index.may(letters_of(after))
    if given.says_no and given.refuses and not patterns["any_no"].search(after):
        return "stance"
    if not (given.says_no or given.refuses) and "refuses" in may and patterns["refuses"].search(after):
        return "stance"
    if (
        "grants" in may
        and patterns["grants"].search(after)
        and not any(
            pattern.search(_spelled(given.draft, wording)) for pattern in (patterns["grants"], GRANTED)
        )
    ):
        return "stance"
    for name in ("promise", "shared"):
        for hit in patterns[name].finditer(after) if name in may else ():
            words = hit.group()
            if (
                words in given.folded
                or words in _spelled(given.draft, wording)
                or (words.startswith("by ") and words in given.context)
            ):
                continue
            if name == "shared" or not _near(words, given.folded):
                return "promise"
    if never_said(text, wording, given.context):
        return "never_say"
    if len(patterns["sorry"].findall(after)) > max(MAX_APOLOGIES, given.apologies):
        return "never_say"
    now = _faults(text)
    if any(now) and any(new > old for new, old in zip(now, _faults(given.draft), strict=True)):
        return "understood"
    return None


@remembered
def _spelled(draft: str, wording: Wording) -> str:
    """The draft in folded, written English, with "hrs" and "mins" in full."""
    return SHORT_UNIT.sub(lambda m: f"{UNITS[m[1]]}{m[2]}", fold(tidy(draft, wording.lexicon)))


def never_said(text: str, wording: Wording, context: str = "") -> bool:
    """Whether it holds words that no version says, unless the customer said them first."""
    folded = fold(text)
    spoken = _unquoted(folded)
    return any(
        hit.group() not in context
        for name in wording.index.may(letters_of(folded))
        if name.startswith("never_say")
        for hit in wording.patterns[name].finditer(spoken)
    )


def _facts_hold(text: str, given: Given) -> bool:
    kept = {_key(f) for f in facts_of(text)}
    if not given.wanted <= kept or not all(
        words in text or low_first(words) in text for words in given.exact
    ):
        return False
    return kept <= given.allowed and given.digits.issuperset(DIGITS.findall(text))


def _key(fact: Fact) -> str:
    return DAY.sub(lambda m: DAYS[m[1]], fold(fact.words).strip(" .,!?'\""))


def _near(words: str, draft: str) -> bool:
    """The same promise stands in the draft in other words: its last word's stem does."""
    last = re.findall(r"[a-z]+", words)
    return bool(last) and last[-1][:5] in draft and bool(OURS.search(draft))


def _unquoted(folded: str) -> str:
    return re.sub(r'"[^"]*"', " ", folded)


@remembered
def _faults(text: str) -> tuple[int, ...]:
    """Grammar slips by kind: doubled words and stray stops, a/an, a sentence without its capital."""
    body = SKIPPED.sub("x", text)
    low = body.lower()
    words = low.translate(SPREAD).split() if low.isascii() else RUN.findall(low)
    return (
        len(SMOKE.findall(low)) if SMOKY.search(low) else 0,
        len(TWICE.findall(low)) if any(map(eq, words, words[1:])) else 0,
        len(STUMPS.findall(low)) + (0 if BREAKS.isdisjoint(pairwise(words)) else len(BROKEN.findall(low))),
        len(WRONG_A.findall(low)),
        len(LOWER_START.findall(body)) if LOWER.search(body) else 0,
    )
