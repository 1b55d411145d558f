"""What /rapport phrases shows: a phrase as far as it may be shown now, and the forms around it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from bot.content import Content
from bot.content.entries import CorrectedPhrase, Move, Phrase, Situation
from bot.message import (
    Button,
    Card,
    Choices,
    Form,
    Input,
    More,
    Option,
    Part,
    Quote,
    Refusal,
    Said,
    Sendable,
    Text,
    Title,
)
from bot.texts import Words, ours

GAP = re.compile(r"\[[^\[\]]+\]")
GAP_LIMIT = 300
_MOVES: tuple[Move, ...] = get_args(Move)


# --- which situation ---------------------------------------------------------------------------------


def home_card(first: Text, content: Content, words: Words) -> Card:
    """Every situation by name, a form to pick from them, and the five phrases that are often taught."""
    known = ", ".join(each.title for each in _with_phrases(content).values())
    parts: list[Part] = [
        Title(words.plain("phrases.title")),
        first,
        words.note("phrases.known", **ours(known=known)),
        pick_button(words, primary=True),
    ]
    if content.corrected:
        parts.append(Button(words.plain("phrases.button.taught"), "phrases", "taught"))
    return Card(tuple(parts))


def pick_button(words: Words, *, primary: bool = False) -> Button:
    return Button(words.plain("phrases.button.pick"), "phrases", "pick", primary=primary, opens_form=True)


def pick_form(content: Content, words: Words) -> Form:
    options = tuple(Option(each.id, each.title) for each in _with_phrases(content).values())
    which = Choices("situation", words.plain("phrases.pick.which"), options, options[0].value)
    title, submit = words.plain("phrases.pick.title"), words.plain("phrases.pick.submit")
    return Form(title, (which,), submit, "phrases", "picked")


def _with_phrases(content: Content) -> Mapping[str, Situation]:
    held = {phrase.situation for phrase in content.phrases}
    return {each.id: each for each in content.situations if each.id in held}


def _in_order(situation: str, content: Content) -> Sequence[Phrase]:
    """The phrases of a situation in the order one says them: see it, own it, act, when, check back."""
    return sorted(content.for_situation(situation).phrases, key=lambda each: _MOVES.index(each.move))


# --- one phrase --------------------------------------------------------------------------------------


def opening_card(situation: str, content: Content, words: Words) -> Card:
    """What the situation is like for the customer, and its first phrase."""
    about = next((each for each in content.situations if each.id == situation), None)
    if about is None:
        raise Refusal("phrases.gone")
    phrases = _in_order(situation, content)
    scene = (
        Title(about.title),
        Text((about.what,)),
        words.note("phrases.name_this", **ours(name_this=about.name_this, watch_out=about.watch_out)),
    )
    if not phrases:
        return Card((*scene, words.text("phrases.none_yet"), pick_button(words)))
    return Card((*scene, *_phrase(phrases[0], content, words)))


def phrase_card(phrase: Phrase, content: Content, words: Words) -> Card:
    title = Title(content.situation(phrase.situation).title)
    return Card((title, *_phrase(phrase, content, words)))


def _phrase(phrase: Phrase, content: Content, words: Words) -> tuple[Part, ...]:
    """A phrase as far as it may be shown now: a claim about the agent is asked for first."""
    if phrase.honesty_condition is None:
        return _lent(phrase, content, words)
    return (
        _place(phrase, content, words),
        words.text("phrases.is_it_true", **ours(condition=phrase.honesty_condition)),
        Button(words.plain("phrases.button.true"), "phrases", "true", {"phrase": phrase.id}),
        *_ways_on(phrase, content, words, next_label="phrases.button.not_true"),
    )


def true_card(phrase: Phrase, content: Content, words: Words) -> Card:
    title = Title(content.situation(phrase.situation).title)
    return Card((title, *_lent(phrase, content, words)))


def _lent(phrase: Phrase, content: Content, words: Words) -> tuple[Part, ...]:
    parts: list[Part] = [_place(phrase, content, words)]
    if phrase.gaps:
        parts.append(Text((Said(GAP.sub("…", phrase.text)),)))
        parts.append(words.note("phrases.gaps", **ours(gaps="; ".join(phrase.gaps))))
    else:
        show = Button(words.plain("phrases.button.copy"), "phrases", "copy", {"phrase": phrase.id})
        parts.append(Sendable(phrase.text, show))
    parts.append(words.note("phrases.why", **ours(why=phrase.why, when_not=phrase.when_not)))
    if phrase.gaps:
        fill = words.plain("phrases.button.fill")
        parts.append(Button(fill, "phrases", "fill", {"phrase": phrase.id}, primary=True, opens_form=True))
    return (*parts, *_ways_on(phrase, content, words, next_label="phrases.button.next"))


def _place(phrase: Phrase, content: Content, words: Words) -> Text:
    phrases = _in_order(phrase.situation, content)
    number = next(n for n, each in enumerate(phrases, start=1) if each.id == phrase.id)
    return words.text(
        "phrases.place",
        **ours(part=words.plain(f"phrases.move.{phrase.move}"), number=number, of=len(phrases)),
    )


def _ways_on(phrase: Phrase, content: Content, words: Words, next_label: str) -> tuple[Part, ...]:
    """The next phrase (the first again after the last), the other parts of an answer, another situation."""
    phrases = _in_order(phrase.situation, content)
    at = next(n for n, each in enumerate(phrases) if each.id == phrase.id)
    parts: list[Part] = []
    if len(phrases) > 1:
        following = phrases[(at + 1) % len(phrases)]
        parts.append(Button(words.plain(next_label), "phrases", "show", {"phrase": following.id}))
    parts.append(pick_button(words))
    firsts = {each.move: each for each in reversed(phrases) if each.move != phrase.move}
    if firsts:
        jumps = tuple(
            Button(words.plain(f"phrases.move.{move}"), "phrases", "show", {"phrase": firsts[move].id})
            for move in _MOVES
            if move in firsts
        )
        parts.append(More(words.plain("phrases.button.parts"), jumps))
    return tuple(parts)


# --- forms ------------------------------------------------------------------------------------------


def fill_form(phrase: Phrase, words: Words, *, asked: bool = False) -> Form:
    """One field for each gap; `asked`: a vague answer was asked back already."""
    fields = tuple(
        Input(f"gap{n}", label, max_length=GAP_LIMIT) for n, label in enumerate(_labels(phrase.gaps, words))
    )
    return Form(
        words.plain("phrases.fill.title"),
        (Quote(phrase.text), *fields),
        words.plain("phrases.fill.submit"),
        "phrases",
        "filled",
        {"phrase": phrase.id, "asked": "yes" if asked else ""},
    )


def _labels(gaps: Sequence[str], words: Words) -> Iterator[str]:
    """Each gap's name; a name that stands twice is told apart by its number."""
    for n, gap in enumerate(gaps):
        name = gap[:1].upper() + gap[1:]
        times = gaps[: n + 1].count(gap)
        yield name if gaps.count(gap) == 1 else words.plain("phrases.fill.numbered", gap=name, number=times)


def filled_card(phrase: Phrase, text: str, token: str, content: Content, words: Words) -> Card:
    """The whole sentence; `token` opens it again for the form that shows it to copy."""
    show = Button(words.plain("phrases.button.copy"), "phrases", "copy_filled", {"text": token})
    again = Button(
        words.plain("phrases.button.again"), "phrases", "fill", {"phrase": phrase.id}, opens_form=True
    )
    ways_on = _ways_on(phrase, content, words, next_label="phrases.button.next")
    return Card((words.text("phrases.filled"), Sendable(text, show), again, *ways_on))


def copy_form(text: str, words: Words) -> Form:
    field = Input("text", words.plain("phrases.copy.label"), value=text, multiline=True)
    return Form(words.plain("phrases.copy.title"), (field,), "", "phrases", "")


# --- the phrases that are often taught ---------------------------------------------------------------


def taught_card(chosen: str, content: Content, words: Words) -> Card:
    """An idea worth keeping, the usual wording, what goes wrong with it, and how it can be said."""
    taught = content.corrected
    at = next((n for n, each in enumerate(taught) if each.id == chosen), 0)
    each = taught[at]
    parts: list[Part] = [
        Title(words.plain("phrases.taught.title", number=at + 1, of=len(taught))),
        words.text("phrases.taught.idea", **ours(idea=each.idea)),
        words.note("phrases.taught.usual"),
        Quote(each.unguarded),
        words.text("phrases.taught.problem", **ours(problem=each.problem)),
        words.note("phrases.taught.better"),
        Quote(each.text),
        words.text("phrases.taught.guard", **ours(guard=each.guard)),
    ]
    if each.honesty_condition is not None:
        parts.append(words.note("phrases.taught.honesty", **ours(condition=each.honesty_condition)))
    if at + 1 < len(taught):
        parts.append(_taught_button(taught[at + 1], words))
    return Card((*parts, pick_button(words)))


def _taught_button(each: CorrectedPhrase, words: Words) -> Button:
    return Button(words.plain("phrases.button.next"), "phrases", "taught", {"taught": each.id}, primary=True)
