"""How such things are, as they stand for an excuse: "Clinics can overrun", "Some creaking is normal", "A photo isn't proof"."""

import re

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.office.notice import cut
from bot.coach.stated.stated_claims import SURELY
from bot.coach.stated.stated_things import NP, Found, plain_thing, slots_of
from bot.coach.turned.turned_words import needs_to
from bot.coach.wording import Wording

NORMAL = re.compile(
    rf"{NP}(?: (?P<be>is|are)|'s) {SURELY}(?P<adj>normal|standard|usual|common|typical|natural|unavoidable|inevitable|(?:standard|common|normal|expected) (?:practice|procedure|behaviou?r|wear(?: and tear)?)|wear and tear|(?:a matter|a question|part and parcel|part) of [^,;:]+|down to (?!you\b|us\b|me\b)[^,;:]+)(?P<rest>(?: (?:for|after|with|in|at|on|during|by|when) [^,;:]+)?)"
)
CAUSED = re.compile(r"(?:down to|(?:a matter|a question|part) of) ")
""" "Mould is down to lifestyle" is a view of what is to blame, and comforts nobody."""
GENERAL = re.compile(
    r"(?P<np>(?:(?:all|some|most|any|our|these) )?(?:[a-z-]+ ){0,3}?[a-z-]+) (?P<can>can|could|may|might|do|does|will) (?:sometimes |occasionally |often |simply |just |indeed |unfortunately |sadly )*(?P<vp>(?P<v>[a-z]+)(?: (?P<state>[a-z-]+))?[^,;:]{0,60})"
)
HAPPENS = re.compile(
    r"(?P<np>(?:(?:all|some|most|our|these) )?(?:[a-z-]+ ){0,3}[a-z-]+s) (?P<can>(?=))(?:do |sometimes |occasionally |often |simply |just )*(?P<vp>(?P<v>[a-z]+)(?: (?P<state>[a-z-]+))?[^,;:]{0,60})"
)
BUSY = re.compile(
    rf"{NP} (?P<be>is|are) (?:all |currently |always |just )*(?P<adv>(?:(?:very|extremely|really|quite|so|rather|incredibly) )?)(?P<adj>busy|stretched|short-staffed|overstretched)(?P<rest>(?: (?:at the moment|right now|just now|today|this week|these days|at present))?)"
)
MUST = re.compile(r"(?!(?:you|we|i|this|that|it|there)\b)[^,;:?]{2,60} must [^;:?]{2,90}")
NO_EXCUSE = re.compile(
    r"\d|\b(?:and|but|so|unless|if|until|after|before|now and then|at times|from time|sometimes|only)\b"
)
"""A rule with a measure, two things told at once, or one that says how often by itself."""
NOT_THE_SAME = re.compile(
    r"(?P<x>[a-z][a-z' -]{2,40}?) (?:is not|isn't|are not|aren't) (?P<y>[a-z][a-z' -]{2,40})"
)


def _normal(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Some creaking is normal" → some creaking is normal, though I know that's little comfort."""
    thing = plain_thing(hit, clause, wording)
    if thing is None:
        return None
    key = "claim_as_seen" if CAUSED.match(hit["adj"]) else "claim_normal"
    return Found(key, slots_of(thing) | {"adj": hit["adj"], "rest": cut(hit, "rest", clause)})


def _general(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Clinics can overrun" → clinics can sometimes overrun, though I know that doesn't make it any easier."""
    thing, lists = plain_thing(hit, clause, wording), wording.lists
    if thing is None:
        return None
    head = thing[1]
    mishap = hit["v"] in lists["mishaps"] or (hit["v"] in lists["mishap_verbs"] and hit["state"] in lists["mishap_states"])  # fmt: skip
    first, many = head[0].low, plural(head)
    of_all = head[0].tag not in ("det", "pron") or first in ("all", "some", "most", "any", "our", "these")
    acts_on = hit["state"] in ("the", "a", "an", "your", "our", "any", "it", "them", "this", "that", "to")
    if (
        not mishap
        or NO_EXCUSE.search(hit["vp"])
        or acts_on
        or head[-1].low in lists["people"]
        or not of_all
        or (first == "our" and not many)
        or head[-1].tag != "noun"
    ):
        return None
    np = thing[0].removeprefix("the ") if first != "the" else thing[0]
    return Found("claim_general", {"np": np, "do": _do(hit, clause, wording, many=many)})


def _do(hit: Hit, clause: str, wording: Wording, *, many: bool) -> str:
    """ "Can overrun" → sometimes overrun; "does spoil" → can sometimes spoil."""
    vp, verb, can = cut(hit, "vp", clause), hit["v"], hit["can"]
    if "any time" in vp:
        return f"can {vp}"
    often = "often" if " often " in hit.string else "sometimes"
    if not can:
        return f"do {vp}"
    if can not in ("can", "will"):
        return f"can {vp}" if can in ("may", "might", "could") else f"can {often} {vp}"
    be = ("are" if many else "is") if verb == "be" else ""
    does = be or (verb if many else wording.lexicon.form(verb, "s"))
    return f"{does} {often}{vp[len(verb) :]}" if be else f"{often} {does}{vp[len(verb) :]}"


def _busy(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Our agents are very busy" → I'm sorry that our agents are so busy."""
    thing, lists = plain_thing(hit, clause, wording), wording.lists
    if thing is None or not any(
        thing[1][-1].low in lists[name] for name in ("people", "our_people", "speakers", "onlookers")
    ):
        return None
    key = "claim_busy" if hit["adv"] else "claim_busy_all"
    return Found(key, slots_of(thing) | {"adj": hit["adj"], "rest": cut(hit, "rest", clause)})


def _needs_to(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Faults must be reported during the stay" → faults need to be reported during the stay."""
    del hit
    made = needs_to(clause, wording)
    return Found("stated_needs_to", {"s": made}) if made else None


def _not_the_same(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Telling someone isn't cancelling" → telling someone isn't the same as cancelling."""
    x, y = cut(hit, "x", clause), cut(hit, "y", clause)
    low = f"{x[0].lower()}{x[1:]}"
    if any(wording.lexicon.base(words.split()[0], "ing") is None for words in (low, y)):
        return None
    return Found("claim_not_same", {"x": low, "y": y})


GENERALLY = (
    Form(NORMAL, _normal, (" is ", " are ", "'s ")),
    Form(BUSY, _busy, (" busy", " stretched", "staffed", "overstretched")),
    Form(NOT_THE_SAME, _not_the_same, ("ing isn't ", "ing is not ", " isn't ", " is not ")),
    Form(GENERAL, _general, (" can ", " could ", " may ", " might ", " do ", " does ", " will ")),
    Form(HAPPENS, _general, ("s ",)),
    Form(MUST, _needs_to, (" must ",)),
)
