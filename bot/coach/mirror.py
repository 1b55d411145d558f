"""Finds in a customer's message what happened to them, what they live with and what they ask for, said towards them.

Only what parses is taken. The clause of the harm is mirrored, never the cause; an accusation becomes what the
customer lived through, without a culprit ("You broke my table" → having your table broken).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.coach.cases import Found, cases_in, details_in
from bot.coach.grammar import clause_of
from bot.coach.happened import BROKEN, Event, events_of
from bot.coach.heard import hear, with_names, with_subject
from bot.coach.lexicon import Lexicon
from bot.coach.phrases import Part, subject_class, trimmed, turned_words
from bot.coach.text import fold, sentences_of
from bot.coach.tokens import Token, tokens_of, written
from bot.coach.voice import is_be, lowered, tidy, turned
from bot.coach.wishes import Wish, indirect, wish_asked, wish_told
from bot.coach.wording import Wording

LINKS = frozenset(["and", "but", "or", "so"])
MOOD = frozenset(
    [
        "angry",
        "upset",
        "furious",
        "sad",
        "annoyed",
        "frustrated",
        "disappointed",
        "mad",
        "livid",
        "fuming",
        "confused",
        "sorry",
        "mortified",
        "disgusted",
    ]
)
"""Their own words for how they feel: answered, not read back to them."""
POSITIVE = re.compile(r"\b(?:fine|great|good|happy|love[sd]?|thanks|thank|glad|perfect|nice|lovely)\b")
MAX_BOTH = 20
WHEN = re.compile(
    r"^(?:(?:due |back )?(?:today|tonight|tomorrow|this \w+|next \w+|(?:on |by )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: \w+)?"
    r"|in (?:\d+|an?|one|two|three|four|five|six|ten|a few) (?:minutes?|hours?|days?|weeks?|months?)))$"
)


@dataclass(frozen=True, slots=True)
class Mirror:
    """Everything usable of one message, best first."""

    events: tuple[Event, ...] = ()
    circumstances: tuple[str, ...] = ()
    """Finite clauses about their life: "it's the only night your sister is in town"."""
    wishes: tuple[Wish, ...] = ()
    question: str = ""
    """Their question, indirect: "where your package is"."""
    stake: str = ""
    """What hangs on it, as it follows "especially": "with a newborn", "when you run out on Sunday"."""
    told: tuple[str, ...] = ()
    """Plain statements of theirs, where nothing better parses."""
    kin: str = ""
    """Whom they name as theirs ("grandmother"), for words of grief."""
    cases: tuple[Found, ...] = ()
    """What the pack knows of it, the heaviest first."""
    details: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """How long, how often, what hangs on it: by slot, the ways to say it."""

    @property
    def tells(self) -> bool:
        """Whether there is something to take up."""
        return bool(self.cases or self.events or self.wishes or self.question)


def mirror(message: str, wording: Wording) -> Mirror:
    """Reads the first 1,500 characters; what doesn't parse is left out."""
    lexicon = wording.lexicon
    if not message.strip():
        return Mirror()
    circumstances: list[str] = []
    wishes: list[Wish] = []
    told: list[str] = []
    question = ""
    happened: list[Part] = []
    for part in _parts(message[:1500], lexicon):
        raw = fold(written(part.tokens))
        if wording.patterns["unmirrored"].search(raw):
            continue
        clause = part.clause
        if clause.kind in ("question", "command"):
            if wish := wish_asked(part, lexicon):
                wishes.append(wish)
            elif clause.kind == "question" and not question:
                question = indirect(part, lexicon)
            continue
        if wish := wish_told(part, lexicon):
            wishes.append(wish)
            continue
        happened.append(part)
    raws = [fold(written(part.tokens)) for part in happened]
    stakes = [_stake(part, raw, wording) for part, raw in zip(happened, raws, strict=True)]
    events = events_of(happened, [s if s.startswith("with ") else "" for s in stakes], wording)
    best = events[0] if events else None
    stake = ""
    for place, part in enumerate(happened):
        if best is not None and (place == best.place or _inside(part, best, lexicon)):
            continue
        if best is not None and stakes[place] and not stake:
            stake = stakes[place]
        elif circumstance := _circumstance(part, lexicon):
            dear = any(wording.patterns[n].search(raws[place]) for n in ("stake", "hurt_words"))
            before = happened[place - 1] if place else None
            linked = before is not None and before.sentence == part.sentence and best is None
            if linked and before is not None and (first := _circumstance(before, lexicon)):
                both = f"{first} and {circumstance}"
                circumstance = both if len(both.split()) <= MAX_BOTH else circumstance
            (circumstances if dear else told).append(circumstance)
    kin = _lost(fold(message[:1500]), wording)
    heard = hear(message, wording)
    cases = cases_in(heard, wording.cases, wording)
    details = details_in(heard, wording.details, wording)
    return Mirror(
        tuple(events), tuple(circumstances), tuple(wishes), question, stake, tuple(told), kin, cases, details
    )


NUMBER = re.compile(r"^\(?\d{1,2}[.)]\s+")
DEAD = re.compile(
    r"\b(?:lost|death of|passing of|funeral (?:of|for)|bury|burying|buried|mourning|late) (?:(?:my|our) )?(?:dear |beloved |late )?$"
)
DIED = re.compile(
    r"^(?:'s)? ?(?:\w+ )?(?:(?:has |had |just |recently |suddenly |sadly )*(?:died|passed|is dead)|death\b|passing\b|funeral\b|ashes\b|estate\b|grave\b)"
)
HE_DIED = re.compile(
    r"\b(?P<who>he|she)(?:'s| has| had)? (?:just |recently |suddenly |sadly )*(?:died|passed)\b(?! (?:out|the|it|my|your)\b)"
)
HERS = re.compile(r"mother|mum|mom|nan|gran|grandma|wife|daughter|sister|aunt|niece")


def _lost(folded: str, wording: Wording) -> str:
    """Who died, where their words say so of somebody they name; "" where that is not plain."""
    kin = list(wording.patterns["kin"].finditer(folded))
    for named in kin:
        before, after = folded[: named.start("kin")], folded[named.end() :]
        if DIED.match(after) or DEAD.search(before):
            return named["kin"].replace(" in law", "-in-law")
    said = HE_DIED.search(folded)
    if said is None:
        return ""
    hers = said["who"] == "she"
    known = [k["kin"] for k in kin if k.start() < said.start() and (bool(HERS.search(k["kin"])) is hers)]
    return known[-1].replace(" in law", "-in-law") if known else ""


def _inside(part: Part, best: Event, lexicon: Lexicon) -> bool:
    """Whether the best event tells this clause already."""
    words = turned_words((*part.clause.group, part.clause.verb, *trimmed(part.clause.rest)), lexicon)
    return words in best.that


def _stake(part: Part, raw: str, wording: Wording) -> str:
    """ "I have a newborn" → with a newborn; "the exam is tonight" → with the exam tonight; else "when …"."""
    clause, lexicon = part.clause, wording.lexicon
    rest = trimmed(clause.rest)
    who = subject_class(clause.subject)
    tail = turned_words(rest, lexicon)
    if clause.negative or not rest or who == "company":
        return ""
    if is_be(clause.verb) and who in ("mine", "other") and WHEN.match(tail.lower()):
        return f"with {turned_words(lowered(clause.subject, lexicon), lexicon)} {tail}"
    if not wording.patterns["stake"].search(raw):
        return ""
    has = (clause.verb.tag == "have" and clause.verb.low in ("have", "'ve")) or clause.verb.low == "got"
    if who == "me" and has and rest[0].tag in ("det", "num", "adj") and len(rest) <= 8:
        return f"with {tail}"
    when = _circumstance(part, lexicon)
    present = clause.verb.form in ("s", "base", "ing") or (
        is_be(clause.verb) and clause.verb.low not in ("was", "were")
    )
    return f"when {when}" if when and present and len(when.split()) <= 12 else ""


# --- clauses -----------------------------------------------------------------------------------------


def _parts(message: str, lexicon: Lexicon) -> list[Part]:
    found: list[Part] = []
    for number, sentence in enumerate(sentences_of(message)[:14]):
        typed = NUMBER.sub("", with_names(message[sentence.start : sentence.end]))
        text = with_subject(tidy(typed, lexicon), lexicon)
        if len(text) > 400:
            continue
        tokens = tokens_of(text, lexicon)
        pending: list[Token] = []
        link = ""
        for size, (segment, after) in enumerate(_segments(tokens)):
            joined = (*pending, *segment)
            clause = clause_of(joined)
            if clause is None or (
                clause.kind == "command" and size and not any(t.low == "please" for t in joined[:2])
            ):
                if found and not pending and found[-1].sentence == number and segment:
                    merged = (*found[-1].tokens, *segment)
                    again = clause_of(merged)
                    if again is not None:
                        found[-1] = Part(merged, again, found[-1].link, number)
                        link = after
                        continue
                pending = list(joined)
                link = link or ""
                continue
            found.append(Part(tuple(joined), clause, link, number))
            pending, link = [], after
    return found


def _segments(tokens: Sequence[Token]) -> list[tuple[tuple[Token, ...], str]]:
    """Stretches between conjunctions, commas and dashes, each with the link that follows. A link that turns out to
    join words, not clauses, stands at the start of its stretch and is put back by the caller."""
    found: list[tuple[tuple[Token, ...], str]] = []
    current: list[Token] = []
    for token in tokens:
        joint = (token.low in LINKS and token.tag == "conj") or token.low in (
            ",",
            ";",
            ":",
            "-",
            "–",
            "—",
            "(",
            ")",
        )
        if joint and current:
            found.append((tuple(current), token.low))
            current = [token]
            continue
        current.append(token)
    if current:
        found.append((tuple(current), ""))
    return found


def _circumstance(part: Part, lexicon: Lexicon) -> str:
    clause = part.clause
    moods = [t.low for t in trimmed(clause.rest)[-1:]]
    named = len(clause.rest) == 1 and clause.rest[0].text[:1].isupper()
    if is_be(clause.verb) and subject_class(clause.subject) == "me" and (named or MOOD & set(moods)):
        return ""
    who = subject_class(clause.subject)
    if clause.subject[0].tag == "wh" or any(t.low == "?" for t in part.tokens):
        return ""
    if who == "company" or (
        who == "it"
        and not (is_be(clause.verb) and clause.subject[0].low in ("it", "this") and len(clause.rest) >= 3)
    ):
        return ""
    if (
        clause.negative
        and who == "me"
        and clause.verb.base in ("know", "understand", "think", "care", "believe")
    ):
        return ""
    if any(
        t.low in ("think", "guess", "believe", "hope", "know", "understand", "mean") for t in (clause.verb,)
    ):
        return ""
    said = written(
        turned(lowered((*clause.subject, *clause.group, clause.verb, *trimmed(clause.rest)), lexicon))
    )
    if '"' in said or "“" in said or BROKEN.search(said) or POSITIVE.search(said.lower()):
        return ""
    return said if 3 <= len(said.split()) <= 15 else ""
