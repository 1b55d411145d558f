"""For whom a thing is meant, whose task it is, what was chosen, and what was kept or is asked of a sum."""

import re

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.office.notice import cut, is_one
from bot.coach.stated.stated_things import NP, Found, are, somebody, the, thing_of
from bot.coach.wording import Wording

SUM = r"(?:[£$€] ?\d[\d,.]*(?<=\d)|\d[\d,.]* ?(?:eur|euros?|usd|gbp|chf|dollars|pounds|quid|kr|pln)\b)"
ENTITLED = re.compile(
    rf"{NP} (?P<be>is|are|was|were) (?P<only>only |strictly |exclusively |just |solely )?(?:for|open to|reserved for|available to|limited to|meant for|intended for) (?P<only2>only )?(?P<who>(?:the )?(?:[a-z-]+ ){{0,3}}(?P<kind>(?!only\b)[a-z]+))(?P<only3> only)?"
)
SERVE = re.compile(
    r"(?:we|i) (?:can )?only (?P<verb>serve|help|deal with|work with|supply|sell to|accept|insure|cover|support|treat|admit) (?P<who>(?:[a-z-]+ ){0,3}(?P<kind>[a-z]+))"
)
NOT_ONE = re.compile(r"you(?:'re| are) (?:not|no longer) (?P<what>new|(?:an? )?(?:[a-z-]+ ){0,2}[a-z]+)")
TASK = re.compile(
    r"(?:it|that|this)(?:'s| is) (?:always |still |entirely |ultimately |really )?(?:up to|down to|on|for) (?P<who>you|(?:the|each|every|our) [a-z]+(?: [a-z]+)?) to (?P<vp>(?!decide\b|choose\b|say\b|judge\b|know\b|have\b|see if\b|opt\b)[a-z]+\b[^;:]{0,90})"
)
YOURS = re.compile(
    rf"(?P<lead>(?:under|according to|by|in line with|as agreed in) [^,;:]{{4,60}}, )?{NP} (?:is|are) (?:down to you|up to you|yours to (?:sort(?: out)?|fix|deal with|arrange)|for you to (?:sort(?: out)?|deal with|arrange|fix)|your (?:own )?responsibility)"
)
RESPONSIBLE = re.compile(
    r"(?P<lead>(?:under|according to|by|in line with|as agreed in) [^,;:]{4,60}, )?you(?:'re| are) (?:solely |fully |always |the one |personally )?(?:responsible|liable) for (?P<np>[^,;:]{3,70})"
)
SUM_DONE = re.compile(
    rf"(?P<sum>{SUM}) (?:(?P<be>has been|have been|was|were|is|are|will be) )?(?P<done>[a-z]+(?: back)?)(?P<rest> (?:for|from|on|against|under|as|towards|to)\b[^,;:]+)"
)
COSTS = re.compile(
    rf"{NP} (?:is|are|costs?) (?P<sum>{SUM}|\d[\d,.]*(?<=\d))(?P<rest>(?: (?:per|a|an|each|plus) [^,;:]+| ?\+ ?[^,;:]+)?)"
)
APPLIES = re.compile(rf"{NP} (?P<still>still )?(?P<apply>appl(?:y|ies)|stands?)")
IS_ONE = re.compile(r"(?P<np>your [^,;:]{2,50}?) (?P<be>is|was) (?P<what>an? [^,;:]{3,50})")
OTHERS = re.compile(
    r"(?:(?:the |most |all |many |several |our |two |three |four |five |ten |\d+ )*(?:other )(?:customers|guests|people|users|buyers|passengers|tenants|residents|members|parents|students|players|patients)|everyone else|everybody else|nobody else|no one else|(?:most|all|many|several|two|three|four|five|\d+) (?:customers|guests|users|buyers|passengers|tenants|residents|members|parents|students|players|patients)) [a-z]+ [^;:]{3,100}"
)
YOU_DID = re.compile(
    r"you(?P<have>'ve| have| had)?(?: also| already| yourself)? (?P<verb>chose|chosen|selected|picked|opted for|went for|booked|ordered|agreed(?: to)?|accepted|approved|signed(?: off)?|confirmed|initialled|ticked|read|received|declined|consented to|used(?: up)?|reached|exceeded|missed|opened) (?P<np>(?!for\b|to\b|that\b|it\b|out\b|in\b|at\b|on\b)[^,;:]{2,60}?)(?P<rest>(?: (?:on|at|in|when|before|by|during|with|through|online|yourself|last|yesterday|today)\b[^,;:]*)?)"
)
THE_SUM = re.compile(rf"(?:the )?{SUM}")
SIGNED_UP = re.compile(
    r" (?:when|before) you (?:registered|signed|booked|joined|ordered|enrolled|bought|checked (?:in|out)|paid|subscribed|opened|moved|applied|took)\b"
)
SPENT = frozenset("purchase purchases payment payments charge charges cost costs fee fees fine fines call calls order orders transaction transactions debt debts damage damages loss losses bill bills rent postage freight texts usage bets".split())  # noqa: SIM905  # fmt: skip
"""What nobody can look after: it was spent, or is owed."""
CHOSEN = frozenset(["chose", "chosen", "selected", "picked", "opted for", "went for"])


def _entitled(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "That offer was for new customers" → that offer was meant for new customers."""
    thing, who = thing_of(hit, clause, wording), cut(hit, "who", clause)
    if thing is None or hit["kind"] not in wording.lists["entitled"] or not hit["kind"].endswith(("s", "people", "children", "staff")):  # fmt: skip
        return None
    only = "only " if hit["only"] or hit["only2"] or hit["only3"] or " limited " in f" {hit.string}" else ""
    be = are(thing[1], past=hit["be"] in ("was", "were"))
    slots = {"np": thing[0], "be": be, "who": who, "only": only, "it_be": "was" if be in ("was", "were") else "is"}  # fmt: skip
    return Found("stated_entitled", slots, "entitled")


def _serve(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "We only serve account holders" → we can only serve account holders."""
    if hit["kind"] not in wording.lists["entitled"]:
        return None
    return Found("stated_serve", {"vp": f"{hit['verb']} {cut(hit, 'who', clause)}"}, "entitled")


def _not_one(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "You're not new" → from what I can see, you're not new to us."""
    what = cut(hit, "what", clause)
    last = fold(what).split()[-1]
    if "no longer" in hit.group():
        return None
    if what == "new":
        return Found("stated_not_one", {"what": "new to us"}, "not_one")
    known = fold(what).startswith(("a ", "an ")) and last in wording.lists["entitled"]
    return Found("stated_not_one", {"what": what}, "not_one") if known else None


def _task(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "It's up to the guest to check" → we rely on the guest to check."""
    who, vp = cut(hit, "who", clause), cut(hit, "vp", clause)
    if wording.lexicon.base(fold(vp).split()[0].strip(",."), "base") is None:
        return None
    if fold(who) == "you":
        return Found("stated_task_you", {"vp": vp}, "task", "ask")
    person = fold(who).split()[-1]
    if person not in wording.lists["people"] and person not in wording.lists["entitled"]:
        return None
    return Found("stated_task", {"who": who, "vp": vp}, "task", "ask")


def _theirs(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "You are responsible for blocked drains" → blocked drains are for you to look after."""
    thing, lead = thing_of(hit, clause, wording), cut(hit, "lead", clause)
    if thing is None or somebody(thing[1], wording):
        return None
    head = thing[1]
    if head[0].form == "ing":
        base = wording.lexicon.base(head[0].low, "ing")
        vp = f"{base}{thing[0][len(head[0].text) :]}"
        return Found("stated_theirs_do", {"lead": lead, "vp": vp}, "task") if base else None
    if len(head) == 1 and head[0].tag == "pron":
        return None
    be = are(head)
    slots = {"np": thing[0], "lead": lead, "be": be, "fall": "fall" if be == "are" else "falls"}
    return Found(
        "stated_theirs_sum" if head[0].low in SPENT or head[-1].low in SPENT else "stated_theirs",
        slots,
        "task",
    )


def _sum(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "£40 was deducted for the key" → for the key, £40 was deducted."""
    past = hit["be"] in (None, "has been", "have been", "was", "were")
    if not past or hit["done"].split()[0] not in wording.lists["kept_back"]:
        return None
    rest = cut(hit, "rest", clause).strip()
    slots = {"sum": cut(hit, "sum", clause), "be": hit["be"] or "has been", "done": hit["done"], "rest": rest}
    return Found("stated_sum" if rest.startswith("for ") else "stated_sum_other", slots, "sum")


def _costs(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The callout charge is £85" → there's a callout charge of £85."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or thing[1][-1].low not in wording.lists["costs"]:
        return None
    np = the(*thing)
    slots = {"np": np, "sum": cut(hit, "sum", clause), "rest": rest}
    plain = np.startswith("the ") and " of " not in np and thing[1][-1].low in ("charge", "fee", "fine", "penalty", "surcharge", "deposit", "excess")  # fmt: skip
    if plain:
        return Found("stated_cost", slots | {"a_np": f"a {np[4:]}"}, "cost")
    return Found("stated_cost_own", slots, "cost")


def _applies(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "The early exit charge of $185 still applies" → the early exit charge of $185 stays in place."""
    thing = thing_of(hit, clause, wording)
    if thing is not None and THE_SUM.fullmatch(thing[0]):
        return Found("stated_sum_stays", {"sum": thing[0].removeprefix("the ")}, "applies")
    if thing is None or not (is_one(thing[1], "costs", wording) or is_one(thing[1], "explained", wording)):
        return None
    if thing[1][0].low in ("a", "an"):
        return None
    stay, do = ("stay", "do") if are(thing[1]) == "are" else ("stays", "does")
    slots = {"np": thing[0], "stay": stay, "do": do, "still": hit["still"] or ""}
    return Found("stated_applies", slots, "applies")


def _is_one(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Your ticket is a duplicate" → we have your ticket down as a duplicate."""
    thing, what = thing_of(hit, clause, wording), cut(hit, "what", clause)
    tokens = tokens_of(what, wording.lexicon)
    if thing is None or any(
        t.tag in ("sub", "wh", "conj", "modal", "be", "have") or t.form == "ing" for t in tokens
    ):
        return None
    slots = {"np": thing[0], "be": hit["be"], "what": what}
    return Found("stated_is_one" if hit["be"] == "is" else "stated_was_one", slots)


def _others(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "Three other guests had no problem" → what I can say is that three other guests had no problem."""
    if not begins_clause(clause, wording):
        return None
    return Found("stated_others", {"s": f"{clause[0].lower()}{clause[1:]}"}, "")


def _you_did(hit: Hit, clause: str, wording: Wording) -> Found | None:
    """ "You chose the budget fare" → the option chosen was the budget fare."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or not any(t.tag == "noun" or "-" in t.low for t in thing[1]):
        return None
    if hit["verb"] in CHOSEN:
        return Found("stated_chosen", {"np": thing[0], "rest": rest}, "did")
    agreed = hit["verb"].startswith(("agreed", "accepted", "signed", "ticked", "consented"))
    if rest.startswith((" when", " before")) and not (agreed and SIGNED_UP.match(fold(rest))):
        return None
    base = wording.lexicon.base(hit["verb"].split()[0], "past", "participle")
    if base is None:
        return None
    done = f"{wording.lexicon.form(base, 'participle')}{hit['verb'][len(hit['verb'].split()[0]) :]}{rest}"
    np = thing[0] if plural(thing[1]) else the(*thing)
    be = are(thing[1], past=True)
    if hit["have"]:
        be = "have been" if be == "were" else "has been"
    return Found("stated_done", {"np": np, "be": be, "done": done}, "did")


THEIRS = (
    Form(ENTITLED, _entitled, (" for ", " to ")),
    Form(SERVE, _serve, (" only ",)),
    Form(NOT_ONE, _not_one, (" not ",)),
    Form(TASK, _task, (" to ",)),
    Form(YOURS, _theirs, (" you",)),
    Form(RESPONSIBLE, _theirs, (" responsible ", " liable ")),
    Form(SUM_DONE, _sum, (" for ", " from ", " on ", " against ", " as ", " to ")),
    Form(COSTS, _costs, (" is ", " are ", " cost")),
    Form(APPLIES, _applies, (" appl", " stand")),
    Form(IS_ONE, _is_one, (" is a", " was a")),
    Form(OTHERS, _others, (" else ", "other ", "customers ", "people ", "guests ", "users ")),
    Form(YOU_DID, _you_did, ("you ", "you've ")),
)  # fmt: skip
