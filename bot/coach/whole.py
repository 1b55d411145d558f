"""Curt stretches made whole sentences: the article, the verb or the subject that was left out is put back."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.coach.grammar import clause_of
from bot.coach.lexicon import Lexicon
from bot.coach.memory import remembered
from bot.coach.phrases import plural
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.voice import capital, lowered
from bot.coach.wording import Wording

PATH = re.compile(r"\s(?:>|→|»)\s")
CODE = re.compile(r"[\d`{}()<>]")
LAST_TIME = re.compile(
    r" (?P<time>(?:within|by|on|until|from|after|before|as of|in) (?:the )?(?:next )?(?:\d[\w.:/-]*(?: [\w:.]+){0,3}|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: [\w:.]+){0,2}"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d+)?))$",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"(?:the )?(?P<who>(?:[a-z]+ )?(?:report|notes?|log|records?|tracking|file|system|scan|label|photo)s?): (?P<what>.+)",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"(?:the )?(?P<np>(?:next|new|last|first|latest|earliest) (?:[a-z]+ )?(?:collection|delivery|slot|appointment|sailing|flight|train|bus|visit|date|eta|opening|class|lesson|session|payment|update|attempt))"
    r" (?P<when>(?P<day>tomorrow|today|tonight|next \w+)|(?P<week>(?:mon|tues|wednes|thurs|fri|satur|sun)day.{0,20})|(?P<of>in \d.{1,15})|\d{1,2}[:.]\d\d.{0,10})",
    re.IGNORECASE,
)
MAX_PHRASE = 6
MAX_WORDS = 14
SEE = frozenset(["see", "read", "refer", "note", "check"])
AFTER_DONE = frozenset(["prep", "adv", "punct", "to", "sub", "conj", "num"])


@remembered
def whole(text: str, wording: Wording) -> str:
    """The same stretch as a sentence; as it was where nothing is missing or it can't be told what."""
    counted = wording.lists["count_nouns"]
    tokens = [
        replace(t, tag="noun") if t.form == "ing" and t.low in counted else t
        for t in tokens_of(text, wording.lexicon)
    ]
    if len(tokens) > 1 and tokens[0].form == "base" and tokens[0].low in counted and tokens[1].form == "s":
        tokens[0] = replace(tokens[0], tag="noun", form="")
    words = [t for t in tokens if t.tag != "punct"]
    if not words or words[0].tag in ("wh", "sub", "intj") or PATH.search(text):
        return text
    if text.count(" = ") == 1 and not CODE.search(text):
        return whole(text.replace(" = ", " means "), wording)
    if (
        (told := REPORT.fullmatch(text))
        and not CODE.search(told["what"])
        and not told["what"].startswith("http")
    ):
        what = whole(told["what"], wording)
        if what != told["what"]:
            low = written(lowered(tokens_of(what, wording.lexicon), wording.lexicon))
            return f"According to the {told['who'].lower()}, {low}"
    if when := WHEN.fullmatch(text):
        place = "" if when["day"] or when["of"] else "on " if when["week"] else "at "
        return capital(f"the {when['np'].lower()} is {place}{when['when']}")
    if len(words) <= MAX_WORDS:
        done = _with_verb(tokens, wording) or _with_subject(tokens, wording.lexicon)
        if done:
            return done
    return _with_article(tokens, wording) or text


def _phrase(tokens: Sequence[Token]) -> int:
    """How many tokens the noun phrase at the start takes, with an "of …" in it."""
    size = 0
    while size < len(tokens):
        token = tokens[size]
        inner = (
            token.low == "of"
            and 0 < size < len(tokens) - 1
            and tokens[size + 1].tag in ("det", "noun", "num", "adj")
        )
        if not (token.tag in ("det", "adj", "noun", "num") or inner):
            break
        size += 1
    return size


def _head(phrase: Sequence[Token]) -> Token | None:
    first = next((i for i, t in enumerate(phrase) if t.low == "of"), len(phrase))
    return next((t for t in reversed(phrase[:first]) if t.tag == "noun"), None)


def _known(head: Token, wording: Wording) -> bool:
    return head.low in wording.lists["count_nouns"] or head.low.rstrip("s") in wording.lists["count_nouns"]


def _the(phrase: Sequence[Token], wording: Wording) -> str:
    """The phrase with "the" where a count noun stands without an article."""
    head = _head(phrase)
    bare = written(lowered(phrase, wording.lexicon))
    priced = phrase[0].tag == "num" and phrase[0].text[0] in "$£€¥" and len(phrase) > 1
    if head is None or (phrase[0].tag in ("det", "num") and not priced) or phrase[0].low in ("all", "both"):
        return written(phrase)
    if head.low in wording.lists["count_nouns"]:
        return f"the {bare}"
    return written(phrase)


def _with_article(tokens: Sequence[Token], wording: Wording) -> str:
    size = _phrase(tokens)
    if size == 0 or size >= len(tokens) or not tokens[size].verbal:
        return ""
    if tokens[size].tag == "verb" and tokens[size].form == "base":
        return ""
    the = _the(tokens[:size], wording)
    numbered = any(t.tag == "num" for t in tokens[1:size])
    if the == written(tokens[:size]) or numbered:
        return ""
    apart = " " if tokens[size].space else ""
    return capital(f"{the}{apart}{written(tokens[size:])}")


def _with_verb(tokens: Sequence[Token], wording: Wording) -> str:
    """ "Claim closed" → the claim has been closed; "Item out of stock" → the item is out of stock."""
    size = _phrase(tokens)
    while size and tokens[size - 1].tag == "adj" and size == len(tokens):
        size -= 1
    phrase, rest = tokens[:size], list(tokens[size:])
    head = _head(phrase)
    if (
        rest
        and rest[0].low == ","
        and len(rest) > 2
        and rest[1].tag == "not"
        and not rest[1].text.startswith("'")
    ):
        rest = rest[1:]
    elif head is not None and not _known(head, wording):
        return ""
    if head is None or not rest or len(phrase) > MAX_PHRASE:
        return ""
    many = plural(phrase)
    no = rest[0].tag == "not" and not rest[0].text.startswith("'")
    after = rest[1:] if no else rest
    if not after:
        return ""
    said = _the(phrase, wording)
    verb = after[0]
    if price := _costs(phrase, rest, wording):
        return price
    done = (
        verb.tag == "verb"
        and verb.form in ("past", "participle")
        and wording.lexicon.base(verb.low, "participle")
    )
    told = any(t.tag in ("be", "modal", "have", "do") for t in after[1:])
    if (
        done
        and not told
        and done in wording.lists["done_verbs"]
        and (len(after) == 1 or after[1].tag in AFTER_DONE)
    ):
        dated = any(t.tag == "num" for t in after[1:])
        if dated and not no and done in ("close", "apply", "pay", "complete"):
            return capital(f"{said} {written(after)}") if said != written(phrase) else ""
        has = ("were" if many else "was") if dated else ("have" if many else "has")
        nt, been = ("n't" if no else ""), ("" if dated else " been")
        return capital(f"{said} {has}{nt}{been} {written(after)}")
    ends = len(after) == 1 or after[1].tag in ("punct", "prep")
    if (verb.tag == "adj" and ends) or (
        verb.low in ("out", "under", "in", "on", "over", "past") and len(after) > 1
    ):
        if verb.tag == "prep" and any(t.verbal for t in after):
            return ""
        be = ("are" if many else "is") + ("n't" if no else "")
        return capital(f"{said} {be} {written(after)}")
    return ""


def _costs(phrase: Sequence[Token], rest: Sequence[Token], wording: Wording) -> str:
    """ "Refund of £18 for two items" → the refund is £18 for two items."""
    of = next((i for i, t in enumerate(phrase) if t.low == "of"), None)
    money = of is not None and phrase[of + 1].tag == "num" and phrase[of + 1].text[0] in "$£€¥"
    if of is None or not money or of + 2 != len(phrase) or phrase[0].tag == "det" or rest[0].tag != "prep":
        return ""
    if any(t.verbal for t in rest):
        return ""
    return capital(f"{_the(phrase[:of], wording)} is {written((*phrase[of + 1 :], *rest))}")


def _with_subject(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """ "Checked the log." → I checked the log."""
    first = tokens[0]
    if first.low == "not" and len(tokens) > 2 and tokens[1].form == "ing" and clause_of(tokens) is None:
        return f"I'm {written(lowered(tokens, lexicon))}"
    if first.tag not in ("verb", "noun") or len(tokens) < 2 or tokens[1].tag != "det":
        return ""
    base = lexicon.base(first.low, "past")
    if base is None or lexicon.base(first.low, "base") is not None or clause_of(tokens) is not None:
        return ""
    return f"I {written(lowered(tokens, lexicon))}"


def time_first(text: str, wording: Wording) -> str:
    """ "Your account will be closed within 5 days" → within 5 days, your account will be closed; "" where no time ends it."""
    hit = LAST_TIME.search(text)
    if hit is None or " only " in text:
        return ""
    main = text[: hit.start()]
    tokens = tokens_of(main, wording.lexicon)
    clause = clause_of(tokens)
    if (
        clause is None
        or clause.kind != "statement"
        or clause.lead
        or len(clause.rest) > MAX_WORDS
        or not clause.rest
    ):
        return ""
    if any(
        t.tag in ("sub", "conj", "wh", "modal", "be") or t.verbal or t.low in (",", ":") for t in clause.rest
    ):
        return ""
    return f"{capital(hit['time'])}, {written(lowered(tokens, wording.lexicon))}."
