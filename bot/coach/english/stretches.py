"""A sentence in stretches: the parts between its commas, dashes and links, any of which could be taken out by itself."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.coach.english.text import ENDS, fold
from bot.coach.english.tokens import Token, is_finite, tokens_of
from bot.coach.english.voice import capital
from bot.coach.kinder.named import has_fact
from bot.coach.memory import remembered
from bot.coach.wording import Wording

# One class of signs at the start lets the search skip from sign to sign.
JOINT = re.compile(
    r"[\s;.,:](?:(?<=\s)(?:\s*;\s*|\s*[-–—]+\s+|\s*\.\.+\s*|\s*(?:and|but|so|or|because|which) (?=\S)"
    r"|(?<!\bas long.)(?<!\bas soon.)(?<!\bas far.)(?<!\bas well.)(?<!\bas much.)(?<!\bas many.)(?<!\bas often.)(?<!\bas late.)(?<!\bas early.)(?<!\bthe same.)(?<!\bsuch.)\s*as (?=(?:it|we|i|you|they) )"
    r"|\s*(?:even though|although|though|even if) (?=\S)|\s*(?=\([^()]{8,}\)[.,;!?]?(?:\s|$))|(?<=\).)\s*)"
    r"|(?<=;)\s*|(?<=\.)\.+\s*|(?<=,)\s+(?:(?:and|but|so|or|because|since|as|which|who|unless|if|though|although|while) )?(?=\S)|(?<=:)\s+(?=[a-z]))",
    re.DOTALL,
)
LONGEST = 700
"""Characters of a sentence that is taken apart."""
WEAK = frozenset(["and", "or", "but", "so"])
BOTH = re.compile(
    r"you(?:'d| would|'ll| will)? (?:have to|need to) [a-z]+(?: (?:it|this|that|them|out|back))?"
)
""" "You'd have to cancel and rebook": one duty of two verbs."""
"""Links that join words as well as clauses; they part a sentence only before a clause of its own."""
LEAD = re.compile(
    r"^(?:even though|and|but|so|or|because|since|as|which|who|though|although|while)\s+", re.IGNORECASE
)
STEP = 20
"""Characters of a step that is one word or two."""
LINK = re.compile(r"\b(?:and|but|so)[ ,]*$", re.IGNORECASE)
HANGS = re.compile(
    r"\b(?:and|but|so|or|because|since|as|which|who|if|unless|that|the|a|an|to|of|for|with|your|our|my|is|are|was|be|not|than|please|just)$",
    re.IGNORECASE,
)
WANTING = re.compile(r"\b(?:you|we|i|they) (?:want|need)$", re.IGNORECASE)
"""Before what is wanted: "for the rude salesman you want, I dunno, a therapist"."""
LEADS = frozenset(["as", "per", "under", "according", "regarding", "concerning"])
"""Begin what stands before a clause and is none."""
HANGING = frozenset(
    "if unless because since when which who although though while until".split()  # noqa: SIM905
)
POINTING = frozenset(["it", "they", "he", "she", "them", "which", "that"])


class Stretch(NamedTuple):
    """`start` to `end` are its own words; `link` is what stands before it, signs and spaces with it."""

    start: int
    end: int
    link: str

    @property
    def word(self) -> str:
        return self.link.strip(" ,;:-–—.").lower()


@remembered
def stretches_of(text: str, wording: Wording) -> tuple[Stretch, ...]:
    """In order, together the whole text; one stretch where nothing can be parted."""
    if len(text) > LONGEST:
        return (Stretch(0, len(text), ""),)
    found: list[Stretch] = []
    start, link = 0, ""
    last = len(text.rstrip(ENDS))
    folded = fold(text)
    for joint in JOINT.finditer(folded):
        if joint.start() <= start or joint.end() >= last:
            continue
        if text.count("(", start, joint.start()) > text.count(")", start, joint.start()):
            continue
        word = joint.group().strip(" ,;:-–—.")
        if (
            word in ("and", "or")
            and joint.group().lstrip()[0] != ","
            and BOTH.fullmatch(folded[start : joint.start()])
        ):
            continue
        if word in WEAK and not begins_clause(text[joint.end() :], wording):
            continue
        if folded.endswith("wear", 0, joint.start()) and folded.startswith("tear", joint.end()):
            continue
        found.append(Stretch(start, joint.start(), link))
        start, link = joint.end(), text[joint.start() : joint.end()]
    found.append(Stretch(start, len(text), link))
    return tuple(found)


@remembered
def begins_clause(text: str, wording: Wording) -> bool:
    """Whether a subject and its verb, or an order, come next."""
    tokens = list(tokens_of(text[:90], wording.lexicon))
    if not tokens:
        return False
    if tokens[0].form == "base" and tokens[0].tag == "verb" and len(tokens) > 1:
        return not _done_too(tokens)
    if tokens[0].low in ("don't", "do", "please", "if", "when", "no", "there"):
        return True
    for place, token in enumerate(tokens[:7]):
        if token.tag in ("modal", "be", "have", "do") or (
            token.tag == "verb" and token.form in ("past", "s", "base")
        ):
            return place > 0 and all(
                t.tag in ("pron", "det", "noun", "adj", "num", "adv", "wh") for t in tokens[:place]
            )
    return False


def _done_too(tokens: Sequence[Token]) -> bool:
    """ "received, read, and filed": a participle that looks like an order, beside another."""
    after = next((t for t in tokens[1:4] if t.tag not in ("conj", "punct")), None)
    joined = tokens[1].tag in ("conj", "punct")
    return joined and after is not None and after.form in ("past", "participle")


def without(text: str, gone: Sequence[bool], parts: Sequence[Stretch], wording: Wording) -> str | None:
    """The text without the stretches marked; None where what is left does not stand by itself."""
    left, after_gap, aside = "", False, False
    for part, out in zip(parts, gone, strict=True):
        words = text[part.start : part.end]
        predicate = aside and not part.word and not begins_clause(words, wording)
        aside = part.word in ("which", "who")
        if out and (predicate or _one_of_steps(words, part, wording)):
            return None
        if out:
            after_gap = True
            continue
        if not left:
            if after_gap and part.word in ("and", "or") and _warns(text[: part.start], part.word, wording):
                return None
            if after_gap and part.word in ("and", "or", "") and not begins_clause(words, wording):
                return None
            if (
                after_gap
                and part.word in ("and", "or")
                and tokens_of(words, wording.lexicon)[0].tag == "verb"
            ):
                return None
            left = LEAD.sub("", words) if after_gap else words
        elif after_gap and not part.word and LINK.search(left):
            left = f"{left.rstrip(' ,;:-–—')} {words}"  # "… and, like many services, we …"
        elif after_gap and predicate and _goes_on(words, wording) and not left.endswith((",", ";")):
            left = f"{left} {words}"  # "The card, which all can read, excludes water"
        elif after_gap and (
            words.lower().startswith(("which ", "who "))
            or (not part.word and not begins_clause(words, wording))
        ):
            return None
        elif after_gap and part.word in ("", "and", "but", "so") and not _has_verb(left, wording):
            left = f"{left.rstrip(' ,;:-–—')}, {words}"  # "As for the carpet, …"
        elif after_gap and part.word in ("", "which", "who"):
            left = (
                left.rstrip(" ,;:-–—")
                + (", " if part.word else ". ")
                + (words if part.word else capital(words))
            )
            if part.word:
                return None
        else:
            left = left.rstrip(" ,;:-–—") + part.link + words
        after_gap = False
    left = left.strip(" ,;:-–—")
    if not re.search(r"\w", left):
        return ""
    bare = left.strip(ENDS)
    if HANGS.search(bare) or (gone[-1] and WANTING.search(bare)) or not _stands(bare, gone, wording):
        return None
    closes = text.rstrip()[-1:]
    return capital(bare) + (
        closes if closes in "?!" and not gone[-1] else left[len(left.rstrip(ENDS)) :].strip() or "."
    )


def _one_of_steps(words: str, part: Stretch, wording: Wording) -> bool:
    """ "book, pay and turn up": a step between two others, and no aside."""
    if len(words) >= STEP or part.word:
        return False
    tokens = list(tokens_of(words, wording.lexicon))
    return 0 < len(tokens) <= 2 and tokens[0].base != "" and tokens[0].form == "base"


def _goes_on(words: str, wording: Wording) -> bool:
    """Whether the verb comes next whose subject stands before an aside."""
    tokens = tokens_of(words[:60], wording.lexicon)
    first = tokens[0] if tokens else None
    return first is not None and (first.tag in ("be", "modal", "have", "do") or first.form in ("s", "past"))


def _warns(before: str, word: str, wording: Wording) -> bool:
    """Whether what comes next holds only where it is done, or isn't: "stop that or we end it", "miss it and you pay"."""
    first = fold(before.lstrip()).partition(" ")[0]
    if wording.lexicon.base(first, "base") is None:
        return False
    return word == "or" or first in wording.lists["misdeeds"]


def _stands(bare: str, gone: Sequence[bool], wording: Wording) -> bool:
    """Whether it is a clause, or a scrap that carries a fact, and leans on nothing that went."""
    tokens = tokens_of(bare, wording.lexicon)
    if not tokens or bare.count("(") != bare.count(")"):
        return False
    if gone[0] and (tokens[-1].low in POINTING or (tokens[0].low in POINTING and not has_fact(bare))):
        return False
    if subordinate(tokens) and "," not in bare:
        return False
    if " ".join(t.low for t in tokens[:2]) == "should you" and "," not in bare:
        return False
    return _has_verb(bare, wording) or has_fact(bare) or bool(wording.sayings_of(fold(bare)))


def _has_verb(text: str, wording: Wording) -> bool:
    """Whether it could be a clause; a lead such as "as stated on page 3" is none."""
    tokens = tokens_of(text, wording.lexicon)
    led = bool(tokens) and tokens[0].low in LEADS
    return not led and any(map(is_finite, tokens))


def leans(tokens: Sequence[Token]) -> bool:
    """Whether it begins with what hangs on a clause to come: "As the window closed", "Having looked", "Under clause 4"."""
    return (
        subordinate(tokens)
        or tokens[0].tag in ("sub", "prep", "wh", "conj")
        or tokens[0].low in ("according", "given")
        or tokens[0].low.endswith("ing")
    )


def subordinate(tokens: Sequence[Token]) -> bool:
    """Whether it hangs on another clause: "if …", "had you come"."""
    turned = len(tokens) > 1 and tokens[0].low in ("had", "should") and tokens[1].tag == "pron"
    return turned or tokens[0].low in HANGING


def stands_apart(head: str, link: str, wording: Wording) -> bool:
    """Whether it is a sentence or a note of its own: "Folding bed 25 per night, …", and no "Once it's sent, …"."""
    if link.strip() != ",":
        return begins_clause(head, wording)
    tokens = tokens_of(head, wording.lexicon)
    return len(tokens) > 2 and not leans(tokens) and not begins_clause(head, wording)
