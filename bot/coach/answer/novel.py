"""What a text by other hands holds that its draft did not: deeds, help and times.

The guard knows what our own sentences can hold; a language model can hold anything. So nothing is looked for by a
list of wrongs: what a sentence says that we do or somebody gets has to stand in the draft already.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.coach.english.text import WORD, fold
from bot.coach.types import Unsafe
from bot.coach.wording import Wording


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CLAUSE = re.compile(
    r"[.!?;:]+(?=\s|$)|\n+|,? (?:but|although|though|while|whereas|however)\b|, (?=(?:i|we|you|it|so|and)\b)"
)
_NO = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|unable|cannot|denied|declined|rejected|refused|impossible"
    r"|unavailable|\w+n't|cant|wont|dont|doesnt|isnt|non)\b"
)
_ADVERBS = (
    r"(?: (?:now|just|also|already|then|still|gone ahead and|going to|able to|happy to|glad to|pleased to|be|been"
    r"|being|\w+ly))*"
)
_OURS = re.compile(
    r"\b(?:i|we)(?:'ll|'ve|'m|'re| will| have| am| are| can| could| would| shall| did)?"
    rf"(?:{_ADVERBS} (?:do|offer)(?: for you| now| instead| today)* is(?: to)?)?{_ADVERBS} (?P<verb>[a-z]+)(?P<what>[^,]*)"
)
_DONE = re.compile(
    rf"\b(?:will|has|have|had|is|are|was|were|been|being|be|gets?)(?: been| being)?{_ADVERBS} "
    r"(?P<verb>[a-z]+(?:ed|en|ent|aid|ade|ut|old|ot))\b"
)
_YOURS = re.compile(r"\byou(?:'ll| will)(?: \w+ly| also| soon)* (?P<verb>[a-z]+)(?P<what>[^,]*)")
_SEEN_OR_SAID = _words(
    "understand see know hear realise realize appreciate want wish hope feel think imagine recognise "
    "recognize apologise apologize regret thank tell say mean need like believe gather notice agree "
    "sound be am is are was were have had has do did not can cannot could would will should might may "
    "must read look looked check said sorry afraid aware really sincerely truly completely only also "
    "just never no so too as at in on of to the a an that what how why and with for get love take "
    "hold keep"
)
"""What is said of seeing, saying or feeling promises nothing; small words are no verbs."""
_FELT = _words(
    "frustrated disappointed worried upset stressed annoyed disrupted delayed missed ruined stranded "
    "interested concerned exhausted tired overwhelmed rushed planned hoped expected left let waited "
    "been affected unexpected excited charged needed"
)
"""Of a customer's own state, beside what their message says."""
_SMALL = _words(
    "you your yours it its this that these those them they the a an one some any all both each of to "
    "for from with in on at by as and or so if when once while until before after about up out over "
    "off back here there today now then is are be will can i we our my me us what which who how why "
    "way also only just instead again right away please straight directly not thing things bit little "
    "more"
)
_HELP = re.compile(
    r"\b(?:refund|credit|voucher|discount|compensat|reimburs|waiv|replac|exchang|upgrad|escalat|supervis|manager"
    r"|priorit|guarante|complimentary|goodwill|gift|free|coupon|bonus|rebate|courier|expedit|extension|exception)\w*"
)
_TIMES = re.compile(
    r"\b(?:today|tonight|tomorrow|shortly|soon|immediately|right away|asap|as soon as|within|hours?|minutes?"
    r"|momentarily|(?:next|this|by) (?:week|month|morning|afternoon|evening|time))\b"
)
_SETTLED = re.compile(
    r"\bon (?:its|their|the) way\b|\btaken care of\b|\ball (?:set|sorted|done)\b|\bgood to go\b|\bconsider (?:it|this)\b"
    r"|\bsorted\b|\bin (?:your|the) (?:account|post)\b|\bno (?:charge|cost|fee)\b|\bon (?:us|the house)\b"
)
_IF = re.compile(r"\s*(?:and |so |but |because )?(?:if|when|once|unless)\b")
_TO_COME = re.compile(r"'ll\b|\b(?:will|going to|shall|expect)\b")
_STEM = 4


@dataclass(frozen=True, slots=True)
class _Known:
    """Stems: of the draft, of what it says yes to, of the customer's message."""

    draft: frozenset[str]
    yes: frozenset[str]
    theirs: frozenset[str]
    words: str


def novel(text: str, draft: str, context: str, wording: Wording) -> Unsafe | None:
    """Which check the text fails: a deed, help or a time of its own is a promise; to say yes to what the draft
    only says no to turns its decision."""
    given, theirs = fold(draft), fold(context)
    yes = (_before_no(clause) for clause in _clauses(given))
    known = _Known(
        _stems(given, wording),
        frozenset(stem for said in yes for stem in _stems(said, wording)),
        _stems(theirs, wording),
        f"{given} {theirs}",
    )
    for clause in _clauses(fold(text)):
        if stopped := _in_clause(clause, known, wording):
            return stopped
    return None


def _in_clause(clause: str, known: _Known, wording: Wording) -> Unsafe | None:
    said = _before_no(clause)
    if _IF.match(said) and not _TO_COME.search(said):  # what may happen is no promise
        return None
    if any(words not in known.words for words in _SETTLED.findall(said)):
        return "promise"
    ours = False
    for verb, what in _deeds(said):
        stem = _stem(verb, wording)
        if verb in _SEEN_OR_SAID or (what is None and (verb in _FELT or stem in known.theirs)):
            continue
        if stem not in known.yes:
            return "stance" if stem in known.draft else "promise"
        ours = ours or what is not None
        if any(_is_new(word, known, wording) for word in WORD.findall(what or "")):
            return "promise"
    for word in _HELP.findall(said):
        if any(stem.startswith(word[:_STEM]) for stem in known.draft):
            continue
        asked_for = any(stem.startswith(word[:_STEM]) for stem in known.theirs)
        if not asked_for or ours:
            return "promise"
    if (ours or _TO_COME.search(said)) and any(time not in known.words for time in _TIMES.findall(clause)):
        return "promise"
    return None


def _is_new(word: str, known: _Known, wording: Wording) -> bool:
    """Whether a word of what we say we do stands nowhere yet."""
    stem = _stem(word, wording)
    return not (
        word in _SMALL
        or stem in known.draft
        or stem in known.theirs
        or word in wording.lexicon.adverbs
        or word in wording.lexicon.prepositions
        or word in wording.lexicon.determiners
        or word in wording.lexicon.known
    )


def _clauses(folded: str) -> Iterator[str]:
    return (part for part in _CLAUSE.split(folded) if part.strip())


def _before_no(clause: str) -> str:
    """What a clause says yes to: the words before its no."""
    found = _NO.search(clause)
    return clause if found is None else clause[: found.start()]


def _deeds(clause: str) -> Iterator[tuple[str, str | None]]:
    """(verb, what is said after it); None where it is said of something that is done, by nobody named."""
    yield from ((m["verb"], m["what"]) for m in _OURS.finditer(clause))
    yield from ((m["verb"], m["what"]) for m in _YOURS.finditer(clause))
    yield from ((m["verb"], None) for m in _DONE.finditer(clause))


def _stems(folded: str, wording: Wording) -> frozenset[str]:
    return frozenset(_stem(word, wording) for word in WORD.findall(folded))


def _stem(word: str, wording: Wording) -> str:
    """Of a verb the beginning of its base form, so that "sent" and "sending" are one."""
    bases = wording.lexicon.known.get(word)
    return (bases[0][0] if bases else word)[: _STEM + 1]
