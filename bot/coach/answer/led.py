"""A lead before a cold statement that can't be turned: "The hall was locked at ten." → I can see that the hall was locked at
ten. It shows that something is told, and not thrown at them.
"""

import re
from dataclasses import replace

from bot.coach.answer.plan import Plan
from bot.coach.answer.softening import UNLED, uncapitalled
from bot.coach.choice import Choice
from bot.coach.english.grammar import Clause, clause_of
from bot.coach.english.sound import whole
from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.english.voice import KEPT_CAPITAL
from bot.coach.kinder.said import Said
from bot.coach.reading.sentences import Seen
from bot.coach.reading.stays import stays
from bot.coach.reading.worth import DOUBTFUL, GOOD, IN_PART, SAME, STINGS
from bot.coach.stated.stated import AS_IT_WAS, LONGEST, as_told
from bot.coach.wording import Wording

SHORTEST, FEW, MANY = 4, 2, 5
"""Words of a statement that may have a lead; sentences of an answer in which a mild one may have it, and in which two may."""
MILD = 0.8
"""Share of "keep" from which a rule needs no lead, though hardly anything stands beside it."""
PARTED = re.compile(
    r" (?:ref|reference|number|code|id) is | [-–—] |[;:()]|, | (?:and|but|so|or) (?:we|you|it|they|i|the|your)\b"
)
LED = re.compile(
    r"\b(?:afraid|it stands|things stand|one thing to|sorry|wish|please|thanks?|unfortunately|sadly|hope|see that|i can see|as things stand|for now|the (?:difficulty|trouble) is|should (?:explain|mention|say)|what i can tell you|at the moment|may help|as far as|according to|going by)\b|\?"
)
"""A sentence that has a lead, or is none that may have one."""
UNLED_START = re.compile(
    r"(?:i|we|i'm|we're|i've|we've|i'll|we'll|our team|you can|you may|you could|you'll|you're welcome|feel free|if|that|this|these|those|there|here|who|what|and|but|so|or|because|as|when|while|since|although|kind|best|yours|dear|hi|hello|good)\b"
)
TO_COME = re.compile(r"\b(?:will|'ll|shall|going to|would)\b|'ll\b")
PAST = frozenset(["was", "were", "had", "has", "have", "'ve"])
COMPARED = frozenset(["other", "others", "else", "most", "everyone", "everybody", "nobody", "people"])


def led_in(plan: Plan, wording: Wording, choice: Choice) -> Plan:
    """A lead before a cold statement that stays as the agent wrote it: the coldest of an answer, two of a long one, none
    beside another."""
    left = [place for place, (_, said) in enumerate(plan.said) if said is not None and said.text]
    said = list(plan.said)
    leads = {number for number, place in enumerate(left) if _leads(said[place][1])}
    room = 1 + (len(left) >= MANY)
    for number, place in sorted(enumerate(left), key=lambda at: _kept(said[at[1]][0], wording)):
        seen, was = said[place]
        if not room or was is None or not leads.isdisjoint((number - 1, number, number + 1)):
            continue
        if tokens := _may_be_led(seen, was, wording, any_=len(left) <= FEW):
            made = choice.fill(_key_of(tokens), {"s": _low(tokens, wording)})
            said[place] = seen, as_told(was, made or was.text, was.act or "inform", wording)
            leads.add(number)
            room -= 1
    return replace(plan, said=tuple(said))


def _key_of(tokens: tuple[Token, ...]) -> str:
    """What happened in this case, how things stand, or how they are with all."""
    clause = clause_of(tokens)
    if clause is None or _of_this_case(tokens):
        return "led_case"
    after = next((t for t in clause.rest if t.tag not in ("adv", "not")), None)
    stands = clause.verb.tag == "be" and after is not None and after.tag in ("adj", "prep", "verb")
    one = clause.subject[0].low == "the" and clause.verb.low in ("is", "isn't")
    return "led_state" if stands and one else "led_rule"


def _leads(said: Said | None) -> bool:
    return said is not None and LED.search(fold(said.text)) is not None


def _kept(seen: Seen, wording: Wording) -> float:
    return wording.deeds.read(seen.words)["keep"]


def _may_be_led(seen: Seen, said: Said, wording: Wording, *, any_: bool) -> tuple[Token, ...] | None:
    """The words of a whole, cold statement that nothing has changed."""
    bare = said.text.strip(ENDS)
    folded = fold(bare)
    size = len(bare.split())
    if (
        said.rule not in AS_IT_WAS
        or seen.sentence.bullet
        or not said.text.endswith(".")
        or not SHORTEST <= size <= LONGEST
        or bare != seen.words.strip(ENDS)
        or PARTED.search(bare)
        or SAME.search(folded)
        or GOOD.search(folded)
        or UNLED_START.match(folded)
        or TO_COME.search(folded)
        or (not any_ and _kept(seen, wording) > DOUBTFUL)
        or stays(seen.words, wording)
    ):
        return None
    share = wording.acts.read(seen.words).share
    if (
        share["jibe"] + share["shut"] + share["stock"] >= IN_PART
        or sum(share[act] for act in UNLED) >= STINGS
    ):
        return None
    tokens = tokens_of(bare, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or not whole(tokens, wording) or tokens[0].tag in ("sub", "prep", "conj"):
        return None
    mild = _kept(seen, wording) > MILD and not _of_this_case(tokens)
    if mild or not _of_whom(clause, tokens, wording):
        return None
    low = _low(tokens, wording)
    name = low[0].isupper() and low[1:2].islower() and tokens[0].low not in KEPT_CAPITAL
    return None if name else tokens


def _of_whom(clause: Clause, tokens: tuple[Token, ...], wording: Wording) -> bool:
    """Whether it is said of a thing, or of what "you" did; not of others, and no order: "Hand in the key or lose it"."""
    subject = clause.subject
    first, of_case = subject[0].low, _of_this_case(tokens)
    after = subject[1].tag if subject[1:] else ""
    if after in ("prep", "det", "adv") and subject[0].tag != "det" and wording.lexicon.base(first, "base"):
        return False
    if any(t.low in COMPARED for t in subject):
        return False
    if first in ("it", "they", "he", "she"):
        return of_case and clause.verb.tag != "be"
    return first != "you" or of_case or clause.negative or clause.verb.tag in ("be", "have")


def _low(tokens: tuple[Token, ...], wording: Wording) -> str:
    """Without the capital of a start."""
    low = written(uncapitalled(tokens, wording))
    first, after = tokens[0], tokens[1]
    plain = first.low in wording.lexicon.adjectives and first.text[1:].islower() and after.text.islower()
    return f"{low[0].lower()}{low[1:]}" if plain else low


def _of_this_case(tokens: tuple[Token, ...]) -> bool:
    """Tells of what happened, or of what is theirs; not of how things are with all."""
    clause = clause_of(tokens)
    if clause is None:
        return False
    words = (*clause.group, clause.verb)
    bare = clause.subject[0].tag != "det" and all(t.tag != "num" for t in clause.subject)
    several = bare and clause.verb.form == "past" and not clause.group
    if several and any(t.tag in ("be", "modal", "have") for t in clause.rest):
        return False  # "Bags left on the belt are taken away"
    past = clause.verb.form == "past" or any(t.low in PAST for t in words)
    return past or clause.subject[0].low in ("you", "your", "yours")
