"""The strict reading of an Adaptive Card: what Teams cannot show, and what its guidance asks for."""

from collections.abc import Iterator
from typing import Any

from tests.standins.teams.cards import schema
from tests.standins.teams.cards.schema import OneOf, Part, Parts
from tests.standins.teams.rules import (
    CARD_SCHEMA,
    CARDS_FORMAT,
    CHARTS,
    UNIVERSAL_ACTIONS,
    USER_VIEWS,
    Broken,
    Json,
    guideline,
    is_one_of,
    objects,
    refused,
)

LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:", "msteams:")
MOST_PRIMARY_ACTIONS = 6  # docs: cards-reference.md, the buttons of one card
MOST_REFRESHED_USERS = 60  # docs: User-Specific-Views.md
MOST_IMAGE_BYTES = 1024 * 1024  # docs: cards-format.md


def check_card(card: Any, where: str = "card") -> list[Broken]:
    """Everything wrong with a top-level card, refusals and guidelines, each with its path."""
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        return [refused("a card is an object of type AdaptiveCard", where, CARD_SCHEMA)]
    version = _version(card.get("version"))
    if version is None:
        return [refused("version is one of 1.0 to 1.5, as a string", f"{where}.version", CARD_SCHEMA)]
    reader = _Reader(version)
    return [*reader.part(card, "AdaptiveCard", where), *reader.whole(card, where)]


def _version(value: Any) -> tuple[int, int] | None:
    known = {f"1.{minor}": (1, minor) for minor in range(6)}
    return known.get(value) if isinstance(value, str) else None


class _Reader:
    def __init__(self, version: tuple[int, int]):
        self.version = version
        self.ids: set[str] = set()
        self.targets: list[tuple[str, str]] = []

    def whole(self, card: Json, where: str) -> Iterator[Broken]:
        for target, at in self.targets:
            if target not in self.ids:
                yield refused(f"no element has the id {target!r} to toggle", at, CARD_SCHEMA)
        if not card.get("body") and not card.get("actions"):
            yield refused("a card shows something", where, CARD_SCHEMA)

    def part(self, part: Any, group: str, where: str) -> Iterator[Broken]:
        if group == "TextRun" and isinstance(part, str):
            return
        if not isinstance(part, dict):
            yield refused(f"{group} is an object", where, CARD_SCHEMA)
            return
        kind: Any = part.get("type", group if group not in schema.GROUPS else None)
        if not is_one_of(kind, schema.GROUPS.get(group, frozenset({group}))):
            yield refused(f"{kind!r} is no {group} of Adaptive Cards 1.5", where, CARD_SCHEMA)
            return
        yield from self._since(kind, where)
        yield from self._fields(part, kind, where)
        yield from self._advice(part, kind, where)

    def _since(self, name: str, where: str) -> Iterator[Broken]:
        first = schema.SINCE.get(name, (1, 0))
        if first > self.version:
            yield refused(f"{name} came with version {first[0]}.{first[1]}", where, CARD_SCHEMA)

    def _fields(self, part: Json, kind: str, where: str) -> Iterator[Broken]:
        fields = schema.FIELDS[kind]
        for name in schema.REQUIRED.get(kind, ()):
            if part.get(name) in (None, ""):
                yield refused(f"{kind} needs {name}", f"{where}.{name}", CARD_SCHEMA)
        for name, value in part.items():
            at = f"{where}.{name}"
            if name == "type":
                continue
            if name not in fields:
                yield refused(f"{kind} has no property {name}", at, CARD_SCHEMA)
                continue
            yield from self._since(name, at)
            yield from self._value(value, fields[name], at)
        yield from self._identity(part, kind, where)

    def _identity(self, part: Json, kind: str, where: str) -> Iterator[Broken]:
        name = part.get("id")
        if not isinstance(name, str) or kind in schema.ACTIONS:
            return
        if name in self.ids:
            yield refused(f"the id {name!r} is used twice", f"{where}.id", CARD_SCHEMA)
        self.ids.add(name)

    def _value(self, value: Any, kind: schema.Kind, where: str) -> Iterator[Broken]:
        match kind:
            case Parts(group):
                if not isinstance(value, list):
                    yield refused(f"a list of {group}", where, CARD_SCHEMA)
                    return
                for number, one in enumerate(value):
                    yield from self.part(one, group, f"{where}[{number}]")
            case Part(group):
                if not (where.endswith(".fallback") and value == "drop"):
                    yield from self._nested(value, group, where)
            case OneOf(words):
                if not isinstance(value, str) or value.lower() not in words:
                    yield refused(f"{value!r} is none of {', '.join(sorted(words))}", where, CARD_SCHEMA)
            case _:
                if wrong := _scalar(value, kind):
                    yield refused(wrong, where, CARD_SCHEMA)

    def _nested(self, value: Any, group: str, where: str) -> Iterator[Broken]:
        if not where.endswith(".fallback"):
            yield from self.part(value, group, where)
            return
        # A fallback is never on the screen with what it stands in for, so it may use the same ids.
        other = _Reader(self.version)
        yield from other.part(value, group, where)

    def _advice(self, part: Json, kind: str, where: str) -> Iterator[Broken]:
        if kind in schema.INPUTS:
            yield from _input_advice(part, kind, where)
        if kind in schema.ACTIONS:
            yield from _action_advice(part, kind, where)
        if kind in schema.CHART_TYPES and "fallback" not in part:
            yield guideline("a chart has a fallback for clients without charts", where, CHARTS)
        match kind:
            case "Image" if not part.get("altText"):
                yield guideline("an image has altText", where, CARDS_FORMAT)
            case "TextBlock" if part.get("wrap") is not True:
                yield guideline("a TextBlock wraps, else its end is cut off", where, CARDS_FORMAT)
            case "ActionSet" | "AdaptiveCard":
                primary = [one for one in objects(part.get("actions")) if _is_primary(one)]
                if len(primary) > MOST_PRIMARY_ACTIONS:
                    yield guideline(f"at most {MOST_PRIMARY_ACTIONS} primary actions", where, CARDS_FORMAT)
            case "Refresh":
                if len(_list(part.get("userIds"))) > MOST_REFRESHED_USERS:
                    yield refused(f"at most {MOST_REFRESHED_USERS} userIds", where, USER_VIEWS)
            case "Action.ToggleVisibility":
                for target in _list(part.get("targetElements")):
                    name = target.get("elementId") if isinstance(target, dict) else target
                    self.targets.append((str(name), where))
            case _:
                pass


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_primary(action: Json) -> bool:
    return str(action.get("mode", "primary")).lower() == "primary"


def _input_advice(part: Json, kind: str, where: str) -> Iterator[Broken]:
    if not part.get("label"):
        yield guideline("an input has a label, a placeholder is none", where, CARDS_FORMAT)
    if part.get("isRequired") and not part.get("errorMessage"):
        yield guideline("a required input has an errorMessage", where, CARDS_FORMAT)
    if kind != "Input.ChoiceSet":
        return
    choices = objects(part.get("choices"))
    values = [str(one.get("value")) for one in choices]
    if len(set(values)) < len(values):
        yield refused("two choices have one value", where, CARD_SCHEMA)
    if part.get("isMultiSelect") and any("," in value for value in values):
        yield refused("a value of a multiple choice has a comma", where, CARD_SCHEMA)
    value = str(part.get("value", ""))
    chosen = value.split(",") if part.get("isMultiSelect") else [value]
    if any(one not in {"", *values} for one in chosen):
        yield refused("the value chosen beforehand is no choice", where, CARD_SCHEMA)


def _action_advice(part: Json, kind: str, where: str) -> Iterator[Broken]:
    if not part.get("title"):
        yield guideline("an action has a title, for a screen reader too", where, CARDS_FORMAT)
    if kind != "Action.Execute" or ".refresh" in where or ".fallback" in where:
        return
    fallback = part.get("fallback")
    if not isinstance(fallback, dict) or fallback.get("type") != "Action.Submit":
        yield guideline("Action.Execute has an Action.Submit as fallback", where, UNIVERSAL_ACTIONS)


def _scalar(value: Any, kind: str) -> str | None:
    match kind:
        case "text":
            return None if isinstance(value, str) else "a string"
        case "bool":
            return None if isinstance(value, bool) else "true or false"
        case "number":
            return None if _is_number(value) else "a number"
        case "text or number":
            return None if isinstance(value, str) or _is_number(value) else "a string or a number"
        case "texts":
            fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
            return None if fits else "a list of strings"
        case "https":
            return _picture(value)
        case "link":
            fits = isinstance(value, str) and value.lower().startswith(LINK_SCHEMES)
            return None if fits else "a link people can follow"
        case "data":
            return None if isinstance(value, dict) else "data is an object, so that inputs can join it"
        case _:
            return None


def _picture(value: Any) -> str | None:
    if not isinstance(value, str) or not value.startswith(("https://", "data:image/")):
        return "an https address, or a data:image address"
    if value.startswith("data:") and len(value) * 3 // 4 > MOST_IMAGE_BYTES:
        return "an image of at most 1 MB"
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
