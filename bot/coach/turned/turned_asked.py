"""What is asked of the customer, or was done by somebody, the other way round: "Check the link" → please have a look at the link;
"Cards are unblocked at nine" → we unblock cards at nine."""

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import capital
from bot.coach.turned.turned_order import LEANING, lowered
from bot.coach.wording import Wording

KINDER: dict[str, str] = {
    "check": "have a look at {o}",
    "contact": "get in touch with {o}",
    "state": "let me have {o}",
    "quote": "let me have {o}",
    "provide": "send me {o}",
    "supply": "send me {o}",
    "call": "give {o} a call",
    "ring": "give {o} a ring",
    "phone": "give {o} a ring",
    "talk to": "have a word with {o}",
    "speak to": "have a word with {o}",
    "fill in": "complete {o}",
    "ask": "have a word with {o}",
    "visit": "have a look at {o}",
    "consult": "have a look at {o}",
    "read": "have a look at {o}",
    "see": "have a look at {o}",
    "watch": "have a look at {o}",
}
"""Requests as one would put them face to face; {o} is what stands behind the verb."""
REQUEST = re.compile(
    r"(?:please )?(?P<do>[a-z]+(?: (?:in|to))?) (?P<what>(?:the|your|our|a|an|my) [^,;:?]{2,60})"
)
READ = frozenset(
    "page website site app link leaflet manual guide listing notes terms video tracking email e-mail letter folder map timetable menu booklet handbook spam box label calendar portal article section contract agreement policy".split()  # noqa: SIM905
)
"""What one has a look at."""
LINKED = re.compile(r"\b(?:and|or|but|if|whether|that|when|before|for|what|why|how|again|on which)\b")
STOP = re.compile(r" (?:in|at|on|by|from|before|after|with|under|to|about) ")
WHAT_IS = re.compile(
    r"(?P<wh>what|which [a-z ]{2,30}?|when|where|who) (?P<be>is|are|was|were) (?P<what>(?:the|your|it|this|that|they)(?: [^,;:?]{2,40})?)\?"
)
DID_YOU = re.compile(r"(?P<aux>did|have|do|are|were) you (?P<what>[^,;:?]{4,60})\?")
JIBE = re.compile(
    r"\b(?:not|n't|even|never|bother|really|ever|think|expect|read|actually|seriously|honestly|kidding|joking|understand|listen|know)\b"
)
BY = re.compile(
    r"(?P<what>[^,;:?]{2,50}?) (?P<be>is|are|was|were) (?P<done>[a-z]+)(?P<mid> [^,;:?]{2,40}?)? by (?P<who>(?:the|our|an?|another) [a-z -]{3,30}|[a-z]+ors|depots|couriers|drivers|engineers)"
)
NO_DOER = re.compile(
    r"\b(?:post|email|e-mail|phone|hand|mistake|accident|date|end|deadline|time|door|gate|window|side|road|river|desk|bin|card|cheque|bank transfer|law|way|system|number|day|week|year|hour|month|morning|evening|minimum|amount|percent)s?$"
)
OUR_DEEDS = frozenset(
    "handled processed reviewed answered unblocked issued checked accepted opened sent shipped dispatched despatched released restored delivered calculated assessed approved stored collected repaired done paid refunded credited posted emailed updated inspected cleaned tested measured read published assigned allocated returned marked considered recorded logged arranged offered provided requested closed raised received".split()  # noqa: SIM905
)
"""Participles of what nobody but the company does."""
GIVEN = frozenset(["refunded", "credited", "paid", "released", "restored", "returned", "offered", "provided"])
"""Of those what somebody gets: as our deed it would sound like a promise to this one."""
PASSIVE = re.compile(
    r"(?P<what>(?!(?:it|they|this|that|these|those|which|there|what|who|you|we|i|as|since|because|if|when|once|unless|until|although|while|no|none|nothing)\b)[^,;:?]{3,50}?) (?P<be>is|are|has been|have been|was|were|will be|'ll be) (?P<adv>(?:only|usually|normally|always|now|already) )?(?P<done>[a-z]+)(?P<rest>(?: [^;:?]{2,90})?)"
)
LEFT = re.compile(r" (?:is|are|was|were|who|which|that|if|when|and|because) ")
OF_A_DOER = re.compile(
    r"\bby (?!(?:post|email|e-mail|phone|hand|\d|noon|the end|the \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|bank|text|letter|card)\b)"
)
SAYS = re.compile(
    r"\w (?:says?|states?|shows?|confirms?|reports?|notes?|advises?|claims?|said|stated|showed|told)\b"
)
NOW_FORM = {"is": "base", "are": "base", "was": "past", "were": "past"}


def kinder(sentence: str, wording: Wording) -> str:
    """ "Please check the link." → Please have a look at the link."""
    del wording
    hit = REQUEST.fullmatch(fold(sentence))
    if not hit or hit["do"] not in KINDER or LINKED.search(hit["what"]):
        return ""
    whole = sentence[hit.start("what") :]
    cut = STOP.search(whole)
    thing, rest = (whole[: cut.start()], whole[cut.start() :]) if cut else (whole, "")
    made = KINDER[hit["do"]]
    if (
        made.startswith("have a look")
        and fold(thing).split()[-1].removesuffix("s") not in READ
        and fold(thing).split()[-1] not in READ
    ):
        return ""
    if made.endswith((" call", " ring")) and re.search(r"\b(?:number|line|phone)$", fold(thing)):
        return ""
    if made.startswith("have a word") and " about " not in rest and rest:
        return ""
    return f"Please {made.format(o=thing)}{rest}"


def asked(sentence: str, wording: Wording) -> str:
    """ "What is your postcode?" → Could you tell me what your postcode is, please?"""
    folded = fold(sentence)
    if JIBE.search(folded):
        return ""
    if hit := WHAT_IS.fullmatch(folded):
        wh, what = (sentence[hit.start(name) : hit.end(name)] for name in ("wh", "what"))
        if hit["wh"] == "what" and hit["what"].startswith("your "):
            return f"Could you tell me {what}, please?"
        return f"Could you tell me {wh[0].lower()}{wh[1:]} {what} {hit['be']}, please?"
    hit = DID_YOU.fullmatch(folded)
    if not hit:
        return ""
    what = sentence[hit.start("what") : hit.end("what")].removeprefix("got ")
    if hit["aux"] == "did":
        verb, _, rest = what.partition(" ")
        if not wording.lexicon.base(verb, "base"):
            return ""
        return f"Could you tell me whether you {wording.lexicon.form(verb, 'past')} {rest}, please?"
    begins = {"have": "you have", "do": "you", "are": "you're", "were": "you were"}[hit["aux"]]
    return f"Could you tell me whether {begins} {what}, please?"


def done_by(sentence: str, wording: Wording) -> str:
    """ "You were placed in that group by the test." → The test placed you in that group."""
    folded = fold(sentence)
    hit = BY.fullmatch(folded) if " by " in folded else None
    if (
        not hit
        or NO_DOER.search(hit["who"])
        or LEFT.search(f" {hit['what']} ")
        or not wording.lexicon.base(hit["done"], "participle")
    ):
        return ""
    if SAYS.search(hit["what"]):
        return ""  # "driver states the space was taken by a pram"
    base = wording.lexicon.base(hit["done"], "participle") or ""
    what, who = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "who"))
    mid = sentence[hit.start("mid") : hit.end("mid")] if hit["mid"] else ""
    if (
        re.search(r" (?:not|only|and|at|on|in|for|to|before|after) ", f" {who} ")
        or re.search(r" (?:not|only|and) ", f"{mid} ")
        or fold(what) in ("they", "he", "she", "we", "i")
    ):
        return ""
    several = plural(tokens_of(who, wording.lexicon))
    form = "past" if hit["be"] in ("was", "were") else "base" if several else "s"
    return f"{capital(who)} {wording.lexicon.form(base, form)} {lowered(what, wording)}{mid}"


def we_do(sentence: str, wording: Wording) -> str:
    """ "Cards are unblocked at nine." → We unblock cards at nine."""
    folded = fold(sentence)
    hit = PASSIVE.fullmatch(folded)
    if (
        not hit
        or hit["done"] not in OUR_DEEDS
        or LEFT.search(f" {hit['what']} ")
        or OF_A_DOER.search(hit["rest"])
        or re.search(r" and (?!\d)| (?:late|early|again|twice|\d+ times)\b", hit["rest"])
    ):
        return ""  # "collected late": by them, it may be
    if hit["done"] == "closed" and hit["be"] in ("was", "were"):
        return ""  # how it stood
    if hit["done"] in GIVEN and hit["be"] in ("is", "are", "will be", "'ll be"):
        return ""
    if hit["rest"].startswith((" to be ", " as ", " up ", " not ")) or LEANING & set(hit["what"].split()[:1]):
        return ""
    base = wording.lexicon.base(hit["done"], "participle")
    tokens = tokens_of(sentence, wording.lexicon)
    if base is None or clause_of(tokens) is None or (hit["be"] in ("is", "are") and not _is_habit(hit)):
        return ""
    what, rest = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "rest"))
    adv = hit["adv"] or ""
    if hit["be"] in ("has been", "have been"):
        verb = f"We've {adv}{wording.lexicon.form(base, 'participle')}"
    elif hit["be"] in ("will be", "'ll be"):
        verb = f"We'll {adv}{base}"
    else:
        verb = f"We {adv}{wording.lexicon.form(base, 'past') if NOW_FORM[hit['be']] == 'past' else base}"
    return f"{verb} {lowered(what, wording)}{rest}"


def _is_habit(hit: "re.Match[str]") -> bool:
    """ "Refunds are paid on Fridays", and not the state of a thing: "The bar is closed"."""
    often = re.search(
        r"\b(?:every|each|daily|weekly|monthly|quarterly|yearly|annually|once|twice|always|only|usually|normally)\b",
        f"{hit['adv'] or ''} {hit['rest']}",
    )
    one = re.match(r"(?:the|your|our|this|a|an)\b", hit["what"])
    return hit["done"] != "closed" and (often is not None or (one is None and hit["be"] == "are"))
