"""A draft as it was typed: folded copy, words, protected facts, sentences. Everything keeps code-point offsets."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple, cast

from bot.coach.memory import remembered
from bot.coach.types import Fact, FactKind

QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\t": " "}
)

ENDS = ".!?…:;, "
"""What a bare sentence has at neither end."""
WORD = re.compile(r"[a-z]+(?:['.-][a-z]+)*'?s?|\d[\d.,:/-]*\w*")
PARTS = re.compile(r"['.-]")
RUN = re.compile(r"[a-z]+")
SPREAD = {code: " " for code in range(128) if not chr(code).islower()}
"""Leaves the runs of letters of an English text, some times quicker than a search for them."""
DIGIT = re.compile(r"\d")
SIGNS, PICTURED = "?!", "~"

MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"

CURRENCY = r"(?:usd|eur|gbp|chf|cad|aud)"
EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+"
HOST = r"(?:[a-z\d-]{1,63}\.){1,4}(?:com|org|net|io|app|dev|gov|edu|info|eu|uk|de|fr|nl|au|nz|ca|example)\b(?!\.\w)(?:/[^\s<>\"]*[^\s<>\".,:;!?)\]'])?"
"""An address typed without its "https://": "ideas.planner.example", "acme.com/help"."""
JOINED_ID = r"(?=[\w/-]*\d)(?=[\w/-]*[a-z/-])[a-z0-9]+(?:[/-][a-z0-9]+)+\b"
SURELY = (
    r"100\s?(?:%|percent\b|per cent\b)(?:\s(?:sure|certain|positive|confident|guaranteed?|resolved|fixed|sorted|solved|be|your fault)\b"
    r"|(?<=(?:day|eek|row|ing|ght|oon|nth) 100%)(?:[.!]+(?=\s|$)|(?=$|\n|,|\s-)))"
)
"""A whole hundred that only swears to a promise: "100 % sure", "tomorrow morning 100%"."""
# One pass, by what stands first: a digit, a letter at a word's start, a sign. Of those that match at a place the first
# wins, so the longer shapes stand first. A group's name up to the underscore is the fact's kind. In lower case.
FACT = re.compile(
    rf"\b(?=\d)(?!{SURELY})(?:(?P<email>{EMAIL})"
    rf"|(?P<money>\d(?:[\d.,]*\d)?\s?(?:[$£€¥](?!\d)|(?:{CURRENCY}|euros?|dollars?|pounds?|cents?|quid|bucks)\b))"
    r"|(?P<percent>\d[\d.,]*\s?(?:%|percent\b|per cent\b))"
    rf"|(?P<date>\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{MONTHS}\b(?:\s\d{{4}})?|\d{{4}}-\d\d-\d\d\b"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b)"
    r"|(?P<time>\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\b)?|\d{1,2}\s?[ap]m\b)"
    rf"|(?P<id>{JOINED_ID}|\d+[a-z]{{1,4}}\d\w*\b)"
    r"|(?P<number>\d[\d,]*(?:\.\d+)*\w{0,4}\b))"
    r"|\b(?=[^\W\d_])(?:(?P<link>(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,:;!?)\]'])"
    rf"|(?P<email_named>{EMAIL})|(?P<link_bare>{HOST})|(?P<money_named>{CURRENCY}\s?(?:\d[\d.,]*\d|\d))"
    rf"|(?P<date_named>{MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?|{WEEKDAYS}\b)"
    rf"|(?P<id_named>{JOINED_ID}|[a-z]{{1,6}}\d[\w-]*\b))"
    r"|(?=[`{<\[%@#$£€¥.+_-])(?:(?P<code>```.{0,4000}?```|`[^`\n]{1,300}`)"
    rf"|(?P<email_signed>{EMAIL})"
    r"|(?P<placeholder>\{\{[^{}\n]{1,60}\}\}|\{[a-z_]{2,40}\}|\[[a-z_ ]{2,40}\]|<[a-z_]{2,40}>|%[a-z_]{2,40}%)"
    r"|(?P<mention>(?<!\w)[@#][a-z_][\w.-]*\w)"
    r"|(?P<money_signed>[$£€¥](?:\d[\d.,]*\d|\d))"
    r"|(?P<id_signed>(?<![\w#])#[\w-]*\d[\w-]*))",
    re.DOTALL,
)

SPACED = re.compile(r"`|\{\{|\[[A-Za-z]")
WORDS_AFTER = 4
"""A date goes on for up to three words after its number."""
# One class of signs at the start is what lets the search skip from sign to sign.
TELLING = re.compile(r"[\d@#{<%$£€¥:.](?:(?<=[^:.])|(?<=:)//|(?<=\w\.)(?=[a-z]))")
NAMING = re.compile(r"[\d@#{<%$£€¥:.wd](?:(?<=[^:.wd])|(?<=:)//|(?<=\w\.)(?=[a-z])|(?<=w)w{2}\.|(?<=d)ay)")
TITLES = ("mr", "ms", "miss", "dr", "prof", "sir", "madam")
QUOTED = re.compile(r'["“][^"“”\n]{2,200}["”]')
SCARE = re.compile(
    r"(?:(?<!egarding )(?<!bout )(?<!s for )\b[Yy]our|\bnot an?|n['’]t an?|\bhardly an?|so-called) [\"“][a-z][a-z' -]{1,30}[\"”]$"
)
"""A customer's word held up with tongs, which is no quotation: your "urgent" mail. At the head of a sentence it names what it is about."""
LONGEST_SCARE = 42
NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\b\.?(?:[^\S\n][A-Z][\w'’-]+)+")
# In folded text.
ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nr|vs|etc|approx|ext|e\.g|i\.e|incl|dept|ref|tel|min|max|inc|ltd|co|est|para|pp|art|cl|fig|a\.m|p\.m)|(?<!')\b[a-z])$"
)
AT_AN_END = re.compile(r"(?:\d[\d.,]* ?(?:[a-z]+ )?(?:max|min|m)|\b(?:a|the) (?:min|max))$")
BEGINS_ANEW = re.compile(
    r"\s+(?:(?:You|Your|We|Our|I|It|They|This|That|There|The|Please|If|No|Not|Any)['’ ]|(?:you|your|yours|u|ur|we|i|it's|its|they|he|she|this|please|pls|cant|can't|dont|don't|wont|won't|didnt)['’ ])"
)
""" "1 hour max. You …": the abbreviation ends its sentence."""
SAID_NO = re.compile(
    r"(?:(?:answer|computer|system|decision)(?:'s| is| says| remains| stays| is still| will be| has to be)|\b(?:so|ticked|said|answered),?)\s+no$"
)
PER_HEAD = re.compile(r"\d ?pp$")
""" "£15 pp." ends there."""
NUMBER_NO = re.compile(
    r"\b(?:order|model|ref|reference|tracking|account|phone|serial|invoice|booking|policy|membership) no$"
)
THEN = re.compile(r"\s+(?:then|we|we'll|i|i'll|you|please|pls|cheers|thanks|thx|no|also)\b")
""" "send your order no. then we look"."""
STREET = re.compile(r"(?:[A-Z][a-z]+|\d(?:st|nd|rd|th)) (?:St|Rd|Ave)$")
ANEW = re.compile(r"\s+[A-Z]")
""" "Roadworks on Lake St. Driver …": a street ends there, "at St. Mary's" goes on."""
CODED = re.compile(r"\s*(?:#|\w*\d)")
"""A number behind "no.": "the answer is no. Sorry" ends there, "yours is no. 4" does not."""
STOP = r"[.!?…]+[\"')\]”’]*(?=\s|$|[A-Z][a-z])"
PICTURE = r"[^\w\s.,;:!?'\"(){}\[\]<>→»/&+=*|-]"
SENTENCE_END, PICTURED_END = re.compile(STOP), re.compile(rf"{STOP}|(?<={PICTURE})(?=\s+[A-Z])")
GOES_ON = re.compile(r"\s*[a-zß-öø-ÿ]")
SHOWS_PICTURE = re.compile(PICTURE)
"""An emoji ends a sentence, too."""
BULLET = re.compile(r"\s*(?:[*•–-]|\d{1,2}[.)])\s+")
GREETING = re.compile(
    r"\s*(?:@[\w.-]+[,:]?|to (?:whom it may concern|(?:mr|mrs|ms|miss|dr)\b\.? ?[\w'’-]+)[,:]+|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings)\b"
    r"(?:[ ]+(?:there|again|all|team|sir or madam|sir/madam|valued customer|customer|\{\{[^{}\n]+\}\}|(?:mr|mrs|ms|dr)\b\.? ?[\w'’-]+"
    r"|[A-Z][\w'’-]+(?:[ /][A-Z][\w'’-]+)?))?\s*(?:[,!.:]+|(?=\n)|$))[ ]*",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"(?:(?:kind|best|warm|many)?\s*(?:regards|wishes)|best|yours?(?: (?:sincerely|faithfully|truly))?|sincerely|cheers|thanks|thank you"
    r"|respectfully|warmly|all the best|take care|xx?|--?|~)\s*[,.!]?\s*$",
    re.IGNORECASE,
)

_NAMES = r"(?:[-–—~]\s?)?[A-Z][\w.'’&/-]*(?:,? (?:[A-Z][\w.'’&/-]*|of|the|and|at|for|from|desk|team|office|department|services?|support|care|manager|&|\|)){0,5}(?: x{1,3})?,?"
SIGNED = re.compile(_NAMES + r"|x{1,3}")
CLOSED = re.compile(
    r"(?:(?:(?i:kind(?:est)?|best|warm(?:est)?|many|with best|with kind)\s+)?(?i:regards|wishes)|(?i:yours (?:sincerely|faithfully|truly)|sincerely|all the best|many thanks))[,.!]?\s+"
    + _NAMES
    + r"[.!]?|(?i:best|cheers|thanks|thank you|warmly|take care|yours)[,!]\s+(?!(?i:i|we|you|your|the|please|it|this|that|and|but|for|so)\b)"
    + _NAMES
    + r"[.!]?"
)
"""A sign-off with its name, at the end of a line of its answer: "Kind wishes, Bookings Office"."""
HEADER = re.compile(r"(?:to|from|cc|re|ref|subject|date|attn)\s?:\s", re.IGNORECASE)
MOST_SIGNED, MOST_HEADING = 3, 12

Kind = Literal["text", "greeting", "sign_off", "quote", "code"]


UNITS = {"sec": "second", "min": "minute", "hr": "hour", "wk": "week", "mth": "month", "yr": "year"}
SHORT_UNIT = re.compile(rf"\b({'|'.join(UNITS)})(s?)\b", re.IGNORECASE)
"""A unit of time as it is typed in a hurry."""


class Sentence(NamedTuple):
    """A stretch of the draft; `start`..`end` leave out white space and any list marker before it."""

    start: int
    end: int
    kind: Kind = "text"
    bullet: bool = False

    def goes_on(self, after: "Sentence", text: str) -> bool:
        """Whether `after` follows on the same line of the draft `text`, both of them in no list."""
        return not (self.bullet or after.bullet or "\n" in text[self.end : after.start])


@remembered
def fold(text: str) -> str:
    """Lower case, straight quotes, plain dashes; the same length, so offsets hold.

    One draft asks for the same clauses many times; whoever rewrites clears the cache when it is done.
    """
    return text.lower().replace("\t", " ") if text.isascii() else _lower(text.translate(QUOTES))


def _lower(text: str) -> str:
    """Letters that are two in lower case stay."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@remembered
def words_of(folded: str) -> frozenset[str]:
    """Words, each also without its apostrophe, so that "cant" and "can't" share an anchor, and each part of a compound."""
    found = WORD.findall(folded)
    parts = {part for w in found if not w.isalpha() for part in PARTS.split(w)}
    joined = {w.replace("'", "") for w in found if "'" in w}
    return frozenset(found) | joined | (parts - {""})


@remembered
def letters_of(folded: str) -> frozenset[str]:
    """Runs of letters, some signs, 0* for a digit, and a mark for what is not plain: what an Index looks up."""
    found = set(folded.translate(SPREAD).split() if folded.isascii() else RUN.findall(folded))
    if DIGIT.search(folded):
        found.add("0*")
    for sign in SIGNS:
        if sign in folded:
            found.add(sign)
    if not folded.isascii():
        found.add(PICTURED)
    return frozenset(found)


@remembered
def facts_of(text: str) -> tuple[Fact, ...]:
    """Protected stretches, in order, without overlap. Whoever rewrites clears the cache when it is done."""
    return tuple(sorted(_facts(text), key=lambda f: f.start))


def holds_fact(text: str) -> bool:
    """Whether there is one: the first that is found tells."""
    return next(_facts(text), None) is not None


def _facts(text: str) -> Iterator[Fact]:
    spans: list[tuple[int, int]] = []
    lowered = _lower(text)
    for start, end in _telling(lowered):
        for m in FACT.finditer(lowered, start, end):
            kind = cast("FactKind", str(m.lastgroup).partition("_")[0])
            last = m.end()
            while kind in ("number", "money", "id") and text[last - 1] in ",.":
                last -= 1
            spans.append((m.start(), last))
            yield Fact(kind, m.start(), last, text[m.start() : last])
    shown: tuple[tuple[re.Pattern[str], FactKind, bool], ...] = (
        (NAME, "name", any(title in lowered for title in TITLES)),
        (QUOTED, "quote", '"' in text or "“" in text),
    )
    for pattern, kind, may in shown:
        for m in pattern.finditer(text) if may else ():
            if kind == "quote" and SCARE.search(text[max(m.end() - LONGEST_SCARE, 0) : m.end()]):
                continue
            if all(m.end() <= s or m.start() >= e for s, e in spans):
                spans.append((m.start(), m.end()))
                yield Fact(kind, m.start(), m.end(), m.group())


def _telling(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of whole words of a text in lower case that may hold a fact: a word with a digit, a sign or a day in it, and those beside it.
    A shape with blanks inside (code, slots, brackets) makes it the whole text."""
    if SPACED.search(text):
        yield 0, len(text)
        return
    flat = text.replace("\n", " ") + " " * WORDS_AFTER
    begin = end = -1
    look = (NAMING if "day" in text or "www." in text else TELLING).search
    goes_on = 0
    while hit := look(text, goes_on):
        before = max(flat.rfind(" ", 0, max(flat.rfind(" ", 0, hit.start()), 0)), -1) + 1
        after = goes_on = flat.find(" ", hit.start() + 1)
        for _ in range(WORDS_AFTER - 1):
            after = flat.find(" ", after + 1)
        if before > end >= 0:
            yield begin, end
            begin = -1
        begin = before if begin < 0 else begin
        end = min(after, len(text))
    if begin >= 0:
        yield begin, end


def sentences_of(text: str, facts: tuple[Fact, ...] = ()) -> tuple[Sentence, ...]:
    """Sentences by line; greeting, sign-off, quoted and code lines are told apart. White space belongs to none."""
    inside: set[int] = set()
    for fact in facts:
        if fact.kind in ("link", "email", "code", "placeholder", "name", "number", "money", "time", "date"):
            inside.update(range(fact.start, fact.end))
    found: list[Sentence] = []
    position, first, closing, fenced = 0, True, False, False
    lines = text.split("\n")
    below = sum(1 for line in lines if line.strip())
    for number, line in enumerate(lines):
        start, end = position, position + len(line)
        position = end + 1
        if not line.strip():
            continue
        below -= 1
        if line.lstrip().startswith("```") or fenced:
            fenced ^= line.count("```") % 2 == 1
            found.append(Sentence(start, end, "code"))
            continue
        if line.lstrip().startswith(">"):
            found.append(Sentence(start, end, "quote"))
            continue
        stripped = line.strip()
        rest_is_short = below <= MOST_SIGNED
        signed = rest_is_short and number and not lines[number - 1].strip() and _signature(lines[number:])
        if closing or (not first and rest_is_short and (SIGN_OFF.fullmatch(stripped) or signed)):
            closing = True
            found.append(
                Sentence(start + len(line) - len(line.lstrip()), start + len(line.rstrip()), "sign_off")
            )
            continue
        bullet = BULLET.match(line)
        begin = start + (bullet.end() if bullet else 0)
        if first and (hello := GREETING.match(text, begin, end)):
            tail = hello.end()
            found.append(
                Sentence(
                    begin + len(hello.group()) - len(hello.group().lstrip()),
                    begin + len(hello.group().rstrip()),
                    "greeting",
                )
            )
            begin = tail
        if first and below and (HEADER.match(stripped) or _heads(lines, number)):
            found.append(Sentence(begin, start + len(line.rstrip()), "greeting"))
            continue
        first = False
        found.extend(_split(text, begin, end, bullet is not None, inside))
    return tuple(found)


def _heads(lines: list[str], number: int) -> bool:
    """A reference, a subject or a name in a line of its own above an answer: short, without a stop, a gap below it."""
    line = lines[number].strip()
    if lines[number + 1].strip() or line[-1] in ".?!" or len(line.split()) > MOST_HEADING:
        return False
    below = next(other for other in islice(lines, number + 2, None) if other.strip())
    return not (line.endswith(":") and BULLET.match(below))


def _signature(lines: list[str]) -> bool:
    """A name, or a name and a desk, in the last lines of a text: short, without a stop, each word with its capital."""
    left = [line.strip() for line in lines if line.strip()]
    return len(left) <= MOST_SIGNED and all(SIGNED.fullmatch(line) for line in left)


def _split(text: str, begin: int, end: int, bullet: bool, inside: set[int]) -> list[Sentence]:
    found: list[Sentence] = []
    start = begin
    ends = PICTURED_END if SHOWS_PICTURE.search(text, max(0, begin - 1), end) else SENTENCE_END
    folded = fold(text)
    for stop in ends.finditer(text, begin, end):
        if stop.start() in inside and stop.end() - 1 in inside:
            continue
        if (
            stop.group() == "."
            and ABBREVIATION.search(folded, max(start, stop.start() - 8), stop.start())
            and not PER_HEAD.search(folded, max(start, stop.start() - 12), stop.start())
            and not (
                SAID_NO.search(folded, max(start, stop.start() - 30), stop.start())
                and not CODED.match(text, stop.end(), end)
            )
            and not (
                NUMBER_NO.search(folded, max(start, stop.start() - 24), stop.start())
                and THEN.match(folded, stop.end(), end)
            )
            and not (
                STREET.search(text, max(start, stop.start() - 24), stop.start())
                and ANEW.match(text, stop.end(), end)
            )
            and not (
                AT_AN_END.search(folded, max(start, stop.start() - 20), stop.start())
                and BEGINS_ANEW.match(text, stop.end(), end)
            )
        ):
            continue
        if stop.group().rstrip().endswith(")") and GOES_ON.match(text, stop.end(), end):
            continue  # "(birth certificate, 2 pp.) was delivered"
        _add(found, text, start, stop.end(), bullet and not found)
        start = stop.end()
    _add(found, text, start, end, bullet and not found)
    return found


def _add(found: list[Sentence], text: str, start: int, end: int, bullet: bool) -> None:
    piece = text[start:end]
    left, right = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
    if left >= right:
        return
    if found and not any(c.isalnum() for c in text[left:right]):
        previous = found[-1]
        found[-1] = Sentence(previous.start, right, previous.kind, previous.bullet)
        return
    found.append(Sentence(left, right, "text", bullet))
