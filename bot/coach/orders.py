"""What a draft tells the customer to do, asked: an order with please, a threat as what comes otherwise, a document to look at."""

import re
from collections.abc import Sequence

from bot.coach.choice import Choice
from bot.coach.grammar import Clause, clause_of
from bot.coach.named import placed
from bot.coach.said import Said
from bot.coach.stretches import begins_clause
from bot.coach.text import fold
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.voice import capital
from bot.coach.wording import Wording

PLEASE = frozenset(["please", "kindly", "just", "simply"])
TRAILING = frozenset(["anyway", "either", "sorry", "ok", "okay", "then"])
LEADS = PLEASE | {"maybe", "perhaps", "and", "so", "but", "no", "well", ",", "sorry", "then", "also", "now"}
UNMET_LAST = re.compile(
    r"(?P<then>.+?),? (?:if you (?:don'?t|do not|fail to)|unless you) (?P<vp>.+)", re.IGNORECASE
)
UNMET = re.compile(
    r"(?:if you (?:don'?t|do not|fail to)|unless you) (?P<vp>.+?)(?:,(?: then)?|(?= (?:we|i|you|it|they|there)(?:'|\s)| (?:your|the|this|that) \w+ (?:will|is|gets|has|goes|can)))\s+(?P<then>.+)",
    re.IGNORECASE,
)
OR_LOSE = re.compile(
    r"(?P<vp>.+?),? or (?:else )?(?P<then>(?:lose|forfeit|miss) (?:your|the|any|a|it)\b.*)", re.IGNORECASE
)
OR_ELSE = re.compile(r"(?P<vp>.+?)(?:,|;| -)? (?:or else|or|otherwise),? (?P<then>.+)")
BECAUSE_OR = re.compile(r"\b(?:whether|either|if)\b")
UNPLACED = frozenset(["it", "this", "that", "them", "you", "us", "me", "how", "what", "if", "whether"])
LOOKING = frozenset(["see", "read", "refer", "review", "consult", "check"])
CALLED = frozenset(["call", "ring", "phone", "dial", "text", "quote", "use"])
FEW = 11
"""Words of a request that fits a question."""
UNASKED = re.compile(r"[;:]|\b(?:and|or|if|unless|then|because|which)\b|\S,\s")
CONTACT = re.compile(
    r"\b(?:call|email|mail|messag|writ|contact|chas|ring|phon|ask|spamm?|complain|shout|whin|moan)ing\b"
)


LED = re.compile(
    r"(?P<lead>(?:to|for|if|once|when|before|after|until|in|as soon as)\b[^,;:]{2,80}), (?P<vp>[a-z].+)",
    re.IGNORECASE,
)
"""An order behind what it is for."""
PLEASED = re.compile(r"\b(?:please|kindly)\b")
LIKELY = 0.3
"""Share of the acts that tell somebody to do something from which a verb in front is one of them."""
OBLIGED = re.compile(
    r"(?:so |then |and )?you(?:'ll| will)?(?: just| simply| also)? (?:must|have to|need to|have got to|are required to|are to) (?=[a-z]+\b)"
)


def ordered(bare: str, wording: Wording, choice: Choice) -> tuple[bool, Said | None]:
    """(whether it tells them to do something, that as a request where it should be one).

    `bare`: a sentence without its stop.
    """
    clause = clause_of(tokens_of(bare, wording.lexicon))
    lead_only = clause is not None and all(t.low in LEADS for t in clause.lead)
    if clause is not None and clause.kind == "command" and lead_only and not is_a_thing(clause, wording):
        return True, _command(clause, wording, choice) if _orders(bare, clause, wording) else None
    if (led := LED.fullmatch(bare)) and (asked := _led(led["lead"], led["vp"], wording)):
        return True, asked
    folded = fold(bare)
    hit = OBLIGED.match(folded)
    if hit and not folded[hit.end() :].startswith(("be ", "not ")):
        return True, _asked(bare[hit.end() :], wording, choice)
    unmet = _unmet(bare, wording)
    return unmet is not None, unmet


def _led(lead: str, vp: str, wording: Wording) -> Said | None:
    """ "To cancel, reply STOP" → to cancel, please reply STOP."""
    clause = clause_of(tokens_of(vp, wording.lexicon))
    if clause is None or clause.kind != "command" or clause.lead or is_a_thing(clause, wording):
        return None
    if clause.verb.base in wording.lists["no_requests"] or clause.verb.tag == "be":
        return None
    if PLEASED.search(fold(vp)) or not _orders(vp, clause, wording):
        return None
    return as_said(f"{lead}, please {vp}", "please", "ask", wording)


def _command(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    rest = plain_rest([t for t in clause.rest if t.low not in PLEASE])
    base = clause.verb.base
    if not base or base in wording.lists["no_requests"] or clause.verb.tag == "be":
        return None
    if base == "stop" and (not rest or CONTACT.search(written(rest))):
        return None
    vp = f"{base} {written(rest).lstrip(', ')}".strip()
    if clause.negative:
        return as_said(f"Please don't {vp}", "please", "ask", wording)
    where = _document(base, rest, wording)
    if where:
        return as_said(choice.fill("document", {"in_np": placed(where)}) or "", "please", "inform", wording)
    return _asked(
        vp,
        wording,
        choice,
        to_us=base in wording.lists["request_verbs"] or any(t.low in ("us", "me") for t in rest),
    )


def _orders(bare: str, clause: Clause, wording: Wording) -> bool:
    """Whether the verb in front is an order for sure, not a noun without its article."""
    share = wording.acts.read(bare).share
    likely = sum(share[act] for act in ("order", "how", "ask", "push", "threat")) >= LIKELY
    after = clause.rest[0] if clause.rest else None
    if after is not None and after.tag == "conj":
        return likely
    leads = after is not None and (after.tag in ("det", "pron") or after.low in ("it", "to", "your", "our"))
    clear = clause.verb.base not in wording.lexicon.nouns_first | wording.lists["count_nouns"]
    return clear or likely or leads or clause.negative or any(t.low in PLEASE for t in clause.lead)


def _asked(vp: str, wording: Wording, choice: Choice, *, to_us: bool = False) -> Said | None:
    if (
        (other := OR_ELSE.fullmatch(vp))
        and begins_clause(other["then"], wording)
        and not BECAUSE_OR.search(fold(other["vp"]))
    ):
        first = tokens_of(other["then"], wording.lexicon)[0]
        if first.form != "base" or first.tag != "verb":
            return as_said(f"Please {other['vp']}; otherwise {other['then']}", "no-threat", "ask", wording)
    if (other := OR_LOSE.fullmatch(vp)) is not None:
        return as_said(
            f"Please {other['vp']}; otherwise you would {other['then']}", "no-threat", "ask", wording
        )
    if to_us and len(vp.split()) <= FEW and not UNASKED.search(fold(vp)):
        return as_said(choice.fill("ask_vp", {"vp": vp}) or "", "please", "ask", wording, vp=vp)
    return as_said(f"Please {vp}", "please", "ask", wording)


def _unmet(bare: str, wording: Wording) -> Said | None:
    """ "If you don't pay by Friday we'll close it" → please pay by Friday; otherwise we'll close it."""
    hit = UNMET.fullmatch(bare) or UNMET_LAST.fullmatch(bare)
    if hit is None or not begins_clause(hit["then"], wording):
        return None
    first = hit["vp"].split()[0].lower()
    if wording.lexicon.base(first, "base") is None or first in ("have", "be", "like", "want", "agree"):
        return None
    then = hit["then"][0].lower() + hit["then"][1:] if hit["then"][:2] not in ("I ", "I'") else hit["then"]
    return as_said(f"Please {hit['vp']}; otherwise {then}", "no-threat", "ask", wording)


def _document(base: str, rest: Sequence[Token], wording: Wording) -> str:
    """What a "see …", "read …" or "check …" points at, where it is something to read and nothing more is said."""
    if base not in LOOKING:
        return ""
    words = list(rest[1:] if rest and rest[0].low in ("to", "at", "in", "on") else rest)
    nouns = [t for t in words if t.tag == "noun"]
    known = any(t.low in wording.lists["documents"] for t in nouns[:3])
    simple = all(t.tag in ("det", "adj", "noun", "num", "prep") for t in words)
    return written(words) if known and simple and words and words[0].low not in UNPLACED else ""


def is_a_thing(clause: Clause, wording: Wording) -> bool:
    """Whether the first word is a noun after all: "claim 88-114-C falls …", "delay repay form is …", "order 55-20871"."""
    base, rest = clause.verb.base, list(clause.rest)
    if base in CALLED or base in LOOKING:
        return False
    named = base in wording.lists["count_nouns"] or base in wording.lexicon.nouns_first
    if not rest:
        return named
    if rest[0].tag == "conj":
        return named
    numbered = rest[0].text[:1] == "#" or (rest[0].tag == "num" and any(c in rest[0].text for c in "-/#"))
    if named and (numbered or (rest[0].tag == "num" and len(rest) > 1 and rest[1].low == ":")):
        return True
    if rest[0].form == "past" and (len(rest) == 1 or rest[1].tag in ("num", "prep", "adv", "punct")):
        return True
    if rest[0].tag == "prep" and len(rest) > 1 and rest[1].tag == "verb" and rest[1].form == "s":
        return True
    for place, token in enumerate(rest):
        if token.tag in ("sub", "wh", "conj", "to", "pron") or token.low in (",", ":", ";"):
            return named and token.low in (",", ":") and place == 0
        if token.low == "may" and rest[place - 1].tag == "num":
            continue
        finite = token.tag in ("be", "modal", "have", "do") or (
            token.tag == "verb" and token.form in ("s", "past")
        )
        if place and finite and (named or token.tag in ("be", "modal")):
            return True
    return False


def plain_rest(tokens: Sequence[Token]) -> tuple[Token, ...]:
    kept = list(tokens)
    while kept and (
        (kept[-1].tag == "punct" and kept[-1].text not in (")", '"'))
        or (kept[-1].low in TRAILING and not (len(kept) > 1 and kept[-2].tag in ("prep", "sub")))
    ):
        kept.pop()
    return tuple(kept)


def as_said(text: str, rule: str, act: str, wording: Wording, *, thing: str = "", vp: str = "") -> Said:
    reason = wording.reasons[rule]
    text = capital(text.strip())
    return Said(
        "said",
        text if text.endswith((".", "?", "!")) else text + ".",
        rule,
        reason.reason,
        reason.source,
        act,
        thing,
        vp=vp,
    )
