"""A no that the customer was left to work out ("Returns are 30 days. You are on day 32.") is said in the same breath as the
reason: what they asked for isn't possible, or their case lies beyond the limit."""

import re
from collections.abc import Sequence

from bot.coach.choice import Choice
from bot.coach.customer.wishes import Wish
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of, written
from bot.coach.english.voice import lowered
from bot.coach.kinder.named import ENDS
from bot.coach.kinder.said import Said, as_said
from bot.coach.reading.acts import Act
from bot.coach.reading.sentences import Seen, helps
from bot.coach.types import Reading
from bot.coach.wording import Wording

Found = list[tuple[Seen, Said | None]]
UNITS = {
    word: unit
    for unit, words in {
        "minute": "minute minutes min mins", "hour": "hour hours hrs hr h", "day": "day days", "week": "week weeks", "month": "month months",
        "year": "year years yrs", "kg": "kg kgs kilos kilo", "g": "g grams", "cm": "cm", "m": "m metres meters metre", "km": "km kilometres",
        "mile": "mile miles", "gb": "gb", "mb": "mb", "person": "people guests persons", "item": "items", "money": "£ $ € eur euro euros pounds dollars usd gbp",
    }.items()
    for word in words.split()
}  # fmt: skip
TIMES = frozenset(["minute", "hour", "day", "week", "month", "year"])
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = {
    "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0,
}  # fmt: skip
AMOUNT = re.compile(
    r"(?P<sign>[£$€])? ?(?<![\d/:.])(?P<n>\d[\d,]*(?:\.\d+)?)(?!\d|[/:]\d|\.\d|%| ?percent| ?[ap]\.?m|st\b|nd\b|rd\b|th\b)[ -]?(?P<unit>[a-z€]+)?"
    r"|\b(?P<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?P<of>[a-z]+)"
)
DATE = re.compile(
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)|(?P<month2>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*) (?P<day2>\d{1,2})(?:st|nd|rd|th)?|the (?P<day3>\d{1,2})(?:st|nd|rd|th))\b(?! ?\d{4})"
)
LIMIT = re.compile(
    r"(?P<what>(?:[a-z'-]+ ){1,7}?)(?:(?:is|are|was|were|runs?|lasts?|covers?|covered|ends?|ended|stops?|stopped|goes|closed|closes|appl(?:y|ies)|includes?|allows?|seats?|holds?|takes?|must be|need to be|accepted|possible|valid|limited|only|up|for|within|until|at|to|on) )+[^;:?!]*"
)
"""So much and no more, of something that they are given."""
OURS = re.compile(
    r"\b(?:deliver(?:y|ies|ed)|shipping|shipped|dispatch\w*|respon[sd]\w*|repl(?:y|ies)|processing|processed|turnaround|wait\w*|queues?|lead times?|targets?|aims?|taking|arriv\w+|fees?|charges?|prices?|costs?|rates?|rent|pay\w*|paid|due|owe[ds]?|balance|aim|deposit|bill|repairs? (?:is|are|take))\b"
)
"""What we are to keep to, and what is owed: nobody is refused because of it."""
LASTS = re.compile(r"\btakes?\b")
""" "It takes 3 weeks": a time of ours, too."""
LEAST = re.compile(
    r"\b(?:minimum|at least|from the age|or over|and over|older than|no less than|in advance|ahead|before)\b"
)
STATE = re.compile(
    r"(?P<link>and |but |while )?(?P<who>you|yours|your [a-z-]+(?: [a-z-]+)?|it|this|that|today|he|she|they)(?:'(?:s|re|ve)| is| are| was| were| has| have| had| came| reached us| reached| arrived| used| claimed| asked(?: for)?| booked| bought| measures?| weighs?| weighed| returned| wrote| applied| entered| ordered| brought| sent)\b[^;:?!,]*"
)
NO = re.compile(
    r"\b(?:no|not|never|cannot|unable|only|just|nothing|without|so(?! far)|because|late|early|since|wait\w*)\b|n't\b"
)
BOTH = re.compile(r"(?P<rule>[^,.;:?!]+(?:\d[.,]\d[^,.;:?!]*)?)(?:, | - |\. |; )(?P<state>[^;:?!]+)")
DUTY = re.compile(
    r"(?:(?:under|according to) [^,;:]{3,60}?,? )?(?:(?:you(?:'re| are)|[a-z]+s are|the [a-z]+ is)(?: \w+ly)? responsible for (?!\w+ing\b)[^,;:?!]{3,60}"
    r"|[^,;:?!]{3,60} (?:is|are) (?:your|the [a-z]+'?s'?|[a-z]+s'?)(?: own)? responsibility[^,;:?!]{0,40}"
    r"|[^,;:?!]{3,60} (?:is|are) (?:down|up) to (?:you|the [a-z]+)"
    r"|(?:[^,;:?!]{3,40} )?(?:tenants?|owners?|customers?|hirers?|guests?|members?|parents|residents|leaseholders?|drivers?|passengers?|students?) (?:maintain|repair|look after|clear|provide|arrange|insure|replace|clean)s? [^,;:?!]{3,60})"
)
"""What falls to them."""
NOW = re.compile(r"(?:and |but )?(?:it|this|today)(?:'s| is)(?: now| already)?\b")
OWN = re.compile(
    r"\b(?P<verb>arrange|find|get|call|hire|book|buy|bring|use|ask|organi[sz]e|contact|pay for) (?P<own>your own|an?) (?P<np>[a-z]+(?: [a-z]+)?)"
)
WORKS = re.compile(
    r"(?:unfortunately,? |sorry,? |sadly,? |i'm afraid |well,? |but )*(?:that|this|it)(?:'s| is)(?: (?:just|simply|only|also))? (?P<how>how|the way)(?: that)? (?P<c>(?:the|our|your|this|these) (?:[a-z]+ ){1,5}?(?:works?|ranks?|runs?|goes|go|is set(?: up)?|are set(?: up)?|does it|do it|calculates?|assigns?|sorts?|bills?|charges?|treats?|handles?|counts?|is built|is designed|was designed|operates?|functions?|shows?)\b[^,;:?!]{0,50})"
)
"""Nobody's doing, and nothing to be done about it."""
GIVES: tuple[Act, ...] = ("grant", "promise", "offer")
SURE = 0.4
OPEN = re.compile(
    r"\b(?:you can|you could|you may|you're welcome|we can|i can|we'll|i'll|we will|i will|instead|however|if you(?:'d| would) (?:like|prefer|rather)|alternatively|exception|waive[ds]?|refunded|credited|goodwill|this time|this once)\b|\?"
)
"""A way that is left open, or a yes."""
NO_WISH = re.compile(
    r"^(?:to|for) (?:be\b|know|hear|speak|talk|see|understand|complain|report|find out|think|feel|have (?:an?|the|our|your) (?:answer|explanation|word)|an? (?:answer|explanation|reply|response|update|manager|supervisor|call|apology|number)|answers|your (?:manager|opinion|answer)|someone|somebody|our )\b"
)
"""What a limit says nothing about."""
OPEN_FOR = re.compile(
    r"(?P<np>(?:[a-z]+ )?(?:returns|exchanges|refunds|cancellations|claims|swaps|changes|complaints|disputes|appeals)) are (?P<time>(?:\d+|two|three|four|six|seven|ten|twelve) (?:working |calendar )?(?:hours|days|weeks|months|years)\b.*)"
)
""" "Returns are 30 days": it is the time that is."""
IMPOSSIBLE = re.compile(r"\bit (?:isn't|won't be) possible to (?P<vp>[^.]+)\.$")
FOR = re.compile(r"^for (?P<np>(?:your|an?|the|my|some) .+)")
POINTS = re.compile(r"^to (?P<verb>[a-z]+) (?P<it>it|them)(?P<rest>\b.*)")
MOST, FEW = 24, 5
"""Words of a rule with its case; sentences of an answer in which the no may be missing."""
Quantity = tuple[float, str]


def with_the_no(
    found: Found, reading: Reading, wishes: Sequence[Wish], wording: Wording, choice: Choice
) -> Found:
    """The plan with the no that its facts come to; as it is where one is said, or something is given."""
    left = [(at, said) for at, (_, said) in enumerate(found) if said is not None and said.text]
    if (
        not left
        or len(left) > FEW
        or reading.stance in ("grant", "ask", "defer")
        or any(said.act == "refusal" for _, said in left)
        or any(_gives(seen) for seen, _ in found)
    ):
        return found
    opens = any(OPEN.search(fold(said.text)) for _, said in left) or any(helps(seen) for seen, _ in found)
    texts = [said.text for _, said in left]
    for number, text in enumerate(texts):
        at = left[number][0]
        seen, said = found[at]
        if said is None or seen.sentence.bullet:
            continue
        words = seen.words if said.rule == "policy-alone" else text
        if works := WORKS.fullmatch(fold(words.strip(ENDS))):
            words = words.strip(ENDS)
            fact = f"That's {words[works.start('how') :]}"
            made = fact if opens else choice.fill("works_so", {"s": fact})
            return _put(found, at, made, wording)
        after = texts[number + 1] if number + 1 < len(texts) else ""
        if not opens and DUTY.fullmatch(fold(text.strip(ENDS))) and (OWN.search(fold(after)) or wishes):
            made = choice.fill("falls_to_them", {"s": text.strip(ENDS)})
            kept = _put(found, at, made, wording)
            return _oneself(kept, left[number + 1][0], wording) if OWN.search(fold(after)) else kept
        made, taken = _beyond(text, after, () if opens else wishes, wording, choice)
        if made:
            kept = _put(found, at, made, wording)
            return _gone(kept, left[number + 1][0]) if taken else kept
    return found


def _gives(seen: Seen) -> bool:
    return seen.verdict is not None and sum(seen.verdict.share[act] for act in GIVES) >= SURE


def _put(found: Found, at: int, text: str | None, wording: Wording) -> Found:
    seen, said = found[at]
    if said is None or text is None:
        return found
    return [*found[:at], (seen, as_said(text, "plain-no", "refusal", wording)), *found[at + 1 :]]


def _gone(found: Found, at: int) -> Found:
    seen, said = found[at]
    gone = said and said._replace(fate="dropped", text="", rule=said.rule or "plain-no")
    return [*found[:at], (seen, gone), *found[at + 1 :]]


def _oneself(found: Found, at: int, wording: Wording) -> Found:
    """ "Arrange your own plumber" → please arrange a plumber yourself."""
    seen, said = found[at]
    if said is None:
        return found
    hit = OWN.search(fold(said.text))
    if hit is None or hit["own"] != "your own":
        return found
    np = said.text[hit.start("np") : hit.end("np")]
    one = f"{'an' if np[0].lower() in 'aeiou' else 'a'} {np}"
    counted = np.split()[-1].lower() in wording.lists["count_nouns"] or np.lower().endswith(
        ("er", "or", "ian", "ist")
    )
    thing = one if counted and not np.endswith("s") else np
    text = f"{said.text[: hit.start('own')]}{thing} yourself{said.text[hit.end('np') :]}"
    return [*found[:at], (seen, said._replace(text=text)), *found[at + 1 :]]


def _beyond(
    text: str, after: str, wishes: Sequence[Wish], wording: Wording, choice: Choice
) -> tuple[str | None, bool]:
    """(the rule, the case and the no in one sentence; whether the next sentence is in it)."""
    one = BOTH.fullmatch(fold(text).strip(ENDS))
    bare = text.strip(ENDS)
    if one and (made := _said(bare[: one.end("rule")], bare[one.start("state") :], wishes, wording, choice)):
        return made, False
    if after and not one and (made := _said(bare, after.strip(ENDS), wishes, wording, choice)):
        return made, True
    return None, False


def _said(rule: str, state: str, wishes: Sequence[Wish], wording: Wording, choice: Choice) -> str | None:
    limit, case = fold(rule), fold(state)
    if not (key := lies_beyond(limit, case)):
        return None
    hit = STATE.fullmatch(case)
    bare = state[hit.end("link") :] if hit and hit["link"] else state
    bare = _with_unit(bare, rule)
    case_said = written(lowered(tokens_of(bare, wording.lexicon), wording.lexicon))
    no = _no_to(wishes, choice) or choice.fill(key, {})
    open_for = OPEN_FOR.fullmatch(limit)
    told = f"{rule[: open_for.end('np')]} are open for {rule[open_for.start('time') :]}" if open_for else rule
    return f"{told}, and {case_said}, so {no}" if no else None


def lies_beyond(limit: str, case: str) -> str:
    """The key of how the case stands to the limit, both folded; "" where it is within it, or they are no such two."""
    if not ((DATE.search(case) or AMOUNT.search(case)) and STATE.fullmatch(case) and LIMIT.fullmatch(limit)):
        return ""
    ours = OURS.search(limit) if not limit.startswith("free ") else None
    if len(f"{limit} {case}".split()) > MOST or ours or OURS.search(case) or NO.search(case):
        return ""
    return _compared(limit, case)


def _with_unit(state: str, rule: str) -> str:
    """ "it's now 8" beside "6 months" → it's now 8 months"""
    last = re.search(r"(?<![\d.,])\d[\d.]*$", state)
    unit = re.search(r"\d[\d.]* (?P<unit>days|weeks|months|years|hours|kg|cm|miles|km|GB|MB)\b", rule)
    if (
        last is None
        or unit is None
        or re.search(r"\b(?:day|week|month|year|number|no\.?|£|on|at) $", state[: last.start()])
    ):
        return state
    return f"{state} {unit['unit']}"


def _compared(limit: str, case: str) -> str:
    """The key of how the case stands to the limit; "" where it is within it, or nobody can tell."""
    until, came = _date(limit), _date(case)
    if until and came:
        named = {until[0] < 0, came[0] < 0}
        if len(named) > 1 or came <= until or LEAST.search(limit):
            return ""
        return "too_late_now" if NOW.match(case) else "came_too_late"
    if until or came:
        return ""
    most, has = _amount(limit), _amount(case)
    if most is None or has is None:
        return ""
    if has[1] not in ("", most[1]) and not (has[1] == "year" and not most[1]):
        return ""
    if LEAST.search(limit):
        return "below_limit" if has[0] < most[0] and most[1] not in TIMES else ""
    over = "beyond_time" if most[1] in TIMES else "beyond_limit"
    return over if has[0] > most[0] and not (most[1] in TIMES and LASTS.search(limit)) else ""


def _date(folded: str) -> tuple[int, int] | None:
    dates = list(DATE.finditer(folded))
    if len(dates) != 1:
        return None
    hit = dates[0]
    month = hit["month"] or hit["month2"]
    return MONTHS.index(month[:3]) if month else -1, int(hit["day"] or hit["day2"] or hit["day3"])


def _amount(folded: str) -> Quantity | None:
    """The one amount in it: (32, "day") of "day 32" and of "32 days"."""
    hits = list(AMOUNT.finditer(folded))
    if len(hits) != 1:
        return None
    hit = hits[0]
    if hit["word"]:
        unit = UNITS.get(hit["of"], "")
        return (NUMBERS[hit["word"]], unit) if unit else None
    before = re.search(r"\b(?P<unit>day|week|month|year) (?:number )?$", folded[: hit.start()])
    unit = (
        UNITS.get(hit["unit"] or "", "")
        or (before["unit"] if before else "")
        or ("money" if hit["sign"] else "")
    )
    return float(hit["n"].replace(",", "").rstrip(".")), unit


def _no_to(wishes: Sequence[Wish], choice: Choice) -> str | None:
    """What they asked for, where they asked for one thing."""
    fits = [wish for wish in wishes if not NO_WISH.match(wish.hope)]
    if len(fits) != 1:
        return None
    hope = fits[0].hope
    if thing := FOR.match(hope):
        np = thing["np"]
        key = "no_giving" if np.startswith(("your ", "the ")) else "no_offering"
        return choice.fill(key, {"np": np})
    return choice.fill("no_wish", {"vp": hope.removeprefix("to ")}) if hope.startswith("to ") else None


def unechoed(said: Sequence[tuple[Seen, Said | None]], opening: str) -> tuple[tuple[Seen, Said | None], ...]:
    """What they asked for is not named again where the opening has just named it."""
    made: list[tuple[Seen, Said | None]] = []
    for seen, each in said:
        hit = IMPOSSIBLE.search(each.text) if each is not None and each.act == "refusal" else None
        if each is None or hit is None or hit["vp"].lower() not in opening.lower():
            made.append((seen, each))
        else:
            made.append((seen, each._replace(text=f"{each.text[: hit.start()]}that isn't possible.")))
    return tuple(made)
