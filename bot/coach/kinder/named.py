"""Stretches the pack has words for: a pattern that names a whole clause, and the frames that say it."""

import re

from bot.coach.choice import Choice
from bot.coach.english.phrases import plural
from bot.coach.english.text import fold, holds_fact
from bot.coach.english.things import one
from bot.coach.english.tokens import tokens_of, written
from bot.coach.english.voice import lowered
from bot.coach.kinder.kept import keeping
from bot.coach.kinder.said import Said
from bot.coach.memory import remembered
from bot.coach.wording import Saying, Wording

MAX_PATTERN = 160

"""Characters of a clause that a pattern may name whole; longer ones have a grammar of their own."""

BARE_RULES = frozenset(
    "noted will-reply working-on bare-no not-possible nothing-more nothing-to-do no-exceptions shrug-delay look-into final-word closed-alone".split()  # noqa: SIM905
)

"""Sayings after which nothing but a no or a not-yet is said."""

PLAIN_SLOTS = frozenset(["how", "of", "done", "fate"])
"""Slots of plain words, which may begin the sentence with a capital."""

SIGN = re.compile(r"[\d@#{`<\[%\"“$£€¥]|://|\w\.[a-z]")
NAMING = re.compile(r"www\.|day\b|\b(?:mr|mrs|ms|miss|dr|prof|sir|madam)\b")


@remembered
def has_fact(text: str) -> bool:
    """Whether a protected stretch is in it; most clauses are told apart by their letters alone."""
    return bool(SIGN.search(text) or NAMING.search(fold(text))) and holds_fact(text)


ONE_OF_THEM = frozenset(
    "drive ride appointment slot seat room booking refund replacement visit discount claim exchange stay lesson test table ticket repair upgrade credit receipt permit".split()  # noqa: SIM905
)
"""What they can't have without it."""


def by_pattern(bare: str, wording: Wording, choice: Choice) -> Said | None:
    if len(bare) > MAX_PATTERN:
        return None
    folded = fold(bare)
    for saying, hit in wording.sayings_of(folded):
        if saying.say == "drop" and has_fact(bare):
            continue
        said = _filled(saying, hit, bare, wording, choice)
        if said is not None:
            return said
    return None


def _filled(saying: Saying, hit: "re.Match[str]", bare: str, wording: Wording, choice: Choice) -> Said | None:
    if saying.say == "drop":
        return Said("dropped", "", saying.id, saying.reason, saying.source, saying.act)
    slots: dict[str, str] = {}
    for name in hit.groupdict():
        if hit[name] is None and name.rstrip("2") in slots:
            continue
        value = bare[hit.start(name) : hit.end(name)].strip() if hit[name] else ""
        slots[name.removeprefix("the_").removeprefix("your_").rstrip("2")] = (
            _noun(value, name, wording)
            if value and ("np" in name or name in ("vp", "adj", "one", "many"))
            else _in_midst(value)
            if hit.start(name) == 0 and name in PLAIN_SLOTS
            else value
        )
    slots |= _verbs(slots, wording)
    if "np" in slots:
        slots |= _counted(slots["np"], wording)
        slots["in_np"] = placed(slots["np"])
    if "what_np" in slots:
        slots["what"] = _one(slots["what_np"], wording)
    if "a_np" in slots:
        slots["a_np"] = _one(slots["a_np"], wording)
    if saying.say == "without_no" and "what" in slots and slots["what"].split()[-1] in ONE_OF_THEM:
        what = slots["what"]
        slots["what"] = what if what.startswith(("a ", "an ", "the ", "your ")) else one(what)
    if saying.say == "no_np":
        slots["np"] = _one(slots["np"], wording)
    if saying.say == "only_have" and _orders(slots["np"], wording):
        return None
    text = choice.fill(saying.say, slots, keeping(bare, wording))
    if text is None:
        return None
    return Said(
        "said",
        text,
        saying.id,
        saying.reason,
        saying.source,
        saying.act,
        bare=saying.id in BARE_RULES,
    )


def _in_midst(value: str) -> str:
    return value[:1].lower() + value[1:]


def _orders(thing: str, wording: Wording) -> bool:
    """ "just reboot it" is no thing."""
    first = thing.split(maxsplit=1)[0].lower()
    return wording.lexicon.base(first, "base") is not None and first not in (
        wording.lexicon.nouns_first | wording.lists["count_nouns"]
    )


def _verbs(slots: dict[str, str], wording: Wording) -> dict[str, str]:
    """The verb of what is done, or being done, as one can do it: "refunded" → refund; "moving it" → move it"""
    made: dict[str, str] = {}
    if do := wording.lexicon.base(fold(slots.get("done", "")), "participle"):
        made["do"] = do
    ing, _, rest = slots.get("ing", "").partition(" ")
    if not slots.get("vp") and (do := wording.lexicon.base(fold(ing), "ing")):
        made["vp"] = f"{do} {rest}".strip()
    return made


ON = frozenset(
    "website site page listing label box packaging sign ticket invoice receipt back front bottom lid cover door menu board screen window gate wall tag card form poster counter till flyer twitter facebook instagram noticeboard portal dashboard channel feed".split()  # noqa: SIM905
)


def _counted(thing: str, wording: Wording) -> dict[str, str]:
    """The thing as what it is: several, one, or what can't be counted."""
    tokens = tokens_of(thing, wording.lexicon)
    head = next(
        (
            i
            for i, t in enumerate(tokens)
            if t.tag in ("prep", "sub", "to", "wh") or t.verbal or (i and t.tag == "det")
        ),
        len(tokens),
    )
    if plural(tokens[:head]):
        return {"many": thing}
    counted = head and tokens[head - 1].low in wording.lists["count_nouns"]
    return {"one": thing, "a_np": _one(thing, wording)} if counted else {"one": thing, "mass": thing}


def placed(where: str) -> str:
    """ "the website" → on the website; "your contract" → in your contract"""
    last = where.partition(" where ")[0].rsplit(maxsplit=1)[-1].lower() if where else ""
    on = last in ON or where.lower().startswith("page ")
    return f"{'at' if last in ('bottom', 'checkout') else 'on' if on else 'in'} {where}"


UNCOUNTED = frozenset(
    "entry boarding service delivery collection pickup access check-in warranty cover admission registration".split()  # noqa: SIM905
)
"""What nobody counts where it is refused: "no entry" is not "an entry"."""


SETBACKS = frozenset(
    ["delay", "shortage", "backlog", "outage", "strike", "queue", "fault", "glitch", "bug", "mix-up"]
)


def _one(thing: str, wording: Wording) -> str:
    """ "refund on coins" → a refund on coins."""
    words = thing.split()
    head = (
        next(
            (i for i, t in enumerate(tokens_of(thing, wording.lexicon)) if t.tag in ("prep", "to", "wh")),
            len(words),
        )
        - 1
    )
    if (
        0 <= head < len(words)
        and thing.lower() not in UNCOUNTED
        and (words[head].lower() in wording.lists["count_nouns"] or words[head].lower() in SETBACKS)
        and words[0].lower()
        not in (
            "same",
            "next",
            "more",
            "further",
            "a",
            "an",
            "the",
            "your",
            "our",
            "my",
            "any",
            "some",
            "proof",
        )
    ):
        return f"{'an' if words[0][0].lower() in 'aeio' else 'a'} {thing}"
    return thing


SEVERAL = ("ies", "ments", "tions", "ings", "ances", "ences", "nesses", "ures")
"""Ends of a plural that is nobody's name."""
ORDINARY = ("count_nouns", "people", "handed_in", "proceedings", "ordinary")
"""Lists of things and people whose words are no names."""


SHORTEST = 3
"""Letters of either half of a word."""


def met(noun: str, wording: Wording) -> bool:
    """Whether it was met in many drafts, and so is nobody's name."""
    if noun in wording.lists["given_names"]:
        return False
    known = wording.lexicon.nouns_first, *(wording.lists[kind] for kind in ORDINARY)
    one = f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
    return (
        noun in wording.lexicon.known
        or any(noun in nouns or one in nouns for nouns in known)
        or wording.tone.knows(noun)
        or wording.deeds.knows(noun)
        or wording.lexicon.base(one, "ing") is not None
        or _of_two(one, wording)
    )


def _of_two(noun: str, wording: Wording) -> bool:
    """ "pothole", "lamppost": of two nouns, which few names are."""
    known = wording.lexicon.nouns_first | wording.lists["count_nouns"]

    def is_word(half: str) -> bool:
        return half in known or (wording.tone.knows(half) and wording.deeds.knows(half))

    return any(
        is_word(noun[:cut]) and is_word(noun[cut:]) for cut in range(SHORTEST, len(noun) - SHORTEST + 1)
    )


def _noun(value: str, name: str, wording: Wording) -> str:
    """A noun phrase without its capital; a `the_` slot gets an article where it was typed without one."""
    typed = tokens_of(value, wording.lexicon)
    alone = len(typed) == 1 and typed[0].low.endswith(SEVERAL)
    a_name = bool(typed) and typed[0].tag == "noun" and not alone and not met(typed[0].low, wording)
    tokens = typed if a_name else lowered(typed, wording.lexicon)
    if tokens and tokens[0].text[:1].isupper() and tokens[0].text[1:].islower():
        first, of_it = tokens[0], len(tokens) > 1 and tokens[1].tag == "prep"
        if first.low in wording.lists["count_nouns"] or (not a_name and of_it and first.tag == "noun"):
            tokens = (first._replace(text=first.low), *tokens[1:])
    bare = written(tokens)
    bare_noun = bool(tokens) and tokens[0].tag not in ("det", "pron") and not plural(tokens)
    for article in ("the", "your"):
        if bare_noun and name.startswith(f"{article}_"):
            return f"{article} {bare}"
    return bare
