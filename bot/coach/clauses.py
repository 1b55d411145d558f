"""One clause said anew from its grammar: a refusal as a plain "I", a passive turned round, a command asked, a blame
without a culprit. What does not parse comes back as None."""

import re
from dataclasses import replace

from bot.coach.choice import Choice
from bot.coach.framing import frame, joined, plain_rest, verb_phrase
from bot.coach.grammar import Clause, clause_of
from bot.coach.named import by_pattern
from bot.coach.orders import asked_whether, command
from bot.coach.phrases import turned_words
from bot.coach.said import Said
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import lowered
from bot.coach.wording import Wording
from bot.coach.yours import yours

SOFT = frozenset(
    "just simply really literally also actually obviously clearly honestly unfortunately sadly personally therefore".split()  # noqa: SIM905
)
LEADS = SOFT | {"please", "maybe", "perhaps", "and", "so", "but", "no", "well", ",", "sorry", "then"}
DENIED = frozenset(["deny", "decline", "reject", "refuse", "disapprove"])
NOT_ACTS = frozenset(
    "know think want mean care mind believe understand feel like agree remember worry apologise apologize thank stress imagine express emphasise".split()  # noqa: SIM905
)
SEEING = frozenset(["see", "say"])
ALLOWED = frozenset(["authorise", "authorize", "allow", "permit", "equip", "qualify"])
NO_SUBJECTS = frozenset(["there", "who", "which", "what", "nobody", "nothing", "none", "he", "she", "no"])
ABLE = len(("only", "able", "to"))
SHORT = 7
ASKING = frozenset("when why how what where if whether which who".split())  # noqa: SIM905
VERB_OF = {
    "refundable": "refund", "changeable": "change", "transferable": "transfer", "returnable": "take back",
    "exchangeable": "exchange", "cancellable": "cancel", "amendable": "amend", "extendable": "extend", "upgradeable": "upgrade",
}  # fmt: skip
GIVEN = frozenset(["offer", "provide", "give", "have", "accept", "sell", "do", "allow"])


FRONTED = re.compile(
    r"(?P<front>by law|legally|for (?:\w+ ){1,2}reasons|under (?:the |our )?[\w ]{3,30}?(?:law|rules|act|terms|contract|policy)|at this stage|at this point|(?:as|since|because) (?:your|the|it|this|that) [^,]{3,60}?),? (?=(?:i|we|you|there)\b)",
    re.IGNORECASE,
)


def anew(text: str, wording: Wording, choice: Choice) -> Said | None:
    """The clause said anew by its grammar; what stands before it ("by law") stays before it."""
    fronted = FRONTED.match(text)
    if fronted is None:
        return _anew(text, wording, choice)
    rest = text[fronted.end() :]
    said = by_pattern(rest, wording, choice) or _anew(rest, wording, choice)
    if said is None or said.fate != "said" or said.text.endswith("?"):
        return said
    low = written(lowered(tokens_of(said.text, wording.lexicon), wording.lexicon))
    return replace(said, text=f"{fronted['front']}, {low}", inner="")


def _anew(text: str, wording: Wording, choice: Choice) -> Said | None:
    tokens = tokens_of(text, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or any(t.low not in LEADS for t in clause.lead):
        return None
    if clause.kind == "command":
        return None if _is_a_thing(clause, wording) else command(clause, wording, choice)
    if clause.kind == "question":
        return asked_whether(clause, wording, choice)
    lows = tuple(t.low for t in clause.subject)
    if lows in (("i",), ("we",)):
        return _mine(clause, lows[0], wording, choice)
    if lows == ("you",):
        return yours(clause, wording, choice)
    return _thing(clause, wording, choice)


TELLING = frozenset(
    ["check", "ensure", "make", "confirm", "see", "say", "tell", "hope", "know", "note", "mean", "trust"]
)
CALLED = frozenset(["call", "ring", "phone", "dial", "text", "quote", "use"])


def _is_a_thing(clause: Clause, wording: Wording) -> bool:
    """Whether the first word is a noun after all: "claim 88-114-C falls …", "delay repay form is …", "order 55-20871"."""
    base, rest = clause.verb.base, clause.rest
    named = base in wording.lists["count_nouns"] or base in wording.lexicon.nouns_first
    if base in CALLED or base in TELLING:
        return False
    if (
        named
        and rest
        and (rest[0].text[:1] == "#" or (rest[0].tag == "num" and any(c in rest[0].text for c in "-/#")))
    ):
        return True
    if rest and rest[0].form == "past" and (len(rest) == 1 or rest[1].tag in ("num", "prep", "adv", "punct")):
        return True
    for place, token in enumerate(rest):
        if token.tag in ("sub", "wh", "conj", "to", "pron") or token.low in (",", ":", ";"):
            return False
        finite = token.tag in ("be", "modal", "have", "do") or (
            token.tag == "verb" and token.form in ("s", "past")
        )
        if place and finite and (named or token.tag in ("be", "modal")):
            return True
    return False


def _refusal(key: str, slots: dict[str, str], wording: Wording, choice: Choice) -> Said | None:
    if slots.get("vp") in ("do that", "do this", "do it"):
        key = "refuse_that"
    return frame(key, "plain-no", "refusal", slots, wording=wording, choice=choice)


def _adverbs(clause: Clause) -> str:
    return " ".join(t.text.lower() for t in clause.group if t.tag == "adv" and t.low not in SOFT)


def _mine(clause: Clause, who: str, wording: Wording, choice: Choice) -> Said | None:
    """ "We can't X", "I'm unable to X", "we don't X": the no as "I" (or "we"), once and plainly."""
    modal = next((t.low for t in clause.group if t.tag in ("modal", "do")), "")
    adverbs = _adverbs(clause)
    key = "refuse_vp" if who == "i" else "we_refuse_vp"
    rest = [t for t in clause.rest if t.tag != "not"]
    able = ("able", "unable", "allowed", "permitted", "authorised", "authorized")
    if clause.verb.tag == "be" and rest and rest[0].low in able:
        negative = clause.negative or rest[0].low == "unable"
        if not negative or len(rest) < 3 or rest[1].low != "to":
            return None
        return _refusal(key, {"vp": joined(adverbs, written(plain_rest(rest[2:])))}, wording, choice)
    if only := _only(clause, who, wording, choice):
        return only
    if not clause.negative:
        return None
    if clause.verb.base in ALLOWED and len(rest) > 1 and rest[0].tag == "to":
        return _refusal(key, {"vp": joined(adverbs, written(plain_rest(rest[1:])))}, wording, choice)
    if (
        clause.verb.base == "know"
        and modal in ("do", "can")
        and rest
        and rest[0].low in ASKING
        and (len(rest) < 2 or rest[1].tag != "to")
    ):
        q = written(plain_rest(rest))
        return frame("not_know", "plain-no", "defer", {"q": q}, wording=wording, choice=choice)
    vp = verb_phrase(clause)
    if vp is None or clause.verb.base in NOT_ACTS:
        return None
    thing = _thing_refused(clause, wording)
    if any(t.low == "only" for t in clause.group) and modal in ("can", "could"):
        return None
    ing = _gerund(clause, vp, wording) if not adverbs else ""
    if modal in ("can", "could", "will"):
        said = _refusal(key, {"vp": joined(adverbs, vp), "ing": ing}, wording, choice)
    elif modal == "do" and clause.verb.base == "have" and rest:
        slots = {"np": written(plain_rest(rest))}
        said = _refusal("not_have" if who == "i" else "we_not_have", slots, wording, choice)
    elif modal == "do" and clause.verb.base not in SEEING | {"need"}:
        slots = {"vp": joined(adverbs, vp), "ing": ing}
        said = _refusal("we_dont_vp" if who == "we" else "dont_do_vp", slots, wording, choice)
    else:
        return None
    return said and replace(said, thing=thing, habit=modal == "do" and clause.verb.base != "have")


def _gerund(clause: Clause, vp: str, wording: Wording) -> str:
    """ "refund opened items" → refunding opened items; "" for what is long or has a condition in it."""
    if len(vp.split()) > SHORT or any(t.tag in ("sub", "conj", "wh", "pron") for t in clause.rest):
        return ""
    return joined(wording.lexicon.form(clause.verb.base, "ing"), vp.partition(" ")[2])


def _only(clause: Clause, who: str, wording: Wording, choice: Choice) -> Said | None:
    """ "We can only offer credit", "I'm only able to search" → the most I can do is …"""
    if clause.negative:
        return None
    rest = plain_rest(clause.rest)
    lows = [t.low for t in rest]
    if clause.verb.tag == "be" and lows[:3] == ["only", "able", "to"] and len(rest) > ABLE:
        vp = written(rest[3:])
    elif (
        clause.verb.tag == "be" and lows[:2] == ["able", "to"] and any(t.low == "only" for t in clause.group)
    ):
        vp = written(rest[2:])
    elif any(t.low in ("can", "could") for t in clause.group) and any(t.low == "only" for t in clause.group):
        vp = verb_phrase(clause) or ""
    else:
        return None
    return (
        _refusal("only_vp", {"vp": vp, "who": "I" if who == "i" else "we"}, wording, choice) if vp else None
    )


def _thing_refused(clause: Clause, wording: Wording) -> str:
    """ "we don't offer Sunday collections" → Sunday collections."""
    if clause.verb.base not in GIVEN:
        return ""
    rest = plain_rest(clause.rest)
    end = 0
    while end < len(rest) and rest[end].tag in ("det", "adj", "noun", "num"):
        end += 1
    if end == 0 or rest[end - 1].tag != "noun" or rest[0].low in ("any", "that", "this", "these", "those"):
        return ""
    if end < len(rest) and rest[end].tag not in ("prep", "adv"):
        return ""
    return turned_words(rest[:end], wording.lexicon) if end <= 5 else ""


def _thing(clause: Clause, wording: Wording, choice: Choice) -> Said | None:
    """ "X cannot be refunded" → I'm not able to refund X; "X is denied" → I'm not able to approve X."""
    subject = written(lowered(clause.subject, wording.lexicon))
    if not any(t.tag in ("noun", "num", "pron") for t in clause.subject) or "," in subject:
        return None
    if clause.subject[0].low in NO_SUBJECTS:
        return None
    object_ = {"they": "them"}.get(subject.lower(), subject)
    group = [t.base or t.low for t in clause.group if t.tag in ("modal", "be", "have", "do")]
    rest = written(plain_rest(clause.rest))
    if told := _non_able(clause, subject, wording, choice):
        return told
    passive = "be" in group and clause.verb.tag == "verb" and clause.verb.form in ("past", "participle")
    if not passive or rest.startswith("by "):
        return None
    approvable = any(t.low in wording.lists["approvable"] for t in clause.subject)
    if clause.verb.base in DENIED and "in full" in rest:
        return None
    if clause.verb.base in DENIED and approvable and not clause.negative:
        return _refusal("denied", {"np": joined(object_, rest)}, wording, choice)
    if clause.negative and group[0] in ("can", "could") and clause.verb.base in wording.lists["company_acts"]:
        vp = joined(_adverbs(clause), clause.verb.base, object_, rest)
        return _refusal("refuse_vp", {"vp": vp}, wording, choice)
    return None


def _non_able(clause: Clause, subject: str, wording: Wording, choice: Choice) -> Said | None:
    """ "The deposit is non-refundable" → …, so I'm not able to refund it."""
    rest = [t for t in plain_rest(clause.rest) if t.low not in SOFT | {"strictly", "fully"}]
    if clause.verb.tag != "be" or clause.verb.low not in ("is", "are", "'s", "'re") or clause.group:
        return None
    if len(rest) == 2 and rest[0].tag == "not":
        adj, able = f"not {rest[1].low}", rest[1].low
    elif len(rest) == 1 and rest[0].low.startswith("non"):
        adj, able = rest[0].low, rest[0].low.removeprefix("non").removeprefix("-")
    else:
        return None
    if able not in VERB_OF or clause.subject[0].tag == "pron":
        return None
    verb, _, particle = VERB_OF[able].partition(" ")
    many = clause.verb.low == "are"
    it = "them" if many else "it"
    slots = {
        "np": subject, "be": "are" if many else "is", "adj": adj, "they": "they're" if many else "it's",
        "verb": verb, "it": joined(it, particle), "ing": wording.lexicon.form(verb, "ing"),
    }  # fmt: skip
    return _refusal("non_able_apart" if particle else "non_able", slots, wording, choice)
