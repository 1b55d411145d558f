"""What a no keeps from them, by name: "we're unable to give any updates" → "updates"."""

import re

from bot.coach.english.text import sentences_of
from bot.coach.english.tokens import Token, tokens_of
from bot.coach.memory import remembered
from bot.coach.wording import Wording

NO = re.compile(r"(?:n['’]t|not|cannot|unable|never)\b", re.IGNORECASE)
GIVING = frozenset(
    [
        "give",
        "offer",
        "provide",
        "send",
        "issue",
        "arrange",
        "grant",
        "book",
        "reserve",
        "ship",
        "lend",
        "supply",
    ]
)
"""Verbs whose object somebody wants who gets a no."""
GIVEN = frozenset(
    [
        "honour",
        "honor",
        "fulfil",
        "fulfill",
        "grant",
        "offer",
        "provide",
        "arrange",
        "issue",
        "supply",
        "approve",
    ]
)
THEIRS = frozenset(["you", "u"])
EMPTY = frozenset(
    """
    answer assistance case choice comment email emails help idea letter lot matter message messages patient
    patients reason record reminder reminders support that thing things this way word customer customers request
    """.split()  # noqa: SIM905
)
LONGEST, TWO = 4, 2
"""Words that still name one thing; those behind which a participle or "available" stands."""


@remembered
def denied(text: str, wording: Wording) -> str:
    """As it stands behind "hoping for"; "" where no sentence of ours says it plainly."""
    for sentence in sentences_of(text):
        if sentence.kind != "text" or not NO.search(words := text[sentence.start : sentence.end]):
            continue
        tokens = tokens_of(words, wording.lexicon)
        for place, token in enumerate(tokens):
            if token.base in GIVING and _refused(tokens[:place]) and (what := _named(tokens[place + 1 :])):
                return "" if _somebody(what, wording) else what
        if what := _not_given(tokens):
            return "" if _somebody(what, wording) else what
    return ""


def _somebody(what: str, wording: Wording) -> bool:
    """People are not hoped for as a thing is: "fitters", "the doctor"."""
    head = what.rsplit(maxsplit=1)[-1]
    noun = wording.kinds.nouns.get(head)
    return head in wording.lists["persons"] or (noun is not None and noun.hint)


def _not_given(tokens: tuple[Token, ...]) -> str:
    """ "Your booking could not be honoured", "the blue room isn't available"."""
    start = next((i for i, t in enumerate(tokens) if t.tag not in ("adv", "intj", "punct", "conj")), 0)
    verb = next((i for i, t in enumerate(tokens) if t.verbal), 0)
    left = [t for t in tokens[verb:] if t.tag != "adv"]
    lows = [t.low for t in left[:4]]
    if len(lows) < TWO or left[1].tag != "not":
        return ""
    free = left[0].tag == "be" and lows[2:3] == ["available"]
    done = lows[2:3] == ["be"] and len(left) > TWO + 1 and left[3].base in GIVEN
    passive = (
        left[0].tag == "be" and len(left) > TWO and left[2].form == "participle" and left[2].base in GIVEN
    )
    if not (free or done or passive) or tokens[start].tag != "det":
        return ""
    return _named((*tokens[start:verb], tokens[verb]), verb=True)


def _refused(before: tuple[Token, ...]) -> bool:
    """Whether a no of ours governs the verb behind: nothing but "able", "to" and adverbs stand between."""
    left = [
        t
        for t in before
        if t.tag not in ("adv", "to", "intj") and t.low not in ("able", "position", "in", "a")
    ]
    if not left or not (left[-1].tag == "not" or left[-1].low == "unable"):
        return False
    return not any(t.low in THEIRS for t in left[-4:]) and any(t.tag in ("pron", "noun") for t in left[-4:])


def _named(rest: tuple[Token, ...], *, verb: bool = False) -> str:
    """The noun phrase that follows, up to what only tells where, how or when; `verb`: up to its own verb."""
    kept = list(rest[1:] if rest and rest[0].low in ("you", "u", "it", "them") else rest)
    end = next((i for i, t in enumerate(kept) if not _nominal(t)), len(kept))
    phrase = kept[:end]
    if (
        not phrase
        or phrase[-1].tag not in ("noun", "verb")
        or phrase[-1].low in EMPTY
        or len(phrase) > LONGEST
    ):
        return ""
    after = kept[end] if end < len(kept) else None
    if not verb and after is not None and after.tag not in ("punct", "prep", "conj", "sub", "to"):
        return ""
    if any(c.isupper() or c.isdigit() for t in phrase for c in t.text[t is phrase[0] :]):
        return ""
    words = [t.low for t in phrase if t.low not in ("any", "further", "more")]
    return " ".join(words) if words and words[-1] == phrase[-1].low else ""


def _nominal(token: Token) -> bool:
    """Nouns that are verbs, too, stand behind a verb as nouns: "updates", "parking"."""
    return token.tag in ("det", "adj", "noun", "num") or (token.tag == "verb" and token.form in ("s", "ing"))
