"""Whether a sentence of ours is sound English: it stands on one verb that agrees with its subject, and on nothing that a
note left out. What isn't, no lead may stand before, and no recast may come to; the agent's own sentence stays.
"""

import itertools
import re
from collections.abc import Sequence

from bot.coach.english.grammar import Clause, clause_of
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.phrases import PARTICLES, plural
from bot.coach.english.text import ENDS, fold
from bot.coach.english.things import ACTORS, MASS
from bot.coach.english.tokens import Token, is_finite, tokens_of
from bot.coach.english.voice import KEPT_CAPITAL
from bot.coach.kinder.named import met
from bot.coach.wording import Wording

ITSELF = frozenset(
    ["shut", "close", "open", "start", "begin", "end", "finish", "change", "stop", "move", "increase", "decrease", "drop", "rise", "improve", "resume", "reopen", "launch", "break", "last", "wait", "try", "cost", "weigh", "call", "attend", "knock", "visit", "ring", "follow", "apply", "continue", "switch", "sell", "pass", "stay", "remain", "land", "return", "renew", "reset", "restart", "load", "crash", "vary", "differ", "range", "help", "depend", "count", "matter", "work", "show", "ship"]
)  # fmt: skip
"""What a thing does by itself, as "applications closed", which "annual leave refused" does not."""
SEVERAL = frozenset(
    ["people", "children", "men", "women", "staff", "police", "team", "crew", "committee", "board", "council", "family", "data", "feet", "teeth", "media", "personnel", "management", "others", "half", "rest", "lot", "number", "majority", "minority", "couple", "none", "some", "most", "many", "all", "both", "few"]
)  # fmt: skip
"""Nouns that a verb in the plural may follow without their -s."""
BEHIND = frozenset(["prep", "punct", "num", "not", "sub", "conj", "adv"])
DETS = frozenset(["the", "a", "an", "your", "our", "my", "this", "that", "these", "those"])
EQUALS = re.compile(r"\s=\s")
CUT_OPEN = re.compile(r"\s[=+&/]\W*$")
""" "Not labelled =.": what it stood for is gone."""
NO_THERE = re.compile(
    r"there(?:'s| is| are|'re|isn't|aren't)?(?: still| already| now| currently)? (?:in|at|on|with|under|to|from|by|for)\b"
)
""" "There's still in queue": nothing is there."""
PLEASE_THING = re.compile(
    r"please (?:point|page|step|section|clause|item|line|rule|part|room|floor|level|row|table|figure|gate|bay) \d|please \w+ to follow\b|please \w+ ?'s |please (?:never|not|no) (?:is|are|was|were|has|have|can|will|should|must|may|might|could|would)\b|please \w+ (?:ups|outs|ins|offs)\b|please (?!wait|allow|hold|stay|rest|expect|leave|keep)\w+ up to \d[\d-]* (?:\w+ )?(?:minute|hour|day|week|month)s?\b|please (?!keep|leave|get|have|find|hold)\w+ \w+s (?:closed|ended|opened|expired|lapsed)\b|please (?:burst|hurt|cost|spread|split|lost|regards?)\b(?! (?:it|them|the|your|this|these)\b)"
)
""" "Please burst main on Hale Rd": no order, but what happened."""
ASKED = re.compile(r"could you (?:please )?(?P<do>[^?]+?)(?:, please)?\?")
ASKING = re.compile(
    r"(?<!nor )(?<!neither )(?<!so )(?<!as )\b(?:can|will|do|did|are|were) (?:we|you|they) (?!(?:can|are|have|did)\b)"
)
TOLD = frozenset(["told", "asked", "reminded", "informed", "warned", "advised", "gave", "sent", "showed"])
ANNOUNCED = frozenset(["reminded", "advised", "informed", "notified"])
QUESTION = re.compile(
    r"(?:what|which|when|where|who|why|how) [^.]*\b(?:is|are|was|were|do|does|did|have|has|can|could|will|would) (?:you|we|they|it|he|she|i|the)\b"
)
HELPED = re.compile(r" (?:is|are|was|were|be|been|has|have|had)(?:n't)?\b")
GAPPED = re.compile(r"(?:we've|i've|we have|i have) .*\band (?:your|the|our) [a-z ]+ [a-z]+ed\W*$")
""" "We've logged it, and your manager notified": of "has been logged and …"."""
NOT_DONE = re.compile(
    r"\w+ (?:(?!is\b|are\b|was\b|were\b|has\b|have\b|will\b|can\b|that\b|which\b)[\w'-]+ ){1,3}not [a-z]+(?:ed|en)\b"
)
""" "The seat not fitted as none was booked"."""
SAYS = frozenset(["states", "says", "confirms", "advises", "reports", "alleges", "indicates"])
TELLS = frozenset(
    ["make", "ensure", "see", "tell", "remember", "say", "let", "know", "note", "keep", "wait", "allow"]
)
"""Orders with a clause of their own behind them: "note the shop is shut"."""
KEEPS = frozenset(
    ["keep", "leave", "get", "have", "stay", "remain", "consider", "make", "see", "find", "hold"]
)
THINGS = frozenset(
    [
        "check",
        "swap",
        "pass",
        "post",
        "stop",
        "visit",
        "call",
        "test",
        "hold",
        "return",
        "request",
        "reply",
        "wait",
    ]
)
STOPS = frozenset(
    [
        ",",
        ";",
        ":",
        "until",
        "till",
        "after",
        "before",
        "once",
        "when",
        "as",
        "since",
        "if",
        "that",
        "which",
        "who",
        "where",
        "whose",
    ]
)
TIMED = frozenset(["after", "before", "until", "till", "since"])
"""Before a time as well as before a clause."""
UNSAID = re.compile(
    r"please (?:let me (?:guess|think|see|explain|spell)|know|understand|realise|realize|need|believe)\b|could you (?:please )?let me (?:guess|think|see|explain|spell)\b|.*\bas (?:we|i|it|you) (?:won't|can't|didn't|don't) (?:fix|do|find|take|get|make|give)\W*$"
    r"|.*\bplease (?:rip|to)\b|.*\bplease expect [a-z ]+? to\b|.*\bi don't have an? (?:fault|error|problem|issue)\b"
    r"|.*\b(?:comes|goes|takes|needs|stays|stands) was (?:mentioned|said)\b"
    r"|(?:the|your|our) [a-z]+ (?:is|are|was|were) (?:(?!and\b|or\b|but\b|so\b|that\b)[a-z]+ ){1,5}?(?:may|can|will|must|should) "
)
"""What nobody can be asked for ("please know …"), and a verb without its thing ("as we won't fix")."""
NEXT = re.compile(r"(?<=[.!?]) (?=[A-Z])|(?<=[a-z]{4}[.!?])(?<!approx\.) (?=\d)|: (?=(?:the|an?|your) )")
TORN = re.compile(
    r"\b(?:(?:the|an?|your|our|my) (?:has|have|had|is|are|was|were|been|be|if|because|of|and|or|but|we|you|it|they|the|an?|your|our|my)"
    r"|(?:for|of|about|with|to|at|by|from) (?:if|unless|although|since we|has|is|are|was|were)"
    r"|(?:the|an?|your|our|my) (?:however|also|therefore|maybe|perhaps)|(?:isn't|aren't|have|see|find) any [a-z]+ (?:is|are|was|were))\b"
    r"|\b(?:maybe|perhaps), please\b"
)
"""Two words that never stand together, which a recast leaves where it has cut out the wrong piece."""


def agrees(clause: Clause, lexicon: Lexicon) -> bool:
    """No verb in the plural behind one thing: "the claim Delay Repay", "contactless cap of 150 reached"."""
    if clause.group or clause.verb.tag != "verb" or clause.verb.form != "base" or _goes_on(clause.rest):
        return True
    subject = list(clause.subject)
    if subject[0].tag == "prep" or subject[-1].tag == "to" or subject[0].low.endswith("ing"):
        return True  # "changing a set to a coat is": it is not the verb
    done = lexicon.base(clause.rest[0].low, "past") if clause.rest else None
    if done is not None and clause.rest[0].low.endswith("ed"):
        return done in ITSELF | lexicon.intransitive  # "our fund closed", and no "test drive cancelled"
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


def noted(clause: Clause, lexicon: Lexicon, was: str | None = None) -> bool:
    """Whether its verb is what a note leaves of "has been done": "fit note needed after day 7". `was`: what was typed,
    where an article may be ours; a note has none."""
    verb, rest, subject = clause.verb, clause.rest, clause.subject
    typed = " ".join(t.low for t in subject[:2])
    if subject[0].low in DETS and (was is None or typed in was):
        return False
    return (
        not clause.group
        and verb.tag == "verb"
        and verb.form == "past"
        and lexicon.base(verb.low, "participle") is not None
        and verb.base not in ITSELF | lexicon.intransitive
        and clause.subject[-1].tag != "pron"
        and clause.subject[-1].low.removesuffix("s") not in ACTORS
        and (not rest or rest[0].tag in BEHIND or rest[0].low in ("pending", "subject", "due"))
        and not _goes_on(rest)
    )


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether the verb is yet to come: "calls made before the report are", "short notice change fee is"."""
    for token in rest:
        if token.tag in ("conj", "sub", "wh") or token.low in (",", ";", ":"):
            return False
        if _helps(token) or token.form == "s":
            return True
    return False


def _helps(token: Token) -> bool:
    """An auxiliary that a clause may stand on: not the month of May, nor "10 am", "being noted"."""
    return token.tag in ("be", "modal", "have", "do") and token.low not in (
        "may",
        "am",
        "be",
        "being",
        "been",
        "having",
        "doing",
    )


def whole(tokens: Sequence[Token], wording: Wording) -> bool:
    """Whether it is one statement, with a subject and a verb of its own, so that a lead may stand before it."""
    clause = clause_of(tuple(tokens))
    if clause is None or clause.kind != "statement" or not clause.subject or clause.lead:
        return False
    if clause.verb.low in ANNOUNCED and clause.group:
        return False  # "parents are reminded nuts are not allowed"
    if tokens[0].low == "not" and tokens[1].low in ("until", "till", "before", "only", "once", "since"):
        return False
    return (
        agrees(clause, wording.lexicon)
        and not noted(clause, wording.lexicon)
        and (_goes_on(clause.rest) or not _lacks_article(clause.subject, wording))
        and not _run_together(clause)
        and not _breaks_off(tokens)
    )


def headless(tokens: Sequence[Token]) -> bool:
    """Whether it has no verb of its own, or no subject: "the one customer who can't open it", "told him cards are out"."""
    first, after = tokens[0].low, tokens[1].low if len(tokens) > 1 else ""
    if first in TOLD:
        return after in ("him", "her", "them", "us", "me", "it", "you")
    if first.endswith("ing") and after in ("as", "because", "since"):
        return True  # "closing as won't fix"
    whose = next((at for at, t in enumerate(tokens) if at and t.low in ("who", "which", "whose")), None)
    verbs = [at for at, t in enumerate(tokens) if _helps(t) or (t.verbal and t.form in ("s", "past"))]
    return whose is not None and len(verbs) == 1 and verbs[0] > whose


def _lacks_article(subject: Sequence[Token], wording: Wording) -> bool:
    """One thing that can be counted, as a note names it: "cost of repair exceeds value", "bench fee is owed"."""
    end = next(
        (at for at, t in enumerate(subject) if t.tag == "prep" and t.low not in ("&", "per")), len(subject)
    )
    thing = subject[:end]
    if not thing or any(t.tag not in ("noun", "adj") and t.form != "genitive" for t in thing):
        return False
    head = thing[-1]
    counted = head.tag == "noun" and head.low in wording.lists["count_nouns"] and head.low not in MASS
    named = not thing[0].text[1:].islower() or any(t.text[:1].isupper() for t in thing[1:])
    owner = any(
        b.form == "genitive" and a.low in wording.lists["count_nouns"] for a, b in itertools.pairwise(thing)
    )
    return (counted or owner) and not named and not head.low.endswith("s")


def _run_together(clause: Clause) -> bool:
    """Whether what stands before the verb is no one thing: "HR-14 we", "less than 48 hours' notice so lesson"."""
    subject = clause.subject
    if subject[0].low.endswith("ing"):
        return False
    if any(t.low in SAYS for t in subject[1:]) and not any(t.tag in ("sub", "wh") for t in subject):
        return True  # "driver states the space was taken"
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
    """A verb without its subject behind a link, or signs in the place of words: "so can only do 50%", "so £115", "= not credited"."""
    for at, (before, after) in enumerate(itertools.pairwise(tokens)):
        if before.low == "so" and (after.text[0] in "£$€" or (before.tag == "conj" and after.tag == "modal")):
            return True
        if (before.low == "=" and at) or (before.low == "," and after.tag in ("modal", "do")):
            return True  # "tickets move to Saturday, can't do refunds"
        undone = after.tag == "not" and at + 2 < len(tokens) and tokens[at + 2].low.endswith("ed")
        if before.tag == "noun" and undone and not any(map(_helps, tokens[:at])):
            return True  # "child seat not fitted"
    return False


def sound(made: str, typed: str, wording: Wording) -> bool:
    """Whether what was made of a sentence is English at least as much as the sentence was."""
    if (EQUALS.search(made) and EQUALS.search(typed)) or CUT_OPEN.search(made):
        return False
    was = fold(typed)
    if headless(tokens_of(made.strip(ENDS), wording.lexicon)) and not was.startswith(fold(made).strip(ENDS)):
        return False  # what is left of "Congratulations on being the one customer who …"
    if made[:1] in "\"“'" and typed[:1] not in "\"“'":
        return False  # "as stated, "restricted view"" without what stated it
    if was.endswith("?") and made[-1:] == "." and QUESTION.match(fold(made)):
        return False
    return all(fold(each).strip(ENDS) in was or _stands(each, was, wording) for each in NEXT.split(made))


def torn(made: str, typed: str) -> bool:
    """Whether two words meet in it that never stand together, and did not so in what was typed."""
    was = fold(typed)
    return any(two.group() not in was for two in TORN.finditer(fold(made)))


def _stands(sentence: str, was: str, wording: Wording) -> bool:
    low, lexicon = fold(sentence), wording.lexicon
    if torn(sentence, was) or GAPPED.match(low):
        return False
    if (
        NO_THERE.match(low)
        or PLEASE_THING.match(low)
        or UNSAID.match(low)
        or (low[-1:] != "?" and ASKING.search(low))
    ):
        return False
    asked = ASKED.fullmatch(low)
    tokens = tokens_of(asked["do"] if asked else sentence.strip(ENDS), lexicon)
    clause = clause_of(tokens)
    if low.startswith(("the ", "your ", "a ", "an ")) and NOT_DONE.match(low):
        return False
    if clause is None and low.startswith(("the ", "your ", "a ", "an ")):
        return any(is_finite(t) or lexicon.base(t.low, "s", "past") for t in tokens[1:])
    if clause is not None and clause.kind == "command" and was.startswith(f"{clause.verb.low} "):
        return _is_order(clause, wording)
    if clause is None or clause.kind != "statement" or not clause.subject or clause.lead:
        return True
    passive = clause.verb.low == "been" or clause.verb.form in ("past", "participle")
    helped = passive and any(t.tag in ("be", "have") for t in clause.group)
    ours = (helped or (clause.verb.tag == "be" and clause.subject[0].low not in ("what", "all"))) and len(
        HELPED.findall(low)
    ) > len(HELPED.findall(was))
    if ours and second_verb(clause.rest, clause.subject, lexicon, helping=not helped):
        return False
    return agrees(clause, lexicon) and not noted(clause, lexicon, was)


def _is_order(clause: Clause, wording: Wording) -> bool:
    """Whether its first word orders, and is no thing: "check failed", "post to the islands takes 4 days"."""
    verb = clause.verb
    rest = list(clause.rest)
    if rest and verb.low == "let" and (rest[0].tag in ("adv", "prep", "num") or rest[0].low == "last"):
        return False  # "let yesterday": to somebody else
    if not rest or verb.base in TELLS:
        return True
    rest = rest[1:] if len(rest) > 1 and rest[0].low in PARTICLES else rest
    first, lexicon = rest[0], wording.lexicon
    done = lexicon.base(first.low, "past", "participle") and not lexicon.base(first.low, "base")
    alone = len(rest) == 1 or rest[1].tag not in ("noun", "adj")
    if done and alone and first.low not in ("attached", "enclosed") and verb.base not in KEEPS:
        return False
    if first.tag not in ("noun", "to", "prep", "adj"):
        return True
    named = verb.low in lexicon.nouns_first | THINGS or verb.low in wording.lists["count_nouns"]
    return not (named and (_goes_on(rest) or second_verb(rest, rest[:1], lexicon)))


def second_verb(
    rest: Sequence[Token], subject: Sequence[Token], lexicon: Lexicon, *, helping: bool = False
) -> bool:
    """Whether the verb itself is yet to come: "orders placed after noon | ship next day", "the answer given on the 3rd |
    stands". `helping`: only an auxiliary is taken for it."""
    several = plural(subject)
    timed = (
        rest and rest[0].low in TIMED and len(rest) > 1 and (rest[1].tag != "pron" or rest[1].low == "that")
    )  # "after 3pm"
    if rest and _parts(rest[0]) and not timed:
        return False
    for at, (before, token) in enumerate(itertools.pairwise(rest), 2):
        if token.low == "that" and before.low in ("after", "before"):
            continue
        of_it = token.tag in ("pron", "det") and before.tag in ("noun", "pron", "adj")  # "something we do"
        if _parts(token) or of_it:
            return False
        if _helps(token) and (before.tag not in ("num", "to", "prep") or before.low in PARTICLES):
            return True
        verb = not helping and lexicon.base(token.low, "base" if several else "s") is not None
        thing = (
            before.tag == "noun" or (before.tag == "num" and before.low[-1:].isalpha()) or before.low == "may"
        )
        behind = thing and token.low not in lexicon.adjectives
        ends = at >= len(rest) or rest[at].tag in ("punct", "conj", "sub")
        if verb and behind and not (several and ends):
            return True
    return False


def _parts(token: Token) -> bool:
    return token.tag in ("conj", "sub", "wh") or token.low in STOPS or token.low in ("what", "how", "why")


def low_inside(text: str, sentence: str, wording: Wording) -> str:
    """Without the capital that a word brought from the start of its sentence: "we don't deal with Noise"."""
    first, _, rest = sentence.partition(" ")
    if f" {first}" not in text or not (first[:1].isupper() and first[1:].islower()) or rest[:1].isupper():
        return text
    plain = first.endswith(("ed", "ing")) or met(first.lower(), wording)
    if first.lower() in KEPT_CAPITAL or not plain:
        return text
    return re.sub(rf"(?<=[a-z,]) {first}(?![\w'-]| >)", f" {first.lower()}", text)
