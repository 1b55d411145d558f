"""What somebody or something reports: "Driver states lift was out of use" → the driver states that the lift was out of use."""

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import low_first
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.notes.articles import with_articles
from bot.coach.notes.clipped import clipped
from bot.coach.notes.hung import articled
from bot.coach.notes.note_words import WORKERS
from bot.coach.wording import Wording

SAYS = re.compile(
    r"(?P<who>[a-z][\w' -]{1,40}?) (?P<says>states?|says?|reports?|confirms?|advises?|claims?|indicates?|suggests?|shows?|stated|said|reported|confirmed|advised|showed) (?!shows?\b|states?\b|says?\b|confirms?\b|indicates?\b|that\b|by\b|as\b|to\b|on\b|in\b|at\b|for\b|of\b|from\b|with\b|it\b|is\b|are\b|was\b|were\b|has\b|have\b)(?P<what>\S.{6,})"
)
MANY_SAY = frozenset(["state", "say", "report", "confirm", "advise", "claim", "indicate", "suggest", "show"])
SOURCES = frozenset(
    "system record records account tracking gps log logs report cctv photo photos notes file meter database till scan history statement screen invoice test tests results inspection survey audit footage images data timesheet register readings app website crew staff police team customs management couriers drivers engineers".split()  # noqa: SIM905
)
"""What shows and tells, besides those who work there."""
AS_NOT = re.compile(r"(?P<np>[a-z][\w' ]{2,40}?) (?P<as>not (?:to|in|on|at|up to) [a-z]+(?: .{2,40})?)")


def reported(bare: str, wording: Wording) -> str | None:
    """ "Crew report bin not out" → the crew report that the bin was not out."""
    low = fold(bare)
    hit = SAYS.fullmatch(low)
    if hit is None:
        return None
    who, what = bare[: hit.end("who")], bare[hit.start("what") :]
    head = re.split(r" (?:on|at|in|from|for) ", hit["who"])[0].split()[-1]
    if head not in WORKERS | SOURCES or any(
        is_finite(t, bare=False) for t in tokens_of(who, wording.lexicon)
    ):
        return None
    many = plural(tokens_of(head, wording.lexicon)) or head in ("crew", "staff", "police")
    if hit["says"] in MANY_SAY and not many:
        return None
    told = _told(what, wording)
    if told is None:
        return None
    owned = re.match(r"(?:the|your|our|my|a|an|this|all)\b", fold(who)) is not None
    named = who[1:].lower() != who[1:]
    whole = (
        low_first(who)
        if owned
        else who
        if named and who.isupper() is False and not who[1:2].isupper()
        else f"the {low_first(who)}"
    )
    whole = with_articles(whole, wording)
    return f"{whole} {bare[hit.start('says') : hit.end('says')]} {told}"


def _told(what: str, wording: Wording) -> str | None:
    if made := clipped(what, wording, "then"):
        return f"that {made}"
    if (hit := AS_NOT.fullmatch(fold(what))) and (
        seen := clipped(f"{what[: hit.end('np')]} not received", wording, "then")
    ):
        return f"that {seen.removesuffix('received').replace(' not ', ' ')}{what[hit.start('as') :]}"
    tokens = tokens_of(what, wording.lexicon)
    clause = clause_of(tokens)
    if (
        clause is None
        or clause.kind != "statement"
        or clause.lead
        or any(t.low == "as" for t in clause.subject)
        or tokens[0].tag in ("prep", "adv", "verb")
        or wording.lexicon.base(tokens[0].low, "participle")
    ):
        return None
    if not (clause.group or clause.verb.tag in ("be", "have") or clause.verb.form == "past"):
        return None
    return f"that {articled(what, wording)}"
