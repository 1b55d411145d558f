"""Other orders of the same words: a time, a condition, a purpose or a reason goes from the end of its sentence to the front, or back."""

import re
from collections.abc import Sequence

from bot.coach.english.grammar import Clause, clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, tokens_of
from bot.coach.english.voice import KEPT_CAPITAL, capital
from bot.coach.kinder.named import met
from bot.coach.wording import Wording

LEANING = frozenset(["it", "they", "he", "she", "this", "that", "these", "those", "we", "i"])
"""First words of a reason that lean on what stood before it."""
POINTING_BACK = frozenset(["it", "they", "this", "that", "these", "those", "he", "she"])
"""What is said of something told before keeps its place: "This is stated when you book"."""
BACK = POINTING_BACK | {"yours", "there"}
NEEDS = frozenset(["need", "needs", "want", "have", "has", "hope", "waiting", "will", "can"])
"""Verbs of a telegram without its "we", and no orders."""
POINTS = re.compile(r"\b(?:it|its|they|them|their|he|him|she|her|one|ones|this|that|these|those)\b")
"""What would stand before the thing it points to."""
SUBORDINATE = re.compile(
    r" (?P<link>as soon as|when|once|if|unless|until|after|before|whenever|because of|due to) "
)
ASKED_OR_LIMITED = frozenset(
    "know see tell say ask check sure wonder decide is are was were be about on of from us me you him them and or but even only especially just except than that day time date moment case cases matter whether not soon long days hours weeks".split()  # noqa: SIM905
)
"""Words before "when" or "if" that make it no clause of its own: "let us know if", "only when", "two days after"."""
PARTS = re.compile(r"[,;:()?]| (?:and|but|so|only|which|who|whether|that|not just|even) |n't | - ")
"""What makes it unsure how much of the sentence the moved part belongs to."""
ASKS = frozenset(
    ["what", "who", "which", "where", "how", "whether", "why", "as", "since", "although", "while"]
)
HUNG = re.compile(r" (?:if|so|and|but|or|then) |^(?:that|this|then|all)\b")
"""What hangs on the part that is to be moved, and would go with it."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat|sun)"
CLOCK = r"(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?)"
DATE = rf"(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?{MONTH})?(?: \d{{4}})?|{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?|{DAY}(?: (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)?(?: {MONTH})?)"
WHEN = re.compile(
    rf" (?P<when>at {CLOCK} on {DATE}|(?:on|from|since|until|in) {DATE}(?: at {CLOCK})?|(?:on|every) {DAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|{MONTH} \d{{1,2}}"
    r"|(?:at|in|during|from|over) the (?:end of (?:the )?(?:day|week|month|term|season|year)|morning|afternoon|evening|weekend|summer|winter|spring|autumn|holidays)|every (?:day|week|month|year|morning|evening|september|january))$"
)
TO_DO = re.compile(
    r"to (?P<do>[a-z][^,;:]{4,60}?),? (?P<then>(?:we(?:'ll| will)? need|please|you(?:'ll| will)? need) [^:;]{4,120})"
)
PLEASE_AND = re.compile(
    r"(?:please )?(?P<do>[a-z]+) (?P<what>[^,;:]{3,80}?),? and (?P<we>we|i|one of us|the team|our team)(?P<will>'ll| will) (?P<then>[^,;:]{4,70})"
)
NOT_BEFORE = frozenset("wait keep allow note be try let bear see feel go come do have".split())  # noqa: SIM905
PER_DAY = re.compile(
    r"(?P<what>we (?:get|receive|take|handle|have|see|answer) (?:about |around |over |some )?[\d,]+ [a-z -]{3,30}) (?:a|per|every|each) (?P<day>day|week|month|year)"
)
SO = re.compile(r"(?P<why>[^,;:]{8,80}), so (?P<then>[^,;:]{8,80})")


def clause_first(sentence: str, wording: Wording) -> str:
    """ "Keys are sent after the deposit clears." → After the deposit clears, keys are sent."""
    folded = fold(sentence)
    hit = next(iter(SUBORDINATE.finditer(folded)), None)
    if hit is None or PARTS.search(f"{folded[: hit.start()]} ") or re.search(r"[,;:()?]", folded):
        return ""
    what, on = sentence[: hit.start()], sentence[hit.end() :]
    before = fold(what).split()
    if (
        before[0] in ("this", "that")
        or len(before) < 2
        or before[-1] in ASKED_OR_LIMITED
        or before[0] in ASKS
        or HUNG.search(fold(on))
    ):
        return ""
    if _wants_more(what, wording) or before[0] in POINTING_BACK or before[0] in NEEDS:
        return ""
    if tokens_of(on, wording.lexicon)[-1].tag in ("be", "modal", "have", "do"):
        return ""  # "call when they are"
    clause = clause_of(tokens_of(on, wording.lexicon))
    if SUBORDINATE.search(fold(on)) or (clause and clause.subject[:1] and clause.subject[0].tag == "num"):
        return ""  # "until 31 March unless notice is given", "after 26 months is normal"
    of_a_thing = hit["link"] in ("because of", "due to")
    if not _is_whole(what, wording) or (not of_a_thing and not _is_clause(on, wording)):
        return ""
    if of_a_thing and (POINTS.match(fold(on)) or len(on.split()) > 5 or " " not in on):
        return ""
    link = "because of" if of_a_thing else hit["link"]
    return f"{capital(link)} {on}, {lowered(what, wording)}"


def clause_last(sentence: str, wording: Wording) -> str:
    """ "If a payment is missed the account is closed." → The account is closed if a payment is missed."""
    folded = fold(sentence)
    if not folded.startswith(("if ", "unless ", "once ", "when ", "until ", "after ")):
        return ""
    start = folded.index(" ") + 1
    for hit in re.finditer(
        r",? (?:then )?(?=(?:your|the|our|we|we'll|i'll|you'll|you|a|an|all|any) )", folded[start:]
    ):
        on, then = sentence[start : start + hit.start()], sentence[start + hit.end() :]
        if (
            "," in on
            or "," in then
            or HUNG.search(fold(on))
            or fold(then).endswith(" is that")
            or not _is_clause(on, wording)
            or _leads_on(on, wording)
        ):
            continue
        if POINTS.search(fold(then)) or POINTS.match(fold(on)) or not _is_whole(then, wording):
            return ""
        if re.search(r" (?:if|unless|when|because|so) ", fold(then)) or fold(then).startswith("you can "):
            return ""
        return f"{capital(then)} {folded[: start - 1]} {on}"
    return ""


def time_first(sentence: str, wording: Wording) -> str:
    """ "The museum is closed Mondays." → On Mondays the museum is closed."""
    folded = fold(sentence)
    if hit := PER_DAY.fullmatch(folded):
        return f"Every {hit['day']} {lowered(sentence[: hit.end('what')], wording)}"
    hit = WHEN.search(folded)
    if hit is None or PARTS.search(f"{folded[: hit.start()]} "):
        return ""
    what, when = sentence[: hit.start()], sentence[hit.start("when") :]
    clause = _is_whole(what, wording)
    begins, ends = fold(what).split()[0], fold(what).split()[-1]
    if clause is None or clause.kind != "statement" or begins in BACK or POINTS.fullmatch(ends):
        return ""
    closed = clause.verb.tag == "be" and clause.rest and clause.rest[-1].low in ("closed", "open", "shut")
    if not closed and (
        not clause.rest  # "On 6 May, the course starts"
        or clause.verb.tag != "verb"
        or fold(what).split()[-1] in ("due", "open", "from", "until")
    ):
        return ""
    link = (
        ""
        if fold(when).split()[0] in ("at", "on", "from", "since", "until", "in", "every", "during", "over")
        else "on "
    )
    comma = "" if closed else ","
    return f"{capital(link + when)}{comma} {lowered(what, wording)}"


def purpose_last(sentence: str, wording: Wording) -> str:
    """ "To close the account we need form 7." → We need form 7 to close the account."""
    hit = TO_DO.fullmatch(fold(sentence))
    if not hit or not wording.lexicon.base(hit["do"].split()[0], "base"):
        return ""
    do, then = (sentence[hit.start(name) : hit.end(name)] for name in ("do", "then"))
    return "" if re.search(r"\.|https?:| to ", then) else f"{capital(then)} to {do}"


def once_done(sentence: str, wording: Wording) -> str:
    """ "Please send 7 days of readings and we will look at it." → Could you send 7 days of readings, please? Once that's done, …"""
    hit = PLEASE_AND.fullmatch(fold(sentence))
    if not hit or hit["do"] in NOT_BEFORE or not wording.lexicon.base(hit["do"], "base"):
        return ""
    what, then = (sentence[hit.start(name) : hit.end(name)] for name in ("what", "then"))
    if " and " in what or " to " in what:
        return ""
    then = re.sub(r" (?:after that|afterwards|then)$", "", then)
    we = "I" if hit["we"] == "i" else hit["we"]
    return f"Could you {hit['do']} {what}, please? Once that's done, {we}{hit['will']} {then}"


def reason_first(sentence: str, wording: Wording) -> str:
    """ "The card was declined because the limit was reached." → The limit was reached, so the card was declined."""
    what, because, why = sentence.partition(" because ")
    if not because or "," in sentence or " because " in why or " only " in f" {what} ":
        return ""
    reason = tokens_of(why, wording.lexicon)
    leans = reason[0].low in LEANING or any(t.low in ("you", "your") for t in reason[:2])
    if leans or not any(t.verbal for t in reason) or reason[0].low == "of":
        return ""
    if " " not in what.strip():
        return ""  # "That's because …"
    return f"{capital(why)}, so {lowered(what, wording)}"


def reason_last(sentence: str, wording: Wording) -> str:
    """ "Visits are between 8 and 12, so she was on time." → She was on time, as visits are between 8 and 12."""
    hit = SO.fullmatch(fold(sentence))
    if (
        not hit
        or POINTS.search(hit["then"])
        or POINTS.match(hit["why"])
        or hit["then"].startswith(("please", "i'm afraid"))
    ):
        return ""
    why, then = (sentence[hit.start(name) : hit.end(name)] for name in ("why", "then"))
    if not _is_clause(why, wording) or not _is_clause(then, wording) or " and " in why:
        return ""
    return f"{capital(then)}, as {lowered(why, wording)}"


def lowered(words: str, wording: Wording) -> str:
    """Without the capital of a start; a name keeps it."""
    tokens: Sequence[Token] = tokens_of(words, wording.lexicon)
    first = tokens[0]
    if first.low in KEPT_CAPITAL or not first.text[1:].islower():
        grammar = first.low != "i" and len(first.text) == 1
        return f"{words[0].lower()}{words[1:]}" if grammar else words
    plain = (
        first.tag in ("det", "pron", "adj", "verb", "adv", "prep")
        or first.low in ("please", "there")
        or first.low in wording.lexicon.adjectives
        or first.low.endswith(("ing", "ings"))
        or met(first.low, wording)
        or plural([first])
    )
    return f"{words[0].lower()}{words[1:]}" if plain else words


def _is_whole(words: str, wording: Wording) -> Clause | None:
    """Its clause, where it is a statement, or a request."""
    bare = re.sub(r"^please ", "", words, flags=re.IGNORECASE)
    clause = clause_of(tokens_of(bare, wording.lexicon))
    return clause if clause is not None and clause.kind != "question" else None


def _is_clause(words: str, wording: Wording) -> bool:
    clause = clause_of(tokens_of(words, wording.lexicon))
    return clause is not None and clause.kind == "statement" and all(t.tag != "to" for t in clause.subject)


def _leads_on(words: str, wording: Wording) -> bool:
    """Ends in a word that what follows belongs to: "if you read | the terms", "when we check | your account"."""
    last = tokens_of(words, wording.lexicon)[-1]
    open_ = last.tag in ("prep", "det", "conj", "sub", "to", "be", "modal", "have", "do", "adj")
    return open_ or _wants_more(words, wording)


def _wants_more(words: str, wording: Wording) -> bool:
    """Ends in a verb that lacks its object: "I need"."""
    tokens = tokens_of(words, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or clause.verb is not tokens[-1] or any(t.tag == "be" for t in clause.group):
        return False
    return tokens[-1].form in ("base", "s", "past") and tokens[-1].base not in wording.lexicon.intransitive
