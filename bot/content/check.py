"""The linter of packs: what a good entry keeps, beyond what the product needs in order to run.

Every rule names the file, the line and what to do. Where a number stands, the reason stands beside it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.balance import unfair
from bot.content.entries import (
    ChartRow,
    Concept,
    CorrectedPhrase,
    Entry,
    Phrase,
    Plan,
    Question,
    QuizItem,
    SayNo,
    Situation,
    Tip,
)
from bot.content.packs import Found, read_packs
from bot.content.prose import (
    ALL_OF_THEM,
    CUES,
    EMOJI,
    GAP,
    NEVER_SENT,
    SHARED_EXPERIENCE,
    grade,
    look_alikes,
    unquoted,
    words,
)
from bot.content.rule_tests import failing
from bot.content.source import Fault, Mapping, Value

TIP_LENGTH = 280  # read in one glance on a phone
GRADE = 8.0  # readable for people who work in their second language
HEADER = 150  # Slack's header block, in characters
LABEL = 75  # Slack's limit for a button, an option and its description
CARD = 2_900  # Slack's section holds 3,000; a Teams card of this size stays far under 25 KB
ALIKE = 0.5  # share of common four-word runs from which two entries are one
VARIANTS, KINDS_OF_VARIANTS = 3, 2  # practice did not carry over from fewer stories (Mathes 2014)
MIN_FEEDBACK = 4  # words; "No." teaches nothing
MIN_OPTION = 3  # words; a shorter distractor is seen through

Where = tuple[int | str, ...]
Rule = Callable[[Found], Iterator[Fault]]


def check(folders: Sequence[Path], today: date, locale: str = "en") -> list[Fault]:
    """Every fault in the packs of `folders`, those that stop loading among them, by file and line.

    `today` tells which entries are past the day up to which they may be shown.

    Each folder may also hold the coach's `rules`, which are held to their own tests.
    """
    found, faults = read_packs(folders, locale)
    live = [each for each in found if each.entry.status != "retired"]
    for each in live:
        for rule in _ENTRY_RULES:
            faults.extend(rule(each))
        faults.extend(_in_date(each, today))
    for pack_rule in _PACK_RULES:
        faults.extend(pack_rule(live))
    concepts = {each.entry.id for each in live if isinstance(each.entry, Concept)}
    for folder in folders:
        faults.extend(failing(folder / locale / "rules", concepts))
    return sorted(set(faults))


@dataclass(frozen=True)
class _Text:
    where: Where
    text: str


_NO_PROSE = frozenset(
    [
        "id",
        "lang",
        "version",
        "status",
        "sensitivity",
        "sources",
        "reviewed_on",
        "expires_on",
        "order",
        "stage",
        "kind",
        "concept",
        "situation",
        "situations",
        "register",
        "moves",
        "move",
        "channel",
        "doors",
        "trigger",
        "rules",
        "tip",
        "quiz",
        "needs",
        "difficulty",
        "correct",
    ]
)


def _texts(value: Value, where: Where = ()) -> Iterator[_Text]:
    if isinstance(value, str):
        yield _Text(where, value)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in _NO_PROSE:
                yield from _texts(item, (*where, key))
    else:
        for number, item in enumerate(value):
            yield from _texts(item, (*where, number))


def _prose(found: Found) -> Iterator[_Text]:
    """Every sentence of an entry with the path of its field; ids and sources are none."""
    ids = {"after"} if isinstance(found.entry, Concept) else set[str]()
    return (text for text in _texts(found.raw) if text.where[0] not in ids)


def _recommended(entry: Entry) -> Iterator[_Text]:
    """The texts that we tell people to send."""
    match entry:
        case Tip() if entry.after is not None:
            yield _Text(("after",), entry.after)
        case QuizItem():
            if entry.model is not None:
                yield _Text(("model",), entry.model)
            if entry.right is not None and entry.kind in ("best_reply", "say_no", "fill_when"):
                yield _Text(("options", entry.right, "text"), entry.options[entry.right].text)
        case Phrase() | CorrectedPhrase():
            yield _Text(("text",), entry.text)
        case ChartRow() if entry.register_ == "empathy":
            yield _Text(("line",), entry.line)
        case Question():
            yield _Text(("line",), entry.line)
        case SayNo():
            yield _Text(("after",), entry.after)
        case _:
            return


def _in_date(found: Found, today: date) -> Iterator[Fault]:
    """A fact that may change carries the last day on which it may be believed."""
    reviewed, expires = found.entry.reviewed_on, found.entry.expires_on
    if expires is None:
        return
    if expires < today:
        message = f"it expired on {expires}."
        yield found.fault(("expires_on",), message, "Read it again and set a later day, or retire it.")
    if reviewed is not None and expires <= reviewed:
        message = f"it expires on {expires} and was reviewed on {reviewed}."
        yield found.fault(("expires_on",), message, "Set a day after the review.")


def _tip_length(found: Found) -> Iterator[Fault]:
    if isinstance(found.entry, Tip) and len(found.entry.body) > TIP_LENGTH:
        message = f"the body has {len(found.entry.body)} characters; {TIP_LENGTH} are allowed."
        yield found.fault(("body",), message, "Keep one thought and cut the rest.")


def _platform_limits(found: Found) -> Iterator[Fault]:
    entry = found.entry
    picked = isinstance(entry, Situation | Concept | Plan)
    for text in _prose(found):
        limit = {"title": LABEL if picked else HEADER}.get(str(text.where[-1]))
        if isinstance(entry, QuizItem) and entry.kind == "register" and text.where[-1] == "text":
            limit = LABEL
        if limit is not None and len(text.text) > limit:
            message = f"this has {len(text.text)} characters; {limit} fit on a card."
            yield found.fault(text.where, message, "Shorten it.")
    whole = sum(len(text.text) for text in _prose(found))
    if whole > CARD:
        yield found.fault(
            ("id",), f"the entry has {whole} characters; a card holds {CARD}.", "Split or shorten it."
        )


def _reading_grade(found: Found) -> Iterator[Fault]:
    """A tip's body alone, and all prose of an entry together: single lines are too short to measure."""
    if isinstance(found.entry, Tip):
        yield from _too_hard(found, ("body",), found.entry.body)
    texts = [text.text for text in _prose(found) if text.where[0] not in ("words", "keep", "avoid", "facts")]
    yield from _too_hard(
        found, ("id",), " ".join(text if text[-1] in ".!?" else f"{text}." for text in texts)
    )


def _too_hard(found: Found, where: Where, text: str) -> Iterator[Fault]:
    if (year := grade(text)) > GRADE:
        message = f"it reads at grade {year:.1f}; {GRADE:g} is the most."
        yield found.fault(where, message, "Use shorter words and sentences.")


def _never_sent(found: Found) -> Iterator[Fault]:
    for text in _recommended(found.entry):
        for taboo in NEVER_SENT:
            if hit := taboo.pattern.search(text.text):
                yield found.fault(text.where, f"'{hit[0]}' {taboo.what}.", taboo.remedy)


def _complete(found: Found) -> Iterator[Fault]:
    """What can be copied has no gap; only phrases of the bank may, since they open a form."""
    if isinstance(found.entry, Phrase):
        return
    for text in _recommended(found.entry):
        if hit := GAP.search(text.text):
            yield found.fault(text.where, f"'{hit[0]}' is a gap in a text to copy.", "Write it out.")


def _honest(found: Found) -> Iterator[Fault]:
    if getattr(found.entry, "honesty_condition", None) is not None:
        return
    for text in _recommended(found.entry):
        if hit := SHARED_EXPERIENCE.search(text.text):
            message = f"'{hit[0]}' claims a thing about the agent's own life."
            yield found.fault(
                text.where, message, "Add 'honesty_condition:' as a question, or drop the claim."
            )


def _no_cues(found: Found) -> Iterator[Fault]:
    for text in _prose(found):
        if hit := CUES.search(text.text):
            message = f"'{hit[0]}' hints at who somebody is."
            yield found.fault(text.where, message, "Use a name, 'they' or what the person does.")
        if hit := EMOJI.search(text.text):
            yield found.fault(text.where, f"'{hit[0]}' is an emoji.", "Say it in words.")


def _preaching(found: Found) -> Iterator[Fault]:
    """Our own advice keeps to its rules too; bad examples stand in quotation marks."""
    if isinstance(found.entry, Tip):
        for taboo in NEVER_SENT[:3]:
            if hit := taboo.pattern.search(unquoted(found.entry.body)):
                yield found.fault(
                    ("body",), f"'{hit[0]}' {taboo.what}.", "Put an example in quotation marks."
                )


def _options(found: Found) -> Iterator[Fault]:
    entry = found.entry
    if not isinstance(entry, QuizItem):
        return
    said: set[str] = set()
    for number, option in enumerate(entry.options):
        here: Where = ("options", number, "text")
        if hit := ALL_OF_THEM.search(option.text):
            yield found.fault(
                here, f"'{hit[0]}' can be guessed without reading.", "Write an answer of its own."
            )
        if entry.kind in ("best_reply", "say_no") and len(words(option.text)) < MIN_OPTION:
            yield found.fault(
                here, "this answer is too short to tempt anyone.", "Write what somebody would send."
            )
        if (
            entry.kind == "find_cold"
            and option.text not in (entry.draft or "")
            and not option.text.startswith("Nothing")
        ):
            yield found.fault(here, "these words do not stand in the draft.", "Copy them letter for letter.")
        feedback: Where = ("options", number, "feedback")
        if len(words(option.feedback)) < MIN_FEEDBACK:
            yield found.fault(
                feedback,
                "this feedback says too little.",
                "Say what is good in it, and what is missing.",
            )
        if option.feedback.casefold() in said:
            yield found.fault(feedback, "two options share this feedback.", "Answer each option on its own.")
        said.add(option.feedback.casefold())


_ENTRY_RULES: tuple[Rule, ...] = (
    _tip_length,
    _platform_limits,
    _reading_grade,
    _never_sent,
    _complete,
    _honest,
    _no_cues,
    _preaching,
    _options,
)


def _no_twins(live: Sequence[Found]) -> Iterator[Fault]:
    by_name = {f"{type(each.entry).__name__} {each.entry.id}": each for each in live}
    texts = {name: " ".join(text.text for text in _prose(each)) for name, each in by_name.items()}
    for pair in look_alikes(texts, ALIKE):
        first, second = by_name[pair.first], by_name[pair.second]
        where = f"{first.path}:{first.line('id')}"
        message = f"{pair.share:.0%} of it stands in '{first.entry.id}' ({where})."
        yield second.fault(("id",), message, "Say something new, or retire one of the two.")


def _concept_links(live: Sequence[Found]) -> Iterator[Fault]:
    concepts = {each.entry.id: each.entry for each in live if isinstance(each.entry, Concept)}
    at: dict[int, str] = {}
    for each in live:
        if not isinstance(each.entry, Concept):
            continue
        entry = each.entry
        if (other := at.setdefault(entry.order, entry.id)) != entry.id:
            message = f"'{other}' has the place {entry.order} too."
            yield each.fault(("order",), message, "Give each concept a place of its own.")
        for number, name in enumerate(entry.after):
            if name in concepts and concepts[name].order >= entry.order:
                message = f"it comes after '{name}', which is learnt later."
                yield each.fault(("after", number), message, "Change the order of one of them.")


def _enough_stories(live: Sequence[Found]) -> Iterator[Fault]:
    items = [each.entry for each in live if isinstance(each.entry, QuizItem)]
    for each in live:
        if isinstance(each.entry, Concept):
            kinds = [item.kind for item in items if item.concept == each.entry.id]
            if len(kinds) < VARIANTS or len(set(kinds)) < KINDS_OF_VARIANTS:
                message = f"it has {len(kinds)} questions of {len(set(kinds))} kinds."
                remedy = f"Write at least {VARIANTS} stories of {KINDS_OF_VARIANTS} kinds."
                yield each.fault(("id",), message, remedy)


def _plans_by_press(live: Sequence[Found]) -> Iterator[Fault]:
    typed = {each.entry.id for each in live if isinstance(each.entry, QuizItem) and each.entry.typed}
    for each in live:
        if isinstance(each.entry, Plan):
            for number, week in enumerate(each.entry.weeks):
                if week.quiz in typed:
                    message = (
                        f"'{week.quiz}' is answered by typing, and a plan's question stands in a channel."
                    )
                    yield each.fault(("weeks", number, "quiz"), message, "Take one that a press answers.")


_PACK_RULES: tuple[Callable[[Sequence[Found]], Iterable[Fault]], ...] = (
    unfair,
    _no_twins,
    _concept_links,
    _enough_stories,
    _plans_by_press,
)
