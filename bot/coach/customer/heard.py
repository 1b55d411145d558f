"""A message in a shape that the pack's patterns can be matched on: contractions opened, adverbs of mood left out, each
noun phrase in ⟨ ⟩, and for each of those the words that name it towards the customer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.coach.english.lexicon import Lexicon
from bot.coach.english.text import QUOTES, fold, letters_of, sentences_of
from bot.coach.english.tokens import HAS_DONE, IS_NOT_OWNS, Piece, Token, pieces_of, tokens_of, written
from bot.coach.english.voice import lowered, tidy
from bot.coach.wording import Wording

LISTENED = 1500
"""Letters of a customer's message that are read for what it tells."""
SENTENCES = 16
MAX_PHRASE = 7
OPENED: Mapping[str, str] = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "&": "and"}
MINE = frozenset(["my", "our"])
LEADS = frozenset(["all", "both", "half"])
DEFINITE = frozenset(["the", "this", "that", "these", "those", "a", "an", "some", "your"])
PERSONS = frozenset(["his", "her", "their", "its"])
STATES = frozenset(
    ["delayed", "cancelled", "late", "down", "gone", "broken", "out", "off", "missing", "locked", "blocked", "frozen", "due"]
)  # fmt: skip
""" "My flight's delayed" is no delayed of the flight."""
NUMBERED = frozenset(
    ["order", "ticket", "case", "claim", "booking", "invoice", "reference", "number", "account"]
)
NOUNS_TOO = frozenset(["present", "original", "special", "local", "key"])
"""Taken for adjectives at the end of a phrase."""
MANY = frozenset(["people", "children", "feet", "teeth", "police"])
ONE = frozenset(["gas", "lens", "series", "news"])
SUBJECTLESS = (
    (
        re.compile(
            r"(?:still )?(?:can't|cannot|couldn't|haven't|didn't|wasn't|tried|paid|ordered|bought|waited|got|received|lost|called|asked|sent"
            r"|spent|booked|rang|phoned|emailed|returned) (?!by\b)",
            re.IGNORECASE,
        ),
        "I",
    ),
    (re.compile(r"been (?:\w+ing|on hold|without)\b", re.IGNORECASE), "I've"),
    (re.compile(r"(?:still )?waiting (?:for|since|on)\b", re.IGNORECASE), "I'm"),
)
"""What a hurried message leaves out, by how its sentence starts."""


NAMED_DAYS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|november|december|christmas|easter|instagram|facebook|netflix|spotify|google|snapchat|twitter|airbnb)\b"
)
"""Typed without their capital."""


SHOUTED = re.compile(r"\b[A-Z]{5,}\b")
"""Longer than what is written in capitals anyway ("VAT", "IBAN")."""


OWNED = re.compile(
    r"\b((?:my|our) (?:little )?(?:mum|mom|dad|son|daughter|sister|brother|wife|husband|gran|nan|mother|father|boy|girl|kid))s"
    r" (birthday|wedding|funeral|party|graduation|school|room|bed|phone|house|flat|bin|meds|medication|ring|wheelchair|name"
    r"|account|grave|\d+th)\b",
    re.IGNORECASE,
)
"""Typed without its apostrophe."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A thing of a message. `text`: "your washing machine"; `bare`: "washing machine"."""

    text: str
    bare: str
    plural: bool

    @property
    def head(self) -> str:
        return self.bare.rsplit(" ", 1)[-1].lower()


@dataclass(frozen=True)
class Heard:
    marked: str = ""
    folded: str = ""
    phrases: Mapping[int, Phrase] = field(default_factory=dict[int, Phrase])
    """By the place of their ⟨; those that name nothing usable are not in it."""
    words: frozenset[str] = frozenset()

    def phrase(self, start: int) -> Phrase | None:
        """The phrase whose words begin at this place."""
        return self.phrases.get(start - 1)


def with_names(text: str) -> str:
    """Days, months and the best-known names with the capital they were typed without."""
    return NAMED_DAYS.sub(lambda m: m.group().capitalize(), text)


def with_subject(text: str, lexicon: Lexicon) -> str:
    """ "Can't log in." → I can't log in; "Broke my wrist." → I broke my wrist."""
    first, _, rest = text.partition(" ")
    done = lexicon.base(first.lower(), "past") and not lexicon.base(first.lower(), "base", "ing")
    if done and rest.split(" ", 1)[0].lower() in ("my", "our", "the", "a", "an"):
        return f"I {first.lower()} {rest}"
    for pattern, subject in SUBJECTLESS:
        if pattern.match(text):
            return f"{subject} {text[0].lower()}{text[1:]}"
    return text


def hear(message: str, wording: Wording) -> Heard:
    """What the customer says in the first LISTENED characters of their message."""
    calm = OWNED.sub(r"\1's \2", SHOUTED.sub(lambda m: m.group().lower(), message[:LISTENED]))
    text = with_names(calm.translate(QUOTES))
    marked = ""
    phrases: dict[int, Phrase] = {}
    for sentence in sentences_of(text)[:SENTENCES]:
        typed = with_subject(tidy(text[sentence.start : sentence.end], wording.lexicon), wording.lexicon)
        tokens = lowered(tokens_of(typed, wording.lexicon), wording.lexicon)
        first = True
        for stretch, is_phrase in _stretches(tuple(_opened(tokens, wording)), wording):
            if is_phrase:
                if (found := _phrase(stretch, wording, starts=first)) is not None:
                    phrases[len(marked)] = found
                marked += f"⟨{written(stretch)}⟩ "
            else:
                attached = stretch[0].tag == "punct" and not stretch[0].space
                marked = marked.rstrip() if attached else marked
                marked += " ".join(t.text for t in stretch) + " "
            first = False
        marked = marked.rstrip(" .!?…,;") + (" ? " if text[sentence.end - 1] == "?" else " . ")
    folded = fold(marked)
    return Heard(marked, folded, phrases, letters_of(folded))


def hear_draft(folded: str, wording: Wording) -> Heard:
    """A draft's words in the same shape, but for the phrases: what it alone tells names no thing of the customer's."""
    marked = ""
    for sentence in sentences_of(folded)[:SENTENCES]:
        typed = tidy(folded[sentence.start : sentence.end], wording.lexicon)
        words = "".join(_spoken_out(pieces_of(typed), wording)).strip(" .!?…,;")
        marked += words + (" ? " if folded[sentence.end - 1] == "?" else " . ")
    heard = fold(marked)
    return Heard(marked, heard, {}, letters_of(heard))


def _spoken_out(pieces: Sequence[Piece], wording: Wording) -> Iterator[str]:
    """The words as `_opened` gives them, each with the gap before it; told by themselves alone."""
    before = ""
    for place, piece in enumerate(pieces):
        low = piece.low
        if low == "'s" and before in IS_NOT_OWNS:
            after = pieces[place + 1].low if place + 1 < len(pieces) else ""
            yield " has" if after in HAS_DONE else " is"
        elif low in OPENED or low == "'d":
            yield f" {OPENED.get(low, 'would')}"
        elif not (place and low in wording.lists["mood_adverbs"]):
            attached = not piece.space and low != "not" and not low[0].isalnum()
            yield ("" if attached else " ") + (low if low == "not" else piece.text)
        before = low


def _opened(tokens: Sequence[Token], wording: Wording) -> Iterator[Token]:
    """Contractions opened ("can 't" → can not), adverbs of mood left out."""
    for place, token in enumerate(tokens):
        after = tokens[place + 1 : place + 3]
        if token.tag == "not" and token.text.lower() not in ("not", "never"):
            yield Token("not", "not", "not", True)
        elif token.low == "'s" and token.tag == "det" and _is_verb(after):
            yield Token("is", "is", "be", True)
        elif token.low in OPENED:
            yield Token(OPENED[token.low], OPENED[token.low], token.tag, True)
        elif token.low == "'s" and token.tag in ("be", "have"):
            word = "is" if token.base == "be" else "has"
            yield Token(word, word, token.tag, True)
        elif token.low == "'d":
            word = "had" if token.tag == "have" else "would"
            yield Token(word, word, token.tag, True)
        elif token.low == "cannot":
            yield Token("can", "can", "modal", True)
            yield Token("not", "not", "not", True)
        elif place and token.low in wording.lists["mood_adverbs"] and token.tag not in ("det", "noun"):
            continue
        else:
            yield token


def _is_verb(after: Sequence[Token]) -> bool:
    if not after:
        return False
    if after[0].low in STATES:
        return True
    return after[0].tag in ("verb", "adj") and (len(after) == 1 or after[1].tag != "noun")


def _stretches(tokens: Sequence[Token], wording: Wording) -> Iterator[tuple[list[Token], bool]]:
    """Noun phrases and what stands between them. A time ("last week", "Friday") is no phrase."""
    times = wording.lists["time_words"]
    current: list[Token] = []
    for place, token in enumerate(tokens):
        if current and _breaks(token, tokens[place + 1 : place + 3], current, times):
            yield from _close(current, times)
            current = []
        inner = token.low == "of" and current and current[-1].tag == "noun" and len(current) <= 4
        if _is_named(token, current, tokens[place + 1 : place + 3]):
            token = token._replace(tag="noun")  # noqa: PLW2901
        if inner or token.tag in ("det", "adj", "num", "noun"):
            current.append(token)
            continue
        if current:
            yield from _close(current, times)
            current = []
        yield [token], False
    if current:
        yield from _close(current, times)


def _is_named(token: Token, current: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "The breast pump still isn't here": behind one thing no verb stands bare before another verb."""
    return (
        token.tag == "verb"
        and token.form == "base"
        and len(current) > 1
        and current[0].tag == "det"
        and current[-1].tag == "noun"
        and not _plural(current[-1])
        and any(t.tag in ("be", "have", "modal") or t.form in ("s", "past") for t in after)
    )


def _breaks(token: Token, after: Sequence[Token], current: Sequence[Token], times: frozenset[str]) -> bool:
    """Whether a word begins something else than what is being named."""
    named = any(t.tag == "noun" for t in current)
    if token.tag == "det" and token.low != "'s" and (named or any(t.tag == "adj" for t in current)):
        return True
    if token.low in ("last", "next") and named and current[-1].tag == "noun":
        return True
    timed = token.tag == "num" and bool(after) and after[0].low in times
    if not timed and not (token.low in times and named and token.low not in ("time", "may")):
        return False
    return not (after and (after[0].low in ("old", "olds") or (len(after) > 1 and after[1].low == "old")))


def _close(current: list[Token], times: frozenset[str]) -> Iterator[tuple[list[Token], bool]]:
    """A phrase ends with its noun; what was taken in after it stands for itself."""
    if current[0].tag == "det" and current[-1].tag == "adj" and current[-1].low.endswith("ing"):
        current[-1] = current[-1]._replace(tag="noun")
    if current[-1].low in NOUNS_TOO and len(current) > 1:
        current[-1] = current[-1]._replace(tag="noun")
    end = next((i for i in range(len(current), 0, -1) if current[i - 1].tag in ("noun", "num")), 0)
    phrase, tail = (current[:end], current[end:]) if end else (current, [])
    if phrase:
        yield phrase, any(t.tag == "noun" for t in phrase) and phrase[-1].low not in times
    if tail:
        yield tail, False


def _phrase(tokens: Sequence[Token], wording: Wording, *, starts: bool) -> Phrase | None:
    lists = wording.lists
    words = [t for t in tokens if not (t.low in lists["judging"] and t.tag == "adj")]
    while words and words[0].low in LEADS:
        words = words[1:]
    if len(words) > 1 and words[-1].tag == "num" and words[-2].low in NUMBERED:
        words = words[:-1]
    if not words or words[0].low in lists["unnaming"] or len(words) > MAX_PHRASE:
        return None
    first, rest = words[0], words[1:] if words[0].tag == "det" else words
    end = next((i for i, t in enumerate(rest) if t.low == "of"), len(rest))
    head = next((t for t in reversed(rest[:end]) if t.tag == "noun"), None)
    if head is None or head.low in lists["vague_things"] | lists["time_words"] or not head.low[0].isalpha():
        return None
    if any(t.low in MINE for t in rest) or (rest and rest[0].tag == "det"):
        return None
    bare, many = written(rest), _plural(head)
    named = rest[0].text[:1].isupper() and first.tag != "det"
    if named and starts:
        if head.low not in wording.lexicon.nouns_first | lists["count_nouns"]:
            return None
        named, bare = False, bare[:1].lower() + bare[1:]
    text = _definite(first, bare, named=named, many=many)
    return Phrase(text, bare, many) if text else None


def _definite(first: Token, bare: str, *, named: bool, many: bool) -> str:
    if first.low in MINE:
        return f"your {bare}"
    if first.low in PERSONS:
        return f"{first.low} {bare}"
    if named:
        return bare
    if first.tag == "det" and first.low not in DEFINITE:
        return f"the {first.low} {bare}" if first.low.isalpha() and many else ""
    return f"the {bare}"


def _plural(head: Token) -> bool:
    return head.low in MANY or (
        head.low.endswith("s") and not head.low.endswith(("ss", "us", "is")) and head.low not in ONE
    )
