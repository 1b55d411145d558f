"""Labels with what stands behind them: "Form B7, fee £30" → the form is B7, and the fee is £30; "Lead time 9 days", "Then 30
days", "Private £68 check up". What a label means must be certain: "Returns 30 days" may be two things, and stays."""

import re
from collections.abc import Callable

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import low_first, one
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import capital
from bot.coach.notes import hours, spells
from bot.coach.notes.articles import with_articles
from bot.coach.notes.bare_things import without_verb
from bot.coach.notes.coming import NEXT, coming
from bot.coach.notes.equations import equation
from bot.coach.notes.labelled_things import (
    AROUND,
    COUNT,
    MEASURED,
    NAME,
    NO_NAME,
    ORDERS,
    OWED,
    SPELL,
    SUM,
    TAKE,
    UNCOUNTED,
    before_of,
    head_of,
    named_by,
    with_the,
)
from bot.coach.notes.short_notes import short_note
from bot.coach.wording import Wording

LONGEST = 130
"""Characters of a line of labels."""
AMOUNT = rf"(?P<around>(?:{AROUND} )*)(?:(?P<sum>{SUM})|(?P<spell>{SPELL})|(?P<count>{COUNT}))"
GOES_ON = r"(?P<rest>(?: ?/ ?[a-z]+| (?:pp|pw|pcm|pppn|pa)\b|(?: pp)? (?:per|a|an|each|every|plus|for|if|on|off|inc|incl|including|excl?|excluding|max|min|maximum|minimum|extra|upfront|in|until|till|to|by|when|once|unless|after|before|at|only)\b.*|,? \([^()]*\))?)"
LABEL = re.compile(rf"{NAME}(?::| [-–])? {AMOUNT}{GOES_ON}")
""" "Lead time 9 days", "Meals £15 pp", "Bench time: currently 15 working days"."""
WITH_SUM = re.compile(
    rf"{NAME} (?:of )?(?P<sum>{SUM}) (?P<state>(?:also |still |now )?(?:applies|apply|due|outstanding|payable|owed|owing|overdue|to pay|extra|included|enclosed|attached|non-?refundable|refundable|required|needed))(?P<rest>(?: (?:on|by|per|if|for|before|at|from|to|until|when|once|within|and)\b.*)?)"
)
""" "Cancellation fee £45 applies"."""
CHECK_UP = re.compile(r"\bcheck up$")
KIND_OF = re.compile(rf"(?P<kind>[a-z-]+(?: [a-z-]+)?) (?P<sum>{SUM}) (?P<np>[a-z-]+(?: [a-z-]+)?)")
""" "Private £68 check up"."""
AUTO = re.compile(rf"{NAME} auto(?:matic|matically)?")
CODE = re.compile(r"(?P<np>(?:[a-z]+ )?form) (?P<code>[a-z]{0,5}-?\d[\w/-]*)")
BARE = re.compile(
    rf"(?:(?:about|around|approx\.?|up to|at least|allow) )?(?:(?P<sum>{SUM})|(?P<spell>{SPELL}))(?P<rest>(?: (?:max|maximum|min|minimum|each|per [a-z]+|if [a-z ]+(?:\d+ [a-z]+)?))?)"
)
ITS_STATE = re.compile(
    rf"{NAME} (?P<so>same day|next day|free|extra|included|optional|on completion|on collection|on delivery|on arrival|at cost|by (?:post|e?mail)|half price|in advance)"
)
STATE = re.compile(
    r"(?:non-?)?refundable|(?:non-?)?transferable|extra|optional|compulsory|payable .+|in advance|upfront|included"
)
OVER = re.compile(
    rf"(?P<when>(?:over|under|above|below|up to|after|before|within) (?:the )?(?:first )?[£$€]?\d[\w.,]*(?: [a-z]+)?):? (?P<sum>{SUM})(?P<rest>(?: (?:per|a|an|each|extra|every)\b.{{0,25}})?)"
)
FROM_THEN = re.compile(rf"(?:{AROUND} )*{SPELL} (?:from|after) (?!that\b|then\b|now\b)[\w' ]{{3,40}}")
""" "30 days from purchase"."""
MOST_OF = re.compile(r"(?:max|(?P<least>min))\.? (?=[a-z])")
MOST = re.compile(
    rf"(?:max|min)(?:imum|\.)? (?P<what>(?:\d+(?:\.\d+)? ?[a-z]+|{SUM})(?: (?:per|each|a|an|at|for|in) ?.{{0,30}})?)"
)
OF_THING = re.compile(rf"(?P<sum>{SUM}) (?P<np>[a-z]+)")
PRICED_SO = re.compile(
    rf"(?:(?:only|now|from|about|around|up to|just) )*{SUM}(?: ?/ ?[a-z]+| (?:after|afterwards|thereafter|up front|in the shop|in store|at (?:the )?(?:desk|door|counter|till|gate|bar)|on the (?:door|day)|on arrival|in advance|now|pp|pw|pcm|pppn|if|for|per|each|plus|extra|off|until|till|a|an|in total|all in|upfront|on top|with|without|including|inc|incl|every|when|unless)\b| \+ |, )(?P<rest>.*)"
)
""" "£35 if paid within 14 days, otherwise £70"."""
AND_THE_REST = re.compile(r", (?:the )?(?:rest|remainder|balance) ")
FOLLOWS = re.compile(
    rf"(?P<np>[a-z][\w'/ -]{{3,60}}?)(?::| [-–]) (?P<then>(?:an? )?(?:(?:maximum |max |fixed )?(?:fine|penalty|charge|fee|surcharge|ban|suspension|points|prosecution|eviction|forfeit)\b.*|(?:up to )?{SUM}.*))"
)
""" "Failure to attend: fine up to £1,000"."""
UP_TO = re.compile(r"\b(fine|penalty|charge|fee|surcharge|ban|suspension) (?=up to|[£$€]?\d)")
EVENT = re.compile(
    r"(?:failure|refusal|non-?\w+|no[ -]shows?|late|lost|missed|unpaid|missing|cancelling|cancellation|damage|breach|early|breakages?|loss|under|over|second|third|repeat|false|misuse)\b"
)
PERIODS = frozenset(
    "time times wait period warranty guarantee contract stay lease tenancy membership rental delay queue list term terms session slot lesson validity turnaround window deadline limit cap ban course trial subscription licence license gap journey flight drive ride minimum maximum eta duration length hold lag break interval shift class exam test visit appointment treatment probation internship placement apprenticeship stint residency visa permit quarantine cool-off cooling notice age lead backlog leave pause loan hire".split()  # noqa: SIM905
)
"""Of which a length of time is the length."""
SENT = frozenset(["transfer", "deposit", "credit", "refund", "charge"])
""" "Transfer £35 to the account" is an order."""
EITHER = frozenset(
    "return returns exchange exchanges claim claims appeal appeals cancellation cancellations complaint complaints notice request requests booking bookings rent".split()  # noqa: SIM905
)
"""Beside a length of time they may mean how long it takes or how long there is."""
FEES = frozenset(
    "fee charge deposit surcharge penalty fine excess discount refund credit voucher supplement".split()  # noqa: SIM905
)
SPELLED = {
    "pp": "per person",
    "pw": "a week",
    "pcm": "a month",
    "pa": "a year",
    "pppn": "per person per night",
}
SHORT = re.compile(r"(?<=[\d ])(?:pp|pw|pcm|pa|pppn)\b")
PER = re.compile(
    r"(?<=\d) ?/ ?(?P<unit>hr|hour|day|night|week|month|year|person|head|item|bag|mile|kg|visit|room|unit)\b"
)
SPOKEN = frozenset(
    "we you i they he she it was were will have has had can cannot must should would please because".split()  # noqa: SIM905
)
"""In no label."""
PARTS = re.compile(r"(?:,|;) (?:and |plus )?| \+ | plus (?=[a-z]+ )")
MOST_PARTS = 4


def label(line: str, wording: Wording) -> str | None:
    """The line as a sentence; None where it has its verb, or what the label means is not certain."""
    bare = line.strip().strip(ENDS)
    if not bare or len(bare) > LONGEST or line.rstrip().endswith(("?", "!", ":")):
        return None
    if made := hours.of_hours(line, wording) or short_note(line, wording):
        return made
    if "=" in bare and (made := equation(bare, wording)):
        return made
    low = fold(bare)
    if not any(c.isdigit() for c in bare):
        may = (
            ":" in bare
            or " - " in low
            or "day" in low
            or "noon" in low
            or "midnight" in low
            or low[:3] == "est"
        )
        kinds = (_follows, spells.dated, spells.scheduled) if may else ()
        made = next((made for kind in kinds if (made := kind(bare, low, wording))), None)
        return with_articles(capital(made), wording) if made else None
    if bare[0].isalpha() and not SPOKEN.isdisjoint(low.split()):
        return None
    bare = PER.sub(
        lambda m: (
            f" {'an' if m['unit'] in ('hr', 'hour') else 'per' if m['unit'] in ('person', 'head', 'item', 'kg') else 'a'} {'hour' if m['unit'] == 'hr' else m['unit']}"
        ),
        bare,
    )
    bare = SHORT.sub(lambda m: f"{'' if m.string[m.start() - 1] == ' ' else ' '}{SPELLED[m.group()]}", bare)
    low = fold(bare)
    if most := MOST_OF.match(low):
        bare = f"{'Minimum' if most['least'] else 'Maximum'} {bare[most.end() :]}"
        low = fold(bare)
    for kind in KINDS:
        if made := kind(bare, low, wording):
            return with_articles(capital(made), wording)
    return None


def _listed(bare: str, _: str, wording: Wording) -> str | None:
    """ "Form B7, fee £30" → the form is B7, and the fee is £30; "Repair £90, 5 days" → the repair is £90, and it takes 5 days."""
    parts = PARTS.split(bare)
    if not 1 < len(parts) <= MOST_PARTS:
        return None
    said: list[str] = []
    for part in parts:
        low = fold(part)
        made = _labelled(part, low, wording) or (_more(part, low, said, wording) if said else None)
        made = made or next((told for kind in BESIDE if (told := kind(part, low, wording))), None)
        if made is None:
            return None
        said.append(made)
    last = said.pop()
    return f"{', '.join(said)}, and {last}"


def _coming(part: str, low: str, wording: Wording) -> str | None:
    """ "ETA 19th" → the ETA is on the 19th."""
    hit = NEXT.fullmatch(low)
    return low_first(coming(hit, part, wording.lexicon)) if hit else None


def _more(part: str, low: str, said: list[str], wording: Wording) -> str | None:
    """What a label before it goes on with: its price, its time, a state."""
    if hit := BARE.fullmatch(low):
        if hit["spell"]:
            if hit["rest"]:
                return None
            return (
                f"it takes {low_first(part)}"
                if " take" not in said[-1] and not re.search(SPELL, said[-1])
                else None
            )
        return (
            f"it's {low_first(part)}"
            if hit["rest"].startswith(" if") or not re.search(SUM, said[-1])
            else None
        )
    if (hit := ITS_STATE.fullmatch(low)) and (named := named_by(part[: hit.end("np")], wording)):
        be = "are" if plural(before_of(named)) else "is"
        return f"{with_the(part[: hit.end('np')], named, wording)} {be} {part[hit.start('so') :]}"
    return f"it's {low_first(part)}" if STATE.fullmatch(low) else None


def _labelled(bare: str, low: str, wording: Wording) -> str | None:
    """ "Lead time 9 days" → the lead time is 9 days; "Form N244" → the form is N244."""
    if hit := CODE.fullmatch(low):
        return f"the {low_first(bare[: hit.end('np')])} is {bare[hit.start('code') :]}"
    if (hit := AUTO.fullmatch(low)) and (named := named_by(bare[: hit.end("np")], wording)):
        return (
            f"{with_the(bare[: hit.end('np')], named, wording)} {'are' if plural(named) else 'is'} automatic"
        )
    hit = LABEL.fullmatch(low)
    if hit is None or _says_more(hit["rest"], wording):
        return None
    np = bare[: hit.end("np")]
    named = named_by(np, wording)
    if named is None:
        return None
    head, many = head_of(named), plural(before_of(named))
    if head in ("cash", "card") and hit["sum"]:
        by = "in cash" if head == "cash" else "by card"
        return (
            f"it's {bare[hit.start('around') : hit.end('sum')]} {by}{hit['rest']}"
            if len(named) == 1
            else None
        )
    if hit["spell"] and head == "notice" and len(named) == 1:
        return f"the notice period is {bare[hit.start('around') or hit.start('spell') :]}"
    if hit["count"] and head not in MEASURED:
        return None
    least = named[0].low in ("minimum", "maximum")
    if (hit["spell"] and head in EITHER and not least) or (
        hit["rest"].startswith(" to ") and named[0].low in SENT
    ):
        return None
    if before_of(named)[-1].tag == "adj":
        return None  # "Refunds automatic 7-10 days"
    if hit["spell"] and head in TAKE:
        verb = "take" if many else "takes"
        return f"{with_the(np, named, wording)} {verb} {bare[hit.end('np') :].lstrip(' :=-–')}"
    if hit["spell"] and head not in PERIODS and not least:
        return f"it's {bare[hit.end('np') :].lstrip(' :=-–')} for {with_the(np, named, wording)}"
    return f"{with_the(np, named, wording)} {'are' if many else 'is'} {bare[hit.end('np') :].lstrip(' :=-–')}"


def _with_sum(bare: str, low: str, wording: Wording) -> str | None:
    """ "Cancellation fee £45 applies" → a cancellation fee of £45 applies; "Rent £40 outstanding" → rent of £40 is outstanding."""
    hit = WITH_SUM.fullmatch(low)
    named = hit and named_by(bare[: hit.end("np")], wording)
    if not hit or not named:
        return None
    np, many = bare[: hit.end("np")], plural(before_of(named))
    owned, state = named[0].tag == "det", bare[hit.start("state") :]
    if owned and hit["state"].endswith(("applies", "apply")):
        return None  # a sentence
    if hit["state"] == "extra":
        return f"{with_the(np, named, wording)} {'are' if many else 'is'} {bare[hit.start('sum') :]}"
    thing = low_first(np) if many or owned or head_of(named) in UNCOUNTED | {"rent"} else one(np)
    if hit["state"].endswith("refundable"):
        thing = with_the(np, named, wording)
    link = "for" if hit["state"].split()[-1] in ("enclosed", "attached") else "of"
    verb = "" if hit["state"].endswith(("applies", "apply")) else "are " if many else "is "
    return f"{thing} {link} {bare[hit.start('sum') : hit.end('sum')]} {verb}{state}"


def _kind_of(bare: str, low: str, wording: Wording) -> str | None:
    """ "Private £68 check up" → a private check-up is £68; "£12 postage" → postage is £12."""
    if (of := OF_THING.fullmatch(low)) and of["np"] in UNCOUNTED:
        return f"{of['np']} is {bare[: of.end('sum')]}"
    if of and of["np"] in FEES:
        return f"there's {one(bare)}"
    if FROM_THEN.fullmatch(low) and not _says_more(low, wording):
        return f"it's {bare}"
    if most := MOST.fullmatch(low):
        return f"the {'minimum' if low.startswith('min') else 'maximum'} is {bare[most.start('what') :]}"
    hit = KIND_OF.fullmatch(low)
    if hit is None or hit["np"] in OWED or hit["np"].split()[-1] in SPELLED:
        return None
    kind, np = bare[: hit.end("kind")], bare[hit.start("np") :]
    tokens = tokens_of(f"{kind} {np}", wording.lexicon)
    if (
        hit["kind"].split()[0] in NO_NAME | ORDERS
        or (tokens[0].tag not in ("adj", "noun") and tokens[0].form not in ("past", "participle"))
        or any(t.tag not in ("adj", "noun", "adv") and t.form not in ("base", "ing") for t in tokens[1:])
        or np.split()[0].lower() in NO_NAME - {"up", "out"}
        or np.lower().endswith(("ed", "off"))
        or wording.lexicon.base(np.lower(), "participle", "s") is not None
    ):
        return None
    amount, last = bare[hit.start("sum") : hit.end("sum")], hit["np"].split()[-1]
    if (last in FEES or (last.endswith("ing") and "%" in amount)) and plural(
        tokens_of(kind, wording.lexicon)
    ):
        return f"there's a {amount} {np}{' fee' if last.endswith('ing') else ''} for {low_first(kind)}"
    whole = CHECK_UP.sub("check-up", f"{kind} {np}")
    if last in FEES:
        return f"there's {one(whole)} of {amount}"
    whole = low_first(whole) if plural(tokens) or last in UNCOUNTED else one(whole)
    return f"{whole} {'are' if plural(tokens) else 'is'} {amount}"


def _priced_so(bare: str, low: str, wording: Wording) -> str | None:
    """ "£35 if paid within 14 days, otherwise £70" → it's £35 if …"""
    hit = PRICED_SO.fullmatch(low)
    if hit is None or _says_more(low.split(" or ", 1)[0], wording):
        return None
    told = any(
        clause_of(tokens_of(part, wording.lexicon))
        for part in bare.split(", ")[1:]
        if not fold(part).startswith(("otherwise", "rest ", "the rest ", "remainder ", "balance "))
    )
    if told:
        return None
    if low.endswith(" after"):
        bare = f"{bare} that"
    bare = AND_THE_REST.sub(", and the rest ", bare)
    if " or " in low and _says_more(low.split(" or ", 1)[1], wording):
        bare = re.sub(r"(?<!,) or ", ", or ", bare, count=1)
    return f"it's {low_first(bare)}"


def _over(bare: str, low: str, wording: Wording) -> str | None:
    """ "Over 23kg £12 per kilo" → it's £12 per kilo over 23kg."""
    hit = OVER.fullmatch(low)
    if hit is None or _says_more(low, wording):
        return None
    return f"it's {bare[hit.start('sum') :]} {low_first(bare[: hit.end('when')])}"


def _follows(bare: str, low: str, wording: Wording) -> str | None:
    """ "Failure to attend: fine up to £1,000" → failure to attend can mean a fine of up to £1,000; "Adults: £12" → it's £12 for adults."""
    hit = FOLLOWS.fullmatch(low)
    if hit is None or _says_more(hit["then"], wording):
        return None
    np, then = bare[: hit.end("np")], UP_TO.sub(r"\1 of ", bare[hit.start("then") :])
    tokens = tokens_of(np, wording.lexicon)
    if hit["np"].split()[0] in NO_NAME | ORDERS - {"no"} or (
        not EVENT.match(hit["np"]) and any(is_finite(t, bare=False) for t in tokens)
    ):
        return None
    head, summed = (
        before_of(tokens)[-1].low,
        bool(re.match(rf"{SUM}(?![\d.,]| (?:fine|penalty|charge|fee|surcharge))", hit["then"])),
    )
    if not EVENT.match(hit["np"]) or summed:
        several = plural(before_of(tokens)) and head not in OWED
        return f"it's {then} for {low_first(np)}" if several and summed and named_by(np, wording) else None
    means = "can mean" if "up to" in low or "max" in low else "mean" if plural(before_of(tokens)) else "means"
    if not re.match(r"(?:an? |the |up to |points|prosecution|eviction)", fold(then)):
        then = one(then)
    return f"{low_first(np) if plural(tokens) or _abstract(hit['np']) else one(np)} {means} {then}"


def _abstract(np: str) -> bool:
    return np.startswith(
        ("failure", "refusal", "non", "damage", "misuse", "loss", "cancelling")
    ) or np.rsplit(maxsplit=1)[-1].endswith(("ment", "ance", "ing"))


def _says_more(rest: str, wording: Wording) -> bool:
    """Whether a verb of its own comes behind: "£45 for the visit is due"."""
    tokens = tokens_of(rest, wording.lexicon) if rest.strip() else ()
    for place, token in enumerate(tokens):
        if token.tag in ("sub", "wh"):
            return False
        if token.tag in ("be", "modal", "have", "do") or (
            token.tag == "verb" and token.form == "s" and place
        ):
            return True
    return False


BESIDE = (without_verb, _coming, spells.within, spells.scheduled)
"""What may stand among labels."""
KINDS: tuple[Callable[[str, str, Wording], str | None], ...] = (
    spells.then,
    spells.next_in,
    _with_sum,
    _kind_of,
    spells.within,
    spells.dated,
    spells.late,
    spells.scheduled,
    _listed,
    _follows,
    _labelled,
    _over,
    _priced_so,
)
