"""What a draft tells the customer to do, or says they did: an order becomes a request, a blame what happened."""

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.choice import Choice
from bot.coach.grammar import Clause, clause_of
from bot.coach.phrases import PARTICLES, plural
from bot.coach.said import Said
from bot.coach.tokens import Token, written
from bot.coach.wording import Wording

PLEASE = frozenset(["please", "kindly", "just", "simply"])
TRAILING = frozenset(["anyway", "either", "sorry", "ok", "okay", "then"])
UNPLACED = frozenset(["it", "this", "that", "them", "you", "us", "me", "how", "what", "if", "whether"])
"""After "see": no place where a thing is written."""
DEADLINE = frozenset(["within", "by", "before", "until", "no later than"])
TIMES = frozenset(["minutes", "hours", "days", "weeks", "months", "years", "hour", "day", "week", "month"])
SUBJECT_OF = {"it": "it", "this": "this", "that": "that", "them": "they", "these": "these", "those": "those"}
UNTURNED = frozenset(
    "need want know have think say get see mean let make keep agree try start decide feel like go take miss".split()  # noqa: SIM905
)


def frame(
    key: str, rule: str, act: str, slots: dict[str, str], *, wording: Wording, choice: Choice
) -> Said | None:
    text = choice.fill(key, slots)
    reason = wording.reasons[rule]
    return None if text is None else Said("said", text, rule, reason.reason, reason.source, act)


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


def command(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    vp = verb_phrase(clause)
    if vp is None:
        return None
    if clause.negative:
        return frame("dont_vp", "please", "ask", {"vp": vp}, wording=wording, choice=choice)
    return asked(clause, vp, wording, choice)


def asked(clause: Clause, vp: str, wording: Wording, choice: Choice) -> Said | None:
    base, lists = clause.verb.base, wording.lists
    if base in lists["no_requests"] or (base == "be" and clause.verb.tag == "be"):
        return None
    if base in ("see", "read", "note", "refer"):
        where = vp.split(" ", 1)[1].removeprefix("to ") if " " in vp else ""
        if base == "note" or not where or where.split(" ")[0] in UNPLACED:
            return None
        return frame("see_np", "please", "ask", {"np": where}, wording=wording, choice=choice)
    if base in ("wait", "allow"):
        return frame("wait_vp", "please", "ask", {"vp": vp}, wording=wording, choice=choice)
    long = ":" in vp or len(vp.split()) > 16 or " or " in f" {vp} " or " if " in f" {vp} "
    if base in lists["go_verbs"]:
        return frame(
            "go_vp_long" if long else "go_vp",
            "please",
            "deflection",
            {"vp": vp},
            wording=wording,
            choice=choice,
        )
    return frame(
        "ask_vp_long" if long else "ask_vp", "please", "ask", {"vp": vp}, wording=wording, choice=choice
    )


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


def _thing_of(rest: Sequence[Token]) -> tuple[str, tuple[Token, ...], bool] | None:
    """(what was acted on, as a subject, what follows, whether it is several)."""
    if rest and rest[0].low in SUBJECT_OF and (len(rest) == 1 or rest[1].tag not in ("noun", "adj", "num")):
        return SUBJECT_OF[rest[0].low], tuple(rest[1:]), rest[0].low in ("them", "these", "those")
    end = 0
    while end < len(rest) and rest[end].tag in ("det", "adj", "noun", "num"):
        end += 1
    thing = tuple(rest[:end])
    if (
        any(t.low in TIMES for t in thing)
        or not any(t.tag == "noun" for t in thing)
        or thing[-1].tag == "adj"
    ):
        return None
    if end < len(rest) and rest[end].tag in ("conj", "verb", "sub", "be", "modal", "pron", "wh"):
        return None
    return written(thing), tuple(rest[end:]), plural(thing)


def yours(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    """ "You must X" asks; "you entered X" tells what happened without a culprit."""
    modal = next((t.base or t.low for t in clause.group if t.tag in ("modal", "do", "have")), "")
    rest = plain_rest(clause.rest)
    obliged = (
        clause.verb.low in ("need", "have", "must") and rest and rest[0].tag == "to" and not clause.negative
    )
    if obliged and modal in ("", "will") and len(rest) > 1:
        return _obliged(_told_to(rest[1:]), wording, choice)
    if modal == "must" and not clause.negative:
        return _obliged(clause, wording, choice)
    if modal in ("can", "could", "will") and clause.negative and (vp := verb_phrase(clause)):
        return frame("you_cant", "plain-no", "refusal", {"vp": vp}, wording=wording, choice=choice)
    return _blamed(clause, rest, wording, choice)


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
    return asked(inner, vp, wording, choice)


def _rule(inner: Clause, wording: Wording, choice: Choice) -> Said | None:
    """ "report damage within 7 days" → damage has to be reported within 7 days."""
    found = _done(inner, plain_rest(inner.rest), wording)
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


def _done(clause: Clause, rest: Sequence[Token], wording: Wording) -> tuple[dict[str, str], bool] | None:
    lexicon = wording.lexicon
    if clause.verb.tag != "verb" or clause.verb.base in lexicon.intransitive | UNTURNED:
        return None
    particle = (rest[0],) if rest and rest[0].low in PARTICLES else ()
    found = _thing_of(rest[len(particle) :])
    if found is None:
        return None
    done = joined(lexicon.form(clause.verb.base, "participle"), written(particle), written(found[1]))
    return {"np": found[0], "done": done}, found[2]


def _seen(clause: Clause, rest: Sequence[Token], wording: Wording, choice: Choice) -> Said | None:
    """What won't turn is at least told as seen from here, not as a verdict."""
    past = clause.verb.form in ("past", "participle") or any(
        t.low in ("were", "did") for t in (clause.verb, *clause.group)
    )
    if not past or any(t.tag == "modal" for t in clause.group) or not rest:
        return None
    fact = written(
        (*(replace(t, text=t.text.lower()) for t in clause.subject), *clause.group, clause.verb, *rest)
    )
    return frame("plainly_you", "no-blame", "blame", {"fact": fact}, wording=wording, choice=choice)


def _blamed(clause: Clause, rest: Sequence[Token], wording: Wording, choice: Choice) -> Said | None:
    found = _done(clause, rest, wording)
    if found is None:
        return _seen(clause, rest, wording, choice)
    slots, many = found
    group = [t.base or t.low for t in clause.group if t.tag in ("modal", "have", "do", "be")]
    if group[:2] in (["should", "have"], ["could", "have"]):
        vague = slots["np"] in SUBJECT_OF.values()
        definite = not vague and not slots["np"].startswith(("a ", "an ", "more ", "some "))
        if clause.negative or not definite:
            return None
        return frame("needed", "no-blame", "blame", slots, wording=wording, choice=choice)
    did_not = group == ["do"] and clause.negative and any(t.low == "did" for t in clause.group)
    if did_not or (group == ["have"] and clause.negative):
        return frame(
            "were_not" if many else "was_not", "no-blame", "blame", slots, wording=wording, choice=choice
        )
    if group == ["be"] and clause.negative and clause.verb.form == "ing":
        return frame(
            "are_not_being" if many else "is_not_being",
            "no-blame",
            "blame",
            slots,
            wording=wording,
            choice=choice,
        )
    never = any(t.low == "never" for t in clause.group)
    if group == ["have"] and not clause.negative:
        return _seen(clause, rest, wording, choice)
    if not group and clause.verb.form == "past":
        key = ("were" if many else "was") + ("_not" if never else "_done")
        return frame(key, "no-blame", "blame", slots, wording=wording, choice=choice)
    return None
