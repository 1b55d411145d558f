"""What a draft does to the customer who gets it: register, stance, moves, findings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from bot.coach.customer.customer import read_customer
from bot.coach.customer.heard import LISTENED
from bot.coach.english.text import SPREAD, Sentence, facts_of, fold, letters_of, sentences_of
from bot.coach.memory import MOST, remembered
from bot.coach.reading.acts import Act, Deed, Verdict
from bot.coach.reading.sentences import (
    CLAUSE_END,
    CLAUSE_WORDS,
    Seen,
    acknowledges,
    acts_of,
    clauses_of,
    helps,
    regrets_by_name,
)
from bot.coach.reading.traits import traits_of
from bot.coach.rules import Match, Rules
from bot.coach.types import Customer, Fact, Finding, Moves, Reading, Register, Stance
from bot.coach.wording import Wording

LETTERS = re.compile(r"[^\W\d_]+")
# Letters English words hardly have.
ACCENTED = frozenset("äöüßàâçèêëîïôùûñáíóúãõåøæąćęłńśźżčďěňřšťůžğışőű¿¡")
ENGLISH_PARTS = re.compile(r"[n'](?:(?<=\bn)on-|(?<=')(?:ve|ll|re|m|s|t|d)\b)")
EMOJI_ONLY = re.compile(r"^[\W\d_]*$")
COLD_SENTENCE_FROM, COLD_NAMED_FROM = 0.45, 0.1
"""Share of apathy (and pity) in a sentence's words from which all of it is pointed at; lower where a rule named some."""
COLD_CLAUSE_FROM, COLD_CLAUSE_SURE = 0.4, 0.6
"""The same for the clauses of such a sentence, once one of them is surely cold."""
LOOKS_BACK = 16
"""Characters before a sentence that a rule may ask for."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft taken apart once; reading and rewriting both work from it."""

    text: str
    folded: str
    facts: tuple[Fact, ...]
    seen: tuple[Seen, ...]
    matches: tuple[Match, ...]

    @property
    def spoken(self) -> tuple[Seen, ...]:
        """Its sentences, without greeting, sign-off, quotes and code."""
        return tuple(s for s in self.seen if s.sentence.kind == "text")


def take_apart(text: str, rules: Rules, wording: Wording) -> Draft:
    """Sentences with their acts and findings. What is quoted, or is code or a link, is nobody's tone."""
    folded = fold(text)
    facts = facts_of(text)
    spoken = _without_quotes(folded, facts)
    untouched = [(f.start, f.end) for f in facts if f.kind in ("quote", "code", "link")]
    over_all = rules.across.find(folded)
    seen: list[Seen] = []
    for sentence in sentences_of(text, facts):
        start, end = sentence.start, sentence.end
        words, part = text[start:end], folded[start:end]
        if sentence.kind != "text":
            seen.append(Seen(sentence, words, part, frozenset(), (), None))
            continue
        if words in wording.lines and not untouched:
            its = _line(words, rules, wording).at(sentence)
        else:
            before = folded[max(0, start - LOOKS_BACK) : start]
            its = _sentence(words, spoken[start:end], before, rules, wording).at(sentence)
        cold = tuple(
            m
            for m in (*its.cold, *over_all)
            if start <= m.start < end and not any(s <= m.start and m.end <= e for s, e in untouched)
        )
        seen.append(its._replace(cold=cold))
    return Draft(text, folded, facts, tuple(seen), tuple(m for s in seen for m in s.cold))


@lru_cache(maxsize=MOST)
def _line(words: str, rules: Rules, wording: Wording) -> Seen:
    """A line of the pack by itself. It is kept for good: most warm texts begin with one, and none is a draft's."""
    folded = fold(words)
    found = rules.within.find(folded)
    return Seen(
        Sentence(0, len(words)), words, folded, acts_of(folded, wording), found, *_learnt(words, wording)
    )


@remembered
def _sentence(words: str, said: str, before: str, rules: Rules, wording: Wording) -> Seen:
    """A sentence by itself: most of a draft's stand in its versions, too. `said`: folded, without its quotes."""
    part, start = fold(words), len(before)
    end = start + len(part)
    found = tuple(
        Match(m.rule, m.start - start, m.end - start) for m in rules.within.find(before + part, start, end)
    )
    alone = Sentence(0, len(words))
    return Seen(alone, words, part, acts_of(said, wording), found, *_learnt(words, wording))


def _learnt(
    words: str, wording: Wording
) -> tuple[Verdict, tuple[int, ...], tuple[Mapping[Deed, float], ...]]:
    """What the trained classifiers say of a sentence, as Seen has it."""
    return (
        wording.acts.read(words),
        wording.tone.weigh(words),
        tuple(map(wording.deeds.read, clauses_of(words))),
    )


def _without_quotes(folded: str, facts: tuple[Fact, ...]) -> str:
    """The text with quoted words, code and links blanked: they are shown, not said."""
    for fact in facts:
        if fact.kind in ("quote", "code", "link"):
            folded = folded[: fact.start] + " " * (fact.end - fact.start) + folded[fact.end :]
    return folded


def is_english(folded: str, wording: Wording) -> bool:
    """By function words: ours against those of other European languages; other scripts are not English.

    Where they don't tell (a line of three words), by how many of its words we have met in English drafts.
    """
    foreign = not ACCENTED.isdisjoint(folded)
    if not folded.isascii():
        letters = [c for c in folded if c.isalpha()]
        if sum(1 for c in letters if c > "\u024f") * 3 > len(letters) > 0:
            return False
    plain, short = ENGLISH_PARTS.subn("", folded)
    words = plain.translate(SPREAD).split() if plain.isascii() else LETTERS.findall(plain)
    theirs = sum(map(wording.lists["other_language"].__contains__, words)) + foreign
    if theirs == 0:
        return True
    shared = wording.lists["shared_words"]
    ours = sum(word in wording.lists["stop_words"] and word not in shared for word in words)
    if ours + short > theirs or theirs > ours + short + 1:
        return ours + short > theirs
    return sum(map(partial(_is_ours, wording=wording), words)) * 2 > len(words)


def _is_ours(word: str, wording: Wording) -> bool:
    known = wording.tone.knows(word) or word in wording.lexicon.adjectives
    return word in wording.lists["stop_words"] or (known and word not in wording.lists["other_language"])


UNPASSED = 14
"""Weight of a case that no answer may pass over."""


@dataclass(frozen=True, slots=True)
class Told:
    """The customer's message, read once for the draft and for every version of it."""

    customer: Customer
    situation: str
    """ "other" where it tells of none."""
    grave: bool
    """Whether it tells what no answer may pass over: a death, a grave illness, a hurt child."""


def listen(message: str, wording: Wording) -> Told:
    grave = any(case.weight >= UNPASSED for case in wording.cues.told(message[:LISTENED]))
    return Told(read_customer(message, wording), situation_of(fold(message), wording), grave)


def read(draft: Draft, told: Told, wording: Wording) -> Reading:
    customer = told.customer
    english = is_english(draft.folded, wording)
    situation = told.situation if told.situation != "other" else situation_of(draft.folded, wording)
    idle = (
        not english
        or EMOJI_ONLY.match(draft.folded)
        or only_link(draft)
        or (
            "injection" in wording.index.may(letters_of(draft.folded))
            and wording.patterns["injection"].search(draft.folded)
        )
    )
    if idle:
        return Reading(
            "neutral",
            False,
            (),
            Moves(),
            "none",
            draft.facts,
            english,
            situation,
            customer,
            False,
        )
    spoken = draft.spoken
    traits = traits_of(spoken, draft.matches, draft.facts, draft.folded, customer=customer, wording=wording)
    register, needs, stance = wording.judge.judge(traits, customer)
    stance = stance if spoken else "none"
    moves = moves_of(draft, wording)
    passed_over = told.grave and not customer.calm and moves.acknowledge is None
    if passed_over and register == "neutral" and spoken:
        needs = needs or not wording.patterns["helps_asks_after"].search(draft.folded)
    findings = tuple(_finding(m, draft.text) for m in draft.matches)
    cold: tuple[Span, ...] = ()
    if needs and register != "neutral":
        cold = tuple(part for seen in spoken for part in _cold_parts(seen, register, wording))
        findings = tuple(
            sorted((*findings, *_by_act(spoken, cold, register, wording)), key=lambda f: f.start)
        )
        cold = cold or tuple((f.start, f.end) for f in findings)
    return Reading(
        register, needs, findings, moves, stance, draft.facts, True, situation, customer, is_empty(draft, stance), cold
    )  # fmt: skip


def only_link(draft: Draft) -> bool:
    rest = draft.folded
    for fact in draft.facts:
        if fact.kind in ("link", "email", "code"):
            rest = rest.replace(fact.words.lower(), " ")
    return not re.search(r"[a-z]{2}", rest)


def _finding(match: Match, text: str) -> Finding:
    rule = match.rule
    words = text[match.start : match.end].strip(" ,;")
    return Finding(
        rule.id, match.start, match.end, rule.reason, rule.source, words, rule.severity, rule.concept
    )  # fmt: skip


def _cold_parts(seen: Seen, register: Register, wording: Wording) -> Iterator[Span]:
    """What of a sentence a reader would mark in a cold draft: all of it, or without the clauses that only inform."""
    named = [(m.start, m.end) for m in seen.cold if m.rule.severity != "hint"]
    share = _coldness(seen.tone, register, wording)
    if share < (COLD_NAMED_FROM if named else COLD_SENTENCE_FROM):
        yield from named
        return
    start, end = seen.sentence.start, seen.sentence.end
    clauses = [(start + left, start + right) for left, right in _clauses(seen.words)]
    shares = [
        1.0 if any(s < right and left < e for s, e in named) else _of_clause(left - start, right - start, seen, register, wording)
        for left, right in clauses
    ]  # fmt: skip
    cold = [clause for clause, share in zip(clauses, shares, strict=True) if share >= COLD_CLAUSE_FROM]
    yield (cold[0][0], cold[-1][1]) if cold and max(shares) >= COLD_CLAUSE_SURE else (start, end)


def _of_clause(left: int, right: int, seen: Seen, register: Register, wording: Wording) -> float:
    """A clause of a word or two says nothing by itself; it counts as fine, and stands or falls with those beside it."""
    words = seen.words[left:right]
    if len(words.split()) < CLAUSE_WORDS:
        return 0.0
    return _coldness(wording.tone.weigh(words), register, wording)


def _coldness(weighed: tuple[int, ...], register: Register, wording: Wording) -> float:
    share = wording.tone.shares(weighed)
    return share["apathy"] + share["sympathy"] * (1 if register == "sympathy" else 0.5)


def _clauses(words: str) -> Iterator[Span]:
    start = 0
    for stop in CLAUSE_END.finditer(words):
        if stop.start() > start:
            yield start, stop.start()
            start = stop.end()
    yield start, len(words)


def _by_act(
    spoken: Sequence[Seen], cold: Sequence[Span], register: Register, wording: Wording
) -> Iterator[Finding]:
    """What a cold part teaches by what its sentence does, where no rule named words in it."""
    for seen in spoken:
        part = next(((s, e) for s, e in cold if seen.sentence.start <= s < seen.sentence.end), None)
        if part is None or seen.verdict is None or any(m.rule.severity != "hint" for m in seen.cold):
            continue
        stock = register == "sympathy" or "apology" in seen.acts
        of_acts: list[tuple[float, Act]] = [
            (seen.verdict.share[act], act) for act in wording.cold if (act == "stock") == stock
        ]
        _, act = max(of_acts)
        taught, (start, end) = wording.cold[act], part
        words = seen.words[start - seen.sentence.start : end - seen.sentence.start]
        yield Finding(f"cold-{act}", start, end, taught.reason, taught.source, words, "warn", taught.concept)


def moves_of(draft: Draft, wording: Wording) -> Moves:
    def first(test: str) -> str | None:
        return next((s.words for s in draft.seen if test in s.acts), None)

    return Moves(
        acknowledge=next(
            (s.words for s in draft.seen if s.sentence.kind == "text" and acknowledges(s, wording)),
            next(
                (s.words for s in draft.seen if s.sentence.kind == "text" and regrets_by_name(s, wording)),
                None,
            ),
        ),
        own=first("own"),
        act=next((s.words for s in draft.seen if helps(s)), None),
        when=first("when"),
        check_back=first("check_back"),
    )


def is_empty(draft: Draft, stance: Stance) -> bool:
    if stance not in ("refuse", "defer", "none"):
        return False
    seen = [s for s in draft.seen if s.sentence.kind == "text"]
    if any("help" in s.acts or "when" in s.acts for s in seen) or any(
        f.kind not in ("mention", "name", "placeholder") for f in draft.facts
    ):
        return False
    return (
        not any(
            re.search(r"\b(?:because|since|as the|due to|so that|only|unless|until|without)\b", s.folded)
            for s in seen
        )
        and sum(len(s.words.split()) for s in seen) <= 40
    )


def situation_of(folded: str, wording: Wording) -> str:
    if folded:
        may = wording.index.may(letters_of(folded))
        for situation in wording.situations:
            if situation.id in may and situation.pattern.search(folded):
                return situation.id
    return "other"
