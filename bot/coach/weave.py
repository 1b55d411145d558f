"""Puts clauses together as a person would: a reason and its no in one sentence, a no and the way that is left, two short facts.

What is joined was said side by side in the draft. A link is put in only where the draft's own words make one plain
(a limit, a date gone by, a state); no reason is made up.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.coach.choice import Choice
from bot.coach.named import ENDS
from bot.coach.said import Said
from bot.coach.text import fold
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import capital, lowered
from bot.coach.wording import Wording

REASON_WORDS = 15
"""A reason longer than this stays a sentence of its own."""
LINE_WORDS = 30
CURT = 6
"""Words up to which two facts side by side are joined."""
SCRAP = 3
ACRONYM = 4
SIGNS = (",", ";", "-", "–", "—")
CAUSES = ("because", "since", "as")
TWO = re.compile(r"[;:(]|\b(?:so|because|but|which|and|if|unless)\b|\?|https?:")
"""A sentence that holds two thoughts already, or a link."""
POINTS_BACK = re.compile(r"(?:it|they|this|that|these|those)\b")
CANNOT = re.compile(
    r"\b(?:can't|cannot|able|unable|won't|possible|position|a way|isn't something (?:i|we) can)\b|isn't (?:an option|possible)"
)
"""A no to this one case, which a fact may stand before as its reason; "we don't do that" is a habit."""
HELPS = re.compile(r"(?:i|we)(?: can|'ll|'ve| have|'m| am| will)\b")
"""An offer or a step taken has a sentence of its own."""
ENDED = re.compile(r"[?:]$|\.\s")


@dataclass(frozen=True, slots=True)
class Unit:
    """One clause that stays, with the number of the sentence it comes from."""

    source: int
    said: Said


@dataclass
class Line:
    """One sentence of the answer as it grows."""

    text: str
    units: list[Unit]

    @property
    def acts(self) -> frozenset[str]:
        return frozenset(u.said.act for u in self.units)

    @property
    def sources(self) -> frozenset[int]:
        return frozenset(u.source for u in self.units)


def woven(units: Iterable[Unit], wording: Wording, choice: Choice) -> list[Line]:
    """Sentences of the answer, without their last stop where they had none."""
    lines: list[Line] = []
    for unit in units:
        last = lines[-1] if lines else None
        joined = _joined(last, unit, wording, choice) if last is not None else None
        if last is not None and joined is not None:
            last.text, last.units = joined, [*last.units, unit]
        else:
            lines.append(Line(_first(last, unit, wording), [unit]))
    return lines


def _first(last: Line | None, unit: Unit, wording: Wording) -> str:
    """The clause as a sentence of its own."""
    said = unit.said
    text = said.text.strip()
    if said.way and last is not None and "refusal" in last.acts:
        text = said.way
    if last is not None and _otherwise(last, unit):
        return f"Otherwise, {_low(text.strip(ENDS), wording)}"
    return text if said.fate == "kept" and not said.link else capital(text)


def _otherwise(last: Line, unit: Unit) -> bool:
    word = _word(unit.said.link)
    asked = last.units[-1].said.act in ("ask", "deflection")
    return word == "otherwise" or (word == "or" and unit.said.act != "ask" and asked)


def _word(link: str) -> str:
    return link.strip(" ,").lower()


def _low(text: str, wording: Wording) -> str:
    return written(lowered(tokens_of(text, wording.lexicon), wording.lexicon))


def _inner(unit: Unit, wording: Wording) -> str:
    return unit.said.inner or _low(unit.said.text.strip(ENDS), wording)


def _joined(line: Line, unit: Unit, wording: Wording, choice: Choice) -> str | None:
    """The line with the clause joined on; None where they stay two sentences."""
    head, said = line.text.rstrip(), unit.said
    if _otherwise(line, unit):
        return None
    if said.link:
        return _linked(line, unit, wording)
    if (
        ENDED.search(head.rstrip(".!") or head)
        or head.endswith("!")
        or "\n" in head
        or said.text.endswith(("?", ":"))
    ):
        return None
    if (
        said.fate == "kept"
        and not said.text.endswith((".", "!"))
        and len(said.text) > 1
        and not said.text[-1].isalnum()
    ):
        return None
    bare, inner = head.strip(ENDS), _inner(unit, wording)
    if said.fate == "kept" and _scrap(inner, wording) and "(" not in bare and _finite(bare, wording):
        return f"{bare} ({inner.lower() if inner.isupper() and len(inner) > ACRONYM else inner})"
    glue = _glue(line, unit, bare, inner, wording)
    if glue is None:
        return None
    if glue == ", but " and said.way:
        inner = _low(said.way.strip(ENDS), wording)
    return f"{bare}{glue}{inner}"


def _glue(line: Line, unit: Unit, bare: str, inner: str, wording: Wording) -> str | None:
    """What joins two sentences of the draft."""
    said, last = unit.said, line.units[-1].said
    mine, its = len(bare.split()), len(inner.split())
    if mine + its > LINE_WORDS or len(line.units) > 2:
        return None
    reason = wording.patterns["reason"]
    if said.act == "refusal":
        if said.bare or said.habit:
            return None
        told = last.act in ("", "inform", "blame") and not TWO.search(fold(bare))
        if not CANNOT.search(fold(inner)):
            return None
        if told and mine <= REASON_WORDS and reason.search(fold(bare)) and not TWO.search(fold(inner)):
            return ", so "
        return None
    if said.way.startswith("it would"):
        return None
    no = last.act in ("", "inform") and wording.patterns["any_no"].search(fold(bare))
    if (last.act == "refusal" or no) and said.way and mine <= REASON_WORDS and not TWO.search(fold(bare)):
        return ", but "
    if last.act == "refusal":
        fact = said.act in ("", "inform", "blame") and its <= REASON_WORDS - 3
        if (
            fact
            and not last.bare
            and reason.search(fold(inner))
            and not TWO.search(f"{fold(bare)} {fold(inner)}")
        ):
            return ", because " if not POINTS_BACK.match(fold(inner)) else None
        return None
    facts = {said.act, last.act} <= {"", "inform", "defer", "blame"} and not HELPS.match(fold(inner))
    short = mine <= CURT + 2 and its <= CURT + 3 and min(mine, its) <= CURT
    plain = not TWO.search(f"{fold(bare)} {fold(inner)}") and "," not in bare
    first = tokens_of(inner, wording.lexicon)[:1]
    if said.fate == "kept" and any(t.tag == "verb" and t.form == "base" for t in first):
        return None
    last_first = tokens_of(bare, wording.lexicon)[:1]
    if last.fate == "kept" and any(t.tag == "verb" and t.form == "base" for t in last_first):
        return None
    if (
        facts
        and short
        and plain
        and len(line.units) == 1
        and _finite(bare, wording)
        and _finite(inner, wording)
    ):
        return ", and "
    return None


def _scrap(inner: str, wording: Wording) -> bool:
    """A few words without a verb: "21 %", "all fields", "insufficient funds"."""
    tokens = tokens_of(inner, wording.lexicon)
    words = [t for t in tokens if t.tag != "punct"]
    return (
        0 < len(words) <= SCRAP
        and not any(wording.lexicon.base(t.low, "s") for t in words[:-1])
        and all(t.tag in ("noun", "adj", "num", "det") for t in words)
        and words[0].low not in ("no", "any", "that", "this", "it", "thanks", "sorry")
    )


def _finite(text: str, wording: Wording) -> bool:
    return any(
        t.tag in ("be", "modal", "have", "do") or (t.tag == "verb" and t.form in ("past", "s", "base"))
        for t in tokens_of(text, wording.lexicon)
    )


def _linked(line: Line, unit: Unit, wording: Wording) -> str | None:
    """By the draft's own link inside a sentence."""
    head, said, word = line.text.rstrip(), unit.said, _word(unit.said.link)
    inner = _inner(unit, wording)
    last = line.units[-1].said
    if head.endswith("?") or said.text.endswith("?"):
        return None
    bare = head.strip(ENDS)
    if word in CAUSES:
        return f"{bare} because {inner}" if word == "because" else f"{bare}, {word} {inner}"
    if word == "but" and said.way:
        inner = _low(said.way.strip(ENDS), wording)
    if word == "so":
        inner = inner.replace(", so ", " and ", 1)
    if word in ("so", "but", "and", "or"):
        return None if "." in bare[-2:] or ". " in inner else f"{bare}, {word} {inner}"
    if word.strip() in SIGNS or not word:
        return _spliced(bare, inner, last, said, wording)
    return None


def _spliced(bare: str, inner: str, last: Said, said: Said, wording: Wording) -> str | None:
    """Two clauses with a comma or a dash between them."""
    mine, its = len(bare.split()), len(inner.split())
    if mine + its > LINE_WORDS or ". " in bare or ". " in inner:
        return None
    reason = wording.patterns["reason"]
    if last.act == "refusal" and said.way:
        return f"{bare}, but {_low(said.way.strip(ENDS), wording)}"
    if last.act == "refusal" and said.act in ("", "inform") and its <= CURT and reason.search(fold(inner)):
        return f"{bare}, because {inner}"
    because = last.act in ("", "inform", "blame") and reason.search(fold(bare))
    if said.act == "refusal" and not said.habit and because and CANNOT.search(fold(inner)):
        return f"{bare}, so {inner}"
    facts = {said.act, last.act} <= {"", "inform", "defer", "blame"}
    if facts and not TWO.search(fold(bare)):
        return f"{bare}, and {inner}"
    return None


def texts(lines: Sequence[Line]) -> str:
    return " ".join(ended(line.text) for line in lines)


def ended(text: str) -> str:
    text = capital(text.strip())
    return text if text.endswith((".", "?", "!", ":")) else text + "."
