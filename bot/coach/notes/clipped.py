"""A clause typed without its "is" or "has been", written out by its grammar.

"Single person discount removed" → the single person discount has been removed; "Locker kept 7 days then emptied" → the locker
is kept for 7 days and then emptied; "deposit not paid" (behind "if") → the deposit is not paid. Whatever may be a whole clause, an
order or a name is left as it is.
"""

import re
from collections.abc import Sequence
from typing import Literal

from bot.coach.english.dates import CLOCK, DATE, DAY, THE_NTH, timed
from bot.coach.english.phrases import plural
from bot.coach.english.sound import second_verb
from bot.coach.english.text import MONTHS, fold
from bot.coach.english.things import VOWEL, low_first
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.memory import remembered
from bot.coach.notes.articles import ONE, with_articles
from bot.coach.notes.clips import Clip, clip_of
from bot.coach.notes.note_heads import head_of, is_many
from bot.coach.notes.note_words import (
    BY,
    GIVEN_TO_ALL,
    LASTS,
    NO_ARTICLE,
    OPENED,
    REMINDED,
    RULES,
    STANDS_SO,
    UNCOUNTED,
    WORKERS,
)
from bot.coach.wording import Wording

Tense = Literal["told", "then", "if"]
"""By itself; of what was seen then; behind "if", "until" and their kin."""
LONGEST = 140
"""Characters of a clause that is taken for a note."""
LENGTH = re.compile(
    r" (?P<length>(?:\d+(?:[.,-]\d+)?|one|two|three|four|five|six|seven|ten) ?(?:h|hrs?|hours?|minutes?|mins?|(?:working |business |calendar )?days?|weeks?|months?|years?)(?: ?\d+(?: ?(?:m|mins?|minutes?))?)?)\b(?! (?:ago|late|early|before|after|later|from|in advance))"
)
REF = re.compile(r" (?:under )?(?:ref|reference)(?:\.|:| no\.?| number)? (?=[A-Z#\d])", re.IGNORECASE)
NOT_THAT = re.compile(r"(?<=[\w%]) not (?=\d|the |us$|you$|our |your |[A-Z])")
THEN = re.compile(r",? (?:and )?then (?=[a-z]+(?:ed|en|t|ld|de|st|nt|d)\b)")
FOR_NOW = re.compile(
    r" (?:until|till|pending|while|whether|if|unless|when|whenever|once(?! (?:already|only|before|again|this|a|per|more)\b|$))\b"
)
HABIT = re.compile(r" (?:after \d|within|every|only|via|per|on request|at the end|each)\b")
OFTEN = re.compile(
    r" (?:every|each|weekly|monthly|daily|annually|quarterly|yearly|fortnightly|twice a|once a)\b"
)
PAST = re.compile(
    rf" (?:(?:on |at )?(?:the )?(?:{DATE}|{DAY}|{CLOCK})|\d+ \w+ ago\b|(?:a|an|two|three) \w+ ago\b|in \d{1, 2}/\d{4}|yesterday|last (?:week|month|year|night|{DAY})|earlier|this morning|in error)",
    re.IGNORECASE,
)
MONEY = re.compile(
    r" (?:[£$€]\d[\d.,]*|\d[\d,]*\.\d\d(?: ?(?:eur|usd|gbp|chf))?|\d[\d.,]* ?(?:eur|usd|gbp|chf|euros?|pounds|dollars))",
    re.IGNORECASE,
)
OWED = frozenset(["due", "outstanding", "owing", "payable", "owed"])
LISTED = re.compile(r"[,;] (?!ref\b|reference\b)(?=[a-z])")
"""What else stands on its line."""
ON_A_DAY = re.compile(rf" (?:on|at) (?:the )?(?:{DATE}|{CLOCK})$", re.IGNORECASE)
RENEWED = frozenset(["new", "replacement", "revised", "second", "duplicate", "fresh", "further"])
SENT_OUT = frozenset(["send", "issue", "order", "book", "post", "email", "raise", "request"])
NAMED_BARE = frozenset(["travel", "storytime", "breakfast", "lunch", "dinner", "school", "payroll"])
PLUS = re.compile(r"(?<=[a-z]) \+ (?=[a-z])")
SUM = re.compile(r"(?<=[a-z]) ([£$€]\d[\d,.]*)$")
CLOCKED = re.compile(
    rf"(?P<before>(?:{DAY}|{DATE}|today|tomorrow|yesterday|tonight)) (?=(?P<clock>{CLOCK})(?! ?[-–]| to | and ))",
    re.IGNORECASE,
)
BARE_DATE = (
    "on",
    "for",
    "from",
    "by",
    "of",
    "until",
    "till",
    "since",
    "after",
    "before",
    "to",
    "and",
    "dated",
    "the",
    "not",
    "between",
    "around",
)
ON_DATE = re.compile(
    rf"(?<=[a-z]) (?<!day ){''.join(f'(?<! {w} )' for w in BARE_DATE)}(?={DATE}\.?$)", re.IGNORECASE
)
AT_CLOCK = re.compile(
    rf"(?<=[a-z]) {''.join(f'(?<! {w} )' for w in (*BARE_DATE, 'at', 'till', 'about', 'around'))}(?={CLOCK}\.?$)",
    re.IGNORECASE,
)
DAYS = re.compile(
    rf"(?<![a-z] on)(?P<done>[a-z]{{4,}}(?:ed|nt|ld|en)|ships|arrives|leaves|starts|ends|opens|closes|expires|goes|comes|reopens|resumes|lands|departs|returns|renews) (?=(?:{DAY})\b)",
    re.IGNORECASE,
)


@remembered
def clipped(text: str, wording: Wording, tense: Tense = "told") -> str | None:
    """The clause with its verb, without capital and stop; None where it is whole, or what is missing is not certain."""
    bare = PLUS.sub(" and ", text.strip())
    if len(bare) > LONGEST or bare.endswith(("?", "!", ":")):
        return None
    tokens = tokens_of(bare, wording.lexicon)
    if len(tokens) < 2 or (tokens[0].tag == "det" and any(t.low == "because" for t in tokens)):
        return None  # "The violin cracked because …" is no note
    clip = clip_of(tokens, wording)
    if clip is None:
        return None
    if LISTED.search(spaced(clip.rest)) or second_verb(clip.rest, clip.np, wording.lexicon):
        return None
    made = _in_full(clip, tense)
    return made and with_articles(made, wording)


def _in_full(clip: Clip, tense: Tense) -> str | None:
    np = subject(clip, tense)
    if np is None:
        return None
    if clip.base and not is_many(clip.np) and tense == "told" and spaced(clip.rest).startswith(" within"):
        return None  # done already, or yet to be
    no = any(t.low in ("not", "never") for t in clip.said)
    adverbs = "".join(f"{t.text} " for t in clip.said if t.low not in ("not", "never"))
    not_ = "not " if no else ""
    many = is_many(clip.np)
    rest = _rest(clip)
    core = (
        "made"
        if clip.core.low == "done" and clip.np[0].low in ("refund", "payment", "credit", "booking")
        else clip.core.text
    )
    is_, has, was = ("are", "have", "were") if many else ("is", "has", "was")
    if MONEY.fullmatch(rest) and not clip.said and (clip.base or core in OWED):
        if core in OWED:
            return f"{np} {core} {is_}{rest}"  # "Balance due £218"
        np, rest = f"{np} of{rest}", ""  # "Refund approved £15"
    if (
        clip.base in LASTS
        and tense == "told"
        and not many
        and clip.np[0].low != "no"
        and clip.np[-1].low not in UNCOUNTED
        and not PAST.match(rest)
    ):
        return f"{np} {is_} {not_}{adverbs}being {core}{rest}"
    if not clip.base and tense in ("then", "told") and rest.startswith(" since"):
        return f"{np} {has} {not_}{adverbs}been {core}{rest}"
    if not clip.base:
        be = was if tense == "then" else is_
        return f"{np} {be} {not_}{adverbs}{core}{rest}"
    if tense == "then" and rest.startswith(" since"):
        return f"{np} {has} {not_}{adverbs}been {core}{rest}"
    if tense == "then":
        return f"{np} {was} {not_}{adverbs}{core}{rest}"
    if no and clip.base == "locate" and tense != "if":
        return f"{np} {has} not {adverbs}been {core}{rest}"
    if tense == "if" or _stands(clip, rest, many=many):
        return f"{np} {is_} {not_}{adverbs}{core}{rest}"
    if (
        clip.base in ("find", "see")
        or PAST.match(rest)
        or rest.startswith((" after ", " before "))
        or ON_A_DAY.search(rest)
    ):
        return f"{np} {was} {not_}{adverbs}{core}{rest}"
    return f"{np} {has} {not_}{adverbs}been {core}{rest}"


def _stands(clip: Clip, rest: str, *, many: bool) -> bool:
    """Whether it tells how things are, and not what became of one."""
    generic = many or (clip.np[0].tag != "det" and clip.np[-1].low in UNCOUNTED)
    if clip.base in GIVEN_TO_ALL:
        return many or clip.np[0].low == "no" or any(t.low == "not" for t in clip.said)
    if PAST.match(rest) and clip.base not in ("book", "schedule", "plan", "expect", "set"):
        return False
    return (
        clip.base in STANDS_SO | LASTS
        or FOR_NOW.search(rest) is not None
        or OFTEN.match(rest) is not None
        or (many and clip.base in REMINDED and clip.np[0].tag != "det")
        or (clip.base == "close" and clip.np[-1].low in OPENED)
        or (generic and HABIT.match(rest) is not None)
        or (clip.np[0].low == "no" and clip.base in ("offer", "give", "provide", "issue", "make", "take"))
    )


def subject(clip: Clip, tense: Tense) -> str | None:
    """With the article it was typed without, and the "of" before a sum."""
    np = clip.np
    text, first, head = written(np), np[0], head_of(np)
    text = SUM.sub(
        r" (\1)"
        if any(t.tag == "prep" and t.low not in ("out", "up", "off", "over") for t in np)
        else r" of \1",
        text,
    )
    if head is None or (len(np) == 1 and first.low.endswith(("1st", "2nd", "3rd", "th"))):
        return None
    if first.tag in ("det", "num") or first.low in ("no", "all", "both", "only") or text[0] in "£$€":
        return low_first(text)
    until = next((at for at, t in enumerate(np) if t.tag in ("prep", "punct") or t is head), len(np))
    numbered = any(t.tag == "num" or any(c.isdigit() for c in t.text) for t in np[1 : until + 2])
    named = any(t.text[:1].isupper() for t in np[1 : until + 1]) or (
        first.text[1:2].isupper() and not first.text.isupper()
    )
    if len(np) == 2 and first.tag == "adj" and np[1].tag == "num":
        return f"the {low_first(text)}"
    if numbered and not re.search(r"[£$€]", text):
        return low_first(text) if not named else text
    if named:
        return text
    if first.text.isupper() and len(np) == 1 and len(first.text) > 1 and first.low in NO_ARTICLE:
        return text
    many = is_many(np)
    if clip.base in ("require", "need") and not many and head.low not in UNCOUNTED:
        return _one(text)
    if (
        head.low in ONE | {"card", "voucher", "apology", "warning", "reminder"}
        and clip.base in ("leave", "send", "issue", "email", "give", "make", "offer")
        and first is head
    ):
        return _one(text)
    if first.low in RENEWED and clip.base in SENT_OUT and not many:
        return _one(text)
    generic = (tense == "told" or head.low in UNCOUNTED) and (
        clip.base in STANDS_SO | LASTS | GIVEN_TO_ALL
        or clip.core.low in RULES
        or clip.base in REMINDED
        or bool(HABIT.match(spaced(clip.rest)))
    )
    generic = generic and (clip.base in REMINDED or head.low.removesuffix("s") not in WORKERS)
    if (many and generic) or (
        (head.low in UNCOUNTED or head.low.endswith("ness"))
        and (generic or clip.rest or len(np) > 1 or tense == "if" or first.low in NAMED_BARE)
    ):
        return low_first(text)
    return f"the {low_first(text)}"


def _one(text: str) -> str:
    return f"{'an' if VOWEL.match(text) else 'a'} {low_first(text)}"


def spaced(tokens: Sequence[Token]) -> str:
    text = written(tokens)
    return f"{' ' if tokens and tokens[0].space else ''}{text}"


def _rest(clip: Clip) -> str:
    rest = spaced(clip.rest)
    if not rest:
        return ""
    if clip.core.low == "missing" and clip.rest[0].tag == "noun":
        return rest if plural(clip.rest) else f" {_one(rest.strip())}"
    if rest == " May" or re.match(r" \d{1,2}/\d{4}\b", rest):
        rest = f" in{rest}"
    if ref := REF.match(rest):
        rest = f" under reference {rest[ref.end() :]}"
    if clip.base and LENGTH.match(fold(rest)):
        by = "by" if clip.base in BY else "for"
        rest = f" {by}{rest}"
    elif re.match(rf" (?:{DATE}|{DAY}|{CLOCK}|{MONTHS}$)", fold(rest)):
        spell = (
            " for"
            if clip.base in ("book", "schedule", "plan", "set", "reserve")
            and not re.match(rf" {CLOCK}", fold(rest))
            else ""
        )
        rest = f"{spell} {rest.strip()}" if spell else timed(rest)
    rest = NOT_THAT.sub(", not ", THEN.sub(" and then ", rest))
    return clocked(rest)


def at_clock(text: str) -> str:
    """ "2 March 10am" → 2 March at 10am."""
    return CLOCKED.sub(lambda m: f"{m['before']} at ", text)


def clocked(text: str) -> str:
    """ "Friday 5pm" → Friday at 5pm, "released Friday" → released on Friday."""
    if not any(c.isdigit() for c in text) and "day" not in text:
        return text
    made = at_clock(text)
    made = AT_CLOCK.sub(
        " at ", ON_DATE.sub(lambda m: f" on {'the ' if THE_NTH.match(made, m.end()) else ''}", made)
    )
    return DAYS.sub(lambda m: f"{m['done']} on ", made) if "day" in fold(made) else made
