"""What befell a customer, cut from any clause of theirs and said as something that would be hard on anybody: "having your account closed
without notice", "finding the lamp cracked". Said so it concedes nothing: only what it is like is ours."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.coach.befell.account import MEASURE, cut, whole
from bot.coach.befell.done_to import at_theirs, done_to, suffered
from bot.coach.befell.failing import found_it, gave_out, in_a_state, there_is
from bot.coach.befell.inner import all_clauses
from bot.coach.befell.telling import LONGEST, ME, MINE, Kind, Telling, made, sayable, steady, words_of
from bot.coach.english.grammar import Clause
from bot.coach.english.phrases import Part, forms, object_of, subject_class
from bot.coach.english.tokens import tokens_of
from bot.coach.wording import Wording

ORDER: Sequence[Kind] = ("need", "harm", "promised", "state", "bill", "waits", "nobody", "spell", "fails")
SPENT = frozenset(
    [
        "on",
        "in",
        "at",
        "without",
        "up",
        "stuck",
        "stranded",
        "locked",
        "off",
        "awake",
        "outside",
        "housebound",
    ]
)
NOBODY = frozenset(["nobody", "noone", "none"])
BILL = re.compile(
    r"\b(?:got|given|issued|received|handed|sent)(?: me| us)?(?: with)? (?P<fine>an? [£$€]\d[\d.,]* (?:(?!and\b|but\b|for\b|that\b|with\b)[a-z-]+ ){0,2}?(?:fine|penalty|fare|charge|ticket|bill|fee|invoice|penalty fare|penalty charge))\b|"
    r"\b(?P<bill>(?:an?|another) (?:[a-z]+ )?(?:bill|invoice|charge|fee|fine|penalty|surcharge|payment demand) (?:of|for) (?:(?!\b(?:and|but|that|which|when|because|i|we|you|it|is|was|has)\b)[\w£$€.,'-]+ ?){1,5})",
    re.IGNORECASE,
)
SPELL = re.compile(
    r"(?P<spell>(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)"
    r" (?:whole |full |long )?(?:minutes|mins|hours?|hrs|days?|weeks?|months?|years|nights?)"
    r" (?:in|on|at|with|without|outside|of)(?: (?!and\b|but\b|i\b|we\b|you\b|now\b|because\b|is\b|are\b)[\w'-]+){1,6})",
    re.IGNORECASE,
)
"""A length of time without a verb: "fifty minutes in the snow"."""
THERE = re.compile(
    r"\bthere(?:'s|’s|s| is| are| was| were| has been) (?!n't|not\b)(?P<what>[^.!?;:\n–—]{4,90})",
    re.IGNORECASE,
)
PROMISED = re.compile(
    r"\b(?:promised|guaranteed|assured|swore)(?: me| us)? (?:that )?(?P<what>(?:my|our|the) (?:(?!would\b|will\b|in\b|by\b|on\b)[\w'-]+ ){1,4})"
    r"(?:(?:would|will) (?:be |have )?(?:\w+ )?)?(?P<by>(?:by|on|before|within|in time for) (?:(?!and\b|but\b|i\b|it\b|you\b)[\w'-]+ ?){1,3})",
    re.IGNORECASE,
)
LED_TO = re.compile(
    r"\b(?:(?:i was|we were|i'd been|i've been) (?:told|promised|assured|guaranteed)|(?:you|they) (?:told|promised|assured|guaranteed)(?: me| us)|(?:you|they) (?:said|promised))(?: that)? (?:"
    r"(?P<me>i|we)(?:'d| would)(?: have| get| receive| be getting)(?: it)?(?P<what>(?: (?!in\b|by\b|on\b|within\b|before\b)[\w'-]+){0,4}?)"
    r"|(?P<it>it|they|(?:my|our|the) (?:[\w'-]+ ){0,2}?[\w-]+)(?:'d| would|'ll| will) (?P<be>(?:be )?[a-z]+)"
    r"|(?P<noun>(?:an? |my |the )?(?:call ?back|refund|reply|answer|call|phone call|replacement|engineer|email|decision|delivery|appointment|visit)))"
    r"(?P<when> (?:(?:by|on|before|within|in) )?(?:(?:the )?(?:end of )?(?:the |next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday|noon|christmas|\d+ ?(?:am|pm)|(?:\d+|two|three|four|five|ten|a|an|\d+-\d+) (?:working |business )?(?:hours?|days?|weeks?|months?)(?: ago)?|last (?:week|month)|the \d+(?:st|nd|rd|th)))\b",
    re.IGNORECASE,
)
"""What they were told to expect, and when."""
PROMISED_IT = re.compile(
    r"\b(?:(?:i|we)(?: was| were|'d been|'ve been) promised|(?:you|they) promised(?: me| us)?) (?P<what>(?:an?|the|my|our) (?:(?!when\b|and\b|but\b|that\b|if\b|by\b|on\b|so\b|it\b|i\b|you\b|would\b|will\b|was\b)[\w'-]+ ?){1,5})(?!would|will|was|is\b)",
    re.IGNORECASE,
)
NO_WORD = re.compile(
    r"(?:^|[.!?,;\n–—-] ?|\b(?:and|but) )(?:still |had |have |got )*(?P<none>(?:no|zero) (?:answer|reply|response|news|word|explanation|refund|callback|call back|apology|update)"
    r"(?: (?:about|on|for|from|to|since|after) (?:(?!and\b|but\b|i\b|we\b|you\b)[\w'-]+ ?){1,5})?)(?=[.!?,;\n–—-]|$| and| but)",
    re.IGNORECASE,
)
"""What has not come, without a verb: "still no answer about my deposit"."""
DAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
ENDS = re.compile(r"[.!?,;:\n–—]+| and | but |@\w+ ")


def tellings_in(parts: Iterable[Part], message: str, wording: Wording) -> tuple[Telling, ...]:
    """The most telling first: those of a heavier kind, of one kind the longer."""
    found = [*_by_clauses(parts, wording), *_by_words(message, wording)]
    return tuple(sorted(found, key=lambda each: (ORDER.index(each.kind), -len(each.doing.split()))))


def _by_clauses(parts: Iterable[Part], wording: Wording) -> Iterator[Telling]:
    for found, often in all_clauses(parts):
        subject = steady(found.subject, wording)
        clause = found._replace(subject=subject, rest=steady(cut(found.rest), wording))
        made = (way(clause, wording) for way in WAYS)
        told = next((each for each in made if each), None)
        if told and often and told.doing:
            told = replace(told, doing=f"{told.doing} {often}")
        if told and len((told.doing or told.when).split()) <= LONGEST:
            yield told


def _there(message: str, wording: Wording) -> Iterator[Telling]:
    for hit in THERE.finditer(message):
        if not _unreal(message[: hit.start()]) and (
            told := there_is(steady(cut(tokens_of(hit["what"], wording.lexicon)), wording), wording)
        ):
            yield told


def _unreal(before: str) -> bool:
    return bool(re.search(r"\b(?:if|unless|whether)\b[^.!?]*$", before, re.IGNORECASE))


def _by_words(message: str, wording: Wording) -> Iterator[Telling]:
    yield from _there(message, wording)
    if (hit := PROMISED.search(message)) and not _unreal(message[: hit.start()]):
        words = _towards_them(f"{hit['what'].strip()} {hit['by'].strip()}")
        if sayable(words):
            yield Telling("promised", f"counting on {re.sub(r'^your (?=company)', 'our ', words)}")
    elif (hit := LED_TO.search(message)) and not _unreal(message[: hit.start()]):
        yield Telling("promised", _expecting(hit))
    elif (hit := PROMISED_IT.search(message)) and sayable(
        words := _towards_them(hit["what"].strip().lower())
    ):
        yield Telling("promised", f"expecting {words}")
    if (hit := NO_WORD.search(message)) and sayable(words := _towards_them(hit["none"].strip(" .,").lower())):
        yield Telling("nobody", f"having {words}")
    if hit := BILL.search(message):
        words = _towards_them((hit["bill"] or hit["fine"]).strip(" .,"))
        if sayable(words):
            yield Telling("bill", f"getting {words}")
    for sentence in ENDS.split(message):
        if (hit := SPELL.fullmatch(sentence.strip())) and sayable(words := _towards_them(hit["spell"])):
            yield Telling("spell", whole(words.lower() if words.isupper() else words[0].lower() + words[1:]))


def _expecting(hit: re.Match[str]) -> str:
    """ "You said it'd be fixed by Monday": expecting it to be fixed by Monday."""
    if hit["it"]:
        what = f"{hit['it'].lower().replace('they', 'them')} to {hit['be'].lower()}"
    else:
        what = (hit["what"] or hit["noun"] or "it").strip().lower()
    words = whole(" ".join(f"expecting {_towards_them(what)}{hit['when']}".split()))
    return DAYS.sub(
        lambda day: day[0].capitalize(),
        re.sub(r"(?<=expecting )(?=call|refund|reply|replacement|visit|decision|delivery)", "a ", words),
    )


def _towards_them(words: str) -> str:
    return re.sub(r"\b(?:my|our)\b", "your", words, flags=re.IGNORECASE)


def _in_need(clause: Clause, wording: Wording) -> Telling | None:
    """ "I've run out of my tablets", "I'm down to my last puff", "I'm in tears"."""
    if subject_class(clause.subject) != "me" or clause.negative or not clause.rest:
        return None
    lows = [t.low for t in clause.rest]
    base = clause.verb.base or clause.verb.low
    tail = words_of(clause.rest, wording)
    if base == "run" and lows[:2] == ["out", "of"]:
        return made("need", "running", tail)
    if clause.verb.low not in ("am", "'m", "are", "'re", "been"):
        return None
    if lows[:2] == ["on", "hold"] or (lows[0] in SPENT and MEASURE.search(tail.lower())):
        return made("spell", "being", tail)
    if lows[:2] == ["down", "to"] or (
        lows[0] in ("in", "at", "on") and not wording.lists["sad_places"].isdisjoint(lows)
    ):
        return made("need", "being", tail)
    return None


def _nobody(clause: Clause, wording: Wording) -> Telling | None:
    """ "Nobody picks up the phone"."""
    lows = [t.low for t in clause.subject]
    nobody = lows[:1] and (lows[0] in NOBODY or lows[:2] in (["no", "one"], ["not", "one"]))
    verb, rest = clause.verb, clause.rest
    of_things = "of" in lows and wording.lists["people"].isdisjoint(lows) and not {"you", "them"} & set(lows)
    if not nobody or of_things or clause.negative or verb.tag != "verb" or len(lows) > 4:
        return None
    base = verb.base or verb.low
    if base in wording.lists["no_failure"] or forms(clause)[1]:
        return None
    form = verb.low if verb.form == "ing" else wording.lexicon.form(base, "base")
    return made("nobody", "having nobody", form, words_of(rest, wording))


def _owed(clause: Clause, wording: Wording) -> Telling | None:
    """ "You still haven't sent my prescription": they wait for it, whoever is to send it."""
    base = clause.verb.base or clause.verb.low
    company = subject_class(clause.subject) == "company" or [t.low for t in clause.subject] == ["they"]
    if (
        not company
        or not clause.negative
        or forms(clause)[0] != "have"
        or base in wording.lists["no_failure"]
    ):
        return None
    found = object_of(clause.rest)
    things = [t for t in (found[1] if found else ()) if t.low not in ME]
    if found is None or not things or things[0].low not in {*MINE, "the"} or things[-1].tag == "pron":
        return None
    if base in wording.lists["awaited"]:
        return made("waits", "waiting for", words_of(things, wording))
    if things[0].low == "the":
        return None
    done = wording.lexicon.form(base, "participle")
    return made("waits", "waiting to have", words_of(things, wording), done, words_of(found[0], wording))


WAYS: Sequence[Callable[[Clause, Wording], Telling | None]] = (
    _nobody, found_it, _in_need, suffered, done_to, at_theirs, _owed, in_a_state, gave_out,
)  # fmt: skip
