"""Marks what a person typed: a time put in for a vague word, and a rewrite held to what it has to say."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

WhenFault = Literal["empty", "vague", "no_time"]

# A vague word is looked for only where no time or event stands: "soon, by 3 pm" is a time.
_VAGUE = re.compile(
    r"\b(?:as soon as (?:possible|i can|we can|i get to it)|a\.?s\.?a\.?p|(?:very |quite |pretty )?soon(?:er|est|ish)?(?! as\b)"
    r"|shortly|quickly|promptly|in due (?:course|time)|at (?:the|my|our|your) earliest(?: convenience)?"
    r"|(?:in )?a (?:bit|while|moment|minute|sec(?:ond)?|little)|momentarily|eventually|later(?: on)?"
    r"|some ?time|at some point|(?:in )?the near future|right away|straight away|immediately"
    r"|(?:when|once|as|if) (?:possible|i can|we can|i get to it|i have time|able)"
    r"|(?:a )?few (?:minutes|hours|days|weeks)|some (?:minutes|hours|days|weeks)|one of these days)\b",
    re.IGNORECASE,
)
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|half an?)"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|(?:working |business )?days?|nights?|weeks?|months?)"
_DAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?s?|today|tonight|tomorrow"
    r"|(?:this|next|the|every) (?:morning|afternoon|evening|night|week|month|weekend)|morning|afternoon|evening"
    r"|noon|midday|midnight|lunch(?:time)?|weekend|eod|close of business|end of (?:the |this |my |your )?"
    r"(?:day|shift|week|month)|(?:the )?\d{1,2}(?:st|nd|rd|th)"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_TIME = re.compile(
    rf"\b(?:{_DAY}|\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m)?|\d{{1,2}} ?(?:[ap]\.?m|o'?clock|h|uhr)"
    rf"|(?:at|by|before|until|till|around|between|after|from) (?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    rf"|{_COUNT} {_UNIT}|{_MONTH} \d{{1,2}}|\d{{1,2}}\.? (?:{_MONTH}|may)|may \d{{1,2}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|right now|now)(?!\w)",
    re.IGNORECASE,
)
# An event people can watch for: "once the courier scans it", "as soon as the part is here", "after your call".
_EVENT = re.compile(
    r"\b(?:as soon as|the moment|the day|once|when|after|before|until)\s+"
    r"(?!(?:possible|i can|we can|i get to|i have time|able|that|this|long)\b)(?:[\w'’]+\s+){1,}[\w'’]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WhenMark:
    """`right` where a time or an event is named; else why not, and the vague words that stood in its place."""

    right: bool
    fault: WhenFault | None = None
    vague: str = ""


def mark_when(answer: str) -> WhenMark:
    """Whether a customer could plan around `answer`: any time, day, date, span or event will do."""
    if not answer.strip():
        return WhenMark(False, "empty")
    vague = _VAGUE.search(answer)
    rest = _VAGUE.sub(" ", answer)
    if _TIME.search(rest) or _EVENT.search(rest):
        return WhenMark(True)
    if vague:
        return WhenMark(False, "vague", vague[0])
    return WhenMark(False, "no_time")


@dataclass(frozen=True, slots=True)
class RewriteMark:
    """What is still to mend in a rewrite: facts it `lost`, words it `said` though they were to go, `cold` words
    that a customer may trip over, moves it is `lacking`, and whether it `turned` the no into a yes."""

    lost: tuple[str, ...]
    said: tuple[str, ...]
    cold: tuple[str, ...]
    lacking: tuple[str, ...]
    turned: bool

    @property
    def right(self) -> bool:
        return not (self.lost or self.said or self.cold or self.lacking or self.turned)


def mark_rewrite(
    answer: str,
    *,
    scene: str,
    keep: Iterable[str],
    avoid: Iterable[str],
    needs: Iterable[str],
    cold: Iterable[str],
    moves: Mapping[str, str | None],
    turned: bool,
) -> RewriteMark:
    """Holds a free text to its brief. `scene` tells what happened; `cold` and `moves` are what the coach read in
    the answer (a move is None where it is missing); `turned` says that it grants what has to stay refused.

    A fact is kept when every number of it is there and most of its other words are, in any form. The scene is
    told in our words and not in the customer's, so a first line with two details of it acknowledges them too.
    """
    keep = tuple(keep)
    made = {move for move in moves if moves[move] is not None}
    if _opens_with_a_detail(answer, scene, keep):
        made.add("acknowledge")
    return RewriteMark(
        lost=tuple(fact for fact in keep if not _says(answer, fact)),
        said=tuple(word for word in avoid if _holds(answer, word)),
        cold=tuple(dict.fromkeys(cold)),
        lacking=tuple(each for each in needs if each not in made),
        turned=turned,
    )


_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+(?:[.,:]\d+)*", re.IGNORECASE)
_SMALL = re.compile(
    r"an?|the|is|are|was|were|be|been|its?|this|that|of|to|for|from|in|on|at|by|and|or|so|as|with|will|would"
    r"|can(?:['’]t|not)?|not|no|won['’]t|has|have|had|do|does|i|you|we|they|he|she|my|your|our|their|there|here|needs?"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_MOST = 0.6
_SAME_WORD = 0.75


def _words(text: str) -> list[str]:
    """The words that carry something."""
    return [word for word in _WORD.findall(text.casefold()) if not _SMALL.fullmatch(word)]


def _opens_with_a_detail(answer: str, scene: str, keep: tuple[str, ...]) -> bool:
    first = _words(_SENTENCE_END.split(answer.strip(), maxsplit=1)[0])
    facts = _words(" ".join(keep))
    details = [word for word in _words(scene) if not any(_same(word, fact) for fact in facts)]
    return len({word for word in first if any(_same(word, detail) for detail in details)}) >= 2


def _says(answer: str, fact: str) -> bool:
    said = _words(answer)
    asked = _words(fact)
    numbers = [word for word in asked if word[0].isdigit()]
    words = [word for word in asked if not word[0].isdigit()]
    if not all(number in said for number in numbers):
        return False
    return sum(any(_same(word, other) for other in said) for word in words) >= _MOST * len(words)


def _same(word: str, other: str) -> bool:
    """One word in two forms: bill, billed, billing; certificate, certificates."""
    if word == other:
        return True
    short = min(len(word), len(other))
    if short < 4 or word[:3] != other[:3]:
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _SAME_WORD


def _holds(answer: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", answer.casefold()) is not None
