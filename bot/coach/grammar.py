"""Words with their part of speech, and a sentence's skeleton: subject, verb group, the rest.

Small and certain rather than complete: a sentence that does not fit comes back as None, and the caller leaves it be.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.coach.lexicon import Lexicon

Tag = Literal[
    "pron", "det", "noun", "verb", "modal", "be", "have", "do", "to", "not", "prep", "conj", "sub", "wh", "adj", "adv",
    "num", "punct", "intj",
]  # fmt: skip

TOKEN = re.compile(
    r"https?://\S*[^\s.,!?;:)]|www\.\S*[^\s.,!?;:)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\{\{[^{}]*\}\}|`[^`]*`|[@#][\w-]*\w"
    r"|[$£€¥]?\d+(?:[.,:/-]\d+)*(?:\w+)?[%$£€]?(?:[-/]\w+)*|[^\W\d_]+(?:[-'’.&/][^\W_]+)*['’]?|[.!?…]+|\S"
)
CONTRACTION = re.compile(r"^(?P<head>.+?)(?P<tail>n't|'m|'re|'ve|'ll|'d|'s)$")
IRREGULAR_NOT = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}

SUBJECT = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "who",
        "nobody",
        "somebody",
        "someone",
        "everyone",
        "everybody",
        "anyone",
        "noone",
        "nothing",
        "something",
        "everything",
    ]
)
OBJECT = frozenset(
    [
        "me",
        "him",
        "them",
        "us",
        "myself",
        "yourself",
        "himself",
        "herself",
        "itself",
        "ourselves",
        "themselves",
        "mine",
        "yours",
        "ours",
        "theirs",
        "hers",
    ]
)
POSSESSIVE = frozenset(["my", "your", "our", "his", "her", "its", "their"])
MODAL = frozenset(["can", "could", "will", "would", "shall", "should", "may", "might", "must", "cannot"])
BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
HAVE = frozenset(["have", "has", "had", "having"])
DO = frozenset(["do", "does", "did"])
CONJ = frozenset(["and", "but", "or", "so", "yet", "nor", "plus"])
SUB = frozenset(
    [
        "because",
        "since",
        "while",
        "when",
        "if",
        "unless",
        "although",
        "though",
        "whereas",
        "whenever",
        "until",
        "till",
        "before",
        "after",
        "as",
        "once",
        "that",
        "than",
        "where",
    ]
)
WH = frozenset(["who", "whom", "whose", "what", "which", "when", "where", "why", "how"])
INTJ = frozenset(
    [
        "yes",
        "no",
        "hi",
        "hello",
        "hey",
        "ok",
        "okay",
        "oh",
        "well",
        "please",
        "thanks",
        "wow",
        "ugh",
        "sorry",
        "yeah",
        "yep",
        "nope",
        "great",
        "alright",
        "right",
        "look",
        "listen",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    low: str
    tag: Tag
    space: bool
    """White space stands before it."""
    negative: bool = False
    base: str = ""
    """A verb's base form; of an auxiliary its own dictionary form."""
    form: str = ""

    @property
    def verbal(self) -> bool:
        return self.tag in ("verb", "modal", "be", "have", "do")


@dataclass(frozen=True, slots=True)
class Clause:
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


def tokens_of(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Tagged words of one sentence. Contractions are two tokens ("ca" + "n't" reads "can" + "n't" by `low`)."""
    raw: list[Token] = []
    end = 0
    for m in TOKEN.finditer(text):
        space = m.start() > end or not raw
        end = m.end()
        raw.extend(_pieces(m.group(), space, lexicon))
    tagged: list[Token] = []
    for place, token in enumerate(raw):
        following = raw[place + 1] if place + 1 < len(raw) else None
        tagged.append(_tag(token, tagged, following, lexicon))
    return tuple(tagged)


def _pieces(word: str, space: bool, lexicon: Lexicon) -> list[Token]:
    low = word.lower().replace("’", "'")
    if low in IRREGULAR_NOT:
        cut = 3 if low == "cannot" else len(word) - (3 if low != "can't" else 2)
        head = Token(word[:cut], IRREGULAR_NOT[low], "modal", space)
        return [head, Token(word[cut:], "not", "not", False, negative=True)]
    if m := CONTRACTION.match(low):
        cut = len(m["head"])
        head, tail = Token(word[:cut], m["head"], "noun", space), Token(word[cut:], m["tail"], "noun", False)
        if m["tail"] == "n't":
            return [head, replace(tail, low="not", tag="not", negative=True)]
        return [head, tail]
    return [Token(word, low, "noun", space)]


def _tag(token: Token, before: list[Token], after: Token | None, lexicon: Lexicon) -> Token:
    low, previous = token.low, before[-1] if before else None
    if token.tag in ("modal", "not"):
        return token
    if not low[0].isalnum() and low[0] not in "'@#{`$£€":
        return replace(token, tag="punct")
    if low[0] == "'" and previous is not None:
        return _apostrophe(token, previous, before, after, lexicon)
    if low[0].isdigit() or (low[0] in "$£€#" and len(low) > 1):
        return replace(token, tag="num")
    if low in ("not", "never"):
        return replace(token, tag="not", negative=True)
    if low in SUBJECT or low in OBJECT:
        return replace(token, tag="pron")
    if low in MODAL:
        noun = previous is not None and previous.low in POSSESSIVE | {"the", "a", "this"}
        return replace(token, tag="noun" if noun else "modal", base=low)
    if low in BE:
        return replace(token, tag="be", base="be")
    if low in HAVE:
        return replace(token, tag="have", base="have")
    if low in DO or low in ("doing", "done"):
        return replace(
            token,
            tag="do" if low in DO else "verb",
            base="do",
            form={"doing": "ing", "done": "participle"}.get(low, ""),
        )
    if low == "to":
        return replace(token, tag="to")
    if low in CONJ:
        if (
            low == "so"
            and after is not None
            and (after.low in lexicon.adjectives or after.low in ("much", "many", "long"))
        ):
            return replace(token, tag="adv")
        return replace(token, tag="conj")
    if (
        low == "that"
        and after is not None
        and (after.low in BE or after.low in ("'s", "'ll", "will", "would", "can"))
    ):
        return replace(token, tag="pron")
    if (
        low == "that"
        and previous is not None
        and (
            previous.tag in ("prep", "verb")
            and (after is None or after.tag == "punct" or not after.low[0].isalpha())
        )
    ):
        return replace(token, tag="pron")
    if low in ("this", "these", "those", "that") and (
        after is None
        or not after.low[0].isalnum()
        or after.low in BE | HAVE | DO | MODAL | {"'s", "to", "for", "because"}
    ):
        return replace(token, tag="pron")
    if (
        low in lexicon.determiners
        and low != "half"
        and not (
            low in SUB
            and (previous is None or previous.tag == "punct")
            and after is not None
            and after.low in SUBJECT
        )
    ):
        return replace(token, tag="det")
    if low in SUB and (low not in lexicon.prepositions or (after is not None and after.low in SUBJECT)):
        return replace(token, tag="sub" if low not in WH or previous is not None else "wh")
    if low in WH:
        return replace(token, tag="wh")
    if (
        low in INTJ
        and (previous is None or previous.tag == "punct")
        and low not in ("great", "right", "look", "well", "listen")
    ):
        return replace(token, tag="intj")
    return _open(token, previous, before, after, lexicon)


def _apostrophe(
    token: Token, previous: Token, before: list[Token], after: Token | None, lexicon: Lexicon
) -> Token:
    low = token.low
    if low in ("'m", "'re"):
        return replace(token, tag="be", base="be")
    if low == "'ve":
        return replace(token, tag="have", base="have")
    if low == "'ll":
        return replace(token, tag="modal", base="will")
    if low == "'d":
        perfect = (
            after is not None
            and lexicon.base(after.low, "participle") is not None
            and lexicon.base(after.low, "base") is None
        )
        return replace(token, tag="have" if perfect else "modal", base="have" if perfect else "would")
    if low == "'s" and previous.low in (
        "it",
        "that",
        "there",
        "here",
        "he",
        "she",
        "what",
        "where",
        "who",
        "how",
        "when",
        "everything",
        "nothing",
        "nobody",
        "someone",
        "this",
        "something",
    ):
        perfect = after is not None and after.low in ("been", "got", "gone", "come", "had")
        return replace(token, tag="have" if perfect else "be", base="have" if perfect else "be")
    if low == "'s" and previous.low == "let":
        return replace(token, tag="pron")
    if low == "'s" and after is not None and previous.tag == "noun":
        verbal = after.low in (
            "not",
            "been",
            "always",
            "still",
            "just",
            "a",
            "the",
            "gone",
            "going",
            "so",
            "too",
            "on",
            "in",
            "at",
        ) or after.low.endswith("ing")
        if verbal:
            return replace(token, tag="have" if after.low in ("been", "gone") else "be", base="be")
    return replace(token, tag="det", form="genitive")


def _open(
    token: Token, previous: Token | None, before: list[Token], after: Token | None, lexicon: Lexicon
) -> Token:
    low = token.low
    forms = lexicon.known.get(low, frozenset())
    governor = _governor(before)
    starts = (
        previous is None
        or previous.tag in ("punct", "conj", "intj")
        or (previous.tag == "adv" and governor is None)
    )

    def verb(*wanted: str) -> Token | None:
        for form in wanted:
            for base, is_ in sorted(forms):
                if is_ == form:
                    return replace(token, tag="verb", base=base, form=form)
        return None

    noun_place = previous is not None and (
        previous.tag == "det" or (previous.tag in ("adj", "num") and not (governor and governor.tag == "be"))
    )
    if forms and governor is not None and not noun_place:
        if governor.tag in ("modal", "do", "to") and (found := verb("base")):
            return found
        if governor.tag == "have" and (found := verb("participle")):
            return found
        if governor.tag == "be":
            if low in lexicon.adjectives and not verb("ing"):
                return replace(token, tag="adj")
            if found := verb("ing", "participle"):
                return found
    if low in lexicon.adjectives and not (
        starts
        and verb("base")
        and after is not None
        and (after.low in POSSESSIVE | OBJECT | {"the", "it", "a"})
    ):
        if noun_place and after is not None and not after.low[0].isalpha() and low in lexicon.nouns_first:
            return replace(token, tag="noun")
        subject_before = (
            previous is not None and previous.tag in ("pron", "noun") and previous.low not in OBJECT
        )
        if not (subject_before and verb("past") and low not in ("tired", "broken")):
            return replace(token, tag="adj")
    if low in lexicon.prepositions and not (
        low in lexicon.adverbs and (after is None or not after.low[0].isalnum())
    ):
        return replace(token, tag="prep")
    if low in lexicon.adverbs and not noun_place:
        return replace(token, tag="adv")
    if low.endswith("ly") and len(low) > 4 and not forms:
        return replace(token, tag="adv")
    if forms:
        if noun_place and not (previous is not None and previous.tag == "num" and verb("past", "participle")):
            if (
                after is not None
                and after.low[0].isalpha()
                and verb("participle", "ing")
                and not verb("base")
                and after.low not in SUB | CONJ | lexicon.prepositions
            ):
                return replace(token, tag="adj")
            return replace(token, tag="noun")
        if (
            previous is not None
            and previous.tag == "pron"
            and previous.low not in OBJECT
            and (found := verb("past", "s", "base", "participle", "ing"))
        ):
            return found
        if starts and (found := verb("base")):
            ambiguous = low in lexicon.nouns_first
            leads = after is not None and (
                after.low in POSSESSIVE | OBJECT | lexicon.determiners | {"it", "you", "to"}
                or (after.low in lexicon.prepositions and not ambiguous)
            )
            if leads or (not ambiguous and after is not None):
                return found
            return replace(token, tag="noun") if ambiguous else found
        if previous is not None and previous.tag in (
            "noun",
            "adj",
            "adv",
            "prep",
            "num",
            "conj",
            "sub",
            "det",
            "verb",
            "punct",
            "not",
            "wh",
            "pron",
        ):
            if previous.tag == "prep" and (found := verb("ing")):
                return found
            if found := verb("past", "s", "participle", "ing"):
                plural_noun = (
                    found.form == "s"
                    and (low[:-1] in lexicon.nouns_first)
                    and not (
                        after is not None
                        and after.low in POSSESSIVE | OBJECT | lexicon.determiners | lexicon.adverbs
                    )
                )
                if not plural_noun:
                    return found
            elif (
                previous.tag in ("noun", "adv", "conj")
                and low not in lexicon.nouns_first
                and (found := verb("base"))
            ):
                return found
    return token


def _governor(before: Sequence[Token]) -> Token | None:
    """The auxiliary or "to" that a verb here would depend on, past adverbs, "not" and (in questions) a subject."""
    seen_subject = False
    for token in reversed(before):
        if token.tag in ("modal", "be", "have", "do", "to"):
            return (
                token
                if not seen_subject
                or before.index(token) == 0
                or before[before.index(token) - 1].tag in ("wh", "punct", "conj", "intj")
                else None
            )
        if token.tag in ("adv", "not"):
            continue
        if token.tag in ("pron", "det", "noun") and not seen_subject:
            seen_subject = True
            continue
        if seen_subject and token.tag in ("det", "noun", "adj"):
            continue
        return None
    return None


def clause_of(tokens: Sequence[Token]) -> Clause | None:
    """The main clause of a sentence, or None where no finite verb is found in a place that makes sense."""
    words = [t for t in tokens]
    while words and words[-1].tag == "punct":
        words.pop()
    start = 0
    while start < len(words) and (
        words[start].tag in ("intj", "punct", "conj")
        or (
            words[start].tag == "adv"
            and start + 1 < len(words)
            and words[start + 1].tag != "punct"
            and words[start].low in ("just", "then", "also", "still", "again", "now", "simply", "kindly")
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
        body[0].tag == "do"
        and len(body) > 2
        and body[1].tag == "not"
        and body[2].tag in ("verb", "be", "have")
    ):
        return Clause("command", lead, (), tuple(body[:2]), body[2], tuple(body[3:]), negative=True)
    if body[0].tag == "verb" and body[0].form == "base":
        return Clause("command", lead, (), (), body[0], tuple(body[1:]), negative=False)
    return _statement(lead, body)


def _statement(lead: tuple[Token, ...], body: list[Token]) -> Clause | None:
    """Subject up to the first finite verb; fronted phrases that end in a comma go to the lead."""
    for place, token in enumerate(body):
        finite = (
            token.tag in ("modal", "be", "have", "do") and token.low not in ("been", "being", "having")
        ) or (token.tag == "verb" and token.form in ("past", "s", "base") and place > 0)
        if not finite or place == 0:
            continue
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
            or any(t.tag in ("sub",) for t in subject)
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
        if token.tag in ("det", "adj", "num", "noun"):
            size += 1
            continue
        break
    return size if any(t.tag in ("noun", "num", "det") for t in tokens[:size]) else 0


def written(tokens: Sequence[Token]) -> str:
    """The words as they were typed, with single spaces."""
    text = ""
    for token in tokens:
        text += (" " if token.space and text else "") + token.text
    return text
