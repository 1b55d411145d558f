"""What no version may do, whoever wrote it: lose or invent a fact, turn a decision, promise, claim, or say the unsayable."""

import re
from collections import Counter

from bot.coach.text import facts_of, fold
from bot.coach.types import Fact, Unsafe
from bot.coach.wording import Wording

DIGITS = re.compile(r"\d+")
MAX_APOLOGIES = 1
SMOKE = re.compile(
    r"\b(?!had\b|that\b|no\b|bye\b|ha\b|very\b)([a-z]+) \1\b|\S  +\S| [,.;!?](?:\s|$)|,,|,\.|\.,|[!?]\.|(?<!\.)\.\.(?!\.)"
    r"|\b(?:and|but|or|because|the|a|of|to)[.!?](?:\s|$)|\b(?:but|and|so|because) (?:but|however|because|and)\b"
    r"|\b(?:your my|my your|you me|me you|your your|the your|the my|a the|the a|i'm able not|you is|i is|we is|they is|you was|we was)\b",
    re.IGNORECASE,
)
WRONG_A = re.compile(r"\ba (?=[aeio]\w{2,})(?!one\b|once\b|eu|ewe)", re.IGNORECASE)
LOWER_START = re.compile(r"(?<!e\.g)(?<!i\.e)(?<!etc)(?<!no)(?<!vs)[a-z)]{2}[.!?] +[a-z](?!\w*[@./_])")


def check(draft: str, context: str, text: str, wording: Wording) -> Unsafe | None:
    """Which check the text fails; None where it may be shown."""
    if not text.strip():
        return "empty"
    if not _facts_hold(draft, context, text):
        return "facts"
    before, after = fold(draft), fold(text)
    given = fold(context)
    patterns = wording.patterns
    if _says_no(before, wording) != _says_no(after, wording):
        return "stance"
    if patterns["grants"].search(after) and not patterns["grants"].search(before):
        return "stance"
    for name in ("promise", "shared"):
        for hit in patterns[name].finditer(after):
            if hit.group() not in before and (name == "shared" or not _near(hit.group(), before)):
                return "promise"
    if any(hit.group() not in given for hit in patterns["never_say"].finditer(_unquoted(after))):
        return "never_say"
    if len(patterns["sorry"].findall(after)) > max(MAX_APOLOGIES, len(patterns["sorry"].findall(before))):
        return "never_say"
    if _garbled(draft, text):
        return "understood"
    return None


def _facts_hold(draft: str, context: str, text: str) -> bool:
    kept = Counter(_key(f) for f in facts_of(text))
    wanted = Counter(_key(f) for f in facts_of(draft))
    if any(kept[key] < 1 for key in wanted):
        return False
    if any(
        f.words not in text
        for f in facts_of(draft)
        if f.kind in ("link", "email", "placeholder", "code", "id", "money")
    ):
        return False
    allowed = set(wanted) | {_key(f) for f in facts_of(context)}
    digits = set(DIGITS.findall(draft)) | set(DIGITS.findall(context))
    return all(key in allowed for key in kept) and set(DIGITS.findall(text)) <= digits


def _key(fact: Fact) -> str:
    return fold(fact.words).strip(" .,!?'\"")


def _says_no(folded: str, wording: Wording) -> bool:
    return bool(wording.patterns["any_no"].search(folded))


def _near(words: str, draft: str) -> bool:
    """The same promise stands in the draft in other words: its last word's stem does."""
    last = re.findall(r"[a-z]+", words)
    return bool(last) and last[-1][:5] in draft and bool(re.search(r"\b(?:i|we)\b", draft))


def _unquoted(folded: str) -> str:
    return re.sub(r'"[^"]*"', " ", folded)


def _garbled(draft: str, text: str) -> bool:
    """Grammar that no draft of theirs had: doubled words, stray stops, a/an, a sentence without its capital."""
    body = re.sub(r"https?://\S+|`[^`]*`", "x", text)
    source = re.sub(r"https?://\S+|`[^`]*`", "x", draft)
    return any(len(p.findall(body)) > len(p.findall(source)) for p in (SMOKE, WRONG_A, LOWER_START))
