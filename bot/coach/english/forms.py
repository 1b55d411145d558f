"""Sentences known by a pattern of their grammar, each with what is made of one."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

Hit = re.Match[str]
Make = TypeVar("Make")


class Form(NamedTuple, Generic[Make]):
    pattern: "re.Pattern[str]"
    make: Make
    signs: tuple[str, ...]
    """Without any of these it can't be one."""


def fitting(forms: Iterable[Form[Make]], folded: str) -> Iterator[tuple[Make, Hit]]:
    """What is to be made of a whole text by each of the forms that it is, the first first."""
    for form in forms:
        for sign in form.signs:  # quicker than any(): there are hundreds, and few have a sign in a text
            if sign in folded:
                if hit := form.pattern.fullmatch(folded):
                    yield form.make, hit
                break
