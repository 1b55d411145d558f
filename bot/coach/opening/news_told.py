"""What a sentence tells besides a no: a charge, what befell something, a wait, a limit, what is asked for."""

import re
from collections.abc import Iterator, Mapping

from bot.coach.english.tokens import Token
from bot.coach.opening.named_things import OWNED, Named
from bot.coach.opening.news_line import IT, PATIENTS, Line, News

SPAN = re.compile(
    r"\b(?:(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|several|a few)(?: ?(?:-|–|to) ?(?:\d+|\w+))? (?:working |business )?(?:days|weeks|months|years)|(?:24|48|72) (?:hours|hrs))\b"
)
WAITS = re.compile(
    r"\b(?:takes?|taking|delayed|waiting list|back ?order|out (?:till|til|until)|up to|allow|on leave|not (?:back|ready|live|here)|running|queue|behind|wait|available (?:in|is)|none (?:until|till|before))\b|n't (?:be )?(?:back|ready|live|arrive|start)\b"
)
WHEN = re.compile(
    r"(?:n't|\bnot|\bcannot) (?:say|know|tell you|be sure) (?:exactly )?when\b|\bno idea when\b|\bwhen(?:ever)? (?:we|i|they) (?:get (?:to|round)|can)\b|\b(?:you will|you'll) (?:\w+ )?when (?:it is|it's|they are|you are)\b"
)
UNTIL = re.compile(r"\b(?:till|til|until|delayed|list|order|leave)\b")
WAITED_IN = frozenset(["wait", "queue", "list"])
LASTING = frozenset("results scores grades details edits marks".split())  # noqa: SIM905
"""Things of which nobody waits for one."""
LIMITS = re.compile(r"\b(?:max|maximum|capped|limited to|limit|minimum)\b")
LEAST = re.compile(r"\bmin(?:imum)? (spend|order|stay|age|term|charge|booking|hire|delivery)\b")
NEAR = 6
"""Words from the start in which a limit is named."""
OVERDUE = re.compile(
    r"\b(?:overdue|arrears|unpaid|outstanding|past due|not been paid|(?:days|weeks|months|payments) behind)\b"
)
NOT_YET, HANGS = frozenset(["or", "=", "absent", "without"]), 5
"""Before a charge that nobody has met yet: "collect by five or it's a late fee", "absent a commercial invoice"."""
DEPOSITS = frozenset(["deposit", "deposits"])
KEPT = re.compile(r"\b(?:retained|forfeited|forfeit|kept|non-?refundable|not (?:be )?returned)\b")
GIVEN = re.compile(
    r"\b(?:waived?|refunded|credited|reversed|drop(?:ped)?|removed?|taken? off|free|no (?:\w+ ){0,2}(?:fee|charge|fees|charges))\b"
)
"""A charge that is none."""
GIVEN_BACK = re.compile(
    r"\b(?:we|i)(?:'ll| will| can|'ve| have)? (?:now |just |gladly )?(?:drop|waive|remove|refund|credit|reverse|take off|knock off)(?:p?ed|d)?\b"
)
SUM = re.compile(r"[£$€] ?\d")
AN_SUM = re.compile(r".(?:8|11(?!\d)|18(?!\d))")
SHUT = re.compile(r"\b(?:is|are|'s) (?:now |still )?(?:closed|shut)\b")
DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
HOURS = re.compile(
    rf"^(?:\w+ ){{1,3}}(?:(?:opens?|closes?|shuts?|finish(?:es)?|starts?|begins?|served) (?:\w+ )?(?:\d|noon|midnight)|(?:is|are) (?:only )?(?:on |from |until |till )?(?:{DAY}|\d{{1,2}}(?:[.:]\d\d)? ?(?:-|–|to|am|pm|until|till)))(?! ?(?:days|weeks|months|hours|hrs|minutes|mins))"
)
INCOMPLETE = re.compile(r"\b(?:incomplete|not (?:yet )?complete|unsigned|lacks?|(?:is|are|was) missing)\b")
SAID_OF = frozenset(["be", "not", "noun", "num", "punct", "adv", "adj"])
"""What stands before the participle of a telegram: "Bus pass cancelled"."""
DAYS = frozenset(["today", "tomorrow", "yesterday", "tonight"])
ASKING = frozenset("ask speak talk ring call contact email message see try".split())  # noqa: SIM905
FATES = ("locked", "removed", "gone", "cancelled", "closed", "expired", "lost")
DONE = frozenset(["participle", "past"])


def told_in(line: Line) -> Iterator[News]:
    yield from _charges(line)
    yield from _fates(line)
    if WHEN.search(line.folded):
        yield News("no-date", {})
    elif WAITS.search(line.folded):
        yield from _waits(line)
    yield from _limits(line)
    yield from _asks(line)
    yield from _sends_on(line)
    if INCOMPLETE.search(line.folded):
        named = line.leading()
        if named is not None and not named.many and named.head in line.listed("whole_heads"):
            yield News("incomplete", {**named.slots, "one": named.single})


def _charges(line: Line) -> Iterator[News]:
    """A fee and its kin; what is overdue; what is kept."""
    charges, dues = line.listed("charge_heads"), line.listed("due_heads")
    if line.words.isdisjoint(charges | dues | DEPOSITS):
        return
    given = GIVEN_BACK.search(line.folded)
    if given is None and GIVEN.search(line.folded):
        return
    for place, token in enumerate(line.tokens):
        if token.low not in charges and token.low not in dues and token.low not in DEPOSITS:
            continue
        if line.supposed(place) or not _heads(line, place) or _wanted(line, place):
            continue
        if not NOT_YET.isdisjoint(t.low for t in line.tokens[max(place - HANGS, 0) : place]):
            continue
        named = line.ending(place)
        if named is None or (token.low == "fine" and not _is_a_fine(line, named)):
            continue
        if given is not None:
            yield News("given", named.slots)
            continue
        late = OVERDUE.search(line.folded.replace(named.words, "", 1)) or token.low == "arrears"
        if late and token.low in dues:
            if place == 0 or line.tokens[place - 1].low != "with":
                yield News("due", named.slots)
        elif token.low in DEPOSITS and KEPT.search(line.folded):
            one = named.single if named.many else ""
            yield News("kept", {**named.slots, "a": one, "the": one} if one else named.slots)
        elif token.low in charges and named.det != "no":
            yield News("fee", _priced(line, named))


def _is_a_fine(line: Line, named: Named) -> bool:
    """Not "the file works fine"."""
    return named.words.count(" ") <= 1 and (bool(named.det) or SUM.search(line.folded) is not None)


def _heads(line: Line, place: int) -> bool:
    """Whether it is a noun, and the last of its phrase: not "the toll section", "copies are fine", "we charge"."""
    token, after = line.tokens[place], line.after(place)
    if after is not None and after.tag == "noun" and after.text.islower() and after.text.isalpha():
        return False
    before = line.tokens[place - 1] if place else None
    return token.tag == "noun" or (before is not None and before.tag in ("det", "noun", "adj", "num"))


def _wanted(line: Line, place: int) -> bool:
    """ "Send a utility bill"."""
    asking = line.listed("asking_verbs")
    wanted = line.tokens[place].low in line.listed("asked_heads")
    return wanted and any((t.base or t.low) in asking for t in line.tokens[:place])


def _priced(line: Line, named: Named) -> Mapping[str, str]:
    """A fee that has no name of its own goes by its sum: "a £35 charge"."""
    sums = [t.text for t in line.tokens if t.tag == "num" and t.text[:1] in "£$€"]
    if " " in named.words or named.many or named.mass or len(sums) != 1:
        return named.slots
    words = f"{sums[0]} {named.words}"
    an = "an" if AN_SUM.match(sums[0]) else "a"
    return {**named.slots, "a": f"{an} {words}", "the": f"the {words}"}


def _fates(line: Line) -> Iterator[News]:
    """Declined, removed, cancelled, closed, expired, failed; missed by them."""
    for place, token in enumerate(line.tokens):
        if not (token.verbal or token.low == "unsuccessful"):
            continue
        kind = _fate(line, place, token)
        threatened = kind in ("locked", "removed") and not {"will", "then"}.isdisjoint(line.words)
        if not kind or threatened or line.supposed(place):
            continue
        named = _whose(line, place, kind)
        if kind == "closed" and named is not None and named.head in ("account", "card"):
            kind = "locked"
        if named is None or (kind == "closed" and named.head not in line.listed("case_heads")):
            continue
        if kind == "charged" and named.head in line.listed("charge_heads") | line.listed("never_bought"):
            continue
        if line.tokens[place].base == "end" and named.head not in line.listed("ending_heads"):
            continue
        if kind not in ("cancelled", "charged", "expired", "rise") and named.many and "these" in named.slots:
            continue  # the rule for all of them
        if kind == "declined" and named.head in line.listed("paying_heads"):
            kind = "unpaid"
        yield News(kind, {**named.slots, **_sent(line, named)})


def _whose(line: Line, place: int, kind: str) -> Named | None:
    """What it befell: the object of what they or we did, else the subject."""
    if kind == "you-missed" or (kind == "failed" and line.object(place + 1)):
        return line.object(place + 1)
    been = line.been(place)
    after = line.after(place)
    bare = been or kind in ("rise", "expired") or (after is not None and after.low == "pending")
    behind = None if bare else line.named(place + 1)
    if behind is not None:
        return behind if line.ours(place) else None
    if been and after is not None and after.tag in ("noun", "verb") and after.form in ("", "base"):
        return None if after.low not in DAYS else line.subject(line.group(place))  # "restricted view"
    before = line.tokens[place - 1] if place else None
    said = been or (before is not None and (before.tag in SAID_OF or before.low in IT))
    return line.subject(line.group(place)) if said else None


def _fate(line: Line, place: int, token: Token) -> str:
    base, after, done = token.base or token.low, line.after(place), token.form in DONE
    if base == "miss" and place and line.tokens[place - 1].low in ("you", "have"):
        return "you-missed"
    if line.negated(place):
        return "declined" if done and base in line.listed("granting_verbs") else ""
    if token.low == "unsuccessful":
        return "" if after is not None and after.tag == "noun" else "declined"
    if not done:
        return "expired" if base in ("expire", "lapse") and token.form == "s" else ""
    if base in line.listed("declined_verbs") or (base == "turn" and "turned down" in line.folded):
        return "declined"
    behind = after.low if after is not None else ""
    if base in ("rise", "increase") or (base == "go" and behind == "up"):
        return "rise"
    if base == "charge" and behind not in ("off", "up"):
        return "charged"
    if base == "fail":
        return "failed"
    if base == "run" and behind == "out":
        return "expired"
    return next((kind for kind in FATES if base in line.listed(f"{kind}_verbs")), "")


def _sent(line: Line, named: Named) -> Mapping[str, str]:
    """What they handed in, and of an application what for."""
    if named.head not in line.listed("handed_in_heads"):
        return {}
    slots = {"sent": f"your {named.words}"}
    asks = named.head in line.listed("asking_heads") and named.end < len(line.tokens)
    if asks and line.tokens[named.end].low == "for":
        what = line.named(named.end + 1)
        if what is not None and "a" in what.slots:
            slots["want"] = what.slots["a"]
    return slots


def _waits(line: Line) -> Iterator[News]:
    """Something takes its time, with how long where it is told."""
    span = SPAN.search(line.folded)
    more = {"span": span.group().replace("hrs", "hours")} if span else {}
    if not span and not UNTIL.search(line.folded):
        return
    named = line.topic if "none" in line.words else line.leading()
    if named is not None and named.head.startswith("request") and " " in named.words:
        words = named.words.rpartition(" ")[0]
        named = named._replace(words=words, head=words.rpartition(" ")[2], many=False, counted=True)
    if named is not None and not _goes_on(line, named):
        named = None
    if named is None or named.shortened or named.head in PATIENTS or named.head in WAITED_IN:
        if more:
            yield News("span", more)
        return
    slots = dict(named.slots)
    if named.many and "these" in slots:
        slots["the"] = named.words if named.head in LASTING else named.single
    if named.head in line.listed("case_heads"):
        slots["the"] = f"an answer on {slots['the']}"
    yield News("wait", {**slots, **more})


def _goes_on(line: Line, named: Named) -> bool:
    """Whether it is what the sentence tells of: "the part is on back order", "courtesy car all out till the 9th"."""
    behind = () if named is line.topic else line.tokens[named.end :]
    after = next((t for t in behind if not any(map(str.isdigit, t.text))), None)
    return after is None or after.verbal or after.tag == "prep" or after.low in ("all", "out", "not")


def _limits(line: Line) -> Iterator[News]:
    """A limit by name, something that has one, and set times."""
    if least := LEAST.search(line.folded):
        words = f"minimum {least[1]}"
        yield News("limit", {"a": f"a {words}", "the": f"the {words}"})
        return
    named, kind = None, ""
    if LIMITS.search(line.folded):
        named, kind = _limited(line)
    elif SHUT.search(line.folded):
        named, kind = line.leading(), "shut"
    elif HOURS.match(line.folded):
        named, kind = line.leading(), "hours"
    if named is None or named.head in ("capped", "limited", "max"):
        return
    if kind == "limited" and named.det in OWNED:
        return
    unfit = {"shut": "case_heads", "hours": "untimed"}.get(kind)
    if unfit is None or named.head not in line.listed(unfit):
        yield News(kind, named.slots)


def _limited(line: Line) -> tuple[Named | None, str]:
    for place, token in enumerate(line.tokens[:-1]):
        if token.low in ("max", "maximum") and line.tokens[place + 1].tag == "num":
            return line.named(place + 1), "limited"
    names = (i for i, t in enumerate(line.tokens[:NEAR]) if t.low in ("limit", "minimum", "maximum"))
    place = next(names, 0)
    return (line.ending(place), "limit") if place else (line.leading(), "limited")


def _asks(line: Line) -> Iterator[News]:
    """A paper or a fact that they are asked for."""
    for place, token in enumerate(line.tokens):
        if (token.base or token.low) not in line.listed("asking_verbs") or line.negated(place):
            continue
        if token.form not in ("base", "ing") and token.low not in ("need", "require"):
            continue
        named = line.object(place + 1)
        if named is not None and named.head in line.listed("asked_heads"):
            yield News("asked", named.slots)


def _sends_on(line: Line) -> Iterator[News]:
    """ "Speak to your landlord about the boiler": what somebody else has to be asked for."""
    first = next((t for t in line.tokens if t.tag not in ("adv", "intj", "punct")), None)
    if first is None or first.low not in ASKING:
        return
    for place, token in enumerate(line.tokens):
        if token.low in ("about", "for", "regarding") and place > 1:
            named = line.named(place + 1)
            if named is not None and not {"a", "the"}.isdisjoint(named.slots):
                yield News("elsewhere", named.slots)
            return
