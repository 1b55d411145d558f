"""What /quiz shows: the question, how sure, the verdict, and why there is none right now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from string import ascii_uppercase
from typing import assert_never
from zoneinfo import ZoneInfo

from bot.content.entries import Concept, QuizItem
from bot.learning.marking import RewriteMark, WhenMark
from bot.message import (
    Button,
    Card,
    Choices,
    Fields,
    Form,
    Input,
    Note,
    Option,
    Part,
    Quote,
    Said,
    Spans,
    Text,
    Title,
)
from bot.texts import Words, ours
from commands.once import once

_SHORT = 20
"""Characters of an option that still fits a button."""
_ANSWER_LIMIT = {"fill_when": 200, "rewrite": 2000}


@dataclass(frozen=True, slots=True)
class Counted:
    """An answer that was kept; its concept comes back in `days`."""

    right: bool
    sure: bool
    days: int


def letters(item: QuizItem) -> str:
    """The letters of the options, such as "ABC"; "" where the answer is typed."""
    return "" if item.typed else ascii_uppercase[: len(item.options)]


def letter_of(index: int | None) -> str:
    return "" if index is None else ascii_uppercase[index]


def name_of(item: QuizItem, letter: str) -> str:
    return names_of(item)[letter]


@once
def names_of(item: QuizItem) -> Mapping[str, str]:
    """What each choice is called, by its letter: its text where all are a word or two, else the letter."""
    short = _is_short(item)
    return {
        letter: option.text if short else letter
        for letter, option in zip(letters(item), item.options, strict=False)
    }


def _is_short(item: QuizItem) -> bool:
    return all(len(option.text) <= _SHORT for option in item.options)


def days_between(now: datetime, then: datetime, zone: ZoneInfo) -> int:
    """Whole days from today to the day of `then`, as the person's calendar counts them."""
    return (then.astimezone(zone).date() - now.astimezone(zone).date()).days


# --- the question ------------------------------------------------------------------------------------


def question_card(item: QuizItem, words: Words) -> Card:
    ids = {"item": item.id}
    if item.typed:
        label = words.plain(f"quiz.button.write.{item.kind}")
        write = Button(label, "quiz", "write", ids, primary=True, opens_form=True)
        return Card((*story(item, words), write))
    choices = tuple(
        Button(name_of(item, letter), "quiz", "choose", {**ids, "chosen": letter}) for letter in letters(item)
    )
    return Card((*story(item, words), *options(item, words), *choices))


def how_sure_card(item: QuizItem, letter: str, words: Words) -> Card:
    ids = {"item": item.id, "chosen": letter}
    return Card(
        (
            *story(item, words),
            *options(item, words),
            words.text("quiz.how_sure", **ours(choice=name_of(item, letter))),
            Button(words.plain("quiz.button.sure"), "quiz", "sure", ids),
            Button(words.plain("quiz.button.not_sure"), "quiz", "not_sure", ids),
        )
    )


def story(item: QuizItem, words: Words) -> tuple[Part, ...]:
    """The scene that is asked about."""
    parts: list[Part] = [Title(words.plain(f"quiz.kind.{item.kind}")), Text((item.stem,))]
    if item.customer is not None:
        parts += [words.note("quiz.customer"), Quote(item.customer)]
    if item.draft is not None:
        parts += [words.note("quiz.draft"), Quote(item.draft)]
    return tuple(parts)


def options(item: QuizItem, words: Words, marked: str = "") -> tuple[Part, ...]:
    """Every option that its button doesn't hold in full; once an answer counts, `marked` is its letter, and the
    right one is marked too."""
    if _is_short(item):
        return ()
    lines: list[Part] = []
    for letter, option in zip(letters(item), item.options, strict=False):
        key = "quiz.option"
        if marked and option.correct:
            key = "quiz.option.the_one"
        elif letter == marked:
            key = "quiz.option.chosen"
        lines.append(words.text(key, text=option.text, **ours(letter=letter)))
    return tuple(lines)


def answer_form(item: QuizItem, words: Words) -> Form:
    """Where the answer is typed; how sure they are is asked in the same form."""
    surety = (
        Option("sure", words.plain("quiz.button.sure")),
        Option("not_sure", words.plain("quiz.button.not_sure")),
    )
    rewriting = item.kind == "rewrite"
    answer = Input(
        "answer",
        words.plain(f"quiz.form.answer.{item.kind}"),
        hint=words.plain(f"quiz.form.hint.{item.kind}"),
        multiline=rewriting,
        max_length=_ANSWER_LIMIT[item.kind],
    )
    return Form(
        words.plain("quiz.form.title"),
        (
            *((Quote(item.draft),) if item.draft is not None else ()),
            *((_to_keep(item, words),) if rewriting else ()),
            answer,
            Choices("sure", words.plain("quiz.form.sure"), surety, "sure"),
            *((words.note("quiz.form.privacy"),) if rewriting else ()),
        ),
        words.plain("quiz.form.submit"),
        "quiz",
        "written",
        {"item": item.id},
    )


def _to_keep(item: QuizItem, words: Words) -> Text:
    return words.text("quiz.form.keep", **ours(facts="\n".join(f"• {fact}" for fact in item.keep)))


# --- the verdict -------------------------------------------------------------------------------------


def verdict_card(item: QuizItem, concept: Concept, letter: str, counted: Counted, words: Words) -> Card:
    return Card(
        (
            *story(item, words),
            *_which_was_it(item, letter, words),
            *lesson(item, concept, words),
            *_ending(counted, words),
        )
    )


def answered_card(item: QuizItem, concept: Concept, letter: str, words: Words) -> Card:
    """A question that was answered before, `letter` first; "" where the answer was typed."""
    choosable = letter and letter in letters(item)
    return Card(
        (
            words.text("quiz.first_counts"),
            *story(item, words),
            *(_which_was_it(item, letter, words) if choosable else _model(item, words)),
            *lesson(item, concept, words),
            _next_button(words),
        )
    )


def marked_card(
    item: QuizItem, concept: Concept, mark: WhenMark | RewriteMark, counted: Counted, words: Words
) -> Card:
    """The verdict on a typed answer; what was typed is not shown again."""
    return Card(
        (
            *story(item, words),
            *_told(mark, words),
            *_model(item, words),
            *lesson(item, concept, words),
            *_ending(counted, words),
        )
    )


def _which_was_it(item: QuizItem, letter: str, words: Words) -> tuple[Part, ...]:
    """Every option marked; which was the one; and of the one chosen what is good or missing in it."""
    return (*options(item, words, marked=letter), the_one(item, words), *yours(item, letter, words))


def the_one(item: QuizItem, words: Words) -> Text:
    """Which option is right, and why."""
    right = letter_of(item.right)
    feedback = item.options[letters(item).index(right)].feedback
    return words.text("quiz.was_the_one", **ours(choice=name_of(item, right), feedback=feedback))


def yours(item: QuizItem, letter: str, words: Words) -> tuple[Part, ...]:
    """What is good and what is missing in the option chosen; nothing where it was the right one."""
    if letter == letter_of(item.right):
        return ()
    feedback = item.options[letters(item).index(letter)].feedback
    return (words.text("quiz.you_chose", **ours(choice=name_of(item, letter), feedback=feedback)),)


def _told(mark: WhenMark | RewriteMark, words: Words) -> tuple[Part, ...]:
    match mark:
        case WhenMark(right=True):
            return (words.text("quiz.when.right"),)
        case WhenMark(fault="vague"):
            return (words.text("quiz.when.vague", vague=mark.vague),)
        case WhenMark():
            return (words.text("quiz.when.no_time"),)
        case RewriteMark(right=True):
            return (words.text("quiz.rewrite.right"),)
        case RewriteMark():
            return _to_mend(mark, words)
        case _:
            assert_never(mark)


def _to_mend(mark: RewriteMark, words: Words) -> tuple[Part, ...]:
    found = (
        ("quiz.rewrite.lost", mark.lost),
        ("quiz.rewrite.lacking", tuple(words.plain(f"quiz.part.{move}") for move in mark.lacking)),
        ("quiz.rewrite.said", tuple(f"“{each}”" for each in mark.said)),
        ("quiz.rewrite.cold", tuple(f"“{each}”" for each in mark.cold)),
    )
    rows: list[tuple[str, Spans]] = [
        (words.plain(key), (Said("; ".join(each)),)) for key, each in found if each
    ]
    parts: list[Part] = []
    if mark.turned:
        parts.append(words.text("quiz.rewrite.turned"))
    if rows:
        parts += [words.text("quiz.rewrite.to_mend"), Fields(tuple(rows))]
    return tuple(parts)


def _model(item: QuizItem, words: Words) -> tuple[Part, ...]:
    """One way to answer a typed question."""
    model = item.options[item.right].text if item.right is not None else item.model
    return (words.note("quiz.model"), Quote(model)) if model else ()


def lesson(item: QuizItem, concept: Concept, words: Words) -> tuple[Part, ...]:
    """Why, and what to keep of it."""
    return (Text((item.explanation,)), words.text("quiz.rule_of_thumb", **ours(rule=concept.rule_of_thumb)))


def _ending(counted: Counted, words: Words) -> tuple[Part, ...]:
    surety = "sure" if counted.sure else "not_sure"
    key = f"quiz.back.{'right' if counted.right else 'wrong'}.{surety}"
    return (Note(words.spans(key, **ours(when=_in_days(counted.days, words)))), _next_button(words))


def _in_days(days: int, words: Words) -> str:
    return words.plain("quiz.tomorrow") if days <= 1 else words.plain("quiz.in_days", days=days)


def _next_button(words: Words) -> Button:
    return Button(words.plain("quiz.button.next"), "quiz", "next", primary=True)


# --- no question right now ---------------------------------------------------------------------------


def enough_card(today: int, words: Words) -> Card:
    return Card((words.text("quiz.enough", **ours(today=today)), _more_button(words)))


def not_due_card(days: int, words: Words) -> Card:
    return Card((words.text("quiz.not_due", **ours(when=_in_days(days, words))), _more_button(words)))


def used_up_card(back: date, words: Words) -> Card:
    """Every story was seen within the last sixty days; `back` is when the first may come again."""
    return Card((words.text("quiz.used_up", **ours(back=back.isoformat())),))


def _more_button(words: Words) -> Button:
    return Button(words.plain("quiz.button.more"), "quiz", "more")
