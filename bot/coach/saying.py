"""Says one sentence of the draft anew: the same act, fact and decision in plain, kind English.

A sentence is cut of its cold lead-ins, split into clauses, and each clause is either said by a pattern of the
content pack, said anew from its grammar, kept as it is, or dropped where it is tone and nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.coach.choice import SLOT, Choice
from bot.coach.clauses import anew
from bot.coach.conditions import conditional
from bot.coach.cuts import JUST, LIKE_OTHERS, Hurt, uncovered, without
from bot.coach.grammar import clause_of
from bot.coach.named import ENDS, by_pattern, has_fact
from bot.coach.parts import by_parts, dropped, parts_of
from bot.coach.said import Said
from bot.coach.text import facts_of, fold
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import ITS, capital, lowered, tidy
from bot.coach.whole import whole
from bot.coach.wording import Cut, Swap, Wording
from bot.coach.worth import is_tone, named_thing

SUBJECTLESS = re.compile(
    r"(?:can't|cannot|can not|won't|don't have|couldn't)\b(?! (?:i|we|you|be)\b)|need (?:your|a|the|you|to)\b"
)

FREE = re.compile(r"\bno (?:extra |additional )?(?:charge|cost|fee)\b")
STUMP = re.compile(
    r"(?:we|i|it|that|this|they|you)(?:'s|'re|'m| are| am| is| was)?(?: (?:extremely|deeply|truly|terribly|sincerely|very|so|really))?[.!]?",
    re.IGNORECASE,
)
"""What a cut may leave of a sentence that was all apology."""
FOR_IT = re.compile(r"(?:For|About) (?=(?:the|your|this|that|our) )")
SORRY = re.compile(r"\b(?:sorry|apolog\w+)\b")
NO_FIRST = re.compile(r"(?:no|nope|nah)[,.!;: -]+(?=\w)")
ITS_OWN = re.compile(
    r"(?:works|takes|needs|depends|comes|costs|looks|shows|says|has|runs|closes|opens|ends|starts|requires|applies|includes|covers)\b(?! (?:of|and)\b)"
)
"""A sentence typed without its "it"."""

CHATTED = re.compile(r"[a-z']+(?=[\s.!?,]|$)")

TONE = frozenset(["blame", "scolding", "dismissal", "belittling", "sarcasm", "insult", "accusation"])

"""Kinds of which a sentence without a fact or a no may go whole."""

WHEN_WORDS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905
)

REFERENCE = re.compile(
    r"(?:,|;| -)? \(?(?P<ref>(?:your )?(?:ref(?:erence)?|case|ticket|claim)\b(?: (?:no|nr|number|id))?[.:]? ?[#\w-]*\d[\w-]*)\)?[.!]*$",
    re.IGNORECASE,
)

EMOTICON = re.compile(
    r"\s?(?<![\U0001F600-\U0001F64F\U0001F910-\U0001F93F\U0001F970-\U0001F97A])[\U0001F600-\U0001F64F\U0001F910-\U0001F93F\U0001F970-\U0001F97A]++\ufe0f?(?=[\s.!]*$)|(?<=[a-z.!?]) x{1,3}$|(?:^|(?<=\s))[:;=]['-]?[()DPp/|\[\]](?=\s|$)"
)
FRAGMENT = 3
PER = re.compile(
    r"\b(?:as )?per (?P<what>(?:our|the|your) (?:\w+ )?(?:terms(?: and conditions)?|t&cs?|contract|agreement|conditions|lease|plan|rules))"
    r"(?:,? \(?(?P<where>(?:section|clause|article|page|point|para(?:graph)?) [\w.()]*\w)\)?)?",
    re.IGNORECASE,
)
UNTOLD = frozenset(["who", "which", "what", "i", "that"])


@dataclass(frozen=True, slots=True)
class Why:
    rule: str
    reason: str
    source: str


def say(
    sentence: str, cold: Sequence[Hurt], topic: frozenset[str], wording: Wording, choice: Choice
) -> Said | None:
    """The sentence said anew, kept, or dropped; None where it is cold and was not understood.

    `topic`: nouns of the customer's message, by which a stretch about their case is told from mere tone.
    """
    said = _say(sentence, cold, topic, wording, choice)
    if said is not None and said.fate == "said" and FOR_IT.match(said.text) and SORRY.search(fold(sentence)):
        said = replace(said, text=f"I'm sorry about {said.text.partition(' ')[2]}", parts=())
    if said is not None and said.fate == "said" and STUMP.fullmatch(said.text):
        return dropped((said.rule, said.reason, said.source), wording)
    if said is None or not said.text or said.fate != "said" or not NO_FIRST.match(fold(sentence)):
        return said
    if wording.patterns["any_no"].search(fold(said.text)) or said.text.endswith("?"):
        return said
    low = written(lowered(tokens_of(said.text, wording.lexicon), wording.lexicon))
    text = choice.fill("afraid_not", {"s": low})
    return said if text is None else replace(said, text=_ended(text), parts=())


def _say(
    sentence: str, cold: Sequence[Hurt], topic: frozenset[str], wording: Wording, choice: Choice
) -> Said | None:
    tidied = tidy(PER.sub(_under, EMOTICON.sub("", sentence.strip())), wording.lexicon)
    tidied, swap = swapped(tidied, wording.swaps)
    if swap is not None:
        cold = [hurt for hurt in cold if hurt.rule.pattern.search(fold(tidied))]
    if PATH.search(tidied):
        return _path(sentence, tidied, wording)
    if (referred := REFERENCE.search(tidied)) and len(tidied[: referred.start()].split()) > 1:
        inner = _say(tidied[: referred.start()] + ".", cold, topic, wording, choice)
        if inner is not None and inner.text and inner.fate == "said" and inner.text.endswith("."):
            return replace(inner, text=f"{inner.text[:-1]} ({referred['ref']}).")
    if (named := by_pattern(tidied.strip(ENDS), wording, choice)) and not (
        named.fate == "dropped" and has_fact(tidied)
    ):
        return replace(named, text=_ended(named.text) if named.text else "")
    body, cuts = uncovered(tidied, wording)
    body = LIKE_OTHERS.sub("", JUST.sub(lambda m: m["be"], body))
    if (
        cuts
        and (named := by_pattern(body.strip(ENDS), wording, choice))
        and not (named.fate == "dropped" and has_fact(body))
    ):
        return replace(named, text=_ended(named.text) if named.text else "")
    body, taken = without(body, cold, wording)
    if taken:
        body, more = uncovered(body, wording)
        cuts = (*cuts, *more)
    why = _why(cuts, taken)
    if not re.search(r"\w", body):
        return Said("dropped", "", *why) if why[0] else Said("kept", sentence)
    if len(parts_of(body.strip(ENDS), wording)) < 2 and is_tone(body, wording, topic=topic):
        return dropped(why, wording, thing=named_thing(body, wording))
    hard = any(h.rule.action == "mark" and h.rule.severity == "block" for h in cold)
    left = any(h.rule.action == "mark" and h.rule.severity != "hint" for h in cold)
    asks = body.rstrip()[-1:].isalnum() and ASKS.match(body)
    stop = "?" if asks or body.rstrip().endswith("?") else ":" if body.rstrip().endswith(":") else "."
    bare = body.strip(ENDS)
    if ITS_OWN.match(fold(bare)) and clause_of(tokens_of(bare, wording.lexicon)) is None:
        bare = f"It {bare[0].lower()}{bare[1:]}"
    if SUBJECTLESS.match(fold(bare)):
        bare = f"I {bare[0].lower()}{bare[1:]}"
    whole_ = whole(bare, wording)
    new = by_pattern(bare, wording, choice) if bare != body.strip(ENDS) or taken else None
    if new is None and stop == "?":
        new = anew(bare, wording, choice)
    elif new is None:
        new = (
            conditional(whole_, wording, choice)
            or by_parts(whole_, left, topic, wording, choice)
            or anew(whole_, wording, choice)
        )
    if new is None:
        if hard and fold(bare).startswith("if ") and all(h.rule.kind == "threat" for h in cold):
            return Said("kept", sentence)
        if hard:
            tone = stop != "?" and not has_fact(bare) and not wording.patterns["any_no"].search(fold(bare))
            named = (cold[0].rule.id, cold[0].rule.reason, cold[0].rule.source)
            return dropped(named, wording) if tone and all(h.rule.kind in TONE for h in cold) else None
        if why[0]:
            return Said("said", _ended(whole_ + stop), *why, act="inform")
        if left:
            return _plainly(whole_, cold[0], wording, choice) if stop == "." else None
        if PER.search(sentence) and stop == "." and _same_facts(whole_, bare):
            reason = wording.reasons["no-shield"]
            return Said("said", _ended(whole_), "no-shield", reason.reason, reason.source, "inform")
        if whole_ != bare and stop == "." and _same_facts(whole_, bare):
            reason = wording.reasons["full-sentence"]
            return Said("said", _ended(whole_), "full-sentence", reason.reason, reason.source, "inform")
        if bare != body.strip(ENDS) and not has_fact(bare):
            reason = wording.reasons["full-sentence"]
            return Said("said", _ended(bare + stop), "full-sentence", reason.reason, reason.source, "inform")
        if swap is not None:
            return Said("said", _ended(capital(tidied)), swap.id, swap.reason, swap.source, "inform")
        return _written_out(sentence, tidied, wording)
    if new.fate == "dropped":
        return new if not has_fact(bare) else None
    return replace(new, text=_ended(new.text + (stop if stop == ":" else "")))


PATH = re.compile(r"\S\s(?:>|→|»)\s\w")
PATH_FIRST = re.compile(r"[A-Z]\w*(?: \w+){0,2}\s(?:>|→|»)\s")


def _path(sentence: str, tidied: str, wording: Wording) -> Said:
    """A way through a menu stays as it is typed, without what is cold around it."""
    body, cuts = uncovered(tidied, wording)
    first = PATH_FIRST.match(body)
    if not cuts and not first:
        return Said("kept", sentence)
    reason = wording.reasons["please"]
    why = (cuts[0].id, cuts[0].reason, cuts[0].source) if cuts else ("please", reason.reason, reason.source)
    return Said("said", _ended(f"Please go to {body}" if first else body), *why, act="ask")


def swapped(text: str, swaps: Sequence[Swap]) -> tuple[str, Swap | None]:
    """With a kinder word for each that pushes them away, and the first rule that did it."""
    first, folded = None, fold(text)
    for swap in swaps:
        hit = swap.pattern.search(folded) if swap.anchor in folded else None
        if hit is None:
            continue
        groups = {str(n): text[hit.start(n) : hit.end(n)] for n in range(1, len(hit.groups()) + 1)}
        put = SLOT.sub(lambda m, groups=groups: groups[m.group(1)], swap.to)
        new = text[: hit.start()] + (capital(put) if hit.start() == 0 else put) + text[hit.end() :]
        if has_fact(new) and not _same_facts(new, text):
            continue
        text, folded, first = new, fold(new), first or swap
    return text, first


def _under(hit: "re.Match[str]") -> str:
    """ "Per our terms, section 9," → under section 9 of our terms,"""
    under = "Under" if hit.start() == 0 else "under"
    where = f"{hit['where']} of " if hit["where"] else ""
    stop = "," if hit.start() == 0 and not hit.string[hit.end() :].startswith(",") else ""
    return f"{under} {where}{hit['what']}{stop}"


def _same_facts(text: str, before: str) -> bool:
    return {f.words.lower() for f in facts_of(text)} == {f.words.lower() for f in facts_of(before)}


def _written_out(sentence: str, tidied: str, wording: Wording) -> Said:
    """Kept; a sentence typed without its capital gets it, since it will stand beside whole ones."""
    if sentence.upper() == sentence and len(sentence.split()) >= FRAGMENT and sentence.lower() != sentence:
        reason = wording.reasons["full-sentence"]
        if _same_facts(tidied, sentence):
            return Said(
                "said", _ended(capital(tidied)), "full-sentence", reason.reason, reason.source, "inform"
            )
    if ITS.search(sentence) and _same_facts(tidied, sentence):
        reason = wording.reasons["full-sentence"]
        return Said("said", _ended(capital(tidied)), "full-sentence", reason.reason, reason.source, "inform")
    unended = sentence[-1:].isalpha() and len(sentence.split()) > FRAGMENT and "://" not in sentence
    if not ((sentence[:1].islower() and CHATTED.match(sentence)) or unended) or "`" in sentence:
        return Said("kept", sentence)
    reason = wording.reasons["full-sentence"]
    if not _same_facts(tidied, sentence):
        tidied = sentence
    text = _ended(tidied) if tidied[-1:].isalnum() else capital(tidied)
    return Said("said", text, "full-sentence", reason.reason, reason.source, "inform")


def _plainly(bare: str, hurt: Hurt, wording: Wording, choice: Choice) -> Said | None:
    """A whole statement that has to stay as it is, told as a person would."""
    return plainly(bare, Why(hurt.rule.id, hurt.rule.reason, hurt.rule.source), wording, choice)


def plainly(bare: str, why: Why, wording: Wording, choice: Choice) -> Said | None:
    tokens = tokens_of(bare.strip(ENDS), wording.lexicon)
    clause = clause_of(tokens)
    if (
        clause is None
        or clause.kind != "statement"
        or clause.subject[:1] == ()
        or clause.subject[0].low in UNTOLD | {"we", "they", "he", "she", "it"}
        or ":" in bare
    ):
        return None
    if any(
        t.tag not in ("adv", "prep", "num", "punct", "det") and t.low not in WHEN_WORDS for t in clause.lead
    ):
        return None
    if any(
        t.tag in ("to", "verb", "sub") or (t.tag == "pron" and len(clause.subject) > 1)
        for t in clause.subject
    ):
        return None
    you = written(clause.subject).lower() == "you"
    past = clause.verb.form == "past" or any(
        t.low in ("was", "were", "did") for t in (*clause.group, clause.verb)
    )
    if past and not you:
        return None
    fact = written(lowered(tokens, wording.lexicon))
    if fact[:1].isupper() and tokens[0].tag == "noun" and not tokens[1].text[:1].isupper():
        return None
    if "must" in (t.low for t in clause.group):
        return None
    if FREE.search(fold(bare)):
        return None
    key = "plainly_no" if wording.patterns["any_no"].search(fold(bare)) else "plainly"
    seen = written(clause.subject).lower() == "you" and (
        clause.verb.form == "past" or clause.verb.low == "were"
    )
    text = choice.fill("plainly_you" if seen else key, {"fact": fact})
    return None if text is None else Said("said", _ended(text), why.rule, why.reason, why.source, "inform")


ASKS = re.compile(
    r"(?:what|where|when|why|who|which|how)(?: (?!i\b|we\b|you\b|they\b)\w+)? (?:is|are|was|do|does|did|can|could|would|will|have|has)\b",
    re.IGNORECASE,
)


def _ended(text: str) -> str:
    text = capital(text.strip())
    if text[-1:].isalnum() and ASKS.match(text):
        return text + "?"
    return text if text.endswith((".", "?", "!", ":")) else text + "."


def _why(cuts: Sequence[Cut], taken: Hurt | None) -> tuple[str, str, str]:
    if taken is not None:
        return taken.rule.id, taken.rule.reason, taken.rule.source
    return (cuts[0].id, cuts[0].reason, cuts[0].source) if cuts else ("", "", "")
