"""Whole sentences known by a pattern of their grammar, each with what says them anew; and what may lead such a sentence."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.coach.choice import Choice
from bot.coach.english.text import fold
from bot.coach.kinder.named import ENDS
from bot.coach.kinder.said import Said
from bot.coach.wording import Wording

Hit = re.Match[str]
LONGEST = 240
LEAD = r"(?:(?:and|but|so|also|however|please|just|kindly),? )*"
PUSH = (
    r"(?:(?:please|just|kindly|simply|do|always|try (?:to|and)|remember to|be sure to|(?:please )?(?:make sure|ensure)(?: (?:that )?you| to)"
    r"|you (?:should|must|need to|may want to|might want to|will need to|ought to|have to|may wish to|could)|(?:we|i) (?:would |must )?(?:ask|advise|suggest|recommend)(?: (?:that )?you)?(?: to)?),? )*"
)
SURELY = r"(?:really|actually|indeed|genuinely|truly|in fact|honestly)"


class Form(NamedTuple):
    signs: tuple[str, ...]
    """Without any of these it can't be one."""
    pattern: "re.Pattern[str]"
    make: "Callable[[Hit, str, Wording, Choice], Said | None]"


def by_form(forms: Sequence[Form], text: str, wording: Wording, choice: Choice) -> Said | None:
    """By the first of the forms that the whole text is; None where it is none."""
    bare = text.strip(ENDS)
    if len(bare) > LONGEST:
        return None
    folded = fold(bare)
    for form in forms:
        if not any(sign in folded for sign in form.signs) or not (hit := form.pattern.fullmatch(folded)):
            continue
        if (made := form.make(hit, bare, wording, choice)) and made.text:
            return made
    return None


def cut(hit: Hit, name: str, bare: str) -> str:
    return bare[hit.start(name) : hit.end(name)].strip(" ,") if hit[name] else ""
