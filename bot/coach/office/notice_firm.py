"""Firm rules and losses in an office's words, said calmly: a penalty as what is kept until when, a thing "given away" as
where it went, "by using it you agreed" as what counted as what. The fact and the decision stay.
"""

import re

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.kinder.reached import QUANTITY
from bot.coach.office.notice import NP, Made, cut, is_one, thing_of
from bot.coach.wording import Wording

BY_DOING = re.compile(
    r"by (?P<ing>(?:not )?[a-z]+ing\b[^,;]{2,80}?),? you(?:'ve| have| had)?(?: (?:also|automatically|thereby|therefore))? (?P<did>[a-z]+)(?P<np>(?: [^;]+)?)"
)
ASSENT = frozenset(["agree", "accept", "consent", "acknowledge", "confirm", "waive"])
UNASSENTED = frozenset("can could may might will would should must do did save get".split())  # noqa: SIM905
TO_WHOM = (
    r"(?:to (?P<to>(?:someone|somebody|another|the next|other|a different|the|a|those) ?(?:[a-z]+ ?){0,5}?))"
)
GONE = re.compile(
    rf"{NP} (?P<be>has been|have been|had been|was|were|is|are|will be|is being) (?:now |already |since )?(?:given away|re-?let|resold|re-?allocated|reassigned|passed on|given(?= to))(?: {TO_WHOM})?(?P<rest>(?:,? (?:(?:because|as|since)(?! you)|when|after|at|on) .+)?)"
)
WE_GAVE = re.compile(
    rf"we(?:'ve| have| had)?(?: already| now| since)? (?:gave|given|passed|let|sold) (?P<np>(?:your|the) [a-z' -]{{3,40}}?)(?: away| on)?(?: {TO_WHOM})?(?P<rest>(?:,? (?:(?:because|as|since)(?! you)|when|after|at|on) .+)?)"
)
COMES = r"(?:arrive|come|check in|turn up|show up|arriving|coming|checking in|turning up|showing up)"
HELD = re.compile(
    rf"(?P<who>[a-z]+) (?:(?:who|that) )?{COMES} (?:later than|after|past) (?P<when>[^,;]+?)(?: without (?P<ing>[a-z]+ing)(?P<ahead>(?: (?:us|ahead|first|in advance|beforehand|the [a-z]+|know)){{0,3}}))?(?P<quiet> without (?:prior |any )?notice)? (?:will |may |automatically )*(?:lose|forfeit) (?P<np>(?:the|their|any|all) .+)"
)
LOSES = re.compile(
    r"(?P<who>[a-z]+) (?:who|that) (?P<vp>(?:do not|don't|fail to|are|have|miss|[a-z]+) [^,;]+?) (?:will |may |automatically )*(?P<loses>loses?|forfeits?|pays?(?= \d+%| the full| double| in full)|get(?= zero| nothing| a | an | no )|(?:be|are|get) (?:removed|dropped|taken|struck|excluded|barred|banned)(?: off)? (?:from )?(?=the|our|any|all|[a-z]))(?: out on)? ?(?P<np>(?:(?:the|their|our|any|all) )?[a-z\d£$€].+)"
)
LATE_LOSES = re.compile(
    r"(?P<np0>(?:late|missed|early|unpaid|incomplete|double|duplicate|unsigned|repeat) [a-z]+s|no-shows|latecomers) (?:will |automatically |always )*(?P<loses>lose|forfeit|get) (?P<np>(?:the|their|any|all) [a-z' -]+?)(?P<done> [a-z]+(?:ed|en)| cut(?: off)?)?"
)
CHARGED = re.compile(
    r"(?P<who>[a-z]+) (?:(?:who|that) (?:do not|don't|fail to|have not|haven't) (?P<vp>[^,;]+?) (?P<by>by|within|before) (?P<when>[^,;]+?)|(?P<not>not) (?P<done>[a-z]+) (?P<by2>by|within|before) (?P<when2>[^,;]+?)) (?:will be|are|get|is) (?P<how>charged|billed|fined|subject to)(?: at| for)? (?P<sum>.+)"
)
RELEASED = frozenset(
    [
        "room",
        "rooms",
        "table",
        "tables",
        "slot",
        "slots",
        "seat",
        "seats",
        "booking",
        "reservation",
        "appointment",
        "pitch",
        "bay",
        "order",
        "number",
        "spot",
    ]
)
MONEY = re.compile(r"\b(?:deposit|fee|money|payment|refund|bond|fare|price|balance|premium)s?\b")
REFERRED = re.compile(
    r"(?:the )?(?P<who>[a-z]+)(?:'s? attention)? (?:is|are) (?:hereby |kindly |respectfully )?(?:referred|directed|drawn) to (?P<np>.+)"
)
RESERVED = re.compile(
    r"(?:we|the company|the firm|the landlord)(?: hereby| expressly| also)* reserves? (?:all(?: of)?(?: our| its)? )rights(?P<rest>(?: (?:in|under|to) .+)?)"
)
FIRST_IN_LINE = re.compile(
    r"(?:the )?(?:priority|preference) (?:goes|is given|is always given) to (?P<np>[a-z][^,;]+)"
)
HAD_TIME = re.compile(
    rf"you had (?:a full |all of )?(?P<q>{QUANTITY}) to (?P<vp>(?!spare\b|go\b|come\b|wait\b)[a-z]+[^,;]*)"
)
NOBODY_IN = re.compile(
    r"(?:nobody|no one|no-one) (?:(?:opened|answered)(?P<door> the (?:door|bell|phone|call|intercom))?|was (?P<place>home|in|at home|there|at the (?:address|property|door|house|flat)|available|present))(?P<rest>(?: (?:when|at|on|for|during|between|to|from|by)\b.+)?)"
)
ADVISED = re.compile(
    r"(?P<who>(?:the|our) (?!(?:system|website|site|email|app|terms|contract|policy|sign)\b)[a-z]+) (?:had )?(?:clearly |specifically |explicitly )?(?P<told>told|advised|asked|instructed|warned|ordered) you (?P<to>to|not to) (?P<vp>[^,;]+)"
)
TOLD = {"told": "instructions were", "instructed": "instructions were", "ordered": "instructions were", "advised": "advice was", "warned": "advice was", "asked": "request was"}  # fmt: skip
DECLINED = re.compile(r"(?P<np>liability|responsibility|cover|indemnity)(?P<for> for [^,;]+)? (?:is|has been|was) (?:hereby )?(?:declined|denied|refused|rejected|repudiated)(?P<rest>.*)")  # fmt: skip
UNACCEPTED = re.compile(
    r"no (?P<np>liability|responsibility) (?:is |will be |can be )?(?:accepted|taken|assumed|admitted)(?P<rest>(?: (?:for|where|if|unless|in|by) .+)?)"
)
REPUDIATED = re.compile(rf"{NP} (?:is|has been|was|is hereby) (?:hereby )?repudiated(?P<rest>.*)")


def _by_doing(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "By using the card you agreed to them" → using the card counted as agreeing to them."""
    base = wording.lexicon.base(hit["did"], "past", "base", "participle")
    if base is None or hit["did"] in UNASSENTED or re.search(r",| you ", hit["np"]):
        return None
    now = hit["did"] == base
    if base not in ASSENT and now:
        return None
    how = ("counts as" if now else "counted as") if base in ASSENT else "meant"
    return Made(
        f"{cut(hit, 'ing', clause)} {how} {wording.lexicon.form(base, 'ing')}{cut(hit, 'np', clause)}",
        "in-person",
        "inform",
    )


def _gone(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Your place has been given away" → your place has gone to someone else."""
    tokens = tokens_of(cut(hit, "np", clause), wording.lexicon)
    if not is_one(tokens, "kept_for", wording):
        return None
    np = cut(hit, "np", clause)
    np = np[0].lower() + np[1:]
    to = cut(hit, "to", clause).strip() or "someone else"
    has = "have" if plural(tokens) else "has"
    goes = "will go" if hit.groupdict().get("be") in ("will be", "is being") else f"{has} gone"
    return Made(f"{np} {goes} to {to}{cut(hit, 'rest', clause)}", "in-person", "inform")


def _held(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Guests who arrive after 22:00 without phoning lose the room" → the room is held until 22:00 unless you phone."""
    if hit["who"] not in wording.lists["people"] or MONEY.search(hit["np"]):
        return None
    np = re.sub(r"^(?:their|any|all) ", "the ", cut(hit, "np", clause))
    base = wording.lexicon.base(hit["ing"], "ing") if hit["ing"] else None
    told = (
        f"you {base}{cut(hit, 'ahead', clause)}"
        if base
        else "we hear from you before then"
        if hit["quiet"]
        else ""
    )
    if hit["ing"] and base is None:
        return None
    heard = f" unless {told}" if told else ""
    be = "are" if plural(tokens_of(np, wording.lexicon)) else "is"
    return Made(f"{np} {be} held until {cut(hit, 'when', clause)}{heard}", "in-person", "inform")


def _loses(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Parents who are late three times lose the place" → if a parent is late three times, the place ends."""
    one = _one_of(hit["who"], wording)
    doing = _of_one(cut(hit, "vp", clause), wording)
    if one is None or doing is None:
        return None
    np = cut(hit, "np", clause)
    if hit["loses"].startswith("pay"):
        return Made(f"if {one} {doing}, {np} is due", "in-person", "inform") if np != "in full" else None
    if hit["loses"] == "get":
        return Made(f"if {one} {doing}, they get {np}", "in-person", "inform")
    if hit["loses"].startswith(("lose", "forfeit")):
        return Made(f"if {one} {doing}, {_ends(np, wording)}", "in-person", "inform")
    place = "on" if is_one(tokens_of(np, wording.lexicon), "to_look_up", wording) else "in"
    return Made(f"if {one} {doing}, their place {place} {np} ends", "in-person", "inform")


def _ends(np: str, wording: Wording) -> str:
    """What becomes of what is lost: the deposit stays with us, the room is released, the place ends."""
    tokens = tokens_of(np, wording.lexicon)
    many = plural(tokens)
    if MONEY.search(fold(np)):
        return f"{np} {'stay' if many else 'stays'} with us"
    if tokens and tokens[-1].low in RELEASED:
        return f"{np} {'are' if many else 'is'} released"
    return f"{np} {'end' if many else 'ends'}"


def _one_of(who: str, wording: Wording) -> str | None:
    """ "guests" → a guest; "those" → someone."""
    if who in ("those", "people", "anyone", "anybody", "everyone", "persons"):
        return "someone"
    if who not in wording.lists["people"] or not who.endswith("s"):
        return None
    one = f"{who[:-3]}y" if who.endswith("ies") else who[:-1]
    return f"{'an' if one[0] in 'aeio' else 'a'} {one}"


def _of_one(vp: str, wording: Wording) -> str | None:
    """ "miss two sessions" → misses two sessions."""
    for many, single in (
        ("do not ", "doesn't "),
        ("don't ", "doesn't "),
        ("fail to ", "doesn't "),
        ("are ", "is "),
        ("have ", "has "),
    ):
        if vp.startswith(many):
            return single + vp.removeprefix(many)
    first, _, rest = vp.partition(" ")
    if wording.lexicon.base(fold(first), "s"):
        return vp
    base = wording.lexicon.base(fold(first), "base")
    return f"{wording.lexicon.form(base, 's')} {rest}" if base else None


def _late_loses(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Late returns lose the deposit" → for late returns, the deposit stays with us."""
    np0, np = cut(hit, "np0", clause), cut(hit, "np", clause)
    np0 = np0[0].lower() + np0[1:]
    if hit["loses"] == "get":
        return (
            Made(f"for {np0}, {np} is{cut(hit, 'done', clause)}", "in-person", "inform")
            if hit["done"]
            else None
        )
    return None if hit["done"] else Made(f"for {np0}, {_ends(np, wording)}", "in-person", "inform")


def _charged(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Guests who don't leave by 10 will be charged £20" → we ask guests to leave by 10, and after that there's a charge of £20."""
    if hit["who"] not in wording.lists["people"]:
        return None
    who = cut(hit, "who", clause).lower()
    who = "everyone" if who in ("those", "people", "anyone") else who
    by, when = hit["by"] or hit["by2"], cut(hit, "when", clause) or cut(hit, "when2", clause)
    due = cut(hit, "sum", clause)
    fee = f"there's a charge of {due}" if hit["how"] in ("charged", "billed") else f"a fine of {due} follows" if hit["how"] == "fined" else f"{due} follows"  # fmt: skip
    if hit["done"]:
        return Made(
            f"we ask for {who} to be {hit['done']} {by} {when}, and after that {fee}", "please", "ask"
        )
    return Made(
        f"we ask {who} to {cut(hit, 'vp', clause)} {by} {when}, and after that {fee}", "please", "ask"
    )


def _referred(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "The policyholder is referred to the policy wording" → please see the policy wording."""
    if hit["who"].rstrip("s") not in wording.lists["customers"]:
        return None
    return Made(f"please see {cut(hit, 'np', clause)}", "please", "ask")


def _reserved(hit: Hit, clause: str, wording: Wording) -> Made | None:
    del wording
    return Made(f"we keep all our rights{cut(hit, 'rest', clause) or ' in this'}", "in-person", "inform")


def _first_in_line(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Priority goes to tenants with no heating" → tenants with no heating come first."""
    thing = thing_of(hit, clause, wording)
    if thing is None or not plural(thing[1]) or any(t.low == "and" for t in thing[1]):
        return None
    return Made(f"{thing[0]} come first", "in-person", "inform")


def _had_time(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "You had 14 days to appeal" → there were 14 days to appeal."""
    del wording
    q = cut(hit, "q", clause)
    be = "was" if q.split()[0].lower() in ("a", "an", "one", "1") else "were"
    return Made(f"there {be} {q} to {cut(hit, 'vp', clause)}", "in-person", "inform")


def _nobody_in(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Nobody was home" → we didn't find anyone home; "nobody answered" → there was no answer."""
    del wording
    found = f"we didn't find anyone {hit['place']}" if hit["place"] else "there was no answer"
    where = " at the door" if hit["door"] in (" the door", " the bell") else ""
    return Made(f"{found}{where}{cut(hit, 'rest', clause)}", "in-person", "inform")


def _advised(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "The vet told you to keep it on" → the vet's instructions were to keep it on."""
    del wording
    who = cut(hit, "who", clause)
    of = "'" if who.endswith("s") else "'s"
    return Made(
        f"{who[0].lower()}{who[1:]}{of} {TOLD[hit['told']]} {hit['to']} {cut(hit, 'vp', clause)}",
        "in-person",
        "inform",
    )


def _declined(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Liability is declined" → we're not able to accept liability."""
    del wording
    verb = "offer" if hit["np"] in ("cover", "indemnity") else "accept"
    return Made(
        f"we're not able to {verb} {hit['np']}{cut(hit, 'for', clause)}{cut(hit, 'rest', clause)}",
        "office-no",
        "refusal",
    )


def _unaccepted(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "No liability accepted for coats" → we're not able to accept liability for coats."""
    del wording
    return Made(f"we're not able to accept {hit['np']}{cut(hit, 'rest', clause)}", "office-no", "refusal")


def _repudiated(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Claim 77 is repudiated under section 4" → under section 4, we're not able to pay claim 77."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None:
        return None
    no = f"we're not able to pay {'the claim' if thing[0] == 'claim' else thing[0]}"
    under = fold(rest).startswith(" under ")
    return Made(f"{rest.strip()}, {no}" if under else f"{no}{rest}", "office-no", "refusal")


FIRM = (
    Form(BY_DOING, _by_doing, ("by ",)),
    Form(GONE, _gone, ("given ", "let", "resold", "allocated", "reassigned", "passed on")),
    Form(WE_GAVE, _gone, ("we ", "we've ")),
    Form(HELD, _held, (" lose ", " forfeit ")),
    Form(LOSES, _loses, (" who ", " that ")),
    Form(LATE_LOSES, _late_loses, (" lose ", " forfeit ", " get ")),
    Form(CHARGED, _charged, (" charged ", " billed ", " fined ", " subject to ")),
    Form(REFERRED, _referred, (" referred to ", " directed to ", " drawn to ")),
    Form(RESERVED, _reserved, (" rights",)),
    Form(FIRST_IN_LINE, _first_in_line, ("priority ", "preference ")),
    Form(HAD_TIME, _had_time, ("you had ",)),
    Form(NOBODY_IN, _nobody_in, ("nobody ", "no one ", "no-one ")),
    Form(ADVISED, _advised, (" you to ", " you not to ")),
    Form(DECLINED, _declined, ("liability", "responsibility", "cover", "indemnity")),
    Form(UNACCEPTED, _unaccepted, ("liability", "responsibility")),
    Form(REPUDIATED, _repudiated, (" repudiated",)),
)  # fmt: skip
