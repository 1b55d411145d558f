"""What a draft says the customer did, told as what happened: the fact stays, the culprit goes."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from bot.coach.choice import Choice
from bot.coach.english.grammar import Clause
from bot.coach.english.phrases import PARTICLES, plural
from bot.coach.english.text import ENDS
from bot.coach.english.tokens import Token, written
from bot.coach.kinder.reached import reached, without_doing
from bot.coach.kinder.said import Said, as_said
from bot.coach.wording import Wording

TIMES = frozenset(
    ["minutes", "hours", "days", "weeks", "months", "years", "hour", "day", "week", "month", "year"]
)

SUBJECT_OF = {"it": "it", "this": "this", "that": "that", "them": "they", "these": "these", "those": "those"}

UNTURNED = frozenset(
    "need want know have think say get see mean let make keep agree try start decide feel like go take park".split()  # noqa: SIM905
)

PUT = frozenset(["keep", "park", "leave"])
"""Of the same, where it is told where the thing stood: "parked it next to the stove"."""

SPOILING = frozenset(
    "breach break violate exceed damage delete open enter miss scratch stain crack burn tear ruin wreck block ignore remove disconnect cut spill drop unplug overload forget misread neglect".split()  # noqa: SIM905
)
OF_THE_THING = frozenset(
    ["break", "read", "see", "check", "scratch", "crack", "damage", "dent", "stain", "sign", "accept", "miss", "ignore", "exceed"]
)  # fmt: skip
"""Done to a thing wherever it is: what stands behind it tells which thing."""
AT_IT = re.compile(r"(?:on|in|of|from|under|behind) (?:the|your|our|a|an) [a-z-]+(?: [a-z-]+)?$")
AMISS = frozenset(["wrong", "times", "twice"])
"""What makes a blame of "you have sent …", which else is good news."""
IN_TIME = frozenset(["time", "advance", "full", "person", "writing", "part"])
"""Behind "in" no thing that anything was done to: "you did not cancel in time"."""
ARTICLES = frozenset(["the", "a", "an", "your", "our", "this", "that"])
HAD_BETTER = {"should": "needed_to_be", "could": "could_have_been"}
PARTED = frozenset([("check", "in"), ("check", "out"), ("sign", "up"), ("log", "in"), ("top", "up"), ("follow", "up"), ("pick", "up"), ("drop", "off")])  # fmt: skip
""" "You missed check in": one thing, typed as two words."""
TIMED = frozenset(["before", "by", "until", "within", "between"])
NOBODY = frozenset(["no", "nobody", "nothing", "anyone", "anybody", "someone", "somebody"])
"""Begin another thing: "gave the driver no one to hand it to"."""
SOONER = frozenset(["earlier", "sooner", "later", "before", "again", "first", "beforehand"])
"""Say when, and are no thing that anything was done to."""
KEPT = frozenset(["attend", "miss", "keep"])
"""What one does with what has its day: "the review on 3 May | was missed"."""
ENDED = frozenset(["finish", "complete"])
"""What one does with doing something: "finished packing"."""


def _thing_of(rest: Sequence[Token]) -> tuple[str, tuple[Token, ...], bool] | None:
    """(what was acted on, as a subject, what follows, whether it is several)."""
    if (
        rest
        and rest[0].low in SUBJECT_OF
        and (len(rest) == 1 or rest[1].tag not in ("noun", "adj", "num") or _placed_it(rest[0], rest[1]))
    ):
        return SUBJECT_OF[rest[0].low], tuple(rest[1:]), rest[0].low in ("them", "these", "those")
    end = 0
    while end < len(rest) and rest[end].tag in ("det", "adj", "noun", "num"):
        if end and rest[end - 1].tag == "noun" and (_another(rest[end:]) or rest[end].low == "wrong"):
            break  # "the PIN | wrong three times"
        end += 1
    if end and end + 1 < len(rest) and rest[end].low == "of" and rest[end + 1].tag in ("det", "num", "noun"):
        end += 1
        while end < len(rest) and rest[end].tag in ("det", "adj", "num", "noun"):
            end += 1  # "the allowance of 1,500 km"
    thing = tuple(rest[:end])
    if _is_stage(rest[:end], rest[end:]):
        thing, end = (
            (*thing[:-1], rest[end]._replace(text=f"{thing[-1].text}-{rest[end].text}", tag="noun")),
            end + 1,
        )
    if (
        any(t.low in TIMES or t.low in ("times", "mind") for t in thing)
        or any(t.low in NOBODY for t in thing[1:])
        or not any(t.tag == "noun" for t in thing)
        or thing[-1].tag == "adj"
        or thing[-1].low in SOONER
    ):
        return None
    if end < len(rest) and rest[end].tag in ("conj", "verb", "sub", "be", "modal", "pron", "wh"):
        return None
    return written(thing), tuple(rest[end:]), plural(thing)


STAGES = frozenset(
    ["check", "drop", "pick", "log", "sign", "pull", "hand", "walk", "cut", "opt", "buy", "kick"]
)


def _is_stage(thing: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "check in", "the drop off": a noun of two words, whatever its second is elsewhere."""
    return bool(thing and after) and thing[-1].low in STAGES and after[0].low in PARTICLES


def _another(rest: Sequence[Token]) -> bool:
    """Whether something else begins behind a noun: "the first time", "three times"."""
    if any(t.verbal for t in rest):
        return False
    return rest[0].low in ARTICLES or (len(rest) > 1 and rest[1].low == "times")


def _placed_it(thing: Token, after: Token) -> bool:
    """Whether it is told where "it" was: "it in the car", "them next to a stove"."""
    return thing.low in SUBJECT_OF and (after.tag == "prep" or after.low in ("next", "close", "near"))


def passive_of(clause: Clause, rest: Sequence[Token], wording: Wording) -> tuple[dict[str, str], bool] | None:
    """ "enter the code" → ({np: the code, done: entered}, whether it is several)"""
    lexicon = wording.lexicon
    put_there = (clause.verb.base in PUT and len(rest) > 1 and _placed_it(rest[0], rest[1])) or (
        clause.verb.base in ("take", "let") and any(t.low in ("off", "apart", "out", "down") for t in rest)
    )
    if clause.verb.tag != "verb" or clause.verb.base in lexicon.intransitive | (
        frozenset() if put_there else UNTURNED
    ):
        return None
    if any(t.low in ("you", "i", "we") for t in rest):
        return None
    if len(rest) > 1 and rest[0].low == "in" and rest[1].low in IN_TIME:
        return None
    dated = len(rest) > 1 and (rest[1].tag == "num" or rest[1].low.endswith("day"))
    if clause.verb.base in ENDED and len(rest) == 1 and rest[0].form == "ing":
        done = lexicon.form(clause.verb.base, "participle")
        return {"np": f"the {rest[0].low}", "done": done or clause.verb.low}, False
    at = next((i for i, (one, two) in enumerate(pairwise(rest[:3])) if (one.low, two.low) in PARTED), None)
    if at is not None:
        whole = rest[at]._replace(text=f"{rest[at].text}-{rest[at + 1].low}", tag="noun")
        rest = (*rest[:at], whole, *rest[at + 2 :])
    particle = (rest[0],) if rest and rest[0].low in PARTICLES and not dated else ()
    found = _thing_of(rest[len(particle) :])
    if found is None or (len(found[1]) == 1 and found[1][0].low in PARTICLES and rest[0].tag == "noun"):
        return None  # "missed check in" is one thing, and not half of it
    of_it = written(found[1])
    if clause.verb.base in OF_THE_THING and AT_IT.match(of_it.lower()):
        found = f"{found[0]} {of_it}", (), found[2]  # "the seal on the box was broken"
    if clause.verb.base in KEPT and found[1] and found[1][0].low in ("on", "at", "of", "from"):
        found = joined(found[0], written(found[1])), (), found[2]
    done = joined(lexicon.form(clause.verb.base, "participle"), written(particle), written(found[1]))
    done = without_doing(done, lexicon)
    return {"np": found[0], "done": done}, found[2]


NOT_US = re.compile(
    r"(?<=.{12}),? (?:and|but|though) it (?:wasn't|was not|isn't) (?:us|me|one of us)[.!]*$", re.IGNORECASE
)


def by_nobody_here(made: Said | None, wording: Wording) -> Said | None:
    """ "Someone booked the wrong room and it wasn't us" → the wrong room was booked, though not by us."""
    fact = made and made.text.rstrip(ENDS).removeprefix("On your side, ")
    return as_said(f"{fact}, though not by us", "no-blame", "blame", wording) if fact else None


def _filled(key: str, slots: Mapping[str, str], wording: Wording, choice: Choice) -> Said | None:
    text, reason = choice.fill(key, slots), wording.reasons["no-blame"]
    return Said("said", text, "no-blame", reason.reason, reason.source, "blame") if text else None


def joined(*parts: str) -> str:
    return " ".join(p.strip() for p in parts if p.strip()).replace(" ,", ",")


OPTION = re.compile(
    r"(?:the )?(?P<name>['‘][^'’]{2,40}['’])(?P<noun> (?:option|setting|box|plan|slot|fare|rate|button|service|delivery))?(?P<rest>.*)"
)
"""What is chosen by its name: 'leave in safe place'."""
CHOOSING = frozenset(["choose", "select", "pick", "tick", "click", "check", "take", "book"])


def blamed(clause: Clause, rest: Sequence[Token], wording: Wording, choice: Choice) -> Said | None:
    """ "You entered the wrong IBAN" → the IBAN didn't match; "you didn't send it" → it hasn't reached us."""
    rest = tuple(t for t in rest if t.low not in ("yourself", "yourselves"))
    if came := reached(clause, rest, wording.lexicon):
        return as_said(came, "no-blame", "blame", wording)
    if told := _known_blame(clause, rest, wording, choice):
        return told
    if any(t.tag == "be" for t in clause.group) and clause.verb.form in ("past", "participle"):
        return None
    if option := OPTION.fullmatch(written(rest)):
        plain = not clause.group and clause.verb.form == "past" and clause.verb.base in CHOOSING
        done = wording.lexicon.form(clause.verb.base, "participle")
        named = f"{option['name']}{option['noun']}" if option["noun"] else f"option {option['name']}"
        slots = {"np": f"the {named}", "done": joined(done, option["rest"])}
        return _filled("was_done", slots, wording, choice) if plain else None
    if (
        len(rest) == 1
        and clause.verb.base in CHOOSING
        and rest[0].tag in ("adj", "noun")
        and rest[0].text.islower()
    ):
        if not clause.group and clause.verb.form == "past" and not plural(rest):
            done = wording.lexicon.form(clause.verb.base, "participle") or ""
            return _filled("was_done", {"np": f"the {rest[0].low} option", "done": done}, wording, choice)
        return None
    found = passive_of(clause, rest, wording)
    if found is None:
        return None
    slots, many = found
    group = [t.base or t.low for t in clause.group if t.tag in ("modal", "have", "do", "be")]

    def said(key: str) -> Said | None:
        return _filled(key, slots, wording, choice)

    if group[1:] == ["have"] and group[0] in HAD_BETTER and clause.verb.base != "receive":
        if not clause.negative:
            return said(HAD_BETTER[group[0]])
        return said("not_meant_many" if many else "not_meant") if group[0] == "should" else None
    if group[:1] in (["should"], ["could"], ["would"]):
        return None
    did_not = group == ["do"] and clause.negative and any(t.low == "did" for t in clause.group)
    if did_not or (group == ["have"] and clause.negative):
        return said("were_not" if many else "was_not")
    if group == ["be"] and clause.negative and clause.verb.form == "ing":
        return said("are_not_being" if many else "is_not_being")
    never = any(t.low == "never" for t in clause.group)
    if group == ["have"] and (clause.verb.base in SPOILING or any(t.low in AMISS for t in rest)):
        return said("have_been_done" if many else "has_been_done")
    if not group and clause.verb.form == "past":
        return said(("were" if many else "was") + ("_not" if never else "_done"))
    return None


GAVE = frozenset(
    ["give", "send", "provide", "return", "submit", "supply", "upload", "show", "attach", "enclose"]
)

TYPED_IN = frozenset(
    ["enter", "type", "put", "give", "use", "provide", "write", "select", "pick", "choose", "order"]
)

SILENT = {
    **dict.fromkeys(["call", "ring", "phone"], "no_call"),
    **dict.fromkeys(["reply", "respond", "answer", "write"], "no_reply"),
    **dict.fromkeys(["come", "attend"], "nobody_came"),
    "pay": "no_payment",
}
"""What not doing it comes to, by the verb and the key of its ways."""
NONE_CAME = {
    "confirm": "confirmation",
    "cancel": "cancellation",
    "register": "registration",
    "apply": "application",
}
"""What did not reach us, by the verb."""
IN_GOOD_TIME = frozenset(["in time", "on time", "beforehand", "in advance"])
WRONG = frozenset(["wrong", "incorrect"])


def _known_blame(clause: Clause, rest: Sequence[Token], wording: Wording, choice: Choice) -> Said | None:
    """Blames that have better words than "X was done"."""
    words = [t for t in rest if t.low not in ("us", "me")]
    silent = clause.negative or any(t.low == "never" for t in clause.group)
    if silent and SILENT.get(clause.verb.base) == "no_reply" and len(words) > 1 and words[0].low == "to":
        return _filled("no_reply_to", {"np": written(words[1:])}, wording, choice)
    if not words and silent and clause.verb.base in SILENT:
        return _filled(SILENT[clause.verb.base], {}, wording, choice)
    if silent and clause.verb.base in NONE_CAME and (not words or written(words) in IN_GOOD_TIME):
        slots = {"np": NONE_CAME[clause.verb.base], "tail": f" {written(words)}" if words else ""}
        return _filled("none_came", slots, wording, choice)
    if not words:
        return None
    key, slots = "", {"np": ""}
    if not clause.negative and any(t.low in HAD_BETTER for t in clause.group):
        dated = len(words) > 1 and words[0].low == "on" and words[1].low.endswith("day")
        if (dated or words[0].low in TIMED) and clause.verb.form in ("past", "participle"):
            key, slots = "time_to", {"vp": clause.verb.base, "rest": written(words)}
    elif found := _not_given(clause, words):
        key, slots = "not_received", {"np": found}
    elif found := _mismatched(clause, words):
        key, slots = "mismatch", {"np": found}
    elif clause.verb.base == "ignore" and not clause.negative:
        key, slots = "no_answer_to", {"np": written(words)}
    elif clause.negative or clause.group or clause.verb.form != "past":
        return None
    elif clause.verb.base == "wait" and words[0].low == "too":
        key = "came_late"
    elif clause.verb.base == "wait" and (words[0].tag == "num" or words[0].low in ("over", "more")):
        key, slots = "came_after", {"q": written(words)}
    elif clause.verb.base == "order" and A_DAY.match(words[0].low):
        return None
    elif clause.verb.base == "order" and not any(t.verbal or t.tag in ("sub", "conj", "prep") for t in words):
        key, slots = "ordered", {"np": written(words)}
    return _filled(key, slots, wording, choice) if key else None


A_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)|late|early|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|online"
)
""" "You ordered 14th" tells when."""


def _not_given(clause: Clause, words: Sequence[Token]) -> str:
    """ "you didn't send the form" → the form"""
    did_not = clause.negative and any(t.low in ("did", "have") for t in clause.group)
    never = any(t.low == "never" for t in clause.group) and clause.verb.form in ("past", "participle")
    if clause.verb.base not in GAVE or not (did_not or never):
        return ""
    if words[0].low in SUBJECT_OF or words[0].low == "anything":
        return written(words)
    asked = words[:-3] if [t.low for t in words[-3:]] == ["we", "asked", "for"] else words
    named = any(t.tag in ("det", "noun") for t in words[:3]) and not any(t.verbal for t in asked)
    some = "any " if words[0].tag in ("noun", "adj") and plural(_noun_phrase(words)) else ""
    return f"{some}{written(words)}" if named else ""


def _noun_phrase(words: Sequence[Token]) -> Sequence[Token]:
    return tuple(takewhile(lambda t: t.tag in ("adj", "noun"), words))


def _mismatched(clause: Clause, words: Sequence[Token]) -> str:
    """ "you typed in the wrong email address" → email address"""
    place = 1 if words[0].low in ("in", "down") else 0
    wrong = len(words) > place + 2 and words[place + 1].low in WRONG
    if clause.verb.base not in TYPED_IN or clause.negative or not wrong:
        return ""
    what = words[place + 2 :]
    return written(what) if all(t.tag == "noun" for t in what) else ""
