"""What a phone or a hurry leaves out of typed English: apostrophes, the "the" of a date, the rest of a weekday."""

import re

from bot.coach.english.closed_words import BE, CONJ, DO, HAVE, MODAL, OBJECT, SUB
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.shorthand import in_full, joined_by_and
from bot.coach.english.text import fold, letters_of

BEGINS = (
    r"(?:^|(?<=[.!?,;:(] )|(?<=- )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bor )|(?<=\bif )|(?<=\bas )|(?<=\bonce )|(?<=\bwhen )|(?<=\bthat )"
    r"|(?<=cause )|(?<=\bcos )|(?<=\bbc )|(?<=\bwhy )|(?<=\bthen )|(?<=\btil )|(?<=\btill )|(?<=\buntil )|(?<=\bunless )|(?<=\bafter )|(?<=\bbefore )"
    r"|(?<=\bthough )|(?<=\bthink )|(?<=\bhope )|(?<=\bsaid )|(?<=\bsays )|(?<=\bafraid )|(?<=\bsince )|(?<=\byes )|(?<=\bno )|(?<=\bok ))"
)
"""Where a clause begins."""
CONTRACTED = re.compile(
    rf"{BEGINS}(?:(?P<its>its) (?P<state>\S+)(?=(?: (?P<more>\S+))?)|(?P<who>ill|(?<!\bas )well|hell|id) (?P<do>[a-z]+)|(?:(?<=[.!?,;:] )|(?<![ \w]))(?P<were>were) (?P<how>[a-z]+)(?! (?:to be|we|i|they|you)\b)|(?P<your>your) (?:not|the one|the only|welcome to|supposed to|required to|able to|unable to|meant to|gutted|already|still|now|here)\b)",
    re.IGNORECASE,
)
SURELY = re.compile(
    r"\b(?P<i>[Ii])ts (?=(?:an?|the|not|been|going to|because|your|our|my|ur|on (?:the|your|our|ur|its)|in (?:the|your|our|ur|its)|at (?:the|your|our|ur)|from (?:the|your|our|ur)|with (?:the|your|our|ur)) )"
)
COSTS = re.compile(
    r"(?<=[a-z] )(?P<i>[Ii])ts (?=[£$€]\d|(?:fixed|done|ready|gone|over|permanent|final|sorted|closed|sent|paid)[.!?]?$)"
)
IS = frozenset(
    "a an the on in with from under due back out up now always never very really quite not just been your my our too so all at only still like no for to by about down over till until off why what how where because nothing something that this ur u one two three my".split()  # noqa: SIM905
)
"""What follows "it's", and hardly ever "its"."""
GOES_ON = frozenset(
    "and but so or if when then because cos till until unless before after in on at by for from to with as since though now again atm yet already today tomorrow here there anyway its it's".split()  # noqa: SIM905
)
"""What follows a state that ends there: "its healed, so …"."""
DAY_OF = re.compile(
    r"\b(?P<yours>today|tomorrow|yesterday|tonight)s (?!are\b|is\b|not\b|and\b|or\b|only\b)(?=[a-z])"
    r"|\b(?P<span>(?:this|next|last|each|every|a|1|one) (?:day|week|month|year|term|season))s (?=[a-z])(?!are\b|is\b|not\b|and\b|or\b|ago\b)"
    r"|\b(?P<spell>(?:\d+|two|three|four|five|six|seven|eight|ten|twelve|fourteen|thirty) (?:(?:working|business|full|calendar) )?(?:days|weeks|months|hours|years)) (?=(?:notice|pay|rent|wages|worth|grace|salary|fees)\b)"
)
EITHER = re.compile(r"\b(?:until|till?|after|before|since|as) $", re.IGNORECASE)
"""Before a clause, or before a thing: "until its expiry date"."""
LETTERS = re.compile("[a-z]+")
NO_THING = MODAL | BE | HAVE | DO | CONJ | SUB | {"not", "that", "only", "ago"}
OWNER = frozenset(
    "courier customer driver carrier supplier manager vendor engineer seller landlord tenant owner manufacturer doctor bank buyer sender recipient passenger patient parent guest host client user cardholder policyholder applicant candidate student teacher surveyor insurer employer agent contractor retailer shop store hotel airline venue vet dentist garage merchant dealer council school company plumber installer photographer artist pharmacist nurse neighbour neighbor".split()  # noqa: SIM905
)
OWNING = frozenset(f"{who}s" for who in OWNER)
OWNERS = re.compile(
    rf"\b(?P<who>{'|'.join(sorted(OWNER))})s"
    r" (?=(?:job|fault|responsibility|problem|decision|call|office|note|letter|signature|account|policy|rules|website|site|number|name|address|details|approval|report|choice|end|side|hands|system|liability|terms|duty|business|mistake|error|issue|records?|photos?|instructions|manual|warranty|insurance|consent|permission|licen[cs]e|card|phone|own)\b(?! (?:\d|us\b|the\b|your\b|our\b|it\b|this\b|any\b)))"
)
ON_THE = re.compile(
    r"\b(?P<before>billed|charged|paid|sent|posted|shipped|ended|expired|started|delivered|received|cancelled|ordered|by|to|from|until|till|til|before|after|since|on|is|due|between|and|next) (?P<day>\d{1,2}(?:st|nd|rd|th))\b(?=[.,;!?)]|$| (?:and|or|but|so|at|between|if|unless|with|then|from|to|in|after|before|because|as|for|onwards?)\b(?! (?:the )?(?:queue|line|list|row)\b))"
)
""" "due 19th", "by 1st and not later"."""
PLACES = frozenset(
    "website homepage page app portal depot warehouse courier supplier manufacturer landlord manual contract invoice receipt listing handbook lease label dashboard system menu desk".split()  # noqa: SIM905
)
IN_THE = re.compile(
    rf"([oiafv](?<=[a-z] .)(?:(?<=[oi])n|(?<=a)t|(?<=f)rom|(?<=v)ia)) ((?:(?:login|log-?in|sign-?up|help|booking|order|account|product|status|settings|user|size) )?(?:{'|'.join(sorted(PLACES - {'page', 'desk'}))})|(?:login|help|booking|order|product|status|settings|contact|checkout) page|(?:front|help|service|info) desk)(?=[.,;!?]|$| (?:and|or|but|so|if|because)\b)"
)
""" "link is on login page", "says so in manual". One class of signs at the start lets the search skip."""
ON_DAY = {"is": "is on the", "due": "due on the", "next": "next on the"} | {
    done: f"{done} on the"
    for done in "billed charged paid sent posted shipped ended expired started delivered received cancelled ordered".split()  # noqa: SIM905
}
DAYS = {
    short: f"{day}day"
    for day, shorts in {
        "Mon": "mon mons", "Tues": "tue tues", "Wednes": "wed weds", "Thurs": "thu thur thurs", "Fri": "fri", "Satur": "sat", "Sun": "sun",
    }.items()
    for short in shorts.split()
}  # fmt: skip
DAY = re.compile(
    r"(?<![\w/-])(?P<day>[Mm]on|[Tt]ues?|[Ww]eds?|[Tt]hu(?:rs?)?|[Ff]ri|[Ss]at|[Ss]un)\b(?![-/'’&@_(]|\.\w)"
)
DATED = re.compile(
    r"(?:^|\b(?:on|by|from|until|till|til|before|after|since|next|this|last|every|is|be|are|due|between|and|or|to|not|deadline was|date was|delivery was|booked|reopens?|reopening|closed|open|arrives?|comes?|coming|lands?|ships?|prob|probably|maybe|early|late|for|back|goes out|visit|ordered|sent|posted|ship|shipped|collected|only) |\d ?(?:[ap]m )?)$",
    re.IGNORECASE,
)
"""What a short weekday stands behind, where it may be another word."""
FOLLOWED = re.compile(
    r" (?:\d|at\b|the \d|or\b|and\b|between\b|to\b|am\b|pm\b|mornings?\b|afternoons?\b|evenings?\b|nights?\b|noon\b|if\b|maybe\b|hopefully\b|probably\b)|[.,;)]|$"
)
CERTAIN = frozenset(["tue", "tues", "weds", "thu", "thur", "thurs", "fri"])
TAGS = re.compile(
    r"^(?:btw|fyi|tbh|imo|imho|omg|lol|haha|wow|meh|jeez|geez|ugh|pfft)\b(?:, | (?=\w)(?!moment\b|factor\b))(?=\w)|,? (?:btw|tbh|imo|imho|lol|haha|fyi)(?=[.!?]*$)",
    re.IGNORECASE,
)
"""Chat tags at an end, which say nothing."""
SHORTENED = frozenset(["its", "ill", "well", "hell", "id"])
NOT_OWNED = re.compile(
    r"your (?:not|the one|the only|welcome to|supposed to|required to|able to|unable to|meant to|gutted|already|still|now|here)\b"
    r"|were (?:(?<=^were )|(?<=[.!?,;:] were ))"
)
"""In folded text: "your" and "were" as CONTRACTED looks for them, told from the many that are neither."""
TAGGED = frozenset("btw fyi tbh imo imho omg lol haha wow meh jeez geez ugh pfft".split())  # noqa: SIM905
CLAUSE_ENDS = re.compile(r"[.,;:!?)]|\b(?:so|and|but|because|which|that|if|when)\b")
VERBS = BE | HAVE | DO | MODAL
MOST = 4
PALS = frozenset(["dude", "bro", "hun", "pal", "buddy", "mate", "hon", "babe"])
SPANS = frozenset(
    "todays tomorrows yesterdays tonights days weeks months years hours terms seasons".split()  # noqa: SIM905
)
WISHES = frozenset(["like", "say", "suggest", "rather", "recommend", "prefer", "need", "love", "try"])
OURS = frozenset(["email", "call", "refund", "need", "post", "ship", "return", "help", "credit"])
"""Nouns, too, which are verbs behind "well": well email you."""
ORDINALS = frozenset(["st", "nd", "rd", "th"])
"""By these words a text is told at once where there is nothing to do."""
MATES = re.compile(
    r",? (?:dude|bro|hun|pal|buddy|mate|hon|babe)(?:(?P<more>,? (?=(?:can't|cant|we|i|you|u|it|its|it's|just|please|pls|but)\b))|(?=[.!?]*$))",
    re.IGNORECASE,
)
"""A pal's word, with the stop it stands for."""
THERE = re.compile(
    r"\b(on|in|at|to|is|of) there (?=(?:website|site|app|page|policy|end|side|rules|team|number|office|own|terms|fault|job|decision|system|phone|email|name|account)\b)"
)
THEY = re.compile(
    r"\b(when|once|until|after|before|because) there (?=(?:done|ready|back|in stock|fixed|finished|sorted)\b)"
)
OF = re.compile(r"\b(should|could|would|must) of (?=[a-z]+)")
NUMBER = re.compile(r"\b(is|are) no (?=\d)")
OWN_NO = re.compile(
    r"\b((?:and|but) )no,? (?=(?:(?:we|i|you|it|they) (?:can't|cannot|cant|won't|wont|don't|dont|can not|do not|will not|am not|are not)|(?:i'm|we're|you're) not)\b)",
    re.IGNORECASE,
)
""" "it's 120 and no we can't skip it" """
IN_NEXT = re.compile(
    r"\b(in|on|to|with|from) next (?=(?:firing|batch|delivery|run|round|available|free|slot|class|session|intake|shipment|release|update|meeting|visit|train|bus|bill|invoice|order|box|collection|appointment|payment|issue|edition)\b)"
)
BEEN = re.compile(
    r"^(?!this |has |was |always |its )([a-z]{3,}[a-rt-z])s been (?=[a-z]+(?:ed|en|pt|nt|ne|ost)\b)",
    re.IGNORECASE,
)
""" "phones been wiped" """
PLUS = re.compile(r"(?<=[a-z]{3}) \+ (?=[a-z]{3})(?!(?:order|book|return) (?:no|number)\b)")
WITHOUT = re.compile(r"\b[Ww]/ ?(?:out|o)\b")
WITH = re.compile(
    r"\b[Ww]/ ?(?=[A-Za-z]{2,}|\d)|\bw (?=(?:this|that|the|your|ur|it|a|an|my|our|you|u|me|us|no)\b)|(?<=[a-z] )w (?=[A-Za-z][a-z]+)"
)
SO = re.compile(
    r"(?<!\bthink)(?<!\bhope)(?<!\bsay)(?<!\bsays)(?<!\bsaid)(?<!\btold)(?<!\bafraid)(?<!\bif)(?<!\bdo)(?<!\bdoing)(?<!\bdone)(?<!\bdid)(?<!\bor)(?<!\beven)(?<!\band)(?<!\bis)(?<!\bwas)(?<!\bnot)(?<!\bjust)(?<!\bmore)(?<!\bbelieve)(?<!\bbe)(?<!\bsuppose)(?<!\bguess)(?<!\bhow)(?<!\bwhy)(?<=[\w%)]),? so[.…]*$",
    re.IGNORECASE,
)
"""Breaks off: "it's fine on our end so"."""
NON = re.compile(r"\b[Nn]on (?=[a-z]+[ai]ble\b)")
OK = re.compile(
    r"^(?!(?:is|are|do|does|did|can|could|would|will|have|has|what|when|where|which|who|why|how|shall|should)\b)(.+?),? (?:ok(?:ay)?|yeah|yes|right|alright)\?+$",
    re.IGNORECASE,
)
""" "till then, ok?" tells, and asks nothing."""
IF_THEN = re.compile(
    r"^if [^,;:]{6,90}?(?<!\bto)(?<!\byou)(?<!\bu)(?<!\bcan)(?<!\bcould)(?<!\bwill)(?<!\bnot)(?<!\bplease)(?<!\band)(?<!\bor)(?<!\bwe)(?<!\bi)(?<!\bthey)(?<!\bmust)(?<!\bshould)(?<!\bwould)(?<!\bmay)(?<!n't)(?<!\bdont)(?<!\bthen)(?<!\bthe)(?<!\ba)(?<!\byour)(?<!\bjust)(?<!\bever)"
    r"(?= (?:ring|call|phone|email|contact|text|go to|bring|ask|send|try|tell|pay|return) (?:the|us|me|our|your|back|them|it|him|her)\b)",
    re.IGNORECASE,
)
""" "if he won't drink ring the vet" """
LOUDER = re.compile(r"([!?])\1+$|(?<!\.)\.\.$")

ON_DATE = re.compile(
    r"\b(?P<verb>[a-z]+) (?P<when>\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d{1,2}:\d\d\b|(?:(?<=closes )|(?<=opens )|(?<=starts )|(?<=ends )|(?<=came )|(?<=arrived )|(?<=leaves )|(?<=left )|(?<=closed )|(?<=started )|(?<=close )|(?<=open ))\d{1,2}\.\d\d\b|\d{1,2}/20\d\d\b|\d{1,2} ?[ap]m\b(?! (?:or|to|and|till|until)\b|[–-]))",
    re.IGNORECASE,
)
MONTHS_AND_HOURS = re.compile(r"[a-z] \d{1,2}(?:[:.]\d\d|/20\d| ?[ap]m| ?(?:st|nd|rd|th)? ?[jfmasond][a-z])")
"""By this a text is told at once where there is none."""
HAPPENS = frozenset(
    "reopen process send issue refund pay take charge collect ship dispatch post deliver receive sign close open end start begin expire renew cancel update fix resolve read log raise submit file arrive leave come launch approve reject deny refuse reset install complete finish return lodge apply depart email attend visit lock block credit debit expect place due side tonight today tomorrow yesterday".split()  # noqa: SIM905
)


def spelt(text: str, lexicon: Lexicon) -> str:
    """The text with the marks put in that typing left out; what may be meant as it stands stays."""
    folded = fold(text)
    letters = letters_of(folded)
    text = joined_by_and(text)
    if not letters.isdisjoint(TAGGED):
        text = TAGS.sub("", text)
    if "its" in letters:
        text = SURELY.sub(lambda m: m["i"] + "t's ", COSTS.sub(lambda m: m["i"] + "t's ", text))
    if not letters.isdisjoint(SHORTENED) or NOT_OWNED.search(folded):
        text = CONTRACTED.sub(lambda m: _contracted(m, lexicon), text)
    if not letters.isdisjoint(SPANS):
        text = DAY_OF.sub(lambda m: _of_day(m, lexicon), text)
    if not letters.isdisjoint(OWNING):
        text = OWNERS.sub(lambda m: f"{m['who']}'s ", text)
    if not letters.isdisjoint(PLACES):
        text = IN_THE.sub(r"\1 the \2", text)
    if not letters.isdisjoint(ORDINALS):
        text = ON_THE.sub(_on_the, text)
    if MONTHS_AND_HOURS.search(folded):
        text = _with_when(text, lexicon)
    if not letters.isdisjoint(DAYS):
        text = DAY.sub(_whole_day, text)
    text = in_full(text, folded, letters)
    if not letters.isdisjoint(PALS):
        text = MATES.sub(lambda m: ", " if m["more"] else "", text)
    if "there" in letters:
        text = THEY.sub(r"\1 they're ", THERE.sub(r"\1 their ", text))
    if "of" in letters:
        text = OF.sub(r"\1 have ", text)
    if "no" in letters:
        text = OWN_NO.sub(r"\1", NUMBER.sub(r"\1 number ", text))
    if "next" in letters:
        text = IN_NEXT.sub(r"\1 the next ", text)
    if "been" in letters:
        text = BEEN.sub(r"\1's been ", text)
    if " + " in text:
        text = PLUS.sub(" and ", text)
    if "w" in letters:
        text = WITH.sub("with ", WITHOUT.sub("without", text))
    if "so" in letters and folded.rstrip(" .…").endswith(" so"):
        text = SO.sub(".", text)
    if "non" in letters:
        text = NON.sub(lambda m: f"{m.group()[:3]}-", text)
    if "if" in letters and text[:3].lower() == "if ":
        text = IF_THEN.sub(r"\g<0>,", text, count=1)
    if text[-1:] == "?":
        text = OK.sub(lambda m: f"{m[1]}.", text)
    return LOUDER.sub(lambda m: m[1] or ".", text) if text[-2:-1] in ("!", "?", ".") else text


def _with_when(text: str, lexicon: Lexicon) -> str:
    """ "was processed 4 Sept" → was processed on 4 Sept; "closes 18:20" → closes at 18:20"""

    def put(hit: "re.Match[str]") -> str:
        verb, when = hit["verb"].lower(), hit["when"]
        base = verb if verb in HAPPENS else lexicon.base(verb, "past", "participle", "s")
        day = not (
            ":" in when or "." in when or (when.lower().endswith("m") and when[-2:].lower() in ("am", "pm"))
        )
        if base not in HAPPENS or (day and verb in ("today", "tonight", "tomorrow", "yesterday", "side")):
            return hit.group()
        if verb == base and verb not in (
            "due",
            "side",
            "tonight",
            "today",
            "tomorrow",
            "yesterday",
            "read",
            "reset",
            "come",
            "close",
            "open",
        ):
            return hit.group()
        return f"{hit['verb']} {'in' if '/' in when else 'on' if day else 'at'} {when}"

    return ON_DATE.sub(put, text)


def _on_the(hit: "re.Match[str]") -> str:
    """ "due 19th" → due on the 19th; "the 2nd, 5th and 8th" has its article."""
    before = hit["before"].lower()
    if before == "and" and "between" not in hit.string[: hit.start()].lower():
        return hit.group()
    return f"{ON_DAY.get(before, hit['before'] + ' the')} {hit['day']}"


def with_whole_days(text: str) -> str:
    """ "by thurs" → by Thursday"""
    return DAY.sub(_whole_day, joined_by_and(text))


def _contracted(hit: "re.Match[str]", lexicon: Lexicon) -> str:
    """ "its healed" → it's healed; "ill send it" → I'll send it; "were closed" → we're closed"""
    typed = hit.group()
    if hit["its"]:
        owned = EITHER.search(hit.string, max(0, hit.start() - 7), hit.start()) is not None
        is_ = _is(hit["state"], hit["more"] or "", lexicon) and not (owned and hit["state"].lower() == "due")
        is_ = is_ or (not owned and _ends(hit.string[hit.end("its") :], lexicon))
        return f"{typed[:2]}'{typed[2:]}" if is_ else typed
    if hit["who"]:
        who, verb = hit["who"].lower(), hit["do"].lower()
        if who == "id":
            return f"I'd{typed[2:]}" if verb in WISHES else typed
        bare = lexicon.base(verb, "base") is not None and verb not in lexicon.adjectives
        if not bare or (who != "ill" and verb in lexicon.nouns_first and verb not in OURS):
            return typed
        head = {"ill": "I'll", "well": "we'll", "hell": "he'll"}[who]
        return f"{head[0].upper() if typed[0].isupper() else head[0]}{head[1:]}{typed[len(who) :]}"
    if hit["were"]:
        how = hit["how"].lower()
        is_ = how in ("not", "sorry", "out", "still", "fully", "only", "currently", "off", "now", "all") or (
            (how in lexicon.adjectives or lexicon.base(how, "ing")) and how not in OBJECT
        )
        return f"{typed[:2]}'{typed[2:]}" if is_ else typed
    return f"{typed[:3]}'re{typed[4:]}"


def _is(state: str, more: str, lexicon: Lexicon) -> bool:
    """Whether a verb stands before this: a state, an amount, or what no owner is said of."""
    low, bare = state.lower(), state.lower().rstrip(".,;:!?)")
    if low in IS or state[0] in "£$€" or state[:1].isdigit() or (state[0].isupper() and not state.isupper()):
        return True
    is_state = (
        bare in lexicon.adjectives
        or bare in lexicon.adverbs
        or lexicon.base(bare, "participle", "ing") is not None
    )
    ends = (
        low != bare
        or not more
        or more.lower().rstrip(".,;:!?)") in GOES_ON
        or more.lower() in lexicon.adverbs
    )
    return is_state and ends


def _ends(rest: str, lexicon: Lexicon) -> bool:
    """Whether the clause ends without another verb: "its airline rules", "its limescale so …"."""
    words = CLAUSE_ENDS.split(rest.strip().lower(), maxsplit=1)[0].split()
    return 0 < len(words) <= MOST and not any(
        w in VERBS or (lexicon.base(w, "s", "past", "base") is not None and not _noun(w, lexicon))
        for w in words
    )


def _noun(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.nouns_first or word.removesuffix("s") in lexicon.nouns_first


def _of_day(hit: "re.Match[str]", lexicon: Lexicon) -> str:
    """ "this months bill" → this month's bill; what no thing follows stays: "the last weeks at home"."""
    if hit["spell"]:
        return f"{hit['spell']}' "
    after = LETTERS.match(hit.string, hit.end())
    if after is None or after.group() in lexicon.prepositions | lexicon.adverbs | NO_THING:
        return hit.group()
    return f"{hit['yours'] or hit['span']}'s "


def _whole_day(hit: "re.Match[str]") -> str:
    """ "thurs" → Thursday; "sun" and "sat" only where a day must stand"""
    short, text = hit["day"].lower(), hit.string
    before, after = text[max(0, hit.start() - 14) : hit.start()], text[hit.end() :]
    sure = short in CERTAIN or (hit["day"][0].isupper() and hit.start() and short in ("mon", "wed"))
    dated = DATED.search(before) is not None and hit.start() > 0
    times = FOLLOWED.match(after) is not None
    if sure or (dated and times) or (short in ("mon", "wed") and dated):
        return DAYS[short]
    return hit["day"]
