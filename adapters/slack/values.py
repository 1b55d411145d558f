"""What a button or a form carries through Slack and back: a command, a verb, and ids."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, quote_plus


def value_of(command: str, verb: str, ids: Iterable[tuple[str, str]]) -> str:
    """What a button or a form carries: `command.verb?id=…`, never a person's words."""
    return f"{command}.{verb}?{query_of(ids)}"


def query_of(ids: Iterable[tuple[str, str]]) -> str:
    """In a value; JSON writes it as it is."""
    return "&".join([f"{_quoted(name)}={_quoted(value)}" for name, value in ids])


@lru_cache(maxsize=1024)
def _quoted(text: str) -> str:
    """A broadcast draws the same buttons thousands of times."""
    return quote_plus(text)


def read_value(value: str) -> tuple[str, str, dict[str, str]]:
    """The command, verb and ids again."""
    name, _, query = value.partition("?")
    command, _, verb = name.partition(".")
    return command, verb, dict(parse_qsl(query, keep_blank_values=True))
