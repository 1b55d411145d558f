"""Words of one sentence with their part of speech."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from bot.coach.closed_words import BE, CONJ, DO, HAVE, INTJ, MODAL, OBJECT, POSSESSIVE, SUB, SUBJECT, WH
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
LONG = 5
"""Letters from which an unknown word in -ed after "I" or "you" is a verb."""
IRREGULAR_NOT = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}


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


@lru_cache(maxsize=1024)
def tokens_of(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Tagged words of one sentence. Contractions are two tokens ("ca" + "n't" reads "can" + "n't" by `low`).

    One draft asks for the same clauses some eighty times; whoever rewrites clears the cache when it is done.
    """
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
    if low.endswith("er") and after is not None and after.low == "than":
        return replace(token, tag="adj")
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
    if (
        not forms
        and previous is not None
        and previous.low in SUBJECT
        and low.endswith("ed")
        and len(low) > LONG
    ):
        return replace(token, tag="verb", base=low[:-2], form="past")
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
                or after.low[0].isdigit()
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


def written(tokens: Sequence[Token]) -> str:
    """The words as they were typed, with single spaces."""
    text = ""
    for token in tokens:
        text += (" " if token.space and text else "") + token.text
    return text
