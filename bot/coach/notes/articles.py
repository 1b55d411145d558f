"""The article that a note leaves out behind a preposition or an order: "at door" → at the door, "check spam folder"."""

import re

from bot.coach.english.things import ACTORS, VOWEL
from bot.coach.english.tokens import Token, tokens_of
from bot.coach.wording import Wording

BEFORE = frozenset("for at to with from in on into onto behind inside outside near".split())  # noqa: SIM905
"""Behind "by" and "via" stands a means: "by courier"."""
BARE = frozenset(
    "reference regard regards respect relation effect proof evidence confirmation hour customs identification insurance hold site stock file record order home person time place case line request screen session sale loan display tour class review warranty guarantee view question delivery collection check-in checkin check-out checkout work notice exchange application error fault return appeal post email phone text card cheque transfer train bus boat plane school church hospital college university town bed reception support maintenance security management parking boarding transit cash credit advance writing full progress production use service stage page gate row level platform room seat step section clause zone terminal part unit version type grade size band bay aisle line chapter form table option area code box building court office theatre control power fact general particular short detail principle cover sequence".split()  # noqa: SIM905
)
"""What stands without one behind a preposition: "on hold", "at check-in"."""
ONE = frozenset("photo picture screenshot copy message note neighbour neighbor party voicemail reply".split())  # noqa: SIM905
"""Any of its kind: "left with a neighbour"."""
OWN = frozenset(
    [
        "folder",
        "card",
        "passport",
        "receipt",
        "licence",
        "license",
        "ticket",
        "inbox",
        "browser",
        "phone",
        "bank",
        "insurer",
        "landlord",
        "doctor",
        "gp",
        "letter",
    ]
)
"""What is the customer's own, where they are asked to look at it."""
SOMEBODY = frozenset(
    [
        "manager",
        "engineer",
        "technician",
        "specialist",
        "doctor",
        "vet",
        "nurse",
        "supervisor",
        "colleague",
        "adviser",
        "advisor",
        "surveyor",
        "inspector",
    ]
)
THE_ONE = frozenset(
    [
        "customer",
        "tenant",
        "landlord",
        "supplier",
        "manufacturer",
        "insurer",
        "warehouse",
        "council",
        "venue",
        "organiser",
        "organizer",
        "driver",
        "seller",
    ]
)
"""Who did it, where there is but one of them."""
PLACES = frozenset(
    "door embassy consulate warehouse courier depot counter till desk app website portal box office supplier manufacturer landlord agent driver engineer customer folder invoice receipt address branch shop store library gym pool hotel airport station garage workshop kitchen oven carpet bathroom roof boiler contractor plumber electrician technician insurer bank lender surgery clinic pharmacy council lobby entrance bus-stop stop bin cabinet shed".split()  # noqa: SIM905
)
LOOKED_AT = frozenset(
    "bring change check provide attach enclose upload send complete sign return read see use try call contact ring phone ask visit email open download update confirm quote".split()  # noqa: SIM905
)
"""Orders with a thing behind them."""


def with_articles(text: str, wording: Wording) -> str:
    """The sentence with the articles it lacks; names, means and set phrases stay as they are."""
    tokens = tokens_of(text, wording.lexicon)
    places: dict[int, str] = {}
    for at in range(len(tokens) - 1):
        start = at + 1
        end = _noun_end(tokens, start)
        if end > start and _leads(tokens, at, end) and _lacks(tokens, start, end, wording):
            places[start] = _article(tokens[at].low, tokens[start].text, tokens[end - 1].low)
    return _put(text, tokens, places) if places else text


def _article(before: str, first: str, head: str) -> str:
    if before in LOOKED_AT and head in OWN:
        return "your"
    some = head in ONE or (before == "by" and head in SOMEBODY | {"party"})
    return ("an" if VOWEL.match(first) else "a") if some else "the"


def _leads(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether the word before it is one that an article follows."""
    low = tokens[at].low
    if low == "by":
        return tokens[end - 1].low in SOMEBODY | {"party"} or tokens[end - 1].low in THE_ONE
    ordered = low in LOOKED_AT and (at == 0 or tokens[at - 1].low in ("please", "and", "to"))
    return low in BEFORE or ordered


def _noun_end(tokens: tuple[Token, ...], start: int) -> int:
    end = start
    while end < len(tokens) and tokens[end].tag in ("noun", "adj"):
        end += 1
    return end


def _lacks(tokens: tuple[Token, ...], start: int, end: int, wording: Wording) -> bool:
    """Whether it is one thing of a kind, with no name or number to it."""
    head, after = tokens[end - 1], tokens[end] if end < len(tokens) else None
    known = wording.lists["count_nouns"] | PLACES | ONE | ACTORS
    return (
        head.tag == "noun"
        and head.low in known
        and (
            head.low not in BARE
            or (tokens[start - 1].low in LOOKED_AT and head.low in OWN)
            or (end - start > 1 and tokens[start].tag == "adj" and head.low in PLACES)
        )
        and all(t.text.islower() for t in tokens[start:end])
        and tokens[start].form != "genitive"
        and not (
            after is not None
            and (
                after.tag in ("num", "verb")
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
