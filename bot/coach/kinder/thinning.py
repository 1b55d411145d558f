"""What a sentence can do without: stretches that carry nothing for the customer."""

import re
from collections.abc import Sequence

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.stretches import Stretch, begins_clause, stretches_of, without
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.kinder.named import has_fact
from bot.coach.reading.jibes import is_jibe
from bot.coach.reading.sentences import CLAUSE_WORDS
from bot.coach.reading.substance import is_of_a_thing, tells
from bot.coach.reading.worth import (
    SURELY_NOTHING,
    decides,
    informs,
    is_cold,
    is_doubtful,
    is_step,
    says_no,
    says_nothing,
)
from bot.coach.wording import Wording

BLAMES = re.compile(
    r"you (?:(?:have|had|simply|just|still|clearly) )*(?:chose|ignored|failed|did not|didn't|decided|left|forgot|never|neglected|refused|missed|had (?:it|them|the \w+)|opened|used|exceeded|damaged|removed|altered|modified)\b"
    r"|you (?:should|could|ought to|might) (?:have|of) "
)
"""A blame behind the fact it hangs on, which is told already."""
HOLDS = frozenset(["or", "unless", "if", "otherwise", "without", "because"])
"""Links before what hangs on something: a consequence or a condition never goes by itself."""
CONDITION = re.compile(
    r"(?:should you|unless|whether or not|without(?! (?:even|bothering|so much|a word|thinking|reading|checking|looking|asking|telling|any (?:thought|care))\b))\b(?! have\b)",
    re.IGNORECASE,
)
"""A condition without such a link before it."""
ASKS = re.compile(r"(?:and )?(?:who|what|which|when|where|how)\b", re.IGNORECASE)
""" "Which number did you ring, | what time, | who did you speak to?" """
IF = re.compile(r"(?:if|in case|once|when)\b", re.IGNORECASE)
CAUSE = re.compile(
    r"(?:as|since|because|given that|due to|owing to) (?!.*\b(?:you|your|i|everyone|everybody|anyone|anybody|even|surely|obvious\w*|evident\w*|any|most people|says?|said|states?|stated)\b)",
    re.IGNORECASE,
)
"""A reason that is nobody's fault, before what it is the reason for."""
NOT_THAT = re.compile(
    r"not (?:an?|the|from|in|on|by|before|after|until|for|to|with) (?!.*\b(?:my|me|mine|us|our|big|hard|difficult|rocket|world)\b)",
    re.IGNORECASE,
)
"""What it is not, or when, beside what it is: "on Tuesday, not before noon"."""
CONSEQUENCE = re.compile(
    r"(?:then|otherwise|after that|after which|or else)\b(?! (?:you should|you'll (?:only|just|be back)|don't|stop|maybe|perhaps)\b)",
    re.IGNORECASE,
)
"""What comes of the clause before it."""
STINGING = 0.2
"""Share of "keep" up to which a clause at the end of a sentence may go for want of kinder words."""
NAMED = re.compile(r"(?<=\w )(?!I\b)[A-Z]")
"""Something with a name: "you are on Growth"."""
CONTRAST = re.compile(r"(?:not|only|just|rather) ", re.IGNORECASE)
"""Begins what is no clause of its own: "a platform, not the seller"."""
TOLD = re.compile(r"\b(?:know|tell (?:me|us)|say|choose|decide|confirm|pick)\s*\Z", re.IGNORECASE)
"""Before what is to be told: "let us know | which one you want"."""
NOT_THEY = re.compile(r"(?:and )?(?:do not|don't|(?P<one>does not|doesn't)) ")
NO_STEP = frozenset(
    ["stop", "have", "learn", "grow", "live", "deal", "move", "get", "leave", "let", "accept", "see"]
)
"""Verbs of what is told to somebody who is sent away: "and live with it"."""
RUN = 3
"""Stretches side by side that are looked at as one: "take it or leave it"."""
CAUSES = frozenset(["because", "as", "since"])


def thinned(body: str, *, pity: bool, wording: Wording) -> tuple[str, bool]:
    """Without the stretches that carry nothing for the customer; (text, whether any went)."""
    parts = stretches_of(body, wording)
    gone = [
        p.word not in HOLDS
        and not _is_condition(p, body, wording)
        and not _is_listed(p, body[p.start : p.end], wording)
        and not has_two_verbs(body, parts, wording)
        and not (p.start and not p.link.strip())  # what a bracket parts from its subject
        and not _is_next_step(p, body, wording)
        and not _asks_too(p, body)
        and not (p.start and TOLD.search(body, 0, p.start - len(p.link)))
        and says_nothing(body[p.start : p.end], wording, pity=pity)
        for p in parts
    ]
    for place, part in enumerate(parts[1:], start=1):
        words = body[part.start : part.end].strip(ENDS)
        blames = part.word not in CAUSES and BLAMES.match(fold(words))
        if blames and not has_fact(words) and is_cold(words, wording):
            gone[place] = True
    if len(parts) > 1 and gone[0]:
        gone[0] = any(map(is_finite, tokens_of(body[parts[0].start : parts[0].end], wording.lexicon)))
    for first in range(len(parts)):
        for last in range(first + 1, min(first + RUN, len(parts))):
            run = body[parts[first].start : parts[last].end]
            if any(tells(body[p.start : p.end]) or _asks_too(p, body) for p in parts[first : last + 1]):
                continue
            if parts[first].word in HOLDS or (
                not is_jibe(run, wording)
                and any(_is_condition(p, body, wording) for p in parts[first : last + 1])
            ):
                continue
            if all(gone[first : last + 1]) or not (
                is_jibe(run, wording)
                or all(is_doubtful(body[p.start : p.end], wording) for p in parts[first : last + 1])
            ):
                continue
            if says_nothing(run, wording, pity=pity):
                gone[first : last + 1] = [True] * (last + 1 - first)
    if all(gone):
        return "", True
    tries = [gone, *([n == m for m in range(len(parts))] for n in range(len(parts)) if gone[n])]
    for out in tries:
        if any(gone_ and part.word == "or" for gone_, part in zip(out[1:], parts[1:], strict=True)):
            continue  # "buy, collect | or dispose of it"
        if any(out) and (left := without(body, out, parts, wording)):
            return left, True
    return body, False


def has_two_verbs(body: str, parts: Sequence[Stretch], wording: Wording) -> bool:
    """ "Our drivers are trained and do not throw parcels": without its subject the end would be an order."""
    hit = NOT_THEY.match(fold(body), parts[1].start) if len(parts) == 2 and parts[1].word == "and" else None
    head = body[: parts[0].end]
    if hit is None or not begins_clause(head, wording):
        return False
    clause = clause_of(tokens_of(head, wording.lexicon))
    return clause is not None and (bool(hit["one"]) or plural(clause.subject))


def _is_condition(part: Stretch, body: str, wording: Wording) -> bool:
    """ "If you feel worse before then": what only holds then is not told without it."""
    if (
        CONDITION.match(body, part.start)
        or (part.start and CONSEQUENCE.match(body, part.start))
        or (part.start and NOT_THAT.match(body[part.start : part.end]))
        or (part.end < len(body.rstrip(ENDS)) and CAUSE.match(body[part.start : part.end]))
    ):
        return True
    if not IF.match(body, part.start):
        return False
    return wording.deeds.read(body[part.start : part.end])["leave out"] < SURELY_NOTHING


def _asks_too(part: Stretch, body: str) -> bool:
    return bool(
        part.start and body.rstrip().endswith("?") and ASKS.match(body) and ASKS.match(body, part.start)
    )


def _is_next_step(part: Stretch, body: str, wording: Wording) -> bool:
    """ "Cancel the first one | and buy the other": the second of two steps is none the less one."""
    if part.word not in ("and", "then") or not part.start or is_jibe(body[part.start : part.end], wording):
        return False
    first, then = (
        clause_of(tokens_of(text, wording.lexicon)) for text in (body, body[part.start : part.end])
    )
    if first is None or then is None or first.kind != "command" or then.kind != "command" or not then.rest:
        return False
    return then.verb.base not in wording.lists["no_requests"] | NO_STEP and then.verb.tag == "verb"


def _is_listed(part: Stretch, words: str, wording: Wording) -> bool:
    """ "wear, tear and gradual deterioration": the rest of a list."""
    joined = not part.word and part.start and re.search(r" (?:and|or) ", words)
    return bool(joined) and not any(is_finite(t, bare=False) for t in tokens_of(words, wording.lexicon))


def shortened(body: str, wording: Wording) -> str | None:
    """Without cold clauses at its end that nothing kinder is known for and that hold no fact, decision or step."""
    parts = stretches_of(body, wording)
    gone = [False] * len(parts)
    for place in reversed(range(1, len(parts))):
        clause = body[parts[place].start : parts[place].end]
        hangs = parts[place].word in HOLDS or CONSEQUENCE.match(clause) or not parts[place].link.strip()
        if hangs or not _only_stings(clause, wording):
            break
        gone[place] = True
    return without(body, gone, parts, wording) if any(gone) else None


def _only_stings(clause: str, wording: Wording) -> bool:
    carries = (
        has_fact(clause)
        or is_step(clause, wording)
        or decides(clause, wording)
        or says_no(clause, wording)
        or informs(clause, wording)
        or tells(clause)
        or is_of_a_thing(clause, wording)
    )
    return (
        len(clause.split()) >= CLAUSE_WORDS
        and wording.deeds.read(clause)["keep"] <= STINGING
        and not (carries or CONTRAST.match(clause) or NAMED.search(clause))
    )
