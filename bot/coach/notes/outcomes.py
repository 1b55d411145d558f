"""What follows from a case, and what is to come: "Card not shown = entry refused", "Invoice to follow"."""

import re

from bot.coach.english.dates import timed
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import low_first, one, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.notes.articles import with_articles
from bot.coach.notes.clipped import clipped, clocked
from bot.coach.notes.note_words import WORKERS
from bot.coach.wording import Wording

EQUALS = re.compile(r"(?P<case>[^=]{5,60}?) = (?P<then>[^=]{4,60})")
THEY_DID = re.compile(r"(?P<did>[a-z]+) (?=(?:the|your|a|an)\b)")
TO_COME = re.compile(
    r"(?P<np>(?:your |our |the )?[a-z][a-z-]*(?: [a-z][a-z-]*){0,3}) to (?P<do>follow|come|be [a-z]+|call|ring|contact you|attend|visit|arrive|confirm|arrange)(?P<rest>(?: .{2,40})?)"
)
TOWARDS = frozenset(
    "due going able likely needs has have had ought used want willing ready free happy unable supposed expected".split()  # noqa: SIM905
)


NO_FEE = re.compile(
    r"no (?P<np>(?:[a-z-]+ ){0,2}(?:fees?|charges?|costs?|penalty|penalties|surcharge)) (?:appl(?:y|ies)|(?:is|are) (?:due|payable))(?P<rest>(?: (?:for|on|to|if|in|when) .{2,50})?)"
)


def free_of(bare: str) -> str | None:
    """ "No exit fee applies" → there's no exit fee, which is good news."""
    hit = NO_FEE.fullmatch(fold(bare))
    if hit is None:
        return None
    there = "there are" if hit["np"].endswith("s") else "there's"
    return f"{there} no {bare[hit.start('np') : hit.end('np')]}{bare[hit.start('rest') :]}"


def equal(bare: str, wording: Wording) -> str | None:
    """ "Card not shown = entry refused" → if the card is not shown, entry is refused."""
    hit = EQUALS.fullmatch(bare) if " = " in bare else None
    if hit is None:
        return None
    case, then = hit["case"], hit["then"]
    did = THEY_DID.match(fold(case))
    base = wording.lexicon.base(did["did"], "participle") if did else None
    if did and base and base != did["did"]:
        if_so: str | None = f"you've {low_first(case)}"
    else:
        if_so = clipped(case, wording, "if") or _it_is(case, wording)
    so = clipped(then, wording, "if") or _it_is(then, wording)
    order = tokens_of(then, wording.lexicon)[0]
    if so is None and order.tag == "verb" and order.form == "base":
        so = f"please {low_first(then)}"
    return f"if {if_so}, {so}" if if_so and so else None


def _it_is(text: str, wording: Wording) -> str | None:
    """ "Sent to the wrong address" → it's sent to …"""
    low = fold(text).split()
    no = low[0] == "not"
    done = low[1] if no and len(low) > 1 else low[0]
    base = wording.lexicon.base(done, "participle")
    return (
        with_articles(f"it's {low_first(text)}", wording)
        if base and base != done and done.endswith(("ed", "t", "en", "n"))
        else None
    )


def to_come(bare: str, wording: Wording) -> str | None:
    """ "Invoice to follow" → an invoice will follow; "Engineer to call Monday" → the engineer is to call on Monday."""
    hit = TO_COME.fullmatch(fold(bare))
    last = hit["np"].split()[-1] if hit else ""
    acts = wording.lexicon.base(last, "s")
    if (
        hit is None
        or last in TOWARDS
        or (acts not in (None, last) and acts not in wording.lists["count_nouns"])
    ):
        return None
    np, rest = bare[: hit.end("np")], bare[hit.end("do") :]
    if tokens_of(np, wording.lexicon)[0].tag == "verb":
        return None  # "Get vet to ring"
    if last not in WORKERS and not hit["do"].startswith(("follow", "come", "be ", "arrive")):
        return None
    if any(is_finite(t, bare=False) for t in tokens_of(rest, wording.lexicon)):
        return None
    if clipped(f"{np} received", wording) is None and hit["np"].split()[-1] not in WORKERS:
        return None
    whole = the(np, wording)
    if whole is None:
        return None
    be = "are" if plural(tokens_of(np, wording.lexicon)) else "is"
    done = hit["do"].startswith("be ") and wording.lexicon.base(hit["do"][3:], "participle") is None
    if done:
        return None
    when = timed(rest) if rest else ""
    if hit["do"] not in ("follow", "come"):
        return f"{whole} {be} to {hit['do']}{when}"
    articled = be == "is" and whole.startswith("the ") and not fold(np).startswith("the ")
    return f"{one(np) if articled else whole} will {hit['do']}{clocked(when)}"
