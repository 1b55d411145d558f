"""What a customer went through, cut from their own clauses: "waiting nine weeks for the pram", "losing your deposit". Only what
they themselves did, lost, bear or can't do, which nobody disputes; never what was done to them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.coach.english.closed_words import NUMBERS
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.phrases import Part, forms, subject_class, trimmed, turned_words
from bot.coach.english.text import SHORT_UNIT, UNITS
from bot.coach.english.tokens import Token, written
from bot.coach.english.voice import turned
from bot.coach.wording import Wording

Kind = Literal["loss", "effort", "work", "bear", "unable"]
LONGEST = 15
"""Words of what can be said back in one breath."""
ECHO, TOLD = 5, 7
"""Words in a row that are said back of what they can't do, and of what they went through."""
NUM = r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|several|half an|many)"
MEASURE = re.compile(
    rf"\b{NUM} (?:and a half )?(?:\w+ )?(?:minutes?|mins|hours?|hrs|days?|weeks?|months?|years?|nights?|mornings?|times|calls|emails|messages|miles|km|kilometres)\b(?! olds?\b)"
    r"|\b(?:twice|again and again|over and over)\b|\ball (?:day|morning|afternoon|evening|night|week(?:end)?|month|summer|year)\b|\bsince (?!i\b|we\b|it\b|you\b)\w"
    r"|\bevery (?:single )?(?:day|night|morning|evening|week)\b"
)
"""How long, how often or how far it went on."""
OPEN = re.compile(
    r"\bafford to\b|\b(?:that|this|those|these|they|them|he|she|him|who|which|what|if|or|but|there|us something|not|no|nobody|anything|something|so)\b|[\"“”(){}<>/:;?!…]|https?|[A-Z]{4,}"
)
"""Leans on something outside of the words, or names what isn't plain."""
NTH = re.compile(
    r"\b(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) time (?:that )?(?:i|we) ?(?:'ve|have|'m|am|are|had to|have to)? ?(?:been |had to )?(?P<verb>[a-z]+)\b"
)
KINDS: Sequence[Kind] = ("loss", "effort", "work", "bear")
"""By the lists of their verbs."""
ORDER: Sequence[Kind] = (*KINDS, "unable")
UNFORCED = frozenset(["try", "travel", "go", "struggle", "fight", "type"])
"""What nobody "has had to" do."""
SHORT_WAIT = re.compile(r"(?<!and )\b(?:[1-3]?\d|five|ten|fifteen|twenty|thirty) minutes\b")
"""Too short to be called tiring."""
FOR = re.compile(rf"(?<=\bhold )(?={NUM} )")
""" "Waited on hold 3 hours": for three hours."""
FOR_SOMEONE = re.compile(r" for (?:someone|somebody|anyone|anybody|one|you|us)$")
"""What is left of "for someone to ring me"."""
COUNTED = frozenset([*NUMBERS[2:], "twenty", "thirty", "forty", "fifty", "sixty", "hundred", "thousand"])
SMALL = re.compile(
    r"(?<![\d.,:£$€-])\b([2-9]|1[0-2])(?= (?:\w+ )?(?:minutes|hours|days|weeks|months|years|nights|mornings|times|calls|emails|messages)\b)"
)
UNTIL = re.compile(r"^pay (?!your|our)|\b(?:until|till|before|to work|a refund|your money)\b")
"""What they can't do yet, or say to have it done."""
MOST = 5
"""Words of whose name can be said back."""
PAST = re.compile(
    r" (?:(?:in|on|last|back in) (?:last )?(?:[A-Z]\w+|week|month|year|night|summer|winter)|yesterday|(?:\w+ ){1,2}ago)$"
)
"""When it was: nothing that "you've lost" goes with."""
IT = re.compile(r"\b(?:it|its)\b")
ENDS_BADLY = frozenset(
    "to for of with without and the a an my your our at on in from about by like as just still".split()  # noqa: SIM905
)
POINTING = frozenset(["this", "these", "those", "that"])
NEAR = frozenset(
    ["morning", "afternoon", "evening", "week", "weekend", "month", "year", "summer", "winter", "spring"]
)
""" "This morning" is the same morning for both."""
FIRST = frozenset(["sub", "wh"])
PLAIN, PERFECT = frozenset(["", "have", "be", "do"]), frozenset(["have", "be"])


@dataclass(frozen=True, slots=True)
class Deed:
    """`doing` "losing 420 euros", `do` "lose 420 euros", `done` "lost 420 euros"; `had_to` is `do` where it was forced on them; `who`: of theirs, who had to do it; `when` "your whole office can't print", of what
    can't be done. `measured`: it tells how much of it. What isn't sayable is ""."""

    kind: Kind
    doing: str = ""
    do: str = ""
    done: str = ""
    had_to: str = ""
    who: str = ""
    when: str = ""
    measured: bool = False


def deeds_in(parts: Iterable[Part], wording: Wording) -> tuple[Deed, ...]:
    """The most telling first."""
    found = [deed for part in parts if (deed := _again(part, wording) or _deed(part, wording)) is not None]
    return tuple(sorted(found, key=lambda deed: ORDER.index(deed.kind)))


def _again(part: Part, wording: Wording) -> Deed | None:
    """ "This is the fifth time I've asked": asking for the fifth time."""
    hit = NTH.search(written(part.tokens).lower())
    base = hit and wording.lexicon.base(hit["verb"], "participle", "past", "ing", "base")
    if not hit or base not in wording.lists["effort_verbs"]:
        return None
    tail = f" for the {hit['nth']} time"
    return Deed(
        "effort", wording.lexicon.form(base, "ing") + tail, base + tail, had_to=base + tail, measured=True
    )


def _deed(part: Part, wording: Wording) -> Deed | None:
    clause = part.clause
    whose = subject_class(clause.subject)
    if clause.kind != "statement" or whose not in ("me", "mine"):
        return None
    if any(t.tag in FIRST for t in clause.lead) or clause.verb.tag not in ("verb", "have", "be"):
        return None
    kind, passive, _ = forms(clause)
    rest = cut(clause.rest)
    if rest and rest[0].low == "because":
        rest = ()
    verb = clause.verb
    if kind in ("can", "could") and clause.negative:
        return _unable(clause.subject, verb, rest, wording, past=kind == "could")
    if (
        verb.low == "had"
        and len(rest) > 1
        and rest[0].tag == "to"
        and rest[1].tag == "verb"
        and not clause.negative
    ):
        return _forced(clause.subject, rest, wording)
    if whose == "mine" or verb.tag == "be" or kind not in PLAIN:
        return None
    base = verb.base or verb.low
    if passive or clause.negative:
        return _borne(base, rest, wording, passive=passive, negative=clause.negative)
    if kind == "" and verb.form not in ("past", "ing"):
        return None
    for name in KINDS:
        if base in wording.lists[f"{name}_verbs"]:
            return _fitting(_told(name, base, rest, wording), wording)
    return None


def _forced(subject: Sequence[Token], rest: Sequence[Token], wording: Wording) -> Deed | None:
    """ "We had to sleep in the car", "my six year old had to sit alone"."""
    if rest[1].base in wording.lists["unable_never"] | wording.lists["unable_not"]:
        return None
    if subject_class(subject) == "me":
        return _told("bear", "have", rest, wording)
    who, told = _who(subject, wording), _told("bear", rest[1].base, rest[2:], wording)
    return Deed("bear", do=told.do, who=who) if who and told else None


def _borne(
    base: str, rest: Sequence[Token], wording: Wording, *, passive: bool, negative: bool
) -> Deed | None:
    """ "Not sleeping for three weeks", "being cut off five times": told with how long or how often."""
    if passive == negative or base not in wording.lists["suffered" if passive else "missed_daily"]:
        return None
    told = _told("bear", base, rest, wording)
    if told is None or not told.measured:
        return None
    return replace(told, doing=f"being {told.done}" if passive else f"not {told.doing}", do="", had_to="")


def _who(subject: Sequence[Token], wording: Wording) -> str:
    """People of theirs, as they are named to them; "" where it is no short name of people."""
    people = wording.lists["persons"] | wording.lists["people"] | wording.lists["who_can"]
    named = len(subject) < MOST and subject[0].low in ("my", "our") and subject[-1].low in people
    return turned_words(subject, wording.lexicon) if named else ""


def _unable(
    subject: Sequence[Token], verb: Token, rest: Sequence[Token], wording: Wording, *, past: bool
) -> Deed | None:
    """What they, or theirs, can't do; of theirs only people, who can be said to be able."""
    me = subject_class(subject) == "me"
    who = "you" if me else _who(subject, wording)
    theirs = rest[:1] and rest[0].low in ("my", "our")
    if (
        not who
        or verb.base in wording.lists["unable_never"]
        or (verb.base in wording.lists["unable_not"] and not theirs)
    ):
        return None
    if verb.base == "eat" and rest and rest[0].tag in ("noun", "det", "adj"):
        return None  # what they don't eat, not that they can't
    told = _told("unable", verb.base, rest, wording)
    if (
        told is None
        and not rest
        and verb.tag == "verb"
        and (not me or verb.base in wording.lists["cannot_alone"])
    ):
        told = Deed("unable", do=verb.base)  # "our whole office can't print"
    if told is None:
        return None
    do = told.do.partition(" since ")[0]
    if UNTIL.search(do):
        return None
    cannot = "couldn't" if past else "can't"
    return Deed("unable", do=do, when=f"{who} {cannot} {do}", measured=told.measured)


def _fitting(deed: Deed | None, wording: Wording) -> Deed | None:
    """Effort is told with its measure; a loss with what is dear to anybody, or how much it was."""
    if deed is None:
        return None
    if deed.kind == "bear" and not wording.lists["rough"].isdisjoint(deed.do.lower().split()):
        return deed
    if deed.kind != "loss" and (not deed.measured or SHORT_WAIT.search(deed.doing)):
        return None
    if deed.kind == "loss":
        words = re.findall(r"[\w'£$€]+", deed.do.lower())[1:]
        dear = not wording.lists["dear"].isdisjoint(word.removesuffix("'s") for word in words)
        much = any(word[0].isdigit() or word[0] in "£$€" or word in COUNTED for word in words)
        if not (dear or much) or not wording.lists["missed_light"].isdisjoint(words):
            return None
    return deed


def _told(kind: Kind, base: str, rest: Sequence[Token], wording: Wording) -> Deed | None:
    lexicon, short = wording.lexicon, shortened(rest, ECHO if kind == "unable" else TOLD)
    if kind == "unable" and len(short) < len(rest):
        return None  # "can't get my chair through the gate": what would be left is another thing
    kept = (t for t, before in zip(short, (None, *short), strict=False) if not _only_now(t, before))
    rest = tuple(kept)
    verb = Token(base, base, "verb", True, base=base, form="base")
    do = FOR_SOMEONE.sub("", FOR.sub("for ", said_of((verb, *rest), lexicon)))
    tail = do.removeprefix(base)
    if (
        do == base
        or len(do.split()) > LONGEST
        or OPEN.search(do)
        or do.rsplit(maxsplit=1)[-1].lower() in ENDS_BADLY
    ):
        return None
    if kind in ("loss", "bear", "unable") and IT.search(tail):
        return None
    measured = bool(MEASURE.search(do))
    if kind == "loss":
        tail = PAST.sub("", tail)
        do = base + tail
    doing, done = (lexicon.form(base, form) + tail for form in ("ing", "participle"))
    do = "" if kind != "unable" and " since " in do else do
    return Deed(kind, doing, do, done, "" if base in UNFORCED else do, measured=measured)


def _only_now(token: Token, before: Token | None) -> bool:
    """ "Four times now about the damp": said of the moment of writing."""
    return token.low == "now" and (before is None or before.low not in ("right", "until", "till", "by"))


def shortened(rest: Sequence[Token], echo: int = TOLD) -> Sequence[Token]:
    """Without its last phrases, until no more than `echo` words in a row are said back as they were said."""
    while len(rest) > echo and any(
        all(
            t.low == after.low
            for t, after in zip(rest[at : at + echo], turned(rest)[at : at + echo], strict=True)
        )
        for at in range(len(rest) - echo + 1)
    ):
        places = [i for i, t in enumerate(rest) if i and t.tag in ("prep", "sub", "to")]
        place = max(places, default=0)
        if place and rest[place].low == "of":  # "in front of sixty guests" is one phrase
            place = max((i for i in places if i < place), default=0)
        if not place:
            return ()
        rest = rest[:place]
        while rest and (rest[-1].tag in ("prep", "to") or rest[-1].form == "ing"):
            rest = rest[:-1]
    return rest


def whole(words: str) -> str:
    """ "9 weeks" → nine weeks; "50 mins" → 50 minutes."""
    return SMALL.sub(
        lambda hit: NUMBERS[int(hit[1])], SHORT_UNIT.sub(lambda hit: f"{UNITS[hit[1].lower()]}s", words)
    )


def said_of(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """Turned towards them, with "the" for what they point at, and without "like" before a number."""
    kept = [
        t._replace(text="the", low="the")
        if t.low in POINTING and after and after.tag in ("noun", "adj") and after.low not in NEAR
        else t
        for t, after in zip(tokens, (*tokens[1:], None), strict=True)
        if t.low != "already" and not (t.low == "like" and after and after.tag == "num")
    ]
    return whole(turned_words(kept, lexicon))


def cut(rest: Sequence[Token]) -> tuple[Token, ...]:
    """Up to where another clause begins."""
    kept = trimmed(rest)
    for place, token in enumerate(kept):
        after = kept[place + 1 :]
        clause = token.tag in FIRST and token.low not in ("since", "until", "before", "after", "as")
        since = token.tag == "sub" and any(
            t.tag == "pron" and t.low in ("i", "we", "it", "you") for t in after[:1]
        )
        joins = token.low in ("and", "but", "then") and (
            token.low != "and"
            or not after
            or after[0].tag not in ("noun", "det", "num", "adj")
            or any(t.verbal for t in after)
        )
        said = (
            token.tag in ("be", "modal") or (token.tag == "do" and after) or (token.tag == "have" and place)
        )
        even = token.low == "even" and after and after[0].low in ("though", "if", "when")
        if even or ((clause or token.low == "because") and place) or since or joins:
            return trimmed(kept[:place])
        if said:
            return ()
    return kept
