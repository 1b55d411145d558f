"""An Ask as text: a schedule and a planned post hold one, and the worker asks it when it is due."""

from pydantic import TypeAdapter

from bot.message import Ask

_ASK = TypeAdapter(Ask)


def write_ask(ask: Ask) -> str:
    return _ASK.dump_json(ask, exclude_defaults=True).decode()


def read_ask(text: str) -> Ask:
    return _ASK.validate_json(text)
