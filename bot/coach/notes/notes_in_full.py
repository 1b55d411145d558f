"""A line of clauses without their verbs, in full, one behind another.

"Engineer attended 11:40, no answer, card left" → the engineer attended at 11:40, there was no answer and a card was left.
"""

import re
from collections.abc import Sequence

from bot.coach.english.text import fold
from bot.coach.english.things import low_first
from bot.coach.english.tokens import tokens_of
from bot.coach.english.voice import capital
from bot.coach.memory import remembered
from bot.coach.notes.clipped import clipped, clocked
from bot.coach.notes.clips import clip_of
from bot.coach.notes.hung import BEHIND, NO, UNDONE, articled, hung_on, is_clause, there_is
from bot.coach.notes.note_parts import ARE, Part, part_of, worked
from bot.coach.notes.outcomes import to_come
from bot.coach.notes.reports import reported
from bot.coach.wording import Wording

LONGEST = 240
"""Characters of a line that is taken apart."""
AFTER = ("today", "twice", "yesterday", "attended", "visited", "called", "attempted", "times", "am", "pm")
COMMA = re.compile(
    rf"(?=[,; ])(?:(?<!\d)[,;] (?!\d)|(?<=\d)[,;] (?=[a-z])|(?<=[a-z]), (?=[£$€]?\d)|; | [-–—] |(?:(?<=\d)|(?<=\dx)|{'|'.join(f'(?<={word})' for word in AFTER)}) (?=no (?:answer|reply|response|access|show|sign)\b))"
)
"""What each begins with stands first, so that the rest is tried there alone."""
QUOTED = re.compile(r"(?<!\w)['\"]|['\"](?!\w)")
NOTICE = re.compile(r"(?:less than|under|only|over|more than) \d[\w ]+")
SO = re.compile(r",? (?P<link>so|but) (?=[a-zA-Z])")
WENT_WRONG = re.compile(
    rf"{UNDONE.pattern}|\bnot\b|\b(?:damaged|broken|lost|missed|late|returned|failed|exceeded|cracked|flooded|contaminated|expired)\b"
)
FOLLOWS = re.compile(
    r"\b(?:possible|eligible|due|payable|refundable|needed|required|available|enclosed|attached|booked|scheduled|expected|refunds?|fees?|charges?|returns?|exchanges?)\b"
)
"""What comes of a no, and is not its reason."""
SPOKEN = re.compile(r"(?:we|you|i|it|they|he|she|this|that|there|please)(?:'[a-z]+)? ")
"""How a sentence begins that is no note."""
APART = "\n"
"""Between sentences that were typed as one line."""


@remembered
def sentences_in_full(line: str, wording: Wording) -> tuple[str, ...]:
    """The line with its clauses whole, sentence by sentence; as it was typed where none is clipped, or one of them is not certain."""
    bare = line.strip().rstrip(".").rstrip()
    if (
        not bare
        or len(bare) > LONGEST
        or bare.endswith(("?", "!", ":"))
        or ": " in bare
        or QUOTED.search(fold(bare))
    ):
        return (line,)
    if SPOKEN.match(fold(bare)) and not (BEHIND.search(bare) or SO.search(bare) or COMMA.search(bare)):
        return (line,)
    made = (
        reported(bare, wording)
        or _chain(bare, wording)
        or _behind(bare, wording)
        or to_come(bare, wording)
        or _no_order(bare, wording)
        or worked(bare, wording)
    )
    return tuple(f"{capital(each)}." for each in made.split(APART)) if made and made != bare else (line,)


def _no_order(bare: str, wording: Wording) -> str | None:
    """ "Grant paid in two instalments" begins like an order, and is none; "Reading given by phone not accepted" has two verbs."""
    tokens = tokens_of(bare, wording.lexicon)
    if tokens[0].tag == "verb" and tokens[0].form == "base":
        return clipped(bare, wording)
    clip = clip_of(tokens, wording) if len(tokens) > 3 else None
    told = clip is not None and any(t.tag == "verb" and t.form in ("past", "participle") for t in clip.np[1:])
    return clipped(bare, wording) if told else None


def _behind(bare: str, wording: Wording) -> str | None:
    """Clipped clauses behind "until", "if" and their kin in a sentence with its verb."""
    hung = hung_on(bare, wording)
    if hung is None or hung[1] == " because":
        return None
    head, lead, tail = hung
    return f"{clocked(articled(head, wording))}{lead} {tail}" if is_clause(head, wording) else None


OWED = re.compile(r"\b(?:must|should|needs? to|has to|have to)\b")


def _chain(bare: str, wording: Wording) -> str | None:
    texts = [text for text in COMMA.split(bare) if text]
    if linked := _linked(bare, wording):
        return linked
    if len(texts) > 5 or (len(texts) == 1 and not BEHIND.search(bare)):
        return None
    parts: list[Part] = []
    for text in texts:
        part = part_of(text, parts, wording)
        if part is None:
            return None
        if part.kind == "is" and any(OWED.search(each.text) for each in parts):
            return None  # "the bin must be out by 6am, lid shut"
        parts.append(part)
    if not any(
        part.kind in ("done", "is", "more") or part.text.startswith("we need") for part in parts
    ) or parts[0].kind in ("cause", "more"):
        return None
    return _listed(parts)


def _linked(bare: str, wording: Wording) -> str | None:
    """ "Form misspelt so ticket not valid" → the form has been misspelt, so the ticket is not valid."""
    hit = SO.search(bare)
    if hit is None or COMMA.search(bare):
        return None
    head, then = bare[: hit.start()], bare[hit.end() :]
    first = clipped(head, wording) or worked(head, wording)
    next_ = clipped(then, wording)
    done = then.removeprefix("not ")
    if next_ is None and " " not in done and wording.lexicon.base(done, "participle") not in (None, done):
        next_ = f"it has been {then}" if not then.startswith("not ") else f"it has not been {then[4:]}"
    if next_ is None and first and tokens_of(done, wording.lexicon)[0].tag == "adj" and len(done.split()) < 3:
        next_ = f"{'they are' if ARE.search(first) else 'it is'} {then}"
    if next_ is None and not is_clause(then, wording) and (none := NO.fullmatch(fold(then))):
        next_ = there_is(none, then, "is", wording)
    if (
        next_ is None
        and first
        and wording.lexicon.base(then.split()[0], "s")
        and then.split()[0].removesuffix("s") not in wording.lists["count_nouns"]
        and is_clause(f"it {then}", wording)
    ):
        next_ = f"it {clocked(then)}"
    if next_ is None and is_clause(then, wording):
        next_ = articled(then, wording)
    if first is None and NOTICE.match(fold(head)):
        first = f"there was {low_first(head)}"
    if first is None and is_clause(head, wording):
        first = articled(head, wording)
        if next_ == articled(then, wording):
            return None
    return f"{first}, {hit['link']} {next_}" if first and next_ else None


def _is_why(part: Part, before: Part) -> bool:
    """Whether it tells why the answer before it was no: "claim rejected, receipt not supplied"."""
    if before.kind not in ("done", "is") or not UNDONE.search(before.text) or FOLLOWS.search(part.text):
        return False
    return part.kind in ("is", "none") or (
        part.kind in ("done", "whole") and WENT_WRONG.search(part.text) is not None
    )


DECIDED = re.compile(r"\b(?:refused|declined|denied|rejected|approved|granted)\b")
"""An answer stands in a sentence of its own."""


def _listed(parts: Sequence[Part]) -> str:
    """As one sentence, or two where they tell of different things."""
    told = [parts[0].text]
    for place, part in enumerate(parts[1:], 1):
        before, last = parts[place - 1], place == len(parts) - 1
        if part.kind == "cause":
            told[-1] = f"{told[-1]} because of {part.text}"
        elif part.kind == "more":
            if part.text.startswith("hence "):
                told[-1] = f"{told[-1]}, {part.text}"
                continue
            link = (
                ""
                if part.text.startswith(("and ", "but ", "under "))
                else "but "
                if part.text.startswith("not ")
                else "and "
            )
            it = "it was " if before.kind == "none" and link == "and " else ""
            if link == "but " and UNDONE.search(before.text):
                link, it = ", as ", "it was "
                told[-1] = told[-1].rstrip()
            told[-1] = f"{told[-1]}{'' if link.startswith(',') else ' '}{link}{it}{part.text}"
        elif place == 1 and _is_why(part, before):
            told[-1] = f"{told[-1]}, as {part.text}"
        elif (
            part.kind in ("none", "done")
            and before.kind in ("none", "done")
            and not DECIDED.search(part.text)
        ):
            told[-1] = f"{told[-1]}{' and' if last else ','} {part.text}"
        else:
            told.append(part.text)
    return APART.join(told)
