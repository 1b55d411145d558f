"""A rule, this case and what comes of it, in one sentence: "Applications closed on 31 January. Yours came on 1 February.
We're not able to accept it." → …, and yours came on 1 February, so we're not able to accept it."""

import re
from dataclasses import replace
from itertools import pairwise, takewhile

from bot.coach.answer.plan import Plan
from bot.coach.english.phrases import plural
from bot.coach.english.stretches import begins_clause
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import going_on
from bot.coach.kinder.said import Said, retold
from bot.coach.reading.worth import falls_hard
from bot.coach.wording import Wording

CASE = re.compile(
    r"(?:(?:yours|hers|his|theirs) (?:was|wasn't|were|is|isn't|are|came|reached|arrived|has|had|came|does|doesn't|did|didn't|expired|ended|lapsed|closed|ran out)|[a-z]+ (?:isn't|wasn't) one\b|it(?:'s| is) (?:now )?the \d|(?:mr|mrs|ms) [a-z]+ has |this was your|your (?:[a-z-]+ ){1,4}?(?:reached us|came|was|wasn't|is for|was for|lapsed|expired|ended|has gone|have gone)|you reached us|no [a-z]+ reached us|you(?:'re| are) (?:in|on)|you (?:have|had)(?! (?:until|the right|a right|been|to|\d+ [a-z]+ to))|it was|the deadline|we had (?:only |just )?\d|we (?:weren't told|didn't (?:get|find|see))|it (?:was|wasn't|reached|came|closed|ended|expired|lapsed|ran out)|the (?!.* says? )[a-z -]{3,30}? (?:was|wasn't|were|weren't) [a-z]+(?:ed|en|t)?\b)"
)
"""Begins what happened in this case."""
NO_RULE = re.compile(
    r"(?:you|your|i|i'm|we(?! ask for\b| allocate\b| only\b| require\b| need\b)|please|if|thank|thanks|sorry|hello|hi|hey|there's nothing|as|so|but|and|this|that|it's|it is|they|to)\b"
)
"""Begins what is no rule of ours."""
HAS_VERB = re.compile(
    r"(?:[\w'£€$-]+ ){1,9}?(?:is|are|was|were|must|needs?|has to|have to|had to|can|can't|only|goes?|go|comes?|come|closed?|ended|ends|expired|started|lasts?|lose|stays?|take|takes|run|runs|cost|costs|shut|pay)\b"
)
"""Where the verb might be taken for a noun: "Entries shut at midnight"."""
NO = re.compile(
    r"(?P<soft>i'm afraid |i'm sorry to say that |i'm sorry, but |i wish i could say otherwise, but |i regret (?:to say )?that )?(?P<no>(?:we're|i'm|we are|i am) (?:therefore )?not able to |it isn't possible |i won't be able to |we won't be able to )"
)
NO_CAUSE = re.compile(r"(?:it|this|that) was (?:declined|refused|rejected|turned down)\b")
"""What was turned down once is no reason for another no."""
UNSAID = re.compile(r"(?:disclose|discuss|share|comment|say|tell|give|keep|go on|continue)\b")
"""Refused for reasons of its own, whatever happened in this case."""
SO = re.compile(r"(?:Therefore|Thus|Hence|So|Consequently|As a result),? (?=[a-z])")
SUM = re.compile(
    r"(?:[£$€] ?\d[\d.,]*|\d[\d.,]* ?(?:eur|euros?|usd|gbp|chf|dollars|pounds|quid))(?: (?:per|a|each) ?[a-z]*)?\.?",
    re.IGNORECASE,
)
"""A price that stands alone."""
SOFT = re.compile(r"^I'm (?:afraid|sorry to say that) (?=\S)")
JOINED = re.compile(r"[;:?!]|, (?:and|but|so)\b| (?:but|so|because|as|which) ")
NONE_OF = re.compile(r"^(?!no\b)[\w' -]* no (?!problem|need|charge|fee|cost|longer)[a-z]+")
DECIDED = re.compile(
    r"\b(?:claim|request|application|appeal|return|refund|loan|mortgage)\b.* (?:declined|refused|rejected|denied)\b"
)
SHUTS = re.compile(
    r"\b(?:excluded|(?:not|n't) (?:covered|included|eligible|allowed)|ended|expired|lapsed|closed|too [a-z]+)\b"
)
"""A rule or a date that a claim was declined for."""
FEW = 10
"""Words of a second piece of bad news that goes on behind the first."""
LONGEST = 30
"""Words of two together."""


def with_reasons(plan: Plan, text: str, wording: Wording) -> Plan:
    """The plan with a rule and the case behind it, on one line of the draft, in one sentence, and the no that follows."""
    said = list(plan.said)
    left = [place for place, (_, each) in enumerate(said) if each is not None and each.fate != "dropped"]
    for at, place in pairwise(left):
        if not said[at][0].sentence.goes_on(said[place][0].sentence, text):
            continue
        rule, case = said[at][1], said[place][1]
        if rule is None or case is None:
            continue
        linked = (
            _at_a_price(rule.text, case.text)
            or _of_the_same(rule.text, case.text, wording)
            or _rule_and_case(rule.text, case.text, wording)
            or _and_no(rule.text, case, wording)
            or _case_and_no(rule.text, case, wording)
        )
        if linked:
            said[at] = said[at][0], retold(rule, linked[0], "in-person", wording)
            said[place] = said[place][0], retold(case, linked[1], "in-person", wording)
    return replace(plan, said=tuple(said))


def _at_a_price(fact: str, price: str) -> tuple[str, str] | None:
    """ "There is a scratch. £240." → There is a scratch: £240."""
    whole = fact.endswith(".") and ":" not in fact and " if " not in fact and SUM.fullmatch(price)
    return (f"{fact[:-1]}:", price) if whole else None


def _rule_and_case(rule: str, case: str, wording: Wording) -> tuple[str, str] | None:
    bare = SOFT.sub("", rule)
    soft, case = SOFT.match(case), SOFT.sub("", case)
    whole = rule.endswith(".") and case.endswith(".") and not JOINED.search(rule) and not JOINED.search(case)
    if (
        not whole
        or NO_RULE.match(fold(bare))
        or not (HAS_VERB.match(fold(bare)) or begins_clause(bare, wording))
        or not CASE.match(fold(case))
    ):
        return None
    if len(rule.split()) + len(case.split()) > LONGEST:
        return None
    return f"{rule[:-1]},", f"and {soft.group() if soft else ''}{going_on(case, wording.lexicon)}"


def _and_no(first: str, second: Said, wording: Wording) -> tuple[str, str] | None:
    """Bad news that has its softener, and a short piece more of it: "I'm afraid it can't be mended, and we have no other"."""
    more = second.text
    if (
        not SOFT.match(first)
        or len(more.split()) > FEW
        or not (first.endswith(".") and more.endswith("."))
        or second.act not in ("", "inform", "refusal")
        or JOINED.search(first)
        or JOINED.search(more)
        or re.search(r"\. | and ", first)
        or not (falls_hard(more) or NONE_OF.search(fold(more)))
        or NO_RULE.match(fold(more))
    ):
        return None
    if (
        going_on(more, wording.lexicon).split()[0].istitle()
        and len(more.split()) > 1
        and not more.startswith("I")
    ):
        return None  # "Data is gone": it may be a name
    link = "as" if DECIDED.search(first) and SHUTS.search(more) else "so" if DECIDED.search(more) else "and"
    return f"{first[:-1]},", f"{link} {going_on(more, wording.lexicon)}"


def _case_and_no(case: str, no: Said, wording: Wording) -> tuple[str, str] | None:
    """The case, perhaps with its rule before it, and the no that comes of it."""
    mine = case.removeprefix("and ")
    if (
        (so := SO.match(no.text))
        and case.endswith(".")
        and CASE.match(fold(mine))
        and not JOINED.search(mine)
    ):
        return f"{case[:-1]},", f"so {no.text[so.end() :]}"
    hit = NO.match(fold(no.text))
    if hit is None or no.act != "refusal" or not case.endswith(".") or not CASE.match(fold(mine)):
        return None
    if (
        NO_CAUSE.match(fold(mine))
        or UNSAID.match(fold(no.text[hit.end() :]))
        or JOINED.search(mine)
        or JOINED.search(no.text[hit.end() :])
        or len(case.split()) + len(no.text.split()) > LONGEST
    ):
        return None
    soft = "I'm afraid " if hit["soft"] else ""
    link = "and" if _is_general(no.text[hit.end() :], wording) else "so"
    return f"{case[:-1]},", f"{link} {soft}{going_on(no.text[hit.start('no') :], wording.lexicon)}"


def _is_general(done: str, wording: Wording) -> bool:
    """Whether it is refused of all such things: "allow dogs off the lead" does not come of this case."""
    thing = list(
        takewhile(lambda t: t.tag in ("adj", "noun", "num", "verb"), tokens_of(done, wording.lexicon)[1:])
    )
    return plural(thing)


def _of_the_same(case: str, rule: str, wording: Wording) -> tuple[str, str] | None:
    """ "You're on the cheapest plan. The cheapest plan has no phone support." → …, which has no phone support."""
    hit = SOFT.match(rule)
    bare = rule[hit.end() :] if hit else rule
    thing = re.search(r"(?:for|on|by) ((?:(?:the|a|an|your) )?[\w' -]+)\.$", case)
    if thing is None or not fold(bare).startswith(fold(thing[1]) + " ") or not CASE.match(fold(case)):
        return None
    rest = bare[len(thing[1]) + 1 :]
    first = tokens_of(rest, wording.lexicon)
    if not first or not first[0].verbal:
        return None
    start = f"I'm afraid {going_on(case, wording.lexicon)}" if hit else case
    return f"{start[:-1]},", f"which {rest}"
