"""What a broadcast asks for thousands of times is made once."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def once(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Of frozen values alone, such as a pack's entries: the type checker does not know those for hashable."""
    return cast(Callable[_Given, _Made], lru_cache(maxsize=512)(make))
