"""What an office needs, from whom and by when, said by one of its people."""

import re

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.kinder.duties import BY_SOMEBODY
from bot.coach.office.notice import NP, Made, cut, is_one, thing_of
from bot.coach.wording import Wording

PERSONS = frozenset(["parent", "guardian", "executor", "owner", "patient", "doctor", "gp", "manager", "landlord", "employer", "bank", "seller", "buyer", "sender", "recipient", "addressee", "witness", "vet", "dentist", "complainant", "appellant", "bearer"])  # fmt: skip
BY_WHOM = re.compile(
    rf"{NP} (?:must|has to|have to|needs to|need to|is to|are to|can only|may only) be (?P<done>[a-z]+)(?P<up> (?:in|back|out|up|off))? (?P<only>only )?by (?P<who>(?:the|an?|your|both|every|each|all) (?:(?:account|card|policy|lead|registered|named|primary|main|authori[sz]ed|legal|new|current|original|bill|responsible) )*[a-z]+)(?P<rest>(?:,? (?:in|within|by|before|at|on|via|through|using|with|and)\b.*)?)"
)
HAD_TO = re.compile(
    rf"{NP} had to (?:be (?P<done>[a-z]+)|(?P<reach>reach us|arrive(?: with us)?|be with us|be in))(?P<rest> (?:within|by|before|no later than|not later than|on or before|at least|in|between|with|for)\b.+)"
)
MUST_BE = re.compile(
    rf"{NP} (?:must|has to|have to|needs? to) be (?P<rest>(?:(?:clearly |fully |all )?(?:on|in|under|at least|no more than|no larger than|no older than|no longer than|less than|with us|valid|original|legible|complete|readable)\b).*)"
)
NEEDS = re.compile(
    r"(?P<np>(?:all |any |an? |the |your |every |each )?(?:[a-z-]+ ){0,3}?[a-z-]+) (?:needs?|requires?)(?: always)? (?P<what>(?!to\b|be\b|us\b|you\b|doing\b)(?:\d|an?\b|at least\b|up to\b|(?:one|two|three|four|five|six|seven|ten|fourteen|thirty)\b|proof\b|the\b|your\b|written\b|photo\b|prior\b|valid\b|original\b|both\b|signed\b)[^;]*)"
)


def _had_to(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Appeals had to be lodged within 28 days" → we could only accept appeals lodged within 28 days."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    base = wording.lexicon.base(hit["done"], "participle") if hit["done"] else "reach"
    if (
        thing is None
        or (hit["done"] and base not in wording.lists["hands_in"])
        or BY_SOMEBODY.search(fold(rest))
    ):
        return None
    np, head = thing
    if head[0].tag == "det" and head[0].low not in ("all", "any"):
        how = f"to be {hit['done']}" if hit["done"] else "to reach us"
        return Made(f"we needed {np} {how}{rest}", "in-person", "inform")
    if not plural(head) or not (is_one(head, "handed_in", wording) or is_one(head, "papers", wording)):
        return None
    np = re.sub(r"^(?:all|any) ", "", np)
    how = hit["done"] or "that reached us"
    return Made(f"we could only accept {np} {how}{rest}", "in-person", "inform")


def _by_whom(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Closure has to be requested by the account holder" → we need the account holder to request closure."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, who = thing_of(hit, clause, wording), cut(hit, "who", clause)
    last = fold(who).rsplit(maxsplit=1)[-1]
    person = last in wording.lists["people"] or last.removesuffix("s") in PERSONS or last.endswith("holder")
    if thing is None or base is None or not person:
        return None
    rest = cut(hit, "rest", clause)
    up = hit["up"] or ""
    if hit["only"] or " only " in clause[hit.end("np") : hit.start("done")]:
        return Made(f"only {who} can {base}{up} {thing[0]}{rest}", "in-person", "inform")
    return Made(f"we need {who} to {base}{up} {thing[0]}{rest}", "in-person", "inform")


def _must_be(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Appeals must be on form A with evidence" → we need appeals to be on form A with evidence."""
    thing = thing_of(hit, clause, wording)
    kinds = ("handed_in", "proceedings")
    if thing is None or not any(is_one(thing[1], kind, wording) for kind in kinds):
        return None
    return Made(f"we need {thing[0]} to be {cut(hit, 'rest', clause)}", "in-person", "inform")


def _needs(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Repeat requests need 72 hours" → we need 72 hours for repeat requests."""
    thing, what = thing_of(hit, clause, wording), cut(hit, "what", clause)
    tokens = tokens_of(what, wording.lexicon)
    if thing is None or not is_one(thing[1], "proceedings", wording) or any(t.tag in ("modal", "be", "have", "do", "wh", "sub") for t in tokens):  # fmt: skip
        return None
    plain = [t for t in tokens[1:] if t.low not in ("least", "of", "written", "signed")]
    if any(t.low in (",", "and") or t.tag == "prep" or t.form in ("participle", "past") for t in plain):
        return Made(f"for {thing[0]}, we need {what}", "in-person", "inform")
    return Made(f"we need {what} for {thing[0]}", "in-person", "inform")


NEEDED = (
    Form(BY_WHOM, _by_whom, (" by ",)),
    Form(HAD_TO, _had_to, (" had to ",)),
    Form(MUST_BE, _must_be, (" be ",)),
    Form(
        NEEDS,
        _needs,
        (
            " need",
            " require",
        ),
    ),
)
