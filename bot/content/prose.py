"""Measures on English sentences that the linter needs: reading grade, look-alikes, words that must not stand."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;]+(?=[\s'\"”’)]|$)")
_QUOTED = re.compile(r"""(?<!\w)(?:'[^']*(?:'\w[^']*)*'|"[^"]*"|“[^”]*”)(?!\w)""")
_SHINGLE = 4
_COMMON = 12  # a run of words that stands in more entries than this is an idiom and no copy


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [word.casefold() for word in _WORD.findall(text)]


def grade(text: str) -> float:
    """The American school year that can read `text`, by the Automated Readability Index (Senter & Smith 1967).

    Colons and semicolons count as ends of sentences, since a reader rests there too. 0.0 without words.
    """
    found = _WORD.findall(text)
    if not found:
        return 0.0
    letters = sum(sum(char.isalnum() for char in word) for word in found)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return 4.71 * letters / len(found) + 0.5 * len(found) / sentences - 21.43


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks: there we show how not to say it."""
    return _QUOTED.sub(" … ", text)


@dataclass(frozen=True)
class Pair:
    """Two entries that say the same. `share` is how much of the shorter one stands in the other, 0..1."""

    first: str
    second: str
    share: float


def look_alikes(texts: Mapping[str, str], least: float) -> Iterator[Pair]:
    """Pairs of `texts` that share at least `least` of the runs of four words of the shorter one.

    Each pair comes once, the later text as `second`. Linear in the number of texts but for common runs,
    which are idioms and left out.
    """
    shingles = {name: _shingles(text) for name, text in texts.items()}
    holders: dict[tuple[str, ...], list[str]] = {}
    for name, runs in shingles.items():
        for run in runs:
            holders.setdefault(run, []).append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) <= _COMMON:
            shared.update((first, second) for n, first in enumerate(names) for second in names[n + 1 :])
    for (first, second), count in sorted(shared.items()):
        share = count / min(len(shingles[first]), len(shingles[second]))
        if share >= least:
            yield Pair(first, second, share)


def _shingles(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[n : n + _SHINGLE]) for n in range(len(found) - _SHINGLE + 1)}


@dataclass(frozen=True)
class Taboo:
    """Words that must not stand in a text we recommend, and what to do about them."""

    what: str
    pattern: re.Pattern[str]
    remedy: str


def _taboo(what: str, pattern: str, remedy: str) -> Taboo:
    return Taboo(what, re.compile(pattern, re.IGNORECASE), remedy)


NEVER_SENT = (
    _taboo(
        "blames the customer",
        r"\byou (?:should|could|ought to) have\b(?! (?:the|it|a|an|to)\b)|\byou failed to\b|\bwhy (?:didn't|did) you\b|"
        r"\b(?:it's|that's|is) your (?:own )?(?:fault|mistake|error)\b|\byou forgot\b|\byou ignored\b",
        "Tell the cause as an event, or leave it out.",
    ),
    _taboo(
        "tells the customer off",
        r"\bas (?:I|we) (?:already )?(?:said|stated|explained|mentioned)\b|\bas (?:already |previously )?(?:stated|mentioned)\b|"
        r"\bcalm down\b|\byou'll have to\b|\byou must\b",
        "Say the fact again, or ask with a reason.",
    ),
    _taboo(
        "is a line that fits anyone",
        r"\b(?:any )?inconvenience\b|\bI (?:completely |totally |fully )?understand (?:your|how you)\b|\byour (?:call|request) is important\b|"
        r"\bvalued customer\b|\bthank you for (?:contacting|reaching out)\b|\bnot my department\b|\bno problem\b",
        "Put a detail of the case in its place.",
    ),
    _taboo(
        "promises what nobody can keep",
        r"\b(?:won't|will (?:not|never)|never) happen(?:s)? again\b|\bI promise\b|\bwe promise\b|\bI guarantee\b|\bno matter what\b|"
        r"\bdo everything (?:in (?:our|my) power|(?:we|I) can)\b",
        "Name the step that has been taken.",
    ),
    _taboo(
        "names a time nobody can plan around",
        r"\bas soon as possible\b|\basap\b|\bin due course\b|\bat (?:the|your|our) earliest\b|\bshortly\b",
        "Give a time, a day or an event.",
    ),
)
SHARED_EXPERIENCE = re.compile(
    r"\b(?:(?:that|it|this) (?:has )?happened to me|I've been (?:there|through)|I have been (?:there|through)|I (?:had|know) the same|"
    r"me too\b|I once|I know (?:exactly )?how (?:it|that|you) feels?|been in your shoes)\b",
    re.IGNORECASE,
)
ALL_OF_THEM = re.compile(
    r"\b(?:all|none|both|neither) of (?:the above|them|these|the others)\b", re.IGNORECASE
)
CUES = re.compile(
    r"\b(?:he|she|him|his|hers?|himself|herself|Mr|Mrs|Ms|madam|sir|ladies|lady|gentleman|housewife|pensioner|elderly|foreign(?:er)?)\b",
    re.IGNORECASE,
)
GAP = re.compile(r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>|\b(?:XX+|TBD|lorem)\b")
EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]|(?<!\w)[:;]-?[)(DP](?!\w)")
