"""What a command is. Its module's first docstring line is its English description."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.message import Ask, Reply
from bot.services import Services

Handler = Callable[[Ask, Services], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A menu entry on a message: `Ask(command, verb=verb, message=<its text>)`; `ids["from"]` is "other" where
    somebody else wrote it. Label and description: text keys; a label has at most 24 characters."""

    verb: str
    label_key: str
    description_key: str


@dataclass(frozen=True, slots=True)
class Command:
    """One command on every door.

    `slash`: has a name of its own (`/tip`); the others are words of `/rapport`.
    `draft`: its text is a person's draft, so it is never answered where others can see.
    `listed`: shown in help. `shortcuts`: entries on a message's menu.
    """

    name: str
    handle: Handler
    slash: bool = False
    draft: bool = False
    listed: bool = True
    audience: Literal["everyone", "leads"] = "everyone"
    shortcuts: tuple[Shortcut, ...] = ()

    @property
    def description(self) -> str:
        """The first line of the handler's module: one sentence without a full stop."""
        return _first_line(self.handle)


@cache
def _first_line(handle: Handler) -> str:
    module = inspect.getmodule(handle)
    return (inspect.getdoc(module) or "").partition("\n")[0].rstrip(".")
