"""Stretches the pack has words for: a pattern that names a whole clause, and the frames that say it."""

import re

from bot.coach.choice import Choice
from bot.coach.memory import remembered
from bot.coach.phrases import plural
from bot.coach.said import Said
from bot.coach.text import facts_of, fold
from bot.coach.tokens import tokens_of, written
from bot.coach.voice import lowered
from bot.coach.wording import Saying, Wording

ENDS = ".!?…:;, "

MAX_PATTERN = 160

"""Characters of a clause that a pattern may name whole; longer ones have a grammar of their own."""

BARE_RULES = frozenset(
    "noted will-reply working-on bare-no nothing-to-do no-exceptions shrug-delay look-into final-word case-closed".split()  # noqa: SIM905
)

"""Sayings after which nothing but a no or a not-yet is said."""

SIGN = re.compile(r"[\d@#{`<\[%\"“$£€¥]|://")
NAMING = re.compile(r"www\.|day\b|\b(?:mr|mrs|ms|miss|dr|prof|sir|madam)\b")


@remembered
def has_fact(text: str) -> bool:
    """Whether a protected stretch is in it; most clauses are told apart by their letters alone."""
    return bool(SIGN.search(text) or NAMING.search(fold(text))) and bool(facts_of(text))


def by_pattern(bare: str, wording: Wording, choice: Choice) -> Said | None:
    if len(bare) > MAX_PATTERN:
        return None
    folded = fold(bare)
    for saying, hit in wording.sayings_of(folded):
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
            _noun(value, name, wording) if value and ("np" in name or name in ("vp", "adj")) else value
        )
    if "np" in slots:
        slots |= _counted(slots["np"], wording)
        slots["in_np"] = placed(slots["np"])
    if "what_np" in slots:
        slots["what"] = _one(slots["what_np"], wording)
    if "a_np" in slots:
        slots["a_np"] = _one(slots["a_np"], wording)
    if saying.say == "no_np":
        slots["np"] = _one(slots["np"], wording)
    text = choice.fill(saying.say, slots)
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


ON = frozenset(
    "website site page listing label box packaging sign ticket invoice receipt back front bottom lid cover door menu board screen door window gate wall tag card form poster counter till brochure flyer".split()  # noqa: SIM905
)


def _counted(thing: str, wording: Wording) -> dict[str, str]:
    """The thing as what it is: several, one, or what can't be counted."""
    tokens = tokens_of(thing, wording.lexicon)
    head = next(
        (i for i, t in enumerate(tokens) if t.tag in ("prep", "sub", "to", "wh") or t.verbal), len(tokens)
    )
    if plural(tokens[:head]):
        return {"many": thing}
    counted = head and tokens[head - 1].low in wording.lists["count_nouns"]
    return {"one": thing, "a_np": _one(thing, wording)} if counted else {"one": thing, "mass": thing}


def placed(where: str) -> str:
    """ "the website" → on the website; "your contract" → in your contract"""
    last = where.partition(" where ")[0].rsplit(maxsplit=1)[-1].lower() if where else ""
    return f"{'at' if last == 'bottom' else 'on' if last in ON else 'in'} {where}"


def _one(thing: str, wording: Wording) -> str:
    """ "refund on coins" → a refund on coins."""
    words = thing.split()
    head = (
        next((i for i, t in enumerate(tokens_of(thing, wording.lexicon)) if t.tag == "prep"), len(words)) - 1
    )
    if (
        0 <= head < len(words)
        and words[head].lower() in wording.lists["count_nouns"]
        and words[0].lower()
        not in ("more", "further", "a", "an", "the", "your", "our", "my", "any", "some", "proof")
    ):
        return f"{'an' if words[0][0].lower() in 'aeio' else 'a'} {thing}"
    return thing


def _noun(value: str, name: str, wording: Wording) -> str:
    """A noun phrase without its capital; a `the_` slot gets an article where it was typed without one."""
    tokens = lowered(tokens_of(value, wording.lexicon), wording.lexicon)
    if tokens and tokens[0].text[:1].isupper() and tokens[0].low in wording.lists["count_nouns"]:
        tokens = (tokens[0]._replace(text=tokens[0].low), *tokens[1:])
    bare = written(tokens)
    bare_noun = bool(tokens) and tokens[0].tag not in ("det", "pron")
    for article in ("the", "your"):
        if bare_noun and name.startswith(f"{article}_"):
            return f"{article} {bare}"
    return bare
