"""One clause said anew from its grammar: a refusal as a plain "I", a passive turned round, a command asked, a blame
without a culprit. What does not parse comes back as None."""

from collections.abc import Sequence

from bot.coach.choice import Choice
from bot.coach.grammar import Clause, clause_of
from bot.coach.lexicon import Lexicon
from bot.coach.said import Said
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.voice import lowered
from bot.coach.wording import Wording

SOFT = frozenset(
    [
        "just",
        "simply",
        "really",
        "literally",
        "also",
        "actually",
        "obviously",
        "clearly",
        "honestly",
        "unfortunately",
        "sadly",
        "personally",
        "therefore",
    ]
)
ME = frozenset(["i", "we"])
DENIED = frozenset(["deny", "decline", "reject", "refuse", "disapprove"])
NOT_ACTS = frozenset(
    [
        "know",
        "think",
        "want",
        "see",
        "mean",
        "care",
        "mind",
        "believe",
        "understand",
        "feel",
        "like",
        "agree",
        "remember",
        "say",
        "worry",
    ]
)
GO_TO = frozenset(
    [
        "contact",
        "call",
        "ask",
        "speak",
        "talk",
        "write",
        "go",
        "reach",
        "phone",
        "ring",
        "email",
        "message",
        "visit",
        "try",
        "check",
        "consult",
        "see",
        "use",
    ]
)
APPROVABLE = frozenset(
    "refund refunds claim claims request requests application appeal exchange return exception extension upgrade discount credit transfer reimbursement leave warranty".split()  # noqa: SIM905
)
TIMES = frozenset(["minutes", "hours", "days", "weeks", "months", "years", "hour", "day", "week", "month"])
ALLOWED = frozenset(["authorise", "authorize", "allow", "permit", "equip", "qualify"])
PARTICLES = frozenset(["up", "out", "off", "down", "back", "away", "in", "on", "over"])
PRONOUNS = frozenset(["it", "this", "that", "these", "those", "they", "them"])


def anew(text: str, wording: Wording, choice: Choice) -> Said | None:
    lexicon = wording.lexicon
    tokens = tokens_of(text, lexicon)
    clause = clause_of(tokens)
    if clause is None or any(
        t.low not in SOFT | {"please", "and", "so", "but", "no", "well", ",", "sorry", "then"}
        for t in clause.lead
    ):
        return None
    if clause.kind == "command":
        return _command(clause, wording, choice)
    if clause.kind != "statement":
        return None
    lows = tuple(t.low for t in clause.subject)
    if lows in (("i",), ("we",)):
        return _mine(clause, lows[0], wording, choice)
    if lows == ("you",):
        return _yours(clause, wording, choice)
    return _thing(clause, wording, choice)


def _said(
    key: str, rule: str, act: str, slots: dict[str, str], *, wording: Wording, choice: Choice
) -> Said | None:
    if slots.get("vp") in ("do that", "do this", "do it"):
        key = "refuse_that"
    text = choice.fill(key, slots)
    reason = wording.reasons[rule]
    return None if text is None else Said("said", text, rule, reason.reason, reason.source, act)


def _adverbs(clause: Clause) -> str:
    return " ".join(t.text.lower() for t in clause.group if t.tag == "adv" and t.low not in SOFT)


def _joined(*parts: str) -> str:
    return " ".join(p.strip() for p in parts if p.strip())


def _vp(clause: Clause, lexicon: Lexicon) -> str | None:
    """The verb phrase in its base form, or None where the verb is none."""
    base = clause.verb.base
    if not base or clause.verb.tag not in ("verb", "have", "do"):
        return None
    return _joined(base, written(_plain(clause.rest)))


def _plain(tokens: Sequence[Token]) -> tuple[Token, ...]:
    kept = list(tokens)
    while kept and (kept[-1].tag == "punct" or kept[-1].low in ("anyway", "either", "sorry", "ok")):
        kept.pop()
    return tuple(kept)


def _mine(clause: Clause, who: str, wording: Wording, choice: Choice) -> Said | None:
    """ "We can't X", "I'm unable to X", "we don't X": the no as "I" (or "we"), once and plainly."""
    lexicon = wording.lexicon
    modal = next((t.low for t in clause.group if t.tag in ("modal", "do")), "")
    adverbs = _adverbs(clause)
    key = "refuse_vp" if who == "i" else "we_refuse_vp"
    rest = [t for t in clause.rest if t.tag != "not"]
    if (
        clause.verb.tag == "be"
        and rest
        and rest[0].low in ("able", "unable", "allowed", "permitted", "authorised", "authorized")
    ):
        negative = clause.negative or rest[0].low == "unable"
        if not negative or len(rest) < 3 or rest[1].low != "to":
            return None
        return _said(
            key,
            "plain-no",
            "refusal",
            {"vp": _joined(adverbs, written(_plain(rest[2:])))},
            wording=wording,
            choice=choice,
        )
    if not clause.negative:
        return None
    if clause.verb.base in ALLOWED and rest and rest[0].tag == "to" and len(rest) > 1:
        slots = {"vp": _joined(adverbs, written(_plain(rest[1:])))}
        return _said(key, "plain-no", "refusal", slots, wording=wording, choice=choice)
    vp = _vp(clause, lexicon)
    if vp is None:
        return None
    if modal in ("can", "could", "will"):
        if clause.verb.base in NOT_ACTS - {"say", "see"}:
            return None
        return _said(key, "plain-no", "refusal", {"vp": _joined(adverbs, vp)}, wording=wording, choice=choice)
    if modal == "do" and clause.verb.base not in NOT_ACTS | {"have", "need"}:
        return _said(
            "we_refuse_vp" if who == "we" else "refuse_vp",
            "plain-no",
            "refusal",
            {"vp": _joined(adverbs, vp)},
            wording=wording,
            choice=choice,
        )
    if modal == "do" and clause.verb.base == "have" and rest:
        return _said(
            "not_have" if who == "i" else "we_not_have",
            "plain-no",
            "refusal",
            {"np": written(_plain(rest))},
            wording=wording,
            choice=choice,
        )
    return None


def _command(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    vp = _vp(clause, wording.lexicon)
    if vp is None:
        return None
    vp = _joined(*[w for w in vp.split(" ") if w.lower().strip(",") != "please"]).strip(", ")
    if clause.negative:
        return _said("dont_vp", "please", "ask", {"vp": vp}, wording=wording, choice=choice)
    return _asked(vp, clause.verb.base, wording, choice)


def _asked(vp: str, base: str, wording: Wording, choice: Choice) -> Said | None:
    if base in (
        "be",
        "calm",
        "relax",
        "stop",
        "stay",
        "look",
        "listen",
        "note",
        "see",
        "remember",
        "thank",
        "let",
    ):
        return None
    if " or " in f" {vp} ":
        return None
    if base == "wait":
        return _said("wait_vp", "please", "ask", {"vp": vp}, wording=wording, choice=choice)
    if base in GO_TO:
        return _said("go_vp", "please", "deflection", {"vp": vp}, wording=wording, choice=choice)
    return _said("ask_vp", "please", "ask", {"vp": vp}, wording=wording, choice=choice)


def _object(rest: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    end = 0
    while end < len(rest) and (rest[end].tag in ("det", "adj", "noun", "num")):
        end += 1
    thing = tuple(rest[:end])
    if any(t.low in TIMES for t in thing):
        return None
    if not thing or not any(t.tag == "noun" for t in thing) or thing[-1].tag == "adj":
        return None
    if end < len(rest) and rest[end].tag in ("conj", "verb", "sub", "be", "modal"):
        return None
    return thing, tuple(rest[end:])


def _plural(thing: Sequence[Token]) -> bool:
    nouns = [t for t in thing if t.tag == "noun"]
    return bool(nouns) and nouns[-1].low.endswith("s") and not nouns[-1].low.endswith(("ss", "us", "is"))


def _yours(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    """ "You must X" asks; "you entered X" tells what happened without a culprit."""
    lexicon = wording.lexicon
    modal = next((t.base or t.low for t in clause.group if t.tag in ("modal", "do", "have")), "")
    rest = _plain(clause.rest)
    if (
        clause.verb.low in ("need", "have", "must")
        and rest
        and rest[0].tag == "to"
        and not clause.negative
        and modal in ("", "will")
    ):
        inner = clause_of((*rest[1:],)) if len(rest) > 1 else None
        if inner is None or inner.kind != "command":
            return None
        vp = _vp(inner, lexicon)
        return None if vp is None else _asked(vp, inner.verb.base, wording, choice)
    if modal == "must" and not clause.negative:
        vp = _vp(clause, lexicon)
        return None if vp is None else _asked(vp, clause.verb.base, wording, choice)
    if modal in ("can", "could", "will") and clause.negative and (vp := _vp(clause, lexicon)):
        return _said("you_cant", "plain-no", "refusal", {"vp": vp}, wording=wording, choice=choice)
    if clause.verb.tag != "verb" or clause.verb.base in lexicon.intransitive | {
        "need",
        "want",
        "know",
        "have",
        "think",
        "say",
        "get",
        "see",
        "mean",
    }:
        return None
    particle = (rest[0],) if rest and rest[0].low in PARTICLES else ()
    found = _object(rest[len(particle) :])
    if found is None:
        return None
    thing, after = found[0], (*particle, *found[1])
    group = [t.base or t.low for t in clause.group if t.tag in ("modal", "have", "do", "be")]
    slots = {
        "np": written(thing),
        "done": _joined(lexicon.form(clause.verb.base, "participle"), written(after)),
    }
    plural = _plural(thing)
    if group[:2] == ["should", "have"] or group[:2] == ["could", "have"]:
        return (
            _said("needed", "no-blame", "blame", slots, wording=wording, choice=choice)
            if not clause.negative
            else None
        )
    if group in (["do"], ["did"]) and clause.negative and any(t.low == "did" for t in clause.group):
        return _said(
            "were_not" if plural else "was_not", "no-blame", "blame", slots, wording=wording, choice=choice
        )
    if group == ["have"] and not clause.negative:
        return None
    if not group and clause.verb.form == "past":
        return _said(
            "were_done" if plural else "was_done", "no-blame", "blame", slots, wording=wording, choice=choice
        )
    return None


def _thing(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    """ "X cannot be V-ed" → I'm not able to V X; "X is denied" → I'm not able to approve X."""
    lexicon = wording.lexicon
    subject = written(lowered(clause.subject, lexicon))
    if not any(t.tag in ("noun", "num", "pron") for t in clause.subject) or "," in subject:
        return None
    if clause.subject[0].low in ("there", "who", "which", "what", "nobody", "nothing", "none", "he", "she"):
        return None
    object_ = {"they": "them"}.get(subject.lower(), subject)
    if clause.subject[0].low == "no":
        return None
    group = [t.base or t.low for t in clause.group if t.tag in ("modal", "be", "have", "do")]
    rest = written(_plain(clause.rest))
    passive = "be" in group and clause.verb.tag == "verb" and clause.verb.form in ("past", "participle")
    approvable = any(t.low in APPROVABLE for t in clause.subject)
    if (
        passive
        and clause.verb.base in DENIED
        and approvable
        and not clause.negative
        and not rest.startswith("by ")
    ):
        return _said(
            "denied", "plain-no", "refusal", {"np": _joined(object_, rest)}, wording=wording, choice=choice
        )
    if passive and clause.negative and group[0] in ("can", "could") and not rest.startswith("by "):
        return _said(
            "refuse_vp",
            "plain-no",
            "refusal",
            {"vp": _joined(_adverbs(clause), clause.verb.base, object_, rest)},
            wording=wording,
            choice=choice,
        )
    return None
