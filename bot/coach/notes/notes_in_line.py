"""Several notes on a line, and notes one after another: "Gym closed for repairs, reopens 3rd" → the gym is closed for repairs
and reopens on the 3rd; "Refund approved. £23.99. 5-7 days." → your refund of £23.99 has been approved, and it takes 5-7 days."""

import re

from bot.coach.english.dates import DAY, WHEN, timed
from bot.coach.english.shorthand import because_it_is
from bot.coach.english.text import fold
from bot.coach.english.things import low_first, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import capital
from bot.coach.notes.articles import with_articles
from bot.coach.notes.notes import noted
from bot.coach.wording import Wording

LONGEST = 250
"""Characters of a note with what stands on its line."""
GOES_ON = re.compile(r"(?P<head>[^,;:]{6,}?), (?P<then>(?P<verb>[a-z]+)\b[^,;:]{2,60})")
MADE = re.compile(r"(?:is|are|was|were|has|have)\b")
ASKED = re.compile(r"\b(?:please|(?:have|has|need|needs) to)\b", re.IGNORECASE)
DATED = re.compile(
    rf"\b(?P<verb>reopens?|opens?|closes?|expires?|expired|arrives?|arrived|starts?|started|ends?|ended|leaves?|left|ships?|shipped|cleared|sent|received|posted|delivered|renews?|renewed|due|back|launches|resumes?|resumed|begins?|began|closed|closing|open) (?=(?P<when>{WHEN}))",
    re.IGNORECASE,
)
THEIRS = re.compile(
    r"^The(?= (?:refund|order|claim|application|appointment|booking|account|parcel|test results|results|prescription|subscription|membership|request|reservation|complaint|passport|appeal)\b(?! (?:number|ref|reference|process|desk|team|form|fee|page)))"
)
"""What is the customer's own, whoever they are."""
ON_ORDER = re.compile(
    r"(?P<what>(?:your |the )?(?:order|ticket|case|claim|booking|job|account|invoice|parcel) #?[\w/-]*\d[\w/-]*): (?P<then>.{4,80})"
)
COLON = re.compile(r"(?P<head>[^:]{8,60}): (?P<then>[^:]{4,60})")
AS_IT_IS = re.compile(r"(?P<head>[^:,;]{8,60}): (?P<why>(?:too|not) [a-z]+)")
OF_ONE = re.compile(rf"(?P<who>[a-z]+(?: [a-z]+)?): (?P<when>(?:on )?{DAY}s?\b.{{0,25}})")
LABELLED = frozenset(
    [
        "slot",
        "window",
        "date",
        "time",
        "appointment",
        "visit",
        "delivery",
        "collection",
        "pickup",
        "eta",
        "deadline",
    ]
)
OF_SUM = re.compile(
    r"(?P<head>(?:The|Your|A|We've (?:approved|issued|sent) (?:the|your)) (?:[a-z]+ )?(?:refund|credit|payment|rebate|fee|charge|deposit|compensation|reimbursement|invoice|fine|payout))(?P<then> (?:has|have|was|were|is|are)\b[^£$€,;:]*)"
)


def in_line(text: str, wording: Wording) -> str:
    """A note just written out, with what else stood on its line as a part of the sentence."""
    if len(text) > LONGEST:
        return text
    made = DATED.sub(lambda m: f"{m['verb']}{timed(m['when']).removesuffix(m['when'])}", text)
    hit = GOES_ON.fullmatch(made)
    if hit and MADE.search(hit["head"]) and _hangs(hit["verb"], hit["then"], wording):
        made = f"{hit['head']}{'. It' if ASKED.search(hit['head']) else ' and'} {hit['then']}"
    elif hit and (then := noted(hit["then"], wording)):
        made = f"{hit['head']}, and {low_first(then)}"
    elif why := AS_IT_IS.fullmatch(made):
        made = f"{why['head']}, as it's {why['why']}"
    elif (hit := COLON.fullmatch(made)) and (then := noted(hit["then"], wording)):
        made = f"{hit['head']}: {low_first(then)}"
    return THEIRS.sub("Your", with_articles(because_it_is(made, wording.lexicon), wording), count=1)


def _hangs(verb: str, then: str, wording: Wording) -> bool:
    """Whether it is what is said next of the same thing."""
    if (
        wording.lexicon.base(verb, "s")
        and wording.lexicon.base(verb, "s") != verb
        and verb not in wording.lists["count_nouns"]
    ):
        return not any(t.tag in ("be", "modal", "have") for t in tokens_of(then, wording.lexicon))
    return (
        bool(wording.lexicon.base(verb, "participle"))
        and verb.endswith(("ed", "t"))
        and not any(is_finite(t) and t.low != "may" for t in tokens_of(then, wording.lexicon)[1:])
    )


def of_a_case(line: str, wording: Wording) -> str | None:
    """ "Order 4471: 2 items out of stock, rest shipped" → on order 4471, 2 items are out of stock and the rest has been
    shipped; "Plumber: Tuesday" → it's Tuesday for the plumber."""
    bare = line.strip().rstrip(".")
    low = fold(bare)
    if hit := OF_ONE.fullmatch(low):
        who = the(bare[: hit.end("who")], wording)
        if tokens_of(hit["who"], wording.lexicon)[-1].tag == "adj":
            return None  # "Refunds automatic 7-10 days"
        if (named := hit["who"].split()[-1]).removesuffix("s") in LABELLED:
            be = "is" if named in LABELLED else "are"
            return f"The {low_first(bare[: hit.end('who')])} {be} {bare[hit.start('when') :]}"
        return capital(f"it's {bare[hit.start('when') :]} for {who}") if who else None
    hit = ON_ORDER.fullmatch(low)
    if hit is None:
        return None
    parts = [noted(part, wording) for part in re.split(r",(?: and)? |; ", bare[hit.start("then") :])]
    if any(part is None for part in parts):
        return None
    told = [low_first(part) for part in parts if part]
    listed = " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
    return f"On {low_first(bare[: hit.end('what')])}, {listed}"


def of_a_sum(stem: str, amount: str) -> str | None:
    """ "The refund has been approved" and "£23.99" → the refund of £23.99 has been approved."""
    hit = OF_SUM.fullmatch(stem)
    return f"{hit['head']} of {amount}{hit['then']}" if hit else None
