"""A card as a person has it in front of them: its words, buttons and inputs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.standins.teams.cards.inputs import Field, field_of
from tests.standins.teams.cards.live import Drawn, Live, draw_markdown, draw_plain, mentions
from tests.standins.teams.people import Client
from tests.standins.teams.rules import Json, objects

_NESTED = ("body", "items", "columns", "rows", "cells", "images", "inlines", "actions")


@dataclass(frozen=True)
class Button:
    """An action of a card with the inputs that go with it. `menu`: it stands in the overflow menu."""

    title: str
    menu: bool
    enabled: bool
    json: Json
    fields: tuple[Field, ...]


class Card:
    """Read only. Hidden parts (isVisible false) are not there; a chart is, where the client draws charts."""

    def __init__(self, json: Json):
        self.json = json

    @property
    def buttons(self) -> list[str]:
        """Every title one can press, in reading order, those of menus and of cards that open included."""
        return [button.title for button in _buttons(self.json, ())]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(_fields(self.json))

    @property
    def data(self) -> list[Json]:
        """The data of every action, fallbacks and refresh included: whatever a client can read out of the card."""
        return list(_data(self.json))

    @property
    def shown(self) -> str:
        """All words on the card, a line for each part, Markdown drawn, escapes gone."""
        return "\n".join(drawn.shown for drawn in _drawn(self.json) if drawn.shown)

    @property
    def live(self) -> list[Live]:
        """Everything alive in its words: no text of a person may be among it."""
        alive = [live for drawn in _drawn(self.json) for live in drawn.live]
        entities = self.json.get("msteams", {}).get("entities")
        return [*alive, *mentions(entities, "\n".join(raw_words(self.json)))]

    @property
    def types(self) -> list[str]:
        """The types of its elements, in order: `"Chart.Donut" in card.types`."""
        return [str(part["type"]) for part in walk(self.json) if "type" in part]

    def button(self, title: str) -> Button:
        found = [button for button in _buttons(self.json, ()) if button.title == title]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} buttons are called {title!r}; the card has {self.buttons}")
        return found[0]


def shown_action(action: Json, client: Client) -> Json:
    """The action a client acts by: an old one knows no Action.Execute and takes the fallback
    (docs: Work-with-universal-actions-for-adaptive-cards.md, backward compatibility)."""
    if client == "new" or action["type"] != "Action.Execute":
        return action
    fallback = action.get("fallback")
    if not isinstance(fallback, dict):
        raise AssertionError(f"an old client shows no button {action.get('title')!r}: it has no fallback")
    return fallback


def walk(part: Any) -> Iterator[Json]:
    """The part and all visible parts inside it, in reading order. Fallbacks and ShowCards stay closed."""
    if not isinstance(part, dict) or part.get("isVisible") is False:
        return
    yield part
    for name in _NESTED:
        inside = part.get(name)
        for one in inside if isinstance(inside, list) else []:
            yield from walk(one)


def _actions(card: Json) -> Iterator[Json]:
    for part in walk(card):
        kind = str(part.get("type", ""))
        if kind.startswith("Action."):
            yield part
        for name in ("selectAction", "inlineAction"):
            if isinstance(part.get(name), dict):
                yield part[name]


def _fields(card: Json) -> Iterator[Field]:
    for part in walk(card):
        if str(part.get("type", "")).startswith("Input.") and part.get("type") != "Input.Choice":
            yield field_of(part)


def _buttons(card: Json, above: tuple[Field, ...]) -> Iterator[Button]:
    # Inputs of a ShowCard go with its parents' (schema: Action.Submit).
    fields = (*above, *_fields(card))
    for action in _actions(card):
        menu = str(action.get("mode", "")).lower() == "secondary"
        mine = () if str(action.get("associatedInputs", "")).lower() == "none" else fields
        yield Button(str(action.get("title", "")), menu, action.get("isEnabled") is not False, action, mine)
        if isinstance(action.get("card"), dict):
            yield from _buttons(action["card"], fields)


def _data(part: Any) -> Iterator[Json]:
    if isinstance(part, list):
        for one in part:
            yield from _data(one)
    if isinstance(part, dict):
        if str(part.get("type", "")).startswith("Action.") and isinstance(part.get("data"), dict):
            yield part["data"]
        for name, one in part.items():
            if name != "data":
                yield from _data(one)


def _drawn(card: Json) -> Iterator[Drawn]:
    for part in walk(card):
        match str(part.get("type", "")):
            case "TextBlock":
                yield draw_markdown(str(part.get("text", "")))
            case "RichTextBlock":
                runs = [
                    one if isinstance(one, str) else str(one.get("text")) for one in part.get("inlines", [])
                ]
                yield draw_plain("".join(runs))
            case "FactSet":
                for fact in objects(part.get("facts")):
                    title, value = (
                        draw_markdown(str(fact.get("title"))),
                        draw_markdown(str(fact.get("value"))),
                    )
                    yield Drawn(f"{title.shown}: {value.shown}", (*title.live, *value.live))
            case "Image" | "Media":
                yield draw_plain(str(part.get("altText", "")))
            case kind if kind.startswith("Input."):
                words = [part.get(name) for name in ("label", "title", "placeholder", "value")]
                choices = [choice.get("title") for choice in objects(part.get("choices"))]
                yield from (draw_plain(word) for word in (*words, *choices) if isinstance(word, str))
            case kind if kind.startswith("Chart."):
                yield from (draw_plain(word) for word in _chart_words(part))
            case kind if kind.startswith("Action."):
                yield draw_plain(str(part.get("title", "")))
            case _:
                pass


def _chart_words(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _chart_words(one)
    if isinstance(part, dict):
        for name, one in part.items():
            if name in {"title", "legend", "x", "subLabel"} and isinstance(one, str):
                yield one
            elif name in {"data", "values", "segments"}:
                yield from _chart_words(one)


def raw_words(card: Json) -> Iterator[str]:
    """The words in which a mention may stand, as the bot sent them."""
    for part in walk(card):
        facts = [fact.get("value") for fact in objects(part.get("facts"))]
        yield from (word for word in (part.get("text"), *facts) if isinstance(word, str))
