"""Finds in a customer's message what it is about: which cases the pack knows in it, the details on the side, who died,
what they ask for, and whether they ask anything. Only what parses is taken."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.coach.befell.account import Deed, deeds_in
from bot.coach.befell.hear_that import Clausal, HeardThat, clauses_of, heard_that
from bot.coach.befell.retold import Telling, tellings_in
from bot.coach.befell.worst import Worst, worst_in
from bot.coach.customer.asked import asked_in
from bot.coach.customer.cases import Found, cases_in, details_in, merged
from bot.coach.customer.customer import read_customer
from bot.coach.customer.figures import in_plain_words
from bot.coach.customer.heard import LISTENED, Heard, hear, with_names, with_subject
from bot.coach.customer.wishes import Wish, wish_asked, wish_told
from bot.coach.english.grammar import clause_of
from bot.coach.english.lexicon import Lexicon
from bot.coach.english.phrases import Part
from bot.coach.english.text import fold, sentences_of
from bot.coach.english.tokens import Token, tokens_of, written
from bot.coach.english.voice import tidy
from bot.coach.wording import Wording

LINKS = frozenset(["and", "but", "or", "so"])
SENTENCES = 14


class Line(NamedTuple):
    """One of its sentences, by the stems of its words."""

    stems: frozenset[str]
    harmed: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class Mirror:
    """Everything usable of one message."""

    wishes: tuple[Wish, ...] = ()
    asks: bool = False
    """Whether it asks something."""
    kin: str = ""
    """Whom they name as theirs and dead ("grandmother")."""
    cases: tuple[Found, ...] = ()
    """What the pack knows of it, the heaviest first."""
    details: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """How long, how often, what hangs on it: by slot, the ways to say it."""
    hurt: bool = False
    """A loss, a failure, a wait or a stake is told, and with feeling."""
    says: bool = False
    """Whether it tells something in a whole sentence, be it understood or not."""

    deeds: tuple[Deed, ...] = ()
    """What they did, lost, bear or can't do, the most telling first."""
    thing: str = ""
    """What of theirs has come to harm ("your flower bed"), where no case tells it."""
    tellings: tuple[Telling, ...] = ()
    """What befell them, the most telling first."""
    asked: str = ""
    """What they ask, as it follows "know"."""
    about: str = ""
    """The thing their message is about."""
    that: HeardThat | None = None
    """What they tell that is nobody's doing."""
    worst: tuple[Worst, ...] = ()
    """Its worst points, the heaviest first."""
    words: frozenset[str] = frozenset()
    """Stems of the words that mean something in it."""
    clauses: tuple[Clausal, ...] = ()
    """What they tell, clause by clause."""
    lines: tuple[Line, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether there is something to take up."""
        return bool(self.cases or self.wishes or self.kin or self.asks)

    @property
    def troubled(self) -> bool:
        """Whether somebody of theirs is in trouble."""
        return any(each.kind == "theirs" for each in self.worst)

    @property
    def robbed(self) -> bool:
        """Whether somebody has got at what is theirs: then a lock is what they want."""
        return any(each.case.id in ("hacked", "stolen", "scammed") for each in self.cases)

    @property
    def requests(self) -> bool:
        """Whether it asks for something that a no may be about."""
        return self.asks or bool(self.wishes)


def mirror(message: str, wording: Wording) -> Mirror:
    """Reads the first LISTENED characters; what doesn't parse is left out."""
    if not message.strip():
        return Mirror()
    message = in_plain_words(message[:LISTENED], wording)
    lexicon = wording.lexicon
    wishes: list[Wish] = []
    parts = [
        part
        for part in _parts(message, lexicon)
        if not wording.patterns["unmirrored"].search(fold(written(part.tokens)))
    ]
    for part in parts:
        asked = part.clause.kind in ("question", "command")
        if wish := wish_asked(part, lexicon) if asked else wish_told(part, lexicon):
            wishes.append(wish)
    heard = hear(message, wording)
    customer = read_customer(message, wording)
    told = [
        each
        for each in SENTENCE.finditer(heard.marked)
        if each["end"] == "." and not ASKS.match(each["said"])
    ]
    harmed = [each for each in told if wording.patterns["harmed"].search(each["said"].lower())]
    asks = "?" in message or bool(ASKS.match(message))
    by_cues = wording.cues.told(message)
    weighs = next((case.weighs for case in by_cues if case.weighs), ())
    return Mirror(
        tuple(wishes),
        asks,
        _lost(fold(message), wording),
        merged(cases_in(heard, wording.cases, wording), by_cues),
        {**details_in(heard, wording.details, wording), **({"weighs": weighs} if weighs else {})},
        bool(harmed) or bool(told and customer.hurt and customer.upset >= UPSET),
        any(len(each["said"].split()) >= WHOLE for each in told),
        deeds_in(parts, wording),
        _harmed(heard, harmed, wording),
        tellings_in(parts, message, wording),
        asked_in(parts, wording),
        _about(heard, wording),
        heard_that(parts, wording),
        worst_in(message, wording),
        stems_of(message, wording),
        clauses_of(parts, wording),
        tuple(_line(message[each.start : each.end], wording) for each in sentences_of(message)[:SENTENCES]),
    )


def _line(sentence: str, wording: Wording) -> Line:
    harmed = wording.patterns["harmed"].search(sentence.lower()) is not None
    return Line(stems_of(sentence, wording), harmed, sentence.rstrip().endswith("?"))


STEM = 5
WORD = re.compile(r"[^\W_]+(?:'t)?")


def stems_of(text: str, wording: Wording) -> frozenset[str]:
    """The first letters of each word that says what a text is about."""
    found = WORD.findall(text.lower().replace("’", "'"))
    light = wording.lists["saying_little"]
    return frozenset(w[:STEM] for w in found if (len(w) > 2 or w.isdigit()) and w not in light)


def _about(heard: Heard, wording: Wording) -> str:
    """The first thing of theirs."""
    never = wording.lists["unharmed"] | wording.lists["persons"]
    named = [
        phrase.text
        for phrase in heard.phrases.values()
        if phrase.head not in never and not TOO_LOUD.search(phrase.text) and phrase.text[:1].islower()
    ]
    adverbs = wording.lexicon.adverbs
    return next((t for t in named if t.startswith("your ") and adverbs.isdisjoint(t.split())), "")


TOO_LOUD = re.compile(r"[^a-z' -]")


def _harmed(heard: Heard, told: Sequence[re.Match[str]], wording: Wording) -> str:
    """The first thing of theirs in the sentences that tell of harm."""
    never = wording.lists["unharmed"] | wording.lists["persons"]
    return next(
        (
            phrase.text
            for each in told
            for place, phrase in heard.phrases.items()
            if each.start() <= place < each.end()
            and phrase.text.startswith("your ")
            and phrase.head not in never
        ),
        "",
    )


SENTENCE = re.compile(r"(?P<said>.+?) (?P<end>[.?])(?: |$)")
UPSET = 0.2
WHOLE = 6
"""Words of a sentence that tells something."""
ASKS = re.compile(
    r"\s*(?:(?:hi|hiya|hello|hey|morning|evening|sorry|please|so|and|just)[,!.]? +){0,3}"
    r"(?:how|what|when|where|who|why|which|can|could|is|are|do|does|will|would|may|wondering|i(?:'d (?:like|love)| (?:only |just )?wanted)"
    r" to (?:know|ask))\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"^\(?\d{1,2}[.)]\s+")
DEAD = re.compile(
    r"\b(?:(?:i|we|i've|we've|have|having|after|since|recently|just|sadly|who|of) (?:just |recently |sadly )?(?:lost|losing)|death of|passing of|funeral (?:of|for)|bury|burying|buried|mourning|late|dead|deceased) (?:(?:my|our) )?(?:dear |beloved |late )?$"
)
DIED = re.compile(
    r"^(?:'s)? ?(?:\w+ )?(?:(?:has |had |just |recently |suddenly |sadly )*(?:died|passed|is dead)|was killed\b|death\b|passing\b|funeral\b|estate\b)"
)
HE_DIED = re.compile(
    r"\b(?P<who>he|she)(?:'s| has| had)? (?:just |recently |suddenly |sadly )*(?:died|dead|passed)\b(?! (?:out|the|it|my|your)\b)"
)
HERS = re.compile(r"mother|mum|mom|nan|gran|grandma|wife|daughter|sister|aunt|niece")


def _lost(folded: str, wording: Wording) -> str:
    """Who died, where their words say so of somebody they name; "" where that is not plain."""
    kin = list(wording.patterns["kin"].finditer(folded))
    for named in kin:
        before, after = folded[: named.start("kin")], folded[named.end() :]
        theirs = re.match(r"'?s \w", after) and not DIED.match(after)
        if (
            DIED.match(after)
            or (DEAD.search(before) and not theirs)
            or re.search(r" (?:late|deceased|dead) ", named.group())
        ):
            return named["kin"].replace(" in law", "-in-law")
    said = HE_DIED.search(folded)
    if said is None:
        return ""
    hers = said["who"] == "she"
    known = [k["kin"] for k in kin if k.start() < said.start() and (bool(HERS.search(k["kin"])) is hers)]
    return known[-1].replace(" in law", "-in-law") if known else ""


ASKED = re.compile(r"\b((?:can|could|will|would) (?:you|i|we)) (?:(?:please|just|kindly) )+", re.IGNORECASE)


def _parts(message: str, lexicon: Lexicon) -> list[Part]:
    found: list[Part] = []
    for number, sentence in enumerate(sentences_of(message)[:SENTENCES]):
        typed = NUMBER.sub("", with_names(message[sentence.start : sentence.end]))
        text = ASKED.sub(r"\1 ", with_subject(tidy(typed, lexicon), lexicon))
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
