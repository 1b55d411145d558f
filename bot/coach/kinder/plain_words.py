"""Office words as a person would say them: "prior to" → before. The pack's pairs, in frames.yaml as `plain_words`."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from bot.coach.choice import pairs_of, tell
from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import capital, going_on
from bot.coach.kinder.said import Said, retold
from bot.coach.wording import Wording

PER = re.compile(
    r"\b(?:as )?per (?P<what>(?:our|the|your) (?:\w+ )?(?:(?:terms|conditions)(?: and conditions| of (?:service|use|sale|business|hire|carriage|trade|supply|booking|membership|employment|entry))?|t&cs?|contract|(?:\w+ )?agreement|lease|rules|polic(?:y|ies))|(?:our|your) (?:\w+ )?plan|(?P<bare>\w+ (?:rules|terms|conditions))|(?:policy|rule|regulation|procedure) (?:[a-z]{1,6}-?)?\d+(?:\.\w+)*(?:\(\w+\))*)"
    r"(?:,? \(?(?P<where>(?:section|clause|article|page|point|para(?:graph)?) \w+(?:\.\w+)*(?:\(\w+\))*)\)?)?"
    r"(?: (?:that |which )?you (?:have )?(?:accepted|agreed(?: to)?|signed)(?: (?:at|on|when|in|during|upon) (?:[\w-]+ ){0,3}[\w-]+(?=,))?(?=,| [a-z]+ ))?",
    re.IGNORECASE,
)
UNDER = re.compile(
    r"(?P<rule>Under (?!(?:our |the |company |store )+polic(?:y|ies)\b,? (?!\d))(?:[^,;:]{3,60}(?=,)|(?:our|the|your) (?:\w+ )?(?:terms(?: and conditions)?|t&cs|rules|policy|contract|agreement|lease)(?= (?!and\b|of\b|or\b|for\b))))(?:, | )"
)


BEING = re.compile(
    r", (?P<np>(?!(?:despite|without|with|by|as|not|and|or|for|from|of|to|such)\b)(?:[\w'-]+ ){1,6}?)being (?P<rest>[^,;]+)$"
)


SAYS = re.compile(
    r", (?:(?P<the>the|your|our) )?(?P<what>(?:\w+ )?(?:tickets?|website|site|form|label|sign|e?mail|terms|contract|policy|listing|page|letter|leaflet|faq|notice|receipt|invoice|app|menu|manual|tag|packaging|box|booking|confirmation|poster|board|brochure|lease|agreement)) (?:says?|states?|said)(?: so)?(?P<end>[.!]*)$",
    re.IGNORECASE,
)
""" "Doors shut at 7, ticket says"."""


UNABLE = re.compile(
    r"(?<=[a-z]{3}), (?:so )?(?P<can>can'?t|cannot|won'?t) (?P<do>return|refund|exchange|repair|replace|take|accept|change|cancel|resell|restock|swap|reuse|alter|extend|transfer|move|post|ship|deliver) (?P<it>it|them)(?P<back> back)?(?P<end>[.!]*)$"
)
CAN = {"cant": "can't", "wont": "won't"}
""" "Glasses are made to your prescription, can't return them"."""


def plainly(text: str, wording: Wording) -> str:
    """The text with a plain word for each office word; nothing between quotes or in code changes."""
    frames = wording.frames["plain_words"]
    if not tell(frames, text) or "`" in text or '"' in text or "://" in text:
        return text
    pattern, pairs = _pairs(frames)

    def plain(hit: "re.Match[str]") -> str:
        put = pairs[hit.group().lower()]
        return capital(put) if hit.group()[0].isupper() else put

    return pattern.sub(plain, text)


@cache
def _pairs(frames: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """All pairs as one pattern, and the plain word for each."""
    office, pairs = pairs_of(frames)
    return re.compile(rf"(?<![\w'-]){office}(?![\w'-]| (?:and|or|nor) non-)", re.IGNORECASE), pairs


def in_plain_words(said: Said, wording: Wording) -> Said:
    plain = plainly(said.text, wording)
    if plain == said.text:
        return said
    return retold(said, plain, "plain-word", wording)._replace(act=said.act or "inform")


def under_terms(text: str) -> str:
    """ "As per our terms, section 9, …" → under section 9 of our terms, …"""
    return PER.sub(_under, text) if "per " in fold(text) else text


def as_it_is(text: str, wording: Wording) -> str:
    """ "…, ticket says" → …, the ticket says so; "…, gradual seepage being an excluded peril." → …, as gradual seepage is an excluded peril."""
    if said := SAYS.search(text):
        return f"{text[: said.start()]}, {said['the'] or 'the'} {said['what']} says so{said['end']}"
    if unable := UNABLE.search(text):
        done = (
            wording.lexicon.form(unable["do"].lower(), "participle")
            if wording.lexicon.base(unable["do"].lower(), "base")
            else None
        )
        return (
            f"{text[: unable.start()]}, so {'they' if unable['it'] == 'them' else 'it'} {CAN.get(unable['can'], unable['can'])} be {done}{unable['back'] or ''}{unable['end']}"
            if done
            else text
        )
    hit = BEING.search(text) if " being " in text else None
    if hit is None:
        return text
    thing = tokens_of(hit["np"].strip(), wording.lexicon)
    if thing[0].tag not in ("det", "noun", "adj") or thing[-1].tag not in ("noun", "num"):
        return text
    be = "are" if plural(thing) else "is"
    return f"{text[: hit.start()]}, as {hit['np']}{be} {hit['rest']}"


def under_rule(text: str, wording: Wording, say: Callable[[str], Said | None]) -> Said | None:
    """ "Under our terms late items won't be refunded": what comes of the rule said anew, behind it; None for a request."""
    hit = UNDER.match(text)
    rest = text[hit.end() :] if hit else ""
    clause = clause_of(tokens_of(rest.strip(ENDS), wording.lexicon)) if rest else None
    if hit is None or clause is None or clause.kind != "statement" or clause.lead or not clause.subject:
        return None
    said = say(capital(rest))
    if said is None or said.fate != "said" or said.act == "ask" or said.text.endswith("?"):
        return None
    whole = f"{hit['rule']}, {going_on(said.text, wording.lexicon)}"
    return retold(said, whole, "plain-word", wording)._replace(bare=False)


def _under(hit: "re.Match[str]") -> str:
    under = "Under" if hit.start() == 0 else "under"
    where = f"{hit['where']} of " if hit["where"] else ""
    where = f"{where}the " if hit["bare"] else where
    stop = "," if hit.start() == 0 and not hit.string[hit.end() :].lstrip().startswith((",", "(")) else ""
    return f"{under} {where}{hit['what']}{stop}"
