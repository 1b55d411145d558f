"""One of several clauses on a line, and what it tells beside the others: "card left", "no answer", "staff sickness"."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from bot.coach.english.dates import timed
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import VOWEL, low_first, the
from bot.coach.english.tokens import Token, is_finite, tokens_of
from bot.coach.notes.articles import with_articles
from bot.coach.notes.clipped import FOR_NOW, clipped, clocked
from bot.coach.notes.fragments import filled
from bot.coach.notes.hung import ANSWER, NO, TAKEN_AS, articled, hung_on, is_clause, there_is
from bot.coach.notes.note_words import DOES, WORKERS
from bot.coach.notes.telegraph import written_out
from bot.coach.wording import Wording

MISHAPS = frozenset(
    "sickness illness weather shortage shortages strike fault breakdown delay delays damage failure error flood flooding fire leak snow ice fog accident incident congestion traffic demand maintenance works roadworks closure closures absence outage outages cut cuts staffing emergency obstruction bereavement numbers wind winds rain storm vandalism theft blockage repairs norovirus covid flu outbreak infection capacity overrun pandemic".split()  # noqa: SIM905
)
"""Heads of what stands behind a comma and is the cause of it."""
ONE_MISHAP = frozenset(
    "shortage strike fault breakdown delay failure error flood fire leak accident incident outage cut closure storm blockage emergency bereavement overrun obstruction".split()  # noqa: SIM905
)
BROKEN = re.compile(
    r"(?:burst|broken|faulty|blocked|damaged|cracked|frozen|fallen|failed|leaking|missing|dead|flat|sick|ill|nesting|high) (?!and\b|or\b)[a-z]+(?: [a-z]+)?"
)
""" "Burst pipe"."""
CAUSE = re.compile(r"(?:lack|shortage|number|volume) of .{3,40}")
FEW_OR_ON = re.compile(
    r"too (?:few|many|much|little) [a-z]+|(?:glare|shadow|water|mould|damp|mud|dirt|ice|snow|debris|oil|marks|scratches|stains|cracks|objects|vehicles|leaves) (?:on|in|under|over|across|behind) [a-z ]{3,25}"
)
REASON = re.compile(r"(?P<np>[a-z-]+(?: [a-z-]+){0,3}?)(?P<where> (?:on|at|in|near|to) .{2,30})?")
GONE_ON = re.compile(r"(?:then |now |and |but |later )?(?:not )?(?P<done>[a-z]+)(?: .{2,40})?")
SOUGHT = re.compile(r" (?:found|seen|taken|identified|detected|noted|made|received|heard|given)\b")
ALLOWED = re.compile(r" (?:allowed|permitted|accepted)$")
NOBODY = re.compile(
    r"(?P<who>nobody|no ?one|no-one|none) (?P<where>in|home|at home|there|present|available|about)\b.{0,20}"
)
REF = re.compile(
    r"(?:ref|reference)(?:\.|:| no\.?| number)? (?P<at>#?[A-Z]{0,6}[-/]?\d[\w/-]*)", re.IGNORECASE
)
TAKES = re.compile(
    r"(?:(?:up to|about|around) )?\d+(?: ?[-–] ?\d+| to \d+)? (?:working |business |calendar )?(?:days|hours|weeks|minutes)"
)
IS = re.compile(r"\b(?:is|are)\b|'s ")
BECAUSE = re.compile(
    r" (?:as|because) (?!per\b|of\b|soon\b|agreed\b|requested\b|well\b|an?\b|the\b|part\b|previously\b|advised\b|stated\b|at\b|\d|last\b|yesterday\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
MUST_BE = re.compile(r"(?:can't|cannot|won't|will|must|may) be (?P<do>[a-z]+)\b")
NOT_SO = re.compile(r"not (?!only\b)(?P<how>[a-z-]+)\b")
ARE = re.compile(r"\b(?:are|have|were)\b")
AND_IT = re.compile(
    r"(?:has|is|was|needs|must|costs|expires|takes|runs|ends|starts|includes|excludes|comes)\b"
)
READY = re.compile(
    r"(?:ready|due|back|available) (?:(?:on|at|from|in|by|after) |\d|today|tomorrow|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
WITH_AT = re.compile(
    r"(?<! at)(?<! on)(?<! by)(?<! to)(?<! from)(?<! between)(?<! and) (?=\d{1,2}(?:[:.]\d\d\b| ?[ap]m\b)(?! ?[-–]))"
)


class Part(NamedTuple):
    kind: Literal["done", "is", "none", "cause", "whole", "more"]
    text: str


def part_of(text: str, before: Sequence[Part], wording: Wording) -> Part | None:
    """One of the clauses, and what it tells; None where that is not certain."""
    low = fold(text)
    past = bool(before) and before[-1].kind in ("done", "none")
    if low.startswith("no ") and (
        made := clipped(text, wording, "then" if past and SOUGHT.search(low) else "told")
    ):
        return Part("done", made)
    if before and (hit := NO.fullmatch(low)):
        return Part(
            "none", there_is(hit, text, "was" if past and ANSWER.search(hit["np"]) else "is", wording)
        )
    if before and (hit := NOBODY.fullmatch(low)):
        return Part("none", f"{hit['who']} was {text[hit.start('where') :]}")
    if hung := hung_on(text, wording):
        head, lead, tail = hung
        made = clipped(head, wording, "if" if FOR_NOW.match(f"{lead.lstrip(',')} ") else "told") or worked(
            head, wording
        )
        if made is None and (whole := written_out(head, wording)) and whole.startswith("It "):
            made = low_first(whole)
        if made:
            return _of_its_kind(f"{made}{lead} {tail}")
        return Part("whole", f"{articled(head, wording)}{lead} {tail}") if is_clause(head, wording) else None
    why = BECAUSE.search(low)
    if (
        why
        and not TAKEN_AS.search(low[: why.start()])
        and not is_clause(re.split(BECAUSE, text, maxsplit=1)[-1], wording)
    ):
        return None
    if past and ALLOWED.search(low) and (made := clipped(text, wording, "then")):
        return Part("done", made)
    if made := clipped(text, wording) or worked(text, wording):
        return _of_its_kind(made)
    return _beside(text, low, before, wording)


def _beside(text: str, low: str, before: Sequence[Part], wording: Wording) -> Part | None:
    """What may stand beside a clause that was written out."""
    if before and (cause := _cause(text, low, wording)):
        return Part("cause", cause)
    if (
        before
        and before[-1].kind in ("done", "is")
        and (so := MUST_BE.match(low))
        and wording.lexicon.base(so["do"], "participle")
    ):
        return Part("more", f"and {text}")
    if before and low.startswith("hence ") and len(low.split()) < 5:
        return Part("more", f"hence {the(text[len('hence ') :], wording) or text[len('hence ') :]}")
    if (
        before
        and before[-1].kind != "none"
        and (so := NOT_SO.match(low))
        and (before[-1].kind != "whole" or " " in low[so.end() :])
        and tokens_of(so["how"], wording.lexicon)[0].tag == "adj"
    ):
        return Part("more", f"and {'are' if ARE.search(before[-1].text) else 'is'} {text}")
    if before and before[-1].kind != "whole" and (more := _more(text, low, wording)):
        return Part("more", more)
    if before and (ref := REF.fullmatch(text)):
        return Part("more", f"under reference {ref['at']}")
    if (
        before
        and before[-1].kind in ("whole", "is")
        and AND_IT.match(low)
        and is_clause(f"it {text}", wording)
    ):
        return Part("more", f"and it {text}")
    if before and low.startswith("need ") and not low.startswith("need to "):
        return Part("whole", with_articles(f"we {low_first(text)}", wording))
    if before and READY.match(low):
        return Part("more", f"and is {clocked_first(text)}")
    if before and TAKES.fullmatch(low):
        return Part("whole", f"it takes {text}")
    if is_clause(text, wording):
        return Part("whole", articled(text, wording))
    whole = written_out(text, wording) or filled(text, wording)
    first = low.split(maxsplit=1)[0]
    by_itself = not before and (
        first == "under" or wording.lexicon.base(first, "participle") not in (None, first)
    )
    begins = ("The ", "There", "We ", "It ", "It's under") if by_itself else ("The ", "There", "We ")
    return _of_its_kind(clocked(low_first(whole))) if whole and whole.startswith(begins) else None


def clocked_first(text: str) -> str:
    head, _, rest = text.partition(" ")
    return f"{low_first(head)}{timed(f' {rest}')}"


def _of_its_kind(made: str) -> Part:
    return Part("is" if IS.search(made) else "done", made)


def worked(text: str, wording: Wording) -> str | None:
    """ "Engineer attended 11:40" → the engineer attended at 11:40."""
    tokens = tokens_of(text, wording.lexicon)
    who = 2 if tokens[0].low in ("our", "the", "your") else 1
    if len(tokens) > who + 1 and tokens[who - 1].low in WORKERS and tokens[who].form == "ing":
        return _at_work(text, tokens, who, wording)
    if (
        len(tokens) <= who
        or tokens[who - 1].low not in WORKERS
        or wording.lexicon.base(tokens[who].low, "past") not in DOES
    ):
        return None
    rest = text[text.lower().index(tokens[who].low) :]
    np = low_first(text[: len(text) - len(rest)]).strip()
    return f"{np if who > 1 else f'the {np}'} {_at(rest)}"


def _at_work(text: str, tokens: Sequence[Token], who: int, wording: Wording) -> str | None:
    """ "Team looking into it" → the team is looking into it."""
    if any(is_finite(t, bare=False) for t in tokens):
        return None
    if len(tokens) == who + 2 and tokens[-1].low in (
        "time",
        "times",
        "hours",
        "day",
        "days",
        "area",
        "fee",
        "charge",
    ):
        return None  # "driver waiting time"
    at = text.lower().index(tokens[who].low)
    np, then = low_first(text[:at].strip()), text[at:]
    many = tokens[who - 1].low in ("crew", "staff", "police") or plural(tokens[who - 1 : who])
    if len(tokens) == who + 2 and tokens[-1].low in WORKERS:
        then = f"{tokens[who].text} the {tokens[-1].text}"
    return f"{np if who > 1 else f'the {np}'} {'are' if many else 'is'} {clocked(then)}"


def _at(rest: str) -> str:
    """With the "at" before its time of day."""
    return WITH_AT.sub(" at ", rest, count=1)


def _more(text: str, low: str, wording: Wording) -> str | None:
    """ "then returned to the depot", behind what was done to the same thing."""
    hit = GONE_ON.fullmatch(low)
    if hit is None or any(
        is_finite(t, bare=False) and t.form != "past" for t in tokens_of(text, wording.lexicon)
    ):
        return None
    base = wording.lexicon.base(hit["done"], "participle")
    return with_articles(clocked(low_first(text)), wording) if base and base != hit["done"] else None


def _cause(text: str, low: str, wording: Wording) -> str | None:
    if low.startswith("hence "):
        return None
    if CAUSE.fullmatch(low):
        return f"a {low_first(text)}"
    if FEW_OR_ON.fullmatch(low) and not any(c.isdigit() for c in low):
        return low_first(text)
    hit = REASON.fullmatch(low)
    if hit is None or (hit["np"].split()[-1] not in MISHAPS and not BROKEN.fullmatch(hit["np"])):
        return None
    tokens = tokens_of(text, wording.lexicon)
    if any(t.tag in ("pron", "be", "modal", "have", "do", "wh", "sub") for t in tokens):
        return None
    counted = (
        hit["np"].split()[-1] in ONE_MISHAP or (BROKEN.match(hit["np"]) and not plural(tokens))
    ) and tokens[0].tag != "det"
    return f"{'an' if VOWEL.match(text) else 'a'} {low_first(text)}" if counted else low_first(text)
