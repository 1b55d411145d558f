"""What happened to a customer, from their own clauses: a finite clause said towards them, and for what they
themselves went through also a gerund."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.coach.grammar import Clause, clause_of
from bot.coach.lexicon import Lexicon
from bot.coach.phrases import (
    SOFT_ADVERBS,
    Part,
    forms,
    harmony,
    object_of,
    plural,
    short_enough,
    subject_class,
    trimmed,
    turned_words,
)
from bot.coach.text import fold
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.voice import is_be, lowered, turned
from bot.coach.wording import Wording

CHOSEN = frozenset(
    [
        "buy",
        "order",
        "book",
        "get",
        "receive",
        "choose",
        "say",
        "tell",
        "see",
        "scrub",
        "clean",
        "work",
        "drive",
        "study",
        "save",
        "build",
        "use",
    ]
)
"""What they did or got is no harm by itself."""
FINDS = frozenset(["find", "discover"])
"""What they came upon is told for a harm."""
MAX_PAIR = 22
"""Words of two clauses told as one."""
BROKEN = re.compile(r"[.!?] |^(?:what|why|how|who|where|when) ")
BACKREF = re.compile(r"\b(?:it|them|they|this|one)\b")
FRONTED = frozenset(["today", "yesterday", "now", "then", "so", "also", "plus", "again", "apparently"])
ASIDE = frozenset(["believe", "think", "guess", "suppose"])
TIMED = frozenset(["still", "already", "now", "finally"])
COUNTED = re.compile(
    r"^(?:(?:it's|this is|that's|for) )?(?:the |my )?(?P<nth>second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|\d+th) time"
    r"(?P<span> (?:this|in a|in two|in three) (?:week|month|year|row|weeks|months|days))?(?: that| now)? (?P<what>.+)$",
    re.IGNORECASE,
)
AGO = re.compile(r"\b\w+ ago\b(?!.*\bstill\b)")
"""When they did it; a wait only where something is still missing."""
CULPRIT = re.compile(r"\b(?:we|us|our)\b")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to them. `that`: "the dress arrived after the wedding"; `ing`/`inf` only for what they
    went through themselves: "waiting since May" / "to wait since May"."""

    that: str
    weight: int
    story: bool = False
    """Names us, or cause and harm together: only to be retold, never called sad or sorry for."""
    past: bool = False
    ing: str = ""
    inf: str = ""
    noun: str = ""
    """As a thing: "a leak on the first night of your trip"; only for verbs with such a noun."""
    place: int = 0


def events_of(parts: Sequence[Part], stakes: Sequence[str], wording: Wording) -> list[Event]:
    """Every clause of harm, the heaviest first; a clause that leans on the one before it is told with it. What is a
    stake by itself ("with a newborn", by the part's place) is left for the end of the line."""
    found: list[Event] = []
    alone = [_alone(part, place, wording) for place, part in enumerate(parts)]
    for place, (part, event) in enumerate(zip(parts, alone, strict=True)):
        if event is None:
            continue
        harm = _harm(part, wording) + (part.clause.subject[0].low == "you" and not event.story)
        if harm and not _leans(part):
            found.append(event)
        before = parts[place - 1] if place else None
        if before is None or before.sentence != part.sentence or any(stakes[place - 1 : place + 1]):
            continue
        first = alone[place - 1]
        if (
            first is not None
            and (harm or _harm(before, wording) or _leans(part))
            and (pair := _pair(first, event, part))
        ):
            weight = event.weight + _harm(before, wording) + 1
            found.append(replace(pair, weight=weight, place=place))
    if not found:
        leaning = (e for p, e in zip(parts, alone, strict=True) if e is not None and _harm(p, wording))
        found = [replace(e, story=True) for e in leaning]
    return sorted(found, key=lambda e: -e.weight)


def _harm(part: Part, wording: Wording) -> int:
    folded = fold(written(part.tokens))
    harm, heavy = (len(wording.patterns[n].findall(folded)) for n in ("hurt_words", "heavy"))
    clause = part.clause
    mild = subject_class(clause.subject) == "me" and not _suffers(clause, wording)
    found = (
        clause.verb.base in FINDS
        and subject_class(clause.subject) == "me"
        and [t.low for t in clause.rest[:1]] != ["out"]
    )
    return 0 if mild else harm + 2 * heavy + (clause.negative or found)


def _suffers(clause: Clause, wording: Wording) -> bool:
    """Whether what they did themselves is a harm: they waited, lost, couldn't, did it three times; not: they paid."""
    if clause.negative or clause.verb.base in wording.lists["suffered"] or is_be(clause.verb):
        return True
    if clause.verb.base in CHOSEN:
        return False
    _, passive, _ = forms(clause)
    later = fold(written((*clause.group, *clause.rest)))
    if AGO.search(later):
        return False
    return passive or bool(wording.patterns["wearing"].search(later))


def _leans(part: Part) -> bool:
    return subject_class(part.clause.subject) == "it" or part.link in ("but",)


def _pair(first: Event, second: Event, part: Part) -> Event | None:
    link = part.link if part.link in ("and", "but") else "and"
    second_that = second.that
    that = f"{first.that} {link} {second_that}"
    if len(that.split()) > MAX_PAIR or " and " in first.that or first.that == second.that:
        return None
    bad = first.story and second.story
    if bad:
        return None
    return Event(that, 0, True)


def _alone(part: Part, place: int, wording: Wording) -> Event | None:
    clause, lexicon = part.clause, wording.lexicon
    if (hit := COUNTED.match(written(part.tokens))) and part.link != "counted":
        tokens = tokens_of(hit["what"], lexicon)
        if (inner := clause_of(tokens)) and inner.kind == "statement":
            told = _alone(Part(tokens, inner, "counted", part.sentence), place, wording)
            times = f" for the {hit['nth'].lower()} time{hit['span'] or ''}"
            return told and replace(told, that=told.that + times, ing="", inf="", weight=told.weight + 2)
    if clause.kind != "statement" or any(t.tag == "conj" for t in clause.subject):
        return None
    if (
        part.tokens
        and part.tokens[-1].low == "?"
        and part.tokens[0].tag in ("be", "modal", "do", "have", "wh")
    ):
        return None
    if any(t.low not in FRONTED and t.tag not in ("conj", "intj", "punct") for t in clause.lead):
        return None
    who = subject_class(clause.subject)
    if clause.subject[0].tag in ("wh", "to") or clause.subject[0].low in (
        "who",
        "which",
        "that",
        "he",
        "she",
    ):
        return None
    weight = 1 + _harm(part, wording)
    if clause.subject[0].low == "you" and len(clause.subject) == 1:
        that = _undone_by_us(clause, wording)
        event = Event(that, weight) if that else Event(_plain_that(clause, lexicon), weight, story=True)
    else:
        event = Event(_plain_that(clause, lexicon), weight)
        if who == "me" and _suffers(clause, wording):
            event = _lived(clause, event, lexicon)
    that = event.that
    if '"' in that or "“" in that or BROKEN.search(that) or " guys " in that:
        return None
    if not 3 <= len(that.split()) <= MAX_PAIR - 4 or that.startswith(("you think", "you know", "you guess")):
        return None
    return replace(
        event,
        story=event.story or bool(CULPRIT.search(that)) or any(t.low == "?" for t in part.tokens),
        noun=_noun(clause, wording),
        place=place,
    )


def _plain_that(clause: Clause, lexicon: Lexicon) -> str:
    rest = _uncaused(trimmed(clause.rest))
    group = [t for t in clause.group if t.low not in SOFT_ADVERBS - TIMED]
    tokens = (*clause.subject, *group, clause.verb, *rest)
    subject = clause.subject
    if subject and subject[0].low == "your" and not subject[0].text.isupper():
        tokens = (replace(subject[0], text="the", low="the"), *tokens[1:])
    return re.sub(r"\s+([,.;:!?])", r"\1", written(turned(lowered(tokens, lexicon)))).strip(" ,;:-–—")


def _uncaused(rest: Sequence[Token]) -> tuple[Token, ...]:
    """Without "because your queue …": the harm is mirrored, the cause is theirs to claim."""
    for place, token in enumerate(rest):
        if token.low in ("because", "cause", "cuz", "thanks", "if") and place != 1:
            return tuple(rest[:place])
    if len(rest) > len(ASIDE) and rest[-1].low in ASIDE and rest[-2].low == "i":
        return tuple(rest[:-2])
    return tuple(rest)


def _undone_by_us(clause: Clause, wording: Wording) -> str:
    """An accusation, told without a culprit: "You lost my passport" → your passport was lost; "" where it won't turn."""
    lexicon = wording.lexicon
    kind, passive, progressive = forms(clause)
    rest = _uncaused(trimmed(clause.rest))
    if passive or is_be(clause.verb) or clause.verb.tag != "verb" or not rest:
        return ""
    base = clause.verb.base
    if base in ("say", "claim") or (base in ("promise", "tell") and rest[0].tag in ("pron", "sub", "det")):
        told = rest[1:] if rest[0].low in ("me", "us", "that") else rest
        told = told[1:] if told and told[0].low == "that" else told
        whole = len(told) >= 3 and any(t.verbal for t in told)
        verb = "promised" if base == "promise" else "told"
        return f"you were {verb} {turned_words(told, lexicon)}" if whole and not clause.negative else ""
    if base in lexicon.intransitive | {"keep", "want", "expect", "have", "make", "let", "try", "go", "need"}:
        return ""
    no = " never" if any(t.low == "never" for t in clause.group) else " not" if clause.negative else ""
    auxiliary = {"": ("was", "were"), "did": ("was", "were"), "have": ("has been", "have been")}.get(
        "did" if any(t.low == "did" for t in clause.group) else kind
    )
    if kind == "be" and progressive:
        auxiliary = ("is being", "are being")
    if (
        auxiliary is None
        or (kind == "do" and auxiliary[0] != "was")
        or (clause.verb.form in ("base", "s") and kind == "")
    ):
        return ""
    participle = lexicon.form(base, "participle")
    if (
        rest[-1].low in ("me", "us")
        and len(rest) >= 2
        and rest[-2].tag in ("prep", "adv")
        and rest[0].tag != "pron"
    ):
        return f"you {_with_no(auxiliary[1], no)} {participle} {written(rest[:-1])}"
    found = object_of(rest)
    if found is None:
        return ""
    particle, thing, tail = found
    if tail and tail[0].tag == "pron":
        return ""
    ago = next((i for i, t in enumerate(tail) if t.low in ("ago", "before", "after", "later")), -1)
    if ago == 0 and len(thing) > 2 and thing[-1].low in wording.lists["times"]:
        thing, tail = thing[:-2], (*thing[-2:], *tail)
    act = " ".join(w for w in (participle, written(particle)) if w)
    if any(
        t.low in ("and", "or") and i + 1 < len(tail) and tail[i + 1].tag in ("verb", "adv")
        for i, t in enumerate(tail)
    ):
        return ""
    after = turned_words(tail, lexicon)
    if [t.low for t in thing] in (["me"], ["us"]):
        return f"you {_with_no(auxiliary[1], no)} {act} {after}".strip()
    if any(t.tag == "pron" for t in thing):
        return ""
    was = auxiliary[1] if plural(thing) else auxiliary[0]
    owned = turned_words(thing, lexicon)
    if tail and tail[0].low in ("with", "of", "for") and any(t.low in ("my", "our") for t in tail[:2]):
        stop = next(
            (i for i, t in enumerate(tail) if i and t.tag in ("prep", "to") and t.low not in ("in", "of")),
            len(tail),
        )
        owned, after = f"{owned} {turned_words(tail[:stop], lexicon)}", turned_words(tail[stop:], lexicon)
    return f"{owned} {_with_no(was, no)} {act} {after}".strip()


def _with_no(auxiliary: str, no: str) -> str:
    first, _, rest = auxiliary.partition(" ")
    return f"{first}{no} {rest}".strip()


def _noun(clause: Clause, wording: Wording) -> str:
    """ "My tent leaked on the first night" → a leak on the first night; "" where the verb has no such noun."""
    rest = trimmed(clause.rest)
    if (
        clause.group
        or clause.verb.base not in wording.lists["event_nouns"]
        or not rest
        or rest[0].tag != "prep"
    ):
        return ""
    return f"a {clause.verb.base} {turned_words(rest, wording.lexicon)}"


def _lived(clause: Clause, event: Event, lexicon: Lexicon) -> Event:
    """ "I've been waiting since May" → waiting since May / to wait since May."""
    kind, passive, progressive = forms(clause)
    rest = _uncaused(trimmed(clause.rest))
    lead = written(turned([t for t in clause.group if t.tag == "adv" and t.low not in SOFT_ADVERBS]))
    lead = lead + " " if lead else ""
    tail = turned_words(rest, lexicon)
    no = "never " if any(t.low == "never" for t in clause.group) else "not " if clause.negative else ""
    if (
        kind in ("will", "would", "should", "may", "might", "must", "shall")
        or BACKREF.search(tail)
        or clause.verb.base == "keep"
    ):
        return event
    after = next((i for i, t in enumerate(rest) if t.tag == "conj"), len(rest))
    if any(t.tag in ("be", "have", "modal", "do") for t in rest[after:]):
        return event
    if is_be(clause.verb):
        first = rest[0] if rest else None
        if first is None or not (first.tag == "adj" or any(t.low in ("hold", "queue") for t in rest[:2])):
            return event
        tail = tail.removeprefix("not ")
        ing, inf = f"{no}{lead}being {tail}", f"{no}to be {lead}{tail}"
    elif passive:
        base = f"{clause.verb.text.lower()} {tail}".strip()
        ing, inf = f"{no}{lead}being {base}", f"{no}to be {lead}{base}"
    elif clause.verb.tag == "have" and rest and rest[0].tag == "to":
        ing, inf = f"{no}having {tail}", f"{no}to have {tail}"
    elif clause.verb.tag == "verb":
        base = clause.verb.base or lexicon.base(clause.verb.low, "past", "participle", "base") or ""
        if not base:
            return event
        after = turned_words(harmony(rest, clause.verb, "ing", lexicon), lexicon)
        bare = turned_words(harmony(rest, clause.verb, "base", lexicon), lexicon)
        if kind in ("can", "could"):
            if not clause.negative:
                return event
            ing, inf = f"not being able to {base} {bare}", f"not to be able to {base} {bare}"
        else:
            ing, inf = f"{no}{lead}{lexicon.form(base, 'ing')} {after}", f"{no}to {lead}{base} {bare}"
    else:
        return event
    ing, inf = (re.sub(r"\s+", " ", words).strip() for words in (ing, inf))
    past = not clause.negative and not progressive and kind not in ("can", "have", "do")
    return replace(event, ing=ing, inf=inf, past=past) if short_enough(ing) else event
