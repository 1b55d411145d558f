"""The inputs of a card, and what the client lets a person enter (schema: Input.*, input validation)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from tests.standins.teams.rules import Json


class InputRefused(AssertionError):
    """The client keeps the person on the form: nothing was sent."""


@dataclass(frozen=True)
class Field:
    """One input: found by its id or label, entered as a person would (choices by their title or value)."""

    id: str
    kind: str
    label: str
    required: bool
    initial: str
    choices: tuple[tuple[str, str], ...]
    json: Json

    def entered(self, value: str) -> str:
        """The value the client sends, or InputRefused with the words the person would read."""
        message = self.json.get("errorMessage", f"{self.label or self.id}: {value!r} does not fit")
        if self.required and not value:
            raise InputRefused(message)
        if value and not self._fits(value):
            raise InputRefused(message)
        return self._sent(value)

    def _sent(self, value: str) -> str:
        if self.kind != "Input.ChoiceSet":
            return value
        by_title = {title: known for title, known in self.choices}
        return ",".join(by_title.get(one, one) for one in self._picked(value))

    def _picked(self, value: str) -> list[str]:
        several = self.json.get("isMultiSelect") is True
        return [one for one in (value.split(",") if several else [value]) if one]

    def _fits(self, value: str) -> bool:
        match self.kind:
            case "Input.ChoiceSet":
                known = {word for choice in self.choices for word in choice}
                return all(one in known for one in self._picked(value))
            case "Input.Number":
                return _between(_number(value), self.json.get("min"), self.json.get("max"))
            case "Input.Date":
                return _parses(date.fromisoformat, value)
            case "Input.Time":
                return _parses(time.fromisoformat, value)
            case "Input.Toggle":
                return value in {self.json.get("valueOn", "true"), self.json.get("valueOff", "false")}
            case _:
                short = len(value) <= self.json.get("maxLength", len(value))
                return short and re.search(self.json.get("regex", ""), value) is not None


def field_of(part: Json) -> Field:
    choices = tuple((str(one.get("title")), str(one.get("value"))) for one in part.get("choices", []))
    initial = part.get("value", part.get("valueOff", "false") if part["type"] == "Input.Toggle" else "")
    label = str(part.get("label") or part.get("title") or "")
    return Field(
        str(part.get("id")), part["type"], label, part.get("isRequired") is True, str(initial), choices, part
    )


def collect(fields: Iterable[Field], values: Mapping[str, str]) -> Json:
    """What is sent for the inputs of a card: what the person entered, else what stood there."""
    left, sent = dict(values), {}
    for field in fields:
        name = next((known for known in (field.id, field.label) if known in left), None)
        sent[field.id] = field.entered(left.pop(name) if name is not None else field.initial)
    if left:
        raise AssertionError(f"the card has no input {', '.join(left)}")
    return sent


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _between(value: float | None, least: Any, most: Any) -> bool:
    return value is not None and (least is None or value >= least) and (most is None or value <= most)


def _parses(parse: Any, value: str) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True
