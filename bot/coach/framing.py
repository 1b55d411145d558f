"""Fills a way of the pack, and the pieces of a clause that fill it."""

from collections.abc import Sequence

from bot.coach.choice import Choice
from bot.coach.grammar import Clause
from bot.coach.said import Said
from bot.coach.tokens import Token, written
from bot.coach.wording import Wording

PLEASE = frozenset(["please", "kindly", "just", "simply"])

TRAILING = frozenset(["anyway", "either", "sorry", "ok", "okay", "then"])


def frame(
    key: str,
    rule: str,
    act: str,
    slots: dict[str, str],
    *,
    wording: Wording,
    choice: Choice,
    way: str = "",
    inner: str = "",
) -> Said | None:
    text = choice.fill(key, slots)
    reason = wording.reasons[rule]
    if text is None:
        return None
    vp = slots.get("vp", "") if act in ("ask", "deflection") else ""
    return Said("said", text, rule, reason.reason, reason.source, act, way=way, inner=inner, vp=vp)


def joined(*parts: str) -> str:
    return " ".join(p.strip() for p in parts if p.strip())


def plain_rest(tokens: Sequence[Token]) -> tuple[Token, ...]:
    kept = list(tokens)
    while kept and (
        (kept[-1].tag == "punct" and kept[-1].text not in (")", '"')) or kept[-1].low in TRAILING
    ):
        kept.pop()
    return tuple(kept)


def verb_phrase(clause: Clause) -> str | None:
    """The verb phrase in its base form, or None where the verb is none."""
    base = clause.verb.base
    if not base or clause.verb.tag not in ("verb", "have", "do", "be"):
        return None
    rest = [t for t in plain_rest(clause.rest) if t.low not in PLEASE]
    return joined(base, written(rest).lstrip(", "))
