"""What an office says of "applicants", said to one of them: "your position is visible in the portal" is what you can see
there, "guests are responsible for locking up" a request."""

import re

from bot.coach.english.forms import Form, Hit
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.kinder.duties import BY_SOMEBODY, yours
from bot.coach.office.notice import NOT_BY_THEM, NP, Made, cut, is_one, thing_of
from bot.coach.wording import Wording

SHOWN = re.compile(
    rf"{NP} (?:is|are|may be|can be)(?: (?:also|always|all|clearly|already))* (?P<how>visible|viewable|shown|displayed|listed|published|posted|printed|stated|set out|found|available|accessible|explained|given|detailed|outlined|seen|held|stored|kept)(?P<rest> (?:online|overleaf|(?P<at>in|on|at|under|via|through|from|inside|within|above|below) .+))"
)
FROM_WHERE = re.compile(
    r" from (?:(?:the|our|your|any|most|all) (?!(?:\d|first|second|third|start|end|beginning|week|day|moment|next|same)\b)[a-z]|reception\b)"
)
"""A place, not a time."""
COUNTED = re.compile(
    r"only (?P<np>(?:one|two|three|four|five|\d+) [a-z -]{3,30}?) (?:may|can) be (?P<done>[a-z]+)(?P<rest>(?: (?:per|at|in|for|on|with|each|every)\b.*)?)"
)
IS_AT = re.compile(rf"{NP} (?:is|are)(?: (?:also|always|all))* (?P<rest>(?P<at>on|in|at|under|online)\b.*)")
OPEN = re.compile(
    rf"{NP} (?:can|may) (?P<how>only |also |now )?be (?P<done>[a-z]+)(?P<up> up)?(?P<only> only)?(?P<rest> (?:online|free|free of charge|again|in|on|at|through|via|from|by|until|within|up to|using|with|for|after|any|before|once|without)\b.*)?"
)
SEEN = frozenset(["visible", "viewable", "shown", "displayed", "seen"])
CARED_FOR = re.compile(
    rf"{NP} (?:is|are|remains?) (?:solely |entirely |always |ultimately )?(?:the (?P<who>[a-z]+)(?:'s?|s') (?:own |sole )?responsibility|the (?:sole )?responsibility of the (?P<who2>[a-z]+))(?P<tail> \(.+\))?"
)
LOOKED_AFTER = re.compile(
    r"(?:(?:it|this) (?:is|remains)|it's) (?:always |solely |entirely |ultimately |also )?(?:the (?P<who>[a-z]+)(?:'s?|s') (?:own |sole )?(?:responsibility|duty|job|obligation)|the (?:responsibility|duty) of the (?P<who2>[a-z]+)|for the (?P<who3>[a-z]+)|up to the (?P<who4>[a-z]+)) to (?P<vp>[a-z]+ .+)"
)
ANSWERABLE = re.compile(
    r"(?P<who>[a-z]+) (?:are|remain)(?: (?:solely|fully|personally|always|also|ultimately|themselves))? responsible for (?P<ing>[a-z]+ing)\b(?P<rest>.*)"
)
NEXT_ING = re.compile(r"(?P<link>, (?:and |or )?| and | or )(?:for )?(?P<ing>[a-z]+ing)\b")
READY = re.compile(
    rf"{NP} (?:must|has to|have to|needs? to) be (?P<how>out|ready|clean|empty|dry|visible|upright|outside|flat)\b(?P<rest>(?!.*, (?:we|i|you|it|they|so|otherwise)\b).*)"
)
PAYABLE = re.compile(
    rf"{NP} (?:is|are) (?:due and )?payable(?P<rest> (?:by|within|in|on|before|at|no later) .*)"
)
TOLD = re.compile(
    r"you(?: will|'ll) be (?P<how>informed|notified|told|advised|contacted|updated)(?: of| about| on)?(?P<what> (?:the|our|any|your) [a-z ]{3,40}?)?(?P<rest>(?:(?:,| (?:in writing|by (?:email|e-mail|post|phone|letter|text)|within|once|when|as soon as|if|before|after|on|in due course|shortly))\b.*)?)"
)
OUT_OF_TIME = re.compile(r"you(?:'re| are) (?:now |already )?out of time(?P<rest> (?:to|for) .+)?")
WISHING = re.compile(
    r"(?:(?P<who>[a-z]+) (?:wishing|wanting|looking)|(?P<who2>[a-z]+) who (?:wish|want|would like)) to (?P<vp>[a-z]+(?: [^,;]{2,80}?)?) (?P<due>should|must|need to|have to|are (?:asked|advised|required|requested|invited) to|can|may) (?P<then>(?!not\b|be\b|also be\b)[a-z]+ .+)"
)
MAY = re.compile(
    r"(?:you|(?P<who>[a-z]+)) may (?P<adv>also |then |now |still |instead )?(?P<vp>(?!not\b|be\b|have\b|wish\b|want\b|find\b|need\b|see\b|notice\b|receive\b|experience\b|get\b|only\b|even\b|feel\b|lose\b|incur\b|know\b|remember\b|recall\b|well\b|like\b|think\b|also\b|miss\b|prefer\b|consider\b|hear\b|encounter\b|already\b)[a-z]+ .+)"
)
UNASKABLE = re.compile(r"(?:be|have|know|understand|see|decide|choose|judge|prove|say|pick|explain)\b")


def _place(rest: str, wording: Wording) -> bool:
    words = set(re.findall(r"[a-z-]+", fold(rest).partition(", ")[0]))
    return (
        bool(words & wording.lists["to_look_at"]) or "online" in words or "overleaf" in words or "://" in rest
    )


def _shown(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Your position is visible in the portal" → you can see your position in the portal."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    how = hit["how"]
    readable = how in SEEN or (thing and is_one(thing[1], "to_look_up", wording))
    got = hit["how"] == "available" and FROM_WHERE.match(fold(rest)) is not None
    if thing and got:
        return Made(f"you can get {thing[0]}{rest}", "in-person", "inform")
    put_up = thing and is_one(thing[1], "put_up", wording)
    if thing is None or put_up or not readable or not _place(rest, wording) or BY_SOMEBODY.search(fold(rest)):
        return None
    got = hit["at"] in ("from", "via", "through")
    verb = "you can see" if how in SEEN else "you can get" if got else "you'll find"
    return Made(f"{verb} {thing[0]}{rest}", "in-person", "inform")


def _is_at(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Opening hours are on the door" → you'll find the opening hours on the door."""
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or not is_one(thing[1], "to_look_up", wording) or not _place(rest, wording):
        return None
    named = thing[1][0].tag in ("det", "pron") or thing[1][0].text[:1] in "#" or thing[0].startswith("the ")
    the = "" if named else "the "
    return Made(f"you'll find {the if thing[0].islower() else ''}{thing[0]} {rest}", "in-person", "inform")


def _counted(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Only one voucher may be used per booking" → you can only use one voucher per booking."""
    base = wording.lexicon.base(hit["done"], "participle")
    if base not in wording.lists["open_to_them"] | {"use", "bring", "take"}:
        return None
    return Made(
        f"you can only {base} {cut(hit, 'np', clause)}{cut(hit, 'rest', clause)}", "in-person", "inform"
    )


def _open(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "A copy can be requested through the form" → you can request a copy through the form."""
    base = wording.lexicon.base(hit["done"], "participle")
    thing, rest = thing_of(hit, clause, wording), cut(hit, "rest", clause)
    if thing is None or BY_SOMEBODY.search(fold(rest)):
        return None
    theirs = base in wording.lists["open_to_them"] or (
        base == "make" and is_one(thing[1], "made_by_them", wording)
    )
    asks = base in ("request", "claim", "download", "view")
    person = any(t.low in wording.lists["people"] for t in thing[1])
    if not theirs or person or (not asks and NOT_BY_THEM.search(fold(thing[0]))):
        return None
    if base == "collect" and not re.match(r" (?:from|at|until|between)\b", rest):
        return None
    if hit["up"] and base != "pick":
        return None
    up = " up" if hit["up"] else ""
    only = "only " if hit["only"] or (hit["how"] or "").startswith("only") else ""
    also = hit["how"] if hit["how"] and not only else ""
    return Made(f"you can {also}{only}{base}{up} {thing[0]}{rest}", "in-person", "inform")


def _looked_after(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "It is the applicant's responsibility to enclose all papers" → please enclose all papers."""
    who = next(filter(None, (hit["who"], hit["who2"], hit["who3"], hit["who4"])))
    vp = cut(hit, "vp", clause)
    if who.rstrip("s") not in wording.lists["customers"] or UNASKABLE.match(fold(vp)):
        return None
    return Made(f"please {yours(re.sub(r'^ensure ', 'make sure ', vp))}", "please", "ask")


def _cared_for(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "A steady line is the candidate's responsibility" → a steady line is your responsibility; "ordering early", please order."""
    thing = thing_of(hit, clause, wording)
    if thing is None or (hit["who"] or hit["who2"]).rstrip("s") not in wording.lists["customers"]:
        return None
    doing = thing[1][0]
    if doing.low.endswith("ing") and (base := wording.lexicon.base(doing.low, "ing")):
        return Made(f"please {base}{thing[0][len(doing.low) :]}{cut(hit, 'tail', clause)}", "please", "ask")
    be = "are" if " are " in clause[hit.end("np") : hit.end("np") + 5] else "is"
    return Made(f"{thing[0]} {be} your responsibility{cut(hit, 'tail', clause)}", "in-person", "inform")


def _answerable(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Guests are responsible for locking up" → please lock up."""
    base = wording.lexicon.base(hit["ing"], "ing")
    if hit["who"] not in wording.lists["people"] or not base or UNASKABLE.match(base):
        return None
    rest = NEXT_ING.sub(
        lambda m: f"{m['link']}{wording.lexicon.base(m['ing'], 'ing') or m['ing']}", cut(hit, "rest", clause)
    )
    vp = re.sub(r"^ensure ", "make sure ", f"{base}{rest}")
    if hit["who"] not in wording.lists["customers"]:
        return Made(f"we ask {hit['who']} to {vp}", "please", "ask")
    return Made(f"please {yours(vp)}", "please", "ask")


def _ready(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "The bin must be out by 6" → please have the bin out by 6."""
    thing = thing_of(hit, clause, wording)
    if thing is None or any(t.low in wording.lists["people"] for t in thing[1]):
        return None
    np = thing[0] if thing[1][0].tag in ("det", "pron") or plural(thing[1]) else f"the {thing[0]}"
    np = np.replace("the the ", "the ")
    return Made(f"please have {np} {hit['how']}{cut(hit, 'rest', clause)}", "please", "ask")


def _payable(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "The balance is payable by 5 May" → please pay the balance by 5 May."""
    thing = thing_of(hit, clause, wording)
    return thing and Made(f"please pay {thing[0]}{cut(hit, 'rest', clause)}", "please", "ask")


def _told(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "You will be informed of the outcome in writing" → we'll let you know the outcome in writing."""
    what, rest = cut(hit, "what", clause), cut(hit, "rest", clause)
    if hit["how"] == "contacted":
        return None if what else Made(f"we'll contact you{rest}", "in-person", "inform")
    return Made(f"we'll let you know{what}{rest}", "in-person", "inform") if what or rest else None


def _out_of_time(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "You are out of time to appeal" → the time to appeal has passed."""
    return Made(f"the time{cut(hit, 'rest', clause) or ' limit for it'} has passed", "in-person", "inform")


def _wishing(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "Members wishing to cancel must write to us" → if you'd like to cancel, please write to us."""
    who = hit["who"] or hit["who2"]
    if who not in wording.lists["customers"] and who not in (
        "anyone",
        "anybody",
        "those",
        "people",
        "everyone",
    ):
        return None
    vp, then = yours(cut(hit, "vp", clause)), yours(cut(hit, "then", clause))
    if hit["due"] in ("can", "may"):
        return Made(f"if you'd like to {vp}, you can {then}", "in-person", "inform")
    return Made(f"if you'd like to {vp}, please {then}", "please", "ask")


def _may(hit: Hit, clause: str, wording: Wording) -> Made | None:
    """ "You may reapply after 6 months" → you can reapply after 6 months."""
    vp = cut(hit, "vp", clause)
    if hit["who"] and hit["who"] not in wording.lists["customers"]:
        return None
    if fold(vp).split()[0] not in wording.lists["may_do"]:
        return None
    return Made(f"you can {hit['adv'] or ''}{yours(vp) if hit['who'] else vp}", "in-person", "inform")


TO_DO = (
    Form(READY, _ready, (" be ",)),
    Form(LOOKED_AFTER, _looked_after, (" to ",)),
    Form(ANSWERABLE, _answerable, (" responsible ",)),
    Form(CARED_FOR, _cared_for, ("responsibility",)),
)
THEIRS = (
    Form(COUNTED, _counted, ("only ",)),
    Form(
        SHOWN,
        _shown,
        (
            " is ",
            " are ",
            " be ",
        ),
    ),
    Form(OPEN, _open, (" be ",)),
    Form(
        IS_AT,
        _is_at,
        (
            " is ",
            " are ",
        ),
    ),
    Form(PAYABLE, _payable, (" payable",)),
    Form(OUT_OF_TIME, _out_of_time, (" out of time",)),
    Form(
        WISHING,
        _wishing,
        (
            " wish",
            " want",
            " looking ",
            " would like ",
        ),
    ),
)
OPEN_TO_THEM = (Form(MAY, _may, (" may ",)), Form(TOLD, _told, (" be ",)))
"""Kind enough as it stands, where nothing around it is cold."""
