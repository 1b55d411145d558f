"""What a hurry shortens: "order no", "pay inv 4410", "Wednesday am", "your dads ring", "check in ends at 8"."""

import re
from collections.abc import Callable, Collection

from bot.coach.english.lexicon import Lexicon

HALVES = {"am": "morning", "pm": "afternoon"}
HALF_DAY = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|every) day) ([ap]m)\b(?! \d)", re.IGNORECASE
)
""" "due Wednesday am"."""
SHORT_NOUNS = {
    "inv": "invoice",
    "pg": "page",
    "ord": "order",
    "dr": "doctor's",
    "drs": "doctor's",
    "acc": "account",
    "appt": "appointment",
}
BEFORE_NUMBER = re.compile(
    r"\b(?:(?P<noun>[Ii]nv|[Pp]g|[Oo]rd|[Aa]cc)\.? (?=#?\d)|(?P<dr>[Dd]r'?s?) (?=(?:note|letter|certificate|appointment|surgery|report|referral|prescription)s?\b))"
)
""" "pay inv 20417", "with a dr note"."""
NO_ARTICLE = re.compile(
    r"\b(?:with|without|bring|need|needs|send|get|show|upload|provide|w) $", re.IGNORECASE
)
NOT_THAT = re.compile(
    r"(?:(?<=\d)|(?<=\dth)|(?<=\d[ap]m)|(?<=day)) not (?=(?:the )?(?:[a-z]{1,3})?\d|[A-Za-z]{3,6}day\b|(?:sat|sun|mon)\b)"
)
""" "booked for 2 not 4", "for Sunday the 9th not Saturday"."""
DOUBLE = re.compile(r"\b([Dd]ouble) (booked|charged|billed|parked|checked)\b")
AVAIL = re.compile(r"\bavail\b\.?(?=[,;!?.)]|$| (?:now|from|on|in|at|til|until|today|tomorrow)\b)")
KIN = frozenset(
    "dads mums moms mothers fathers sons daughters husbands wifes brothers sisters nans grans grandads partners kids childs friends dogs cats".split()  # noqa: SIM905
)
KINS = re.compile(
    r"\b((?:[Yy]our|[Uu]r|[Hh]is|[Hh]er|[Tt]heir|[Mm]y) (?:dad|mum|mom|mother|father|son|daughter|husband|wife|brother|sister|nan|gran|grandad|partner|kid|child))s (?=(?:ring|card|account|order|parcel|ticket|appointment|claim|policy|phone|car|room|seat|place|name|number|details|photo|photos|form|letter|results?|test|prescription|glasses|watch|bag|passport|booking|file|records?|address|bike|coat|shoes|lunch|teacher|school|estate|pension|house|flat|bill|ashes|grave|stone)\b)"
)
""" "your dads ring"."""
BECAUSE = re.compile(r"\b(because) ([a-z]+)(?=[.!;,]|$)")
NAMING = frozenset(["check", "drop", "pick", "cut", "sign", "move", "kick"])
NAMED_SO = re.compile(
    r"(?<![\w,] )\b([Cc]heck|[Dd]rop|[Pp]ick|[Cc]ut|[Ss]ign|[Mm]ove|[Kk]ick) (in|out|off|up) (?=is \d|(?:ends?|closes|starts|opens|begins|ended|closed|opened|started|finishes)\b)"
)
""" "Check in ends at 8": the name of it."""
NUMBERED = re.compile(
    r"\b([Oo]rder|[Mm]odel|[Rr]ef|[Rr]eference|[Tt]racking|[Aa]ccount|[Pp]hone|[Ss]erial|[Ii]nvoice|[Bb]ooking|[Pp]olicy|[Mm]embership|[Mm]obile|[Pp]art|[Rr]eg|[Cc]ontact) no\b\.?(?=[,;!?)]|$| (?:and|or|is|on|from|so|if|then|please|first|by|for|with)\b| \+ )"
)
""" "send order no"."""
WHOLE_WORDS: tuple[tuple[frozenset[str], re.Pattern[str], str | Callable[["re.Match[str]"], str]], ...] = (
    (
        frozenset(["auto"]),
        re.compile(r"\bauto (?=(?:closes|cancels|renews|expires|locks|deletes|updates|refunds)\b)"),
        "automatically ",
    ),
    (frozenset(["duplicate"]), re.compile(r"\bmarked (?:as )?duplicate of\b"), "marked as a duplicate of"),
    (frozenset(["dd"]), re.compile(r"\b(the|your|a|by|monthly|new) DD\b"), r"\1 direct debit"),
    (frozenset(["incl"]), re.compile(r"\bincl\.? (?=[a-z£$€\d]|VAT\b)"), "including "),
    (
        frozenset(["est"]),
        re.compile(r", est\.? ([£$€]?\d[\d.,–-]*(?: [a-z]+)?)(?=[.;]|$)"),
        r" (estimated at \1)",
    ),
    (
        frozenset(["when", "once"]),
        re.compile(
            r"\b([Ww]ill (?:call|ring|phone|email|text|contact|message))(?: you)? (when|once) (?=(?:in|back|ready|done|here|available|fixed)(?:[.,;]|$))"
        ),
        r"\1 you \2 it's ",
    ),
    (
        frozenset(["till", "until"]),
        re.compile(
            r"(?: (\d+ (?:min|sec|minute|second|hour)s?))? (?:till|until) (?=(?:clear|dry|clean|soft|smooth|cool|warm)(?:[.,;]|$))"
        ),
        lambda m: f"{f' for {m[1]}' if m[1] else ''} until it's ",
    ),
    (
        frozenset(["own"]),
        re.compile(
            r"\b((?:[Bb]ring|[Uu]se|[Pp]rovide|[Ss]upply|[Aa]rrange|[Tt]ake|[Pp]ack|[Ww]ear|[Ww]ith) )own (?=[a-z])"
        ),
        r"\1your own ",
    ),
    (frozenset(["wd"]), re.compile(r"(?<=\d) wd\b"), " working days"),
)
PLUS = re.compile(r"(?<=[a-z]) \+ (?=[a-z])")


def joined_by_and(text: str) -> str:
    """ "photo + order no" → photo and order no."""
    return PLUS.sub(" and ", text) if " + " in text else text


def because_it_is(text: str, lexicon: Lexicon) -> str:
    """ "have been cut because quiet" → … because it's quiet."""
    if "because" not in text:
        return text
    return BECAUSE.sub(lambda m: f"{m[1]} it's {m[2]}" if m[2] in lexicon.adjectives else m[0], text)


def in_full(text: str, folded: str, letters: Collection[str]) -> str:
    """The text with these in full; `folded` and `letters` are of the text as it was typed."""
    letters = frozenset(letters)
    if not letters.isdisjoint(HALVES) and "day" in text:
        text = HALF_DAY.sub(lambda m: f"{m[1]} {HALVES[m[2].lower()]}", text)
    if not letters.isdisjoint(SHORT_NOUNS):
        text = BEFORE_NUMBER.sub(_short, text)
    if not letters.isdisjoint(KIN):
        text = KINS.sub(r"\1's ", text)
    if "double" in letters:
        text = DOUBLE.sub(r"\1-\2", text)
    if "avail" in letters:
        text = AVAIL.sub("available", text)
    for words, short, whole in WHOLE_WORDS:
        if not letters.isdisjoint(words):
            text = short.sub(whole, text)
    if not letters.isdisjoint(NAMING):
        text = NAMED_SO.sub(r"\1-\2 ", text)
    if " not " in folded:
        text = NOT_THAT.sub(", not ", text)
    return NUMBERED.sub(r"\1 number", text) if "no" in letters else text


def _short(hit: "re.Match[str]") -> str:
    typed = hit["noun"] or "dr"
    whole = SHORT_NOUNS[typed.lower()]
    if not hit["noun"] and NO_ARTICLE.search(hit.string, max(0, hit.start() - 9), hit.start()):
        whole = f"a {whole}"
    return f"{whole[0].upper() if typed[0].isupper() else whole[0]}{whole[1:]} "
