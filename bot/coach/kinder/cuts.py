"""Takes cold words out of a sentence: the pack's lead-ins and tails, and what a finding cuts or drops with its clause."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.coach.english.grammar import clause_of
from bot.coach.english.stretches import begins_clause, stretches_of
from bot.coach.english.text import ENDS, facts_of, fold
from bot.coach.english.tokens import first_of, tokens_of
from bot.coach.kinder.named import has_fact
from bot.coach.memory import remembered
from bot.coach.reading.worth import decides
from bot.coach.rules import Rule
from bot.coach.wording import Cut, Wording

LEFTOVER = re.compile(
    r"\b(?:i'm|i am|we're|we are|it's|that's|but|and|so|because|or|after|before|when|as|since)$"
)

LINK_START = re.compile(r"^(?:and|but|so|because|or)\b[ ,]*", re.IGNORECASE)

FEW = 4

CLAUSE_EDGE = re.compile(r"[.!?;:]\s+|,\s+|\s[-–—]+\s|\s(?=(?:but|because|so)\s)")

TORN = 7
TWO = 2
"""Verbs of "what she told you is noted"; with one it is no sentence."""

LOOSE = frozenset(
    [
        "really",
        "so",
        "very",
        "truly",
        "too",
        "be",
        "is",
        "are",
        "am",
        "'m",
        "'re",
        "'s",
        "was",
        "sincere",
        "deepest",
    ]
)

JUST = re.compile(
    r"(?P<be>(?:'s|(?<=[ '])(?:is|are|was|were|been))|(?<=\bwe)'re|(?<=\bi)'m)(?: (?:only|just|merely|simply))+(?= (?:an?|the|your|\d)\b)",
    re.IGNORECASE,
)

LIKE_OTHERS = re.compile(
    r",? (?:just )?like (?:(?:literally )?(?:everyone|everybody|anyone|anybody|all the others|the rest)(?: else)?(?=[:,.;]|$)"
    r"|an? (?:(?:grown|normal|sensible|responsible) )?(?:adult|grown-?up|person)(?= or\b|[:,.;]|$))",
    re.IGNORECASE,
)

FEEL = re.compile(r"\bsorry (?:that )?you (?:feel|think|believe|found|find)(?: that)?\s*$")
JUSTS = ("only", "just", "merely", "simply")

FINITE = frozenset(["be", "modal", "have", "do"])
"""What a cut in the middle of a sentence never begins with: the subject would stand there without its verb."""
MINE = re.compile(r"\b(?:i|we)(?:'ll| will| can| could| have|'ve)\s*$")
"""A subject and its verb that a cut never takes with it: "I guess I can …"."""
POINTING = frozenset(["this", "that", "it", "these", "those"])
KEPT_SILENCE = re.compile(
    r"\b(?:don'?t|do not|won'?t) (?:discuss|debate|repeat|review) (?!it\b|this\b|that\b|with\b|you\b|any)\w+"
)
TELLS = re.compile(r"\b(?:told|said|explained|mentioned|informed|answered)\b.{0,40}? that (?!you\b)\w+ \w+")

"""What was told follows, and that is the answer: it is never dropped with the scolding before it."""


class Hurt(NamedTuple):
    """A rule of the pack that was hurt by the sentence, with the place in it."""

    rule: Rule
    start: int
    end: int


@remembered
def uncovered(text: str, wording: Wording) -> tuple[str, tuple[Cut, ...]]:
    """Without "As I said," "Unfortunately," ", sorry" and the like, at both ends."""
    found: list[Cut] = []
    cuts = wording.cuts_of(fold(text))
    for _ in range(6):
        folded = fold(text)
        for cut in cuts:
            hit = first.match(folded) if (first := cut.start) else None
            if hit and hit.end() and not _in_word(folded, hit.end()) and not has_fact(text[: hit.end()]):
                left = text[hit.end() :].lstrip(" ,;:-–—.!")
                if _torn_start(left, wording):
                    end = _stretch_of(text, hit.end(), wording)[1]
                    if has_fact(text[:end]):
                        continue
                    left = text[end:].lstrip(" ,;:-–—.!")
                text = left
                found.append(cut)
                break
            hit = last.search(folded) if (last := cut.end) else None
            if hit and hit.end() > hit.start() and not _fact_from(text, hit.start()):
                left = text[: hit.start()]
                if _torn_end(left, wording):
                    left = text[: _stretch_of(text, hit.start(), wording)[0]]
                    taken = text[len(left) :]
                    if has_fact(taken) or decides(taken, wording) or not left or _torn_end(left, wording):
                        continue
                asks = folded.rstrip().endswith("?") and not _tells(left, wording)
                text = left.rstrip(" ,;:-–—") + ("?" if asks else "." if left.strip() else "")
                found.append(cut)
                break
        else:
            break
    return text, tuple(found)


def _tells(left: str, wording: Wording) -> bool:
    """Whether it asks nothing without what was cut: "just stop using it, I guess?" """
    clause = clause_of(tokens_of(left.strip(ENDS), wording.lexicon))
    return clause is not None and clause.kind == "command"


def _fact_from(text: str, start: int) -> bool:
    """Whether one goes on there; what is one by itself may be none in its sentence: "tomorrow night, 100 %"."""
    return has_fact(text[start:]) and any(fact.end > start for fact in facts_of(text))


def levelled(text: str) -> str:
    """Without "just" and "like everyone else", where they belittle."""
    folded = fold(text)
    if any(word in folded for word in JUSTS):
        text = JUST.sub(lambda m: m["be"], text)
    return LIKE_OTHERS.sub("", text) if "like " in folded else text


def _in_word(text: str, place: int) -> bool:
    """Whether a word goes on there: half a word is never left."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def without(body: str, cold: Sequence[Hurt], wording: Wording) -> tuple[str, Hurt | None]:
    """Without what a rule of the pack cuts, or drops with its clause; facts are never taken along."""
    text, first = body, None
    for hurt in cold:
        if hurt.rule.action not in ("cut", "drop") or not (hit := hurt.rule.pattern.search(fold(text))):
            continue
        start, end = hit.span()
        if _in_word(text, start) or _in_word(text, end):
            continue
        if hurt.rule.action == "drop" and not text[:end].rstrip().endswith((",", ".", "!", "?", ";", ":")):
            start, end = _clause_around(text, start, end, wording)
        if start == 0 and (mine := MINE.search(fold(text[:end]))):
            end = mine.start()
        if FEEL.search(fold(text[start:end])):
            end = _stretch_of(text, end, wording)[1]  # what they feel is nothing that we say
        taken = text[start:end]
        if not taken or (
            has_fact(taken)
            or KEPT_SILENCE.search(fold(taken))
            or TELLS.search(fold(taken))
            or _has_saying(taken, wording)
        ):
            continue
        left, right = text[:start].rstrip(" ,;:-–—"), text[end:].lstrip(" ,;:-–—.!")
        if left and right and _torn_inside(left, taken, right, wording):
            continue
        if dangling := LEFTOVER.search(fold(left)):
            left = left[: dangling.start()].rstrip(" ,;:-–—")
        after = tokens_of(right, wording.lexicon)
        goes_on = after and after[0].tag in FINITE
        parted = (
            left and text[end:].lstrip().startswith(",") and (begins_clause(right, wording) or not goes_on)
        )
        rest = LINK_START.sub("", f"{left}{',' if parted else ''} {right}".strip())
        if (
            ((left and right) or hurt.rule.action == "drop")
            and re.search(r"\w", rest)
            and not stands(rest, wording)
        ):
            continue
        if not left and _torn_start(right, wording):
            whole = _stretch_of(text, end, wording)
            if has_fact(text[: whole[1]]):
                continue
            rest = text[whole[1] :].lstrip(" ,;:-–—.!")
        apart = left.endswith((" yet", " tho", " though")) and fold(taken).strip(" ,.!:(") == "sorry"
        if not apart and (dangles(rest, wording) or (left and not right and _torn_end(left, wording))):
            whole = _stretch_of(text, start, wording)
            rest = text[: whole[0]].rstrip(" ,;:-–—")
            if has_fact(text[whole[0] :]) or dangles(rest, wording):
                if has_fact(text):
                    continue
                rest = ""
        text, first = (rest if re.search(r"\w", rest) else ""), hurt
    return text, first


def dangles(text: str, wording: Wording) -> bool:
    """Whether a cut left a torn end: "Please accept our sincere", "I'm really"."""
    tokens = [t for t in tokens_of(text.strip(ENDS), wording.lexicon)]
    if not tokens or len(tokens) > TORN:
        return False
    last = tokens[-1]
    return (
        last.tag in ("det", "prep", "conj", "have", "to")
        or last.low in LOOSE
        or (last.tag == "adj" and len(tokens) > 1 and tokens[-2].tag in ("det",))
    )


def _torn_end(left: str, wording: Wording) -> bool:
    """Whether what stands before a cut breaks off: "even though it was entirely"."""
    tokens = tokens_of(left.strip(ENDS), wording.lexicon)
    if dangles(left, wording) or not tokens:
        return bool(tokens)
    last, before = tokens[-1], tokens[-2] if len(tokens) > 1 else None
    after_be = before is not None and before.tag == "be"
    return (
        last.tag in ("conj", "to", "be")
        or (last.tag == "det" and last.low != "'s")
        or (
            last.low == "that" and before is not None and before.tag in ("noun", "adj")
        )  # "keep in mind that"
        or (after_be and (last.tag == "not" or (last.tag == "adv" and last.low.endswith("ly"))))
    )


def _torn_inside(left: str, taken: str, right: str, wording: Wording) -> bool:
    """Whether a cut between two parts takes the verb of the first, or what its "is not" says."""
    if tokens_of(taken, wording.lexicon)[0].tag in FINITE:
        return True
    before, after = tokens_of(left, wording.lexicon)[-1], tokens_of(right, wording.lexicon)
    return before.tag in ("be", "not", "to") and bool(after) and after[0].tag in ("prep", "conj", "sub")


def _torn_start(left: str, wording: Wording) -> bool:
    """Whether what stands behind a cut has lost its verb, and is no scrap with a thing of its own: "this before claiming"."""
    bare = left.strip(ENDS)
    first = first_of(bare, wording.lexicon)
    if first is not None and first.tag == "to" and "," not in left:
        return True
    if first is None or not (first.tag in ("wh", "prep") or first.low in POINTING):
        return False
    tokens = tokens_of(bare, wording.lexicon)
    if tokens[0].tag == "wh" and "," not in left and not left.rstrip().endswith("?"):
        return sum(t.tag in ("modal", "be", "do", "have") or t.form in ("s", "past") for t in tokens) < TWO
    return (
        len(tokens) > 1
        and (tokens[0].low in POINTING or tokens[0].tag == "prep")
        and not any(t.verbal and t.form != "ing" for t in tokens)
    )


def _stretch_of(text: str, place: int, wording: Wording) -> tuple[int, int]:
    """From the link before the stretch that `place` is in to its end."""
    for part in stretches_of(text, wording):
        if place <= part.end:
            return part.start - len(part.link), part.end
    return 0, len(text)


def _has_saying(part: str, wording: Wording) -> bool:
    """Whether the pack has better words for it than none."""
    folded = fold(part.strip(ENDS))
    return any(saying.say != "drop" for saying, _ in wording.sayings_of(folded))


def _clause_around(text: str, start: int, end: int, wording: Wording) -> tuple[int, int]:
    """The clause a match stands in, where little else is in it; else the match itself."""
    before = [j.end() for j in CLAUSE_EDGE.finditer(text, 0, start)]
    after = CLAUSE_EDGE.search(text, end)
    wide = (before[-1] if before else 0), (after.start() if after else len(text))
    extra = text[wide[0] : start] + " " + text[end : wide[1]]
    few = len(extra.split()) <= FEW and not wording.patterns["any_no"].search(fold(extra))
    return wide if few else (start, end)


@remembered
def stands(part: str, wording: Wording) -> bool:
    """Whether it is a clause: a subject early and a verb, or a pattern of the pack."""
    folded = fold(part).strip(ENDS)
    if wording.sayings_of(folded) or any(
        (c.start and c.start.fullmatch(folded)) for c in wording.cuts_of(folded)
    ):
        return True
    tokens = tokens_of(part, wording.lexicon)
    if tokens and (
        tokens[0].tag in ("sub", "wh", "prep", "to")
        or tokens[0].low in ("which", "whose")
        or tokens[0].form in ("ing", "participle", "past")
    ):
        return False
    if (
        tokens
        and tokens[0].tag == "noun"
        and tokens[0].low.endswith("ing")
        and not tokens[0].text[:1].isupper()
    ):
        return False
    clause = clause_of(tokens)
    if clause is None or (clause.verb.tag == "be" and not clause.rest):
        return False
    return not any(t.tag in ("noun", "det") for t in clause.lead)
