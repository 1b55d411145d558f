"""What a customer asks for or wants to know, said towards them."""

from dataclasses import dataclass, replace

from bot.coach.grammar import Clause
from bot.coach.lexicon import Lexicon
from bot.coach.phrases import Part, forms, object_of, subject_class, trimmed, turned_words
from bot.coach.tokens import written
from bot.coach.voice import is_be, turned


@dataclass(frozen=True, slots=True)
class Wish:
    """What they want, as it follows "you": `want` ("want your money back"), and alone as a thing ("your money back")."""

    want: str
    thing: str = ""


WANT = frozenset(["want", "need", "like", "love", "demand", "expect", "require"])


def wish_told(part: Part, lexicon: Lexicon) -> Wish | None:
    """ "I want my money back", "I'd like to exchange it"."""
    clause = part.clause
    if subject_class(clause.subject) != "me" or clause.negative or clause.verb.base not in WANT:
        return None
    kind, _, progressive = forms(clause)
    would = kind in ("would", "'d")
    if clause.verb.base in ("like", "love") and not would:
        return None
    if progressive or kind in ("have", "do"):
        return None
    rest = trimmed(clause.rest)
    if not rest or rest[0].tag == "not":
        return None
    thing = turned_words(rest, lexicon)
    if (
        thing.startswith(("we ", "us to ", "us "))
        or not 1 <= len(thing.split()) <= 13
        or clause.verb.form == "past"
    ):
        return None
    verb = "need" if clause.verb.base in ("need", "require") else "want"
    return Wish(f"{verb} {thing}", "" if rest[0].tag == "to" else thing)


def wish_asked(part: Part, lexicon: Lexicon) -> Wish | None:
    """ "Can I swap it?" → want to swap it; "Can you take X off?" → want X taken off; "Please cancel X"."""
    clause = part.clause
    kind, passive, _ = forms(clause)
    rest = tuple(t for t in trimmed(clause.rest) if t.low not in ("please", "just"))
    if clause.verb.tag not in ("verb", "have", "do", "be") or clause.negative or clause.wh:
        return None
    if clause.kind == "question":
        if kind not in ("can", "could", "may", "would", "will") or passive:
            return None
        if subject_class(clause.subject) == "me":
            tail = turned_words(rest, lexicon)
            wish = f"want to {clause.verb.base} {tail}".strip()
            return Wish(wish) if len(wish.split()) <= 15 else None
        if clause.subject[0].low != "you" or len(clause.subject) > 1:
            return None
    elif not any(t.low == "please" for t in (*clause.lead, *clause.rest)) and len(rest) > 12:
        return None
    rest = tuple(t for t in rest if t.low != "please")
    if clause.verb.base in (
        "tell",
        "explain",
        "let",
        "help",
        "stop",
        "make",
        "be",
        "do",
        "give",
        "say",
        "try",
        "wait",
        "see",
        "check",
        "look",
        "get",
        "have",
        "call",
    ):
        wish = {"call": "a call", "help": "help"}.get(clause.verb.base, "")
        return (
            Wish(f"want {wish}", wish)
            if wish and (not rest or (len(rest) == 1 and rest[0].low in ("me", "us")))
            else None
        )
    found = object_of(rest)
    if found is None:
        return None
    particle, thing, tail = found
    if thing[0].tag == "pron" and thing[0].low in ("me", "us", "you"):
        return None
    done = " ".join(
        w
        for w in (
            turned_words(thing, lexicon),
            lexicon.form(clause.verb.base, "participle"),
            written(particle),
            turned_words(tail, lexicon),
        )
        if w
    )
    return Wish(f"want {done}") if 3 <= len(done.split()) <= 13 else None


MAX_QUESTION = 12
ASKS = frozenset(["tell", "know", "say", "explain", "advise"])
""" "Can you tell me if …" asks what follows."""
ASKED = frozenset(["if", "whether", "when", "where", "what", "how", "why", "which", "who"])


def _told_inside(clause: Clause, lexicon: Lexicon) -> str:
    if clause.verb.base not in ASKS or clause.subject[0].low not in ("you", "anyone", "somebody"):
        return ""
    rest = trimmed(clause.rest)
    place = next((i for i, t in enumerate(rest[:3]) if t.low in ASKED), -1)
    if place < 0:
        return ""
    words = turned_words(rest[place:], lexicon)
    return f"whether {words.removeprefix('if ')}" if words.startswith("if ") else words


def indirect(part: Part, lexicon: Lexicon) -> str:
    """ "Where is my package?" → where your package is; "Is this charger safe?" → whether this charger is safe."""
    clause = part.clause
    subject = clause.subject
    if clause.negative and subject and clause.group and [t.low for t in clause.wh] == ["why"]:
        auxiliary = {"will": "won't", "can": "can't"}.get(clause.group[0].low, f"{clause.group[0].low}n't")
        said = " ".join(
            (
                "why",
                turned_words(subject, lexicon),
                auxiliary,
                clause.verb.low,
                turned_words(trimmed(clause.rest), lexicon),
            )
        )
        return said if len(said.split()) <= MAX_QUESTION else ""
    if clause.negative or not subject or any(t.low in ("because", "since", "cause") for t in clause.rest):
        return ""
    if inner := _told_inside(clause, lexicon):
        return inner if 3 <= len(inner.split()) <= MAX_QUESTION else ""
    if is_be(clause.verb) and any(t.tag == "det" and t.low != "'s" for t in subject[1:]):
        return ""
    lead = written(turned(clause.wh)).lower() if clause.wh else "whether"
    if (
        clause.wh
        and clause.wh[0].low == "how"
        and len(clause.wh) == 1
        and clause.group
        and clause.group[0].base in ("would", "could")
    ):
        return ""
    group = [t for t in clause.group if t.tag != "not"]
    verb = clause.verb
    if group and group[0].tag == "do":
        form = {"did": "past", "does": "s", "do": "base"}[group[0].low]
        word = lexicon.form(verb.base, form) if verb.tag == "verb" else verb.text  # pyright: ignore[reportArgumentType]
        verb, group = replace(verb, text=word, low=word), group[1:]
    rest = trimmed(clause.rest)
    if is_be(verb):
        verb = replace(
            verb,
            text={"'s": "is", "'m": "am", "'re": "are"}.get(verb.low, verb.text.lower()),
            low={"'s": "is", "'m": "am", "'re": "are"}.get(verb.low, verb.low),
        )
        verb = replace(verb, space=True)
    group = [replace(t, text=t.text.lower(), space=True) for t in group]
    said = written(turned((*subject, *group, replace(verb, space=True), *rest)))
    said = f"{lead} {said}"
    return said if 3 <= len(said.split()) <= MAX_QUESTION else ""
