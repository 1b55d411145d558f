"""Whether a sentence of ours is sound English: it stands on one verb that agrees with its subject, and on nothing that a
note left out. What isn't, no lead may stand before, and no recast may come to; the agent's own sentence stays.
"""

import itertools
import re
from collections.abc import Sequence

from bot.coach.english.grammar import Clause, clause_of
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import ACTORS
from bot.coach.english.tokens import Token, is_finite, tokens_of
from bot.coach.english.voice import KEPT_CAPITAL
from bot.coach.kinder.named import met
from bot.coach.wording import Wording

ITSELF = frozenset(
    ["close", "open", "start", "begin", "end", "finish", "change", "stop", "move", "increase", "decrease", "drop", "rise", "improve", "resume", "reopen", "launch", "break", "last", "wait", "try", "cost", "weigh", "call", "attend", "knock", "visit", "ring", "follow", "apply", "continue", "switch", "sell", "pass", "stay", "remain", "land", "return", "renew", "reset", "restart", "load", "crash", "vary", "differ", "range", "help", "depend", "count", "matter", "work", "show", "ship"]
)  # fmt: skip
"""What a thing does by itself, as "applications closed", which "annual leave refused" does not."""
SEVERAL = frozenset(
    ["people", "children", "men", "women", "staff", "police", "team", "crew", "committee", "board", "council", "family", "data", "feet", "teeth", "media", "personnel", "management", "others", "half", "rest", "lot", "number", "majority", "minority", "couple", "none", "some", "most", "many", "all", "both", "few"]
)  # fmt: skip
"""Nouns that a verb in the plural may follow without their -s."""
BEHIND = frozenset(["prep", "punct", "num", "not", "sub", "conj", "to"])
DETS = frozenset(["the", "a", "an", "your", "our", "my", "this", "that", "these", "those"])
EQUALS = re.compile(r"\s=\s")
NO_THERE = re.compile(
    r"there(?:'s| is| are|'re|isn't|aren't)?(?: still| already| now| currently)? (?:in|at|on|with|under|to|from|by|for)\b"
)
""" "There's still in queue": nothing is there."""
PLEASE_THING = re.compile(r"please \w+ ?'s |please (?:burst|hurt|cost|spread|split|lost|regards?)\b")
""" "Please burst main on Hale Rd": no order, but what happened."""
NEXT = re.compile(r"(?<=[.!?]) (?=[A-Z])")


def agrees(clause: Clause) -> bool:
    """No verb in the plural behind one thing: "the claim Delay Repay", "contactless cap of 150 reached"."""
    if clause.group or clause.verb.tag != "verb" or clause.verb.form != "base" or _goes_on(clause.rest):
        return True
    subject = list(clause.subject)
    if (
        subject[0].tag == "prep"
        or subject[0].low.endswith("ing")
        or (clause.rest and clause.rest[0].low.endswith("ed"))
    ):
        return True  # "changing a set to a coat is", "our fund closed": it is not the verb
    end = next(
        (at for at, t in enumerate(subject) if at and (t.tag in ("prep", "to") or t.low == "(")), len(subject)
    )
    head = subject[end - 1] if end else subject[0]
    if head.tag == "pron":
        return head.low not in ("it", "he", "she", "this", "that")
    return (
        head.tag not in ("noun", "adj")
        or (head.low.endswith("s") and not head.low.endswith("ss"))
        or head.low in SEVERAL
        or any(t.low in ("and", "&", "or") or t.low in SEVERAL for t in subject)
    )


def noted(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether its verb is what a note leaves of "has been done": "fit note needed after day 7"."""
    verb, rest = clause.verb, clause.rest
    return (
        not clause.group
        and verb.tag == "verb"
        and verb.form == "past"
        and lexicon.base(verb.low, "participle") is not None
        and verb.base not in ITSELF | lexicon.intransitive
        and clause.subject[-1].tag != "pron"
        and clause.subject[-1].low.removesuffix("s") not in ACTORS
        and (not rest or rest[0].tag in BEHIND)
        and not _goes_on(rest)
    )


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether the verb is yet to come: "calls made before the report are", "short notice change fee is"."""
    for token in rest:
        if token.tag in ("conj", "sub", "wh") or token.low in (",", ";", ":"):
            return False
        if token.tag in ("be", "modal", "have", "do") or token.form == "s":
            return True
    return False


def whole(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether it is one statement, with a subject and a verb of its own, so that a lead may stand before it."""
    clause = clause_of(tuple(tokens))
    if clause is None or clause.kind != "statement" or not clause.subject or clause.lead:
        return False
    return (
        agrees(clause)
        and not noted(clause, lexicon)
        and not _run_together(clause)
        and not _breaks_off(tokens)
    )


def _run_together(clause: Clause) -> bool:
    """Whether what stands before the verb is no one thing: "HR-14 we", "less than 48 hours' notice so lesson"."""
    subject = clause.subject
    if subject[0].low.endswith("ing"):
        return False
    if subject[0].tag == "det" or subject[0].tag == "pron":
        return any(t.low in ("so", "but") and t.tag == "conj" for t in subject)
    for before, after in itertools.pairwise(subject):
        noun = before.tag in ("noun", "num")
        if noun and after.tag == "pron" and after.low in ("we", "i", "they", "he", "she", "it"):
            return True
        if noun and after.tag == "det" and after.form != "genitive" and after.low in DETS:
            return True
        if after.tag == "conj" and after.low in ("so", "but"):
            return True
    return len(subject) > 1 and all(t.text.isupper() and len(t.text) > 2 for t in subject[:2])


def _breaks_off(tokens: Sequence[Token]) -> bool:
    """A verb without its subject behind a link, or signs in the place of words: "so can only do 50%", "= not credited"."""
    for at, (before, after) in enumerate(itertools.pairwise(tokens)):
        if before.low == "so" and before.tag == "conj" and after.tag == "modal":
            return True
        if before.low == "=" and at:
            return True
    return False


def sound(made: str, typed: str, wording: Wording) -> bool:
    """Whether what was made of a sentence is English at least as much as the sentence was."""
    if EQUALS.search(made) and EQUALS.search(typed):
        return False
    was = fold(typed)
    return all(fold(each).strip(ENDS) in was or _stands(each, wording) for each in NEXT.split(made))


def _stands(sentence: str, wording: Wording) -> bool:
    low = fold(sentence)
    if NO_THERE.match(low) or PLEASE_THING.match(low):
        return False
    tokens = tokens_of(sentence.strip(ENDS), wording.lexicon)
    clause = clause_of(tokens)
    if clause is None and low.startswith(("the ", "your ", "a ", "an ")):
        return any(is_finite(t) or wording.lexicon.base(t.low, "s", "past") for t in tokens[1:])
    if clause is None or clause.kind != "statement" or not clause.subject or clause.lead:
        return True
    return agrees(clause) and not noted(clause, wording.lexicon)


def low_inside(text: str, sentence: str, wording: Wording) -> str:
    """Without the capital that a word brought from the start of its sentence: "we don't deal with Noise"."""
    first, _, rest = sentence.partition(" ")
    if f" {first} " not in text or not (first[:1].isupper() and first[1:].islower()) or rest[:1].isupper():
        return text
    if first.lower() in KEPT_CAPITAL or not met(first.lower(), wording):
        return text
    return re.sub(rf"(?<=[a-z,]) {first} ", f" {first.lower()} ", text)
