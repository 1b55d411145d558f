"""A noun phrase of the draft as an opening may name it: with its article, its number, and what must not be said of it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.coach.english.phrases import plural
from bot.coach.english.tokens import Token
from bot.coach.english.voice import KEPT_CAPITAL
from bot.coach.kinder.named import met
from bot.coach.opening.kinds import MANY, ONE
from bot.coach.opening.topics import ACRONYMS
from bot.coach.wording import Wording

COUNTED_ING = frozenset(
    """
    booking building drawing fitting hearing listing meeting opening painting parting reading recording sailing
    screening sitting tasting topping viewing wedding filling ceiling crossing earring ring string
    """.split()  # noqa: SIM905
)
ONE_IN_S = frozenset(["gas", "bus", "series", "news", "lens", "canvas", "mot", "atlas", "campus", "species"])
PEOPLE = frozenset(["people", "children", "patients", "men", "women"])
ANY = frozenset(["a", "an", "another", "each", "every", "one"])
DEFINITE = frozenset(["the", "this", "that", "'s", "its"])
OWNED = frozenset(["your", "ur"])
NOT_THEIRS = frozenset(["our", "my", "their", "his", "her"])
LONGEST = 4
ACRONYM = 5
"""Letters of the longest run of capitals that is a thing's name: "MOT", "NHS", "PAC"."""
DROPPED = frozenset(
    """
    new next first second only same own full further more other revised latest current additional quid pound dollar eur
    usd gbp euro outstanding due incomplete max
    """.split()  # noqa: SIM905
)
"""Words before a noun that tell which one, not what it is."""
SPELT = re.compile(r"(?!SIM|PIN|LAN|HIV)[AEFHILMNORSX][A-Z]+\b")
"""Capitals that are read letter by letter, and begin with a vowel then: "an MOT"."""


NO_PART = frozenset(
    "due available able closed shut open free full liable responsible unpaid overdue payable".split()  # noqa: SIM905
)
"""Adjectives that say something of the noun before them."""
LINKING = frozenset(["stay", "remain", "get", "go", "keep", "need", "become", "look", "seem", "come"])
"""Verbs behind which a participle stands: "the card stays blocked"."""
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
NO_HEADS = frozenset(
    "stays remains goes gets keeps needs looks seems comes opens closes starts max only ok okay nr".split()  # noqa: SIM905
)
"""What is said of a noun where it seems to be the last of its phrase."""
EVERY = frozenset(["daily", "weekly", "monthly", "yearly"])
OF_WHAT = frozenset("proof form forms copy copies letter leave change".split())  # noqa: SIM905


class Named(NamedTuple):
    words: str
    head: str
    end: int
    """Where the sentence goes on behind it."""
    many: bool
    mass: bool
    counted: bool
    """Whether "a" surely stands before it."""
    det: str
    shortened: bool = False
    """Whether its first word may be a name, and was left out."""

    @property
    def single(self) -> str:
        """One of them: "a refund" of "refunds"."""
        return self.words if self.mass else _one_of(self.words) if self.many else f"a {self.words}"

    @property
    def slots(self) -> Mapping[str, str]:
        """{a} where the kind of thing is meant, {the} what is told of, {these} where it is all of a kind."""
        slots: dict[str, str] = {"noun": self.words, **(MANY if self.many else ONE)}
        generic = self.many or self.mass
        named = self.det in DEFINITE or self.det in OWNED
        if generic:
            slots["a"] = self.words
        elif self.counted:
            slots["a"] = f"{'an' if SPELT.match(self.words) else 'a'} {self.words}"
        if generic and not named:
            slots["these"] = self.words
        whose = "your " if self.det in OWNED else "" if generic and not named else "the "
        slots["the"] = f"{whose}{self.words}"
        return slots


def _one_of(many: str) -> str:
    if many.endswith("ies"):
        return f"a {many[:-3]}y"
    return f"a {many.removesuffix('es') if many.endswith(('ches', 'sses', 'xes', 'shes')) else many.removesuffix('s')}"


def named_at(tokens: Sequence[Token], start: int, wording: Wording) -> Named | None:
    """The noun phrase that begins there; None where there is none, or it is a name, or nothing in particular."""
    det, place = "", start
    while place < len(tokens) and (
        tokens[place].tag in ("det", "num") or tokens[place].low in ("no", "all", "any", "both", "#")
    ):
        low = tokens[place].low
        if ORDINAL.match(low):
            return None
        if tokens[place].tag == "det" or low == "no":
            if low in NOT_THEIRS:
                return None
            det = low
        place += 1
    run: list[Token] = []
    end = place
    while end < len(tokens) and _of_a_name(tokens, end):
        if tokens[end].tag == "num" and tokens[end].space and run:
            break  # "costs 50 francs"
        after = tokens[end + 1] if end + 1 < len(tokens) else None
        if tokens[end].text.isupper() and after is not None and after.tag == "num" and not after.space:
            end += 1  # "KX418"
            continue
        run.append(tokens[end])
        end += 1
    while run and (run[-1].tag == "num" or run[-1].low in NO_HEADS or any(map(str.isdigit, run[-1].text))):
        run.pop()
        end -= 1
    if end < len(tokens) and tokens[end].low == "'s" and tokens[end].tag == "det":
        inner = named_at(tokens, end + 1, wording)
        return inner._replace(det="'s") if inner else None
    run = _without_capital(run, place, tokens[end] if end < len(tokens) else None)
    made = _named(run, end, det, wording, first=place == 0)
    if made and made.head == "check" and end < len(tokens) and tokens[end].low in ("in", "out"):
        words = f"{made.words}-{tokens[end].low}"
        return made._replace(
            words=words, head=f"check-{tokens[end].low}", mass=True, counted=False, end=end + 1
        )
    if made and made.head in OF_WHAT and end < len(tokens) and tokens[end].low == "of":
        of = named_at(tokens, end + 1, wording)
        if of is not None:
            whose = of.slots["the"] if of.det in DEFINITE | OWNED else of.slots.get("a", of.words)
            return made._replace(words=f"{made.words} of {whose}", end=of.end)
    return made


def _is_doing(token: Token, det: str, wording: Wording) -> bool:
    """ "Losing": no thing, as parking is."""
    if det or not token.low.endswith("ing") or token.low in wording.lists["mass_nouns"]:
        return False
    doing = any(form == "ing" for _, form in wording.lexicon.known.get(token.low, ()))
    return doing and token.low not in wording.kinds.nouns and token.low not in COUNTED_ING


def _without_capital(run: list[Token], place: int, after: Token | None) -> list[Token]:
    """ "Beanbags are": what there are several of is no name."""
    if (
        place
        or len(run) != 1
        or not run[0].low.endswith("s")
        or after is None
        or after.low not in ("are", "were")
    ):
        return run
    return [run[0]._replace(text=run[0].low)] if run[0].text[1:].islower() else run


def _named(run: Sequence[Token], end: int, det: str, wording: Wording, *, first: bool) -> Named | None:
    words = [t for t in run if t.tag != "num"]
    while len(words) > 1 and words[0].low in DROPPED:
        words = words[1:]
    words = words[-LONGEST:]
    shortened = False
    if not words or (
        words[-1].tag == "adj" and len(words) == 1 and words[-1].low in wording.lexicon.adjectives
    ):
        return None
    head = words[-1].low
    if len(words) == 1 and (head in wording.lists["vague_news"] or _is_doing(words[0], det, wording)):
        return None
    if len(words) > 1 and not _plain(words[0], first and words[0] is run[0], wording):
        words, shortened = words[1:], True
    if not all(_plain(t, first and t is run[0], wording) for t in words):
        return None
    if head in KEPT_CAPITAL:
        return None
    text = " ".join(
        t.text
        if _acronym(t)
        else t.low.upper()
        if t.low in ACRONYMS
        else t.low.capitalize()
        if t.low in KEPT_CAPITAL
        else t.low
        for t in words
    )
    many = head in PEOPLE or (head not in ONE_IN_S and plural([words[-1]._replace(tag="noun")]))
    mass = not many and (
        head in wording.lists["mass_nouns"] or (head.endswith("ing") and head not in COUNTED_ING)
    )
    noun = wording.kinds.nouns.get(head)
    known = (noun is not None and noun.counted) or head in wording.lists["count_nouns"]
    counted = not many and not mass and (det in ANY or det == "no" or known)
    return Named(text, head, end, many, mass, counted, det, shortened)


def as_named(tokens: Sequence[Token], wording: Wording) -> tuple[Token, ...]:
    """With the tags that they have in a telegram: "Ticket 4471 closed", "Overdraft increase declined", "Daily limit"."""
    made = list(tokens)
    for place in reversed(range(len(made))):
        token, behind = made[place], made[place + 1 : place + 3]
        before = made[place - 1] if place else None
        if token.low in EVERY:
            made[place] = token._replace(tag="adj")
        elif _noun_there(token, before, behind, wording):
            made[place] = token._replace(tag="noun")
        elif base := _done_there(token, before, behind, wording):
            made[place] = token._replace(tag="verb", base=base, form="participle")
    return tuple(made)


def _noun_there(token: Token, before: Token | None, behind: Sequence[Token], wording: Wording) -> bool:
    """A verb by its letters: "street parking suspension", "Query closed", "Invoice 2209 is", "a bus pass expired"."""
    if token.tag != "verb" or not behind:
        return False
    after = behind[0]
    if token.form == "ing":
        free = before is None or before.tag in ("noun", "adj", "det")
        return free and token.low in wording.lists["mass_nouns"]
    if token.form not in ("base", "s"):
        return False
    if before is None:
        told = behind[-1].verbal if after.tag == "num" else after.form == "participle"
        return token.form == "base" and told
    many = token.form == "base" and before.low.endswith("s") and before.low not in ONE_IN_S
    told = after.verbal and after.form != "ing"
    return before.tag in ("noun", "adj") and told and not many and token.base not in LINKING


def _done_there(token: Token, before: Token | None, behind: Sequence[Token], wording: Wording) -> str:
    """What was done, where its participle seems an adjective or a noun: "Ticket 4471 closed", "Case auto-closed"."""
    compound = "-" in token.low and token.low.endswith("ed")
    if before is None or not (token.tag == "adj" or compound):
        return ""
    if behind and behind[0].tag in ("noun", "adj") and behind[0].low != "pending":
        return ""
    forms = wording.lexicon.known.get(token.low.rpartition("-")[2], ())
    return next((base for base, form in forms if form == "participle"), "")


def _of_a_name(tokens: Sequence[Token], place: int) -> bool:
    """Nouns, what stands before them, and verbs that are nouns there: "an overdraft increase declined"."""
    token = tokens[place]
    if (
        token.tag in ("noun", "num")
        or token.low in EVERY
        or (
            token.tag == "adj"
            and (token.low not in NO_PART or (place + 1 < len(tokens) and tokens[place + 1].tag == "noun"))
        )
    ):
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.tag != "verb":
        return False
    before = tokens[place - 1] if place else None
    if token.form in ("participle", "ing") and after is not None and after.tag == "noun":
        return before is None or before.tag != "noun"
    if before is None or before.tag not in ("noun", "adj"):
        return False
    verbal = after is not None and after.verbal and after.form != "ing"
    if token.form == "s":
        return verbal and token.base not in LINKING
    if token.form == "ing":
        return after is None or after.tag in ("be", "have", "modal", "punct", "prep")
    return token.form == "base" and (
        verbal or (not before.low.endswith("s") and (after is None or after.tag in ("punct", "prep")))
    )


def _acronym(token: Token) -> bool:
    return 1 < len(token.text) <= ACRONYM and token.text.isupper() and token.text.isalpha()


def _plain(token: Token, first: bool, wording: Wording) -> bool:
    """No name, no number, no link: an acronym or a word in small letters, or the first of a sentence that is known."""
    if token.low in KEPT_CAPITAL:
        return True
    if not token.low[:1].isalpha() or not token.low.replace("-", "").replace("'", "").isalpha():
        return False
    if _acronym(token) or token.text.islower():
        return True
    known = (
        token.low in wording.lists["mass_nouns"]
        or token.low in wording.kinds.nouns
        or token.low in wording.lists["due_heads"]
        or token.low in wording.lexicon.adjectives
        or token.low.removesuffix("s") in COUNTED_ING
    )
    return first and token.text[1:].islower() and (known or "-" in token.low or met(token.low, wording))
