"""The article that a note leaves out behind a preposition or an order: "at door" → at the door, "check spam folder"."""

import re

from bot.coach.english.things import ACTORS, MASS, VOWEL
from bot.coach.english.tokens import ING_NOUNS, Token, tokens_of
from bot.coach.wording import Wording

BEFORE = frozenset("for at to with from in on into onto behind inside outside near".split())  # noqa: SIM905
"""Behind "by" and "via" stands a means: "by courier"."""
BARE = frozenset(
    "closure voicemail date condition faith call reference regard regards respect relation effect proof evidence confirmation hour customs identification insurance hold site stock file record order home person time place case line request screen session sale loan display tour class review warranty guarantee view question delivery collection check-in checkin check-out checkout work notice exchange application error fault return appeal post email phone text card cheque transfer train bus boat plane school church hospital college university town bed reception support maintenance security management parking boarding transit cash credit advance writing full progress production use service stage row level step zone type grade size band line form table code court theatre control power fact general particular short detail principle cover sequence property auction".split()  # noqa: SIM905
)
"""What stands without one behind a preposition: "on hold", "at check-in"."""
ONE = frozenset(
    "cloth brush screwdriver pin pen pencil towel sponge photo picture screenshot copy message note neighbour neighbor party voicemail reply".split()  # noqa: SIM905
)
"""Any of its kind: "left with a neighbour"."""
OWN = frozenset(
    "folder card passport receipt licence license ticket inbox browser phone bank insurer landlord doctor gp letter claim application complaint booking dentist employer postcode router signature".split()  # noqa: SIM905
)
"""What is the customer's own, where they are asked to look at it."""
OF_A_KIND = frozenset(
    [
        "white",
        "black",
        "plain",
        "dark",
        "light",
        "dry",
        "damp",
        "clean",
        "soft",
        "different",
        "fresh",
        "separate",
        "spare",
    ]
)
""" "On white background": any such one."""
SOMEBODY = frozenset(
    "manager engineer technician specialist doctor vet nurse supervisor colleague adviser advisor surveyor inspector".split()  # noqa: SIM905
)
DESCRIBED = frozenset(["itemised", "itemized", "detailed", "written", "certified", "scanned"])
BRINGS = frozenset(["by", "book", "send", "get", "request", "order"])
THE_ONE = frozenset(
    "customer tenant landlord supplier manufacturer insurer warehouse council venue organiser organizer driver seller".split()  # noqa: SIM905
)
"""Who did it, where there is but one of them."""
MASS_TOO = frozenset(
    "proof evidence confirmation insurance identification id customs stock hold credit cash support reception security management maintenance parking time place home work town cover closure cheque post delivery collection service class power control view fact person court school church hospital college university".split()  # noqa: SIM905
)
"""What has none behind an order either: "send proof"."""
PART_OF = frozenset(
    "cost price copy copies photo photos picture pictures screenshot value front back side rest end start condition photograph outside inside top bottom owner".split()  # noqa: SIM905
)
"""What a thing has: "photo of box", where "proof of purchase" is a set phrase."""
SET = frozenset(
    [
        "in receipt",
        "in part",
        "in option",
        "in branch",
        "in due course",
        "to auction",
        "at auction",
        "on foot",
        "to sender",
        "in seat",
    ]
)
"""Phrases that stand without one, where their noun alone takes it."""
PLACES = frozenset(
    "door embassy consulate warehouse courier depot counter till desk app website portal box office supplier manufacturer landlord agent driver engineer customer folder invoice receipt address branch shop store library gym pool hotel airport station garage workshop kitchen oven carpet bathroom roof boiler contractor plumber electrician technician insurer bank lender surgery clinic pharmacy council lobby entrance bus-stop stop bin cabinet shed".split()  # noqa: SIM905
)
TO_DO = frozenset(
    "not told asked advised able unable free welcome need needs want wants have has had meant supposed required due going likely happy try how where when what".split()  # noqa: SIM905
)
"""Behind these "to" has a verb."""
COMPARED = frozenset(
    ["closer", "nearer", "higher", "lower", "further", "earlier", "later", "sooner", "faster", "slower"]
)
THINGS = frozenset(
    "original copy entrance door fuse qr side video form cache button questionnaire checklist section diary sheet survey declaration link cookies basket".split()  # noqa: SIM905
)
LOOKED_AT = frozenset(
    "bring change check provide attach enclose upload send complete sign return read see use try call contact ring phone ask visit email open download update confirm quote submit pay post forward scan print keep enter report book collect press tick click tap supply clear empty replace move charge unplug hold remove clean include reset restart refit fit retain submit resubmit resend show take watch choose select pick cancel renew claim order request switch".split()  # noqa: SIM905
)
"""Orders with a thing behind them."""


NEW_ONE = re.compile(
    r"\b(?:upload|send|order|book|buy|get|choose|attach|provide|submit|post|bring|need|use|fit|try) (?=(?:new|different|fresh|clearer|larger|bigger|smaller|valid|signed|longer|shorter) one\b)",
    re.IGNORECASE,
)
""" "Upload new one"."""


def with_articles(text: str, wording: Wording) -> str:
    """The sentence with the articles it lacks; names, means and set phrases stay as they are."""
    text = NEW_ONE.sub(r"\g<0>a ", text)
    tokens = tokens_of(text, wording.lexicon)
    places: dict[int, str] = {}
    for at in range(len(tokens) - 1):
        start = at + 1
        end = _noun_end(tokens, start)
        if end > start and _leads(tokens, at, end, wording) and _lacks(tokens, start, end, wording):
            before = "bring" if _asked(tokens, at, wording) else tokens[at].low
            places[start] = _article(before, tokens[start].text, tokens[end - 1].low)
    return _put(text, tokens, places) if places else text


LONGEST = 6
"""Words of what a sentence is about."""
NAMED_BY_DOING = frozenset(
    "list number date season period fee time room team order charge cost point office policy plan area machine system label address notice centre desk page".split()  # noqa: SIM905
)
"""Behind an -ing they make one thing of it: "waiting list", where "changing seat" is something one does."""
COMPOUNDS = frozenset(
    ["time", "collection", "delivery", "life", "pressure", "service", "notice", "check-in", "check-out"]
)
"""What has an article once a word before it says which: "response time"."""


SERVING = frozenset(["customer", "room", "mobile", "internet", "phone", "emergency", "self"])
""" "Customer service" is nobody's in particular."""
CURRENT = frozenset(["current", "usual", "standard", "normal", "average", "next", "last", "present"])


def subject_with_article(text: str, wording: Wording) -> str | None:
    """ "Tax code can only be changed online" → the tax code …; None where nothing is missing, or it may be a name."""
    tokens = tokens_of(text, wording.lexicon)
    end = next((at for at, t in enumerate(tokens[: LONGEST + 1]) if at and _finite(t, tokens, at)), 0)
    if not end or text.rstrip().endswith(("?", ":")) or len(tokens) < end + 2:
        return None
    np = list(tokens[:end])
    while len(np) > 1 and np[-1].tag == "adv":
        np.pop()
    cut = next((at for at, t in enumerate(np) if at and t.low == "of"), len(np))
    return f"The {text[:1].lower()}{text[1:]}" if is_bare(np[:cut], wording) else None


def is_bare(np: list[Token], wording: Wording) -> bool:
    """Whether it is one thing of a kind without its article, and no name."""
    first, head = np[0], np[-1]
    things = wording.lists["count_nouns"] | wording.lexicon.nouns_first
    doing = wording.lexicon.base(first.low, "ing") is not None and first.low not in MASS
    return (
        (_known(head.low, wording) or (len(np) > 1 and head.low in wording.lexicon.nouns_first | COMPOUNDS))
        and (
            head.low not in MASS
            or (head.low in COMPOUNDS and len(np) > 1 and (first.tag != "adj" or first.low in CURRENT))
        )
        and head.low not in UNARTICLED
        and (head.low != "service" or first.low not in SERVING)
        and not head.low.endswith("s")
        and all(t.tag in ("noun", "adj") or t.low in things for t in np)
        and all(t.text.islower() for t in np[1:])
        and not first.text[1:2].isupper()
        and (
            len(np) == 1
            or wording.lexicon.base(first.low, "base") is None
            or first.tag == "adj"
            or first.low in things
        )
        and (
            not doing
            or (len(np) == 1 and first.low in ING_NOUNS)
            or (len(np) > 1 and head.low in NAMED_BY_DOING)
        )
    )


UNARTICLED = frozenset(
    [
        "payment",
        "staff",
        "police",
        "customs",
        "support",
        "proof",
        "evidence",
        "confirmation",
        "identification",
    ]
)


OF = re.compile(
    rf"\b(?:{'|'.join(sorted(PART_OF))}) of (?P<np>[a-z]+(?: [a-z]+)?)(?=$|[.,;]| (?:is|was|will|has|and|or|with|from|at|in|on|for)\b)"
)


def of_with_articles(text: str, wording: Wording) -> str:
    """ "The cost of warrant is added" → the cost of the warrant …"""
    return OF.sub(lambda hit: _of(hit, wording), text)


def _of(hit: "re.Match[str]", wording: Wording) -> str:
    np = tokens_of(hit["np"], wording.lexicon)
    if not is_bare(list(np), wording):
        return hit[0]
    return f"{hit[0][: hit.start('np') - hit.start()]}the {hit['np']}"


def _known(noun: str, wording: Wording) -> bool:
    return noun in ACTORS or noun in wording.lists["count_nouns"]


DOES = frozenset(
    "needs comes goes stays takes costs depends requires remains leaves departs opens closes starts begins ends finishes expires says shows covers includes applies stands lasts runs arrives meets means allows contains reads works counts".split()  # noqa: SIM905
)
DID = frozenset("failed expired arrived ended started came went began lapsed happened crashed".split())  # noqa: SIM905
"""What a thing did by itself."""


def _finite(token: Token, tokens: tuple[Token, ...], at: int) -> bool:
    follows = tokens[at + 1].tag if at + 1 < len(tokens) else "punct"
    return token.tag in ("be", "modal", "have", "do") or (
        token.low in DOES | DID and follows not in ("be", "modal", "have")
    )


LINKED = re.compile(
    r"\b(?P<link>so|and|but|because|if|when|once|unless|until|as|that|while|although|(?:until|by|before|after) then|then)(?P<comma>,?) (?P<np>[a-z]+(?: [a-z]+)?) (?=(?:is|was|has|isn't|wasn't|hasn't|can|can't|cannot|will|won't|must|needs|stays|goes|comes|lands|arrives|opens|closes|starts|ends|expires|gets|takes|works|doesn't|didn't)\b)"
)
"""A clause that goes on without its article: "so engineer can come back"."""


GAPPED = re.compile(
    r"(?P<link>and)(?P<comma>) (?P<np>[a-z]+(?: [a-z]+)?) (?=(?:on|at) (?:the )?\d|(?:kept|sent|[a-z]{3,}ed)(?:[.;]|$))"
)
""" "The reminder was sent on 3 May and final notice on 12 May"."""


def linked_with_articles(text: str, wording: Wording) -> str:
    """ "The repair is covered so engineer can come" → …, so the engineer can come."""
    text = LINKED.sub(lambda hit: _linked(hit, wording), text)
    passive = re.search(r"\b(?:is|was|has been) [a-z]+", text) is not None
    return GAPPED.sub(lambda hit: _linked(hit, wording), text) if passive else text


def _linked(hit: "re.Match[str]", wording: Wording) -> str:
    tokens = tokens_of(hit["np"], wording.lexicon)
    first, head = tokens[0], tokens[-1]
    plain = (
        _known(head.low, wording)
        and head.low not in MASS | {"time", "place", "work", "life"}
        and not head.low.endswith("s")
        and (len(tokens) == 1 or first.tag in ("noun", "adj"))
        and first.low not in wording.lexicon.determiners
        and wording.lexicon.base(first.low, "ing") is None
    )
    return f"{hit['link']}{hit['comma']} the {hit['np']} " if plain else hit[0]


def _article(before: str, first: str, head: str) -> str:
    if before in LOOKED_AT | {"with"} and head in OWN:
        return "your"
    described = before in LOOKED_AT and first.lower() in DESCRIBED
    somebody = before in BRINGS and head in SOMEBODY | {"party"}
    some = described or somebody or head in ONE or first.lower() in OF_A_KIND
    return ("an" if VOWEL.match(first) else "a") if some else "the"


def _asked(tokens: tuple[Token, ...], at: int, wording: Wording) -> bool:
    """Whether it is what somebody is asked to do: "please reseat cartridge", "…, then follow app"."""
    if at and tokens[at - 1].low == "please":
        return tokens[at].tag not in ("not", "do", "be", "adv", "det", "prep", "num")
    asked = tokens[0].low == "please" or any(t.low == "please" for t in tokens[:at])
    joined = at > 1 and tokens[at - 1].low in ("and", "then", "or")
    return asked and joined and wording.lexicon.base(tokens[at].low, "base") == tokens[at].low


def _leads(tokens: tuple[Token, ...], at: int, end: int, wording: Wording) -> bool:
    """Whether the word before it is one that an article follows."""
    low = tokens[at].low
    if low in ("order", "book", "contact") and tokens[end - 1].low == "number":
        return False  # "photo and order number"
    if low == "to" and at and tokens[at - 1].low in TO_DO and end == at + 2:
        return False  # "told not to shower"
    if low == "by":
        return tokens[end - 1].low in SOMEBODY | {"party"} or tokens[end - 1].low in THE_ONE
    ordered = low in LOOKED_AT and (
        at == 0 or tokens[at - 1].low in ("please", "and", "to", "you", "can", ",")
    )
    return low in BEFORE or ordered or _filled_in(tokens, at) or _asked(tokens, at, wording)


def _filled_in(tokens: tuple[Token, ...], at: int) -> bool:
    """ "Fill in form", "fill out form"."""
    return at > 0 and tokens[at].low in ("in", "out") and tokens[at - 1].low in ("fill", "hand")


def _acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and 1 < len(text) < 5


def _noun_end(tokens: tuple[Token, ...], start: int) -> int:
    end = start + (tokens[start].form in ("past", "participle") and tokens[start].low.endswith("ed"))
    while end < len(tokens) and tokens[end].tag in ("noun", "adj") and tokens[end].low not in COMPARED:
        end += 1
    whole = end
    while end > start and tokens[end - 1].tag == "adj":
        end -= 1  # "a slot online"
    return end if end > start else whole


SPANS = frozenset("day week weekend month year term season time night".split())  # noqa: SIM905
""" "Apply next year"."""


def _lacks(tokens: tuple[Token, ...], start: int, end: int, wording: Wording) -> bool:
    """Whether it is one thing of a kind, with no name or number to it."""
    head, after = tokens[end - 1], tokens[end] if end < len(tokens) else None
    known = wording.lists["count_nouns"] | PLACES | ONE | ACTORS | OWN | THINGS
    at = start - 1
    ordered = tokens[at].low in LOOKED_AT or _filled_in(tokens, at) or _asked(tokens, at, wording)
    return (
        head.tag == "noun"
        and head.low in known
        and (
            head.low not in BARE
            or (ordered and head.low not in MASS_TOO)
            or (end - start > 1 and tokens[start].tag == "adj" and head.low in PLACES | {"post"})
        )
        and all(t.text.islower() or _acronym(t.text) for t in tokens[start:end])
        and (head.text.islower() or head.low in OWN)
        and tokens[start].form != "genitive"
        and not (tokens[start].low in ("next", "last") and head.low in SPANS)
        and " ".join(t.low for t in tokens[at:end]) not in SET
        and not (
            after is not None
            and (
                after.tag in ("num", "verb")
                or after.form == "s"
                or after.low == "one"
                or after.form == "genitive"
                or after.low.startswith(("#", "'"))
            )
        )
        and not re.search(r"\d", tokens[start].low)
    )


def _put(text: str, tokens: tuple[Token, ...], places: dict[int, str]) -> str:
    out, position = "", 0
    for at, token in enumerate(tokens):
        found = text.find(token.text, position)
        if found < 0:
            return text
        if at in places:
            out += f"{text[position:found]}{places[at]} {token.text}"
        else:
            out += text[position : found + len(token.text)]
        position = found + len(token.text)
    return out + text[position:]
