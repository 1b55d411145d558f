"""What is to come: "Invoice to follow", "Engineer to call Monday"."""

import re

from bot.coach.english.dates import timed
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import one, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.notes.clipped import clipped, clocked
from bot.coach.notes.note_words import WORKERS
from bot.coach.wording import Wording

TO_COME = re.compile(
    r"(?P<np>(?:your |our |the )?[a-z][a-z-]*(?: [a-z][a-z-]*){0,3}) to (?P<do>follow|come|be [a-z]+|call|ring|contact you|attend|visit|arrive|confirm|arrange)(?P<rest>(?: .{2,40})?)"
)
TOWARDS = frozenset(
    "due going able likely needs has have had ought used want willing ready free happy unable supposed expected".split()  # noqa: SIM905
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
