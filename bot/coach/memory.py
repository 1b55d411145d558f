"""What was worked out for one draft is remembered while it is answered, and forgotten with it."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
MOST = 1024
"""Stretches of text remembered for each function; the longest drafts have some hundreds."""


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


_remembering: list[_Cached] = []


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Keeps the answers of a pure function of a stretch of text until `forget`."""
    cached = lru_cache(maxsize=MOST)(function)
    _remembering.append(cached)
    return cast("Callable[P, R]", cached)


def forget() -> None:
    """No word of a draft outlives its answer."""
    for cached in _remembering:
        cached.cache_clear()
