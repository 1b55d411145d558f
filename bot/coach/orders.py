"""What a draft tells the customer to do, said as what it is: a request, a step, a way left open, a place to look or to ask."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.coach.choice import Choice
from bot.coach.framing import PLEASE, frame, joined, plain_rest, verb_phrase
from bot.coach.grammar import Clause
from bot.coach.named import placed
from bot.coach.phrases import plural
from bot.coach.said import Said
from bot.coach.tokens import Token, written
from bot.coach.wording import Wording

UNPLACED = frozenset(["it", "this", "that", "them", "you", "us", "me", "how", "what", "if", "whether"])
"""After "see": no place where a thing is written."""


def command(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    vp = verb_phrase(clause)
    if vp is None:
        return None
    maybe = any(t.low in ("maybe", "perhaps") for t in clause.lead)
    if maybe and not clause.negative:
        ing = joined(wording.lexicon.form(clause.verb.base, "ing"), vp.partition(" ")[2])
        return frame("try_vp", "please", "ask", {"vp": vp, "ing": ing}, wording=wording, choice=choice)
    if clause.negative:
        return frame("dont_vp", "please", "ask", {"vp": vp}, wording=wording, choice=choice)
    return asked(clause, vp, wording, choice)


def asked(clause: Clause, vp: str, wording: Wording, choice: Choice, *, must: bool = False) -> Said | None:
    """An order as what it is: a look at a document, a way left open, somebody to ask, a step, or something asked for.

    `must`: the draft says that it has to be; then it is never only a way left open.
    """
    base, lists = clause.verb.base, wording.lists
    rest = plain_rest([t for t in clause.rest if t.low not in PLEASE])
    if base == "stop" and (not rest or CONTACT.search(vp)):
        return None
    if base in lists["no_requests"] or (base == "be" and clause.verb.tag == "be"):
        return None

    def said(key: str, act: str = "ask", way: str = "", **slots: str) -> Said | None:
        filled = {"vp": vp, **slots}
        return frame(key, "please", act, filled, wording=wording, choice=choice, way=way)

    where = _document(base, rest, wording)
    if where is not None and not any(t.tag == "conj" for t in rest):
        return said("document", "inform", in_np=placed(where)) if where else None
    if base == "stop":
        return said("please_vp")
    if base == "let":
        return said("please_vp") if _to_us(rest[:1]) else None
    if base == "keep" and rest and rest[0].tag in ("adj", "verb", "prep"):
        return None
    if base in ("wait", "allow"):
        return said("wait_vp")
    if turned := _if_then(vp):
        return said("if_then", "inform", vp=turned[0], then=turned[1])
    way = (
        choice.fill("option_in", {"vp": vp}) or ""
        if base in lists["option_verbs"] | lists["go_verbs"]
        else ""
    )
    long = (
        ": " in vp
        or len(vp.split()) > 16
        or " or " in f" {vp} "
        or " if " in f" {vp} "
        or "; " in vp
        or _several(rest)
    )
    if base in lists["go_verbs"]:
        whom = _whom(base, rest, wording)
        if base == "try" and not long and rest:
            key = "try_vp" if rest[0].form == "ing" or rest[0].tag == "to" else "try_np"
            return said(key, "ask", way, np=written(rest), ing=_ing(clause, vp, wording))
        key = "go_vp_long" if long else "go_np" if whom else "go_vp"
        return said(key, "deflection", way, np=whom)
    if base in lists["option_verbs"] and not _to_us(rest) and not must:
        return said("option_vp", "option", way)
    if long:
        return said("ask_vp_long")
    return said("ask_vp" if base in lists["request_verbs"] or _to_us(rest) else "step_vp")


def _ing(clause: Clause, vp: str, wording: Wording) -> str:
    """ "try turning it off" → turning it off"""
    rest = vp.partition(" ")[2]
    return (
        rest
        if rest.split()[0].endswith("ing")
        else joined(wording.lexicon.form(clause.verb.base, "ing"), rest)
    )


def _several(rest: Sequence[Token]) -> bool:
    """Several steps in a row: "turn it off, wait 30 seconds, turn it on"."""
    return any(a.low == "," and b.form == "base" for a, b in pairwise(rest))


def _to_us(rest: Sequence[Token]) -> bool:
    return any(t.low in ("us", "me") for t in rest)


def _document(base: str, rest: Sequence[Token], wording: Wording) -> str | None:
    """What a "see …", "read …" or "check …" points at, where it is something to read; "" where it can't be told."""
    looking = base in ("see", "read", "note", "refer", "review")
    words = list(rest[1:] if rest and rest[0].low in ("to", "at", "in", "on") else rest)
    head = [t for t in words if t.tag == "noun"]
    known = any(t.low in wording.lists["documents"] for t in head[:3])
    if not looking and not (base in ("check", "look", "consult") and known):
        return None
    where = written(words)
    if base == "note" or not where or where.split(" ")[0] in UNPLACED or any(t.verbal for t in words[:4]):
        return "" if looking else None
    return where


CONTACT = re.compile(
    r"\b(?:call|email|mail|messag|writ|contact|chas|ring|phon|ask|spamm?|complain|shout|ly|whin)ing\b"
)
LONGEST = 300
IF_THEN = re.compile(
    r"(?P<vp>.+?),? and (?P<then>(?:we|i|it|they|you|that|this|the \w+)(?:'ll| will| won't| can|'s going to| should)\b.+)",
    re.IGNORECASE,
)


def _if_then(vp: str) -> tuple[str, str] | None:
    """ "send pics and we'll see" → (send pics, we'll see)"""
    hit = IF_THEN.fullmatch(vp) if len(vp) <= LONGEST else None
    if hit is None:
        return None
    then = hit["then"][0].lower() + hit["then"][1:] if not hit["then"].startswith("I") else hit["then"]
    return hit["vp"], re.sub(r"\b(we|i)('ll| will) see$", r"\1\2 take a look", then)


def _whom(base: str, rest: Sequence[Token], wording: Wording) -> str:
    """ "contact your bank" → your bank; "" where more is said than whom."""
    if base not in ("contact", "call", "ask", "phone", "ring", "email", "consult"):
        return ""
    if not rest or any(t.tag not in ("det", "noun", "adj") for t in rest) or rest[-1].tag != "noun":
        return ""
    if plural(rest) or rest[0].low in ("them", "him", "her") or rest[-1].low not in wording.lists["offices"]:
        return ""
    return written(rest)


def asked_whether(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    """ "Did you even plug it in?" → may I ask whether you plugged it in?"""
    scolds = any(t.low in ("even", "actually", "bother") for t in (*clause.group, clause.verb))
    if clause.wh or not scolds or [t.low for t in clause.subject] != ["you"] or clause.verb.tag != "verb":
        return None
    group = [t.low for t in clause.group if t.low not in ("even", "actually")]
    rest = written(plain_rest(clause.rest))
    if group == ["did"] and not clause.negative:
        done = joined(wording.lexicon.form(clause.verb.base, "past"), rest)
    elif group == ["have"] and not clause.negative:
        done = joined("have", wording.lexicon.form(clause.verb.base, "participle"), rest)
    else:
        return None
    return frame("ask_whether", "please", "ask", {"done": done}, wording=wording, choice=choice)
