"""What a sentence keeps from them: what is not done, not offered, not allowed."""

from collections.abc import Iterator

from bot.coach.english.tokens import Token
from bot.coach.opening.named_things import DEFINITE, OWNED, Named, named_at
from bot.coach.opening.news_line import PATIENTS, Line, News, of_people

TWO = 2
"""Noes of a condition: "no form, no trip"; of a list there are more."""
MOST = 5
"""Words of what they would have liked to do."""
GIVING = frozenset("offer provide supply give lend sell send offered provided supplied".split())  # noqa: SIM905
ABOUT = frozenset(["help", "deal", "advise", "comment", "assist"])
"""Verbs whose thing stands behind a preposition: "help with plugins"."""
OTHERS = frozenset(["you", "u", "they", "he", "she"])


def denied_in(line: Line) -> Iterator[News]:
    for place, token in enumerate(line.tokens):
        if token.low == "no":
            yield from _none_of(line, place)
        elif line.supposed(place):
            continue
        elif _binds(line, place, token):
            if named := line.subject(line.group(place)):
                yield from _denied(line, named, "leeway")
        elif token.low in line.listed("not_offered_states") and line.negated(place):
            if named := line.subject(line.group(place)):
                yield from _denied(line, named, _of_a_state(token.low))
        elif token.tag in ("verb", "do") and line.negated(place):
            yield from _not_done(line, place, token)


def _of_a_state(low: str) -> str:
    if low in ("covered", "insured"):
        return "uncovered"
    return "not-taken" if low in ("allowed", "permitted", "possible") else "not-offered"


def _none_of(line: Line, place: int) -> Iterator[News]:
    """ "No pets", "there is no vegan option"; "no form, no trip" is a condition."""
    if "=" in line.folded or line.folded.count("no ") == TWO or line.supposed(place):
        return
    named = line.named(place)
    if named is None or named.head in line.listed("unwanted_noes"):
        return
    if named.head in line.listed("charge_heads") | line.listed("due_heads"):
        return
    dated = named.head in line.listed("date_heads")
    before = line.tokens[place - 1] if place else None
    starts = before is None or before.tag == "intj" or (before.tag == "punct" and before.low != ",")
    there = place > 1 and before is not None and before.tag == "be" and line.tokens[place - 2].low == "there"
    if starts or there or dated:
        other = "not-taken" if named.many else "not-offered"
        yield from _denied(line, named, "no-date" if dated else other)


def _binds(line: Line, place: int, token: Token) -> bool:
    """ "Aren't refundable", "non-refundable"."""
    states = line.listed("binding_states")
    if token.low in states:
        return line.negated(place) or (place > 0 and line.tokens[place - 1].low == "non")
    return token.low.startswith("non-") and token.low[4:] in states


def _not_done(line: Line, place: int, token: Token) -> Iterator[News]:
    tokens, wording = line.tokens, line.wording
    passive = line.been(place) and token.form in ("participle", "past")
    if passive:
        named = line.subject(line.group(place))
    elif tokens[0].low in ("do", "please") or place < len(("we", "not")):
        return  # an order
    elif _theirs(line, place):
        yield from _not_theirs(line, place, token)
        return
    elif (token.form in ("base", "ing") or token.tag == "do") and not OTHERS & line.words:
        named = line.object(place + 1)
        after = line.after(place)
        if (
            token.base in ABOUT
            and after is not None
            and after.tag == "prep"
            and (with_it := line.named(place + 2))
        ):
            yield from _denied(line, with_it, "not-taken")
            return
        if named is None and token.base in ("ship", "deliver", "post"):
            yield News("not-offered", {"a": "delivery"})
    else:
        return
    if named is None:
        return
    base, wished = token.base, token.base in line.listed("wished_verbs")
    generic = "these" in named.slots or named.det in ("no", "any", "a", "an")
    back = any(t.low == "back" for t in tokens[place:])
    if named.head in PATIENTS and base in ("take", "accept", "enrol", "register"):
        yield News("places", {})
    elif base == "cover":
        yield from _denied(line, named, "uncovered")
    elif wished and not generic and (passive or named.det):
        done = wording.lexicon.forms.get(base, {}).get("participle", "")
        yield News("wish", {**named.slots, "done": done})
    elif (base in line.listed("leeway_verbs") or back) and (named.many or not generic):
        yield from _denied(line, named, "leeway")
    elif base in line.listed("offered_verbs") and (generic or named.counted):
        taken = base in line.listed("taking_verbs")
        yield from _denied(line, named, "not-taken" if taken else "not-offered")
    elif named.many and not passive and base not in line.listed("unwished_verbs"):
        yield from _denied(line, named, "not-taken")


def _theirs(line: Line, place: int) -> bool:
    """Whether it is they who may not: "you can't", "tenants can't"."""
    before = line.tokens[: line.group(place)][-2:]
    return any(t.low in ("you", "u") or t.low in line.listed("customers") for t in before)


def _not_theirs(line: Line, place: int, token: Token) -> Iterator[News]:
    """ "You can't add a driver"."""
    named = named_at(line.tokens, place + 1, line.wording)
    may = any(t.tag == "modal" for t in line.tokens[:place])
    if named is None or not may or token.form != "base" or token.base in line.listed("unwished_verbs"):
        return
    words = line.tokens[place : named.end]
    if len(words) <= MOST and all(t.low.replace("-", "").isalpha() for t in words):
        yield News("their-wish", {"do": " ".join(t.low for t in words)})


def _denied(line: Line, named: Named, kind: str) -> Iterator[News]:
    """A thing, by what it would be to somebody: an animal, a refund, something offered or just asked about."""
    if named.head in line.listed("living_things"):
        yield News("animal", {**named.slots, "one": named.single})
        return
    noun = line.wording.kinds.nouns.get(named.head.removesuffix("s"))
    people = line.listed("more_people") | line.listed("persons") | line.listed("people") | PATIENTS
    if of_people(named, people) or (noun is not None and noun.hint):
        return
    if kind in ("uncovered", "not-taken") and named.words in line.listed("unwanted_noes"):
        return
    marred = named.words.split()[0] in line.wording.kinds.marred
    if kind == "not-offered" and (named.many or marred) and GIVING.isdisjoint(line.words):
        kind = "not-taken"
    if kind in ("not-offered", "not-taken") and named.head in line.listed("given_heads"):
        kind = "not-given"
    slots = {**named.slots, "one": named.single}
    definite = kind in ("not-offered", "not-taken") and named.det in DEFINITE | OWNED
    yield News(kind, {**slots, "a": slots["the"]} if definite else slots)
