"""What "you" did and when, told as what reached us: "You applied on 1 February" → your application reached us on 1 February.

By classes of verbs: what is sent to us, coming, choosing, letting lapse, telling us. The fact stays, without a doubt and
without a finger.
"""

import re
from collections.abc import Mapping, Sequence

from bot.coach.english.grammar import Clause
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, written

CAME: Mapping[str, str] = {
    **dict.fromkeys(["notify", "contact", "write", "message", "tell", "inform"], "message"),
    **dict.fromkeys(["call", "phone", "ring", "telephone"], "call"),
    **dict.fromkeys(["ask", "request"], "request"),
    **dict.fromkeys(["reply", "respond", "answer"], "reply"),
    **dict.fromkeys(["enrol", "enroll"], "enrolment"),
    "apply": "application", "register": "registration", "submit": "submission", "email": "email", "report": "report",
    "appeal": "appeal", "complain": "complaint", "cancel": "cancellation", "withdraw": "withdrawal", "pay": "payment",
    "claim": "claim", "object": "objection", "confirm": "confirmation", "order": "order", "dispute": "dispute",
    "donate": "donation", "enquire": "enquiry", "renew": "renewal",
}  # fmt: skip
"""What of it comes to us, by the verb."""
UNIT = r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
QUANTITY = rf"(?:(?:less|more|fewer) than |over |only |just |nearly |almost )?(?:\d[\d.,:]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|several) (?:full |whole |working |business |calendar )?{UNIT}"
WHEN = re.compile(
    rf"(?:only |just )?(?:(?:on|at|after|before|by|until|since|from|during|past|within|in|outside) (?=.*(?:\d|\b(?:{UNIT}|mon|tues|wednes|thurs|fri|satur|sun|noon|midnight|deadline|date|time|cut-?off|closing|start|end|period|window|night|morning|afternoon|evening)))(?:[^,;:]|:(?=\d))+"
    rf"|{QUANTITY} (?:late|early|after|before|past|later|ago|beyond|too late|into|ahead|beforehand|in advance)\b[^,;:]*|(?:too|very|so|just|a bit|a little) late\b[^,;:]*|late(?: [^,;:]*)?|yesterday\b[^,;:]*|(?:last|this) (?:{UNIT}|mon|tues|wednes|thurs|fri|satur|sun|morning)[^,;:]*|last|first)"
)
"""A stretch that tells nothing but when."""
TO_US = re.compile(
    r"(?:(?:to |with )?(?:us|me)|(?:to |with )?(?:the|our) (?:office|school|shop|clinic|team|surgery|practice|council|hotel|support|desk|reception|helpdesk|provider))\b ?"
)
TOPIC = re.compile(r"to (?!the\b|us\b)[a-z]+(?: up| out)?(?: (?:the|your|it|a)(?: [a-z]+){0,3}?)? (?=on|at|after|before|by|only|within|too|late|yesterday|last|this)|(?:about|of|regarding|for|to) (?:the|your|a|an|this|it|any) ?(?:[\w'-]+ ?){0,5}?(?=$|(?:on|at|after|before|by|only|within|in|\d|too|late|yesterday|last|this)\b)")  # fmt: skip
SECOND = re.compile(r"\b(?:and|but|so|or|because|that|which|if|when|while|you|we|they|it)\b")
WERE_LATE = re.compile(
    rf"you were (?P<q>{QUANTITY} |too |a (?:bit|little) )?late(?P<rest>(?: (?:for|on|to) [^,;:]+)?)(?: with (?P<np>(?:the|your|this) [a-z' -]+))?"
)
"""Said of coming, or of what was to come."""
LEGAL = re.compile(
    r"the (?:claimant|insured|policy ?holder|applicant|hirer|card ?holder|appellant|account holder)s? (?:(?:has|have) )?(?:failed to|neglected to|omitted to|did not|didn't|(?:has|have) not|never) (?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
"""Somebody spoken of who is spoken to."""
ARRIVED = frozenset(["arrive", "come", "reach"])
ARRIVED_UP = frozenset([("turn", "up"), ("show", "up"), ("get", "here")])
CAME_UP: Mapping[tuple[str, str], str] = {
    ("check", "in"): "check-in", ("sign", "up"): "registration", ("top", "up"): "top-up", ("opt", "out"): "opt-out",
    ("opt", "in"): "opt-in", ("log", "in"): "login", ("ring", "up"): "call", ("call", "up"): "call", ("drop", "out"): "withdrawal",
    ("write", "in"): "letter", ("get", "in"): "message",
}  # fmt: skip
CHOSEN = frozenset(["choose", "pick", "select", "take", "buy", "book", "get"])
PLANS = frozenset("plan tariff package tier subscription membership contract deal bundle".split())  # noqa: SIM905
BOOKINGS = frozenset("fare seat seats room class cabin table rate slot session ticket tickets".split())  # noqa: SIM905
SENT_BY = frozenset("post delivery shipping postage mail courier".split())  # noqa: SIM905
ENDS_BY_ITSELF = frozenset(
    ["lapse", "expire", "run", "go", "fall", "build", "die", "dry", "overflow", "slip"]
)
EXAMS = frozenset("test exam check inspection assessment module course interview".split())  # noqa: SIM905
TOLD = frozenset(["tell", "inform", "notify", "warn", "advise", "let"])
WITHOUT = re.compile(
    r"\bwithout (?P<ing>[a-z]+ing) (?P<np>(?:any|the|a|an|your|our|its) [^,;:]{2,40}|[a-z]+ [a-z]+|[a-z]+)$"
)


def reached(clause: Clause, rest: Sequence[Token], lexicon: Lexicon) -> str | None:
    """What "you" did, as what reached us; None where it is none of these."""
    group = [t.base or t.low for t in clause.group if t.tag in ("modal", "have", "do", "be")]
    past = (clause.verb.form in ("past", "participle") or clause.verb.low == "had") and group in (
        [],
        ["have"],
    )
    silent = clause.negative or any(t.low == "never" for t in clause.group)
    now = group == ["be"] and clause.verb.form == "ing"
    if silent:
        did_not = group in (["do"], ["have"], []) and not any(t.low in ("do", "does") for t in clause.group)
        return _not_reached(clause.verb.base, rest) if did_not else None
    if not (past or now) or any(t.tag == "modal" for t in clause.group):
        return None
    only = "only " if any(t.low == "only" for t in clause.group) else ""
    return (
        _came(clause.verb.base, rest, only)
        or (not group and _chosen(clause.verb.base, rest))
        or (past and (_by_itself(clause.verb.base, rest, lexicon)))
        or (past and (_placed(clause.verb.base, rest) or _had_done(clause.verb.base, rest, lexicon)))
        or None
    )


def _came(base: str, rest: Sequence[Token], only: str) -> str | None:
    """ "applied on 1 February" → your application reached us on 1 February."""
    words = written(rest)
    here = base in ARRIVED or bool(rest and (base, rest[0].low) in ARRIVED_UP)
    if here:
        tail = words if base in ARRIVED else written(rest[1:])
        tail = re.sub(r"^(?:here|in) ", "", tail)
        return f"you reached us {only}{tail}" if _is_when(tail) else None
    if rest and (noun := CAME_UP.get((base, rest[0].low))):
        left = re.sub(r"^(?:for|to) (?:it|this|that|the [a-z]+) ", "", written(rest[1:]))
        return f"your {noun} came {only}{left}" if _is_when(left) else None
    if (noun := CAME.get(base)) is None:
        return None
    if (
        base == "ask"
        and rest
        and rest[0].low == "for"
        and not _is_when(words)
        and not SECOND.search(fold(words))
    ):
        return f"your request was {words}"
    told = TO_US.match(fold(words))
    left = words[told.end() :] if told else words
    topic = (
        TOPIC.match(fold(left)) if noun in ("message", "call", "email", "application", "request") else None
    )
    about = f" {left[: topic.end()].strip()}" if topic else ""
    left = left[topic.end() :] if topic else left
    return f"your {noun}{about} reached us {only}{left}" if _is_when(left) else None


OF_THINGS = re.compile(
    r"\b(?:polic(?:y|ies)|cover|insurance|account|card|warranty|guarantee|order|booking|ticket|plan|form|app|website)\b"
)


def _is_when(words: str) -> bool:
    low = fold(words)
    if low.startswith("on ") and OF_THINGS.search(low):
        return False  # "claimed on this policy last year"
    return WHEN.fullmatch(low) is not None and SECOND.search(low) is None


def _not_reached(base: str, rest: Sequence[Token]) -> str | None:
    """ "didn't tell us about it" → we weren't told about it; "didn't turn up on Monday" → we didn't see you on Monday."""
    words = written(rest)
    if base in TOLD and rest and rest[0].low in ("us", "me", "anyone", "anybody"):
        after = rest[2:] if base == "let" and len(rest) > 1 and rest[1].low == "know" else rest[1:]
        if base == "let" and after == rest[1:]:
            return None
        return f"we weren't told {written(after)}".rstrip()
    if (
        base == "pick"
        and [t.low for t in rest[:1]] == ["up"]
        and (len(rest) == 1 or _is_when(written(rest[1:])))
    ):
        return f"we didn't get an answer {written(rest[1:])}".rstrip()
    if base in ("turn", "show") and rest and rest[0].low == "up":
        return f"we didn't see you {written(rest[1:])}".rstrip()
    about = next((i for i, t in enumerate(rest) if t.low in ("of", "about", "that")), 0)
    if (
        base in TOLD
        and about
        and rest[0].tag == "det"
        and all(t.tag in ("det", "adj", "noun") for t in rest[:about])
    ):
        return f"{written(rest[:about])} wasn't told {written(rest[about:]).replace('of ', 'about ', 1)}"
    noun = CAME.get(base)
    told = TO_US.match(fold(words))
    left = words[told.end() :] if told else words
    if noun and left and _is_when(left):
        return f"no {noun} reached us {left}"
    return f"no {noun} reached us" if noun and told and not left else None


def _chosen(base: str, rest: Sequence[Token]) -> str | None:
    """ "chose the cheapest plan" → you're on the cheapest plan."""
    end = 0
    while end < len(rest) and rest[end].tag in ("det", "adj", "noun", "num"):
        end += 1
    thing, after = rest[:end], written(rest[end:])
    if base not in CHOSEN or not thing or thing[-1].tag != "noun" or (after and not _is_when(after)):
        return None
    head, np = thing[-1].low, written(thing)
    tail = f" {after}" if after else ""
    if any(t.low in ("wrong", "incorrect", "too") for t in thing):
        return None
    if head in PLANS and not after and thing[0].tag == "det":
        return f"you're on {np}"
    if head in BOOKINGS:
        return f"your booking{' made' if tail else ''}{tail} is for {np}"
    return f"your order{' placed' if tail else ''}{tail} was for {np}" if head in SENT_BY else None


def _by_itself(base: str, rest: Sequence[Token], lexicon: Lexicon) -> str | None:
    """ "let your membership lapse in March" → your membership lapsed in March."""
    if base not in ("let", "allow"):
        return None
    for place, token in enumerate(rest[1:], start=1):
        verb = lexicon.base(token.low, "base")
        if verb in ENDS_BY_ITSELF and rest[0].tag == "det":
            thing = rest[:place]
            thing = thing[:-1] if thing[-1].low == "to" else thing
            return f"{written(thing)} {written([token._replace(text=lexicon.form(verb, 'past')), *rest[place + 1 :]])}"
    return None


def _had_done(base: str, rest: Sequence[Token], lexicon: Lexicon) -> str | None:
    """ "had it repaired elsewhere" → it was repaired elsewhere."""
    place = next((i for i, t in enumerate(rest) if lexicon.base(t.low, "participle")), 0)
    thing = rest[:place]
    named = bool(thing) and (
        thing[0].low in ("it", "this", "that") or (thing[0].tag == "det" and thing[-1].tag == "noun")
    )
    if (
        base not in ("have", "get")
        or not named
        or lexicon.base(rest[place].low, "participle") in lexicon.intransitive
    ):
        return None
    return f"{written(thing)} was {written(rest[place:])}"


def _placed(base: str, rest: Sequence[Token]) -> str | None:
    """ "parked in a bay", "drove 1,340 km over the limit": what stood and what was driven."""
    words = written(rest)
    if (
        not rest
        or any(t.low in ("you", "i", "we") for t in rest)
        or "," in words.replace(",0", "").rstrip(",")
    ):
        words = words if rest and base == "drive" else ""
    if not words:
        return None
    if base == "park" and rest[0].tag == "prep":
        return f"the vehicle was parked {words}"
    if (
        base == "drive"
        and rest[0].tag == "num"
        and len(rest) > 1
        and rest[1].low in ("km", "miles", "kms", "kilometres")
    ):
        return f"the distance driven was {words}"
    if base == "fail" and rest[0].tag == "det" and rest[-1].low in EXAMS:
        return f"{words} wasn't passed"
    if (
        base in ("score", "get")
        and rest[0].tag == "num"
        and (len(rest) == 1 or rest[1].low in ("%", "out", "points", "on", "in", "marks"))
    ):
        return f"your score was {words}"
    return None


DATED = re.compile(
    r"(?P<vp>[a-z]+ed\b[^,;:]*?|[a-z]+ [^,;:]*?|[a-z]+) (?:on (?P<day>(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)?(?: [a-z]+)?(?: \d{4})?|day \d+)(?: (?:morning|afternoon|evening))?)|at (?P<time>\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?))"
)


def dated(text: str) -> str | None:
    """ "You handed in at 12:04" → it was 12:04 when you handed in."""
    if not fold(text).startswith("you "):
        return None
    did = text[4:]
    hit = DATED.fullmatch(fold(did))
    if hit is None or SECOND.search(hit["vp"]):
        return None
    name = "day" if hit["day"] else "time"
    return f"it was {did[hit.start(name) : hit.end(name)]} when you {did[: hit.end('vp')]}"


def were_late(text: str) -> str | None:
    """ "You were 25 minutes late" → you reached us 25 minutes late."""
    hit = WERE_LATE.fullmatch(fold(text))
    if hit is None:
        return None
    late = f"{text[hit.start('q') : hit.end('q')] if hit['q'] else ''}late"
    if hit["np"]:
        return None if hit["rest"] else f"{text[hit.start('np') : hit.end('np')]} reached us {late}"
    return f"you reached us {late}{text[hit.start('rest') : hit.end('rest')]}"


def without_doing(done: str, lexicon: Lexicon) -> str:
    """ "signed without noting any damage" → signed without any damage being noted."""
    hit = WITHOUT.search(done)
    base = lexicon.base(hit["ing"], "ing") if hit else None
    if hit is None or base is None or base in lexicon.intransitive:
        return done
    return f"{done[: hit.start()]}without {hit['np']} being {lexicon.form(base, 'participle')}"
