"""Phrases to borrow, by situation

A phrase with a gap is never shown ready to copy: a form fills the gap first. One that claims something about
the agent is shown only after they said it is true.
"""

import re
from collections.abc import Sequence

from bot.content import Content
from bot.content.entries import Phrase
from bot.learning.marking import mark_when
from bot.learning.situations import find
from bot.message import Ask, Button, Card, Refusal, Reply
from bot.services import Services
from bot.texts import Words
from commands import phrases_cards as cards
from commands.command import Command


async def handle(ask: Ask, services: Services) -> Reply:
    words = services.texts.words(ask.locale)
    content = services.content
    match ask.verb:
        case "":
            return Reply(_typed(ask.text.strip(), content, words))
        case "pick":
            return Reply(cards.pick_form(content, words))
        case "picked":
            return Reply(cards.opening_card(ask.values.get("situation", ""), content, words))
        case "situation":
            return Reply(cards.opening_card(ask.ids.get("situation", ""), content, words), replaces=True)
        case "show":
            return Reply(cards.phrase_card(_pressed(ask, content), content, words), replaces=True)
        case "true":
            return Reply(cards.true_card(_pressed(ask, content), content, words), replaces=True)
        case "fill":
            return Reply(cards.fill_form(_pressed(ask, content), words))
        case "filled":
            return await _filled(ask, services, words)
        case "copy":
            return Reply(cards.copy_form(_pressed(ask, content).text, words))
        case "copy_filled":
            return await _copy_filled(ask, services, words)
        case "taught":
            return Reply(
                cards.taught_card(ask.ids.get("taught", ""), content, words), replaces="taught" in ask.ids
            )
        case _:
            raise Refusal("phrases.gone")


def _typed(asked: str, content: Content, words: Words) -> Card:
    if not asked:
        return cards.home_card(words.text("phrases.home"), content, words)
    found = find(asked, content.situation_names)
    if found.id is not None:
        return cards.opening_card(found.id, content, words)
    if not found.near:
        return cards.home_card(words.text("phrases.unknown", asked=asked), content, words)
    near = tuple(
        Button(content.situation(each).title, "phrases", "situation", {"situation": each})
        for each in found.near
    )
    return Card((words.text("phrases.did_you_mean", asked=asked), *near, cards.pick_button(words)))


def _pressed(ask: Ask, content: Content) -> Phrase:
    """The phrase whose button was pressed. Raises Refusal for one that has since left the packs."""
    try:
        return content.phrase(ask.ids.get("phrase", ""))
    except KeyError as gone:
        raise Refusal("phrases.gone") from gone


async def _filled(ask: Ask, services: Services, words: Words) -> Reply:
    """The whole sentence, with what the agent typed in its gaps."""
    phrase = _pressed(ask, services.content)
    typed: list[str] = []
    for n in range(len(phrase.gaps)):
        value = " ".join(ask.values.get(f"gap{n}", "").split())[: cards.GAP_LIMIT]
        if not value:
            raise Refusal("phrases.fill.empty", field=f"gap{n}", form=cards.fill_form(phrase, words))
        vague = mark_when(value).vague
        if vague and not ask.ids.get("asked"):
            form = cards.fill_form(phrase, words, asked=True)
            raise Refusal("phrases.fill.vague", field=f"gap{n}", form=form, vague=vague)
        typed.append(value)
    text = _with_gaps_filled(phrase.text, typed)
    token = await services.store.drafts.seal(text, services.now(), of=ask.asker)
    return Reply(cards.filled_card(phrase, text, token, services.content, words))


def _with_gaps_filled(text: str, typed: Sequence[str]) -> str:
    """`text` with its gaps filled in order: a gap with a capital starts its value with one, and a mark typed
    before the sentence's own is not doubled."""
    values = iter(typed)

    def value(gap: re.Match[str]) -> str:
        filled = next(values)
        if gap[0][1].isupper():
            filled = filled[:1].upper() + filled[1:]
        return filled.rstrip(".,;:!? ") if text[gap.end() : gap.end() + 1] in tuple(".,;:!?") else filled

    return cards.GAP.sub(value, text)


async def _copy_filled(ask: Ask, services: Services, words: Words) -> Reply:
    text = await services.store.drafts.open(ask.ids.get("text", ""), services.now(), of=ask.asker)
    if text is None:
        raise Refusal("phrases.expired")
    return Reply(cards.copy_form(text, words))


COMMAND = Command("phrases", handle)
