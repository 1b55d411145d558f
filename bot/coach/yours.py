"""What a draft says of the customer: an obligation becomes a request or a rule, a blame what happened."""

from collections.abc import Sequence

from bot.coach.blame import blamed, passive_of
from bot.coach.choice import Choice
from bot.coach.framing import frame, joined, plain_rest, verb_phrase
from bot.coach.grammar import Clause, clause_of
from bot.coach.orders import asked
from bot.coach.said import Said
from bot.coach.tokens import Token, written
from bot.coach.wording import Wording

DEADLINE = frozenset(["within", "by", "before", "until", "no later than"])


def yours(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    """ "You must X" asks; "you entered X" tells what happened without a culprit."""
    modal = next((t.base or t.low for t in clause.group if t.tag in ("modal", "do", "have")), "")
    rest = plain_rest(clause.rest)
    obliged = (
        clause.verb.low in ("need", "have", "must") and rest and rest[0].tag == "to" and not clause.negative
    )
    if obliged and modal in ("", "will") and len(rest) > 1:
        return _obliged(_told_to(rest[1:]), wording, choice)
    if modal == "must" and any(t.tag == "have" for t in clause.group) and not clause.negative:
        found = passive_of(clause, rest, wording)
        slots = {**found[0], "was": "were" if found[1] else "was"} if found else {}
        return frame("may_have_been", "no-blame", "blame", slots, wording=wording, choice=choice)
    if modal == "must" and not clause.negative:
        return _obliged(clause, wording, choice)
    past = any(t.tag == "have" for t in clause.group)
    if past and modal in ("can", "could") and clause.negative:
        return None
    if modal in ("can", "could", "will") and clause.negative and (vp := verb_phrase(clause)):
        return frame("you_cant", "plain-no", "refusal", {"vp": vp}, wording=wording, choice=choice)
    if modal == "would" and obliged and not clause.negative and len(rest) > 1:
        return _would_mean(rest[1:], wording, choice)
    return blamed(clause, rest, wording, choice)


def _would_mean(tokens: Sequence[Token], wording: Wording, choice: Choice) -> Said | None:
    """ "You'd have to buy a new one" → it would mean buying a new one."""
    if not tokens[0].base:
        return None
    ing = joined(wording.lexicon.form(tokens[0].base, "ing"), written(tokens[1:]))
    return frame(
        "would_mean",
        "please",
        "option",
        {"ing": ing},
        wording=wording,
        choice=choice,
        way=f"it would mean {ing}",
    )


def _told_to(tokens: Sequence[Token]) -> Clause | None:
    if tokens[0].tag in ("have", "do"):
        return Clause("command", (), (), (), tokens[0], tuple(tokens[1:]), negative=False)
    return clause_of(tokens)


def _obliged(inner: Clause | None, wording: Wording, choice: Choice) -> Said | None:
    if inner is None or (inner.kind == "statement" and not any(t.low == "must" for t in inner.group)):
        return None
    vp = verb_phrase(inner)
    if vp is None or inner.kind == "question":
        return None
    if any(t.low in DEADLINE for t in inner.rest) and (told := _rule(inner, wording, choice)):
        return told
    return asked(inner, vp, wording, choice, must=True)


def _rule(inner: Clause, wording: Wording, choice: Choice) -> Said | None:
    """ "report damage within 7 days" → damage has to be reported within 7 days."""
    found = passive_of(inner, plain_rest(inner.rest), wording)
    if found is None:
        return None
    return frame(
        "have_to_be" if found[1] else "has_to_be",
        "please",
        "inform",
        found[0],
        wording=wording,
        choice=choice,
    )
