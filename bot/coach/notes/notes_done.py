"""Notes of what was done or is to come: "Engineer booked Friday 9-12" → the engineer is booked for Friday 9-12."""

import re

from bot.coach.english.dates import AT, CLOCK, DATE, DAY, ON, SAID, WHEN, timed
from bot.coach.english.phrases import plural
from bot.coach.english.text import MONTHS, fold
from bot.coach.english.things import ACTORS, MASS, are, low_first, one, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.notes.note_words import OWING, WORKERS
from bot.coach.notes.noted_things import NOUNS, STARTS_NONE, thing_of
from bot.coach.wording import Wording

PLANNED = frozenset(
    ["book", "schedule", "plan", "expect", "arrange", "set", "reserve", "rebook", "reschedule"]
)
"""Holds for the time that is told, and was not done then."""
KEPT_ON = frozenset(["release", "publish", "announce", "check"])
"""Done at its time, be it past or yet to come."""
ACTS = frozenset(
    "accept amend approve archive assign block book cancel charge check clean collect complete confirm correct credit deduct deliver deny dispatch email escalate extend file fix forward install inspect issue leave lock log lose mark order pack pay pick plan post process publish raise reactivate reassign rebook receive record recall refer refund register reinstate reject release remove renew repair replace request reschedule reserve reset restore resend reissue retain return review scan schedule send set ship sign submit suspend swap transfer unlock update upgrade verify void waive withdraw withhold".split()  # noqa: SIM905
)
"""What is done to a thing by whoever writes the note, or by those they write of."""
DONE = re.compile(
    rf"{NOUNS} (?P<not>not )?(?P<done>[a-z]+)(?P<rest> (?:back|on|out|up|in|off)(?! (?:the )?(?:\d|{DAY}|{MONTHS})))? ?(?P<when>(?:(?:{WHEN}|free\b|early\b|already\b|in full\b).{{0,40}})?)"
)
OF = re.compile(
    r"(?P<n>\d+|one|two|three|four|five|six) of (?:the )?(?P<all>\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?P<np>[a-z]+s))? (?P<not>not )?(?P<done>[a-z]+)(?P<rest>(?: .{1,30})?)"
)
NTH = re.compile(
    r"(?P<nth>first|second|third|fourth|last|other|rest|remainder) (?P<not>not )?(?P<done>[a-z]+)(?P<rest>(?: .{1,40})?)"
)
MONEY = r"(?:[£$€] ?\d[\d.,]*\d|[£$€]\d|\d[\d.,]* ?(?:eur|usd|gbp|chf|euros?|pounds?|dollars?|quid)\b)"
FEE_DONE = re.compile(
    rf"(?P<np>(?:(?!no |the |your |a )[a-z-]+ ){{0,3}}(?:fee|charge|fine|penalty|deposit|surcharge|refund|credit|duty|vat|tax|rent|balance|excess|interest|discount)) (?P<sum>{MONEY}) (?P<done>[a-z]+)(?P<rest>(?: .{{1,30}})?)"
)
UNCOUNTED = frozenset(["duty", "vat", "tax", "rent", "interest"])
SUM_DONE = re.compile(rf"(?P<sum>{MONEY}) (?P<done>[a-z]+)(?P<rest>(?: .{{1,50}})?)")
SOME = re.compile(
    r"(?P<who>nothing|none|everything|all|both|neither|rest) (?P<done>[a-z]+)(?P<rest>(?: .{1,40})?)"
)
NONE = re.compile(
    r"(?P<who>none|nothing) (?P<how>left(?: (?:in|at|on|until|till) .{2,20})?|after|before|available|free|(?:until|till|before) .{2,20}|in stock|this (?:week|month|year))"
)
BARE = re.compile(
    rf"(?P<not>not )?(?P<done>[a-z]+)(?P<on> (?:(?:back|on|out|up|off)(?! (?:the )?(?:\d|{DAY}|{MONTHS}))|in(?= for)))?(?P<rest>(?: (?:{WHEN}|to|by|with|via|for|due to|because of|under|as)(?: .{{1,50}})?)?)"
)
DUE = re.compile(
    rf"{NOUNS} (?P<due>due|expected)(?P<back> (?:back|in|out))? (?P<when>(?:{WHEN}|{MONTHS}).{{0,30}})"
)
BY_THEN = re.compile(
    rf"(?P<what>fix|repair|reply|answer|update|result|decision|refund|replacement|engineer|delivery|collection|restock|restoration|power|service) (?P<when>(?:by|before|from|after|around) (?:{DATE}|{DAY}|{CLOCK}|today|tomorrow|tonight|next|the end).{{0,20}})"
)
""" "Fix by 6pm" tells when, and asks for nothing."""
MANY = re.compile(
    r"(?P<n>\d+|one|two|three|four|five|six|a few|several|some|rest) ?(?P<np>(?:[a-z]+ )?[a-z]+s)? (?P<how>(?:out of|in) stock|missing|damaged|short|on back ?order|on order|in transit|available|delayed|discontinued)(?P<rest>(?: .{1,20})?)"
)
""" "2 items out of stock"."""

OF_ITSELF = re.compile(r"(?:the|your|our) [a-z -]{2,40} left(?: (?:at|on|for|from) |$)")
""" "The tour left at 9" by itself, and nobody left it there."""


def _done(word: str, wording: Wording) -> str | None:
    base = wording.lexicon.base(word, "participle")
    return base if base in ACTS and word != base else ("set" if word == "set" else None)


PERFORMS = frozenset(
    "band singer artist act dj speaker comedian magician entertainer tuner performer orchestra choir presenter lecturer seller buyer opponent visitors".split()  # noqa: SIM905
)
"""Who cancels a thing, besides those at work, and is not cancelled."""
WHOSE = frozenset(["the", "your", "our", "my", "a", "an", "this", "that", "his", "her", "their"])
BY_ITSELF = frozenset(
    [
        "leave",
        "close",
        "open",
        "start",
        "begin",
        "finish",
        "end",
        "stop",
        "move",
        "change",
        "call",
        "ring",
        "visit",
        "attend",
        "return",
        "arrive",
        "break",
        "fail",
        "drop",
    ]
)


def happened(bare: str, low: str, wording: Wording) -> str | None:
    """ "Refund sent Monday" → the refund was sent on Monday; "Password reset sent" → the password reset has been sent."""
    hit = DONE.fullmatch(low)
    verb = hit and _done(hit["done"], wording)
    if hit is None or verb is None or (hit["not"] and verb == "receive") or OF_ITSELF.match(low):
        return None
    if hit["np"].split()[0] in WHOSE and verb in BY_ITSELF:
        return None  # "The dentist left" is a sentence
    head = hit["np"].split()[-1]
    booked = verb in PLANNED and head in ACTORS
    np = bare[: hit.end("np")]
    called_off = (
        verb == "cancel"
        and not hit["not"]
        and hit["when"] in (None, "", "on us", "on you")
        and (head in PERFORMS or head in WORKERS)
    )
    whole = (
        the(np, wording)
        if (booked or called_off) and hit["np"].split()[0] not in STARTS_NONE
        else thing_of(np, wording)
    )
    if whole is None:
        return None
    if called_off:
        return f"{whole} {'have' if plural(tokens_of(np, wording.lexicon)) else 'has'} {bare[hit.start('done') :]}"
    when, many = bare[hit.start("when") :], plural(tokens_of(np, wording.lexicon))
    no, done = hit["not"] or "", f"{hit['done']}{hit['rest'] or ''}"
    if not when or hit["when"].startswith(("this", "again", "twice", "free", "early", "already", "in full")):
        return f"{whole} {'have' if many else 'has'} {no}been {done}{f' {when}' if when else ''}"
    if verb in PLANNED:
        on = ON.match(hit["when"]) or AT.match(hit["when"])
        return f"{whole} {'are' if many else 'is'} {no}{done} {'for ' if on else ''}{when}"
    if SAID_FIRST.match(hit["when"]) and not ON_DATE.match(hit["when"]):
        return None
    be = (
        ("are" if many else "is")
        if verb in KEPT_ON and not re.match(r"at \d", hit["when"])
        else ("were" if many else "was")
    )
    return f"{whole} {be} {no}{done}{timed(when)}"


SAID_FIRST = re.compile(SAID)
ON_DATE = re.compile(rf"(?:on|at) (?:the )?(?:{DATE}|{DAY}|{CLOCK})")


def counted(bare: str, low: str, wording: Wording) -> str | None:
    """ "2 of 3 received" → 2 of the 3 have been received; "Third delayed" → the third has been delayed."""
    if (hit := OF.fullmatch(low)) and (_done(hit["done"], wording) or hit["done"] == "delayed"):
        one = hit["n"] in ("1", "one")
        thing = f" {hit['np']}" if hit["np"] else ""
        return f"{bare[: hit.end('n')]} of the {hit['all']}{thing} {'has' if one else 'have'} {hit['not'] or ''}been {hit['done']}{timed(bare[hit.start('rest') :])}"
    if (hit := NTH.fullmatch(low)) and (_done(hit["done"], wording) or hit["done"] == "delayed"):
        return f"the {low_first(bare[: hit.end('nth')])} has {hit['not'] or ''}been {hit['done']}{timed(bare[hit.start('rest') :])}"
    if (hit := MANY.fullmatch(low)) and (hit["np"] or hit["n"] == "rest"):
        who = low_first(bare[: hit.end("np") if hit["np"] else hit.end("n")])
        be = "is" if hit["n"] in ("1", "one", "rest") else "are"
        return f"{'the ' if hit['n'] == 'rest' else ''}{who} {be} {bare[hit.start('how') :]}"
    return _summed(bare, low, wording)


def _summed(bare: str, low: str, wording: Wording) -> str | None:
    """ "£180 retained for oven" → £180 was retained for …; "Late fee £30 applied" → a late fee of £30 was applied."""
    hit = FEE_DONE.fullmatch(low)
    if hit and (hit["done"] in OWING or _done(hit["done"], wording) or hit["done"] in ("applied", "added")):
        np = bare[: hit.end("np")]
        np = low_first(np) if hit["np"].split()[-1] in MASS | UNCOUNTED else one(np)
        be = "is" if hit["done"] in OWING else "was"
        return f"{np} of {bare[hit.start('sum') : hit.end('sum')]} {be} {hit['done']}{timed(bare[hit.start('rest') :])}"
    if hit := SUM_DONE.fullmatch(low):
        if hit["done"] in OWING:
            return f"{bare[: hit.end('sum')]} is {hit['done']}{timed(bare[hit.start('rest') :])}"
        if _done(hit["done"], wording):
            return f"{bare[: hit.end('sum')]} was {hit['done']}{timed(bare[hit.start('rest') :])}"
    return None


def some(bare: str, low: str, wording: Wording) -> str | None:
    """ "Nothing found" → nothing was found; "Rest shipped" → the rest has been shipped."""
    if hit := NONE.fullmatch(low):
        be = "are" if hit["who"] == "none" else "is"
        return f"there {be} {hit['who']} {'after that' if hit['how'] == 'after' else 'before that' if hit['how'] == 'before' else bare[hit.start('how') :]}"
    hit = SOME.fullmatch(low)
    if hit is None or not (_done(hit["done"], wording) or hit["done"] in ("found", "seen")):
        return None
    who, rest = hit["who"], f"{hit['done']}{timed(bare[hit.start('rest') :])}"
    if who == "nothing" and hit["done"] in ("received", "found", "seen"):
        return f"we haven't {hit['done']} anything{timed(bare[hit.start('rest') :])}"
    if who in ("nothing", "none", "neither"):
        return f"{who} was {rest}"
    if who == "rest":
        return f"the rest has been {rest}"
    return f"both have been {rest}" if who == "both" else f"everything has been {rest}"


NO_SIGN = re.compile(
    r"no (?P<np>(?:further |more |other )?(?:reply|response|answer|contact|sign|record|trace|news|signature|fault|faults|damage|error|errors|evidence|issue|issues|problem|problems|leak|leaks|payment|payments|documents?|photos?|proof|replacement|restock|refill|charge|charges|activity|movement|scan|scans|complaints?|reports?)(?: (?:left|made))?)"
    r"(?P<done> (?:received|found|seen|recorded|detected|identified|noted|logged|shown|reported))?(?P<plan> (?:planned|scheduled|expected))?(?P<rest>(?: (?:from|on|in|at|since|for|by|within|after|before|until|to|of|yet|so far)\b ?.{0,40})?)"
)
""" "No error found", "no reply from user in 48h"."""


def no_sign(bare: str, low: str, wording: Wording) -> str | None:
    hit = NO_SIGN.fullmatch(low)
    if hit is None or any(is_finite(t, bare=False) for t in tokens_of(hit["rest"], wording.lexicon)):
        return None
    if not (hit["done"] or hit["plan"] or hit["rest"].startswith((" from", " since", " in 4", " in 7"))):
        return None
    many = plural(tokens_of(hit["np"], wording.lexicon))
    thing, rest = bare[hit.start("np") : hit.end("np")], bare[hit.start("rest") :]
    if hit["done"] == " received" and not hit["rest"]:
        return (
            f"we haven't received {'any' if many or hit['np'] in MASS else 'a'} {thing}"
            if hit["np"] in ("reply", "response", "payment") or many
            else None
        )
    if hit["done"]:
        return f"no {thing} {'were' if many else 'was'}{hit['done']}{rest}"
    if hit["plan"]:
        there = "there are" if many else "there's"
        return f"{there} no {thing}{hit['plan']}{rest}"
    return f"there {'were' if many else 'was'} no {thing}{rest}"


BY_THEM = {
    done: done
    for done in ("opened", "closed", "changed", "moved", "tested", "passed", "damaged", "seen", "found")
}
"""Done by somebody who is named."""


HELD_FOR = re.compile(r" (?:until|till|for|at|in)\b")


LEFT = re.compile(
    r"left (?:at|in|with|on|behind|outside|inside|under|by) (?!noon|midnight|time|foot|bus|train|(?:mon|tues|wednes|thurs|fri|satur|sun)day|purpose|hold)[a-z].{2,60}"
)
""" "Left at the main gate": the thing, not somebody."""


def alone(bare: str, low: str, wording: Wording) -> str | None:
    """ "Sent Monday" → it was sent on Monday; "Passed on to the team" → it has been passed on to the team."""
    if LEFT.fullmatch(low):
        return f"it was {low_first(bare)}"
    if low == "signed for":
        return "it was signed for"
    hit = BARE.fullmatch(low)
    verb = hit and (
        _done(hit["done"], wording)
        or (hit["done"] == "held" and HELD_FOR.match(hit["rest"]) and "hold")
        or (hit["rest"].startswith(" by ") and BY_THEM.get(hit["done"]))
        or (hit["done"] == "passed" and (hit["on"] or hit["rest"].startswith(" to ")) and "pass")
    )
    if hit is None or not verb or not (hit["on"] or hit["rest"]):
        return None
    if verb in (
        "close",
        "open",
        "set",
        "leave",
        "stop",
        "change",
        "check",
        "sign",
        "test",
        "clear",
    ) and not re.match(r" (?:by|with|to) ", hit["rest"]):
        return None
    no, done = hit["not"] or "", f"{hit['done']}{hit['on'] or ''}"
    rest = bare[hit.start("rest") :]
    if verb in ("book", "schedule", "reserve") and hit["rest"].startswith(" for"):
        return f"it's {no}{done}{rest}"
    if verb == "hold":
        return f"it's {no}being {done}{timed(rest)}"
    if verb == "charge" and hit["rest"].startswith(" as "):
        return f"this is {no}{done}{rest}"
    if hit["rest"].startswith((" by ", " as ")) or re.match(
        rf" (?:(?:on|at) (?:the )?)?(?:{DATE}|{DAY}|{CLOCK}|yesterday|last)", hit["rest"]
    ):
        return f"it was {no}{done}{timed(rest)}"
    return f"it has {no}been {done}{rest}"


ESTIMATED = re.compile(
    rf"est(?:imated|\.)? (?P<what>[a-z]+(?: [a-z]+)?)(?P<at> (?:time|date))? (?P<when>(?:{DATE}|{DAY}|{CLOCK}|today|tomorrow|tonight).{{0,20}})"
)
""" "Est restore 6pm"."""


def estimated(bare: str, low: str, wording: Wording) -> str | None:
    hit = ESTIMATED.fullmatch(low)
    if hit is None:
        return None
    at = hit["at"] or (" time" if AT.match(hit["when"]) else " date")
    return f"the estimated {hit['what']}{at} is {bare[hit.start('when') :]}"


def due_then(bare: str) -> str | None:
    """ "Fix by 6pm" → the fix is due by 6pm, before it is taken for an order."""
    hit = BY_THEN.fullmatch(fold(bare))
    return f"The {low_first(bare[: hit.end('what')])} is due {bare[hit.start('when') :]}" if hit else None


def due(bare: str, low: str, wording: Wording) -> str | None:
    """ "Stock due 14 March" → the stock is due on 14 March; "Fix by 6pm" → the fix is due by 6pm."""
    if when := due_then(bare):
        return when
    hit = DUE.fullmatch(low)
    whole = thing_of(bare[: hit.end("np")], wording) if hit else None
    if hit is None or whole is None:
        return None
    back = hit["back"] or ""
    return f"{whole} {are(hit['np'], wording)} {hit['due']}{back}{timed(bare[hit.start('when') :])}"


KINDS = (estimated, no_sign, counted, some, due, happened, alone)
