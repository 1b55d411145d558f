"""Tells a stretch that carries something for the customer (a fact, the decision, a step, a question) from mere tone."""

import re

from bot.coach.grammar import Clause, clause_of
from bot.coach.memory import remembered
from bot.coach.phrases import subject_class
from bot.coach.text import facts_of, fold
from bot.coach.tokens import tokens_of
from bot.coach.wording import Wording

DECIDES = re.compile(
    r"\b(?:(?:i|we) (?:don'?t|do not|didn'?t|will not|did not) \w+|decision|can(?:'t|not| not)|cant|won'?t|unable|not able|denied|declined|rejected|refus\w+|approv\w+|refund\w*|cancel\w*|clos(?:ed|ing)|final"
    r"|not (?:possible|available|covered|eligible|refundable|allowed|included|accepted|valid|supported|insured|transferable)|void|expired"
    r"|sold out|no longer|no (?:\w+ ){1,3}(?:will|can|is|are)|(?:don'?t|do not|doesn'?t|does not) (?:offer|refund|accept|cover|ship|do|have|allow|include|give|provide|sell|make)|stands?)\b"
)
STOCK = re.compile(
    r"(?:(?:again|oh|please|and|so|ah|hey|yeah|yes|well|look|sure|ok)[, ]+)*(?:(?:we|i)(?:'re|'m| are| am| do| can| fully| truly| really| completely| sincerely| deeply| very)* "
    r"(?:sorry|apologi[sz]e|understand|appreciate|regret|value|sympathi[sz]e|get it|empathi[sz]e|feel|hear you|know how|realise|realize|take (?:this|your|all))"
    r"|(?:so |very |really )*sorry|(?:my |our )?(?:\w+ )?apologies|thank(?:s| you)|(?:that )?sounds (?:\w+ )?\w+|please accept|(?:we|i) have (?:noted|read|received)"
    r"|your (?:feedback|comments?|opinion|business|satisfaction|concerns?|patience|loyalty)|it (?:must|can) be|take care(?: of yourself)?[.!]*$|stay safe|keep (?:smiling|going|it up|training|well)|this must be|that must)\b"
)
IF_WILL = re.compile(r"\b(?:if|unless)\b.*(?:\b(?:will|would|is|are|gets?)\b|'ll\b|\bwon't\b)")
CONTACT = re.compile(r"\b(?:call|email|mail|messag|writ|contact|chas|ring|phon|tagg?|ask|spamm?)ing\b")
CERTAIN, SURE, LIKELY, KEPT = 0.97, 0.85, 0.6, 0.6
"""Shares of the classifier from which a stretch is taken for a jibe or a stock line, and for content."""
LONG = 26
"""Words from which a sentence holds more than its tone."""
HALTS = frozenset(["stop", "quit"])
INFORMS = re.compile(
    r"\b(?:aware of|looking into|working on|investigat\w+|forwarded|passed (?:it|this|on)|escalated|been (?:raised|logged|sent|passed|forwarded|shared))\b"
)
LOSS = re.compile(r"\b(?:your|the) (?:recent )?loss\b|condolences|\bpassing\b|bereavement")
"""Said to the bereaved: never a formula too much."""
SAME = re.compile(r"\b(\w{3,}) (?:is|are) \1\b")
NEEDS = re.compile(r"\b(?:i|we)(?:'ll| will)? (?:need|require)\b|\b(?:is|are) (?:needed|required)\b")
TELLING = re.compile(
    r"\b(?:takes?|if|should|costs?|weeks?|days?|hours?|minutes?|months?|years?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|tonight|until|before|after|within|two|three|four|five|six|ten|twice|because|unless)\b"
)
"""Words of something told rather than flung."""
FEW = 3
VAGUE = frozenset(
    [
        "experience",
        "situation",
        "frustration",
        "inconvenience",
        "feedback",
        "comments",
        "comment",
        "loyalty",
        "patience",
        "understanding",
        "concern",
        "concerns",
        "matter",
        "issue",
        "trouble",
        "time",
        "day",
        "way",
        "thing",
        "problem",
        "message",
        "case",
        "service",
        "customer",
        "help",
    ]
)
REFUSES = re.compile(
    r"\b(?:can'?t|cannot|unable|not able|won'?t|don'?t|no longer|not possible|decision|if|however|but)\b"
)
POINTS = re.compile(
    r"\b(?:if|unless|until|once|because|since|as soon as|so that|only|instead|either|before|after|within)\b"
)


@remembered
def is_tone(text: str, wording: Wording, *, topic: frozenset[str] = frozenset()) -> bool:
    """Whether nothing would be missed if it went: it holds no protected fact, no decision, no step, no real question,
    and is either worded to sting or about nobody's case. `topic`: nouns of this case."""
    if facts_of(text):
        return False
    folded = fold(text).strip()
    if folded.startswith("if ") and not wording.patterns["tone"].search(folded):
        return False
    verdict = wording.acts.read(text)
    stings = verdict.share["jibe"] + verdict.share["stock"]
    tone = bool(wording.patterns["tone"].search(folded)) and verdict.keep < KEPT
    tokens = tokens_of(text, wording.lexicon)
    nouns = {t.low for t in tokens if t.tag == "noun"}
    if LOSS.search(folded) or INFORMS.search(folded) or NEEDS.search(folded):
        return False
    if STOCK.match(folded) and not (nouns & (topic - VAGUE)) and not REFUSES.search(folded):
        return True
    if wording.patterns["scorn"].search(folded) or SAME.search(folded):
        return True
    clause = clause_of(tokens)
    if (
        IF_WILL.search(folded)
        or INFORMS.search(folded)
        or (clause is not None and verdict.act not in ("hello", "stock") and _asks(clause, wording))
    ):
        return False
    if (
        clause is not None
        and clause.kind == "command"
        and verdict.share["bye"] > LIKELY
        and clause.verb.base not in wording.lists["go_verbs"]
    ):
        return True
    if len(tokens) > LONG:
        return False
    decides = bool(DECIDES.search(folded))
    worded = tone or not nouns or clause is None or bool(wording.patterns["tone"].search(folded))
    plain = not TELLING.search(folded) and not named_thing(text, wording)
    if stings >= CERTAIN and (worded or plain):
        return True
    if not decides and stings >= SURE and (worded or plain):
        return True
    if not decides and stings >= LIKELY and plain and worded:
        return True
    if decides:
        return False
    if clause is None:
        return tone
    echo = folded.endswith("?") and clause.kind == "statement" and [t.low for t in clause.subject] == ["you"]
    if clause.kind == "question" or echo:
        return tone or (echo and clause.verb.base in ("want", "think", "expect", "believe"))
    if tone:
        return True
    if clause.kind == "command":
        return clause.verb.base in HALTS and bool(CONTACT.search(folded))
    generic = clause.subject[0].tag in ("noun", "adj", "num") and clause.subject[-1].low.endswith("s")
    short = len(clause.rest) <= FEW and not clause.negative and not clause.group and not clause.lead
    habit = (
        clause.verb.tag == "verb" and clause.verb.form == "base" and subject_class(clause.subject) == "other"
    )
    return generic and short and habit and not nouns & topic and not POINTS.search(folded)


def _asks(clause: Clause, wording: Wording) -> bool:
    """A step to take, or a question about what they did."""
    if clause.kind == "command":
        return clause.verb.base not in wording.lists["no_requests"] | HALTS and bool(clause.rest)
    did = any(t.low in ("did", "have") for t in clause.group) and [t.low for t in clause.subject] == ["you"]
    return clause.kind == "question" and not clause.wh and did


def nouns_of(text: str, wording: Wording) -> frozenset[str]:
    """What a customer's message is about; its first 600 characters are enough."""
    return frozenset(
        t.low for t in tokens_of(text[:600], wording.lexicon) if t.tag == "noun" and len(t.low) > 2
    )


def named_thing(text: str, wording: Wording) -> str:
    """Something of a case that a stretch names ("seat", "reservation"); "" where it names nothing."""
    counted = wording.lists["count_nouns"] | wording.lists["asked_about"]
    return next((t.low for t in tokens_of(text, wording.lexicon) if t.low in counted - VAGUE), "")
