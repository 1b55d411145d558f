"""Phrases to borrow, by situation

A phrase with a gap is never shown ready to copy: a form fills the gap first. One that claims something about
the agent is shown only after they said it is true.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from bot.content import Content
from bot.content.entries import CorrectedPhrase, Move, Phrase, Situation
from bot.learning.marking import mark_when
from bot.learning.situations import find
from bot.message import (
    Ask,
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
    Reply,
    Said,
    Sendable,
    Text,
    Title,
)
from bot.services import Services
from bot.texts import Words
from commands.command import Command

_GAP = re.compile(r"\[[^\[\]]+\]")
_GAP_LIMIT = 300
_MOVES: tuple[Move, ...] = get_args(Move)


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    content = services.content
    match ask.verb:
        case "":
            return Reply(_typed(ask.text.strip(), content, words))
        case "pick":
            return Reply(_pick_form(content, words))
        case "picked":
            return Reply(_opening(ask.values.get("situation", ""), content, words))
        case "situation":
            return Reply(_opening(ask.ids.get("situation", ""), content, words), replaces=True)
        case "show":
            return Reply(_card(_pressed(ask, content), content, words), replaces=True)
        case "true":
            return Reply(_true_card(_pressed(ask, content), content, words), replaces=True)
        case "fill":
            return Reply(_fill_form(_pressed(ask, content), words))
        case "filled":
            return await _filled(ask, services, words)
        case "copy":
            return Reply(_copy_form(_pressed(ask, content).text, words))
        case "copy_filled":
            return await _copy_filled(ask, services, words)
        case "taught":
            return Reply(_taught(ask.ids.get("taught", ""), content, words), replaces="taught" in ask.ids)
        case _:
            raise Refusal("phrases.gone")


# --- which situation ---------------------------------------------------------------------------------


def _typed(asked: str, content: Content, words: Words) -> Card:
    if not asked:
        return _home(words.text("phrases.home"), content, words)
    found = find(asked, content.situation_names)
    if found.id is not None:
        return _opening(found.id, content, words)
    if not found.near:
        return _home(words.text("phrases.unknown", asked=asked), content, words)
    near = tuple(
        Button(content.situation(each).title, "phrases", "situation", {"situation": each})
        for each in found.near
    )
    return Card((words.text("phrases.did_you_mean", asked=asked), *near, _pick_button(words)))


def _home(first: Text, content: Content, words: Words) -> Card:
    """Every situation by name, a form to pick from them, and the five phrases that are often taught."""
    known = ", ".join(each.title for each in _with_phrases(content).values())
    parts: list[Part] = [
        Title(words.plain("phrases.title")),
        first,
        words.note("phrases.known", known=known),
        _pick_button(words, primary=True),
    ]
    if content.corrected:
        parts.append(Button(words.plain("phrases.button.taught"), "phrases", "taught"))
    return Card(tuple(parts))


def _pick_button(words: Words, *, primary: bool = False) -> Button:
    return Button(words.plain("phrases.button.pick"), "phrases", "pick", primary=primary)


def _pick_form(content: Content, words: Words) -> Form:
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


def _opening(situation: str, content: Content, words: Words) -> Card:
    """What the situation is like for the customer, and its first phrase."""
    about = next((each for each in content.situations if each.id == situation), None)
    if about is None:
        raise Refusal("phrases.gone")
    phrases = _in_order(situation, content)
    scene = (
        Title(about.title),
        Text((Said(about.what),)),
        words.note("phrases.name_this", name_this=about.name_this, watch_out=about.watch_out),
    )
    if not phrases:
        return Card((*scene, words.text("phrases.none_yet"), _pick_button(words)))
    return Card((*scene, *_phrase(phrases[0], content, words)))


def _card(phrase: Phrase, content: Content, words: Words) -> Card:
    title = Title(content.situation(phrase.situation).title)
    return Card((title, *_phrase(phrase, content, words)))


def _phrase(phrase: Phrase, content: Content, words: Words) -> tuple[Part, ...]:
    """A phrase as far as it may be shown now: a claim about the agent is asked for first."""
    if phrase.honesty_condition is None:
        return _lent(phrase, content, words)
    return (
        _place(phrase, content, words),
        words.text("phrases.is_it_true", condition=phrase.honesty_condition),
        Button(words.plain("phrases.button.true"), "phrases", "true", {"phrase": phrase.id}),
        *_ways_on(phrase, content, words, next_label="phrases.button.not_true"),
    )


def _true_card(phrase: Phrase, content: Content, words: Words) -> Card:
    title = Title(content.situation(phrase.situation).title)
    return Card((title, *_lent(phrase, content, words)))


def _lent(phrase: Phrase, content: Content, words: Words) -> tuple[Part, ...]:
    parts: list[Part] = [_place(phrase, content, words)]
    if phrase.gaps:
        parts.append(Text((Said(_GAP.sub("…", phrase.text)),)))
        parts.append(words.note("phrases.gaps", gaps="; ".join(phrase.gaps)))
    else:
        show = Button(words.plain("phrases.button.copy"), "phrases", "copy", {"phrase": phrase.id})
        parts.append(Sendable(phrase.text, show))
    parts.append(words.note("phrases.why", why=phrase.why, when_not=phrase.when_not))
    if phrase.gaps:
        fill = words.plain("phrases.button.fill")
        parts.append(Button(fill, "phrases", "fill", {"phrase": phrase.id}, primary=True))
    return (*parts, *_ways_on(phrase, content, words, next_label="phrases.button.next"))


def _place(phrase: Phrase, content: Content, words: Words) -> Text:
    phrases = _in_order(phrase.situation, content)
    number = next(n for n, each in enumerate(phrases, start=1) if each.id == phrase.id)
    return words.text(
        "phrases.place", part=words.plain(f"phrases.move.{phrase.move}"), number=number, of=len(phrases)
    )


def _ways_on(phrase: Phrase, content: Content, words: Words, next_label: str) -> tuple[Part, ...]:
    """The next phrase (the first again after the last), the other parts of an answer, another situation."""
    phrases = _in_order(phrase.situation, content)
    at = next(n for n, each in enumerate(phrases) if each.id == phrase.id)
    parts: list[Part] = []
    if len(phrases) > 1:
        following = phrases[(at + 1) % len(phrases)]
        parts.append(Button(words.plain(next_label), "phrases", "show", {"phrase": following.id}))
    parts.append(_pick_button(words))
    firsts = {each.move: each for each in reversed(phrases) if each.move != phrase.move}
    if firsts:
        jumps = tuple(
            Button(words.plain(f"phrases.move.{move}"), "phrases", "show", {"phrase": firsts[move].id})
            for move in _MOVES
            if move in firsts
        )
        parts.append(More(words.plain("phrases.button.parts"), jumps))
    return tuple(parts)


def _pressed(ask: Ask, content: Content) -> Phrase:
    """The phrase whose button was pressed. Raises Refusal for one that has since left the packs."""
    try:
        return content.phrase(ask.ids.get("phrase", ""))
    except KeyError as gone:
        raise Refusal("phrases.gone") from gone


# --- filling a gap -----------------------------------------------------------------------------------


def _fill_form(phrase: Phrase, words: Words, *, asked: bool = False) -> Form:
    """One field for each gap; `asked`: a vague answer was asked back already."""
    fields = tuple(
        Input(f"gap{n}", label, max_length=_GAP_LIMIT) for n, label in enumerate(_labels(phrase.gaps, words))
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


async def _filled(ask: Ask, services: Services, words: Words) -> Reply:
    """The whole sentence, with what the agent typed in its gaps."""
    phrase = _pressed(ask, services.content)
    typed: list[str] = []
    for n in range(len(phrase.gaps)):
        value = " ".join(ask.values.get(f"gap{n}", "").split())[:_GAP_LIMIT]
        if not value:
            raise Refusal("phrases.fill.empty", field=f"gap{n}", form=_fill_form(phrase, words))
        vague = mark_when(value).vague
        if vague and not ask.ids.get("asked"):
            form = _fill_form(phrase, words, asked=True)
            raise Refusal("phrases.fill.vague", field=f"gap{n}", form=form, vague=vague)
        typed.append(value)
    text = _with_gaps_filled(phrase.text, typed)
    token = await services.store.drafts.seal(text, services.now())
    show = Button(words.plain("phrases.button.copy"), "phrases", "copy_filled", {"text": token})
    again = Button(words.plain("phrases.button.again"), "phrases", "fill", {"phrase": phrase.id})
    return Reply(
        Card(
            (
                words.text("phrases.filled"),
                Sendable(text, show),
                again,
                *_ways_on(phrase, services.content, words, next_label="phrases.button.next"),
            )
        )
    )


def _with_gaps_filled(text: str, typed: Sequence[str]) -> str:
    """`text` with its gaps filled in order: a gap with a capital starts its value with one, and a mark typed
    before the sentence's own is not doubled."""
    values = iter(typed)

    def value(gap: re.Match[str]) -> str:
        filled = next(values)
        if gap[0][1].isupper():
            filled = filled[:1].upper() + filled[1:]
        return filled.rstrip(".,;:!? ") if text[gap.end() : gap.end() + 1] in tuple(".,;:!?") else filled

    return _GAP.sub(value, text)


def _copy_form(text: str, words: Words) -> Form:
    field = Input("text", words.plain("phrases.copy.label"), value=text, multiline=True)
    return Form(words.plain("phrases.copy.title"), (field,), "", "phrases", "")


async def _copy_filled(ask: Ask, services: Services, words: Words) -> Reply:
    text = await services.store.drafts.open(ask.ids.get("text", ""), services.now())
    if text is None:
        raise Refusal("phrases.expired")
    return Reply(_copy_form(text, words))


# --- the phrases that are often taught ---------------------------------------------------------------


def _taught(chosen: str, content: Content, words: Words) -> Card:
    """An idea worth keeping, the usual wording, what goes wrong with it, and how it can be said."""
    taught = content.corrected
    at = next((n for n, each in enumerate(taught) if each.id == chosen), 0)
    each = taught[at]
    parts: list[Part] = [
        Title(words.plain("phrases.taught.title", number=at + 1, of=len(taught))),
        words.text("phrases.taught.idea", idea=each.idea),
        words.note("phrases.taught.usual"),
        Quote(each.unguarded),
        words.text("phrases.taught.problem", problem=each.problem),
        words.note("phrases.taught.better"),
        Quote(each.text),
        words.text("phrases.taught.guard", guard=each.guard),
    ]
    if each.honesty_condition is not None:
        parts.append(words.note("phrases.taught.honesty", condition=each.honesty_condition))
    if at + 1 < len(taught):
        parts.append(_taught_button(taught[at + 1], words))
    return Card((*parts, _pick_button(words)))


def _taught_button(each: CorrectedPhrase, words: Words) -> Button:
    return Button(words.plain("phrases.button.next"), "phrases", "taught", {"taught": each.id}, primary=True)


COMMAND = Command("phrases", handle)
