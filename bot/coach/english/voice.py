"""Turns a customer's words towards them: "my" to "your", "you" to "us", with the verbs that follow."""

import re
from collections.abc import Mapping, Sequence

from bot.coach.english.lexicon import Lexicon
from bot.coach.english.text import fold
from bot.coach.english.tokens import Token, pieces_of, tokens_of, written
from bot.coach.english.typed import spelt
from bot.coach.memory import remembered

TURNED: Mapping[str, str] = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "we": "you", "us": "you", "our": "your",
    "ours": "yours", "ourselves": "yourselves", "your": "our", "yours": "ours", "yourself": "ourselves", "here": "there",
}  # fmt: skip
DATED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|november|december|feb|aug|sept|oct|nov)\b(?![@/])"
    r"|(?:(?<=\bin )|(?<=\buntil )|(?<=\bsince )|(?<=\bof )|(?<=\bby )|(?<=\d ))(?:may|march|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?! (?:be|have|not|take|need|also)\b)"
)
"""A day or a month typed without its capital."""
DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()  # noqa: SIM905
)
"""Every word that it may be."""
KEPT_CAPITAL = frozenset(["i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"])  # fmt: skip

COMMON = re.compile(
    r".{3,}(?:time|ness|ment|tion|sion|age|ship|ance|ence|ware|work|ility|ivity|urity|phone|back|chain|ial|ful|[dgkt]ing)|.{4,}out"
)
"""Endings of nouns that are no names."""
CHATTED = re.compile(
    r"(?:Appts?|Acct|Certs?|Pmt|Pymt|Msgs?|Mgmt|Cust|Addr|Rcvd|Recd|Vax|U|Ur|Ud|Ull|Ure|Uve|Pls|Plz|Im|Ive|Youre|Youll|Youve|Youd|Theyre|Theyll|Weve|Itll|Thats|Theres|Heres|Whats|Hes|Shes|Cos|Coz|Cuz|(?:Do|Ca|Wo|Is|Are|Was|Did|Does|Have|Has|Could|Would|Should)nt)(?= )"
)
"""A chat spelling with the capital that a phone puts at a start."""
A_PROBLEM = frozenset(["our", "my", "your", "a", "the", "no", "any", "ur"])
"""Behind these, "prob" is a problem."""
YOU_ARE = frozenset("not supposed required meant gutted the a an going still already welcome here".split())  # noqa: SIM905
"""What follows "you're", and hardly ever "your"."""
ASKS = re.compile(
    r"(?:(?:have|has|did|are|were|was|is|do|does|can|could|would|will) (?:you|we|they)|(?:has|did|is|was|does|can|could|would|will) (?:it|this|that|there|he|she)) [^.,;:!?]{6,}"
)
"""A question typed without its sign."""
EMOTICON = re.compile(
    r"\s?(?<![\U0001F600-\U0001F64F\U0001F910-\U0001F93F\U0001F970-\U0001F97A])[\U0001F600-\U0001F64F\U0001F910-\U0001F93F\U0001F970-\U0001F97A]++\ufe0f?(?=[\s.!]*$)|(?<=[a-z.!?]) x{1,3}$|(?:^|(?<=\s))[:;=]['-]?[()DPp/|\[\]](?=\s|$)"
)
FACE = re.compile(r"[:;=\U0001F600-\U0001F64F\U0001F910-\U0001F93F\U0001F970-\U0001F97A]")
"""What every emoticon has but the x of a kiss."""
TYPED = re.compile(r"\d?[a-z]+\d?")
AS_WRITTEN = re.compile(r"[`{'/](?:(?<=[`{])|(?<=')[A-Z]|(?<=\b[wW]/))")
"""What needs a closer look than its words: code, slots, "I'M", "w/o". A search skips to the first class of signs."""


def turned(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same words, said by the company to the customer."""
    result: list[Token] = []
    subject = ""
    mine = bool(tokens) and tokens[0].low == "i"
    for place, token in enumerate(tokens):
        low = token.low
        word = TURNED.get(low)
        if low == "you":
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            before = tokens[place - 1] if place else None
            is_subject = (
                following is not None
                and (following.verbal or following.tag in ("adv", "not"))
                and not (before is not None and before.tag in ("prep", "verb", "to"))
            )
            is_subject = is_subject or (before is None and following is not None)
            if before is not None and before.tag in ("modal", "do", "be", "have") and not is_subject:
                is_subject = following is not None and following.tag in ("verb", "adv")
            ours = before is not None and before.form == "base" and following is not None
            if (
                ours
                and following is not None
                and (following.form == "past" or following.tag in ("be", "have", "modal", "do"))
            ):
                is_subject = True
            word = "we" if is_subject else "us"
        if word is not None:
            subject = low if low in ("i", "we", "you") else subject if token.tag == "det" else ""
            result.append(token._replace(text=word, low=word))
            continue
        if subject == "i" and token.tag == "be" and low in ("am", "was", "'m"):
            be = {"am": "are", "was": "were", "'m": "'re"}[low]
            result.append(token._replace(text=be, low=be))
            continue
        if mine and low in ("was", "am") and result and result[-1].low in ("and", "but", "or", "then"):
            be = {"am": "are", "was": "were"}[low]
            result.append(token._replace(text=be, low=be))
            continue
        if token.tag not in ("adv", "not", "modal", "have", "do", "be"):
            subject = "" if token.tag != "punct" else subject
        result.append(token)
    return tuple(result)


def lowered(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The first word without its capital, unless it is a name, an acronym or "I"."""
    if not tokens:
        return ()
    first = tokens[0]
    if (
        not first.text[:1].isupper()
        or first.low in KEPT_CAPITAL
        or (len(first.text) > 1 and first.text[1:2].isupper())
        or (first.tag in ("noun", "adj") and _is_name(tokens[1:2]))
    ):
        return tuple(tokens)
    ordinary = first.tag in (
        "pron",
        "det",
        "modal",
        "be",
        "have",
        "do",
        "to",
        "not",
        "prep",
        "conj",
        "sub",
        "wh",
        "adj",
        "adv",
        "intj",
        "verb",
    )
    known = (
        ordinary
        or ("-" in first.low and first.text[1:].islower())
        or first.low in lexicon.nouns_first
        or first.low.rstrip("s") in lexicon.nouns_first
        or first.low in lexicon.known
        or (COMMON.fullmatch(first.low) is not None and first.text[1:].islower())
    )
    if (
        not known
        and len(tokens) > 1
        and tokens[1].tag != "noun"
        and not tokens[1].text[:1].isupper()
        and not first.low.endswith("s")
    ):
        return tuple(tokens)
    return (first._replace(text=first.text[:1].lower() + first.text[1:]), *tokens[1:])


def going_on(sentence: str, lexicon: Lexicon) -> str:
    """A sentence as it stands behind other words: "The fee stays." → the fee stays."""
    return written(lowered(tokens_of(sentence, lexicon), lexicon))


def _is_name(after: Sequence[Token]) -> bool:
    """ "Gift Aid": the next word has its capital, too."""
    return any(t.tag == "noun" and t.text[:1].isupper() and t.text[1:].islower() for t in after)


def capital(text: str) -> str:
    """With a first capital; links, handles and the like keep their shape."""
    if not text or not text[0].isalpha() or text.startswith(("http", "www.", "iP", "eB")):
        return text
    return text[0].upper() + text[1:]


def closed(text: str) -> str:
    """With the bracket that went with the stop behind it: "the form (v3" → the form (v3)"""
    return (
        f"{text.rstrip('.')})" if text.count("(") == text.count(")") + 1 and text[-1:] not in ":(" else text
    )


def ended(text: str) -> str:
    """With its capital and its stop; a question typed without its sign gets that."""
    text = closed(capital(text.strip()))
    if ASKS.fullmatch(fold(text)):
        return f"{text}?"
    return (
        text
        if text.rstrip("\"'”’").endswith((".", "?", "!", ":"))
        or (not text[-1:].isalnum() and text[-1:] not in ")'\"’”%")
        else text + "."
    )


@remembered
def tidy(text: str, lexicon: Lexicon) -> str:
    """Chat typing as written English: known short forms, "i", shouted sentences, single spaces."""
    text = spelt(text, lexicon)
    typed = TYPED.findall(text)
    if not DAYS_AND_MONTHS.isdisjoint(typed):
        text = DATED.sub(lambda m: m[0].capitalize(), text)
        typed = TYPED.findall(text)
    if CHATTED.match(text):
        return capital(tidy(text[0].lower() + text[1:], lexicon))
    words = text.split()
    letters = [w for w in words if w.isalpha() and len(w) > 2]
    short_loud = len(words) == 2 and all(
        len(w) > 2 and w.isalpha() and w.isupper() for w in (w.strip(".!") for w in words)
    )
    loud = (len(words) >= 3 or short_loud) and text.upper() == text and any(w.isalpha() for w in words)
    shouted = loud or (len(letters) >= 3 and sum(map(str.isupper, letters)) * 10 >= 8 * len(letters))
    if not shouted and AS_WRITTEN.search(text) is None and lexicon.typed.isdisjoint(typed):
        return " ".join(words)
    result: list[str] = []
    pieces = pieces_of(text.lower() if shouted else text)
    for piece, after in zip(pieces, (*pieces[1:], None), strict=True):
        ending = bool(result) and not piece.space and result[-1] == " ."  # ".txt" is no word
        fixed = lexicon.spelling.get(piece.low) if (piece.text.islower() or shouted) and not ending else None
        if piece.low == "approx" and after is not None and after.text == ".":
            fixed = None
        if piece.low == "prob" and result and result[-1].strip().lower() in A_PROBLEM:
            fixed = "problem"
        if (
            piece.low == "ur"
            and after is not None
            and (after.low in lexicon.adjectives or after.low in lexicon.prepositions or after.low in YOU_ARE)
        ):
            fixed = "you're"
        word = fixed or ("I" if piece.text == "i" else piece.text)
        if piece.text.lower() in ("'m", "'ll", "'ve", "'d", "'re", "'s", "n't"):
            word = piece.text.lower()
        result.append((" " if piece.space and result else "") + word)
    return "".join(result)


def without_faces(text: str) -> str:
    """Without its emoticons and the kiss at its end."""
    return EMOTICON.sub(_silent, text) if text[-1:] == "x" or FACE.search(text) else text


def _silent(hit: "re.Match[str]") -> str:
    """Nothing in the place of an emoticon, or the stop that it stood for."""
    return " -" if hit.start() and re.match(r" [a-z]", hit.string[hit.end() :]) else ""


__all__ = ["capital", "ended", "lowered", "tidy", "turned", "without_faces", "written"]
