"""What happened to a customer, from one clause of theirs: three grammatical forms of it, said towards them."""

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
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import is_be, lowered, tidy, turned
from bot.coach.wording import Wording


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to them, three ways: "waiting since May", "to wait …" / "to be kept …", and a finite clause."""

    ing: str
    inf: str
    that: str
    weight: int
    present: bool
    wait: bool = False
    statement: str = ""
    """The clause itself, turned; for "only for it to …" and the like."""
    noun: str = ""
    """As a thing: "a leak on the first night of your trip"; only for verbs with such a noun."""


def event_of(part: Part, following: Sequence[Part], wording: Wording) -> Event | None:
    lexicon, clause = wording.lexicon, part.clause
    if any(t.tag == "conj" for t in clause.subject):
        return None
    clause_words = (*clause.subject, *clause.group, clause.verb, *clause.rest)
    folded = fold(written(part.tokens or clause_words))
    harm = len(wording.patterns["hurt_words"].findall(folded))
    who = subject_class(clause.subject)
    if not harm:
        return _paid_for(part, following, wording) if who == "me" else None
    builders = {
        "me": _event_me,
        "company": _event_company,
        "mine": _event_other,
        "other": _event_other,
        "it": _event_it,
    }
    event = _counted(part, wording) or _there_is(clause, lexicon) or builders[who](clause, lexicon)
    if event is None or event.ing.startswith(("having you ", "keeping ")):
        return None
    event = replace(event, noun=_noun(clause, wording))
    if re.search(r"\b(?:it|that|them|this|one)$|\b(?:it|them) ", event.ing):
        event = replace(event, weight=event.weight - 2)
    heavy = len(wording.patterns["heavy"].findall(folded))
    return replace(event, weight=event.weight + harm + 2 * heavy)


COUNTED = re.compile(
    r"^(?:(?:it's|this is|that's|for) )?(?:the |my )?(?P<nth>second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|\\d+th) time"
    r"(?P<span> (?:this|in a|in two|in three) (?:week|month|year|row|weeks|months|days))?(?: that| now)? (?P<what>.+)$"
)


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


def _counted(part: Part, wording: Wording) -> Event | None:
    """ "Third time this week the till froze" → having the till freeze for the third time this week."""
    hit = COUNTED.match(fold(written(part.tokens)))
    if hit is None:
        return None
    clause = clause_of(tokens_of(tidy(hit["what"], wording.lexicon), wording.lexicon))
    if clause is None or clause.kind != "statement":
        return None
    rest = (
        *trimmed(clause.rest),
        *tokens_of(f" for the {hit['nth']} time{hit['span'] or ''}", wording.lexicon),
    )
    return event_of(Part((), replace(clause, rest=rest), "", 0), (), wording) or None


def _there_is(clause: Clause, lexicon: Lexicon) -> Event | None:
    """ "There are bed bugs in my room" → finding bed bugs in your room."""
    if [t.low for t in clause.subject] != ["there"] or not is_be(clause.verb) or clause.negative:
        return None
    found = turned_words(trimmed(clause.rest), lexicon)
    return _checked(Event(f"finding {found}", f"to find {found}", plain_that(clause, lexicon), 4, True))


def plain_that(clause: Clause, lexicon: Lexicon) -> str:
    tokens = (*clause.subject, *clause.group, clause.verb, *trimmed(clause.rest))
    subject = clause.subject
    if subject and subject[0].low == "your":
        tokens = (replace(subject[0], text="the", low="the"), *tokens[1:])
    return written(turned(lowered(tokens, lexicon)))


def _event_me(clause: Clause, lexicon: Lexicon) -> Event | None:
    """ "I've been waiting since May" → waiting since May / to wait since May."""
    kind, passive, progressive = forms(clause)
    rest = trimmed(clause.rest)
    adverbs = [t for t in clause.group if t.tag in ("adv",) and t.low not in SOFT_ADVERBS]
    never = any(t.low == "never" for t in clause.group)
    lead = written(turned(adverbs))
    lead = lead + " " if lead else ""
    that = plain_that(clause, lexicon)
    wait = clause.verb.base in ("wait", "hold") or any(
        t.low in ("hold", "waiting", "queue") for t in rest[:3]
    )
    if kind in ("will", "would", "should", "may", "might", "must", "shall"):
        return None
    if is_be(clause.verb) or clause.verb.tag == "be":
        tail = turned_words(rest, lexicon)
        first = rest[0] if rest else None
        if first is None or first.tag not in ("prep", "adj", "not") or (first.tag == "prep" and not wait):
            return None
        no = "not " if clause.negative else ""
        tail = tail.removeprefix("not ")
        return _checked(Event(f"{no}{lead}being {tail}", f"{no}to be {lead}{tail}", that, 2, False, wait))
    if passive:
        tail = turned_words(rest, lexicon)
        base = f"{clause.verb.text.lower()} {tail}".strip()
        no = "not " if clause.negative else ""
        return _checked(Event(f"{no}{lead}being {base}", f"{no}to be {lead}{base}", that, 3, False))
    if clause.verb.tag in ("have",) and rest and rest[0].tag == "to":
        tail = turned_words(rest, lexicon)
        return _checked(Event(f"having {tail}", f"to have {tail}", that, 3, False))
    if clause.verb.tag not in ("verb", "have"):
        return None
    base = clause.verb.base or lexicon.base(clause.verb.low, "past", "participle", "base") or ""
    if not base:
        return None
    ing = turned_words(harmony(rest, clause.verb, "ing", lexicon), lexicon)
    inf = turned_words(harmony(rest, clause.verb, "base", lexicon), lexicon)
    if kind in ("can", "could") and clause.negative:
        return _checked(
            Event(f"not being able to {base} {inf}", f"not to be able to {base} {inf}", that, 4, True)
        )
    if kind in ("can", "could"):
        return None
    if clause.negative:
        word = "never" if never else "not"
        return _checked(
            Event(
                f"{word} {lexicon.form(base, 'ing')} {ing}", f"{word} to {base} {inf}", that, 4, kind != "did"
            )
        )
    return _checked(
        Event(
            f"{lead}{lexicon.form(base, 'ing')} {ing}",
            f"to {lead}{base} {inf}",
            that,
            3 + wait,
            progressive or kind == "have",
            wait,
        )
    )


def _event_other(clause: Clause, lexicon: Lexicon) -> Event | None:
    """ "My roof was torn off" → having your roof torn off; "the shoes fell apart" → having the shoes fall apart."""
    kind, passive, progressive = forms(clause)
    rest = trimmed(clause.rest)
    that = plain_that(clause, lexicon)
    subject = written(turned(lowered(clause.subject, lexicon)))
    if clause.subject[0].low == "your":
        subject = written(
            turned(lowered((replace(clause.subject[0], text="the", low="the"), *clause.subject[1:]), lexicon))
        )
    present = (
        kind in ("can", "do", "will", "be", "would")
        or clause.verb.form in ("s", "base")
        or is_be(clause.verb)
    )
    if kind in ("should", "may", "might", "must", "would"):
        return None
    plain = Event("", "", that, 2, present and kind != "would")
    if any(t.low in ("nobody", "no", "none", "nothing", "noone") for t in clause.subject) or clause.negative:
        return _checked(plain)
    if is_be(clause.verb):
        if (
            not rest
            or rest[0].tag not in ("adj", "prep", "adv", "verb")
            or (
                clause.verb.low in ("'s", "is", "are")
                and rest[0].tag == "prep"
                and rest[0].low in ("of", "like")
            )
        ):
            return None
        tail = turned_words(rest, lexicon)
        return _checked(Event(f"having {subject} {tail}", f"to have {subject} {tail}", that, 3, present))
    if passive:
        tail = f"{clause.verb.text.lower()} {turned_words(rest, lexicon)}".strip()
        return _checked(Event(f"having {subject} {tail}", f"to have {subject} {tail}", that, 4, present))
    if clause.verb.tag != "verb" or kind in ("can", "could", "will"):
        return _checked(plain)
    base = clause.verb.base
    if progressive:
        tail = f"{clause.verb.text.lower()} {turned_words(rest, lexicon)}".strip()
    else:
        tail = f"{base} {turned_words(harmony(rest, clause.verb, 'base', lexicon), lexicon)}".strip()
    return _checked(Event(f"having {subject} {tail}", f"to have {subject} {tail}", that, 3, present))


def _event_company(clause: Clause, lexicon: Lexicon) -> Event | None:
    """An accusation, told without a culprit: "You lost my passport" → having your passport lost."""
    kind, passive, _ = forms(clause)
    rest = trimmed(clause.rest)
    if clause.negative or kind in ("can", "could", "will", "would", "should", "must", "do"):
        return None if clause.subject[0].low == "you" else _event_other(clause, lexicon)
    if passive or is_be(clause.verb) or clause.verb.tag != "verb":
        return None if clause.subject[0].low == "you" else _event_other(clause, lexicon)
    if clause.verb.base in lexicon.intransitive or not rest:
        return None if clause.subject[0].low == "you" else _event_other(clause, lexicon)
    found = object_of(rest)
    if found is None:
        return None if clause.subject[0].low == "you" else _event_other(clause, lexicon)
    particle, thing, tail = found
    participle = lexicon.form(clause.verb.base, "participle")
    act = " ".join(w for w in (participle, written(particle)) if w)
    after = turned_words(tail, lexicon)
    if any(
        t.low in ("and", "or") and i + 1 < len(tail) and tail[i + 1].tag in ("verb", "adv")
        for i, t in enumerate(tail)
    ):
        if clause.subject[0].low == "you":
            return None
        return _event_other(clause, lexicon)
    if thing[0].low in ("me", "us") and len(thing) == 1:
        were = f"{act} {after}".strip()
        return _checked(Event(f"being {were}", f"to be {were}", f"you were {were}", 4, False))
    if thing[0].tag == "pron":
        return None
    owned = turned_words(thing, lexicon)
    said = f"{owned} {act} {after}".strip()
    was = "were" if plural(thing) else "was"
    return _checked(
        Event(f"having {said}", f"to have {said}", f"{owned} {was} {act} {after}".strip(), 4, False)
    )


def _event_it(clause: Clause, lexicon: Lexicon) -> Event | None:
    """ "It keeps declining my card": only the finite form, since "it" needs its noun."""
    if clause.subject[0].low in (
        "this",
        "that",
        "these",
        "those",
        "there",
        "who",
        "which",
        "they",
        "he",
        "she",
    ):
        return None
    return _checked(
        Event("", "", plain_that(clause, lexicon), 1, clause.verb.form in ("s", "base") or is_be(clause.verb))
    )


def _paid_for(part: Part, following: Sequence[Part], wording: Wording) -> Event | None:
    """ "I paid X and it came scratched" → paying X only for it to come scratched."""
    lexicon, clause = wording.lexicon, part.clause
    if not following or following[0].sentence != part.sentence or clause.negative or clause.group:
        return None
    after = following[0]
    second = after.clause
    if clause.verb.base not in (
        "pay",
        "buy",
        "order",
        "book",
        "wait",
        "take",
        "spend",
        "call",
        "drive",
        "travel",
        "come",
        "go",
        "send",
        "return",
    ):
        return None
    if (
        not wording.patterns["hurt_words"].search(fold(written(after.tokens)))
        or second.negative
        or second.kind != "statement"
    ):
        return None
    if (
        second.verb.tag != "verb"
        or second.verb.form not in ("past", "s")
        or second.group
        or subject_class(second.subject) == "company"
    ):
        return None
    ing = turned_words(trimmed(clause.rest), lexicon)
    subject = written(turned(lowered(second.subject, lexicon)))
    if subject == "you":
        return None
    tail = f"only for {subject} to {second.verb.base} {turned_words(trimmed(second.rest), lexicon)}".strip()
    base = clause.verb.base
    that = f"{plain_that(clause, lexicon)} and {plain_that(second, lexicon)}"
    return _checked(
        Event(f"{lexicon.form(base, 'ing')} {ing} {tail}", f"to {base} {ing} {tail}", that, 5, False)
    )


def _checked(event: Event) -> Event | None:
    """Without what is too long or too short to be said well."""
    ing, inf = re.sub(r"\s+", " ", event.ing).strip(), re.sub(r"\s+", " ", event.inf).strip()
    if ing and not short_enough(ing):
        ing = inf = ""
    that = event.that.strip()
    if not short_enough(that):
        that = ""
    if not ing and not that:
        return None
    return replace(event, ing=ing, inf=inf if ing else "", that=that)
