"""Words of one sentence with their part of speech."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from bot.coach.english.closed_words import (
    BE,
    CONJ,
    DO,
    HAVE,
    INTJ,
    MODAL,
    OBJECT,
    POSSESSIVE,
    SUB,
    SUBJECT,
    WH,
)
from bot.coach.english.lexicon import Form, Lexicon
from bot.coach.memory import remembered

Tag = Literal[
    "pron", "det", "noun", "verb", "modal", "be", "have", "do", "to", "not", "prep", "conj", "sub", "wh", "adj", "adv",
    "num", "punct", "intj",
]  # fmt: skip

TOKEN = re.compile(
    r"https?://\S*[^\s.,!?;:)]|www\.\S*[^\s.,!?;:)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\{\{[^{}]*\}\}|`[^`]*`|[@#][\w-]*\w"
    r"|[$£€¥]?\d+(?:[.,:/-]\d+)*(?:\w+)?[%$£€]?(?:[-/]\w+)*|[^\W\d_]+(?:[-'’.&/][^\W_]+)*['’]?|[.!?…]+|\S"
)
CONTRACTION = re.compile(r"^(?P<head>.+?)(?P<tail>n't|'m|'re|'ve|'ll|'d|'s)$")
Mark = tuple[Tag, str, str]
"""Part of speech, a verb's base form, which form it is."""
NOUN: Mark = ("noun", "", "")
ADJ: Mark = ("adj", "", "")
ADV: Mark = ("adv", "", "")
DET: Mark = ("det", "", "")
NUM: Mark = ("num", "", "")
PRON: Mark = ("pron", "", "")
PUNCT: Mark = ("punct", "", "")
IS: Mark = ("be", "be", "")
HAS: Mark = ("have", "have", "")
FIXED: Mapping[str, Mark] = {
    **dict.fromkeys(SUBJECT | OBJECT, PRON),
    **dict.fromkeys(BE | {"'m", "'re"}, IS),
    **dict.fromkeys(HAVE | {"'ve"}, HAS),
    **{word: ("do", "do", "") for word in DO},
    "doing": ("verb", "do", "ing"),
    "done": ("verb", "do", "participle"),
    "not": ("not", "", ""),
    "never": ("not", "", ""),
    "to": ("to", "", ""),
    "'ll": ("modal", "will", ""),
}
"""Words that are the same wherever they stand."""
CLOSED = MODAL | CONJ | SUB | WH | INTJ | {"this", "these", "those", "that"}
POSSESSIVE_OR_ARTICLE = POSSESSIVE | {"the", "a", "this"}
IS_NOT_OWNS = frozenset(
    "it that there here he she what where who how when everything nothing nobody someone this something".split()  # noqa: SIM905
)
HAS_DONE = frozenset(["been", "got", "gone", "come", "had"])
AFTER_IS = frozenset("not been always still just a the gone going so too on in at".split())  # noqa: SIM905
ING_NOUNS = frozenset(
    [
        "wedding",
        "building",
        "meeting",
        "clothing",
        "booking",
        "hearing",
        "recording",
        "painting",
        "evening",
        "morning",
        "thing",
        "things",
        "ring",
        "parking",
        "housing",
        "savings",
        "offering",
        "training",
        "listing",
        "setting",
        "drawing",
        "wedding",
        "earring",
        "engagement",
        "ceiling",
    ]
)
"""What somebody owns, after 's."""
BEFORE_VERB = frozenset(
    "noun adj adv prep num conj sub det verb punct not wh pron".split()  # noqa: SIM905
)
FINITE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "will",
        "can",
        "could",
        "would",
        "should",
        "might",
        "may",
        "says",
        "shows",
    ]
)
IRREGULAR_NOT = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}


class Token(NamedTuple):
    text: str
    low: str
    tag: Tag
    space: bool
    """White space stands before it."""
    negative: bool = False
    base: str = ""
    """A verb's base form; of an auxiliary its own dictionary form."""
    form: str = ""

    @property
    def verbal(self) -> bool:
        return self.tag in ("verb", "modal", "be", "have", "do")


def is_finite(token: Token, *, bare: bool = True) -> bool:
    """Whether a clause may stand on this verb; `bare`: also in its base form, as an order has it."""
    if token.tag in ("modal", "be", "have", "do"):
        return True
    return token.tag == "verb" and token.form in (("past", "s", "base") if bare else ("past", "s"))


LONG = 5
"""Letters from which an unknown word in -ed after "I" or "you" is a verb."""


class Piece(NamedTuple):
    text: str
    low: str
    space: bool


@remembered
def tokens_of(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Tagged words of one sentence. Contractions are two tokens ("ca" + "n't" reads "can" + "n't" by `low`).

    One draft asks for the same clauses some eighty times; whoever rewrites clears the cache when it is done.
    """
    pieces = pieces_of(text)
    lows = [piece.low for piece in pieces]
    marks = _marks(tuple(lows), lexicon)
    return tuple(
        [
            Token(text, low, tag, space, tag == "not", base, form)
            for (text, low, space), (tag, base, form) in zip(pieces, marks, strict=True)
        ]
    )


@remembered
def _marks(lows: tuple[str, ...], lexicon: Lexicon) -> Sequence[Mark]:
    """The same for a clause with its capital and without."""
    marks: list[Mark] = []
    for place in range(len(lows)):
        marks.append(_mark(place, lows, marks, lexicon))
    return marks


def first_of(text: str, lexicon: Lexicon) -> Token | None:
    """The first of a text's tokens: the next word is all that its tag hangs on."""
    if "`" not in text and "{{" not in text:
        text = " ".join(text.split(maxsplit=2)[:2])
    return next(iter(tokens_of(text, lexicon)), None)


def pieces_of(text: str) -> Sequence[Piece]:
    """Words and stops as they are typed, contractions in two."""
    if "`" in text or "{{" in text:
        return _pieces(text)
    found: list[Piece] = []
    for chunk in text.split():
        if chunk.isalpha() and (low := chunk.lower()) != "cannot":
            found.append(Piece(chunk, low, True))
        elif chunk[-1] in ",.?!" and (word := chunk[:-1]).isalpha() and (low := word.lower()) != "cannot":
            found += (Piece(word, low, True), Piece(chunk[-1], chunk[-1], False))
        else:
            found += _pieces(chunk)
    return found


@remembered
def _pieces(text: str) -> Sequence[Piece]:
    """Of what isn't plain; a contraction stands in several of a draft's stretches."""
    found: list[Piece] = []
    end = 0
    for m in TOKEN.finditer(text):
        space = m.start() > end or not found
        end = m.end()
        word = m.group()
        low = word.lower().replace("’", "'")
        if low in IRREGULAR_NOT:
            cut = 3 if low == "cannot" else len(word) - (3 if low != "can't" else 2)
            found += (Piece(word[:cut], IRREGULAR_NOT[low], space), Piece(word[cut:], "not", False))
        elif "'" in low and (parts := CONTRACTION.match(low)):
            cut, last = len(parts["head"]), "not" if parts["tail"] == "n't" else parts["tail"]
            found += (Piece(word[:cut], parts["head"], space), Piece(word[cut:], last, False))
        else:
            found.append(Piece(word, low, space))
    return found


def _mark(place: int, lows: Sequence[str], marks: Sequence[Mark], lexicon: Lexicon) -> Mark:
    """The part of speech of one word, from itself, what stands before it and the next word."""
    low = lows[place]
    after = lows[place + 1] if place + 1 < len(lows) else ""
    if after == "than" and low.endswith("er"):
        return ADJ
    if fixed := FIXED.get(low):
        return fixed
    first = low[0]
    if not first.isalnum() and first not in "'@#{`$£€":
        return PUNCT
    previous = lows[place - 1] if place else ""
    tag = marks[-1][0] if marks else None
    if first == "'" and tag is not None:
        return _apostrophe(low, previous, tag, after, lexicon)
    if first.isdigit() or (first in "$£€#" and len(low) > 1):
        return NUM
    if low not in CLOSED and low not in lexicon.determiners:
        return _open(place, lows, marks, lexicon)
    if low in MODAL:
        return NOUN if previous in POSSESSIVE_OR_ARTICLE and after != "not" else ("modal", low, "")
    if low in CONJ:
        much = low == "so" and (after in lexicon.adjectives or after in ("much", "many", "long"))
        return ADV if much else ("conj", "", "")
    pointing = low in ("this", "these", "those", "that")
    if pointing and _points(low, tag, after):
        return PRON
    subordinate = low in SUB
    if (
        low in lexicon.determiners
        and low != "half"
        and not (subordinate and tag in (None, "punct") and after in SUBJECT)
    ):
        return DET
    if subordinate and (low not in lexicon.prepositions or after in SUBJECT):
        return ("sub" if low not in WH or tag is not None else "wh", "", "")
    if low in WH:
        return ("wh", "", "")
    if low in INTJ and tag in (None, "punct") and low not in ("great", "right", "look", "well", "listen"):
        return ("intj", "", "")
    return _open(place, lows, marks, lexicon)


def _points(low: str, tag: Tag | None, after: str) -> bool:
    """Whether "this", "that" and their kin stand for a thing by themselves."""
    if low == "that" and (after in BE or after in ("'s", "'ll", "will", "would", "can")):
        return True
    return (
        not after
        or not after[0].isalnum()
        or after in BE | HAVE | DO | MODAL | {"'s", "to", "for", "because"}
    )


def _apostrophe(low: str, previous: str, tag: Tag, after: str, lexicon: Lexicon) -> Mark:
    if low == "'d":
        perfect = lexicon.base(after, "participle") is not None and lexicon.base(after, "base") is None
        return ("have", "have", "") if perfect else ("modal", "would", "")
    if low == "'s" and previous in IS_NOT_OWNS:
        return HAS if after in HAS_DONE else IS
    if low == "'s" and previous == "let":
        return PRON
    if (
        low == "'s"
        and tag == "noun"
        and (after in AFTER_IS or (after.endswith("ing") and after not in ING_NOUNS))
    ):
        return ("have", "be", "") if after in ("been", "gone") else IS
    return ("det", "", "genitive")


def _open(place: int, lows: Sequence[str], marks: Sequence[Mark], lexicon: Lexicon) -> Mark:
    low = lows[place]
    after = lows[place + 1] if place + 1 < len(lows) else ""
    previous = lows[place - 1] if place else ""
    tag = marks[-1][0] if marks else None
    forms = lexicon.known.get(low, ())
    governor = _governor(marks) if forms or tag in ("adj", "num", "adv") else None
    starts = tag in (None, "punct", "conj", "intj") or (tag == "adv" and governor is None)
    noun_place = tag == "det" or (tag in ("adj", "num") and governor != "be")

    def verb(*wanted: Form) -> Mark | None:
        for form in wanted:
            for base, is_ in forms:
                if is_ == form:
                    return ("verb", base, form)
        return None

    if forms and governor is not None and not noun_place:
        if governor in ("modal", "do", "to") and (found := verb("base")):
            return found
        if governor == "have" and (found := verb("participle")):
            return found
        if governor == "be":
            if low in lexicon.adjectives and not verb("ing"):
                return ADJ
            if found := verb("ing", "participle"):
                return found
    if low in lexicon.adjectives and not (
        starts and verb("base") and (after in POSSESSIVE or after in OBJECT or after in ("the", "it", "a"))
    ):
        if noun_place and after and not after[0].isalpha() and low in lexicon.nouns_first:
            return NOUN
        if starts and after in FINITE and low in lexicon.nouns_first:
            return NOUN  # "Manual says"
        subject_before = tag in ("pron", "noun") and previous not in OBJECT
        if not (subject_before and verb("past") and low not in ("tired", "broken")):
            return ADJ
    if low in lexicon.prepositions and not (low in lexicon.adverbs and (not after or not after[0].isalnum())):
        return ("prep", "", "")
    if low in lexicon.adverbs and not noun_place:
        return ADV
    if not forms:
        if previous in SUBJECT and low.endswith("ed") and len(low) > LONG:
            return ("verb", low[:-2], "past")
        return ADV if low.endswith("ly") and len(low) > 4 else NOUN
    if noun_place and not (tag == "num" and verb("past", "participle")):
        modifies = (
            after[:1].isalpha()
            and verb("participle", "ing")
            and not verb("base")
            and after not in SUB
            and after not in CONJ
            and after not in BE
            and after not in MODAL
            and after not in lexicon.prepositions
        )
        return ADJ if modifies else NOUN
    if tag == "pron" and previous not in OBJECT:
        return verb("past", "s", "base", "participle", "ing") or NOUN
    ambiguous = low in lexicon.nouns_first
    led = after in POSSESSIVE or after in OBJECT or after in lexicon.determiners
    if starts and (found := verb("base")):
        if after in FINITE:
            return NOUN  # "Meter was read": no order goes on so
        leads = (
            led
            or after in ("it", "you", "to")
            or after[:1].isdigit()
            or (after in lexicon.prepositions and not ambiguous)
        )
        return found if leads or not ambiguous else NOUN
    if tag in BEFORE_VERB:
        if tag == "prep" and (found := verb("ing")):
            return found
        if found := verb("past", "s", "participle", "ing"):
            plural = found[2] == "s" and low[:-1] in lexicon.nouns_first
            return NOUN if plural and not (led or after in lexicon.adverbs) else found
        if tag in ("noun", "adv", "conj") and not ambiguous and (found := verb("base")):
            return found
    return NOUN


def _governor(marks: Sequence[Mark]) -> Tag | None:
    """The auxiliary or "to" that a verb here would depend on, past adverbs, "not" and (in questions) a subject."""
    seen_subject = False
    for place in range(len(marks) - 1, -1, -1):
        tag = marks[place][0]
        if tag in ("modal", "be", "have", "do", "to"):
            asked = place == 0 or marks[place - 1][0] in ("wh", "punct", "conj", "intj")
            return tag if not seen_subject or asked else None
        if tag in ("adv", "not"):
            continue
        if tag in ("pron", "det", "noun") and not seen_subject:
            seen_subject = True
            continue
        if seen_subject and tag in ("det", "noun", "adj"):
            continue
        return None
    return None


def written(tokens: Sequence[Token]) -> str:
    """The words as they were typed, with single spaces."""
    text = ""
    for token in tokens:
        text += (" " if token.space and text else "") + token.text
    return text
