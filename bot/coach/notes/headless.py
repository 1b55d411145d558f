"""Notes that are a noun phrase with its time, figure or place and no verb: "Engineer Thursday between 8 and 1" → an engineer will
come on Thursday …; "Height limit 1.98" → the height limit is 1.98. The last that is tried; what fits none stays as typed."""

import re
from collections.abc import Callable

from bot.coach.english.dates import CLOCK, DATE, DAY, timed
from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import low_first, one, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import KEPT_CAPITAL, capital
from bot.coach.notes.articles import (
    MASS_TOO,
    ONE,
    is_bare,
    of_with_articles,
    subject_with_article,
    with_articles,
)
from bot.coach.wording import Wording

LONGEST = 130
SUM = r"[£$€]\d[\d,]*(?:\.\d\d)?"
SPAN = r"(?:about |around |up to )?\d+(?:[-–]\d+)? (?:working |business |calendar )?(?:minutes?|hours?|days?|weeks?|months?|years?)"
TAKES = re.compile(
    r"(?:about |around |up to )?(?:\d+[-–]\d+ (?:working |business |calendar )?|\d+ (?:working|business) )(?:hours?|days?|weeks?|months?)"
)
FIRST_COME = re.compile(r"first come(?:,? first served?)?")
LATER = re.compile(
    rf"(?P<np>activation|payment|refund|release|reply|decision|result) (?P<spell>(?:{SPAN}|\d+(?:[-–]\d+)?h) (?:after|from) .{{3,40}})"
)
SENT = re.compile(rf"{SUM} (?:cheque|refund|credit|voucher|fee|charge), {SPAN} (?:from|after) .{{3,40}}")
RULE = re.compile(
    r"(?:(?:as )?per |under |see )?(?P<rule>(?:[\w-]+ )?(?:clause|section|article|regulations?|guideline|rule|paragraph|by-?law)) (?P<at>\d[\w.()]*(?:,? (?!of\b|and\b|or\b|to\b)[a-z][a-z -]{3,40})?)",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?P<what>acct|acc|account|asset|meter|serial|case|ticket|policy)\.? (?P<at>(?=[\w/-]*\d)[\w/-]{4,})",
    re.IGNORECASE,
)
LEFT = re.compile(
    r"(?P<part>q|question|section|box|page|field|line|part)s?\.? ?(?P<at>\d+[a-z]?(?:(?:,? and |, | ?& )(?:q|(?P=part)s?)?\.? ?\d+[a-z]?)*) (?P<how>blank|empty|missing|incomplete|unsigned|unanswered|illegible|not (?:completed|signed|filled in|answered))"
)
VISITORS = frozenset(
    "engineer technician plumber electrician surveyor fitter inspector mechanic installer locksmith carpenter roofer cleaner courier driver nurse carer midwife vet contractor gardener adjuster assessor".split()  # noqa: SIM905
)
COMES = re.compile(
    rf"(?:an? |the )?(?P<who>[a-z]+(?: [a-z]+)??) (?P<when>(?:{DAY}|{DATE}|(?:on|between|from|after|before|by) (?:the )?(?:{DAY}|{DATE}|{CLOCK}|\d)|today|tomorrow|tonight|this (?:morning|afternoon|evening|week)|next (?:week|{DAY}))\b[^,;:]*)"
)
PRESENT = re.compile(rf"(?P<who>(?:dr|mr|mrs|ms|miss)\.? [a-z]+) only (?:on )?(?P<when>{DAY}s?)")
OFTEN = re.compile(
    r"(?P<np>[a-z]+(?: [a-z]+){0,2} (?:visit|inspection|check|service|delivery|collection|meeting|review|clinic|class|session|tour)) (?P<when>daily|weekly|monthly|quarterly|yearly|annually|every .{3,30})"
)
MEASURES = frozenset(
    "limit temperature temp weight height width length depth score total capacity speed clearance distance minimum maximum".split()  # noqa: SIM905
)
MEASURED = re.compile(
    rf"(?P<np>[a-z]+(?: [a-z]+){{0,2}}) (?P<at>(?:{SUM}|\d+(?:\.\d+)?)(?: ?[a-z%°]{{1,5}})?)"
)
COUNTED = re.compile(
    r"(?P<n>\d[\d,]*|two|three|four|five|six|several) (?P<np>[a-z]+(?: [a-z]+)?)(?P<rest> (?:left|available|free|remaining)\b.*|(?P<past> in (?:one|an?|\d+|the last) .+)|, (?P<some>\d+|all|none) (?P<how>[a-z]+)|, first come(?:,? first served)?)"
)
SO = re.compile(
    rf"so,? (?:(?P<sum>{SUM}(?:,? not {SUM}| (?:in total|altogether|each|per [a-z]+|a [a-z]+))?)|(?P<day>(?:{DAY}|{DATE}|tomorrow|next week)(?: .{{2,20}})?))"
)
PATIENT = re.compile(
    r"(?P<done>discharged|re-?referred|referred|deregistered|wait-?listed) (?P<rest>.{5,80})"
)
WAITS = re.compile(r"(?:(?:now|still|currently|already) )?in (?:the )?(?P<where>queue|post|backlog)")
OF_SUM = re.compile(
    rf"(?P<np>(?:your |the |our )?[a-z]+(?: [a-z]+){{0,2}}) (?P<sum>{SUM}) (?P<does>appl(?:ies|y)|is|was|will|has|must|can|may)(?P<rest>\b.*)"
)
LEFT_OVER = re.compile(r", (?P<n>\d+ [a-z]+) left$")
EXPIRED = re.compile(
    rf"(?P<np>[a-z]+(?: [a-z]+){{0,2}}) (?P<did>expired|lapsed|ended|started) (?P<when>(?:{DATE}|{DAY}).*)"
)
MENU = re.compile(r"(?P<first>[A-Z]\w*(?: [A-Z]?\w+)?)(?: > [A-Z][\w ]*){1,5}")
BY_OURS = re.compile(
    r"(?P<head>\d[\d.,]* ?[a-z]+ (?:by|according to|from|on) (?:our|the|your) [a-z ]+), (?P<then>[a-z]+(?: [a-z]+)? (?:is|was) .+)"
)
ROUND = re.compile(
    r"(?:next|last|first|only) (?!one\b|time\b|week\b|month\b|year\b|term\b)[a-z]+(?: [a-z0-9]+){0,4}? (?:opens|starts|begins|ends|closes|leaves|departs|runs|takes place)\b.*"
)
NEXT = re.compile(rf"(?P<which>next|last|first) (?:one )?is (?P<when>{DATE}.*|{DAY}.*)")
HEADED = re.compile(r"(?P<np>[A-Za-z][A-Za-z' -]{2,40}): (?P<then>\S.+)")
NEEDED = frozenset(["need", "needed", "required", "we need", "we require", "please send", "please provide"])
POINTED = re.compile(r"(?:see|ask|try|contact|call|ring|visit|check|use|speak to|go to|email) \S.*")
TITLES = frozenset(
    "note notes hours times dates options terms details steps results prices update updates status answers reasons".split()  # noqa: SIM905
)
"""What heads a list, and names no case."""
CASES = frozenset(
    [
        "claims",
        "refunds",
        "returns",
        "exchanges",
        "cancellations",
        "renewals",
        "replacements",
        "repairs",
        "complaints",
        "appeals",
    ]
)
ENTRY = re.compile(rf"(?P<what>[a-z-]+(?: [a-z-]+){{0,2}}) (?P<sum>{SUM})", re.IGNORECASE)
WANTED = re.compile(
    r"(?P<np>(?P<what>[a-z]+) of [a-z]+(?: [a-z]+)?) (?P<how>(?:still )?(?:needed|required|missing|outstanding|attached|enclosed)(?: (?:by|before|within|with|for|from) .{2,40})?)"
)
PEOPLE = frozenset(
    "residents tenants customers guests members visitors patients parents students applicants pupils users passengers players drivers owners".split()  # noqa: SIM905
)
WHO = frozenset("customer tenant patient claimant guest member applicant resident student passenger".split())  # noqa: SIM905
TO_DO = re.compile(r"(?P<who>[a-z]+) to (?P<do>[a-z]+ .+)")
ITS = re.compile(r"(?P<np>[A-Z][a-z]+)'s (?P<rest>(?:not |already |still |now )?(?P<how>[a-z]+)\b.*)")


def in_full(line: str, wording: Wording) -> str | None:
    """The note as a sentence; None where it is one, or what is missing is not certain."""
    bare = line.strip().rstrip(".").rstrip()
    if not 0 < len(bare) <= LONGEST or bare.endswith(("?", "!", ":", ";")):
        return None
    low = fold(bare)
    whole = any(
        is_finite(t, bare=False) and t.form != "past" for t in tokens_of(bare.strip(ENDS), wording.lexicon)
    )
    for kind in WITH_VERB if whole else (*WITH_VERB, *SCRAPS):
        if made := kind(bare, low, wording):
            return capital(made)
    return None


def by_itself(line: str) -> str | None:
    """ "Clause 6.2." → that's under clause 6.2; "5-7 days." → it takes 5-7 days: where no sentence beside it takes it in."""
    bare = line.strip().rstrip(".")
    if TAKES.fullmatch(fold(bare)):
        return capital(f"it takes {low_first(bare)}")
    hit = RULE.fullmatch(bare)
    rule = hit and (hit["rule"] if " " in hit["rule"] else hit["rule"].lower())
    return capital(f"that's under {rule} {hit['at']}") if hit else None


def _numbered(bare: str, low: str, wording: Wording) -> str | None:
    """ "Asset LT-3391" → the asset number is LT-3391."""
    hit = NUMBER.fullmatch(bare)
    what = hit and ("account" if hit["what"].lower().startswith("ac") else hit["what"].lower())
    return f"the {what} number is {hit['at']}" if hit else None


def _left_blank(bare: str, low: str, wording: Wording) -> str | None:
    """ "Section 3, 5 blank" → sections 3 and 5 are blank; "Q7 blank" → Q7 is blank."""
    hit = LEFT.fullmatch(low)
    if hit is None:
        return None
    numbers = re.findall(r"\d+[a-z]?", hit["at"])
    be = "are" if numbers[1:] else "is"
    if hit["part"] == "q":
        return f"{_and([f'Q{number}' for number in numbers])} {be} {hit['how']}"
    part = f"{hit['part']}{'es' if hit['part'] == 'box' else 's'}" if numbers[1:] else hit["part"]
    return f"{part} {_and(numbers)} {be} {hit['how']}"


def _comes(bare: str, low: str, wording: Wording) -> str | None:
    """Who comes, and when."""
    if hit := PRESENT.fullmatch(low):
        return f"{bare[: hit.end('who')]} is only here on {bare[hit.start('when') :]}"
    if hit := OFTEN.fullmatch(low):
        return f"there's {one(bare[: hit.end('np')])} {bare[hit.start('when') :]}"
    hit = COMES.fullmatch(low)
    if hit is None or hit["who"].split()[-1] not in VISITORS:
        return None
    return f"{one(bare[hit.start('who') : hit.end('who')])} will come{timed(bare[hit.start('when') :])}"


def _measured(bare: str, low: str, wording: Wording) -> str | None:
    """ "Height limit 1.98" → the height limit is 1.98."""
    hit = MEASURED.fullmatch(low)
    if hit is None or hit["np"].split()[-1] not in MEASURES:
        return None
    np = the(re.sub(r"\b([Tt])emp$", r"\1emperature", bare[: hit.end("np")]), wording)
    return f"{np} is {bare[hit.start('at') :]}" if np else None


def _counted(bare: str, low: str, wording: Wording) -> str | None:
    """ "44 places, 44 filled" → there are 44 places, and 44 are filled."""
    hit = COUNTED.fullmatch(low)
    if hit is None or not plural(tokens_of(hit["np"], wording.lexicon)):
        return None
    head = f"there {'were' if hit['past'] else 'are'} {low_first(bare[: hit.end('np')])}"
    if hit["some"]:
        done = hit["how"] in wording.lexicon.adjectives or wording.lexicon.base(hit["how"], "participle")
        be = "is" if hit["some"] == "1" else "are"
        return f"{head}, and {hit['some']} {be} {hit['how']}" if done else None
    return (
        f"{head}, first come, first served"
        if "first come" in hit["rest"]
        else f"{head}{bare[hit.end('np') :]}"
    )


def _amount(bare: str, low: str, wording: Wording) -> str | None:
    """What follows from the sentence before: "So £14.60, not £9.80"."""
    if FIRST_COME.fullmatch(low):
        return "it's first come, first served"
    if hit := LATER.fullmatch(low):
        np = the(bare[: hit.end("np")], wording)
        return f"{np} comes {with_articles(bare[hit.start('spell') :], wording)}" if np else None
    if hit := SENT.fullmatch(low):
        return f"it's {one(bare)}"
    hit = SO.fullmatch(low)
    if hit is None:
        return None
    return (
        f"so it's {bare[hit.start('sum') :]}"
        if hit["sum"]
        else f"so it'll be{timed(bare[hit.start('day') :])}"
    )


def _how_it_stands(bare: str, low: str, wording: Wording) -> str | None:
    """ "In queue" → it's in the queue; "Discharged back to GP" → you've been discharged back to your GP."""
    if hit := WAITS.fullmatch(low):
        return f"it's {low[: hit.start('where')].removesuffix('the ')}the {hit['where']}"
    hit = PATIENT.fullmatch(low)
    if hit is None:
        return None
    rest = re.sub(r"\bto GP\b", "to your GP", bare[hit.start("rest") :])
    rest = re.sub(r"\bper (?!our |the )(?=[a-z]+ policy\b)", "under our ", rest)
    return f"you've been {hit['done']} {rest}"


def _of_sum(bare: str, low: str, wording: Wording) -> str | None:
    """ "Deposit £75 will go back" → the deposit of £75 will go back."""
    hit = OF_SUM.fullmatch(low)
    if hit and " " not in hit["np"] and wording.lexicon.base(hit["np"], "ing"):
        return f"{hit['sum']} for {hit['np']} {bare[hit.start('does') :]}"
    np = hit and the(bare[: hit.end("np")], wording)
    if not hit or not np or hit["np"].split()[-1] not in wording.lists["count_nouns"]:
        return None
    rest = LEFT_OVER.sub(r", as there are \g<n> left", bare[hit.end("does") :])
    return f"{np} of {hit['sum']} {hit['does']}{rest}"


def _expired(bare: str, low: str, wording: Wording) -> str | None:
    hit = EXPIRED.fullmatch(low)
    np = hit and the(bare[: hit.end("np")], wording)
    return f"{np} {hit['did']}{timed(bare[hit.start('when') :])}" if hit and np else None


def _in_menu(bare: str, low: str, wording: Wording) -> str | None:
    hit = MENU.fullmatch(bare)
    first = hit and fold(hit["first"]).split()[0]
    if not first or (
        wording.lexicon.base(first, "base") == first and first not in wording.lists["count_nouns"]
    ):
        return None  # "Cancel from Billing > Plan"
    return f"you'll find it under {bare}"


def _next(bare: str, low: str, wording: Wording) -> str | None:
    hit = NEXT.fullmatch(low)
    if hit:
        return f"the {hit['which']} one is{timed(bare[hit.start('when') :])}"
    return f"the {low_first(bare)}" if ROUND.fullmatch(low) else None


def _found(bare: str, low: str, wording: Wording) -> str | None:
    """ "2.9 miles by our measurement, limit is 3.0" → it's 2.9 miles …, and the limit is 3.0."""
    hit = BY_OURS.fullmatch(low)
    if hit is None:
        return None
    then = bare[hit.start("then") :]
    return f"it's {bare[: hit.end('head')]}, and {low_first(subject_with_article(capital(then), wording) or then)}"


def _headed(bare: str, low: str, wording: Wording) -> str | None:
    """What stands behind its heading: "Charity vets: see PDSA", "Need: photo of box, receipt", "Deductions: oven £60, keys £12"."""
    hit = HEADED.fullmatch(bare)
    if hit is None:
        return None
    np, then = hit["np"], hit["then"]
    if fold(np) in NEEDED:
        items = [item_in_full(item, wording) for item in re.split(r", (?:and )?", then)]
        lead = "we need" if "send" not in fold(np) and "provide" not in fold(np) else fold(np)
        return f"{lead} {_and(items)}"
    named = tokens_of(np, wording.lexicon)
    if (
        not plural(named)
        or named[-1].low in TITLES
        or any(t.tag not in ("noun", "adj") and t.form != "s" for t in named)
    ):
        return None
    entries = [ENTRY.fullmatch(entry) for entry in then.split(", ")]
    if len(entries) > 1 and all(entries):
        told = [f"{e['sum']} for {low_first(e['what'])}" for e in entries if e]
        return f"the {low_first(np)} are {_and(told)}"
    if POINTED.fullmatch(fold(then)):
        return f"for {low_first(np)}, please {low_first(then)}"
    if named[-1].low in CASES and any(is_finite(t, bare=False) for t in tokens_of(then, wording.lexicon)):
        return f"for {low_first(np)}, {low_first(subject_with_article(capital(then), wording) or then)}"
    return None


def _and(items: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def _wanted(bare: str, low: str, wording: Wording) -> str | None:
    """ "Photo of damage needed" → a photo of the damage is needed."""
    hit = WANTED.fullmatch(low)
    if hit is None:
        return None
    be = "are" if plural(tokens_of(hit["what"], wording.lexicon)) else "is"
    return f"{item_in_full(low_first(bare[: hit.end('np')]), wording)} {be} {bare[hit.start('how') :]}"


def _to_do(bare: str, low: str, wording: Wording) -> str | None:
    """ "Residents to use stairs" → residents are asked to use the stairs."""
    hit = TO_DO.fullmatch(low)
    if hit is None or wording.lexicon.base(hit["do"].split()[0], "base") is None:
        return None
    if hit["who"] in PEOPLE:
        return f"{hit['who']} are asked to {bare[hit.start('do') :]}"
    return f"please {bare[hit.start('do') :]}" if hit["who"] in WHO else None


def _its(bare: str, low: str, wording: Wording) -> str | None:
    """ "Car's done" → the car is done; "Voucher's weekdays only" → the voucher is for weekdays only."""
    hit = ITS.fullmatch(bare)
    if hit is None or hit["np"].lower() not in wording.lists["count_nouns"] or hit["np"] in KEPT_CAPITAL:
        return None
    np, rest = hit["np"].lower(), hit["rest"]
    if re.fullmatch(r"(?:weekdays|weekends|members|adults|children) only", rest):
        return f"the {np} is for {rest}"
    how = hit["how"]
    states = how in wording.lexicon.adjectives | wording.lexicon.prepositions or (
        wording.lexicon.base(how, "participle", "ing") and how not in wording.lists["count_nouns"]
    )
    return f"the {np} is {rest}" if states else None


def item_in_full(item: str, wording: Wording) -> str:
    """ "photo of box" → a photo of the box."""
    whole = of_with_articles(with_articles(item, wording), wording)
    head = re.split(r" (?:of|from|for|with|showing|to|in|on|or) ", item, maxsplit=1)[0]
    named = tokens_of(head, wording.lexicon)
    if not named or named[-1].low in MASS_TOO or not is_bare(list(named), wording):
        return whole
    return one(whole) if named[-1].low in ONE else f"the {low_first(whole)}"


WITH_VERB: tuple[Callable[[str, str, Wording], str | None], ...] = (_of_sum, _next, _found, _headed, _its)
SCRAPS: tuple[Callable[[str, str, Wording], str | None], ...] = (
    _numbered,
    _left_blank,
    _comes,
    _measured,
    _counted,
    _amount,
    _how_it_stands,
    _expired,
    _in_menu,
    _wanted,
    _to_do,
)
