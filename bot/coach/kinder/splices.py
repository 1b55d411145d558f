"""Sentences with no more than a comma or a dash between them: "The slots are gone, next is the 14th"."""

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.stretches import begins_clause, stretches_of, subordinate
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import capital
from bot.coach.kinder.terse import step_in_full
from bot.coach.notes.labels import label
from bot.coach.notes.telegraph import with_article, written_out
from bot.coach.wording import Wording

LISTED = re.compile(
    r"(?:point|step|page|section|clause|paragraph|part|line|item|note|option|table|box) \d|[a-z]+ (?:or|and|nor) (?!we\b|i\b|you\b|it\b)|(?:including|excluding|especially|particularly|namely)\b"
)
""" "by phone, chat or in branch" goes on with a list, "including leaks" with a part of what stands before it."""
NO_THING = re.compile(r"no (?!one\b|way\b|idea\b|need\b|longer\b)[a-z-]+(?: [a-z-]+)?")
UNTIL_THEN = re.compile(
    r"(?:until then|till then|in the meantime|meanwhile|after that|from then on),? (?:the |your |our |it |we |you |they |no |[a-z]+ (?:is|are|will|stays?|stands?|remains?|continues?|can)\b).+"
)
""" "Supply the deed, until then the claim waits"."""
SPELL = re.compile(
    r"(?:(?:allow|about|around|approx\.?|up to|usually|normally|then) )*\d+(?: ?[-–] ?\d+| (?:to|or) \d+)? ?(?:working |business |calendar )?(?:minute|min|hour|hr|day|week|month)s?"
)
GOES_THROUGH = re.compile(
    r"^(?:please )?(?:order|re-?order|request|apply|send|post|submit|register|transfer|claim|return)\b|\b(?:processed|sent|issued|refunded|ordered|shipped|posted|dispatched|submitted|raised|requested|transferred|approved|credited|started|done|on order|on its way)\b"
)
"""What takes its time from then on."""
ASIDE = re.compile(
    r"(?:,|\b(?:and|but|so),?) (?:like|unlike|as with) [^,]+$|\b(?:and|but|so),? (?:due to|because of|since|as|under|for|with) [^,]+$"
)
"""What stands before the clause to come: "and, like many services, we …"."""
ASKS = re.compile(
    r"(?:what|which|when|where|who|why|how|do|does|did|is|are|was|were|have|has|can|could|will|would)\b"
)
""" "Which number did you ring, what time, who was it?" is one question."""
WHY = re.compile(
    r"(?:(?:owing|due|thanks|according) to|because of|given|following|in (?:view|light|line) (?:of|with))\b[^,]*,? ?"
)
"""Begins what leads up to the clause to come: "owing to demand, we can't"."""
OWN_SUBJECT = re.compile(
    r"(?:(?:i|we|you|it|he|she|they|there|that|this)\b|(?:i|we|you|it|he|she|they|there|that)'|(?:the|your|our|my) [a-z]|please\b|(?:next|earliest|latest|no) )"
)


def pieces_of(body: str, wording: Wording, *, marked: bool) -> list[str]:
    """The sentences that were typed as one; none where it is one. `marked`: whether scraps count, too."""
    parts = stretches_of(body, wording)
    last = parts[-1]
    lined = last.word in ("and", "but", "so") and _apart(body[last.start :], wording)
    starts = [
        part
        for part in parts[1:]
        if (not part.word or (lined and part is last))
        and ":" not in part.link
        and not LISTED.match(fold(body[part.start :]))
        and (
            _stands_alone(body[part.start : part.end], wording, marked=marked)
            or (
                marked
                and is_spell(body[part.start : part.end])
                and GOES_THROUGH.search(fold(body[: part.start]))
            )
        )
        and not WHY.fullmatch(fold(body[: part.start]))
        and (
            is_whole(head := body[: part.start - len(part.link)], wording)
            or (
                marked
                and (_lacks(head, body[part.start :]) or _said_whole(head, body[part.start :], wording))
            )
        )
    ]
    listed = any(part.word == "and" and part.link.startswith(",") for part in parts if part not in starts)
    asks = body.rstrip().endswith("?") and ASKS.match(fold(body))
    if not starts or ": " in body or listed or asks:
        return []
    begins, ends = (0, *(p.start for p in starts)), (*(p.start - len(p.link) for p in starts), len(body))
    return [body[a:b].rstrip(" ,;-–—") for a, b in zip(begins, ends, strict=True)]


def is_spell(piece: str) -> bool:
    """ "5 working days" """
    return SPELL.fullmatch(fold(piece).strip(ENDS)) is not None


def took(spell: str) -> str:
    """ "5 working days" → it takes 5 working days."""
    return f"It takes {spell.strip(ENDS).removeprefix('allow ')}"


def _stands_alone(clause: str, wording: Wording, *, marked: bool) -> bool:
    if marked and (
        UNTIL_THEN.match(fold(clause))
        or written_out(clause, wording)
        or label(clause, wording)
        or step_in_full(clause, wording)
        or with_article(capital(clause), wording)
    ):
        return True
    return begins_clause(clause, wording) and not subordinate(tokens_of(clause, wording.lexicon))


def _said_whole(head: str, rest: str, wording: Wording) -> bool:
    """Whether it is a sentence once it is said anew: "Invoice attached", "Not our problem"."""
    if fold(head).startswith("because "):
        return False
    if written_out(head, wording) is not None or step_in_full(head, wording) is not None:
        return True
    return not fold(rest).startswith("no ") and bool(wording.sayings_of(fold(head).strip(ENDS)))


def _lacks(head: str, rest: str) -> bool:
    """ "No fix date, …" stands for a sentence; "no refund, no credit" is a list."""
    return NO_THING.fullmatch(fold(head)) is not None and not fold(rest).startswith("no ")


def by_itself(piece: str, wording: Wording) -> bool:
    """Whether it is surely a sentence of its own, and no more of a list: it says who or what first."""
    return (
        OWN_SUBJECT.match(fold(piece)) is not None
        or label(piece, wording) is not None
        or with_article(capital(piece), wording) is not None
        or _told_of_things(piece, wording)
    )


def _told_of_things(piece: str, wording: Wording) -> bool:
    """ "apostille isn't included": a thing, and its own verb."""
    clause = clause_of(tokens_of(piece.strip(ENDS), wording.lexicon)) if piece[-1:] != "!" else None
    return (
        clause is not None
        and clause.kind == "statement"
        and not clause.lead
        and bool(clause.subject)
        and all(t.tag in ("noun", "adj", "num") for t in clause.subject)
        and (clause.verb.tag == "be" or any(t.tag in ("be", "modal", "do", "have") for t in clause.group))
    )


def _apart(clause: str, wording: Wording) -> bool:
    """Whether the pack wants it in a sentence of its own: "…, and our decision is final"."""
    return any(saying.apart for saying, _ in wording.sayings_of(fold(clause).strip(ENDS)))


def is_whole(before: str, wording: Wording) -> bool:
    """Whether a sentence could end here: it has its subject and verb, or orders, and hangs on nothing."""
    tokens = tokens_of(before, wording.lexicon)
    clause = clause_of(tokens)
    leans = (
        not tokens
        or subordinate(tokens)
        or ASIDE.search(fold(before)) is not None
        or tokens[0].tag in ("sub", "prep", "wh")
        or tokens[0].low == "according"
    )
    return clause is not None and clause.kind != "question" and not leans
