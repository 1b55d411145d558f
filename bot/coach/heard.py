"""A message in a shape that the pack's patterns can be matched on: contractions opened, adverbs of mood left out, each
noun phrase in ⟨ ⟩, and for each of those the words that name it towards the customer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.coach.lexicon import Lexicon
from bot.coach.text import QUOTES, letters_of, sentences_of
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.voice import lowered, tidy
from bot.coach.wording import Wording

LONGEST = 1500
MAX_PHRASE = 7
SOFT = frozenset(
    ["just", "also", "even", "really", "actually", "literally", "simply", "already", "suddenly", "finally", "completely", "totally", "basically", "apparently", "honestly", "obviously", "seriously", "still", "clearly", "very", "so", "absolutely", "definitely", "currently", "please", "again"]
) - {"again", "so", "please"}  # fmt: skip
OPENED: Mapping[str, str] = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "&": "and"}
MINE = frozenset(["my", "our"])
DROPPED_DETERMINERS = frozenset(["all", "both", "half"])
NO_PHRASE = frozenset(
    ["no", "any", "each", "every", "another", "such", "what", "which", "whose", "few", "many", "several", "much", "more", "most", "enough", "either", "neither"]
)
DEFINITE = frozenset(["the", "this", "that", "these", "those", "a", "an", "some"])
PERSONS = frozenset(["his", "her", "their", "its"])
RUDE = frozenset(
    ["damn", "bloody", "stupid", "useless", "rubbish", "crap", "crappy", "pathetic", "fucking", "freaking", "ridiculous", "terrible", "horrible", "awful", "so-called", "whole", "entire", "exact", "very", "goddamn", "same"]
)
TIMES = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "today", "tonight", "tomorrow", "yesterday", "week", "weeks", "month", "months", "year", "years", "day", "days", "hour", "hours", "minute", "minutes", "night", "morning", "afternoon", "evening", "weekend", "time", "times", "noon", "midnight", "twice"]
)
VAGUE = frozenset(
    ["thing", "things", "way", "ways", "lot", "one", "ones", "problem", "issue", "matter", "point", "reason", "fact", "idea", "something", "anything", "kind", "sort", "case", "people", "guys", "person", "anyone", "mess", "joke", "fault", "rip-off", "ripoff", "theft", "disgrace", "scam", "nonsense", "fun", "help", "same", "other", "rest", "bit", "part", "all", "none", "nothing", "everything", "what"]
)
STATES = frozenset(
    ["delayed", "cancelled", "late", "down", "gone", "broken", "out", "off", "missing", "locked", "blocked", "frozen", "due", "overdue"]
)
NUMBERED = frozenset(
    ["order", "ticket", "case", "claim", "booking", "invoice", "reference", "ref", "number", "reservation", "account"]
)
SINGULAR_S = frozenset(["gas", "lens", "series", "news", "bus", "address", "access", "business", "process", "always", "progress"])
MASS = frozenset(
    ["luggage", "baggage", "money", "data", "furniture", "water", "internet", "heating", "heat", "food", "equipment", "hair", "power", "electricity", "wifi", "broadband", "gas", "insurance", "parking", "access", "information", "software", "music", "homework", "work", "medication", "medicine", "insulin", "oxygen", "milk", "bread", "rice", "meat", "mould", "mold", "damp", "noise", "news", "advice", "help", "stuff", "jewellery", "jewelry", "clothing", "cash", "credit", "salary", "pay", "rent", "service", "support", "traffic", "research", "training", "glass", "wood", "paint", "cover"]
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A thing of a message. `text`: "your washing machine"; `bare`: "washing machine"; `a`: "a washing machine", "" where
    it can't be told whether one can count it."""

    text: str
    bare: str
    a: str
    plural: bool


@dataclass(frozen=True)
class Heard:
    marked: str = ""
    phrases: Mapping[int, Phrase] = field(default_factory=dict[int, Phrase])
    """By the place of their ⟨; those that name nothing usable are not in it."""
    words: frozenset[str] = frozenset()

    def phrase(self, group: int) -> Phrase | None:
        """The phrase whose words begin at this place."""
        return self.phrases.get(group - 1)


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


def hear(message: str, wording: Wording, *, theirs: bool = True) -> Heard:
    """The first 1,500 characters. `theirs`: the customer speaks, so that "my" is theirs; else we do."""
    text = message[:LONGEST].translate(QUOTES)
    marked = ""
    phrases: dict[int, Phrase] = {}
    for sentence in sentences_of(text)[:16]:
        typed = with_subject(tidy(text[sentence.start : sentence.end], wording.lexicon), wording.lexicon)
        tokens = tokens_of(typed, wording.lexicon)
        tokens = lowered(tokens, wording.lexicon)
        for stretch, is_phrase in _stretches(tuple(_opened(tokens))):
            if is_phrase:
                starts = not marked or marked.endswith((". ", "? "))
                found = _phrase(stretch, wording, theirs=theirs, starts=starts)
                if found is not None:
                    phrases[len(marked)] = found
                marked += f"⟨{written(stretch)}⟩ "
            else:
                marked = marked.rstrip() if stretch[0].tag == "punct" and not stretch[0].space else marked
                marked += " ".join(t.text for t in stretch) + " "
        marked = re.sub(r"[ .!?…,;]+$", "", marked) + (
            " ? " if text[sentence.end - 1] == "?" else " . "
        )
    return Heard(marked, phrases, letters_of(marked.lower()))


def _opened(tokens: Sequence[Token]) -> Iterator[Token]:
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
            yield Token(token.base and {"be": "is", "have": "has"}[token.base], "is", token.tag, True)
        elif token.low == "'d":
            word = "had" if token.tag == "have" else "would"
            yield Token(word, word, token.tag, True)
        elif token.low in ("cannot", "ca", "wo"):
            yield Token("will" if token.low == "wo" else "can", "can", "modal", True)
            if token.low == "cannot":
                yield Token("not", "not", "not", True)
        elif token.low in SOFT and token.tag not in ("det", "noun") and place:
            continue
        else:
            yield token


def _is_verb(after: Sequence[Token]) -> bool:
    """ "My flight's delayed": what follows is no noun's."""
    if not after:
        return False
    return after[0].low in STATES or (
        after[0].tag in ("verb", "adj") and (len(after) == 1 or after[1].tag != "noun")
    )


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], bool]]:
    """Noun phrases and what stands between them. A time ("last week", "Friday") is no phrase."""
    current: list[Token] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        counts = place + 2 < len(tokens) and tokens[place + 2].low == "old"
        if token.tag == "num" and after is not None and after.low in TIMES and current and not counts:
            yield from _close(current)
            current = []
        inner = token.tag in ("det", "adj", "num", "noun")
        if token.tag == "det" and token.low != "'s" and any(t.tag in ("noun", "adj") for t in current):
            yield from _close(current)
            current = []
        aged = after is not None and after.low in ("old", "olds")
        if (
            not aged
            and token.low in TIMES
            and any(t.tag == "noun" for t in current)
            and token.low not in ("time", "may")
        ):
            yield from _close(current)
            current = []
        if token.tag == "adj" and current and current[-1].tag == "noun" and token.low in ("last", "next"):
            yield from _close(current)
            current = []
        if inner:
            current.append(token)
            continue
        if token.low == "of" and current and current[-1].tag == "noun" and len(current) <= 4:
            current.append(token)
            continue
        yield from _close(current)
        current = []
        yield [token], False
    yield from _close(current)


def _close(current: list[Token]) -> Iterator[tuple[list[Token], bool]]:
    tail: list[Token] = []
    while current and current[-1].low == "of":
        tail.insert(0, current.pop())
    if current and current[0].tag == "det" and current[-1].tag == "adj" and current[-1].low.endswith("ing"):
        current[-1] = replace(current[-1], tag="noun")
    noun = next((i for i in range(len(current) - 1, -1, -1) if current[i].tag in ("noun", "num")), -1)
    trailing = current[noun + 1 :] if noun >= 0 else []
    if trailing and not (
        len(trailing) == 1 and trailing[0].low in ("present", "original", "special", "local", "key")
    ):
        current, tail = current[: noun + 1], [*trailing, *tail]
    if current and any(t.tag == "noun" for t in current) and current[-1].low not in TIMES:
        yield current, True
    elif current:
        yield current, False
    if tail:
        yield tail, False


def _phrase(tokens: Sequence[Token], wording: Wording, *, theirs: bool, starts: bool) -> Phrase | None:
    words = [t for t in tokens if not (t.low in RUDE and t.tag == "adj")]
    while words and words[0].low in DROPPED_DETERMINERS:
        words = words[1:]
    if len(words) > 1 and words[-1].tag == "num" and words[-2].low in NUMBERED:
        words = words[:-1]
    if not words or words[0].low in NO_PHRASE or len(words) > MAX_PHRASE or words[-1].tag == "punct":
        return None
    first = words[0]
    rest = words[1:] if first.tag == "det" else words
    head = next((t for t in reversed(_before_of(rest)) if t.tag == "noun"), None)
    if head is None or head.low in VAGUE or head.low in TIMES or not rest or not head.low[0].isalpha():
        return None
    if any(t.low in MINE for t in rest):
        return None
    bare = written(rest)
    many = _plural(head)
    named = rest[0].text[:1].isupper() and first.tag != "det"
    if named and starts and head.low not in wording.lexicon.nouns_first | wording.lists["count_nouns"]:
        return None
    if named and starts:
        named, bare = False, bare[:1].lower() + bare[1:]
    if first.low in MINE and theirs:
        text = f"your {bare}"
    elif first.low in MINE:
        text = f"our {bare}"
    elif first.low == "your" and not theirs:
        text = f"your {bare}"
    elif first.low in PERSONS:
        text = f"{first.low} {bare}"
    elif named:
        text = bare
    elif first.tag == "det" and first.low not in DEFINITE and first.low != "your" and first.tag != "num":
        text = f"the {first.low} {bare}" if first.low.isalpha() and many else ""
    else:
        text = f"the {bare}"
    if not text:
        return None
    counted = first.low in ("a", "an") or head.low in wording.lists["count_nouns"]
    if any(t.low == "'s" for t in rest) or named or first.tag == "num" or rest[0].tag == "num":
        a = ""
    elif many or head.low in MASS:
        a = bare
    else:
        a = f"{'an' if re.match(r'[aeio]|u[^ns]', bare.lower()) else 'a'} {bare}" if counted else ""
    return Phrase(text, bare, a, many)


def _before_of(words: Sequence[Token]) -> Sequence[Token]:
    place = next((i for i, t in enumerate(words) if t.low == "of"), len(words))
    return words[:place]


def _plural(head: Token) -> bool:
    low = head.low
    if low in ("people", "children", "feet", "teeth", "police"):
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in SINGULAR_S
