"""The words of a schedule: days, months, numbers, and the spelling that hurried fingers meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_DAY_SHORTS = (
    "mon mo montag", "tue tues tu di dienstag", "wed weds mi mittwoch", "thu thur thurs th donnerstag",
    "fri fr freitag", "sat sa samstag", "sun su sonntag",
)  # fmt: skip
DAY: dict[str, int] = {
    form: n
    for n, (full, shorts) in enumerate(zip(WEEKDAYS, _DAY_SHORTS, strict=True))
    for form in (full, *shorts.split())
}
MONTH: dict[str, int] = {
    form: n for n, full in enumerate(MONTHS, 1) for form in (full, full[:3], *(("sept",) if n == 9 else ()))
}
COUNT: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
ORDINAL: dict[str, int] = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "last": -1,
}  # fmt: skip

# Words worth a guess when misspelt. Short ones are left out: "tu" and "th" differ by one letter.
_SPELLABLE = (
    *WEEKDAYS, *(day + "s" for day in WEEKDAYS), *MONTHS,
    "weekday", "weekdays", "workday", "workdays", "weekend", "weekends", "every", "each", "daily", "weekly", "monthly",
    "quarterly", "fortnightly", "fortnight", "month", "months", "quarter", "week", "weeks", "tomorrow", "today", "until",
    "starting", "except", "holidays", "holiday", "first", "second", "third", "last", "other", "noon", "midnight",
    "morning", "afternoon", "evening", "hours", "hour", "minutes", "person", "next", "hourly", "yearly",
)  # fmt: skip
_ALIASES: Mapping[str, str] = {
    "wk": "week", "wks": "weeks", "wkday": "weekday", "wkdays": "weekdays", "evry": "every", "ev": "every", "ea": "each",
    "tmrw": "tomorrow", "tmw": "tomorrow", "tomo": "tomorrow", "hols": "holidays", "mth": "month", "mths": "months",
    "täglich": "daily", "jeden": "every", "und": "and", "um": "at", "werktags": "weekdays", "mins": "minutes", "n": "and",
}  # fmt: skip
_KNOWN_SHORT = frozenset((*DAY, *MONTH, *COUNT, *ORDINAL))
_KNOWN_LONG = frozenset(
    (
        *("yesterday", "minute", "year", "years", "thirty", "fifteen", "twenty", "forty", "fifty"),
        *("even", "evenings", "mornings", "afternoons"),
    )
)
_SURE = 0.8  # how alike a guess must be, and
_AHEAD = 0.08  # by how much it must beat the next other word: "munday" beats nothing
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase in lower case and plain signs with spelling put right, and where each character came from."""

    text: str
    origin: tuple[int, ...]
    corrected: tuple[tuple[str, str], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the phrase that [start, end) of the reading stands for."""
        return self.origin[start], self.origin[end - 1] + 1 if end > start else self.origin[start]


def prepare(phrase: str, names: frozenset[str]) -> Reading:
    """`names` are words to leave alone (cities): they are no misspelt weekdays."""
    plain = "".join(_plain(c) for c in phrase)
    out: list[str] = []
    origin: list[int] = []
    corrected: list[tuple[str, str]] = []
    done = 0
    for m in _WORD.finditer(plain):
        word = m[0]
        better = _ALIASES.get(word) or (word if word in _KNOWN_SHORT or word in names else spell(word))
        if better == word:
            continue
        out.append(plain[done : m.start()])
        origin.extend(range(done, m.start()))
        out.append(better)
        # Both ends of a corrected word point at both ends of what was typed.
        width = m.end() - m.start()
        origin.extend(m.start() + min(i * width // len(better), width - 1) for i in range(len(better) - 1))
        origin.append(m.end() - 1)
        if word not in _ALIASES:
            corrected.append((phrase[m.start() : m.end()], better))
        done = m.end()
    out.append(plain[done:])
    origin.extend(range(done, len(phrase) + 1))
    return Reading("".join(out), tuple(origin), tuple(corrected))


@lru_cache(maxsize=1024)
def spell(word: str) -> str:
    """The word that was meant, where one is clearly nearest; else the word itself."""
    if len(word) < 4 or word in _SPELLABLE or word in _KNOWN_LONG:
        return word
    guesses = near(word)
    best, ahead = guesses[0] if guesses else (word, 0.0)
    # Few people mistype a first letter, and "never" must not become "every".
    same = best.rstrip("s") == word.rstrip("s")
    return best if ahead >= _AHEAD and best[0] == word[0] and not same else word


def near(word: str) -> list[tuple[str, float]]:
    """Words like `word`, nearest first, each with how far it is ahead of the next one of another meaning."""
    alike = sorted(
        ((SequenceMatcher(None, word, other).ratio(), other) for other in _SPELLABLE), reverse=True
    )
    close = [(score, other) for score, other in alike if score >= _SURE]
    out: list[tuple[str, float]] = []
    for score, other in close:
        rest = (s for s, o in alike if o.rstrip("s") != other.rstrip("s"))
        out.append((other, score - max(rest)))
    return out


def _plain(c: str) -> str:
    """One character for one, so that places stay where they are."""
    c = _SIGNS.get(c, c)
    lower = c.lower()
    return lower if len(lower) == 1 else c


_SIGNS = {
    "\u00a0": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " ", "–": "-", "—": "-", "‑": "-", "−": "-",
    "’": "'", "‘": "'", "“": '"', "”": '"', "：": ":",
}  # fmt: skip
