"""An answer that would stand as it was typed behind its opening: one of its sentences is said the other way round."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.coach.named import met
from bot.coach.plan import Plan
from bot.coach.said import Said
from bot.coach.stays import stays
from bot.coach.text import fold
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.voice import capital
from bot.coach.wording import Wording

TYPED = 0.95
"""Share of a sentence's words from which it stands as it was typed."""
SHORT = 4
"""Words under which a sentence says too little to be turned."""
LEANING = frozenset(["it", "they", "he", "she", "this", "that", "these", "those", "we", "i"])
"""First words of a reason that lean on what stood before it."""
TIME = r"(?:up to |about |around |at least |between )?(?:\d[\d,.]*(?: ?(?:-|to|and) ?\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:more )?(?:working |business |calendar )?(?:minutes?|hours?|days?|weeks?|months?)"
TAKES = re.compile(
    rf"(?P<what>[^,;:]{{3,60}}?) (?:can |may |will |usually |normally )?takes? (?P<time>{TIME})\.?"
)
PAPER = r"(?:(?:the|your|our) )?(?:[a-z&-]+ )?(?:terms|contract|agreement|policy|confirmation|email|e-mail|letter|statement|invoice|manual|handbook|website|app|menu|label|t&cs|receipt|booking confirmation|portal)"
FOUND = re.compile(
    rf"(?P<what>(?:the|your|our|all|these|those) [^,;:]{{2,40}}?) (?:is|are|can be found) (?P<where>(?:in|on) {PAPER})\.?"
)
PLACE = re.compile(
    r"you(?:'re| are) (?P<at>number \S+|\d+(?:st|nd|rd|th)|position \S+) (?P<where>(?:in|on) (?:the|our) (?:queue|line|list|waiting list|waitlist))\.?"
)
IF = re.compile(
    r"if (?P<if>[^,;:]{4,80}), (?:then )?(?P<then>(?!please\b|you can\b|let\b|do\b|don't\b|call\b|ring\b)[^,;:]{8,90})\.?"
)


def turned(plan: Plan, wording: Wording) -> Plan:
    """The plan, with the first sentence that can be turned, where all of them would stand as they were typed."""
    left = [
        (place, seen, said) for place, (seen, said) in enumerate(plan.said) if said is not None and said.text
    ]
    long = [(seen.words, said.text) for _, seen, said in left if len(seen.words.split()) >= SHORT]
    if not long or not all(_stands(words, text) for words, text in long):
        return plan
    for place, seen, said in left:
        if (
            seen.sentence.bullet
            or said.text.rstrip(".") != seen.words.rstrip(".")
            or stays(seen.words, wording)
        ):
            continue
        if text := _turned(said.text, wording):
            reason = wording.reasons["in-person"]
            whole = (
                said if said.rule else Said("said", "", "in-person", reason.reason, reason.source, "inform")
            )
            new = whole._replace(fate="said", text=text)
            return replace(plan, said=(*plan.said[:place], (seen, new), *plan.said[place + 1 :]))
    return plan


def _stands(words: str, text: str) -> bool:
    """Whether nearly all words of the one stand in the other, in their order."""
    one, other = _opened(words), _opened(text)
    row = [0] * (len(other) + 1)
    for word in one:
        last = row
        row = [0]
        for place, each in enumerate(other):
            row.append(last[place] + 1 if word == each else max(last[place + 1], row[-1]))
    return row[-1] >= TYPED * len(one)


def _opened(text: str) -> list[str]:
    """The words, contractions opened: "don't" is "do not"."""
    whole = fold(text).replace("cannot", "can't").replace("can't", "can not").replace("won't", "will not")
    return re.findall(r"[^\s.,;:!?]+", whole.replace("n't", " not"))


def _turned(sentence: str, wording: Wording) -> str:
    ways: Sequence[Callable[[str, Wording], str]] = (
        _of_a_reason,
        _of_a_time,
        _of_a_paper,
        _of_a_place,
        _of_an_if,
    )
    return next((text for way in ways if (text := way(sentence, wording))), "")


def _of_a_reason(sentence: str, wording: Wording) -> str:
    """ "The card was declined because the limit was reached." → The limit was reached, so the card was declined."""
    what, because, why = sentence.rstrip(".").partition(" because ")
    if not because or "," in sentence or " because " in why:
        return ""
    reason = tokens_of(why, wording.lexicon)
    leans = reason[0].low in LEANING or any(t.low in ("you", "your") for t in reason[:2])
    if leans or not any(t.verbal for t in reason) or reason[0].low == "of":
        return ""
    return f"{capital(why)}, so {_lowered(what, wording)}."


def _of_a_time(sentence: str, wording: Wording) -> str:
    """ "Repairs take 5 days." → Please allow 5 days for repairs."""
    hit = TAKES.fullmatch(sentence)
    if not hit or fold(hit["what"]).split()[0] in ("you", "there", "what", "which", "who"):
        return ""
    if fold(hit["what"]) in LEANING:
        return f"Please allow {hit['time']}."
    return f"Please allow {hit['time']} for {_lowered(hit['what'], wording)}."


def _of_a_paper(sentence: str, wording: Wording) -> str:
    """ "The limit is in your terms." → You'll find the limit in your terms."""
    hit = FOUND.fullmatch(fold(sentence))
    if not hit:
        return ""
    what, where = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "where"))
    return f"You'll find {_lowered(what, wording)} {where}."


def _of_a_place(sentence: str, wording: Wording) -> str:
    """ "You are number 12 in the queue." → Your place in the queue is number 12."""
    del wording
    hit = PLACE.fullmatch(fold(sentence))
    if not hit:
        return ""
    at, where = (sentence[hit.start(name) : hit.end(name)] for name in ("at", "where"))
    return f"Your place {where} is {at}."


def _of_an_if(sentence: str, wording: Wording) -> str:
    """ "If it is missed, the account is closed." → The account is closed if it is missed."""
    hit = IF.fullmatch(fold(sentence))
    if not hit or " if " in hit["then"]:
        return ""
    on, then = (sentence[hit.start(name) : hit.end(name)] for name in ("if", "then"))
    first = tokens_of(then, wording.lexicon)
    if first[0].tag not in ("det", "noun") or fold(on).split()[0] in LEANING - {"we", "i"}:
        return ""
    return f"{capital(then)} if {on}."


def _lowered(words: str, wording: Wording) -> str:
    tokens: Sequence[Token] = tokens_of(words, wording.lexicon)
    if tokens[0].tag in ("det", "pron") and tokens[0].low != "i":
        return written([tokens[0]._replace(text=tokens[0].low), *tokens[1:]])
    plain = met(tokens[0].low, wording) and tokens[0].text[1:].islower()
    return written([tokens[0]._replace(text=tokens[0].low), *tokens[1:]]) if plain else words
