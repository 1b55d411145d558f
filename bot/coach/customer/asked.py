"""What a customer asks, as it follows "know": "how to export your contacts", "whether the dog can come"."""

import re
from collections.abc import Iterable, Sequence

from bot.coach.befell.account import ENDS_BADLY, said_of
from bot.coach.english.grammar import Clause
from bot.coach.english.phrases import ME, Part, plural, trimmed
from bot.coach.english.tokens import Token, written
from bot.coach.wording import Wording

MANY = frozenset(["you", "they", "we", "i"])
HOW = frozenset(["how", "where", "when"])
LONGEST, SHORTEST = 13, 3
LEANS = re.compile(
    r"[\"“”(){}<>/:;!…]|https?|\b(?:this|that|these|those|them|he|she|him|so|one|there|else|seriously|ever|supposed|even|help|people|with you|just you)\b|[A-Z]{4,}"
)
"""What does not stand for itself, or was not meant as a question."""
GROUPED = frozenset(["modal", "be", "have"])


def asked_in(parts: Iterable[Part], wording: Wording) -> str:
    """The first question that can be said back; "" where none can."""
    made = (_asked(part.clause, wording) for part in parts if part.clause.kind == "question")
    return next((words for words in made if words), "")


def _asked(clause: Clause, wording: Wording) -> str:
    if clause.negative or any(t.tag in ("sub", "punct") and t.low != "please" for t in clause.lead[:-1]):
        return ""
    rest = trimmed(clause.rest)
    if any(t.tag in ("sub", "wh", "conj", "punct") for t in rest):
        return ""
    subject, verb = [t.low for t in clause.subject], clause.verb
    wh = written(clause.wh).lower()
    first = clause.group[0] if clause.group else verb
    lexicon = wording.lexicon
    if first.tag in GROUPED:
        helpers = written((first, *clause.group[1:]) if clause.group else (verb,)).lower()
        tail = ([verb] if clause.group else []) + list(rest)
    elif first.tag == "do" and len(clause.group) == 1 and verb.tag == "verb":
        helpers, base = "", verb.base or verb.low
        many = plural(clause.subject) or subject[-1:] in ([m] for m in MANY)
        form = "past" if first.low == "did" else "base" if many else "s"
        tail = [verb._replace(text=lexicon.form(base, form), low=lexicon.form(base, form)), *rest]
    else:
        return ""
    mine = subject[-1:] in ([m] for m in ME) and len(subject) == 1
    if wh in HOW and mine and first.low in ("do", "can", "could", "should") and verb.tag == "verb":
        return _whole([f"{wh} to {verb.base or verb.low}"], rest, wording)
    if subject == ["you"] or (wh and not (wh in HOW or wh.startswith(("how ", "which ", "what time")))):
        return ""
    start = wh or "whether"
    helpers = {"am": "are", "'m": "are", "was": "were"}.get(helpers, helpers) if mine else helpers
    return _whole([start, said_of(clause.subject, lexicon), helpers], tail, wording)


def _whole(before: Sequence[str], tail: Sequence[Token], wording: Wording) -> str:
    words = " ".join(" ".join([*before, said_of(tail, wording.lexicon) if tail else ""]).split())
    parts = words.split()
    fits = SHORTEST < len(parts) <= LONGEST and parts[-1].lower() not in ENDS_BADLY
    return words if fits and not LEANS.search(words) else ""
