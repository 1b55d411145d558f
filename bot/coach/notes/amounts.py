"""Scraps with an amount, a label or an "=": "Third bag 60 euros" → the third bag is 60 euros, "Missing: form B7" → form B7 is missing."""

import re

from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import are, low_first, one, the
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.english.voice import capital
from bot.coach.notes.articles import with_articles
from bot.coach.notes.note_words import OWING
from bot.coach.wording import Wording

LONGEST = 130
"""Characters of a label with what stands behind it."""
MONEY = r"(?:[£$€]\d[\d.,]*|\d[\d.,]* ?(?:eur|usd|gbp|chf|euros?|pounds?|dollars?|quid)\b)"
EQUALS = re.compile(r"(?P<what>[a-z][a-z0-9' -]{2,40}?) ?= ?(?P<then>[^= ][^=]{2,59})")
DEFINITE = frozenset(
    "full remaining same whole entire original standard usual normal next first last".split()  # noqa: SIM905
)
NEW = frozenset(["new", "separate", "extra", "second", "small", "late", "one-off"])
OF_SUM = re.compile(r"^(an? (?:[a-z]+ )?(?:deposit|fee|charge|fine|penalty)) (?=[£$€]?\d)")
PRICED = frozenset(
    "fee charge deposit repair quote price cost rate surcharge fine penalty excess premium rent balance total callout postage labour labor visit replacement reprint shipping insurance cleaning fare upgrade minimum maximum refuelling refueling one bag eta wait turnaround delivery extra remix exchange resize redelivery locksmith trip swap refit admission entry storage disposal fitting installation session lesson call-out recall regrade resit refill retest".split()  # noqa: SIM905
)
MASS = frozenset("postage labour labor shipping insurance cleaning refuelling refueling delivery".split())  # noqa: SIM905
COSTS = re.compile(
    rf"(?P<np>(?:[1-4](?:st|nd|rd|th) )?[a-z][a-z' -]{{2,40}}?) (?P<sum>(?:{MONEY}|\d[\d.,]*(?:[–-]\d[\d.,]*)? ?(?:%|percent\b|(?:working |business |calendar )?(?:minutes?|hours?|days?|weeks?|months?)\b)|\d[\d.,]*(?![\w/-])))"
    r"(?P<rest>(?: (?:plus|per|a|an|each|for|if|and|incl|including|excl|excluding|inc|on|from|to|max|maximum|minimum)\b.*| \+ .*|,? \(.*)?)"
)
PRICE = re.compile(
    r"(?:remix|exchange|resize|swap|refit|refill|resit|regrade|recall|retest|reprint|upgrade|visit|repair|quote|charge|deposit|postage|service|clean|replacement|trip) [£$€]?\d[\d.,]*(?: (?:quid|pounds|euros?|dollars))?"
)
""" "Remix 18" tells what it costs."""
ORDINALS = frozenset(
    [
        "new",
        "spare",
        "extra",
        "1st",
        "2nd",
        "3rd",
        "4th",
        "first",
        "second",
        "third",
        "fourth",
        "minimum",
        "maximum",
        "replacement",
    ]
)
UNPRICED = frozenset("please pay no about only from within in for at on under over up".split())  # noqa: SIM905
MOST = re.compile(
    rf"(?P<what>(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve) ?[a-z]+(?: [a-z]+)?|{MONEY}) (?P<most>max|maximum|min|minimum)(?P<rest>(?: (?:per|each|for|a|an)\b.*)?)"
)
FEE = re.compile(
    rf"{MONEY} (?:[a-z]+ )?(?:fee|charge|fine|penalty|deposit|surcharge|excess)(?: (?:for|on|per|if|to)\b.*)?"
)
SO_MUCH = re.compile(
    rf"(?:now |already |still )?(?:\d+|one|two|three|{MONEY})(?: (?:minutes?|hours?|days?|weeks?|months?|years?) (?:late|overdue|behind|away|left|old|to go)| (?:at a time|each|per [a-z]+|a (?:day|night|week|month|year|head)|to (?:fix|repair|replace|change|post|ship|clean|unlock))\b)(?: .{{1,30}})?|every \d+ (?:minutes|hours|days|weeks)|first come,? first served"
)
NUMBERED = re.compile(
    r"(?P<what>order|ticket|case|claim|booking|tracking|job|invoice|account|policy|ref|reference|confirmation|(?:reference|order|tracking) number)(?: no\.?| #|:)? (?P<at>#?[a-z]{0,4}-?\d[\w/-]{2,})"
)
LABEL = re.compile(r"(?P<np>(?:your |the |our )?[a-z-]+(?: [a-z-]+){0,2}): (?P<value>\S.{0,80})")
LABELS = PRICED | frozenset(
    "deadline hours slot window date time address name size colour color code number limit status id pin email phone total reason location venue".split()  # noqa: SIM905
)
MISSING = re.compile(
    r"(?P<still>still )?(?P<word>missing|outstanding|needed|required|not included): (?P<what>[^:;]{3,120})"
)
LISTED = re.compile(r",(?: and)? | and ")


def amounted(bare: str, low: str, wording: Wording) -> str | None:
    """The scrap as a sentence; `low` is `bare` folded."""
    if hit := NUMBERED.fullmatch(low):
        number = "" if hit["what"].startswith("ref") or hit["what"].endswith("number") else " number"
        return f"The {hit['what']}{number} is {bare[hit.start('at') :]}"
    if (hit := EQUALS.fullmatch(low)) is not None:
        return _means(hit, bare, wording)
    if not any(c.isdigit() for c in low) and " max" not in low and "first come" not in low:
        return None
    if FEE.fullmatch(low):
        return f"There's a{'n' if re.match('[£$€]?(?:8|1[18](?![0-9]))', bare) else ''} {bare}"
    if SO_MUCH.fullmatch(low):
        return f"It's {low_first(bare)}"
    if (hit := MOST.fullmatch(low)) is not None:
        word = "minimum" if hit["most"].startswith("min") else "maximum"
        return f"The {word} is {low_first(bare[: hit.end('what')])}{bare[hit.end('most') :]}"
    return _costs(bare, low, wording)


def labelled(line: str, wording: Wording) -> str | None:
    """ "Missing: form B7, photo." → form B7 and photo are missing; "Reason: late." → the reason is that it was late."""
    bare = line.strip().strip(ENDS)
    if len(bare) > LONGEST or not line.rstrip().endswith("."):
        return None
    low = fold(bare)
    if hit := MISSING.fullmatch(low):
        return _missing(hit, bare[hit.start("what") :], wording)
    hit = LABEL.fullmatch(low)
    if hit is None:
        return None
    value, np = bare[hit.start("value") :], bare[: hit.end("np")]
    thing, said = tokens_of(np, wording.lexicon), tokens_of(value, wording.lexicon)
    owned = thing[0].tag == "det"
    if not thing[owned:] or not all(t.tag in ("noun", "adj", "num", "verb") for t in thing[owned:]):
        return None
    whole = np if owned else f"The {low_first(np)}"
    if thing[-1].low == "reason" and len(said) == 1:
        return f"{whole} is that it was {low_first(value)}" if said[0].tag == "adj" else None
    if len(said) == 1 and wording.lexicon.base(said[0].low, "participle") in wording.lists["done_verbs"]:
        return f"{whole} {'have' if plural(thing) else 'has'} been {low_first(value)}"
    named = [t for t in thing if t.low not in OWING] or list(thing)
    head = named[-1]
    asks = said[0].low in ("please", "kindly")
    if (
        asks
        or not {head.low, head.low.removesuffix("s")} & LABELS
        or any(is_finite(t, bare=False) for t in said)
    ):
        return None
    return f"{whole} {'are' if plural(thing) else 'is'} {value}"


def _missing(hit: "re.Match[str]", what: str, wording: Wording) -> str | None:
    if any(is_finite(t, bare=False) for t in tokens_of(what, wording.lexicon)):
        return None
    things = LISTED.split(what)
    things[0] = the(things[0], wording) or low_first(things[0])
    listed = " and ".join(filter(None, (", ".join(things[:-1]), things[-1])))
    be = "are" if len(things) > 1 else are(things[0], wording)
    return capital(f"{listed} {be} {hit['still'] or ''}{hit['word']}")


def _means(hit: "re.Match[str]", bare: str, wording: Wording) -> str | None:
    """ "Lost ticket = full day rate" → a lost ticket means the full day rate; "Contract = full to full" → the contract is full to full."""
    what, then = bare[: hit.end("what")], bare[hit.start("then") :]
    tokens = list(tokens_of(what, wording.lexicon))
    placed = any(t.tag in ("prep", "sub") for t in tokens[1:])
    if (
        tokens[0].tag == "num"
        or tokens[0].form == "base"
        or (len(tokens) > 1 and tokens[1].tag == "det")  # "lost the dongle"
        or any(is_finite(t, bare=False) for t in tokens)
        or (placed and not re.search(r"\bfor \d", hit["what"]))
    ):
        return None
    first = fold(then).split(maxsplit=1)[0]
    if (
        wording.lexicon.base(first, "participle") not in (None, first)
        and first not in wording.lexicon.adjectives
    ):
        thing = what if what.isupper() else low_first(what)
        return with_articles(
            capital(
                f"{thing if plural(tokens) or tokens[0].low == 'no' else one(thing)} means being {low_first(then)}"
            ),
            wording,
        )
    if len(tokens) == 1 and tokens[0].tag == "adj":
        return capital(f"being {low_first(what)} means {_with_article(then, wording)}")
    nothing = fold(then).startswith("no ") or tokens[0].low == "no"
    event = len(tokens) > 1 or nothing
    if nothing:
        whole = low_first(what)
    elif event:
        counted = tokens[-1].low not in wording.lists["mass_nouns"] and not plural(tokens)
        whole = one(what) if counted and tokens[0].tag != "det" else low_first(what)
    else:
        whole = the(what, wording)
    verb = ("mean" if plural(tokens) else "means") if event else are(what, wording)
    return capital(f"{whole} {verb} {_with_article(then, wording)}") if whole else None


def _with_article(then: str, wording: Wording) -> str:
    low, first = fold(then), tokens_of(then, wording.lexicon)[0].low
    if first in DEFINITE and not low.startswith(("full to full", "same day")):
        return f"the {low_first(then)}"
    if len(low.split()) > 1 and tokens_of(then, wording.lexicon)[1].form == "genitive":
        return f"the {low_first(then)}"
    if first in wording.lists["count_nouns"] | NEW:
        head = re.split(r",| for | of | at | \d| [£$€]", then, maxsplit=1)[0]
        if not plural(tokens_of(head, wording.lexicon)):
            return OF_SUM.sub(r"\1 of ", one(then))
    return low_first(then)


def _costs(bare: str, low: str, wording: Wording) -> str | None:
    """ "Repair 120 plus parts" → the repair is 120 plus parts."""
    hit = COSTS.fullmatch(low)
    if hit is None or low.split(maxsplit=1)[0] in UNPRICED:
        return None
    np = re.sub(r"^[Mm]in\.? ", "minimum ", bare[: hit.end("np")])
    words = fold(np).split()
    if words[-1] not in PRICED and words[0] not in ORDINALS:
        return None
    if words[-1] == "cost" and plural(tokens_of(" ".join(words[:-1]), wording.lexicon)):
        return None  # "Copies cost £5": they do
    whole = f"the {np}" if np[0].isdigit() else low_first(np) if words[-1] in MASS else the(np, wording)
    return capital(f"{whole} {are(np, wording)} {bare[hit.start('sum') :]}") if whole else None
