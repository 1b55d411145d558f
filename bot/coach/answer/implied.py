"""A no that the customer was left to work out ("Returns are 30 days. You are on day 32.") is said in the same breath as the
reason: what they asked for isn't possible, or their case lies beyond the limit."""

import re
from collections.abc import Sequence

from bot.coach.choice import Choice
from bot.coach.customer.wishes import Wish
from bot.coach.english.text import ENDS, fold
from bot.coach.english.voice import going_on
from bot.coach.kinder.said import Said, as_said
from bot.coach.reading.acts import GIVES
from bot.coach.reading.limits import STATE, lies_beyond
from bot.coach.reading.sentences import Seen, helps
from bot.coach.types import Reading
from bot.coach.wording import Wording

Found = list[tuple[Seen, Said | None]]
BOTH = re.compile(r"(?P<rule>[^,.;:?!]+(?:\d[.,]\d[^,.;:?!]*)?)(?:, | - |\. |; )(?P<state>[^;:?!]+)")
DUTY = re.compile(
    r"(?:(?:under|according to) [^,;:]{3,60}?,? )?(?:(?:you(?:'re| are)|[a-z]+s are|the [a-z]+ is)(?: \w+ly)? responsible for (?!\w+ing\b)[^,;:?!]{3,60}"
    r"|[^,;:?!]{3,60} (?:is|are) (?:your|the [a-z]+'?s'?|[a-z]+s'?)(?: own)? responsibility[^,;:?!]{0,40}"
    r"|[^,;:?!]{3,60} (?:is|are) (?:down|up) to (?:you|the [a-z]+)"
    r"|(?:[^,;:?!]{3,40} )?(?:tenants?|owners?|customers?|hirers?|guests?|members?|parents|residents|leaseholders?|drivers?|passengers?|students?) (?:maintain|repair|look after|clear|provide|arrange|insure|replace|clean)s? [^,;:?!]{3,60})"
)
"""What falls to them."""
OWN = re.compile(
    r"\b(?P<verb>arrange|find|get|call|hire|book|buy|bring|use|ask|organi[sz]e|contact|pay for) (?P<own>your own|an?) (?P<np>[a-z]+(?: [a-z]+)?)"
)
WORKS = re.compile(
    r"(?:unfortunately,? |sorry,? |sadly,? |i'm afraid |well,? |but )*(?:that|this|it)(?:'s| is)(?: (?:just|simply|only|also))? (?P<how>how|the way)(?: that)? (?P<c>(?:the|our|your|this|these) (?:[a-z]+ ){1,5}?(?:works?|ranks?|runs?|goes|go|is set(?: up)?|are set(?: up)?|does it|do it|calculates?|assigns?|sorts?|bills?|charges?|treats?|handles?|counts?|is built|is designed|was designed|operates?|functions?|shows?)\b[^,;:?!]{0,50})"
)
"""Nobody's doing, and nothing to be done about it."""
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
FEW = 5
"""Sentences of an answer in which the no may be missing."""


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
    return [*found[:at], (seen, said and said.gone("plain-no")), *found[at + 1 :]]


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
    case_said = going_on(bare, wording.lexicon)
    no = _no_to(wishes, choice) or choice.fill(key, {})
    open_for = OPEN_FOR.fullmatch(limit)
    told = f"{rule[: open_for.end('np')]} are open for {rule[open_for.start('time') :]}" if open_for else rule
    return f"{told}, and {case_said}, so {no}" if no else None


def _with_unit(state: str, rule: str) -> str:
    """ "it's now 8" beside "6 months" → it's now 8 months"""
    last = re.search(r"(?<![\d.,])\d[\d.]*$", state)
    unit = re.search(r"\d[\d.]* (?P<unit>days|weeks|months|years|hours|kg|cm|miles|km|GB|MB)\b", rule)
    if (
        last is None
        or unit is None
        or re.search(
            r"\b(?:day|week|month|year|number|no\.?|£|on|at|in|since|january|february|march|april|may|june|july|august|september|october|november|december) $",
            state[: last.start()],
            re.IGNORECASE,
        )
    ):
        return state
    return f"{state} {unit['unit']}"


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
