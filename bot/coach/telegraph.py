"""Lines typed as a telegram, written out: "Payment not received." → We haven't received the payment."""

import re
from collections.abc import Sequence

from bot.coach.memory import remembered
from bot.coach.named import ENDS
from bot.coach.phrases import plural
from bot.coach.text import fold
from bot.coach.tokens import Token, is_finite, tokens_of
from bot.coach.voice import KEPT_CAPITAL
from bot.coach.wording import Wording

_REST = r"(?P<rest>(?: (?:due to|because|as|by|on|at|in|for|until|till|since|from|to|per|pending|while|once|when|after|with|within|without|via|under|already|again|twice|every|only)\b.*)?)"
DONE = re.compile(
    rf"(?P<np>(?!(?:we|i|you|they|he|she|it|this|that|these|those|who|which|what|if|when|once|unless|nobody|nothing|no|not|the|a|an|my|our|all|each|every|please|to|already|missing)\b)[\w#/&.-]+(?: [\w#/&.-]+){{0,4}}?) (?P<not>not )?(?P<done>[a-z]+){_REST}"
)
""" "Refund denied on 3 May", "Case 88213 closed"."""
ALREADY = re.compile(rf"already (?P<done>[a-z]+){_REST}")
IS = re.compile(
    r"(?:no longer(?! than\b)|currently|temporarily|fully|completely|still|sold out|out of (?:stock|print|date|season|range|warranty|order)|booked (?:out|up|solid)|unavailable|due (?=on|by|in|back|\d|today|tomorrow|mon|tues|wednes|thurs|fri))\b.*"
)
""" "No longer available", "still pending"."""
IT_DOES = re.compile(
    r"(?:works|looks|seems|appears|runs|shows|says|needs|takes|costs|depends|means|doesn't|isn't|wasn't|won't|can't be)\b .+"
)
""" "Works fine on our end"."""
THE = re.compile(
    r"(?:only|next|earliest|latest|nearest|closest) (?!the\b|your\b|our\b|an?\b|two\b|three\b|four\b|\d)[\w-]+(?: [\w-]+){0,3}? (?:is|are|was|were)\b.+"
)
EQUALS = re.compile(
    r"(?P<what>[a-z][^=]{3,50}?) ?= ?(?P<then>[£$€]?\d[\w.,%]* (?:\w+ ){0,3}?(?:fee|charge|surcharge|fine|penalty|ban|call-?out)\b[^=]{0,50})"
)
""" "No show = 50% charge"."""
DOING = re.compile(
    r"(?:closing|cancell?ing|marking|escalating|forwarding|refunding|resolving|archiving|merging|transferring|reassigning)\b .+"
)
MISSING = re.compile(r"missing (?P<np>(?!from\b|out\b|in\b|the\b|your\b|a\b)[\w' -]{3,50})")
SEEN = frozenset(["received", "found", "got", "seen", "located"])
"""What we haven't done with a thing, rather than what has not been done with it."""
MORE_DONE = frozenset(
    "find locate miss extend dispatch archive schedule reschedule verify confirm check attend reply answer review credit collect assign reassign transfer delay damage fix repair replace open upload supply enter give".split()  # noqa: SIM905
)
"""Besides those of the pack's list."""
STATES = frozenset(["require", "limit", "cap", "rate"])
""" "Signature required" tells what is, not what was done."""
ACTORS = frozenset(
    "courier driver carrier supplier manager vendor engineer technician team department office support warehouse bank landlord seller manufacturer hotel airline client customer guest caller tenant patient student user staff police customs".split()  # noqa: SIM905
)
"""Who does things: "driver returned to the depot" is nothing that was done to a driver."""
ACTED = re.compile(
    rf"(?:{'|'.join(sorted(ACTORS))}) (?:has |have |had |was |is |will |can |could |did )?(?:[a-z]+ed|came|left|went|tried|found|called|rang)\b(?! (?:by|to be)\b).*"
)
""" "Driver attended 10:42"."""
EIGHT = re.compile(r"[£$€]?(?:8|1[18](?!\d))")
"""Said with a vowel first: an 80% charge, an £18 fee."""
HABIT = re.compile(r" (?:within|every|only|via|at|per)\b")
SPOKEN = frozenset(["be", "have", "do", "modal", "pron"])
"""In no line without its verb."""
CLOSES = re.compile(r" (?:at|in|on|from|until|for)\b")
""" "Kitchens closed at 10" themselves."""


@remembered
def written_out(line: str, wording: Wording) -> str | None:
    """The line as a sentence with its verb and subject; None where it is one, or what is missing is not certain."""
    bare = line.strip().strip(ENDS)
    low = fold(bare)
    if (hit := DONE.fullmatch(low)) and (made := _happened(hit, bare, wording)):
        return made
    if hit := ALREADY.fullmatch(low):
        return (
            f"It has {low}".replace("already ", "already been ", 1) if _verb(hit["done"], wording) else None
        )
    if IS.fullmatch(low) and not any(t.tag in SPOKEN for t in tokens_of(bare, wording.lexicon)):
        return f"It's {bare[:1].lower()}{bare[1:]}"
    if hit := EQUALS.fullmatch(low):
        return _costs(bare[: hit.end("what")], bare[hit.start("then") :], wording)
    if IT_DOES.fullmatch(low):
        return f"It {bare[:1].lower()}{bare[1:]}"
    if THE.fullmatch(low) or ACTED.fullmatch(low):
        return f"The {bare[:1].lower()}{bare[1:]}"
    if DOING.fullmatch(low) and not any(is_finite(t, bare=False) for t in tokens_of(bare, wording.lexicon)):
        return f"I'm {bare[:1].lower()}{bare[1:]}"
    if hit := MISSING.fullmatch(low):
        thing = bare[hit.start("np") :]
        many = plural(tokens_of(thing, wording.lexicon))
        return f"Some {thing} are missing" if many else f"The {thing} is missing"
    return None


def _costs(what: str, then: str, wording: Wording) -> str:
    """What follows from a deed, a case or a thing, all of which may stand before the "="."""
    tokens = tokens_of(what, wording.lexicon)
    low, then = f"{what[:1].lower()}{what[1:]}", f"{'an' if EIGHT.match(then) else 'a'} {then}"
    if tokens[0].tag == "verb" and tokens[0].form == "base":
        return f"If you {low}, there's {then}"
    if any(is_finite(t, bare=False) for t in tokens):
        return f"If {low}, there's {then}"
    return f"{what} means {then}"


def _happened(hit: "re.Match[str]", bare: str, wording: Wording) -> str | None:
    verb = _verb(hit["done"], wording)
    thing = tokens_of(bare[: hit.end("np")], wording.lexicon)
    if verb is None or not _is_thing(thing) or thing[-1].low in ACTORS:
        return None
    many, rest = plural(thing), bare[hit.start("rest") :]
    if verb in ("close", "open") and CLOSES.match(rest):
        return None
    np = _with_article(bare[: hit.end("np")], thing, wording)
    if verb in STATES:
        return f"{np} {'are' if many else 'is'} {hit['not'] or ''}{hit['done']}{rest}"
    if hit["not"] and hit["done"] in SEEN:
        named = re.sub(r"^[Tt]he ", "a " if hit["done"] == "found" else "the ", np)
        return f"We haven't {hit['done']} {named}{rest}"
    if many and HABIT.match(rest):
        return f"{np} are {hit['not'] or ''}{hit['done']}{rest}"
    if rest.startswith(" within"):
        return None  # done already, or yet to be
    return f"{np} {'have' if many else 'has'} {hit['not'] or ''}been {hit['done']}{rest}"


def _verb(done: str, wording: Wording) -> str | None:
    """What was done, where it is something that is done to a thing."""
    verb = wording.lexicon.base(done, "participle")
    return verb if verb in wording.lists["done_verbs"] or verb in MORE_DONE else None


def _is_thing(thing: Sequence[Token]) -> bool:
    owned = thing[0].low == "your"
    return bool(thing[owned:]) and all(t.tag in ("noun", "adj", "num") for t in thing[owned:])


def _with_article(np: str, thing: Sequence[Token], wording: Wording) -> str:
    """ "refund" → the refund; what has its "your", a number or a name of its own keeps it."""
    first, head = thing[0], thing[-1]
    named = (
        first.low in KEPT_CAPITAL or any(t.text[:1].isupper() for t in thing[1:]) or first.text[1:2].isupper()
    )
    counted = head.low in wording.lists["count_nouns"] and not any(c in "#/-" for t in thing for c in t.text)
    if first.low == "your" or named or plural(thing) or not counted:
        return np
    return f"The {np[:1].lower()}{np[1:]}"
