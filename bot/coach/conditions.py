"""Threats told as facts: "if you don't pay, we'll cut you off" is a condition and what follows from it, without a culprit."""

import re

from bot.coach.blame import passive_of
from bot.coach.choice import Choice
from bot.coach.framing import joined, plain_rest
from bot.coach.grammar import clause_of
from bot.coach.phrases import object_of
from bot.coach.said import Said
from bot.coach.tokens import tokens_of
from bot.coach.voice import capital
from bot.coach.wording import Wording

UNLESS = re.compile(
    r"(?:(?P<if>if) you (?P<not>don'?t|do not|won'?t|haven'?t|fail to|didn'?t|can'?t)|(?P<unless>unless) you)\s+(?P<vp>.+?)(?:,|,?(?=\s+(?:(?:we|i|you|it|they|there)(?:'|\s)|your\s|the\s\w+\s(?:will|is|gets|has))))\s+(?:then )?(?P<then>.+)",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?P<then>.+?)\s+(?:(?P<if>if) you (?P<not>don'?t|do not|won'?t|haven'?t|fail to)|(?P<unless>unless) you)\s+(?P<vp>.+)",
    re.IGNORECASE,
)
LONGEST = 300
"""Characters of a sentence that is looked at for a condition."""
CHARGED = re.compile(
    r"(?:you(?:'ll| will)?(?: be| get)? (?:charged|billed)|(?:we|i)(?:'ll| will)? (?:charge|bill) you|you(?:'ll| will)?(?: have to)? pay) (?P<fee>(?:an? |the )?.*[\d$£€].*)",
    re.IGNORECASE,
)
LOSE = re.compile(
    r"(?:you(?:'ll| will)? )?(?:lose|forfeit) (?P<np>(?:your|the|any|all) [\w -]+)", re.IGNORECASE
)
WE_WILL = re.compile(r"(?:we|i)(?:'ll| will| have to|'ll have to| will have to)\s+(?P<vp>.+)", re.IGNORECASE)


THREATENED = re.compile(
    r"if you (?P<vp>(?!do\b|don't|have\b|are\b|can\b|could\b|want\b|need\b|would\b|like\b|wish\b|prefer\b|still\b|see\b|feel\b|think\b)[a-z]+ .+?),?\s+(?:then )?"
    r"(?P<then>(?:the|your|we|you|it|this|there|a)(?:'|\s).*\b(?:collections?|charged?|closed?|terminat\w+|cut off|cancel\w*|suspend\w*|fees?|lose|legal|debt|credit file|refus\w+|void|forfeit\w*|block\w*)\b.*)",
    re.IGNORECASE,
)


def _threatened(text: str, wording: Wording) -> Said | None:
    """ "If you cancel the debit the balance goes to collections" → if the debit is cancelled, …"""
    hit = THREATENED.fullmatch(text)
    clause = clause_of(tokens_of(f"please {hit['vp']}", wording.lexicon)) if hit else None
    if hit is None or clause is None or clause.kind != "command" or clause.negative:
        return None
    found = passive_of(clause, plain_rest(clause.rest), wording)
    if found is None:
        return None
    then = consequence(hit["then"], wording) or hit["then"]
    said = f"if {found[0]['np']} {'are' if found[1] else 'is'} {found[0]['done']}, {then}"
    reason = wording.reasons["no-threat"]
    return Said("said", capital(said), "no-threat", reason.reason, reason.source, "inform")


def conditional(text: str, wording: Wording, choice: Choice) -> Said | None:
    """The whole sentence said as "If … isn't done, …"; None where it is no such condition."""
    if len(text) > LONGEST or ("if you" not in text.lower() and "unless you" not in text.lower()):
        return None
    hit = UNLESS.fullmatch(text) or AFTER.fullmatch(text)
    if hit is None:
        return _threatened(text, wording)
    then = consequence(hit["then"], wording) or hit["then"]
    if (
        hit["then"]
        .lower()
        .startswith(("i can", "we can", "i'm not able", "we're not able", "i am not", "i cannot"))
    ):
        return None
    unmet = _unmet(hit["vp"], wording)
    if unmet is None:
        return None
    reason = wording.reasons["no-threat"]
    said = f"{unmet}, {then[0].lower() + then[1:] if not then.startswith('I') else then}"
    return Said("said", capital(said), "no-threat", reason.reason, reason.source, "inform")


def _unmet(vp: str, wording: Wording) -> str | None:
    """ "return the router by Friday" → if the router isn't returned by Friday"""
    clause = clause_of(tokens_of(f"please {vp}", wording.lexicon))
    if clause is None or clause.kind != "command":
        return None
    if clause.verb.base == "pay" and (paid := _paid(vp)):
        return paid
    found = passive_of(clause, plain_rest(clause.rest), wording)
    if found is None:
        return None
    slots, many = found
    return f"if {slots['np']} {'aren' if many else 'isn'}'t {slots['done']}"


def _paid(vp: str) -> str:
    """ "pay by Friday" → if no payment comes in by Friday"""
    rest = vp.split(" ", 1)[1] if " " in vp else ""
    if not rest or rest.split()[0].lower() in (
        "by",
        "within",
        "before",
        "on",
        "until",
        "today",
        "tomorrow",
        "this",
    ):
        return joined("if no payment comes in", rest)
    return ""


def consequence(text: str, wording: Wording) -> str:
    """What follows, without "you" and "we": "your account will be closed"; "" where it won't turn."""
    bare = text.strip(" .!")
    if len(bare) > LONGEST:
        return ""
    if hit := CHARGED.fullmatch(bare):
        fee = hit["fee"]
        has_article = fee.split()[0].lower() in ("a", "an", "the", "another")
        return (
            f"{fee} applies"
            if has_article and "fee" in fee
            else f"a charge of {fee} applies"
            if not has_article
            else ""
        )
    if hit := LOSE.fullmatch(bare):
        return f"{hit['np']} {'are' if hit['np'].endswith('s') else 'is'} lost"
    hit = WE_WILL.fullmatch(bare)
    if hit is None:
        return ""
    clause = clause_of(tokens_of(f"please {hit['vp']}", wording.lexicon))
    if clause is None or clause.kind != "command":
        return ""
    if object_of(clause.rest) is None:
        return ""
    found = passive_of(clause, plain_rest(clause.rest), wording)
    if found is None:
        return ""
    must = "has to be" if "have to" in hit.group().lower().split(hit["vp"].lower())[0] else "will be"
    must = "have to be" if must == "has to be" and found[1] else must
    return f"{found[0]['np']} {must} {found[0]['done']}"
