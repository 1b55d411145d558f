"""A clause typed without its "is" or "has been", by its grammar: what it is about, what was done to it, when and how.

"Single person discount removed" → the single person discount has been removed; "Locker kept 7 days then emptied" → the locker
is kept for 7 days and then emptied; "deposit not paid" (behind "if") → the deposit is not paid. Whatever may be a whole clause, an
order or a name is left as it is.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from bot.coach.english.dates import CLOCK, DATE, DAY, timed
from bot.coach.english.phrases import plural
from bot.coach.english.text import MONTHS, fold
from bot.coach.english.things import ACTORS, MASS, VOWEL, low_first
from bot.coach.english.tokens import ING_NOUNS, Token, tokens_of, written
from bot.coach.notes.articles import ONE, PLACES, with_articles
from bot.coach.notes.noted_things import STARTS_NONE
from bot.coach.wording import Wording

Tense = Literal["told", "then", "if"]
"""By itself; of what was seen then; behind "if", "until" and their kin."""
LONGEST = 140
"""Characters of a clause that is taken for a note."""
GIVEN_TO_ALL = frozenset("accept admit serve exchange accommodate tolerate".split())  # noqa: SIM905
""" "Under-fives not admitted": all of a kind, where there are many, or none."""
OF_ITSELF = frozenset(
    "start end begin finish expire fail arrive happen run drop rise fall come go stop break increase decrease leave return resume sound look seem remain stay cost last work wait apply relate belong depend land depart dock sail live die close open grow shrink differ vary continue occur appear get have be let mean say see think know ask want like try help ring speak talk complain reply respond state show".split()  # noqa: SIM905
)
"""Verbs of which the past may tell what a thing or somebody does by themselves."""
BOTH = frozenset(["close", "open", "return", "leave", "stop", "break"])
"""Those of them that are done to a thing as well, and are where nothing but a time or a place follows."""
LEFT_THERE = ONE | frozenset("card parcel package key keys item items box bag order letter bins bin".split())  # noqa: SIM905
""" "Card left", which a coach or a guest did by themselves."""
OUT_OF = frozenset("service order stock hours date use print range warranty action office time contract season".split())  # noqa: SIM905
REFUSED_IT = frozenset("entry boarding admission access service cover visa leave bail".split())  # noqa: SIM905
""" "Dog refused entry": it was done to them."""
STANDING = frozenset("backorder hold transit capacity review repair loan schedule backlog arrears maintenance investigation".split())  # noqa: SIM905
""" "On hold", "at capacity"."""
SHOWING = frozenset("show state say confirm prove suggest indicate mean need cost include cover apply match go come take".split())  # noqa: SIM905
LASTS = frozenset("hold keep store".split())  # noqa: SIM905
"""Goes on for as long as it is told."""
IS = frozenset(
    "own manage maintain operate require need limit cap rate include exclude cover allow permit support guarantee restrict reserve base locate schedule book plan expect set insure entitle license link enclose attach mark".split()  # noqa: SIM905
)
"""Tells how a thing stands, and not what became of it."""
BY = frozenset("delay postpone extend reduce increase put push shorten cut".split())  # noqa: SIM905
"""Of which a length of time tells by how much."""
WITH_PERSON = frozenset(
    "book inform tell notify advise contact assign dispatch send chase pay instruct brief alert email arrange allocate request replace suspend order call".split()  # noqa: SIM905
)
"""What is done to somebody who works there."""
DOES = frozenset(
    "attend call visit arrive come go leave knock wait ring try attempt return run phone finish start look".split()  # noqa: SIM905
)
"""What somebody who works there did, behind which a time may stand by itself."""
WORKERS = ACTORS | frozenset(
    "engineer plumber electrician crew contractor inspector surveyor technician gp doctor nurse consultant mechanic fitter installer agent assessor adjuster officer warden vet dentist clinician teacher tutor cleaner locksmith colleague host chef waiter guard conductor postman neighbour neighbor landlord caretaker builder roofer receptionist midwife operator kitchen reception management security council lady man woman lad guy girl member".split()  # noqa: SIM905
)
OPENED = PLACES | frozenset("road lane street bridge line ward school centre center list register fund scheme clinic club bar restaurant cafe park beach track court".split())  # noqa: SIM905
""" "Kitchen closed" tells how it is now."""
SPOKEN_TO = frozenset([("spoken", "to"), ("dealt", "with"), ("looked", "into"), ("accounted", "for"), ("signed", "for"), ("catered", "for"), ("listened", "to"), ("paid", "for"), ("asked", "for")])
COUNTING = frozenset(["two", "three", "four", "five", "six", "several", "both", "many"])
GONE = frozenset("go come fall rise arise grow become run".split())  # noqa: SIM905
OPENED_BY_US = frozenset("case claim ticket dispute account investigation complaint file query order job enquiry".split())  # noqa: SIM905
REMINDED = frozenset("tell inform advise notify ask remind warn require encourage".split())  # noqa: SIM905
""" "Guests told at check-in": all of them, each time."""
WAITING = frozenset("waiting driving swimming shopping dining living changing washing teaching landing parking shipping mailing filing planning funding heating sleeping riding boarding listening opening closing".split())  # noqa: SIM905
""" "Waiting list"."""
VEHICLES = frozenset("bus train tour coach flight ferry plane taxi van lorry tram boat ship shuttle minibus".split())  # noqa: SIM905
""" "Coach left" by itself."""
UNITS = re.compile(r"(?:hours?|h|hrs?|minutes?|mins?|days?|weeks?|months?|years?|working|business|calendar|times|x)\b")
LENGTH = re.compile(
    r" (?P<length>(?:\d+(?:[.,-]\d+)?|one|two|three|four|five|six|seven|ten) ?(?:h|hrs?|hours?|minutes?|mins?|(?:working |business |calendar )?days?|weeks?|months?|years?)(?: ?\d+(?: ?(?:m|mins?|minutes?))?)?)\b(?! (?:ago|late|early|before|after|later|from|in advance))"
)
REF = re.compile(r" (?:under )?(?:ref|reference)(?:\.|:| no\.?| number)? (?=[A-Z#\d])", re.IGNORECASE)
NOT_THAT = re.compile(r"(?<=[\w%]) not (?=\d|the |us$|you$|our |your |[A-Z])")
THEN = re.compile(r",? (?:and )?then (?=[a-z]+(?:ed|en|t|ld|de|st|nt|d)\b)")
FOR_NOW = re.compile(r" (?:until|till|pending|while|if|unless|when|whenever|once)\b")
HABIT = re.compile(r" (?:after \d|within|every|only|via|per|on request|at the end|each)\b")
OFTEN = re.compile(r" (?:every|each|weekly|monthly|daily|annually|quarterly|yearly|fortnightly|twice a|once a)\b")
PAST = re.compile(
    rf" (?:(?:on |at )?(?:the )?(?:{DATE}|{DAY}|{CLOCK})|\d+ \w+ ago\b|(?:a|an|two|three) \w+ ago\b|in \d{1,2}/\d{4}|yesterday|last (?:week|month|year|night|{DAY})|earlier|this morning|in error)",
    re.IGNORECASE,
)
LISTED = re.compile(r"[,;] (?!ref\b|reference\b)(?=[a-z])")
"""What else stands on its line."""
ON_A_DAY = re.compile(rf" (?:on|at) (?:the )?(?:{DATE}|{CLOCK})$", re.IGNORECASE)
OWED = frozenset("overdue due outstanding owing unpaid payable".split())  # noqa: SIM905
STATES = OWED | frozenset(
    "incomplete available unavailable pending invalid faulty empty full late compulsory mandatory optional refundable non-refundable illegible missing unread inactive active ineligible eligible valid void unsafe safe unsuitable incompatible visible unsigned undelivered unclaimed unopened unused prohibited impossible possible insufficient unchanged correct incorrect wrong absent unwell ill sick blurred adequate inadequate normal broken low high ready".split()  # noqa: SIM905
)
RULES = frozenset("compulsory mandatory optional refundable non-refundable ineligible eligible prohibited valid available unavailable payable covered included short".split())  # noqa: SIM905
"""States of all of a kind: "pushchairs are not available"."""
NO_ARTICLE = frozenset(["vat", "it", "hr", "id", "cctv", "hmrc", "nhs", "paye"])
LINKING = frozenset("remains remain stays stay becomes seems looks got gets keeps".split())  # noqa: SIM905
HANGS = frozenset("until till unless if once when as because since while where so but which who that than".split())  # noqa: SIM905
NOW = frozenset(["already", "still", "currently", "now", "no longer", "only", "also", "not"])
SPELLS = frozenset(["every", "each", "this", "last", "next", "all"])
TIMES = frozenset("today tomorrow tonight yesterday twice once again online only owing due following pending".split())  # noqa: SIM905
UNCOUNTED = MASS | frozenset(
    "travel permission accommodation liability cover property mail payroll leave storytime access insurance cover luggage baggage furniture equipment gas electricity water heating power food post postage stock staff sickness advice information evidence proof research feedback progress traffic weather parking housing rent tax vat duty interest overtime homework coursework data mould damp rubbish waste recycling garden hair training leave support care treatment medication funding credit cash change breakfast lunch dinner access attendance absence annual".split()  # noqa: SIM905
)
HELD_BY = re.compile(r"\b(?:and|&)\b")
LATER = frozenset(
    "used provided given supplied held required needed listed shown stated attached advised requested agreed registered booked ordered paid quoted chosen selected".split()  # noqa: SIM905
)
"""What may say which thing is meant, where it ends a clause: "sent to the card used"."""


class Clip(NamedTuple):
    """`np` what it is about, `said` "not" and adverbs, `core` the participle or state, `rest` what follows."""

    np: tuple[Token, ...]
    said: tuple[Token, ...]
    core: Token
    rest: tuple[Token, ...]
    base: str
    """Of a participle; "" of a state, a place or a number."""


def clipped(text: str, wording: Wording, tense: Tense = "told") -> str | None:
    """The clause with its verb, without capital and stop; None where it is whole, or what is missing is not certain."""
    bare = text.strip()
    if len(bare) > LONGEST or bare.endswith(("?", "!", ":")):
        return None
    tokens = tokens_of(bare, wording.lexicon)
    if len(tokens) < 2:
        return None
    clip = clip_of(tokens, wording)
    if clip is None:
        return None
    if LISTED.search(_spaced(clip.rest)):
        return None
    made = _in_full(clip, wording, tense)
    return made and with_articles(made, wording)


def clip_of(tokens: Sequence[Token], wording: Wording) -> Clip | None:
    if not _may_begin(tokens, wording):
        return None
    found: Clip | None = None
    depth = 0
    for at in range(1, len(tokens)):
        token = tokens[at]
        depth += (token.text == "(") - (token.text == ")")
        if depth or found is not None and not found.base:
            continue
        if token.low == "may" and tokens[at - 1].tag == "num":
            continue
        if token.tag in ("sub", "wh") or token.low in HANGS:
            break
        if token.tag in ("be", "modal", "have", "do") or token.low in LINKING or _acts(token, wording):
            return None  # it has its verb, and what stood before only says which is meant
        if found and token.low in SHOWING and _many(found.np, wording):
            return None
        if token.tag == "pron":
            if found is None:
                return None
            break
        if found and token.tag == "verb" and token.form == "past" and at + 1 < len(tokens) and tokens[at + 1].tag in ("pron", "det"):
            return None
        found = _at(tokens, at, found, wording) or found
    return found if found is not None and _is_thing(found, wording) else None


def _acts(token: Token, wording: Wording) -> bool:
    return token.tag == "verb" and token.form == "s" and not _noun_s(token, wording)


def _may_begin(tokens: Sequence[Token], wording: Wording) -> bool:
    first, second = tokens[0], tokens[1]
    if len(second.text) > 2 and first.text.isupper() and second.text.isupper() and second.text.isalpha():
        return False
    if first.low in STARTS_NONE - {"all", "both", "no", "only"} or first.tag in ("pron", "wh", "sub", "prep", "intj", "not", "conj", "to"):
        return False
    noun = first.low in wording.lexicon.nouns_first | wording.lists["count_nouns"] | UNCOUNTED
    known = noun or first.tag in ("adj", "det") or first.low in wording.lexicon.adjectives
    if (first.tag == "adv" and first.low != "only") or first.low in ("which", "what", "whose", "whatever", "whichever", "irrespective", "regardless"):
        return False
    if not known and first.low not in ING_NOUNS | WAITING and wording.lexicon.base(first.low, "ing"):
        return False
    if not known and wording.lexicon.base(first.low, "participle") and (
        second.tag not in ("noun", "adj") or second.low == "due"
    ):
        return False
    order = wording.lexicon.base(first.low, "base") == first.low
    done = second.tag == "not" or second.low in ("out", "still", "already") or bool(wording.lexicon.base(second.low, "participle") not in (None, second.low))
    if order and not known and not done and first.tag == "verb":
        return False
    asked = order and first.low in wording.lists["owed"] | wording.lists["request_verbs"]
    return not (asked and (second.tag in ("det", "pron", "num") or plural(tokens[1:2])))


def _noun_s(token: Token, wording: Wording) -> bool:
    return token.base in wording.lexicon.nouns_first or token.base in wording.lists["count_nouns"]


def _done(tokens: Sequence[Token], at: int, wording: Wording) -> str | None:
    """The verb that was done; of an unknown word in -ed what stands before it."""
    low = tokens[at].low
    base = wording.lexicon.base(low, "participle")
    if base:
        return base if low != base or low in UNCHANGED else None
    unknown = low.endswith("ed") and len(low) > 5 and low not in wording.lexicon.adjectives | wording.lists["count_nouns"]
    alone = at + 1 == len(tokens) or tokens[at + 1].low in ("by", "until", "till", "in")
    return low[:-2] if unknown and alone and low not in NO_VERB and not low.startswith("un") and tokens[at].text.islower() else None


RESET = frozenset(["reset", "cut", "set", "split"])
UNCHANGED = frozenset(["split", "set", "reset", "read", "cut", "put"])
NO_VERB = frozenset("indeed exceed proceed succeed breed speed weed hundred shred kindred".split())  # noqa: SIM905


def _at(tokens: Sequence[Token], at: int, before: Clip | None, wording: Wording) -> Clip | None:
    """The clause, were its predicate to begin here."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    start = at
    while start > 1 and tokens[start - 1].low in NOW | {"never", "since", "longer", "no"} and tokens[start - 1].tag != "noun":
        start -= 1
    np, said = tuple(tokens[:start]), tuple(tokens[start:at])
    rest = tuple(tokens[at + 1 :])
    base = _done(tokens, at, wording)
    if (
        base
        and not (token.low in STATES and not rest)
        and np_ends(tokens, start)
        and _passive(token.low, base, np, rest, wording)
        and _ends(after, rest, base)
    ):
        if token.low in LATER and not said and (first_det(np) or any(t.low == "of" for t in np)):
            return None  # "the reason given"
        if before is not None and (not np_ends(tokens, start) or (token.low in LATER and not said and not rest)):
            return None
        if before is not None and start == len(before.np) + len(before.said) + 1:
            return None  # "returned damaged"
        if before is not None and not before.base:
            return None
        return Clip(np, said, token, rest, base)
    if before is not None:
        return None
    if token.low == "missing" and after is not None and after.tag == "noun" and len(rest) == 1 and np_ends(tokens, start):
        return Clip(np, said, token, rest, "")
    if token.low in STATES and not (token.low == "due" and after and after.low == "to") and (after is None or after.tag in ("prep", "punct", "adv", "sub", "to", "num") or re.match(rf"{DAY}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", after.low)) and np_ends(tokens, start):
        return Clip(np, said, token, rest, "")
    if ((token.low == "subject" and after and after.low == "to") or (token.low == "no" and after and after.low in ("good", "use", "longer"))) and np_ends(tokens, start):
        return Clip(np, said, token, rest, "")
    if token.low == "at" and after and after.tag == "num" and (after.text.endswith("%") or tokens[-1].text == "%") and np_ends(tokens, start):
        return Clip(np, said, token, rest, "")
    if token.low in ("on", "in", "at", "under") and after and after.low in STANDING and np_ends(tokens, start) and len(rest) < 4:
        return Clip(np, said, token, rest, "")
    if (token.low in ("below", "above", "beyond") or (token.low == "out" and after and after.low == "of" and rest[1:] and rest[1].low in OUT_OF)) and np_ends(tokens, start):
        return Clip(np, said, token, rest, "")
    if token.tag == "adj" and any(t.low == "not" for t in said) and np_ends(tokens, start) and (after is None or after.tag in ("prep", "punct", "adv", "to")):
        return Clip(np, said, token, rest, "")
    placed = said and any(t.low in ("already", "still", "currently", "now", "not") for t in said)
    if placed and np_ends(tokens, start) and (token.tag in ("prep", "num") or token.low in ("back", "in", "here", "out", "home", "up", "down") or (token.low == "to" and after and after.low in ("standard", "spec", "code", "specification"))):
        return Clip(np, said, token, rest, "")
    return None


def first_det(np: Sequence[Token]) -> bool:
    return np[0].tag == "det" and np[0].low not in ("no", "your", "our", "all")


def np_ends(tokens: Sequence[Token], end: int) -> bool:
    """Whether a noun, its number or a bracket stands before."""
    last = tokens[end - 1]
    return last.tag in ("noun", "num") or last.low in RESET or last.text in (")", "%") or (last.tag == "verb" and last.form == "base") or last.low in wordy or (end == 1 and last.low in ("first", "second", "third", "last", "other")) or (
        last.form == "ing" and end > 1 and tokens[end - 2].tag == "noun"
    )


wordy = frozenset(["all", "both", "minimum", "maximum", "original", "premium", "medical", "deposit", "fine", "score", "key", "official", "more", "most", "some", "none", "others", "rest"])


def _ends(after: Token | None, rest: Sequence[Token], base: str) -> bool:
    """Whether nothing follows that would make it active, or part of a name: "computer generated fines"."""
    if after is None or after.tag in ("prep", "punct", "adv", "sub", "to", "conj") or after.low in TIMES or after.low in SPELLS or base == "mark":
        return True
    if after.tag == "num":
        following = rest[1] if len(rest) > 1 else None
        if following is None or following.tag in ("num", "punct", "prep", "adv", "sub", "conj"):
            return True
        return UNITS.match(following.low) is not None or bool(re.match(rf"{DATE}|{CLOCK}", f"{after.low} {following.low}"))
    low = after.low
    if base in ("refuse", "deny") and low in REFUSED_IT:
        return True
    if base in ("report", "mark", "record") and low in ("lost", "stolen", "missing", "delivered", "collected", "returned"):
        return True
    return bool(re.match(rf"{DAY}|ref\b|reference\b|early\b|late\b|pending\b|due\b|un[a-z]+|damaged|free\b|blank|empty|incomplete|broken|faulty|short\b", low)) or bool(
        re.match(r"(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)", low) and len(rest) > 1 and rest[1].tag == "num"
    )


def _worker(head: Token, wording: Wording) -> bool:
    people = wording.lists["people"] - {"account", "card", "dog"}
    return head.low in WORKERS or head.low.removesuffix("s") in WORKERS or head.low in people


def _passive(low: str, base: str, np: Sequence[Token], rest: Sequence[Token], wording: Wording) -> bool:
    """Whether it is what was done, and not what the thing did."""
    head = _head(np)
    if head is None:
        return False
    if (rest and (low, rest[0].low) in SPOKEN_TO) or (base == "mark" and rest):
        return True
    if wording.lexicon.base(low, "past") is None and base not in wording.lexicon.intransitive | GONE and not _worker(head, wording):
        return True
    if base == "open" and head.low in OPENED_BY_US:
        return True
    if base in ("refuse", "deny") and rest and rest[0].low in REFUSED_IT:
        return True
    if base != "close" and _worker(head, wording):
        return base in WITH_PERSON
    if head.low in VEHICLES and base in ("leave", "return", "stop", "delay"):
        return base == "delay"
    if base in wording.lexicon.intransitive and base not in BOTH | {"freeze"}:
        return False
    if base in OF_ITSELF and not (base == "return" and head.tag != "verb"):
        timed_ = bool(rest) and (rest[0].tag == "num" or rest[0].low in ("at", "on", "in", "from", "early", "late"))
        if base == "leave" and head.low not in LEFT_THERE:
            return False
        return base in BOTH and not timed_ and np[0].tag != "det"
    return True


def _head(np: Sequence[Token]) -> Token | None:
    """What the phrase is about: the last noun before what else is told of it."""
    head: Token | None = None
    for token in np:
        if token.tag in ("prep", "punct") or token.low == "of":
            break
        if token.tag == "verb" and token.form in ("past", "participle", "ing") and head is not None and token is not np[-1]:
            break
        if token.tag in ("noun", "adj", "verb") and not (token.low.isdigit()):
            head = token if token.tag != "adj" or head is None else head
    return head or (np[0] if np else None)


def _is_thing(clip: Clip, wording: Wording) -> bool:
    """Whether what it is about is a plain thing, with nothing in it that could be the verb."""
    np = clip.np
    depth = 0
    for at, token in enumerate(np):
        depth += token.text.count("(") - token.text.count(")")
        if depth:
            continue
        if token.tag in ("pron", "wh", "sub", "intj", "modal", "be", "have", "do"):
            return False
        if token.tag == "punct" and token.text not in "()&/-%":
            return False
        if token.tag == "conj" and token.low not in ("and", "or"):
            return False
        if at and token.tag == "verb" and token.form == "s" and not _noun_s(token, wording):
            return False
        if at and token.tag == "verb" and token.form in ("past", "participle"):
            following = np[at + 1] if at + 1 < len(np) else None
            if token.low in RESET:
                continue
            if following is None or following.tag not in ("prep", "noun", "num"):
                return False
    head = _head(np)
    return head is not None and head.tag in ("noun", "num", "verb", "det", "adj")


def _in_full(clip: Clip, wording: Wording, tense: Tense) -> str | None:
    np = subject(clip, wording, tense)
    if np is None:
        return None
    if clip.base and not _many(clip.np, wording) and tense == "told" and _spaced(clip.rest).startswith(" within"):
        return None  # done already, or yet to be
    no = any(t.low in ("not", "never") for t in clip.said)
    adverbs = "".join(f"{t.text} " for t in clip.said if t.low not in ("not", "never"))
    not_ = "not " if no else ""
    many = _many(clip.np, wording)
    rest = _rest(clip, wording)
    core = "made" if clip.core.low == "done" and clip.np[0].low in ("refund", "payment", "credit", "booking") else clip.core.text
    is_, has, was = ("are", "have", "were") if many else ("is", "has", "was")
    if clip.base in LASTS and tense == "told" and not many and clip.np[0].low != "no" and clip.np[-1].low not in UNCOUNTED and not PAST.match(rest):
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
    if tense == "if" or _stands(clip, rest, wording, many=many):
        return f"{np} {is_} {not_}{adverbs}{core}{rest}"
    if clip.base in ("find", "see") or PAST.match(rest) or rest.startswith((" after ", " before ")) or ON_A_DAY.search(rest):
        return f"{np} {was} {not_}{adverbs}{core}{rest}"
    return f"{np} {has} {not_}{adverbs}been {core}{rest}"


def _stands(clip: Clip, rest: str, wording: Wording, *, many: bool) -> bool:
    """Whether it tells how things are, and not what became of one."""
    generic = many or (clip.np[0].tag != "det" and clip.np[-1].low in UNCOUNTED)
    if clip.base in GIVEN_TO_ALL:
        return many or clip.np[0].low == "no" or any(t.low == "not" for t in clip.said)
    if PAST.match(rest) and clip.base not in ("book", "schedule", "plan", "expect", "set"):
        return False
    return (
        clip.base in IS | LASTS
        or FOR_NOW.search(rest) is not None
        or OFTEN.match(rest) is not None
        or (many and clip.base in REMINDED and clip.np[0].tag != "det")
        or (clip.base == "close" and clip.np[-1].low in OPENED)
        or (generic and HABIT.match(rest) is not None)
        or (clip.np[0].low == "no" and clip.base in ("offer", "give", "provide", "issue", "make", "take"))
    )


def _many(np: Sequence[Token], wording: Wording) -> bool:
    head = _head(np)
    if len(np) == 2 and np[0].tag == "adj" and np[1].tag == "num":
        return np[1].low != "1"
    if np[0].tag == "num" and (len(np) == 1 or np[0].low[0] in "£$€"):
        return False
    until = next((at for at, t in enumerate(np) if t.tag in ("prep", "punct")), len(np))
    if head is not None and head.low in UNCOUNTED and not any(HELD_BY.fullmatch(t.low) for t in np[:until]):
        return False
    if any(HELD_BY.fullmatch(t.low) for t in np[:until]):
        return True
    return head is not None and (plural([head._replace(tag="noun")]) or np[0].low in COUNTING or head.low in ("all", "both", "people", "children", "crew"))


def subject(clip: Clip, wording: Wording, tense: Tense) -> str | None:
    """With the article it was typed without, and the "of" before a sum."""
    np = clip.np
    text, first, head = written(np), np[0], _head(np)
    text = SUM.sub(r" (\1)" if any(t.tag == "prep" and t.low not in ("out", "up", "off", "over") for t in np) else r" of \1", text)
    if head is None:
        return None
    if first.tag in ("det", "num") or first.low in ("no", "all", "both", "only") or text[0] in "£$€":
        return low_first(text)
    until = next((at for at, t in enumerate(np) if t.tag in ("prep", "punct") or t is head), len(np))
    numbered = any(t.tag == "num" or any(c.isdigit() for c in t.text) for t in np[1 : until + 2])
    named = any(t.text[:1].isupper() for t in np[1 : until + 1]) or (first.text[1:2].isupper() and not first.text.isupper())
    if len(np) == 2 and first.tag == "adj" and np[1].tag == "num":
        return f"the {low_first(text)}"
    if numbered and not re.search(r"[£$€]", text):
        return low_first(text) if not named else text
    if named:
        return text
    if first.text.isupper() and len(np) == 1 and len(first.text) > 1 and first.low in NO_ARTICLE:
        return text
    many = _many(np, wording)
    if clip.base in ("require", "need") and not many and head.low not in UNCOUNTED:
        return _one(text)
    if head.low in ONE | {"card", "voucher", "apology", "warning", "reminder"} and clip.base in ("leave", "send", "issue", "email", "give", "make", "offer") and first is head:
        return _one(text)
    generic = (tense == "told" or head.low in UNCOUNTED) and (
        clip.base in IS | LASTS | GIVEN_TO_ALL or clip.core.low in RULES or clip.base in REMINDED or bool(HABIT.match(_spaced(clip.rest)))
    )
    generic = generic and (clip.base in REMINDED or head.low.removesuffix("s") not in WORKERS)
    if (many and generic) or ((head.low in UNCOUNTED or head.low.endswith("ness")) and (generic or clip.rest or len(np) > 1 or first.low in ("travel", "storytime"))):
        return low_first(text)
    return f"the {low_first(text)}"


SUM = re.compile(r"(?<=[a-z]) ([£$€]\d[\d,.]*)$")


def _one(text: str) -> str:
    return f"{'an' if VOWEL.match(text) else 'a'} {low_first(text)}"


def _spaced(tokens: Sequence[Token]) -> str:
    text = written(tokens)
    return f"{' ' if tokens and tokens[0].space else ''}{text}"


def _rest(clip: Clip, wording: Wording) -> str:
    rest = _spaced(clip.rest)
    if not rest:
        return ""
    if clip.core.low == "missing" and clip.rest[0].tag == "noun":
        return rest if plural(clip.rest) else f" {_one(rest.strip())}"
    if rest == " May" or re.match(r" \d{1,2}/\d{4}\b", rest):
        rest = f" in{rest}"
    if ref := REF.match(rest):
        rest = f" under reference {rest[ref.end() :]}"
    if (length := LENGTH.match(fold(rest))) and clip.base:
        by = "by" if clip.base in BY else "for"
        rest = f" {by}{rest}"
    elif re.match(rf" (?:{DATE}|{DAY}|{CLOCK}|{MONTHS}$)", fold(rest)):
        spell = " for" if clip.base in ("book", "schedule", "plan", "set", "reserve") and not re.match(rf" {CLOCK}", fold(rest)) else ""
        rest = f"{spell} {rest.strip()}" if spell else timed(rest)
    rest = NOT_THAT.sub(", not ", THEN.sub(" and then ", rest))
    return clocked(rest)


CLOCKED = re.compile(rf"(?P<before>(?:{DAY}|today|tomorrow|yesterday|tonight)) (?=(?P<clock>{CLOCK})(?! ?[-–]| to | and ))", re.IGNORECASE)
BARE_DATE = ("on", "for", "from", "by", "of", "until", "till", "since", "after", "before", "to", "and", "dated", "the", "not", "between", "around")
ON_DATE = re.compile(rf"(?<=[a-z]) {''.join(f'(?<! {w} )' for w in BARE_DATE)}(?={DATE}$)", re.IGNORECASE)
AT_CLOCK = re.compile(rf"(?<=[a-z]) {''.join(f'(?<! {w} )' for w in (*BARE_DATE, 'at', 'till', 'about', 'around'))}(?={CLOCK}$)", re.IGNORECASE)
DAYS = re.compile(rf"(?<![a-z] on)(?P<done>[a-z]{{4,}}(?:ed|nt|ld|en)|ships|arrives|leaves|starts|ends|opens|closes|expires|goes|comes|reopens|resumes|lands|departs|returns|renews) (?=(?:{DAY})\b)", re.IGNORECASE)


def clocked(text: str) -> str:
    """ "Friday 5pm" → Friday at 5pm, "released Friday" → released on Friday."""
    if not any(c.isdigit() for c in text) and "day" not in text:
        return text
    made = CLOCKED.sub(lambda m: f"{m['before']} at ", text)
    made = AT_CLOCK.sub(" at ", ON_DATE.sub(" on ", made))
    return DAYS.sub(lambda m: f"{m['done']} on ", made) if "day" in fold(made) else made
