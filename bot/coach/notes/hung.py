"""Clauses without their verb behind "until", "if", "as" and their kin: "until £18 paid" → until £18 is paid."""

import re

from bot.coach.english.grammar import clause_of
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold
from bot.coach.english.things import MASS, low_first
from bot.coach.english.tokens import is_finite, tokens_of
from bot.coach.notes.articles import PLACES, with_articles
from bot.coach.notes.clipped import clipped, clocked
from bot.coach.notes.note_words import OF_ITSELF, STATES, UNCOUNTED, WORKERS
from bot.coach.wording import Wording

BEHIND = re.compile(
    r"(?P<lead>,? (?:until|till|unless|if|once|when|as|because|since|after|before|while|where|due to)) (?=\S)"
)
TAKEN_AS = re.compile(
    r"\b(?:marked|confirmed|diagnosed|assessed|identified|described|reported|rejected|listed|recorded|classed|treated|logged|shown|counted|down|such|same|registered|known|works?|just|far|soon|long|well)$"
)
JOINED = re.compile(r" (?P<link>or|and) ")
NO = re.compile(
    r"no (?!exceptions?\b)(?P<np>[a-z-]+(?: (?!and|or)[a-z-]+){0,2}?)(?P<rest>(?: (?:at|to|from|on|in|in place|of|for|since|left|available|until|by|yet|so far)\b.{0,50})?)"
)
ANSWER = re.compile(r"answer|response|reply|access|contact|show")
UNDER = re.compile(r"(?:under|over|within|not|less than|more than|only|still|already|below|above) ")
AS_SAID = frozenset(
    "agreed requested advised stated planned promised discussed booked expected described instructed explained shown needed required mentioned noted normal ordered arranged scheduled quoted designed intended".split()  # noqa: SIM905
)
UNDONE = re.compile(
    r"\b(?:refused|declined|rejected|cancelled|canceled|closed|suspended|blocked|withdrawn|postponed|delayed|denied|withheld|voided|void|stopped|removed|on hold|restricted|released|taken off|being kept|retained|forfeited|charged|excluded|adjourned|disconnected|not (?:approved|accepted|authorised|authorized|possible|processed|completed|delivered|collected))\b"
)
"""What has a reason, which is what stands next."""


ADJECTIVAL = ("al", "ic", "ous", "ive", "ing")
"""Endings of a word that may name a kind of thing by itself: "dental isn't covered"."""


def articled(clause: str, wording: Wording) -> str:
    """A whole clause with the article of its subject: "wheelchair space was taken" → the wheelchair space was taken."""
    tokens = tokens_of(clause, wording.lexicon)
    parsed = clause_of(tokens)
    first = tokens[0]
    plain = (
        parsed is not None
        and parsed.kind == "statement"
        and not parsed.lead
        and parsed.subject
        and all(t.tag in ("noun", "adj") and t.text.islower() for t in parsed.subject[1:])
        and first.tag in ("noun", "adj")
        and parsed.subject[-1].tag == "noun"
        and not plural(parsed.subject)
        and parsed.subject[-1].low not in MASS
        and parsed.subject[-1].low not in UNCOUNTED
        and (
            parsed.subject[-1].low
            in wording.lists["count_nouns"] | wording.lexicon.nouns_first | PLACES | WORKERS
            or len(parsed.subject) > 1
            or (first.text.islower() and not first.low.endswith(ADJECTIVAL))
        )
        and (first.text.islower() or not first.text[1:2].isupper())
    )
    return clocked(f"the {low_first(clause)}" if plain else low_first(clause))


def is_clause(text: str, wording: Wording) -> bool:
    tokens = tokens_of(text, wording.lexicon)
    clause = clause_of(tokens)
    if clause is None or clause.kind != "statement" or not clause.subject:
        return False
    return (
        bool(clause.group)
        or clause.verb.form == "s"
        or clause.verb.tag in ("be", "have")
        or (
            clause.verb.form == "past"
            and (
                clause.subject[0].tag in ("pron", "det")
                or (done := wording.lexicon.base(clause.verb.low, "past")) in OF_ITSELF
                or done in wording.lexicon.intransitive
            )
        )
    )


def hung_on(text: str, wording: Wording) -> tuple[str, str, str] | None:
    """What stands before "until", "if" or "as", the word, and what hangs on it in full; None where that is, or is not known."""
    hit = BEHIND.search(text)
    if hit is None or hit.start() < 4 or TAKEN_AS.search(text[: hit.start()]):
        return None
    head, lead, rest = text[: hit.start()], hit["lead"], text[hit.end() :]
    if lead.strip(" ,") in ("as", "because", "since") and (why := _why_so(rest, head, wording)):
        return (head, " because", why) if UNDONE.search(fold(head)) or " not " in head else None
    tail = _tail(lead, rest, wording)
    return (head, lead, tail) if tail else None


def _tail(lead: str, text: str, wording: Wording) -> str | None:
    """What hangs on it, in full."""
    word = lead.strip(" ,").split()[0]
    if word == "due":
        return None
    why = word in ("as", "because", "since")
    if text.startswith("no ") and (made_no := clipped(text, wording, "then" if why else "if")):
        return made_no
    if word not in ("after", "before") and (hit := NO.fullmatch(fold(text))):
        return there_is(hit, text, "was" if why and ANSWER.search(hit["np"]) else "is", wording)
    if (
        why
        and UNDER.match(fold(text))
        and not any(is_finite(t, bare=False) for t in tokens_of(text, wording.lexicon))
    ):
        return f"it's {text}"
    parts, links = JOINED.split(text)[::2], [m["link"] for m in JOINED.finditer(text)]
    tense = "told" if why else "if"
    made = [clipped(part, wording, tense) for part in parts]
    if links and not all(made):
        made, links = [clipped(text, wording, tense)], []
    if not all(made):
        told = articled(text, wording) if text[:1].islower() and is_clause(text, wording) else text
        return told if told != text else None
    told = str(made[0])
    for link, part in zip(links, made[1:], strict=True):
        told = f"{told} {link} {part}"
    return told


def _why_so(text: str, head: str, wording: Wording) -> str | None:
    """ "as contaminated", "as late", "as not confirmed by 3pm", "as blocking the exit"."""
    tokens = tokens_of(text, wording.lexicon)
    lead = 1 if tokens and tokens[0].tag in ("not", "adv") and len(tokens) > 1 else 0
    if not tokens or any(is_finite(t, bare=False) for t in tokens[lead + 1 :]):
        return None
    first = tokens[lead]
    base = wording.lexicon.base(first.low, "participle")
    done = base is not None and base != first.low and (lead > 0 or first.low not in AS_SAID)
    doing = wording.lexicon.base(first.low, "ing") is not None and len(tokens) > lead + 1
    alone = len(tokens) == lead + 1
    so = alone and (
        first.low in STATES or (first.tag == "adj" and first.low.startswith(("over", "un", "in")))
    )
    np = re.split(r" (?:not |[a-z]+ed\b)", fold(head), maxsplit=1)[0]
    they = "they were" if plural(tokens_of(np, wording.lexicon)) else "it was"
    return f"{they} {with_articles(text, wording)}" if done or doing or so else None


def there_is(hit: "re.Match[str]", text: str, be: str, wording: Wording) -> str:
    many = plural(tokens_of(hit["np"], wording.lexicon))
    if be == "was" and fold(text).endswith(" yet"):
        return f"there {'have' if many else 'has'} been {low_first(text)}"
    there = {"is": ("there's", "there are"), "was": ("there was", "there were")}[be][many]
    return with_articles(f"{there} {low_first(text)}", wording)
