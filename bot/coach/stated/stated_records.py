"""What shows or says something, what is not on file, and where a thing is written."""

import re
from collections.abc import Sequence

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of
from bot.coach.office.notice import cut, is_one
from bot.coach.stated.stated_things import NP, Found, are, somebody, the, thing_of
from bot.coach.wording import Wording

SHOWS = re.compile(
    rf"{NP} (?:clearly |also |still |both |all )*(?P<verb>shows?|says?|states?|confirms?|indicates?|records?|showed|said|confirmed) (?:that )?(?P<s>\S.{{4,120}})"
)
SAYS = re.compile(
    r"(?P<np>(?:(?:the|our|your) )?[^,;:]{2,40}?) (?:also |both )*(?P<verb>says?|said|confirms?|confirmed) (?:that )?(?P<s>\S.{4,120})"
)
DIFFERS = re.compile(
    rf"{NP} (?:disagrees?|disagreed|says? (?:otherwise|differently|different|something (?:else|different))|tells? (?:a different|another) story|(?:does not|doesn't|do not|don't) (?:agree|say (?:so|that)|bear that out|support (?:that|this)|match (?:that|this|what you say)))"
)
NOT_SHOWN = re.compile(
    rf"{NP} (?:does not|doesn't|do not|don't) (?P<verb>show|mention|list|include|contain|record) (?P<what>[^,;:]{{3,80}})"
)
NONE = re.compile(
    r"(?:(?:i|we)(?: currently| still| simply)?(?: can)? (?:have|hold|see|find|found)|there(?:'s| is| are| was| were)|(?:our|the) (?:[a-z]+ )?(?:system|records?|files?|notes?|database|books) (?:has|have|shows?|holds?))(?: absolutely)? (?P<none>no (?P<np>(?!need\b|way\b|point\b|doubt\b|reason\b|obligation\b|plans?\b|idea\b|intention\b|choice\b|control\b|right\b|option\b|guarantee\b|problem\b|longer\b|more\b)[a-z][^,;:]{2,80}))"
)
ON_FILE = re.compile(
    r"\b(?:records?|notes?|trace|sign|evidence|entry)\b|\b(?:on|in|under|against) (?:(?:the|our|your|this|that) )?(?:[a-z]+ )?(?:file|record|records|system|account|books|notes|log|name|profile|database|number)\b|\b(?:request|booking|reservation|order|appointment|payment|message|email|call|complaint|application|claim|return|parcel|form|cancellation|ticket)s? (?:for|from|by|with) (?:you|that|this|your)\b"
)
WHERE = re.compile(
    rf"{NP}(?: (?:is|are|was|were)|'s)(?: (?:also|all|clearly|already|always|set out|stated|listed|printed|written|written down|published|shown|explained|given|noted|described|detailed|documented|spelled out|mentioned|included))* (?P<where>(?:in|on|under|at the (?:top|bottom|end|start|back|front) of) (?P<place>(?:the|your|our|every|each|page|section|clause|article|paragraph|point|appendix)\b[^,;:]{{2,60}}))"
)
NO_SPEAKER = re.compile(r"\b(?:i|we|my|me|us)\b")


def _proof(hit: Hit, clause: str, wording: Wording) -> tuple[str, list[Token]] | None:
    thing = thing_of(hit, clause, wording)
    if thing is None:
        return None
    if _numbered(thing[1], wording):
        return thing
    return (the(*thing), thing[1]) if is_one(thing[1], "proofs", wording) else None


def _numbered(head: Sequence[Token], wording: Wording) -> bool:
    """ "Section 7", "page 4 of the report"."""
    return bool(head) and head[0].low in wording.lists["proofs"] and any(t.tag == "num" for t in head[1:])


def _stands(s: str, wording: Wording) -> bool:
    """Whether what is shown or said is a clause of its own, and no order: "Step 3 says hold the button"."""
    first = tokens_of(s, wording.lexicon)[0]
    orders = first.low in ("don't", "do", "please", "if", "when", "no") or (
        first.tag == "verb" and first.form == "base"
    )
    return begins_clause(s, wording) and not orders


FAULTY = frozenset("wrong incorrect missing broken damaged faulty no another other duplicate".split())  # noqa: SIM905
"""Of what nobody looks up."""


def _shows(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our camera shows the van was empty" → according to our camera, the van was empty."""
    thing, s = _proof(hit, clause, wording), cut(hit, "s", clause)
    if thing is None or not _stands(s, wording):
        return None
    return Found("stated_shows", {"np": thing[0], "s": s, "verb": hit["verb"]}, "shows")


def _says(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The driver says he delivered it" → according to the driver, he delivered it."""
    thing, s = thing_of(hit, clause, wording), cut(hit, "s", clause)
    if thing is None or thing[0].startswith("my ") or not _stands(s, wording):
        return None
    last = thing[1][-1].low
    known = (
        last in wording.lists["people"]
        or last in wording.lists["our_people"]
        or last in wording.lists["speakers"]
    )
    return Found("stated_says", {"np": thing[0], "s": s, "verb": hit["verb"]}, "shows") if known else None


def _differs(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The report disagrees" → the report says something different."""
    thing = _proof(hit, clause, wording)
    if thing is None:
        return None
    say = "say" if are(thing[1]) == "are" else "says"
    return Found("stated_differs", {"np": thing[0], "say": say}, "differs")


def _not_shown(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The photos do not show any damage" → I'm not able to see any damage in the photos."""
    thing, what = _proof(hit, clause, wording), cut(hit, "what", clause)
    tokens = tokens_of(what, wording.lexicon)
    if thing is None or tokens[0].tag not in ("det", "noun", "adj", "num") or begins_clause(what, wording):
        return None
    do = "do" if are(thing[1]) == "are" else "does"
    at = "on" if thing[1][-1].low in wording.lists["shown_on"] else "in"
    return Found("stated_not_shown", {"np": thing[0], "what": what, "do": do, "verb": hit["verb"], "at": at}, "shows")  # fmt: skip


def _none(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "We have no booking on file" → from what I can see, there is no booking on file."""
    none = cut(hit, "none", clause)
    if not ON_FILE.search(fold(none)) or NO_SPEAKER.search(fold(none)):
        return None
    head: list[Token] = []
    for token in tokens_of(none, wording.lexicon)[1:]:
        if token.tag not in ("noun", "adj", "num"):
            break
        head.append(token)
    if not head or head[-1].tag != "noun":
        return None
    of_what = re.search(r"\b(?:that|which|who|where|to)\b", fold(none))
    be = "are" if plural(head) else "is"
    return Found("stated_none_where" if of_what else "stated_none", {"none": none, "be": be}, "none")


def _where(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The excess is in your policy" → there's more about the excess in your policy."""
    where, place = cut(hit, "where", clause), fold(hit["place"])
    words = place.split()
    head = next((i for i, w in enumerate(words) if i and w in ("of", "for", "you", "we", "that", "under", "from", "at", "on", "by", "in")), len(words))  # fmt: skip
    numbered = words[0] in wording.lists["readings"] and any(c.isdigit() for c in place)
    if words[0] == "page" or numbered or words[head - 1] in wording.lists["readings"]:
        it = {
            "it": "it",
            "that": "that",
            "this": "this",
            "they": "them",
            "these": "these",
            "all of this": "all of this",
            "all this": "all this",
        }.get(fold(hit["np"]))
        if it:
            return Found("stated_where_it", {"np": it, "where": where}, "where")
        thing = thing_of(hit, clause, wording)
        if thing and not FAULTY.isdisjoint(t.low for t in thing[1][:2]):
            return None  # "the wrong paint code is on your order"
        if thing and is_one(thing[1], "explained", wording):
            np = thing[0] if plural(thing[1]) else the(*thing)
            return Found("stated_where", {"np": np, "where": where}, "where")
        if thing and (plural(thing[1]) or thing[1][0].tag == "det") and not somebody(thing[1], wording):  # fmt: skip
            return Found("stated_where_found", {"np": thing[0], "where": where}, "where")
    return None


RECORDS = (
    Form(DIFFERS, _differs, (" disagree", " otherwise", " different", " story", " not ", "n't ", " else")),
    Form(NOT_SHOWN, _not_shown, (" not ", "n't ")),
    Form(SHOWS, _shows, (" show", " sa", " state", " confirm", " indicate", " record")),
    Form(SAYS, _says, (" says ", " say ", " said ", " confirm")),
    Form(NONE, _none, (" no ",)),
    Form(WHERE, _where, (" in ", " on ", " under ", " at ")),
)  # fmt: skip
