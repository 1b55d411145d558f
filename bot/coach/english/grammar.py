"""A sentence's skeleton: subject, verb group, the rest.

Small and certain rather than complete: a sentence that does not fit comes back as None, and the caller leaves it be.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from bot.coach.english.tokens import Token
from bot.coach.memory import remembered


class Clause(NamedTuple):
    """`lead` fronted words, `subject`, `group` auxiliaries with adverbs and "not", `verb`, `rest` what follows.

    `kind`: statement, command (no subject), question (subject after the first auxiliary).
    """

    kind: Literal["statement", "command", "question"]
    lead: tuple[Token, ...]
    subject: tuple[Token, ...]
    group: tuple[Token, ...]
    verb: Token
    rest: tuple[Token, ...]
    negative: bool
    wh: tuple[Token, ...] = ()


@remembered
def clause_of(tokens: tuple[Token, ...]) -> Clause | None:
    """The main clause of a sentence, or None where no finite verb is found in a place that makes sense."""
    words = [t for t in tokens]
    while words and words[-1].tag == "punct" and words[-1].text not in (")", "%"):
        words.pop()
    start = 0
    while start < len(words) and (
        words[start].tag in ("intj", "punct", "conj")
        or (
            words[start].tag == "adv"
            and start + 1 < len(words)
            and words[start + 1].tag != "punct"
            and words[start].low
            in ("just", "then", "also", "still", "again", "now", "simply", "kindly", "maybe", "perhaps")
        )
    ):
        start += 1
    lead, body = tuple(words[:start]), words[start:]
    if not body:
        return None
    if body[0].tag == "wh" and len(body) > 1:
        return _wh_question(lead, body)
    if (
        body[0].tag in ("modal", "be", "have", "do")
        and len(body) > 1
        and body[1].tag in ("pron", "det", "noun", "not")
        and not (body[0].tag == "do" and body[1].tag == "not" and len(body) > 2 and body[2].tag == "verb")
    ):
        return _inverted(lead, body, ())
    if (
        body[0].low == "do"
        and len(body) > 2
        and body[1].tag == "not"
        and body[2].tag in ("verb", "be", "have")
    ):
        return Clause("command", lead, (), tuple(body[:2]), body[2], tuple(body[3:]), negative=True)
    if body[0].tag == "verb" and body[0].form == "base" and not _finite_next(body[1:]):
        return Clause("command", lead, (), (), body[0], tuple(body[1:]), negative=False)
    return _statement(lead, body)


def _statement(lead: tuple[Token, ...], body: list[Token]) -> Clause | None:
    """Subject up to the first finite verb; fronted phrases that end in a comma go to the lead."""
    for place, token in enumerate(body):
        finite = (
            token.tag in ("modal", "be", "have", "do") and token.low not in ("been", "being", "having")
        ) or (token.tag == "verb" and token.form in ("past", "s", "base") and place > 0)
        if not finite or place == 0 or (token.form == "base" and _finite_next(body[place + 1 :])):
            continue
        if token.tag == "verb" and token.form == "base" and body[place - 1].tag == "to":
            continue  # "a charge to amend"
        subject = body[:place]
        comma = max((i for i, t in enumerate(subject) if t.low == ","), default=-1)
        if comma >= 0:
            lead, subject = (*lead, *subject[: comma + 1]), subject[comma + 1 :]
        trailing = 0
        while subject and subject[-1].tag in ("adv", "not") and len(subject) > 1:
            trailing += 1
            subject = subject[:-1]
        if (
            not subject
            or not any(t.tag in ("pron", "noun", "num", "det") for t in subject)
            or any(t.tag in ("sub", "be", "modal", "have", "do") for t in subject)
            or (
                subject[0].tag == "pron"
                and len(subject) > 1
                and subject[1].tag in ("det", "pron")
                and subject[1].low not in ("both", "all", "each")
            )
        ):
            return None
        group: list[Token] = []
        rest = body[place - trailing :]
        while rest and (rest[0].tag in ("modal", "be", "have", "do", "not", "adv")):
            nxt = rest[1] if len(rest) > 1 else None
            if rest[0].tag in ("be", "have", "do") and not _continues(rest[1:]):
                break
            if rest[0].tag == "adv" and (
                nxt is None or nxt.tag not in ("modal", "be", "have", "do", "not", "adv", "verb")
            ):
                break
            group.append(rest.pop(0))
        if not rest:
            return None
        verb = rest[0]
        if not verb.verbal:
            return None
        return Clause(
            "statement",
            lead,
            tuple(subject),
            tuple(group),
            verb,
            tuple(rest[1:]),
            negative=any(t.negative for t in group) or (len(rest) > 1 and rest[1].tag == "not"),
        )
    return None


def _finite_next(rest: Sequence[Token]) -> bool:
    """A finite verb follows at once: the word before it was a noun ("the paint can't be returned")."""
    size = 0
    while size < len(rest) and size < 3 and rest[size].tag in ("noun", "adj", "num"):
        size += 1
    if (
        size
        and size < len(rest)
        and rest[size].tag == "verb"
        and rest[size].form == "s"
        and len(rest) > size + 1
    ):
        return True
    if (
        size
        and size + 1 < len(rest)
        and rest[size - 1].low.endswith("s")
        and rest[size].tag == "verb"
        and rest[size].form == "base"
    ):
        return True
    if len(rest) > 1 and rest[0].tag in ("prep", "adv") and rest[1].tag in ("be", "modal"):
        return True
    return bool(rest) and (
        rest[0].tag == "modal"
        or (rest[0].tag in ("be", "have") and rest[0].low not in ("be", "been", "being", "having", "have"))
        or (rest[0].tag == "verb" and rest[0].form == "s" and len(rest) > 1)
    )


def _continues(rest: Sequence[Token]) -> bool:
    """Whether an auxiliary is followed by the verb it helps (past adverbs and "not")."""
    for token in rest:
        if token.tag in ("adv", "not"):
            continue
        return token.tag in ("verb", "be", "have", "do")
    return False


def _inverted(lead: tuple[Token, ...], body: list[Token], wh: tuple[Token, ...]) -> Clause | None:
    auxiliary, after = body[0], body[1:]
    negative = bool(after) and after[0].tag == "not"
    if negative:
        after = after[1:]
    size = _noun_phrase(after)
    if size == 0:
        return None
    subject, rest = after[:size], after[size:]
    group = [auxiliary, *([body[1]] if negative else [])]
    while (
        rest
        and rest[0].tag in ("adv", "not", "be", "have")
        and not (auxiliary.tag in ("be",) and rest[0].tag in ("be", "have"))
    ):
        if rest[0].tag in ("be", "have") and not _continues(rest[1:]):
            break
        group.append(rest.pop(0))
    if auxiliary.tag == "be" and not (rest and rest[0].tag == "verb"):
        return Clause(
            "question", lead, tuple(subject), (), auxiliary, tuple([*group[1:], *rest]), negative, wh
        )
    if not rest or not rest[0].verbal:
        if auxiliary.tag == "have" and rest:
            return Clause("question", lead, tuple(subject), (), auxiliary, tuple(rest), negative, wh)
        return None
    return Clause("question", lead, tuple(subject), tuple(group), rest[0], tuple(rest[1:]), negative, wh)


def _wh_question(lead: tuple[Token, ...], body: list[Token]) -> Clause | None:
    size = 1
    while size < len(body) and body[size].tag not in ("modal", "be", "have", "do", "verb", "punct", "pron"):
        size += 1
    if size < len(body) and body[size].tag in ("modal", "be", "have", "do"):
        return _inverted(lead, body[size:], tuple(body[:size]))
    return None


def _noun_phrase(tokens: Sequence[Token]) -> int:
    """How many tokens the noun phrase at the start takes; 0 where there is none."""
    size = 0
    for token in tokens:
        if token.tag == "pron":
            return 1 if size == 0 else size
        if token.tag == "adj" and size and tokens[size - 1].tag == "noun":
            break
        noun = token.tag == "verb" and token.form == "base" and size and tokens[size - 1].tag == "noun"
        if noun and size + 1 < len(tokens) and tokens[size + 1].tag in ("noun", "adj"):
            size += 1
            continue
        if token.tag in ("det", "adj", "num", "noun") or (token.low == "of" and 0 < size < len(tokens) - 1):
            size += 1
            continue
        break
    return size if any(t.tag in ("noun", "num", "det") for t in tokens[:size]) else 0
