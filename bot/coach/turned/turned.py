"""An answer that would stand as it was typed behind its opening: one of its sentences is said the other way round."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.coach.answer.bridge import joined
from bot.coach.answer.guard import OURS
from bot.coach.answer.plan import Plan
from bot.coach.answer.softening import uncapitalled
from bot.coach.english.sound import torn
from bot.coach.english.text import fold
from bot.coach.english.tokens import tokens_of, written
from bot.coach.english.voice import capital
from bot.coach.kinder.said import Said
from bot.coach.memory import remembered
from bot.coach.reading.sentences import Seen
from bot.coach.reading.stays import stays
from bot.coach.stated.stated import AS_IT_WAS
from bot.coach.turned import turned_asked, turned_order, turned_states, turned_words
from bot.coach.wording import Wording

TYPED = 0.95
"""Share of a sentence's words from which it stands as it was typed."""
SHORT = 4
"""Words under which a sentence says too little to be turned."""
LED = re.compile(
    r"(?:I'm afraid (?:that )?|I'm sorry, but |I'm sorry to say that |Unfortunately, |(?P<join>and|so|but) (?:I'm afraid )?)"
)
"""What another step has put before it."""
MOVED = frozenset(
    [
        "If",
        "Unless",
        "Once",
        "When",
        "Until",
        "After",
        "Before",
        "Whenever",
        "As",
        "Because",
        "On",
        "At",
        "From",
        "Every",
        "In",
        "Since",
    ]
)
"""First words of a sentence that has something in front; "I'm afraid" goes to its end."""
Way = Callable[[str, Wording], str]
WAYS: Sequence[Way] = (
    turned_order.reason_first,
    turned_states.so_it,
    turned_states.not_possible,
    turned_states.not_unless,
    turned_states.find_attached,
    turned_words.takes,
    turned_words.found,
    turned_words.queue,
    turned_order.clause_last,
    turned_order.clause_first,
    turned_order.purpose_last,
    turned_order.once_done,
    turned_words.runs,
    turned_words.to_be_paid,
    turned_asked.we_do,
    turned_asked.done_by,
    turned_words.in_touch,
    turned_states.you_can,
    turned_states.we_passed,
    turned_states.is_there,
    turned_states.none_there,
    turned_states.is_covered,
    turned_states.passed,
    turned_states.wanted,
    turned_states.a_busy_time,
    turned_states.not_of_those,
    turned_words.needs_to,
    turned_asked.asked,
    turned_order.time_first,
    turned_order.reason_last,
    turned_words.only,
    turned_words.has_not,
    turned_words.shown,
    turned_asked.kinder,
    turned_words.unable,
)
"""The surest and most natural first."""
WE_WILL = re.compile(r"\bWe'll ")
"""A promise of ours, where the draft spoke of nobody."""
STRAIGHT = frozenset(
    (
        turned_words.runs,
        turned_words.needs_to,
        turned_asked.we_do,
        turned_states.not_possible,
        turned_states.passed,
    )
)
"""Those after which "and …" may go on."""


def turned(plan: Plan, text: str, wording: Wording) -> Plan:
    """The plan, with the first sentence that can be turned, where all of them would stand as they were typed.

    `text`: the draft. One that is joined to another comes after those that stand alone.
    """
    left = [
        (place, seen, said) for place, (seen, said) in enumerate(plan.said) if said is not None and said.text
    ]
    long = [(seen.words, said.text) for _, seen, said in left if len(_opened(seen.words)) >= SHORT]
    if not left or not all(_stands(words, text) for words, text in long):
        return plan
    linked = joined(plan, text, wording).said
    alone = [at for at in left if (linked[at[0]][1] or at[2]).text == at[2].text]
    cut = any(
        (said is None or not said.text) and len(_opened(seen.words)) >= SHORT for seen, said in plan.said
    )
    able = [at for at in left if _may_turn(at[1], wording, least=SHORT if long else 0)]
    apart = [at for at in able if at in alone]
    for group in (apart, () if cut else [at for at in able if at not in apart]):
        for way in WAYS:
            for place, seen, said in group:
                made = _by(way, seen, said, wording)
                if (
                    made
                    and not torn(made, said.text)
                    and not (WE_WILL.search(made) and OURS.search(fold(text)) is None)
                ):
                    reason = wording.reasons["in-person"]
                    whole = (
                        said
                        if said.rule
                        else Said("said", "", "in-person", reason.reason, reason.source, "inform")
                    )
                    new = whole._replace(fate="said", text=made)
                    return replace(plan, said=(*plan.said[:place], (seen, new), *plan.said[place + 1 :]))
    return plan


def _may_turn(seen: Seen, wording: Wording, *, least: int) -> bool:
    short = len(_opened(seen.words)) < least
    return not (seen.sentence.bullet or short or stays(seen.words, wording))


def _by(way: Way, seen: Seen, said: Said, wording: Wording) -> str:
    """The sentence said that way, with what stood before it; "" where that is none, or nothing else."""
    lead = LED.match(said.text)
    bare = said.text[lead.end() :] if lead else said.text
    asks = bare.endswith("?")
    end = bare[-1:]
    if not asks and end != "." and not (end == "," and way in STRAIGHT):
        return ""
    if ". " in bare:
        return ""
    whole = said.rule in AS_IT_WAS and len(_opened(bare)) >= SHORT
    if not whole and _request(bare) != _request(seen.words):
        return ""
    made = way(capital(bare if asks else bare.rstrip(".,")), wording)
    if not made or _stands(seen.words, made) or _capital_inside(seen.words, made):
        return ""
    if lead and "afraid" in lead.group() and way is turned_order.time_first:
        return ""
    made = made if made.endswith("?") else f"{made}{end}"
    if lead is None:
        return made
    low = written(uncapitalled(tokens_of(made, wording.lexicon), wording))
    if "afraid" in lead.group() and made.split()[0] in MOVED:
        join = f"{lead['join']} " if lead["join"] else ""
        return f"{join}{low if join else made}".rstrip(".") + ", I'm afraid."
    return f"{lead.group()}{low}"


def _request(text: str) -> str:
    return fold(text).removeprefix("please ").rstrip(".,!?")


def _capital_inside(bare: str, made: str) -> bool:
    """Whether the sentence's first word kept its capital in the midst of the new one: it may be no name."""
    first = bare.split(maxsplit=1)[0]
    return first[0].isupper() and first[1:].islower() and f" {first} " in made


def _stands(words: str, text: str) -> bool:
    """Whether nearly all words of the one stand in the other, in their order."""
    one, other = _opened(words), _opened(text)
    if one == other:
        return True
    known = frozenset(other)
    if sum(word in known for word in one) < TYPED * len(one):
        return False
    row = [0] * (len(other) + 1)
    for word in one:
        last = row
        row = [0]
        for place, each in enumerate(other):
            row.append(last[place] + 1 if word == each else max(last[place + 1], row[-1]))
    return row[-1] >= TYPED * len(one)


@remembered
def _opened(text: str) -> Sequence[str]:
    """The words, contractions opened: "don't" is "do not"."""
    whole = fold(text).replace("cannot", "can't").replace("can't", "can not").replace("won't", "will not")
    return re.findall(r"[^\s.,;:!?]+", whole.replace("n't", " not"))
