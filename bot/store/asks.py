"""An Ask as text: a schedule and a planned post hold one, and the worker asks it when it is due."""

from functools import lru_cache

from pydantic import TypeAdapter

from bot.message import Ask

_ASK = TypeAdapter(Ask)


def write_ask(ask: Ask) -> str:
    return _ASK.dump_json(ask, exclude_defaults=True).decode()


@lru_cache(maxsize=256)
def read_ask(text: str) -> Ask:
    """Remembered: the posts of one schedule all have its own."""
    return _ASK.validate_json(text)
