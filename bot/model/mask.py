"""What nobody outside may read is a token before a text leaves, and itself again when it returns.

Masked are the coach's facts (amounts, ids, links, e-mails, mentions, code, placeholders, long numbers), phone and
card numbers, and names. A name is known by its capital where a sentence does not ask for one, by the title or
greeting before it, or as a word that begins a sentence and stands in no text of ours. Rather a word too many than a
name: a masked word comes back as it was.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.coach import Fact
from bot.coach.types import FactKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KINDS: Mapping[FactKind, str] = {
    "money": "AMOUNT",
    "id": "REF",
    "link": "LINK",
    "email": "EMAIL",
    "mention": "NAME",
    "placeholder": "FIELD",
    "code": "CODE",
    "name": "NAME",
}
_NUMBERS = re.compile(
    r"(?<![\w\[])(?:\+|00)?\(?\d[\d ()./-]{5,}\d(?![\w\]])"
    r"|(?<![\w\[.,:])(?:\d{1,3}(?:[.,]\d{2,3})+|\d{3,})(?![\w\]:]|[.,]\d)"
)
"""Phone and card numbers with their gaps, sums without a sign, and any number of three digits or more."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|dr|prof|sir|madam)\.?\s+$", re.IGNORECASE)
_GREETED = re.compile(
    r"(?:^|[\n.!?]\s*)(?:hi|hello|hey|dear|thanks|thank you|sorry|morning|regards|cheers|best|my name is|this is|i'm|i am)"
    r"(?:,)?\s+$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:regards|wishes|sincerely|cheers|best|thanks|thank you|yours|love|xx?|--?|~)[,.!]?\s*\n+\s*$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?:;…\n*•>(\"“-]|\d[.)])\s*[\"“'‘(]*$")
_ALWAYS_FINE = _words(
    "i hi hello hey dear thanks regards cheers eur usd gbp chf mr mrs ms dr miss i'm i'll i've "
    "i'd ok okay monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december mon tue wed thu fri sat sun "
    "id pin pdf sms app url usb gps tv faq iban vat uk us eu usa"
)
_FINE_AFTER_HELLO = _words("there all team sir madam customer again everyone so very that a the for about to")
_TOKEN = re.compile(r"\[[A-Z]+_\d+\]")


@dataclass(frozen=True, slots=True)
class Masked:
    """`texts` as they may leave; `words` maps each token to what it stands for."""

    texts: tuple[str, ...]
    words: Mapping[str, str]

    def restored(self, text: str) -> str | None:
        """With every token as it was; None where a token is none of ours."""
        if any(token not in self.words for token in _TOKEN.findall(text)):
            return None
        return _TOKEN.sub(lambda m: self.words[m[0]], text)


class Mask:
    """`facts` finds a text's protected stretches (`Coach.facts`); `vocabulary` are words that are no names, in
    lower case."""

    def __init__(self, facts: Callable[[str], Sequence[Fact]], vocabulary: frozenset[str]) -> None:
        self._facts = facts
        self._vocabulary = vocabulary | _ALWAYS_FINE

    def of(self, *texts: str) -> Masked:
        """The same words get the same token in all of them."""
        tokens: dict[tuple[str, str], str] = {}
        taken = set(_TOKEN.findall("\n".join(texts)))
        names = {name.lower() for text in texts for _, _, name in self._names(text)}
        masked: list[str] = []
        for text in texts:
            parts: list[str] = []
            position = 0
            for start, end, kind in self._stretches(text, names):
                words = text[start:end]
                if (kind, words) not in tokens:
                    tokens[kind, words] = _free(kind, tokens, taken)
                parts += (text[position:start], tokens[kind, words])
                position = end
            masked.append("".join((*parts, text[position:])))
        return Masked(tuple(masked), {token: words for (_, words), token in tokens.items()})

    def names(self, text: str) -> frozenset[str]:
        """What would be masked as a name, in lower case."""
        return frozenset(name.lower() for _, _, name in self._names(text))

    def _stretches(self, text: str, names: set[str]) -> Iterator[tuple[int, int, str]]:
        found = [(f.start, f.end, _KINDS[f.kind]) for f in self._facts(text) if f.kind in _KINDS]
        found += [(m.start(), m.end(), "NUMBER") for m in _NUMBERS.finditer(text)]
        found += [(m.start(), m.end(), "NAME") for m in _WORD.finditer(text) if _plainly(m[0]) in names]
        found.sort(key=lambda each: (each[0], -each[1]))
        position = 0
        for start, end, kind in found:
            if start >= position:
                yield start, end, kind
                position = end

    def _names(self, text: str) -> Iterator[tuple[int, int, str]]:
        for m in _WORD.finditer(text):
            word = _plainly(m[0])
            if word in _ALWAYS_FINE or not word:
                continue
            before = text[max(0, m.start() - 40) : m.start()]
            if _TITLED.search(before) or (_SIGNED.search(before) and m[0][0].isupper()):
                yield m.start(), m.end(), word
            elif _GREETED.search(before):
                if word not in _FINE_AFTER_HELLO and word not in self._vocabulary:
                    yield m.start(), m.end(), word
            elif self._is_capital(m[0], word) and not (_BEGINS.search(before) and word in self._vocabulary):
                yield m.start(), m.end(), word

    def _is_capital(self, written: str, word: str) -> bool:
        """A shouted word that we know is no name."""
        shouted = written.isupper() and len(written) > 1 and word in self._vocabulary
        return written[0].isupper() and not shouted


def _plainly(word: str) -> str:
    """In lower case, without a possessive ending."""
    low = word.lower().replace("’", "'")
    return low.removesuffix("'s")


def _free(kind: str, tokens: Mapping[tuple[str, str], str], taken: set[str]) -> str:
    number = 1 + sum(each == kind for each, _ in tokens)
    while (token := f"[{kind}_{number}]") in taken or token in tokens.values():
        number += 1
    return token
