"""What a question in a channel shows: open, closed, and what one person is told in private."""

from collections.abc import Mapping

from bot.content.entries import Concept, QuizItem
from bot.learning.report import FEWEST
from bot.message import Button, Card, Chart, LiveKey, Note, Part
from bot.store.rounds import Round
from bot.texts import Words, ours
from commands.dates import moment
from commands.once import once
from commands.quiz_cards import lesson, letter_of, names_of, options, story, the_one, yours


def shows(round_id: str) -> LiveKey:
    return LiveKey("quiz", round_id)


def open_card(item: QuizItem, concept: Concept, round_: Round, answers: int, words: Words) -> Card:
    choices = [
        Button(name, "quiz", "answer", {"round": round_.id, "chosen": letter})
        for letter, name in names_of(item).items()
    ]
    closes = moment(round_.closes, round_.zone, words)
    private = _private(closes, round_.asker, round_.anonymous, words)
    asked = _asked(item, concept, round_.asker, words)
    return Card((*asked, *choices, private, _answered(answers, words)), own=shows(round_.id))


def preview_card(item: QuizItem, concept: Concept, asker: str, words: Words) -> Card:
    """As it will stand in the channel, without what can be pressed."""
    return Card(_asked(item, concept, asker, words))


@once
def _asked(item: QuizItem, concept: Concept, asker: str, words: Words) -> tuple[Part, ...]:
    """A broadcast asks the same thousands of times."""
    return (_heading(concept, asker, words), *story(item, words), *options(item, words))


def closed_card(item: QuizItem, concept: Concept, counts: Mapping[str, int], words: Words) -> Card:
    """The answer and why; how many chose what only where five or more answered."""
    return Card(
        (
            words.note("quiz.round.closed", **ours(concept=concept.title)),
            *story(item, words),
            *options(item, words, marked=letter_of(item.right)),
            the_one(item, words),
            *lesson(item, concept, words),
            _bars(item, counts, words),
            words.note("quiz.round.talk"),
        )
    )


def answered_card(
    item: QuizItem, concept: Concept, round_: Round, words: Words, *, first: str, answers: int
) -> Card:
    """The posted card as one who has answered sees it; `first` is what they chose, "" where nobody knows."""
    return Card(
        (
            _heading(concept, round_.asker, words),
            *story(item, words),
            *options(item, words, marked=first or letter_of(item.right)),
            the_one(item, words),
            *(yours(item, first, words) if first else ()),
            *lesson(item, concept, words),
            _kept(round_, words),
            _answered(answers, words),
        ),
        own=shows(round_.id),
    )


def gone_card(words: Words) -> Card:
    return Card((words.text("quiz.round.gone"),))


def _heading(concept: Concept, asker: str, words: Words) -> Note:
    if asker:
        return words.note("quiz.round.asked_by", asker=asker, **ours(concept=concept.title))
    return words.note("quiz.round.heading", **ours(concept=concept.title))


@once
def _private(closes: str, asker: str, anonymous: bool, words: Words) -> Note:
    if anonymous:
        return words.note("quiz.round.anonymous", **ours(closes=closes))
    if asker:
        return words.note("quiz.round.private_from", asker=asker, **ours(closes=closes))
    return words.note("quiz.round.private", **ours(closes=closes))


def _kept(round_: Round, words: Words) -> Note:
    return words.note("quiz.round.not_kept" if round_.anonymous else "quiz.round.comes_back")


@once
def _answered(answers: int, words: Words) -> Part:
    if answers == 0:
        return words.note("quiz.round.nobody_yet")
    return words.text("quiz.round.answered", **ours(answers=answers))


def _bars(item: QuizItem, counts: Mapping[str, int], words: Words) -> Part:
    answers = sum(counts.values())
    if answers < FEWEST:
        return words.note("quiz.round.too_few")
    series = tuple((name, counts.get(letter, 0)) for letter, name in names_of(item).items())
    alt = ", ".join(f"{name} {count}" for name, count in series)
    return Chart(words.plain("quiz.round.answered_by", answers=answers), series, alt)


# --- in private --------------------------------------------------------------------------------------


def verdict_card(item: QuizItem, concept: Concept, letter: str, round_: Round, words: Words) -> Card:
    """What came of an answer that counted; the question itself stands in the channel."""
    return Card(
        (
            the_one(item, words),
            *yours(item, letter, words),
            *lesson(item, concept, words),
            _kept(round_, words),
        )
    )


def again_card(item: QuizItem, concept: Concept, first: str, words: Words) -> Card:
    """They pressed before; `first` is what they chose then, "" where nobody knows."""
    return Card(
        (
            words.text("quiz.round.first_counts"),
            the_one(item, words),
            *(yours(item, first, words) if first else ()),
            *lesson(item, concept, words),
        )
    )


def late_card(item: QuizItem, concept: Concept, words: Words) -> Card:
    return Card((words.text("quiz.round.late"), the_one(item, words), *lesson(item, concept, words)))
